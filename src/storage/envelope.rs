//! The envelope around everything kept: format, version, when it was saved, and the payload.
//!
//! The version is read before the payload, so that a draft of a newer app is never misread.

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::body::{Body, FORMAT as BODY};
use crate::citation::Template;
use crate::followup::FollowUp;
use crate::format::v1;
use crate::question::Draft;
use crate::record::Record;

const DRAFT: &str = "question-desk/draft";
const SETTINGS: &str = "question-desk/settings";
const RECORD: &str = "question-desk/record";
const RECEIVED: &str = "question-desk/received";
const SHELVED: &str = "question-desk/source";
const WAITING: &str = "question-desk/waiting";
const FOLLOW_UP: &str = "question-desk/follow-up";
const VERSION: u32 = 1;

/// Something kept, with what it is and when it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope<T> {
    /// When it was saved.
    pub saved_at: Timestamp,
    /// What was kept; `None` says that it was deleted then.
    pub payload: Option<T>,
}

/// What the app remembers between questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The asker's name as it should be printed.
    #[serde(default)]
    pub asker: String,
    /// The asker's ward.
    #[serde(default)]
    pub ward: String,
    /// How what is cited is printed.
    #[serde(default)]
    pub template: Template,
}

/// A question on the clerk's desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The question as the file held it.
    pub draft: v1::Draft,
    /// When the file was taken in.
    pub received_at: Timestamp,
    /// What the file was called.
    pub file_name: String,
    /// Where the file showed other words than it holds, each place by its name; nowhere in nearly every file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edited: Vec<String>,
}

/// Why something kept cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what its key says.
    NotOurs,
    /// A newer version of the app saved it.
    Newer,
    /// It is damaged or cut short.
    Damaged,
}

impl Unreadable {
    /// What to tell the writer of something that was saved.
    pub fn sentence(self, what: &str) -> String {
        let why = match self {
            Unreadable::NotOurs | Unreadable::Damaged => {
                "is damaged and could not be opened. It is kept as it is: save a copy of it to have it looked at."
            }
            Unreadable::Newer => {
                "was written by a newer version of Question Desk. It is kept as it is: reload the page to get that version, then open it."
            }
        };
        format!("{what} {why}")
    }
}

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    saved_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct Stored<T> {
    #[serde(flatten)]
    header: Header,
    payload: Option<T>,
}

fn encode<T: Serialize>(format: &str, payload: Option<T>, saved_at: Timestamp) -> String {
    let header = Header { format: format.to_owned(), version: VERSION, saved_at };
    serde_json::to_string(&Stored { header, payload }).expect("plain structs with text keys always encode")
}

fn decode<T: DeserializeOwned>(format: &str, text: &str) -> Result<Envelope<T>, Unreadable> {
    let header: Header = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    if header.format != format {
        return Err(Unreadable::NotOurs);
    }
    if header.version > VERSION {
        return Err(Unreadable::Newer);
    }
    let stored: Stored<T> = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    Ok(Envelope { saved_at: header.saved_at, payload: stored.payload })
}

/// A draft as it is kept.
pub fn encode_draft(draft: &Draft, saved_at: Timestamp) -> String {
    encode(DRAFT, Some(v1::Draft::from(draft)), saved_at)
}

/// The mark that a draft was deleted.
pub fn erased(saved_at: Timestamp) -> String {
    encode::<v1::Draft>(DRAFT, None, saved_at)
}

/// A draft as it was kept.
///
/// # Errors
/// Says why it cannot be opened.
pub fn decode_draft(text: &str) -> Result<Envelope<Draft>, Unreadable> {
    let kept = decode::<v1::Draft>(DRAFT, text)?;
    Ok(Envelope { saved_at: kept.saved_at, payload: kept.payload.map(Draft::from) })
}

/// The settings as they are kept.
pub fn encode_settings(settings: &Settings, saved_at: Timestamp) -> String {
    encode(SETTINGS, Some(settings), saved_at)
}

/// The settings as they were kept.
///
/// # Errors
/// Says why they cannot be read.
pub fn decode_settings(text: &str) -> Result<Envelope<Settings>, Unreadable> {
    decode(SETTINGS, text)
}

