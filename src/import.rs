//! Files from outside: our own back as submissions, a question from anybody's, and all into the library.
//!
//! [`open`] takes one of our own papers, [`bring`] any file that holds a question. [`Intake`] takes whatever a
//! person drops on the library, step by step: text, web pages, Word, OpenDocument, PDF, data, and packs of
//! those, one file here for each format. Nothing is believed: not the name's ending, not the size, not the
//! hash. What a file is, is seen from its first characters. Nothing is changed by opening, and no input makes
//! it panic.

mod body;
mod changes;
mod data;
mod encoding;
mod failure;
mod intake;
mod kind;
mod markdown;
mod numbering;
mod odt;
mod ours;
mod pack;
mod page;
mod paper;
mod pdf;
mod prose;
mod questions;
mod refusal;
mod rtf;
mod saved;
mod theirs;
mod web;
mod word;
mod xml;

pub use body::{OpenedBody, holds_rules, open_body};
pub use changes::{At, Difference, Fact, take};
pub use failure::{Failure, FailureCode, Format, LineTrouble};
pub use intake::{Intake, Item, LARGEST_FILE, Page, Step};
pub use questions::CLIPPED;
pub use refusal::{Code, Refusal};
pub use theirs::{Brought, Note, Theirs, bring};

use crate::submission::Submission;

/// The largest file that is looked into, in bytes: 25 MB. A submission has a few thousand.
pub const LARGEST: usize = 25 * 1024 * 1024;

/// What a file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The questions, just as they were put in.
    pub submission: Submission,
    /// What its reader should know of it; often nothing.
    pub warnings: Vec<Warning>,
    /// Where the words that the file shows are not those of its data, in the order of the paper; often nowhere.
    /// Somebody edited the document after it was made. [`take`] makes a draft of the text's side.
    pub differences: Vec<Difference>,
}

/// Something to know of a file that could be opened all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Warning {
    /// The questions are not those that were put into the file.
    Changed,
    /// The file holds fields that this app doesn't know.
    LeftOut,
    /// The text that the file shows was changed so much that it was not compared with its data.
    OtherText,
    /// The text that the file shows could not be read, so it was not compared with its data.
    TextUnread,
    /// Something beside the words, which only the document has.
    Noted(Note),
}

impl Warning {
    /// What to tell the reader.
    pub fn sentence(self) -> &'static str {
        match self {
            Warning::Changed => "This file was changed after it was made.",
            Warning::LeftOut => "This file holds details that Question Desk does not know. They were left out.",
            Warning::OtherText => {
                "The text of this file is no longer that of the question in it. The question was opened as it was exported: compare the two before you use it."
            }
            Warning::TextUnread => {
                "The text of this file is damaged, locked or empty. The question was opened as it was exported, and could not be compared with what the file shows."
            }
            Warning::Noted(note) => note.sentence(),
        }
    }
}

/// Opens a file that Question Desk made: a paper or its data alone. The name is only for the sentence.
///
/// # Errors
/// A [`Refusal`] says what the file is, or what is wrong with it, and what can be done.
pub fn open(bytes: &[u8], name: &str) -> Result<Opened, Refusal> {
    read(bytes).map_err(|code| Refusal::new(code, name))
}

fn read(bytes: &[u8]) -> Result<Opened, Code> {
    if bytes.len() > LARGEST {
        return Err(Code::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return ours::in_package(bytes);
    }
    if kind::is_letter(bytes) {
        return saved::attached(bytes).iter().find_map(|file| read_attached(&file.bytes)).unwrap_or(Err(Code::Letter));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| not_text(bytes))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    match text.chars().next() {
        None => Err(Code::Empty),
        Some('{' | '[') => data::read(text),
        Some('<') if kind::is_archive(text) => Err(Code::Archive),
        Some(_) => ours::in_page(text),
    }
}

/// What is attached to an e-mail, if it is ours. A letter in a letter is not looked into.
fn read_attached(bytes: &[u8]) -> Option<Result<Opened, Code>> {
    if kind::is_letter(bytes) {
        return None;
    }
    match read(bytes) {
        Err(Code::NotOurs | Code::PageWithoutData | Code::DocumentWithoutData | Code::OtherJson | Code::Empty) => None,
        found => Some(found),
    }
}

/// Bytes that are no text were either ours once, or never.
fn not_text(bytes: &[u8]) -> Code {
    let mark = crate::submission::FORMAT.as_bytes();
    if bytes.windows(mark.len()).any(|piece| piece == mark) { Code::NotText } else { Code::NotOurs }
}

#[cfg(test)]
mod tests;
