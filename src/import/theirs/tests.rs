//! Files of others, and what becomes of them.

use uuid::Uuid;

use super::*;
use crate::export::{File, Format, Letter, export, letter_file};

fn theirs(name: &str, bytes: &[u8]) -> Theirs {
    match bring(bytes, name) {
        Ok(Brought::Theirs(theirs)) => theirs,
        other => panic!("{other:?}"),
    }
}

fn shown(theirs: &Theirs) -> Vec<String> {
    theirs.blocks.iter().map(|block| format!("{:?} {}", block.kind, block.text)).collect()
}

#[test]
fn a_text_of_any_kind_becomes_a_question_as_pasting_does() {
    let expected = ["Paragraph Will you say:", "Part how many;", "Part and when?"];
    let check = |name: &str, text: &str, subject: &str| {
        let theirs = theirs(name, text.as_bytes());
        assert_eq!(
            (shown(&theirs), theirs.subject.as_str()),
            (expected.map(str::to_owned).to_vec(), subject),
            "{name}"
        );
    };
    check("a.txt", "Will you say:\na. how many;\nb. and when?\n", "");
    check("a.md", "# Buses\n\nWill you say:\n\n1. how many;\n2. and when?\n", "Buses");
    check("a.html", "<h1>Buses</h1><p>Will you say:<ol type=a><li>how many;<li>and when?</ol>", "Buses");
    check("a.rtf", r"{\rtf1 Will you say:\par{\listtext a.\tab}how many;\par{\listtext b.\tab}and when?\par}", "");
}

#[test]
fn a_draft_is_made_of_it_with_the_ids_that_are_given() {
    let mut next = 0;
    let fresh = || {
        next += 1;
        BlockId(Uuid::from_u128(next))
    };
    let asker = Details { asker: "Cllr A Example".into(), ..Details::default() };
    let theirs = theirs("a.md", b"# Buses\n\nWhen?\n");
    assert_eq!(theirs.notes, [Note::Subject]);
    let draft = theirs.draft(QuestionId(Uuid::nil()), fresh, &asker, Timestamp::UNIX_EPOCH);
    assert_eq!((draft.question.details.subject.as_str(), draft.question.blocks.len()), ("Buses", 1));
    assert_eq!(draft.question.details.asker, "Cllr A Example");
    assert_eq!((draft.question.blocks[0].text.as_str(), draft.title()), ("When?", "Buses".to_owned()));
}

#[test]
fn what_a_file_has_as_a_quotation_is_one() {
    let check = |name: &str, text: &str| {
        let expected = ["Paragraph Will you say:", "Part how many;", "Quotation One.\nTwo.", "Part and when?"];
        assert_eq!(shown(&theirs(name, text.as_bytes())), expected, "{name}");
    };
    check("a.md", "Will you say:\n\na. how many;\n\n> One.\n>\n> Two.\n\nb. and when?\n");
    check("a.html", "<p>Will you say:<p>a. how many;<blockquote><p>One.<p>Two.</blockquote><p>b. and when?");
    let further_in = "<p>Will you say:<blockquote style='margin-left:4em'>how many?</blockquote>";
    assert_eq!(shown(&theirs("a.html", further_in.as_bytes())), ["Paragraph Will you say:", "Paragraph how many?"]);
}

#[test]
fn the_styles_of_word_processors_for_quotations_are_quotations() {
    let mut submission = ours::tests::submission("One.\nTwo.");
    submission.drafts[0].question.blocks[0].kind = BlockKind::Quotation(None);
    for format in [Format::Word, Format::OpenDocument] {
        let bytes = ours::tests::repacked(&export(&submission, format).bytes, |name, part| {
            let holds_data = name.starts_with("customXml/item1.xml") || name.starts_with("question-desk/");
            if holds_data || name == "meta.xml" { b"<x/>".to_vec() } else { part }
        });
        assert_eq!(shown(&theirs("paper", &bytes)), ["Quotation One.\nTwo."], "{format:?}");
    }
}

