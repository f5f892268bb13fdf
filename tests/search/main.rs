//! What search promises, shown on invented records.

#[path = "../../benches/search/corpus.rs"]
#[allow(dead_code, reason = "the bench uses more of it")]
mod corpus;
mod invented;
#[path = "../../benches/search/lines.rs"]
#[allow(dead_code, reason = "the bench uses more of it")]
mod lines;
mod narrowed;
mod on_the_corpus;
mod saved;

use invented::{Shelf, entry, library, record};
use proptest::prelude::*;
use question_desk::search::Query;

fn found(index: &Shelf, typed: &str) -> Vec<String> {
    let results = index.search(&Query::parse(typed), 10);
    results.hits.iter().map(|hit| hit.passage.clone()).collect()
}

#[test]
fn the_best_passage_is_given_with_its_words_marked() {
    let index = Shelf::with(library());
    let results = index.search(&Query::parse("drug testing"), 10);
    let hit = &results.hits[0];
    assert_eq!(hit.passage, "We fund drug testing on arrest (DToA) in both custody suites.");
    let marked: Vec<&str> = hit.marks.iter().map(|range| &hit.passage[range.clone()]).collect();
    assert_eq!(marked, ["drug", "testing"]);
}

#[test]
fn words_are_found_in_every_way_that_people_type_them() {
    let index = Shelf::with(library());
    let check = |typed: &str, expected: usize, start: &str| {
        let found = found(&index, typed);
        assert_eq!(found.len(), expected, "{typed}: {found:?}");
        assert!(found.first().is_none_or(|passage| passage.starts_with(start)), "{typed}: {found:?}");
    };
    check("potholes", 1, "How many potholes");
    check("pothole", 1, "How many potholes");
    check("poth", 1, "How many potholes");
    check("potholse", 1, "How many potholes");
    check("POTHOLES?", 1, "How many potholes");
    check("\"on arrest\"", 1, "We fund drug");
    check("\"arrest testing\"", 0, "");
    check("custody -drug", 0, "");
    check("from:sample", 2, "");
    check("from:sample to:finance", 1, "");
    check("body:exampleshire potholes", 1, "How many");
    check("body:elsewhere potholes", 0, "");
    check("ysgol gwyr", 1, "Mae Ysgol Gŵyr");
    check("dtoa", 2, "Is DToA in use?");
    check("drug testing on arrest", 2, "We fund drug testing");
    check("potholes since May 2022", 1, "How many");
    check("potholes before 2022", 0, "");
    check("in 2021", 2, "");
    check("zebra", 0, "");
    check("", 5, "");
}

#[test]
fn a_whole_page_can_be_pasted_as_a_query() {
    let shelf = Shelf::with(library());
    let unknown: String = (0..300).map(|number| format!("unknown{number} ")).collect();
    let page = format!("{unknown} (b) potholes on the A999 mended by drivers' request in 2,500 places");
    assert_eq!(found(&shelf, &page).first().map(String::as_str), Some("In all 2,500 were mended by drivers' request."));
}

#[test]
fn labels_of_parts_are_no_words_to_find() {
    let shelf = Shelf::with([record("one", None, vec![entry("How many (a) cats and (b) dogs?", "Two.")])]);
    assert_eq!(found(&shelf, "\"(a) cats and (b) dogs\"").len(), 1);
    assert_eq!(found(&shelf, "(b) dogs").len(), 1);
}

#[test]
fn an_empty_query_gives_the_newest_first() {
    let index = Shelf::with(library().into_iter().rev());
    let results = index.search(&Query::parse(" "), 2);
    assert_eq!(results.total, 5);
    assert_eq!(results.hits.len(), 2);
    assert_eq!(results.hits[0].record, library()[3].id);
}

