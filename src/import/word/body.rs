//! The text of a Word document: its paragraphs, runs and tables, ECMA-376, part 1, section 17.3.

use std::collections::HashMap;

use super::lists::Lists;
use super::styles::{Style, Styles, heading_level};
use crate::html::TextKind;
use crate::import::prose::{Look, Prose};
use crate::import::xml::{Node, Tag, Xml};

/// Reads a part into blocks; whether it could be read to its end.
pub(super) fn read(text: &str, styles: &Styles, lists: &mut Lists, prose: &mut Prose) -> bool {
    let mut xml = Xml::new(text);
    let mut reader =
        Reader { styles, lists, prose, paragraphs: Vec::new(), known: HashMap::new(), cells: 0, in_text: false };
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) if is_left_out(&tag) => {
                reader.note(&tag);
                xml.skip();
            }
            Node::Open(tag) => reader.open(&tag),
            Node::Close(name) => reader.close(&name),
            Node::Text(words) => reader.words(&words),
        }
    }
    !xml.is_broken
}

/// What a reader of the page does not see: deleted and moved text, earlier formatting, field codes, and
/// the second copy of a drawing that is kept for old programs.
fn is_left_out(tag: &Tag<'_>) -> bool {
    matches!(
        tag.name(),
        "del"
            | "moveFrom"
            | "pPrChange"
            | "rPrChange"
            | "tblPrChange"
            | "tcPrChange"
            | "trPrChange"
            | "sectPrChange"
            | "numberingChange"
            | "Fallback"
            | "instrText"
            | "delText"
            | "delInstrText"
            | "fldData"
            | "sectPr"
            | "rt"
    )
}

/// An open paragraph.
#[derive(Default)]
struct Paragraph {
    /// Its style's id, and what it says itself.
    style: Option<String>,
    own: Style,
    /// What its runs have if they say nothing.
    base: Style,
    run: Option<Run>,
    in_properties: bool,
    /// Whether its mark was deleted: what follows belongs to it.
    is_joined: bool,
}

#[derive(Default)]
struct Run {
    style: Option<String>,
    own: Style,
    in_properties: bool,
    look: Option<Look>,
}

struct Reader<'a> {
    styles: &'a Styles,
    lists: &'a mut Lists,
    prose: &'a mut Prose,
    paragraphs: Vec<Paragraph>,
    /// Styles that have been asked for, with all that they have.
    known: HashMap<(bool, Option<String>), Style>,
    /// How many table cells are open.
    cells: usize,
    in_text: bool,
}

