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
mod threads;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::citation::mention::Known;
use crate::id::RecordId;
use crate::record::Record;
use crate::search::Index;
use crate::thread::{Cites, Maybe};

pub use find::{SHOWN, source_line, wanted};
pub use pack::{pack, record_data, source_file};
pub use shelf::{Version, earlier_version, later_versions, missing_sources, other_versions, shelved, versions};

/// How many changed records make a new snapshot worth its time: reading them again at a start is still unfelt.
const WORTH_SAVING: usize = 300;

/// The index with what has changed since its snapshot.
#[derive(Default)]
pub struct Library {
    index: Index,
    known: Known,
    changed: BTreeSet<RecordId>,
    /// What the published questions cite, made when it is first asked for after a change.
    connections: OnceCell<(Vec<Cites>, Vec<Maybe>)>,
}

impl Library {
    /// The library from its snapshot (the index, and what is known of its questions) and the records that have changed
    /// since; `None` where they do not fit each other or the number of records on the device, so that all records have
    /// to be read again.
    ///
    /// The changed records still have to be put in: see [`Library::renew`].
    pub fn restore(mut index: Index, mut known: Known, changed: BTreeSet<RecordId>, kept: usize) -> Option<Self> {
        let gone: Vec<RecordId> = changed.iter().copied().collect();
        index.remove_all(&gone);
        known.remove_all(&gone);
        let held = index.records().count();
        // Of the changed ones some may be gone for good, so the number on the device lies between the two.
        let fits = held == known.len() && held <= kept && kept <= held + changed.len();
        fits.then(|| Self { index, known, changed, ..Self::default() })
    }

    /// Puts a changed record in after [`Library::restore`].
    pub fn renew(&mut self, record: &Record) {
        self.index.insert(record, 0);
        self.known.insert(record);
        self.connections.take();
    }

    /// Puts a record in; one with the same id is replaced.
    pub fn insert(&mut self, record: &Record) {
        self.changed.insert(record.id);
        self.renew(record);
    }

    /// Takes records out; those that are not there change nothing.
    pub fn remove_all(&mut self, ids: &[RecordId]) {
        self.changed.extend(ids);
        self.index.remove_all(ids);
        self.known.remove_all(ids);
        self.connections.take();
    }

    /// Says of which records there is a later version of the same page: that stands for both in references, likeness
    /// and threads. Both can still be searched and read.
    pub fn stand_for(&mut self, later: FxHashMap<RecordId, RecordId>) {
        self.known.stand_for(later);
        self.connections.take();
    }

    /// What is known of the questions: what a reference can mean.
    pub fn known(&self) -> &Known {
        &self.known
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
