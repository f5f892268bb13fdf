//! All lists of entries, by word, on shelves.
//!
//! Each word belongs to one of a few hundred shelves. A shelf holds most of its lists in one run of bytes
//! without gaps; entries that are new stand apart, word by word, until they are worth shelving. So memory
//! is tight, a new entry costs microseconds, and no pause is longer than one shelf takes.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::bytes;
use super::documents::Document;
use super::postings::{List, Times, write_counts, write_places};
use super::terms::Term;

/// How many shelves there are. Common words have low numbers, so neighbours go to different shelves.
const SHELVES: usize = 256;

/// New entries are shelved when they take this part of the shelf's bytes, and at least `FEW` bytes.
const PART: usize = 12;
const FEW: usize = 1024;

/// The lists of all words.
pub(super) struct Shelves(Vec<Shelf>);

/// The lists of some words. A word's place on its shelf is its number divided by the number of shelves.
#[derive(Default)]
struct Shelf {
    /// For each list its counts and then its places, one list after the other.
    bytes: Vec<u8>,
    slots: Vec<Slot>,
    fresh: FxHashMap<u32, Fresh>,
    fresh_bytes: usize,
}

/// Where a list ends on its shelf.
#[derive(Clone, Copy, Default)]
struct Slot {
    counts_end: u32,
    places_end: u32,
    /// How many entries it has.
    entries: u32,
    /// The last of them.
    last: Document,
}

/// The entries of a word that are not shelved yet.
#[derive(Default)]
struct Fresh {
    counts: Vec<u8>,
    places: Vec<u8>,
    entries: u32,
    last: Document,
}

impl Shelves {
    pub(super) fn new() -> Self {
        Self((0..SHELVES).map(|_| Shelf::default()).collect())
    }

    /// The entries that have a word: those on the shelf, then the new ones.
    pub(super) fn lists(&self, term: Term) -> [List<'_>; 2] {
        let (shelf, place) = address(term);
        self.0.get(shelf).map_or_else(Default::default, |shelf| shelf.lists(place))
    }

    /// How many entries have a word.
    pub(super) fn count(&self, term: Term) -> usize {
        let (shelf, place) = address(term);
        self.0.get(shelf).map_or(0, |shelf| shelf.count(place)) as usize
    }

    /// Adds an entry to the list of a word; it must be newer than all before.
    pub(super) fn push(&mut self, term: Term, document: Document, times: &Times, places: impl Iterator<Item = u32>) {
        let (shelf, place) = address(term);
        if let Some(shelf) = self.0.get_mut(shelf) {
            shelf.push(place, document, times, places);
        }
    }

    /// Takes out the entries of a range.
    pub(super) fn remove(&mut self, gone: &Range<Document>) {
        self.0.iter_mut().for_each(|shelf| shelf.remove(gone));
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.0.iter().map(Shelf::size).sum()
    }

    /// Puts all new entries on the shelves and appends everything to `out`.
    pub(super) fn save(&mut self, out: &mut Vec<u8>) {
        for shelf in &mut self.0 {
            shelf.tidy();
            shelf.save(out);
        }
    }

    /// Reads what `save` wrote, for entries below `documents` and words below `terms`.
    pub(super) fn load(rest: &mut &[u8], documents: Document, terms: usize) -> Option<Self> {
        let room = |shelf: usize| (terms + SHELVES - 1).saturating_sub(shelf) / SHELVES;
        (0..SHELVES).map(|shelf| Shelf::load(rest, documents, room(shelf))).collect::<Option<_>>().map(Self)
    }
}

fn address(term: Term) -> (usize, u32) {
    (term as usize % SHELVES, term / SHELVES as u32)
}

impl Shelf {
    fn slot(&self, place: u32) -> Slot {
        self.slots.get(place as usize).copied().unwrap_or_default()
    }

