//! Pairs of questions that share a department and a heading: answered together, or not.
//!
//! A group gives at most three pairs and a heading at most six that were not answered together, so that no one subject
//! is most of the sample. Who answers decides what is answered together, so a pair that was not may still ask the
//! same; the second sample leaves out those whose answers say so: alike, or pointing to another answer.

use std::collections::{HashMap, HashSet};

use question_desk::alike::{Reading, Weigh, score, signs};
use question_desk::search::Index;

use crate::corpus::Gold;
use crate::lines::{Line, SEED};

const OF_A_GROUP: usize = 3;
const OF_A_HEADING: usize = 6;

struct Pair<'a> {
    one: &'a Line,
    other: &'a Line,
    same: bool,
}

struct Sample<'a> {
    /// By half: the fit half and the check half.
    halves: [Vec<Pair<'a>>; 2],
}

/// The curve of the warning on the check half, for both samples.
pub(crate) fn measure(index: &Index, lines: &[Line], gold: &Gold) {
    for (name, clear) in [("as labelled", false), ("without unclear labels", true)] {
        let sample = Sample::of(lines, gold, clear);
        for (weighing, weigh) in [("by the library", Weigh::by(index)), ("at large", Weigh::at_large())] {
            let scored = scored(&sample.halves[1], &weigh);
            println!("\nwarning, {name}, weighed {weighing}: {} pairs, half of them the same", scored.len());
            curve(&scored);
        }
    }
}

/// The pairs of the check half that are furthest on the wrong side.
pub(crate) fn fails(index: &Index, lines: &[Line], gold: &Gold) {
    let sample = Sample::of(lines, gold, true);
    let weigh = Weigh::by(index);
    let mut scored: Vec<(f32, &Pair<'_>)> = sample.halves[1].iter().map(|pair| (of_pair(pair, &weigh), pair)).collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let not_same = scored.iter().filter(|(_, pair)| !pair.same).take(40);
    let same = scored.iter().rev().filter(|(_, pair)| pair.same).take(25);
    for (score, Pair { one, other, same }) in not_same.chain(same) {
        println!("{score:.2} same: {same}\n  {} {}\n  {} {}", one.id, one.question, other.id, other.question);
    }
}

fn read(line: &Line, weigh: &Weigh<'_>) -> Reading {
    Reading::of(&line.question, weigh)
}

fn of_pair(pair: &Pair<'_>, weigh: &Weigh<'_>) -> f32 {
    score(&read(pair.one, weigh), &read(pair.other, weigh))
}

fn scored(pairs: &[Pair<'_>], weigh: &Weigh<'_>) -> Vec<(f32, bool)> {
    pairs.iter().map(|pair| (of_pair(pair, weigh), pair.same)).collect()
}

fn curve(scored: &[(f32, bool)]) {
    println!("{:<12}{:>10}{:>10}", "from", "precision", "recall");
    let all = scored.iter().filter(|(_, same)| *same).count();
    for threshold in [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] {
        let warned: Vec<_> = scored.iter().filter(|(score, _)| *score >= threshold).collect();
        let right = warned.iter().filter(|(_, same)| *same).count();
        let precision = right as f64 / warned.len().max(1) as f64;
        println!("{threshold:<12}{precision:>10.3}{:>10.3}", right as f64 / all.max(1) as f64);
    }
}

impl<'a> Sample<'a> {
    fn of(lines: &'a [Line], gold: &Gold, clear: bool) -> Self {
        let by_number: HashMap<u64, &Line> = lines.iter().map(|line| (line.id, line)).collect();
        let groups = Groups::of(gold);
        let mut random = Random(SEED);
        let mut same = answered_together(&by_number, gold);
        random.shuffle(&mut same);
        cap(&mut same, OF_A_GROUP, |pair| groups.of_line(pair.one));
        let mut not_same = answered_apart(lines, &groups);
        not_same.retain(|pair| !clear || is_clear(pair));
        random.shuffle(&mut not_same);
        cap(&mut not_same, OF_A_HEADING, |pair| hash(&place(pair.one)));
        let mut halves = [Vec::new(), Vec::new()];
        for (at, half) in halves.iter_mut().enumerate() {
            let of_half = |pair: &Pair<'_>| half_of(pair.one) == at as u64;
            let count = |pairs: &[Pair<'_>]| pairs.iter().filter(|pair| of_half(pair)).count();
            let most = count(&same).min(count(&not_same));
            for pairs in [&mut same, &mut not_same] {
                half.extend(pairs.extract_if(.., |pair| of_half(pair)).take(most));
            }
        }
        Self { halves }
    }
}

/// Which half a pair falls into by the question that comes first: 0 is the fit half, 1 the check half.
pub(crate) fn half_of(line: &Line) -> u64 {
    hash(&place(line)) % 2
}

/// Department and heading.
fn place(line: &Line) -> String {
    format!("{}/{}", line.body.as_deref().unwrap_or_default(), line.heading.as_deref().unwrap_or_default())
}

fn has_place(line: &Line) -> bool {
    line.body.is_some() && line.heading.is_some()
}

fn answered_together<'a>(lines: &HashMap<u64, &'a Line>, gold: &Gold) -> Vec<Pair<'a>> {
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for wish in gold.sets.get("grouped").into_iter().flatten() {
        for (one, other) in
            wish.exclude.iter().take(1).flat_map(|one| wish.relevant.iter().map(move |other| (one, other)))
        {
            let (Some(&first), Some(&second)) = (lines.get(one.min(other)), lines.get(one.max(other))) else {
                continue;
            };
            if has_place(first) && place(first) == place(second) && seen.insert((first.id, second.id)) {
                pairs.push(Pair { one: first, other: second, same: true });
            }
        }
    }
    pairs
}

fn answered_apart<'a>(lines: &'a [Line], groups: &Groups) -> Vec<Pair<'a>> {
    let mut by_place: HashMap<String, Vec<&Line>> = HashMap::new();
    lines.iter().filter(|line| has_place(line)).for_each(|line| by_place.entry(place(line)).or_default().push(line));
    let mut places: Vec<_> = by_place.into_iter().collect();
    places.sort_by(|one, other| one.0.cmp(&other.0));
    let mut pairs = Vec::new();
    for (_, lines) in places {
        for (at, one) in lines.iter().enumerate() {
            let others = lines.iter().skip(at + 1);
            let apart = others.filter(|other| groups.of_line(one) != groups.of_line(other));
            let other_answer = apart.filter(|other| one.answer_paragraphs != other.answer_paragraphs);
            pairs.extend(other_answer.map(|other| Pair { one, other, same: false }));
        }
    }
    pairs
}

