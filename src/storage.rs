//! What is kept on the device, and how it is found whole again.
//!
//! Each draft has one key in local storage. Browsers keep local storage in memory for up to a
//! minute, so every save also goes to a journal in IndexedDB; at the start the newer of the two
//! wins. Both hold the same text: an [`envelope`]. What cannot be read is left where it is.

mod backend;
mod envelope;
mod merge;
mod state;

pub use backend::{Backend, Memory, StorageError, write_checked};
pub use envelope::{
    Envelope, Received, Settings, Unreadable, decode_body, decode_draft, decode_follow_up, decode_received,
    decode_record, decode_settings, decode_shelved, decode_waiting, encode_body, encode_draft, encode_follow_up,
    encode_received, encode_record, encode_settings, encode_shelved, encode_waiting, erased, erased_follow_up,
};
pub use merge::{Aside, Loaded, Write, merge};
pub use state::{SaveState, Trouble};

use crate::id::{EntryId, QuestionId, RecordId};

/// What every key of this app begins with.
pub const PREFIX: &str = "question-desk/";

/// The key of the settings.
pub const SETTINGS: &str = "question-desk/settings";

const ASIDE: &str = "question-desk/aside/";

const DRAFTS: &str = "question-desk/draft/";

/// What the keys of bodies begin with; the id follows.
pub const BODIES: &str = "question-desk/body/";

/// The key under which a body with its rules is kept.
pub fn body_key(id: &str) -> String {
    format!("{BODIES}{id}")
}

/// What the keys of notes after answers begin with; the record and the question follow.
pub const FOLLOW_UPS: &str = "question-desk/follow-up/";

/// The key under which what was noted after an answer is kept.
pub fn follow_up_key(record: RecordId, entry: EntryId) -> String {
    format!("{FOLLOW_UPS}{record}/{entry}")
}

/// The key under which a draft is kept.
pub fn draft_key(id: QuestionId) -> String {
    format!("{DRAFTS}{id}")
}

/// The draft that a key belongs to, if it is a draft's.
pub fn draft_of_key(key: &str) -> Option<QuestionId> {
    key.strip_prefix(DRAFTS)?.parse().ok()
}

/// Where a damaged text goes when its readable twin takes its key.
fn aside_key(key: &str) -> String {
    format!("{ASIDE}{}", key.trim_start_matches(PREFIX))
}
