//! The minutes reader against written fixtures: the project's own, and the shared ones where they exist.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests, which clippy does not know as tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use proptest::prelude::*;
use question_desk::html::TextBlock;
use question_desk::minutes::{Reading, Role, Whereabouts, read_html, read_text};
use question_desk::record::{Answer, Entry, Passage};
use question_desk::text::normalise;
use serde_json::{Value, json};

const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/minutes");
const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/minutes");

/// How much of a fixture was read as a careful clerk would.
#[derive(Default)]
struct Score {
    right: usize,
    fields: usize,
    /// Questions, answers and supplementaries that the page does not have.
    invented: usize,
    doubts: usize,
    raised: usize,
    extra: Vec<String>,
    wrong: Vec<String>,
}

impl Score {
    fn field(&mut self, name: &str, expected: &Value, actual: &Value) {
        self.fields += 1;
        if plain(expected) == plain(actual) {
            self.right += 1;
        } else {
            self.wrong.push(format!("{name}\n      expected {}\n      read     {}", short(expected), short(actual)));
        }
    }

    /// Each paragraph is a field, compared by its place in the list.
    fn list(&mut self, name: &str, expected: &Value, actual: &Value) {
        let length = items(expected).len().max(items(actual).len());
        if length == 0 {
            self.field(name, &Value::Null, &Value::Null);
        }
        for index in 0..length {
            self.field(&format!("{name}[{index}]"), &expected[index], &actual[index]);
        }
    }

    fn answer(&mut self, name: &str, expected: &Value, actual: &Value) {
        self.invented += usize::from(expected.is_null() && !actual.is_null());
        self.field(&format!("{name}.by"), &expected["by"], &actual["by"]);
        self.list(&format!("{name}.paragraphs"), &expected["paragraphs"], &actual["paragraphs"]);
        self.field(&format!("{name} is there"), &json!(expected.is_null()), &json!(actual.is_null()));
    }

    fn question(&mut self, name: &str, expected: &Value, actual: &Value) {
        for field in ["number", "asker", "asked_of", "subject"] {
            self.field(&format!("{name}.{field}"), &expected[field], &actual[field]);
        }
        self.list(&format!("{name}.question"), &expected["question"], &actual["question"]);
        self.list(&format!("{name}.parts"), &expected["parts"], &actual["parts"]);
        self.answer(&format!("{name}.answer"), &expected["answer"], &actual["answer"]);
        let (theirs, ours) = (items(&expected["supplementaries"]), items(&actual["supplementaries"]));
        self.invented += ours.len().saturating_sub(theirs.len());
        for index in 0..theirs.len().max(ours.len()) {
            let (theirs, ours) = (&expected["supplementaries"][index], &actual["supplementaries"][index]);
            let name = format!("{name}.supplementaries[{index}]");
            self.field(&format!("{name}.asker"), &theirs["asker"], &ours["asker"]);
            self.list(&format!("{name}.question"), &theirs["question"], &ours["question"]);
            self.answer(&format!("{name}.answer"), &theirs["answer"], &ours["answer"]);
        }
    }

