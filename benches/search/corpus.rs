//! The corpus of written questions and its right answers, read from beside the project.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};

use flate2::read::GzDecoder;
use serde::Deserialize;

use crate::lines::Line;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus");

/// The sets of queries with their right answers.
#[derive(Deserialize)]
pub(crate) struct Gold {
    pub(crate) sets: HashMap<String, Vec<Wish>>,
}

/// One query and the lines that answer it.
#[derive(Deserialize)]
pub(crate) struct Wish {
    pub(crate) query: String,
    pub(crate) relevant: Vec<u64>,
    pub(crate) exclude: Vec<u64>,
}

/// The corpus and the queries; `None` where they are not beside the project. Another corpus and another gold file of
/// the same shape can be named by the variables `CORPUS` and `GOLD`.
pub(crate) fn read() -> Option<(Vec<Line>, Gold)> {
    let named = |variable: &str, usual: &str| std::env::var(variable).unwrap_or_else(|_| format!("{FOLDER}/{usual}"));
    let file = File::open(named("CORPUS", "written-questions-dev.ndjson.gz")).ok()?;
    let gold = File::open(named("GOLD", "gold-dev.json")).ok()?;
    let lines = BufReader::new(GzDecoder::new(file)).lines();
    let lines = lines.map(|line| serde_json::from_str(&line.expect("a line")).expect("a question")).collect();
    Some((lines, serde_json::from_reader(BufReader::new(gold)).expect("the right answers")))
}
