//! A page under review as the page of the app shows it: its text on one side, the record on the other.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::message;
use crate::format::v1;
use crate::review::versions::{Comparison, Difference, Words};
use crate::review::{Key, Question, Review, Role, Section, TextAt};

/// A page under review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewShown {
    /// Its key in the queue.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What the page says of itself.
    pub about: AboutShown,
    /// The page's text, row by row.
    pub rows: Vec<RowShown>,
    /// The questions of the record, in order.
    pub questions: Vec<QuestionShown>,
    /// The record as it would be kept.
    #[serde(with = "message::kept")]
    pub record: Box<v1::Record>,
    /// The open doubts, each a short question.
    pub doubts: Vec<DoubtShown>,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// Whether there is something to do again.
    pub can_redo: bool,
    /// What differs from the version that the library holds, where it holds one.
    pub differences: Option<Vec<DifferenceShown>>,
}

/// What the page says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutShown {
    /// The council, cabinet, committee or panel.
    pub body: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// The agenda item's title.
    pub title: Option<String>,
    /// The page's web address.
    pub address: Option<String>,
}

/// One row of the page's text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RowShown {
    /// Its words as printed.
    pub text: String,
    /// What it is.
    pub kind: RowKind,
    /// Which text of the record it belongs to.
    pub section: Option<Section>,
    /// The index of the question that it belongs to.
    pub entry: Option<usize>,
    /// What that is in words: "Question 1, answer".
    pub name: String,
    /// The label of a part.
    pub part: Option<String>,
    /// Whether it goes on with the row before.
    pub joined: bool,
    /// The row after the last that is the same as this one without a break: what "from here on" means.
    pub run_end: usize,
    /// Whether it is left out of what will be kept.
    pub left_out: bool,
    /// What looks like an address, a telephone number or an e-mail address, in bytes.
    pub personal: Vec<(usize, usize)>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RowKind {
    /// Words of the record.
    Words,
    /// A label or header.
    Label,
    /// The body, the date or the title.
    About,
    /// Menus and notices around the text.
    Furniture,
    /// Words that fit nowhere.
    Remainder,
}

/// A question of the record with its names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct QuestionShown {
    /// Its key.
    pub key: Key,
    /// What it is called: "Question 1".
    pub name: String,
    /// Its number, as printed.
    pub number: Option<String>,
    /// Who asked.
    pub asker: Option<String>,
    /// Who was asked.
    pub asked_of: Option<String>,
    /// Its heading.
    pub subject: Option<String>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// Whether it has an answer.
    pub has_answer: bool,
    /// Its supplementaries' keys, in order.
    pub supplementaries: Vec<Key>,
}

/// A doubt as a short question with its answers, the likely one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubtShown {
    /// Its place among all doubts of the page: what [`crate::review::Edit::Settle`] asks for.
    pub doubt: usize,
    /// What kind of doubt: a fixed name.
    pub code: String,
    /// The question.
    pub sentence: String,
    /// The rows that it is about.
    pub rows: Vec<usize>,
    /// The answers, in words.
    pub answers: Vec<ChoiceShown>,
}

/// One answer to a doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceShown {
    /// The answer, in words.
    pub words: String,
}

/// One difference between two versions of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DifferenceShown {
    /// A paragraph that is new.
    Added(String),
    /// A paragraph that has gone.
    Removed(String),
    /// A paragraph with other words: each piece with whether it is the same, new or gone.
    Changed(Vec<(Change, String)>),
}

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// They are the same.
    Same,
    /// They are new.
    Added,
    /// They have gone.
    Removed,
}

impl ReviewShown {
    /// Shows a review; `earlier` is the text of the version that the library holds.
    pub fn of(key: &str, name: &str, review: &Review, earlier: Option<&[String]>) -> Self {
        let record = review.record();
        let about = review.about();
        Self {
            key: key.to_owned(),
            name: name.to_owned(),
            about: AboutShown {
                body: about.body.clone(),
                date: about.meeting_date,
                title: about.title.clone(),
                address: record.source.address.clone(),
            },
            rows: (0..review.rows().len()).map(|row| shown(review, row)).collect(),
            questions: (0..review.questions().len()).map(|index| question(review, index)).collect(),
            record: Box::new(v1::Record::from(&record)),
            doubts: review.asked().into_iter().map(DoubtShown::from).collect(),
            can_undo: review.can_undo(),
            can_redo: review.can_redo(),
            differences: earlier.map(|earlier| differences(earlier, &review.kept_page())),
        }
    }
}

