//! All lists of entries, by word, on shelves.
//!
//! Each word belongs to one of a few hundred shelves, and a shelf holds its lists in one run of bytes without
//! gaps. New entries wait in `Recent` until they are worth shelving. So memory is tight, a new entry costs
//! microseconds, and shelving needs room for one shelf beside what is there.

use std::ops::Range;

use super::bytes;
use super::documents::{Document, Gone};
use super::postings::{List, Times, write_counts};
use super::recent::Recent;
use super::terms::Term;

/// How many shelves there are. Common words have low numbers, so neighbours go to different shelves.
const SHELVES: usize = 256;

/// New entries are shelved when they take this part of all bytes, and at least `FEW` bytes.
const PART: usize = 10;
const FEW: usize = 1024 * 1024;

/// The lists of all words.
pub(super) struct Shelves {
    shelves: Vec<Shelf>,
    /// How many bytes are on all shelves.
    shelved: usize,
    recent: Recent,
}

/// The lists of some words. A word's place on its shelf is its number divided by the number of shelves.
#[derive(Default)]
struct Shelf {
    /// For each list its counts and then its places, one list after the other.
    bytes: Vec<u8>,
    slots: Vec<Slot>,
    /// How many bytes the new entries will take here.
    coming: usize,
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

impl Shelves {
    pub(super) fn new() -> Self {
        Self { shelves: (0..SHELVES).map(|_| Shelf::default()).collect(), shelved: 0, recent: Recent::default() }
    }

    /// Calls `visit` with the entries that have a word: those on the shelf, then the new ones.
    #[inline]
    pub(super) fn each_list(&self, term: Term, mut visit: impl FnMut(List<'_>)) {
        let (shelf, place) = address(term);
        let Some(shelf) = self.shelves.get(shelf) else { return };
        visit(shelf.list(place));
        if let Some(ring) = self.recent.ring(term) {
            let (mut counts, mut places) = (Vec::new(), Vec::new());
            self.recent.copy(ring, true, &mut counts);
            self.recent.copy(ring, false, &mut places);
            visit(List { before: shelf.slot(place).last, counts: &counts, places: &places });
        }
    }

    /// How many entries have a word.
    pub(super) fn count(&self, term: Term) -> usize {
        let (shelf, place) = address(term);
        let shelved = self.shelves.get(shelf).map_or(0, |shelf| shelf.slot(place).entries);
        (shelved + self.recent.ring(term).map_or(0, |ring| ring.entries)) as usize
    }

    /// Adds an entry to the list of a word; it must be newer than all before.
    pub(super) fn push(&mut self, term: Term, document: Document, times: &Times, places: impl Iterator<Item = u32>) {
        let (shelf, place) = address(term);
        if let Some(shelf) = self.shelves.get_mut(shelf) {
            shelf.coming += self.recent.push(term, shelf.slot(place).last, document, times, places);
        }
    }

    /// To be called now and then: puts new entries on the shelves when they are many.
    pub(super) fn tidy_when_due(&mut self) {
        if self.recent.len() > FEW.max(self.shelved / PART) {
            self.shelve();
            self.recent.clear();
        }
    }

    /// Puts all new entries on the shelves.
    pub(super) fn tidy(&mut self) {
        self.shelve();
        self.recent = Recent::default();
    }

    /// Takes some entries out.
    pub(super) fn remove(&mut self, gone: &Gone) {
        self.tidy();
        for shelf in self.shelves.iter_mut().filter(|shelf| shelf.has_any(gone)) {
            shelf.leave_out(gone);
        }
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.recent.bytes() + self.shelves.iter().map(Shelf::size).sum::<usize>()
    }

    /// Gives what writes each shelf, in their order; new entries are not among it.
    pub(super) fn save(&self, mut with: impl FnMut(&dyn Fn(&mut Vec<u8>))) {
        self.shelves.iter().for_each(|shelf| with(&|out| shelf.save(out)));
    }

    /// Reads a shelf as `save` wrote it, for entries below `documents` and words below `terms`.
    pub(super) fn load(&mut self, number: usize, rest: &mut &[u8], documents: Document, terms: usize) -> Option<()> {
        let room = (terms + SHELVES - 1).saturating_sub(number) / SHELVES;
        let shelf = self.shelves.get_mut(number)?;
        *shelf = Shelf::load(rest, documents, room)?;
        self.shelved += shelf.bytes.len();
        Some(())
    }

    /// Whether there are so many shelves.
    pub(super) fn has_shelves(&self, count: usize) -> bool {
        self.shelves.len() == count
    }

    /// Puts the new entries behind those on the shelves.
    fn shelve(&mut self) {
        if self.recent.len() > 0 {
            self.shelves.iter_mut().enumerate().for_each(|(number, shelf)| shelf.add(&self.recent, number));
            self.shelved = self.shelves.iter().map(|shelf| shelf.bytes.len()).sum();
        }
    }
}

fn address(term: Term) -> (usize, u32) {
    (term as usize % SHELVES, term / SHELVES as u32)
}

impl Shelf {
    fn slot(&self, place: u32) -> Slot {
        self.slots.get(place as usize).copied().unwrap_or_default()
    }

