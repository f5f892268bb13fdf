//! What can be done to a page under review, and doing it.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::minutes::marker_of;

use super::row::{Key, Reply, Role, Row, Section};
use super::state::State;
use super::{Review, question, start};

/// One thing that a person does. Rows are named by their place in [`Review::rows`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Cuts a row in two at a byte of its words. At 0, a row that goes on with the one before no longer does.
    Split {
        /// The row.
        row: usize,
        /// Where, in bytes of its words.
        at: usize,
    },
    /// Makes a row go on with the paragraph before it, in the text where that stands.
    Join {
        /// The row.
        row: usize,
    },
    /// Says anew what some rows are. Labels among words stay labels.
    Assign {
        /// The rows.
        rows: Range<usize>,
        /// What they are.
        to: Target,
    },
    /// Makes some rows a text of its own: see [`Start`]. What follows them in the text that they were part of
    /// goes with them: what stood after a question in an answer becomes its answer.
    Start {
        /// The rows.
        rows: Range<usize>,
        /// What begins with them.
        what: Start,
    },
    /// Moves the beginning of a text by a paragraph: up takes one in, down gives the first one away.
    MoveStart {
        /// The text.
        section: Section,
        /// Whether it moves up.
        up: bool,
    },
    /// Gives the answer to one question to another.
    MoveAnswer {
        /// The question that has it.
        from: Key,
        /// The question that it answers.
        to: Key,
    },
    /// Gives a supplementary with its answer to another question.
    MoveSupplementary {
        /// The supplementary.
        supplementary: Key,
        /// The question that it arose from.
        to: Key,
    },
    /// Sets a name, or takes it away.
    SetName {
        /// Which.
        name: Name,
        /// The name; white space around it is left out and an empty name is none.
        value: Option<String>,
    },
    /// Sets the day of the meeting, or takes it away.
    SetDate(Option<Date>),
    /// Makes a paragraph of a question a part with this bare label (empty for a bullet), or a paragraph again.
    /// A printed label at its head becomes a label.
    SetPart {
        /// The row.
        row: usize,
        /// The label; `None` for a paragraph.
        label: Option<String>,
    },
    /// Leaves out words from all that will be kept.
    LeaveOut {
        /// The row.
        row: usize,
        /// The bytes of its words.
        range: Range<usize>,
    },
    /// Keeps the words of a row that were to be left out.
    PutBack {
        /// The row.
        row: usize,
    },
    /// Says that something is no question: its words fit nowhere.
    RemoveQuestion(Key),
    /// Says that a question only goes on with the text before it: its words and labels join that.
    FoldQuestion(Key),
    /// Settles a doubt by one of the answers that [`Review::asked`] gives.
    Settle {
        /// The doubt, by its place in [`Review::doubts`].
        doubt: usize,
        /// The answer, by its place among the answers.
        answer: usize,
    },
    /// Opens a settled doubt again. What settled it stays.
    Reopen {
        /// The doubt.
        doubt: usize,
    },
}

/// What rows may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// Words of a text of a question that is there. An answer need not be there yet.
    Section(Section),
    /// Words that fit nowhere.
    Remainder,
    /// A label, of the question before it.
    Label,
    /// Menus and notices around the text.
    Furniture,
}

/// What may begin at a row. All but a question belong to the question that the row stands after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Start {
    /// A question. What follows of the question before it goes with it.
    Question,
    /// The answer to the question.
    Answer,
    /// A further supplementary to the question.
    Supplementary,
    /// The answer to the supplementary before it.
    SupplementaryAnswer,
}

/// A name that may be set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Name {
    /// The council or panel.
    Body,
    /// The title of the item.
    Title,
    /// The number of a question.
    Number(Key),
    /// Who asked.
    Asker(Key),
    /// Who was asked.
    AskedOf(Key),
    /// The heading of a question.
    Subject(Key),
    /// Who asked a supplementary.
    SupplementaryAsker(Key),
    /// Who gave an answer: of this question or supplementary.
    AnsweredBy(Section),
}

