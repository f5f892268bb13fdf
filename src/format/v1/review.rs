//! Pages under review as they are kept until a person has settled their doubts.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Source;
use crate::id::RecordId;
use crate::minutes::DoubtCode;
use crate::review as core;

/// A page under review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The record's id.
    pub id: RecordId,
    /// Where the page came from.
    pub source: Source,
    /// The council, cabinet, committee or panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The day of the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_date: Option<Date>,
    /// The agenda item's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The paragraphs of the page.
    pub page: Vec<String>,
    /// The stretches of the paragraphs, which together are the page.
    pub rows: Vec<Row>,
    /// The questions in order.
    pub questions: Vec<ReviewQuestion>,
    /// What the reader had in doubt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<ReviewDoubt>,
    /// The next key that nothing has had.
    pub next_key: u32,
}

/// A stretch of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The paragraph's index in the page.
    pub paragraph: usize,
    /// Its first byte in that paragraph.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// What it is.
    #[serde(flatten)]
    pub role: Role,
    /// Whether its words go on with the paragraph before.
    #[serde(default, skip_serializing_if = "is_false")]
    pub joined: bool,
    /// Whether its words are to be left out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub left_out: bool,
}

/// What a stretch is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Role {
    /// Words of a question, or a part of it.
    Question {
        /// The question.
        key: u32,
        /// The bare label of a part.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<String>,
    },
    /// Words of the answer to a question.
    Answer {
        /// The question.
        key: u32,
    },
    /// Words of a supplementary.
    Supplementary {
        /// The supplementary.
        key: u32,
    },
    /// Words of the answer to a supplementary.
    SupplementaryAnswer {
        /// The supplementary.
        key: u32,
    },
    /// A header, label or number.
    Label {
        /// The question that it is of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<u32>,
    },
    /// The body, the date or the title.
    About,
    /// Menus and notices around the text.
    Furniture,
    /// Words that fit nowhere.
    Remainder,
}

/// The names that belong to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewQuestion {
    /// Its key within the review.
    pub key: u32,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<String>,
    /// Who was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_of: Option<String>,
    /// Its heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Its answer, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
    /// The question whose answer is also the answer to this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_with: Option<u32>,
    /// Its supplementaries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplementaries: Vec<ReviewSupplementary>,
}

/// The names that belong to a supplementary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewSupplementary {
    /// Its key within the review.
    pub key: u32,
    /// Who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<String>,
    /// Its answer, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
}

/// An answer without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Who answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// A doubt and what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDoubt {
    /// The fixed name of its kind. One that is not known is not opened.
    pub code: String,
    /// What it is about.
    pub at: At,
    /// Whether it was settled.
    #[serde(default, skip_serializing_if = "is_false")]
    pub settled: bool,
}

