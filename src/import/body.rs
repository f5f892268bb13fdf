//! A body's rules from a file that a clerk handed out.

use super::data::{damaged, has_more, header};
use super::{Code, LARGEST, Refusal, Warning};
use crate::body::{Body, FORMAT, VERSION};
use crate::format::v1::BodyFile;

/// What a file of rules held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedBody {
    /// The body with its rules.
    pub body: Body,
    /// What its reader should know of the file; often nothing.
    pub warnings: Vec<Warning>,
}

/// Whether a file says that it holds a body's rules, so that one button can open every file of ours.
pub fn holds_rules(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    bytes.len() <= LARGEST && header(text.trim_start_matches('\u{feff}').trim(), FORMAT, u32::MAX).is_ok()
}

/// Opens a file of a body's rules. The name is only for the sentence. Nothing is changed by it:
/// [`changes`](crate::body::changes) says what taking it over would change.
///
/// # Errors
/// A [`Refusal`] says what the file is, or what is wrong with it, and what can be done.
pub fn open_body(bytes: &[u8], name: &str) -> Result<OpenedBody, Refusal> {
    read(bytes).map_err(|code| Refusal::new(code, name))
}

fn read(bytes: &[u8]) -> Result<OpenedBody, Code> {
    if bytes.len() > LARGEST {
        return Err(Code::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Code::NotOurs)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Code::Empty);
    }
    header(text, FORMAT, VERSION)?;
    let file: BodyFile = serde_json::from_str(text).map_err(|error| damaged(&error))?;
    if file.version == 0 {
        return Err(Code::Damaged { line: None });
    }
    let warnings = if left_out(text, &file) { vec![Warning::LeftOut] } else { Vec::new() };
    let body = Body::from(file.rules);
    if body.name.trim().is_empty() || body.id.trim().is_empty() {
        return Err(Code::Damaged { line: None });
    }
    Ok(OpenedBody { body, warnings })
}

fn left_out(text: &str, file: &BodyFile) -> bool {
    let (given, known) = (serde_json::from_str(text), serde_json::to_value(file));
    given.is_ok_and(|given| known.is_ok_and(|known| has_more(&given, &known)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::presets;
    use crate::export::body_file;
    use jiff::Timestamp;

    fn file(body: &Body) -> Vec<u8> {
        body_file(body, Timestamp::UNIX_EPOCH, "0.1.0").bytes
    }

    #[test]
    fn every_preset_goes_through_a_file_unchanged() {
        for body in presets() {
            let opened = open_body(&file(body), "rules.json").map_err(|refusal| refusal.sentence());
            assert_eq!(opened, Ok(OpenedBody { body: body.clone(), warnings: Vec::new() }));
            assert!(holds_rules(&file(body)));
        }
    }

    #[test]
    fn what_is_no_file_of_rules_is_refused_with_a_reason() {
        let check = |text: &str, expected: Code| {
            assert!(!holds_rules(text.as_bytes()) || text.contains(FORMAT));
            assert_eq!(open_body(text.as_bytes(), "x").map_err(|refusal| refusal.code), Err(expected), "{text}");
        };
        check("", Code::Empty);
        check("Dear clerk", Code::NotOurs);
        check(r#"{"format": "question-desk/submission", "version": 1}"#, Code::OtherJson);
        check(r#"{"format": "question-desk/body", "version": 2}"#, Code::Newer { version: 2, app: None });
        check(r#"{"format": "question-desk/body", "version": 1, "rules": {}}"#, Code::Damaged { line: None });
        let text = String::from_utf8(file(&presets()[0])).unwrap();
        let endless = text.replace("\"count\": 48", "\"count\": 1e300");
        assert!(endless != text && open_body(endless.as_bytes(), "x").is_err());
    }

    #[test]
    fn fields_that_nobody_knows_are_said_to_be_left_out() {
        let text = String::from_utf8(file(&presets()[0])).unwrap();
        let more = text.replacen("\"forum\"", "\"colour\": \"blue\", \"forum\"", 1);
        assert_eq!(open_body(more.as_bytes(), "x").unwrap().warnings, [Warning::LeftOut]);
    }
}
