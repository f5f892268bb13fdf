//! Why two texts are alike: the words and passages that both have, and what only one of them has.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::kin::{Kin, Kindred};
use super::reading::{Reading, Word};
use crate::search::plain_words;

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
    /// The weightiest words of one meaning or family that each has in its own way, as printed: "shut" and "closed".
    pub kindred: Vec<(String, String)>,
    /// The weightiest words that only the first has, as printed.
    pub only_here: Vec<String>,
    /// The weightiest words that only the second has, as printed.
    pub only_there: Vec<String>,
}

/// What two texts share, with the readings that were made of them.
pub fn shared(here: (&str, &Reading), there: (&str, &Reading)) -> Shared {
    let common = Common::of(here.1, there.1);
    let runs = common.runs(here.1);
    Shared {
        both: named(here.0, &common.rows(here.0, &runs, there.1), |text, run| text.get(span(run))),
        here: runs.iter().map(|run| span(run)).collect(),
        there: common.runs(there.1).iter().map(|run| span(run)).collect(),
        kindred: kindred(here, there),
        only_here: only(here, there),
        only_there: only(there, here),
    }
}

/// What both texts have. It is the same whichever is looked at, so that what is marked in one is marked in the other.
struct Common {
    /// The stems of words that tell something.
    telling: FxHashSet<u64>,
    /// Those that tell it in what is asked, and not only in what leads up to it.
    asked: FxHashSet<u64>,
    /// Two words and three words in a row with such a word among them.
    pairs: FxHashSet<[u64; 2]>,
    threes: FxHashSet<[u64; 3]>,
    /// The stems of telling words that stand in one alone, with kin in the other.
    kindred: FxHashSet<u64>,
}

impl Common {
    fn of(one: &Reading, other: &Reading) -> Self {
        let is_in = |reading: &Reading, stem: &u64| reading.told.each.contains_key(stem);
        let having = |tells: fn(&Word) -> f32| -> FxHashSet<u64> {
            let words = one.words.iter().chain(&other.words).filter(|word| tells(word) >= TELLING && !word.plain);
            words.map(|word| word.stem).filter(|stem| is_in(one, stem) && is_in(other, stem)).collect()
        };
        let (telling, asked) = (having(|word| word.full), having(|word| word.weight));
        let pairs = both(one, other, &telling);
        let threes = both(one, other, &telling);
        let kin = Kindred::of(one, other);
        let here = one.words.iter().filter(|word| !other.has(word));
        let alone = here.chain(other.words.iter().filter(|word| !one.has(word)));
        let tells = alone.filter(|word| kin.shared(word).is_some_and(|shared| shared >= TELLING));
        Self { telling, asked, pairs, threes, kindred: tells.map(|word| word.stem).collect() }
    }

    /// Whether a word is marked by itself.
    fn is_marked(&self, word: &Word) -> bool {
        self.telling.contains(&word.stem) || self.kindred.contains(&word.stem)
    }

    /// The runs of words that are in both texts, as one of them has them. A common word counts only beside one that
    /// tells something.
    fn runs<'a>(&self, reading: &'a Reading) -> Vec<&'a [Word]> {
        let words = &reading.words;
        let mut marks: Vec<bool> = words.iter().map(|word| self.is_marked(word)).collect();
        mark(words, &self.pairs, &mut marks);
        mark(words, &self.threes, &mut marks);
        let mut runs = Vec::new();
        let mut start = 0;
        for chunk in marks.chunk_by(|one, next| one == next) {
            let end = start + chunk.len();
            runs.extend(words.get(start..end).filter(|_| chunk.first() == Some(&true)));
            start = end;
        }
        runs
    }

    /// The runs parted so that the words of each stand in a row in the other text too, with one that tells something
    /// among them that is no plain one: only such words may be quoted of both.
    fn rows<'a>(&self, text: &str, runs: &[&'a [Word]], other: &Reading) -> Vec<&'a [Word]> {
        let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, word) in other.words.iter().enumerate() {
            let known = places.entry(word.stem).or_default();
            if known.len() < MOST_PLACES {
                known.push(at);
            }
        }
        let mut rows = Vec::new();
        for run in runs {
            let mut rest = *run;
            while let Some(first) = rest.first() {
                let (row, after) = rest.split_at(row_length(rest, places.get(&first.stem), other));
                rows.extend(clauses(text, row).map(without_plain_ends));
                rest = after;
            }
        }
        rows.retain(|row| row.iter().any(|word| self.asked.contains(&word.stem) && !word.plain));
        rows
    }
}

