//! OpenDocument texts (.odt): OASIS OpenDocument 1.3, part 3.
//!
//! As with Word documents, what a reader of the printed page sees is read: deletions and comments are
//! kept apart in the file and left out, list numbers are written out, notes follow at the end.

mod lists;
mod styles;

use std::collections::HashMap;

use super::failure::{FailureCode, Format};
use super::pack::Pack;
use super::paper::{self, Paper};
use super::prose::{Look, Prose};
use super::xml::{Node, Tag, Xml};
use crate::html::TextKind;
use lists::Lists;
use styles::Styles;

/// Reads an unpacked text.
///
/// # Errors
/// It has no content, or a part is too large or locked.
pub(super) fn read(pack: &Pack, bytes: &[u8]) -> Result<Paper, FailureCode> {
    let content = pack.text(bytes, "content.xml")?.ok_or(FailureCode::Damaged(Format::OpenDocument))?;
    let manifest = pack.text(bytes, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(FailureCode::Locked);
    }
    let mut styles = Styles::default();
    let mut lists = Lists::default();
    for part in [&pack.text(bytes, "styles.xml")?.unwrap_or_default(), &content] {
        styles::read(part, &mut styles, &mut lists);
    }
    let (prose, whole) = Reader::new(&styles, &mut lists).read(&content);
    let title = pack.text(bytes, "meta.xml")?.and_then(|meta| title(&meta));
    let cut = (!whole).then_some(FailureCode::CutShort(Format::OpenDocument));
    Ok(Paper { blocks: prose.into_blocks(), title, cut, ..Paper::default() })
}

fn title(meta: &str) -> Option<String> {
    let mut xml = Xml::new(meta);
    while let Some(node) = xml.next() {
        if matches!(&node, Node::Open(tag) if tag.full_name() == "dc:title") {
            return paper::folded(&xml.text());
        }
    }
    None
}

/// What is no text of the page: deleted text, comments, what a picture is called, forms and programs.
fn is_left_out(tag: &Tag<'_>) -> bool {
    matches!(
        tag.name(),
        "tracked-changes"
            | "annotation"
            | "note-citation"
            | "forms"
            | "sequence-decls"
            | "binary-data"
            | "ruby-text"
            | "scripts"
    ) || matches!(tag.full_name(), "svg:title" | "svg:desc")
}

struct Reader<'a> {
    styles: &'a Styles,
    lists: &'a mut Lists,
    prose: Prose,
    /// The notes at the foot, and whether one is being read.
    notes: Prose,
    in_note: usize,
    /// How the words look: one for the paragraph, one for each span within.
    looks: Vec<Look>,
    /// How many cells, and how many paragraphs, are open.
    cells: usize,
    paragraphs: usize,
    known: HashMap<String, Look>,
}

impl<'a> Reader<'a> {
    fn new(styles: &'a Styles, lists: &'a mut Lists) -> Self {
        Self {
            styles,
            lists,
            prose: Prose::default(),
            notes: Prose::default(),
            in_note: 0,
            looks: Vec::new(),
            cells: 0,
            paragraphs: 0,
            known: HashMap::new(),
        }
    }

    /// The blocks of the body, and whether it could be read to its end.
    fn read(mut self, content: &str) -> (Prose, bool) {
        let mut xml = Xml::new(content);
        let mut in_body = false;
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) if is_left_out(&tag) => xml.skip(),
                Node::Open(tag) if tag.full_name() == "office:body" => in_body = true,
                Node::Open(tag) if in_body => self.open(&tag),
                Node::Close(name) if in_body => self.close(&name),
                Node::Text(words) if self.paragraphs > 0 => self.add(&words),
                _ => {}
            }
        }
        let whole = !xml.is_broken && in_body;
        let Self { mut prose, notes, .. } = self;
        prose.append(notes);
        (prose, whole)
    }

    fn page(&mut self) -> &mut Prose {
        if self.in_note > 0 { &mut self.notes } else { &mut self.prose }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" | "h" => self.begin_paragraph(tag),
            "span" | "a" => self.begin_span(tag),
            "list" => self.lists.begin(tag),
            "list-item" => self.lists.begin_item(tag),
            "list-header" => self.lists.begin_header(),
            "table-cell" => self.cells += 1,
            "note-body" => self.in_note += 1,
            "s" | "tab" => self.page().space(),
            "line-break" => self.page().line_break(),
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, tag: &Tag<'_>) {
        let style = tag.get("style-name").unwrap_or_default();
        let level = match tag.name() {
            "h" => tag.get("outline-level").and_then(|level| level.parse::<u8>().ok()).unwrap_or(1).clamp(1, 6),
            _ => u8::from(self.styles.is_title(&style)),
        };
        let marker = match level {
            0 => self.lists.marker(),
            _ => self.lists.marker().or_else(|| self.lists.heading_number(usize::from(level) - 1, tag).map(Some)),
        };
        let (depth, in_cell) = (self.lists.depth(), self.cells > 0);
        let look = self.look_of("paragraph", &style);
        let is_quotation = self.styles.is_quotation(&style);
        let page = self.page();
        page.begin();
        if is_quotation {
            page.set_quoted();
        }
        match (level, marker) {
            (1.., marker) => page.set_kind(TextKind::Heading(level), marker.flatten().as_deref()),
            (_, Some(marker)) => page.set_kind(TextKind::ListItem { marker, depth }, None),
            _ if in_cell => page.set_kind(TextKind::Cell, None),
            _ => {}
        }
        self.looks.push(look);
        self.paragraphs += 1;
    }

    fn begin_span(&mut self, tag: &Tag<'_>) {
        let outer = self.looks.last().copied().unwrap_or_default();
        let look = match (tag.name(), tag.get("style-name")) {
            ("span", Some(style)) => self.styles.over(outer, "text", &style),
            _ => outer,
        };
        self.looks.push(look);
    }

    fn look_of(&mut self, family: &str, style: &str) -> Look {
        let styles = self.styles;
        *self.known.entry(style.to_owned()).or_insert_with(|| styles.over(Look::default(), family, style))
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" if self.paragraphs > 0 => {
                self.page().end();
                self.looks.pop();
                self.paragraphs -= 1;
            }
            "span" | "a" => {
                self.looks.pop();
            }
            "list" => self.lists.end(),
            "list-item" | "list-header" => self.lists.end_item(),
            "table-cell" => {
                self.cells = self.cells.saturating_sub(1);
                self.page().forget_blank_lines();
            }
            "note-body" => self.in_note = self.in_note.saturating_sub(1),
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        let look = self.looks.last().copied().unwrap_or_default();
        self.page().add(words, look);
    }
}
