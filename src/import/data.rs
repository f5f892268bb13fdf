//! The data of a file: JSON to a submission.
//!
//! The format and the version are read first, without keeping anything else, so that a large file of
//! another kind costs nothing and a newer one is never half read.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;

use super::{Code, Opened, Warning};
use crate::format::v1;
use crate::id::BlockId;
use crate::question::Question;
use crate::submission::{FORMAT, Submission, VERSION, hash_of};

/// What a published record is called.
const RECORD: &str = "question-desk/record";

#[derive(Deserialize)]
struct Header {
    format: String,
    version: u64,
    #[serde(default)]
    app_version: Option<String>,
}

pub(super) fn read(json: &str) -> Result<Opened, Code> {
    header(json, FORMAT, VERSION)?;
    version_1(json)
}

/// Refuses what is another format, or a version newer than the newest that is known.
pub(super) fn header(json: &str, format: &str, newest: u32) -> Result<(), Code> {
    let header: Header = serde_json::from_str(json).map_err(|error| header_code(&error, json, format))?;
    if header.format != format {
        return Err(if header.format == RECORD { Code::Record } else { Code::OtherJson });
    }
    if header.version > u64::from(newest) {
        return Err(Code::Newer { version: header.version, app: header.app_version.and_then(shown_version) });
    }
    Ok(())
}

/// A header that is not there is another's; one that cannot be read is ours if the file says so.
fn header_code(error: &serde_json::Error, json: &str, format: &str) -> Code {
    match error.classify() {
        Category::Eof => Code::Truncated,
        _ if json.contains(format) => damaged(error),
        Category::Data => Code::OtherJson,
        Category::Syntax | Category::Io => Code::NotOurs,
    }
}

/// The line is worth saying where the data was laid out on many; inside a page it stands on one.
pub(super) fn damaged(error: &serde_json::Error) -> Code {
    Code::Damaged { line: (error.line() > 1).then_some(error.line()) }
}

/// A version that may be shown in a sentence: digits, letters and full stops, and few of them.
fn shown_version(version: String) -> Option<String> {
    let plain = version.chars().all(|mark| mark.is_ascii_alphanumeric() || matches!(mark, '.' | '-' | '+'));
    (plain && (1..=20).contains(&version.len())).then_some(version)
}

fn version_1(json: &str) -> Result<Opened, Code> {
    let kept: v1::Submission = serde_json::from_str(json).map_err(|error| damaged(&error))?;
    if kept.version == 0 {
        return Err(Code::Damaged { line: None });
    }
    if kept.drafts.is_empty() {
        return Err(Code::NoQuestion);
    }
    let given: Value = serde_json::from_str(json).map_err(|error| damaged(&error))?;
    let warnings = warnings(&given, &kept);
    let mut submission = Submission::from(kept);
    submission.drafts.iter_mut().for_each(|draft| part_equal_ids(&mut draft.question));
    Ok(Opened { submission, warnings, differences: Vec::new() })
}

fn warnings(given: &Value, kept: &v1::Submission) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if hash_of(&questions(given)) != kept.content_hash {
        warnings.push(Warning::Changed);
    }
    if serde_json::to_value(kept).is_ok_and(|known| has_more(given, &known)) {
        warnings.push(Warning::LeftOut);
    }
    warnings
}

/// The questions as they stand in the file, with whatever else somebody put into them.
fn questions(given: &Value) -> Vec<Value> {
    let drafts = given.get("drafts").and_then(Value::as_array);
    drafts.into_iter().flatten().filter_map(|draft| draft.get("question").cloned()).collect()
}

/// Whether the file holds a field with a value that is not in what was understood of it.
pub(super) fn has_more(given: &Value, known: &Value) -> bool {
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => given.iter().any(|(name, value)| match known.get(name) {
            Some(understood) => has_more(value, understood),
            None => !is_nothing(value),
        }),
        (Value::Array(given), Value::Array(known)) => {
            given.iter().zip(known).any(|(value, understood)| has_more(value, understood))
        }
        _ => false,
    }
}

/// What these shapes leave out when they write: nothing, and "no".
fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false))
}

/// Gives a block whose id another has already an id of its own. Only a file that somebody edited by
/// hand has such blocks; the screen could not tell them apart.
fn part_equal_ids(question: &mut Question) {
    let mut seen: HashSet<BlockId> = HashSet::new();
    let parent = question.id.0;
    for (index, block) in question.blocks.iter_mut().enumerate() {
        let mut attempt = 0_u32;
        while !seen.insert(block.id) {
            block.id = BlockId::derived(parent, &format!("{index}/{attempt}"));
            attempt = attempt.saturating_add(1);
        }
    }
}
