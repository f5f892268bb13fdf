//! Word documents (.docx): Office Open XML as in ECMA-376, part 1.
//!
//! What a reader of the printed page sees is read: tracked insertions are text, deletions and comments
//! are not; list numbers are written out; the words of links, boxes, tables and notes are kept. Running
//! headers and footers are left out, since they would stand in the middle of an answer.

mod body;
mod lists;
mod styles;

use super::failure::{FailureCode, Format};
use super::pack::Pack;
use super::paper::Paper;
use super::prose::Prose;
use super::xml::{Node, Xml};
use lists::Lists;
use styles::Styles;

/// How far into the main part declarations may stand, in characters.
const DECLARATIONS: usize = 1024;

/// Reads an unpacked document.
///
/// # Errors
/// It has no main part, or a part is too large or locked.
pub(super) fn read(pack: &Pack, bytes: &[u8]) -> Result<Paper, FailureCode> {
    let main = main_part(pack, bytes)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let part = |name: &str| pack.text(bytes, &format!("{folder}/{name}"));
    let document = pack.text(bytes, &main)?.ok_or(FailureCode::Damaged(Format::Word))?;
    // No word processor writes one, and Word opens no file that has one (ECMA-376, part 2, section 9).
    if document.chars().take(DECLARATIONS).collect::<String>().contains("<!DOCTYPE") {
        return Err(FailureCode::Damaged(Format::Word));
    }
    let styles = Styles::read(&part("styles.xml")?.unwrap_or_default());
    let mut lists = Lists::read(&part("numbering.xml")?.unwrap_or_default(), &styles);
    let mut prose = Prose::default();
    let whole = body::read(&document, &styles, &mut lists, &mut prose);
    for notes in ["footnotes.xml", "endnotes.xml"] {
        let mut apart = Prose::default();
        body::read(&part(notes)?.unwrap_or_default(), &styles, &mut lists, &mut apart);
        prose.append(apart);
    }
    let title = pack.text(bytes, "docProps/core.xml")?.and_then(|core| title(&core));
    let cut = (!whole).then_some(FailureCode::CutShort(Format::Word));
    Ok(Paper { blocks: prose.into_blocks(), title, cut, ..Paper::default() })
}

/// The main part's name: nearly always "word/document.xml"; the package's relations say otherwise.
fn main_part(pack: &Pack, bytes: &[u8]) -> Result<String, FailureCode> {
    const USUAL: &str = "word/document.xml";
    if pack.has(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let relations = pack.text(bytes, "_rels/.rels")?.unwrap_or_default();
    let mut xml = Xml::new(&relations);
    while let Some(node) = xml.next() {
        if let Node::Open(tag) = node
            && tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            && let Some(target) = tag.get("Target")
        {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    Err(FailureCode::Damaged(Format::Word))
}

/// The title in the document's properties.
fn title(core: &str) -> Option<String> {
    let mut xml = Xml::new(core);
    while let Some(node) = xml.next() {
        if matches!(&node, Node::Open(tag) if tag.name() == "title") {
            return super::paper::folded(&xml.text());
        }
    }
    None
}
