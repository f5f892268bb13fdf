//! All the records on this device, found by their words.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::calendar::long_date;
use crate::id::RecordId;
use crate::record::{Entry, Record};
use crate::search::{Hit, Index, Query};
use crate::worker::{Found, Summary};

/// How many answers a search shows.
const SHOWN: usize = 20;

/// The records with their index.
#[derive(Default)]
pub struct Library {
    records: BTreeMap<RecordId, Record>,
    index: Option<Index>,
}

impl Library {
    /// Puts a record in; one with the same id is replaced.
    pub fn insert(&mut self, record: Record) {
        self.index.get_or_insert_with(Index::new).insert(&record, 0);
        self.records.insert(record.id, record);
    }

    /// Takes a record out and gives it back, if it is there.
    pub fn remove(&mut self, id: RecordId) -> Option<Record> {
        self.index.iter_mut().for_each(|index| index.remove(id));
        self.records.remove(&id)
    }

    /// One record.
    pub fn get(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id)
    }

    /// How many questions all records hold together.
    pub fn entries(&self) -> usize {
        self.index.as_ref().map_or(0, Index::len)
    }

    /// The list of records, the newest meeting first.
    pub fn summaries(&self) -> Vec<Summary> {
        let mut summaries: Vec<Summary> = self.records.values().map(summary).collect();
        summaries.sort_by(|one, other| other.date.cmp(&one.date).then_with(|| one.title.cmp(&other.title)));
        summaries
    }

    /// The answers that fit some words, and how many there are in all.
    pub fn search(&self, text: &str, today: Date) -> (usize, Vec<Found>) {
        let Some(index) = &self.index else { return (0, Vec::new()) };
        let ranking = index.rank(&Query::parse_on(text, today), SHOWN);
        let shown = ranking.found.iter().filter_map(|found| {
            let record = self.records.get(&found.record)?;
            let hit = index.hit(&ranking, found, record)?;
            shown(record, hit)
        });
        (ranking.total, shown.collect())
    }
}

fn summary(record: &Record) -> Summary {
    Summary {
        id: record.id,
        body: record.body.clone(),
        date: record.meeting_date,
        title: record.title.clone(),
        questions: record.entries.len(),
        answers: record.entries.iter().filter(|entry| entry.answer.is_some()).count(),
    }
}

fn shown(record: &Record, hit: Hit) -> Option<Found> {
    let entry = record.entries.iter().find(|entry| entry.id == hit.entry)?;
    Some(Found {
        record: record.id,
        entry: entry.id,
        heading: heading(record, entry),
        source: source(record, entry),
        passage: hit.passage,
        marks: hit.marks.into_iter().map(|mark| (mark.start, mark.end)).collect(),
    })
}

/// What a question is about: its own heading, or its agenda item's, or its number.
fn heading(record: &Record, entry: &Entry) -> String {
    let number = entry.number.as_ref().map(|number| format!("Question {number}"));
    match (&entry.subject, &record.title, number) {
        (Some(subject), _, _) => subject.clone(),
        (None, Some(title), Some(number)) => format!("{title}: {number}"),
        (None, Some(title), None) => title.clone(),
        (None, None, number) => number.unwrap_or_else(|| "Question".to_owned()),
    }
}

/// "Question 7 from Cllr B Example, Police and Crime Panel, Thursday 29 September 2022".
fn source(record: &Record, entry: &Entry) -> String {
    let number = entry.number.as_ref().map_or_else(|| "Question".to_owned(), |number| format!("Question {number}"));
    let asker = entry.asker.as_ref().map(|asker| format!("{number} from {asker}")).unwrap_or(number);
    let rest = [record.body.clone(), record.meeting_date.map(long_date)];
    std::iter::once(asker).chain(rest.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}
