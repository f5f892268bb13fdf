//! What a member noted after an answer, as it is kept.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Citation;
use super::mirror::{Mirror, Name};
use crate::followup as core;
use crate::id::{EntryId, RecordId};

/// What a member noted on one published question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The record that holds it.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// The marks, in the order of the parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// What the member wrote down about the answer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Marks that were suggested and that the member does not want.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Mark>,
}

/// A mark on a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The part's index among the question's passages, from 0; left out for the question as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passage: Option<usize>,
    /// The part's label, bare.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    label: String,
    /// "answered", "partly", "not-answered" or "promised".
    outcome: Name<core::Outcome>,
    /// What was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    promise: Option<Promise>,
    /// The words that it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    citation: Option<Box<Citation>>,
}

/// What was promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What.
    pub what: String,
    /// By whom, as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by_whom: String,
    /// By when, if that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_when: Option<Date>,
    /// When it was done, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
}

impl From<&core::FollowUp> for FollowUp {
    fn from(from: &core::FollowUp) -> Self {
        let all = |marks: &[core::Mark]| marks.iter().map(Mark::from).collect();
        Self {
            record: from.record,
            entry: from.entry,
            marks: all(&from.marks),
            note: from.note.clone(),
            refused: all(&from.refused),
        }
    }
}

impl From<FollowUp> for core::FollowUp {
    fn from(FollowUp { record, entry, marks, note, refused }: FollowUp) -> Self {
        let all = |marks: Vec<Mark>| marks.into_iter().map(core::Mark::from).collect();
        Self { record, entry, marks: all(marks), note, refused: all(refused) }
    }
}

impl From<&core::Mark> for Mark {
    fn from(from: &core::Mark) -> Self {
        Self {
            passage: from.part.passage,
            label: from.part.label.clone(),
            outcome: Name::of(&from.outcome),
            promise: from.promise.clone().map(Promise::from),
            citation: from.citation.as_deref().map(|citation| Box::new(citation.into())),
        }
    }
}

impl From<Mark> for core::Mark {
    fn from(Mark { passage, label, outcome, promise, citation }: Mark) -> Self {
        Self {
            part: core::Part { passage, label },
            outcome: outcome.back(),
            promise: promise.map(core::Promise::from),
            citation: citation.map(|citation| Box::new((*citation).into())),
        }
    }
}

impl From<core::Promise> for Promise {
    fn from(core::Promise { what, by_whom, by_when, done }: core::Promise) -> Self {
        Self { what, by_whom, by_when, done }
    }
}

impl From<Promise> for core::Promise {
    fn from(Promise { what, by_whom, by_when, done }: Promise) -> Self {
        Self { what, by_whom, by_when, done }
    }
}
