//! Files of others, and what becomes of them.

use uuid::Uuid;

use super::*;

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
