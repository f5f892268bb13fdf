//! Why two texts are alike: the words and passages that both have, and what only one of them has.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::reading::{Reading, Word};

/// Words that tell less than this are marked only between others; it is about one question in ten that has them.
const TELLING: f32 = 2.3;

/// So many words are named.
const NAMED: usize = 6;

/// What two texts share and in what they differ. Ranges are in bytes, rising and apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// What to mark in the first text.
    pub here: Vec<Range<usize>>,
    /// What to mark in the second.
    pub there: Vec<Range<usize>>,
    /// The weightiest of what both have, as the first prints it: "youth unemployment", "Derby".
    pub both: Vec<String>,
    /// The weightiest words that only the first has, as printed.
    pub only_here: Vec<String>,
    /// The weightiest words that only the second has, as printed.
    pub only_there: Vec<String>,
}

/// What two texts share, with the readings that were made of them.
pub fn shared(here: (&str, &Reading), there: (&str, &Reading)) -> Shared {
    let runs = runs(here.1, there.1);
    Shared {
        both: named(here.0, &runs, |run| run.iter().map(|word| word.weight).sum()),
        here: runs.iter().map(|run| span(run)).collect(),
        there: self::runs(there.1, here.1).iter().map(|run| span(run)).collect(),
        only_here: only(here, there.1),
        only_there: only(there, here.1),
    }
}

/// The runs of words that the other text has too. A common word counts only in a pair that the other has.
fn runs<'a>(reading: &'a Reading, other: &Reading) -> Vec<&'a [Word]> {
    let words = &reading.words;
    let in_pair = |at: usize| match (words.get(at), words.get(at + 1)) {
        (Some(one), Some(next)) => other.pairs.each.contains_key(&(one.stem, next.stem)),
        _ => false,
    };
    let is_shared = |at: usize, word: &Word| {
        let alone = word.weight >= TELLING && other.told.each.contains_key(&word.stem);
        alone || in_pair(at) || at.checked_sub(1).is_some_and(in_pair)
    };
    let marks: Vec<bool> = words.iter().enumerate().map(|(at, word)| is_shared(at, word)).collect();
    let mut runs = Vec::new();
    let mut start = 0;
    for chunk in marks.chunk_by(|one, next| one == next) {
        let end = start + chunk.len();
        let run = words.get(start..end).filter(|_| chunk.first() == Some(&true));
        runs.extend(run.filter(|run| run.iter().any(|word| word.weight >= TELLING)));
        start = end;
    }
    runs
}

fn span(run: &[Word]) -> Range<usize> {
    let start = run.first().map_or(0, |word| word.range.start);
    start..run.last().map_or(start, |word| word.range.end)
}

/// The weightiest runs as printed, each once.
fn named(text: &str, runs: &[&[Word]], weight: impl Fn(&[Word]) -> f32) -> Vec<String> {
    let mut order: Vec<&[Word]> = runs.to_vec();
    order.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
    let mut seen = FxHashSet::default();
    let printed = order.into_iter().filter_map(|run| text.get(span(run)));
    let once = printed.filter(|words| seen.insert(words.to_lowercase()));
    once.take(NAMED).map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The weightiest words of a text that the other does not have.
fn only(text: (&str, &Reading), other: &Reading) -> Vec<String> {
    let words = &text.1.words;
    let is_other = |word: &&Word| word.weight >= TELLING && !other.told.each.contains_key(&word.stem);
    let runs: Vec<&[Word]> = words.iter().filter(is_other).map(std::slice::from_ref).collect();
    named(text.0, &runs, |run| run.iter().map(|word| word.weight).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alike::Weigh;

    fn compare(here: &str, there: &str) -> Shared {
        let weigh = Weigh::at_large();
        shared((here, &Reading::of(here, &weigh)), (there, &Reading::of(there, &weigh)))
    }

    #[test]
    fn shared_passages_are_marked_in_both_texts() {
        let (here, there) = ("Why is youth unemployment high in Derby?", "In Derby, what of youth unemployment?");
        let shared = compare(here, there);
        let cut = |text: &str, ranges: &[Range<usize>]| -> Vec<String> {
            ranges.iter().map(|range| text.get(range.clone()).unwrap().to_owned()).collect()
        };
        assert_eq!(cut(here, &shared.here), ["youth unemployment", "in Derby"]);
        assert_eq!(cut(there, &shared.there), ["In Derby", "youth unemployment"]);
        assert_eq!(shared.both, ["youth unemployment", "in Derby"]);
    }

    #[test]
    fn what_differs_is_named() {
        let shared = compare("What fell in Derby in 2022?", "What fell in Ripley in 2023?");
        assert!(shared.only_here.contains(&"Derby".to_owned()) && shared.only_here.contains(&"2022".to_owned()));
        assert!(shared.only_there.contains(&"Ripley".to_owned()));
    }
}
