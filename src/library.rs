//! All the records on this device, found by their words.
//!
//! The index is in memory and the records are not: a search ranks first, and then only the few records
//! that are shown are read. The index is saved now and then as a snapshot; which records have changed since
//! is noted with every change, so that the next start reads the snapshot and those records alone.

mod alike;
mod find;
mod pack;
mod shelf;
mod sketch;

use std::collections::BTreeSet;

use crate::id::RecordId;
use crate::record::Record;
use crate::search::Index;

pub use find::{SHOWN, source_line, wanted};
pub use pack::{pack, record_data, source_file};
pub use shelf::{earlier_version, missing_sources, shelved};

/// How many changed records make a new snapshot worth its time: reading them again at a start is still unfelt.
const WORTH_SAVING: usize = 300;

/// The index with what has changed since its snapshot.
#[derive(Default)]
pub struct Library {
    index: Index,
    changed: BTreeSet<RecordId>,
}

impl Library {
    /// The library from the index of its snapshot and the records that have changed since; `None` where the two do
    /// not fit the number of records on the device, so that all of them have to be read again.
    ///
    /// The changed records still have to be put in: see [`Library::renew`].
    pub fn restore(mut index: Index, changed: BTreeSet<RecordId>, kept: usize) -> Option<Self> {
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

    /// Gives a snapshot in pieces, as [`Index::save`] does, after which nothing has changed.
    pub fn save(&mut self, keep: impl FnMut(&[u8])) {
        self.changed.clear();
        self.index.save(keep);
    }
}
