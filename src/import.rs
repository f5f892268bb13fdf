//! Files from outside: our own back as submissions, and everybody's into the library.
//!
//! [`open`] takes one of our own papers. [`Intake`] takes whatever a person drops on the library, step by
//! step: text, web pages, Word, OpenDocument, PDF, data, and packs of those, one file here for each format.
//! Nothing is believed: not the name's ending, not the size, not the hash. What a file is, is seen
//! from its first characters. Nothing is changed by opening, and no input makes it panic.

mod body;
mod data;
mod encoding;
mod failure;
mod intake;
mod kind;
mod numbering;
mod odt;
mod pack;
mod page;
mod paper;
mod pdf;
mod prose;
mod questions;
mod refusal;
mod saved;
mod web;
mod word;
mod xml;

pub use body::{OpenedBody, holds_rules, open_body};
pub use failure::{Failure, FailureCode, Format, LineTrouble};
pub use intake::{Intake, Item, LARGEST_FILE, Page, Step};
pub use questions::CLIPPED;
pub use refusal::{Code, Refusal};

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
}

/// Something to know of a file that could be opened all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Warning {
    /// The questions are not those that were put into the file.
    Changed,
    /// The file holds fields that this app doesn't know.
    LeftOut,
}

impl Warning {
    /// What to tell the reader.
    pub fn sentence(self) -> &'static str {
        match self {
            Warning::Changed => "This file was changed after it was made.",
            Warning::LeftOut => "This file holds details that Question Desk does not know. They were left out.",
        }
    }
}

/// Opens a file that Question Desk made: a page or its data alone. The name is only for the sentence.
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
    let text = std::str::from_utf8(bytes).map_err(|_| not_text(bytes))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    match text.chars().next() {
        None => Err(Code::Empty),
        Some('{' | '[') => data::read(text),
        Some(_) => data::read(page::data(text)?),
    }
}

/// Bytes that are no text were either ours once, or never.
fn not_text(bytes: &[u8]) -> Code {
    let mark = crate::submission::FORMAT.as_bytes();
    if bytes.windows(mark.len()).any(|piece| piece == mark) { Code::NotText } else { Code::NotOurs }
}

#[cfg(test)]
mod tests;
