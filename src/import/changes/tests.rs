//! Edits that clerks make in a paper, and what is told of them.

use jiff::Timestamp;
use jiff::civil::{date, time};
use uuid::Uuid;

use super::*;
use crate::id::QuestionId;
use crate::question::{Block, Details};

const SENT: Timestamp = Timestamp::UNIX_EPOCH;

fn id(number: usize) -> BlockId {
    BlockId(Uuid::from_u128(number as u128))
}

/// A question with the blocks 1 to 5.
fn draft() -> Draft {
    let details = Details { asker: "Cllr A Example".into(), ward: "Mill".into(), ..Details::default() };
    let mut draft = Draft::new(QuestionId(Uuid::nil()), id(0), &details, SENT);
    let blocks = [
        (Kind::Paragraph, "Will the Commissioner say:"),
        (Kind::Part, "how many officers walked the river path;"),
        (Kind::SubPart, "in June; and"),
        (Kind::Part, "what it cost?"),
        (Kind::Quotation(None), "First of it.\nSecond of it."),
    ];
    let block = |(index, (kind, text)): (usize, (Kind, &str))| Block { id: id(index + 1), kind, text: text.into() };
    draft.question.blocks = blocks.into_iter().enumerate().map(block).collect();
    draft.question.details.subject = "River".into();
    draft
}

fn made(draft: &Draft) -> Submission {
    Submission::of(draft.clone(), SENT, "0.1.0")
}

/// The lines of the draft's paper as a document shows them, with an edit done to them.
fn edited(edit: impl FnOnce(&mut Vec<Seen>)) -> Vec<Difference> {
    let mut shown = lines(&draft());
    edit(&mut shown);
    between(&made(&draft()), Facts::OneLine, &shown).unwrap()
}

fn lines(draft: &Draft) -> Vec<Seen> {
    let seen = |line: &expected::Expected| seen_line(&line.text, line.kind.unwrap_or(PastedKind::Paragraph));
    expected::lines(&made(draft), Facts::OneLine).iter().map(seen).collect()
}

fn seen_line(text: &str, kind: PastedKind) -> Seen {
    Seen::of_text(text, kind)
}

fn at(shown: &[Seen], text: &str) -> usize {
    shown.iter().position(|line| line.text.starts_with(text)).unwrap()
}

fn check(edit: impl FnOnce(&mut Vec<Seen>), place: At, data: Option<&str>, text: Option<&str>) {
    let expected = Difference { draft: 0, at: place, data: data.map(str::to_owned), text: text.map(str::to_owned) };
    assert_eq!(edited(edit), [expected]);
}

#[test]
fn nothing_is_told_of_a_paper_that_nobody_edited() {
    assert_eq!(edited(|_| {}), []);
}

#[test]
fn a_changed_part_is_told_with_both_its_texts() {
    check(
        |shown| {
            let place = at(shown, "how many");
            shown[place] = seen_line("how many officers and dogs walked the river path;", PastedKind::Part);
        },
        At::Block { id: id(2), kind: PastedKind::Part },
        Some("how many officers walked the river path;"),
        Some("how many officers and dogs walked the river path;"),
    );
}

#[test]
fn a_paragraph_of_a_quotation_is_changed_within_its_block() {
    check(
        |shown| {
            let place = at(shown, "Second");
            shown[place] = seen_line("Second of it all.", PastedKind::Paragraph);
            shown.insert(place, seen_line("Between.", PastedKind::Paragraph));
        },
        At::Block { id: id(5), kind: PastedKind::Quotation },
        Some("First of it.\nSecond of it."),
        Some("First of it.\nBetween.\nSecond of it all."),
    );
}

#[test]
fn a_removed_part_and_a_new_one_are_told() {
    check(
        |shown| drop(shown.remove(at(shown, "what it cost"))),
        At::Block { id: id(4), kind: PastedKind::Part },
        Some("what it cost?"),
        None,
    );
    check(
        |shown| shown.insert(at(shown, "First"), seen_line("and when it will be mended?", PastedKind::Part)),
        At::New { after: Some(id(4)), kind: PastedKind::Part },
        None,
        Some("and when it will be mended?"),
    );
}

#[test]
fn a_part_that_became_a_paragraph_is_told() {
    check(
        |shown| {
            let place = at(shown, "what it cost");
            shown[place].kind = PastedKind::Paragraph;
        },
        At::Block { id: id(4), kind: PastedKind::Paragraph },
        Some("what it cost?"),
        Some("what it cost?"),
    );
}

