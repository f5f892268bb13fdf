//! A body that takes questions, and its rules for them as data.
//!
//! What a rule set does not say is `None`: "not stated", and whatever would check it says "not
//! checked". Nothing here stops anybody; the chair, the monitoring officer or the clerk decides.
//! The shape in files is [`v1::Body`](crate::format::v1::Body).

mod choices;
mod compare;
mod field;
pub mod form;
mod preset;
mod rules;
mod sentence;

use jiff::civil::Date;

use crate::calendar::{Division, Form, Notice, Published};
use crate::citation::{Citing, Template};
use crate::named::Named;

pub use choices::{
    AnswerForm, Audience, Counts, Forum, OrderBy, PartsMode, Per, ReplyUnit, Scope, Status, Subject, Test, Year,
};
pub use compare::{Changed, changes};
pub use field::Field;
pub use form::offered;
pub use preset::{GENERAL, find, general, preset, presets};
pub use rules::{
    Answering, Asked, Clause, Ground, Limits, Order, Parts, PerMeeting, PerOrganisation, PerPerson, PerYear, Share,
    Supplementary, Times, Urgent, Within, Words,
};

/// What the file of a body says that it is.
pub const FORMAT: &str = "question-desk/body";

/// The newest version of the file that this app writes and reads.
pub const VERSION: u32 = 1;

/// A body with its rules for one kind of asker. One body can have several such sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Made once; a preset has a name in words, a body of one's own a UUID.
    pub id: String,
    /// The body's name: all that is required.
    pub name: String,
    /// What kind of meeting takes the questions.
    pub forum: Forum,
    /// Whose questions these rules are for.
    pub audience: Audience,
    /// Which bank holidays it keeps.
    pub division: Division,
    /// What is known of the rules' standing.
    pub status: Status,
    /// Where the rules were read.
    pub source: Source,
    /// What else was read.
    pub more_sources: Vec<OtherSource>,
    /// Who may ask, as a sentence that the asker declares to be so.
    pub who_may_ask: Option<String>,
    /// What a question may be about.
    pub subject: Option<Subject>,
    /// By when a question must be in.
    pub notice: Option<Notice>,
    /// What is allowed later than that.
    pub urgent: Option<Urgent>,
    /// How many and how long.
    pub limits: Limits,
    /// Questions that follow the answer.
    pub supplementary: Option<Supplementary>,
    /// How long it may take at the meeting.
    pub time: Times,
    /// In which order questions are taken.
    pub order: Option<Order>,
    /// On what grounds a question may be refused; `None` where none were seen.
    pub grounds: Option<Vec<Ground>>,
    /// Who decides on that.
    pub decider: Option<String>,
    /// The office that takes questions; no address.
    pub send_to: Option<String>,
    /// How answers are given.
    pub answer: Answering,
    /// How what is cited is printed.
    pub citing: Citing,
    /// What a finding cites, in our own words.
    pub clauses: Vec<(Field, Clause)>,
    /// What the asker is asked to declare besides what the grounds ask.
    pub declarations: Vec<Asked>,
    /// Doubts to show with the rules.
    pub notes: Vec<String>,
}

/// Where rules were read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Source {
    /// The page's address.
    pub url: Option<String>,
    /// What the page is called.
    pub title: Option<String>,
    /// The date that the copy bears.
    pub checked: Option<Date>,
}

/// Another page that was read, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OtherSource {
    /// The page's address.
    pub url: String,
    /// What was read there.
    pub what_for: String,
}

impl Body {
    /// A body of which nothing is known but its name.
    pub fn named(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            forum: Forum::Council,
            audience: Audience::Member,
            division: Division::EnglandAndWales,
            status: Status::Unknown,
            source: Source::default(),
            more_sources: Vec::new(),
            who_may_ask: None,
            subject: None,
            notice: None,
            urgent: None,
            limits: Limits::default(),
            supplementary: None,
            time: Times::default(),
            order: None,
            grounds: None,
            decider: None,
            send_to: None,
            answer: Answering::default(),
            citing: Citing::default(),
            clauses: Vec::new(),
            declarations: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The clause that a rule rests on.
    pub fn clause(&self, field: Field) -> Option<&Clause> {
        self.clauses.iter().find(|(of, _)| *of == field).map(|(_, clause)| clause)
    }

    /// The ground with a name.
    pub fn ground(&self, id: &str) -> Option<&Ground> {
        self.grounds.iter().flatten().find(|ground| ground.id == id)
    }

    /// What has to be said wherever these rules are shown: their standing, where they were read and when.
    pub fn standing(&self) -> String {
        let title = self.source.title.as_deref().map(|title| format!(", {title}")).unwrap_or_default();
        let is_in_force = self.status == Status::InForce;
        let source = match (self.source.checked, &self.source.url) {
            (Some(date), _) if is_in_force => {
                format!(" when it was checked, on {}{title}.", date.strftime("%-d %B %Y"))
            }
            (Some(date), _) => format!(". Checked on {}{title}.", date.strftime("%-d %B %Y")),
            (None, Some(_)) if is_in_force => format!(", by an undated copy{title}."),
            (None, Some(_)) => format!(". Read from an undated copy{title}."),
            (None, None) => ".".to_owned(),
        };
        format!("{}{source} Compare with your own constitution, and check with the clerk.", self.status.words())
    }

    /// What is wrong with the rules as they were filled in; often nothing. Only the name is required.
    pub fn problems(&self) -> Vec<(Field, &'static str)> {
        let all_week = |notice: &Notice| notice.weekend.len() >= 7;
        let is_open = |notice: &Notice| {
            let dated = if let Form::Dated { dates, .. } = &notice.form { dates.as_slice() } else { &[] };
            dated.iter().chain(&notice.published).any(Published::is_open)
        };
        let rows = [
            (
                self.notice.as_ref().is_some_and(is_open),
                Field::Published,
                "A deadline is still to be filled in. Until then it is not used.",
            ),
            (self.name.trim().is_empty(), Field::Name, "The body has no name: fill it in."),
            (
                self.notice.as_ref().is_some_and(all_week),
                Field::Notice,
                "Every day is a weekend, so no working day can be counted: take some days out.",
            ),
            (
                !Template::default().of_body(&self.citing).unknown_fields().is_empty(),
                Field::Citing,
                "A name in braces cannot be filled in and is left out. Those that can: number, asker, speaker, body, date, meeting.",
            ),
        ];
        rows.into_iter().filter(|(wrong, ..)| *wrong).map(|(_, field, sentence)| (field, sentence)).collect()
    }
}
