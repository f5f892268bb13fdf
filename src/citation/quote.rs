//! From a selection in a record's text to a citation.

use std::fmt;
use std::ops::Range;

use super::anchor::repeated;
use super::{Citation, Quoted, Reference};
use crate::record::{Entry, Place, Record};
use crate::text;

/// How many characters of the words before and after are kept, at the most.
pub(super) const AROUND: usize = 64;

/// What stands between two paragraphs where a reader selects.
pub(super) const GAP: &str = "\n\n";

/// Why nothing could be quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteError {
    /// The question has no text at the place.
    NothingThere(Place),
    /// The selection is empty or holds only white space.
    NothingSelected(Place),
}

impl QuoteError {
    /// A name that stays the same whatever the sentence says.
    pub fn code(self) -> &'static str {
        match self {
            QuoteError::NothingThere(_) => "quote-nothing-there",
            QuoteError::NothingSelected(_) => "quote-nothing-selected",
        }
    }

    /// What is wrong and what can be done.
    pub fn sentence(self) -> &'static str {
        match self {
            QuoteError::NothingThere(_) => "There are no words here to quote. Choose another text of this record.",
            QuoteError::NothingSelected(_) => "No words are selected. Select the words to quote, then try again.",
        }
    }

    /// Which text was to be quoted.
    pub fn place(self) -> Place {
        match self {
            QuoteError::NothingThere(place) | QuoteError::NothingSelected(place) => place,
        }
    }
}

impl fmt::Display for QuoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl std::error::Error for QuoteError {}

/// The text of a place as a reader sees it in one field: its paragraphs parted by an empty line.
/// A selection to be quoted is a range of this text.
pub fn field_text(entry: &Entry, place: Place) -> String {
    entry.paragraphs(place).join(GAP)
}

/// The range in bytes of a selection that a browser gives in UTF-16 units, whichever end comes first.
pub fn byte_range(text: &str, utf16_start: usize, utf16_end: usize) -> Range<usize> {
    let (start, end) = (utf16_start.min(utf16_end), utf16_start.max(utf16_end));
    text::byte_offset(text, start)..text::byte_offset(text, end)
}

/// Where words stand in [`field_text`], in bytes: the first place where they are no piece of longer words, or else the
/// first of all; `None` where they do not stand there.
pub fn range_of(entry: &Entry, place: Place, words: &str) -> Option<Range<usize>> {
    let text = field_text(entry, place);
    let cuts_a_word = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + words.len()..).unwrap_or_default();
        before.ends_with(char::is_alphanumeric) && words.starts_with(char::is_alphanumeric)
            || words.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
    };
    let free = text.match_indices(words).map(|(at, _)| at).find(|&at| !cuts_a_word(at));
    let start = free.or_else(|| text.find(words))?;
    Some(start..start + words.len())
}

impl Citation {
    /// Quotes the words from `start` to `end`, in bytes of [`field_text`], without outer white space.
    /// Ends beyond the text or within a character are moved back.
    ///
    /// # Errors
    /// There are no words at the place, or none in the range.
    pub fn quote(record: &Record, entry: &Entry, place: Place, start: usize, end: usize) -> Result<Self, QuoteError> {
        Self::quote_all(record, entry, place, std::slice::from_ref(&(start..end)))
    }

    /// Quotes several passages of one text, in its order; those that touch or overlap are one.
    ///
    /// # Errors
    /// There are no words at the place, or none in any of the ranges.
    pub fn quote_all(
        record: &Record,
        entry: &Entry,
        place: Place,
        ranges: &[Range<usize>],
    ) -> Result<Self, QuoteError> {
        let paragraphs = entry.paragraphs(place);
        let text = paragraphs.join(GAP);
        if text.trim().is_empty() {
            return Err(QuoteError::NothingThere(place));
        }
        let ranges = joined(ranges.iter().filter_map(|range| trimmed(&text, range.start, range.end)).collect());
        let mut passages = ranges.iter().filter_map(|range| quoted(&paragraphs, &text, range));
        let passage = passages.next().ok_or(QuoteError::NothingSelected(place))?;
        let more = passages.collect();
        let reference = reference(record, entry, place);
        Ok(Citation { passage, more, record: record.id, entry: entry.id, place, reference })
    }

