//! Tests of what was noted at a meeting, and of the question that follows from it.

use super::*;
use jiff::civil::date;
use uuid::Uuid;

fn asked() -> Draft {
    let mut draft = Draft::new(id(1), block(2), &Details::default(), Timestamp::UNIX_EPOCH);
    draft.question.details = Details {
        body: "Example Council".into(),
        meeting_date: date(2026, 12, 3).into(),
        subject: "Dog units".into(),
        asker: "Cllr A Example".into(),
        ..Details::default()
    };
    draft.advice.rules = Some("example".into());
    draft.heard.answer = " Eight of them.\nMore next year. ".into();
    draft
}

fn id(number: u128) -> QuestionId {
    QuestionId(Uuid::from_u128(number))
}

fn block(number: u128) -> BlockId {
    BlockId(Uuid::from_u128(number))
}

fn follow_up(draft: &Draft) -> Draft {
    let mut last = 10;
    let fresh = || {
        last += 1;
        block(last)
    };
    draft.follow_up(id(3), fresh, Timestamp::UNIX_EPOCH)
}

#[test]
fn the_follow_up_says_what_was_asked_and_what_was_told() {
    let next = follow_up(&asked());
    let texts: Vec<&str> = next.question.blocks.iter().map(|block| block.text.as_str()).collect();
    let opening = "At the meeting on 3 December 2026 I asked about “Dog units” and was told:";
    assert_eq!(texts, [opening, "Eight of them.\nMore next year.", ""]);
    assert_eq!(next.question.blocks[1].kind, Kind::Quotation(None));
    let details = &next.question.details;
    assert_eq!((details.subject.as_str(), details.meeting_date), ("Follow-up: Dog units", None));
    assert_eq!((details.body.as_str(), details.asker.as_str()), ("Example Council", "Cllr A Example"));
    assert_eq!(next.advice.rules.as_deref(), Some("example"));
    assert!(next.heard.is_empty());
}

#[test]
fn a_subject_is_told_without_what_says_its_kind() {
    let mut draft = asked();
    draft.question.details.subject = "Supplementary: when the new station will open;…".into();
    let next = follow_up(&draft);
    let told = "At the meeting on 3 December 2026 I asked about “when the new station will open” and was told:";
    assert_eq!(next.question.blocks[0].text, told);
    assert_eq!(next.question.details.subject, "Follow-up: when the new station will open");
}

#[test]
fn the_supplementary_that_was_put_is_told_too() {
    let mut draft = asked();
    draft.heard.supplementary = "Where will they be? ".into();
    draft.question.details.subject = " ".into();
    draft.question.blocks[0].text = "How many dog units are there in the county in all?".into();
    let next = follow_up(&draft);
    assert_eq!(next.question.blocks[2].text, "I then asked: “Where will they be?”");
    assert_eq!(next.question.blocks.len(), 4);
    assert_eq!(next.question.details.subject, "Follow-up: How many dog units are there in the…");
}

#[test]
fn the_follow_up_of_one_promise_is_about_it_alone() {
    let mut draft = asked();
    draft.heard.supplementary = "Where will they be?".into();
    let promise = |what: &str, by_when| Promise { what: what.into(), by_when, ..Promise::default() };
    let texts = |promise: Promise| {
        let next = draft.follow_up_promise(&promise, id(3), || block(4), Timestamp::UNIX_EPOCH);
        next.question.blocks.into_iter().map(|block| block.text).collect::<Vec<_>>()
    };
    let told = "At the meeting on 3 December 2026 I asked about “Dog units” and was told:";
    let asking = "Has this been done? If not, by what date will it be?";
    assert_eq!(texts(promise("I will write. ", None)), [told, "I will write.", asking]);
    assert_eq!(texts(promise(" ", None))[1], "Eight of them.\nMore next year.");
    let dated = texts(promise("I will write.", Some(date(1969, 12, 24))));
    assert_eq!(dated[2], format!("This was promised by 24 December 1969. {asking}"));
}

#[test]
fn a_question_of_which_little_is_known_has_a_follow_up_too() {
    let bare = Draft::new(id(1), block(2), &Details::default(), Timestamp::UNIX_EPOCH);
    let next = follow_up(&bare);
    assert_eq!(next.question.blocks[0].text, "At the last meeting I asked a question and was told:");
    assert_eq!(next.question.details.subject, "");
}

#[test]
fn notes_of_two_tabs_are_put_together_without_repeating_them() {
    let notes = |answer: &str| Heard { answer: answer.into(), ..Heard::default() };
    assert_eq!(notes("Eight").with(&notes("Eight of them")).answer, "Eight of them");
    assert_eq!(notes("Eight").with(&notes("")).answer, "Eight");
    assert_eq!(notes("Eight").with(&notes("Nine")).answer, "Eight\nNine");
    let promised =
        |what: &str| Heard { promises: vec![Promise { what: what.into(), ..Promise::default() }], ..Heard::default() };
    assert_eq!(promised("to write").with(&promised("to write")).promises.len(), 1);
    assert_eq!(promised("to write").with(&promised("to call")).promises.len(), 2);
    let then = |answer: &str| Heard { supplementary_answer: answer.into(), ..Heard::default() };
    assert_eq!(then("Yes").with(&then("No")).supplementary_answer, "Yes\nNo");
}

