//! The sentences of an answer: what a mark can be about.

use std::ops::Range;

/// What ends in a full stop without ending a sentence.
const SHORTENED: [&str; 12] = ["cllr", "cllrs", "mr", "mrs", "ms", "dr", "rev", "st", "e.g", "i.e", "approx", "para"];

/// The sentences of a text in its order, without the white space between them. One ends at a line break, or at its mark
/// where white space and no small letter follows; "Cllr. Sample", "J. Sample" and "No. 5" go on.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (at, letter) in text.char_indices() {
        let ends = letter == '\n' || (ended && letter.is_whitespace() && !goes_on(text, start..at));
        if ends {
            found.push(start..at);
            start = at + letter.len_utf8();
        }
        let closes = matches!(letter, '”' | '"' | '’' | '\'' | ')' | ']');
        ended = matches!(letter, '.' | '?' | '!') || (ended && closes);
    }
    found.push(start..text.len());
    found.into_iter().filter_map(|range| trimmed(text, range)).collect()
}

/// Whether a sentence goes on after the mark that some words end with.
fn goes_on(text: &str, words: Range<usize>) -> bool {
    let next = text.get(words.end..).and_then(|after| after.trim_start().chars().next());
    let written = text.get(words).unwrap_or_default().trim_start();
    let last = written.rsplit(char::is_whitespace).next().unwrap_or_default();
    let bare = last.trim_start_matches(['(', '[', '‘', '“', '\'', '"']).trim_end_matches('.');
    let is_initial = bare.len() == 1 && bare.starts_with(char::is_uppercase);
    // "1. It costs", "No. 5"
    let is_number = last == written && bare.bytes().all(|byte| byte.is_ascii_digit());
    let leads_number = bare.eq_ignore_ascii_case("no") && next.is_some_and(|next| next.is_ascii_digit());
    let is_short = SHORTENED.iter().any(|short| bare.eq_ignore_ascii_case(short));
    let stops = last.ends_with('.') && (is_initial || is_number || leads_number || is_short);
    stops || next.is_some_and(char::is_lowercase)
}

/// A range without the white space around its words; `None` where it has no words.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let start = range.start + words.len() - words.trim_start().len();
    let length = words.trim().len();
    (length > 0).then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn a_sentence_ends_where_another_begins() {
        assert_eq!(read("Eight. “All of them?” Yes!\n And so on"), ["Eight.", "“All of them?”", "Yes!", "And so on"]);
        assert_eq!(
            read("Cllr. Sample of No. 5 and J. Other asked. No. We do."),
            ["Cllr. Sample of No. 5 and J. Other asked.", "No.", "We do."]
        );
        assert_eq!(read("1. It costs £3.50. (See e.g. the list.) "), ["1. It costs £3.50.", "(See e.g. the list.)"]);
        assert_eq!(read("They host enhanced. support and guidance."), ["They host enhanced. support and guidance."]);
        assert!(read(" \n\n ").is_empty());
    }

    proptest! {
        #[test]
        fn every_word_is_in_one_sentence(text in "([a-zA-Z1.?!”é]{0,4}[ \n]{0,3}){0,12}") {
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(read(&text).into_iter().map(bare).collect::<String>(), bare(&text));
        }
    }
}
