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
    /// Each word with its place and field.
    words: Vec<(Term, u32, Field)>,
    place: u32,
    before: String,
}

/// One word of the entry with all its places.
pub(super) struct Occurrences<'a> {
    pub(super) term: Term,
    /// How often in each field.
    pub(super) times: [u32; FIELDS],
    run: &'a [(Term, u32, Field)],
}

impl Occurrences<'_> {
    pub(super) fn places(&self) -> impl Iterator<Item = u32> + '_ {
        self.run.iter().map(|&(_, place, _)| place)
    }
}

impl Gathered {
    /// Reads an entry of a record, adding its words to the vocabulary.
    pub(super) fn from_entry(terms: &mut Terms, record: &Record, entry: &Entry) -> Self {
        let mut gathered = Self::default();
        gathered.add(terms, Field::Heading, entry.subject.as_deref());
        for place in entry.places() {
            for paragraph in entry.paragraphs(place) {
                gathered.add(terms, field_of(place), Some(paragraph));
            }
        }
        for name in names(record, entry) {
            gathered.add(terms, Field::Names, name);
        }
        gathered.words.sort_unstable_by_key(|&(term, place, _)| (term, place));
        gathered
    }

    /// How many words each field has, without the common ones.
    pub(super) fn lengths(&self) -> [u16; FIELDS] {
        let mut lengths = [0_u16; FIELDS];
        for &(_, _, field) in &self.words {
            if let Some(length) = lengths.get_mut(field as usize) {
                *length = length.saturating_add(1);
            }
        }
        lengths
    }

    /// Each different word of the entry, once.
    pub(super) fn occurrences(&self) -> impl Iterator<Item = Occurrences<'_>> {
        self.words.chunk_by(|(one, ..), (other, ..)| one == other).filter_map(|run| {
            let mut times = [0; FIELDS];
            for &(_, _, field) in run {
                *times.get_mut(field as usize)? += 1;
            }
            Some(Occurrences { term: run.first()?.0, times, run })
        })
    }

    fn add(&mut self, terms: &mut Terms, field: Field, text: Option<&str>) {
        each_word(text.unwrap_or_default(), |word| self.add_word(terms, field, &word));
        self.place += GAP;
    }

    fn add_word(&mut self, terms: &mut Terms, field: Field, word: &Word<'_>) {
        self.place += 1;
        if word.hyphenated {
            self.before.push_str(word.folded);
            self.words.push((terms.intern(&self.before), self.place, field));
        }
        let term = terms.intern(word.folded);
        if !word.label && (word.capitals || !terms.is_common(term)) {
            self.words.push((term, self.place, field));
        }
        self.before.clear();
        self.before.push_str(word.folded);
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
