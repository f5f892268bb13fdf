//! The form of a body's rules, question by question.

use super::*;
use crate::body::{Test, presets};

fn typed(rows: &[(&str, &str)]) -> Typed {
    rows.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

/// Fills in an empty set of rules, input after input, with what another's form shows, as a clerk would.
fn copied(body: &Body) -> Body {
    let mut original = body.clone();
    let form = fill(&mut original, &Typed::new());
    assert_eq!(&original, body, "showing a form changes nothing");
    let mut copy = Body::named(body.id.clone(), "");
    for section in &form.sections {
        for piece in &section.pieces {
            if let Piece::Rows(rows) = piece {
                for row in &rows.rows {
                    let begin = row.first().map(|input| input.value.clone()).unwrap_or_default();
                    fill(&mut copy, &typed(&[(&format!("{}+", rows.key), &begin)]));
                }
            }
            for input in piece.inputs() {
                fill(&mut copy, &typed(&[(&input.key, &input.value)]));
            }
        }
    }
    copy
}

#[test]
fn every_preset_can_be_filled_in_by_hand_and_is_then_the_same() {
    for body in presets() {
        assert_eq!(&copied(body), body, "{}", body.id);
    }
}

#[test]
fn every_rule_is_in_the_form_once_with_its_explanation_and_its_sentence() {
    let form = fill(&mut Body::named("x", "Example Council"), &Typed::new());
    let mut names: Vec<&str> = form.sections.iter().map(|section| section.name.as_str()).collect();
    names.sort_unstable();
    let mut all: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
    all.sort_unstable();
    assert_eq!(names, all);
    assert!(form.sections.iter().all(|section| !section.help.is_empty() && !section.sentence.is_empty()));
}

#[test]
fn every_input_has_a_key_and_a_name_of_its_own_within_its_rule() {
    for body in presets() {
        let form = fill(&mut body.clone(), &Typed::new());
        let mut keys: Vec<&str> = form.inputs().map(|input| input.key.as_str()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count, "{}", body.id);
    }
}

#[test]
fn a_notice_is_filled_in_step_by_step_and_its_sentence_follows() {
    let mut body = Body::named("x", "Example Council");
    let mut sentence = |rows: &[(&str, &str)]| {
        let form = fill(&mut body, &typed(rows));
        form.sections.into_iter().find(|section| section.name == "notice").unwrap().sentence
    };
    assert_eq!(sentence(&[]), "Notice: not stated.");
    sentence(&[("notice", "before")]);
    sentence(&[("notice.count", "5")]);
    assert_eq!(
        sentence(&[("notice.clock", "12:00")]),
        "Notice must be in by noon, 5 clear working days before the meeting."
    );
    assert_eq!(sentence(&[("notice", "weekday")]), "Notice must be in by noon on the Friday before the meeting.");
    assert_eq!(sentence(&[("notice", "")]), "Notice: not stated.");
}

#[test]
fn what_cannot_be_taken_stays_as_it_was_typed_with_a_sentence() {
    let mut body = Body::named("x", "Example Council");
    fill(&mut body, &typed(&[("words", "100")]));
    for (text, taken) in [("150", true), ("many", false), ("-1", false), ("99999999999", false)] {
        let mut after = body.clone();
        let form = fill(&mut after, &typed(&[("words", text)]));
        let input = form.inputs().find(|input| input.key == "words").unwrap();
        assert_eq!((input.value.as_str(), input.problem.is_none()), (text, taken));
        assert_eq!(after.limits.words.map(|limit| limit.max), Some(if taken { 150 } else { 100 }));
    }
}

#[test]
fn closed_days_are_read_as_a_clerk_writes_them() {
    let mut body = Body::named("x", "Example Council");
    fill(&mut body, &typed(&[("notice", "none")]));
    let days = "24 December\n29 December 2026\n12-27\n1/4/2027\n\n29 February every year";
    let form = fill(&mut body, &typed(&[("notice.closed", days)]));
    let shown = form.inputs().find(|input| input.key == "notice.closed").unwrap();
    assert_eq!(
        shown.value,
        "24 December every year\n29 December 2026\n27 December every year\n1 April 2027\n29 February every year"
    );
    let wrong = fill(&mut body, &typed(&[("notice.closed", "sometimes")]));
    let input = wrong.inputs().find(|input| input.key == "notice.closed").unwrap();
    assert_eq!(input.problem.as_deref().map(|problem| problem.starts_with("“sometimes” is no day")), Some(true));
}

#[test]
fn rows_are_added_and_taken_away() {
    let mut body = Body::named("x", "Example Council");
    fill(&mut body, &typed(&[("grounds+", "")]));
    fill(&mut body, &typed(&[("grounds.0.kind", "duplicate"), ("grounds.0.test", "automatic")]));
    fill(&mut body, &typed(&[("grounds+", "")]));
    fill(&mut body, &typed(&[("grounds.1.text", "It is rude.")]));
    let grounds = body.grounds.clone().unwrap();
    assert_eq!(grounds.iter().map(|ground| ground.id.as_str()).collect::<Vec<_>>(), ["duplicate", "own-ground-1"]);
    assert_eq!(grounds.iter().map(|ground| ground.test).collect::<Vec<_>>(), [Test::Automatic, Test::Manual]);
    fill(&mut body, &typed(&[("grounds-0", "")]));
    assert_eq!(body.grounds.unwrap()[0].text, "It is rude.");
}

#[test]
fn declarations_are_switched_on_and_off() {
    let mut body = Body::named("x", "Example Council");
    fill(&mut body, &typed(&[("declarations+", "")]));
    fill(&mut body, &typed(&[("declarations.0.text", "I live here."), ("declared.interest", "yes")]));
    let ids = |body: &Body| body.declarations.iter().map(|asked| asked.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&body), ["interest", "own-declaration-1"]);
    fill(&mut body, &typed(&[("declared.interest", "")]));
    assert_eq!(ids(&body), ["own-declaration-1"]);
}
