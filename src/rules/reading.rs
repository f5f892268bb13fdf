//! How the checks read a question: its sentences, which of them ask, and where the opening ends.

use crate::question::{Block, Kind, Question};
use crate::text::count_words;

/// Words that a question begins with.
const OPENERS: &[&str] = &[
    "will", "would", "can", "could", "should", "shall", "may", "might", "do", "does", "did", "is", "are", "was",
    "were", "has", "have", "had", "what", "when", "where", "who", "whom", "whose", "which", "why", "how",
];

/// Words that ask wherever they stand, as in "I ask the Leader whether".
const ASKING: &[&str] = &[
    "ask", "asks", "asking", "whether", "please", "tell", "explain", "confirm", "clarify", "outline", "advise", "know",
    "grateful",
];

/// Words with which a question begins after a comma.
const TURNING: &[&str] = &["will", "would", "can", "could", "should", "does", "do", "did"];

/// Words between which and the start of a sentence a question may begin: "And so, will it open".
const LEADING_IN: &[&str] = &["and", "but", "so", "also", "then", "therefore", "again", "if", "secondly", "finally"];

/// A piece of text between white space, without the marks around it: where it stands and its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
    /// Whether marks stand between it and the next piece.
    pub(super) ends: bool,
}

/// The pieces that hold a letter or a digit, in order.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let whole = text.split_whitespace().map(move |piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece));
    whole.filter_map(|(at, piece)| {
        let bare = piece.trim_matches(|mark: char| !mark.is_alphanumeric());
        let start = at + (bare.as_ptr() as usize - piece.as_ptr() as usize);
        let end = start + bare.len();
        (!bare.is_empty()).then_some(Piece { start, end, text: bare, ends: end < at + piece.len() })
    })
}

/// The sentences of a text as byte ranges without the white space around them.
pub(super) fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (at, mark) in text.char_indices() {
        let parts = matches!(mark, '\n' | '\r') || (ended && mark.is_whitespace());
        if parts {
            push_trimmed(&mut found, text, start, at);
            start = at;
        }
        // A closing mark after the full stop still belongs to the sentence.
        ended = matches!(mark, '.' | '?' | '!') || (ended && matches!(mark, '”' | '"' | '’' | ')'));
    }
    push_trimmed(&mut found, text, start, text.len());
    found
}

fn push_trimmed(found: &mut Vec<(usize, usize)>, text: &str, start: usize, end: usize) {
    let piece = text.get(start..end).unwrap_or_default();
    let start = start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start < end {
        found.push((start, end));
    }
}

/// Whether a sentence begins as questions do.
pub(super) fn begins_as_question(sentence: &str) -> bool {
    let first = pieces(sentence).find(|piece| !is_among(piece.text, LEADING_IN));
    first.is_some_and(|first| is_among(first.text, OPENERS))
}

/// Whether a sentence comes to its question after something else, as in "In the light of this, will the Leader".
fn turns_to_question(sentence: &str) -> bool {
    let mut ended = false;
    pieces(sentence).any(|piece| std::mem::replace(&mut ended, piece.ends) && is_among(piece.text, TURNING))
}

/// Whether a text asks anything, with or without a question mark. When in doubt it does.
pub(super) fn asks(text: &str) -> bool {
    text.contains('?')
        || pieces(text).any(|piece| is_among(piece.text, ASKING))
        || sentences(text).into_iter().any(|(start, end)| {
            let sentence = &text[start..end];
            begins_as_question(sentence) || turns_to_question(sentence)
        })
}

/// Whether a word is in a list, whatever its capitals.
pub(super) fn is_among(word: &str, list: &[&str]) -> bool {
    list.iter().any(|listed| word.eq_ignore_ascii_case(listed))
}

/// The words of the question outside its quotations, parted at the first sentence that asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lengths {
    /// Words before anything is asked.
    pub(super) opening: usize,
    /// The others.
    pub(super) asking: usize,
    /// Words of quotations.
    pub(super) quoted: usize,
    /// Whether anything is asked.
    pub(super) asks: bool,
}

