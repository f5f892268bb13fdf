//! Whether quoted words still are what the source says.

use std::fmt;

use super::Citation;
use super::quote::AROUND;
use crate::record::{Entry, Record};
use crate::text::normalise;

/// How a quotation stands to its source. It is always shown with the quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The words are those that were quoted, and the source has them in the stated place.
    Verbatim,
    /// The words in the question are no longer those that were quoted.
    Altered,
    /// The source is there, but no longer has the words in the stated place.
    SourceChanged,
    /// The source is not in the library of this device.
    SourceMissing,
}

impl Standing {
    /// A name that stays the same whatever the words say.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Verbatim => "verbatim",
            Standing::Altered => "altered",
            Standing::SourceChanged => "source-changed",
            Standing::SourceMissing => "source-missing",
        }
    }

    /// The standing in a word or two, for a badge.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Verbatim => "Verbatim",
            Standing::Altered => "Altered",
            Standing::SourceChanged => "Source changed",
            Standing::SourceMissing => "Source missing",
        }
    }

    /// What it means and what can be done.
    pub fn sentence(self) -> &'static str {
        match self {
            Standing::Verbatim => "These are the exact words of the source.",
            Standing::Altered => {
                "These words are not what the source says. Put the exact words back, or make this a paragraph of your own."
            }
            Standing::SourceChanged => {
                "The record in your library no longer has these words in this place. Open the record and quote them again."
            }
            Standing::SourceMissing => {
                "The record these words come from is not in your library, so they cannot be checked. Add the record again \
                 to check them."
            }
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Citation {
    /// How the text of a quotation block stands to its source. `record` is the one that the library
    /// holds under the citation's record id, if it has it.
    ///
    /// Words are compared as [`normalise`] makes them, so another printing of the same words is the same.
    /// An altered text counts before anything about the source, because its writer can put it right.
    pub fn standing(&self, text: &str, record: Option<&Record>) -> Standing {
        let Some(record) = record.filter(|record| record.id == self.record) else {
            return if self.is_same(text) { Standing::SourceMissing } else { Standing::Altered };
        };
        let entry = record.entries.iter().find(|entry| entry.id == self.entry);
        match (self.is_same(text), entry.is_some_and(|entry| self.stands_in(entry))) {
            (false, _) => Standing::Altered,
            (true, false) => Standing::SourceChanged,
            (true, true) => Standing::Verbatim,
        }
    }

    /// What the text of a quotation block alone says, without a look into the library: whether the words
    /// are still those that were quoted.
    pub fn standing_of(&self, text: &str) -> Standing {
        if self.is_same(text) { Standing::Verbatim } else { Standing::Altered }
    }

    fn is_same(&self, text: &str) -> bool {
        normalise(text) == normalise(&self.exact)
    }

    /// Whether the stated paragraphs have the words, not as a piece of longer ones: 39 is not in 239.
    fn stands_in(&self, entry: &Entry) -> bool {
        let (first, last) = self.paragraphs;
        let paragraphs = entry.paragraphs(self.place);
        let Some(stated) = paragraphs.get(first..=last) else { return false };
        let (source, exact) = (normalise(&stated.join("\n")), normalise(&self.exact));
        let prefix = normalise(word_end(&self.prefix));
        let suffix = normalise(word_start(&self.suffix));
        places(&source, &exact).any(|(before, after)| {
            let full = |text: &str| text.chars().count() >= AROUND;
            let (left, right) = (word_end(before), word_start(after));
            (left == prefix || (full(&prefix) && left.ends_with(&prefix)))
                && (right == suffix || (full(&suffix) && right.starts_with(&suffix)))
        })
    }
}

/// What stands before and after each place where the words are found, places that overlap included.
fn places<'a>(source: &'a str, words: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    source.char_indices().filter_map(move |(at, _)| {
        let (before, rest) = source.split_at_checked(at)?;
        Some((before, rest.strip_prefix(words)?))
    })
}

/// The piece of a word that touches the end of a text; empty where white space does.
fn word_end(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// The piece of a word that touches the start of a text.
fn word_start(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or_default()
}