/// Whether the answers say that two questions are not the same: they are not alike, and neither points elsewhere.
fn is_clear(pair: &Pair<'_>) -> bool {
    let weigh = Weigh::at_large();
    let answer = |line: &Line| line.answer_paragraphs.join("\n");
    let points = |line: &Line| answer(line).chars().take(160).collect::<String>().contains("refer");
    let alike = signs(&Reading::of(&answer(pair.one), &weigh), &Reading::of(&answer(pair.other), &weigh)).held;
    !points(pair.one) && !points(pair.other) && alike < 0.5
}

/// Which questions were answered together, as sets that do not overlap.
pub(crate) struct Groups(HashMap<u64, u64>);

impl Groups {
    pub(crate) fn of(gold: &Gold) -> Self {
        let mut groups = Self(HashMap::new());
        for wish in gold.sets.get("grouped").into_iter().flatten() {
            let first = wish.exclude.first().copied().unwrap_or_default();
            for &other in &wish.relevant {
                let (one, other) = (groups.first(first), groups.first(other));
                groups.0.insert(one.max(other), one.min(other));
            }
        }
        groups
    }

    fn first(&self, number: u64) -> u64 {
        match self.0.get(&number) {
            Some(&before) if before != number => self.first(before),
            _ => number,
        }
    }

    pub(crate) fn of_line(&self, line: &Line) -> u64 {
        self.first(line.id)
    }
}

fn cap(pairs: &mut Vec<Pair<'_>>, most: usize, key: impl Fn(&Pair<'_>) -> u64) {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    pairs.retain(|pair| {
        let count = counts.entry(key(pair)).or_default();
        *count += 1;
        *count <= most
    });
}

/// FNV-1a, so that the halves are the same on every machine.
fn hash(text: &str) -> u64 {
    let mixed =
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    mixed ^ (mixed >> 32)
}

struct Random(u64);

impl Random {
    fn shuffle<Item>(&mut self, items: &mut [Item]) {
        for at in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            items.swap(at, (self.0 >> 11) as usize % (at + 1));
        }
    }
}
