//! The doubts that show only when the whole page has been read.

use super::entry::Draft;
use crate::minutes::evidence::Evidence;
use crate::minutes::front::Front;
use crate::minutes::personal::has_personal_data;
use crate::minutes::scan::has_any;
use crate::minutes::{Doubt, DoubtCode, Whereabouts};

/// Adds the doubts about the page as a whole and about what its questions lack.
pub(super) fn raise(
    drafts: &[Draft],
    remainder: &[String],
    front: &Front,
    evidence: &Evidence,
    doubts: &mut Vec<Doubt>,
) {
    missing(drafts, doubts);
    numbers(drafts, doubts);
    elsewhere(drafts, remainder, doubts);
    personal(drafts, doubts);
    if front.several_meetings {
        doubts.push(Doubt { code: DoubtCode::SeveralMeetings, at: Whereabouts::Page });
    }
    let _ = evidence;
}

/// Questions without a main exchange, and questions without an answer.
fn missing(drafts: &[Draft], doubts: &mut Vec<Doubt>) {
    for (index, draft) in drafts.iter().enumerate() {
        if draft.asker_after {
            doubts.push(Doubt { code: DoubtCode::AskerAfterQuestion, at: Whereabouts::Entry(index) });
        }
        let supplementaries_only =
            !draft.supplementaries.is_empty() && (draft.question.is_empty() || draft.answer.is_none());
        let code = if supplementaries_only {
            DoubtCode::SupplementariesOnly
        } else if !draft.has_answer() && !draft.withdrawn {
            DoubtCode::NoAnswerYet
        } else {
            continue;
        };
        doubts.push(Doubt { code, at: Whereabouts::Entry(index) });
    }
}

/// Gaps and repetitions in the printed numbers. A number that starts again at one starts a new series.
fn numbers(drafts: &[Draft], doubts: &mut Vec<Doubt>) {
    let mut series: Vec<u32> = Vec::new();
    let mut printed: Vec<&str> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let Some(number) = draft.number.as_deref() else { continue };
        let Some(value) = value(number) else { continue };
        let last = series.last().copied();
        let at = Whereabouts::Entry(index);
        if value == 1 && last.is_some_and(|last| last > 1) {
            series.clear();
            printed.clear();
        } else if printed.contains(&number) {
            doubts.push(Doubt { code: DoubtCode::DuplicateNumber, at });
        } else if last.is_some_and(|last| value > last + 1) || last.is_none() && (2..=9).contains(&value) {
            doubts.push(Doubt { code: DoubtCode::NumberGap, at });
        }
        series.push(value);
        printed.push(number);
    }
}

/// The last figure of a number, or the place of a letter: "11.3" is 3, "B" is 2.
fn value(number: &str) -> Option<u32> {
    let last = number.rsplit('.').next()?;
    match last.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(u32::from(letter.to_ascii_uppercase() - b'A') + 1),
        _ => last.parse().ok(),
    }
}

/// A sentence that sends the reader to another document for the answers.
fn elsewhere(drafts: &[Draft], remainder: &[String], doubts: &mut Vec<Doubt>) {
    let found = remainder.iter().position(|text| points_elsewhere(text));
    if let Some(index) = found {
        doubts.push(Doubt { code: DoubtCode::AnswerElsewhere, at: Whereabouts::Remainder(index) });
        return;
    }
    let short = |paragraphs: &[String]| {
        paragraphs.len() <= 2 && paragraphs.iter().any(|text| text.len() < 240 && points_elsewhere(text))
    };
    let entry = drafts.iter().position(|draft| draft.answer.as_ref().is_some_and(|answer| short(&answer.paragraphs)));
    if let Some(entry) = entry {
        doubts.push(Doubt { code: DoubtCode::AnswerElsewhere, at: Whereabouts::Entry(entry) });
    }
}

fn points_elsewhere(text: &str) -> bool {
    let sentences = text.split_inclusive(['.', ';']);
    sentences.into_iter().any(|sentence| {
        let answers = [
            "answers",
            "answer",
            "responses",
            "response",
            "replies",
            "reply",
            "questions and answers",
            "supplementaries",
        ];
        let places = [
            "appendix",
            "annex",
            "appended",
            "attached",
            "supplement",
            "in the minute book",
            "published on the",
            "published with",
            "published alongside",
            "available on the",
            "available at",
            "document pack",
            "supplementary pack",
            "set out in the",
        ];
        has_any(sentence, &answers) && has_any(sentence, &places)
    })
}

/// Home addresses, telephone numbers and e-mail addresses in what is kept.
fn personal(drafts: &[Draft], doubts: &mut Vec<Doubt>) {
    for (index, draft) in drafts.iter().enumerate() {
        let named = draft.asker.as_deref().is_some_and(has_personal_data);
        let asked = draft.question.iter().any(|passage| has_personal_data(passage.text()));
        let answered = draft.answer.iter().flat_map(|answer| &answer.paragraphs).any(|text| has_personal_data(text));
        if named || asked || answered || draft.address {
            doubts.push(Doubt { code: DoubtCode::PersonalData, at: Whereabouts::Entry(index) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_sends_the_reader_elsewhere_is_known() {
        let check = |text: &str, expected: bool| assert_eq!(points_elsewhere(text), expected, "{text:?}");
        check("The written answers are attached as Appendix 2 to these minutes.", true);
        check("Written responses would be provided and are appended to these minutes.", true);
        check("The questions and the answers were as follows:", false);
    }
}
