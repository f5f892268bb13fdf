//! Everything that can be done to a draft, each with its undo.
//!
//! An `Edit` says what the writer meant. It is lowered to a `Change`, of which there are only
//! a few kinds; making a change turns it into its own inverse. So there is one undo for all edits.

use jiff::civil::{Date, Time};

use super::{Advice, Block, Details, Draft, Kind, place};
use crate::citation::Link;
use crate::id::BlockId;

/// What the writer wants done. Offsets are in bytes of the block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A detail or the deadline gets a new value.
    SetDetail(Detail),
    /// A block's words, after typing.
    SetText {
        /// The block typed in.
        block: BlockId,
        /// All its words.
        text: String,
        /// Where the caret stands after them.
        caret: usize,
    },
    /// A new block after another, or at the start.
    Insert {
        /// The block before it.
        after: Option<BlockId>,
        /// What is put in.
        block: Block,
    },
    /// A block goes.
    Remove(BlockId),
    /// A block, with its sub-parts, changes places with its neighbour.
    Move(BlockId, Direction),
    /// A block is cut in two; words that were selected go.
    Split {
        /// The block to cut.
        block: BlockId,
        /// The selected bytes; empty for a mere caret.
        selected: (usize, usize),
        /// The id of the second half.
        rest: BlockId,
    },
    /// A block's words go to the end of the one before.
    Join(BlockId),
    /// A paragraph becomes a part, a part a sub-part, and so on.
    SetKind(BlockId, Kind),
    /// Blocks take the place of the selected words; what was pasted runs on from the words around it.
    Paste {
        /// The block with the caret.
        block: BlockId,
        /// The selected bytes.
        selected: (usize, usize),
        /// What was pasted.
        blocks: Vec<Block>,
        /// The id for what followed the caret, should it need a block of its own.
        rest: BlockId,
    },
    /// A quotation is put where the caret stands and keeps to itself.
    Quote {
        /// The block with the caret.
        block: BlockId,
        /// The caret.
        at: usize,
        /// The quotation.
        quotation: Block,
        /// The id for what followed the caret, or for a new paragraph to write on in.
        rest: BlockId,
    },
}

/// A detail with its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The body that meets.
    Body(String),
    /// The day of the meeting.
    MeetingDate(Option<Date>),
    /// When it begins.
    MeetingTime(Option<Time>),
    /// The asker's printed name.
    Asker(String),
    /// The asker's ward.
    Ward(String),
    /// Who is asked.
    AskedOf(String),
    /// What it is about.
    Subject(String),
    /// The last day for the clerk to have it.
    Deadline(Option<Date>),
    /// The time of that day.
    DeadlineTime(Option<Time>),
    /// What the writer decided about advice.
    Advice(Box<Advice>),
    /// The published questions that its words refer to.
    Links(Vec<Link>),
}

/// Towards the start or the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the start.
    Up,
    /// Towards the end.
    Down,
}

/// Where writing goes on: a block and a byte offset in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The block.
    pub block: BlockId,
    /// Bytes from the start of its text.
    pub offset: usize,
}

/// Why an edit was not made. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The block is not in this question, for instance because another edit removed it.
    NoSuchBlock,
    /// There is nothing before it to go to.
    First,
    /// There is nothing after it to go to.
    Last,
    /// A sub-part needs a part before it.
    NoPartBefore,
    /// A quotation's words are not mixed with the writer's.
    Quotation,
}

impl EditError {
    /// What to tell the writer.
    pub fn sentence(self) -> &'static str {
        match self {
            EditError::NoSuchBlock => "That piece is no longer in the question. Nothing was changed.",
            EditError::First => "It is the first already.",
            EditError::Last => "It is the last already.",
            EditError::NoPartBefore => "A sub-part needs a part before it.",
            EditError::Quotation => "A quotation keeps its words apart from yours. Move it or remove it instead.",
        }
    }
}

/// An edit that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Makes it unmade.
    pub undo: Change,
    /// Where writing goes on; `None` after a change of details.
    pub caret: Option<Caret>,
}

