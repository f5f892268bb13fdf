//! Finding a quoted passage again in its source, or saying that it is not there.
//!
//! It may have moved with the paragraphs around it. It never settles on words that look like it: where the words stood
//! more than once when they were quoted, or stand more than once now, the words around them must tell which they are;
//! and where those were repeated too, all that was kept of them must still be there.

use std::ops::Range;

use super::quote::{AROUND, GAP, after, before};
use super::words::{Token, plain_tokens as tokens};
use super::{Quoted, Repeated};

/// Where a passage stands in its source now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The first and the last paragraph of the text, from 0.
    pub paragraphs: (usize, usize),
    /// Its bytes in [`super::field_text`].
    pub range: Range<usize>,
}

/// Looks for a passage in the paragraphs of its text.
pub(super) fn anchor(passage: &Quoted, paragraphs: &[&str]) -> Option<Anchor> {
    let text = paragraphs.join(GAP);
    let source = tokens(&text);
    let wanted = Wanted::of(passage);
    if wanted.tokens.is_empty() {
        return unseen(passage, paragraphs);
    }
    let places = wanted.places(&source);
    let Some(at) = wanted.chosen(passage, paragraphs, &source, &places) else {
        return untouched(passage, paragraphs, &text);
    };
    let last = source.get(at + wanted.tokens.len() - 1)?;
    let start = source.get(at)?.range.start + wanted.cut_before;
    let end = last.range.end.saturating_sub(wanted.cut_after);
    Some(Anchor { paragraphs: (paragraph_of(paragraphs, start), paragraph_of(paragraphs, end)), range: start..end })
}

/// A passage without a letter that can be seen is looked for as it is.
fn unseen(passage: &Quoted, paragraphs: &[&str]) -> Option<Anchor> {
    let (first, last) = passage.paragraphs;
    let stated = paragraphs.get(first..=last)?.join("\n");
    let before: usize = paragraphs.iter().take(first).map(|paragraph| paragraph.len() + GAP.len()).sum();
    let start = before + stated.find(&passage.exact)?;
    Some(Anchor { paragraphs: passage.paragraphs, range: start..start + passage.exact.len() })
}

/// A passage that stands letter by letter where it stood, with all that was kept of the words around it: also a piece
/// of a word so long that nothing tells it from another by its words.
fn untouched(passage: &Quoted, paragraphs: &[&str], text: &str) -> Option<Anchor> {
    let near = |range: &Range<usize>| {
        let (head, tail) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
        let line_before = passage.prefix.rsplit('\n').next().unwrap_or_default();
        let line_after = passage.suffix.split('\n').next().unwrap_or_default();
        head.trim_end().ends_with(line_before.trim_end()) && tail.trim_start().starts_with(line_after.trim_start())
    };
    let is_here = |range: &Range<usize>| {
        let (head, tail) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
        before(head) == passage.prefix && after(tail) == passage.suffix
    };
    let from: usize = paragraphs.iter().take(passage.paragraphs.0).map(|paragraph| paragraph.len() + GAP.len()).sum();
    let end = from + paragraphs.get(passage.paragraphs.0)?.len();
    let starts = text.get(from..end)?.char_indices().map(|(at, _)| from + at);
    let printed = [passage.exact.clone(), passage.exact.replace('\n', GAP)];
    let ranges = starts.flat_map(|start| {
        let words = printed.iter().find(|words| text.get(start..).is_some_and(|rest| rest.starts_with(words.as_str())));
        words.map(|words| start..start + words.len())
    });
    let range = ranges.filter(near).take(MOST_LOOKED_AT).find(is_here)?;
    Some(Anchor { paragraphs: passage.paragraphs, range })
}

/// So many places are looked at closely, at the most: each costs as much as the text is long.
const MOST_LOOKED_AT: usize = 100;

/// The index of the paragraph that a byte of the text lies in.
pub(super) fn paragraph_of(paragraphs: &[&str], byte: usize) -> usize {
    let ends = paragraphs.iter().scan(0, |end, paragraph| {
        *end += paragraph.len() + GAP.len();
        Some(*end)
    });
    ends.take_while(|&end| end <= byte).count().min(paragraphs.len().saturating_sub(1))
}