/// Why an edit cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// No such row, or no such place in it.
    NoSuchPlace,
    /// The question, supplementary or answer is not there.
    NoSuchText,
    /// Nothing stands before it.
    NothingBefore,
    /// Only a paragraph of a question can be a part.
    NotOfAQuestion,
    /// It is so already.
    NothingChanged,
}

impl EditError {
    /// One plain sentence: what is wrong and what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoSuchPlace => "There are no words at this place. Choose a place between two words.",
            Self::NoSuchText => "That question or answer is not there any more. Choose another.",
            Self::NothingBefore => "Nothing stands before this that it could belong to. Start a question first.",
            Self::NotOfAQuestion => "Only a paragraph of a question can be a part. Make it part of the question first.",
            Self::NothingChanged => "It is so already. Nothing was changed.",
        }
    }
}

/// Makes an edit. `state` may be half changed where it fails.
pub(super) fn make(edit: &Edit, state: &mut State, review: &Review) -> Result<(), EditError> {
    let before: BTreeSet<Section> = state.rows.iter().filter_map(Row::section).collect();
    act(edit, state, review)?;
    tidy(&before, state);
    Ok(())
}

fn act(edit: &Edit, state: &mut State, review: &Review) -> Result<(), EditError> {
    match edit {
        Edit::Split { row, at } => split(state, review, *row, *at),
        Edit::Join { row } => join(state, *row),
        Edit::Assign { rows, to } => assign_to(state, rows.clone(), *to),
        Edit::Start { rows, what } => start::start(state, rows.clone(), *what),
        Edit::MoveStart { section, up } => start::move_start(state, *section, *up),
        Edit::MoveAnswer { from, to } => start::move_answer(state, *from, *to),
        Edit::MoveSupplementary { supplementary, to } => start::move_supplementary(state, *supplementary, *to),
        Edit::SetName { name, value } => set_name(state, *name, value.as_deref()),
        Edit::SetDate(date) => {
            state.names.about.meeting_date = *date;
            Ok(())
        }
        Edit::SetPart { row, label } => set_part(state, review, *row, label.as_deref()),
        Edit::LeaveOut { row, range } => leave_out(state, review, *row, range.clone()),
        Edit::PutBack { row } => row_mut(state, *row).map(|row| row.left_out = false),
        Edit::RemoveQuestion(key) => start::give_away(state, *key, &Role::Remainder),
        Edit::FoldQuestion(key) => start::fold(state, *key),
        Edit::Settle { doubt, answer } => settle(state, review, *doubt, *answer),
        Edit::Reopen { doubt } => set_settled(state, *doubt, false),
    }
}

/// Answers, supplementaries and questions that an edit left without words are there no more.
fn tidy(before: &BTreeSet<Section>, state: &mut State) {
    let now: BTreeSet<Section> = state.rows.iter().filter_map(Row::section).collect();
    let emptied: Vec<Section> = before.difference(&now).copied().collect();
    for &section in &emptied {
        state.reply_mut(section).into_iter().for_each(|reply| *reply = None);
    }
    let names_nothing = |key: Key, questions: bool| {
        emptied.iter().any(|section| match *section {
            Section::Question(found) => questions && found == key,
            Section::Supplementary(found) | Section::SupplementaryAnswer(found) => !questions && found == key,
            Section::Answer(_) => false,
        })
    };
    for question in &mut state.names.questions {
        question.supplementaries.retain(|found| {
            let has_words = now.contains(&Section::Supplementary(found.key));
            has_words || found.answer.is_some() || !names_nothing(found.key, false)
        });
    }
    state.names.questions.retain(|question| {
        let named = question.number.is_some() || question.asker.is_some() || question.subject.is_some();
        let followed = question.answer.is_some() || !question.supplementaries.is_empty();
        named || followed || !names_nothing(question.key, true)
    });
    start::release_labels(state);
}

fn row_mut(state: &mut State, row: usize) -> Result<&mut Row, EditError> {
    state.rows.get_mut(row).ok_or(EditError::NoSuchPlace)
}

