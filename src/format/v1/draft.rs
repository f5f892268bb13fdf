//! Drafts as they are kept.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{Advice, Citation, Link, Promise, clock};
use crate::id::{BlockId, EntryId, QuestionId, RecordId};
use crate::question as core;

/// A draft with what the device knows of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The question itself.
    pub question: Question,
    /// How far it has come.
    #[serde(default)]
    pub state: State,
    /// The day by which it must be with the clerk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// The time of that day, where one was published.
    #[serde(default, with = "clock", skip_serializing_if = "Option::is_none")]
    pub deadline_time: Option<Time>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When its words or details were last changed.
    pub edited_at: Timestamp,
    /// When it was last exported, if ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exported_at: Option<Timestamp>,
    /// Whether it is the app's example; left out where it isn't.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
    /// What its writer decided about advice; left out where that is nothing.
    #[serde(default, skip_serializing_if = "Advice::is_empty")]
    pub advice: Advice,
    /// Published questions that its words refer to; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// What its writer noted at the meeting; left out where that is nothing.
    #[serde(default, skip_serializing_if = "Heard::is_empty")]
    pub heard: Heard,
    /// The answer that it arises from; left out where it is no supplementary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arises_from: Option<AnswerOf>,
    /// The draft whose notes it follows from; left out where it was not begun so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
}

/// The draft whose notes another follows from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// Which one.
    pub question: QuestionId,
    /// The day of its meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Date>,
    /// The quotations that hold words from its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quoted: Vec<BlockId>,
}

/// The answer of a published question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerOf {
    /// The record.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
}

/// What was noted at the meeting. What is missing on reading is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Heard {
    /// What was answered.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// The supplementary question.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub supplementary: String,
    /// What was answered to it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub supplementary_answer: String,
    /// What was promised in the answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    /// Sentences of the answer that are not wanted as promises.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<String>,
}

impl Heard {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How far a draft has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Made once; survives export, renumbering and publication.
    pub id: QuestionId,
    /// The details around the words.
    #[serde(default)]
    pub details: Details,
    /// The words, in order.
    pub blocks: Vec<Block>,
}

/// Who asks whom, where and when. What is missing on reading is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The council, cabinet, committee or panel.
    pub body: String,
    /// The day of the meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting_date: Option<Date>,
    /// When the meeting begins, local time, `HH:MM`.
    #[serde(skip_serializing_if = "Option::is_none", with = "clock")]
    pub meeting_time: Option<Time>,
    /// The asker's name as it should be printed.
    pub asker: String,
    /// The ward or division that the asker sits for.
    pub ward: String,
    /// The office or person who is asked.
    pub asked_of: String,
    /// A few words that say what it is about.
    pub subject: String,
}

/// One piece of the question's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// Plain words.
    Paragraph {
        /// The block's own id.
        id: BlockId,
        /// The words as typed.
        text: String,
    },
    /// A lettered part.
    Part {
        /// The block's own id.
        id: BlockId,
        /// The words as typed.
        text: String,
    },
    /// A numbered piece of the part before it.
    SubPart {
        /// The block's own id.
        id: BlockId,
        /// The words as typed.
        text: String,
    },
    /// Words that somebody else said.
    Quotation {
        /// The block's own id.
        id: BlockId,
        /// The words; paragraphs are parted by line breaks.
        text: String,
        /// Where they come from, if they came from the library.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        citation: Option<Box<Citation>>,
    },
}

impl From<&core::Draft> for Draft {
    fn from(from: &core::Draft) -> Self {
        Self {
            question: (&from.question).into(),
            state: from.state.into(),
            deadline: from.deadline,
            deadline_time: from.deadline_time,
            created_at: from.created_at,
            edited_at: from.edited_at,
            exported_at: from.exported_at,
            example: from.example,
            advice: (&from.advice).into(),
            links: from.links.iter().map(Link::from).collect(),
            heard: (&from.heard).into(),
            arises_from: from.arises_from.map(|core::AnswerOf { record, entry }| AnswerOf { record, entry }),
            follows: from.follows.clone().map(Follows::from),
        }
    }
}

