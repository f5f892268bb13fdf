//! The elements that have begun and not ended, and what holds within them.

use html5ever::LocalName;
use html5ever::tokenizer::Tag;

use super::list::Markers;
use super::sheet::Sheet;
use super::style::Style;
use super::tags;

/// Elements nested deeper than this are read as if they stood at this depth, as browsers do too.
const DEEPEST: usize = 512;

/// What holds for the words within an element.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    pub(super) hidden: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) preformatted: bool,
    /// Within the marker that Word wrote out.
    pub(super) word_marker: bool,
    word_level: Option<u8>,
    pub(super) heading: Option<u8>,
    pub(super) cell: bool,
    /// Within a quotation. Mail programs use the same element, with a margin, for what only stands further in.
    pub(super) quoted: bool,
    /// Where among the open elements the innermost list and list item stand.
    list: Option<usize>,
    item: Option<usize>,
    /// How many lists are open.
    lists: u8,
}

impl Context {
    pub(super) fn is_item(&self) -> bool {
        self.item.is_some()
    }

    /// How many lists the words are nested in, less one.
    pub(super) fn depth(&self) -> u8 {
        self.lists.max(self.word_level.unwrap_or(0)).saturating_sub(1)
    }
}

/// An element that has begun and not ended.
pub(super) struct Open {
    name: LocalName,
    pub(super) block: bool,
    context: Context,
    /// Of a list: how its items are marked, and the number of the next.
    markers: Markers,
    next: i64,
    /// Of a list item: its marker until its first words take it.
    marker: Option<String>,
}

/// The open elements from the outermost in.
#[derive(Default)]
pub(super) struct Elements {
    open: Vec<Open>,
    /// Elements begun beyond the deepest level that is kept.
    beyond: usize,
    /// What the page's style elements hide.
    pub(super) sheet: Sheet,
}

impl Elements {
    pub(super) fn context(&self) -> Context {
        self.open.last().map(|open| open.context).unwrap_or_default()
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.beyond > 0
    }

    /// Ends an element beyond the deepest level.
    pub(super) fn rise(&mut self) {
        self.beyond = self.beyond.saturating_sub(1);
    }

    pub(super) fn is_in_style(&self) -> bool {
        self.open.last().is_some_and(|open| &*open.name == "style")
    }

    /// Within a picture tags have other meanings.
    pub(super) fn is_in_picture(&self) -> bool {
        self.context().hidden && self.open.iter().any(|open| &*open.name == "svg")
    }

    /// Adds an element. One whose content is text alone is kept at any depth: its end tag always follows.
    pub(super) fn push(&mut self, open: Open, is_raw: bool) {
        if is_raw || (self.beyond == 0 && self.open.len() < DEEPEST) {
            self.open.push(open);
        } else {
            self.beyond = self.beyond.saturating_add(1);
        }
    }

    /// The innermost open element with one of the names, unless one of the stops is met first.
    pub(super) fn nearest(&self, names: &[&str], stops: &[&str]) -> Option<usize> {
        if names.is_empty() {
            return None;
        }
        let is_met = |open: &Open| names.contains(&&*open.name) || stops.contains(&&*open.name);
        let index = self.open.iter().rposition(is_met)?;
        self.open.get(index).filter(|open| names.contains(&&*open.name)).map(|_| index)
    }

    pub(super) fn has_block_from(&self, index: usize) -> bool {
        self.open.iter().skip(index).any(|open| tags::is_block(&open.name))
    }

    pub(super) fn breaks_line_from(&self, index: usize) -> bool {
        self.open.iter().skip(index).any(|open| open.block)
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.open.truncate(length);
    }

    /// Ends an element without those within it.
    pub(super) fn forget(&mut self, index: usize) {
        if let Some(open) = self.open.get_mut(index) {
            open.name = LocalName::default();
        }
    }

    /// The marker of the innermost list item; only its first words get it.
    pub(super) fn take_marker(&mut self) -> Option<String> {
        let item = self.context().item?;
        self.open.get_mut(item)?.marker.take()
    }

    /// The element that a start tag begins, with what holds within it.
    pub(super) fn opened(&mut self, tag: &Tag) -> Open {
        let name: &str = &tag.name;
        let mut style = attribute(tag, "style").map(Style::read).unwrap_or_default();
        style.hidden |= !style.shown && attribute(tag, "class").is_some_and(|classes| self.sheet.hides(classes));
        let mut open = Open {
            name: tag.name.clone(),
            block: tags::is_block(name) || style.block,
            context: within(self.context(), tag, style),
            markers: Markers::Bullet,
            next: 1,
            marker: None,
        };
        match name {
            "blockquote" if attribute(tag, "style").is_none() => open.context.quoted = true,
            "ol" | "ul" | "menu" | "dir" => self.open_list(&mut open, tag, style),
            "li" => self.open_item(&mut open, tag, style),
            "td" | "th" => open.context = Context { cell: true, item: None, list: None, lists: 0, ..open.context },
            _ => {}
        }
        open
    }

    fn open_list(&mut self, open: &mut Open, tag: &Tag, style: Style) {
        let usual = if &*tag.name == "ol" { Markers::Decimal } else { Markers::Bullet };
        let named = attribute(tag, "type").and_then(Markers::from_attribute);
        open.markers = style.markers.or(named).unwrap_or(usual);
        open.next = attribute(tag, "start").and_then(number).unwrap_or(1);
        open.context.list = Some(self.open.len());
        open.context.lists = open.context.lists.saturating_add(1);
    }

    fn open_item(&mut self, open: &mut Open, tag: &Tag, style: Style) {
        let given = attribute(tag, "value").and_then(number);
        let named = style.markers.or_else(|| attribute(tag, "type").and_then(Markers::from_attribute));
        let (mut number, mut markers) = (given.unwrap_or(1), Markers::Bullet);
        if let Some(list) = open.context.list.and_then(|index| self.open.get_mut(index)) {
            number = given.unwrap_or(list.next);
            markers = list.markers;
            list.next = number.saturating_add(1);
        }
        // A marker with no words of its own before a nested item must not go to words after it.
        self.take_marker();
        open.marker = named.unwrap_or(markers).marker(number);
        open.context.item = Some(self.open.len());
    }
}

fn within(outer: Context, tag: &Tag, style: Style) -> Context {
    let name: &str = &tag.name;
    let mut context = outer;
    context.hidden |= style.hidden || tags::is_hidden(name) || attribute(tag, "hidden").is_some();
    context.bold = style.bold.unwrap_or(outer.bold || matches!(name, "b" | "strong" | "th"));
    context.italic = style.italic.unwrap_or(outer.italic || matches!(name, "i" | "em"));
    context.preformatted |= matches!(name, "pre" | "textarea" | "listing" | "xmp" | "plaintext");
    context.word_marker |= style.word_marker;
    context.word_level = style.word_level.or(outer.word_level);
    context.heading = tags::heading_level(name).or(outer.heading);
    context
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

fn number(value: &str) -> Option<i64> {
    value.trim().parse().ok()
}
