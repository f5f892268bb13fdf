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
    /// How much it matters that an entry has all that the query tells, and not a part of it.
    pub(super) completeness: f32,
}

/// A query of a few words looks for something said, mostly in an answer, in just these words.
const SHORT: Mix = Mix {
    weights: [1.0, 0.5, 1.9, 1.9, 0.25],
    length_matters: [0.3, 1.0, 0.8, 0.8, 0.3],
    relative: 0.15,
    nearness: 0.15,
    saturation: 0.6,
    rarity: 1.0,
    completeness: 0.0,
};

/// A longer one, such as a whole question, looks for its like: the heading and the question tell most.
const LONG: Mix = Mix {
    weights: [5.3, 1.0, 0.35, 0.35, 0.05],
    length_matters: [0.15, 1.6, 1.0, 1.0, 0.15],
    relative: 0.3,
    nearness: 0.15,
    saturation: 1.5,
    rarity: 1.2,
    completeness: 0.2,
};

/// A query of so many words is short.
pub(super) const FEW_WORDS: usize = 4;

/// How to weigh the answers to a query of so many words.
pub(super) fn mix(words: usize) -> &'static Mix {
    if words <= FEW_WORDS { &SHORT } else { &LONG }
}

/// No field counts as shorter than this part of the average, so that one of a word or two does not win by that alone.
const SHORTEST: f32 = 0.15;

/// How much it counts that an abbreviation is spelt out.
const SPELT_OUT: f32 = 0.8;

/// The scores of all entries for one query.
pub(super) struct Scores {
    /// For each entry, what it was given.
    pub(super) sums: Vec<Sum>,
    /// For each group, how much it tells: the rarer the more.
    pub(super) rarity: Vec<f32>,
}

/// What one entry was given; kept together, since it is read and written together.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) score: f32,
    /// How much the groups that it has tell together.
    pub(super) told: f32,
    /// How many groups of the query it has.
    pub(super) found: u32,
    /// How often it has the words of the group that is just being read, weighed by field and form.
    times: f32,
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
    let mut scores = Scores { sums: vec![Sum::default(); library.lengths.len()], rarity: Vec::new() };
    let norms = library.norms();
    for group in groups {
        let touched = library.gather(group, &norms, &mut scores.sums);
        let rarity = rarity(library.entries, touched.len());
        scores.rarity.push(rarity);
        let weight = rarity.powf(library.mix.rarity);
        for document in touched {
            let Some(sum) = scores.sums.get_mut(document as usize) else { continue };
            sum.score += weight * sum.times / (library.mix.saturation + sum.times);
            sum.told += rarity;
            sum.found += 1;
            sum.times = 0.0;
        }
    }
    scores
}

impl Scores {
    /// How much all groups tell together.
    pub(super) fn all_told(&self) -> f32 {
        self.rarity.iter().sum()
    }

    /// Takes something off the scores of entries that have only a part of what the query tells.
    pub(super) fn ask_for_completeness(&self, mix: &Mix, documents: &mut [(Document, f32)]) {
        let all = self.all_told();
        if mix.completeness == 0.0 || all == 0.0 {
            return;
        }
        for (document, score) in documents {
            let told = self.sums.get(*document as usize).map_or(0.0, |sum| sum.told);
            *score *= (told / all).powf(mix.completeness);
        }
    }
}

impl Library<'_> {
    /// Adds up how often the words of a group stand in each entry; gives the entries that have any.
    fn gather(&self, group: &Group, norms: &[Norm; FIELDS], sums: &mut [Sum]) -> Vec<Document> {
        let mut touched =
            Vec::with_capacity(group.forms.first().map_or(0, |&(term, _)| self.lexicon.postings.count(term)));
        for &(term, weight) in &group.forms {
            let mut add = |document: Document, field: usize, count: u32| {
                let length = self.lengths.get(document as usize).and_then(|lengths| lengths.get(field));
                let worth = norms.get(field).zip(length).and_then(|(norm, &length)| norm.get(length as usize));
                if let (Some(sum), Some(worth)) = (sums.get_mut(document as usize), worth) {
                    if sum.times == 0.0 {
                        touched.push(document);
                    }
                    sum.times += weight * count as f32 * worth;
                }
            };
            self.lexicon.postings.each_list(term, |list| list.each_count(&mut add));
        }
        for phrase in &group.phrases {
            for document in entries_with(self.lexicon.terms, self.lexicon.postings, phrase) {
                if let Some(sum) = sums.get_mut(document as usize).filter(|sum| sum.times == 0.0) {
                    sum.times = SPELT_OUT;
                    touched.push(document);
                }
            }
        }
        touched
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
