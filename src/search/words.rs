//! Text to words: where each word stands and how it is folded for matching.
//!
//! The same reader serves the index, the queries and the marking of passages, so that whatever was
//! indexed can be found and whatever was found can be marked.

use std::ops::Range;

use super::fold::{fold_into, is_apostrophe, is_hyphen, is_mark};

/// Longer runs of letters are no words; their beginning is enough to find them by, in bytes.
const LONGEST: usize = 48;

/// One word of a text.
pub(super) struct Word<'a> {
    /// Lower case, without accents, apostrophes and a possessive 's.
    pub(super) folded: &'a str,
    /// Where it stands in the text, in bytes.
    pub(super) range: Range<usize>,
    /// Printed in capitals alone, as abbreviations are: "US" is not "us".
    pub(super) capitals: bool,
    /// Joined to the word before by a hyphen.
    pub(super) hyphenated: bool,
    /// The label of a part, such as "(b)" or "(ii)", which is no word of what is asked.
    pub(super) label: bool,
}

/// Calls `visit` with each word of the text in turn.
pub(super) fn each_word(text: &str, mut visit: impl FnMut(Word<'_>)) {
    let mut buffer = String::new();
    let mut from = 0;
    while let Some((range, kinds)) = next_word(text, from) {
        let raw = text.get(range.clone()).unwrap_or_default();
        let hyphenated = from > 0 && is_hyphen_alone(text, from..range.start);
        from = range.end;
        let folded = folded(raw, kinds, &mut buffer);
        if !folded.is_empty() {
            let capitals = kinds & LOWER == 0 && kinds & (UPPER | BEYOND) != 0 && is_capitals(raw);
            visit(Word { folded, capitals, hyphenated, label: is_label(text, &range), range });
        }
    }
}

/// The words of a text, folded, in order.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.folded.to_owned()));
    words
}

fn is_label(text: &str, range: &Range<usize>) -> bool {
    if text.as_bytes().get(range.end) != Some(&b')') {
        return false;
    }
    let raw = text.get(range.clone()).unwrap_or_default();
    let is_short = raw.len() == 1 || (raw.len() <= 4 && raw.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x')));
    is_short && text.get(..range.start).is_some_and(|before| before.ends_with('('))
}

fn is_hyphen_alone(text: &str, gap: Range<usize>) -> bool {
    // Nearly all gaps are a space.
    if text.as_bytes().get(gap.start) == Some(&b' ') {
        return false;
    }
    let mut letters = text.get(gap).unwrap_or_default().chars();
    letters.next().is_some_and(is_hyphen) && letters.next().is_none()
}

/// What a byte of a text may be; 0 is a sign of ASCII.
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const PLAIN: u8 = LOWER | UPPER | DIGIT;
const BEYOND: u8 = 8;

const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            0x80.. => BEYOND,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

fn kind(byte: u8) -> u8 {
    KINDS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// The next word, and of what kinds of bytes it is, or `BEYOND` where it is not of English letters and digits alone.
fn next_word(text: &str, from: usize) -> Option<(Range<usize>, u8)> {
    let start = word_start(text, from)?;
    if let Some((end, kinds)) = plain_end(text.as_bytes(), start) {
        return Some((start..end, kinds));
    }
    let mut end = start;
    let mut before = ' ';
    let mut letters = text.get(start..)?.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |&(_, next)| next);
        if !continues(before, letter, after) {
            break;
        }
        end = start + at + letter.len_utf8();
        before = letter;
    }
    Some((start..end, BEYOND))
}

fn word_start(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let start = from + rest.iter().position(|&byte| kind(byte) != 0)?;
    if text.as_bytes().get(start).is_some_and(u8::is_ascii) {
        return Some(start);
    }
    Some(start + text.get(start..)?.find(char::is_alphanumeric)?)
}

/// Where a run of English letters and digits ends, if the word certainly ends there too, and what it is made of.
fn plain_end(text: &[u8], start: usize) -> Option<(usize, u8)> {
    let rest = text.get(start..)?;
    let (mut length, mut kinds, mut last) = (0, 0, 0);
    for &byte in rest {
        let kind = kind(byte);
        if kind & PLAIN == 0 {
            break;
        }
        (length, kinds, last) = (length + 1, kinds | kind, kind);
    }
    let ends_here = match rest.get(length) {
        None => true,
        Some(b'.' | b',') => last != DIGIT,
        Some(&byte) => byte.is_ascii() && byte != b'\'',
    };
    (ends_here && length > 0 && length < LONGEST).then_some((start + length, kinds))
}

