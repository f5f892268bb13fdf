//! Tests of what follows an answer, on the page that the app was first made for.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::by_when::Occasion;
use super::*;
use crate::alike::leading_up;
use crate::citation::{Citation, Printed, Standing, Template};
use crate::id::{BlockId, EntryId, QuestionId, RecordId};
use crate::minutes::read_text;
use crate::question::{Details, Draft, Kind};
use crate::record::{Answer, Entry, Passage, Place, Record};

fn record(question: Vec<Passage>, answer: &[&str]) -> Record {
    let mut record =
        read_text("Questions\n\nQuestion 1: from Cllr A Example\n\nWhy?\n\nResponse:\n\nSo.", Timestamp::UNIX_EPOCH)
            .record;
    record.body = Some("Panel".into());
    record.meeting_date = Some(date(2022, 9, 29));
    let entry = &mut record.entries[0];
    entry.question = question;
    entry.subject = Some("Funding".into());
    let paragraphs = answer.iter().map(|text| (*text).to_owned()).collect();
    entry.answer = Some(Answer { by: Some("PCC".into()), paragraphs });
    record
}

fn part(label: &str, text: &str) -> Passage {
    Passage::Part { label: label.to_owned(), text: text.to_owned() }
}

fn seed() -> Option<Record> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed/000_6242dde719422787.txt");
    let page = std::fs::read_to_string(path).ok()?;
    Some(read_text(&page, Timestamp::UNIX_EPOCH).record)
}

fn shown(record: &Record) -> Vec<String> {
    let entry = &record.entries[0];
    suggestions(record, entry, &[])
        .into_iter()
        .map(|one| format!("{} {}: {}", one.part.name(), one.code, one.why))
        .collect()
}

#[test]
#[allow(clippy::print_stdout, reason = "what is skipped is said")]
fn the_promise_on_the_seed_page_is_suggested_with_its_words() {
    let Some(record) = seed() else { return println!("skipped: the seed page is not beside the project") };
    let entry = &record.entries[0];
    let found = suggestions(&record, entry, &[]);
    let promised: Vec<&Suggestion> = found.iter().filter(|one| one.outcome == Outcome::Promised).collect();
    assert_eq!(promised.len(), 1, "{found:?}");
    assert!(promised[0].why.contains("I can provide"), "{}", promised[0].why);
    let promise = promised[0].promise.as_ref().unwrap();
    assert_eq!(promise.what, "I can provide you with details of the funding coming to Derbyshire");
    let citation = Citation::quote(&record, entry, promised[0].place, promised[0].range.start, promised[0].range.end);
    assert_eq!(citation.unwrap().words(), promise.what);
}

#[test]
fn what_a_part_asked_for_and_did_not_get_is_suggested() {
    let parts = vec![
        Passage::Paragraph("Can the PCC say:".into()),
        part("a", "how many officers serve in Mill Ward;"),
        part("b", "when the Mill Ward station will reopen;"),
        part("c", "whether she will publish the report on custody."),
    ];
    let answer =
        ["a) There are many.", "b) It will reopen in May.", "The custody report will be published by 1 December."];
    assert_eq!(
        shown(&record(parts.clone(), &answer)),
        [
            "Part a lacks-what-was-asked: It asks for a number, and the answer has none.",
            "Part c will-be-given: The answer says “report will be published”.",
        ]
    );
    let refused = ["That is a matter for the Chief Constable. There are 39, as of 3 May."];
    assert_eq!(
        shown(&record(parts, &refused)),
        ["The question not-given: The answer says that it is not answered here: “matter for the Chief Constable”.",]
    );
}

