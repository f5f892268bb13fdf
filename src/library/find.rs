//! Finding in the library: a search as a query of the index, and what the page shows of the answers.

use std::collections::BTreeSet;

use crate::calendar::long_date;
use crate::citation::range_of;
use crate::id::{EntryId, RecordId};
use crate::record::{Entry, Record};
use crate::search::{self, Count, Hit, Query, Ranking};
use crate::worker::{CountShown, Facets, Filters, Found, FoundAll, OtherFound, Search};

use super::Library;

/// How many answers a search shows.
pub const SHOWN: usize = 20;

/// How many questions that were answered in the same words are named with each.
const OTHERS_SHOWN: usize = 8;

impl Library {
    /// The order of the answers that fit a search. The records that [`wanted`] names are to be read next.
    pub fn rank(&self, search: &Search) -> Ranking {
        self.index.rank_folded(&query(search), SHOWN)
    }

    /// What to show of the answers in a ranking, cut from the records that were read for it.
    pub fn answers(&self, search: &Search, ranking: &Ranking, records: &[Record]) -> FoundAll {
        let hits = ranking.found.iter().filter_map(|found| {
            let record = records.iter().find(|record| record.id == found.record)?;
            shown(record, self.index.hit(ranking, found, record)?, records)
        });
        FoundAll {
            total: ranking.total,
            hits: hits.collect(),
            facets: self.facets(search, ranking),
            library: self.entries(),
        }
    }

    /// What the answers may be narrowed to. A control that is set still shows what else it could be set to, so its
    /// counts are those of the same search without it.
    fn facets(&self, search: &Search, ranking: &Ranking) -> Facets {
        let mut facets = facets(&ranking.facets);
        let without = |clear: fn(&mut Filters)| {
            let mut other = search.clone();
            clear(&mut other.filters);
            (other != *search).then(|| self::facets(&self.index.rank(&query(&other), 0).facets))
        };
        if let Some(other) = without(|filters| filters.bodies.clear()) {
            facets.bodies = other.bodies;
        }
        if let Some(other) = without(|filters| filters.askers.clear()) {
            facets.askers = other.askers;
        }
        if let Some(other) = without(|filters| filters.answered_by.clear()) {
            facets.answered_by = other.answered_by;
        }
        if let Some(other) = without(|filters| filters.years.clear()) {
            facets.years = other.years;
        }
        facets
    }
}

/// The words as they were understood, on the day of the search, with what the controls are set to.
fn query(search: &Search) -> Query {
    let Filters { bodies, askers, answered_by, years, promised: only_promises, cited: only_cited } =
        search.filters.clone();
    let cited = search.cited.iter().copied().collect();
    let mut query = Query::parse_on(&search.text, search.today);
    query.filters = search::Filters { bodies, askers, answered_by, years, only_promises, only_cited, cited };
    query
}

fn facets(counted: &search::Facets) -> Facets {
    let names =
        |counts: &[Count<String>]| counts.iter().map(|count| count_shown(&count.value, count.entries)).collect();
    Facets {
        bodies: names(&counted.bodies),
        askers: names(&counted.askers),
        answered_by: names(&counted.answered_by),
        years: counted.years.iter().map(|count| count_shown(&count.value, count.entries)).collect(),
        promised: counted.promises,
        cited: counted.cited,
    }
}

fn count_shown(value: &impl ToString, entries: usize) -> CountShown {
    CountShown { value: value.to_string(), entries }
}

fn shown(record: &Record, hit: Hit, records: &[Record]) -> Option<Found> {
    let entry = record.entries.iter().find(|entry| entry.id == hit.entry)?;
    Some(Found {
        record: record.id,
        entry: entry.id,
        heading: heading(record, entry),
        source: source_line(record, entry),
        start: range_of(entry, hit.place, &hit.passage)?.start,
        place: hit.place,
        passage: hit.passage,
        marks: hit.marks.into_iter().map(|mark| (mark.start, mark.end)).collect(),
        others: hit.others.into_iter().map(|(record, entry)| other(record, entry, records)).collect(),
    })
}

/// A question that was answered in the same words, and where it comes from if its record is there.
fn other(record: RecordId, entry: EntryId, records: &[Record]) -> OtherFound {
    let find = || {
        let record = records.iter().find(|read| read.id == record)?;
        Some(source_line(record, record.entries.iter().find(|found| found.id == entry)?))
    };
    OtherFound { record, entry, source: find() }
}

