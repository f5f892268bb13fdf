//! What the source of a quotation says now: the question that was cited in a later version of its page, and the words
//! that stand where the quoted ones stood.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::compare::{Piece, PieceKind, compare};
use super::words::plain_tokens;
use super::{Citation, LEFT_OUT, Quoted};
use crate::record::{Entry, Passage, Record};

/// What the source said and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceNow {
    /// The words that were quoted.
    pub then: String,
    /// The paragraphs at the same places now, or the whole text where it can't be told which they are; empty where the
    /// text has gone.
    pub now: String,
    /// The words of the source as it is now beside those that were quoted: "added" is new in the source.
    pub pieces: Vec<Piece>,
}

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
        let then = self.words();
        let found = entry.map(|entry| self.anchors(entry)).unwrap_or_default();
        let found: Vec<Option<Lines>> =
            found.into_iter().map(|anchor| anchor.map(|anchor| anchor.paragraphs)).collect();
        let Some(places) = self.places_now(&found, &paragraphs) else {
            let now = paragraphs.join("\n");
            return SourceNow { pieces: between_ends(compare(&now, &then)), then, now };
        };
        let mut pieces = Vec::new();
        for ((passage, place), found) in self.passages().zip(&places).zip(&found) {
            if !pieces.is_empty() {
                pieces.push(Piece { kind: PieceKind::Note, text: LEFT_OUT.to_owned() });
            }
            match found {
                Some(_) => pieces.push(Piece { kind: PieceKind::Same, text: passage.exact.clone() }),
                None => pieces.extend(between_ends(compare(&lines(&paragraphs, *place), &passage.exact))),
            }
        }
        let shown: Vec<String> = joined(places).into_iter().map(|place| lines(&paragraphs, place)).collect();
        SourceNow { then, now: shown.join("\n"), pieces }
    }

    /// The paragraphs of each passage now: those where it was found, and else those between its neighbours that have
    /// most of its words.
    fn places_now(&self, found: &[Option<Lines>], paragraphs: &[&str]) -> Option<Vec<Lines>> {
        let words: Vec<HashSet<String>> = paragraphs.iter().map(|paragraph| words(paragraph)).collect();
        let place = |(at, passage): (usize, &Quoted)| {
            let before = found.get(..at)?.iter().flatten().next_back();
            let after = found.get(at + 1..)?.iter().flatten().next();
            let last = paragraphs.len().checked_sub(1)?;
            let between = (before.map_or(0, |place| place.1), after.map_or(last, |place| place.0));
            found.get(at).copied().flatten().or_else(|| likely(passage, &words, between))
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
fn words(text: &str) -> HashSet<String> {
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

fn lines(paragraphs: &[&str], (first, last): Lines) -> String {
    paragraphs.get(first..=last).unwrap_or_default().join("\n")
}

/// Places in order, those that touch as one.
fn joined(mut places: Vec<Lines>) -> Vec<Lines> {
    places.sort_unstable();
    places.dedup_by(|next, place| {
        let touch = next.0 <= place.1;
        if touch {
            place.1 = place.1.max(next.1);
        }
        touch
    });
    places
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
