//! The styles of an OpenDocument text, in its content and in its part of styles.

use std::collections::HashMap;

use super::lists::{self, Lists};
use crate::import::prose::Look;
use crate::import::xml::{Node, Tag, Xml};

/// Styles build on each other; longer chains than this are circles.
const LONGEST_CHAIN: usize = 24;

/// What a style says, before those that it builds on.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    hidden: Option<bool>,
}

/// All styles by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<(String, String), Style>);

/// Reads the styles of a part, and the lists that they define.
pub(super) fn read(part: &str, styles: &mut Styles, lists: &mut Lists) {
    let mut xml = Xml::new(part);
    let mut current: Option<((String, String), Style)> = None;
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "body" => break,
                "style" | "default-style" => {
                    let key = (tag.get("family").unwrap_or_default(), tag.get("name").unwrap_or_default());
                    current = Some((key, Style { parent: tag.get("parent-style-name"), ..Style::default() }));
                }
                "text-properties" => {
                    if let Some((_, style)) = &mut current {
                        style.take(&tag);
                    }
                }
                "list-style" | "outline-style" => lists::read(&tag, &mut xml, lists),
                _ => {}
            },
            Node::Close(name) if matches!(&*name, "style" | "default-style") => styles.0.extend(current.take()),
            _ => {}
        }
    }
}

impl Styles {
    /// How words look that have this style over what they had.
    pub(super) fn over(&self, outer: Look, family: &str, name: &str) -> Look {
        let (mut bold, mut italic, mut hidden) = (None, None, None);
        for (_, style) in self.chain(family, name) {
            bold = bold.or(style.bold);
            italic = italic.or(style.italic);
            hidden = hidden.or(style.hidden);
        }
        Look {
            bold: bold.unwrap_or(outer.bold),
            italic: italic.unwrap_or(outer.italic),
            hidden: hidden.unwrap_or(outer.hidden),
        }
    }

    /// Whether a paragraph's style is the document's title, or builds on it.
    pub(super) fn is_title(&self, name: &str) -> bool {
        name == "Title"
            || self
                .chain("paragraph", name)
                .any(|(name, style)| name == "Title" || style.parent.as_deref() == Some("Title"))
    }

    /// Whether a paragraph's style is that of quotations, or is made directly of it.
    pub(super) fn is_quotation(&self, name: &str) -> bool {
        let is = |name: &str| matches!(name, "Quotations" | "Quote" | "Intense_20_Quote");
        let parent = self.chain("paragraph", name).next().and_then(|(_, style)| style.parent.as_deref());
        // A named style made of it may be another thing, such as the source beneath.
        let is_automatic = name.starts_with('P') && name[1..].bytes().all(|byte| byte.is_ascii_digit());
        is(name) || is_automatic && parent.is_some_and(is)
    }

    fn chain<'a>(&'a self, family: &str, name: &str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let family = family.to_owned();
        let find = move |name: &str| {
            self.0.get_key_value(&(family.clone(), name.to_owned())).map(|((_, name), style)| (name.as_str(), style))
        };
        let first = find(name);
        std::iter::successors(first, move |(_, style)| find(style.parent.as_deref()?)).take(LONGEST_CHAIN)
    }
}

impl Style {
    fn take(&mut self, tag: &Tag<'_>) {
        let weight = tag.get("font-weight");
        self.bold =
            weight.map(|weight| weight == "bold" || weight.parse::<u16>().is_ok_and(|w| w >= 600)).or(self.bold);
        let slant = tag.get("font-style");
        self.italic = slant.map(|slant| slant == "italic" || slant == "oblique").or(self.italic);
        self.hidden = tag.get("display").map(|display| display == "none").or(self.hidden);
    }
}