    /// The same citation with one more passage of its text.
    ///
    /// # Errors
    /// As [`Citation::quote_all`]; or the entry has none of the words quoted so far.
    pub fn with_passage(&self, record: &Record, entry: &Entry, range: Range<usize>) -> Result<Self, QuoteError> {
        let mut ranges: Vec<Range<usize>> =
            self.anchors(entry).into_iter().flatten().map(|anchor| anchor.range).collect();
        if ranges.is_empty() {
            return Err(QuoteError::NothingThere(self.place));
        }
        ranges.push(range);
        Self::quote_all(record, entry, self.place, &ranges)
    }
}

/// Ranges in the order of the text, those that touch or overlap as one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// The passage at a range of the text.
fn quoted(paragraphs: &[&str], text: &str, range: &Range<usize>) -> Option<Quoted> {
    let pieces = pieces(paragraphs, range);
    let ((first, _), (last, _)) = (pieces.first()?, pieces.last()?);
    let mut passage = Quoted {
        paragraphs: (*first, *last),
        exact: pieces.iter().map(|(_, piece)| *piece).collect::<Vec<_>>().join("\n"),
        prefix: before(text.get(..range.start).unwrap_or_default()),
        suffix: after(text.get(range.end..).unwrap_or_default()),
        repeated: None,
    };
    passage.repeated = repeated(&passage, paragraphs);
    Some(passage)
}

/// The range on character boundaries without its outer white space; `None` where nothing is left.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let (start, end) = (text.floor_char_boundary(start), text.floor_char_boundary(end));
    let selected = text.get(start..end)?;
    let start = end - selected.trim_start().len();
    let words = selected.trim();
    (!words.is_empty()).then(|| start..start + words.len())
}

/// The pieces of the paragraphs that lie within the range, each with its paragraph's index.
fn pieces<'a>(paragraphs: &[&'a str], range: &Range<usize>) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    let mut begin = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let from = range.start.saturating_sub(begin).min(paragraph.len());
        let to = range.end.saturating_sub(begin).min(paragraph.len());
        found.extend(paragraph.get(from..to).filter(|piece| !piece.trim().is_empty()).map(|piece| (index, piece)));
        begin += paragraph.len() + GAP.len();
    }
    found
}

/// The last words of a text. A word is cut only where it alone is longer than what is kept.
pub(super) fn before(text: &str) -> String {
    let text = text.replace(GAP, "\n");
    let cut = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let (left, kept) = text.split_at_checked(cut).unwrap_or_default();
    let within_word = left.ends_with(|c: char| !c.is_whitespace()) && kept.starts_with(|c: char| !c.is_whitespace());
    match kept.find(char::is_whitespace) {
        Some(at) if within_word => kept.get(at..).unwrap_or_default().trim_start().to_owned(),
        _ => kept.trim_start().to_owned(),
    }
}

/// The first words of a text, cut in the same way.
pub(super) fn after(text: &str) -> String {
    let text = text.replace(GAP, "\n");
    let cut = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    let (kept, right) = text.split_at_checked(cut).unwrap_or_default();
    let within_word = right.starts_with(|c: char| !c.is_whitespace()) && kept.ends_with(|c: char| !c.is_whitespace());
    match kept.rfind(char::is_whitespace) {
        Some(at) if within_word => kept.get(..at).unwrap_or_default().trim_end().to_owned(),
        _ => kept.trim_end().to_owned(),
    }
}

pub(super) fn reference(record: &Record, entry: &Entry, place: Place) -> Reference {
    Reference {
        number: entry.number.clone(),
        asker: entry.asker.clone(),
        body: record.body.clone(),
        date: record.meeting_date,
        speaker: entry.speaker(place).map(str::to_owned),
        address: record.source.address.clone(),
    }
}