/// So many places of a word are looked at, at the most.
const MOST_PLACES: usize = 64;

/// A row of words in pieces that no mark parts: what is quoted does not begin in the middle of another clause.
fn clauses<'a>(text: &str, row: &'a [Word]) -> impl Iterator<Item = &'a [Word]> {
    row.chunk_by(|one, next| {
        let between = text.get(one.range.end..next.range.start).unwrap_or_default();
        !between.contains([',', ';', ':', '.', '?', '!', '(', ')', '\n'])
    })
}

/// A row without the words at its ends that tell nothing.
fn without_plain_ends(row: &[Word]) -> &[Word] {
    let start = row.iter().take_while(|word| word.plain).count();
    let rest = row.get(start..).unwrap_or_default();
    let end = rest.iter().rev().take_while(|word| word.plain).count();
    rest.get(..rest.len() - end).unwrap_or_default()
}

/// How many of some words stand in a row in another text, from one of these places on; at least one.
fn row_length(words: &[Word], places: Option<&Vec<usize>>, other: &Reading) -> usize {
    let length = |&at: &usize| {
        let there = other.words.iter().skip(at);
        words.iter().zip(there).take_while(|(one, other)| one.stem == other.stem).count()
    };
    places.into_iter().flatten().map(length).max().unwrap_or(0).max(1)
}

/// Some words in a row that both texts have, one that tells something among them.
fn both<const N: usize>(one: &Reading, other: &Reading, telling: &FxHashSet<u64>) -> FxHashSet<[u64; N]> {
    let rows = |reading: &Reading| -> FxHashSet<[u64; N]> {
        let all = reading.words.windows(N).map(row);
        all.filter(|row| row.iter().any(|stem| telling.contains(stem))).collect()
    };
    let there = rows(other);
    rows(one).into_iter().filter(|row| there.contains(row)).collect()
}

fn row<const N: usize>(words: &[Word]) -> [u64; N] {
    std::array::from_fn(|at| words.get(at).map_or(0, |word| word.stem))
}

fn mark<const N: usize>(words: &[Word], rows: &FxHashSet<[u64; N]>, marks: &mut [bool]) {
    for (at, window) in words.windows(N).enumerate() {
        if rows.contains(&row(window)) {
            marks.iter_mut().skip(at).take(N).for_each(|mark| *mark = true);
        }
    }
}

fn span(run: &[Word]) -> Range<usize> {
    let start = run.first().map_or(0, |word| word.range.start);
    start..run.last().map_or(start, |word| word.range.end)
}

/// The weightiest runs as printed, each once.
fn named<'a>(text: &'a str, runs: &[&[Word]], print: impl Fn(&'a str, &[Word]) -> Option<&'a str>) -> Vec<String> {
    let weight = |run: &[Word]| -> f32 { run.iter().map(|word| word.weight).sum() };
    let mut order: Vec<&[Word]> = runs.to_vec();
    order.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
    let mut seen = FxHashSet::default();
    let printed = order.into_iter().filter_map(|run| print(text, run));
    let once = printed.filter(|words| seen.insert(words.to_lowercase()));
    once.take(NAMED).map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// A run with all of the words that it begins and ends in: "2023-24", though "24" alone is meant.
fn whole<'a>(text: &'a str, run: &[Word]) -> Option<&'a str> {
    let Range { start, end } = span(run);
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    let start = before.len() - joined(before.chars().rev());
    text.get(start..end + joined(after.chars()))
}

/// So many letters beside a word are looked at, at the most.
const MOST_JOINED: usize = 40;