/// Cuts a row at a byte of its words, so that the second half is a row after it.
fn cut(state: &mut State, review: &Review, row: usize, at: usize) -> Result<(), EditError> {
    let first = row_mut(state, row)?;
    let words = review.printed(first);
    if at == 0 || at >= words.len() || !words.is_char_boundary(at) {
        return Err(EditError::NoSuchPlace);
    }
    let mut second = first.clone();
    first.range.end = first.range.start + at;
    second.range.start = first.range.end;
    state.rows.insert(row + 1, second);
    Ok(())
}

fn split(state: &mut State, review: &Review, row: usize, at: usize) -> Result<(), EditError> {
    let found = row_mut(state, row)?;
    if at == 0 {
        found.joined = false;
        return Ok(());
    }
    let words = review.printed(found);
    let has_words = |part: Option<&str>| part.is_some_and(|part| !part.trim().is_empty());
    if found.left_out || !has_words(words.get(..at)) || !has_words(words.get(at..)) {
        return Err(EditError::NoSuchPlace);
    }
    cut(state, review, row, at)?;
    let second = row_mut(state, row + 1)?;
    second.joined = false;
    if let Role::Words { part, .. } = &mut second.role {
        *part = None;
    }
    Ok(())
}

fn join(state: &mut State, row: usize) -> Result<(), EditError> {
    let is_text = |row: &Row| matches!(row.role, Role::Words { .. } | Role::Remainder);
    let group = group(state, row);
    let before = state.rows.get(..row).ok_or(EditError::NoSuchPlace)?;
    let target = before.iter().rposition(is_text).ok_or(EditError::NothingBefore)?;
    let mut role = state.rows.get(target).map(|row| row.role.clone()).ok_or(EditError::NothingBefore)?;
    if let Role::Words { part, .. } = &mut role {
        *part = None;
    }
    assign(state, group, &role);
    row_mut(state, row)?.joined = true;
    merge(state, row);
    Ok(())
}

/// Two rows that follow one another in a paragraph and are one text are one row.
fn merge(state: &mut State, row: usize) {
    let Some([first, second]) = row.checked_sub(1).and_then(|at| state.rows.get_mut(at..=row)) else { return };
    let follow = first.paragraph == second.paragraph && !first.left_out && !second.left_out;
    if follow && first.section() == second.section() && matches!(first.role, Role::Words { .. } | Role::Remainder) {
        first.range.end = second.range.end;
        state.rows.remove(row);
    }
}

/// The rows that are one paragraph of a text with this one, from it on.
pub(super) fn group(state: &State, row: usize) -> Range<usize> {
    let Some(first) = state.rows.get(row) else { return row..row };
    let rest = state.rows.get(row + 1..).unwrap_or_default();
    let goes_on = |next: &&Row| next.joined && next.section() == first.section();
    row..row + 1 + rest.iter().take_while(goes_on).count()
}

/// Says what rows are. A row that went on with another across the border no longer does.
pub(super) fn assign(state: &mut State, rows: Range<usize>, role: &Role) {
    let is_text = |row: &Row| matches!(row.role, Role::Words { .. } | Role::Remainder);
    let labels_stay =
        !matches!(role, Role::Label(_)) && state.rows.get(rows.clone()).is_some_and(|rows| rows.iter().any(is_text));
    let after = rows.end;
    let last = after.checked_sub(1).and_then(|last| state.rows.get(last)).and_then(Row::section);
    for (index, row) in state.rows.get_mut(rows.clone()).into_iter().flatten().enumerate() {
        if labels_stay && !is_text(row) {
            continue;
        }
        row.joined &= index > 0;
        let part = match (&row.role, role) {
            (Role::Words { section, part }, Role::Words { section: to, .. }) if section == to => part.clone(),
            _ => None,
        };
        row.role = match role {
            Role::Words { section, .. } => Role::Words { section: *section, part },
            other => other.clone(),
        };
    }
    let next = state.rows.get_mut(after..).into_iter().flatten().find(|row| row.section().is_some());
    next.into_iter().filter(|row| row.section() == last).for_each(|row| row.joined = false);
}