/// How long the opening, the asking and the quotations are.
pub(super) fn lengths(question: &Question) -> Lengths {
    let mut lengths = Lengths::default();
    for block in &question.blocks {
        if matches!(block.kind, Kind::Quotation(_)) {
            lengths.quoted += count_words(&block.text);
            continue;
        }
        let before = if lengths.asks { 0 } else { opening_words(block, &mut lengths.asks) };
        lengths.opening += before;
        lengths.asking += count_words(&block.text) - before;
    }
    lengths
}

/// The words of a block before its first sentence that asks. A part asks from its start.
fn opening_words(block: &Block, asked: &mut bool) -> usize {
    let has_words = !block.text.trim().is_empty();
    if matches!(block.kind, Kind::Part | Kind::SubPart) && has_words {
        *asked = true;
        return 0;
    }
    let first = sentences(&block.text).into_iter().find(|&(start, end)| asks(&block.text[start..end]));
    *asked = first.is_some();
    let end = first.map_or(block.text.len(), |(start, _)| start);
    count_words(&block.text[..end])
}

/// The blocks with the writer's own words.
pub(super) fn own_blocks(question: &Question) -> impl Iterator<Item = &Block> {
    question.blocks.iter().filter(|block| !matches!(block.kind, Kind::Quotation(_)))
}

/// Where the first of some phrases stands in a text: whole words, whatever their capitals and the white
/// space between them. The phrases are ASCII in lower case, their words parted by one space.
pub(super) fn phrase(text: &str, phrases: &[&str]) -> Option<(usize, usize)> {
    let pieces: Vec<Piece> = pieces(text).collect();
    (0..pieces.len()).find_map(|at| {
        let first = pieces[at].text.as_bytes().first().map(u8::to_ascii_lowercase);
        // Most phrases are out at their first letter.
        let likely = phrases.iter().filter(|wanted| wanted.as_bytes().first().copied() == first);
        let end = likely.filter_map(|wanted| phrase_end(&pieces[at..], wanted)).next()?;
        Some((pieces[at].start, end))
    })
}

/// The first of some phrases in each block of the writer's own words: the block, where, and the words.
pub(super) fn phrases<'a>(
    question: &'a Question,
    phrases: &'a [&str],
) -> impl Iterator<Item = (&'a Block, (usize, usize), &'a str)> {
    own_blocks(question).filter_map(|block| {
        let range = phrase(&block.text, phrases)?;
        Some((block, range, block.text.get(range.0..range.1)?))
    })
}

/// Where a phrase ends that begins with the first piece.
fn phrase_end(pieces: &[Piece], wanted: &str) -> Option<usize> {
    let mut end = None;
    for (at, word) in wanted.split(' ').enumerate() {
        let is_parted = at > 0 && pieces[at - 1].ends;
        let piece = pieces.get(at).filter(|piece| !is_parted && piece.text.eq_ignore_ascii_case(word))?;
        end = Some(piece.end);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_marks_and_at_line_ends() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = sentences(text).into_iter().map(|(start, end)| &text[start..end]).collect();
            assert_eq!(found, expected);
        };
        check("One. Two?  Three", &["One.", "Two?", "Three"]);
        check("He said “no.” Why?\nNext", &["He said “no.”", "Why?", "Next"]);
        check("£2.5 million", &["£2.5 million"]);
        check(" \n ", &[]);
    }

    #[test]
    fn a_question_is_known_by_its_mark_or_its_words() {
        let asking = ["Why", "It rained. Will it stop.", "To ask the Leader, what it cost.", "I ask whether it did."];
        for text in asking.into_iter().chain([
            "And so, when will it open.",
            "Residents want to know why.",
            "In view of this, will he act",
        ]) {
            assert!(asks(text), "{text}");
        }
        for text in ["The road is closed.", "Nobody says why it is, or how long.", "It cost £20.", ""] {
            assert!(!asks(text), "{text}");
        }
    }

    #[test]
    fn pieces_keep_their_place_without_the_marks_around_them() {
        let text = "(“Mr Éa”, x)";
        let found: Vec<(&str, bool)> = pieces(text).map(|piece| (&text[piece.start..piece.end], piece.ends)).collect();
        assert_eq!(found, [("Mr", false), ("Éa", true), ("x", true)]);
    }
}