/// What is looked for: the passage with the rest of the words that it cuts, and what stood around it.
struct Wanted {
    tokens: Vec<Token>,
    /// How many bytes of the first word were not quoted.
    cut_before: usize,
    /// How many bytes of the last word were not quoted.
    cut_after: usize,
    /// Whether the first word is longer than what was kept of it, and whether the last is.
    open: (bool, bool),
    before: Side,
    after: Side,
}

impl Wanted {
    fn of(passage: &Quoted) -> Self {
        let (exact, prefix, suffix) = (&passage.exact, &passage.prefix, &passage.suffix);
        let (before, head) = prefix.split_at(head_start(prefix, exact));
        let (tail, after) = suffix.split_at(tail_end(exact, suffix));
        let is_cut = |piece: &str| piece.chars().count() >= AROUND;
        Self {
            open: (is_cut(head), is_cut(tail)),
            tokens: tokens(&format!("{head}{exact}{tail}")),
            cut_before: head.len(),
            cut_after: tail.len(),
            before: Side::of(prefix, before, before.rsplit('\n').next().unwrap_or_default()),
            after: Side::of(suffix, after, after.split('\n').next().unwrap_or_default()),
        }
    }

    /// Where the words stand in the source, counted in its words.
    fn places(&self, source: &[Token]) -> Vec<usize> {
        let wanted: Vec<&str> = self.tokens.iter().map(|token| token.plain.as_str()).collect();
        let (first, last) = (usize::from(self.open.0), usize::from(self.open.1));
        // A word of which only a piece is known is compared by that piece, and the others exactly.
        let inner = wanted.get(first..wanted.len() - last).unwrap_or_default();
        let starts = occurrences(inner, source).into_iter().filter_map(|at| at.checked_sub(first));
        let fits = |at: usize| {
            let there = |place: usize| source.get(at + place).map_or("", |token| token.plain.as_str());
            let end = wanted.len() - 1;
            (!self.open.0 || wanted.first().is_some_and(|word| there(0).ends_with(word)))
                && (!self.open.1 || wanted.last().is_some_and(|word| there(end).starts_with(word)))
        };
        starts.filter(|&at| fits(at)).collect()
    }

    /// The place that is the passage, if it is certain which one is.
    fn chosen(&self, passage: &Quoted, paragraphs: &[&str], source: &[Token], places: &[usize]) -> Option<usize> {
        match (passage.repeated, places) {
            (None, [only]) => Some(*only),
            (None | Some(Repeated::Words), _) => only(places, |at| self.is_within(source, at)),
            (Some(Repeated::Around), _) => {
                let stated = |at: usize| {
                    let start = source.get(at).map_or(0, |token| token.range.start);
                    paragraph_of(paragraphs, start) == passage.paragraphs.0
                };
                only(places, |at| self.is_amid(source, at))
                    .or_else(|| places.iter().copied().find(|&at| self.is_amid(source, at) && stated(at)))
            }
        }
    }

    /// Whether the rest of the passage's paragraph stands around a place, as far as it is known.
    fn is_within(&self, source: &[Token], at: usize) -> bool {
        let (before, after) = self.around(source, at);
        ends_with(before, &self.before.within) && starts_with(after, &self.after.within)
    }

    /// Whether everything that is known of the words around the passage stands around a place.
    fn is_amid(&self, source: &[Token], at: usize) -> bool {
        let (before, after) = self.around(source, at);
        let beyond_before = before.iter().rev().nth(self.before.all.len());
        let beyond_after = after.get(self.after.all.len());
        ends_with(before, &self.before.all)
            && starts_with(after, &self.after.all)
            && self.before.may_end(beyond_before)
            && self.after.may_end(beyond_after)
    }

    fn around<'a>(&self, source: &'a [Token], at: usize) -> (&'a [Token], &'a [Token]) {
        let after = source.get(at + self.tokens.len()..).unwrap_or_default();
        (source.get(..at).unwrap_or_default(), after)
    }
}

