//! Pairs that were read: whether the one asks what the other asks, in the judgement of two readers, both of
//! them language models.
//!
//! What was answered together is often not the same question: two in three of the pairs that the development set calls
//! the same ask different things under one heading, and share an answer because one department wrote it. The warning
//! is about what is asked, so its weights are fitted on pairs whose label agrees with what was read, and as much on what
//! was read alone.

use std::collections::HashMap;

use question_desk::alike::{Reading, Weigh, score, signs};
use question_desk::search::Index;

use crate::corpus::Gold;
use crate::fit::{Example, fitted};
use crate::lines::Line;
use crate::pairs::{Groups, half_of};

const LABELS: &str = include_str!("read-pairs.txt");

/// Thresholds of the tables.
const FROM: [f32; 12] = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

/// Recalls for which the best precision is given.
const RECALLS: [f64; 3] = [0.55, 0.7, 0.8];

struct Pair<'a> {
    one: &'a Line,
    other: &'a Line,
    /// Whether the two share a department and a heading; the others are near by their words.
    heading: bool,
    /// Both labels together, from 0 to 4.
    read: u8,
    /// Whether they were answered together.
    together: bool,
}

impl Pair<'_> {
    fn is_same(&self) -> bool {
        self.read >= 3
    }

    /// Whether they are the same by the set and by the readers, or differ by both.
    fn agreed(&self) -> Option<bool> {
        let same = self.is_same() || (self.together && self.read >= 2);
        let different = !self.together && self.read == 0;
        (same || different).then_some(same)
    }

    /// Whether they are the same by the readers alone, where these are clear.
    fn clear(&self) -> Option<bool> {
        (self.is_same() || self.read == 0).then(|| self.is_same())
    }

    fn in_fit_half(&self) -> bool {
        self.heading && half_of(self.one) == 0
    }
}

/// The weights that fit the pairs of the fit half best, by the agreed labels and by the clear ones of the readers alone:
/// these hold what was answered together and asks different things, which is what is warned of wrongly.
pub(crate) fn fit(index: &Index, lines: &[Line], gold: &Gold) {
    let pairs = pairs(lines, gold);
    for weigh in [Weigh::by(index), Weigh::at_large()] {
        let view = |label: &dyn Fn(&Pair<'_>) -> Option<bool>| -> Vec<Example> {
            let of_fit = pairs.iter().filter(|pair| pair.in_fit_half());
            let signs = |pair: &Pair<'_>| signs(&read(pair.one, &weigh), &read(pair.other, &weigh)).list();
            of_fit.filter_map(|pair| Some((signs(pair), label(pair)?))).collect()
        };
        let views = [view(&|pair| pair.agreed()), view(&|pair| pair.clear())];
        println!("{} agreed pairs, {} clear ones: {:.2?}", views[0].len(), views[1].len(), fitted(&views));
    }
}

/// How well the readers agree, and what the warning is worth by what they read.
pub(crate) fn measure(index: &Index, lines: &[Line], gold: &Gold) {
    let pairs = pairs(lines, gold);
    println!("\nread pairs, {} in all: the two readers agree with a kappa of {:.2}", pairs.len(), kappa());
    let together = pairs.iter().filter(|pair| pair.heading && pair.together);
    let counts = together.fold([0; 3], |mut counts, pair| {
        counts[usize::from(pair.read.div_ceil(2).min(2))] += 1;
        counts
    });
    println!(
        "answered together under one heading: different {}, overlapping {}, the same {}",
        counts[0], counts[1], counts[2]
    );
    let weigh = Weigh::by(index);
    let scored: Vec<(f32, &Pair<'_>)> =
        pairs.iter().map(|pair| (score(&read(pair.one, &weigh), &read(pair.other, &weigh)), pair)).collect();
    let of = |wanted: &dyn Fn(&Pair<'_>) -> Option<bool>| -> Vec<(f32, bool)> {
        scored.iter().filter_map(|(score, pair)| Some((*score, wanted(pair)?))).collect()
    };
    let check = |pair: &Pair<'_>| pair.heading && !pair.in_fit_half();
    table("check half, labels that agree", &of(&|pair| pair.agreed().filter(|_| check(pair))));
    table("check half, read as the same or as different", &of(&|pair| pair.clear().filter(|_| check(pair))));
    table("near by their words, the same or different", &of(&|pair| pair.clear().filter(|_| !pair.heading)));
}

/// Precision as if half of the pairs were the same, and recall.
fn table(name: &str, scored: &[(f32, bool)]) {
    let all = |same: bool| scored.iter().filter(|(_, is)| *is == same).count().max(1) as f64;
    println!("\nwarning, {name}: {} the same, {} not", all(true), all(false));
    println!("{:<12}{:>10}{:>10}", "from", "precision", "recall");
    let part = |same: bool, from: f32| {
        scored.iter().filter(|(score, is)| *is == same && *score >= from).count() as f64 / all(same)
    };
    for threshold in FROM {
        let (right, wrong) = (part(true, threshold), part(false, threshold));
        println!("{threshold:<12}{:>10.3}{right:>10.3}", right / (right + wrong).max(f64::MIN_POSITIVE));
    }
    for recall in RECALLS {
        let mut same: Vec<f32> = scored.iter().filter(|(_, is)| *is).map(|(score, _)| *score).collect();
        same.sort_by(|one, other| other.total_cmp(one));
        let last = same.get((recall * all(true)).ceil() as usize - 1).copied().unwrap_or_default();
        let (right, wrong) = (part(true, last), part(false, last));
        println!("at a recall of {recall}, from {last:.2}{:>10.3}", right / (right + wrong).max(f64::MIN_POSITIVE));
    }
}

fn read(line: &Line, weigh: &Weigh<'_>) -> Reading {
    Reading::of(&line.question, weigh)
}

fn labels() -> impl Iterator<Item = (&'static str, [u64; 4])> {
    LABELS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (sample, numbers) = line.split_once(' ')?;
        let numbers: Vec<u64> = numbers.split(' ').filter_map(|number| number.parse().ok()).collect();
        Some((sample, numbers.try_into().ok()?))
    })
}

fn pairs<'a>(lines: &'a [Line], gold: &Gold) -> Vec<Pair<'a>> {
    let by_number: HashMap<u64, &Line> = lines.iter().map(|line| (line.id, line)).collect();
    let groups = Groups::of(gold);
    let pairs = labels().filter_map(|(sample, [one, other, first, second])| {
        let (one, other) = (*by_number.get(&one)?, *by_number.get(&other)?);
        let together = groups.of_line(one) == groups.of_line(other);
        Some(Pair { one, other, heading: sample == "h", read: (first + second) as u8, together })
    });
    pairs.collect()
}

/// Cohen's kappa: how far two readers agree beyond chance.
fn kappa() -> f64 {
    let mut counts = [[0.0_f64; 3]; 3];
    labels().for_each(|(_, [_, _, first, second])| counts[first.min(2) as usize][second.min(2) as usize] += 1.0);
    let all: f64 = counts.iter().flatten().sum();
    let agreed: f64 = (0..3).map(|label| counts[label][label]).sum::<f64>() / all;
    let by_chance = |label: usize| {
        let second: f64 = counts.iter().map(|row| row[label]).sum();
        counts[label].iter().sum::<f64>() * second / all / all
    };
    let chance: f64 = (0..3).map(by_chance).sum();
    (agreed - chance) / (1.0 - chance)
}
