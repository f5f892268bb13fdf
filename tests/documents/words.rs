//! Files without data are read back as questions with the same words.

use question_desk::export::{Format, export};
use question_desk::import::{Brought, bring};
use question_desk::question::Kind;

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
