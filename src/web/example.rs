//! The example question that an empty list offers.

use jiff::Timestamp;

use super::browser::{fresh_block, fresh_question, today};
use crate::question::{Advice, Block, Details, Draft, Heard, Kind, Question, State};

/// A question with an opening, a quotation, three parts and a close, marked as an example.
pub(super) fn draft(now: Timestamp) -> Draft {
    let meeting = today().checked_add(jiff::ToSpan::days(21)).ok();
    let deadline = meeting.and_then(|meeting| meeting.checked_sub(jiff::ToSpan::days(7)).ok());
    let block = |kind: Kind, text: &str| Block { id: fresh_block(), kind, text: text.to_owned() };
    let blocks = vec![
        block(
            Kind::Paragraph,
            "At the last meeting the Commissioner told the Panel about officers on foot in market towns:",
        ),
        block(
            Kind::Quotation(None),
            "Each of our twelve market towns now has a named officer, and nine of them were on foot every market day this summer.",
        ),
        block(Kind::Paragraph, "Will the Commissioner tell the Panel:"),
        block(Kind::Part, "which three towns did not have an officer on foot every market day, and why;"),
        block(Kind::Part, "when each of the twelve will; and"),
        block(Kind::Part, "what this will cost in the coming year?"),
    ];
    let details = Details {
        body: "Exampleshire Police and Crime Panel".to_owned(),
        meeting_date: meeting,
        meeting_time: jiff::civil::Time::new(10, 0, 0, 0).ok(),
        asker: "Cllr A Example".to_owned(),
        ward: "Market Ward".to_owned(),
        asked_of: "Police and Crime Commissioner".to_owned(),
        subject: "Officers on foot in market towns".to_owned(),
    };
    Draft {
        question: Question { id: fresh_question(), details, blocks },
        state: State::Draft,
        deadline,
        deadline_time: None,
        created_at: now,
        edited_at: now,
        exported_at: None,
        example: true,
        advice: Advice::default(),
        links: Vec::new(),
        heard: Heard::default(),
        arises_from: None,
        follows: None,
    }
}
