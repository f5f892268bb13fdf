//! What leads up to a question, told from what is asked.

use std::ops::Range;

/// Words with which a question, or the asking half of a sentence, begins.
const ASKING: &[&str] = &[
    "what", "whether", "if", "how", "when", "which", "who", "whose", "why", "where", "will", "would", "can", "could",
    "does", "do", "did", "is", "are", "was", "were", "has", "have", "should", "please", "may",
];

/// What a sentence begins with that only says what it is about.
const REFERRING: &[&str] = &[
    "to ask ",
    "with reference to ",
    "in reference to ",
    "pursuant to ",
    "further to ",
    "following ",
    "in light of ",
    "in the light of ",
    "in the context of ",
    "in response to ",
    "in relation to ",
    "given ",
    "as part of ",
];

/// The pieces that lead up to what is asked: sentences that ask nothing, where others do, and the first half of
/// "with reference to …, what …".
pub(super) fn leading_up(text: &str) -> Vec<Range<usize>> {
    let sentences = sentences(text);
    let asks: Vec<bool> = sentences.iter().map(|range| asks(text.get(range.clone()).unwrap_or_default())).collect();
    let any = asks.contains(&true);
    let mut found = Vec::new();
    for (range, asks) in sentences.into_iter().zip(asks) {
        if any && !asks {
            found.push(range);
        } else if let Some(length) = text.get(range.clone()).and_then(reference) {
            found.push(range.start..range.start + length);
        }
    }
    found
}

/// Whether a sentence asks something.
fn asks(sentence: &str) -> bool {
    let has_mark = sentence.trim_end().ends_with('?');
    has_mark || first_word(sentence).is_some_and(is_asking) || asking_after_comma(sentence, 0).is_some()
}

fn first_word(sentence: &str) -> Option<&str> {
    sentence.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty())
}

fn is_asking(word: &str) -> bool {
    ASKING.iter().any(|asking| word.eq_ignore_ascii_case(asking))
}

/// How long the half is that only says what the sentence is about, if it begins with one. "To ask the Minister, with
/// reference to the report, what …" has two of them.
fn reference(sentence: &str) -> Option<usize> {
    let starts = |from: usize| {
        let rest = sentence.get(from..).unwrap_or_default();
        REFERRING.iter().any(|words| rest.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words)))
    };
    if !starts(0) {
        return None;
    }
    asking_after_comma(sentence, 0)
}

/// Where an asking word stands after a comma: the first such place.
fn asking_after_comma(sentence: &str, from: usize) -> Option<usize> {
    let rest = sentence.get(from..)?;
    let places = rest.match_indices(", ").map(|(at, _)| from + at + 2);
    places.into_iter().find(|&at| {
        let after = sentence.get(at..).unwrap_or_default();
        let word = after.strip_prefix("and ").unwrap_or(after).split(|letter: char| !letter.is_alphanumeric()).next();
        word.is_some_and(is_asking)
    })
}

/// The sentences of a text: they end at a line break, or at a mark with white space after it.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (at, letter) in text.char_indices() {
        if letter == '\n' || (ended && letter.is_whitespace()) {
            found.push(start..at);
            start = at + letter.len_utf8();
        }
        ended = matches!(letter, '.' | '?' | '!') || (ended && matches!(letter, '”' | '"' | '’' | '\'' | ')'));
    }
    found.push(start..text.len());
    found.retain(|range| text.get(range.clone()).is_some_and(|sentence| !sentence.trim().is_empty()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_up_to_the_question_is_told_from_what_is_asked() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = leading_up(text).into_iter().map(|range| text.get(range).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("What is planned?", &[]);
        check("Roads are bad. What is planned? We wait.", &["Roads are bad.", "We wait."]);
        check("Roads are bad. Bins are full.", &[]);
        check(
            "To ask the Minister for Roads, with reference to the report of 3 May, and the plan, what he has spent.",
            &["To ask the Minister for Roads, with reference to the report of 3 May, and the plan, "],
        );
        check("With reference to the report", &[]);
        check("", &[]);
    }
}
