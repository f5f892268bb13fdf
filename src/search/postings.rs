//! For one word, the entries that have it: how often in which field, and at which places.
//!
//! Two runs of bytes, since a library of 50,000 answers has millions of such pairs and a browser tab
//! little memory. The first has for each entry the step from the entry before with a code in its low
//! three bits: the commonest counts have a code of their own, for others a head follows. The second has
//! the steps between the places. Scoring reads the first alone.

use super::bytes::{self, MORE};
use super::documents::{Document, FIELDS, Field, Gone};

/// How often a word stands in each field of an entry.
pub(super) type Times = [u32; FIELDS];

/// The counts that have a code of their own: a field and how often. The last code says that a head follows.
const COMMON: [(Field, u32); 7] = [
    (Field::Answer, 1),
    (Field::Question, 1),
    (Field::Answer, 2),
    (Field::Heading, 1),
    (Field::Question, 2),
    (Field::Answer, 3),
    (Field::Names, 1),
];

const HEAD: u32 = COMMON.len() as u32;
const CODE_BITS: u32 = 3;

/// The entries that have a word, in the order in which they came.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct List<'a> {
    /// The entry from which the first step leads.
    pub(super) before: Document,
    pub(super) counts: &'a [u8],
    pub(super) places: &'a [u8],
}

/// One entry that has the word.
#[derive(Clone, Copy)]
pub(super) struct Posting<'a> {
    /// The entry.
    pub(super) document: Document,
    /// How often the word stands in each field.
    pub(super) times: Times,
    pub(super) places: &'a [u8],
}

/// The places of a word in an entry, rising, counted in words from the start of the entry.
pub(super) struct Places<'a> {
    rest: &'a [u8],
    place: u32,
}

impl Iterator for Places<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.place = self.place.checked_add(bytes::read(&mut self.rest)?)?;
        Some(self.place)
    }
}

impl<'a> Posting<'a> {
    /// Where the word stands.
    pub(super) fn places(&self) -> Places<'a> {
        Places { rest: self.places, place: 0 }
    }
}

impl<'a> List<'a> {
    /// Every entry that has the word, in the order in which they came.
    pub(super) fn iter(self) -> impl Iterator<Item = Posting<'a>> {
        let (mut document, mut counts, mut places) = (self.before, self.counts, self.places);
        std::iter::from_fn(move || {
            let (step, times) = read_times(&mut counts)?;
            document = document.checked_add(step)?;
            let places = bytes::take_numbers(&mut places, together(&times))?;
            Some(Posting { document, times, places })
        })
    }

    /// Calls `visit` with every entry that has the word, each of its fields that has it, and how often.
    #[inline]
    pub(super) fn each_count(self, mut visit: impl FnMut(Document, usize, u32)) {
        let (mut document, mut rest) = (self.before, self.counts);
        while let Some(number) = bytes::read(&mut rest) {
            document = document.wrapping_add(number >> CODE_BITS);
            if let Some(&(field, count)) = COMMON.get((number & HEAD) as usize) {
                visit(document, field as usize, count);
                continue;
            }
            let Some((&head, after)) = rest.split_first() else { return };
            rest = after;
            if head < MORE {
                visit(document, usize::from(head >> 4), u32::from(head & 15));
                continue;
            }
            for field in (0..FIELDS).filter(|field| head & 1 << field != 0) {
                let Some(count) = bytes::read(&mut rest) else { return };
                visit(document, field, count);
            }
        }
    }

    /// Calls `visit` with each of some entries, rising, that has the word: which of them it is, and the posting's places.
    pub(super) fn each_among(self, wanted: &[Document], mut visit: impl FnMut(usize, Places<'a>)) {
        let (mut document, mut counts, mut places) = (self.before, self.counts, self.places);
        let (mut at, mut passed_over) = (0, 0_u32);
        while let Some(number) = bytes::read(&mut counts) {
            document = document.wrapping_add(number >> CODE_BITS);
            let common = COMMON.get((number & HEAD) as usize).map(|&(_, count)| count);
            let Some(count) = common.or_else(|| read_head(&mut counts).map(|times| together(&times))) else { return };
            while wanted.get(at).is_some_and(|&wanted| wanted < document) {
                at += 1;
            }
            match wanted.get(at) {
                None => return,
                Some(&wanted) if wanted == document => {
                    bytes::take_numbers(&mut places, passed_over);
                    visit(at, Places { rest: bytes::take_numbers(&mut places, count).unwrap_or_default(), place: 0 });
                    passed_over = 0;
                }
                Some(_) => passed_over = passed_over.saturating_add(count),
            }
        }
    }

    /// Whether any of some entries has the word.
    pub(super) fn has_any(self, gone: &Gone) -> bool {
        let (mut document, mut rest) = (self.before, self.counts);
        while let Some(number) = bytes::read(&mut rest) {
            document = document.wrapping_add(number >> CODE_BITS);
            if gone.contains(document) {
                return true;
            }
            if document >= gone.end() || number & HEAD == HEAD && read_head(&mut rest).is_none() {
                return false;
            }
        }
        false
    }

    /// How many entries it has and which is the last; `None` where the bytes are not those of a list.
    pub(super) fn check(self) -> Option<(u32, Document)> {
        let (mut document, mut counts, mut expected, mut entries) = (self.before, self.counts, 0_usize, 0);
        while let Some(number) = bytes::read(&mut counts) {
            document = document.checked_add(number >> CODE_BITS)?;
            let times = match COMMON.get((number & HEAD) as usize) {
                Some(&(_, count)) => count,
                None => together(&read_head(&mut counts)?),
            };
            expected = expected.checked_add(times as usize)?;
            entries += 1;
        }
        let is_whole = counts.is_empty() && bytes::count_numbers(self.places) == Some(expected);
        is_whole.then_some((entries, document))
    }
}