/// How many bytes belong to the word beside them: up to the last letter or figure before anything but one hyphen.
fn joined(letters: impl Iterator<Item = char>) -> usize {
    let (mut read, mut length, mut hyphen) = (0, 0, false);
    for letter in letters.take(MOST_JOINED) {
        let is_hyphen = matches!(letter, '-' | '‑' | '–');
        if !letter.is_alphanumeric() && (!is_hyphen || hyphen) {
            break;
        }
        hyphen = is_hyphen;
        read += letter.len_utf8();
        if !is_hyphen {
            length = read;
        }
    }
    length
}

/// Words of the first that have kin in the second, each with the first of these; the weightiest first.
fn kindred(here: (&str, &Reading), there: (&str, &Reading)) -> Vec<(String, String)> {
    let kindred = Kindred::of(here.1, there.1);
    let alone = |one: &Reading, other: &Reading| -> Vec<Word> {
        one.words.iter().filter(|word| !other.has(word) && !word.plain).cloned().collect()
    };
    let (own, theirs) = (alone(here.1, there.1), alone(there.1, here.1));
    let print = |text: &str, word: &Word| text.get(word.range.clone()).unwrap_or_default().to_owned();
    let pair = |word: &Word| {
        let shared = kindred.shared(word).filter(|shared| *shared >= TELLING)?;
        let other = theirs.iter().find(|other| other.kin == word.kin)?;
        Some((shared, (print(here.0, word), print(there.0, other))))
    };
    let mut pairs: Vec<(f32, (String, String))> = own.iter().filter_map(pair).collect();
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut seen = FxHashSet::default();
    pairs.retain(|(_, pair)| seen.insert((pair.0.to_lowercase(), pair.1.to_lowercase())));
    pairs.into_iter().take(KINDRED).map(|(_, pair)| pair).collect()
}

/// So many pairs of kindred words are named.
const KINDRED: usize = 3;

