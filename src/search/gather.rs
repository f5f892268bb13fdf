//! The words of one entry, field by field, as they go into the index.

use super::documents::{FIELDS, Field};
use super::promises;
use super::terms::{Term, Terms};
use super::words::{Word, each_word};
use crate::record::{Entry, Place, Record};

/// So many places lie between two fields that no phrase reaches across.
const GAP: u32 = 8;

/// The words of one entry.
#[derive(Default)]
pub(super) struct Gathered {
    /// Each word with its place and field, so packed that sorting brings the places of a word together.
    words: Vec<u64>,
    place: u32,
    before: Term,
}

const FIELD_BITS: u32 = 3;
const PLACE_BITS: u32 = 32;

fn packed(term: Term, place: u32, field: Field) -> u64 {
    u64::from(term) << PLACE_BITS | u64::from(place << FIELD_BITS) | field as u64
}

fn term_of(word: u64) -> Term {
    (word >> PLACE_BITS) as Term
}

fn place_of(word: u64) -> u32 {
    word as u32 >> FIELD_BITS
}

fn field_in(word: u64) -> usize {
    (word & ((1 << FIELD_BITS) - 1)) as usize
}

/// One word of the entry with all its places.
pub(super) struct Occurrences<'a> {
    pub(super) term: Term,
    /// How often in each field.
    pub(super) times: [u32; FIELDS],
    run: &'a [u64],
}

impl Occurrences<'_> {
    pub(super) fn places(&self) -> impl Iterator<Item = u32> + '_ {
        self.run.iter().map(|&word| place_of(word))
    }
}

impl Gathered {
    /// Reads an entry of a record, adding its words to the vocabulary.
    pub(super) fn from_entry(terms: &mut Terms, record: &Record, entry: &Entry) -> Self {
        let mut gathered = Self { words: Vec::with_capacity(256), ..Self::default() };
        gathered.add(terms, Field::Heading, entry.subject.as_deref());
        for place in entry.places() {
            for paragraph in entry.paragraphs(place) {
                gathered.add(terms, field_of(place), Some(paragraph));
            }
        }
        for name in names(record, entry) {
            gathered.add(terms, Field::Names, name);
        }
        gathered.words.sort_unstable();
        gathered
    }

    /// How many words each field has, without the common ones.
    pub(super) fn lengths(&self) -> [u16; FIELDS] {
        let mut lengths = [0_u16; FIELDS];
        for &word in &self.words {
            if let Some(length) = lengths.get_mut(field_in(word)) {
                *length = length.saturating_add(1);
            }
        }
        lengths
    }

    /// Each different word of the entry, once.
    pub(super) fn occurrences(&self) -> impl Iterator<Item = Occurrences<'_>> {
        self.words.chunk_by(|&one, &other| term_of(one) == term_of(other)).filter_map(|run| {
            let mut times = [0; FIELDS];
            for &word in run {
                *times.get_mut(field_in(word))? += 1;
            }
            Some(Occurrences { term: term_of(*run.first()?), times, run })
        })
    }

    fn add(&mut self, terms: &mut Terms, field: Field, text: Option<&str>) {
        each_word(text.unwrap_or_default(), |word| self.add_word(terms, field, &word));
        self.place += GAP;
    }

    fn add_word(&mut self, terms: &mut Terms, field: Field, word: &Word<'_>) {
        self.place += 1;
        if word.hyphenated {
            let joined = [terms.word(self.before), word.folded].concat();
            self.words.push(packed(terms.intern(&joined), self.place, field));
        }
        let term = terms.intern(word.folded);
        if !word.label && (word.capitals || !terms.is_common(term)) {
            self.words.push(packed(term, self.place, field));
        }
        self.before = term;
    }
}

/// Whether any answer of the entry promises something.
pub(super) fn promises_anything(entry: &Entry) -> bool {
    let is_answer = |place: &Place| matches!(place, Place::Answer | Place::SupplementaryAnswer(_));
    let mut texts = entry.places().into_iter().filter(is_answer).flat_map(|place| entry.paragraphs(place));
    texts.any(promises::promises_anything)
}

/// A hash of an answer, exactly as it stands, with its length in the lower half; 0 where there is no answer.
pub(super) fn answer_hash(entry: &Entry) -> u64 {
    let mut hasher = crc32fast::Hasher::new();
    let mut length = 0;
    for text in entry.paragraphs(Place::Answer) {
        hasher.update(text.trim().as_bytes());
        length += text.trim().len();
    }
    if length == 0 { 0 } else { u64::from(hasher.finalize()) << 32 | length as u64 & u64::from(u32::MAX) }
}

fn field_of(place: Place) -> Field {
    match place {
        Place::Question => Field::Question,
        Place::Answer => Field::Answer,
        Place::Supplementary(_) | Place::SupplementaryAnswer(_) => Field::Supplementary,
    }
}

/// The names printed with an entry, each once.
fn names<'a>(record: &'a Record, entry: &'a Entry) -> Vec<Option<&'a str>> {
    let answered_by = entry.speaker(Place::Answer);
    let mut names = vec![record.body.as_deref(), record.title.as_deref(), entry.asker.as_deref()];
    for other in [entry.asked_of.as_deref(), answered_by] {
        if !names.contains(&other) {
            names.push(other);
        }
    }
    for place in entry.places() {
        if !names.contains(&entry.speaker(place)) {
            names.push(entry.speaker(place));
        }
    }
    names
}
