//! Whether the same questions come first, and how long that takes.

use std::collections::HashMap;

use question_desk::alike::{CANDIDATES, Weigh, earlier, query};
use question_desk::id::{BlockId, QuestionId, RecordId};
use question_desk::question::{Block, Details, Question};
use question_desk::record::Record;
use question_desk::search::{Found, Index};
use uuid::Uuid;

use crate::corpus::Gold;
use crate::lines::{self, Line};
use crate::timed;

/// Ranks the `grouped` queries by the index alone and by the likeness of its candidates.
pub(crate) fn measure(index: &Index, lines: &[Line], gold: &Gold) {
    let shelf = Shelf::of(lines);
    println!("{:<22}{:>9}{:>10}{:>10}{:>11}{:>8}", "grouped", "queries", "recall@1", "recall@5", "recall@10", "MRR");
    let mut by_index = Scores::default();
    let mut by_likeness = Scores::default();
    let mut mixed = MIXES.map(|_| Scores::default());
    for wish in gold.sets.get("grouped").into_iter().flatten() {
        let question = question(&wish.query);
        let mut ranked = index.rank(&query(&question), CANDIDATES + wish.exclude.len()).found;
        ranked.retain(|found| !wish.exclude.contains(&shelf.number(found.record)));
        by_index.add(shelf.numbers(ranked.iter().map(|found| found.record)), wish);
        let alike = earlier(&question, &ranked, &shelf.records(&ranked), &Weigh::by(index), jiff::civil::Date::MAX);
        by_likeness.add(shelf.numbers(alike.iter().map(|one| one.record)), wish);
        let best = ranked.first().map_or(1.0, |found| found.score);
        for (counts, scores) in MIXES.iter().zip(&mut mixed) {
            let rank =
                |record| ranked.iter().find(|found| found.record == record).map_or(0.0, |found| found.score / best);
            let mut order: Vec<(f32, RecordId)> =
                alike.iter().map(|one| (one.score + counts * rank(one.record), one.record)).collect();
            order.sort_by(|one, other| other.0.total_cmp(&one.0));
            scores.add(shelf.numbers(order.into_iter().map(|(_, record)| record)), wish);
        }
    }
    by_index.print("by the index alone");
    by_likeness.print("as shown");
    for (counts, scores) in MIXES.iter().zip(&mixed) {
        scores.print(&format!("index counts {counts}"));
    }
}

/// What the index may count beside the likeness.
const MIXES: [f32; 6] = [0.0, 0.5, 1.0, 2.0, 4.0, 8.0];

/// How often a warning comes that the set doesn't know: for single questions, and for three that stand in one block,
/// of which each is compared too.
pub(crate) fn unknown_warnings(index: &Index, lines: &[Line], gold: &Gold) {
    let shelf = Shelf::of(lines);
    let wishes: Vec<_> = gold.sets.get("grouped").into_iter().flatten().collect();
    let weigh = Weigh::by(index);
    let counts = [1, 3].map(|together| {
        let drafts = wishes.chunks_exact(together);
        let warned = drafts.map(|wishes| {
            let text: Vec<String> =
                wishes.iter().map(|wish| format!("{}.", wish.query.trim_end_matches('.'))).collect();
            let question = question(&text.join(" "));
            let known =
                |number| wishes.iter().any(|wish| wish.exclude.contains(&number) || wish.relevant.contains(&number));
            let mut found = index.rank(&query(&question), CANDIDATES + 10 * together).found;
            found.retain(|found| !known(shelf.number(found.record)));
            found.truncate(CANDIDATES);
            let alike = earlier(&question, &found, &shelf.records(&found), &weigh, jiff::civil::Date::MAX);
            alike.iter().filter(|one| one.same).count()
        });
        warned.sum::<usize>() as f64 / (wishes.len() / together * together) as f64
    });
    println!(
        "\nwarnings that the set does not know, a question: alone {:.2}, three in one block {:.2}",
        counts[0], counts[1]
    );
}

/// How long the two halves of the work take in a large library.
pub(crate) fn speed(index: &Index, lines: &[Line], gold: &Gold) {
    let shelf = Shelf::of(lines);
    let (mut ranking, mut comparing) = (Vec::new(), Vec::new());
    for wish in gold.sets.get("grouped").into_iter().flatten().take(300) {
        let question = question(&wish.query);
        let mut found = Vec::new();
        ranking.push(best(|| {
            let ranked = index.rank(&query(&question), CANDIDATES);
            found = ranked.found;
        }));
        let records = shelf.records(&found);
        let weigh = Weigh::by(index);
        comparing.push(best(|| {
            earlier(&question, &found, &records, &weigh, jiff::civil::Date::MAX);
        }));
    }
    println!("\n{} questions: one look at the library, as the best of three", lines.len());
    for (name, times) in [("ranking", &mut ranking), ("comparing", &mut comparing)] {
        times.sort_by(f64::total_cmp);
        let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
        println!("{name:<22}{:>9.2} ms median{:>9.2} ms at 95 in 100", at(50), at(95));
    }
}

fn best(mut act: impl FnMut()) -> f64 {
    (0..3).map(|_| timed(&mut act)).fold(f64::INFINITY, f64::min)
}

/// A draft of one paragraph.
fn question(text: &str) -> Question {
    let blocks = vec![Block::paragraph(BlockId(Uuid::nil()), text)];
    Question { id: QuestionId(Uuid::nil()), details: Details::default(), blocks }
}

/// The lines by the records that are made of them.
struct Shelf<'a>(HashMap<RecordId, &'a Line>);

impl<'a> Shelf<'a> {
    fn of(lines: &'a [Line]) -> Self {
        Self(lines.iter().map(|line| (lines::record_id(line.id), line)).collect())
    }

    fn number(&self, record: RecordId) -> u64 {
        self.0.get(&record).map_or(0, |line| line.id)
    }

    fn numbers(&self, records: impl Iterator<Item = RecordId>) -> Vec<u64> {
        records.map(|record| self.number(record)).collect()
    }

    fn records(&self, found: &[Found]) -> Vec<Record> {
        found.iter().filter_map(|found| self.0.get(&found.record)).map(|line| lines::record(line)).collect()
    }
}

#[derive(Default)]
struct Scores {
    queries: usize,
    recall: [f64; 3],
    mrr: f64,
}

impl Scores {
    fn add(&mut self, mut ranked: Vec<u64>, wish: &crate::corpus::Wish) {
        ranked.retain(|number| !wish.exclude.contains(number));
        self.queries += 1;
        for (recall, first) in self.recall.iter_mut().zip([1, 5, 10]) {
            let found = ranked.iter().take(first).filter(|number| wish.relevant.contains(number)).count();
            *recall += found as f64 / wish.relevant.len().min(first) as f64;
        }
        let place = ranked.iter().take(10).position(|number| wish.relevant.contains(number));
        self.mrr += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
    }

    fn print(&self, name: &str) {
        let count = self.queries.max(1) as f64;
        let [one, five, ten] = self.recall.map(|recall| recall / count);
        println!("{name:<22}{:>9}{one:>10.3}{five:>10.3}{ten:>11.3}{:>8.3}", self.queries, self.mrr / count);
    }
}