#[test]
fn each_promise_of_a_sentence_has_its_own_words_and_day() {
    let said = Occasion { day: Some(date(2022, 9, 29)), ..Occasion::default() };
    let read = |answer: &str| {
        let found = noted_promises(answer, Some("PCC"), said);
        found.into_iter().map(|one| (one.what, one.by_whom, one.by_when)).collect::<Vec<_>>()
    };
    let promised = |what: &str, by: &str, when| (what.to_owned(), by.to_owned(), when);
    assert_eq!(
        read("Yes. I will write to you by 3 November, and officers will report back by 1 December. Thank you."),
        [
            promised("I will write to you by 3 November", "PCC", Some(date(2022, 11, 3))),
            promised("officers will report back by 1 December.", "officers", Some(date(2022, 12, 1))),
        ]
    );
    // The second says what the first is about.
    let whole = "I will ask whether officers will report by 1 December.";
    assert_eq!(read(whole), [promised(whole, "PCC", Some(date(2022, 12, 1)))]);
    // What stands before the promise and promises nothing has its own day.
    for sentence in [
        "It should be back by the end of February and I will write to her.",
        "It should be back by the end of February, but the officers will write to her.",
        "It should be back by the end of February; I will write to her.",
    ] {
        let by = if sentence.contains("officers") { "officers" } else { "PCC" };
        assert_eq!(read(sentence), [promised(sentence, by, None)]);
    }
    let dated = "It should be back in spring and I will write by 3 November.";
    assert_eq!(read(dated), [promised(dated, "PCC", Some(date(2022, 11, 3)))]);
    let before = "By 3 November, I will write.";
    assert_eq!(read(before), [promised(before, "PCC", Some(date(2022, 11, 3)))]);
    assert_eq!(read("I will write; I will publish it.").len(), 2);
    assert_eq!(
        read("I will write to the strand I will publish it."),
        [promised("I will write to the strand I will publish it.", "PCC", None)]
    );
}

#[test]
fn a_single_word_or_a_name_that_others_have_does_not_say_which_part_is_meant() {
    let of_part = |opening: &str, parts: &[&str], answer: &str| {
        let labels = ["a", "b", "c"];
        let parts = parts.iter().zip(labels).map(|(text, label)| part(label, text));
        let question = [Passage::Paragraph(opening.into())].into_iter().chain(parts).collect();
        let record = record(question, &[answer]);
        suggestions(&record, &record.entries[0], &[]).remove(0).part.label
    };
    let opening = "Has new funding been given to:";
    let parts = ["The PCC", "Exampleshire Police", "Any other partners."];
    assert_eq!(of_part(opening, &parts, "I can provide you with details of the funding coming to Exampleshire."), "");
    let parts = ["how Mill Ward is lit", "how the bridge is lit", "who pays"];
    assert_eq!(of_part("Of Mill Ward:", &parts, "I will write to Mill Ward about it."), "");
    assert_eq!(of_part("Of the town:", &parts, "I will write to Mill Ward about how it is lit."), "a");
}

#[test]
fn a_question_that_was_answered_suggests_nothing() {
    let whole = |text: &str| vec![Passage::Paragraph(text.into())];
    assert!(shown(&record(whole("How many officers are there?"), &["There are 493."])).is_empty());
    let mut unanswered = record(whole("How many officers are there?"), &[]);
    unanswered.entries[0].answer = None;
    assert!(shown(&unanswered).is_empty());
}

fn promised() -> (Record, Mark) {
    let record = record(
        vec![part("a", "what it costs"), part("b", "who pays")],
        &["It costs £3.", "I will write to the member about who pays by 1 November."],
    );
    let found = suggestions(&record, &record.entries[0], &[]).remove(0);
    let quote = Citation::quote(&record, &record.entries[0], found.place, found.range.start, found.range.end).unwrap();
    let mark =
        Mark { part: found.part, outcome: found.outcome, promise: found.promise, citation: Some(Box::new(quote)) };
    (record, mark)
}

