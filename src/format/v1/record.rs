//! Records as they are kept.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{EntryId, RecordId};
use crate::record as core;

/// One published agenda item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Derived from the source's text.
    pub id: RecordId,
    /// The council, cabinet, committee or panel, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The day of the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_date: Option<Date>,
    /// The agenda item's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where the text came from.
    pub source: Source,
    /// The questions in the order of the page.
    pub entries: Vec<Entry>,
    /// Paragraphs that fit nowhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remainder: Vec<String>,
}

/// Where a record's text came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The page's web address, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The file's name, if it came from a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// When it was read on this device.
    pub read_at: Timestamp,
    /// SHA-256 of the text as it came, in lower-case hexadecimal.
    pub hash: String,
    /// What of the file could not be read, as one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

/// One question with its answer and supplementaries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Derived from the record's id and the place in it.
    pub id: EntryId,
    /// As printed, without the word "Question".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who asked, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<String>,
    /// Who was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_of: Option<String>,
    /// The heading of this question alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Paragraphs and parts in reading order.
    pub question: Vec<Passage>,
    /// The answer, if the page has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// The supplementaries in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplementaries: Vec<Supplementary>,
}

/// A piece of a published question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Passage {
    /// A paragraph before, between or after the parts.
    Paragraph {
        /// The words.
        text: String,
    },
    /// A part with its printed label.
    Part {
        /// The label without brackets or full stop; empty for a bullet.
        label: String,
        /// The words of the part.
        text: String,
    },
}

/// What was said in reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Who answered, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The paragraphs of the answer.
    pub paragraphs: Vec<String>,
}

/// A question that arose from the answer, with its own answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplementary {
    /// Who asked, where the page says so again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<String>,
    /// The paragraphs of the supplementary question.
    pub question: Vec<String>,
    /// Its answer, if the page has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

impl From<&core::Record> for Record {
    fn from(from: &core::Record) -> Self {
        Self {
            id: from.id,
            body: from.body.clone(),
            meeting_date: from.meeting_date,
            title: from.title.clone(),
            source: (&from.source).into(),
            entries: from.entries.iter().map(Entry::from).collect(),
            remainder: from.remainder.clone(),
        }
    }
}

impl From<Record> for core::Record {
    fn from(from: Record) -> Self {
        Self {
            id: from.id,
            body: from.body,
            meeting_date: from.meeting_date,
            title: from.title,
            source: from.source.into(),
            entries: from.entries.into_iter().map(core::Entry::from).collect(),
            remainder: from.remainder,
        }
    }
}

impl From<&core::Source> for Source {
    fn from(from: &core::Source) -> Self {
        let core::Source { address, file_name, read_at, hash, missing } = from.clone();
        Self { address, file_name, read_at, hash, missing }
    }
}

impl From<Source> for core::Source {
    fn from(from: Source) -> Self {
        let Source { address, file_name, read_at, hash, missing } = from;
        Self { address, file_name, read_at, hash, missing }
    }
}

impl From<&core::Entry> for Entry {
    fn from(from: &core::Entry) -> Self {
        Self {
            id: from.id,
            number: from.number.clone(),
            asker: from.asker.clone(),
            asked_of: from.asked_of.clone(),
            subject: from.subject.clone(),
            question: from.question.iter().map(Passage::from).collect(),
            answer: from.answer.as_ref().map(Answer::from),
            supplementaries: from.supplementaries.iter().map(Supplementary::from).collect(),
        }
    }
}

impl From<Entry> for core::Entry {
    fn from(from: Entry) -> Self {
        Self {
            id: from.id,
            number: from.number,
            asker: from.asker,
            asked_of: from.asked_of,
            subject: from.subject,
            question: from.question.into_iter().map(core::Passage::from).collect(),
            answer: from.answer.map(core::Answer::from),
            supplementaries: from.supplementaries.into_iter().map(core::Supplementary::from).collect(),
        }
    }
}

impl From<&core::Passage> for Passage {
    fn from(from: &core::Passage) -> Self {
        match from.clone() {
            core::Passage::Paragraph(text) => Self::Paragraph { text },
            core::Passage::Part { label, text } => Self::Part { label, text },
        }
    }
}

impl From<Passage> for core::Passage {
    fn from(from: Passage) -> Self {
        match from {
            Passage::Paragraph { text } => Self::Paragraph(text),
            Passage::Part { label, text } => Self::Part { label, text },
        }
    }
}

impl From<&core::Answer> for Answer {
    fn from(from: &core::Answer) -> Self {
        let core::Answer { by, paragraphs } = from.clone();
        Self { by, paragraphs }
    }
}

impl From<Answer> for core::Answer {
    fn from(from: Answer) -> Self {
        let Answer { by, paragraphs } = from;
        Self { by, paragraphs }
    }
}

impl From<&core::Supplementary> for Supplementary {
    fn from(from: &core::Supplementary) -> Self {
        let answer = from.answer.as_ref().map(Answer::from);
        Self { asker: from.asker.clone(), question: from.question.clone(), answer }
    }
}

impl From<Supplementary> for core::Supplementary {
    fn from(from: Supplementary) -> Self {
        let answer = from.answer.map(core::Answer::from);
        Self { asker: from.asker, question: from.question, answer }
    }
}
