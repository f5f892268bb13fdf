//! For one word, the entries that have it: how often in which field, and at which places.
//!
//! Kept as one run of bytes, since a library of 50,000 answers has millions of such pairs and a
//! browser tab little memory. Each pair is: the step from the entry before (varint); a head; the steps
//! between the places (varints). The head is one byte where the word stands in a single field fewer than
//! 16 times (field in bits 4 to 6, times in bits 0 to 3), and otherwise a byte with bit 7 and a bit for
//! each field that has the word, followed by the times for each (varints).

use super::documents::{Document, FIELDS};

/// The entries that have one word, in the order in which they came.
#[derive(Clone, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    last: Document,
    count: u32,
}

/// One entry that has the word.
#[derive(Clone, Copy)]
pub(super) struct Posting<'a> {
    /// The entry.
    pub(super) document: Document,
    /// How often the word stands in each field.
    pub(super) times: [u32; FIELDS],
    places: &'a [u8],
}

impl Posting<'_> {
    /// The places of the word, rising, counted in words from the start of the entry.
    pub(super) fn places(&self) -> impl Iterator<Item = u32> + '_ {
        let mut rest = self.places;
        let mut place = 0;
        std::iter::from_fn(move || {
            place += read(&mut rest)?;
            Some(place)
        })
    }
}

impl Postings {
    /// How many entries have the word.
    pub(super) fn count(&self) -> usize {
        self.count as usize
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity()
    }

    /// Adds an entry, which must be newer than all before, with the places of the word and their fields.
    pub(super) fn push(&mut self, document: Document, times: [u32; FIELDS], places: impl Iterator<Item = u32>) {
        self.make_room();
        write(&mut self.bytes, document - self.last);
        write_head(&mut self.bytes, times);
        let mut before = 0;
        for place in places {
            write(&mut self.bytes, place - before);
            before = place;
        }
        self.last = document;
        self.count += 1;
    }

    /// Takes out the entries of a range.
    pub(super) fn remove(&mut self, gone: &std::ops::Range<Document>) {
        if !self.iter().any(|posting| gone.contains(&posting.document)) {
            return;
        }
        let mut kept = Postings::default();
        for posting in self.iter().filter(|posting| !gone.contains(&posting.document)) {
            kept.push(posting.document, posting.times, posting.places());
        }
        *self = kept;
    }

    /// Every entry that has the word, in the order in which they came.
    pub(super) fn iter(&self) -> impl Iterator<Item = Posting<'_>> {
        let mut rest = self.bytes.as_slice();
        let mut document = 0;
        std::iter::from_fn(move || {
            document += read(&mut rest)?;
            let times = read_head(&mut rest)?;
            let places = take_places(&mut rest, times.iter().sum());
            Some(Posting { document, times, places })
        })
    }

    /// Calls `visit` with every entry that has the word, each of its fields that has it, and how often.
    pub(super) fn each_count(&self, mut visit: impl FnMut(Document, usize, u32)) {
        let mut rest = self.bytes.as_slice();
        let mut document = 0;
        while let Some(step) = read(&mut rest) {
            document += step;
            let Some((&head, after)) = rest.split_first() else { return };
            if head & MANY == 0 {
                let times = u32::from(head & 15);
                visit(document, usize::from(head >> 4), times);
                rest = after;
                take_places(&mut rest, times);
            } else if let Some(times) = read_head(&mut rest) {
                let used = times.iter().enumerate().filter(|(_, times)| **times > 0);
                used.for_each(|(field, &times)| visit(document, field, times));
                take_places(&mut rest, times.iter().sum());
            }
        }
    }

    /// A list grows by a quarter instead of doubling: memory is dearer here than copying.
    fn make_room(&mut self) {
        if self.bytes.capacity() - self.bytes.len() < 4 {
            self.bytes.reserve_exact(4 + self.bytes.len() / 4);
        }
    }
}

const MANY: u8 = 0x80;

fn write_head(bytes: &mut Vec<u8>, times: [u32; FIELDS]) {
    let mut used = times.iter().enumerate().filter(|&(_, &count)| count > 0);
    if let (Some((field, &count @ 0..16)), None) = (used.next(), used.next()) {
        return bytes.push((field as u8) << 4 | count as u8);
    }
    let mask = times.iter().enumerate().fold(MANY, |mask, (field, &count)| mask | u8::from(count > 0) << field);
    bytes.push(mask);
    times.iter().filter(|&&count| count > 0).for_each(|&count| write(bytes, count));
}

fn read_head(rest: &mut &[u8]) -> Option<[u32; FIELDS]> {
    let (&head, after) = rest.split_first()?;
    *rest = after;
    let mut times = [0; FIELDS];
    if head & MANY == 0 {
        *times.get_mut(usize::from(head >> 4))? = u32::from(head & 15);
        return Some(times);
    }
    for (field, count) in times.iter_mut().enumerate() {
        if head & 1 << field != 0 {
            *count = read(rest)?;
        }
    }
    Some(times)
}

fn take_places<'a>(rest: &mut &'a [u8], count: u32) -> &'a [u8] {
    let mut left = count;
    let mut length = 0;
    while let Some(&byte) = rest.get(length).filter(|_| left > 0) {
        length += 1;
        left -= u32::from(byte & MANY == 0);
    }
    let (places, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    *rest = after;
    places
}

/// Seven bits a byte, the low ones first; the top bit says that more follow.
fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= u32::from(MANY) {
        bytes.push(number as u8 | MANY);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read(rest: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & !MANY) << shift;
        if byte & MANY == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(postings: &Postings) -> Vec<(Document, [u32; FIELDS], Vec<u32>)> {
        postings.iter().map(|posting| (posting.document, posting.times, posting.places().collect())).collect()
    }

    #[test]
    fn what_goes_in_comes_out() {
        let entries = [
            (0, [0, 1, 0, 0, 0], vec![7]),
            (300, [0, 0, 20, 0, 0], (0..20).map(|step| step * 200).collect()),
            (301, [1, 1, 0, 0, 1], vec![0, 90_000, 4_000_000]),
        ];
        let mut postings = Postings::default();
        for (document, times, places) in entries.clone() {
            postings.push(document, times, places.into_iter());
        }
        assert_eq!(listed(&postings), entries);
        assert_eq!(postings.count(), 3);
    }

    #[test]
    fn what_is_removed_leaves_the_rest_as_if_it_had_never_been() {
        let (mut with, mut without) = (Postings::default(), Postings::default());
        for document in [1, 5, 6, 900] {
            with.push(document, [0, 0, 2, 0, 0], [3, 500].into_iter());
            if !(5..7).contains(&document) {
                without.push(document, [0, 0, 2, 0, 0], [3, 500].into_iter());
            }
        }
        with.remove(&(5..7));
        assert_eq!(with.bytes, without.bytes);
        assert_eq!(with.count(), 2);
    }
}
