//! Reading minutes: the text of a published agenda item becomes a record, with a doubt for every guess.
//!
//! Structure is found on each page for itself and never known of a council beforehand. There are four
//! steps, each a file with its folder: [`paragraph`] gives the page's paragraphs with their features,
//! [`label`] says what each might open, [`sequence`] finds the sections that best explain them all, and
//! [`build`] makes the record of them. [`Reading::pieces`] accounts for every word of the page.

mod build;
mod doubt;
mod evidence;
mod front;
mod label;
mod names;
mod paragraph;
mod personal;
mod scan;
mod sequence;

use std::ops::Range;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::html::{self, TextBlock};
use crate::record::{Place, Record};

pub(crate) use build::{squeeze, strip, strip_passages};
pub(crate) use paragraph::marker_of;
pub(crate) use personal::address_in_label;
pub use personal::personal_data;

pub use doubt::{Doubt, DoubtCode, Whereabouts};
pub(crate) use front::page_title;

/// A page as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the page says.
    pub record: Record,
    /// What a person has to confirm, in the order of the page.
    pub doubts: Vec<Doubt>,
    /// The paragraphs of the page as they were read, in order: every word that came in.
    pub page: Vec<String>,
    /// Where every word of the page went, in order. The pieces of a paragraph follow one another without
    /// a gap, so that together they are the page.
    pub pieces: Vec<Piece>,
}

/// A piece of one paragraph of the page and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The paragraph's index in the page.
    pub paragraph: usize,
    /// The bytes of that paragraph.
    pub range: Range<usize>,
    /// What it was read as.
    pub role: Role,
}

/// What a piece of a page was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Words of a text of the record.
    Text {
        /// The index of the question among the record's entries.
        entry: usize,
        /// Which of its texts.
        place: Place,
        /// The paragraph of that text, from 0; parts count as paragraphs.
        paragraph: usize,
    },
    /// A header, a label or a number, with whatever names it holds; of this entry.
    Label(Option<usize>),
    /// The body, the date or the title.
    About,
    /// Menus, notices and lists of documents that surround the text.
    Furniture,
    /// The paragraph of the remainder with this index.
    Remainder(usize),
}

/// Where a page came from: what the text itself does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceContext {
    /// The page's web address.
    pub address: Option<String>,
    /// The file's name.
    pub file_name: Option<String>,
    /// The page's title where it is not among the blocks: the `title` element of HTML.
    pub page_title: Option<String>,
    /// When it was read on this device.
    pub read_at: Timestamp,
    /// SHA-256 of the text as it came, in lower-case hexadecimal.
    pub hash: String,
    /// What of the file could not be read, as one sentence.
    pub missing: Option<String>,
}

impl SourceContext {
    /// The context of a text that came without a file or an address.
    pub fn of_text(text: &str, read_at: Timestamp) -> Self {
        Self { address: None, file_name: None, page_title: None, read_at, hash: hash(text), missing: None }
    }
}

/// SHA-256 of a text, in lower-case hexadecimal.
pub fn hash(text: &str) -> String {
    hash_of(text.as_bytes())
}

/// SHA-256 of some bytes, in lower-case hexadecimal.
pub fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a page from its blocks. Never fails: a page without questions gives a record without entries.
pub fn read(blocks: &[TextBlock], context: &SourceContext) -> Reading {
    let paragraphs = paragraph::paragraphs(blocks);
    let mut evidence = evidence::Evidence::of(&paragraphs);
    let mut explained = sequence::explain(&paragraphs, &evidence);
    if !sequence::has_questions(&explained) {
        evidence.bare_from = evidence::bare_from(&paragraphs);
        if evidence.bare_from.is_some() {
            explained = sequence::explain(&paragraphs, &evidence);
        }
    }
    build::build(paragraphs, &explained, &evidence, context)
}

/// Reads the plain text of a page.
pub fn read_text(text: &str, read_at: Timestamp) -> Reading {
    read(&html::blocks_of_text(text), &SourceContext::of_text(text, read_at))
}

/// Reads a page saved or pasted as HTML.
pub fn read_html(text: &str, read_at: Timestamp) -> Reading {
    let context = SourceContext { page_title: front::page_title(text), ..SourceContext::of_text(text, read_at) };
    read(&html::blocks(text), &context)
}
