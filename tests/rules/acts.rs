//! Whatever stands in a draft, the checks answer, and what they offer to mend can be done and undone.

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use question_desk::body::{Body, presets};
use question_desk::id::{BlockId, QuestionId};
use question_desk::question::{Block, Details, Draft, Kind};
use question_desk::rules::{Checking, Place, Report, check, keep};
use uuid::Uuid;

const PIECES: &[&str] = &[
    "Why",
    "?",
    ". ",
    " ",
    "\n",
    "“",
    "”",
    "\"",
    "[",
    "]",
    "[…]",
    "[date]",
    "xx",
    "Mr John Smith",
    "NOTHING BEING STARTED",
    "(a)",
    "(b)",
    "é😀",
    "\u{2028}",
    "\u{a0}",
    "was arrested",
    "exempt report",
    "Will the Leader say",
    "İ",
    "ß",
    "A",
    "’s",
];

fn block() -> impl Strategy<Value = (Kind, String)> {
    let kind = prop::sample::select(&[Kind::Paragraph, Kind::Part, Kind::SubPart, Kind::Quotation(None)][..]);
    let known = prop::collection::vec(prop::sample::select(PIECES), 0..12).prop_map(|pieces| pieces.concat());
    (kind, prop_oneof![3 => known, 1 => any::<String>()])
}

fn draft() -> impl Strategy<Value = Draft> {
    prop::collection::vec(block(), 1..6).prop_map(|blocks| {
        let id = |number: usize| BlockId(Uuid::from_u128(number as u128));
        let mut draft = Draft::new(QuestionId(Uuid::nil()), id(0), &Details::default(), Timestamp::UNIX_EPOCH);
        draft.question.details.meeting_date = Some(date(2026, 12, 3));
        let block = |(number, (kind, text))| Block { id: id(number), kind, text };
        draft.question.blocks = blocks.into_iter().enumerate().map(block).collect();
        draft
    })
}

fn checked(draft: &Draft, body: &Body) -> Report {
    let now = date(2026, 11, 25).at(9, 0, 0, 0);
    check(&Checking { draft, body: Some(body), now, put: &[], alike: Some(&[]), quoted: &[] })
}

proptest! {
    #[test]
    fn every_place_is_in_the_words_and_every_act_can_be_done_and_undone(
        draft in draft(), body in prop::sample::select(presets())
    ) {
        for finding in checked(&draft, &body).findings {
            if let Place::Block { block, start, end } = finding.place {
                let text = &draft.question.block(block).unwrap().text;
                prop_assert!(text.get(start..end).is_some(), "{}: {start}..{end} in {text:?}", finding.code);
            }
            let Some(act) = finding.act else { continue };
            let mut mended = draft.clone();
            let applied = mended.apply(act.edit);
            prop_assert!(applied.is_ok(), "{}", finding.code);
            prop_assert_ne!(&mended, &draft);
            applied.unwrap().undo.make(&mut mended);
            prop_assert_eq!(&mended, &draft);
        }
    }

    #[test]
    fn every_finding_can_be_kept_and_is_then_not_found_again(
        draft in draft(), body in prop::sample::select(presets())
    ) {
        let mut draft = draft;
        for finding in checked(&draft, &body).findings {
            draft.apply(keep(&draft, finding.mark())).unwrap();
        }
        prop_assert_eq!(checked(&draft, &body).findings, vec![]);
    }
}
