//! The single rules of a rule set. What is `None` is not stated.

use super::{AnswerForm, Counts, OrderBy, PartsMode, Per, ReplyUnit, Scope, Test, Year};
use crate::calendar::Notice;

/// What is allowed after the notice has run out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urgent {
    /// The later notice.
    pub notice: Option<Notice>,
    /// Who must agree, or to what.
    pub consents: Vec<String>,
}

/// How many and how long. What is `None` is not stated.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Limits {
    /// How many words.
    pub words: Option<Words>,
    /// How many questions from one person.
    pub per_person: Option<PerPerson>,
    /// How many questions from one organisation at a meeting.
    pub per_organisation: Option<PerOrganisation>,
    /// How many questions from one person in a year.
    pub per_year: Option<PerYear>,
    /// How many questions a meeting takes.
    pub per_meeting: Option<PerMeeting>,
    /// Whether a question may have parts.
    pub parts: Option<Parts>,
}

/// A limit of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The most words.
    pub max: u32,
    /// Which are counted; `None` is taken as all that is sent.
    pub counts: Option<Counts>,
    /// Whether quoted words count; `None` is not stated: they count where all that is sent counts.
    pub quotations: Option<bool>,
}

/// A limit of questions from one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerPerson {
    /// The most questions.
    pub max: u32,
    /// Whether a supplementary is one of them.
    pub includes_supplementary: Option<bool>,
    /// For what.
    pub per: Option<Per>,
}

/// A limit of questions from one organisation at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerOrganisation {
    /// The most questions.
    pub max: u32,
}

/// A limit of questions from one person in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerYear {
    /// The most questions.
    pub max: u32,
    /// Which year.
    pub year: Option<Year>,
}

/// How many questions a meeting takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerMeeting {
    /// The most questions.
    pub max: u32,
    /// What becomes of the others.
    pub overflow: Option<String>,
}

/// Whether a question may have parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Whether.
    pub mode: PartsMode,
    /// The most parts.
    pub max: Option<u32>,
}

/// Questions that follow the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Supplementary {
    /// The most of them; 0 is none allowed.
    pub max: Option<u32>,
    /// What they may be about.
    pub scope: Option<Scope>,
    /// How long one may take, in seconds.
    pub seconds: Option<u32>,
    /// Whether there are none where the answer is written.
    pub none_if_written: Option<bool>,
    /// Whether the chair must allow it.
    pub chair_discretion: Option<bool>,
}

/// How long it may take at the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Times {
    /// All questions together, in minutes.
    pub item_minutes: Option<u32>,
    /// The share of each who is asked.
    pub per_addressee: Option<Vec<Share>>,
    /// Asking one question, in seconds.
    pub ask_seconds: Option<u32>,
    /// Answering one, in seconds.
    pub answer_seconds: Option<u32>,
}

/// The time of one who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Who.
    pub who: String,
    /// How many minutes.
    pub minutes: u32,
}

/// In which order questions are taken.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Order {
    /// By what, the first first.
    pub by: Vec<OrderBy>,
    /// Whether the chair may take like ones together.
    pub grouping: Option<bool>,
    /// More of it in words.
    pub detail: Option<String>,
}

/// A ground on which a question may be refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Its name: "duplicate", "names-individual".
    pub id: String,
    /// How it can be tested.
    pub test: Test,
    /// What it says.
    pub text: String,
    /// For like questions: how many months back.
    pub months: Option<u32>,
}

/// How answers are given.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answering {
    /// In which forms.
    pub forms: Option<Vec<AnswerForm>>,
    /// By when written ones are published.
    pub published_before: Option<Notice>,
    /// How soon written ones come.
    pub written_within: Option<Within>,
    /// The most words of a reply.
    pub max_words: Option<u32>,
    /// What happens where the asker is not there.
    pub if_absent: Option<String>,
    /// What happens where time runs out.
    pub if_time_out: Option<String>,
}

/// How soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: ReplyUnit,
}

/// What a rule rests on, in our own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where it stands: "SO 15".
    pub reference: String,
    /// What it says.
    pub text: String,
}

/// Something that the asker is asked to declare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its name, unique within the body: "interest", "address".
    pub id: String,
    /// The sentence that the asker says yes or no to.
    pub text: String,
}
