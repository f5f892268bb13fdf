//! Questions and answers that are data already: one JSON object a line, or our own records.
//!
//! The lines have the fields of public collections of written questions: `id`, `uin`, `heading`,
//! `asked_on`, `answered_on`, `body`, `asker`, `question`, `answer_paragraphs`, `answer_clipped`, `source`.
//! Only `question` must be there. Lines are read a few hundred at a time, so that a long file can be
//! stopped; a line that cannot be read is reported and the others are kept.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use super::failure::{FailureCode, LineTrouble};
use crate::format::v1;
use crate::id::{EntryId, RECORDS, RecordId};
use crate::minutes;
use crate::record::{Answer, Entry, Passage, Record, Source};
use crate::storage::{self, Unreadable};

/// How many lines are read in one step.
const AT_ONCE: usize = 250;

/// How many broken lines are listed one by one.
const MOST_LISTED: usize = 20;

/// The longest line that is read, in bytes: 4 MB.
const LONGEST: usize = 4 * 1024 * 1024;

/// What stands in the record of an answer that the source has only the first words of.
pub const CLIPPED: &str = "The source of this answer has only its beginning.";

/// One line of such a file.
#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    uin: Value,
    #[serde(default)]
    heading: Option<String>,
    #[serde(default)]
    asked_on: Option<String>,
    #[serde(default)]
    answered_on: Option<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    asker: Value,
    question: String,
    #[serde(default)]
    answer_paragraphs: Vec<String>,
    #[serde(default)]
    answer_clipped: bool,
    #[serde(default)]
    source: Option<String>,
}

/// A file of lines that is being read.
pub(super) struct Lines {
    bytes: Vec<u8>,
    at: usize,
    line: usize,
    /// The source of each line: the file as a whole.
    source: Source,
    kept: usize,
    broken: usize,
}

/// What one step gave.
#[derive(Default)]
pub(super) struct Read {
    pub(super) records: Vec<Record>,
    pub(super) failures: Vec<FailureCode>,
}

impl Lines {
    pub(super) fn new(bytes: Vec<u8>, file_name: &str, read_at: Timestamp) -> Self {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let hash = minutes::hash_of(&bytes);
        let source = Source { address: None, file_name: Some(file_name.to_owned()), read_at, hash, missing: None };
        Self { bytes, at, line: 0, source, kept: 0, broken: 0 }
    }

    /// How much has been read, from 0 to 1.
    pub(super) fn fraction(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a fraction to show")]
        let fraction = self.at as f32 / self.bytes.len().max(1) as f32;
        fraction
    }

    /// Reads some more lines; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Read> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let mut read = Read::default();
        for _ in 0..AT_ONCE {
            self.take_line(&mut read);
            if self.at >= self.bytes.len() {
                self.end(&mut read);
                break;
            }
        }
        Some(read)
    }

    fn take_line(&mut self, read: &mut Read) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        self.at += length + 1;
        self.line += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        match record(line, &self.source) {
            Ok(record) => {
                self.kept += 1;
                read.records.push(record);
            }
            Err(trouble) => {
                self.broken += 1;
                if self.broken <= MOST_LISTED {
                    read.failures.push(FailureCode::Line { line: self.line, trouble });
                }
            }
        }
    }

    /// What is to be said of the whole file: nothing could be read, or more lines failed than are listed.
    fn end(&self, read: &mut Read) {
        if self.kept == 0 {
            read.failures = vec![FailureCode::OtherData];
        } else if self.broken > MOST_LISTED {
            read.failures.push(FailureCode::MoreLines { lines: self.broken - MOST_LISTED });
        }
    }
}

/// The record in a line: a question with its answer, or a record of ours.
fn record(line: &[u8], source: &Source) -> Result<Record, LineTrouble> {
    if line.len() > LONGEST {
        return Err(LineTrouble::TooLong);
    }
    let text = std::str::from_utf8(line).map_err(|_| LineTrouble::NotData)?.trim();
    match serde_json::from_str::<Line>(text) {
        Ok(found) if !found.question.trim().is_empty() => Ok(found.record(text, source)),
        Ok(_) => Err(LineTrouble::NoQuestion),
        Err(error) if error.is_data() => ours(text).ok().flatten().ok_or(LineTrouble::NoQuestion),
        Err(_) => Err(LineTrouble::NotData),
    }
}

/// A record as this app keeps and publishes it, bare or in its envelope.
///
/// # Errors
/// A newer app made it.
pub(super) fn ours(text: &str) -> Result<Option<Record>, FailureCode> {
    if let Ok(record) = serde_json::from_str::<v1::Record>(text) {
        return Ok(Some(record.into()));
    }
    match storage::decode_record(text) {
        Ok(record) => Ok(record),
        Err(Unreadable::Newer) => Err(FailureCode::Newer),
        Err(_) => Ok(None),
    }
}

