//! The whole corpus of written questions, where it is beside the project.

use super::read;

#[test]
fn the_corpus_is_read_whole_and_each_question_is_a_record() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/written-questions-dev.ndjson.gz");
    let Ok(bytes) = std::fs::read(path) else { return println!("skipped: {path} is not here") };
    let found = read("written-questions-dev.ndjson.gz", bytes);
    assert_eq!((found.records.len(), found.failures.len()), (14_602, 0));
    let ids: std::collections::HashSet<_> = found.records.iter().map(|record| record.id).collect();
    assert_eq!(ids.len(), found.records.len());
    let clipped = found.records.iter().filter(|record| !record.remainder.is_empty()).count();
    assert_eq!(clipped, 3540);
}