fn together(times: &Times) -> u32 {
    times.iter().copied().fold(0, u32::saturating_add)
}

/// Writes an entry behind the entries of a list.
pub(super) fn write_counts(counts: &mut Vec<u8>, step: u32, times: &Times) {
    let code = only(times).and_then(|only| COMMON.iter().position(|&(field, times)| (field as usize, times) == only));
    let code = code.map_or(HEAD, |code| code as u32);
    bytes::write(counts, step << CODE_BITS | code);
    if code == HEAD {
        write_head(counts, times);
    }
}

/// The only field that has the word, with how often.
fn only(times: &Times) -> Option<(usize, u32)> {
    let field = times.iter().position(|&count| count > 0)?;
    let count = times.get(field).copied()?;
    times.get(field + 1..)?.iter().all(|&other| other == 0).then_some((field, count))
}

/// Writes the places of a word in an entry.
pub(super) fn write_places(bytes: &mut Vec<u8>, places: impl Iterator<Item = u32>) {
    let mut before = 0;
    for place in places {
        bytes::write(bytes, place - before);
        before = place;
    }
}

/// Takes the step and the counts of an entry from the front.
pub(super) fn read_times(counts: &mut &[u8]) -> Option<(u32, Times)> {
    let number = bytes::read(counts)?;
    let mut times = [0; FIELDS];
    match COMMON.get((number & HEAD) as usize) {
        Some(&(field, count)) => *times.get_mut(field as usize)? = count,
        None => times = read_head(counts)?,
    }
    Some((number >> CODE_BITS, times))
}

/// A head is one byte where the word stands in a single field fewer than 16 times (field in bits 4 to 6, times
/// in bits 0 to 3), otherwise a byte with its top bit and a bit for each field, then the times for each.
fn write_head(bytes: &mut Vec<u8>, times: &Times) {
    if let Some((field, count @ 0..16)) = only(times) {
        return bytes.push((field as u8) << 4 | count as u8);
    }
    let mask = times.iter().enumerate().fold(MORE, |mask, (field, &count)| mask | u8::from(count > 0) << field);
    bytes.push(mask);
    times.iter().filter(|&&count| count > 0).for_each(|&count| bytes::write(bytes, count));
}

fn read_head(rest: &mut &[u8]) -> Option<Times> {
    let (&head, after) = rest.split_first()?;
    *rest = after;
    let mut times = [0; FIELDS];
    if head < MORE {
        *times.get_mut(usize::from(head >> 4))? = u32::from(head & 15);
        return Some(times);
    }
    for (field, count) in times.iter_mut().enumerate() {
        if head & 1 << field != 0 {
            *count = bytes::read(rest)?;
        }
    }
    Some(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Listed = (Document, Times, Vec<u32>);

    fn written(entries: &[Listed]) -> (Vec<u8>, Vec<u8>) {
        let (mut counts, mut places, mut before) = (Vec::new(), Vec::new(), 0);
        for (document, times, at) in entries {
            write_counts(&mut counts, document - before, times);
            write_places(&mut places, at.iter().copied());
            before = *document;
        }
        (counts, places)
    }

    fn examples() -> Vec<Listed> {
        vec![
            (0, [0, 1, 0, 0, 0], vec![7]),
            (5, [0, 0, 3, 0, 0], vec![1, 2, 900]),
            (300, [0, 0, 20, 0, 0], (0..20).map(|step| step * 200).collect()),
            (301, [1, 1, 0, 0, 1], vec![0, 90_000, 4_000_000]),
        ]
    }

    #[test]
    fn what_goes_in_comes_out() {
        let (counts, places) = written(&examples());
        let list = List { before: 0, counts: &counts, places: &places };
        let listed: Vec<Listed> =
            list.iter().map(|posting| (posting.document, posting.times, posting.places().collect())).collect();
        assert_eq!(listed, examples());
        assert_eq!(list.check(), Some((4, 301)));
        let has_any = |first: Document, end: Document| list.has_any(&Gone::of(&[first..end, 1..2]));
        assert!(has_any(5, 6) && has_any(6, 301) && has_any(301, 900));
        assert!(!has_any(1, 5) && !has_any(6, 300) && !has_any(302, 900) && !has_any(7, 7));
    }

    #[test]
    fn a_list_cut_short_is_noticed() {
        let (counts, places) = written(&examples());
        for end in 0..places.len() {
            let list = List { before: 0, counts: &counts, places: places.get(..end).unwrap_or_default() };
            assert_eq!(list.check(), None);
        }
    }
}
