//! The newest entries, word by word, before they are shelved: a ring of links through one run of bytes for each word.
//!
//! Each link is: where the next link of the word starts (4 bytes; the newest link leads to the first), how many bytes
//! its counts take (1 byte) and its places, the counts, the places. Put one after the other, the counts of all links
//! go on the counts of the list on the shelf, and so do the places.

use super::bytes;
use super::documents::{Document, FIELDS};
use super::make_room;
use super::postings::{Times, write_counts, write_places};
use super::terms::Term;

/// A link has no more bytes before its places: 4, 1 and up to 5, and counts of up to 5, 1 and 5 for each field.
const LONGEST_HEAD: usize = 16 + 5 * FIELDS;

/// Rings of new entries.
#[derive(Default)]
pub(super) struct Recent {
    bytes: Vec<u8>,
    rings: Vec<Ring>,
    places: Vec<u8>,
}

/// The newest link of a word, and what all its links hold together.
#[derive(Clone, Copy, Default)]
pub(super) struct Ring {
    newest: u32,
    /// How many entries there are.
    pub(super) entries: u32,
    /// The last of them.
    pub(super) last: Document,
}

impl Recent {
    /// How many bytes the links take.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// No word has a number as high as this.
    pub(super) fn terms(&self) -> usize {
        self.rings.len()
    }

    /// How many bytes all takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity() + self.rings.capacity() * size_of::<Ring>()
    }

    /// Forgets all, but keeps the room for more.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.rings.fill(Ring::default());
    }

    /// The ring of a word, if it has new entries.
    pub(super) fn ring(&self, term: Term) -> Option<Ring> {
        self.rings.get(term as usize).copied().filter(|ring| ring.entries > 0)
    }

    /// Adds an entry to the ring of a word, of which `shelved` is the last entry on the shelf; gives how many bytes of
    /// counts and places there are more.
    pub(super) fn push(
        &mut self,
        term: Term,
        shelved: Document,
        document: Document,
        times: &Times,
        places: impl Iterator<Item = u32>,
    ) -> usize {
        if self.rings.len() <= term as usize {
            let more = term as usize + 1 - self.rings.len();
            make_room(&mut self.rings, more);
            self.rings.extend(std::iter::repeat_n(Ring::default(), more));
        }
        let Some(ring) = self.rings.get_mut(term as usize) else { return 0 };
        let start = self.bytes.len();
        let (before, first) = match ring.entries {
            0 => (shelved, start as u32),
            _ => (ring.last, replace_next(&mut self.bytes, ring.newest, start as u32)),
        };
        *ring = Ring { newest: start as u32, entries: ring.entries + 1, last: document };
        self.places.clear();
        write_places(&mut self.places, places);
        let taken = self.places.len();
        self.places.extend_from_slice(&[0; 8]);
        make_room(&mut self.bytes, LONGEST_HEAD + self.places.len());
        self.bytes.extend_from_slice(&first.to_le_bytes());
        self.bytes.push(0);
        bytes::write(&mut self.bytes, taken as u32);
        let counts = self.bytes.len();
        write_counts(&mut self.bytes, document - before, times);
        let length = self.bytes.len() - counts;
        if let Some(place) = self.bytes.get_mut(start + 4) {
            *place = length as u8;
        }
        bytes::append(&mut self.bytes, &self.places, taken);
        length + taken
    }

    /// Appends the counts of all links of a ring to one run of bytes, or the places.
    pub(super) fn copy(&self, ring: Ring, counts: bool, out: &mut Vec<u8>) {
        let mut at = self.link(ring.newest).map_or(0, |link| link.next);
        for _ in 0..ring.entries {
            let Some(link) = self.link(at) else { return };
            if counts {
                bytes::append(out, link.rest, link.counts);
            } else {
                bytes::append(out, link.rest.get(link.counts..).unwrap_or_default(), link.places);
            }
            at = link.next;
        }
    }

    fn link(&self, start: u32) -> Option<Link<'_>> {
        let (head, rest) = self.bytes.get(start as usize..)?.split_first_chunk()?;
        let (&counts, mut rest) = rest.split_first()?;
        let places = bytes::read(&mut rest)? as usize;
        Some(Link { next: u32::from_le_bytes(*head), counts: usize::from(counts), places, rest })
    }
}

/// One entry that has a word.
struct Link<'a> {
    next: u32,
    /// How many bytes of `rest` are counts, and how many after these are places.
    counts: usize,
    places: usize,
    rest: &'a [u8],
}

/// Makes a link lead to another; gives where it led before.
fn replace_next(bytes: &mut [u8], link: u32, next: u32) -> u32 {
    let place = bytes.get_mut(link as usize..).and_then(|rest| rest.first_chunk_mut());
    place.map_or(next, |place| u32::from_le_bytes(std::mem::replace(place, next.to_le_bytes())))
}
