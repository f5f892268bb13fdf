//! The counting of words against the published cases.

use question_desk::text::count_words;
use serde_json::Value;

#[test]
fn every_case_of_the_published_rule_is_counted_alike() {
    let cases: Value = serde_json::from_str(include_str!("../fixtures/rules/words-dev.json")).unwrap();
    let cases = cases["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 20);
    for case in cases {
        let text = case["text"].as_str().unwrap();
        assert_eq!(Some(count_words(text) as u64), case["count"].as_u64(), "{}", case["id"]);
    }
}
