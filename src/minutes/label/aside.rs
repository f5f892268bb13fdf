//! Stage directions and interjections: what was not said in a question or an answer.

use super::{Around, Label, Opens};
use crate::minutes::names;
use crate::minutes::scan::{Scan, has_any, is_space};

const NONE: &[&str] = &[
    "there was no supplementary",
    "there were no supplementary",
    "there was not a supplementary",
    "no supplementary question",
    "no supplementary",
    "there was no further",
    "there were no further",
    "there were no questions",
    "no questions were",
    "no further questions",
    "there being no",
    "no supplementary was",
    "the questioner was not present",
    "no public questions",
    "dim cwestiwn atodol",
];
const OPENINGS: &[&str] = &[
    "resolved",
    "it was resolved",
    "the meeting ended",
    "the meeting closed",
    "the meeting adjourned",
    "the meeting was adjourned",
    "meeting ended",
    "the time allotted",
    "the time allowed",
    "the time limit",
    "note:",
    "the above question was withdrawn",
    "this question was withdrawn",
    "the question was withdrawn",
    "question withdrawn",
    "withdrawn",
    "this question was not put",
    "the answers were noted",
    "the questions and answers",
    "a full recording",
    "the webcast",
    "a recording",
    "questions received after",
    "at this point",
    "at this juncture",
    "the remaining questions",
    "the panel noted",
    "the council noted",
    "the committee noted",
    "members noted",
    "noted",
];
const DIRECTIONS: &[&str] = &[
    "declared a personal",
    "declared a prejudicial",
    "declared a pecuniary",
    "declared a disclosable",
    "declared a non-pecuniary",
    "declared an interest",
    "declared an other",
    "declared the half hour",
    "left the room",
    "left the meeting",
    "left the chamber",
    "returned to the meeting",
    "returned to the room",
    "returned to the chamber",
    "re-joined the meeting",
    "rejoined the meeting",
    "joined the meeting",
    "arrived at the meeting",
    "entered the meeting",
    "was away",
    "was absent",
    "was not present",
    "withdrew from the meeting",
    "took the chair",
    "vacated the chair",
    "in the chair",
    "was not in attendance",
    "had left this reply",
    "answered on behalf of",
    "replied on behalf of",
    "in the absence of",
];
/// What whoever presides does between questions.
const PRESIDES: &[&str] = &[
    "thanked",
    "declared",
    "reported",
    "ruled",
    "then took",
    "took",
    "moved",
    "announced",
    "invited",
    "called",
    "adjourned",
    "closed",
    "reminded",
    "welcomed",
    "drew",
    "informed",
    "asked members",
    "asked the meeting",
    "asked that",
    "advised that the",
    "advised members",
    "opened",
    "then called",
    "then invited",
    "permitted",
    "allowed",
];

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let paragraph = around.this;
    let text = paragraph.words();
    if is_to_follow(text) {
        found.push(Label { opens: Opens::ToFollow, sure: 16, words_at: paragraph.text.len(), ..Label::default() });
    }
    let sure = direction(text).max(if note_of_unput(text) { 8 } else { 0 }).max(bracketed(around));
    if sure > 0 {
        found.push(Label { opens: Opens::Aside, sure, words_at: paragraph.text.len(), ..Label::default() });
    }
}

/// "Reply to follow.", "Answer: To be answered at the meeting."
fn is_to_follow(text: &str) -> bool {
    let said = text.rsplit_once(':').map_or(text, |(_, said)| said);
    let mut scan = Scan::new(said.trim_start_matches(['[', '(', ' ']));
    scan.eat_any(&["a", "the"]);
    scan.eat_any(&["written", "verbal", "full"]);
    scan.eat_any(&["response", "reply", "answer", "responses", "replies"]);
    scan.eat_any(&["is", "will be", "was"]);
    let comes = scan.eat_any(&[
        "to follow",
        "to be given",
        "to be answered",
        "to be provided",
        "to be tabled",
        "to be circulated",
        "awaited",
        "will follow",
        "tbc",
        "given at the meeting",
        "to be confirmed",
    ]);
    comes && text.len() < 160
}

fn direction(text: &str) -> i16 {
    let opening = text.trim_start_matches(|c: char| is_space(c) || matches!(c, '(' | '['));
    let mut scan = Scan::new(opening);
    if scan.eat_any(NONE) && opening.len() < 200 {
        return 9;
    }
    if scan.eat_any(OPENINGS) && opening.len() < 500 {
        return 6;
    }
    if names::starts_with_speaker(opening) && opening.len() < 300 && has_any(first_sentence(opening), DIRECTIONS) {
        return 8;
    }
    if presides(opening) {
        return 8;
    }
    i16::from(
        opening.len() < 200
            && has_any(
                opening,
                &["in this record", "these minutes", "webcast", "recording of the meeting", "speech was not recorded"],
            ),
    ) * 6
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first)
}

/// "The Chairman thanked the questioners": whoever presides, between the questions.
fn presides(text: &str) -> bool {
    let mut scan = Scan::new(text);
    scan.eat("the");
    let chair = scan.eat_any(&[
        "chairman",
        "chair",
        "chairperson",
        "chairwoman",
        "mayor",
        "lord mayor",
        "speaker",
        "presiding member",
        "convener",
        "provost",
        "deputy mayor",
        "vice-chairman",
        "vice chairman",
        "vice-chair",
        "monitoring officer",
        "clerk",
        "chairman of the council",
        "democratic services officer",
    ]);
    if !chair {
        return false;
    }
    if names::starts_with_title(scan.rest()) {
        let end = names::capitals_end(scan.rest());
        scan.skip_to(scan.at() + end);
    }
    scan.eat_mark(&[',']);
    scan.eat_any(PRESIDES) && text.len() < 600
}

/// "Questions 5 to 12 were not put": a note about questions rather than one.
fn note_of_unput(text: &str) -> bool {
    let mut scan = Scan::new(text);
    scan.eat_any(&["questions", "question", "the remaining questions", "the other questions"])
        && text.len() < 400
        && has_any(
            text,
            &[
                "not put",
                "not reached",
                "not taken",
                "withdrawn",
                "lack of time",
                "fell",
                "time had expired",
                "not be put",
                "would receive a written",
                "would be provided",
                "would be answered in writing",
                "not asked",
            ],
        )
}

/// A whole paragraph in brackets or in italics between the speeches.
fn bracketed(around: Around<'_>) -> i16 {
    let text = around.this.words();
    let bracketed = text.starts_with('(') && text.ends_with(')') && text.matches('(').count() == 1
        || text.starts_with('[') && text.ends_with(']');
    let inner = text.trim_matches(|c: char| "()[]".contains(c));
    i16::from(bracketed && text.len() < 300 && inner.split(is_space).count() > 3 && !names::is_name(inner)) * 5
}
