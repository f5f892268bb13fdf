//! Tests of what follows an answer, on a page of the structure that the app was first made for.

use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::minutes::read_text;
use crate::question::{Block, Kind};
use crate::record::{Answer, Passage};

const PAGE: &str = include_str!("../../../tests/fixtures/minutes/panel-questions.txt");

fn record() -> Record {
    let mut record = read_text(PAGE, Timestamp::UNIX_EPOCH).record;
    record.body = Some("Exampleshire Police and Crime Panel".into());
    record.meeting_date = Some(date(2022, 9, 29));
    record
}

fn suggestions_of(record: &Record, entry: usize) -> Vec<SuggestionShown> {
    let id = record.entries[entry].id;
    suggested(record, &[]).into_iter().find(|(of, _)| *of == id).map(|(_, found)| found).unwrap_or_default()
}

#[test]
fn a_promise_is_suggested_as_a_question_with_the_words_that_it_rests_on() {
    let record = record();
    let found = suggestions_of(&record, 0);
    let promised = found.iter().find(|one| one.question.contains("as promised")).unwrap();
    assert_eq!(promised.question, "The answer says “I can provide”. Mark as promised?");
    assert!(promised.words.as_ref().unwrap().starts_with("I can provide you with details of the funding"));
}

#[test]
fn a_suggestion_is_open_until_its_part_is_marked_and_a_promise_stands_beside_another() {
    let record = record();
    let found = suggestions_of(&record, 0);
    let mark = Mark::from(found[0].mark.clone());
    let mut kept = FollowUp::new(record.id, record.entries[0].id);
    assert_eq!(open_suggestions(&found, Some(&kept)), found);
    kept.mark(Mark { part: crate::followup::Part { passage: Some(3), label: "c".into() }, ..mark.clone() });
    assert_eq!(open_suggestions(&found, Some(&kept)).len(), found.len() - 1, "it was taken for another part");
    let other = crate::followup::Promise { what: "I will write".into(), ..Default::default() };
    kept.marks = vec![Mark { promise: Some(other), citation: None, ..mark.clone() }];
    assert_eq!(open_suggestions(&found, Some(&kept)).len(), found.len());
    kept.marks = vec![Mark { outcome: Outcome::NotAnswered, promise: None, citation: None, ..mark.clone() }];
    assert_eq!(open_suggestions(&found, Some(&kept)).len(), found.len(), "a promise is offered whatever is marked");
    let refusal = SuggestionShown {
        mark: v1::Mark::from(&Mark { outcome: Outcome::NotAnswered, promise: None, ..mark.clone() }),
        ..found[0].clone()
    };
    kept.marks = vec![Mark { outcome: Outcome::Answered, promise: None, citation: None, ..mark }];
    assert_eq!(open_suggestions(&[refusal], Some(&kept)), []);
}

#[test]
fn a_mark_by_hand_takes_over_what_was_read_in_its_words() {
    let mut record = record();
    let paragraphs = ["Eight. I will write by 3 November.", "That is all."].map(str::to_owned).to_vec();
    record.entries[0].answer = Some(Answer { by: Some("PCC".into()), paragraphs });
    let found = suggestions_of(&record, 0);
    let words =
        |start, end| Citation::quote(&record, &record.entries[0], crate::record::Place::Answer, start, end).unwrap();
    let read = suggested_promise(&found, &words(0, 34)).unwrap();
    let expected = ("I will write by 3 November.", "PCC", Some(date(2022, 11, 3)));
    assert_eq!((read.what.as_str(), read.by_whom.as_str(), read.by_when), expected);
    assert_eq!(suggested_promise(&found, &words(36, 48)), None);
}

#[test]
fn a_mark_by_hand_is_about_the_sentence_of_its_part() {
    let record = record();
    let part = followup::parts(&record.entries[0]).pop().unwrap();
    let words = followup::about(&record, &record.entries[0], &part).map(|citation| citation.words()).unwrap();
    assert!(words.starts_with("I can confirm") && words.ends_with("held to account for its share."), "{words}");
}

