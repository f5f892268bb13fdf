//! Our own papers as files: where each format keeps the data, and what it shows beside it.
//!
//! The data has the last word on what was exported. The text that the file shows is compared with it by its
//! hash first, since nearly every file comes back as it went; only where that differs are lines compared. The hash
//! that the file states must be that of both: otherwise whoever put other data in would go unseen.

use super::changes::{self, Seen};
use super::failure::FailureCode;
use super::pack::Pack;
use super::paper::Paper;
use super::theirs::notes;
use super::xml::{Node, Xml};
use super::{At, Code, Opened, Warning, data, odt, page, word};
use crate::document::{self, Facts};
use crate::export::{DATA_ENTRY, DATA_PART, DATA_PROPERTY, TEXT_PROPERTY};
use crate::html;
use crate::submission::FORMAT;

/// How much is unpacked of a paper, in bytes: 64 MB.
const ROOM: usize = 64 * 1024 * 1024;

/// How many parts of a package are asked for the data. Word numbers them anew when it saves.
const MOST_PARTS: usize = 40;

/// The data of a package, and the hash of what it showed when it was made.
struct Carried {
    json: String,
    text_hash: Option<String>,
}

/// Opens a page.
pub(super) fn in_page(text: &str) -> Result<Opened, Code> {
    let held = page::held(text)?;
    let opened = data::read(held.json)?;
    let shown = || Some(Seen::of_document(&html::blocks(page::shown(text))));
    Ok(compared(opened, held.text_hash, Facts::TwoLines, shown))
}

/// Opens a document of Word or OpenDocument that must be ours.
pub(super) fn in_package(bytes: &[u8]) -> Result<Opened, Code> {
    let pack = Pack::open(bytes, ROOM).map_err(|_| Code::Damaged { line: None })?;
    let other = if pack.is_locked() { Code::Locked } else { Code::DocumentWithoutData };
    in_pack(&pack, bytes).unwrap_or(Err(other))
}

/// Opens a document that may be ours; `None` if there is no data of ours in it.
pub(super) fn in_pack(pack: &Pack, bytes: &[u8]) -> Option<Result<Opened, Code>> {
    let opened = match in_word(pack, bytes) {
        Some(carried) => opened(&carried, || word::read(pack, bytes)),
        None => in_open_document(pack, bytes).map(|carried| opened(&carried, || odt::read(pack, bytes)))?,
    };
    Some(opened.map(|mut opened| {
        opened.warnings.extend(notes::of_package(pack, bytes).into_iter().map(Warning::Noted));
        opened
    }))
}

fn opened(carried: &Carried, paper: impl FnOnce() -> Result<Paper, FailureCode>) -> Result<Opened, Code> {
    let opened = data::read(carried.json.trim())?;
    let is_whole = |paper: &Paper| paper.cut.is_none() && !paper.blocks.is_empty();
    let shown = || paper().ok().filter(is_whole).map(|paper| Seen::of_document(&paper.blocks));
    Ok(compared(opened, carried.text_hash.as_deref(), Facts::OneLine, shown))
}

/// Adds where the text is not the data's. Text that cannot be read is `None`: none of its words is missing.
fn compared(mut opened: Opened, hash: Option<&str>, facts: Facts, shown: impl FnOnce() -> Option<Vec<Seen>>) -> Opened {
    let Some(hash) = hash else { return opened };
    let Some(shown) = shown() else {
        opened.warnings.push(Warning::TextUnread);
        return opened;
    };
    let is_text_as_made = document::hash(shown.iter().map(|line| &line.whole)) == hash;
    if is_text_as_made && changes::hash(&opened.submission, facts) == hash {
        return opened;
    }
    match changes::between(&opened.submission, facts, &shown) {
        // Another version of the app writes the lines around the question in its own way.
        Some(differences) if is_text_as_made && differences.iter().all(|found| found.at == At::Elsewhere) => {}
        Some(differences) => opened.differences = differences,
        None => opened.warnings.push(Warning::OtherText),
    }
    opened
}

/// The custom XML part of a Word document.
fn in_word(pack: &Pack, bytes: &[u8]) -> Option<Carried> {
    let is_data = |name: &str| {
        name == DATA_PART || (name.starts_with("customXml/item") && !name.contains("Props") && name.ends_with(".xml"))
    };
    let parts = pack.entries.iter().filter(|entry| is_data(&entry.name)).take(MOST_PARTS);
    parts.filter_map(|entry| pack.text(bytes, &entry.name).ok().flatten()).find_map(|part| {
        let mut xml = Xml::new(&part);
        while let Some(node) = xml.next() {
            if let Node::Open(tag) = node {
                let text_hash = tag.get("text");
                let json = xml.text();
                return json.contains(FORMAT).then_some(Carried { json, text_hash });
            }
        }
        None
    })
}

/// The entry of an OpenDocument text, or the property where a program dropped the entry.
fn in_open_document(pack: &Pack, bytes: &[u8]) -> Option<Carried> {
    let meta = pack.text(bytes, "meta.xml").ok().flatten().unwrap_or_default();
    let (mut kept, mut text_hash) = (None, None);
    let mut xml = Xml::new(&meta);
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        match tag.get("name").as_deref() {
            Some(DATA_PROPERTY) if tag.name() == "user-defined" => kept = Some(xml.text()),
            Some(TEXT_PROPERTY) if tag.name() == "user-defined" => text_hash = Some(xml.text()),
            _ => {}
        }
    }
    let entry = pack.text(bytes, DATA_ENTRY).ok().flatten();
    let json = entry.or(kept).filter(|json| json.contains(FORMAT))?;
    Some(Carried { json, text_hash })
}

#[cfg(test)]
pub(super) mod tests;
