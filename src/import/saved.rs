//! Web pages saved as one file (.mhtml, .mht): a MIME letter whose parts are the page and its pictures,
//! RFC 2557. A mail saved as a file is read in the same way.

use mail_parser::{Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::encoding;
use super::failure::{FailureCode, Format};
use super::paper::Paper;
use super::web::{self, web_address};
use crate::html;

/// Reads the page in the letter. Frames and pictures are left out.
///
/// # Errors
/// There is no page in it.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, FailureCode> {
    let damaged = FailureCode::Damaged(Format::SavedPage);
    let message = MessageParser::default().parse(bytes).ok_or(damaged.clone())?;
    let part = page(&message).ok_or(damaged)?;
    let content = content(&message, part);
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    let mut paper = if matches!(part.body, PartType::Html(_)) {
        web::read(&content, charset)
    } else {
        let text = encoding::page(&content, charset).into_owned();
        Paper { blocks: html::blocks_of_text(&text), ..Paper::default() }
    };
    paper.address = address(&message, part).or(paper.address);
    paper.title = paper.title.or_else(|| message.subject().and_then(super::paper::folded));
    // The letter around the page differs each time that it is saved, and the page with it.
    paper.text = None;
    Ok(paper)
}

/// A file that is attached to an e-mail.
pub(super) struct Attached {
    /// What it is called; may be empty.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// What is attached to an e-mail: the parts that have a name or say so. The parts of a saved page do neither.
pub(super) fn attached(bytes: &[u8]) -> Vec<Attached> {
    let Some(message) = MessageParser::default().parse(bytes) else { return Vec::new() };
    let says_so = |part: &&MessagePart<'_>| {
        let is_picture = part.content_type().is_some_and(|kind| kind.ctype() == "image");
        let is_attached = part.content_disposition().is_some_and(|how| how.is_attachment());
        !is_picture && (is_attached || part.attachment_name().is_some())
    };
    let file = |part: &MessagePart<'_>| Attached {
        name: part.attachment_name().unwrap_or_default().to_owned(),
        bytes: content(&message, part),
    };
    message.parts.iter().filter(says_so).map(file).collect()
}

/// The first part that is a page; else the first text.
fn page<'a, 'x>(message: &'a Message<'x>) -> Option<&'a MessagePart<'x>> {
    let mut parts = message.parts.iter();
    let pages = |part: &&MessagePart<'_>| matches!(part.body, PartType::Html(_));
    let texts = |part: &&MessagePart<'_>| matches!(part.body, PartType::Text(_)) && part.offset_end > part.offset_body;
    parts.clone().find(pages).or_else(|| parts.find(texts))
}

/// The part's own bytes: its letters are decoded later, when the page itself can be asked for its charset.
fn content(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    let (from, to) = (part.offset_body as usize, part.offset_end as usize);
    let raw = message.raw_message.get(from..to.min(message.raw_message.len())).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => None,
        Encoding::QuotedPrintable => mail_parser::decoders::quoted_printable::quoted_printable_decode(raw),
        Encoding::Base64 => mail_parser::decoders::base64::base64_decode(raw),
    };
    // What is not in its encoding any more is shown as it is.
    decoded.unwrap_or_else(|| raw.to_vec())
}

/// Where the page was: Chromium writes it into the letter's head, others into the part's.
fn address(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let snapshot =
        message.header(HeaderName::Other("Snapshot-Content-Location".into())).and_then(|value| value.as_text());
    let of_part = part.content_location();
    let of_letter = message.parts.first().and_then(MimeHeaders::content_location);
    [snapshot, of_part, of_letter].into_iter().flatten().find_map(|address| web_address(address.trim()))
}
