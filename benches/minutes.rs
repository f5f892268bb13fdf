//! How fast pages are read: text and HTML, as one huge page and as many pages, in megabytes a second.
//!
//! `cargo bench --bench minutes` reads the fixtures, repeated until there are several megabytes of each kind.

#![allow(clippy::print_stdout, reason = "figures are printed")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::Timestamp;
use question_desk::minutes::{read_html, read_text};

/// How much of each kind is read, in bytes.
const SIZE: usize = 4_000_000;

const FOLDERS: &[&str] = &[
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/minutes"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/minutes"),
];

fn main() {
    for (kind, html) in [("txt", false), ("html", true)] {
        let pages = pages(kind);
        let total: usize = pages.iter().map(String::len).sum();
        if total == 0 {
            println!("no pages of kind {kind}");
            continue;
        }
        let times = SIZE.div_ceil(total);
        report(kind, "many pages", times * total, || {
            for page in pages.iter().cycle().take(times * pages.len()) {
                read(page, html);
            }
        });
        let huge = pages.join("\n\n").repeat(times);
        report(kind, "one page", huge.len(), || read(&huge, html));
        let twice = huge.repeat(2);
        report(kind, "twice that page", twice.len(), || read(&twice, html));
    }
}

fn read(page: &str, html: bool) {
    let at = Timestamp::UNIX_EPOCH;
    black_box(if html { read_html(page, at) } else { read_text(page, at) });
}

/// The best of three runs, since other work on the machine only slows one down.
fn report(kind: &str, what: &str, bytes: usize, run: impl Fn()) {
    let seconds = |()| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    let best = [(); 3].map(seconds).into_iter().fold(f64::INFINITY, f64::min);
    let size = bytes as f64 / 1e6;
    println!("{kind:5} {what:16} {size:6.1} MB  {:7.1} ms  {:6.1} MB/s", best * 1e3, size / best);
}

fn pages(kind: &str) -> Vec<String> {
    let files = FOLDERS.iter().filter_map(|folder| fs::read_dir(Path::new(folder)).ok()).flatten().flatten();
    let mut paths: Vec<PathBuf> =
        files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|found| found == kind)).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}
