//! How long it takes to know which published questions cite which: `cargo bench --bench threads`.
//!
//! The library is invented: meetings of twenty questions each, of twenty-five bodies, asked by four hundred members. Of
//! every two questions one refers to an earlier one, in each of the ways in turn; then all of them in one way alone, which
//! no library does and which shows what each way costs. Two sizes beside each other show whether it grows in step.

#![allow(clippy::print_stdout, reason = "figures are printed")]

use std::time::Instant;

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use question_desk::citation::mention::Known;
use question_desk::id::{EntryId, RECORDS, RecordId};
use question_desk::library::Library;
use question_desk::record::{Answer, Entry, Passage, Record, Source};
use question_desk::thread::{Node, published};

const SIZES: [usize; 3] = [12_500, 25_000, 50_000];
const A_MEETING: usize = 20;
const BODIES: usize = 25;
const MEMBERS: usize = 400;
const NAMES: [&str; 20] = [
    "Barrow", "Carter", "Dale", "Ellis", "Frost", "Grange", "Hale", "Irwin", "Jarvis", "Kerr", "Lamb", "Marsh", "Nash",
    "Orme", "Pike", "Quill", "Reeve", "Stone", "Thorne", "Usher",
];

/// The ways to refer to an earlier question.
const WAYS: [&str; 8] = [
    "day and number",
    "last meeting",
    "own, by month",
    "number, last",
    "name alone",
    "month alone",
    "number",
    "day alone",
];

fn main() {
    for size in SIZES {
        measure(&format!("{size} questions"), &library(size, None), true);
    }
    for (way, name) in WAYS.iter().enumerate() {
        for size in [25_000, 50_000] {
            measure(&format!("{size} by {name}"), &library(size, Some(way)), way == 0);
        }
    }
}

fn measure(name: &str, records: &[Record], with_threads: bool) {
    let mut known = Known::default();
    let read = timed(|| records.iter().for_each(|record| known.insert(record)));
    let mut found = (Vec::new(), Vec::new());
    let connect = timed(|| found = published(&known));
    let (cites, maybe) = (found.0.len(), found.1.len());
    println!("{name:<28} read {read:>7.0} ms   connected {connect:>7.0} ms   {cites} connections, {maybe} possible");
    if with_threads {
        threads(records);
    }
}

/// What the page of a record with twenty questions waits for, the first time after a change and then.
fn threads(records: &[Record]) {
    let mut library = Library::default();
    records.iter().for_each(|record| library.insert(record));
    let page = records.get(records.len() / 2).into_iter();
    let of: Vec<Node> =
        page.flat_map(|record| record.entries.iter().map(|entry| Node::Published(record.id, entry.id))).collect();
    let first = timed(|| drop(library.threads(&of, &[])));
    let then = timed(|| drop(library.threads(&of, &[])));
    println!("{:<28} threads of one page {first:.0} ms, then {then:.1} ms", "");
}

/// How long something takes, in milliseconds.
fn timed(act: impl FnOnce()) -> f64 {
    let start = Instant::now();
    act();
    start.elapsed().as_secs_f64() * 1e3
}

/// So many questions; all refer in one way, or every other one in each way in turn.
fn library(questions: usize, way: Option<usize>) -> Vec<Record> {
    let meetings = questions / A_MEETING;
    (0..meetings).map(|meeting| record(meeting, way)).collect()
}

fn day(meeting: usize) -> Date {
    let months = i32::try_from(meeting / BODIES).unwrap_or(0);
    date(2000, 1, 10) + months.months() + i64::try_from(meeting % BODIES % 12).unwrap_or(0).days()
}

fn member(number: usize) -> String {
    let number = number * 7 % MEMBERS;
    let initial = char::from(b'A' + u8::try_from(number / NAMES.len()).unwrap_or(0));
    format!("Cllr {initial} {}", NAMES[number % NAMES.len()])
}

fn record(meeting: usize, way: Option<usize>) -> Record {
    let id = RecordId::derived(RECORDS, &meeting.to_string());
    let entries = (0..A_MEETING).map(|at| entry(meeting, at, id, way)).collect();
    let source =
        Source { address: None, file_name: None, read_at: Timestamp::UNIX_EPOCH, hash: String::new(), missing: None };
    let body = Some(format!("Example Council {}", meeting % BODIES));
    Record { id, body, meeting_date: Some(day(meeting)), title: None, source, entries, remainder: Vec::new() }
}

fn entry(meeting: usize, at: usize, record: RecordId, way: Option<usize>) -> Entry {
    let number = meeting * A_MEETING + at;
    let earlier = meeting.checked_sub(BODIES * (1 + at % 3));
    let turn = (number.is_multiple_of(2)).then_some(number / 2 % WAYS.len());
    let refers = earlier.zip(way.or(turn)).map(|(earlier, way)| reference(earlier, at, way)).unwrap_or_default();
    Entry {
        id: EntryId::derived(record.0, &at.to_string()),
        number: Some(printed(meeting, at)),
        asker: Some(member(number)),
        asked_of: None,
        subject: None,
        question: vec![Passage::Paragraph(format!("{refers} How many roads were mended in the year?"))],
        answer: Some(Answer { by: None, paragraphs: vec!["All of those that were planned.".to_owned()] }),
        supplementaries: Vec::new(),
    }
}

/// Half of the bodies number through, half begin anew at each meeting.
fn printed(meeting: usize, at: usize) -> String {
    if meeting.is_multiple_of(2) { (at + 1).to_string() } else { (1_000 + meeting * A_MEETING + at).to_string() }
}

fn reference(earlier: usize, at: usize, way: usize) -> String {
    let (date, number) = (day(earlier).strftime("%-d %B %Y"), printed(earlier, at));
    let (month, asker) = (day(earlier).strftime("%B"), member(earlier * A_MEETING + at));
    match way {
        0 => format!("Further to the answer of {date} to Question {number}, what has changed?"),
        1 => format!("As {asker}’s question at the last meeting said, it was late."),
        2 => format!("In reply to my question in {month} it was promised."),
        3 => format!("Question {number} at the last meeting was of this."),
        4 => format!("The question from {asker} was of this."),
        5 => format!("The answer given to the question in {month} was of this."),
        6 => format!("Question {number} was of this."),
        _ => format!("The answer of {date} was of this."),
    }
}
