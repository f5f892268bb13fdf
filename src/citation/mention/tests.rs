//! Tests of references that people type.

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::QuestionId;
use crate::minutes::read_text;
use crate::question::{Block, Details};
use crate::record::Record;

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
    check("question 1 on 28.9.23", &["question 1 on 28.9.23 | 1 | - | 2023-09-28"]);
    check("Cllr Dhindsa asked on 28th September why", &["Cllr Dhindsa asked on 28th September | - | Dhindsa | 28/9"]);
    check("as Cllr B asked at the last meeting.", &["Cllr B asked at the last meeting | - | B | last"]);
    check("see item 2 of 28/09/2023.", &["item 2 of 28/09/2023 | 2 | - | 2023-09-28"]);
    check("Item 11.1 at the meeting of 3 May", &["Item 11.1 at the meeting of 3 May | 11.1 | - | 3/5"]);
    check("my question of 28/09/2023", &["my question of 28/09/2023 | - | own | 2023-09-28"]);
    check("my question of 28/9/23, why?", &["my question of 28/9/23 | - | own | 2023-09-28"]);
    check("the PCC's reply in September", &["reply in September | - | - | 9/?"]);
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
        "They will reply in September.",
        "The response of the force was slow.",
        "Cllr B asked why. On 3 May we met.",
        "Cllr B asked me. At the last meeting we met.",
        "Item 2. On 3 May we met.",
        "Item 2 is late, and item 3 of the list too.",
        "",
    ] {
        check(text, &[]);
    }
    check("This is Question 7. At the last meeting we met.", &["Question 7 | 7 | - | -"]);
}

/// A record with one question.
fn record(id: u128, number: &str, asker: &str, body: &str, day: Date) -> Record {
    let page = format!("Questions\n\nQuestion {number}: from {asker}\n\nWhy?\n\nResponse:\n\nBecause.");
    let mut record = read_text(&page, jiff::Timestamp::UNIX_EPOCH).record;
    record.id = RecordId(Uuid::from_u128(id));
    record.body = Some(body.to_owned());
    record.meeting_date = Some(day);
    record
}

fn shelf() -> Known {
    let mut known = Known::default();
    for (id, (number, asker, body, day)) in (1..).zip([
        ("1", "Cllr Alan Barrow", "Panel", date(2022, 7, 7)),
        ("1", "Cllr B Example", "Panel", date(2022, 9, 29)),
        ("2", "Cllr H Dhindsa", "Panel", date(2022, 9, 29)),
        ("1", "Cllr B Example", "Cabinet", date(2022, 10, 3)),
        ("1", "Cllr H Dhindsa", "Panel", date(2023, 2, 2)),
    ]) {
        known.insert(&record(id, number, asker, body, day));
    }
    known
}

fn found_in(known: &Known, text: &str, context: Context<'_>) -> Vec<u128> {
    let mention = &mentions(text)[0];
    known.resolve(mention, context).into_iter().map(|one| one.record.0.as_u128()).collect()
}

fn found(text: &str, context: Context<'_>) -> Vec<u128> {
    found_in(&shelf(), text, context)
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
fn a_part_or_an_answer_is_meant_where_it_is_said() {
    let of = |text: &str| {
        let mention = mentions(text).remove(0);
        (mention.number.unwrap_or_default(), mention.part.unwrap_or_default(), mention.answer)
    };
    let check = |text: &str, number: &str, part: &str, answer: bool| {
        assert_eq!(of(text), (number.to_owned(), part.to_owned(), answer), "{text}");
    };
    check("Part b of Question 7 was not answered.", "7", "b", false);
    check("As to part (b) of the answer to Question 7, why?", "7", "b", true);
    check("Question 7(c) at the last meeting", "7", "c", false);
    check("the answer that I gave on 3 May 2024 to Question 7", "7", "", true);
    check("my part of Question 7", "7", "", false);
}

#[test]
fn a_later_version_of_a_page_stands_for_both() {
    let mut known = shelf();
    let (old, new) = (record(2, "1", "Cllr B Example", "Panel", date(2022, 9, 29)), RecordId(Uuid::from_u128(9)));
    let mut later = old.clone();
    later.id = new;
    later.entries[0].id = EntryId(Uuid::from_u128(99));
    known.insert(&old);
    known.insert(&later);
    let context = Context { body: "Panel", meeting: Some(date(2022, 12, 1)), asker: "" };
    assert_eq!(found_in(&known, "Question 1 at the last meeting", context), [2, 9]);
    known.stand_for([(old.id, new)].into_iter().collect());
    assert_eq!(found_in(&known, "Question 1 at the last meeting", context), [9]);
    assert_eq!(known.latest(old.id, old.entries[0].id), (new, later.entries[0].id));
    assert_eq!(known.latest(new, later.entries[0].id), (new, later.entries[0].id));
}

#[test]
fn what_is_known_is_kept_and_read_again() {
    let mut known = shelf();
    let mut record = record(7, "3", "Cllr C Sample", "Panel", date(2023, 5, 4));
    record.entries[0].question[0] =
        crate::record::Passage::Part { label: "a".into(), text: "See Question 1933.".into() };
    known.insert(&record);
    let again = Known::load(&known.save()).unwrap();
    assert_eq!(again.len(), 6);
    assert_eq!(again.passage(record.id, record.entries[0].id, "A"), Some(0));
    let said: Vec<_> = again.referring().map(|(one, said)| (one.name(), said.len())).collect();
    assert_eq!(said, [("Question 3 from Cllr C Sample, 4 May 2023".to_owned(), 1)]);
    assert!(Known::load(b"{\"version\":2,\"rows\":[]}").is_none() && Known::load(b"").is_none());
    known.remove_all(&[record.id]);
    assert_eq!((known.len(), known.summary(record.id, record.entries[0].id)), (5, None));
}

#[test]
fn what_is_linked_is_not_offered_again() {
    let block = Block::paragraph(BlockId(Uuid::from_u128(1)), "As Question 1 at the last meeting and Question 2 say:");
    let quotation =
        Block { kind: Kind::Quotation(None), ..Block::paragraph(BlockId(Uuid::from_u128(2)), "Question 1") };
    let question =
        Question { id: QuestionId(Uuid::nil()), details: Details::default(), blocks: vec![block, quotation] };
    let context = Context { body: "Panel", ..Context::default() };
    let known = shelf();
    let all = offers(&question, &[], &known, context);
    assert_eq!(
        all.iter().map(|offer| offer.words.as_str()).collect::<Vec<_>>(),
        ["Question 1 at the last meeting", "Question 2"]
    );
    let link = Link {
        block: all[0].block,
        words: all[0].words.clone(),
        record: all[0].candidates[0].0,
        entry: all[0].candidates[0].1,
        reference: Default::default(),
    };
    assert_eq!(offers(&question, &[link], &known, context).len(), 1);
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
