//! Undo takes any sequence of edits back, and redo makes it again.

use std::collections::HashSet;

use jiff::Timestamp;
use proptest::prelude::*;
use question_desk::history::History;
use question_desk::id::BlockId;
use question_desk::question::{Block, Caret, Detail, Direction, Draft, Edit, Kind};
use uuid::Uuid;

use crate::strategies;

/// An edit with its blocks named by a number, so that it fits any draft.
#[derive(Clone, Debug)]
enum Step {
    Subject(String),
    SetText(usize, String),
    Insert(Option<usize>, Kind, String),
    Remove(usize),
    Move(usize, bool),
    Split(usize, usize, usize),
    Join(usize),
    SetKind(usize, Kind),
    Paste(usize, usize, usize, Vec<(Kind, String)>),
    Quote(usize, usize, String),
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Paragraph), Just(Kind::Part), Just(Kind::SubPart), Just(Kind::Quotation(None))]
}

fn words() -> impl Strategy<Value = String> {
    "[a-zé😀 \n]{0,12}"
}

fn step() -> impl Strategy<Value = Step> {
    let at = || 0..8_usize;
    let offset = || 0..16_usize;
    prop_oneof![
        words().prop_map(Step::Subject),
        (at(), words()).prop_map(|(at, text)| Step::SetText(at, text)),
        (proptest::option::of(at()), kind(), words()).prop_map(|(at, kind, text)| Step::Insert(at, kind, text)),
        at().prop_map(Step::Remove),
        (at(), any::<bool>()).prop_map(|(at, up)| Step::Move(at, up)),
        (at(), offset(), offset()).prop_map(|(at, start, end)| Step::Split(at, start, end)),
        at().prop_map(Step::Join),
        (at(), kind()).prop_map(|(at, kind)| Step::SetKind(at, kind)),
        (at(), offset(), offset(), proptest::collection::vec((kind(), words()), 0..4))
            .prop_map(|(at, start, end, blocks)| Step::Paste(at, start, end, blocks)),
        (at(), offset(), words()).prop_map(|(at, offset, text)| Step::Quote(at, offset, text)),
    ]
}

/// Gives ids that no block of the test has had.
struct Fresh(u128);

impl Fresh {
    fn id(&mut self) -> BlockId {
        self.0 += 1;
        BlockId(Uuid::from_u128((0x5eed << 100) + self.0))
    }

    fn block(&mut self, kind: Kind, text: String) -> Block {
        Block { id: self.id(), kind, text }
    }
}

fn edit(step: Step, draft: &Draft, fresh: &mut Fresh) -> Edit {
    let blocks = &draft.question.blocks;
    let name = |at: usize| blocks[at % blocks.len()].id;
    match step {
        Step::Subject(text) => Edit::SetDetail(Detail::Subject(text)),
        Step::SetText(at, text) => Edit::SetText { block: name(at), caret: text.len(), text },
        Step::Insert(after, kind, text) => Edit::Insert { after: after.map(name), block: fresh.block(kind, text) },
        Step::Remove(at) => Edit::Remove(name(at)),
        Step::Move(at, up) => Edit::Move(name(at), if up { Direction::Up } else { Direction::Down }),
        Step::Split(at, start, end) => Edit::Split { block: name(at), selected: (start, end), rest: fresh.id() },
        Step::Join(at) => Edit::Join(name(at)),
        Step::SetKind(at, kind) => Edit::SetKind(name(at), kind),
        Step::Paste(at, start, end, blocks) => Edit::Paste {
            block: name(at),
            selected: (start, end),
            blocks: blocks.into_iter().map(|(kind, text)| fresh.block(kind, text)).collect(),
            rest: fresh.id(),
        },
        Step::Quote(at, offset, text) => Edit::Quote {
            block: name(at),
            at: offset,
            quotation: fresh.block(Kind::Quotation(None), text),
            rest: fresh.id(),
        },
    }
}

/// The draft without the time of its last edit, which undo moves on.
fn content(draft: &Draft) -> Draft {
    Draft { edited_at: draft.created_at, ..draft.clone() }
}

fn has_blocks(draft: &Draft) -> bool {
    !draft.question.blocks.is_empty()
}

fn check_whole(draft: &Draft, caret: Option<Caret>) {
    let blocks = &draft.question.blocks;
    let ids: HashSet<BlockId> = blocks.iter().map(|block| block.id).collect();
    assert!(!blocks.is_empty(), "there is always a block to write in");
    assert_eq!(ids.len(), blocks.len(), "every block has an id of its own");
    if let Some(caret) = caret {
        let block = draft.question.block(caret.block).expect("the caret is in a block that is there");
        assert!(block.text.is_char_boundary(caret.offset), "the caret is between characters");
    }
}

proptest! {
    #[test]
    fn an_edit_and_its_undo_change_nothing(
        draft in strategies::draft().prop_filter("something to edit", has_blocks),
        step in step(),
    ) {
        let mut edited = draft.clone();
        let edit = edit(step, &draft, &mut Fresh(0));
        match edited.apply(edit) {
            Ok(applied) => {
                check_whole(&edited, applied.caret);
                let after = edited.clone();
                let redo = applied.undo.make(&mut edited);
                prop_assert_eq!(&edited, &draft);
                redo.make(&mut edited);
                prop_assert_eq!(&edited, &after);
            }
            Err(error) => {
                prop_assert_eq!(&edited, &draft);
                prop_assert!(!error.sentence().is_empty());
            }
        }
    }

    #[test]
    fn undoing_everything_leads_back_and_redoing_leads_forth(
        draft in strategies::draft().prop_filter("something to edit", has_blocks),
        steps in proptest::collection::vec((step(), 0..3_000_i64, any::<bool>()), 0..30),
    ) {
        let (mut now, mut history, mut edited, mut fresh) = (0, History::default(), draft.clone(), Fresh(0));
        for (step, pause, follows) in steps {
            now += pause;
            let time = Timestamp::from_millisecond(now).expect("a time near 1970");
            let edit = edit(step, &edited, &mut fresh);
            if follows {
                let _ = history.follow(&mut edited, edit, time);
                check_whole(&edited, None);
            } else if let Ok(caret) = history.apply(&mut edited, edit, None, time) {
                check_whole(&edited, caret);
            }
        }
        let end = content(&edited);
        while history.undo(&mut edited, draft.edited_at).is_some() {
            check_whole(&edited, None);
        }
        prop_assert_eq!(content(&edited), content(&draft));
        while history.redo(&mut edited, draft.edited_at).is_some() {}
        prop_assert_eq!(content(&edited), end);
    }
}
