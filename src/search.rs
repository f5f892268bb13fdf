//! Finding: the index over the library of answers, the ranking, and the passage to show.
//!
//! The index holds numbers, not text: 50,000 answers must fit beside everything else in a browser tab.
//! It runs in the worker; the records themselves are kept by another layer. `rank` says which entries answer
//! a query, and `hit` cuts the passage from a record that the caller fetched, so that only the few records
//! that are shown have to be read.
//!
//! `words` and `fold` read text, `gather` an entry; `terms` is the vocabulary, `shelves` hold the `postings` that
//! say which entry has which word where, `registry` and `documents` what else is known of records and entries,
//! `lengths` of their fields, `abbreviations` what the library explains, `promises` what answers promise.
//! `query` and `dates` read what was typed, `matching` and `spelling` find the words that stand for it, `rank`
//! scores, `near` and `exact` look at the places of words, `select` filters and orders, `facets` count,
//! `passage` cuts what is shown, `plain` is what others ask of it all. `save` makes bytes of an index, `load` an index of
//! bytes.

mod abbreviations;
mod blocks;
mod bytes;
mod dates;
mod documents;
mod exact;
mod facets;
mod fold;
mod gather;
mod lengths;
mod load;
mod matching;
mod met;
mod near;
mod passage;
mod plain;
mod postings;
mod promises;
mod query;
mod rank;
mod recent;
mod registry;
mod save;
mod select;
mod shelves;
mod spelling;
mod terms;
mod words;

use std::ops::Range;

use crate::id::{EntryId, RecordId};
use crate::record::{Entry, Place, Record};
use abbreviations::Abbreviations;
use blocks::Blocks;
use documents::{About, Document, FIELDS, Gone, Names};
use gather::Gathered;
use lengths::Lengths;
use passage::Wanted;
use registry::{Kept, Registry};
use shelves::Shelves;
use terms::Terms;

pub use dates::Days;
pub use facets::{Count, Facets, Filters};
pub use load::{LoadError, Loading};
pub(crate) use plain::plain_words;
pub use promises::{Promise, promises};
pub use query::Query;

/// The index over all entries of the library.
pub struct Index {
    terms: Terms,
    /// By word: which entries have it.
    postings: Shelves,
    /// By entry, also of removed records, whose entries no longer have any words.
    about: Blocks<About>,
    /// By entry: how many words each field has, without the common ones.
    lengths: Vec<Lengths>,
    names: Names,
    abbreviations: Abbreviations,
    records: Registry,
    /// How many entries there are.
    entries: usize,
    /// How many words each field has in all entries together.
    totals: [u64; FIELDS],
}

/// One entry that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The record it stands in.
    pub record: RecordId,
    /// The question within the record.
    pub entry: EntryId,
    /// Which text of the entry the passage is from.
    pub place: Place,
    /// A sentence or two, exactly as in one paragraph of the source.
    pub passage: String,
    /// What to mark in the passage, as ranges of bytes on character boundaries, rising and apart.
    pub marks: Vec<Range<usize>>,
    /// How well it answers; only good for comparing within one search.
    pub score: f32,
    /// The other entries found with the very same answer.
    pub others: Vec<(RecordId, EntryId)>,
}

/// The order of the entries that answer a query, without their texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// How many entries were found in all.
    pub total: usize,
    /// The best of them, best first.
    pub found: Vec<Found>,
    /// What all that were found may be narrowed to.
    pub facets: Facets,
    /// The words by which they were found.
    wanted: Wanted,
}

/// One entry in a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The record it stands in.
    pub record: RecordId,
    /// The question within the record.
    pub entry: EntryId,
    /// How well it answers; only good for comparing within one search.
    pub score: f32,
    /// The other entries found with the very same answer; `rank` leaves this empty.
    pub others: Vec<(RecordId, EntryId)>,
}

/// The memory of an index by its parts, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The words themselves.
    pub vocabulary: usize,
    /// Which entry has which word where.
    pub postings: usize,
    /// What else is known of the entries.
    pub entries: usize,
}

