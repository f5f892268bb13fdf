//! A letter to the clerk with a file attached, ready to be looked over and sent: RFC 5322 and MIME (RFC 2045).
//!
//! "X-Unsent: 1" makes Outlook open it as a draft. Whoever sends it is asked for the sender and the date, so
//! neither is in it. A library would put in a clock's time and a random boundary; the same letter here gives the
//! same bytes. What is attached goes in base64, which no boundary can stand in.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{File, safe_name};

const BOUNDARY: &str = "=_question-desk_part_=";

/// The most bytes of text in one encoded word, RFC 2047: 45 become 60 characters, and 75 are allowed.
const ENCODED_WORD: usize = 45;

/// What is written to the clerk.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Letter {
    /// The clerk's address; may be empty.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// The words.
    pub words: String,
}

/// The letter with a file attached, as a file (.eml) that mail programs open.
pub fn letter_file(letter: &Letter, attached: &File) -> File {
    let words = letter.words.replace("\r\n", "\n").replace('\n', "\r\n");
    let (plain, name) = (plain_name(&attached.name), parameter(&attached.name));
    let text = format!(
        "X-Unsent: 1\r\n{}{}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"{BOUNDARY}\"\r\n\r\n\
         --{BOUNDARY}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\
         --{BOUNDARY}\r\nContent-Type: {}\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment;\r\n filename*=UTF-8''{name};\r\n filename=\"{plain}\"\r\n\r\n{}--{BOUNDARY}--\r\n",
        field("To", address(&letter.to)),
        field("Subject", &unstructured(&letter.subject)),
        lines(words.as_bytes()),
        attached.media_type,
        lines(&attached.bytes),
    );
    let stem = attached.name.rsplit_once('.').map_or(attached.name.as_str(), |(stem, _)| stem);
    File { name: safe_name(stem, "eml"), media_type: "message/rfc822", bytes: text.into_bytes() }
}

/// The address that opens the letter in the mail program of the device, RFC 6068. Nothing can be attached to it.
pub fn mailto(letter: &Letter) -> String {
    let words = letter.words.replace("\r\n", "\n").replace('\n', "\r\n");
    let to = percent(address(&letter.to)).replace("%40", "@");
    format!("mailto:{to}?subject={}&body={}", percent(&letter.subject), percent(&words))
}

/// A header line; none without a value.
fn field(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{name}: {value}\r\n") }
}

/// The address if it can be one: nothing in it may begin another header or name another person.
fn address(text: &str) -> &str {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b",;:<>()[]\\\"".contains(&byte));
    let has_both_sides =
        text.split_once('@').is_some_and(|(name, place)| !(name.is_empty() || place.is_empty() || place.contains('@')));
    if is_plain && has_both_sides { text } else { "" }
}

/// What is wrong with an address that is typed; nothing is wrong with none.
pub fn address_trouble(text: &str) -> Option<&'static str> {
    let is_fine = text.trim().is_empty() || !address(text).is_empty();
    (!is_fine).then_some("This is not one e-mail address. Write it like clerk@example.org, or leave it empty.")
}

/// Words of a header: as they are where they are short and plain, else as encoded words.
fn unstructured(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_plain = text.len() <= 60 && !text.contains("=?") && text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain {
        return text;
    }
    let mut words = vec![String::new()];
    for mark in text.chars() {
        if words.last().is_some_and(|word| word.len() + mark.len_utf8() > ENCODED_WORD) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(mark);
        }
    }
    let encoded = words.iter().map(|word| format!("=?UTF-8?B?{}?=", STANDARD.encode(word)));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

/// A file's name for programs that know no other letters than those of ASCII, RFC 6266, appendix D.
fn plain_name(name: &str) -> String {
    let is_plain = |mark: char| mark.is_ascii_alphanumeric() || " -_.()".contains(mark);
    name.chars().map(|mark| if is_plain(mark) { mark } else { '_' }).collect()
}

/// A file's name as a parameter, RFC 2231.
fn parameter(name: &str) -> String {
    percent(name)
}