    fn page(&mut self, expected: &Value, actual: &Value) {
        for field in ["body", "meeting_date", "title"] {
            self.field(field, &expected[field], &actual[field]);
        }
        let (theirs, ours) = (items(&expected["questions"]), items(&actual["questions"]));
        self.invented += ours.len().saturating_sub(theirs.len());
        for index in 0..theirs.len().max(ours.len()) {
            self.question(&format!("questions[{index}]"), &expected["questions"][index], &actual["questions"][index]);
        }
        let wanted: BTreeSet<&str> = items(&expected["doubts"]).iter().filter_map(Value::as_str).collect();
        let raised: BTreeSet<&str> = items(&actual["doubts"]).iter().filter_map(Value::as_str).collect();
        self.doubts = wanted.len();
        self.raised = wanted.intersection(&raised).count();
        self.wrong.extend(wanted.difference(&raised).map(|code| format!("doubt {code} was not raised")));
        self.extra = raised.difference(&wanted).map(|&code| code.to_owned()).collect();
    }
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn plain(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(normalise(text)),
        Value::Object(map) => Value::Object(map.iter().map(|(key, value)| (key.clone(), plain(value))).collect()),
        other => other.clone(),
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 150 { text } else { format!("{}…", text.chars().take(150).collect::<String>()) }
}

/// A reading in the shape of the expected files.
fn shown(reading: &Reading) -> Value {
    let record = &reading.record;
    let doubts: BTreeSet<&str> = reading.doubts.iter().map(|doubt| doubt.code.name()).collect();
    json!({
        "body": record.body,
        "meeting_date": record.meeting_date.map(|date| date.to_string()),
        "title": record.title,
        "questions": record.entries.iter().map(entry).collect::<Vec<_>>(),
        "doubts": doubts,
    })
}

fn entry(entry: &Entry) -> Value {
    let mut paragraphs = Vec::new();
    let mut parts = Vec::new();
    for passage in &entry.question {
        match passage {
            Passage::Paragraph(text) => paragraphs.push(text.clone()),
            Passage::Part { label, text } => parts.push(json!({ "label": label, "text": text })),
        }
    }
    json!({
        "number": entry.number,
        "asker": entry.asker,
        "asked_of": entry.asked_of,
        "subject": entry.subject,
        "question": paragraphs,
        "parts": parts,
        "answer": answer(entry.answer.as_ref()),
        "supplementaries": entry.supplementaries.iter().map(|supplementary| json!({
            "asker": supplementary.asker,
            "question": supplementary.question,
            "answer": answer(supplementary.answer.as_ref()),
        })).collect::<Vec<_>>(),
    })
}

fn answer(answer: Option<&Answer>) -> Value {
    answer.map_or(Value::Null, |answer| json!({ "by": answer.by, "paragraphs": answer.paragraphs }))
}

/// Every fixture of a folder with its input and its expected record.
fn fixtures(folder: &str) -> Vec<(PathBuf, String, Value)> {
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(PathBuf, String, Value)> = files
        .filter_map(|file| {
            let path = file.ok()?.path();
            let expected = fs::read_to_string(path.with_extension("expected.json")).ok()?;
            let input =
                matches!(path.extension()?.to_str()?, "txt" | "html").then(|| fs::read_to_string(&path).ok())??;
            Some((path, input, serde_json::from_str(&expected).unwrap()))
        })
        .collect();
    found.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    found
}

fn read(path: &Path, input: &str) -> Reading {
    if path.extension().is_some_and(|extension| extension == "html") {
        read_html(input, Timestamp::UNIX_EPOCH)
    } else {
        read_text(input, Timestamp::UNIX_EPOCH)
    }
}

fn score(path: &Path, input: &str, expected: &Value) -> Score {
    let mut score = Score::default();
    score.page(expected, &shown(&read(path, input)));
    score
}

/// Prints the table of a folder and holds every page of it to the bar.
fn hold_to_the_bar(folder: &str) {
    let mut failed = Vec::new();
    for (path, input, expected) in fixtures(folder) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let score = score(&path, &input, &expected);
        println!(
            "{name:28} fields {:3}/{:3}  invented {}  doubts {}/{}  extra {}",
            score.right,
            score.fields,
            score.invented,
            score.raised,
            score.doubts,
            score.extra.join(" ")
        );
        for wrong in &score.wrong {
            println!("    {wrong}");
        }
        if score.right * 100 < score.fields * 95 || score.invented > 0 || score.raised * 10 < score.doubts * 9 {
            failed.push(name);
        }
    }
    assert!(failed.is_empty(), "below the bar: {failed:?}");
}

#[test]
fn the_projects_own_pages_are_read_as_a_careful_clerk_would() {
    assert!(!fixtures(OWN).is_empty());
    hold_to_the_bar(OWN);
}

#[test]
fn the_shared_pages_are_read_as_a_careful_clerk_would() {
    if fixtures(SHARED).is_empty() {
        println!("skipped: {SHARED} is not here");
    }
    hold_to_the_bar(SHARED);
}

/// Letters and digits of a text, in order; what a broken word or folded space cannot change.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// The text of the record at a place.
fn text_at(reading: &Reading, role: Role) -> Option<String> {
    match role {
        Role::Text { entry, place, paragraph } => {
            let entry = reading.record.entries.get(entry)?;
            entry.paragraphs(place).get(paragraph).map(|text| (*text).to_owned())
        }
        Role::Remainder(index) => reading.record.remainder.get(index).cloned(),
        _ => None,
    }
}

/// Every word of the input is in a piece of the page, in order, and every piece that is said to be in the
/// record is there.
fn nothing_is_lost(blocks: &[TextBlock], reading: &Reading) {
    let input: String = blocks.iter().map(|block| letters(&block.text)).collect();
    let page: String = reading.page.iter().map(|paragraph| letters(paragraph)).collect();
    assert_eq!(input, page, "the page is not the input");
    let mut pieces = reading.pieces.iter().peekable();
    for (index, paragraph) in reading.page.iter().enumerate() {
        let mut end = 0;
        while let Some(piece) = pieces.next_if(|piece| piece.paragraph == index) {
            assert_eq!(piece.range.start, end, "a gap in paragraph {index} {paragraph:?}");
            let words = paragraph.get(piece.range.clone()).expect("a piece ends within a character");
            if matches!(piece.role, Role::Text { .. } | Role::Remainder(_)) {
                let text = text_at(reading, piece.role).expect("a piece is nowhere in the record");
                assert!(letters(&text).contains(&letters(words)), "{words:?} is not in {text:?}");
            }
            end = piece.range.end;
        }
        assert_eq!(end, paragraph.len(), "the end of {paragraph:?} is in no piece");
    }
    assert!(pieces.next().is_none());
}

