//! What a writer expects of the question, edit by edit.

use jiff::Timestamp;
use question_desk::history::History;
use question_desk::id::{BlockId, QuestionId};
use question_desk::question::{Block, Caret, Detail, Details, Direction, Draft, Edit, EditError, Kind};
use uuid::Uuid;

fn id(number: u128) -> BlockId {
    BlockId(Uuid::from_u128(number))
}

fn time(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).expect("a moment in range")
}

/// A draft from a picture of it: one line a block, "p one" a part, "s" a sub-part, "q" a quotation,
/// "-" a paragraph. The blocks' ids are 1, 2, 3.
fn draft(picture: &str) -> Draft {
    let mut draft = Draft::new(QuestionId(Uuid::from_u128(99)), id(0), &Details::default(), time(0));
    draft.question.blocks = picture
        .lines()
        .zip(1..)
        .map(|(line, number)| {
            let (mark, text) = line.split_at(1);
            let kind = match mark {
                "p" => Kind::Part,
                "s" => Kind::SubPart,
                "q" => Kind::Quotation(None),
                _ => Kind::Paragraph,
            };
            Block { id: id(number), kind, text: text.trim_start_matches(' ').to_owned() }
        })
        .collect();
    draft
}

fn picture(draft: &Draft) -> String {
    let line = |block: &Block| {
        let mark = match block.kind {
            Kind::Part => "p",
            Kind::SubPart => "s",
            Kind::Quotation(_) => "q",
            Kind::Paragraph => "-",
        };
        format!("{mark} {}", block.text)
    };
    draft.question.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn check(before: &str, edit: Edit, after: &str, caret: (u128, usize)) {
    let mut draft = draft(before);
    let applied = draft.apply(edit).expect("an edit that can be made");
    assert_eq!(picture(&draft), after);
    assert_eq!(applied.caret, Some(Caret { block: id(caret.0), offset: caret.1 }));
}

fn refused(before: &str, edit: Edit, error: EditError) {
    let mut draft = draft(before);
    assert_eq!(draft.apply(edit), Err(error));
    assert_eq!(picture(&draft), before);
}

#[test]
fn a_split_parts_the_words_at_the_caret_and_writing_goes_on_in_the_second() {
    let split = |block, at| Edit::Split { block: id(block), selected: (at, at), rest: id(9) };
    check("p one two", split(1, 3), "p one\np two", (9, 0));
    check("- one", split(1, 3), "- one\n- ", (9, 0));
    check("q said", split(1, 4), "q said\n- ", (9, 0));
    check("p one two", Edit::Split { block: id(1), selected: (7, 3), rest: id(9) }, "p one\np ", (9, 0));
}

#[test]
fn a_join_runs_the_words_on_with_a_space_between() {
    check("p one\np two", Edit::Join(id(2)), "p one two", (1, 4));
    check("- one \np two", Edit::Join(id(2)), "- one two", (1, 4));
    check("- one\np ", Edit::Join(id(2)), "- one", (1, 3));
    check("- \np two", Edit::Join(id(2)), "p two", (2, 0));
    refused("p one", Edit::Join(id(1)), EditError::First);
}

#[test]
fn a_part_takes_its_sub_parts_along_when_it_moves() {
    let up = |block| Edit::Move(id(block), Direction::Up);
    let down = |block| Edit::Move(id(block), Direction::Down);
    check("p one\ns i\np two\ns ii", up(3), "p two\ns ii\np one\ns i", (3, 0));
    check("p one\ns i\np two", down(1), "p two\np one\ns i", (1, 0));
    check("- opening\np one\ns i", down(1), "p one\ns i\n- opening", (1, 0));
    refused("p one\ns i", down(1), EditError::Last);
    refused("p one\ns i", up(1), EditError::First);
}

#[test]
fn a_sub_part_never_leaves_the_parts() {
    let up = |block| Edit::Move(id(block), Direction::Up);
    check("p one\np two\ns i", up(3), "p one\ns i\np two", (3, 0));
    refused("p one\ns i", up(2), EditError::NoPartBefore);
    refused("- opening\np one", Edit::SetKind(id(2), Kind::SubPart), EditError::NoPartBefore);
}

#[test]
fn the_last_block_is_emptied_and_not_removed() {
    check("p one", Edit::Remove(id(1)), "- ", (1, 0));
    check("- one\np two", Edit::Remove(id(2)), "- one", (1, 3));
    check("- one\np two", Edit::Remove(id(1)), "p two", (2, 0));
}

#[test]
fn a_quotation_stands_where_the_caret_was_and_writing_goes_on_after_it() {
    let quotation = || Block { id: id(8), kind: Kind::Quotation(None), text: "said".to_owned() };
    let quote = |block, at| Edit::Quote { block: id(block), at, quotation: quotation(), rest: id(9) };
    check("- one two", quote(1, 4), "- one\nq said\n- two", (9, 0));
    check("- one", quote(1, 3), "- one\nq said\n- ", (9, 0));
    check("- one\np two", quote(1, 3), "- one\nq said\np two", (2, 0));
    check("- ", quote(1, 0), "q said\n- ", (9, 0));
    check("p one two", quote(1, 4), "p one\nq said\n- two", (9, 0));
    check("q first", quote(1, 2), "q first\nq said\n- ", (9, 0));
}

#[test]
fn what_is_pasted_keeps_its_blocks_and_what_stood_around_it() {
    let block = |number, kind, text: &str| Block { id: id(number), kind, text: text.to_owned() };
    let paste = |blocks, start, end| Edit::Paste { block: id(1), selected: (start, end), blocks, rest: id(9) };
    let words = || vec![block(7, Kind::Paragraph, "new")];
    check("- one two", paste(words(), 4, 7), "- one new", (1, 7));
    let list = || vec![block(6, Kind::Paragraph, "say:"), block(7, Kind::Part, "this"), block(8, Kind::Part, "that")];
    check("- ", paste(list(), 0, 0), "- say:\np this\np that", (8, 4));
    check("- Will you two", paste(list(), 9, 9), "- Will you say:\np this\np that\n- two", (8, 4));
    check("- one", paste(Vec::new(), 1, 3), "- o", (1, 1));
}

#[test]
fn typing_is_one_step_until_the_writer_pauses() {
    let (mut draft, mut history) = (draft("- "), History::default());
    let type_at = |history: &mut History, draft: &mut Draft, text: &str, now| {
        let edit = Edit::SetText { block: id(1), text: text.to_owned(), caret: text.len() };
        history.apply(draft, edit, None, time(now)).unwrap();
    };
    type_at(&mut history, &mut draft, "W", 0);
    type_at(&mut history, &mut draft, "Wh", 900);
    type_at(&mut history, &mut draft, "Why", 1_800);
    type_at(&mut history, &mut draft, "Why?", 2_800);
    history.undo(&mut draft, time(3_000));
    assert_eq!(picture(&draft), "- Why");
    history.undo(&mut draft, time(3_000));
    assert_eq!(picture(&draft), "- ");
    assert!(!history.can_undo());
    history.redo(&mut draft, time(3_000));
    assert_eq!(picture(&draft), "- Why");
    type_at(&mut history, &mut draft, "Why not", 3_100);
    assert!(!history.can_redo());
    history.undo(&mut draft, time(3_200));
    assert_eq!(picture(&draft), "- Why");
}

#[test]
fn what_follows_from_an_edit_is_taken_back_with_it() {
    let (mut draft, mut history) = (draft("- "), History::default());
    let body = |name: &str| Edit::SetDetail(Detail::Body(name.to_owned()));
    let deadline = Edit::SetDetail(Detail::Deadline(Some(jiff::civil::date(2026, 12, 3))));
    let seen = |draft: &Draft| (draft.question.details.body.clone(), draft.deadline.is_some());
    history.apply(&mut draft, body("Example"), None, time(0)).unwrap();
    history.follow(&mut draft, deadline, time(10)).unwrap();
    history.apply(&mut draft, body("Example Panel"), None, time(20)).unwrap();
    assert_eq!(seen(&draft), ("Example Panel".to_owned(), true));
    history.undo(&mut draft, time(30));
    assert_eq!(seen(&draft), (String::new(), false));
    history.redo(&mut draft, time(40));
    assert_eq!(seen(&draft), ("Example Panel".to_owned(), true));
    assert!(!history.can_redo());
}
