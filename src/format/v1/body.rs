//! A body's rules as they are kept and exchanged.
//!
//! The names are in `camelCase`, unlike the other shapes here, since sets of rules in that shape were
//! there before this app. The schema is `public/schema/body-1.schema.json`.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Notice;
use super::mirror::{Mirror, Name, mirror};
use crate::body as core;
use crate::calendar::Division;

mirror! {
    /// A body with its rules for one kind of asker.
    pub Body = core::Body {
        [
            id: String,
            name as "body": String,
            forum: Name<core::Forum>,
            audience: Name<core::Audience>,
            division: Name<Division>,
            status: Name<core::Status>,
        ]
        source: Source,
        more_sources: Vec<OtherSource>,
        who_may_ask: Option<String>,
        subject: Option<Name<core::Subject>>,
        notice: Option<Notice>,
        urgent: Option<Urgent>,
        limits: Limits,
        supplementary: Option<Supplementary>,
        time: Times,
        order: Option<Order>,
        grounds: Option<Vec<Ground>>,
        decider: Option<String>,
        send_to: Option<String>,
        answer: Answering,
        citing: Citing,
        clauses: Clauses,
        declarations: Vec<Asked>,
        notes: Vec<String>,
    }

    Source = core::Source { url: Option<String>, title: Option<String>, checked: Option<Date> }
    OtherSource = core::OtherSource { [ url: String ] what_for as "for": String }
    Urgent = core::Urgent { notice: Option<Notice>, consents: Vec<String> }
    Limits = core::Limits {
        words: Option<Words>,
        per_person: Option<PerPerson>,
        per_organisation: Option<PerOrganisation>,
        per_year: Option<PerYear>,
        per_meeting: Option<PerMeeting>,
        parts: Option<Parts>,
    }
    Words = core::Words { [ max: u32 ] counts: Option<Name<core::Counts>>, quotations: Option<bool> }
    PerPerson = core::PerPerson {
        [ max: u32 ]
        includes_supplementary: Option<bool>,
        per: Option<Name<core::Per>>,
    }
    PerOrganisation = core::PerOrganisation { [ max: u32 ] }
    PerYear = core::PerYear { [ max: u32 ] year: Option<Name<core::Year>> }
    PerMeeting = core::PerMeeting { [ max: u32 ] overflow: Option<String> }
    Parts = core::Parts { [ mode: Name<core::PartsMode> ] max: Option<u32> }
    Supplementary = core::Supplementary {
        max: Option<u32>,
        scope: Option<Name<core::Scope>>,
        seconds: Option<u32>,
        none_if_written: Option<bool>,
        chair_discretion: Option<bool>,
    }
    Times = core::Times {
        item_minutes: Option<u32>,
        per_addressee: Option<Vec<Share>>,
        ask_seconds: Option<u32>,
        answer_seconds: Option<u32>,
    }
    Share = core::Share { [ who: String, minutes: u32 ] }
    Order = core::Order { by: Vec<Name<core::OrderBy>>, grouping: Option<bool>, detail: Option<String> }
    Ground = core::Ground { [ id: String, test: Name<core::Test>, text: String ] months: Option<u32> }
    Answering = core::Answering {
        forms: Option<Vec<Name<core::AnswerForm>>>,
        published_before: Option<Notice>,
        written_within: Option<Within>,
        max_words: Option<u32>,
        if_absent: Option<String>,
        if_time_out: Option<String>,
    }
    Citing = crate::citation::Citing { answer: Option<String>, question: Option<String>, mention: Option<String> }
    Within = core::Within { [ n: u32, unit: Name<core::ReplyUnit> ] }
    Clause = core::Clause { [ reference as "ref": String, text: String ] }
    Asked = core::Asked { [ id: String, text: String ] }
}

macro_rules! nothing_is_default {
    ($($name:ident = $core:ident),+) => {$(
        impl Default for $name {
            fn default() -> Self { Mirror::of(&core::$core::default()) }
        }
    )+};
}

impl Default for Citing {
    fn default() -> Self {
        Mirror::of(&crate::citation::Citing::default())
    }
}

nothing_is_default!(Source = Source, Limits = Limits, Times = Times, Answering = Answering);

/// The clauses by the name of their field, in the file's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Clauses(Vec<(core::Field, Clause)>);

impl Mirror for Clauses {
    type Core = Vec<(core::Field, core::Clause)>;

    fn of(core: &Self::Core) -> Self {
        Clauses(core.iter().map(|(field, clause)| (*field, Clause::of(clause))).collect())
    }

    fn back(self) -> Self::Core {
        self.0.into_iter().map(|(field, clause)| (field, clause.back())).collect()
    }
}

impl Serialize for Clauses {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, clause) in &self.0 {
            map.serialize_entry(&Name(*field), clause)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Clauses {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Clauses;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("clauses by the name of their field")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Clauses, A::Error> {
        let mut clauses = Vec::new();
        while let Some((Name(field), clause)) = map.next_entry()? {
            clauses.push((field, clause));
        }
        Ok(Clauses(clauses))
    }
}

impl From<&core::Body> for Body {
    fn from(from: &core::Body) -> Self {
        Self::of(from)
    }
}

impl From<Body> for core::Body {
    fn from(from: Body) -> Self {
        from.back()
    }
}

/// The file that a clerk hands to all members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyFile {
    /// Always "question-desk/body".
    pub format: String,
    /// 1.
    pub version: u32,
    /// When the file was made.
    pub made_at: Timestamp,
    /// The version of the app that made it.
    #[serde(default)]
    pub app_version: String,
    /// The body with its rules.
    pub rules: Body,
}

impl BodyFile {
    /// The file of a body.
    pub fn of(body: &core::Body, made_at: Timestamp, app_version: &str) -> Self {
        let format = core::FORMAT.to_owned();
        Self { format, version: core::VERSION, made_at, app_version: app_version.to_owned(), rules: body.into() }
    }
}

#[derive(Deserialize)]
struct Presets {
    bodies: Vec<Body>,
}

/// The bodies of the app's own list; none if it cannot be read, which a test holds it can.
pub(crate) fn read_presets(json: &str) -> Vec<core::Body> {
    let presets = serde_json::from_str::<Presets>(json).map(|presets| presets.bodies).unwrap_or_default();
    presets.into_iter().map(core::Body::from).collect()
}