#[test]
fn a_promise_in_other_words_is_not_suggested_anew() {
    let what = "I will write.".to_owned();
    let promises = vec![Promise { what: what.clone(), ..Promise::default() }, Promise::default()];
    let mut heard = Heard { answer: "Eight. I will write.".into(), promises, ..Heard::default() };
    heard.amend(0, &what, |promise| promise.by_whom = "Leader".into());
    heard.amend(1, "", |promise| promise.what = "a list".into());
    heard.amend(2, &what, |promise| promise.what.clear());
    assert!(heard.refused.is_empty());
    for words in ["to write", "to write soon"] {
        heard.amend(0, &what, |promise| promise.what = words.into());
    }
    assert_eq!((heard.promises[0].what.as_str(), heard.promises[0].by_whom.as_str()), ("to write soon", "Leader"));
    assert_eq!(heard.refused, [what]);
}

#[test]
fn a_copy_of_a_question_has_none_of_its_notes() {
    let copy = asked().duplicate(id(4), || block(5), Timestamp::UNIX_EPOCH);
    assert!(copy.heard.is_empty());
}

#[test]
fn a_copy_says_the_same_until_its_words_change() {
    let mut copy = asked().duplicate(id(4), || block(5), Timestamp::UNIX_EPOCH);
    assert!(copy.says_the_same_as(&asked()));
    copy.question.blocks[0].text.push('?');
    assert!(!copy.says_the_same_as(&asked()));
}

#[test]
fn the_answer_to_the_supplementary_is_quoted_after_it() {
    let mut draft = asked();
    draft.heard.supplementary = "Where will they be?".into();
    draft.heard.supplementary_answer = " In the north. ".into();
    let next = follow_up(&draft);
    let texts: Vec<&str> = next.question.blocks[1..].iter().map(|block| block.text.as_str()).collect();
    let put = "I then asked “Where will they be?” and was told:";
    assert_eq!(texts, ["Eight of them.\nMore next year.", put, "In the north.", ""]);
    assert_eq!(next.question.blocks[3].kind, Kind::Quotation(None));
    (draft.heard.answer, draft.heard.supplementary) = (" ".into(), String::new());
    let texts: Vec<String> = follow_up(&draft).question.blocks.into_iter().map(|block| block.text).collect();
    let asked = "At the meeting on 3 December 2026 I asked about “Dog units”.";
    assert_eq!(texts, [asked, "I then asked a supplementary question and was told:", "In the north.", ""]);
    assert!(!draft.heard.is_empty());
}

#[test]
fn the_follow_up_asks_after_each_promise_that_is_open() {
    let mut draft = asked();
    let promise = |what: &str, by_when, done| Promise { what: what.into(), by_when, done, ..Promise::default() };
    let asking = |draft: &Draft| {
        let blocks = follow_up(draft).question.blocks;
        blocks[2..].iter().map(|block| block.text.clone()).collect::<Vec<_>>()
    };
    draft.heard.promises = vec![
        promise("I will write.", Some(date(1969, 12, 24)), None),
        promise("I will call.", None, Some(date(1969, 12, 31))),
        promise("I will publish it", None, None),
    ];
    let rest = "as this been done? If not, by what date will it be?";
    let first = format!("On “I will write”: this was promised by 24 December 1969. H{rest}");
    assert_eq!(asking(&draft), [first, format!("On “I will publish it”: h{rest}")]);
    draft.heard.promises = vec![promise("I will write.", None, None)];
    assert_eq!(asking(&draft), [format!("On “I will write”: h{rest}")]);
    draft.heard.answer = "I will write.".into();
    assert_eq!(asking(&draft), [format!("H{rest}")]);
    draft.heard.promises[0].done = Some(date(1969, 12, 31));
    assert_eq!(asking(&draft), [""]);
}

#[test]
fn a_follow_up_knows_the_question_that_it_follows_and_which_words_are_from_its_notes() {
    let mut draft = asked();
    let next = follow_up(&draft);
    let follows = next.follows.as_ref().unwrap();
    assert_eq!((follows.question, follows.meeting), (id(1), Some(date(2026, 12, 3))));
    let sources: Vec<_> = next.question.blocks.iter().map(|block| next.noted_source(block.id)).collect();
    assert_eq!(sources, [None, Some("From your notes of Thursday 3 December 2026.".to_owned()), None]);
    let mut last = 20;
    let fresh = || {
        last += 1;
        block(last)
    };
    let copy = next.duplicate(id(4), fresh, Timestamp::UNIX_EPOCH);
    assert_eq!(copy.noted_source(copy.question.blocks[1].id), sources[1]);
    draft.question.details.meeting_date = None;
    let next = follow_up(&draft);
    assert_eq!(next.noted_source(next.question.blocks[1].id).as_deref(), Some("From your notes of the meeting."));
}
