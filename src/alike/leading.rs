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
    "arising from ",
];

/// What a sentence begins with that says what became of an earlier question, in its words: the app starts drafts so.
const STATING: &[&str] =
    &["this does not answer ", "this answers only a part of ", "this was promised by ", "you have just said:"];

/// Askings that ask for nothing by themselves: the words before them say for what.
const EMPTY: &[&str] = &[
    "what is the answer",
    "what is the rest of the answer",
    "has this been done",
    "if not, by what date will it be",
    "by what date will this be done",
    "will that day be kept",
    "what has changed since",
];

/// The pieces that lead up to what is asked: sentences that ask nothing, where others do, the first half of "with
/// reference to …, what …", and what a draft that was started from an answer begins with.
pub(crate) fn leading_up(text: &str) -> Vec<Range<usize>> {
    let sentence = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let sentences = sentences(text);
    let read: Vec<(bool, bool)> = sentences.iter().map(sentence).map(|text| (is_started(text), asks(text))).collect();
    let any = read.contains(&(false, true));
    let mut found = Vec::new();
    for (range, (is_started, asks)) in sentences.into_iter().zip(read) {
        if is_started || (any && !asks) {
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
    has_mark || first_word(sentence).is_some_and(is_asking) || asking_after(&[", "], sentence).is_some()
}

/// Whether a sentence is one that the app starts a draft with, before the member goes on.
fn is_started(sentence: &str) -> bool {
    let after = |begin: &str, mark: &str| sentence.split_once(mark).filter(|_| begins(sentence, begin));
    let led = after("arising from ", ": ").or_else(|| after("on “", "”: "));
    let rest = led.map_or(sentence, |(_, rest)| rest).trim();
    let bare = rest.trim_end_matches(['?', '.', ' ']);
    STATING.iter().any(|words| begins(rest, words)) || EMPTY.iter().any(|words| bare.eq_ignore_ascii_case(words))
}

fn begins(sentence: &str, words: &str) -> bool {
    sentence.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
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
    REFERRING.iter().any(|words| begins(sentence, words)).then(|| asking_after(&[", ", ": "], sentence)).flatten()
}

/// Where an asking word stands after one of some marks: the first such place.
fn asking_after(marks: &[&str], sentence: &str) -> Option<usize> {
    let is_mark = |at: &usize| sentence.get(*at..at + 2).is_some_and(|two| marks.contains(&two));
    let places = sentence.match_indices([',', ':']).map(|(at, _)| at).filter(is_mark).map(|at| at + 2);
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
        // What a draft is started with leads up to what the member goes on with, also where that is not there yet.
        let started = "Arising from that answer: this does not answer part b of Question 1, “how many”.";
        check(&format!("{started} What is the answer?"), &[started, "What is the answer?"]);
        check(
            "Arising from that answer: by what date will this be done?",
            &["Arising from that answer: by what date will this be done?"],
        );
        check("Arising from that answer: what has Ripley paid?", &["Arising from that answer: "]);
        let promised = "This was promised by 3 May 2025.";
        let asked = "Has this been done?";
        let rest = "If not, by what date will it be?";
        check(&format!("{promised} {asked} {rest} What did the bridge cost?"), &[promised, asked, rest]);
        let named = "On “I will write: by post”: has this been done?";
        check(&format!("{named} {rest}"), &[named, rest]);
        check("", &[]);
    }
}
