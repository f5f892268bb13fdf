//! A review as plain data, so that a doubtful page can wait in a queue that survives a closed browser.
//!
//! What was done can no longer be taken back after that, but every doubt can be opened again.

use std::collections::BTreeSet;

use crate::id::RecordId;
use crate::record::Source;

use super::Review;
use super::doubt::Doubt;
use super::row::{About, Key, Question, Row, Section};
use super::state::{Names, State};

/// All that a review knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The record's id.
    pub id: RecordId,
    /// Where the page came from.
    pub source: Source,
    /// The paragraphs of the page.
    pub page: Vec<String>,
    /// The rows, which together are the page.
    pub rows: Vec<Row>,
    /// What the page says of itself.
    pub about: About,
    /// The questions in order.
    pub questions: Vec<Question>,
    /// The reader's doubts.
    pub doubts: Vec<Doubt>,
    /// The next key that nothing has had.
    pub next: Key,
}

/// Why a kept review cannot be opened: its rows are not its page, or a text belongs to no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

impl Broken {
    /// One plain sentence: what is wrong and what to do.
    pub fn sentence(self) -> &'static str {
        "What was kept of this page does not fit together. Read the page again."
    }
}

impl Review {
    /// The review as plain data, without what was done and undone.
    pub fn kept(&self) -> Kept {
        let Names { about, questions, doubts, next } = self.state.names.clone();
        Kept {
            id: self.id,
            source: self.source.clone(),
            page: self.page.clone(),
            rows: self.state.rows.clone(),
            about,
            questions,
            doubts,
            next,
        }
    }

    /// A review from plain data.
    ///
    /// # Errors
    /// Data that does not fit together is refused whole.
    pub fn restore(kept: Kept) -> Result<Self, Broken> {
        if !(covers(&kept.page, &kept.rows) && keys_are_apart(&kept) && sections_are_there(&kept)) {
            return Err(Broken);
        }
        let Kept { id, source, page, rows, about, questions, doubts, next } = kept;
        let state = State { rows, names: Names { about, questions, doubts, next } };
        Ok(Self::of(id, source, page, state))
    }
}

/// Whether the rows are the page, in order and without a gap.
fn covers(page: &[String], rows: &[Row]) -> bool {
    let mut rows = rows.iter().peekable();
    for (index, paragraph) in page.iter().enumerate() {
        let mut end = 0;
        while let Some(row) = rows.next_if(|row| row.paragraph == index) {
            if row.range.start != end || row.range.is_empty() || paragraph.get(row.range.clone()).is_none() {
                return false;
            }
            end = row.range.end;
        }
        if end != paragraph.len() {
            return false;
        }
    }
    rows.next().is_none()
}

fn keys_are_apart(kept: &Kept) -> bool {
    let keys = kept.questions.iter().flat_map(|question| {
        let own = question.supplementaries.iter().map(|found| found.key);
        own.chain([question.key])
    });
    let mut seen = BTreeSet::new();
    keys.into_iter().all(|key| key < kept.next && seen.insert(key))
}

/// Whether every text that has words is there.
fn sections_are_there(kept: &Kept) -> bool {
    let mut sections = BTreeSet::new();
    for question in &kept.questions {
        sections.insert(Section::Question(question.key));
        sections.extend(question.answer.as_ref().map(|_| Section::Answer(question.key)));
        for found in &question.supplementaries {
            sections.insert(Section::Supplementary(found.key));
            sections.extend(found.answer.as_ref().map(|_| Section::SupplementaryAnswer(found.key)));
        }
    }
    kept.rows.iter().filter_map(Row::section).all(|section| sections.contains(&section))
}
