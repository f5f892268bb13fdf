//! Which records the index holds, in which version, and which entries are theirs.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::HashTable;
use jiff::civil::Date;
use rustc_hash::FxBuildHasher;

use super::blocks::Blocks;
use super::documents::{Document, Name};
use crate::id::RecordId;

/// One record of the library.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    pub(super) id: RecordId,
    /// What the caller said of its content, to tell later whether it has changed.
    pub(super) version: u64,
    pub(super) date: Option<Date>,
    pub(super) body: Option<Name>,
    pub(super) entries: Range<Document>,
    /// Whether it is still there; the place of one that is gone is not used again.
    pub(super) here: bool,
}

/// All records, also those that are gone.
#[derive(Default)]
pub(super) struct Registry {
    places: Blocks<Kept>,
    by_id: HashTable<u32>,
}

impl Registry {
    /// The place that the next record will take.
    pub(super) fn next(&self) -> u32 {
        self.places.len() as u32
    }

    /// Adds a record, whose id must not be here.
    pub(super) fn add(&mut self, kept: Kept) {
        let place = self.next();
        if kept.here {
            let places = &self.places;
            let hash_at = |&at: &u32| places.get(at as usize).map_or(0, |kept| hash(kept.id));
            self.by_id.insert_unique(hash(kept.id), place, hash_at);
        }
        self.places.push(kept);
    }

    /// Marks a record as gone; gives its entries, if it was here.
    pub(super) fn remove(&mut self, id: RecordId) -> Option<Range<Document>> {
        let places = &self.places;
        let found = self.by_id.find_entry(hash(id), |&at| places.get(at as usize).is_some_and(|kept| kept.id == id));
        let (place, _) = found.ok()?.remove();
        let kept = self.places.get_mut(place as usize)?;
        kept.here = false;
        Some(kept.entries.clone())
    }

    /// A record that is here.
    pub(super) fn find(&self, id: RecordId) -> Option<&Kept> {
        let is_it = |&at: &u32| self.places.get(at as usize).is_some_and(|kept| kept.id == id);
        self.places.get(*self.by_id.find(hash(id), is_it)? as usize)
    }

    /// The record at a place.
    pub(super) fn at(&self, place: u32) -> Option<&Kept> {
        self.places.get(place as usize)
    }

    /// Every record that is here.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Kept> {
        self.places.iter().filter(|kept| kept.here)
    }

    /// Every record that ever was here.
    pub(super) fn all(&self) -> impl Iterator<Item = &Kept> {
        self.places.iter()
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.places.bytes() + self.by_id.allocation_size()
    }
}

fn hash(id: RecordId) -> u64 {
    FxBuildHasher.hash_one(id.0.as_u128())
}