/// The weightiest words of a text that the other does not have: neither the word nor one of its family or meaning.
fn only(text: (&str, &Reading), other: (&str, &Reading)) -> Vec<String> {
    let printed: FxHashSet<String> = plain_words(other.0).into_iter().map(|word| word.folded).collect();
    let is_printed = |word: &Word| {
        let own = text.0.get(word.range.clone()).map(plain_words).unwrap_or_default();
        own.iter().any(|own| printed.contains(&own.folded))
    };
    let kin: FxHashSet<Kin> = other.1.words.iter().filter_map(|word| word.kin).collect();
    let mut seen = FxHashSet::default();
    let is_other = |word: &&Word| {
        word.weight >= TELLING
            && !other.1.has(word)
            && !word.kin.is_some_and(|own| kin.contains(&own))
            && !word.plain
            && !is_printed(word)
            && seen.insert(word.stem)
    };
    let runs: Vec<&[Word]> = text.1.words.iter().filter(is_other).map(std::slice::from_ref).collect();
    named(text.0, &runs, whole)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

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
        assert_eq!(shared.both, ["youth unemployment", "Derby"]);
    }

    #[test]
    fn only_words_that_stand_in_a_row_in_both_are_quoted_of_both() {
        let here = "Why did the bridge at Sample Lane close in Derby?";
        let shared = compare(here, "Why did Sample Lane close? What of the bridge at Derby?");
        assert!(shared.both.contains(&"Sample Lane close".to_owned()), "{:?}", shared.both);
        assert!(shared.both.iter().all(|words| !words.contains("bridge at Sample")), "{:?}", shared.both);
    }

    proptest! {
        #[test]
        fn what_is_quoted_of_both_stands_in_a_row_in_both(here in WORDS, there in WORDS) {
            let words = |text: &str| plain_words(text).into_iter().filter(|word| !word.label).map(|word| word.folded).collect::<Vec<_>>();
            let there_words = words(&there);
            for quoted in compare(&here, &there).both {
                let row = words(&quoted);
                prop_assert!(there_words.windows(row.len().max(1)).any(|window| window == row), "{quoted}");
            }
        }

        #[test]
        fn what_is_marked_in_one_is_marked_in_the_other_and_only_names_no_word_of_both(
            here in WORDS, there in WORDS
        ) {
            let shared = compare(&here, &there);
            let words = |text: &str, ranges: &[Range<usize>]| -> BTreeSet<String> {
                ranges.iter().flat_map(|range| plain_words(&text[range.clone()])).filter(|word| !word.label).map(|word| word.folded).collect()
            };
            prop_assert_eq!(words(&here, &shared.here), words(&there, &shared.there));
            let all = |text: &str| words(text, std::slice::from_ref(&(0..text.len())));
            prop_assert!(shared.only_here.iter().all(|only| all(only).is_disjoint(&all(&there))));
            prop_assert!(shared.only_there.iter().all(|only| all(only).is_disjoint(&all(&here))));
        }
    }

    /// Words of which some tell much and some little, with marks, parts and sentences that only lead up.
    const WORDS: &str = "((bridge|Sample|Derby|the|of|in|a|b|lorries|Lane|2022|is|why|With reference to)([ ,.?]|\\n\\n|\\na\\. )){0,24}";

    #[test]
    fn what_differs_is_named() {
        let plain = compare("Please tell us which reason was given in Derby", "What of the bridge?");
        assert!(plain.only_here.contains(&"Derby".to_owned()) && !plain.only_here.contains(&"tell".to_owned()));
        let shared = compare("What fell in Derby in 2022?", "What fell in Ripley in 2023?");
        assert!(shared.only_here.contains(&"Derby".to_owned()) && shared.only_here.contains(&"2022".to_owned()));
        assert!(shared.only_there.contains(&"Ripley".to_owned()));
    }

    #[test]
    fn a_number_or_word_with_a_hyphen_is_named_whole_and_once() {
        let shared = compare("What fell in Derby in 2023-24?", "What long-term fall did Derby have in 2021–22?");
        assert_eq!(shared.only_here.iter().filter(|words| words.contains("20")).collect::<Vec<_>>(), ["2023-24"]);
        assert!(shared.only_there.contains(&"2021–22".to_owned()), "{:?}", shared.only_there);
        assert!(shared.only_there.contains(&"long-term".to_owned()), "{:?}", shared.only_there);
    }

    #[test]
    fn what_leads_up_to_both_is_marked_but_gives_no_reason() {
        let (here, there) =
            ("Following the Glossop inquiry, why are lorries fined?", "What of lorries? The Glossop inquiry ended.");
        let shared = compare(here, there);
        let marked: Vec<&str> = shared.here.iter().map(|range| &here[range.clone()]).collect();
        assert_eq!((marked, shared.both), (vec!["the Glossop inquiry", "lorries"], vec!["lorries".to_owned()]));
    }

    #[test]
    fn a_reason_is_no_half_of_two_clauses() {
        let words = "In every year, and what the council paid to Glossop firms, it was told of it.";
        assert_eq!(compare(words, words).both[0], "council paid to Glossop firms");
    }

    #[test]
    fn words_of_one_meaning_are_marked_beside_each_other_and_neither_quoted_of_both_nor_said_to_differ() {
        let (here, there) = ("Why is Sample Lane in Derby shut?", "For what reason is Sample Lane in Derby closed?");
        let shared = compare(here, there);
        let marks = |text: &str, ranges: &[Range<usize>], word: &str| {
            ranges.iter().any(|range| text.get(range.clone()).unwrap().contains(word))
        };
        assert!(marks(here, &shared.here, "shut") && marks(there, &shared.there, "closed"), "{shared:?}");
        assert_eq!(shared.kindred, [("shut".to_owned(), "closed".to_owned())]);
        let named = [shared.both, shared.only_here, shared.only_there].concat();
        assert!(named.iter().all(|words| !words.contains("shut") && !words.contains("closed")), "{named:?}");
    }

    #[test]
    fn empty_words_are_no_reason() {
        let shared = compare(
            "Are there such lorries in Derby, being so many?",
            "Mind this: it may be? Are lorries parked in Derby?",
        );
        assert_eq!(shared.both, ["lorries", "Derby"]);
        let only = [shared.only_here, shared.only_there].concat();
        assert!(
            only.iter().all(|word| !["such", "being", "mind", "may", "this"].contains(&word.to_lowercase().as_str())),
            "{only:?}"
        );
    }
}
