//! One open question: every act of the writer goes through here, so that all of it can be undone.

use leptos::prelude::*;

use super::browser::{self, focus_soon, fresh_block};
use super::desk::Desk;
use super::saver;
use crate::citation::Citation;
use crate::history::History;
use crate::id::BlockId;
use crate::question::{Block, Caret, Direction, Draft, Edit, Kind, Label, labels};
use crate::text::utf16_offset;

/// The open question. Copied freely; the pieces of the page take it from the context.
#[derive(Clone, Copy)]
pub(super) struct Composer {
    /// The page's desk.
    pub(super) desk: Desk,
    /// The question as it stands.
    pub(super) draft: RwSignal<Draft>,
    /// The block that is written in, or was last.
    pub(super) active: RwSignal<Option<BlockId>>,
    /// The label of every block, in order.
    pub(super) labels: Memo<Vec<(BlockId, Option<Label>)>>,
    /// Whether there is something to undo, and to do again.
    pub(super) can: RwSignal<(bool, bool)>,
    history: StoredValue<History>,
    caret: StoredValue<Option<Caret>>,
}

/// The id of the field that a block is written in.
pub(super) fn field_id(block: BlockId) -> String {
    format!("block-{block}")
}

impl Composer {
    /// Opens a draft.
    pub(super) fn open(desk: Desk, draft: Draft) -> Self {
        let first = draft.question.blocks.first().map(|block| block.id);
        let draft = RwSignal::new(draft);
        let labels = Memo::new(move |_| {
            draft.with(|draft| {
                let blocks = &draft.question.blocks;
                blocks.iter().map(|block| block.id).zip(labels(blocks)).collect()
            })
        });
        Self {
            desk,
            draft,
            active: RwSignal::new(first),
            labels,
            can: RwSignal::new((false, false)),
            history: StoredValue::default(),
            caret: StoredValue::new(None),
        }
    }

    /// The open question of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Makes an edit. Whether the focus follows is up to the caller: typing has it already.
    fn make(self, edit: Edit) -> Option<Caret> {
        let before = self.caret.get_value();
        let mut result = Ok(None);
        self.draft.update(|draft| {
            self.history.update_value(|history| result = history.apply(draft, edit, before, browser::now()));
        });
        self.changed();
        match result {
            Ok(caret) => {
                self.caret.set_value(caret.or(before));
                caret
            }
            Err(error) => {
                self.desk.say(error.sentence());
                None
            }
        }
    }

    fn changed(self) {
        self.history.with_value(|history| self.can.set((history.can_undo(), history.can_redo())));
        self.desk.end_offer();
        saver::soon(self.desk, self.draft);
    }

    /// Makes an edit that was typed into a field.
    pub(super) fn type_in(self, edit: Edit) {
        self.make(edit);
    }

    /// Makes an edit that follows from the last one: one undo takes both back.
    pub(super) fn follow(self, edit: Edit) {
        let mut result = Ok(());
        self.draft.update(|draft| {
            self.history.update_value(|history| result = history.follow(draft, edit, browser::now()));
        });
        self.changed();
        if let Err(error) = result {
            self.desk.say(error.sentence());
        }
    }

    /// Makes an edit that is a step of its own, also where something was typed into the same field just before.
    pub(super) fn alone(self, edit: Edit) {
        self.pause();
        self.make(edit);
        self.pause();
    }

    /// Puts words that introduce a quotation, the quotation, and an empty paragraph to write on in at the end of the
    /// question, and goes there. One undo takes all of it back.
    pub(super) fn quote_at_end(self, lead_in: &str, citation: Citation) {
        let last = self.draft.with_untracked(|draft| draft.question.blocks.last().map(|block| block.id));
        let text = citation.words();
        let introduction = Block::paragraph(fresh_block(), lead_in);
        let quotation = Block { id: fresh_block(), kind: Kind::Quotation(Some(Box::new(citation))), text };
        let rest = Block::paragraph(fresh_block(), "");
        let (first, second, third) = (introduction.id, quotation.id, rest.id);
        self.alone(Edit::Insert { after: last, block: introduction });
        if self.block(first).is_some() {
            self.follow(Edit::Insert { after: Some(first), block: quotation });
            self.follow(Edit::Insert { after: Some(second), block: rest });
            self.go(Caret { block: third, offset: 0 });
        }
    }

    /// What comes next is a step of its own.
    pub(super) fn pause(self) {
        self.history.update_value(History::pause);
    }

    /// Makes an edit and goes where writing goes on. Says whether it was made.
    pub(super) fn act(self, edit: Edit) -> bool {
        let caret = self.make(edit);
        caret.into_iter().for_each(|caret| self.go(caret));
        caret.is_some()
    }

    /// Puts the caret somewhere.
    pub(super) fn go(self, caret: Caret) {
        self.active.set(Some(caret.block));
        self.caret.set_value(Some(caret));
        let offset = self.draft.with_untracked(|draft| {
            let block = draft.question.block(caret.block)?;
            let text = block.text.get(..caret.offset).unwrap_or(&block.text);
            u32::try_from(utf16_offset(text, text.len())).ok()
        });
        focus_soon(field_id(caret.block), offset.map(|offset| (offset, offset)));
    }