    fn list(&self, place: u32) -> List<'_> {
        let start = place.checked_sub(1).map_or(0, |before| self.slot(before).places_end) as usize;
        let slot = self.slot(place);
        let (middle, end) = (slot.counts_end as usize, slot.places_end as usize);
        let part = |range: Range<usize>| self.bytes.get(range).unwrap_or_default();
        List { before: 0, counts: part(start..middle), places: part(middle..end) }
    }

    fn has_any(&self, gone: &Gone) -> bool {
        (0..self.slots.len() as u32).any(|place| self.list_has_any(place, gone))
    }

    fn list_has_any(&self, place: u32, gone: &Gone) -> bool {
        self.slot(place).last >= gone.first() && self.list(place).has_any(gone)
    }

    /// Puts the new entries of its words behind those that it has. What lies between is copied in long runs.
    fn add(&mut self, recent: &Recent, number: usize) {
        self.make_slots(recent.terms().saturating_sub(number).div_ceil(SHELVES));
        let old = std::mem::take(&mut self.bytes);
        // A little more, since `bytes::append` writes eight bytes at once.
        self.bytes.reserve_exact(old.len() + std::mem::take(&mut self.coming) + 8);
        let mut copied = 0;
        for (place, slot) in self.slots.iter_mut().enumerate() {
            let (counts_end, places_end) = (slot.counts_end as usize, slot.places_end as usize);
            if let Some(ring) = recent.ring((place * SHELVES + number) as Term) {
                self.bytes.extend_from_slice(old.get(copied..counts_end).unwrap_or_default());
                recent.copy(ring, true, &mut self.bytes);
                slot.counts_end = self.bytes.len() as u32;
                self.bytes.extend_from_slice(old.get(counts_end..places_end).unwrap_or_default());
                recent.copy(ring, false, &mut self.bytes);
                (slot.entries, slot.last) = (slot.entries + ring.entries, ring.last);
                copied = places_end;
            } else {
                slot.counts_end = (self.bytes.len() + counts_end - copied) as u32;
            }
            slot.places_end = (self.bytes.len() + places_end - copied) as u32;
        }
        self.bytes.extend_from_slice(old.get(copied..).unwrap_or_default());
    }

    /// Makes room for the lists of so many words.
    fn make_slots(&mut self, count: usize) {
        let end = self.bytes.len() as u32;
        let more = count.saturating_sub(self.slots.len());
        self.slots.reserve_exact(more);
        self.slots.extend(std::iter::repeat_n(Slot { counts_end: end, places_end: end, ..Slot::default() }, more));
    }