    fn shelved(&self, place: u32) -> List<'_> {
        let start = place.checked_sub(1).map_or(0, |before| self.slot(before).places_end) as usize;
        let slot = self.slot(place);
        let (middle, end) = (slot.counts_end as usize, slot.places_end as usize);
        let part = |range: Range<usize>| self.bytes.get(range).unwrap_or_default();
        List { before: 0, counts: part(start..middle), places: part(middle..end) }
    }

    fn lists(&self, place: u32) -> [List<'_>; 2] {
        let fresh = self.fresh.get(&place).map(|fresh| List {
            before: self.slot(place).last,
            counts: &fresh.counts,
            places: &fresh.places,
        });
        [self.shelved(place), fresh.unwrap_or_default()]
    }

    fn count(&self, place: u32) -> u32 {
        self.slot(place).entries + self.fresh.get(&place).map_or(0, |fresh| fresh.entries)
    }

    fn push(&mut self, place: u32, document: Document, times: &Times, places: impl Iterator<Item = u32>) {
        let last = self.slot(place).last;
        let fresh = self.fresh.entry(place).or_insert_with(|| Fresh { last, ..Fresh::default() });
        let before = fresh.counts.len() + fresh.places.len();
        write_counts(&mut fresh.counts, document - fresh.last, times);
        write_places(&mut fresh.places, places);
        fresh.last = document;
        fresh.entries += 1;
        self.fresh_bytes += fresh.counts.len() + fresh.places.len() - before;
        if self.fresh_bytes > FEW.max(self.bytes.len() / PART) {
            self.tidy();
        }
    }

    fn remove(&mut self, gone: &Range<Document>) {
        let mut has_any = false;
        for list in (0..self.places()).flat_map(|place| self.lists(place)) {
            list.each_document(|document| has_any |= gone.contains(&document));
        }
        if has_any {
            self.write_again(|shelf, other, place| shelf.join_without(other, place, gone));
        }
    }

    fn places(&self) -> u32 {
        let newest = self.fresh.keys().max().map_or(0, |place| place + 1);
        newest.max(self.slots.len() as u32)
    }

    /// Puts the new entries behind those on the shelf.
    fn tidy(&mut self) {
        if !self.fresh.is_empty() {
            self.write_again(Self::join);
        }
    }

    /// Writes every list again, in the way of `add`, on a shelf without gaps.
    fn write_again(&mut self, add: impl Fn(&mut Self, &Self, u32)) {
        let places = self.places();
        let mut shelf = Self {
            bytes: Vec::with_capacity(self.bytes.len() + self.fresh_bytes),
            slots: Vec::with_capacity(places as usize),
            ..Self::default()
        };
        (0..places).for_each(|place| add(&mut shelf, self, place));
        *self = shelf;
    }

    /// Adds a list of another shelf: the steps of the new entries go on from the last one shelved.
    fn join(&mut self, other: &Self, place: u32) {
        let lists = other.lists(place);
        lists.iter().for_each(|list| self.bytes.extend_from_slice(list.counts));
        let counts_end = self.bytes.len() as u32;
        lists.iter().for_each(|list| self.bytes.extend_from_slice(list.places));
        let last = other.fresh.get(&place).map_or(other.slot(place).last, |fresh| fresh.last);
        self.slots.push(Slot { counts_end, places_end: self.bytes.len() as u32, entries: other.count(place), last });
    }

    /// Adds a list of another shelf but for the entries of a range.
    fn join_without(&mut self, other: &Self, place: u32, gone: &Range<Document>) {
        let (mut slot, mut places) = (Slot::default(), Vec::new());
        let all = other.lists(place).into_iter().flat_map(List::iter);
        for posting in all.filter(|posting| !gone.contains(&posting.document)) {
            write_counts(&mut self.bytes, posting.document - slot.last, &posting.times);
            places.extend_from_slice(posting.places);
            slot.last = posting.document;
            slot.entries += 1;
        }
        slot.counts_end = self.bytes.len() as u32;
        self.bytes.extend_from_slice(&places);
        slot.places_end = self.bytes.len() as u32;
        self.slots.push(slot);
    }

    /// The lengths of all lists, then the lists.
    fn save(&self, out: &mut Vec<u8>) {
        bytes::write(out, self.slots.len() as u32);
        let mut start = 0;
        for slot in &self.slots {
            bytes::write(out, slot.counts_end - start);
            bytes::write(out, slot.places_end - slot.counts_end);
            start = slot.places_end;
        }
        out.extend_from_slice(&self.bytes);
    }

    fn load(rest: &mut &[u8], documents: Document, most: usize) -> Option<Self> {
        let count = bytes::read(rest)? as usize;
        let mut shelf = Self::default();
        let mut end = 0_u32;
        // Each slot takes two bytes at least, so that the room asked for is bounded by the bytes at hand.
        shelf.slots = Vec::with_capacity(count.min(most).min(rest.len()));
        for _ in 0..count {
            let counts_end = end.checked_add(bytes::read(rest)?)?;
            end = counts_end.checked_add(bytes::read(rest)?)?;
            shelf.slots.push(Slot { counts_end, places_end: end, ..Slot::default() });
        }
        shelf.bytes = bytes::take(rest, end as usize)?.to_vec();
        (count <= most && shelf.count_entries(documents)).then_some(shelf)
    }

    /// Reads every list through to count its entries; false where one is not a list of entries below `documents`.
    fn count_entries(&mut self, documents: Document) -> bool {
        for place in 0..self.slots.len() {
            let Some((entries, last)) = self.shelved(place as u32).check() else { return false };
            if entries > 0 && last >= documents {
                return false;
            }
            if let Some(slot) = self.slots.get_mut(place) {
                (slot.entries, slot.last) = (entries, last);
            }
        }
        true
    }

    fn size(&self) -> usize {
        let fresh = |fresh: &Fresh| fresh.counts.capacity() + fresh.places.capacity();
        let standing = self.fresh.capacity() * (size_of::<(u32, Fresh)>() + 1);
        let lists = self.bytes.capacity() + self.slots.capacity() * size_of::<Slot>();
        lists + standing + self.fresh.values().map(fresh).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries with three words: two that share a shelf and one that does not.
    fn filled(documents: impl Iterator<Item = Document>) -> Shelves {
        let mut shelves = Shelves::new();
        for document in documents {
            for term in [3, 3 + SHELVES as Term, 9] {
                let places = [3, 500 + term];
                shelves.push(term, document, &[0, 0, 2, 0, 0], places.into_iter());
            }
        }
        shelves
    }

    fn listed(shelves: &Shelves) -> Vec<(Term, Document, Vec<u32>)> {
        let terms = [3, 3 + SHELVES as Term, 9, 10];
        let of = |term: Term| shelves.lists(term).into_iter().flat_map(List::iter).map(move |posting| (term, posting));
        let all = terms.into_iter().flat_map(of);
        all.map(|(term, posting)| (term, posting.document, posting.places().collect())).collect()
    }

    #[test]
    fn new_entries_are_found_before_and_after_they_are_shelved() {
        let shelves = filled(0..2000);
        let all = listed(&shelves);
        assert_eq!(all.len(), 6000);
        assert!(shelves.0.iter().any(|shelf| !shelf.bytes.is_empty() && !shelf.fresh.is_empty()));
        assert!(all.iter().enumerate().all(|(at, (_, document, _))| *document as usize == at % 2000));
        assert_eq!(shelves.count(9), 2000);
        assert_eq!(shelves.count(10), 0);
    }

    #[test]
    fn what_is_removed_leaves_the_rest_as_if_it_had_never_been() {
        let (mut with, without) = (filled(0..500), filled((0..500).filter(|document| !(5..7).contains(document))));
        with.remove(&(5..7));
        assert_eq!(listed(&with), listed(&without));
        assert_eq!(with.count(9), 498);
        with.remove(&(0..500));
        assert_eq!(listed(&with), []);
    }

    #[test]
    fn what_was_saved_is_loaded_and_goes_on() {
        let mut shelves = filled(0..300);
        let mut saved = Vec::new();
        shelves.save(&mut saved);
        let mut rest = saved.as_slice();
        let mut loaded = Shelves::load(&mut rest, 300, 600).unwrap();
        assert!(rest.is_empty());
        assert_eq!(listed(&loaded), listed(&shelves));
        for more in [&mut loaded, &mut shelves] {
            more.push(9, 400, &[1, 0, 0, 0, 0], [8].into_iter());
        }
        assert_eq!(listed(&loaded), listed(&shelves));
        assert!(Shelves::load(&mut saved.as_slice(), 299, 600).is_none());
        assert!(Shelves::load(&mut saved.as_slice(), 300, 4).is_none());
    }
}