/// What stood on one side of a passage.
struct Side {
    /// All that was kept of it.
    all: Vec<Token>,
    /// What of it is of the passage's own paragraph.
    within: Vec<Token>,
    /// Whether so little was kept that there was no more, or else a very long word.
    is_little: bool,
}

impl Side {
    fn of(context: &str, kept: &str, within: &str) -> Self {
        let is_little = context.chars().count() < AROUND / 2;
        Self { all: tokens(kept), within: tokens(within), is_little }
    }

    /// Whether what was kept can end before a word, or before the end of the text.
    fn may_end(&self, before: Option<&Token>) -> bool {
        !self.is_little || before.is_none_or(|word| word.plain.chars().count() >= AROUND / 2)
    }
}

/// The only place of which something is so.
fn only(places: &[usize], is_so: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found = places.iter().copied().filter(|&at| is_so(at));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn ends_with(tokens: &[Token], end: &[Token]) -> bool {
    tokens.len() >= end.len() && tokens.iter().rev().zip(end.iter().rev()).all(|(one, other)| one.plain == other.plain)
}

fn starts_with(tokens: &[Token], start: &[Token]) -> bool {
    tokens.len() >= start.len() && tokens.iter().zip(start).all(|(one, other)| one.plain == other.plain)
}

/// Where the word begins that goes on from a text into the next.
fn head_start(text: &str, next: &str) -> usize {
    joining(text, next).map_or(text.len(), |word| word.start)
}

/// How far the word that goes on from a text into the next reaches in that.
fn tail_end(text: &str, next: &str) -> usize {
    joining(text, next).map_or(0, |word| word.end - text.len())
}

/// The word that stands in both of two texts that follow each other.
fn joining(text: &str, next: &str) -> Option<Range<usize>> {
    let both = tokens(&format!("{text}{next}")).into_iter().map(|token| token.range);
    both.into_iter().find(|word| word.start < text.len() && text.len() < word.end)
}

/// Every place where the words stand, those that overlap included, in one pass (Knuth, Morris and Pratt, "Fast pattern
/// matching in strings", 1977).
pub(super) fn occurrences(wanted: &[&str], source: &[Token]) -> Vec<usize> {
    if wanted.is_empty() {
        return (0..=source.len()).collect();
    }
    let falls_to = falls_to(wanted);
    let (mut found, mut matched) = (Vec::new(), 0);
    for (at, token) in source.iter().enumerate() {
        while matched > 0 && wanted.get(matched).is_none_or(|word| *word != token.plain) {
            matched = falls_to.get(matched - 1).copied().unwrap_or(0);
        }
        matched += usize::from(wanted.get(matched).is_some_and(|word| *word == token.plain));
        if matched == wanted.len() {
            found.push(at + 1 - matched);
        }
    }
    found
}

/// For each word how many of the first words are again matched where the next one does not fit.
fn falls_to(wanted: &[&str]) -> Vec<usize> {
    let mut falls_to: Vec<usize> = vec![0; wanted.len()];
    let mut matched = 0;
    for (at, word) in wanted.iter().enumerate().skip(1) {
        while matched > 0 && wanted.get(matched) != Some(word) {
            matched = falls_to.get(matched - 1).copied().unwrap_or(0);
        }
        matched += usize::from(wanted.get(matched) == Some(word));
        if let Some(falls) = falls_to.get_mut(at) {
            *falls = matched;
        }
    }
    falls_to
}

/// How far the words of a passage, and those around it, stand more than once in a text.
pub(super) fn repeated(passage: &Quoted, paragraphs: &[&str]) -> Option<Repeated> {
    let wanted = Wanted::of(passage);
    if wanted.tokens.is_empty() {
        return None;
    }
    let source = tokens(&paragraphs.join(GAP));
    let places = wanted.places(&source);
    let within = places.iter().filter(|&&at| wanted.is_within(&source, at)).count();
    match (places.len(), within) {
        (0 | 1, _) => None,
        (_, 0 | 1) => Some(Repeated::Words),
        _ => Some(Repeated::Around),
    }
}
