//! The file of a body's rules, which a clerk hands to all members.

use jiff::Timestamp;

use super::{File, Format, name};
use crate::body::Body;
use crate::format::v1::BodyFile;

/// The file of a body: JSON on many lines, named after it.
pub fn body_file(body: &Body, made_at: Timestamp, app_version: &str) -> File {
    let file = BodyFile::of(body, made_at, app_version);
    let json = serde_json::to_string_pretty(&file).expect("plain structs with text keys always encode") + "\n";
    let name = name::safe_name(&format!("Rules of {}", body.name), Format::Json.extension());
    File { name, media_type: Format::Json.media_type(), bytes: json.into_bytes() }
}
