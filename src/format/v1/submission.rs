//! The file for the clerk.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Draft;
use crate::id::SubmissionId;
use crate::submission as core;

/// One member's questions as one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Always "question-desk/submission".
    pub format: String,
    /// 1.
    pub version: u32,
    /// Survives renumbering and being made again.
    pub id: SubmissionId,
    /// When this file was made.
    pub made_at: Timestamp,
    /// When the words or details in it were last changed.
    pub changed_at: Timestamp,
    /// The version of the app that made it.
    #[serde(default)]
    pub app_version: String,
    /// SHA-256 of the questions: see [`core::Submission::content_hash`].
    pub content_hash: String,
    /// The questions with what their writer's device knew of them.
    pub drafts: Vec<Draft>,
}

impl From<&core::Submission> for Submission {
    fn from(from: &core::Submission) -> Self {
        Self {
            format: core::FORMAT.to_owned(),
            version: 1,
            id: from.id,
            made_at: from.made_at,
            changed_at: from.changed_at,
            app_version: from.app_version.clone(),
            content_hash: from.content_hash(),
            drafts: from.drafts.iter().map(Draft::from).collect(),
        }
    }
}

impl From<Submission> for core::Submission {
    fn from(from: Submission) -> Self {
        Self {
            id: from.id,
            made_at: from.made_at,
            changed_at: from.changed_at,
            app_version: from.app_version,
            drafts: from.drafts.into_iter().map(crate::question::Draft::from).collect(),
        }
    }
}