impl From<crate::review::Asked> for DoubtShown {
    fn from(asked: crate::review::Asked) -> Self {
        Self {
            doubt: asked.doubt,
            code: asked.code.name().to_owned(),
            sentence: asked.sentence,
            rows: asked.rows,
            answers: asked.answers.into_iter().map(|answer| ChoiceShown { words: answer.words }).collect(),
        }
    }
}

fn differences(earlier: &[String], now: &[String]) -> Vec<DifferenceShown> {
    match crate::review::versions::compare_pages(earlier, now) {
        Comparison::Unchanged => Vec::new(),
        Comparison::Changed(found) => found.into_iter().map(difference).collect(),
    }
}

fn difference(found: Difference) -> DifferenceShown {
    match found {
        Difference::Added(text) => DifferenceShown::Added(text),
        Difference::Removed(text) => DifferenceShown::Removed(text),
        Difference::Changed(words) => DifferenceShown::Changed(words.into_iter().map(piece).collect()),
    }
}

fn piece(words: Words) -> (Change, String) {
    match words {
        Words::Same(text) => (Change::Same, text),
        Words::Added(text) => (Change::Added, text),
        Words::Removed(text) => (Change::Removed, text),
    }
}

fn shown(review: &Review, index: usize) -> RowShown {
    let row = &review.rows()[index];
    let (kind, part) = match &row.role {
        Role::Words { part, .. } => (RowKind::Words, part.clone()),
        Role::Label(_) => (RowKind::Label, None),
        Role::About => (RowKind::About, None),
        Role::Furniture => (RowKind::Furniture, None),
        Role::Remainder => (RowKind::Remainder, None),
    };
    let section = row.section();
    let entry = match review.text_of(index) {
        Some(TextAt::Text { entry, .. }) => Some(entry),
        _ => label_of(review, &row.role),
    };
    RowShown {
        text: review.printed(row).to_owned(),
        kind,
        section,
        entry,
        name: row_name(review, kind, section, entry),
        part,
        joined: row.joined,
        run_end: review.run_from(index).end,
        left_out: row.left_out,
        personal: review.personal_data(index).into_iter().map(|range| (range.start, range.end)).collect(),
    }
}

fn label_of(review: &Review, role: &Role) -> Option<usize> {
    let Role::Label(Some(key)) = role else { return None };
    review.questions().iter().position(|question| question.key == *key)
}

/// "Question 1, answer to the supplementary".
fn row_name(review: &Review, kind: RowKind, section: Option<Section>, entry: Option<usize>) -> String {
    let question = entry.and_then(|entry| review.questions().get(entry).map(|found| question_name(found, entry)));
    let what = match (kind, section) {
        (RowKind::Words, Some(Section::Question(_))) => "",
        (RowKind::Words, Some(Section::Answer(_))) => "answer",
        (RowKind::Words, Some(Section::Supplementary(_))) => "supplementary",
        (RowKind::Words, Some(Section::SupplementaryAnswer(_))) => "answer to the supplementary",
        (RowKind::Label, _) => "label",
        (RowKind::About, _) => "About the page",
        (RowKind::Furniture, _) => "Around the text",
        _ => "Fits nowhere",
    };
    match question {
        Some(question) if what.is_empty() => question,
        Some(question) => format!("{question}, {what}"),
        None => capital(what),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// "Question 7", or, for one without a number, its place: "Question [2]".
fn question_name(question: &Question, index: usize) -> String {
    match &question.number {
        Some(number) => format!("Question {number}"),
        None => format!("Question without a number, {} on the page", index + 1),
    }
}

fn question(review: &Review, index: usize) -> QuestionShown {
    let found = &review.questions()[index];
    QuestionShown {
        key: found.key,
        name: question_name(found, index),
        number: found.number.clone(),
        asker: found.asker.clone(),
        asked_of: found.asked_of.clone(),
        subject: found.subject.clone(),
        answered_by: found.answer.as_ref().and_then(|answer| answer.by.clone()),
        has_answer: found.answer.is_some() || found.answered_with.is_some(),
        supplementaries: found.supplementaries.iter().map(|supplementary| supplementary.key).collect(),
    }
}
