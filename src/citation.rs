//! A citation: which passage of which answer, with its exact words and the words around them.
//!
//! The shape follows the W3C's TextQuoteSelector (Web Annotation Data Model, 2017): `exact`,
//! `prefix` and `suffix`. A citation never re-attaches to look-alike text by itself.

mod anchor;
mod caption;
mod compare;
mod fragment;
mod link;
pub mod mention;
mod now;
mod quote;
mod replaced;
mod seam;
mod standing;
mod template;
mod words;

pub use anchor::Anchor;
pub use compare::{Piece, PieceKind, compare, is_honest};
pub use link::Link;
pub use now::{PassageNow, SourceNow};
pub use quote::{QuoteError, byte_range, field_text, range_of};
pub use standing::{Check, EDITED, Standing, restoring};
pub use template::{Citing, FIELDS, Printed, Template};

use jiff::civil::Date;

use crate::id::{EntryId, RecordId};
use crate::record::Place;

/// What stands in a quotation between two passages of one text.
pub const LEFT_OUT: &str = " […] ";

/// A quotation's passages and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The passage, or the first of several.
    pub passage: Quoted,
    /// More passages of the same text, in its order; "[…]" stands between them.
    pub more: Vec<Quoted>,
    /// The record it was taken from.
    pub record: RecordId,
    /// The question within the record.
    pub entry: EntryId,
    /// Which text of that question.
    pub place: Place,
    /// What is printed with it, kept so that it can be printed when the source is gone.
    pub reference: Reference,
}

/// One passage of a text, with the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Quoted {
    /// The words, exactly as they stand in the source; paragraphs are parted by one line break.
    pub exact: String,
    /// Up to 64 characters that stand before the words.
    pub prefix: String,
    /// Up to 64 characters that stand after the words.
    pub suffix: String,
    /// The first and the last paragraph of the text, from 0.
    pub paragraphs: (usize, usize),
    /// Whether the same words stood more than once in the text when they were quoted: then the words around them tell
    /// which they are.
    pub repeated: Option<Repeated>,
}

/// How far a passage was not the only one of its kind in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeated {
    /// The words stood there more than once, but not with the same words around them in their paragraph.
    Words,
    /// The rest of the paragraph was repeated as well.
    Around,
}

impl Citation {
    /// All its passages, in order.
    pub fn passages(&self) -> impl Iterator<Item = &Quoted> {
        std::iter::once(&self.passage).chain(&self.more)
    }
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

impl Reference {
    /// What the question is called where it is linked to: "Question 2 from Cllr A Example, 29 September 2022".
    pub fn name(&self) -> String {
        mention::called(self.number.as_deref(), self.asker.as_deref(), self.date)
    }
}

#[cfg(test)]
mod tests;
