//! How well and how fast the search finds, beside plain BM25 in the same run: `cargo bench --bench search`.
//!
//! With `-- 45000` the library is filled up to so many records with recombined sentences, and only the
//! times mean anything.

#![allow(clippy::print_stdout, reason = "figures are printed")]

mod corpus;
mod plain;

use std::collections::HashMap;
use std::time::Instant;

use corpus::{Gold, Wish};
use plain::Plain;
use question_desk::id::RecordId;
use question_desk::search::{Index, Query};

fn main() {
    let Some((mut lines, gold)) = corpus::read() else {
        return println!("The corpus is not beside the project: nothing measured.");
    };
    let wanted = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(lines.len());
    let more = corpus::recombined(&lines, wanted.saturating_sub(lines.len()));
    lines.extend(more);
    let records: Vec<_> = lines.iter().map(corpus::record).collect();
    let numbers: HashMap<RecordId, u64> = lines.iter().map(|line| (corpus::record_id(line.id), line.id)).collect();

    let start = Instant::now();
    let mut index = Index::of_words_alone();
    records.iter().for_each(|record| index.insert(record));
    println!("Question Desk: {} records in {:.2} s", index.len(), start.elapsed().as_secs_f64());
    println!("{:?}", index.size());

    let start = Instant::now();
    let mut plain = Plain::default();
    for line in &lines {
        let heading = line.heading.as_deref().unwrap_or_default();
        plain.insert(line.id, &format!("{heading}\n{}\n{}", line.question, line.answer_paragraphs.join("\n")));
    }
    println!("plain BM25:    {} records in {:.2} s\n", lines.len(), start.elapsed().as_secs_f64());

    println!("{:<14}{:<12}{:>10}{:>10}{:>12}{:>12}", "", "set", "recall@10", "MRR@10", "median ms", "95% ms");
    measure("Question Desk", &gold, |wish, limit| {
        let ranking = index.rank(&Query::parse(&wish.query), limit);
        ranking.found.iter().filter_map(|found| numbers.get(&found.record).copied()).collect()
    });
    measure("plain BM25", &gold, |wish, limit| plain.rank(&wish.query, limit));
    adding_and_removing(&mut index, &records[0], &records[1]);
}

fn measure(name: &str, gold: &Gold, rank: impl Fn(&Wish, usize) -> Vec<u64>) {
    for set in ["cited", "grouped", "known-item", "prefix"] {
        let wishes = gold.sets.get(set).map_or(&[][..], Vec::as_slice);
        let (mut recall, mut mrr, mut times) = (0.0, 0.0, Vec::new());
        for wish in wishes {
            let start = Instant::now();
            let mut ranked = rank(wish, 10 + wish.exclude.len());
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            ranked.retain(|number| !wish.exclude.contains(number));
            ranked.truncate(10);
            let found = wish.relevant.iter().filter(|number| ranked.contains(number)).count();
            recall += found as f64 / wish.relevant.len().min(10) as f64;
            mrr +=
                ranked.iter().position(|number| wish.relevant.contains(number)).map_or(0.0, |at| 1.0 / (at + 1) as f64);
        }
        times.sort_by(f64::total_cmp);
        let (count, at) =
            (wishes.len() as f64, |part: usize| times.get(times.len() * part / 100).copied().unwrap_or(0.0));
        let (recall, mrr) = (recall / count, mrr / count);
        println!("{name:<14}{set:<12}{recall:>10.3}{mrr:>10.3}{:>12.2}{:>12.2}", at(50), at(95));
    }
}

fn adding_and_removing(index: &mut Index, one: &question_desk::record::Record, other: &question_desk::record::Record) {
    let start = Instant::now();
    index.remove(one.id);
    let removed = start.elapsed();
    let start = Instant::now();
    index.insert(one);
    let added = start.elapsed();
    let start = Instant::now();
    index.insert(other);
    let replaced = start.elapsed();
    println!("\none record: removed in {removed:.1?}, added in {added:.1?}, replaced in {replaced:.1?}");
}
