//! A citation as a body prints it: a template with fields.
//!
//! "{asker}" is a field. A piece in square brackets is left out where one of its fields is not known; with "|" the
//! first choice whose fields are all known is taken: "[Question {number}|a question][ from {asker}]".

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::mention::TITLES;
use super::{Citation, Reference};
use crate::calendar::printed_date;
use crate::record::Place;

/// How a body prints what is cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Before words of an answer.
    pub answer: String,
    /// Before words of a question.
    pub question: String,
    /// For an answer that is cited without its words.
    pub mention: String,
}

impl Default for Template {
    /// As published papers write it: "In response to a question from Cllr B Example, at the last meeting, the PCC gave
    /// the following information:".
    fn default() -> Self {
        Self {
            answer: "In response to a question[ from {asker}], at {meeting}, \
                     [{speaker} gave the following information|the following information was given]:"
                .to_owned(),
            question: "[{asker} asked|The question was asked], at {meeting}:".to_owned(),
            mention: "the answer[ of {date}] to [Question {number}|the question][ from {asker}]".to_owned(),
        }
    }
}

/// How one body prints what is cited, as far as its rules say so; the rest is printed as the device's owner does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citing {
    /// Before words of an answer.
    pub answer: Option<String>,
    /// Before words of a question.
    pub question: Option<String>,
    /// For an answer that is cited without its words.
    pub mention: Option<String>,
}

/// The fields that a template can have, with what each is.
pub const FIELDS: [(&str, &str); 6] = [
    ("number", "the number of the question, as printed"),
    ("asker", "who asked"),
    ("speaker", "who said the words: “the PCC”"),
    ("body", "the body that met"),
    ("date", "the day of the meeting: “29 September 2022”"),
    ("meeting", "“the last meeting (29 September 2022)”, or “the meeting of 29 September 2022”"),
];

/// Where a citation is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Printed<'a> {
    /// The body that the draft is for.
    pub body: &'a str,
    /// The latest meeting of that body before the draft's, as far as the library knows.
    pub last_meeting: Option<Date>,
}

impl Template {
    /// This template, with what a body prints in another way.
    pub fn of_body(&self, body: &Citing) -> Self {
        let own = |stated: &Option<String>, usual: &str| {
            stated.as_deref().filter(|words| !words.trim().is_empty()).unwrap_or(usual).to_owned()
        };
        Self {
            answer: own(&body.answer, &self.answer),
            question: own(&body.question, &self.question),
            mention: own(&body.mention, &self.mention),
        }
    }

    /// What it prints of a made-up question: before words of its answer, before its own words, and where its answer is
    /// not quoted.
    pub fn examples(&self) -> [String; 3] {
        let date = Date::new(2022, 9, 29).ok();
        let known = |words: &str| Some(words.to_owned());
        let reference = Reference {
            number: known("7"),
            asker: known("Cllr A Example"),
            body: known("Example Panel"),
            date,
            speaker: known("PCC"),
            address: None,
        };
        let printed = Printed { body: "Example Panel", last_meeting: date };
        [&self.answer, &self.question, &self.mention].map(|text| filled(text, &reference, printed))
    }

    /// The words before a quotation.
    pub fn lead_in(&self, citation: &Citation, printed: Printed<'_>) -> String {
        let template = match citation.place {
            Place::Answer | Place::SupplementaryAnswer(_) => &self.answer,
            Place::Question | Place::Supplementary(_) => &self.question,
        };
        filled(template, &citation.reference, printed)
    }

    /// The words that cite an answer without quoting it.
    pub fn mention(&self, reference: &Reference, printed: Printed<'_>) -> String {
        filled(&self.mention, reference, printed)
    }

    /// Names in braces that are no fields, in order; a template with one is printed without it.
    pub fn unknown_fields(&self) -> Vec<String> {
        let texts = [&self.answer, &self.question, &self.mention];
        let names = texts.into_iter().flat_map(|text| text.split('{').skip(1).filter_map(|rest| rest.split_once('}')));
        let unknown = names.map(|(name, _)| name).filter(|name| FIELDS.iter().all(|(field, _)| field != name));
        unknown.map(str::to_owned).collect()
    }
}

fn filled(template: &str, reference: &Reference, printed: Printed<'_>) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(&with_fields(before, reference, printed).0);
        let (choices, left) = after.split_once(']').unwrap_or((after, ""));
        let known = choices.split('|').map(|choice| with_fields(choice, reference, printed)).find(|(_, known)| *known);
        text.push_str(&known.map(|(words, _)| words).unwrap_or_default());
        rest = left;
    }
    text.push_str(&with_fields(rest, reference, printed).0);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A piece with its fields filled in, and whether all of them are known.
