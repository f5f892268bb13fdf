//! What the source of a quotation says now: the question that was cited in a later version of its page, and the words
//! that stand where the quoted ones stood.

use std::collections::HashSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::compare::{Piece, PieceKind, compare};
use super::quote::GAP;
use super::replaced::replaced;
use super::words::plain_tokens;
use super::{Citation, LEFT_OUT, Quoted};
use crate::record::{Entry, Passage, Record};

/// What the source said and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceNow {
    /// The words that were quoted.
    pub then: String,
    /// What stands in the place of each passage now, or the whole text where it can't be told; empty where the text has
    /// gone.
    pub now: Vec<PassageNow>,
    /// Where the first of the passages that changed stands now, in bytes of [`super::field_text`], as far as it can be
    /// told.
    pub nearest: Option<(usize, usize)>,
    /// The words of the source as it is now beside those that were quoted: "added" is new in the source.
    pub pieces: Vec<Piece>,
}

/// The words in the place of a quoted passage, with a few of those around them in their paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageNow {
    /// A few words before them; may be empty.
    pub before: String,
    /// The words.
    pub words: String,
    /// A few words after them; may be empty.
    pub after: String,
}

/// So many words around a passage are shown.
const SHOWN_AROUND: usize = 5;

/// First and last paragraph of a text.
type Lines = (usize, usize);

impl Citation {
    /// The question of a later version that was cited: by its number and who asked, if only one is so called, and else
    /// by its words; `None` if it can't be told. A number that is missing says nothing.
    pub(super) fn entry_in<'a>(&self, later: &'a Record, earlier: Option<&Record>) -> Option<&'a Entry> {
        if let Some(entry) = later.entries.iter().find(|entry| entry.id == self.entry) {
            return Some(entry);
        }
        let printed = (&self.reference.number, &self.reference.asker);
        let is_called = |entry: &&Entry| printed.0.is_some() && (&entry.number, &entry.asker) == printed;
        let asked = earlier.and_then(|record| record.entries.iter().find(|entry| entry.id == self.entry)).map(asked);
        let asked = asked.filter(|words| !words.is_empty());
        let asks_it = |entry: &&Entry| asked.as_ref().is_some_and(|words| *words == self::asked(entry));
        single(later.entries.iter().filter(is_called)).or_else(|| single(later.entries.iter().filter(asks_it)))
    }

    /// What an entry says where the passages stood.
    pub(super) fn source_now(&self, entry: Option<&Entry>) -> SourceNow {
        let paragraphs = entry.map(|entry| entry.paragraphs(self.place)).unwrap_or_default();
        let text = paragraphs.join(GAP);
        let then = self.words();
        let found = entry.map(|entry| self.anchors(entry)).unwrap_or_default();
        let Some(places) = self.places_now(&found, &paragraphs) else {
            let words = paragraphs.join("\n");
            let pieces = between_ends(compare(&words, &then));
            let whole = PassageNow { words, ..PassageNow::default() };
            let now = if whole.words.trim().is_empty() { Vec::new() } else { vec![whole] };
            return SourceNow { then, now, nearest: None, pieces };
        };
        let (mut now, mut pieces, mut nearest) = (Vec::new(), Vec::new(), None);
        let source = plain_tokens(&text);
        for (at, (passage, place)) in self.passages().zip(places).enumerate() {
            if !pieces.is_empty() {
                pieces.push(Piece { kind: PieceKind::Note, text: LEFT_OUT.to_owned() });
            }
            let lines = bytes_of(&paragraphs, place);
            let range = match found.get(at).and_then(Option::as_ref) {
                Some(anchor) => {
                    pieces.push(Piece { kind: PieceKind::Same, text: passage.exact.clone() });
                    anchor.range.clone()
                }
                None => {
                    let certain = replaced(passage, &paragraphs, &source);
                    let range = certain.unwrap_or_else(|| within(&text, between(&found, at, &lines), passage));
                    nearest = nearest.or(Some((range.start, range.end)));
                    let words = text.get(range.clone()).unwrap_or_default();
                    pieces.extend(between_ends(compare(words, &passage.exact)));
                    range
                }
            };
            now.push(passage_now(&text, &lines, &range));
        }
        SourceNow { then, now, nearest, pieces }
    }

    /// The paragraphs of each passage now: those where it was found, and else those between its neighbours that have
    /// most of its words.
    fn places_now(&self, found: &[Option<Anchor>], paragraphs: &[&str]) -> Option<Vec<Lines>> {
        let words: Vec<HashSet<String>> = paragraphs.iter().map(|paragraph| words(paragraph)).collect();
        let lines = |anchor: &Anchor| anchor.paragraphs;
        let place = |(at, passage): (usize, &Quoted)| {
            let before = found.get(..at)?.iter().flatten().next_back().map(lines);
            let after = found.get(at + 1..)?.iter().flatten().next().map(lines);
            let last = paragraphs.len().checked_sub(1)?;
            let between = (before.map_or(0, |place| place.1), after.map_or(last, |place| place.0));
            found.get(at)?.as_ref().map(lines).or_else(|| likely(passage, &words, between))
        };
        self.passages().enumerate().map(place).collect()
    }
}

