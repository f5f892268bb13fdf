//! A published record as Akoma Ntoso 3.0 (OASIS LegalDocML, "debate" with "questions"), for the archives of
//! parliaments and councils.
//!
//! Only what the page said is in it: a speaker whom the page does not name is "unknown", and passages that fit
//! nowhere stand at the end as a section of their own.

use super::xml::Xml;
use super::{File, safe_name};
use crate::record::{Answer, Entry, Passage, Record};

mod people;

use people::People;

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The record as a file, named by the meeting's date, the body and the item.
pub fn record_file(record: &Record) -> File {
    File { name: record_name(record, "xml"), media_type: "application/akn+xml", bytes: encode(record) }
}

/// What a file of a record is called.
pub(crate) fn record_name(record: &Record, ending: &str) -> String {
    let date = record.meeting_date.map(|date| date.to_string());
    let words = [date, record.body.clone(), record.title.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let words = if words.trim().is_empty() { "Published questions".to_owned() } else { words };
    safe_name(&words, ending)
}

fn encode(record: &Record) -> Vec<u8> {
    let people = People::of(record);
    let mut xml = Xml::new();
    xml.element("akomaNtoso", &[("xmlns", NAMESPACE)], |xml| {
        xml.element("debate", &[("name", "questions")], |xml| {
            xml.element("meta", &[], |xml| meta(xml, record, &people));
            xml.element("debateBody", &[], |xml| body(xml, record, &people));
        });
    });
    xml.finish()
}

/// Work, expression and manifestation, as the naming convention has them; the record's own id tells it apart.
fn meta(xml: &mut Xml, record: &Record, people: &People<'_>) {
    let met = record.meeting_date.unwrap_or(jiff::civil::date(1, 1, 1)).to_string();
    let read = record.source.read_at.strftime("%Y-%m-%d").to_string();
    let work = format!("/akn/gb/debate/{met}/{}", record.id);
    xml.element("identification", &[("source", "#question-desk")], |xml| {
        for (level, end, date, name) in [
            ("FRBRWork", "", &met, "meeting"),
            ("FRBRExpression", "/eng@", &met, "meeting"),
            ("FRBRManifestation", "/eng@.xml", &read, "read"),
        ] {
            xml.element(level, &[], |xml| {
                xml.empty("FRBRthis", &[("value", &format!("{work}{end}/!main"))]);
                xml.empty("FRBRuri", &[("value", &format!("{work}{end}"))]);
                xml.empty("FRBRdate", &[("date", date), ("name", name)]);
                xml.empty("FRBRauthor", &[("href", "#body")]);
                match level {
                    "FRBRWork" => xml.empty("FRBRcountry", &[("value", "gb")]),
                    "FRBRExpression" => xml.empty("FRBRlanguage", &[("language", "eng")]),
                    _ => xml.empty("FRBRformat", &[("value", "application/akn+xml")]),
                }
            });
        }
    });
    xml.element("references", &[("source", "#question-desk")], |xml| {
        let body = record.body.as_deref().unwrap_or("Unknown body");
        let desk = "Question Desk";
        xml.empty("TLCOrganization", &[("eId", "body"), ("href", "/ontology/organization/gb/body"), ("showAs", body)]);
        let href = "/ontology/organization/question-desk";
        xml.empty("TLCOrganization", &[("eId", "question-desk"), ("href", href), ("showAs", desk)]);
        people.write(xml);
    });
}

fn body(xml: &mut Xml, record: &Record, people: &People<'_>) {
    xml.element("questions", &[("eId", "questions")], |xml| {
        if let Some(title) = known(record.title.as_ref()) {
            xml.words("heading", &[], title);
        }
        if record.entries.is_empty() {
            xml.element("narrative", &[], |_| {});
        }
        for (index, entry) in record.entries.iter().enumerate() {
            xml.element("debateSection", &[("eId", &format!("item_{}", index + 1)), ("name", "question")], |xml| {
                section(xml, index + 1, entry, people);
            });
        }
    });
    if record.remainder.iter().any(|text| has_words(text)) {
        xml.element("debateSection", &[("eId", "remainder"), ("name", "remainder")], |xml| {
            record.remainder.iter().filter(|text| has_words(text)).for_each(|text| xml.words("narrative", &[], text));
        });
    }
}

/// A question with its answer, and each supplementary with its own.
fn section(xml: &mut Xml, number: usize, entry: &Entry, people: &People<'_>) {
    if let Some(printed) = known(entry.number.as_ref()) {
        xml.words("num", &[], printed);
    }
    if let Some(subject) = known(entry.subject.as_ref()) {
        xml.words("heading", &[], subject);
    }
    let (asker, asked) = (people.of_name(entry.asker.as_ref()), people.of_name(entry.asked_of.as_ref()));
    let id = format!("question_{number}");
    let mut attributes = vec![("eId", id.as_str()), ("by", asker.as_str())];
    if known(entry.asked_of.as_ref()).is_some() {
        attributes.push(("to", &asked));
    }
    speech(xml, "question", &attributes, entry.asker.as_ref(), |xml| passages(xml, &entry.question));
    answer(xml, &format!("answer_{number}"), entry.answer.as_ref(), people);
    for (index, supplementary) in entry.supplementaries.iter().enumerate() {
        let speaker = supplementary.asker.as_ref().or(entry.asker.as_ref());
        let (id, by) = (format!("question_{number}.{}", index + 1), people.of_name(speaker));
        speech(xml, "question", &[("eId", &id), ("by", &by)], speaker, |xml| paragraphs(xml, &supplementary.question));
        answer(xml, &format!("answer_{number}.{}", index + 1), supplementary.answer.as_ref(), people);
    }
}

fn answer(xml: &mut Xml, id: &str, answer: Option<&Answer>, people: &People<'_>) {
    let Some(answer) = answer else { return };
    let by = people.of_name(answer.by.as_ref());
    speech(xml, "answer", &[("eId", id), ("by", &by)], answer.by.as_ref(), |xml| paragraphs(xml, &answer.paragraphs));
}

/// What one person said, after their name as the page has it.
fn speech(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    speaker: Option<&String>,
    inside: impl FnOnce(&mut Xml),
) {
    xml.element(name, attributes, |xml| {
        if let Some(speaker) = known(speaker) {
            xml.words("from", &[], speaker);
        }
        inside(xml);
    });
}

/// Paragraphs, and the parts in lists; a speech without words has an empty paragraph, which the schema asks for.
fn passages(xml: &mut Xml, passages: &[Passage]) {
    if passages.is_empty() {
        xml.words("p", &[], "");
    }
    for run in passages.chunk_by(|one, other| is_part(one) == is_part(other)) {
        if run.iter().any(is_part) {
            xml.element("blockList", &[], |xml| run.iter().for_each(|part| item(xml, part)));
        } else {
            run.iter().for_each(|passage| xml.words("p", &[], passage.text()));
        }
    }
}

fn is_part(passage: &Passage) -> bool {
    matches!(passage, Passage::Part { .. })
}

fn item(xml: &mut Xml, passage: &Passage) {
    xml.element("item", &[], |xml| {
        if let Passage::Part { label, .. } = passage
            && has_words(label)
        {
            xml.words("num", &[], label);
        }
        xml.words("p", &[], passage.text());
    });
}

fn paragraphs(xml: &mut Xml, paragraphs: &[String]) {
    if paragraphs.is_empty() {
        xml.words("p", &[], "");
    }
    paragraphs.iter().for_each(|text| xml.words("p", &[], text));
}

fn known(field: Option<&String>) -> Option<&str> {
    field.map(|words| words.trim()).filter(|words| !words.is_empty())
}

fn has_words(text: &str) -> bool {
    !text.trim().is_empty()
}
