//! A rule set as a form: every rule with its explanation, its inputs, and the sentence that it makes.
//!
//! One description serves both ways. A [`Pen`] goes through the rules; where something was typed it
//! reads that into the rule, and in any case it notes the input as it stands then. So what is shown is
//! always what is kept, and whoever draws the form needs to know nothing of rules.

mod limits;
mod meeting;
mod notice;
mod pen;
mod plain;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Asked, Body, Field};
use crate::named::Named;
use pen::Pen;

/// What was typed, by the key of its input. A key with `+` behind it adds a row to a list, with `-` and a
/// number it takes that row away.
pub type Typed = BTreeMap<String, String>;

/// A rule set to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its rules in the order in which a clerk thinks of them.
    pub sections: Vec<Section>,
}

/// One rule to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The rule's fixed name.
    pub name: String,
    /// The heading of the group that begins with it, if one does.
    pub group: Option<String>,
    /// What the rule is called.
    pub title: String,
    /// What it is for.
    pub help: String,
    /// The sentence that it makes, or that it is not stated.
    pub sentence: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Its inputs.
    pub pieces: Vec<Piece>,
}

/// A piece of a rule to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// One input.
    Input(Input),
    /// Several of a kind.
    Rows(Rows),
}

/// Something to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Its name among all inputs of the form.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// How it is filled in.
    pub kind: Kind,
    /// What stands in it: a date as `2026-12-03`, a time as `10:00`, a tick as `yes`, a choice by its name.
    pub value: String,
    /// Why what was typed could not be taken; the rule is then as it was.
    pub problem: Option<String>,
}

/// How an input is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A line of words.
    Text,
    /// Several lines.
    Long,
    /// A number.
    Number,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// Yes or nothing.
    Tick,
    /// One out of a few, each by its name and its words.
    Choice(Vec<(String, String)>),
}

/// Several of a kind, which can be added and taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// The key of the list.
    pub key: String,
    /// What one of them is called.
    pub one: String,
    /// The inputs of each.
    pub rows: Vec<Vec<Input>>,
    /// What has to be given to add one: its name. It is a date.
    pub begins_with: Option<String>,
}

/// The rules in the order of the form, each group under its heading.
const GROUPS: &[(&str, &[Field])] = &[
    ("The body", &[Field::Name, Field::Forum, Field::Audience, Field::Status, Field::Source, Field::SendTo]),
    ("Notice", &[Field::Notice, Field::Division, Field::ClosedDays, Field::Published, Field::Urgent]),
    (
        "How many and how long",
        &[Field::Words, Field::Parts, Field::PerPerson, Field::PerOrganisation, Field::PerYear, Field::PerMeeting],
    ),
    ("What may be asked", &[Field::WhoMayAsk, Field::Subject, Field::Declarations, Field::Grounds, Field::Decider]),
    ("At the meeting", &[Field::Order, Field::Time, Field::Supplementary, Field::Answer]),
    ("In print", &[Field::Citing]),
    ("Where it stands", &[Field::Clauses, Field::Notes]),
];

/// Takes what was typed into the rules, and gives the form as it is then.
pub fn fill(body: &mut Body, typed: &Typed) -> Form {
    let mut sections = Vec::new();
    for (group, fields) in GROUPS {
        for (at, field) in fields.iter().enumerate() {
            let mut pen = Pen::new(typed);
            write(&mut pen, *field, body);
            sections.push(section(*field, (at == 0).then_some(*group), body, pen.pieces));
        }
    }
    // Rules that stand further down may have changed the sentence or the problem of one above.
    for section in &mut sections {
        let field = Field::named(&section.name).unwrap_or(Field::Name);
        section.sentence = field.stated(body);
        if matches!(field, Field::ClosedDays | Field::Published) && body.notice.is_none() {
            section.help.push_str(" Choose the notice first.");
        }
        section.problem =
            body.problems().into_iter().find(|(of, _)| *of == field).map(|(_, sentence)| sentence.to_owned());
    }
    Form { sections }
}

fn section(field: Field, group: Option<&str>, body: &Body, pieces: Vec<Piece>) -> Section {
    Section {
        name: field.name().to_owned(),
        group: group.map(str::to_owned),
        title: field.words().to_owned(),
        help: field.help().to_owned(),
        sentence: field.stated(body),
        problem: None,
        pieces,
    }
}

fn write(pen: &mut Pen, field: Field, body: &mut Body) {
    match field {
        Field::Name => pen.text("name", "Name of the body", &mut body.name),
        Field::Forum => pen.choice("forum", "Kind of meeting", &mut body.forum),
        Field::Audience => pen.choice("audience", "Whose questions", &mut body.audience),
        Field::Division => pen.choice("division", "Bank holidays of", &mut body.division),
        Field::Status => pen.choice("status", "Standing", &mut body.status),
        Field::Source => plain::source(pen, body),
        Field::WhoMayAsk => pen.words("who-may-ask", "Who may ask", &mut body.who_may_ask),
        Field::Subject => pen.maybe("subject", "Subject", &mut body.subject),
        Field::Notice => notice::notice(pen, ("notice", "How notice is reckoned"), &mut body.notice),
        Field::ClosedDays => notice::closed_days(pen, "notice", body.notice.as_mut()),
        Field::Published => notice::published(pen, body.notice.as_mut()),
        Field::Urgent => notice::urgent(pen, &mut body.urgent),
        Field::Words => limits::words(pen, &mut body.limits.words),
        Field::PerPerson => limits::per_person(pen, &mut body.limits.per_person),
        Field::PerOrganisation => limits::per_organisation(pen, &mut body.limits.per_organisation),
        Field::PerYear => limits::per_year(pen, &mut body.limits.per_year),
        Field::PerMeeting => limits::per_meeting(pen, &mut body.limits.per_meeting),
        Field::Parts => limits::parts(pen, &mut body.limits.parts),
        Field::Supplementary => meeting::supplementary(pen, &mut body.supplementary),
        Field::Time => meeting::time(pen, &mut body.time),
        Field::Order => meeting::order(pen, &mut body.order),
        Field::Grounds => plain::grounds(pen, &mut body.grounds),
        Field::Decider => pen.words("decider", "Who decides", &mut body.decider),
        Field::SendTo => pen.words("send-to", "Office", &mut body.send_to),
        Field::Answer => meeting::answer(pen, &mut body.answer),
        Field::Citing => plain::citing(pen, &mut body.citing),
        Field::Declarations => plain::declarations(pen, &mut body.declarations),
        Field::Clauses => plain::clauses(pen, &mut body.clauses),
        Field::Notes => pen.lines("notes", "Notes, one on each line", &mut body.notes),
    }
}

/// Declarations that are offered to be switched on for a body.
pub fn offered() -> Vec<Asked> {
    let asked = |id: &str, text: &str| Asked { id: id.to_owned(), text: text.to_owned() };
    vec![
        asked("interest", "I have no interest to declare in this matter, or I have declared it."),
        asked("address", "I have given the clerk my name and address."),
    ]
}

impl Form {
    /// Every input, those of rows included.
    pub fn inputs(&self) -> impl Iterator<Item = &Input> {
        self.sections.iter().flat_map(|section| &section.pieces).flat_map(Piece::inputs)
    }
}

impl Piece {
    fn inputs(&self) -> Vec<&Input> {
        match self {
            Piece::Input(input) => vec![input],
            Piece::Rows(rows) => rows.rows.iter().flatten().collect(),
        }
    }
}

#[cfg(test)]
mod tests;