fn asked(record: &Record, next: NextShown) -> Started {
    let mut kept = FollowUp::new(record.id, record.entries[0].id);
    kept.mark(Mark::from(suggestions_of(record, 0)[0].mark.clone()));
    let own = Details { asker: "Cllr C Other".into(), ward: "Mill Ward".into(), ..Details::default() };
    Started {
        from: v1::FollowUp::from(&kept),
        next,
        template: Template::default(),
        own: v1::Details::from(&own),
        id: QuestionId(Uuid::from_u128(1)),
        blocks: (2..8).map(|number| BlockId(Uuid::from_u128(number))).collect(),
        at: Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn a_suggestion_that_was_refused_does_not_come_back_until_that_is_taken_back() {
    let record = record();
    let found = suggestions_of(&record, 0);
    let mark = Mark::from(found[0].mark.clone());
    let mut kept = FollowUp::new(record.id, record.entries[0].id);
    kept.refuse(mark.clone());
    kept.refuse(mark.clone());
    assert_eq!((kept.refused.len(), kept.is_empty()), (1, false));
    let text = serde_json::to_string(&v1::FollowUp::from(&kept)).unwrap();
    let mut again = FollowUp::from(serde_json::from_str::<v1::FollowUp>(&text).unwrap());
    assert_eq!(open_suggestions(&found, Some(&again)), found[1..]);
    again.allow(&mark);
    assert_eq!((open_suggestions(&found, Some(&again)), again.is_empty()), (found, true));
}

#[test]
fn what_was_noted_before_suggestions_could_be_refused_still_opens() {
    let record = record();
    let (id, entry) = (record.id, record.entries[0].id);
    let text = format!("{{\"record\":\"{id}\",\"entry\":\"{entry}\",\"note\":\"Ask again.\"}}");
    let kept = FollowUp::from(serde_json::from_str::<v1::FollowUp>(&text).unwrap());
    assert_eq!(kept, FollowUp { note: "Ask again.".into(), ..FollowUp::new(id, entry) });
}

#[test]
fn the_next_question_has_the_quotation_in_place_and_blocks_of_their_own() {
    let record = record();
    let draft = Draft::from(started(&record, record.meeting_date, None, asked(&record, NextShown::FollowUp)).unwrap());
    let blocks = &draft.question.blocks;
    assert!(blocks[0].text.contains("at the last meeting (29 September 2022)"), "{}", blocks[0].text);
    assert!(matches!(&blocks[1].kind, Kind::Quotation(Some(citation)) if citation.record == record.id));
    let mut ids: Vec<BlockId> = blocks.iter().map(|block: &Block| block.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), blocks.len());
    assert_eq!((draft.question.details.asker.as_str(), draft.question.details.meeting_date), ("Cllr C Other", None));
    let at_once =
        Draft::from(started(&record, record.meeting_date, None, asked(&record, NextShown::Supplementary)).unwrap());
    assert_eq!(at_once.question.blocks[0].text, "You have just said:");
    assert_eq!(at_once.question.details.meeting_date, record.meeting_date);
}

#[test]
fn the_next_question_is_held_to_the_rules_of_its_body_and_introduced_in_its_words() {
    let record = record();
    let mut body = Body::named("panel", "Exampleshire Police and Crime Panel");
    body.citing.answer = Some("{speaker} said:".into());
    let draft = Draft::from(started(&record, None, Some(&body), asked(&record, NextShown::FollowUp)).unwrap());
    assert_eq!(
        (draft.advice.rules.as_deref(), draft.question.blocks[0].text.as_str()),
        (Some("panel"), "the PCC said:")
    );
    let draft = Draft::from(started(&record, None, Some(&body), asked(&record, NextShown::Supplementary)).unwrap());
    assert_eq!(draft.arises_from.map(|of| of.entry), Some(record.entries[0].id));
}

#[test]
fn a_supplementary_that_is_noted_stands_beside_the_rule_of_its_body() {
    let mut draft = Draft::from(started(&record(), None, None, asked(&record(), NextShown::FollowUp)).unwrap());
    draft.heard = crate::question::Heard {
        answer: "Eight dog units.".into(),
        supplementary: "Why? When?".into(),
        ..Default::default()
    };
    let mut body = Body::named("example", "Example Council");
    body.supplementary = Some(crate::body::Supplementary { max: Some(1), ..Default::default() });
    let shown = supplementary_noted(&draft, Some(&body), &[]);
    assert_eq!(shown.rule.as_deref(), Some("At most 1 supplementary question."));
    assert_eq!((shown.findings.len(), shown.findings[0].weight), (1, Weight::Should));
    assert!(shown.findings[0].basis.as_ref().is_some_and(|basis| basis.ends_with("Advice only.")));
}

#[test]
fn a_meeting_that_a_draft_knows_is_the_day_of_what_was_noted_for_it() {
    let mut draft = Draft::from(started(&record(), None, None, asked(&record(), NextShown::FollowUp)).unwrap());
    draft.question.details =
        Details { body: "Example Council".into(), meeting_date: Some(date(2026, 11, 26)), ..Details::default() };
    draft.heard.answer = "I will report to the next meeting. I will write before the January meeting.".into();
    let mut other = draft.clone();
    other.question.details.meeting_date = Some(date(2027, 1, 18));
    let drafted: Vec<Drafted> = crate::rules::Put::of_draft(&other).map(Drafted::from).into_iter().collect();
    let known = meetings("Example Council", std::iter::empty(), &drafted, None);
    let days = |meetings: &[Date]| {
        let shown = supplementary_noted(&draft, None, meetings).promises.into_iter();
        shown.map(|one| Promise::from(one.promise).by_when).collect::<Vec<_>>()
    };
    assert_eq!(days(&known), [Some(date(2027, 1, 18)), Some(date(2027, 1, 17))]);
    assert_eq!(days(&[]), [None, None]);
}

#[test]
fn what_the_answer_to_the_supplementary_promises_is_asked_about_once() {
    let mut draft = Draft::from(started(&record(), None, None, asked(&record(), NextShown::FollowUp)).unwrap());
    draft.heard.answer = "I will write.".into();
    draft.heard.supplementary_answer = "I will write. I will send you the details.".into();
    let found = |draft: &Draft| {
        let shown = supplementary_noted(draft, None, &[]).promises.into_iter();
        shown.map(|one| Promise::from(one.promise).what).collect::<Vec<_>>()
    };
    assert_eq!(found(&draft), ["I will write.", "I will send you the details."]);
    draft.heard.refused = vec!["I will send you the details.".into()];
    draft.heard.answer.clear();
    assert_eq!(found(&draft), ["I will write."]);
}

#[test]
fn nothing_is_started_from_a_question_that_has_gone() {
    let record = record();
    let asked = asked(&record, NextShown::FollowUp);
    let empty = Record { entries: Vec::new(), ..record };
    assert_eq!(started(&empty, None, None, asked), None);
}

#[test]
fn what_an_answer_lacks_rests_on_no_words() {
    let mut record = record();
    record.entries[0].question = vec![Passage::Paragraph("When will it open?".into())];
    record.entries[0].answer = Some(Answer { by: None, paragraphs: vec!["It is being built.".into()] });
    record.entries[0].supplementaries.clear();
    let found = suggestions_of(&record, 0);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].question.ends_with("Mark as not answered?"), "{}", found[0].question);
    assert_eq!(found[0].words, None);
}

#[test]
fn the_time_to_read_out_stands_against_the_body_s_limit() {
    let mut draft = Draft::from(started(&record(), None, None, asked(&record(), NextShown::FollowUp)).unwrap());
    draft.question.blocks = vec![Block::paragraph(BlockId(Uuid::from_u128(1)), "why ".repeat(130))];
    let mut body = Body::named("example", "Example Council");
    assert_eq!(said(&draft, Some(&body)).limit, None);
    body.time.ask_seconds = Some(30);
    let shown = said(&draft, Some(&body));
    assert_eq!((shown.seconds, shown.limit), (60, Some(30)));
    assert!(shown.sentence.contains("over the limit"), "{}", shown.sentence);
}
