//! A paper that was edited, whatever the edits: taking all of the text's side gives what the text says.

use proptest::collection::vec;
use proptest::prelude::*;
use question_desk::export::{Format, export};
use question_desk::id::BlockId;
use question_desk::import::{open, take};
use question_desk::question::{Block, Draft, Kind, Label, labels};
use question_desk::submission::Submission;
use uuid::Uuid;

use crate::strategies::{draft, submission};

/// Blocks of a few words, so that many are alike. A sub-part always has its part before it, as in the app.
fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let kind = prop_oneof![Just(Kind::Paragraph), Just(Kind::Part), Just(Kind::SubPart)];
    let words = vec(prop::sample::select(&["river", "path", "lamps", "June", "cost", "when"][..]), 1..6);
    vec((kind, words), 1..8).prop_map(|blocks| {
        let mut has_part = false;
        let block = |(index, (kind, words)): (usize, (Kind, Vec<&str>))| {
            let kind = if kind == Kind::SubPart && !has_part { Kind::Part } else { kind };
            has_part |= kind == Kind::Part;
            Block { id: BlockId(Uuid::from_u128(index as u128)), kind, text: words.join(" ") }
        };
        blocks.into_iter().enumerate().map(block).collect()
    })
}

fn with(draft: &Draft, blocks: Vec<Block>) -> Submission {
    let mut draft = draft.clone();
    draft.question.blocks = blocks;
    Submission::of(draft, jiff::Timestamp::UNIX_EPOCH, "0.1.0")
}

fn page(submission: &Submission) -> String {
    String::from_utf8(export(submission, Format::Html).bytes).expect("a page is text")
}

/// A page that shows one question and holds another.
fn spliced(shown: &Submission, held: &Submission) -> String {
    let (shown, held) = (page(shown), page(held));
    let (head, _) = shown.split_once("</main>").expect("the page that is shown has a main part");
    let (_, tail) = held.split_once("</main>").expect("the page that is held has a main part");
    format!("{head}</main>{tail}")
}

/// The words of a question with their letters.
fn read(blocks: &[Block]) -> Vec<String> {
    let label = |label: Option<Label>| label.map(|label| label.printed()).unwrap_or_default();
    labels(blocks).into_iter().zip(blocks).map(|(found, block)| format!("{} {}", label(found), block.text)).collect()
}

proptest! {
    #[test]
    fn taking_all_of_the_texts_side_gives_what_the_text_says(
        draft in draft(), held in blocks(), shown in blocks()
    ) {
        let held = with(&draft, held);
        let shown = with(&draft, shown);
        let opened = open(spliced(&shown, &held).as_bytes(), "paper.html").unwrap();
        prop_assert_eq!(&opened.submission, &held);
        let mut next = 1_000;
        let taken = take(&held.drafts[0], 0, &opened.differences, || {
            next += 1;
            BlockId(Uuid::from_u128(next))
        });
        prop_assert_eq!(read(&taken.question.blocks), read(&shown.drafts[0].question.blocks));
        prop_assert_eq!(take(&held.drafts[0], 0, &[], || BlockId(Uuid::nil())), held.drafts[0].clone());
    }

    #[test]
    fn any_two_questions_can_be_compared(held in submission(), shown in submission()) {
        let opened = open(spliced(&shown, &held).as_bytes(), "paper.html").unwrap();
        prop_assert_eq!(&opened.submission, &held);
        for (index, draft) in held.drafts.iter().enumerate() {
            let _ = take(draft, index, &opened.differences, || BlockId(Uuid::from_u128(1)));
        }
    }
}
