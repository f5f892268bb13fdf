//! The question that the measurements of exports export, natively and in the browser.

use jiff::Timestamp;
use jiff::civil::date;
use question_desk::id::{BlockId, QuestionId};
use question_desk::question::{Block, Details, Draft, Kind};
use uuid::Uuid;

/// The words of each of its blocks.
pub(crate) const WORDS: &str = "how many officers walked the river path each week of the summer, what that cost in \
                                the year, and when the lamps there will have been mended;";

/// A question with an opening, a quotation and so many parts.
pub(crate) fn draft(number: u32, parts: u32) -> Draft {
    let number = u128::from(number);
    let id = |index: usize| BlockId(Uuid::from_u128(number * 1_000 + index as u128));
    let details = Details {
        body: "Exampleshire Police and Crime Panel".to_owned(),
        meeting_date: Some(date(2026, 12, 3)),
        asker: "Cllr A Example".to_owned(),
        ward: "Mill Ward".to_owned(),
        asked_of: "Police and Crime Commissioner".to_owned(),
        subject: "Officers on the river path".to_owned(),
        ..Details::default()
    };
    let mut draft = Draft::new(QuestionId(Uuid::from_u128(number)), id(0), &details, Timestamp::UNIX_EPOCH);
    draft.question.details = details;
    let block = |(index, kind): (usize, Kind)| Block { id: id(index), kind, text: WORDS.to_owned() };
    let parts = std::iter::repeat_n(Kind::Part, parts as usize);
    draft.question.blocks =
        [Kind::Paragraph, Kind::Quotation(None)].into_iter().chain(parts).enumerate().map(block).collect();
    draft
}
