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

/// The JSON as the same JSON in which nothing can end an element or begin another, and which XML takes whole.
/// These characters only stand inside of JSON's texts, where they may be written by number.
pub(super) fn inert(json: &str) -> String {
    let mut inert = String::with_capacity(json.len());
    for mark in json.chars() {
        match mark {
            '<' | '>' | '&' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' => {
                inert.push_str(&format!("\\u{:04x}", u32::from(mark)));
            }
            _ => inert.push(mark),
        }
    }
    inert
}
