//! A text as its words, each with its stem and with what it tells.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use frostem::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHasher};

use super::common::general_parts;
use crate::search::{Index, plain_words};

/// What leads up to the question tells so much of what the question itself does. Set by hand: half.
const LEADING_UP: f32 = 0.5;

/// No word is taken to be rarer than in one of so many questions, so that a slip of the pen does not weigh for ten.
const RAREST: f32 = 2_000.0;

/// A library of so many questions is half trusted on how common words are. Set by hand.
const SMALL: f32 = 100.0;

/// How rare words are: in questions at large, and in a library where there is one.
pub struct Weigh<'a> {
    library: Option<&'a Index>,
    at_large: FxHashMap<&'static str, f32>,
    stemmer: Stemmer,
}

impl<'a> Weigh<'a> {
    /// By questions at large alone: for drafts beside each other, where no library is at hand.
    pub fn at_large() -> Self {
        Self { library: None, at_large: general_parts(), stemmer: Stemmer::new(Algorithm::English) }
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
    /// What it tells, from 0.
    pub(super) weight: f32,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// Whether it has a digit.
    pub(super) number: bool,
}

/// A text that was read for comparing.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub(super) words: Vec<Word>,
    /// By stem, what it tells at the most.
    pub(super) told: Told<u64>,
    /// The same for each two words beside each other.
    pub(super) pairs: Told<(u64, u64)>,
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
        let words = plain_words(text).into_iter().filter(|word| !word.label).map(|word| {
            let stem = weigh.stemmer.stem(&word.folded);
            let leads_up = leading_up.iter().any(|range| range.contains(&word.range.start));
            let weight = weigh.weight(&word.folded, &stem) * if leads_up { LEADING_UP } else { 1.0 };
            let number = word.folded.contains(|letter: char| letter.is_ascii_digit());
            Word { stem: hash(&stem), weight, range: word.range, number }
        });
        Self::of_words(words.collect())
    }

    fn of_words(words: Vec<Word>) -> Self {
        let told = Told::of(words.iter().map(|word| (word.stem, word.weight)));
        let beside = words.iter().zip(words.iter().skip(1));
        let pairs = Told::of(beside.map(|(one, next)| ((one.stem, next.stem), one.weight + next.weight)));
        Self { words, told, pairs }
    }

    /// What all its words tell together; a text that tells little is like many others by chance.
    pub fn telling(&self) -> f32 {
        self.told.sum
    }
}

fn hash(stem: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(stem.as_bytes());
    hasher.finish()
}

/// Words with which a question, or the asking half of a sentence, begins.
const ASKING: &[&str] = &[
    "what", "whether", "if", "how", "when", "which", "who", "whose", "why", "where", "will", "would", "can", "could",
    "does", "do", "did", "is", "are", "was", "were", "has", "have", "should", "please", "may",
];

/// What a sentence begins with that only says what it is about.
const REFERRING: &[&str] = &[
    "to ask ",
    "with reference to ",
    "in reference to ",
    "pursuant to ",
    "further to ",
    "following ",
    "in light of ",
    "in the light of ",
    "in the context of ",
    "in response to ",
    "in relation to ",
    "given ",
    "as part of ",
];

/// The pieces that lead up to what is asked: sentences that ask nothing, where others do, and the first half of
/// "with reference to …, what …".
fn leading_up(text: &str) -> Vec<Range<usize>> {
    let sentences = sentences(text);
    let asks: Vec<bool> = sentences.iter().map(|range| asks(text.get(range.clone()).unwrap_or_default())).collect();
    let any = asks.contains(&true);
    let mut found = Vec::new();
    for (range, asks) in sentences.into_iter().zip(asks) {
        if any && !asks {
            found.push(range);
        } else if let Some(length) = text.get(range.clone()).and_then(reference) {
            found.push(range.start..range.start + length);
        }
    }
    found
}

/// Whether a sentence asks something.
fn asks(sentence: &str) -> bool {
    let has_mark = sentence.trim_end().ends_with('?');
    has_mark || first_word(sentence).is_some_and(is_asking) || asking_after_comma(sentence, 0).is_some()
}

fn first_word(sentence: &str) -> Option<&str> {
    sentence.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty())
}

fn is_asking(word: &str) -> bool {
    ASKING.iter().any(|asking| word.eq_ignore_ascii_case(asking))
}

/// How long the half is that only says what the sentence is about, if it begins with one. "To ask the Minister, with
/// reference to the report, what …" has two of them.
fn reference(sentence: &str) -> Option<usize> {
    let starts = |from: usize| {
        let rest = sentence.get(from..).unwrap_or_default();
        REFERRING.iter().any(|words| rest.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words)))
    };
    if !starts(0) {
        return None;
    }
    asking_after_comma(sentence, 0)
}

/// Where an asking word stands after a comma: the first such place.
fn asking_after_comma(sentence: &str, from: usize) -> Option<usize> {
    let rest = sentence.get(from..)?;
    let places = rest.match_indices(", ").map(|(at, _)| from + at + 2);
    places.into_iter().find(|&at| {
        let after = sentence.get(at..).unwrap_or_default();
        let word = after.strip_prefix("and ").unwrap_or(after).split(|letter: char| !letter.is_alphanumeric()).next();
        word.is_some_and(is_asking)
    })
}

/// The sentences of a text: they end at a line break, or at a mark with white space after it.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (at, letter) in text.char_indices() {
        if letter == '\n' || (ended && letter.is_whitespace()) {
            found.push(start..at);
            start = at + letter.len_utf8();
        }
        ended = matches!(letter, '.' | '?' | '!') || (ended && matches!(letter, '”' | '"' | '’' | '\'' | ')'));
    }
    found.push(start..text.len());
    found.retain(|range| text.get(range.clone()).is_some_and(|sentence| !sentence.trim().is_empty()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_up_to_the_question_is_told_from_what_is_asked() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = leading_up(text).into_iter().map(|range| text.get(range).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("What is planned?", &[]);
        check("Roads are bad. What is planned? We wait.", &["Roads are bad.", "We wait."]);
        check("Roads are bad. Bins are full.", &[]);
        check(
            "To ask the Minister for Roads, with reference to the report of 3 May, and the plan, what he has spent.",
            &["To ask the Minister for Roads, with reference to the report of 3 May, and the plan, "],
        );
        check("With reference to the report", &[]);
        check("", &[]);
    }

    #[test]
    fn a_rare_word_tells_more_than_a_common_one() {
        let weigh = Weigh::at_large();
        let told = |text: &str| Reading::of(text, &weigh).telling();
        assert!(told("naloxone") > told("schools") && told("schools") > told("the"));
        assert!(told("the") >= 0.0);
    }
}
