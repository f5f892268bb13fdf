//! Drafts from pictures, for the tests of the checks.

use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use uuid::Uuid;

use super::{Checking, Finding, Report, check};
use crate::body::Body;
use crate::id::{BlockId, QuestionId};
use crate::question::{Block, Details, Draft, Kind};

/// Noon on 23 November 2026, ten days before the meeting.
pub(super) fn now() -> DateTime {
    date(2026, 11, 23).at(12, 0, 0, 0)
}

/// A draft with all its details, from one line a block: "p" a part, "s" a sub-part, "q" a quotation,
/// "-" a paragraph.
pub(super) fn draft(picture: &str) -> Draft {
    let id = |number: u128| BlockId(Uuid::from_u128(number));
    let mut draft = Draft::new(QuestionId(Uuid::from_u128(99)), id(0), &Details::default(), Timestamp::UNIX_EPOCH);
    draft.question.details = Details {
        body: "Example Council".into(),
        meeting_date: Some(date(2026, 12, 3)),
        meeting_time: None,
        asker: "Cllr A Example".into(),
        ward: "Mill Ward".into(),
        asked_of: "Leader of the Council".into(),
        subject: "Roads".into(),
    };
    draft.deadline = Some(date(2026, 11, 26));
    let block = |(line, number): (&str, u128)| {
        let (mark, text) = line.split_at(1);
        let kind = match mark {
            "p" => Kind::Part,
            "s" => Kind::SubPart,
            "q" => Kind::Quotation(None),
            _ => Kind::Paragraph,
        };
        Block { id: id(number), kind, text: text.trim_start_matches(' ').to_owned() }
    };
    draft.question.blocks = picture.lines().zip(1..).map(block).collect();
    draft
}

pub(super) fn report(draft: &Draft, body: Option<&Body>) -> Report {
    check(&Checking { draft, body, now: now(), put: &[], alike: None, quoted: &[] })
}

pub(super) fn codes(draft: &Draft, body: Option<&Body>) -> Vec<&'static str> {
    report(draft, body).findings.iter().map(|finding| finding.code).collect()
}

/// The finding with a code.
pub(super) fn of(draft: &Draft, body: Option<&Body>, code: &str) -> Option<Finding> {
    report(draft, body).findings.into_iter().find(|finding| finding.code == code)
}

/// Holds that a question of one paragraph gets a finding about these words, or none.
pub(super) fn marks(text: &str, code: &str, expected: Option<&str>) {
    let found = of(&draft(&format!("- {text}")), None, code);
    assert_eq!(found.as_ref().map(|finding| finding.words.as_str()), expected, "{text}");
}

/// Holds that the act of a finding makes a text of another, and that the finding is then gone.
pub(super) fn mends(picture: &str, code: &str, expected: &str) {
    let mut draft = draft(picture);
    let act = of(&draft, None, code).and_then(|finding| finding.act).expect("it can be mended");
    draft.apply(act.edit).expect("it can be done");
    let after: Vec<&str> = draft.question.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(after.join("\n"), expected);
    assert_eq!(of(&draft, None, code), None);
}