/// A word folded, in the buffer where it is not folded as it stands.
fn folded<'a>(raw: &'a str, kinds: u8, buffer: &'a mut String) -> &'a str {
    if kinds & (UPPER | BEYOND) == 0 {
        return raw;
    }
    buffer.clear();
    if kinds == BEYOND {
        fold(raw, buffer);
    } else {
        buffer.push_str(raw);
        buffer.make_ascii_lowercase();
    }
    buffer
}

/// Whether a letter belongs to the word it follows: "it's", "O'Neill", "3.2" and "2,500" are one word each.
fn continues(before: char, letter: char, after: char) -> bool {
    letter.is_alphanumeric()
        || is_mark(letter)
        || (is_apostrophe(letter) && before.is_alphabetic() && after.is_alphabetic())
        || (matches!(letter, '.' | ',') && before.is_ascii_digit() && after.is_ascii_digit())
}

fn fold(raw: &str, folded: &mut String) {
    for letter in without_possessive(raw).chars() {
        if folded.len() >= LONGEST {
            break;
        }
        if letter != ',' && !is_apostrophe(letter) {
            fold_into(folded, letter);
        }
    }
}

fn without_possessive(raw: &str) -> &str {
    let Some(stem) = raw.strip_suffix(['s', 'S']) else { return raw };
    let owner = stem.trim_end_matches(is_apostrophe);
    if owner.len() < stem.len() && !owner.is_empty() { owner } else { raw }
}

fn is_capitals(raw: &str) -> bool {
    if raw.as_bytes().get(..2).is_some_and(|start| start.iter().any(u8::is_ascii_lowercase)) {
        return false;
    }
    let raw = without_possessive(raw);
    raw.chars().filter(|letter| letter.is_uppercase()).count() > 1 && !raw.chars().any(char::is_lowercase)
}

/// Words so common that they say nothing about a question. They are counted when places of words
/// are compared, but not kept.
pub(super) fn is_common(folded: &str) -> bool {
    COMMON.binary_search(&folded).is_ok()
}

pub(super) const COMMON: [&str; 78] = [
    "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could",
    "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is",
    "it", "its", "may", "more", "my", "no", "not", "of", "on", "or", "our", "she", "should", "so", "such", "than",
    "that", "the", "their", "them", "there", "these", "they", "this", "those", "to", "up", "us", "was", "we", "were",
    "what", "when", "where", "whether", "which", "while", "who", "why", "will", "with", "within", "would", "you",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_the_way_people_type_them() {
        let check = |text: &str, expected: &[&str]| assert_eq!(folded_words(text), expected, "{text:?}");
        check("The PCC’s plan, as agreed", &["the", "pcc", "plan", "as", "agreed"]);
        check("O'Neill doesn't", &["oneill", "doesnt"]);
        check("£2,500 (3.2%) on the A52.", &["2500", "3.2", "on", "the", "a52"]);
        check("co-ordinating and/or", &["co", "ordinating", "and", "or"]);
        check("drivers' hours", &["drivers", "hours"]);
        check("Ysgol Gŵyr – “Tŷ”", &["ysgol", "gwyr", "ty"]);
        check("'s ''' ... -", &["s"]);
    }

    #[test]
    fn hyphens_and_capitals_are_told() {
        let mut told = Vec::new();
        each_word("anti-social US – us A", |word| told.push((word.range, word.capitals, word.hyphenated)));
        assert_eq!(
            told,
            [
                (0..4, false, false),
                (5..11, false, true),
                (12..14, true, false),
                (19..21, false, false),
                (22..23, false, false)
            ]
        );
    }

    #[test]
    fn labels_of_parts_are_told() {
        let mut labels = Vec::new();
        each_word("(b) in (ii) schools (xiv) b) v (NHS)", |word| labels.extend(word.label.then_some(word.range)));
        assert_eq!(labels, [1..2, 8..10, 21..24]);
    }

    #[test]
    fn the_list_of_common_words_is_in_order() {
        assert!(COMMON.is_sorted());
    }
}
