//! Parts within one paragraph: "(a) … (b) …".

use super::label::{Kind, Punctuation, Reading, parse};
use super::{PastedKind, Piece};

/// How many first markers are tried in one paragraph, which keeps the search linear.
const TRIES: usize = 8;

/// A marker within a paragraph.
#[derive(Clone, Copy)]
struct Mark {
    start: usize,
    /// Where its words begin.
    words: usize,
    readings: [Option<Reading>; 2],
}

/// The piece itself, or its opening and its parts where markers run in order within a paragraph.
pub(super) fn split(piece: Piece) -> Vec<Piece> {
    if piece.kind != PastedKind::Paragraph {
        return vec![piece];
    }
    let marks = marks(&piece.text);
    let starts = (0..marks.len()).filter(|&index| marks.get(index).is_some_and(is_first)).take(TRIES);
    let run = starts.map(|start| run(&marks, start)).find(|run| is_list(&piece.text, run));
    match run {
        Some(run) => parted(&piece.text, &run),
        None => vec![piece],
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut before = ' ';
    let mut marks = Vec::new();
    for (start, character) in text.char_indices() {
        if before.is_whitespace() && (character == '(' || character.is_ascii_alphanumeric()) {
            marks.extend(text.get(start..).and_then(|rest| mark(start, rest)));
        }
        before = character;
    }
    marks
}

fn mark(start: usize, rest: &str) -> Option<Mark> {
    let (label, words) = parse(rest)?;
    let brackets = label.first.punctuation != Punctuation::Dot;
    let words = start + (rest.len() - words.len());
    brackets.then_some(Mark { start, words, readings: [Some(label.first), label.second] })
}

fn is_first(mark: &Mark) -> bool {
    mark.readings.iter().flatten().any(|reading| reading.value == 1)
}

/// The marks that follow the first in strict order.
fn run(marks: &[Mark], start: usize) -> Vec<Mark> {
    let mut found: Vec<Mark> = marks.get(start).copied().into_iter().collect();
    let first = found.first().and_then(|mark| mark.readings.into_iter().flatten().find(|reading| reading.value == 1));
    let Some(mut last) = first.filter(|reading| !matches!(reading.kind, Kind::Bullet(_))) else { return Vec::new() };
    for mark in marks.iter().skip(start + 1) {
        let next = |reading: &&Reading| reading.is_like(last) && reading.value == last.value + 1;
        if let Some(&reading) = mark.readings.iter().flatten().find(next) {
            found.push(*mark);
            last = reading;
        }
    }
    found
}

/// Two marks at least, each with words of its own: "(a) and (b)" only names clauses.
fn is_list(text: &str, run: &[Mark]) -> bool {
    let ends = run.iter().skip(1).map(|mark| mark.start).chain([text.len()]);
    run.len() > 1 && run.iter().zip(ends).all(|(mark, end)| text.get(mark.words..end).is_some_and(has_words))
}

fn has_words(segment: &str) -> bool {
    let is_word = |word: &str| word.contains(char::is_alphanumeric) && !matches!(word, "and" | "or" | "to");
    segment.split_whitespace().any(is_word)
}

fn parted(text: &str, run: &[Mark]) -> Vec<Piece> {
    let opening = run.first().and_then(|mark| text.get(..mark.start)).map(str::trim_end).unwrap_or_default();
    let opening = (!opening.is_empty()).then(|| Piece::new(PastedKind::Paragraph, opening, ""));
    let ends = run.iter().skip(1).map(|mark| mark.start).chain([text.len()]);
    let part = |(mark, end): (&Mark, usize)| {
        let words = text.get(mark.words..end).unwrap_or_default().trim_end();
        let marker = text.get(mark.start..mark.words).unwrap_or_default().trim_end();
        Piece::new(PastedKind::Part, words, marker)
    };
    opening.into_iter().chain(run.iter().zip(ends).map(part)).collect()
}
