//! Where the words stand now that took the place of quoted ones, if that is certain.
//!
//! It is certain where the words that stood around a passage, or those that it begins and ends with, stand in the text
//! once and say the same; and where what is between them is as many paragraphs, and mostly the same words.

use std::ops::Range;

use super::anchor::{occurrences, paragraph_of};
use super::now::words;
use super::words::{Token, plain_tokens as tokens};
use super::{Citation, Quoted};
use crate::record::{Entry, Record};

/// So many words name a place in a text.
const ENOUGH: usize = 4;

impl Citation {
    /// The same passages in the words that stand in their place now, in the later version of the page where there is
    /// one; `None` where it is not certain which those are, or where nothing has changed.
    pub fn requoted(&self, record: Option<&Record>, later: Option<&Record>) -> Option<Citation> {
        let (record, entry) = self.source(record, later)?;
        let ranges = self.places_certain(entry)?;
        let requoted = Self::quote_all(record, entry, self.place, &ranges).ok()?;
        (requoted.words() != self.words()).then_some(requoted)
    }

    /// The record and the question in it that the words are compared with.
    pub(super) fn source<'a>(
        &self,
        record: Option<&'a Record>,
        later: Option<&'a Record>,
    ) -> Option<(&'a Record, &'a Entry)> {
        let record = record.filter(|record| record.id == self.record);
        match later {
            Some(later) => Some((later, self.entry_in(later, record)?)),
            None => {
                let record = record?;
                Some((record, record.entries.iter().find(|entry| entry.id == self.entry)?))
            }
        }
    }

    /// Where all passages stand now, in bytes of the text, in their order and apart.
    fn places_certain(&self, entry: &Entry) -> Option<Vec<Range<usize>>> {
        let paragraphs = entry.paragraphs(self.place);
        let source = tokens(&super::field_text(entry, self.place));
        let anchors = self.anchors(entry);
        let places = self.passages().zip(anchors).map(|(passage, anchor)| match anchor {
            Some(anchor) => Some(anchor.range),
            None => replaced(passage, &paragraphs, &source),
        });
        let places = places.collect::<Option<Vec<Range<usize>>>>()?;
        let is_in_order = places.windows(2).all(|two| matches!(two, [one, next] if one.end <= next.start));
        is_in_order.then_some(places)
    }
}

/// Where the words stand that took the place of a passage, if that is certain. Of words that were repeated it never is.
pub(super) fn replaced(passage: &Quoted, paragraphs: &[&str], source: &[Token]) -> Option<Range<usize>> {
    let cuts_words = joins(&passage.prefix, &passage.exact) || joins(&passage.exact, &passage.suffix);
    if cuts_words || passage.repeated.is_some() {
        return None;
    }
    let exact = tokens(&passage.exact);
    let start = agreed(after(&tokens(&passage.prefix), source), beginning(&exact, source))?;
    let end = agreed(before(&tokens(&passage.suffix), source), ending(&exact, source))?;
    let (first, last) = (source.get(start)?, source.get(end.checked_sub(1)?)?);
    let range = (start < end).then_some(first.range.start..last.range.end)?;
    is_like(passage, paragraphs, &range).then_some(range)
}

/// Whether as many paragraphs stand there as were quoted, and more of the words are in both than in one alone.
fn is_like(passage: &Quoted, paragraphs: &[&str], range: &Range<usize>) -> bool {
    let text = paragraphs.join(super::quote::GAP);
    let lines = paragraph_of(paragraphs, range.end.saturating_sub(1)) - paragraph_of(paragraphs, range.start);
    let (then, now) = (words(&passage.exact), words(text.get(range.clone()).unwrap_or_default()));
    let shared = then.intersection(&now).count();
    lines + 1 == passage.exact.lines().count() && shared * 2 > then.len() && shared * 2 > now.len()
}

fn joins(one: &str, next: &str) -> bool {
    one.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric)
}

/// The place on which two ways agree, or the one that leads to a place.
fn agreed(one: Option<usize>, other: Option<usize>) -> Option<usize> {
    match (one, other) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// The word that follows what stood before a passage. So little that it was all there was must begin the text.
fn after(prefix: &[Token], source: &[Token]) -> Option<usize> {
    let kept = prefix.get(prefix.len().saturating_sub(ENOUGH)..)?;
    let at = if kept.is_empty() { 0 } else { once(kept, source)? };
    (kept.len() == ENOUGH || at == 0).then_some(at + kept.len())
}

/// The word before which what stood after a passage begins. So little that it was all there was must end the text.
fn before(suffix: &[Token], source: &[Token]) -> Option<usize> {
    let kept = suffix.get(..suffix.len().min(ENOUGH))?;
    let at = if kept.is_empty() { source.len() } else { once(kept, source)? };
    (kept.len() == ENOUGH || at + kept.len() == source.len()).then_some(at)
}

fn beginning(exact: &[Token], source: &[Token]) -> Option<usize> {
    once(exact.get(..ENOUGH)?, source)
}

fn ending(exact: &[Token], source: &[Token]) -> Option<usize> {
    let last = exact.get(exact.len().checked_sub(ENOUGH)?..)?;
    Some(once(last, source)? + last.len())
}

/// Where words stand that stand there once.
fn once(wanted: &[Token], source: &[Token]) -> Option<usize> {
    let wanted: Vec<&str> = wanted.iter().map(|token| token.plain.as_str()).collect();
    match occurrences(&wanted, source)[..] {
        [only] => Some(only),
        _ => None,
    }
}
