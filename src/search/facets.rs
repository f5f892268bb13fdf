//! How many of the answers found are of each body, asker, answerer and year: the controls beside the results.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Index;
use super::documents::{Document, Name, Names, place_of};
use crate::id::EntryId;

/// No more names than this are counted out for one control.
const MOST: usize = 50;

/// What the answers found may be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By body, the commonest first.
    pub bodies: Vec<Count<String>>,
    /// By asker, the commonest first.
    pub askers: Vec<Count<String>>,
    /// By who answered or, where the page does not say, was asked; the commonest first.
    pub answered_by: Vec<Count<String>>,
    /// By year of the meeting, the newest first.
    pub years: Vec<Count<i16>>,
    /// How many have an answer that promises something.
    pub promises: usize,
    /// How many are among `Filters::cited`.
    pub cited: usize,
}

/// How many entries have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count<Value> {
    /// The value as printed.
    pub value: Value,
    /// How many entries.
    pub entries: usize,
}

/// What the controls are set to: within one list any value will do, an empty list asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Bodies, exactly as printed.
    pub bodies: Vec<String>,
    /// Askers, exactly as printed.
    pub askers: Vec<String>,
    /// Who answered or was asked, exactly as printed.
    pub answered_by: Vec<String>,
    /// Years of meetings.
    pub years: Vec<i16>,
    /// Only entries whose answer promises something.
    pub only_promises: bool,
    /// Only entries that are among `cited`.
    pub only_cited: bool,
    /// The entries that the person has cited, which are counted in any case.
    pub cited: BTreeSet<EntryId>,
}

impl Index {
    /// Counts what the entries have.
    pub(super) fn count(&self, cited: &BTreeSet<EntryId>, found: impl Iterator<Item = Document>) -> Facets {
        let names = &self.names;
        let (mut bodies, mut askers, mut answered_by) = (Tally::new(names), Tally::new(names), Tally::new(names));
        let mut years: Vec<Count<i16>> = Vec::new();
        let (mut promises, mut those_cited) = (0, 0);
        for about in found.filter_map(|document| self.about.get(document as usize)) {
            promises += usize::from(about.promise);
            those_cited += usize::from(cited.contains(&about.entry));
            askers.add(about.asker);
            answered_by.add(about.answerer());
            let Some(record) = self.records.at(about.record) else { continue };
            bodies.add(record.body);
            if let Some(year) = record.date.map(Date::year) {
                match years.iter_mut().find(|count| count.value == year) {
                    Some(count) => count.entries += 1,
                    None => years.push(Count { value: year, entries: 1 }),
                }
            }
        }
        years.sort_unstable_by_key(|count| Reverse(count.value));
        let (bodies, askers) = (bodies.counts(names), askers.counts(names));
        let answered_by = answered_by.counts(names);
        Facets { bodies, askers, answered_by, years, promises, cited: those_cited }
    }
}

/// By name, how many entries have it.
struct Tally(Vec<usize>);

impl Tally {
    fn new(names: &Names) -> Self {
        Self(vec![0; names.len()])
    }

    fn add(&mut self, name: Option<Name>) {
        if let Some(count) = name.and_then(|name| self.0.get_mut(place_of(name))) {
            *count += 1;
        }
    }

    fn counts(&self, names: &Names) -> Vec<Count<String>> {
        let had = self.0.iter().enumerate().filter(|(_, entries)| **entries > 0);
        let mut had: Vec<(&str, usize)> = had.map(|(name, &entries)| (names.printed(name), entries)).collect();
        if had.len() > MOST {
            had.select_nth_unstable_by_key(MOST, |&(name, entries)| (Reverse(entries), name));
            had.truncate(MOST);
        }
        had.sort_unstable_by_key(|&(name, entries)| (Reverse(entries), name));
        had.iter().map(|&(name, entries)| Count { value: name.to_owned(), entries }).collect()
    }
}