#[test]
fn one_act_starts_the_follow_up_with_the_quotation_in_place() {
    let (record, mark) = promised();
    assert_eq!((mark.part.label.as_str(), mark.promise.as_ref().unwrap().by_when), ("b", Some(date(2022, 11, 1))));
    let entry = &record.entries[0];
    let printed = Printed { body: "Panel", last_meeting: record.meeting_date };
    let from = From { record: &record, entry, mark: &mark, template: &Template::default(), printed };
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        BlockId(Uuid::from_u128(next))
    };
    let own = Details { asker: "Cllr A Example".into(), ..Details::default() };
    let meeting = Some(date(2022, 12, 1));
    let id = QuestionId(Uuid::nil());
    let draft = start(&from, Starting::FollowUp(meeting), &own, id, &mut fresh, Timestamp::UNIX_EPOCH);
    let details = &draft.question.details;
    assert_eq!((details.body.as_str(), details.meeting_date), ("Panel", meeting));
    assert_eq!(
        (details.asker.as_str(), details.asked_of.as_str(), details.subject.as_str()),
        ("Cllr A Example", "PCC", "Follow-up: Funding")
    );
    let [lead_in, quotation, asking] = draft.question.blocks.as_slice() else { panic!("{:?}", draft.question.blocks) };
    assert_eq!(
        lead_in.text,
        "In response to a question from Cllr A Example, at the last meeting (29 September 2022), the PCC gave the \
         following information:"
    );
    let Kind::Quotation(Some(citation)) = &quotation.kind else { panic!("a quotation") };
    assert_eq!(citation.standing(&quotation.text, Some(&record)), Standing::Verbatim);
    assert_eq!(
        asking.text,
        "This was promised by 1 November 2022. Has this been done? If not, by what date will it be?"
    );
    let supplementary = start(&from, Starting::Supplementary, &own, id, &mut fresh, Timestamp::UNIX_EPOCH);
    assert_eq!(supplementary.question.details.meeting_date, record.meeting_date);
    assert_eq!(supplementary.question.blocks[0].text, "You have just said:");
    assert_eq!(
        supplementary.question.blocks[2].text,
        "Arising from that answer: this was promised by 1 November 2022. Will that day be kept?"
    );
}

#[test]
fn what_is_asked_about_a_promise_is_true_on_the_day() {
    let (record, mark) = promised();
    let (entry, template) = (&record.entries[0], Template::default());
    let from = From { record: &record, entry, mark: &mark, template: &template, printed: Printed::default() };
    let asking = |starting, today: Date| {
        let now = jiff::tz::Offset::UTC.to_timestamp(today.at(12, 0, 0, 0)).unwrap();
        let id = QuestionId(Uuid::nil());
        let draft = start(&from, starting, &Details::default(), id, || BlockId(Uuid::nil()), now);
        (draft.arises_from.is_some(), draft.question.blocks.last().unwrap().text.clone())
    };
    let kept = "his was promised by 1 November 2022. Will that day be kept?";
    let done = "This was promised by 1 November 2022. Has this been done? If not, by what date will it be?";
    let arising = format!("Arising from that answer: t{kept}");
    assert_eq!(asking(Starting::Supplementary, date(2022, 9, 29)), (true, arising));
    // The meeting is over: the follow-up is started instead.
    assert_eq!(asking(Starting::Supplementary, date(2022, 9, 30)), (false, format!("T{kept}")));
    assert_eq!(asking(Starting::FollowUp(None), date(2022, 11, 1)), (false, format!("T{kept}")));
    assert_eq!(asking(Starting::FollowUp(None), date(2022, 11, 2)), (false, done.to_owned()));
    let later = Starting::FollowUp(Some(date(2022, 12, 1)));
    assert_eq!(asking(later, date(2022, 10, 1)), (false, done.to_owned()), "it is asked when the day is past");
}

#[test]
fn a_part_that_was_not_answered_is_asked_again_in_its_own_words() {
    let (record, _) = promised();
    let part = parts(&record.entries[0]).remove(0);
    let mark = Mark { part, outcome: Outcome::NotAnswered, promise: None, citation: None };
    let template = Template::default();
    let from = From {
        record: &record,
        entry: &record.entries[0],
        mark: &mark,
        template: &template,
        printed: Printed::default(),
    };
    let id = QuestionId(Uuid::nil());
    let draft =
        start(&from, Starting::FollowUp(None), &Details::default(), id, || BlockId(Uuid::nil()), Timestamp::UNIX_EPOCH);
    let texts: Vec<&str> = draft.question.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(draft.question.details.subject, "Follow-up: Funding");
    assert_eq!(
        texts[1..],
        ["It costs £3.", "This does not answer part a of Question 1, “what it costs”. What is the answer?"]
    );
}

