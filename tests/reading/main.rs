//! Files of every kind through the readers: the same page gives the same record whatever file it is in,
//! what cannot be read says why, and no file makes a reader panic.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests, which clippy does not know as tests")]

mod corpus;
mod damage;
mod documents;
mod failures;
mod lists;
mod same_page;

use std::fs;

use jiff::Timestamp;
use question_desk::html::{TextBlock, TextKind};
use question_desk::import::{Failure, Intake, Item, Page, Step};
use question_desk::record::Record;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import");

fn fixture(name: &str) -> Vec<u8> {
    fs::read(format!("{FOLDER}/{name}")).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn names() -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// All that came of a file.
#[derive(Debug, Default)]
struct Found {
    pages: Vec<Page>,
    records: Vec<Record>,
    submissions: usize,
    failures: Vec<Failure>,
}

/// Reads a file to its end, and holds that progress only ever grows.
fn read(name: &str, bytes: Vec<u8>) -> Found {
    let mut intake = Intake::new(name, bytes, Timestamp::UNIX_EPOCH);
    let (mut found, mut done) = (Found::default(), 0.0);
    while let Some(Step { name: _, done: now, item }) = intake.next_step() {
        assert!((done..=1.0).contains(&now), "{name}: {now} after {done}");
        done = now;
        match item {
            Some(Item::Page(page)) => found.pages.push(page),
            Some(Item::Records(records)) => found.records.extend(records),
            Some(Item::Submission(_)) => found.submissions += 1,
            Some(Item::Failed(failure)) => found.failures.push(failure),
            None => {}
        }
    }
    assert!((done - 1.0).abs() < 1e-6, "{name} ends at {done}");
    found
}

fn read_fixture(name: &str) -> Found {
    read(name, fixture(name))
}

/// A block in short: "p", "h2", "li0 a.", "li1 -", "td", with "*" for bold, and "_" for each blank line.
fn short(block: &TextBlock) -> String {
    let kind = match &block.kind {
        TextKind::Paragraph => "p".to_owned(),
        TextKind::Heading(level) => format!("h{level}"),
        TextKind::ListItem { marker, depth } => format!("li{depth} {}", marker.as_deref().unwrap_or("-")),
        TextKind::Cell => "td".to_owned(),
    };
    format!("{}{kind}{}|{}", "_".repeat(block.blank_lines_before.into()), if block.bold { "*" } else { "" }, block.text)
}