fn assign_to(state: &mut State, rows: Range<usize>, to: Target) -> Result<(), EditError> {
    if rows.is_empty() || rows.end > state.rows.len() {
        return Err(EditError::NoSuchPlace);
    }
    let role = match to {
        Target::Section(section) => {
            open(state, section)?;
            Role::words(section)
        }
        Target::Remainder => Role::Remainder,
        Target::Furniture => Role::Furniture,
        Target::Label => {
            let question = state.question_at(rows.start).and_then(|at| state.names.questions.get(at));
            Role::Label(question.map(|question| question.key))
        }
    };
    assign(state, rows, &role);
    Ok(())
}

/// Makes sure that a section is there for words to go to.
pub(super) fn open(state: &mut State, section: Section) -> Result<(), EditError> {
    state.owner(section).ok_or(EditError::NoSuchText)?;
    if let Some(reply) = state.reply_mut(section) {
        reply.get_or_insert_default();
    }
    Ok(())
}

fn set_name(state: &mut State, name: Name, value: Option<&str>) -> Result<(), EditError> {
    let value = value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    let slot = match name {
        Name::Body => Some(&mut state.names.about.body),
        Name::Title => Some(&mut state.names.about.title),
        Name::Number(key) => state.question_mut(key).map(|question| &mut question.number),
        Name::Asker(key) => state.question_mut(key).map(|question| &mut question.asker),
        Name::AskedOf(key) => state.question_mut(key).map(|question| &mut question.asked_of),
        Name::Subject(key) => state.question_mut(key).map(|question| &mut question.subject),
        Name::SupplementaryAsker(key) => state.supplementary_mut(key).map(|found| &mut found.asker),
        Name::AnsweredBy(section) => {
            state.reply_mut(section).and_then(Option::as_mut).map(|reply: &mut Reply| &mut reply.by)
        }
    };
    *slot.ok_or(EditError::NoSuchText)? = value;
    Ok(())
}

fn set_part(state: &mut State, review: &Review, row: usize, label: Option<&str>) -> Result<(), EditError> {
    let found = row_mut(state, row)?;
    let Role::Words { section: Section::Question(key), part } = &mut found.role else {
        return Err(EditError::NotOfAQuestion);
    };
    let key = *key;
    *part = label.map(|label| label.trim().to_owned());
    if label.is_some() {
        found.joined = false;
    }
    let printed = marker_of(review.printed(found)).1;
    if label.is_some() && printed > 0 && !found.left_out {
        cut(state, review, row, printed)?;
        row_mut(state, row)?.role = Role::Label(Some(key));
    }
    Ok(())
}

fn leave_out(state: &mut State, review: &Review, row: usize, range: Range<usize>) -> Result<(), EditError> {
    let found = row_mut(state, row)?;
    let words = review.printed(found);
    if found.left_out || words.get(range.clone()).is_none_or(str::is_empty) {
        return Err(EditError::NoSuchPlace);
    }
    if range.end < words.len() {
        cut(state, review, row, range.end)?;
        row_mut(state, row + 1)?.joined = true;
    }
    let mut at = row;
    if range.start > 0 {
        cut(state, review, row, range.start)?;
        at += 1;
        row_mut(state, at)?.joined = true;
    }
    row_mut(state, at)?.left_out = true;
    Ok(())
}

fn settle(state: &mut State, review: &Review, doubt: usize, answer: usize) -> Result<(), EditError> {
    let asked = question::ask(review, doubt).ok_or(EditError::NoSuchText)?;
    let choice = asked.answers.get(answer).ok_or(EditError::NoSuchText)?;
    for edit in &choice.edits {
        act(edit, state, review)?;
    }
    set_settled(state, doubt, true)
}

fn set_settled(state: &mut State, doubt: usize, settled: bool) -> Result<(), EditError> {
    state.names.doubts.get_mut(doubt).ok_or(EditError::NoSuchText)?.settled = settled;
    Ok(())
}
