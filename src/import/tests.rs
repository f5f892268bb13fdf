//! Files of every kind that people choose by mistake, and what they are told.

use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::export::{Format, export};
use crate::id::{BlockId, QuestionId};
use crate::question::{Details, Draft};

fn submission() -> Submission {
    let (question, block) = (QuestionId(Uuid::from_u128(7)), BlockId(Uuid::from_u128(8)));
    let mut draft = Draft::new(question, block, &Details::default(), Timestamp::UNIX_EPOCH);
    draft.question.details.asker = "Cllr A Example".into();
    draft.question.blocks[0].text = "How many officers are there?".into();
    Submission::of(draft, Timestamp::UNIX_EPOCH, "0.1.0")
}

fn json() -> String {
    String::from_utf8(export(&submission(), Format::Json).bytes).unwrap()
}

fn page() -> String {
    String::from_utf8(export(&submission(), Format::Html).bytes).unwrap()
}

#[track_caller]
fn check(text: &str, expected: Code) {
    assert_eq!(open(text.as_bytes(), "question.html").unwrap_err().code, expected, "{text}");
}

#[test]
fn our_files_open_also_with_a_byte_order_mark_and_other_line_ends() {
    let expected = Opened { submission: submission(), warnings: vec![], differences: vec![] };
    for text in [json(), page()] {
        for variant in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}\n{text}\n\n")] {
            assert_eq!(open(variant.as_bytes(), "question").unwrap(), expected);
        }
    }
}

#[test]
fn what_is_not_ours_is_refused_for_what_it_is() {
    check("", Code::Empty);
    check("\u{feff} \r\n", Code::Empty);
    check("Dear clerk,", Code::NotOurs);
    check("{not json", Code::NotOurs);
    check("{\"name\": \"package\", \"version\": 3}", Code::OtherJson);
    check("{\"format\": \"tldraw\", \"version\": 3}", Code::OtherJson);
    check("[1, 2, 3]", Code::OtherJson);
    check("<html><body>Agenda</body></html>", Code::PageWithoutData);
    assert_eq!(open(b"\xff\xd8\xff\xe0", "picture.jpg").unwrap_err().code, Code::NotOurs);
    assert_eq!(open(b"PK\x03\x04\xff\xfe", "minutes.docx").unwrap_err().code, Code::Damaged { line: None });
}

#[test]
fn what_was_ours_is_refused_with_where_it_broke() {
    check(&json().replace("\"drafts\": [", "\"drafts\": ]"), Code::Damaged { line: Some(9) });
    check(&json().replace("\"paragraph\"", "\"poem\""), Code::Damaged { line: Some(22) });
    check(&json().replace("\"version\": 1", "\"version\": 0"), Code::Damaged { line: None });
    check(&json().replace("\"version\": 1", "\"version\": \"one\""), Code::Damaged { line: Some(3) });
    check(&json()[..200], Code::Truncated);
    check(&page()[..page().len() - 300], Code::Truncated);
    check(&page()[..3000], Code::Truncated);
    let mut bytes = json().into_bytes();
    bytes[150] = 0xff;
    assert_eq!(open(&bytes, "question.json").unwrap_err().code, Code::NotText);
}

#[test]
fn a_long_name_keeps_its_ending() {
    let name = format!("{} minutes.docx", "A name that goes on ".repeat(9));
    let sentence = open(b"", &name).unwrap_err().sentence();
    assert!(sentence.contains("…minutes.docx”") && sentence.chars().count() < 110, "{sentence}");
}

#[test]
fn a_file_without_a_question_is_refused() {
    let empty = Submission { drafts: vec![], ..submission() };
    let bytes = export(&empty, Format::Json).bytes;
    assert_eq!(open(&bytes, "question.json").unwrap_err().code, Code::NoQuestion);
}

#[test]
fn a_newer_file_is_refused_whatever_else_it_holds_and_says_which_app_made_it() {
    let newer = r#"{"app_version": "2.5.0", "questions": {}, "format": "question-desk/submission", "version": 2}"#;
    let refusal = open(newer.as_bytes(), "question.json").unwrap_err();
    assert_eq!(refusal.code, Code::Newer { version: 2, app: Some("2.5.0".into()) });
    assert!(refusal.sentence().contains("newer Question Desk 2.5.0."), "{}", refusal.sentence());
}

#[test]
fn fifty_megabytes_of_noise_are_refused_unread() {
    let noise = vec![b'{'; 50 * 1024 * 1024];
    assert_eq!(open(&noise, "noise.json").unwrap_err().code, Code::TooLarge);
    assert_eq!(open(&noise[..LARGEST], "noise.json").unwrap_err().code, Code::NotOurs);
}

#[test]
fn a_file_that_somebody_edited_opens_with_a_warning() {
    let warnings = |text: &str| open(text.as_bytes(), "question.json").unwrap().warnings;
    assert_eq!(warnings(&json().replace("How many", "How few")), [Warning::Changed]);
    assert_eq!(warnings(&json().replace("  ", "\t")), []);
    assert_eq!(warnings(&json().replace("\"state\":", "\"colour\": \"blue\", \"state\":")), [Warning::LeftOut]);
    let both = json().replace("\"text\":", "\"note\": \"n\", \"text\":");
    assert_eq!(warnings(&both), [Warning::Changed, Warning::LeftOut]);
}

#[test]
fn two_blocks_with_one_id_are_told_apart() {
    let mut twice = submission();
    let block = twice.drafts[0].question.blocks[0].clone();
    twice.drafts[0].question.blocks.push(block);
    let opened = open(&export(&twice, Format::Json).bytes, "question.json").unwrap();
    let blocks = &opened.submission.drafts[0].question.blocks;
    assert_eq!(blocks[0].text, blocks[1].text);
    assert_ne!(blocks[0].id, blocks[1].id);
}

#[test]
fn a_refusal_names_the_file_and_says_what_to_do() {
    let check = |name: &str, expected: &str| {
        assert_eq!(open(b"", name).unwrap_err().sentence(), expected);
    };
    check("question.html", "“question.html” is empty. Ask for it to be sent again.");
    check(" \u{7}", "This file is empty. Ask for it to be sent again.");
    assert!(open(b"", &"n".repeat(500)).unwrap_err().sentence().chars().count() < 120);
}

#[test]
fn files_that_version_1_made_open_for_ever() {
    let page = open(include_bytes!("../../tests/fixtures/submission-1.html"), "submission-1.html").unwrap();
    let data = open(include_bytes!("../../tests/fixtures/submission-1.json"), "submission-1.json").unwrap();
    assert_eq!(page, data);
    assert_eq!(page.warnings, []);
    assert_eq!(page.submission.reference(), "QD-48F5-2A85");
    let question = &page.submission.drafts[0].question;
    assert_eq!((question.blocks.len(), question.parts(), question.words()), (9, 3, 113));
}
