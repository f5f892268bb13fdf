//! Deadlines against those that bodies here printed, or that were counted by hand.

use std::collections::BTreeSet;

use question_desk::calendar::{Deadline, Division, Meeting, Notice, deadline};
use question_desk::format::v1;
use question_desk::named::Named;
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../fixtures/rules/deadlines-dev.json")).unwrap();
    file["vectors"].as_array().unwrap().clone()
}

fn notice(rule: &Value) -> Option<Notice> {
    serde_json::from_value::<Option<v1::Notice>>(rule.clone()).unwrap().map(Notice::from)
}

fn meeting(vector: &Value) -> Meeting {
    let start: jiff::civil::DateTime = vector["meeting_start"].as_str().unwrap().parse().unwrap();
    Meeting { date: start.date(), time: Some(start.time()) }
}

fn of(vector: &Value) -> Deadline {
    let division = Division::named(vector["division"].as_str().unwrap()).unwrap();
    deadline(notice(&vector["rule"]).as_ref(), division, meeting(vector))
}

fn texts(list: &Value) -> BTreeSet<&str> {
    list.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

#[test]
fn every_published_deadline_is_found() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 60);
    for vector in &vectors {
        let (id, found) = (&vector["id"], of(vector));
        let written = found.by_rule.ok().map(|cutoff| cutoff.written());
        assert_eq!(written.as_deref(), vector["expected_deadline"].as_str(), "{id}");
        assert_eq!(found.by_rule.err().map(|reason| reason.code()), vector["reason"].as_str(), "{id}");
        let warnings: BTreeSet<&str> = found.warnings.iter().map(|warning| warning.code()).collect();
        assert_eq!(warnings, texts(&vector["warnings"]), "{id}");
    }
}

#[test]
fn every_day_that_was_passed_over_is_named_with_its_reason() {
    for vector in &vectors() {
        let found = of(vector);
        let left_out: Vec<(String, &str)> =
            found.left_out().map(|day| (day.date.to_string(), day.closed.unwrap().words())).collect();
        let expected = vector["excluded"].as_array().unwrap().iter();
        let expected: Vec<(String, &str)> =
            expected.map(|day| (day["date"].as_str().unwrap().to_owned(), day["why"].as_str().unwrap())).collect();
        assert_eq!(left_out, expected, "{}", vector["id"]);
    }
}

#[test]
fn every_deadline_is_explained_and_every_warning_has_a_sentence() {
    for vector in &vectors() {
        let found = of(vector);
        let explanation = found.explanation(notice(&vector["rule"]).as_ref(), meeting(vector));
        assert!(!explanation.is_empty(), "{}", vector["id"]);
        assert!(found.warnings.iter().all(|warning| found.warning_sentence(*warning).ends_with('.')));
        assert_eq!(found.by_rule.is_ok(), found.days.iter().filter(|day| day.is_cut_off).count() == 1);
    }
}

#[test]
fn a_rule_of_notice_is_kept_as_it_was_written() {
    for vector in &vectors() {
        let Some(rule) = notice(&vector["rule"]) else { continue };
        let kept: v1::Notice = serde_json::from_value(vector["rule"].clone()).unwrap();
        assert_eq!(notice(&serde_json::to_value(kept).unwrap()), Some(rule), "{}", vector["id"]);
    }
}
