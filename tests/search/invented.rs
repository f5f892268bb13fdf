//! A small library of invented records.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use question_desk::id::{EntryId, RECORDS, RecordId};
use question_desk::record::{Answer, Entry, Passage, Record, Source};
use question_desk::search::{Facets, Hit, Index, Query};

/// An index beside the records that it holds, as the worker has them.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) index: Index,
    records: BTreeMap<RecordId, Record>,
}

/// The answers to a query.
#[derive(Debug, PartialEq)]
pub(crate) struct Results {
    pub(crate) total: usize,
    pub(crate) hits: Vec<Hit>,
    pub(crate) facets: Facets,
}

impl Shelf {
    pub(crate) fn with(records: impl IntoIterator<Item = Record>) -> Self {
        let mut shelf = Self::default();
        records.into_iter().for_each(|record| shelf.insert(&record));
        shelf
    }

    pub(crate) fn insert(&mut self, record: &Record) {
        self.index.insert(record, 1);
        self.records.insert(record.id, record.clone());
    }

    pub(crate) fn remove(&mut self, id: RecordId) {
        self.index.remove(id);
        self.records.remove(&id);
    }

    pub(crate) fn search(&self, query: &Query, limit: usize) -> Results {
        let ranking = self.index.rank(query, limit);
        let hit = |found| self.index.hit(&ranking, found, &self.records[&found.record]).expect("its record");
        let hits = ranking.found.iter().map(hit).collect();
        Results { total: ranking.total, hits, facets: ranking.facets }
    }
}

/// A record by its name, which gives its id.
pub(crate) fn record(name: &str, day: Option<Date>, mut entries: Vec<Entry>) -> Record {
    let id = RecordId::derived(RECORDS, name);
    for (place, entry) in entries.iter_mut().enumerate() {
        entry.id = EntryId::derived(id.0, &place.to_string());
    }
    let source =
        Source { address: None, file_name: None, read_at: Timestamp::UNIX_EPOCH, hash: name.to_owned(), missing: None };
    let body = Some("Exampleshire Police and Crime Panel".to_owned());
    Record { id, body, meeting_date: day, title: None, source, entries, remainder: Vec::new() }
}

/// A question with its answer.
pub(crate) fn entry(question: &str, answer: &str) -> Entry {
    Entry {
        id: EntryId::derived(RECORDS, ""),
        number: None,
        asker: None,
        asked_of: None,
        subject: None,
        question: vec![Passage::Paragraph(question.to_owned())],
        answer: Some(Answer { by: None, paragraphs: vec![answer.to_owned()] }),
        supplementaries: Vec::new(),
    }
}

fn asked(asker: &str, asked_of: &str, entry: Entry) -> Entry {
    Entry { asker: Some(asker.to_owned()), asked_of: Some(asked_of.to_owned()), ..entry }
}

/// Five questions of four meetings.
pub(crate) fn library() -> Vec<Record> {
    let drugs = entry(
        "What is done about drugs?",
        "The plan is on its way. We fund drug testing on arrest (DToA) in both custody suites. The suites were built in 1998 and serve the whole of the county.",
    );
    let roads = entry("How many potholes were mended on the A999?", "In all 2,500 were mended by drivers' request.");
    let budget = entry("What did the new vans cost?", "They cost £90,000 and were paid for from the reserves.");
    let school = entry("Pam?", "Mae Ysgol Gŵyr ar gau am y tro oherwydd y tywydd.");
    let short = entry("Is DToA in use?", "DToA is in use at night.");
    vec![
        record(
            "first",
            Some(date(2021, 3, 4)),
            vec![
                asked("Cllr A Sample", "Commissioner", drugs),
                asked("Cllr A Sample", "Cabinet Member for Finance", budget),
            ],
        ),
        record("second", Some(date(2022, 6, 1)), vec![asked("Cllr B Specimen", "Leader", roads)]),
        record("third", Some(date(2023, 9, 9)), vec![asked("Cllr C Muster", "Leader", school)]),
        record("fourth", Some(date(2024, 1, 2)), vec![short]),
    ]
}
