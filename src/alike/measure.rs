//! How much two readings ask the same: a few signs, weighed against each other.
//!
//! The signs are parts of what both tell, from 0 to 1, so that the length of a text does not matter. Their weights
//! were fitted by logistic regression on the fit half of the development pairs that two readers judged as well
//! (`cargo bench --bench likeness -- fit`). More signs were tried and did not help on the other half: other numbers,
//! years and months, one word put for another in the same row of words, how far the order of the words is the same,
//! whether any one kind of thing is asked for in both, the earlier answer's words, words that stand near each other in
//! the corpus, the rarest word of one alone, the lengths.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::kin::Kindred;
use super::reading::{Reading, Told, Word};

/// From this score on a question is said to be like another. Set by hand between the two, with the figures of the check
/// half known: there 91 in 100 warnings are right where the readers and the set agree, and two in three of the questions
/// that ask the same are found (four in five in the readers' judgement alone). At 0.8 it is 92 in 100 and one in two
/// (`cargo bench --bench likeness`, docs/benchmarks.md).
pub const THRESHOLD: f32 = 0.7;

/// The weight of nothing, and of each of [`Signs`] in its order.
pub const WEIGHTS: [f32; 6] = [-2.42, 3.16, 3.29, -0.33, -1.76, -2.95];

/// Names that tell so much are enough to say that another thing is asked: two rare ones.
const MUCH_NAMED: f32 = 15.0;

/// More kinds than so many make no further difference.
const MOST_KINDS: u32 = 4;

/// What speaks for and against two texts asking the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signs {
    /// The part of what both tell together that stands in both: single words, and in part words of the same meaning.
    pub words: f32,
    /// The part of the shorter that the longer has.
    pub held: f32,
    /// The same as `words` for each two words beside each other.
    pub pairs: f32,
    /// What the names tell that stand in one alone, 1 being a good deal on both sides.
    pub other_names: f32,
    /// How many kinds of things are asked for in one alone, in quarters.
    pub other_kinds: f32,
}

impl Signs {
    /// The signs as a list.
    pub fn list(self) -> [f32; 5] {
        [self.words, self.held, self.pairs, self.other_names, self.other_kinds]
    }
}

/// How likely it is that two texts ask the same, from 0 to 1.
pub fn score(one: &Reading, other: &Reading) -> f32 {
    weighed(signs(one, other))
}

fn weighed(signs: Signs) -> f32 {
    let [nothing, weights @ ..] = WEIGHTS;
    let sum = signs.list().iter().zip(weights).fold(nothing, |sum, (sign, weight)| sum + sign * weight);
    1.0 / (1.0 + (-sum).exp())
}

/// What speaks for and against two texts asking the same.
pub fn signs(one: &Reading, other: &Reading) -> Signs {
    let kindred = Kindred::of(one, other);
    let words = both(&one.told, &other.told) + kindred.sum();
    let pairs = both(&one.pairs, &other.pairs);
    Signs {
        words: part(2.0 * words, one.told.sum + other.told.sum),
        held: part(words, one.told.sum.min(other.told.sum)).min(1.0),
        pairs: part(2.0 * pairs, one.pairs.sum + other.pairs.sum),
        other_names: (names_beside(one, other, &kindred) + names_beside(other, one, &kindred)) / 2.0,
        other_kinds: one.kinds.apart(other.kinds).min(MOST_KINDS) as f32 / MOST_KINDS as f32,
    }
}

/// How many words that tell something both texts have. A name that one of some others has too does not count.
pub fn telling_in_both(one: &Reading, other: &Reading, but: &[&Reading]) -> usize {
    let names: FxHashSet<u64> =
        one.words.iter().chain(&other.words).filter(|word| word.name).map(|word| word.stem).collect();
    let is_general = |stem: &u64| names.contains(stem) && but.iter().any(|text| text.told.each.contains_key(stem));
    let weight = |stem: &u64| other.told.each.get(stem).copied().unwrap_or_default();
    let both = one.told.each.iter().filter(|(stem, own)| own.max(weight(stem)) >= TELLING && weight(stem) > 0.0);
    both.filter(|(stem, _)| !is_general(stem)).count()
}

/// A word that tells less than this is in every text. Set by hand.
const TELLING: f32 = 1.0;

/// What both tell. A word that is asked in the one and leads up to the question in the other counts for between the
/// two.
fn both<Key: Eq + Hash>(one: &Told<Key>, other: &Told<Key>) -> f32 {
    one.each.iter().filter_map(|(key, first)| Some((first + other.each.get(key)?) / 2.0)).sum()
}

/// What the names of one text tell that have neither themselves nor kin in the other, from 0 to 1.
fn names_beside(one: &Reading, other: &Reading, kindred: &Kindred) -> f32 {
    let is_other = |word: &&Word| word.name && !other.has(word) && kindred.shared(word).is_none();
    let names = one.words.iter().filter(is_other);
    let told: FxHashMap<u64, f32> = names.map(|word| (word.stem, word.weight)).collect();
    told.values().sum::<f32>().min(MUCH_NAMED) / MUCH_NAMED
}

fn part(of: f32, all: f32) -> f32 {
    if all > 0.0 { of / all } else { 0.0 }
}
