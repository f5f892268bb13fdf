//! Version 1 of the kept and exported shapes.
//!
//! JSON with names in `snake_case` and kinds in `kebab-case`; what is `None` is left out. Dates are
//! ISO 8601 (`2026-12-03`), times of day `10:00`, moments RFC 3339 in UTC (`2026-11-23T09:30:00Z`).
//! Every conversion from and to the core is total: there and back is the same value.

mod advice;
mod body;
mod citation;
mod clock;
mod draft;
mod follow_up;
mod link;
mod mirror;
mod notice;
pub(crate) mod place;
mod record;
mod review;
mod shelf;
mod submission;

pub use advice::{Advice, Declared, Kept};
pub(crate) use body::read_presets;
pub use body::{Body, BodyFile};
pub use citation::{Citation, Place, Quoted, Reference, Repeated};
pub use draft::{Block, Details, Draft, Heard, Question, State};
pub use follow_up::{FollowUp, Mark, Promise};
pub use link::Link;
pub use notice::Notice;
pub use record::{Answer, Entry, Passage, Record, Source, Supplementary};
pub use review::Review;
pub use shelf::{KeptPage, Shelved, Waiting};
pub use submission::Submission;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question;

    const DRAFT: &str = r#"{
        "question": {
            "id": "00000000-0000-0000-0000-000000000001",
            "details": {
                "body": "Exampleshire Police and Crime Panel",
                "meeting_date": "2026-12-03",
                "meeting_time": "10:00",
                "asker": "Cllr A Example",
                "ward": "Mill Ward",
                "asked_of": "Police and Crime Commissioner",
                "subject": "Officer representation"
            },
            "blocks": [
                {"kind": "paragraph", "id": "00000000-0000-0000-0000-000000000002", "text": "Will they say:"},
                {"kind": "sub-part", "id": "00000000-0000-0000-0000-000000000003", "text": "when?"},
                {"kind": "quotation", "id": "00000000-0000-0000-0000-000000000004", "text": "Soon.", "citation": {
                    "exact": "Soon.",
                    "prefix": "They said: ",
                    "suffix": "",
                    "record": "00000000-0000-0000-0000-000000000005",
                    "entry": "00000000-0000-0000-0000-000000000006",
                    "place": {"kind": "supplementary-answer", "index": 1},
                    "paragraphs": [0, 2],
                    "reference": {"number": "2", "date": "2022-09-29"}
                }}
            ]
        },
        "state": "ready",
        "deadline": "2026-11-25",
        "created_at": "2026-11-01T09:30:00Z",
        "edited_at": "2026-11-02T09:30:00.5Z"
    }"#;

    fn value(json: &str) -> serde_json::Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_kept_draft_is_written_in_the_documented_shape() {
        let draft = question::Draft::from(serde_json::from_str::<Draft>(DRAFT).unwrap());
        assert_eq!(serde_json::to_value(Draft::from(&draft)).unwrap(), value(DRAFT));
    }

    #[test]
    fn fields_that_nobody_knows_do_not_stop_a_draft_from_opening() {
        let stranger = DRAFT.replacen("\"state\"", "\"colour\": {\"name\": \"blue\"}, \"state\"", 1);
        let read = |json: &str| serde_json::from_str::<Draft>(json).unwrap();
        assert_eq!(read(&stranger), read(DRAFT));
    }

    #[test]
    fn details_that_are_missing_are_empty_and_words_may_not_be_missing() {
        let bare = r#"{"id": "00000000-0000-0000-0000-000000000001", "blocks": []}"#;
        assert_eq!(serde_json::from_str::<Question>(bare).unwrap().details, Details::default());
        let wordless = r#"{"kind": "part", "id": "00000000-0000-0000-0000-000000000001"}"#;
        assert!(serde_json::from_str::<Block>(wordless).is_err());
    }
}