#[test]
fn a_letter_that_was_typed_is_a_letter() {
    let typed = |text: &str| {
        edited(|shown| {
            let place = at(shown, "what it cost");
            shown[place] = seen_line(text, PastedKind::Paragraph);
        })
    };
    assert_eq!(typed("(c)\twhat it cost?"), []);
    assert_eq!(typed("b. what it cost?"), []);
    let changed = typed("(c)\twhat all of it cost?");
    assert_eq!(changed[0].at, At::Block { id: id(4), kind: PastedKind::Part });
    assert_eq!(changed[0].text.as_deref(), Some("what all of it cost?"));
    assert_eq!(typed("(ii) what it cost?")[0].at, At::Block { id: id(4), kind: PastedKind::SubPart });
    let mut ours = draft();
    ours.question.blocks[0].text = "(a) Will the Commissioner say:".into();
    let mut shown = lines(&ours);
    assert_eq!(between(&made(&ours), Facts::OneLine, &shown).unwrap(), []);
    let place = at(&shown, "Will the");
    shown[place] = seen_line("(a) Will the new Commissioner say:", PastedKind::Paragraph);
    let found = between(&made(&ours), Facts::OneLine, &shown).unwrap();
    assert_eq!(found[0].at, At::Block { id: id(1), kind: PastedKind::Paragraph });
    assert_eq!(found[0].text.as_deref(), Some("(a) Will the new Commissioner say:"));
}

#[test]
fn a_changed_detail_is_told_as_one() {
    check(
        |shown| {
            let place = at(shown, "Ward");
            shown[place] = seen_line("Ward or division: Mill and Weir", PastedKind::Paragraph);
        },
        At::Fact(Fact::Ward),
        Some("Mill"),
        Some("Mill and Weir"),
    );
    check(
        |shown| shown[0] = seen_line("Question 7: from Cllr B Example", PastedKind::Paragraph),
        At::Fact(Fact::Asker),
        Some("Cllr A Example"),
        Some("Cllr B Example"),
    );
    check(
        |shown| {
            let place = at(shown, "Length");
            shown[place] = seen_line("Length: short", PastedKind::Paragraph);
        },
        At::Elsewhere,
        Some("Length: 23 words in 2 parts"),
        Some("Length: short"),
    );
    check(
        |shown| shown[0] = seen_line("Question 7: from Cllr A Example", PastedKind::Paragraph),
        At::Elsewhere,
        Some("Question from Cllr A Example"),
        Some("Question 7: from Cllr A Example"),
    );
}

#[test]
fn the_meeting_can_be_taken_and_a_detail_that_is_gone_left_out() {
    let mut ours = draft();
    (ours.question.details.meeting_date, ours.question.details.meeting_time) =
        (Some(date(2026, 12, 3)), Some(time(10, 0, 0, 0)));
    let edited = |new: Option<&str>, old: &str| {
        let mut shown = lines(&ours);
        let place = at(&shown, old);
        shown.remove(place);
        new.into_iter().for_each(|new| shown.insert(place, seen_line(new, PastedKind::Paragraph)));
        let found = between(&made(&ours), Facts::OneLine, &shown).unwrap();
        (take(&ours, 0, &found, || id(99)).question.details, found)
    };
    let check = |new: Option<&str>, day: Option<Date>, hour: Option<Time>| {
        let (details, found) = edited(new, "Meeting");
        assert_eq!((found.len(), &found[0].at), (1, &At::Fact(Fact::Meeting)));
        assert_eq!((details.meeting_date, details.meeting_time), (day, hour), "{new:?}");
    };
    check(Some("Meeting: Thursday 10 December 2026, 14:30"), Some(date(2026, 12, 10)), Some(time(14, 30, 0, 0)));
    check(Some("Meeting: 10 December 2026"), Some(date(2026, 12, 10)), None);
    check(None, None, None);
    let (details, found) = edited(Some("Meeting: next week, 10:00"), "Meeting");
    assert_eq!((details, &found[0].at), (ours.question.details.clone(), &At::Elsewhere));
    let (details, found) = edited(None, "Ward");
    assert_eq!((details.ward.as_str(), &found[0].at), ("", &At::Fact(Fact::Ward)));
}

#[test]
fn taking_every_difference_gives_what_the_text_says() {
    let mut theirs = draft();
    let blocks = &mut theirs.question.blocks;
    blocks[1].text = "how many officers and dogs walked the river path;".into();
    blocks[3].kind = Kind::SubPart;
    blocks.remove(2);
    blocks.insert(0, Block::paragraph(id(8), "A quite new beginning."));
    blocks.push(Block { id: id(9), kind: Kind::Part, text: "and one more?".into() });
    theirs.question.details.subject = "River path".into();
    let shown = lines(&theirs);
    let found = between(&made(&draft()), Facts::OneLine, &shown).unwrap();
    let mut next = 20;
    let taken = take(&draft(), 0, &found, || {
        next += 1;
        id(next)
    });
    let words = |draft: &Draft| -> Vec<(Kind, String)> {
        draft.question.blocks.iter().map(|block| (block.kind.clone(), block.text.clone())).collect()
    };
    assert_eq!(words(&taken), words(&theirs));
    assert_eq!(taken.question.details, theirs.question.details);
    assert_eq!(take(&draft(), 0, &[], || id(0)), draft());
}

#[test]
fn a_text_of_a_million_lines_is_not_compared() {
    let many = vec![seen_line("One line.", PastedKind::Paragraph); 1_000_000];
    assert_eq!(between(&made(&draft()), Facts::OneLine, &many), None);
}
