//! How long each kind of file takes to be made, how large it is, and how long opening it again takes:
//! `cargo bench --bench export`. One question of 30 parts, and a paper of 40 questions.

#![allow(clippy::print_stdout, reason = "figures are printed")]

#[path = "browser/invented.rs"]
mod invented;

use std::hint::black_box;
use std::time::Instant;

use invented::draft;
use jiff::Timestamp;
use question_desk::export::{Format, export};
use question_desk::import::open;
use question_desk::submission::Submission;

fn paper(questions: u32, parts: u32) -> Submission {
    let mut submission = Submission::of(draft(1, parts), Timestamp::UNIX_EPOCH, "0.1.0");
    submission.drafts = (1..=questions).map(|number| draft(number, parts)).collect();
    submission
}

/// Milliseconds a run, over as many runs as take about a second.
fn milliseconds(mut run: impl FnMut()) -> f64 {
    let start = Instant::now();
    let mut runs = 0_u32;
    while runs < 3 || (start.elapsed().as_secs_f64() < 1.0 && runs < 500) {
        run();
        runs += 1;
    }
    start.elapsed().as_secs_f64() * 1e3 / f64::from(runs)
}

fn main() {
    println!("{:<28}{:>8}{:>12}{:>14}{:>14}", "", "", "bytes", "made in ms", "opened in ms");
    for (name, submission) in [("one question of 30 parts", paper(1, 30)), ("paper of 40 questions", paper(40, 4))] {
        for format in Format::ALL {
            let file = export(&submission, format);
            let made = milliseconds(|| drop(black_box(export(black_box(&submission), format))));
            let opened = format.holds_data().then(|| milliseconds(|| drop(black_box(open(&file.bytes, &file.name)))));
            let opened = opened.map_or_else(String::new, |opened| format!("{opened:.2}"));
            println!("{name:<28}{:>8}{:>12}{made:>14.2}{opened:>14}", format.extension(), file.bytes.len());
        }
    }
}