#[test]
fn what_was_found_is_counted_by_body_people_and_year() {
    let index = Shelf::with(library());
    let mut query = Query::parse("");
    let facets = index.search(&query, 1).facets;
    assert_eq!(facets.bodies.iter().map(|count| count.entries).collect::<Vec<_>>(), [5]);
    assert_eq!(facets.askers.first().map(|count| (&*count.value, count.entries)), Some(("Cllr A Sample", 2)));
    assert_eq!(
        facets.years.iter().map(|count| (count.value, count.entries)).collect::<Vec<_>>(),
        [(2024, 1), (2023, 1), (2022, 1), (2021, 2)]
    );
    query.filters.years = vec![2021, 2022];
    assert_eq!(index.search(&query, 1).total, 3);
    query.filters.askers = vec!["Cllr A Sample".to_owned()];
    assert_eq!(index.search(&query, 1).total, 2);
}

#[test]
fn equals_come_in_the_same_order_however_they_went_in() {
    let records: Vec<_> =
        (0..20).map(|number| record(&format!("same {number}"), None, vec![entry("Same words?", "Same.")])).collect();
    let (mut forwards, mut backwards) = (Shelf::default(), Shelf::default());
    records.iter().for_each(|record| forwards.insert(record));
    records.iter().rev().for_each(|record| backwards.insert(record));
    let query = Query::parse("same words");
    assert_eq!(forwards.search(&query, 7), backwards.search(&query, 7));
}

#[test]
fn a_record_that_comes_again_takes_the_place_of_the_first() {
    let mut index = Shelf::default();
    index.insert(&record("one", None, vec![entry("Old words?", "Yes."), entry("More?", "No.")]));
    index.insert(&record("one", None, vec![entry("New words?", "Yes.")]));
    assert_eq!(index.index.len(), 1);
    assert!(found(&index, "old").is_empty());
    assert_eq!(found(&index, "new"), ["New words?"]);
}

proptest! {
    #[test]
    fn no_query_is_too_strange(typed in any::<String>()) {
        let index = Shelf::with(library());
        index.search(&Query::parse(&typed), 5);
    }

    #[test]
    fn no_query_made_of_marks_and_words_is_too_strange(typed in r#"([ "“”:'’.-]|from|to:|body:|drug|arrest|tŷ|since|May|2022){0,12}"#) {
        let index = Shelf::with(library());
        index.search(&Query::parse(&typed), 5);
    }

    #[test]
    fn every_passage_stands_in_its_source(words in prop::collection::vec("[a-zéŵ'’.;? 0-9-]{0,80}|\\PC{0,400}", 1..6), typed in "[a-z]{1,3}") {
        let strange = record("strange", None, vec![entry(&words.join(" "), words.first().unwrap())]);
        let mut index = Shelf::default();
        index.insert(&strange);
        for query in [Query::parse(&typed), Query::parse(words.first().unwrap()), Query::default()] {
            for hit in index.search(&query, 5).hits {
                let source = strange.entries[0].paragraphs(hit.place);
                prop_assert!(source.iter().any(|paragraph| paragraph.contains(&hit.passage)));
                let mut before = 0;
                for mark in hit.marks {
                    prop_assert!(mark.start >= before && !hit.passage[mark.clone()].is_empty());
                    before = mark.end;
                }
            }
        }
    }

    #[test]
    fn what_was_removed_leaves_no_trace(words in "[a-d ]{0,40}", typed in "[a-d ]{0,12}") {
        let (mut with, mut without) = (Shelf::default(), Shelf::default());
        let extra = record("extra", None, vec![entry(&words, &words), entry("drug words", &words)]);
        with.insert(&extra);
        for record in library() {
            with.insert(&record);
            without.insert(&record);
        }
        with.remove(extra.id);
        prop_assert_eq!(with.index.len(), without.index.len());
        for query in [Query::parse(&typed), Query::parse("drug arrest"), Query::default()] {
            prop_assert_eq!(with.search(&query, 5), without.search(&query, 5));
        }
    }
}