#[test]
fn a_question_without_a_heading_is_called_by_its_number_and_part() {
    let (mut record, mark) = promised();
    record.entries[0].subject = None;
    let template = Template::default();
    let unanswered = Mark { outcome: Outcome::NotAnswered, ..mark };
    let (entry, printed) = (&record.entries[0], Printed::default());
    let from = From { record: &record, entry, mark: &unanswered, template: &template, printed };
    let draft = start(
        &from,
        Starting::Supplementary,
        &Details::default(),
        QuestionId(Uuid::nil()),
        || BlockId(Uuid::nil()),
        Timestamp::UNIX_EPOCH,
    );
    assert_eq!(draft.question.details.subject, "Supplementary: Question 1 of 29 September 2022, part b");
    let asking = "Arising from that answer: this does not answer part b of Question 1, “who pays”. What is the answer?";
    assert_eq!(draft.question.blocks[2].text, asking);
    // The words that join a part to the next are not quoted.
    let mut joined = record.clone();
    joined.entries[0].question[1] = part("b", "who pays; and");
    let from = From { record: &joined, entry: &joined.entries[0], ..from };
    let own = Details::default();
    let id = QuestionId(Uuid::nil());
    let draft = start(&from, Starting::Supplementary, &own, id, || BlockId(Uuid::nil()), Timestamp::UNIX_EPOCH);
    assert_eq!(draft.question.blocks[2].text, asking);
}

#[test]
fn promises_stand_in_a_list_with_their_days_until_they_are_done() {
    let (record, mark) = promised();
    let mut kept = FollowUp::new(record.id, record.entries[0].id);
    kept.mark(mark.clone());
    let of = |what: &str, by_when, done| Mark {
        promise: Some(Promise { what: what.into(), by_when, done, ..Promise::default() }),
        citation: None,
        ..mark.clone()
    };
    kept.mark(of("no day", None, None));
    kept.mark(of("done", Some(date(2022, 10, 3)), Some(date(2022, 10, 2))));
    kept.mark(of("late", Some(date(2022, 10, 3)), None));
    let list = due([&kept], [], date(2022, 10, 5));
    let words: Vec<String> = list.iter().map(Due::words).collect();
    assert_eq!(words, ["2 days overdue", "Due in 27 days", "No day is noted", "Done"]);
}

#[test]
fn a_promise_without_words_is_shown_by_those_of_its_mark() {
    let (_, mark) = promised();
    let quoted = mark.citation.as_ref().unwrap().words();
    assert_eq!(mark.promise.as_ref().unwrap().shown(Some(&mark)).as_ref(), Some(&quoted));
    let wordless = Promise { what: " ".into(), ..Promise::default() };
    assert_eq!(wordless.shown(Some(&mark)), Some(format!("“{quoted}”")));
    assert_eq!(wordless.shown(None), None);
}

#[test]
fn a_promise_in_a_noted_answer_is_counted_from_its_meeting() {
    let said = Occasion { day: Some(date(2022, 9, 29)), body: "Panel", meetings: &[] };
    let answer = "There are eight. I will write within 14 days, and I will write to all.\nOfficers will report back.";
    let found = noted_promises(answer, Some("Leader"), said);
    let shown: Vec<_> = found.iter().map(|one| (one.what.as_str(), one.by_whom.as_str(), one.by_when)).collect();
    let first = ("I will write within 14 days", "Leader", Some(date(2022, 10, 13)));
    assert_eq!(
        shown,
        [first, ("I will write to all.", "Leader", None), ("Officers will report back.", "Officers", None)]
    );
    assert!(noted_promises("There are eight.", None, said).is_empty());

    // Once it is noted as a promise it stands in the list, beside those after published answers.
    let (record, mark) = promised();
    let mut kept = FollowUp::new(record.id, record.entries[0].id);
    kept.mark(mark);
    let id = QuestionId(Uuid::from_u128(7));
    let mut draft = Draft::new(id, BlockId(Uuid::nil()), &Details::default(), Timestamp::UNIX_EPOCH);
    draft.heard.promises = found;
    let list = due([&kept], [&draft], date(2022, 10, 12));
    let words: Vec<(bool, String)> = list.iter().map(|one| (one.of == PromiseOf::Noted(id), one.words())).collect();
    let expected =
        [(true, "Due in 1 day"), (false, "Due in 20 days"), (true, "No day is noted"), (true, "No day is noted")];
    assert_eq!(words, expected.map(|(noted, words)| (noted, words.to_owned())));
}

