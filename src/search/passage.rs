//! The passage that shows best why an entry was found: a sentence or two, exactly as printed.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::terms::{Term, Terms};
use super::words::each_word;
use crate::record::{Entry, Place};

/// A passage is about so many bytes at most.
const LONGEST: usize = 320;

/// A sentence shorter than this may take the next one along.
const SHORT: usize = 120;

/// The words that a query is found by: for each, which word of the query it stands for and how much it tells.
pub(super) type Wanted = FxHashMap<Term, (u32, f32)>;

/// A passage with the words to mark.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Passage {
    pub(super) place: Place,
    pub(super) text: String,
    pub(super) marks: Vec<Range<usize>>,
}

/// The best passage of an entry, of equals the shorter; its first words where none of the wanted words is in it.
pub(super) fn best_passage(terms: &Terms, wanted: &Wanted, entry: &Entry) -> Passage {
    let mut best = (-1.0, Place::Question, "");
    for place in entry.places() {
        for paragraph in entry.paragraphs(place) {
            for text in pieces(paragraph) {
                let worth = worth(terms, wanted, text) * (1.0 - text.len() as f32 / 4000.0);
                if worth > best.0 {
                    best = (worth, place, text);
                }
            }
        }
    }
    let (_, place, text) = best;
    Passage { place, text: text.to_owned(), marks: marks(terms, wanted, text) }
}

fn found<'a>(terms: &Terms, wanted: &'a Wanted, word: &str) -> Option<&'a (u32, f32)> {
    wanted.get(&terms.find(word)?)
}

/// Each word of the query counts once, and a little more each time that it comes again.
fn worth(terms: &Terms, wanted: &Wanted, text: &str) -> f32 {
    let mut seen = Vec::new();
    let mut worth = 0.0;
    each_word(text, |word| {
        if let Some(&(group, weight)) = found(terms, wanted, word.folded) {
            worth += if seen.contains(&group) { weight / 8.0 } else { weight };
            seen.push(group);
        }
    });
    worth
}

fn marks(terms: &Terms, wanted: &Wanted, text: &str) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    each_word(text, |word| {
        if found(terms, wanted, word.folded).is_some() {
            marks.push(word.range);
        }
    });
    marks
}

/// The sentences of a paragraph, each with the next where the two are short, and each alone; long ones
/// are cut between words.
fn pieces(paragraph: &str) -> Vec<&str> {
    let ends = sentence_ends(paragraph);
    let mut pieces = Vec::new();
    let mut start = 0;
    for (index, &end) in ends.iter().enumerate() {
        let with_next = ends.get(index + 1).filter(|&&next| end - start < SHORT && next - start <= LONGEST);
        let both = with_next.and_then(|&next| paragraph.get(start..next));
        pieces.extend(both.map(str::trim));
        pieces.extend(cut(paragraph.get(start..end).unwrap_or_default().trim()));
        start = end;
    }
    pieces.retain(|text| !text.is_empty());
    pieces
}

/// Where the sentences end; the last end is the paragraph's.
fn sentence_ends(paragraph: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut letters = paragraph.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let space_follows = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if matches!(letter, '.' | '?' | '!' | ';') && space_follows {
            ends.push(at + letter.len_utf8());
        }
    }
    if ends.last() != Some(&paragraph.len()) {
        ends.push(paragraph.len());
    }
    ends
}

fn cut(sentence: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = sentence;
    while rest.len() > LONGEST {
        let limit = (0..=LONGEST).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(0);
        let (head, _) = rest.split_at(limit);
        let at = head.rfind(char::is_whitespace).filter(|&at| at > LONGEST / 2).unwrap_or(limit);
        let (part, left) = rest.split_at(at);
        parts.push(part.trim());
        rest = left.trim_start();
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_falls_into_sentences() {
        let long = "word ".repeat(100);
        assert_eq!(pieces("How many? Two."), ["How many? Two.", "How many?", "Two."]);
        assert_eq!(pieces("Up 3.2 per cent"), ["Up 3.2 per cent"]);
        assert!(pieces(&long).iter().all(|piece| piece.len() <= LONGEST && long.contains(piece)));
        assert!(pieces(" ").is_empty());
    }
}