fn with_fields(piece: &str, reference: &Reference, printed: Printed<'_>) -> (String, bool) {
    let (mut text, mut all) = (String::new(), true);
    let mut rest = piece;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, left) = after.split_once('}').unwrap_or((after, ""));
        let value = field(name.trim(), reference, printed);
        all &= value.is_some();
        text.push_str(before);
        text.push_str(&value.unwrap_or_default());
        rest = left;
    }
    text.push_str(rest);
    (text, all)
}

fn field(name: &str, reference: &Reference, printed: Printed<'_>) -> Option<String> {
    let known =
        |field: &Option<String>| field.as_deref().map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned);
    match name {
        "number" => known(&reference.number),
        "asker" => known(&reference.asker),
        "body" => known(&reference.body),
        "speaker" => known(&reference.speaker).map(|speaker| with_article(&speaker)),
        "date" => reference.date.map(printed_date),
        "meeting" => Some(meeting(reference, printed)),
        _ => None,
    }
}

fn meeting(reference: &Reference, printed: Printed<'_>) -> String {
    let is_same = reference.body.as_deref().is_none_or(|body| body.trim().eq_ignore_ascii_case(printed.body.trim()));
    let of_other = reference.body.as_deref().filter(|_| !is_same).map(|body| format!(" of {body}")).unwrap_or_default();
    match reference.date {
        None => format!("an earlier meeting{of_other}"),
        Some(date) if is_same && printed.last_meeting == Some(date) => {
            format!("the last meeting ({})", printed_date(date))
        }
        Some(date) if of_other.is_empty() => format!("the meeting of {}", printed_date(date)),
        Some(date) => format!("the meeting{of_other} on {}", printed_date(date)),
    }
}

/// An office with its article: "the PCC"; a person's name as it is.
fn with_article(speaker: &str) -> String {
    let first = speaker.split_whitespace().next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    match speaker.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("the ") => format!("the {}", speaker.get(4..).unwrap_or_default()),
        _ if first == "cllrs" || TITLES.contains(&first.as_str()) => speaker.to_owned(),
        _ => format!("the {speaker}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn reference() -> Reference {
        Reference {
            number: Some("2".into()),
            asker: Some("Cllr Alan Barrow".into()),
            body: Some("Police and Crime Panel".into()),
            date: Some(date(2022, 9, 29)),
            speaker: Some("PCC".into()),
            address: None,
        }
    }

    #[test]
    fn the_default_is_as_the_seed_page_writes_it() {
        let printed = Printed { body: "Police and Crime Panel", last_meeting: Some(date(2022, 9, 29)) };
        let of = |text: &str, reference: &Reference| filled(text, reference, printed);
        let template = Template::default();
        assert_eq!(
            of(&template.answer, &reference()),
            "In response to a question from Cllr Alan Barrow, at the last meeting (29 September 2022), the PCC gave the \
             following information:"
        );
        assert_eq!(
            of(&template.answer, &Reference::default()),
            "In response to a question, at an earlier meeting, the following information was given:"
        );
        assert_eq!(
            template.mention(&reference(), Printed::default()),
            "the answer of 29 September 2022 to Question 2 from Cllr Alan Barrow"
        );
    }

    #[test]
    fn a_body_prints_in_its_own_way_what_it_states_and_the_rest_as_the_device_does() {
        let body = Citing { answer: Some("{speaker} said:".into()), question: Some(" ".into()), mention: None };
        let template = Template::default().of_body(&body);
        let [answer, question, mention] = template.examples();
        assert_eq!(answer, "the PCC said:");
        assert_eq!(question, "Cllr A Example asked, at the last meeting (29 September 2022):");
        assert_eq!(mention, "the answer of 29 September 2022 to Question 7 from Cllr A Example");
    }

    #[test]
    fn a_meeting_of_another_body_is_named() {
        let printed = Printed { body: "Cabinet", last_meeting: Some(date(2022, 9, 29)) };
        let told = filled("{meeting}", &reference(), printed);
        assert_eq!(told, "the meeting of Police and Crime Panel on 29 September 2022");
    }

    #[test]
    fn a_person_has_no_article_and_an_office_has_one() {
        let check = |speaker: &str, expected: &str| assert_eq!(with_article(speaker), expected);
        check("PCC", "the PCC");
        check("The Leader of the Council", "the Leader of the Council");
        check("Cllr B Example", "Cllr B Example");
    }

    #[test]
    fn strange_templates_are_filled_as_far_as_they_go() {
        let check = |template: &str, expected: &str| {
            assert_eq!(filled(template, &reference(), Printed::default()), expected, "{template}");
        };
        check("{number", "2");
        check("[{nobody}|{also}]x", "x");
        check("] { } [ |", "]");
        let template = Template { answer: "{asker} {colour}".into(), ..Template::default() };
        assert_eq!(template.unknown_fields(), ["colour"]);
    }
}
