//! A text as its words, each with its stem and with what it tells.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use frostem::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHasher};

use super::asking::{Kinds, Phrases};
use super::common::general_parts;
use super::kin::Kin;
use super::leading::{leading_up, sentences};
use crate::search::{Index, plain_words};

/// What leads up to the question, and the words of "how many", "for what reason" and the like, tell so much of what
/// they would elsewhere. Such a phrase is compared by what it asks for, not by its words. Set by hand: a little more
/// or less makes no difference.
const LESS: f32 = 0.3;

/// Names that nearly every question has, of whom is asked and where.
const GENERAL_NAMES: &[&str] = &[
    "answer",
    "cabinet",
    "cllr",
    "commissioner",
    "council",
    "councillor",
    "department",
    "england",
    "government",
    "house",
    "kingdom",
    "leader",
    "minister",
    "panel",
    "parliament",
    "pcc",
    "question",
    "secretary",
    "state",
    "uk",
    "united",
];

/// No word is taken to be rarer than in one of so many questions, so that a slip of the pen does not weigh for ten.
const RAREST: f32 = 2_000.0;

/// A library of so many questions is half trusted on how common words are. Set by hand.
const SMALL: f32 = 100.0;

/// How rare words are: in questions at large, and in a library where there is one.
pub struct Weigh<'a> {
    library: Option<&'a Index>,
    at_large: FxHashMap<&'static str, f32>,
    stemmer: Stemmer,
    phrases: Phrases,
}

impl<'a> Weigh<'a> {
    /// By questions at large alone: for drafts beside each other, where no library is at hand.
    pub fn at_large() -> Self {
        Self {
            library: None,
            at_large: general_parts(),
            stemmer: Stemmer::new(Algorithm::English),
            phrases: Phrases::new(),
        }
    }

    /// By what the library has as well: where every question is about the police, "police" tells little.
    pub fn by(library: &'a Index) -> Self {
        Self { library: Some(library), ..Self::at_large() }
    }

    /// What a word tells, from 0: the logarithm of how rare it is.
    fn weight(&self, folded: &str, stem: &str) -> f32 {
        let here = self.library.map_or(0.0, |library| library.part_having(folded) * trusted(library.len()));
        let at_large = self.at_large.get(stem).copied().unwrap_or_default();
        (1.0 / at_large.max(here).max(1.0 / RAREST)).ln()
    }
}

/// How far a library of so many questions tells how common words are: in one of a single question every word is.
fn trusted(questions: usize) -> f32 {
    questions as f32 / (questions as f32 + SMALL)
}

/// One word of a text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// A hash of its stem.
    pub(super) stem: u64,
    /// What it tells, from 0: less where it only leads up to what is asked.
    pub(super) weight: f32,
    /// What it tells wherever it stands.
    pub(super) full: f32,
    /// Whether it tells nothing by itself, however rare it is.
    pub(super) plain: bool,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// Whether it is a name in what is asked: it has a capital letter, and begins no sentence.
    pub(super) name: bool,
    /// What it has in common with words that mean the same.
    pub(super) kin: Option<Kin>,
}

/// A text that was read for comparing.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub(super) words: Vec<Word>,
    /// By stem, what it tells at the most.
    pub(super) told: Told<u64>,
    /// The same for each two words beside each other.
    pub(super) pairs: Told<(u64, u64)>,
    /// What kinds of things are asked for.
    pub(super) kinds: Kinds,
}

/// What each word or pair tells, and all of them together.
#[derive(Clone, Debug)]
pub(super) struct Told<Key> {
    pub(super) each: FxHashMap<Key, f32>,
    pub(super) sum: f32,
}

impl<Key> Default for Told<Key> {
    fn default() -> Self {
        Self { each: FxHashMap::default(), sum: 0.0 }
    }
}

impl<Key: Eq + Hash> Told<Key> {
    fn of(words: impl Iterator<Item = (Key, f32)>) -> Self {
        let mut each = FxHashMap::default();
        for (key, weight) in words {
            let most: &mut f32 = each.entry(key).or_default();
            *most = most.max(weight);
        }
        let sum = each.values().sum();
        Self { each, sum }
    }
}

