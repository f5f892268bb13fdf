//! What the index knows of each entry besides its words: where it belongs, how long its fields are, and the
//! names and dates by which people filter.

use std::num::NonZeroU32;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::id::EntryId;

/// The number of an entry in the index; a number is never used again.
pub(super) type Document = u32;

/// Entries that are to be taken out, all in one go, since each time every list is looked through.
pub(super) struct Gone {
    first: Document,
    /// From the first of them on, whether each entry is among them.
    marks: Vec<bool>,
}

impl Gone {
    /// All entries of some ranges.
    pub(super) fn of(ranges: &[Range<Document>]) -> Self {
        let first = ranges.iter().map(|range| range.start).min().unwrap_or(0);
        let end = ranges.iter().map(|range| range.end).max().unwrap_or(0);
        let mut marks = vec![false; end.saturating_sub(first) as usize];
        for document in ranges.iter().cloned().flatten() {
            if let Some(mark) = marks.get_mut((document - first) as usize) {
                *mark = true;
            }
        }
        Self { first, marks }
    }

    /// The first of them.
    pub(super) fn first(&self) -> Document {
        self.first
    }

    /// None of them is as late as this.
    pub(super) fn end(&self) -> Document {
        self.first + self.marks.len() as Document
    }

    /// Whether an entry is among them.
    pub(super) fn contains(&self, document: Document) -> bool {
        let place = document.checked_sub(self.first);
        place.and_then(|place| self.marks.get(place as usize)).copied().unwrap_or(false)
    }
}

/// The number of a name in `Names`, from 1, so that no name takes no room.
pub(super) type Name = NonZeroU32;

/// Where a name stands in a list of all names.
pub(super) fn place_of(name: Name) -> usize {
    name.get() as usize - 1
}

/// How many fields an entry has.
pub(super) const FIELDS: usize = 5;

/// Where in an entry a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Field {
    /// The heading of the question.
    Heading,
    /// The question with its parts.
    Question,
    /// The answer.
    Answer,
    /// Supplementary questions and their answers.
    Supplementary,
    /// The asker, those asked and answering, the body, and the title of the agenda item.
    Names,
}

/// One entry of the library.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct About {
    pub(super) entry: EntryId,
    /// Which record it stands in, as a place in the `Registry`.
    pub(super) record: u32,
    pub(super) asker: Option<Name>,
    pub(super) asked_of: Option<Name>,
    pub(super) answered_by: Option<Name>,
    /// A hash of the answer's words; 0 where there is no answer.
    pub(super) answer: u64,
    /// Whether the answer promises something.
    pub(super) promise: bool,
}

impl About {
    /// Who answered or, where the page does not say, who was asked.
    pub(super) fn answerer(&self) -> Option<Name> {
        self.answered_by.or(self.asked_of)
    }
}

/// Names of bodies and people, each kept once.
#[derive(Default)]
pub(super) struct Names {
    printed: Vec<Box<str>>,
    numbers: FxHashMap<Box<str>, Name>,
}

impl Names {
    /// The number of a name, which is added if it is new; an empty name is none.
    pub(super) fn intern(&mut self, printed: Option<&str>) -> Option<Name> {
        let printed = printed.map(str::trim).filter(|name| !name.is_empty())?;
        if let Some(&found) = self.numbers.get(printed) {
            return Some(found);
        }
        self.printed.push(printed.into());
        let number = Name::new(self.printed.len() as u32)?;
        self.numbers.insert(printed.into(), number);
        Some(number)
    }

    /// All names in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.printed.iter().map(|name| &**name)
    }

    /// Whether there is a name with this number.
    pub(super) fn has(&self, name: Name) -> bool {
        place_of(name) < self.len()
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.printed.len()
    }

    /// How many bytes they take, about.
    pub(super) fn bytes(&self) -> usize {
        let letters: usize = self.printed.iter().map(|name| name.len()).sum();
        2 * letters + self.printed.len() * (2 * size_of::<Box<str>>() + size_of::<Name>() + 1)
    }

    /// The name at a place of the list, as printed.
    pub(super) fn printed(&self, place: usize) -> &str {
        self.printed.get(place).map_or("", |name| name)
    }

    /// For each name, whether it passes.
    pub(super) fn passing(&self, passes: impl Fn(&str) -> bool) -> Vec<bool> {
        self.printed.iter().map(|name| passes(name)).collect()
    }
}
