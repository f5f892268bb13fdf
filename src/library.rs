//! The library: which records are on this device, found by their words.
//!
//! The library keeps the index and a line about each record, not the records: 50,000 answers need not be in memory.
//! Whoever keeps the records stores each under its id, with the version that `version` gives beside it. At the start
//! `Library::open` takes the last snapshot of the index, and `Library::catch_up` says which records to read and put in
//! since then; what is gone it takes out itself. A search is `rank`, then reading the few records that are to
//! be shown, then `shown` for each.

use std::collections::{BTreeMap, HashSet};

use crate::calendar::long_date;
use crate::id::RecordId;
use crate::record::{Entry, Record};
use crate::search::{Found as Ranked, Index, LoadError, Query, Ranking};
use crate::worker::{Found, Summary};

/// How many answers a search shows.
pub const SHOWN: usize = 20;

/// A new snapshot is worth making when so many records have changed since the last, or this part of all.
const MANY: usize = 256;
const PART: usize = 32;

/// The index with a line about each record.
#[derive(Default)]
pub struct Library {
    index: Index,
    summaries: BTreeMap<RecordId, Summary>,
    /// How many records went in or out since the snapshot.
    changed: usize,
}

/// What is to be done after a snapshot was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatchUp {
    /// The records to read and insert: the index lacks them or has another version.
    pub to_insert: Vec<RecordId>,
    /// How many records were taken out, since they are no longer kept.
    pub removed: usize,
}

/// A number for the content of a record as it is kept, to tell later whether it has changed: the FNV-1a hash of 64 bits
/// (Fowler, Noll and Vo), which is the same on every machine.
pub fn version(kept: &[u8]) -> u64 {
    kept.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

impl Library {
    /// The library as it was when the snapshot was made, or an empty one with the reason why the snapshot is of no
    /// use; then everything has to be inserted again, which `catch_up` says by itself.
    pub fn open(snapshot: &[u8]) -> (Self, Option<LoadError>) {
        match Index::load(snapshot) {
            Ok(index) => (Self { index, ..Self::default() }, None),
            Err(error) => (Self::default(), Some(error)),
        }
    }

    /// Takes out what is no longer kept and says what is missing, given every kept record with its version.
    pub fn catch_up(&mut self, kept: &[(RecordId, u64)]) -> CatchUp {
        let here: HashSet<RecordId> = kept.iter().map(|&(id, _)| id).collect();
        let gone: Vec<RecordId> = self.index.records().map(|(id, _)| id).filter(|id| !here.contains(id)).collect();
        self.remove_all(&gone);
        let is_missing = |&&(id, version): &&(RecordId, u64)| self.index.version(id) != Some(version);
        CatchUp { to_insert: kept.iter().filter(is_missing).map(|&(id, _)| id).collect(), removed: gone.len() }
    }

    /// Puts a record in, with the version of its content; one with the same id is replaced.
    pub fn insert(&mut self, record: &Record, version: u64) {
        self.index.insert(record, version);
        self.describe(record);
        self.changed += 1;
    }

    /// Adds the line about a record that the index already has, such as after a snapshot was loaded.
    pub fn describe(&mut self, record: &Record) {
        self.summaries.insert(record.id, summary(record));
    }

    /// Takes a record out; one that is not there changes nothing.
    pub fn remove(&mut self, id: RecordId) {
        self.remove_all(&[id]);
    }

    /// Takes many records out, which takes little longer than one.
    pub fn remove_all(&mut self, ids: &[RecordId]) {
        self.index.remove_all(ids);
        self.changed += ids.len();
        for id in ids {
            self.summaries.remove(id);
        }
    }

    /// Whether enough has changed since the last snapshot that a new one is worth its bytes. Until then the difference
    /// is read again from the records at the next start.
    pub fn wants_snapshot(&self) -> bool {
        self.changed > MANY.max(self.index.len() / PART)
    }

    /// The index as bytes, to be kept for the next start.
    pub fn snapshot(&mut self) -> Vec<u8> {
        self.changed = 0;
        self.index.save()
    }

    /// How many questions all records hold together.
    pub fn entries(&self) -> usize {
        self.index.len()
    }

    /// The list of records, the newest meeting first.
    pub fn summaries(&self) -> Vec<Summary> {
        let mut summaries: Vec<Summary> = self.summaries.values().cloned().collect();
        summaries.sort_by(|one, other| other.date.cmp(&one.date).then_with(|| one.title.cmp(&other.title)));
        summaries
    }

    /// The best answers to some words, each answer once: read the records of `found`, then ask `shown` for each.
    pub fn rank(&self, query: &Query) -> Ranking {
        self.index.rank_folded(query, SHOWN)
    }

    /// What to show of an answer found, given its record; `None` if the record has changed meanwhile.
    pub fn shown(&self, ranking: &Ranking, found: &Ranked, record: &Record) -> Option<Found> {
        let hit = self.index.hit(ranking, found, record)?;
        let entry = record.entries.iter().find(|entry| entry.id == hit.entry)?;
        Some(Found {
            record: record.id,
            entry: entry.id,
            heading: heading(record, entry),
            source: source(record, entry),
            passage: hit.passage,
            marks: hit.marks.into_iter().map(|mark| (mark.start, mark.end)).collect(),
            others: hit.others,
        })
    }
}

fn summary(record: &Record) -> Summary {
    Summary {
        id: record.id,
        body: record.body.clone(),
        date: record.meeting_date,
        title: record.title.clone(),
        questions: record.entries.len(),
        answers: record.entries.iter().filter(|entry| entry.answer.is_some()).count(),
    }
}

/// What a question is about: its own heading, or its agenda item's, or its number.
fn heading(record: &Record, entry: &Entry) -> String {
    let number = entry.number.as_ref().map(|number| format!("Question {number}"));
    match (&entry.subject, &record.title, number) {
        (Some(subject), _, _) => subject.clone(),
        (None, Some(title), Some(number)) => format!("{title}: {number}"),
        (None, Some(title), None) => title.clone(),
        (None, None, number) => number.unwrap_or_else(|| "Question".to_owned()),
    }
}

/// "Question 7 from Cllr B Example, Police and Crime Panel, Thursday 29 September 2022".
fn source(record: &Record, entry: &Entry) -> String {
    let number = entry.number.as_ref().map_or_else(|| "Question".to_owned(), |number| format!("Question {number}"));
    let asker = entry.asker.as_ref().map(|asker| format!("{number} from {asker}")).unwrap_or(number);
    let rest = [record.body.clone(), record.meeting_date.map(long_date)];
    std::iter::once(asker).chain(rest.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}
