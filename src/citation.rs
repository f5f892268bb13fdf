//! A citation: which passage of which answer, with its exact words and the words around them.
//!
//! The shape follows the W3C's TextQuoteSelector (Web Annotation Data Model, 2017): `exact`,
//! `prefix` and `suffix`. A citation never re-attaches to look-alike text by itself.

mod caption;
mod quote;
mod standing;

pub use quote::{QuoteError, byte_range, field_text, range_of};
pub use standing::Standing;

use jiff::civil::Date;

use crate::id::{EntryId, RecordId};
use crate::record::Place;

/// A quoted passage and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The words, exactly as they stand in the source; paragraphs are parted by one line break.
    pub exact: String,
    /// Up to 64 characters that stand before the words.
    pub prefix: String,
    /// Up to 64 characters that stand after the words.
    pub suffix: String,
    /// The record it was taken from.
    pub record: RecordId,
    /// The question within the record.
    pub entry: EntryId,
    /// Which text of that question.
    pub place: Place,
    /// The first and the last paragraph of that text, from 0.
    pub paragraphs: (usize, usize),
    /// What is printed with it, kept so that it can be printed when the source is gone.
    pub reference: Reference,
}

/// What a reader needs to find the source without this app.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reference {
    /// The number of the question as printed.
    pub number: Option<String>,
    /// Who asked.
    pub asker: Option<String>,
    /// The body that met.
    pub body: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// Who said the quoted words.
    pub speaker: Option<String>,
    /// The web address of the page.
    pub address: Option<String>,
}

#[cfg(test)]
mod tests;
