//! Tests of references that people type.

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::QuestionId;
use crate::question::{Block, Details};

/// The reference and what was read from it: "words | number | asker | when".
fn check(text: &str, expected: &[&str]) {
    let shown = mentions(text).into_iter().map(|mention| {
        let asker = if mention.own { Some("own".to_owned()) } else { mention.asker };
        let when = mention.when.map(|when| match when {
            When::Day(day) => day.to_string(),
            When::DayOfYear(month, day) => format!("{day}/{month}"),
            When::Month(month, year) => format!("{month}/{}", year.map_or("?".to_owned(), |year| year.to_string())),
            When::LastMeeting => "last".to_owned(),
        });
        let parts = [mention.number, asker, when].map(|part| part.unwrap_or_else(|| "-".to_owned()));
        format!("{} | {}", &text[mention.range], parts.join(" | "))
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn references_are_noticed_as_people_type_them() {
    check("Question 7 at the last meeting said so.", &["Question 7 at the last meeting | 7 | - | last"]);
    check(
        "Further to the answer of 20 November 2023 to Question 1933, what has changed?",
        &["answer of 20 November 2023 to Question 1933 | 1933 | - | 2023-11-20"],
    );
    check("As in Cllr B’s question in September, why?", &["Cllr B’s question in September | - | B | 9/?"]);
    check("See UIN 12345 and Q7.", &["UIN 12345 | 12345 | - | -", "Q7 | 7 | - | -"]);
    check(
        "the question from Cllr H Dhindsa at the last PCP meeting",
        &["question from Cllr H Dhindsa at the last PCP meeting | - | H Dhindsa | last"],
    );
    check("my question of 3rd May", &["my question of 3rd May | - | own | 3/5"]);
    check(
        "Question no. 11.1 of the meeting on 29 September 2022?",
        &["Question no. 11.1 of the meeting on 29 September 2022 | 11.1 | - | 2022-09-29"],
    );
    check("the answer given to me on 3 May 2024", &["answer given to me on 3 May 2024 | - | - | 2024-05-03"]);
    check(
        "Question 2 from Cllr Alan Barrow of 2022-09-29",
        &["Question 2 from Cllr Alan Barrow of 2022-09-29 | 2 | Alan Barrow | 2022-09-29"],
    );
}

#[test]
fn what_is_no_reference_is_left_alone() {
    for text in [
        "The question is how many.",
        "It may answer on time. Questions remain.",
        "In answer to residents, Cllr B spoke in May.",
        "At the last meeting we met.",
        "my question to the PCC",
        "The response of the force was slow.",
        "",
    ] {
        check(text, &[]);
    }
    check("This is Question 7. At the last meeting we met.", &["Question 7 | 7 | - | -"]);
}

fn summary(number: u128, of: &str, asker: &str, body: &str, day: Date) -> Summary {
    Summary {
        record: RecordId(Uuid::from_u128(number)),
        entry: EntryId(Uuid::from_u128(number)),
        number: Some(of.to_owned()),
        asker: Some(asker.to_owned()),
        body: Some(body.to_owned()),
        date: Some(day),
        heading: None,
    }
}

fn shelf() -> Vec<Summary> {
    vec![
        summary(1, "1", "Cllr Alan Barrow", "Panel", date(2022, 7, 7)),
        summary(2, "1", "Cllr B Example", "Panel", date(2022, 9, 29)),
        summary(3, "2", "Cllr H Dhindsa", "Panel", date(2022, 9, 29)),
        summary(4, "1", "Cllr B Example", "Cabinet", date(2022, 10, 3)),
        summary(5, "1", "Cllr H Dhindsa", "Panel", date(2023, 2, 2)),
    ]
}

fn found(text: &str, context: Context<'_>) -> Vec<u128> {
    let known = shelf();
    let mention = &mentions(text)[0];
    resolve(mention, &known, context).into_iter().map(|one| one.record.0.as_u128()).collect()
}

#[test]
fn a_reference_is_resolved_against_what_the_library_holds() {
    let context = Context { body: "Panel", meeting: Some(date(2022, 12, 1)), asker: "Cllr H Dhindsa" };
    assert_eq!(found("Question 1 at the last meeting", context), [2]);
    assert_eq!(found("Question 1", context), [2, 1]);
    assert_eq!(found("Cllr B's question in September", context), [2]);
    assert_eq!(found("Cllr B's question in October", context), [4]);
    assert_eq!(found("my question in September", context), [3]);
    assert_eq!(found("the answer of 29 September 2022", context), [2, 3]);
    assert_eq!(found("Question 9", context), []);
    assert_eq!(found("Question 1 in February", context), []);
}

#[test]
fn what_is_linked_is_not_offered_again() {
    let block = Block::paragraph(BlockId(Uuid::from_u128(1)), "As Question 1 at the last meeting and Question 2 say:");
    let quotation =
        Block { kind: Kind::Quotation(None), ..Block::paragraph(BlockId(Uuid::from_u128(2)), "Question 1") };
    let question =
        Question { id: QuestionId(Uuid::nil()), details: Details::default(), blocks: vec![block, quotation] };
    let context = Context { body: "Panel", ..Context::default() };
    let all = offers(&question, &[], &shelf(), context);
    assert_eq!(
        all.iter().map(|offer| offer.words.as_str()).collect::<Vec<_>>(),
        ["Question 1 at the last meeting", "Question 2"]
    );
    let link = Link {
        block: all[0].block,
        words: all[0].words.clone(),
        record: all[0].candidates[0].record,
        entry: all[0].candidates[0].entry,
        reference: Default::default(),
    };
    assert_eq!(offers(&question, &[link], &shelf(), context).len(), 1);
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "(Question |Q7|no. |UIN |Cllr |B’s |question |answer |of |the |last |meeting|3 |May |2023|\\. |my |’|ŵ|\\PC){0,24}") {
        let mut end = 0;
        for mention in mentions(&text) {
            prop_assert!(mention.range.start >= end && text.get(mention.range.clone()).is_some());
            end = mention.range.end;
        }
    }
}
