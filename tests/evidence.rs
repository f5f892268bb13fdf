//! Typed references, suggested marks and anchoring on the corpus of written questions, where it is beside the project.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout, reason = "what is skipped is said")]

use std::fs::File;
use std::io::{BufRead, BufReader};

use flate2::read::GzDecoder;
use jiff::Timestamp;
use question_desk::citation::mention::{When, mentions};
use question_desk::citation::{Citation, Standing, field_text};
use question_desk::followup::{Outcome, suggestions};
use question_desk::id::{EntryId, RECORDS, RecordId};
use question_desk::minutes::read_text;
use question_desk::record::{Answer, Passage, Place, Record};
use serde_json::Value;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/written-questions-dev.ndjson.gz");

fn lines(most: usize) -> Option<Vec<Value>> {
    let file = File::open(CORPUS).ok()?;
    let lines = BufReader::new(GzDecoder::new(file)).lines().take(most);
    Some(lines.map(|line| serde_json::from_str(&line.expect("a line")).expect("a question")).collect())
}

fn skipped() {
    println!("skipped: the corpus is not beside the project");
}

fn record(line: &Value) -> Record {
    let mut record =
        read_text("Questions\n\nQuestion 1: from A\n\nWhy?\n\nResponse:\n\nSo.", Timestamp::UNIX_EPOCH).record;
    record.id = RecordId::derived(RECORDS, &line["id"].to_string());
    let entry = &mut record.entries[0];
    entry.id = EntryId::derived(record.id.0, "1");
    entry.question = vec![Passage::Paragraph(line["question"].as_str().unwrap_or_default().to_owned())];
    let paragraphs = line["answer_paragraphs"].as_array().into_iter().flatten();
    let paragraphs = paragraphs.filter_map(Value::as_str).map(str::to_owned).collect();
    entry.answer = Some(Answer { by: None, paragraphs });
    record
}

#[test]
fn references_to_earlier_answers_are_read_with_their_day_and_number() {
    let Some(lines) = lines(6_000) else { return skipped() };
    let (mut told, mut read) = (0, 0);
    for line in &lines {
        let question = line["question"].as_str().unwrap_or_default();
        if !question.contains("pursuant to the Answer of ") || !question.contains(" to Question ") {
            continue;
        }
        told += 1;
        let is_whole =
            |when: Option<When>, number: &Option<String>| matches!(when, Some(When::Day(_))) && number.is_some();
        read += usize::from(mentions(question).iter().any(|one| is_whole(one.when, &one.number)));
    }
    assert!(told > 100 && read * 100 >= told * 95, "{read} of {told}");
}

#[test]
fn every_suggested_mark_can_be_quoted() {
    let Some(lines) = lines(4_000) else { return skipped() };
    let mut promised = 0;
    for line in &lines {
        let record = record(line);
        let entry = &record.entries[0];
        for one in suggestions(&record, entry, &[]) {
            promised += usize::from(one.outcome == Outcome::Promised);
            let quoted =
                Citation::quote(&record, entry, one.place, one.range.start, one.range.end).expect("words to quote");
            assert_eq!(quoted.standing(&quoted.words(), Some(&record)), Standing::Verbatim, "{}", line["id"]);
        }
    }
    assert!(promised > 20, "{promised}");
}

#[test]
fn a_sentence_of_any_answer_is_found_exactly_after_other_paragraphs_came_before_it() {
    let Some(lines) = lines(3_000) else { return skipped() };
    for (number, line) in lines.iter().enumerate() {
        let record = record(line);
        let text = field_text(&record.entries[0], Place::Answer);
        let end = text.find(". ").map_or(text.len(), |at| at + 1);
        let Ok(quoted) = Citation::quote(&record, &record.entries[0], Place::Answer, 0, end) else { continue };
        let mut later = record.clone();
        let answer = later.entries[0].answer.as_mut().expect("an answer");
        answer.paragraphs.splice(0..0, (0..number % 3).map(|new| format!("New paragraph {new}.")));
        let anchor = quoted.anchors(&later.entries[0]).pop().flatten().unwrap_or_else(|| panic!("{}", line["id"]));
        let found = &field_text(&later.entries[0], Place::Answer)[anchor.range];
        assert_eq!(found.split_whitespace().collect::<Vec<_>>(), quoted.words().split_whitespace().collect::<Vec<_>>());
        assert_eq!(anchor.paragraphs.0, number % 3);
    }
}
