//! The model behind the review screen: what holds after any edits, and what each edit does.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests, which clippy does not know as tests")]

mod edits;
mod properties;

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::Timestamp;
use question_desk::minutes::{Reading, read_html, read_text};
use question_desk::review::{Review, Role, Row, TextAt};

const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/minutes");
const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/minutes");

/// The pages at hand, in the order of their names.
fn inputs() -> Vec<(PathBuf, String)> {
    let files = [OWN, SHARED].iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "txt" || extension == "html");
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).filter(is_page).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The pages at hand as they were read, once for all tests.
fn readings() -> &'static [(PathBuf, Reading)] {
    static READINGS: OnceLock<Vec<(PathBuf, Reading)>> = OnceLock::new();
    READINGS.get_or_init(read_all)
}

fn read_all() -> Vec<(PathBuf, Reading)> {
    let read = |(path, text): (PathBuf, String)| {
        let html = path.extension().is_some_and(|extension| extension == "html");
        let reading =
            if html { read_html(&text, Timestamp::UNIX_EPOCH) } else { read_text(&text, Timestamp::UNIX_EPOCH) };
        (path, reading)
    };
    inputs().into_iter().map(read).collect()
}

fn review_of(text: &str) -> Review {
    Review::new(&read_text(text, Timestamp::UNIX_EPOCH))
}

/// Letters and digits of a text, in order.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// The row whose words contain a text.
fn row_with(review: &Review, text: &str) -> usize {
    let found = review.rows().iter().position(|row| review.printed(row).contains(text));
    found.unwrap_or_else(|| panic!("no row has {text:?}"))
}

/// The rows' words are the page's words, and each that is said to be in the record is there.
fn nothing_is_lost(review: &Review, page: &[String]) {
    let mut rows = review.rows().iter().peekable();
    for (index, paragraph) in page.iter().enumerate() {
        let mut words = String::new();
        while let Some(row) = rows.next_if(|row| row.paragraph == index) {
            assert!(!row.range.is_empty());
            words.push_str(review.printed(row));
        }
        assert_eq!(&words, paragraph, "the rows are not the page");
    }
    assert!(rows.next().is_none());
    let record = review.record();
    for (index, row) in review.rows().iter().enumerate() {
        let at = review.text_of(index);
        let is_text = matches!(row.role, Role::Words { .. } | Role::Remainder);
        let has_words = row.left_out || !letters(review.printed(row)).is_empty();
        assert!(!is_text || !has_words || at.is_some(), "words of {row:?} are nowhere");
        let Some(at) = at else { continue };
        assert!(index % 16 > 0 || review.rows_of(at).contains(&index));
        let text = match at {
            TextAt::Text { entry, place, paragraph } => record.entries[entry].paragraphs(place)[paragraph],
            TextAt::Remainder(index) => record.remainder[index].as_str(),
        };
        let words = review.printed(row);
        assert!(row.left_out || letters(text).contains(&letters(words)), "{words:?} is not in {text:?}");
    }
}

/// Every letter of the record's texts comes from a row.
fn nothing_is_invented(review: &Review) {
    let count = |text: &str| letters(text).chars().count();
    let is_text = |row: &&Row| matches!(row.role, Role::Words { .. } | Role::Remainder);
    let words =
        |row: &Row| if row.left_out { count(question_desk::review::LEFT_OUT) } else { count(review.printed(row)) };
    let from_rows: usize = review.rows().iter().filter(is_text).map(words).sum();
    let shared: Vec<usize> = review
        .questions()
        .iter()
        .enumerate()
        .filter(|(_, question)| question.answered_with.is_some() && question.answer.is_none())
        .map(|(index, _)| index)
        .collect();
    let record = review.record();
    let mut in_record: usize = record.remainder.iter().map(|text| count(text)).sum();
    for (index, entry) in record.entries.iter().enumerate() {
        for place in entry.places() {
            if place != question_desk::record::Place::Answer || !shared.contains(&index) {
                in_record += entry.paragraphs(place).iter().map(|text| count(text)).sum::<usize>();
            }
        }
    }
    assert_eq!(in_record, from_rows, "the record has other words than the rows");
}