impl Size {
    /// All of it.
    pub fn total(&self) -> usize {
        self.vocabulary + self.postings + self.entries
    }
}

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl Index {
    /// An empty index.
    pub fn new() -> Self {
        Self {
            terms: Terms::new(),
            postings: Shelves::new(),
            about: Blocks::default(),
            lengths: Vec::new(),
            names: Names::default(),
            abbreviations: Abbreviations::default(),
            records: Registry::default(),
            entries: 0,
            totals: [0; FIELDS],
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How much memory the index takes, in bytes.
    pub fn size(&self) -> Size {
        let lengths = self.lengths.capacity() * size_of::<Lengths>();
        Size {
            vocabulary: self.terms.bytes() + self.abbreviations.bytes(),
            postings: self.postings.bytes(),
            entries: self.about.bytes() + lengths + self.records.bytes() + self.names.bytes(),
        }
    }

    /// Which records it holds, each with the version that it was given.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, u64)> {
        self.records.iter().map(|kept| (kept.id, kept.version))
    }

    /// The version of a record, if the index holds it.
    pub fn version(&self, record: RecordId) -> Option<u64> {
        self.records.find(record).map(|kept| kept.version)
    }

    /// Adds a record with all its entries; one with the same id is replaced. The version is the caller's word
    /// for the record's content, such as a hash of it, and is given back by `records`.
    pub fn insert(&mut self, record: &Record, version: u64) {
        self.remove(record.id);
        let first = self.about.len() as Document;
        record.entries.iter().for_each(|entry| self.insert_entry(record, entry));
        self.entries += record.entries.len();
        self.postings.tidy_when_due();
        let body = self.names.intern(record.body.as_deref());
        let entries = first..self.about.len() as Document;
        self.records.add(Kept { id: record.id, version, date: record.meeting_date, body, entries, here: true });
    }

    /// Takes a record out; one that is not there changes nothing.
    pub fn remove(&mut self, record: RecordId) {
        self.remove_all(&[record]);
    }

    /// Takes many records out, which takes little longer than one.
    pub fn remove_all(&mut self, records: &[RecordId]) {
        let ranges: Vec<_> = records.iter().filter_map(|&record| self.records.remove(record)).collect();
        if ranges.iter().all(Range::is_empty) {
            return;
        }
        let gone = Gone::of(&ranges);
        self.postings.remove(&gone);
        self.abbreviations.forget(&gone);
        for document in ranges.into_iter().flatten() {
            self.entries -= 1;
            let lengths = self.lengths.get(document as usize).copied().unwrap_or_default();
            for (total, length) in self.totals.iter_mut().zip(lengths) {
                *total -= u64::from(lengths::long(length));
            }
        }
    }

    /// What to show of an entry in a ranking, cut from its record; `None` if the record has no such entry.
    pub fn hit(&self, ranking: &Ranking, found: &Found, record: &Record) -> Option<Hit> {
        let entry = record.entries.iter().find(|entry| entry.id == found.entry)?;
        let passage = passage::best_passage(&self.terms, &ranking.wanted, entry);
        let Found { record, entry, score, others } = found.clone();
        let passage::Passage { place, text: passage, marks } = passage;
        Some(Hit { record, entry, place, passage, marks, score, others })
    }

    fn insert_entry(&mut self, record: &Record, entry: &Entry) {
        let document = self.about.len() as Document;
        let gathered = Gathered::from_entry(&mut self.terms, record, entry);
        for word in gathered.occurrences() {
            self.postings.push(word.term, document, &word.times, word.places());
        }
        for text in entry.places().iter().flat_map(|&place| entry.paragraphs(place)) {
            self.abbreviations.learn(document, text);
        }
        let lengths = gathered.lengths().map(lengths::short);
        for (total, length) in self.totals.iter_mut().zip(lengths) {
            *total += u64::from(lengths::long(length));
        }
        make_room(&mut self.lengths, 1);
        self.about.push(About {
            entry: entry.id,
            record: self.records.next(),
            asker: self.names.intern(entry.asker.as_deref()),
            asked_of: self.names.intern(entry.asked_of.as_deref()),
            answered_by: self.names.intern(entry.speaker(Place::Answer)),
            answer: gather::answer_hash(entry),
            promise: gather::promises_anything(entry),
        });
        self.lengths.push(lengths);
    }
}

/// Room for so many more items. A full list grows by an eighth instead of doubling: memory is dearer here than copying.
fn make_room<Item>(list: &mut Vec<Item>, more: usize) {
    if list.capacity() - list.len() < more {
        list.reserve_exact(more + 16 + list.len() / 8);
    }
}
