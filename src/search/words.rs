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
    let mut folded = String::new();
    let mut rest = 0;
    let mut last_end = usize::MAX;
    while let Some((range, is_plain)) = next_word(text, rest) {
        let raw = text.get(range.clone()).unwrap_or_default();
        if is_plain {
            fold_plain(raw, &mut folded)
        } else {
            fold(raw, &mut folded)
        };
        let hyphenated = text.get(last_end..range.start).is_some_and(|gap| is_one(gap, is_hyphen));
        rest = range.end;
        last_end = range.end;
        if !folded.is_empty() {
            let label = is_label(text, &range);
            visit(Word { folded: &folded, range, capitals: is_capitals(raw), hyphenated, label });
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
    let raw = text.get(range.clone()).unwrap_or_default();
    let is_short = raw.len() == 1 || (raw.len() <= 4 && raw.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x')));
    is_short
        && text.get(range.end..).is_some_and(|after| after.starts_with(')'))
        && text.get(..range.start).is_some_and(|before| before.ends_with('('))
}

fn is_one(gap: &str, is: impl Fn(char) -> bool) -> bool {
    let mut letters = gap.chars();
    letters.next().is_some_and(is) && letters.next().is_none()
}

/// The next word, and whether it is plain: nothing but English letters and digits.
fn next_word(text: &str, from: usize) -> Option<(Range<usize>, bool)> {
    let start = word_start(text, from)?;
    if let Some(end) = plain_end(text.as_bytes(), start) {
        return Some((start..end, true));
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
    Some((start..end, false))
}

fn word_start(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let start = from + rest.iter().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
    if text.as_bytes().get(start).is_some_and(u8::is_ascii) {
        return Some(start);
    }
    Some(start + text.get(start..)?.find(char::is_alphanumeric)?)
}

/// Where a run of English letters and digits ends, if the word certainly ends there too.
fn plain_end(text: &[u8], start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let ends_here = match rest.get(length) {
        None => true,
        Some(b'.' | b',') => !length.checked_sub(1).and_then(|last| rest.get(last)).is_some_and(u8::is_ascii_digit),
        Some(&byte) => byte.is_ascii() && byte != b'\'',
    };
    (ends_here && length > 0 && length < LONGEST).then_some(start + length)
}

fn fold_plain(raw: &str, folded: &mut String) {
    folded.clear();
    folded.push_str(raw);
    folded.make_ascii_lowercase();
}

/// Whether a letter belongs to the word it follows: "it's", "O'Neill", "3.2" and "2,500" are one word each.
fn continues(before: char, letter: char, after: char) -> bool {
    letter.is_alphanumeric()
        || is_mark(letter)
        || (is_apostrophe(letter) && before.is_alphabetic() && after.is_alphabetic())
        || (matches!(letter, '.' | ',') && before.is_ascii_digit() && after.is_ascii_digit())
}

fn fold(raw: &str, folded: &mut String) {
    folded.clear();
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