/// A record of the library as it is kept.
pub fn encode_record(record: &v1::Record, saved_at: Timestamp) -> String {
    encode(RECORD, Some(record), saved_at)
}

/// A record of the library as it was kept.
///
/// # Errors
/// Says why it cannot be read.
pub fn decode_record(text: &str) -> Result<Option<Record>, Unreadable> {
    Ok(decode::<v1::Record>(RECORD, text)?.payload.map(Record::from))
}

/// A body with its rules as it is kept.
pub fn encode_body(body: &Body, saved_at: Timestamp) -> String {
    encode(BODY, Some(v1::Body::from(body)), saved_at)
}

/// A body with its rules as it was kept.
///
/// # Errors
/// Says why it cannot be read.
pub fn decode_body(text: &str) -> Result<Envelope<Body>, Unreadable> {
    let kept = decode::<v1::Body>(BODY, text)?;
    Ok(Envelope { saved_at: kept.saved_at, payload: kept.payload.map(Body::from) })
}

/// What was noted after an answer, as it is kept.
pub fn encode_follow_up(follow_up: &FollowUp, saved_at: Timestamp) -> String {
    encode(FOLLOW_UP, Some(v1::FollowUp::from(follow_up)), saved_at)
}

/// The mark that what was noted after an answer was deleted.
pub fn erased_follow_up(saved_at: Timestamp) -> String {
    encode::<v1::FollowUp>(FOLLOW_UP, None, saved_at)
}

/// What was noted after an answer, as it was kept.
///
/// # Errors
/// Says why it cannot be opened.
pub fn decode_follow_up(text: &str) -> Result<Envelope<FollowUp>, Unreadable> {
    let kept = decode::<v1::FollowUp>(FOLLOW_UP, text)?;
    Ok(Envelope { saved_at: kept.saved_at, payload: kept.payload.map(FollowUp::from) })
}

/// A question on the clerk's desk as it is kept.
pub fn encode_received(received: &Received) -> String {
    encode(RECEIVED, Some(received), received.received_at)
}

/// A question on the clerk's desk as it was kept.
///
/// # Errors
/// Says why it cannot be read.
pub fn decode_received(text: &str) -> Result<Option<Received>, Unreadable> {
    Ok(decode(RECEIVED, text)?.payload)
}

/// A source of the library as it is kept.
pub fn encode_shelved(shelved: &v1::Shelved, saved_at: Timestamp) -> String {
    encode(SHELVED, Some(shelved), saved_at)
}

/// A source of the library as it was kept.
///
/// # Errors
/// Says why it cannot be read.
pub fn decode_shelved(text: &str) -> Result<Option<v1::Shelved>, Unreadable> {
    Ok(decode(SHELVED, text)?.payload)
}

/// A page that waits for its review as it is kept.
pub fn encode_waiting(waiting: &v1::Waiting, saved_at: Timestamp) -> String {
    encode(WAITING, Some(waiting), saved_at)
}

/// A page that waits for its review as it was kept.
///
/// # Errors
/// Says why it cannot be read.
pub fn decode_waiting(text: &str) -> Result<Option<v1::Waiting>, Unreadable> {
    Ok(decode(WAITING, text)?.payload)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::{BlockId, QuestionId};
    use crate::question::Details;

    #[test]
    fn what_was_received_before_edits_were_noted_is_read_and_edits_are_kept() {
        let (question, block) = (QuestionId(Uuid::nil()), BlockId(Uuid::nil()));
        let draft = Draft::new(question, block, &Details::default(), Timestamp::UNIX_EPOCH);
        let received = |edited: Vec<String>| Received {
            draft: v1::Draft::from(&draft),
            received_at: Timestamp::UNIX_EPOCH,
            file_name: "question.docx".into(),
            edited,
        };
        let plain = encode_received(&received(Vec::new()));
        assert!(!plain.contains("edited\":["), "a file that nobody edited is kept as before");
        assert_eq!(decode_received(&plain), Ok(Some(received(Vec::new()))));
        let edited = received(vec!["Part b".into()]);
        assert_eq!(decode_received(&encode_received(&edited)), Ok(Some(edited)));
    }
}
