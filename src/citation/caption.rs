//! A citation in one line of plain English, to be printed beneath the quoted words.

use jiff::civil::Date;

use super::{Citation, Reference};
use crate::record::Place;

impl Citation {
    /// Where the words come from: "PCC Response to Question 7 from Cllr B Example, Exampleshire Police and
    /// Crime Panel, Thursday 29 September 2022". What is not known is left out. The web address is not in
    /// it: in a paper the caption is a link to the page.
    pub fn caption(&self) -> String {
        let reference = &self.reference;
        let date = reference.date.map(long_date);
        let pieces = [Some(source(reference, self.place)), known(&reference.body).map(str::to_owned), date];
        pieces.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// "Thursday 29 September 2022"
fn long_date(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// Whose words they are, and in which text.
fn source(reference: &Reference, place: Place) -> String {
    let question = question(reference);
    match place {
        Place::Question => question.unwrap_or_else(|| "A question".to_owned()),
        Place::Answer => format!("{} to {}", response(reference), in_sentence(question)),
        Place::Supplementary(index) => supplementary(reference, index),
        Place::SupplementaryAnswer(index) => {
            format!(
                "{} to {} on {}",
                response(reference),
                name(index, "the supplementary question"),
                in_sentence(question)
            )
        }
    }
}

/// "Question 7 from Cllr B Example", with what is known of it.
fn question(reference: &Reference) -> Option<String> {
    let from = |asker: &str| format!(" from {asker}");
    let asker = known(&reference.asker).map(from).unwrap_or_default();
    match known(&reference.number) {
        Some(number) => Some(format!("Question {number}{asker}")),
        None if asker.is_empty() => None,
        None => Some(format!("Question{asker}")),
    }
}

/// A question's name after a preposition: "the question from Cllr B Example" where it has no number.
fn in_sentence(question: Option<String>) -> String {
    match question {
        Some(name) => {
            name.strip_prefix("Question from").map_or(name.clone(), |asker| format!("the question from{asker}"))
        }
        None => "a question".to_owned(),
    }
}

/// "PCC Response", "Response by the Leader of the Council", or bare.
fn response(reference: &Reference) -> String {
    match known(&reference.speaker) {
        Some(office) if is_initials(office) => format!("{office} Response"),
        Some(speaker) => format!("Response by {speaker}"),
        None => "Response".to_owned(),
    }
}

/// An office that is known by its initials goes before the noun: "PCC Response".
fn is_initials(speaker: &str) -> bool {
    speaker.len() <= 6 && speaker.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "Supplementary question by Cllr B Example on Question 7"
fn supplementary(reference: &Reference, index: usize) -> String {
    let (speaker, asker) = (known(&reference.speaker), known(&reference.asker));
    let by = speaker.or(asker).map(|name| format!(" by {name}")).unwrap_or_default();
    // The asker is not named twice where the same member speaks again.
    let again = speaker.is_none() || speaker == asker;
    let of = Reference {
        asker: reference.asker.clone().filter(|_| !again),
        number: reference.number.clone(),
        ..Reference::default()
    };
    let on = question(&of).map(|name| format!(" on {}", in_sentence(Some(name)))).unwrap_or_default();
    format!("{}{by}{on}", name(index, "Supplementary question"))
}

/// The first supplementary needs no number.
fn name(index: usize, first: &str) -> String {
    match index {
        0 => first.to_owned(),
        _ => format!("{} {}", first.trim_start_matches("the "), index.saturating_add(1)),
    }
}

/// The words of a field; one that is empty says nothing.
fn known(field: &Option<String>) -> Option<&str> {
    field.as_deref().map(str::trim).filter(|words| !words.is_empty())
}