    /// Selects some bytes of a block, as far as it still has them.
    pub(super) fn select(self, block: BlockId, start: usize, end: usize) {
        self.active.set(Some(block));
        let units = self.draft.with_untracked(|draft| {
            let text = &draft.question.block(block)?.text;
            let unit = |byte: usize| u32::try_from(utf16_offset(text, byte.min(text.len()))).ok();
            Some((unit(start)?, unit(end)?))
        });
        focus_soon(field_id(block), units);
    }

    /// Remembers where the caret is, for what comes next. A field that loses the focus because its block has gone
    /// has nothing to say of it.
    pub(super) fn rest(self, caret: Caret) {
        // The browser takes the focus out of a field also when the whole page has gone already.
        if self.has(&caret) {
            let _ = self.caret.try_set_value(Some(caret));
        }
    }

    fn has(self, caret: &Caret) -> bool {
        self.draft.try_with_untracked(|draft| draft.question.block(caret.block).is_some()).unwrap_or(false)
    }

    /// Where the caret is or last was; the end of the question if it never was anywhere.
    pub(super) fn caret(self) -> Option<Caret> {
        let end = || {
            self.draft.with_untracked(|draft| {
                let last = draft.question.blocks.last()?;
                Some(Caret { block: last.id, offset: last.text.len() })
            })
        };
        self.caret.get_value().filter(|caret| self.has(caret)).or_else(end)
    }

    /// Takes the last step back.
    pub(super) fn undo(self) {
        self.turn(History::undo, "Undone.", "There is nothing to undo.");
    }

    /// Does the last undone step again.
    pub(super) fn redo(self) {
        self.turn(History::redo, "Done again.", "There is nothing to do again.");
    }

    fn turn(
        self,
        step: fn(&mut History, &mut Draft, jiff::Timestamp) -> Option<crate::history::Moved>,
        done: &str,
        nothing: &str,
    ) {
        let mut moved = None;
        self.draft.update(|draft| {
            self.history.update_value(|history| moved = step(history, draft, browser::now()));
        });
        match moved {
            Some(moved) => {
                self.changed();
                self.desk.speak(done);
                moved.caret.into_iter().for_each(|caret| self.go(caret));
            }
            None => self.desk.speak(nothing),
        }
    }

    /// Another tab's version takes this one's place; what could be undone belongs to the old one.
    pub(super) fn replace(self, draft: Draft) {
        self.history.set_value(History::default());
        self.can.set((false, false));
        self.desk.place(draft.clone());
        self.draft.set(draft);
    }

    /// The block with this id, as it stands.
    pub(super) fn block(self, id: BlockId) -> Option<Block> {
        self.draft.with_untracked(|draft| draft.question.block(id).cloned())
    }

    /// The block before or after.
    pub(super) fn neighbour(self, id: BlockId, direction: Direction) -> Option<Block> {
        self.draft.with_untracked(|draft| {
            let at = draft.question.position(id)?;
            let there = match direction {
                Direction::Up => at.checked_sub(1)?,
                Direction::Down => at + 1,
            };
            draft.question.blocks.get(there).cloned()
        })
    }

    /// Adds an empty block after the active one. A paragraph that is still empty becomes it, but for
    /// the opening.
    pub(super) fn add(self, kind: Kind) {
        let after = self.caret().map(|caret| caret.block);
        let empty = |block: &Block| block.kind == Kind::Paragraph && block.text.is_empty();
        if let Some(block) = after.and_then(|id| self.block(id)).filter(empty)
            && self.neighbour(block.id, Direction::Up).is_some()
        {
            self.act(Edit::SetKind(block.id, kind));
            return;
        }
        self.act(Edit::Insert { after, block: Block { id: fresh_block(), kind, text: String::new() } });
    }

    /// Moves a block and says where it stands now.
    pub(super) fn shift(self, id: BlockId, direction: Direction) {
        let caret = self.caret.get_value().filter(|caret| caret.block == id);
        if self.act(Edit::Move(id, direction)) {
            caret.into_iter().for_each(|caret| self.go(caret));
            let name = self.name(id);
            let (at, of) =
                self.draft.with_untracked(|draft| (draft.question.position(id), draft.question.blocks.len()));
            self.desk.speak(&format!("Moved. {name}, {} of {of}.", at.map_or(1, |at| at + 1)));
        }
    }

    /// Makes a block another kind and says what it is now.
    pub(super) fn turn_into(self, id: BlockId, kind: Kind) {
        let caret = self.caret.get_value().filter(|caret| caret.block == id);
        if self.act(Edit::SetKind(id, kind)) {
            caret.into_iter().for_each(|caret| self.go(caret));
            self.desk.speak(&format!("Now {}.", self.name(id)));
        }
    }

    /// What a block is called: "Opening", "Part b", "Sub-part ii".
    pub(super) fn name(self, id: BlockId) -> String {
        let label = self.labels.with_untracked(|labels| {
            labels.iter().find(|(block, _)| *block == id).and_then(|(_, label)| label.clone())
        });
        self.draft.with_untracked(|draft| block_name(draft, id, label.as_ref()))
    }
}

/// What a block is called, by its label and place.
pub(super) fn block_name(draft: &Draft, id: BlockId, label: Option<&Label>) -> String {
    let blocks = &draft.question.blocks;
    let place = blocks.iter().position(|block| block.id == id);
    let block = place.and_then(|place| blocks.get(place));
    block.map(|block| block.name(place == Some(0), label)).unwrap_or_default()
}
