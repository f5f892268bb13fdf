//! How much of two pages is in the same words, told from a small sketch of each.
//!
//! A sketch is the smallest checksums of all runs of three words (Broder, "On the resemblance and containment of
//! documents", 1997): what two sketches share of the smallest of both is an estimate of what the pages share.

use std::collections::BTreeSet;

use crate::record::{Passage, Record};

/// How many checksums a sketch has.
const LENGTH: usize = 64;

/// How many words a run has.
const RUN: usize = 3;

/// A page with fewer runs is too short to tell.
const ENOUGH: usize = 12;

/// From here on two pages are versions of one another: of a page of a hundred words, ten may have changed.
const SAME: f64 = 0.6;

/// The sketch of what a record's questions and answers say; empty for a page that is too short to tell.
pub(super) fn sketch(record: &Record) -> Vec<u32> {
    let words: Vec<String> = texts(record).flat_map(words).collect();
    let runs: BTreeSet<u32> = words.windows(RUN).map(|run| crc32fast::hash(run.join(" ").as_bytes())).collect();
    if runs.len() < ENOUGH {
        return Vec::new();
    }
    runs.into_iter().take(LENGTH).collect()
}

/// Whether two sketches are of versions of one page.
pub(super) fn is_same(one: &[u32], other: &[u32]) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (one, other): (BTreeSet<u32>, BTreeSet<u32>) = (one.iter().copied().collect(), other.iter().copied().collect());
    let smallest: Vec<u32> = one.union(&other).copied().take(LENGTH).collect();
    let shared = smallest.iter().filter(|checksum| one.contains(checksum) && other.contains(checksum)).count();
    #[expect(clippy::cast_precision_loss, reason = "at most 64")]
    let resemblance = shared as f64 / smallest.len() as f64;
    resemblance >= SAME
}

fn texts(record: &Record) -> impl Iterator<Item = &str> {
    record.entries.iter().flat_map(|entry| {
        let question = entry.question.iter().map(Passage::text);
        let answer = entry.answer.iter().flat_map(|answer| &answer.paragraphs).map(String::as_str);
        let later = entry.supplementaries.iter().flat_map(|supplementary| {
            let answer = supplementary.answer.iter().flat_map(|answer| &answer.paragraphs);
            supplementary.question.iter().chain(answer).map(String::as_str)
        });
        question.chain(answer).chain(later)
    })
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::read_text;
    use jiff::Timestamp;

    fn of(question: &str, answer: &str) -> Vec<u32> {
        let page = format!("Questions\n\nQuestion 1: from Cllr A Example\n\n{question}\n\nResponse:\n\n{answer}");
        sketch(&read_text(&page, Timestamp::UNIX_EPOCH).record)
    }

    const QUESTION: &str =
        "Will the Leader say when the bridge over the river at Lower Example will be mended, and who pays?";
    const ANSWER: &str =
        "The bridge will be mended before the end of March. Officers will write to every household near it.";

    #[test]
    fn a_page_with_a_word_changed_is_the_same_page() {
        assert!(is_same(&of(QUESTION, ANSWER), &of(QUESTION, &ANSWER.replace("March", "April"))));
    }

    #[test]
    fn the_same_question_with_another_answer_is_another_page() {
        let other =
            "No date has been set for that work, as the contractor has left and the council is looking for a new one.";
        assert!(!is_same(&of(QUESTION, ANSWER), &of(QUESTION, other)));
    }

    #[test]
    fn a_page_of_few_words_is_never_taken_for_another() {
        assert!(!is_same(&of("Why?", "Because."), &of("Why?", "Because.")));
    }
}
