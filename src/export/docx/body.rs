//! The main part of a Word document: paragraphs with their styles, ECMA-376 part 1, section 17.3.

use super::super::KEPT_TOGETHER;
use super::super::direction::begins_at_the_right;
use super::super::xml::Xml;
use super::runs::runs;
use super::{RELATIONS, WORD};
use crate::document::{Document, Item, Node};

/// Which list the next part belongs to. Each heading begins a new one.
#[derive(Default)]
struct Lists {
    begun: usize,
    is_open: bool,
}

impl Lists {
    /// The number of the open list; the first is the style's own and is never used.
    fn current(&mut self) -> usize {
        if !self.is_open {
            self.is_open = true;
            self.begun += 1;
        }
        self.begun + 1
    }
}

/// The main part, and how many lists it has.
pub(super) fn encode(document: &Document) -> (Vec<u8>, usize) {
    let mut xml = Xml::new();
    let mut lists = Lists::default();
    xml.element("w:document", &[WORD, RELATIONS], |xml| {
        xml.element("w:body", &[], |xml| {
            document.nodes.iter().for_each(|node| self::node(xml, node, &mut lists));
            xml.element("w:sectPr", &[], page);
        });
    });
    (xml.finish(), lists.begun)
}

/// A4 with margins of 2.5 cm, in twentieths of a point, and the number of the page beneath.
fn page(xml: &mut Xml) {
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId5")]);
    xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    let margins = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, "1417"));
    let others = [("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")];
    xml.empty("w:pgMar", &[&margins[..], &others[..]].concat());
}

fn node(xml: &mut Xml, node: &Node, lists: &mut Lists) {
    match node {
        Node::Heading { level, text } => {
            lists.is_open = false;
            paragraph(xml, heading_style(*level), None, text);
        }
        Node::Facts(facts) => {
            facts.iter().enumerate().for_each(|(index, (name, value))| fact(xml, name, value, index < KEPT_TOGETHER));
        }
        Node::Paragraph(text) => paragraph(xml, "", None, text),
        Node::Quotation { paragraphs, source, address } => {
            paragraphs.iter().for_each(|text| paragraph(xml, "Quote", None, text));
            source.iter().for_each(|text| match address {
                Some(address) => linked(xml, "QuoteSource", text, address),
                None => paragraph(xml, "QuoteSource", None, text),
            });
        }
        Node::Parts(items) => {
            let list = lists.current().to_string();
            items.iter().for_each(|part| item(xml, part, &list, 0));
        }
    }
}

fn heading_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "Title",
        2 => "Heading1",
        3 => "Heading2",
        4 => "Heading3",
        5 => "Heading4",
        _ => "Heading5",
    }
}

fn fact(xml: &mut Xml, name: &str, value: &str, keeps_with_next: bool) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", "Details")]);
            if keeps_with_next {
                xml.empty("w:keepNext", &[]);
            }
        });
        runs(xml, &format!("{name}:"), "Strong");
        xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
        runs(xml, value, "");
    });
}

/// A part: its first paragraph takes the letter, the others stand beneath it.
fn item(xml: &mut Xml, part: &Item, list: &str, level: usize) {
    let (style, more) = if level == 0 { ("Part", "PartContinued") } else { ("SubPart", "SubPartContinued") };
    let mut lines = part.text.split('\n');
    let first = lines.next().unwrap_or_default();
    if !(part.label.is_empty() && first.is_empty()) {
        let place = (!part.label.is_empty()).then_some((list, level));
        paragraph(xml, if place.is_some() { style } else { more }, place, first);
    }
    lines.for_each(|line| paragraph(xml, more, None, line));
    part.items.iter().for_each(|inner| item(xml, inner, list, level + 1));
}

/// A paragraph with its style and, in a list, its place. The usual style has no name.
fn paragraph(xml: &mut Xml, style: &str, place: Option<(&str, usize)>, text: &str) {
    styled(xml, style, place, text, |xml| runs(xml, text, ""));
}

/// A paragraph that is a link, as a field, ECMA-376 part 1, section 17.16.5.25: its words stay runs of the paragraph, so
/// that programs which know no links read them too.
fn linked(xml: &mut Xml, style: &str, text: &str, address: &str) {
    let mark = |xml: &mut Xml, kind: &str| {
        xml.element("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]));
    };
    let code = format!(" HYPERLINK \"{address}\" ");
    styled(xml, style, None, text, |xml| {
        mark(xml, "begin");
        xml.element("w:r", &[], |xml| xml.words("w:instrText", &[("xml:space", "preserve")], &code));
        mark(xml, "separate");
        runs(xml, text, "Hyperlink");
        mark(xml, "end");
    });
}

fn styled(xml: &mut Xml, style: &str, place: Option<(&str, usize)>, text: &str, inside: impl FnOnce(&mut Xml)) {
    let is_from_the_right = begins_at_the_right(text);
    xml.element("w:p", &[], |xml| {
        if !style.is_empty() || is_from_the_right {
            xml.element("w:pPr", &[], |xml| {
                if !style.is_empty() {
                    xml.empty("w:pStyle", &[("w:val", style)]);
                }
                if let Some((list, level)) = place {
                    xml.element("w:numPr", &[], |xml| {
                        xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
                        xml.empty("w:numId", &[("w:val", list)]);
                    });
                }
                if is_from_the_right {
                    xml.empty("w:bidi", &[]);
                }
            });
        }
        inside(xml);
    });
}