impl From<Draft> for core::Draft {
    fn from(from: Draft) -> Self {
        Self {
            question: from.question.into(),
            state: from.state.into(),
            deadline: from.deadline,
            deadline_time: from.deadline_time,
            created_at: from.created_at,
            edited_at: from.edited_at,
            exported_at: from.exported_at,
            example: from.example,
            advice: from.advice.into(),
            links: from.links.into_iter().map(crate::citation::Link::from).collect(),
            heard: from.heard.into(),
            arises_from: from.arises_from.map(|AnswerOf { record, entry }| core::AnswerOf { record, entry }),
            follows: from.follows.map(core::Follows::from),
        }
    }
}

impl From<core::Follows> for Follows {
    fn from(core::Follows { question, meeting, quoted }: core::Follows) -> Self {
        Self { question, meeting, quoted }
    }
}

impl From<Follows> for core::Follows {
    fn from(Follows { question, meeting, quoted }: Follows) -> Self {
        Self { question, meeting, quoted }
    }
}

impl From<&core::Heard> for Heard {
    fn from(from: &core::Heard) -> Self {
        let core::Heard { answer, supplementary, supplementary_answer, promises, refused } = from.clone();
        let promises = promises.into_iter().map(Promise::from).collect();
        Self { answer, supplementary, supplementary_answer, promises, refused }
    }
}

impl From<Heard> for core::Heard {
    fn from(Heard { answer, supplementary, supplementary_answer, promises, refused }: Heard) -> Self {
        let promises = promises.into_iter().map(crate::followup::Promise::from).collect();
        Self { answer, supplementary, supplementary_answer, promises, refused }
    }
}

impl From<core::State> for State {
    fn from(from: core::State) -> Self {
        match from {
            core::State::Draft => Self::Draft,
            core::State::Ready => Self::Ready,
            core::State::Exported => Self::Exported,
            core::State::Answered => Self::Answered,
            core::State::Withdrawn => Self::Withdrawn,
        }
    }
}

impl From<State> for core::State {
    fn from(from: State) -> Self {
        match from {
            State::Draft => Self::Draft,
            State::Ready => Self::Ready,
            State::Exported => Self::Exported,
            State::Answered => Self::Answered,
            State::Withdrawn => Self::Withdrawn,
        }
    }
}

impl From<&core::Question> for Question {
    fn from(from: &core::Question) -> Self {
        let blocks = from.blocks.iter().map(Block::from).collect();
        Self { id: from.id, details: (&from.details).into(), blocks }
    }
}

impl From<Question> for core::Question {
    fn from(from: Question) -> Self {
        let blocks = from.blocks.into_iter().map(core::Block::from).collect();
        Self { id: from.id, details: from.details.into(), blocks }
    }
}

impl From<&core::Details> for Details {
    fn from(from: &core::Details) -> Self {
        let core::Details { body, meeting_date, meeting_time, asker, ward, asked_of, subject } = from.clone();
        Self { body, meeting_date, meeting_time, asker, ward, asked_of, subject }
    }
}

impl From<Details> for core::Details {
    fn from(from: Details) -> Self {
        let Details { body, meeting_date, meeting_time, asker, ward, asked_of, subject } = from;
        Self { body, meeting_date, meeting_time, asker, ward, asked_of, subject }
    }
}

impl From<&core::Block> for Block {
    fn from(from: &core::Block) -> Self {
        let (id, text) = (from.id, from.text.clone());
        match &from.kind {
            core::Kind::Paragraph => Self::Paragraph { id, text },
            core::Kind::Part => Self::Part { id, text },
            core::Kind::SubPart => Self::SubPart { id, text },
            core::Kind::Quotation(citation) => {
                let citation = citation.as_deref().map(|citation| Box::new(citation.into()));
                Self::Quotation { id, text, citation }
            }
        }
    }
}

impl From<Block> for core::Block {
    fn from(from: Block) -> Self {
        let (id, text, kind) = match from {
            Block::Paragraph { id, text } => (id, text, core::Kind::Paragraph),
            Block::Part { id, text } => (id, text, core::Kind::Part),
            Block::SubPart { id, text } => (id, text, core::Kind::SubPart),
            Block::Quotation { id, text, citation } => {
                (id, text, core::Kind::Quotation(citation.map(|citation| Box::new((*citation).into()))))
            }
        };
        Self { id, kind, text }
    }
}