/// The few things that can happen to a draft. Making one turns it into its inverse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Some blocks in a row give way to others.
    Splice {
        /// Where, counted in blocks from 0.
        at: usize,
        /// How many go.
        removed: usize,
        /// What comes.
        inserted: Vec<Block>,
    },
    /// All details at once.
    Details(Box<Details>),
    /// The deadline.
    Deadline(Option<Date>),
    /// The time of that day.
    DeadlineTime(Option<Time>),
    /// What the writer decided about advice.
    Advice(Box<Advice>),
    /// The published questions that its words refer to.
    Links(Vec<Link>),
}

impl Change {
    /// Makes the change and gives back its inverse.
    pub fn make(self, draft: &mut Draft) -> Change {
        match self {
            Change::Splice { at, removed, inserted } => splice(&mut draft.question.blocks, at, removed, inserted),
            Change::Details(mut details) => {
                std::mem::swap(&mut draft.question.details, &mut details);
                Change::Details(details)
            }
            Change::Deadline(date) => Change::Deadline(std::mem::replace(&mut draft.deadline, date)),
            Change::DeadlineTime(time) => Change::DeadlineTime(std::mem::replace(&mut draft.deadline_time, time)),
            Change::Advice(mut advice) => {
                std::mem::swap(&mut draft.advice, &mut advice);
                Change::Advice(advice)
            }
            Change::Links(links) => Change::Links(std::mem::replace(&mut draft.links, links)),
        }
    }
}

fn splice(blocks: &mut Vec<Block>, at: usize, removed: usize, inserted: Vec<Block>) -> Change {
    let start = at.min(blocks.len());
    let end = (start + removed).min(blocks.len());
    let count = inserted.len();
    let old = blocks.splice(start..end, inserted).collect();
    Change::Splice { at: start, removed: count, inserted: old }
}

impl Draft {
    /// Makes an edit.
    ///
    /// # Errors
    /// Says why it cannot be made; the draft is then as it was.
    pub fn apply(&mut self, edit: Edit) -> Result<Applied, EditError> {
        let (change, caret) = self.lower(edit)?;
        Ok(Applied { undo: change.make(self), caret })
    }

    fn lower(&self, edit: Edit) -> Result<(Change, Option<Caret>), EditError> {
        let blocks = &self.question.blocks;
        let (change, caret) = match edit {
            Edit::SetDetail(detail) => return Ok((self.set_detail(detail), None)),
            Edit::SetText { block, text, caret } => place::set_text(blocks, block, text, caret)?,
            Edit::Insert { after, block } => place::insert(blocks, after, block)?,
            Edit::Remove(block) => place::remove(blocks, block)?,
            Edit::Move(block, direction) => place::shift(blocks, block, direction)?,
            Edit::Split { block, selected, rest } => place::split(blocks, block, selected, rest)?,
            Edit::Join(block) => place::join(blocks, block)?,
            Edit::SetKind(block, kind) => place::set_kind(blocks, block, kind)?,
            Edit::Paste { block, selected, blocks: pasted, rest } => {
                place::paste(blocks, block, selected, pasted, rest)?
            }
            Edit::Quote { block, at, quotation, rest } => place::quote(blocks, block, at, quotation, rest)?,
        };
        Ok((change, Some(caret)))
    }

    fn set_detail(&self, detail: Detail) -> Change {
        let mut details = self.question.details.clone();
        match detail {
            Detail::Body(value) => details.body = value,
            Detail::MeetingDate(value) => details.meeting_date = value,
            Detail::MeetingTime(value) => details.meeting_time = value,
            Detail::Asker(value) => details.asker = value,
            Detail::Ward(value) => details.ward = value,
            Detail::AskedOf(value) => details.asked_of = value,
            Detail::Subject(value) => details.subject = value,
            Detail::Deadline(value) => return Change::Deadline(value),
            Detail::DeadlineTime(value) => return Change::DeadlineTime(value),
            Detail::Advice(value) => return Change::Advice(value),
            Detail::Links(value) => return Change::Links(value),
        }
        Change::Details(Box::new(details))
    }
}
