//! How well and how fast the search finds, beside plain BM25 in the same run: `cargo bench --bench search`.
//!
//! At three sizes; the largest is made by recombining the sentences of the corpus. With `-- 45000` one size alone is
//! measured. Each query is timed as the best of three, so that other work on the machine tells less.

#![allow(clippy::print_stdout, reason = "figures are printed")]

mod corpus;
mod lines;
mod plain;

use std::collections::HashMap;
use std::time::Instant;

use corpus::{Gold, Wish};
use lines::{Line, SEED};
use plain::Plain;
use question_desk::id::RecordId;
use question_desk::record::Record;
use question_desk::search::{Index, Query};

const SIZES: [usize; 3] = [2_000, 14_602, 45_000];
const SETS: [&str; 4] = ["cited", "grouped", "known-item", "prefix"];
const ROUNDS: usize = 3;

fn main() {
    let Some((lines, gold)) = corpus::read() else {
        return println!("The corpus is not beside the project: nothing measured.");
    };
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for &size in if asked.is_empty() { &SIZES[..] } else { &asked } {
        measure(&lines::filled_up(&lines, size, SEED), &gold);
    }
}

fn measure(lines: &[Line], gold: &Gold) {
    let records: Vec<Record> = lines.iter().map(lines::record).collect();
    let numbers: HashMap<RecordId, u64> = lines.iter().map(|line| (lines::record_id(line.id), line.id)).collect();
    println!("\n{} records", records.len());

    let mut index = Index::new();
    let build = timed(|| records.iter().for_each(|record| index.insert(record, 0)));
    let (mut saved, mut loaded): (Vec<Vec<u8>>, _) = (Vec::new(), None);
    let save = timed(|| index.save(|piece| saved.push(piece.to_vec())));
    let load = timed(|| loaded = Index::load(saved.iter().map(Vec::as_slice)).ok());
    let (built, mut index) = (index.size(), loaded.expect("what was saved is loaded"));
    println!("Question Desk   build {build:.2} s, save {:.0} ms, load {:.0} ms", save * 1e3, load * 1e3);
    println!(
        "                {} bytes saved, {} in memory, {} once loaded",
        saved.iter().map(Vec::len).sum::<usize>(),
        built.total(),
        index.size().total()
    );
    println!("                {built:?}");
    drop(saved);
    table(gold, &numbers, |wish, limit| {
        let ranking = index.rank(&Query::parse(&wish.query), limit);
        ranking.found.iter().filter_map(|found| numbers.get(&found.record).copied()).collect()
    });
    adding_and_removing(&mut index, &records);

    let mut plain = Plain::default();
    let build = timed(|| lines.iter().for_each(|line| plain.insert(line.id, &whole_text(line))));
    println!("plain BM25      build {build:.2} s");
    table(gold, &numbers, |wish, limit| plain.rank(&wish.query, limit));
}

/// How long something takes, in seconds.
fn timed(act: impl FnOnce()) -> f64 {
    let start = Instant::now();
    act();
    start.elapsed().as_secs_f64()
}

fn whole_text(line: &Line) -> String {
    let heading = line.heading.as_deref().unwrap_or_default();
    format!("{heading}\n{}\n{}", line.question, line.answer_paragraphs.join("\n"))
}

/// One line for each set of queries; those whose answers are all missing from the library are left out.
fn table(gold: &Gold, numbers: &HashMap<RecordId, u64>, rank: impl Fn(&Wish, usize) -> Vec<u64>) {
    println!("  {:<12}{:>9}{:>11}{:>9}{:>12}{:>9}", "set", "queries", "recall@10", "MRR@10", "median ms", "95% ms");
    for set in SETS {
        let has = |number: &u64| numbers.contains_key(&lines::record_id(*number));
        let wishes = gold.sets.get(set).into_iter().flatten().filter(|wish| wish.relevant.iter().any(has));
        let mut scores = Scores::default();
        wishes.for_each(|wish| scores.add(wish, &rank));
        scores.print(set);
    }
}

#[derive(Default)]
struct Scores {
    recall: f64,
    mrr: f64,
    times: Vec<f64>,
}

impl Scores {
    fn add(&mut self, wish: &Wish, rank: &impl Fn(&Wish, usize) -> Vec<u64>) {
        let mut ranked = Vec::new();
        let mut round = || timed(|| ranked = rank(wish, 10 + wish.exclude.len()));
        let best = (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min);
        self.times.push(best * 1e3);
        ranked.retain(|number| !wish.exclude.contains(number));
        ranked.truncate(10);
        let found = wish.relevant.iter().filter(|number| ranked.contains(number)).count();
        self.recall += found as f64 / wish.relevant.len().min(10) as f64;
        let first = ranked.iter().position(|number| wish.relevant.contains(number));
        self.mrr += first.map_or(0.0, |at| 1.0 / (at + 1) as f64);
    }

    fn print(&mut self, set: &str) {
        self.times.sort_by(f64::total_cmp);
        let count = self.times.len();
        let at = |part: usize| self.times.get(count * part / 100).copied().unwrap_or(0.0);
        let (recall, mrr) = (self.recall / count as f64, self.mrr / count as f64);
        println!("  {set:<12}{count:>9}{recall:>11.3}{mrr:>9.3}{:>12.3}{:>9.3}", at(50), at(95));
    }
}

fn adding_and_removing(index: &mut Index, records: &[Record]) {
    let [one, other, ..] = records else { return };
    let removed = timed(|| index.remove(one.id)) * 1e3;
    let added = timed(|| index.insert(one, 0)) * 1e3;
    let replaced = timed(|| index.insert(other, 0)) * 1e3;
    println!("  one record: removed in {removed:.2} ms, added in {added:.2} ms, replaced in {replaced:.2} ms");
}