impl Reader<'_> {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" => self.begin_paragraph(),
            "tc" => self.cells += 1,
            name => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    match name {
                        "pPr" => paragraph.in_properties = true,
                        "r" => paragraph.run = Some(Run::default()),
                        _ if paragraph.in_properties => paragraph.property(tag),
                        _ => self.in_run(tag),
                    }
                }
            }
        }
    }

    fn begin_paragraph(&mut self) {
        // A paragraph whose mark was deleted goes on in the next one.
        if let Some(open) = self.paragraphs.last_mut().filter(|open| open.is_joined) {
            open.is_joined = false;
            return;
        }
        self.prose.begin();
        let base = self.resolved(true, None);
        if self.cells > 0 {
            self.prose.set_kind(TextKind::Cell, None);
        }
        self.paragraphs.push(Paragraph { base, ..Paragraph::default() });
    }

    fn in_run(&mut self, tag: &Tag<'_>) {
        let Some(run) = self.paragraphs.last_mut().and_then(|paragraph| paragraph.run.as_mut()) else { return };
        match tag.name() {
            "rPr" => run.in_properties = true,
            "rStyle" if run.in_properties => run.style = tag.get("val"),
            _ if run.in_properties => run.own.take(tag),
            "t" => self.in_text = true,
            "tab" | "ptab" => self.prose.space(),
            "cr" => self.prose.line_break(),
            "br" if matches!(tag.get("type").as_deref(), Some("page" | "column")) => self.prose.page_break(),
            "br" => self.prose.line_break(),
            "noBreakHyphen" => self.add("\u{2011}"),
            "sym" => self.symbol(tag),
            _ => {}
        }
    }

    /// A letter of a picture font: a reader sees a sign that has no letter, unless the code is a letter's.
    fn symbol(&mut self, tag: &Tag<'_>) {
        let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let sign = code.and_then(char::from_u32).filter(|sign| !('\u{e000}'..='\u{f8ff}').contains(sign));
        self.add(&sign.map_or_else(|| "•".to_owned(), String::from));
    }

    /// A deleted paragraph mark, which stands among the paragraph's properties.
    fn note(&mut self, tag: &Tag<'_>) {
        if matches!(tag.name(), "del" | "moveFrom")
            && let Some(paragraph) = self.paragraphs.last_mut().filter(|paragraph| paragraph.in_properties)
        {
            paragraph.is_joined = true;
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "pPr" => self.settle(),
            "rPr" => {
                if let Some(run) = self.paragraphs.last_mut().and_then(|paragraph| paragraph.run.as_mut()) {
                    run.in_properties = false;
                }
            }
            "r" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.run = None;
                }
            }
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                self.prose.forget_blank_lines();
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if self.paragraphs.last().is_some_and(|open| !open.is_joined) {
            self.paragraphs.pop();
            self.prose.end();
        }
    }

    /// The paragraph's kind, once its properties are known.
    fn settle(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        paragraph.in_properties = false;
        let (id, own) = (paragraph.style.clone(), paragraph.own.clone());
        let style = self.resolved(true, id.clone());
        let list = own.list.clone().or_else(|| style.list.clone()).filter(|list| list != "0");
        let level =
            own.level.or_else(|| list.as_deref().and_then(|list| self.lists.level_of_style(list, id.as_deref()?)));
        let level = level.or(style.level).unwrap_or(0);
        let heading = heading_level(own.outline.or(style.outline));
        let marker = list.and_then(|list| self.lists.count(&list, level));
        let depth = u8::try_from(level).unwrap_or(u8::MAX);
        match (heading, marker) {
            (Some(level), marker) => self.prose.set_kind(TextKind::Heading(level), marker.flatten().as_deref()),
            (None, Some(marker)) => self.prose.set_kind(TextKind::ListItem { marker, depth }, None),
            (None, None) if self.cells > 0 => self.prose.set_kind(TextKind::Cell, None),
            (None, None) => {}
        }
        if style.is_quotation() {
            self.prose.set_quoted();
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.base = style;
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_text {
            self.add(words);
        }
    }

    fn add(&mut self, words: &str) {
        let look = self.look();
        self.prose.add(words, look);
    }

    /// How the words of the open run look: by its own word, its style's, or the paragraph's.
    fn look(&mut self) -> Look {
        let Some(paragraph) = self.paragraphs.last() else { return Look::default() };
        let Some(run) = &paragraph.run else { return look_of(&Style::default(), &Style::default(), &paragraph.base) };
        if let Some(look) = run.look {
            return look;
        }
        let (own, base, id) = (run.own.clone(), paragraph.base.clone(), run.style.clone());
        let style = id.map(|id| self.resolved(false, Some(id))).unwrap_or_default();
        let look = look_of(&own, &style, &base);
        if let Some(run) = self.paragraphs.last_mut().and_then(|paragraph| paragraph.run.as_mut()) {
            run.look = Some(look);
        }
        look
    }

    fn resolved(&mut self, of_paragraph: bool, id: Option<String>) -> Style {
        let styles = self.styles;
        let found = self.known.entry((of_paragraph, id)).or_insert_with_key(|(of_paragraph, id)| {
            if *of_paragraph { styles.of_paragraph(id.as_deref()) } else { styles.resolve(id.as_deref()) }
        });
        found.clone()
    }
}

impl Paragraph {
    fn property(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "pStyle" => self.style = tag.get("val"),
            "numId" | "ilvl" | "outlineLvl" => self.own.take(tag),
            _ => {}
        }
    }
}

fn look_of(own: &Style, style: &Style, base: &Style) -> Look {
    let on = |pick: fn(&Style) -> Option<bool>| pick(own).or(pick(style)).or(pick(base)).unwrap_or(false);
    Look { bold: on(|style| style.bold), italic: on(|style| style.italic), hidden: on(|style| style.hidden) }
}