/// The records to be read for what is shown of a ranking: those found, and the first few that say the same.
pub fn wanted(ranking: &Ranking) -> BTreeSet<RecordId> {
    let others = |found: &search::Found| found.others.iter().take(OTHERS_SHOWN).map(|(record, _)| *record).collect();
    ranking.found.iter().flat_map(|found| std::iter::once(found.record).chain::<Vec<_>>(others(found))).collect()
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
pub fn source_line(record: &Record, entry: &Entry) -> String {
    let number = entry.number.as_ref().map_or_else(|| "Question".to_owned(), |number| format!("Question {number}"));
    let asker = entry.asker.as_ref().map(|asker| format!("{number} from {asker}")).unwrap_or(number);
    let rest = [record.body.clone(), record.meeting_date.map(long_date)];
    std::iter::once(asker).chain(rest.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;
    use crate::citation::field_text;
    use crate::minutes::read_text;

    fn record(body: &str, year: i16, answer: &str) -> Record {
        let page = format!("Questions\n\nQuestion 1: from Cllr A Example\n\nHow many {body}?\n\nResponse:\n\n{answer}");
        let mut record = read_text(&page, Timestamp::UNIX_EPOCH).record;
        record.body = Some(body.to_owned());
        record.meeting_date = Some(date(year, 9, 29));
        record
    }

    fn found(library: &Library, records: &[Record], search: &Search) -> FoundAll {
        library.answers(search, &library.rank(search), records)
    }

    fn values(counts: &[CountShown]) -> Vec<(&str, usize)> {
        counts.iter().map(|count| (count.value.as_str(), count.entries)).collect()
    }

    fn shelf() -> (Library, Vec<Record>) {
        let answer = "Crime fell. There are 300 officers. They serve well.";
        let records = vec![
            record("Panel", 2022, answer),
            record("Council", 2021, "There are 20 officers."),
            record("Cabinet", 2021, "None."),
        ];
        let mut library = Library::default();
        records.iter().for_each(|record| library.insert(record));
        (library, records)
    }

    #[test]
    fn a_passage_says_where_it_stands() {
        let (library, records) = shelf();
        let all = found(&library, &records, &Search { text: "300 officers".to_owned(), ..Search::default() });
        let hit = &all.hits[0];
        let entry = &records[0].entries[0];
        let text = field_text(entry, hit.place);
        assert_eq!(text.get(hit.start..hit.start + hit.passage.len()), Some(hit.passage.as_str()));
        assert!(hit.passage.contains("300 officers"));
        assert_eq!((all.total, all.library), (1, 3));
    }

    #[test]
    fn a_control_that_is_set_still_shows_what_else_it_could_be() {
        let (library, records) = shelf();
        let filters = Filters { bodies: vec!["Council".to_owned()], ..Filters::default() };
        let search = Search { text: "officers".to_owned(), filters, ..Search::default() };
        let all = found(&library, &records, &search);
        assert_eq!(all.total, 1);
        assert_eq!(values(&all.facets.bodies), [("Council", 1), ("Panel", 1)]);
        assert_eq!(values(&all.facets.years), [("2021", 1)]);
    }

    #[test]
    fn what_a_member_cites_is_counted_and_can_be_asked_for() {
        let (library, records) = shelf();
        let cited = vec![records[2].entries[0].id];
        let mut search = Search { text: "many".to_owned(), cited, ..Search::default() };
        let all = found(&library, &records, &search);
        assert_eq!((all.total, all.facets.cited), (3, 1));
        search.filters.cited = true;
        assert_eq!(found(&library, &records, &search).total, 1);
    }

    #[test]
    fn answers_in_the_same_words_are_shown_once() {
        let (mut library, mut records) = shelf();
        let again = record("Forum", 2023, "Crime fell. There are 300 officers. They serve well.");
        library.insert(&again);
        records.push(again);
        let all = found(&library, &records, &Search { text: "300 officers".to_owned(), ..Search::default() });
        assert_eq!((all.total, all.hits.len(), all.hits[0].others.len()), (2, 1, 1));
        let (first, other) = (&all.hits[0], &all.hits[0].others[0]);
        assert_ne!(other.source.as_ref(), Some(&first.source));
        assert!(other.source.as_ref().is_some_and(|source| source.starts_with("Question 1 from Cllr A Example, ")));
    }

    #[test]
    fn a_search_on_a_year_finds_its_meetings_alone() {
        let (library, records) = shelf();
        let filters = Filters { years: vec![2021], ..Filters::default() };
        let all = found(&library, &records, &Search { filters, ..Search::default() });
        assert_eq!(all.total, 2);
        assert_eq!(values(&all.facets.years), [("2022", 1), ("2021", 2)]);
    }
}