impl Reading {
    /// Reads a text.
    pub fn of(text: &str, weigh: &Weigh<'_>) -> Self {
        let leading_up = leading_up(text);
        let sentences = sentences(text);
        let plain: Vec<_> = plain_words(text).into_iter().filter(|word| !word.label).collect();
        let folded: Vec<&str> = plain.iter().map(|word| word.folded.as_str()).collect();
        let (mut words, mut kinds) = (Vec::with_capacity(plain.len()), Kinds::default());
        let (mut asking, mut sentence) = (0, None);
        for (at, word) in plain.iter().enumerate() {
            let place = word.range.start;
            let leads_up = leading_up.iter().any(|range| range.contains(&place));
            if !leads_up {
                let (begun, length) = weigh.phrases.at(folded.get(at..).unwrap_or_default());
                kinds = kinds.with(begun);
                asking = asking.max(at + length);
            }
            let stem = weigh.stemmer.stem(&word.folded);
            let part = if leads_up || at < asking { LESS } else { 1.0 };
            let its_sentence = sentences.partition_point(|range| range.end <= place);
            let begins = sentence.replace(its_sentence) != Some(its_sentence);
            let printed = text.get(word.range.clone()).unwrap_or_default();
            let name = !leads_up && !begins && is_name(printed, &word.folded);
            let full = weigh.weight(&word.folded, &stem);
            let plain = !name && is_plain(printed);
            let (weight, range) = (full * part, word.range.clone());
            words.push(Word { stem: hash(&stem), weight, full, plain, range, name, kin: Kin::of(&stem) });
        }
        let told = Told::of(words.iter().map(|word| (word.stem, word.weight)));
        let beside = words.iter().zip(words.iter().skip(1));
        let pairs = Told::of(beside.map(|(one, next)| ((one.stem, next.stem), one.weight + next.weight)));
        Self { words, told, pairs, kinds }
    }

    /// What all its words tell together; a text that tells little is like many others by chance.
    pub fn telling(&self) -> f32 {
        self.told.sum
    }

    /// Whether it has the stem of a word.
    pub(super) fn has(&self, word: &Word) -> bool {
        self.told.each.contains_key(&word.stem)
    }
}

/// Whether a word is written as a name: with a capital letter, longer than "A", and not one of the general ones.
fn is_name(printed: &str, folded: &str) -> bool {
    let mut letters = printed.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some() && !GENERAL_NAMES.contains(&folded)
}

/// Words that only lead up to what is asked, or join it: that both have one of them, or one question alone, says
/// nothing.
const TELL_NOTHING: &[&str] = &[
    "a", "about", "above", "after", "again", "all", "already", "also", "although", "among", "an", "and", "any", "are",
    "as", "ask", "asked", "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by",
    "can", "confirm", "could", "detail", "details", "did", "does", "doing", "done", "during", "each", "either", "else",
    "even", "ever", "every", "explain", "for", "from", "further", "give", "given", "go", "going", "got", "had", "has",
    "have", "having", "he", "her", "here", "him", "his", "how", "however", "if", "in", "inform", "into", "is", "it",
    "it's", "its", "itself", "it’s", "just", "know", "let", "like", "made", "make", "many", "may", "me", "might",
    "mind", "more", "most", "much", "must", "my", "neither", "no", "nor", "not", "now", "number", "of", "off", "on",
    "only", "or", "other", "others", "our", "out", "over", "own", "please", "provide", "put", "rather", "reason",
    "remain", "same", "say", "set", "shall", "she", "should", "since", "so", "some", "state", "still", "such", "take",
    "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "though",
    "through", "to", "too", "under", "until", "up", "upon", "us", "very", "via", "was", "we", "were", "what", "when",
    "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would",
    "yet", "you", "your",
];

/// Whether a printed word is one that tells nothing by itself.
fn is_plain(printed: &str) -> bool {
    TELL_NOTHING.iter().any(|plain| printed.eq_ignore_ascii_case(plain))
}

fn hash(stem: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(stem.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_word_tells_more_than_a_common_one() {
        let weigh = Weigh::at_large();
        let told = |text: &str| Reading::of(text, &weigh).telling();
        assert!(told("naloxone") > told("schools") && told("schools") > told("the"));
        assert!(told("the") >= 0.0);
    }
}
