//! The styles of a Word document: what a paragraph or run has by its style alone.

use std::collections::HashMap;

use crate::import::xml::{Node, Tag, Xml};

/// Styles build on each other; longer chains than this are circles.
const LONGEST_CHAIN: usize = 24;

/// What a style says, before those that it builds on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    based_on: Option<String>,
    name: String,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// From 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// The list's number and the level in it, from 0.
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

/// All styles by their ids.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// What a paragraph without a style has.
    default: Option<String>,
    /// What the whole document has.
    document: Style,
}

impl Styles {
    /// Reads the part "styles.xml".
    pub(super) fn read(text: &str) -> Self {
        let mut styles = Self::default();
        let mut xml = Xml::new(text);
        let mut current: Option<(String, Style)> = None;
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) if tag.name() == "style" => {
                    let id = tag.get("styleId").unwrap_or_default();
                    if tag.get("type").as_deref() == Some("paragraph") && tag.get("default").is_some_and(|on| on != "0")
                    {
                        styles.default = Some(id.clone());
                    }
                    current = Some((id, Style::default()));
                }
                // A table's style speaks of single rows and columns, which nobody asks of it here.
                Node::Open(tag) if tag.name() == "tblStylePr" => xml.skip(),
                Node::Open(tag) => match &mut current {
                    Some((_, style)) => style.take(&tag),
                    None => styles.document.take(&tag),
                },
                Node::Close(name) if name == "style" => styles.by_id.extend(current.take()),
                _ => {}
            }
        }
        styles
    }

    /// A style with all that it has from those that it builds on.
    pub(super) fn resolve(&self, id: Option<&str>) -> Style {
        let mut found = Style::default();
        for style in self.chain(id) {
            found.name = if found.name.is_empty() { style.name.clone() } else { found.name };
            found.bold = found.bold.or(style.bold);
            found.italic = found.italic.or(style.italic);
            found.hidden = found.hidden.or(style.hidden);
            found.outline = found.outline.or_else(|| style.heading().or(style.outline));
            found.list = found.list.or_else(|| style.list.clone());
            found.level = found.level.or(style.level);
        }
        found
    }

    /// A paragraph's style: its own, or the document's usual one.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> Style {
        let mut style = self.resolve(id.or(self.default.as_deref()));
        style.bold = style.bold.or(self.document.bold);
        style.italic = style.italic.or(self.document.italic);
        style
    }

    /// Every style that names a list, with that list's number.
    pub(super) fn lists(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_id.iter().filter_map(|(id, style)| Some((id.as_str(), style.list.as_deref()?)))
    }

    fn chain<'a>(&'a self, id: Option<&str>) -> impl Iterator<Item = &'a Style> {
        let first = id.and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| self.by_id.get(style.based_on.as_deref()?)).take(LONGEST_CHAIN)
    }
}

impl Style {
    /// Takes what an element of a style or of direct formatting says.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        let value = || tag.get("val");
        match tag.name() {
            "basedOn" => self.based_on = value(),
            "name" => self.name = value().unwrap_or_default().to_ascii_lowercase(),
            "b" => self.bold = Some(tag.is_on()),
            "i" => self.italic = Some(tag.is_on()),
            "vanish" => self.hidden = Some(tag.is_on()),
            "outlineLvl" => self.outline = value().and_then(|level| level.parse().ok()),
            "numId" => self.list = value(),
            "ilvl" => self.level = value().and_then(|level| level.parse().ok()),
            _ => {}
        }
    }

    /// Word knows its own quotations by their English names as well.
    pub(super) fn is_quotation(&self) -> bool {
        matches!(self.name.as_str(), "quote" | "intense quote" | "quotations")
    }

    /// Word knows its own headings by their English names, in every language.
    fn heading(&self) -> Option<u8> {
        if self.name == "title" {
            return Some(0);
        }
        let level: u8 = self.name.strip_prefix("heading ")?.parse().ok()?;
        level.checked_sub(1)
    }
}

/// The level of a heading from 1 to 6, of an outline level from 0; 9 is body text.
pub(super) fn heading_level(outline: Option<u8>) -> Option<u8> {
    outline.filter(|&level| level < 9).map(|level| (level + 1).min(6))
}