impl Line {
    /// Its record. The id comes from the collection and its own number there, so that the same question
    /// read twice, from whichever file, is the same record.
    fn record(self, text: &str, source: &Source) -> Record {
        let collection = self.source.as_deref().unwrap_or_default();
        let id = match word(&self.id) {
            Some(own) => RecordId::derived(RECORDS, &format!("{collection}\n{own}")),
            None => RecordId::derived(RECORDS, &minutes::hash(text)),
        };
        let answer = paragraphs(&self.answer_paragraphs);
        let entry = Entry {
            id: EntryId::derived(id.0, "0"),
            number: word(&self.uin),
            asker: name(&self.asker),
            asked_of: None,
            subject: self.heading.filter(|heading| !heading.trim().is_empty()),
            question: paragraphs(&[self.question]).into_iter().map(Passage::Paragraph).collect(),
            answer: (!answer.is_empty()).then_some(Answer { by: None, paragraphs: answer }),
            supplementaries: Vec::new(),
        };
        let date = |text: Option<String>| text.and_then(|text| text.get(..10)?.parse::<Date>().ok());
        Record {
            id,
            body: self.body,
            meeting_date: date(self.answered_on).or_else(|| date(self.asked_on)),
            // The collection's own words on where it comes from, and under which licence, stand with each record.
            title: self.source,
            source: source.clone(),
            entries: vec![entry],
            remainder: if self.answer_clipped { vec![CLIPPED.to_owned()] } else { Vec::new() },
        }
    }
}

fn paragraphs(texts: &[String]) -> Vec<String> {
    let lines = texts.iter().flat_map(|text| text.split('\n')).map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A number or a word as text.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A name; a member's number in the source's own register is none.
fn name(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|text| text.chars().any(char::is_alphabetic)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> (Vec<Record>, Vec<FailureCode>) {
        let mut lines = Lines::new(text.as_bytes().to_vec(), "questions.ndjson", Timestamp::UNIX_EPOCH);
        let (mut records, mut failures) = (Vec::new(), Vec::new());
        while let Some(read) = lines.next() {
            records.extend(read.records);
            failures.extend(read.failures);
        }
        (records, failures)
    }

    const LINE: &str = r#"{"id": 7, "uin": "482", "heading": "Buses: Fares", "asked_on": "2023-12-01", "answered_on": "2023-12-07", "body": "Transport Office", "asker": 4058, "question": "What is the fare?", "answer_paragraphs": ["It is two pounds.", "It was"], "answer_clipped": true, "source": "Invented questions"}"#;

    #[test]
    fn a_line_is_a_record_with_one_question() {
        let (records, failures) = all(LINE);
        let record = &records[0];
        let entry = &record.entries[0];
        assert_eq!(failures, []);
        assert_eq!(
            (entry.number.as_deref(), entry.subject.as_deref(), entry.asker.as_deref()),
            (Some("482"), Some("Buses: Fares"), None)
        );
        assert_eq!(entry.answer.as_ref().unwrap().paragraphs, ["It is two pounds.", "It was"]);
        assert_eq!(
            (record.meeting_date.unwrap().to_string(), record.body.as_deref()),
            ("2023-12-07".into(), Some("Transport Office"))
        );
        assert_eq!(record.remainder, [CLIPPED]);
    }

    #[test]
    fn the_same_question_is_the_same_record_whatever_else_has_changed() {
        let (first, _) = all(LINE);
        let (again, _) = all(&LINE.replace("two pounds", "three pounds"));
        let (other, _) = all(&LINE.replace("Invented", "Other"));
        assert_eq!(first[0].id, again[0].id);
        assert_ne!(first[0].source.hash, again[0].source.hash);
        assert_ne!(first[0].id, other[0].id);
    }

    #[test]
    fn broken_lines_are_reported_with_their_numbers_and_the_others_kept() {
        let text = format!("{LINE}\n{{\"id\":\n\n{{\"id\": 9}}\n{{\"question\": \"Why?\"}}\n[1]\n");
        let (records, failures) = all(&text);
        assert_eq!(records.len(), 2);
        let expected = [(2, LineTrouble::NotData), (4, LineTrouble::NoQuestion), (6, LineTrouble::NoQuestion)];
        assert_eq!(failures, expected.map(|(line, trouble)| FailureCode::Line { line, trouble }));
    }

    #[test]
    fn many_broken_lines_are_counted_and_a_file_of_them_is_refused() {
        let (_, failures) = all(&format!("{LINE}\n{}", "{\n".repeat(1000)));
        assert_eq!(failures.len(), MOST_LISTED + 1);
        assert_eq!(failures[MOST_LISTED], FailureCode::MoreLines { lines: 980 });
        assert_eq!(all("{\"a\": 1}\n{\"b\": 2}").1, [FailureCode::OtherData]);
    }

    #[test]
    fn our_own_records_are_lines_as_well() {
        let (records, _) = all(LINE);
        let kept = serde_json::to_string(&v1::Record::from(&records[0])).unwrap();
        let wrapped = storage::encode_record(&v1::Record::from(&records[0]), Timestamp::UNIX_EPOCH);
        assert_eq!(all(&format!("{kept}\n{wrapped}")).0, [records[0].clone(), records[0].clone()]);
    }
}
