//! The lines of the corpus of written questions, as records of the library; and more lines than there are, made
//! by recombining their sentences. Reads no file, so that a measurement in a browser can share it.

use jiff::Timestamp;
use question_desk::id::{EntryId, RECORDS, RecordId};
use question_desk::record::{Answer, Entry, Passage, Record, Source};
use serde::Deserialize;

/// The seed of every measurement.
pub(crate) const SEED: u64 = 0x2545_f491_4f6c_dd1d;

/// Made lines are numbered from here: real ones have smaller numbers.
const MADE: u64 = 10_000_000;

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
    let source =
        Source { address: None, file_name: None, read_at: Timestamp::UNIX_EPOCH, hash: String::new(), missing: None };
    let (body, meeting_date) = (line.body.clone(), line.asked_on);
    Record { id, body, meeting_date, title: None, source, entries: vec![entry], remainder: Vec::new() }
}

/// The id of the record made of the line with this number.
pub(crate) fn record_id(number: u64) -> RecordId {
    RecordId::derived(RECORDS, &number.to_string())
}

/// So many lines: the first of those given and, where these are too few, more with the question of one and an answer
/// that begins with the sentences of another and ends with its own. One seed always makes the same lines.
pub(crate) fn filled_up(lines: &[Line], count: usize, seed: u64) -> Vec<Line> {
    let mut state = seed | 1;
    let mut draw = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % below
    };
    let mut filled: Vec<Line> = lines.iter().take(count).cloned().collect();
    for number in 0..count.saturating_sub(lines.len()) {
        let (head, tail) = (&lines[draw(lines.len())], &lines[draw(lines.len())]);
        let (begin, end) = (sentences(head), sentences(tail));
        let (begin_middle, end_middle) = (begin.len().div_ceil(2), end.len() / 2);
        let answer_paragraphs = vec![begin[..begin_middle].concat(), end[end_middle..].concat()];
        filled.push(Line { id: MADE + number as u64, answer_paragraphs, ..tail.clone() });
    }
    filled
}

fn sentences(line: &Line) -> Vec<&str> {
    line.answer_paragraphs.iter().flat_map(|text| text.split_inclusive(". ")).collect()
}