/// Base64 in lines of 76 characters.
fn lines(bytes: &[u8]) -> String {
    let encoded = STANDARD.encode(bytes);
    let mut lines = String::with_capacity(encoded.len() + encoded.len() / 38 + 2);
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(76).unwrap_or((rest, ""));
        lines.push_str(line);
        lines.push_str("\r\n");
        rest = after;
    }
    lines
}

/// Everything but RFC 3986's unreserved characters by its bytes.
fn percent(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use mail_parser::{MessageParser, MimeHeaders};

    use super::*;

    #[test]
    fn a_mail_program_reads_the_letter_and_what_is_attached() {
        let letter = Letter {
            to: "clerk@exampleshire.example".into(),
            subject: "Cwestiwn i’r Panel – swyddogion heddlu ar droed yn ein trefi marchnad 👮".into(),
            words: "Dear clerk,\nmy question is attached.\n".into(),
        };
        let name = "2026-12-03 Cllr Siân O’Example.docx";
        let attached = File { name: name.into(), media_type: "application/x", bytes: (0..=255).collect() };
        let file = letter_file(&letter, &attached);
        assert_eq!(file.name, "2026-12-03 Cllr Siân O’Example.eml");
        assert!(String::from_utf8_lossy(&file.bytes).contains("filename=\"2026-12-03 Cllr Si_n O_Example.docx\""));
        assert!(file.bytes.starts_with(b"X-Unsent: 1\r\n"));
        assert!(file.bytes.split(|&byte| byte == b'\n').all(|line| line.len() < 200 && line.is_ascii()));
        let message = MessageParser::default().parse(&file.bytes).unwrap();
        assert_eq!(message.subject(), Some(letter.subject.as_str()));
        assert_eq!(message.to().unwrap().first().unwrap().address(), Some(letter.to.as_str()));
        assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n"), letter.words);
        let attachment = message.attachment(0).unwrap();
        assert_eq!((attachment.attachment_name(), attachment.contents()), (Some(name), attached.bytes.as_slice()));
    }

    #[test]
    fn attached_text_says_how_its_letters_are_written() {
        let attached = File { name: "a.txt".into(), media_type: "text/plain;charset=utf-8", bytes: "“Ŷ”".into() };
        let file = letter_file(&Letter::default(), &attached);
        let message = MessageParser::default().parse(&file.bytes).unwrap();
        assert_eq!(message.attachment(0).unwrap().text_contents(), Some("“Ŷ”"));
        let charset = message.attachment(0).and_then(|part| part.content_type()?.attribute("charset"));
        assert_eq!(charset, Some("utf-8"));
    }

    #[test]
    fn nothing_that_is_typed_begins_another_header() {
        let letter = Letter {
            to: "a@b.example\r\nBcc: c@d.example".into(),
            subject: "One\r\nBcc: c@d.example".into(),
            words: String::new(),
        };
        let file = letter_file(&letter, &File { name: "a\r\nb.txt".into(), media_type: "text/plain", bytes: vec![] });
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(!text.contains("\r\nBcc") && !text.contains("To:"), "{text}");
    }

    #[test]
    fn a_tab_in_the_subject_is_a_space() {
        let mut draft = crate::question::Draft::new(
            crate::id::QuestionId(uuid::Uuid::nil()),
            crate::id::BlockId(uuid::Uuid::nil()),
            &crate::question::Details::default(),
            jiff::Timestamp::UNIX_EPOCH,
        );
        draft.question.details.subject = "Buses\tand trains".into();
        assert_eq!(crate::export::letter(&draft, String::new()).subject, "Question: Buses and trains");
    }

    #[test]
    fn what_is_no_address_is_said_to_be_none() {
        for fine in ["", " ", "a@b.example", " clerk@exampleshire.example "] {
            assert_eq!(address_trouble(fine), None, "{fine}");
        }
        for wrong in ["not an address", "clerk", "@b", "a@", "a@b@c", "a@b, c@d", "a@b\r\nBcc: c@d"] {
            assert!(address_trouble(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn the_address_for_a_mail_program_holds_the_letter() {
        let letter = Letter { to: "a@b.example".into(), subject: "Q & A".into(), words: "One\ntwo".into() };
        assert_eq!(mailto(&letter), "mailto:a@b.example?subject=Q%20%26%20A&body=One%0D%0Atwo");
    }
}
