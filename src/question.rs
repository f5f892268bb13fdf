//! A question as it is drafted: its details and its blocks in order.

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use crate::citation::{Citation, Link};
use crate::id::{BlockId, EntryId, QuestionId, RecordId};

/// A question being drafted, with what the device knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The question itself: what goes to the clerk.
    pub question: Question,
    /// How far it has come.
    pub state: State,
    /// The day by which it must be with the clerk.
    pub deadline: Option<Date>,
    /// The local time of that day, if one was published; without a day it says nothing.
    pub deadline_time: Option<Time>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When its words or details were last changed.
    pub edited_at: Timestamp,
    /// When it was last exported, if ever.
    pub exported_at: Option<Timestamp>,
    /// Whether it is the example that the app offers to try.
    pub example: bool,
    /// What its writer decided about advice.
    pub advice: Advice,
    /// Published questions that its words refer to without quoting them; some may no longer stand in its words.
    pub links: Vec<Link>,
    /// What its writer noted when it was answered at the meeting.
    pub heard: Heard,
    /// The answer that it arises from, where it is a supplementary question.
    pub arises_from: Option<AnswerOf>,
    /// The draft whose notes it follows from, where it was begun so.
    pub follows: Option<Follows>,
}

/// The answer of a published question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerOf {
    /// The record.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
}

/// How far a draft has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum State {
    /// Being written.
    #[default]
    Draft,
    /// Its writer thinks it finished.
    Ready,
    /// A file was made for the clerk.
    Exported,
    /// The answer is known.
    Answered,
    /// It will not be put.
    Withdrawn,
}

/// What is put to the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Made once; survives export, renumbering and publication.
    pub id: QuestionId,
    /// The details around the words.
    pub details: Details,
    /// The words, in order.
    pub blocks: Vec<Block>,
}

/// Who asks whom, where and when.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Details {
    /// The council, cabinet, committee or panel.
    pub body: String,
    /// The day of the meeting.
    pub meeting_date: Option<Date>,
    /// When the meeting begins, local time.
    pub meeting_time: Option<Time>,
    /// The asker's name as it should be printed: "Cllr A Example".
    pub asker: String,
    /// The ward or division that the asker sits for.
    pub ward: String,
    /// The office or person who is asked.
    pub asked_of: String,
    /// A few words that say what it is about.
    pub subject: String,
}

/// One piece of the question's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Made once; kept when the block moves, and when it comes back by undo.
    pub id: BlockId,
    /// What kind of block it is.
    pub kind: Kind,
    /// The words as they are typed. A quotation's paragraphs are parted by line breaks.
    pub text: String,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain words: the opening, a close, or all of a plain question.
    Paragraph,
    /// A lettered part; its letter comes from its place: a, b, c.
    Part,
    /// A numbered piece of the part before it: i, ii, iii.
    SubPart,
    /// Words that somebody else said, with their citation where they came from the library.
    Quotation(Option<Box<Citation>>),
}

mod advice;
mod edit;
mod heard;
mod label;
mod place;

pub use advice::{Advice, Declared, Kept};
pub use edit::{Applied, Caret, Change, Detail, Direction, Edit, EditError};
pub use heard::{Follows, Heard};
pub use label::{Label, Level, labels};

use crate::text::{count_words, first_words};

impl State {
    /// Every state in the order that a question goes through them.
    pub const ALL: [State; 5] = [State::Draft, State::Ready, State::Exported, State::Answered, State::Withdrawn];

    /// The state in words, as the list shows it.
    pub fn words(self) -> &'static str {
        match self {
            State::Draft => "Draft",
            State::Ready => "Ready",
            State::Exported => "Exported",
            State::Answered => "Answered",
            State::Withdrawn => "Withdrawn",
        }
    }
}

impl Draft {
    /// An empty question: one empty paragraph to begin in.
    pub fn new(id: QuestionId, first_block: BlockId, asker: &Details, now: Timestamp) -> Self {
        let details = Details { asker: asker.asker.clone(), ward: asker.ward.clone(), ..Details::default() };
        Self {
            question: Question { id, details, blocks: vec![Block::paragraph(first_block, "")] },
            state: State::Draft,
            deadline: None,
            deadline_time: None,
            created_at: now,
            edited_at: now,
            exported_at: None,
            example: false,
            advice: Advice::default(),
            links: Vec::new(),
            heard: Heard::default(),
            arises_from: None,
            follows: None,
        }
    }

    /// The same words and details as a question of its own, not yet exported.
    pub fn duplicate(&self, id: QuestionId, mut fresh: impl FnMut() -> BlockId, now: Timestamp) -> Self {
        let mut copy = self.clone();
        copy.question.id = id;
        for block in &mut copy.question.blocks {
            let (old, new) = (block.id, fresh());
            block.id = new;
            copy.links.iter_mut().filter(|link| link.block == old).for_each(|link| link.block = new);
            let quoted = copy.follows.iter_mut().flat_map(|follows| &mut follows.quoted);
            quoted.filter(|block| **block == old).for_each(|block| *block = new);
        }
        copy.state = State::Draft;
        copy.exported_at = None;
        copy.example = false;
        copy.heard = Heard::default();
        (copy.created_at, copy.edited_at) = (now, now);
        copy
    }

    /// Whether another question says the same, whatever the two are called inside and whenever they were edited.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let words = |draft: &Self| -> Vec<(Kind, String)> {
            draft.question.blocks.iter().map(|block| (block.kind.clone(), block.text.clone())).collect()
        };
        let around = |draft: &Self| (draft.deadline, draft.deadline_time, draft.question.details.clone());
        around(self) == around(other) && self.advice == other.advice && words(self) == words(other)
    }

    /// What the list calls it: its subject, or its first words, or that it is empty.
    pub fn title(&self) -> String {
        let subject = self.question.details.subject.trim();
        if !subject.is_empty() {
            return subject.to_owned();
        }
        let opening = self.question.blocks.iter().map(|block| block.text.trim()).find(|text| !text.is_empty());
        opening.map_or_else(|| "Question without a subject".to_owned(), first_words)
    }

    /// Whether the words or details changed after the last export.
    pub fn changed_since_export(&self) -> bool {
        self.exported_at.is_some_and(|exported| self.edited_at > exported)
    }
}

impl Question {
    /// How many words all blocks have together, quotations included.
    pub fn words(&self) -> usize {
        self.blocks.iter().map(|block| count_words(&block.text)).sum()
    }

    /// How many lettered parts have words.
    pub fn parts(&self) -> usize {
        let written = labels(&self.blocks).into_iter().zip(&self.blocks);
        written
            .filter(|(label, block)| {
                label.as_ref().is_some_and(|label| label.level == Level::Part) && !block.text.trim().is_empty()
            })
            .count()
    }

    /// Where a block stands, from 0.
    pub fn position(&self, id: BlockId) -> Option<usize> {
        self.blocks.iter().position(|block| block.id == id)
    }

    /// The block with this id.
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }
}

impl Block {
    /// A paragraph with these words.
    pub fn paragraph(id: BlockId, text: impl Into<String>) -> Self {
        Self { id, kind: Kind::Paragraph, text: text.into() }
    }

    /// Whether the block's words belong to a citation from the library.
    pub fn is_cited(&self) -> bool {
        matches!(self.kind, Kind::Quotation(Some(_)))
    }
}