#[test]
fn a_mark_takes_the_place_of_the_one_before() {
    let (record, mark) = promised();
    let mut kept = FollowUp::new(record.id, record.entries[0].id);
    let answered = Mark { outcome: Outcome::Answered, promise: None, citation: None, ..mark.clone() };
    kept.mark(answered);
    kept.mark(mark.clone());
    kept.mark(mark.clone());
    assert_eq!(kept.marks, std::slice::from_ref(&mark));
    kept.unmark(&mark.part);
    assert!(kept.is_empty());
}

#[test]
fn no_entry_is_too_strange() {
    let entry = Entry {
        id: EntryId(Uuid::nil()),
        number: None,
        asker: None,
        asked_of: None,
        subject: None,
        question: vec![part("", "’"), part("é", "")],
        answer: Some(Answer {
            by: None,
            paragraphs: vec!["’ I will write.\n".into(), String::new(), "é) don’t have".into()],
        }),
        supplementaries: Vec::new(),
    };
    let mut record = record(Vec::new(), &[]);
    record.id = RecordId(Uuid::nil());
    for one in suggestions(&record, &entry, &[]) {
        let text = crate::citation::field_text(&entry, one.place);
        assert!(text.get(one.range).is_some() && one.place == Place::Answer);
    }
}

#[test]
fn the_paragraph_that_answers_is_quoted_or_else_the_first() {
    let page = "Questions\n\nQuestion 1: from Cllr A Example\n\nWhen will the bridge be mended?\n\nResponse by Leader:\n\n\
                Thank you for your interest in roads.\n\nThe bridge over the Sample will be mended in March.";
    let record = read_text(page, Timestamp::UNIX_EPOCH).record;
    let quoted = |words: &str| passage_for(&record, &record.entries[0], words).map(|citation| citation.words());
    let found = quoted("By what day will the Leader have the bridge over the Sample mended?");
    assert_eq!(found.as_deref(), Some("The bridge over the Sample will be mended in March."));
    assert_eq!(quoted("How many libraries are open?").as_deref(), Some("Thank you for your interest in roads."));
    let mut unanswered = record.clone();
    unanswered.entries[0].answer = None;
    assert_eq!(passage_for(&unanswered, &unanswered.entries[0], "bridge"), None);
}

/// A draft that was only started asks nothing yet that another question could have asked before it.
#[test]
fn what_a_draft_is_started_with_only_leads_up_to_what_is_asked() {
    let (record, promised) = promised();
    let entry = &record.entries[0];
    let now: Timestamp = "2022-09-29T12:00:00Z".parse().unwrap();
    let promise = |by_when| Some(Promise { by_when, ..promised.promise.clone().unwrap() });
    let startings = [Starting::Supplementary, Starting::FollowUp(None), Starting::FollowUp(Some(date(2023, 1, 12)))];
    for outcome in [Outcome::NotAnswered, Outcome::Partly, Outcome::Promised, Outcome::Answered] {
        for by_when in [None, Some(date(2022, 11, 1)), Some(date(2032, 11, 1))] {
            for starting in startings {
                let mark = Mark { outcome, promise: promise(by_when), ..promised.clone() };
                let printed = Printed { body: "Panel", last_meeting: None };
                let from = From { record: &record, entry, mark: &mark, template: &Template::default(), printed };
                let (id, fresh) = (QuestionId(Uuid::nil()), || BlockId(Uuid::nil()));
                let draft = start(&from, starting, &Details::default(), id, fresh, now);
                let asking = draft.question.blocks.last().unwrap().text.clone();
                let left: String = leading_up(&asking).into_iter().rev().fold(asking.clone(), |mut left, range| {
                    left.replace_range(range, "");
                    left
                });
                // Where the answer was given the member goes on from here.
                assert!(matches!(left.trim(), "" | "Arising from that answer:"), "{asking}");
            }
        }
    }
}
