//! Files made to use up a device: each is read, or refused with a sentence, within bounds of time and memory.
//!
//! They are read one after the other in a process of their own, so that its peak of memory tells something.

#![allow(clippy::unwrap_used, reason = "helpers of tests, which clippy does not know as tests")]

#[path = "../benches/reading/made.rs"]
#[allow(dead_code, reason = "the bench uses more of it")]
mod made;

use std::time::{Duration, Instant};

use jiff::Timestamp;
use question_desk::import::{Intake, Item, bring};

const MEGABYTE: usize = 1024 * 1024;

/// What came of a file: how many paragraphs, and what was said.
#[derive(Debug, Default)]
struct Found {
    paragraphs: usize,
    sentences: Vec<String>,
}

/// Reads a file to its end, and holds that this takes neither long nor much memory: so many
/// seconds on a busy machine, where a release build takes a tenth.
fn read(name: &str, bytes: Vec<u8>, seconds: u64) -> Found {
    let start = Instant::now();
    let mut intake = Intake::new(name, bytes, Timestamp::UNIX_EPOCH);
    let mut found = Found::default();
    while let Some(step) = intake.next_step() {
        match step.item {
            Some(Item::Page(page)) => found.paragraphs += page.blocks.len(),
            Some(Item::Failed(failure)) => found.sentences.push(failure.sentence()),
            _ => {}
        }
    }
    let took = start.elapsed();
    assert!(took < Duration::from_secs(seconds), "{name} took {took:?}");
    found
}

/// The most memory that this process has had, in megabytes, where the system tells.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<usize>().ok().map(|kilobytes| kilobytes / 1024)
}

#[track_caller]
fn stays_below(megabytes: usize) {
    assert!(peak().is_none_or(|peak| peak < megabytes), "{:?} MB", peak());
}

#[test]
fn files_made_to_use_up_a_device_do_not() {
    questions();
    bombs();
    a_million_paragraphs();
}

/// Files that are opened as questions: bounds are tighter there.
fn questions() {
    let part = vec![b' '; 60 * MEGABYTE];
    let names: Vec<String> = (0..20).map(|number| format!("customXml/item{number}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    parts.push(("word/document.xml", &part));
    let bomb = made::pack(&parts);
    drop(part);
    let long = "One line.\n".repeat(400_000);
    for (name, bytes) in [("bomb.docx", bomb), ("long.docx", made::word(&long)), ("long.txt", long.into_bytes())] {
        let start = Instant::now();
        let failure = bring(&bytes, name).expect_err("no question is so long");
        assert_eq!(failure.code.name(), "too-long", "{name}");
        assert!(start.elapsed() < Duration::from_secs(30), "{name} took {:?}", start.elapsed());
    }
    stays_below(600);
}

/// Small zips that unpack to very much.
fn bombs() {
    let zeros = vec![b'0'; 150 * MEGABYTE];
    let bomb = made::pack(&[("minutes.txt", &zeros)]);
    let document = made::pack(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &zeros)]);
    drop(zeros);
    let part = vec![b'0'; 120 * MEGABYTE];
    let many = made::pack(&(0..8).map(|_| ("minutes.txt", &part[..])).collect::<Vec<_>>());
    drop(part);
    assert!(bomb.len() < MEGABYTE && document.len() < MEGABYTE && many.len() < MEGABYTE);

    let found = read("bomb.zip", bomb, 30);
    let said = "“bomb.zip / minutes.txt” is too large: files of up to 100 MB are read. Choose the pages that you need from it.";
    assert_eq!(found.sentences, [said]);
    let found = read("bomb.docx", document, 30);
    assert_eq!(found.sentences.len(), 1, "{found:?}");
    let found = read("many.zip", many, 120);
    assert!(found.sentences.iter().all(|sentence| sentence.contains("is too large")), "{found:?}");
    assert_eq!(found.sentences.len(), 8);
    stays_below(1_500);
}

/// A page with a million paragraphs is long, and no bomb: all of it is read, unless its file grows beyond the bounds.
fn a_million_paragraphs() {
    const MANY: usize = 1_000_000;
    let page = "One line.\n".repeat(MANY);
    let found = read("long.html", made::web(&page).into_bytes(), 240);
    assert_eq!((found.paragraphs, found.sentences.len()), (MANY, 0));
    let found = read("long.docx", made::word(&page), 240);
    let said = "“long.docx” is too large: files of up to 100 MB are read. Choose the pages that you need from it.";
    assert_eq!((found.paragraphs, &found.sentences[..]), (0, &[said.to_owned()][..]));
    stays_below(3_000);
}
