//! Citations as they are kept.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{EntryId, RecordId};
use crate::{citation as core, record};

/// A quoted passage and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The words, exactly.
    pub exact: String,
    /// What stands before them in the source.
    #[serde(default)]
    pub prefix: String,
    /// What stands after them in the source.
    #[serde(default)]
    pub suffix: String,
    /// The record that holds them.
    pub record: RecordId,
    /// The question within the record.
    pub entry: EntryId,
    /// Which text of that question.
    pub place: Place,
    /// The first and the last paragraph, from 0.
    pub paragraphs: (usize, usize),
    /// How far it was not the only one of its kind; left out where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeated: Option<Repeated>,
    /// More passages of the same text, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Quoted>,
    /// What is printed with the words.
    #[serde(default)]
    pub reference: Reference,
}

/// One more passage of the same text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// The words, exactly.
    pub exact: String,
    /// What stands before them in the source.
    #[serde(default)]
    pub prefix: String,
    /// What stands after them in the source.
    #[serde(default)]
    pub suffix: String,
    /// The first and the last paragraph, from 0.
    pub paragraphs: (usize, usize),
    /// How far it was not the only one of its kind; left out where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeated: Option<Repeated>,
}

/// How far a passage was not the only one of its kind in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeated {
    /// The words stood there more than once.
    Words,
    /// The words around them in their paragraph did as well.
    Around,
}

/// Which text of a published question is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Place {
    /// The question with its parts.
    Question,
    /// The answer.
    Answer,
    /// The question of a supplementary.
    Supplementary {
        /// Which one, from 0.
        index: usize,
    },
    /// The answer to a supplementary.
    SupplementaryAnswer {
        /// Which one, from 0.
        index: usize,
    },
}

/// What a reader needs to find the source without this app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The number of the question as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<String>,
    /// The body that met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The day of the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who said the quoted words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The web address of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl From<&core::Citation> for Citation {
    fn from(from: &core::Citation) -> Self {
        let core::Quoted { exact, prefix, suffix, paragraphs, repeated } = from.passage.clone();
        Self {
            exact,
            prefix,
            suffix,
            record: from.record,
            entry: from.entry,
            place: from.place.into(),
            paragraphs,
            repeated: repeated.map(Repeated::from),
            more: from.more.iter().cloned().map(Quoted::from).collect(),
            reference: (&from.reference).into(),
        }
    }
}

impl From<Citation> for core::Citation {
    fn from(from: Citation) -> Self {
        let Citation { exact, prefix, suffix, paragraphs, repeated, .. } = from;
        Self {
            passage: Quoted { exact, prefix, suffix, paragraphs, repeated }.into(),
            more: from.more.into_iter().map(core::Quoted::from).collect(),
            record: from.record,
            entry: from.entry,
            place: from.place.into(),
            reference: from.reference.into(),
        }
    }
}

impl From<core::Quoted> for Quoted {
    fn from(core::Quoted { exact, prefix, suffix, paragraphs, repeated }: core::Quoted) -> Self {
        Self { exact, prefix, suffix, paragraphs, repeated: repeated.map(Repeated::from) }
    }
}

impl From<Quoted> for core::Quoted {
    fn from(Quoted { exact, prefix, suffix, paragraphs, repeated }: Quoted) -> Self {
        Self { exact, prefix, suffix, paragraphs, repeated: repeated.map(core::Repeated::from) }
    }
}

impl From<core::Repeated> for Repeated {
    fn from(from: core::Repeated) -> Self {
        match from {
            core::Repeated::Words => Self::Words,
            core::Repeated::Around => Self::Around,
        }
    }
}

impl From<Repeated> for core::Repeated {
    fn from(from: Repeated) -> Self {
        match from {
            Repeated::Words => Self::Words,
            Repeated::Around => Self::Around,
        }
    }
}

impl From<record::Place> for Place {
    fn from(from: record::Place) -> Self {
        match from {
            record::Place::Question => Self::Question,
            record::Place::Answer => Self::Answer,
            record::Place::Supplementary(index) => Self::Supplementary { index },
            record::Place::SupplementaryAnswer(index) => Self::SupplementaryAnswer { index },
        }
    }
}

impl From<Place> for record::Place {
    fn from(from: Place) -> Self {
        match from {
            Place::Question => Self::Question,
            Place::Answer => Self::Answer,
            Place::Supplementary { index } => Self::Supplementary(index),
            Place::SupplementaryAnswer { index } => Self::SupplementaryAnswer(index),
        }
    }
}

impl From<&core::Reference> for Reference {
    fn from(from: &core::Reference) -> Self {
        let core::Reference { number, asker, body, date, speaker, address } = from.clone();
        Self { number, asker, body, date, speaker, address }
    }
}

impl From<Reference> for core::Reference {
    fn from(from: Reference) -> Self {
        let Reference { number, asker, body, date, speaker, address } = from;
        Self { number, asker, body, date, speaker, address }
    }
}
