//! Undo and redo over everything done to a draft since it was opened.
//!
//! Typing is one step until the writer pauses, moves to another field or does something else.

use jiff::Timestamp;

use crate::id::BlockId;
use crate::question::{Caret, Change, Detail, Draft, Edit};

/// A pause longer than this ends a step of typing, in milliseconds.
const PAUSE: i64 = 1_000;

/// What was done, and what was undone and can be done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

#[derive(Clone, Debug)]
struct Step {
    /// What leads back to before the step, in the order in which it was done.
    inverses: Vec<Change>,
    /// Where the caret stood before the edit.
    before: Option<Caret>,
    /// Where the edit left it.
    after: Option<Caret>,
    typed: Option<(Field, Timestamp)>,
}

/// The field that typing goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Block(BlockId),
    Detail(std::mem::Discriminant<Detail>),
}

/// What an undo or a redo did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Where the caret belongs now; `None` for a change of details.
    pub caret: Option<Caret>,
}

/// The field that an edit types into; `None` for an edit that stands alone.
fn typed_in(edit: &Edit) -> Option<Field> {
    match edit {
        Edit::SetText { block, .. } => Some(Field::Block(*block)),
        Edit::SetDetail(detail) => Some(Field::Detail(std::mem::discriminant(detail))),
        _ => None,
    }
}

impl History {
    /// Makes an edit and remembers it. `caret` is where the writer's caret was.
    ///
    /// # Errors
    /// As [`Draft::apply`]; then nothing is remembered.
    pub fn apply(
        &mut self,
        draft: &mut Draft,
        edit: Edit,
        caret: Option<Caret>,
        now: Timestamp,
    ) -> Result<Option<Caret>, crate::question::EditError> {
        let typed = typed_in(&edit).map(|field| (field, now));
        let applied = draft.apply(edit)?;
        draft.edited_at = now;
        self.future.clear();
        if self.goes_on(typed) {
            self.past.last_mut().into_iter().for_each(|step| {
                step.typed = typed;
                step.after = applied.caret;
            });
        } else {
            // Undoing a detail leaves the caret where it is: in the field of that detail.
            let before = caret.filter(|_| applied.caret.is_some());
            self.past.push(Step { inverses: vec![applied.undo], before, after: applied.caret, typed });
        }
        Ok(applied.caret)
    }

    /// Makes an edit that follows from the last one, as the choice of rules follows from the name of a body: one undo
    /// takes both back.
    ///
    /// # Errors
    /// As [`Draft::apply`]; then nothing is remembered.
    pub fn follow(&mut self, draft: &mut Draft, edit: Edit, now: Timestamp) -> Result<(), crate::question::EditError> {
        let Some(step) = self.past.last_mut() else { return self.apply(draft, edit, None, now).map(drop) };
        step.inverses.push(draft.apply(edit)?.undo);
        draft.edited_at = now;
        self.future.clear();
        Ok(())
    }

    /// Whether this typing belongs to the last step: its inverse still leads back to before that step.
    fn goes_on(&self, typed: Option<(Field, Timestamp)>) -> bool {
        let last = self.past.last().and_then(|step| step.typed);
        match (last, typed) {
            (Some((field, then)), Some((same, now))) => {
                field == same && now.as_millisecond() - then.as_millisecond() < PAUSE
            }
            _ => false,
        }
    }

    /// Ends a step of typing, so that what follows is a step of its own.
    pub fn pause(&mut self) {
        self.past.last_mut().into_iter().for_each(|step| step.typed = None);
    }

    /// Takes the last step back; `None` when there is none.
    pub fn undo(&mut self, draft: &mut Draft, now: Timestamp) -> Option<Moved> {
        let step = self.past.pop()?;
        let moved = Moved { caret: step.before };
        self.future.push(step.turned(draft, now));
        Some(moved)
    }

    /// Does the last undone step again; `None` when there is none.
    pub fn redo(&mut self, draft: &mut Draft, now: Timestamp) -> Option<Moved> {
        let step = self.future.pop()?;
        let moved = Moved { caret: step.after };
        self.past.push(step.turned(draft, now));
        Some(moved)
    }

    /// Whether there is anything to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is anything to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

impl Step {
    fn turned(self, draft: &mut Draft, now: Timestamp) -> Step {
        draft.edited_at = now;
        let inverses = self.inverses.into_iter().rev().map(|inverse| inverse.make(draft)).collect();
        Step { inverses, typed: None, ..self }
    }
}
