//! Questions with everything that a question can hold.

use jiff::Timestamp;
use jiff::civil::{date, time};
use question_desk::citation::{Citation, Quoted, Reference};
use question_desk::id::{BlockId, EntryId, QuestionId, RecordId};
use question_desk::question::{Block, Details, Draft, Kind};
use question_desk::record::Place;
use question_desk::submission::Submission;
use uuid::Uuid;

fn made_at() -> Timestamp {
    "2026-11-23T09:30:00Z".parse().unwrap()
}

pub(crate) fn draft(number: u128, blocks: &[(Kind, &str)]) -> Draft {
    let id = |index: usize| BlockId(Uuid::from_u128(number * 1_000 + index as u128));
    let mut draft = Draft::new(QuestionId(Uuid::from_u128(number)), id(0), &Details::default(), made_at());
    draft.question.details = Details {
        body: "Exampleshire Police and Crime Panel".into(),
        meeting_date: Some(date(2026, 12, 3)),
        meeting_time: Some(time(10, 0, 0, 0)),
        asker: "Cllr A Example".into(),
        ward: "Mill Ward".into(),
        asked_of: "Police and Crime Commissioner".into(),
        subject: format!("Officers on the river path, {number}"),
    };
    let block = |(index, (kind, text)): (usize, &(Kind, &str))| Block {
        id: id(index + 1),
        kind: kind.clone(),
        text: (*text).to_owned(),
    };
    draft.question.blocks = blocks.iter().enumerate().map(block).collect();
    draft
}

pub(crate) fn submission(drafts: Vec<Draft>) -> Submission {
    let first = drafts.first().cloned().unwrap_or_else(|| draft(1, &[]));
    Submission { drafts, ..Submission::of(first, made_at(), "0.1.0") }
}

pub(crate) fn cited(words: &str) -> Kind {
    let reference = Reference {
        number: Some("7".into()),
        asker: Some("Cllr B Example".into()),
        body: Some("Exampleshire Police and Crime Panel".into()),
        date: Some(date(2022, 9, 29)),
        speaker: Some("PCC".into()),
        address: Some("https://example.org/minutes?id=7&part=2".into()),
    };
    Kind::Quotation(Some(Box::new(Citation {
        passage: Quoted { exact: words.to_owned(), ..Quoted::default() },
        more: Vec::new(),
        record: RecordId(Uuid::from_u128(1)),
        entry: EntryId(Uuid::from_u128(2)),
        place: Place::Answer,
        reference,
    })))
}

/// A question with every kind of block.
pub(crate) fn full(number: u128) -> Draft {
    use Kind::{Paragraph, Part, SubPart};
    draft(
        number,
        &[
            (Paragraph, "At the last meeting the Panel was told:"),
            (cited("I can provide details."), "I can provide details.\nThey will follow in June."),
            (Paragraph, "Will the Commissioner say:"),
            (Part, "how many officers walked the river path\nand on how many days;"),
            (SubPart, "in June; and"),
            (SubPart, "in July;"),
            (Part, "what it cost;"),
            (Paragraph, "and, since the lamps are still dark,"),
            (SubPart, "by month; and"),
            (Part, "when they will be mended?"),
            (Kind::Quotation(None), "“Soon” – that was the word."),
        ],
    )
}

/// Submissions that files of every kind must carry.
pub(crate) fn all() -> Vec<Submission> {
    use Kind::{Paragraph, Part, SubPart};
    let parts: Vec<(Kind, &str)> = std::iter::repeat_n((Part, "one of thirty parts;"), 30).collect();
    let subs: Vec<(Kind, &str)> =
        [(Part, "one")].into_iter().chain(std::iter::repeat_n((SubPart, "a piece;"), 12)).collect();
    let mut awkward = draft(
        4,
        &[
            (Paragraph, "Pa sawl swyddog heddlu sydd ar droed yn ŵyl y dref? Ŷ ŵ â ê î ô û."),
            (Part, "tabs\there,  two spaces, a no-break\u{a0}space and 👩🏽‍⚖️ with e\u{301};"),
            (Part, "<b> & ]]> \"quoted\" ‘and’ “again” – it’s £2,500 {x} \\ %;"),
            (SubPart, "نص عربي بين كلمات and English (עברית) again?"),
            (Part, "control\u{1} and \u{7f} and \u{fffe}\u{feff} here"),
            (Part, "a. a label that somebody typed"),
        ],
    );
    awkward.question.details.asker = "Cllr שרה כהן-Example".into();
    awkward.question.details.subject = "Gŵyl <&> “Y Dref”".into();
    vec![
        submission(vec![full(1)]),
        submission(vec![draft(2, &parts)]),
        submission(vec![draft(3, &subs)]),
        submission(vec![awkward]),
        submission(vec![draft(5, &[(Paragraph, "A plain question?")])]),
        submission(vec![full(6), draft(7, &parts), full(8)]),
        submission((10..50).map(full).collect()),
        // Sub-parts with no part before them are lettered as parts, and stay what they are.
        submission(vec![draft(9, &[(SubPart, "one;"), (SubPart, "two;"), (Paragraph, "and"), (SubPart, "three?")])]),
    ]
}
