//! Drafts beside each other: the parts of one, one member's drafts, and what members sent to the clerk.
//!
//! No library is needed, so words are weighed by how common they are in questions at large. Every two are compared;
//! a desk holds some dozens of questions, and each is read once.

use std::collections::HashSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::draft::DraftText;
use super::earlier::tells;
use super::measure::{THRESHOLD, score};
use super::reading::{Reading, Weigh};
use super::shared::shared;
use crate::id::{BlockId, QuestionId};
use crate::question::Question;

/// Two questions, or two parts of one, that ask the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// The first.
    pub one: Unit,
    /// The second.
    pub other: Unit,
    /// How likely they ask the same, from 0 to 1.
    pub score: f32,
    /// The weightiest of what both have, as the first prints it.
    pub both: Vec<String>,
    /// The weightiest words of one meaning that each has in its own way.
    pub kindred: Vec<(String, String)>,
    /// The weightiest words that only the first has.
    pub only_one: Vec<String>,
    /// The weightiest words that only the second has.
    pub only_other: Vec<String>,
}

/// A question or a part of one, with what to mark in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// The question.
    pub question: QuestionId,
    /// The part, where it is a part; `None` is the whole question.
    pub block: Option<BlockId>,
    /// What to mark, in bytes of each block's text.
    pub marks: Vec<(BlockId, Range<usize>)>,
}

/// The parts of a draft that ask the same as an earlier part of it, the nearest first; each is told of once.
pub fn among_parts(question: &Question) -> Vec<Beside> {
    let weigh = Weigh::at_large();
    let draft = DraftText::of(question);
    let read = draft.pieces.iter().map(|piece| Side {
        question: question.id,
        block: Some(piece.block),
        draft: DraftText::of_piece(&draft, piece),
        reading: Reading::of(draft.words(piece), &weigh),
    });
    let sides: Vec<Side> = read.filter(|side| tells(&side.reading)).collect();
    let mut found = alike(&sides, |_, _| true);
    let mut told = HashSet::new();
    found.retain(|pair| told.insert(pair.other.block));
    found
}

/// The questions among some that ask the same, the nearest first: what members sent for one meeting.
pub fn between(questions: &[&Question]) -> Vec<Beside> {
    let sides = sides(questions);
    alike(&sides, |_, _| true)
}

/// The questions among `others` that ask the same as one: a member's other drafts. Itself is passed over.
pub fn against(question: &Question, others: &[&Question]) -> Vec<Beside> {
    let all: Vec<&Question> =
        std::iter::once(question).chain(others.iter().copied().filter(|other| other.id != question.id)).collect();
    alike(&sides(&all), |first, _| first == 0)
}

struct Side {
    question: QuestionId,
    block: Option<BlockId>,
    draft: DraftText,
    reading: Reading,
}

impl Side {
    fn unit(&self, marks: &[Range<usize>]) -> Unit {
        Unit { question: self.question, block: self.block, marks: self.draft.in_blocks(marks) }
    }
}

fn sides(questions: &[&Question]) -> Vec<Side> {
    let weigh = Weigh::at_large();
    let read = questions.iter().map(|question| {
        let draft = DraftText::of(question);
        let reading = Reading::of(&draft.text, &weigh);
        Side { question: question.id, block: None, draft, reading }
    });
    read.collect()
}

fn alike(sides: &[Side], wanted: impl Fn(usize, usize) -> bool) -> Vec<Beside> {
    let mut found = Vec::new();
    for (first, one) in sides.iter().enumerate() {
        for (second, other) in sides.iter().enumerate().skip(first + 1) {
            let told = tells(&one.reading) && tells(&other.reading);
            if told && wanted(first, second) {
                found.extend(beside(one, other));
            }
        }
    }
    found.sort_by(|one: &Beside, other| other.score.total_cmp(&one.score));
    found
}

fn beside(one: &Side, other: &Side) -> Option<Beside> {
    let score = score(&one.reading, &other.reading);
    if score < THRESHOLD {
        return None;
    }
    let marks = shared((&one.draft.text, &one.reading), (&other.draft.text, &other.reading));
    // Without words that both have there is nothing to say why.
    (!marks.both.is_empty()).then(|| Beside {
        one: one.unit(&marks.here),
        other: other.unit(&marks.there),
        score,
        both: marks.both,
        kindred: marks.kindred,
        only_one: marks.only_here,
        only_other: marks.only_there,
    })
}
