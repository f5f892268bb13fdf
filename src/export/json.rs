//! The data alone: [`v1::Submission`] as JSON.

use crate::format::v1;
use crate::submission::Submission;

/// In one line, for the inside of a page.
pub(super) fn compact(submission: &Submission) -> String {
    serde_json::to_string(&v1::Submission::from(submission)).expect("plain structs with text keys always encode")
}

/// On many lines, for a file that somebody may look into.
pub(super) fn laid_out(submission: &Submission) -> String {
    let json = serde_json::to_string_pretty(&v1::Submission::from(submission));
    json.expect("plain structs with text keys always encode") + "\n"
}
