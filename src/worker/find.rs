//! What is asked of the search and what it answers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Found;
use crate::id::EntryId;

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Search {
    /// The words as typed.
    pub text: String,
    /// Today, for words such as "since May"; without it such words are looked for as they stand.
    pub today: Date,
    /// What the controls are set to.
    pub filters: Filters,
    /// The questions that this member's own drafts cite.
    pub cited: Vec<EntryId>,
}

/// What the controls are set to; an empty list asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// Bodies, exactly as printed.
    pub bodies: Vec<String>,
    /// Askers, exactly as printed.
    pub askers: Vec<String>,
    /// Who answered or was asked, exactly as printed.
    pub answered_by: Vec<String>,
    /// Years of meetings.
    pub years: Vec<i16>,
    /// Only answers that promise something.
    pub promised: bool,
    /// Only answers that this member's own drafts cite.
    pub cited: bool,
}

/// The answers to a search.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FoundAll {
    /// How many there are.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Found>,
    /// What all of them may be narrowed to.
    pub facets: Facets,
    /// How many questions the library holds.
    pub library: usize,
}

/// What the answers to a search may be narrowed to, with counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// By body, the commonest first.
    pub bodies: Vec<CountShown>,
    /// By asker, the commonest first.
    pub askers: Vec<CountShown>,
    /// By who answered or was asked, the commonest first.
    pub answered_by: Vec<CountShown>,
    /// By year of the meeting, the newest first.
    pub years: Vec<CountShown>,
    /// How many promise something.
    pub promised: usize,
    /// How many this member's own drafts cite.
    pub cited: usize,
}

/// How many answers have a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountShown {
    /// The value as printed.
    pub value: String,
    /// How many.
    pub entries: usize,
}