/// What a doubt is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum At {
    /// The whole page.
    Page,
    /// A question with all that belongs to it.
    Whole {
        /// The question.
        key: u32,
    },
    /// The words of a question.
    Question {
        /// The question.
        key: u32,
    },
    /// The answer to a question.
    Answer {
        /// The question.
        key: u32,
    },
    /// The words of a supplementary.
    Supplementary {
        /// The supplementary.
        key: u32,
    },
    /// The answer to a supplementary.
    SupplementaryAnswer {
        /// The supplementary.
        key: u32,
    },
    /// The row that begins here.
    Words {
        /// The paragraph's index in the page.
        paragraph: usize,
        /// The byte in it.
        start: usize,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl From<&core::Review> for Review {
    fn from(from: &core::Review) -> Self {
        let kept = from.kept();
        Self {
            id: kept.id,
            source: (&kept.source).into(),
            body: kept.about.body,
            meeting_date: kept.about.meeting_date,
            title: kept.about.title,
            page: kept.page,
            rows: kept.rows.into_iter().map(Row::from).collect(),
            questions: kept.questions.into_iter().map(ReviewQuestion::from).collect(),
            doubts: kept.doubts.into_iter().map(ReviewDoubt::from).collect(),
            next_key: kept.next.0,
        }
    }
}

impl TryFrom<Review> for core::Review {
    type Error = core::Broken;

    fn try_from(from: Review) -> Result<Self, core::Broken> {
        let about = core::About { body: from.body, meeting_date: from.meeting_date, title: from.title };
        core::Review::restore(core::Kept {
            id: from.id,
            source: from.source.into(),
            page: from.page,
            rows: from.rows.into_iter().map(core::Row::from).collect(),
            about,
            questions: from.questions.into_iter().map(core::Question::from).collect(),
            doubts: from.doubts.into_iter().filter_map(doubt).collect(),
            next: core::Key(from.next_key),
        })
    }
}

impl From<core::Row> for Row {
    fn from(from: core::Row) -> Self {
        let core::Row { paragraph, range: Range { start, end }, role, joined, left_out } = from;
        Self { paragraph, start, end, role: role.into(), joined, left_out }
    }
}

impl From<Row> for core::Row {
    fn from(from: Row) -> Self {
        let Row { paragraph, start, end, role, joined, left_out } = from;
        Self { paragraph, range: start..end, role: role.into(), joined, left_out }
    }
}

impl From<core::Role> for Role {
    fn from(from: core::Role) -> Self {
        match from {
            core::Role::Words { section, part } => match section {
                core::Section::Question(key) => Self::Question { key: key.0, part },
                core::Section::Answer(key) => Self::Answer { key: key.0 },
                core::Section::Supplementary(key) => Self::Supplementary { key: key.0 },
                core::Section::SupplementaryAnswer(key) => Self::SupplementaryAnswer { key: key.0 },
            },
            core::Role::Label(key) => Self::Label { key: key.map(|key| key.0) },
            core::Role::About => Self::About,
            core::Role::Furniture => Self::Furniture,
            core::Role::Remainder => Self::Remainder,
        }
    }
}

impl From<Role> for core::Role {
    fn from(from: Role) -> Self {
        let words = |section: core::Section| core::Role::words(section);
        match from {
            Role::Question { key, part } => Self::Words { section: core::Section::Question(core::Key(key)), part },
            Role::Answer { key } => words(core::Section::Answer(core::Key(key))),
            Role::Supplementary { key } => words(core::Section::Supplementary(core::Key(key))),
            Role::SupplementaryAnswer { key } => words(core::Section::SupplementaryAnswer(core::Key(key))),
            Role::Label { key } => Self::Label(key.map(core::Key)),
            Role::About => Self::About,
            Role::Furniture => Self::Furniture,
            Role::Remainder => Self::Remainder,
        }
    }
}

impl From<core::Question> for ReviewQuestion {
    fn from(from: core::Question) -> Self {
        Self {
            key: from.key.0,
            number: from.number,
            asker: from.asker,
            asked_of: from.asked_of,
            subject: from.subject,
            answer: from.answer.map(Reply::from),
            answered_with: from.answered_with.map(|key| key.0),
            supplementaries: from.supplementaries.into_iter().map(ReviewSupplementary::from).collect(),
        }
    }
}

impl From<ReviewQuestion> for core::Question {
    fn from(from: ReviewQuestion) -> Self {
        Self {
            key: core::Key(from.key),
            number: from.number,
            asker: from.asker,
            asked_of: from.asked_of,
            subject: from.subject,
            answer: from.answer.map(core::Reply::from),
            answered_with: from.answered_with.map(core::Key),
            supplementaries: from.supplementaries.into_iter().map(core::Supplementary::from).collect(),
        }
    }
}

impl From<core::Supplementary> for ReviewSupplementary {
    fn from(from: core::Supplementary) -> Self {
        Self { key: from.key.0, asker: from.asker, answer: from.answer.map(Reply::from) }
    }
}

impl From<ReviewSupplementary> for core::Supplementary {
    fn from(from: ReviewSupplementary) -> Self {
        Self { key: core::Key(from.key), asker: from.asker, answer: from.answer.map(core::Reply::from) }
    }
}

impl From<core::Reply> for Reply {
    fn from(from: core::Reply) -> Self {
        Self { by: from.by }
    }
}

impl From<Reply> for core::Reply {
    fn from(from: Reply) -> Self {
        Self { by: from.by }
    }
}

impl From<core::Doubt> for ReviewDoubt {
    fn from(from: core::Doubt) -> Self {
        let at = match from.at {
            core::At::Page => At::Page,
            core::At::Question(key) => At::Whole { key: key.0 },
            core::At::Section(core::Section::Question(key)) => At::Question { key: key.0 },
            core::At::Section(core::Section::Answer(key)) => At::Answer { key: key.0 },
            core::At::Section(core::Section::Supplementary(key)) => At::Supplementary { key: key.0 },
            core::At::Section(core::Section::SupplementaryAnswer(key)) => At::SupplementaryAnswer { key: key.0 },
            core::At::Words((paragraph, start)) => At::Words { paragraph, start },
        };
        Self { code: from.code.name().to_owned(), at, settled: from.settled }
    }
}

fn doubt(from: ReviewDoubt) -> Option<core::Doubt> {
    let at = match from.at {
        At::Page => core::At::Page,
        At::Whole { key } => core::At::Question(core::Key(key)),
        At::Question { key } => core::At::Section(core::Section::Question(core::Key(key))),
        At::Answer { key } => core::At::Section(core::Section::Answer(core::Key(key))),
        At::Supplementary { key } => core::At::Section(core::Section::Supplementary(core::Key(key))),
        At::SupplementaryAnswer { key } => core::At::Section(core::Section::SupplementaryAnswer(core::Key(key))),
        At::Words { paragraph, start } => core::At::Words((paragraph, start)),
    };
    Some(core::Doubt { code: DoubtCode::named(&from.code)?, at, settled: from.settled })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REVIEW: &str = r#"{
        "id": "00000000-0000-0000-0000-000000000001",
        "source": {"read_at": "2026-11-02T09:30:00Z", "hash": "00"},
        "body": "Exampleshire Council",
        "meeting_date": "2026-03-05",
        "page": ["1. When? Soon."],
        "rows": [
            {"paragraph": 0, "start": 0, "end": 3, "kind": "label", "key": 0},
            {"paragraph": 0, "start": 3, "end": 8, "kind": "question", "key": 0, "part": ""},
            {"paragraph": 0, "start": 8, "end": 14, "kind": "supplementary-answer", "key": 1, "left_out": true}
        ],
        "questions": [{"key": 0, "number": "1", "supplementaries": [{"key": 1, "answer": {"by": "The Leader"}}]}],
        "doubts": [{"code": "narrative", "at": {"kind": "supplementary-answer", "key": 1}, "settled": true}],
        "next_key": 2
    }"#;

    #[test]
    fn a_kept_review_is_written_in_the_documented_shape() {
        let kept: Review = serde_json::from_str(REVIEW).unwrap();
        let review = core::Review::try_from(kept).unwrap();
        let value = serde_json::to_value(Review::from(&review)).unwrap();
        assert_eq!(value, serde_json::from_str::<serde_json::Value>(REVIEW).unwrap());
    }

    #[test]
    fn a_kept_review_that_does_not_fit_together_is_refused() {
        let read = |json: &str| core::Review::try_from(serde_json::from_str::<Review>(json).unwrap());
        for (words, others) in
            [("\"end\": 14", "\"end\": 13"), ("\"key\": 1,", "\"key\": 5,"), ("_key\": 2", "_key\": 1")]
        {
            assert!(read(&REVIEW.replacen(words, others, 1)).is_err(), "{others}");
        }
    }
}
