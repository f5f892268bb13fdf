//! The same promises kept on two thousand real questions, where the corpus is beside the project.

use question_desk::record::Record;
use question_desk::search::Query;

use crate::invented::Shelf;
use crate::{corpus, lines};

fn sample() -> Option<(Vec<Record>, Vec<String>)> {
    let Some((all, gold)) = corpus::read() else {
        eprintln!("The corpus is not beside the project: skipped.");
        return None;
    };
    let records = all.iter().step_by(7).map(lines::record).collect();
    let queries = gold.sets.values().flat_map(|wishes| wishes.iter().take(25)).map(|wish| wish.query.clone()).collect();
    Some((records, queries))
}

#[test]
fn every_passage_of_a_real_answer_stands_in_its_source() {
    let Some((records, queries)) = sample() else { return };
    let mut index = Shelf::default();
    records.iter().for_each(|record| index.insert(record));
    for query in queries {
        for hit in index.search(&Query::parse(&query), 5).hits {
            let record = records.iter().find(|record| record.id == hit.record).unwrap();
            let paragraphs = record.entries[0].paragraphs(hit.place);
            assert!(paragraphs.iter().any(|paragraph| paragraph.contains(&hit.passage)), "{query}");
            assert!(hit.marks.iter().all(|mark| hit.passage.get(mark.clone()).is_some()), "{query}");
            assert!(hit.passage.len() <= 400, "{query}: {}", hit.passage);
        }
    }
}

#[test]
fn real_records_that_were_removed_leave_no_trace() {
    let Some((records, queries)) = sample() else { return };
    let (mut with, mut without) = (Shelf::default(), Shelf::default());
    for (number, record) in records.iter().enumerate() {
        with.insert(record);
        if number % 40 > 0 {
            without.insert(record);
        }
    }
    records.iter().step_by(40).for_each(|record| with.remove(record.id));
    for query in queries {
        let query = Query::parse(&query);
        assert_eq!(with.search(&query, 5), without.search(&query, 5), "{query:?}");
    }
}