/// The paragraphs that have most of the words of each of a passage's lines; `None` if that is not certain.
fn likely(passage: &Quoted, paragraphs: &[HashSet<String>], (first, last): Lines) -> Option<Lines> {
    let of_line = |line: &str| {
        let wanted = words(line);
        let shared = |at: &usize| paragraphs.get(*at).map_or(0, |words| words.intersection(&wanted).count());
        let most = (first..=last).map(|at| shared(&at)).max().filter(|most| most * 2 > wanted.len())?;
        single((first..=last).filter(|at| shared(at) == most))
    };
    let places = passage.exact.lines().map(of_line).collect::<Option<Vec<usize>>>()?;
    let is_in_order = places.is_sorted();
    Some((*places.first()?, *places.last()?)).filter(|_| is_in_order)
}

/// The words of a text, each once.
pub(super) fn words(text: &str) -> HashSet<String> {
    let words = plain_tokens(text).into_iter().map(|token| token.plain.to_lowercase());
    words.filter(|word| word.starts_with(char::is_alphanumeric)).collect()
}

/// A question's words, as they are compared.
fn asked(entry: &Entry) -> Vec<String> {
    let texts = entry.question.iter().map(Passage::text);
    texts.flat_map(plain_tokens).map(|token| token.plain.to_lowercase()).collect()
}

fn single<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Where paragraphs stand in their text, in bytes.
fn bytes_of(paragraphs: &[&str], (first, last): Lines) -> Range<usize> {
    let length = |range: &[&str]| range.iter().map(|paragraph| paragraph.len() + GAP.len()).sum::<usize>();
    let start = length(paragraphs.get(..first).unwrap_or_default());
    let whole = length(paragraphs.get(first..=last).unwrap_or_default());
    start..start + whole.saturating_sub(GAP.len())
}

/// What of some paragraphs stands between the passages that were found before and after one.
fn between(found: &[Option<Anchor>], at: usize, lines: &Range<usize>) -> Range<usize> {
    let before = found.get(..at).unwrap_or_default().iter().flatten().map(|anchor| anchor.range.end).max();
    let after = found.get(at + 1..).unwrap_or_default().iter().flatten().map(|anchor| anchor.range.start).min();
    let start = before.map_or(lines.start, |end| end.clamp(lines.start, lines.end));
    let end = after.map_or(lines.end, |start| start.clamp(lines.start, lines.end));
    if start < end { start..end } else { lines.clone() }
}

/// Where in some paragraphs the words stand that are like a passage's, without what only stands before and after.
fn within(text: &str, lines: Range<usize>, passage: &Quoted) -> Range<usize> {
    let pieces = compare(text.get(lines.clone()).unwrap_or_default(), &passage.exact);
    let is_around = |piece: &&Piece| piece.kind == PieceKind::Added;
    let of_now: Vec<&Piece> =
        pieces.iter().filter(|piece| !matches!(piece.kind, PieceKind::Missing | PieceKind::LeftOut)).collect();
    let before: usize = of_now.iter().take_while(|piece| is_around(piece)).map(|piece| piece.text.len()).sum();
    let after: usize = of_now.iter().rev().take_while(|piece| is_around(piece)).map(|piece| piece.text.len()).sum();
    let (start, end) = (lines.start + before, lines.end.saturating_sub(after));
    let Some(words) = text.get(start..end).filter(|words| !words.trim().is_empty()) else { return lines };
    let end = start + words.trim_end().len();
    end - words.trim().len()..end
}

/// A passage as it is shown: its words, with a few of those around them in their paragraphs.
fn passage_now(text: &str, lines: &Range<usize>, range: &Range<usize>) -> PassageNow {
    let before = text.get(lines.start..range.start).unwrap_or_default();
    let after = text.get(range.end..lines.end).unwrap_or_default();
    let (head, tail): (Vec<&str>, Vec<&str>) =
        (before.split_whitespace().collect(), after.split_whitespace().collect());
    let near = head.get(head.len().saturating_sub(SHOWN_AROUND)..).unwrap_or_default().join(" ");
    let next = tail.get(..tail.len().min(SHOWN_AROUND)).unwrap_or_default().join(" ");
    PassageNow {
        before: if head.len() > SHOWN_AROUND { format!("… {near}") } else { near },
        words: text.get(range.clone()).unwrap_or_default().replace(GAP, "\n"),
        after: if tail.len() > SHOWN_AROUND { format!("{next} …") } else { next },
    }
}

/// A comparison without what only stands before and after in the source's paragraphs: that was never quoted.
fn between_ends(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let is_around = |piece: &Piece| piece.kind == PieceKind::Added;
    while pieces.len() > 1 && pieces.last().is_some_and(is_around) {
        pieces.pop();
    }
    let around = pieces.iter().take_while(|piece| is_around(piece)).count();
    if around < pieces.len() {
        pieces.drain(..around);
    }
    pieces
}
