//! The corpus of written questions and its right answers, read from beside the project.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};

use flate2::read::GzDecoder;
use jiff::Timestamp;
use question_desk::id::{EntryId, RECORDS, RecordId};
use question_desk::record::{Answer, Entry, Passage, Record, Source};
use serde::Deserialize;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus");

/// One line of the corpus.
#[derive(Clone, Deserialize)]
pub(crate) struct Line {
    pub(crate) id: u64,
    pub(crate) heading: Option<String>,
    pub(crate) asked_on: Option<jiff::civil::Date>,
    pub(crate) body: Option<String>,
    pub(crate) asker: Option<u64>,
    pub(crate) question: String,
    pub(crate) answer_paragraphs: Vec<String>,
}

/// The sets of queries with their right answers.
#[derive(Deserialize)]
pub(crate) struct Gold {
    pub(crate) sets: HashMap<String, Vec<Wish>>,
}

/// One query and the lines that answer it.
#[derive(Deserialize)]
pub(crate) struct Wish {
    pub(crate) query: String,
    pub(crate) relevant: Vec<u64>,
    pub(crate) exclude: Vec<u64>,
}

/// The corpus and the queries; `None` where they are not beside the project.
pub(crate) fn read() -> Option<(Vec<Line>, Gold)> {
    let file = File::open(format!("{FOLDER}/written-questions-dev.ndjson.gz")).ok()?;
    let gold = File::open(format!("{FOLDER}/gold-dev.json")).ok()?;
    let lines = BufReader::new(GzDecoder::new(file)).lines();
    let lines = lines.map(|line| serde_json::from_str(&line.expect("a line")).expect("a question")).collect();
    Some((lines, serde_json::from_reader(BufReader::new(gold)).expect("the right answers")))
}

/// A line as a record with one entry.
pub(crate) fn record(line: &Line) -> Record {
    let id = record_id(line.id);
    let entry = Entry {
        id: EntryId::derived(id.0, "1"),
        number: None,
        asker: line.asker.map(|number| number.to_string()),
        asked_of: None,
        subject: line.heading.clone(),
        question: vec![Passage::Paragraph(line.question.clone())],
        answer: Some(Answer { by: None, paragraphs: line.answer_paragraphs.clone() }),
        supplementaries: Vec::new(),
    };
    let source = Source { address: None, file_name: None, read_at: Timestamp::UNIX_EPOCH, hash: String::new() };
    let (body, meeting_date) = (line.body.clone(), line.asked_on);
    Record { id, body, meeting_date, title: None, source, entries: vec![entry], remainder: Vec::new() }
}

/// The id of the record made of the line with this number.
pub(crate) fn record_id(number: u64) -> RecordId {
    RecordId::derived(RECORDS, &number.to_string())
}

/// More lines by recombining sentences of the corpus, always the same ones.
pub(crate) fn recombined(lines: &[Line], count: usize) -> Vec<Line> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % below
    };
    let mut made = Vec::with_capacity(count);
    for number in 0..count {
        let (head, tail) = (&lines[next(lines.len())], &lines[next(lines.len())]);
        let sentences: Vec<&str> = head.answer_paragraphs.iter().flat_map(|text| text.split_inclusive(". ")).collect();
        let others: Vec<&str> = tail.answer_paragraphs.iter().flat_map(|text| text.split_inclusive(". ")).collect();
        let half = |all: &[&str], late: bool| {
            let middle = all.len().div_ceil(2);
            if late { all[all.len() - middle..].concat() } else { all[..middle].concat() }
        };
        let answer_paragraphs = vec![half(&sentences, false), half(&others, true)];
        made.push(Line { id: 10_000_000 + number as u64, answer_paragraphs, ..tail.clone() });
    }
    made
}
