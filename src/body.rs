//! A body that takes questions, and its rules for them as data.
//!
//! What a rule set does not say is `None`: "not stated", and whatever would check it says "not
//! checked". Nothing here stops anybody; the chair, the monitoring officer or the clerk decides.
//! The shape in files is [`v1::Body`](crate::format::v1::Body).

mod compare;
mod field;
mod preset;
mod sentence;

use jiff::civil::Date;

use crate::calendar::{Division, Notice};
use crate::named::choices;

pub use compare::{Changed, changes};
pub use field::Field;
pub use preset::{GENERAL, general, preset, presets};

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
    /// What a finding cites, in our own words.
    pub clauses: Vec<(Field, Clause)>,
    /// What the asker is asked to declare besides what the grounds ask.
    pub declarations: Vec<Asked>,
    /// Doubts to show with the rules.
    pub notes: Vec<String>,
}

choices! {
    /// What kind of meeting takes the questions.
    Forum {
        /// The full council.
        Council = "council", "Council";
        /// The cabinet or executive.
        Cabinet = "cabinet", "Cabinet";
        /// A committee.
        Committee = "committee", "Committee";
        /// A police and crime panel.
        PoliceAndCrimePanel = "pcp", "Police and crime panel";
        /// A combined authority.
        CombinedAuthority = "combinedAuthority", "Combined authority";
        /// A parish, town or community council.
        Parish = "parish", "Parish, town or community council";
        /// No meeting: questions at any time.
        AnyTime = "anytime", "At any time, without a meeting";
    }

    /// Whose questions the rules are for.
    Audience {
        /// Members of the body.
        Member = "member", "Members";
        /// Members of the public.
        Public = "public", "Members of the public";
    }

    /// What is known of the rules' standing.
    Status {
        /// The body's own text, as at the date it was checked.
        InForce = "inForce", "In force when it was checked";
        /// A report asks for it: it is not the rule.
        Proposed = "proposed", "Only proposed: this is not the rule";
        /// Undated, overtaken, or a press account.
        Unknown = "unknown", "Not known to be in force";
    }

    /// What a question may be about.
    Subject {
        /// Only what is on the agenda.
        AgendaOnly = "agendaOnly", "A question must be about an item on the agenda.";
        /// Only what is not on it.
        NotOnAgenda = "notOnAgenda", "A question must be about a matter that is not on the agenda.";
    }

    /// Which words a limit counts.
    Counts {
        /// The question alone: not what opens it.
        Question = "question", "the question alone";
        /// All that is sent, the opening included.
        Submission = "submission", "all that is sent, the opening included";
    }

    /// What a number of questions is for.
    Per {
        /// For each meeting.
        Meeting = "meeting", "at a meeting";
        /// For each person who is asked.
        Addressee = "addressee", "to one person at a meeting";
    }

    /// Which year a number of questions is for.
    Year {
        /// From the annual meeting in May; counted here from 1 May.
        LocalGovernment = "localGovernmentYear", "in a council year, counted from 1 May";
        /// From 1 January.
        Calendar = "calendarYear", "in a calendar year";
    }

    /// Whether a question may have parts.
    PartsMode {
        /// They are allowed.
        Allowed = "allowed", "A question may have parts";
        /// They are allowed if all are about one subject.
        SameSubject = "sameSubject", "A question may have parts if all are about one subject";
        /// They are not allowed.
        Forbidden = "forbidden", "A question may not be divided into parts";
    }

    /// What a supplementary question may be about.
    Scope {
        /// It arises from the answer.
        Reply = "reply", "arising from the answer";
        /// It arises from the question or the answer.
        QuestionOrReply = "questionOrReply", "arising from the question or the answer";
        /// It only clears up the answer.
        Clarification = "clarification", "to clear up the answer";
    }

    /// How questions are put in order.
    OrderBy {
        /// As they came in.
        Received = "received", "in the order they came in";
        /// Everyone's first before anyone's second.
        RoundRobin = "roundRobin", "everyone’s first question before anyone’s second";
        /// Group by group.
        GroupRotation = "groupRotation", "the groups in turn";
        /// The chair selects.
        Chair = "chair", "as the chair selects";
        /// By lot.
        Ballot = "ballot", "by ballot";
    }

    /// How a ground can be tested.
    Test {
        /// From the text and the records on the device.
        Automatic = "automatic", "checked by this app";
        /// By words that may mean it; often wrong.
        Pattern = "pattern", "hinted at by this app";
        /// By asking the writer.
        Declaration = "declaration", "asked of you";
        /// By a person's judgement alone.
        Manual = "manual", "not checked by this app";
    }

    /// How an answer may be given.
    AnswerForm {
        /// Spoken at the meeting.
        Oral = "oral", "spoken";
        /// A reference to something published.
        PublicationRef = "publicationRef", "a reference to a publication";
        /// In writing.
        Written = "written", "in writing";
        /// Later.
        Deferred = "deferred", "put off to a later meeting";
    }

    /// Units of a time to reply.
    ReplyUnit {
        /// Working days.
        WorkingDay = "workingDay", "working day";
        /// Days of any kind.
        CalendarDay = "calendarDay", "day";
        /// Days, of which kind is not stated.
        Day = "day", "day";
        /// Hours.
        Hour = "hour", "hour";
        /// Weeks.
        Week = "week", "week";
    }
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
        use crate::named::Named;
        let title = self.source.title.as_deref().map(|title| format!(", {title}")).unwrap_or_default();
        let source = match (self.source.checked, &self.source.url) {
            (Some(date), _) => format!(" Checked on {}{title}.", date.strftime("%-d %B %Y")),
            (None, Some(_)) => format!(" Read from an undated copy{title}."),
            (None, None) => String::new(),
        };
        format!("{}.{source} Compare with your own constitution, and check with the clerk.", self.status.words())
    }

    /// What is wrong with the rules as they were filled in; often nothing. Only the name is required.
    pub fn problems(&self) -> Vec<(Field, &'static str)> {
        let all_week = |notice: &Notice| notice.weekend.len() >= 7;
        let rows = [
            (self.name.trim().is_empty(), Field::Name, "The body has no name: fill it in."),
            (
                self.notice.as_ref().is_some_and(all_week),
                Field::Notice,
                "Every day is a weekend, so no working day can be counted: take some days out.",
            ),
        ];
        rows.into_iter().filter(|(wrong, ..)| *wrong).map(|(_, field, sentence)| (field, sentence)).collect()
    }
}
