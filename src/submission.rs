//! A submission: one member's questions for one meeting, as one file for the clerk.
//!
//! The file holds the whole drafts, so that whoever opens it has exactly what its writer had. Its id
//! comes from the question's, so a file that is made again after a change is the same submission,
//! whatever number the clerk has given it; its content hash says whether the words are the same.
//!
//! Its shape is [`v1::Submission`](crate::format::v1::Submission); the JSON Schema for it is
//! `public/schema/submission-1.schema.json`.

mod hash;

use jiff::Timestamp;

use crate::format::v1;
use crate::id::SubmissionId;
use crate::question::{Draft, Heard};

pub(crate) use hash::hash_of;

/// What the file says that it is.
pub const FORMAT: &str = "question-desk/submission";

/// The newest version of the file that this app writes and reads.
pub const VERSION: u32 = 1;

/// One member's questions as one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Survives renumbering and being made again.
    pub id: SubmissionId,
    /// When this file was made.
    pub made_at: Timestamp,
    /// When the words or details in it were last changed.
    pub changed_at: Timestamp,
    /// The version of the app that made it: "0.1.0".
    pub app_version: String,
    /// The questions with what their writer's device knew of them; at least one.
    pub drafts: Vec<Draft>,
}

impl Submission {
    /// The submission of one draft as it stands, without what its writer noted at a meeting: that is nobody else's.
    pub fn of(draft: Draft, made_at: Timestamp, app_version: &str) -> Self {
        let draft = Draft { heard: Heard::default(), follows: None, ..draft };
        Self {
            id: SubmissionId::derived(draft.question.id.0, "submission"),
            made_at,
            changed_at: draft.edited_at,
            app_version: app_version.to_owned(),
            drafts: vec![draft],
        }
    }

    /// What people call it on the telephone: "QD-7F3A-0C91". The first eight digits of the id, so not
    /// fit to tell any two submissions of the world apart, but those of one meeting.
    pub fn reference(&self) -> String {
        let (first, _, _, _) = self.id.0.as_fields();
        format!("QD-{:04X}-{:04X}", first >> 16, first & 0xffff)
    }

    /// SHA-256 of the questions in lower-case hexadecimal: ids, details and blocks, and nothing of
    /// when or where they were written. The JSON of the list of questions is hashed, with sorted names
    /// and no white space, as RFC 8785 writes it.
    pub fn content_hash(&self) -> String {
        let question = |draft: &Draft| serde_json::to_value(v1::Question::from(&draft.question)).unwrap_or_default();
        hash_of(&self.drafts.iter().map(question).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::{BlockId, QuestionId};
    use crate::question::Details;

    fn draft() -> Draft {
        let (question, block) = (QuestionId(Uuid::from_u128(7)), BlockId(Uuid::from_u128(8)));
        Draft::new(question, block, &Details::default(), Timestamp::UNIX_EPOCH)
    }

    fn made(draft: Draft) -> Submission {
        Submission::of(draft, Timestamp::UNIX_EPOCH, "0.1.0")
    }

    #[test]
    fn a_file_made_again_after_a_change_is_the_same_submission_with_another_hash() {
        let mut changed = draft();
        changed.question.details.subject = "Another".into();
        let (first, again) = (made(draft()), made(changed));
        assert_eq!(first.id, again.id);
        assert_ne!(first.content_hash(), again.content_hash());
    }

    #[test]
    fn the_hash_says_nothing_of_when_it_was_exported() {
        let mut exported = draft();
        exported.exported_at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(made(draft()).content_hash(), made(exported).content_hash());
    }

    #[test]
    fn what_was_noted_at_the_meeting_is_not_sent() {
        let mut draft = draft();
        draft.heard.answer = "Eight".into();
        assert!(made(draft).drafts[0].heard.is_empty());
    }

    #[test]
    fn the_reference_is_short_and_comes_from_the_id() {
        let id = SubmissionId(Uuid::from_u128(0x7f3a_0c91 << 96));
        assert_eq!(Submission { id, ..made(draft()) }.reference(), "QD-7F3A-0C91");
    }
}
