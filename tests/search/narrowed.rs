//! Results narrowed by controls, and identical answers folded together.

use std::collections::BTreeSet;

use question_desk::library::Library;
use question_desk::search::Query;
use question_desk::worker::Search;

use crate::invented::{Shelf, entry, library, record};

#[test]
fn answers_that_promise_something_are_counted_and_can_be_asked_for() {
    let shelf = Shelf::with([
        record("one", None, vec![entry("Figures on drugs?", "I can provide details after the meeting.")]),
        record("two", None, vec![entry("Drugs?", "There are none.")]),
        record("three", None, vec![entry("More drugs? I will write to you.", "No.")]),
    ]);
    let mut query = Query::parse("drugs");
    assert_eq!(shelf.search(&query, 5).facets.promises, 1);
    query.filters.only_promises = true;
    let results = shelf.search(&query, 5);
    assert_eq!((results.total, results.hits[0].record), (1, record("one", None, vec![]).id));
}

#[test]
fn answers_that_were_cited_are_counted_and_can_be_asked_for() {
    let shelf = Shelf::with(library());
    let mut query = Query::parse("dtoa");
    query.filters.cited = BTreeSet::from([library()[3].entries[0].id]);
    let results = shelf.search(&query, 5);
    assert_eq!((results.total, results.facets.cited), (2, 1));
    query.filters.only_cited = true;
    let results = shelf.search(&query, 5);
    assert_eq!((results.total, results.hits[0].record), (1, library()[3].id));
}

fn asked(text: &str) -> Search {
    Search { text: text.to_owned(), ..Search::default() }
}

#[test]
fn identical_answers_are_one_hit_that_names_the_others() {
    let standard = "The information requested is not held centrally.";
    let many = (0..30).map(|number| record(&format!("r{number}"), None, vec![entry("How many drains?", standard)]));
    let other = record("other", None, vec![entry("Which drains?", "The blocked drains.")]);
    let mut library = Library::default();
    many.chain([other.clone()]).for_each(|record| library.insert(&record));
    let ranking = library.rank(&asked("drains"));
    assert_eq!(ranking.total, 31);
    assert_eq!(ranking.found.len(), 2);
    let folded = ranking.found.iter().find(|found| found.record != other.id).unwrap();
    assert_eq!(folded.others.len(), 29);
    let mut records: Vec<_> = folded.others.iter().map(|&(record, _)| record).chain([folded.record]).collect();
    records.sort();
    records.dedup();
    assert_eq!(records.len(), 30);
}

#[test]
fn entries_without_an_answer_are_never_folded() {
    let unanswered = |name: &str| {
        let mut question = entry("How many drains?", "");
        question.answer = None;
        record(name, None, vec![question])
    };
    let mut library = Library::default();
    [unanswered("one"), unanswered("two")].iter().for_each(|record| library.insert(record));
    assert_eq!(library.rank(&asked("drains")).found.len(), 2);
}

#[test]
fn what_is_shown_is_cut_from_the_record_that_was_fetched() {
    let mut shelf = Library::default();
    library().iter().for_each(|record| shelf.insert(record));
    let ranking = shelf.rank(&asked("potholes"));
    let [found] = ranking.found.as_slice() else { panic!("{ranking:?}") };
    let record = library().into_iter().find(|record| record.id == found.record).unwrap();
    let shown = shelf.answers(&asked("potholes"), &ranking, &[record]).hits.remove(0);
    assert_eq!(shown.passage, "How many potholes were mended on the A999?");
    assert_eq!(shown.marks, [(9, 17)]);
    assert!(shelf.answers(&asked("potholes"), &ranking, &[library()[0].clone()]).hits.is_empty());
}

#[test]
fn a_word_in_the_heading_counts_for_more_than_one_in_passing() {
    let mut headed = entry("What is done about it?", "We mend what we can.");
    headed.subject = Some("Potholes".to_owned());
    let passing = entry("What is done about litter, noise and dogs?", "We sweep, and the potholes are filled.");
    let shelf = Shelf::with([record("headed", None, vec![headed]), record("passing", None, vec![passing])]);
    let results = shelf.search(&Query::parse("What has the council done about the many large potholes on lanes"), 5);
    assert_eq!(results.hits[0].record, record("headed", None, vec![]).id);
}
