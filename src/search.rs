//! Finding: the index over the library of answers, the ranking, and the passage to show.
//!
//! The index holds numbers, not text: 50,000 answers must fit beside everything else in a browser tab.
//! It runs in the worker; the records themselves are kept by another layer. `Index::new` also keeps the
//! records that it is given, so that `search` can cut passages by itself; `Index::of_words_alone` keeps
//! none, and `rank` with `hit` do the same work for whoever can fetch the few records that are shown.
//!
//! `words` and `fold` read text, `gather` an entry; `terms` is the vocabulary, `postings` say which entry
//! has which word where, `documents` what else is known of an entry, `abbreviations` what the library
//! explains. `query` and `dates` read what was typed, `matching` and `spelling` find the words that stand
//! for it, `rank` scores, `near` and `exact` look at the places of words, `select` filters and orders,
//! `facets` count, `passage` cuts what is shown.

mod abbreviations;
mod dates;
mod documents;
mod exact;
mod facets;
mod fold;
mod gather;
mod matching;
mod near;
mod passage;
mod postings;
mod query;
mod rank;
mod select;
mod spelling;
mod terms;
mod words;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::id::{EntryId, RecordId};
use crate::record::{Entry, Place, Record};
use abbreviations::Abbreviations;
use documents::{About, Document, FIELDS, Names};
use gather::Gathered;
use passage::Wanted;
use postings::Postings;
use terms::Terms;

pub use dates::Days;
pub use facets::{Count, Facets, Filters};
pub use query::Query;

/// The index over all entries of the library.
pub struct Index {
    terms: Terms,
    /// By word: which entries have it.
    postings: Vec<Postings>,
    /// By entry, also of removed records, whose entries no longer have any words.
    about: Vec<About>,
    /// By entry: how many words each field has, without the common ones.
    lengths: Vec<[u16; FIELDS]>,
    names: Names,
    abbreviations: Abbreviations,
    records: FxHashMap<RecordId, Range<Document>>,
    texts: Option<FxHashMap<RecordId, Record>>,
    /// How many entries there are.
    entries: usize,
    /// How many words each field has in all entries together.
    totals: [u64; FIELDS],
}

/// The answers to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// How many entries were found in all.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
    /// What all that were found may be narrowed to.
    pub facets: Facets,
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The record it stands in.
    pub record: RecordId,
    /// The question within the record.
    pub entry: EntryId,
    /// How well it answers; only good for comparing within one search.
    pub score: f32,
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

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl Index {
    /// An empty index that keeps the records it is given.
    pub fn new() -> Self {
        Self { texts: Some(FxHashMap::default()), ..Self::of_words_alone() }
    }

    /// An empty index that keeps no texts: `search` finds nothing to show, `rank` and `hit` serve instead.
    pub fn of_words_alone() -> Self {
        Self {
            terms: Terms::new(),
            postings: Vec::new(),
            about: Vec::new(),
            lengths: Vec::new(),
            names: Names::default(),
            abbreviations: Abbreviations::default(),
            records: FxHashMap::default(),
            texts: None,
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

    /// How much memory the index takes, in bytes, without the texts that it may keep.
    pub fn size(&self) -> Size {
        let lists: usize = self.postings.iter().map(Postings::bytes).sum();
        let of_each = size_of::<About>() + size_of::<[u16; FIELDS]>();
        let of_record = size_of::<(RecordId, Range<Document>)>() + 1;
        Size {
            vocabulary: self.terms.bytes(),
            postings: lists + self.postings.capacity() * size_of::<Postings>(),
            entries: self.about.capacity() * of_each + self.records.capacity() * of_record + self.names.bytes(),
        }
    }

    /// Adds a record with all its entries; one with the same id is replaced.
    pub fn insert(&mut self, record: &Record) {
        self.remove(record.id);
        let first = self.about.len() as Document;
        for (ordinal, entry) in record.entries.iter().enumerate() {
            self.insert_entry(record, entry, ordinal as u32);
        }
        self.entries += record.entries.len();
        self.records.insert(record.id, first..self.about.len() as Document);
        if let Some(texts) = &mut self.texts {
            texts.insert(record.id, record.clone());
        }
    }

    /// Takes a record out; one that is not there changes nothing.
    pub fn remove(&mut self, record: RecordId) {
        let Some(gone) = self.records.remove(&record) else { return };
        self.entries -= gone.len();
        self.postings.iter_mut().for_each(|postings| postings.remove(&gone));
        self.abbreviations.forget(&gone);
        for lengths in self.lengths.get(gone.start as usize..gone.end as usize).unwrap_or_default() {
            for (total, &length) in self.totals.iter_mut().zip(lengths) {
                *total -= u64::from(length);
            }
        }
        if let Some(texts) = &mut self.texts {
            texts.remove(&record);
        }
    }

    /// The best answers to a query with their passages; for an empty query the newest.
    pub fn search(&self, query: &Query, limit: usize) -> Results {
        let ranking = self.rank(query, limit);
        let text = |found: &Found| self.texts.as_ref()?.get(&found.record);
        let hits = ranking.found.iter().filter_map(|found| self.hit(&ranking, found, text(found)?)).collect();
        Results { total: ranking.total, hits, facets: ranking.facets }
    }

    /// What to show of an entry in a ranking, cut from its record; `None` if the record has no such entry.
    pub fn hit(&self, ranking: &Ranking, found: &Found, record: &Record) -> Option<Hit> {
        let entry = record.entries.iter().find(|entry| entry.id == found.entry)?;
        let passage = passage::best_passage(&self.terms, &ranking.wanted, entry);
        let Found { record, entry, score } = *found;
        Some(Hit { record, entry, place: passage.place, passage: passage.text, marks: passage.marks, score })
    }

    fn insert_entry(&mut self, record: &Record, entry: &Entry, ordinal: u32) {
        let document = self.about.len() as Document;
        let gathered = Gathered::from_entry(&mut self.terms, record, entry);
        self.postings.resize_with(self.terms.len(), Postings::default);
        for word in gathered.occurrences() {
            if let Some(postings) = self.postings.get_mut(word.term as usize) {
                postings.push(document, word.times, word.places());
            }
        }
        for text in entry.places().iter().flat_map(|&place| entry.paragraphs(place)) {
            self.abbreviations.learn(document, text);
        }
        let lengths = gathered.lengths();
        for (total, length) in self.totals.iter_mut().zip(lengths) {
            *total += u64::from(length);
        }
        make_room(&mut self.about);
        make_room(&mut self.lengths);
        self.about.push(About {
            record: record.id,
            entry: entry.id,
            ordinal,
            date: record.meeting_date,
            body: self.names.intern(record.body.as_deref()),
            asker: self.names.intern(entry.asker.as_deref()),
            asked_of: self.names.intern(entry.asked_of.as_deref()),
            answered_by: self.names.intern(entry.speaker(Place::Answer)),
        });
        self.lengths.push(lengths);
    }
}

/// A full list grows by a quarter instead of doubling: memory is dearer here than copying.
fn make_room<Item>(list: &mut Vec<Item>) {
    if list.len() == list.capacity() {
        list.reserve_exact(8 + list.len() / 4);
    }
}