    /// Writes all lists again but for some entries.
    fn leave_out(&mut self, gone: &Gone) {
        let (bytes, slots) = (Vec::with_capacity(self.bytes.len()), Vec::with_capacity(self.slots.len()));
        let mut shelf = Self { bytes, slots, coming: 0 };
        for place in 0..self.slots.len() as u32 {
            let (list, slot) = (self.list(place), self.slot(place));
            if self.list_has_any(place, gone) {
                shelf.add_without(list, gone);
            } else {
                shelf.bytes.extend_from_slice(list.counts);
                shelf.end_list(list.places, slot);
            }
        }
        *self = shelf;
    }

    fn add_without(&mut self, list: List<'_>, gone: &Gone) {
        let (mut slot, mut places) = (Slot::default(), Vec::new());
        for posting in list.iter().filter(|posting| !gone.contains(posting.document)) {
            write_counts(&mut self.bytes, posting.document - slot.last, &posting.times);
            places.extend_from_slice(posting.places);
            slot.last = posting.document;
            slot.entries += 1;
        }
        self.end_list(&places, slot);
    }

    /// Ends a list whose counts were just written.
    fn end_list(&mut self, places: &[u8], mut slot: Slot) {
        slot.counts_end = self.bytes.len() as u32;
        self.bytes.extend_from_slice(places);
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
            let Some((entries, last)) = self.list(place as u32).check() else { return false };
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
        self.bytes.capacity() + self.slots.capacity() * size_of::<Slot>()
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
        let mut all = Vec::new();
        for term in [3, 3 + SHELVES as Term, 9, 10] {
            shelves.each_list(term, |list| {
                all.extend(list.iter().map(|posting| (term, posting.document, posting.places().collect())));
            });
        }
        all
    }

    #[test]
    fn new_entries_are_found_before_and_after_they_are_shelved() {
        let mut shelves = filled(0..1000);
        shelves.tidy();
        for document in 1000..2000 {
            for term in [3, 3 + SHELVES as Term, 9] {
                shelves.push(term, document, &[0, 0, 2, 0, 0], [3, 500 + term].into_iter());
            }
        }
        let before = listed(&shelves);
        assert_eq!(before.len(), 6000);
        assert!(before.iter().enumerate().all(|(at, (_, document, _))| *document as usize == at % 2000));
        assert_eq!((shelves.count(9), shelves.count(10)), (2000, 0));
        shelves.tidy();
        assert_eq!(listed(&shelves), before);
        assert_eq!((shelves.count(9), shelves.count(10)), (2000, 0));
    }

    #[test]
    fn what_is_removed_leaves_the_rest_as_if_it_had_never_been() {
        let (mut with, without) = (filled(0..500), filled((0..500).filter(|document| !(5..7).contains(document))));
        with.remove(&Gone::of(&[5..6, 6..7]));
        assert_eq!(listed(&with), listed(&without));
        assert_eq!(with.count(9), 498);
        with.remove(&Gone::of(&[0..200, 200..500]));
        assert_eq!(listed(&with), []);
    }

    fn loaded(saved: &[u8], documents: Document, terms: usize) -> Option<Shelves> {
        let (mut shelves, mut rest) = (Shelves::new(), saved);
        (0..SHELVES).try_for_each(|number| shelves.load(number, &mut rest, documents, terms))?;
        rest.is_empty().then_some(shelves)
    }

    #[test]
    fn what_was_saved_is_loaded_and_goes_on() {
        let mut shelves = filled(0..300);
        let mut saved = Vec::new();
        shelves.tidy();
        shelves.save(|write| write(&mut saved));
        let mut again = loaded(&saved, 300, 600).unwrap();
        assert_eq!(listed(&again), listed(&shelves));
        for more in [&mut again, &mut shelves] {
            more.push(9, 400, &[1, 0, 0, 0, 0], [8].into_iter());
        }
        assert_eq!(listed(&again), listed(&shelves));
        assert!(loaded(&saved, 299, 600).is_none());
        assert!(loaded(&saved, 300, 4).is_none());
    }
}
