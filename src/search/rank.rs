//! Which entries answer a query best: BM25F, in which a word counts by its field, its rarity and the
//! length of the field it stands in (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).

use super::documents::{Document, FIELDS};
use super::exact::entries_with;
use super::lengths::{self, FORMS, Lengths};
use super::matching::{Group, Lexicon};

/// How the signs of a good answer are weighed against each other. The figures were tuned on the
/// development queries of written questions: `cargo bench --bench search` shows what they give.
pub(super) struct Mix {
    /// What a word counts in each field: heading, question, answer, supplementary, names.
    weights: [f32; FIELDS],
    /// How much the length of each field matters: 0 not at all, 1 in proportion, above 1 more than that.
    length_matters: [f32; FIELDS],
    /// What a relative of the word counts beside the word itself.
    pub(super) relative: f32,
    /// What it counts that two words stand together as in the query.
    pub(super) nearness: f32,
    /// How soon a word that comes again stops counting more.
    saturation: f32,
    /// What rarity is raised to: above 1 rare words count for even more.
    rarity: f32,
    /// Whether every word is wanted, and not the best of them.
    wants_all: bool,
}

/// A query of a few words looks for something said, mostly in an answer, in just these words.
const SHORT: Mix = Mix {
    weights: [1.0, 0.5, 1.9, 1.9, 0.25],
    length_matters: [0.3, 1.0, 0.8, 0.8, 0.3],
    relative: 0.15,
    nearness: 0.15,
    saturation: 0.6,
    rarity: 1.0,
    wants_all: true,
};

/// A longer one, such as a whole question, looks for its like: the heading and the question tell most.
const LONG: Mix = Mix {
    weights: [5.3, 1.0, 0.35, 0.35, 0.05],
    length_matters: [0.15, 1.6, 1.0, 1.0, 0.15],
    relative: 0.3,
    nearness: 0.15,
    saturation: 1.5,
    rarity: 1.2,
    wants_all: false,
};

/// A query of so many words is short.
const FEW_WORDS: usize = 4;

/// How to weigh the answers to a query of so many words.
pub(super) fn mix(words: usize) -> &'static Mix {
    if words <= FEW_WORDS { &SHORT } else { &LONG }
}

/// No field counts as shorter than this part of the average, so that one of a word or two does not win by that alone.
const SHORTEST: f32 = 0.15;

/// How much it counts that an abbreviation is spelt out.
const SPELT_OUT: f32 = 0.8;

/// So much of what a long query tells an entry must have to be an answer.
const LEAST: f32 = 0.2;

/// The scores of all entries for one query.
pub(super) struct Scores {
    /// For each entry, what it was given.
    pub(super) sums: Vec<Sum>,
    /// For each group, how much it tells: the rarer the more.
    pub(super) rarity: Vec<f32>,
    /// So much an entry must have to be an answer, unless none has as much.
    pub(super) enough: f32,
    /// The most that an entry can have.
    all: f32,
}

/// What one entry was given.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    score: f32,
    /// How much it has of the query: how many of its words where all are wanted, else how much its words tell.
    pub(super) has: f32,
}

/// What the scoring reads.
pub(super) struct Library<'a> {
    pub(super) mix: &'static Mix,
    pub(super) lexicon: Lexicon<'a>,
    /// For each entry how many words each field has, in short.
    pub(super) lengths: &'a [Lengths],
    /// How many entries there are.
    pub(super) entries: usize,
    /// How many words each field has in all entries together.
    pub(super) totals: [u64; FIELDS],
}

/// Scores every entry that has any of the words.
pub(super) fn scores(library: &Library<'_>, groups: &[Group]) -> Scores {
    let mix = library.mix;
    let entries = library.lengths.len();
    let (mut sums, mut rarities, mut all) = (vec![Sum::default(); entries], Vec::new(), 0.0);
    let (mut times, mut touched) = (vec![0.0; entries], Vec::new());
    let norms = library.norms();
    for group in groups {
        library.gather(group, &norms, &mut times, &mut touched);
        let rarity = rarity(library.entries, touched.len());
        let (weight, tells) = (rarity.powf(mix.rarity), if mix.wants_all { 1.0 } else { rarity });
        for document in touched.drain(..) {
            let place = document as usize;
            let (Some(sum), Some(times)) = (sums.get_mut(place), times.get_mut(place)) else { continue };
            sum.score += weight * *times / (mix.saturation + *times);
            sum.has += tells;
            *times = 0.0;
        }
        rarities.push(rarity);
        all += tells;
    }
    Scores { sums, rarity: rarities, enough: if mix.wants_all { all } else { LEAST * all }, all }
}

impl Scores {
    /// The score of an entry. In a long query it counts that an entry has all that the query tells, and not a part of it.
    pub(super) fn of(&self, mix: &Mix, sum: &Sum) -> f32 {
        // A fourth root, since the power of a number takes twenty times as long.
        if mix.wants_all { sum.score } else { sum.score * (sum.has / self.all).sqrt().sqrt() }
    }
}

impl Library<'_> {
    /// Adds up how often the words of a group stand in each entry, weighed by field and form; lists the entries that
    /// have any.
    fn gather(&self, group: &Group, norms: &[Norm; FIELDS], times: &mut [f32], touched: &mut Vec<Document>) {
        for &(term, weight) in &group.forms {
            let mut add = |document: Document, field: usize, count: u32| {
                let length = self.lengths.get(document as usize).and_then(|lengths| lengths.get(field));
                let worth = norms.get(field).zip(length).and_then(|(norm, &length)| norm.get(length as usize));
                if let (Some(times), Some(worth)) = (times.get_mut(document as usize), worth) {
                    if *times == 0.0 {
                        touched.push(document);
                    }
                    *times += weight * count as f32 * worth;
                }
            };
            self.lexicon.postings.each_list(term, |list| list.each_count(&mut add));
        }
        for phrase in &group.phrases {
            for document in entries_with(self.lexicon.terms, self.lexicon.postings, phrase) {
                if let Some(times) = times.get_mut(document as usize).filter(|times| **times == 0.0) {
                    *times = SPELT_OUT;
                    touched.push(document);
                }
            }
        }
    }

    /// For each field and each length, what one word counts there.
    fn norms(&self) -> [Norm; FIELDS] {
        std::array::from_fn(|field| {
            let total = self.totals.get(field).copied().unwrap_or_default() as f32;
            let average = (total / self.entries.max(1) as f32).max(1.0);
            let matters = self.mix.length_matters.get(field).copied().unwrap_or_default();
            let weight = self.mix.weights.get(field).copied().unwrap_or_default();
            std::array::from_fn(|length| {
                let part = lengths::long(length as u8) as f32 / average;
                weight / (1.0 - matters + matters * part).max(SHORTEST)
            })
        })
    }
}

/// By length in short, what one word counts in a field.
type Norm = [f32; FORMS];

/// How much a word tells that so many of all entries have.
fn rarity(entries: usize, having: usize) -> f32 {
    let (entries, having) = (entries as f32, having as f32);
    (1.0 + (entries - having + 0.5).max(0.0) / (having + 0.5)).ln()
}
