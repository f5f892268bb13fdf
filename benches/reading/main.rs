//! How fast files are read: `cargo bench --bench reading`. Each line is one reader on a large invented file,
//! in megabytes of the file, and of its words, a second.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "figures are printed, and inputs are our own")]

mod made;

use std::time::Instant;

use jiff::Timestamp;
use question_desk::import::{Intake, Item};
use question_desk::{html, minutes};

const MEGABYTE: f64 = 1_000_000.0;

fn main() {
    let page = made::page(4_000);
    let web = made::web(&page);
    println!("{:<34}{:>10}{:>12}{:>12}{:>12}", "", "file MB", "words MB", "MB/s file", "MB/s words");
    blocks_alone(&page, &web);
    let word = made::word(&page);
    for (name, bytes) in [
        ("page.txt", page.clone().into_bytes()),
        ("page.html", web.clone().into_bytes()),
        ("page.mhtml", made::saved(&web)),
        ("page.docx", word.clone()),
        ("page.odt", made::open_document(&page)),
        ("page.pdf", made::pdf(&page)),
        ("questions.ndjson", made::lines(40_000)),
        ("pack.zip", made::pack(&[("a.docx", &word), ("b.docx", &word), ("c.html", web.as_bytes())])),
    ] {
        whole(name, &bytes, false);
        if !name.ends_with("ndjson") {
            whole(name, &bytes, true);
        }
    }
    let many = made::web(&"One line.\n".repeat(1_000_000));
    whole("a million paragraphs.html", many.as_bytes(), false);
    whole("a million paragraphs.docx", &made::word(&"One line.\n".repeat(1_000_000)), false);
}

/// The reader of HTML by itself, and with minutes.
fn blocks_alone(page: &str, web: &str) {
    let start = Instant::now();
    let blocks = html::blocks(web);
    line("html::blocks", web.len(), words(&blocks), start.elapsed().as_secs_f64());
    let start = Instant::now();
    minutes::read_html(web, Timestamp::UNIX_EPOCH);
    line("minutes::read_html", web.len(), words(&blocks), start.elapsed().as_secs_f64());
    let start = Instant::now();
    minutes::read_text(page, Timestamp::UNIX_EPOCH);
    line("minutes::read_text", page.len(), page.len(), start.elapsed().as_secs_f64());
}

fn words(blocks: &[html::TextBlock]) -> usize {
    blocks.iter().map(|block| block.text.len()).sum()
}

/// A file through the intake, with or without the reader of minutes.
fn whole(name: &str, bytes: &[u8], with_minutes: bool) {
    let given = bytes.to_vec();
    let start = Instant::now();
    let mut intake = Intake::new(name, given, Timestamp::UNIX_EPOCH);
    let mut found = 0;
    while let Some(step) = intake.next_step() {
        match step.item {
            Some(Item::Page(page)) => {
                found += words(&page.blocks);
                if with_minutes {
                    minutes::read(&page.blocks, &page.context);
                }
            }
            Some(Item::Records(records)) => {
                let texts = records.iter().flat_map(|record| &record.entries);
                found += texts
                    .flat_map(|entry| entry.places().into_iter().flat_map(|place| entry.paragraphs(place)))
                    .map(str::len)
                    .sum::<usize>();
            }
            Some(Item::Failed(failure)) => println!("{}", failure.sentence()),
            _ => {}
        }
    }
    let name = if with_minutes { format!("{name} and minutes") } else { name.to_owned() };
    line(&name, bytes.len(), found, start.elapsed().as_secs_f64());
}

fn line(name: &str, file: usize, words: usize, seconds: f64) {
    let (file, words) = (file as f64 / MEGABYTE, words as f64 / MEGABYTE);
    println!("{name:<34}{file:>10.2}{words:>12.2}{:>12.1}{:>12.1}", file / seconds, words / seconds);
}
