//! The checks together: what is kept, what is said, and that no rules never mean a pass.

use super::testing::{codes, draft, of, report};
use super::*;
use crate::body::{Words, general, presets};
use crate::question::Kept;

#[test]
fn the_weightiest_findings_come_first() {
    let mut draft = draft("- Why did […] close on the 6th of May?");
    draft.question.details.asker.clear();
    let severities: Vec<Severity> = report(&draft, None).findings.iter().map(|finding| finding.severity).collect();
    assert_eq!(severities, [Severity::MustKnow, Severity::ShouldKnow]);
    assert!(report(&draft, None).summary().starts_with("Found: 1 must know, 1 should know"));
}

#[test]
fn a_finding_that_is_kept_stays_kept_until_its_words_change() {
    let mut draft = draft("- Why did […] close?");
    let finding = of(&draft, None, "gap").unwrap();
    draft.apply(keep(&draft, Kept { reason: " They never said. ".into(), ..finding.mark() })).unwrap();
    assert_eq!(codes(&draft, None), [""; 0]);
    assert_eq!(report(&draft, None).kept, std::slice::from_ref(&finding));
    assert_eq!(
        draft.advice.lines(),
        [
            "The asker was told: ““[…]” looks like a gap that is still to be filled in.” The asker keeps it: They never said."
        ]
    );
    assert_eq!(advice_to_send(&draft, &report(&draft, None)), draft.advice);
    draft.question.blocks[0].text = "But why did […] close?".to_owned();
    assert_eq!(codes(&draft, None), [""; 0]);
    draft.question.blocks[0].text = "Why did [date] close?".to_owned();
    assert_eq!(codes(&draft, None), ["gap"]);
    assert_eq!(advice_to_send(&draft, &report(&draft, None)).kept, []);
    draft.question.blocks[0].text = "Why did […] close?".to_owned();
    draft.apply(let_go(&draft, &finding.mark())).unwrap();
    assert_eq!(codes(&draft, None), ["gap"]);
}

#[test]
fn what_is_not_to_be_linked_is_kept_with_the_draft_and_not_sent() {
    let mut draft = draft("- Question 7 and Question 8?");
    let block = draft.question.blocks[0].id;
    draft.apply(leave_unlinked(&draft, block, "Question 7")).unwrap();
    draft.apply(leave_unlinked(&draft, block, "Question 8")).unwrap();
    assert_eq!(draft.advice.unlinked, [(block, "Question 7".to_owned()), (block, "Question 8".to_owned())]);
    assert_eq!(advice_to_send(&draft, &report(&draft, None)).unlinked, []);
    assert!(draft.advice.lines().is_empty());
}

#[test]
fn rules_that_state_nothing_pass_nothing() {
    let not_checked = report(&draft("- Why?"), Some(&general())).not_checked;
    for field in [Field::Notice, Field::Words, Field::Parts, Field::PerPerson, Field::PerYear, Field::Grounds] {
        assert!(not_checked.iter().any(|not| not.field == Some(field)), "{field:?}");
    }
    assert!(report(&draft("- Why?"), None).not_checked.iter().any(|not| not.code == "no-rules"));
}

#[test]
fn a_rule_that_is_only_proposed_gives_no_more_than_a_hint() {
    let mut body = Body::named("x", "Example Council");
    body.limits.words = Some(Words { max: 1, counts: None, quotations: None });
    let mut severity = |status| {
        body.status = status;
        of(&draft("- Why or when?"), Some(&body), "too-many-words").map(|finding| finding.severity)
    };
    assert_eq!(severity(Status::InForce), Some(Severity::MustKnow));
    assert_eq!(severity(Status::Proposed), Some(Severity::MayHelp));
}

#[test]
fn every_finding_for_every_preset_is_a_sentence_with_its_basis_in_one_line() {
    let draft = draft("- Mr John Smith wrote […] and “it was\np WHY WAS NOTHING STARTED? Who was arrested?\np");
    for body in presets() {
        for finding in report(&draft, Some(body)).findings {
            assert!(finding.sentence.ends_with('.') && !finding.sentence.contains('!'), "{}", finding.sentence);
            assert!(finding.basis.is_none_or(|basis| basis.line().ends_with("Advice only.")), "{}", body.id);
        }
    }
}
