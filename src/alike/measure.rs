//! How much two readings ask the same: a few signs, weighed against each other.
//!
//! The signs are parts of what both tell, from 0 to 1, so that the length of a text does not matter. Their weights
//! were fitted by logistic regression on the fit half of the development pairs (`cargo bench --bench likeness --
//! fit`); the threshold is where that half's warnings are right often enough. More signs were tried and did not
//! help on the other half: the order of the words, letters in fours, the rarest shared word, the lengths.

use std::hash::Hash;

use rustc_hash::FxHashSet;

use super::reading::{Reading, Told};

/// From this score on a question is said to be like another. Of the check half's warnings 93 in 100 are right by its
/// labels there (without those that are unclear), and half of the others ask the same when one reads them.
pub const THRESHOLD: f32 = 0.8;

/// The weight of nothing, and of each of [`Signs`] in its order.
pub const WEIGHTS: [f32; 5] = [-2.96, 2.92, 2.0, 2.39, -0.92];

/// What speaks for and against two texts asking the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signs {
    /// The part of what both tell together that stands in both: single words.
    pub words: f32,
    /// The part of the shorter that the longer has.
    pub held: f32,
    /// The same as `words` for each two words beside each other.
    pub pairs: f32,
    /// 1 where both have numbers, and not one of them is the same; otherwise 0.
    pub other_numbers: f32,
}

impl Signs {
    /// The signs as a list.
    pub fn list(self) -> [f32; 4] {
        [self.words, self.held, self.pairs, self.other_numbers]
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
    let words = both(&one.told, &other.told);
    let pairs = both(&one.pairs, &other.pairs);
    Signs {
        words: part(2.0 * words, one.told.sum + other.told.sum),
        held: part(words, one.told.sum.min(other.told.sum)).min(1.0),
        pairs: part(2.0 * pairs, one.pairs.sum + other.pairs.sum),
        other_numbers: other_numbers(one, other),
    }
}

/// What both tell. A word that is asked in the one and leads up to the question in the other counts for between the
/// two.
fn both<Key: Eq + Hash>(one: &Told<Key>, other: &Told<Key>) -> f32 {
    one.each.iter().filter_map(|(key, first)| Some((first + other.each.get(key)?) / 2.0)).sum()
}

fn other_numbers(one: &Reading, other: &Reading) -> f32 {
    let numbers = |reading: &Reading| -> FxHashSet<u64> {
        reading.words.iter().filter(|word| word.number).map(|word| word.stem).collect()
    };
    let (one, other) = (numbers(one), numbers(other));
    let apart = !one.is_empty() && !other.is_empty() && one.is_disjoint(&other);
    f32::from(u8::from(apart))
}

fn part(of: f32, all: f32) -> f32 {
    if all > 0.0 { of / all } else { 0.0 }
}