/// Every doubt stands where the record has something.
fn every_doubt_has_a_place(reading: &Reading) {
    for doubt in &reading.doubts {
        assert!(doubt.sentence().ends_with('?'));
        match doubt.at {
            Whereabouts::Page => {}
            Whereabouts::Entry(entry) => assert!(entry < reading.record.entries.len()),
            Whereabouts::Text { entry, place, .. } => {
                let entry = reading.record.entries.get(entry).expect("a doubt about no entry");
                assert!(entry.places().contains(&place), "{doubt:?}");
            }
            Whereabouts::Remainder(index) => assert!(index < reading.record.remainder.len()),
        }
    }
}

fn holds(input: &str, html: bool) {
    let (blocks, reading) = if html {
        (question_desk::html::blocks(input), read_html(input, Timestamp::UNIX_EPOCH))
    } else {
        (question_desk::html::blocks_of_text(input), read_text(input, Timestamp::UNIX_EPOCH))
    };
    nothing_is_lost(&blocks, &reading);
    every_doubt_has_a_place(&reading);
}

/// The inputs of every fixture at hand.
fn inputs() -> Vec<(PathBuf, String)> {
    [OWN, SHARED].iter().flat_map(|folder| fixtures(folder)).map(|(path, input, _)| (path, input)).collect()
}

#[test]
fn no_word_of_a_fixture_is_lost() {
    for (path, input) in inputs() {
        println!("{}", path.display());
        holds(&input, path.extension().is_some_and(|extension| extension == "html"));
    }
}

#[test]
fn every_beginning_of_a_fixture_is_read_without_loss() {
    for (path, input) in inputs() {
        let html = path.extension().is_some_and(|extension| extension == "html");
        let step = if html { 499 } else { 173 };
        for end in (0..input.len()).step_by(step).filter(|&end| input.is_char_boundary(end)) {
            holds(&input[..end], html);
        }
    }
}

/// A line that a page might have, in any order and with any words between.
fn line() -> impl Strategy<Value = String> {
    let labels = prop::sample::select(vec![
        "Question 1: from Cllr A Example",
        "1. Question to the Leader from Councillor B Sample",
        "PCC Response:",
        "Supplementary Question:",
        "Reply from Councillor C Other, Cabinet Member – Roads",
        "Answer: It is.",
        "Councillor A Example asked why it was late.",
        "The Leader replied that it was not.",
        "In his supplementary Councillor A Example asked when.",
        "1",
        "(a)",
        "a.   The clerk",
        "Councillor A Example:",
        "Councillor B Sample",
        "(Rosa Example – Exampleton)",
        "Minutes:",
        "Supporting documents:",
        "Roads",
        "“Will he say (a) when and (b) why?”",
        "“Never closed",
        "Q. Will you?",
        "A. I will.",
        "RESOLVED – noted.",
        "12 | Councillor A | Councillor B | Bins",
        "41.2   Councillor A Example asked, “When?”",
        "• Speeding. The Commissioner promised figures.",
        "Question 7 – Cllr A Example asked how.",
        "Meeting of Council, Tuesday 4 February 2020",
        "There was no supplementary question.",
        "Is it? It is.",
        "",
        "",
        "",
    ]);
    prop_oneof![3 => labels.prop_map(str::to_owned), 1 => "\\PC{0,80}", 1 => "[ -~£’“”–\u{a0}\t]{0,60}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_lines_are_read_without_panic_or_loss(lines in prop::collection::vec(line(), 0..40)) {
        holds(&lines.join("\n"), false);
    }

    #[test]
    fn any_text_is_read_without_panic_or_loss(text in "\\PC{0,400}|(?s).{0,400}") {
        holds(&text, false);
        holds(&text, true);
    }

    #[test]
    fn a_page_with_lines_changed_is_read_without_loss(seed in 0_usize..1000, cut in 0_usize..200, line in line()) {
        let inputs = inputs();
        let Some((path, input)) = inputs.get(seed % inputs.len().max(1)) else { return Ok(()) };
        let mut lines: Vec<&str> = input.lines().collect();
        let at = cut % lines.len().max(1);
        lines.insert(at, &line);
        lines.remove((cut * 7) % lines.len());
        holds(&lines.join("\n"), path.extension().is_some_and(|extension| extension == "html"));
    }
}
