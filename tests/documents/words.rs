//! Files without data are read back as questions with the same words.

use question_desk::citation::{Link, Reference};
use question_desk::export::{Format, export};
use question_desk::id::{EntryId, RecordId};
use question_desk::import::{Brought, Opened, bring, open};
use question_desk::question::Kind;
use uuid::Uuid;

use super::sample;

fn letters(text: &str) -> String {
    text.chars().filter(|mark| mark.is_alphanumeric()).collect()
}

#[test]
fn markdown_and_text_come_back_with_every_word_of_their_blocks() {
    for submission in sample::all() {
        for format in [Format::Markdown, Format::Text] {
            let file = export(&submission, format);
            let Ok(Brought::Theirs(theirs)) = bring(&file.bytes, &file.name) else { panic!("{}", file.name) };
            let read: String = theirs.blocks.iter().map(|block| letters(&block.text)).collect();
            let mut rest = read.as_str();
            for block in submission.drafts.iter().flat_map(|draft| &draft.question.blocks) {
                for line in block.text.lines().map(letters) {
                    let found = rest.split_once(&line);
                    assert!(found.is_some(), "{line} is not in {rest}");
                    rest = found.unwrap().1;
                }
            }
        }
    }
}

#[test]
fn parts_of_markdown_and_text_come_back_as_parts() {
    use Kind::{Paragraph, Part, SubPart};
    let blocks = [(Paragraph, "Say:"), (Part, "how many;"), (SubPart, "in June; and"), (SubPart, "in July;")];
    let draft = sample::draft(1, &[&blocks[..], &[(Part, "what it cost?")]].concat());
    for format in [Format::Markdown, Format::Text] {
        let file = export(&sample::submission(vec![draft.clone()]), format);
        let Ok(Brought::Theirs(theirs)) = bring(&file.bytes, &file.name) else { panic!("{}", file.name) };
        let last: Vec<String> = theirs.blocks.iter().map(|block| format!("{:?} {}", block.kind, block.text)).collect();
        let expected =
            ["Paragraph Say:", "Part how many;", "SubPart in June; and", "SubPart in July;", "Part what it cost?"];
        assert!(last.ends_with(&expected.map(str::to_owned)), "{format:?} {last:#?}");
    }
}

#[test]
fn what_a_linked_reference_means_is_told_to_the_clerk_with_its_address() {
    let mut draft = sample::draft(1, &[(Kind::Paragraph, "Further to Question 7 at the last meeting, why?")]);
    let reference = Reference {
        number: Some("7".into()),
        asker: Some("Cllr B Example".into()),
        body: Some("Exampleshire Panel".into()),
        address: Some("https://example.org/minutes".into()),
        ..Reference::default()
    };
    let link = |words: &str| Link {
        block: draft.question.blocks[0].id,
        words: words.into(),
        record: RecordId(Uuid::from_u128(1)),
        entry: EntryId(Uuid::from_u128(2)),
        reference: reference.clone(),
    };
    let words = "Question 7 at the last meeting";
    // One whose words have gone, and one that says the same again, are not told.
    draft.links = vec![link(words), link("Question 8"), link(words)];
    let submission = sample::submission(vec![draft]);
    let text = String::from_utf8(export(&submission, Format::Text).bytes).unwrap();
    let told = "For the clerk, not for the agenda\n\n“Question 7 at the last meeting” refers to Question 7 from Cllr B\n\
                Example, Exampleshire Panel: https://example.org/minutes\n";
    assert!(text.ends_with(told), "{text}");
    for format in [Format::Word, Format::OpenDocument, Format::Html] {
        let Opened { differences, .. } = open(&export(&submission, format).bytes, "paper").unwrap();
        assert_eq!(differences, [], "{format:?}");
    }
}
