//! A mark on a part of an answered question.

use jiff::civil::Date;

use crate::citation::Citation;
use crate::id::{EntryId, RecordId};
use crate::named::choices;
use crate::record::{Entry, Passage};

choices! {
    /// What became of a part.
    Outcome {
        /// It was answered.
        Answered = "answered", "Answered";
        /// Some of it was answered.
        Partly = "partly", "Partly answered";
        /// It was not answered.
        NotAnswered = "not-answered", "Not answered";
        /// Something was promised instead, or as well.
        Promised = "promised", "Promised";
    }
}

/// What a member noted on one published question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The record that holds it.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// The marks, in the order of the parts; one part can have several promises.
    pub marks: Vec<Mark>,
    /// What the member wrote down about the answer.
    pub note: String,
    /// Marks that were suggested and that the member does not want.
    pub refused: Vec<Mark>,
}

/// A part of a published question.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Part {
    /// Its index among the question's passages, from 0; `None` is the question as a whole.
    pub passage: Option<usize>,
    /// Its label, bare: "a", "ii"; empty for the whole.
    pub label: String,
}

/// A mark on a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The part.
    pub part: Part,
    /// What became of it.
    pub outcome: Outcome,
    /// What was promised, if it is promised.
    pub promise: Option<Promise>,
    /// The words that it rests on.
    pub citation: Option<Box<Citation>>,
}

/// What was promised.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Promise {
    /// What: mostly the sentence itself.
    pub what: String,
    /// By whom, as printed: "PCC", "officers".
    pub by_whom: String,
    /// By when, if that was said.
    pub by_when: Option<Date>,
    /// When it was done, if it was.
    pub done: Option<Date>,
}

impl FollowUp {
    /// Nothing noted yet.
    pub fn new(record: RecordId, entry: EntryId) -> Self {
        Self { record, entry, marks: Vec::new(), note: String::new(), refused: Vec::new() }
    }

    /// Puts a mark in. It takes the place of the part's other marks, but a promise stands beside other promises.
    pub fn mark(&mut self, mark: Mark) {
        let stays = |old: &Mark| {
            let both_promised = old.outcome == Outcome::Promised && mark.outcome == Outcome::Promised;
            let other_promise =
                both_promised && old.promise.as_ref().map(|it| &it.what) != mark.promise.as_ref().map(|it| &it.what);
            old.part != mark.part || other_promise
        };
        self.marks.retain(stays);
        self.marks.push(mark);
        self.marks.sort_by(|one, other| one.part.cmp(&other.part));
    }

    /// Takes a part's marks away.
    pub fn unmark(&mut self, part: &Part) {
        self.marks.retain(|mark| mark.part != *part);
    }

    /// Notes that a suggested mark is not wanted.
    pub fn refuse(&mut self, mark: Mark) {
        if !self.is_refused(&mark) {
            self.refused.push(mark);
        }
    }

    /// Takes that back.
    pub fn allow(&mut self, mark: &Mark) {
        self.refused.retain(|refused| !refused.is_same_as(mark));
    }

    /// Whether a suggested mark is not wanted.
    pub fn is_refused(&self, mark: &Mark) -> bool {
        self.refused.iter().any(|refused| refused.is_same_as(mark))
    }

    /// Whether there is nothing in it, so that it need not be kept.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.note.trim().is_empty() && self.refused.is_empty()
    }
}

impl Promise {
    /// What was promised, as a list shows it: its own words, or else the words that its mark is about; `None` where
    /// neither is there.
    pub fn shown(&self, mark: Option<&Mark>) -> Option<String> {
        let what = Some(self.what.trim()).filter(|what| !what.is_empty()).map(str::to_owned);
        what.or_else(|| mark?.citation.as_ref().map(|citation| format!("“{}”", citation.words())))
    }
}

impl Mark {
    /// Whether both say the same of the same part because of the same words, whatever was promised by whom.
    fn is_same_as(&self, other: &Mark) -> bool {
        (&self.part, self.outcome, &self.citation) == (&other.part, other.outcome, &other.citation)
    }
}

/// The parts of a published question that can be marked: its lettered parts, or the question as a whole.
pub fn parts(entry: &Entry) -> Vec<Part> {
    let labelled = entry.question.iter().enumerate().filter_map(|(passage, text)| match text {
        Passage::Part { label, .. } => Some(Part { passage: Some(passage), label: label.clone() }),
        Passage::Paragraph(_) => None,
    });
    let parts: Vec<Part> = labelled.collect();
    if parts.is_empty() { vec![Part::default()] } else { parts }
}

impl Part {
    /// The part in words: "Part a", or "The question".
    pub fn name(&self) -> String {
        match (self.passage, self.label.as_str()) {
            (None, _) => "The question".to_owned(),
            (Some(passage), "") => format!("Point {}", passage + 1),
            (Some(_), label) => format!("Part {label}"),
        }
    }

    /// Its words: those of the part, or of the whole question.
    pub fn words(&self, entry: &Entry) -> String {
        match self.passage {
            Some(passage) => entry.question.get(passage).map(|passage| passage.text().to_owned()).unwrap_or_default(),
            None => entry.question.iter().map(Passage::text).collect::<Vec<_>>().join("\n"),
        }
    }
}
