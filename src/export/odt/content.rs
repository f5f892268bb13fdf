//! The content of an OpenDocument text: paragraphs with their styles, and lists that go on over what stands
//! between their items.

use super::super::KEPT_TOGETHER;
use super::super::xml::Xml;
use crate::document::{Document, Item, Node};

const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("office:version", "1.3"),
];

/// The lists so far: how many there are, and whether the last may go on.
#[derive(Default)]
struct Lists {
    begun: usize,
    goes_on: bool,
}

/// The part "content.xml".
pub(super) fn encode(document: &Document) -> Vec<u8> {
    let mut xml = Xml::new();
    let mut lists = Lists::default();
    xml.element("office:document-content", &NAMESPACES, |xml| {
        xml.element("office:body", &[], |xml| {
            xml.element("office:text", &[], |xml| {
                document.nodes.iter().for_each(|node| self::node(xml, node, &mut lists));
            });
        });
    });
    xml.finish()
}

fn node(xml: &mut Xml, node: &Node, lists: &mut Lists) {
    match node {
        Node::Heading { level, text } => {
            lists.goes_on = false;
            heading(xml, *level, text);
        }
        Node::Facts(facts) => {
            for (index, (name, value)) in facts.iter().enumerate() {
                let style = match index + 1 {
                    place if place == facts.len() => "Details_20_End",
                    place if place <= KEPT_TOGETHER => "Details_20_Start",
                    _ => "Details",
                };
                fact(xml, style, name, value);
            }
        }
        Node::Paragraph(text) => paragraph(xml, "Standard", text),
        Node::Quotation { paragraphs, source, address } => {
            paragraphs.iter().for_each(|text| paragraph(xml, "Quotations", text));
            source.iter().for_each(|text| caption(xml, text, address.as_deref()));
        }
        Node::Parts(items) => parts(xml, items, lists),
    }
}

/// Where a quotation comes from: a link where its address is known.
fn caption(xml: &mut Xml, text: &str, address: Option<&str>) {
    let style = "Quotation_20_Source";
    let Some(address) = address else { return paragraph(xml, style, text) };
    let letters = "Internet_20_link";
    let link = [
        ("xlink:type", "simple"),
        ("xlink:href", address),
        ("text:style-name", letters),
        ("text:visited-style-name", letters),
    ];
    xml.element("text:p", &[("text:style-name", style)], |xml| {
        xml.element("text:a", &link, |xml| words(xml, text));
    });
}

/// The paper's own title is no heading of its outline.
fn heading(xml: &mut Xml, level: u8, text: &str) {
    if level <= 1 {
        return paragraph(xml, "Title", text);
    }
    let outline = level.min(6) - 1;
    let attributes =
        [("text:style-name", &*format!("Heading_20_{outline}")), ("text:outline-level", &*outline.to_string())];
    xml.element("text:h", &attributes, |xml| words(xml, text));
}

/// The last fact has a gap after it.
fn fact(xml: &mut Xml, style: &str, name: &str, value: &str) {
    xml.element("text:p", &[("text:style-name", style)], |xml| {
        xml.element("text:span", &[("text:style-name", "Strong_20_Emphasis")], |xml| words(xml, &format!("{name}:")));
        xml.empty("text:tab", &[]);
        words(xml, value);
    });
}

/// A list; it counts on where the one before was only interrupted.
fn parts(xml: &mut Xml, items: &[Item], lists: &mut Lists) {
    let before = format!("list{}", lists.begun);
    lists.begun += 1;
    let id = format!("list{}", lists.begun);
    let mut attributes = vec![("xml:id", id.as_str()), ("text:style-name", "Parts")];
    if std::mem::replace(&mut lists.goes_on, true) {
        attributes.push(("text:continue-list", &before));
    }
    xml.element("text:list", &attributes, |xml| items.iter().for_each(|part| item(xml, part, "Part")));
}

fn item(xml: &mut Xml, part: &Item, style: &str) {
    xml.element("text:list-item", &[], |xml| {
        if !(part.label.is_empty() && part.text.is_empty()) {
            part.text.split('\n').for_each(|line| paragraph(xml, style, line));
        }
        if !part.items.is_empty() {
            xml.element("text:list", &[], |xml| part.items.iter().for_each(|inner| item(xml, inner, "Sub-part")));
        }
    });
}

fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    xml.element("text:p", &[("text:style-name", style)], |xml| words(xml, text));
}

/// Words with their tabs and runs of spaces, which the format would fold if they stood as they are.
fn words(xml: &mut Xml, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['\t', ' ']) {
        let (before, after) = rest.split_at(at);
        xml.text(before);
        let spaces = after.len() - after.trim_start_matches(' ').len();
        match spaces {
            0 => xml.empty("text:tab", &[]),
            1 if !before.is_empty() => xml.text(" "),
            _ => xml.empty("text:s", &[("text:c", &spaces.to_string())]),
        }
        rest = after.get(spaces.max(1)..).unwrap_or_default();
    }
    xml.text(rest);
}
