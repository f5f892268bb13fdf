//! A review's rows, names and doubts, made from a reading.

use std::collections::{HashMap, HashSet};

use crate::minutes::{self, Piece};
use crate::record::{Answer, Entry, Place, Record};

use super::doubt::{At, Doubt};
use super::row::{Key, Question, Reply, Role, Row, Section, Supplementary};
use super::row_of;

/// The names of a record's questions, with keys in reading order, and the next key.
pub(super) fn questions(record: &Record) -> (Vec<Question>, Key) {
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        Key(next - 1)
    };
    let questions = record.entries.iter().map(|entry| question(entry, &mut fresh)).collect();
    (questions, fresh())
}

fn question(entry: &Entry, fresh: &mut impl FnMut() -> Key) -> Question {
    let reply = |answer: &Option<Answer>| answer.as_ref().map(|answer| Reply { by: answer.by.clone() });
    let key = fresh();
    let supplementaries = entry.supplementaries.iter();
    Question {
        key,
        number: entry.number.clone(),
        asker: entry.asker.clone(),
        asked_of: entry.asked_of.clone(),
        subject: entry.subject.clone(),
        answer: reply(&entry.answer),
        answered_with: None,
        supplementaries: supplementaries
            .map(|found| Supplementary { key: fresh(), asker: found.asker.clone(), answer: reply(&found.answer) })
            .collect(),
    }
}

/// The section at a place of an entry.
fn section(questions: &[Question], entry: usize, place: Place) -> Option<Section> {
    let question = questions.get(entry)?;
    let supplementary = |index: usize| Some(question.supplementaries.get(index)?.key);
    Some(match place {
        Place::Question => Section::Question(question.key),
        Place::Answer => Section::Answer(question.key),
        Place::Supplementary(index) => Section::Supplementary(supplementary(index)?),
        Place::SupplementaryAnswer(index) => Section::SupplementaryAnswer(supplementary(index)?),
    })
}

/// The rows of a reading's pieces: a piece of the same paragraph of a text as one before goes on with it.
pub(super) fn rows(record: &Record, pieces: &[Piece], questions: &[Question]) -> Vec<Row> {
    let mut last: HashMap<Section, usize> = HashMap::new();
    let mut rows = Vec::with_capacity(pieces.len());
    for piece in pieces.iter().filter(|piece| !piece.range.is_empty()) {
        rows.push(match piece.role {
            minutes::Role::Text { entry, place, paragraph } => {
                let part = part_label(record, entry, place, paragraph);
                match section(questions, entry, place) {
                    Some(section) => {
                        let joined = last.insert(section, paragraph) == Some(paragraph);
                        row_of(piece, Role::Words { section, part }, joined)
                    }
                    None => row_of(piece, Role::Remainder, false),
                }
            }
            minutes::Role::Label(entry) => {
                let key = entry.and_then(|entry| questions.get(entry)).map(|question| question.key);
                row_of(piece, Role::Label(key), false)
            }
            minutes::Role::About => row_of(piece, Role::About, false),
            minutes::Role::Furniture => row_of(piece, Role::Furniture, false),
            minutes::Role::Remainder(_) => row_of(piece, Role::Remainder, false),
        });
    }
    rows
}

fn part_label(record: &Record, entry: usize, place: Place, paragraph: usize) -> Option<String> {
    use crate::record::Passage;
    let passage = record.entries.get(entry).filter(|_| place == Place::Question)?.question.get(paragraph)?;
    match passage {
        Passage::Part { label, .. } => Some(label.clone()),
        Passage::Paragraph(_) => None,
    }
}

/// Says of each question whose answer stands with another question which that is.
pub(super) fn share_answers(record: &Record, questions: &mut [Question], rows: &[Row]) {
    let own: HashSet<Section> = rows.iter().filter_map(Row::section).collect();
    let keys: Vec<Key> = questions.iter().map(|question| question.key).collect();
    for (index, entry) in record.entries.iter().enumerate() {
        let Some(answer) = entry.answer.as_ref().filter(|answer| !answer.paragraphs.is_empty()) else { continue };
        let Some(question) = questions.get_mut(index) else { continue };
        if own.contains(&Section::Answer(question.key)) {
            continue;
        }
        let with = record
            .entries
            .iter()
            .zip(&keys)
            .find(|(other, key)| other.answer.as_ref() == Some(answer) && own.contains(&Section::Answer(**key)));
        if let Some((_, &key)) = with {
            question.answered_with = Some(key);
            question.answer = None;
        }
    }
}

/// The reader's doubts, each tied to what stays while rows are edited.
pub(super) fn doubts(doubts: &[minutes::Doubt], questions: &[Question], rows: &[Row]) -> Vec<Doubt> {
    let remainder: Vec<(usize, usize)> =
        rows.iter().filter(|row| matches!(row.role, Role::Remainder)).map(Row::key).collect();
    let at = |doubt: &minutes::Doubt| match doubt.at {
        minutes::Whereabouts::Page => Some(At::Page),
        minutes::Whereabouts::Entry(entry) => Some(At::Question(questions.get(entry)?.key)),
        minutes::Whereabouts::Text { entry, place, .. } => section(questions, entry, place).map(At::Section),
        minutes::Whereabouts::Remainder(index) => remainder.get(index).copied().map(At::Words),
    };
    doubts.iter().map(|doubt| Doubt { code: doubt.code, at: at(doubt).unwrap_or(At::Page), settled: false }).collect()
}
