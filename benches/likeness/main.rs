//! How well the app sees that a question was asked before: `cargo bench --bench likeness`.
//!
//! First the ranking on the `grouped` queries (questions that were answered together), then the warning on a balanced
//! sample of pairs that share a department and a heading, and on the pairs that were read (`read.rs`). The pairs fall
//! into halves by a hash of department and heading: the weights are fitted on what was read of the one (`-- fit` prints
//! them) and all figures are of the other. `-- fails`
//! prints the pairs that it gets wrong, `-- words` the table of common stems, `-- quick` leaves out the large library.

#![allow(clippy::print_stdout, reason = "figures are printed")]

mod common_words;
#[path = "../search/corpus.rs"]
mod corpus;
mod fit;
#[path = "../search/lines.rs"]
mod lines;
mod pairs;
mod ranking;
mod read;

use std::time::Instant;

use lines::SEED;
use question_desk::search::Index;

fn main() {
    let Some((lines, gold)) = corpus::read() else {
        return println!("The corpus is not beside the project: nothing measured.");
    };
    let asked = |word: &str| std::env::args().any(|argument| argument == word);
    if asked("words") {
        return common_words::print(&lines);
    }
    let index = indexed(&lines);
    if asked("fit") {
        return read::fit(&index, &lines, &gold);
    }
    if asked("fails") {
        return pairs::fails(&index, &lines, &gold);
    }
    ranking::measure(&index, &lines, &gold);
    ranking::unknown_warnings(&index, &lines, &gold);
    pairs::measure(&index, &lines, &gold);
    read::measure(&index, &lines, &gold);
    if !asked("quick") {
        let many = lines::filled_up(&lines, 50_000, SEED);
        ranking::speed(&indexed(&many), &many, &gold);
    }
}

fn indexed(lines: &[lines::Line]) -> Index {
    let mut index = Index::new();
    lines.iter().for_each(|line| index.insert(&lines::record(line), 0));
    index
}

/// How long something takes, in milliseconds.
fn timed(act: impl FnOnce()) -> f64 {
    let start = Instant::now();
    act();
    start.elapsed().as_secs_f64() * 1e3
}