#[test]
fn a_word_document_with_declarations_of_its_own_is_refused() {
    let bytes = export(&ours::tests::submission("When?"), Format::Word).bytes;
    let bytes = ours::tests::repacked(&bytes, |name, part| match name {
        "word/document.xml" => [b"<!DOCTYPE a [<!ENTITY b 'c'>]>".to_vec(), part].concat(),
        "customXml/item1.xml" => b"<x/>".to_vec(),
        _ => part,
    });
    assert_eq!(bring(&bytes, "a.docx").unwrap_err().code.name(), "damaged");
}

#[test]
fn our_own_letter_opens_what_is_attached_to_it() {
    let submission = ours::tests::submission("How many buses run?");
    for format in [Format::Word, Format::OpenDocument, Format::Html, Format::Json] {
        let attached = export(&submission, format);
        let letter = Letter { to: "a@b.example".into(), subject: "Question".into(), words: "Dear clerk,".into() };
        let bytes = letter_file(&letter, &attached).bytes;
        let on_its_way = [b"Received: by a relay\r\n".repeat(400), bytes.clone()].concat();
        for bytes in [bytes, on_its_way] {
            match bring(&bytes, "question.eml") {
                Ok(Brought::Ours(opened)) => assert_eq!(opened.submission, submission),
                other => panic!("{other:?}"),
            }
            assert_eq!(crate::import::open(&bytes, "question.eml").unwrap().submission, submission);
        }
    }
}

#[test]
fn a_letter_of_others_opens_what_is_attached_or_says_what_to_do() {
    let letter = |name: &str, bytes: &[u8]| {
        let file = File { name: name.into(), media_type: "application/octet-stream", bytes: bytes.to_vec() };
        letter_file(&Letter::default(), &file).bytes
    };
    assert_eq!(shown(&theirs("a.eml", &letter("a.txt", b"When?"))), ["Paragraph When?"]);
    let failure = bring(&letter("a.png", b"\x89PNG\r\n\x1a\n and more"), "a.eml").unwrap_err();
    assert_eq!(
        failure.sentence(),
        "“a.eml” is an e-mail without a Question Desk file that can be read here. Save what is attached to it and open that."
    );
    let plain = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nWhen?";
    assert_eq!(shown(&theirs("a.eml", plain)), ["Paragraph When?"]);
    assert_eq!(crate::import::open(plain, "a.eml").unwrap_err().code, Code::Letter);
}

#[test]
fn records_are_shown_the_way_to_the_library() {
    let check = |bytes: &[u8], expected: Code| {
        assert_eq!(bring(bytes, "a").unwrap_err().code, FailureCode::Paper(expected.clone()));
        assert_eq!(crate::import::open(bytes, "a").unwrap_err().code, expected);
    };
    check(b"<?xml version=\"1.0\"?>\n<akomaNtoso xmlns=\"x\"><p>Question Desk</p></akomaNtoso>", Code::Archive);
    check(br#"{"format": "question-desk/record", "version": 1}"#, Code::Record);
}

#[test]
fn what_holds_no_question_is_refused_for_what_it_is() {
    let check = |name: &str, bytes: &[u8], code: &str| {
        let failure = bring(bytes, name).unwrap_err();
        assert_eq!(failure.code.name(), code, "{name}");
        assert!(failure.sentence().ends_with('.'));
    };
    check("a.txt", b"", "empty");
    check("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "old-word");
    check("a.json", b"{\"name\": \"package\"}", "other-data");
    check("a.docx", b"PK\x03\x04 and no more", "damaged");
    check("a.rtf", b"{\\rtf1{\\info x}}", "no-words");
    check("a.png", b"\x89PNG\r\n\x1a\n and more", "picture");
    check("a.txt", "One line.\n".repeat(1_000_000).as_bytes(), "too-long");
    check("a.txt", &vec![b'a'; LARGEST + 1], "too-long");
    check("a.md", &b"> ".repeat(200_000), "no-words");
}
