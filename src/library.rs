//! All the records on this device, found by their words.
//!
//! The index is in memory and the records are not: a search ranks first, and then only the few records
//! that are shown are read. The index is saved now and then as a snapshot; which records have changed since
//! is noted with every change, so that the next start reads the snapshot and those records alone.

mod pack;
mod shelf;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::calendar::long_date;
use crate::id::RecordId;
use crate::record::{Entry, Record};
use crate::search::{Hit, Index, Query, Ranking};
use crate::worker::Found;

pub use pack::{pack, source_file};
pub use shelf::{earlier_version, missing_sources, shelved};

/// How many answers a search shows.
pub const SHOWN: usize = 20;

/// How many changed records make a new snapshot worth its time: reading them again at a start is still unfelt.
const WORTH_SAVING: usize = 300;

/// The index with what has changed since its snapshot.
#[derive(Default)]
pub struct Library {
    index: Index,
    changed: BTreeSet<RecordId>,
}

impl Library {
    /// The library from its snapshot and the records that have changed since; `None` where the snapshot cannot
    /// be read or does not fit the number of records on the device, so that all of them have to be read again.
    ///
    /// The changed records still have to be put in: see [`Library::renew`].
    pub fn restore(snapshot: &[u8], changed: BTreeSet<RecordId>, kept: usize) -> Option<Self> {
        let mut index = Index::load(snapshot).ok()?;
        index.remove_all(&changed.iter().copied().collect::<Vec<_>>());
        let held = index.records().count();
        // Of the changed ones some may be gone for good, so the number on the device lies between the two.
        (held <= kept && kept <= held + changed.len()).then_some(Self { index, changed })
    }

    /// Puts a changed record in after [`Library::restore`].
    pub fn renew(&mut self, record: &Record) {
        self.index.insert(record, 0);
    }

    /// Puts a record in; one with the same id is replaced.
    pub fn insert(&mut self, record: &Record) {
        self.changed.insert(record.id);
        self.index.insert(record, 0);
    }

    /// Takes records out; those that are not there change nothing.
    pub fn remove_all(&mut self, ids: &[RecordId]) {
        self.changed.extend(ids);
        self.index.remove_all(ids);
    }

    /// How many questions all records hold together.
    pub fn entries(&self) -> usize {
        self.index.len()
    }

    /// The records that have changed since the snapshot.
    pub fn changed(&self) -> &BTreeSet<RecordId> {
        &self.changed
    }

    /// Whether so many records have changed that a new snapshot saves time.
    pub fn is_worth_saving(&self) -> bool {
        self.changed.len() >= WORTH_SAVING
    }

    /// A snapshot, after which nothing has changed.
    pub fn save(&mut self) -> Vec<u8> {
        self.changed.clear();
        self.index.save()
    }

    /// The order of the answers that fit a query.
    pub fn rank(&self, query: &Query) -> Ranking {
        self.index.rank_folded(query, SHOWN)
    }

    /// What to show of the answers in a ranking, cut from the records that were read for it.
    pub fn found(&self, ranking: &Ranking, records: &[Record]) -> Vec<Found> {
        let hits = ranking.found.iter().filter_map(|found| {
            let record = records.iter().find(|record| record.id == found.record)?;
            shown(record, self.index.hit(ranking, found, record)?)
        });
        hits.collect()
    }
}

/// The query in words, on a day.
pub fn query(text: &str, today: Date) -> Query {
    Query::parse_on(text, today)
}

fn shown(record: &Record, hit: Hit) -> Option<Found> {
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
