//! XML as a stream of few events: elements by their local names, and text.
//!
//! `quick-xml` reads; no tree is built and no entity of a file's own is ever expanded, so that what a
//! file costs grows with its size alone.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Elements nested deeper than this are no document of a word processor.
const DEEPEST: usize = 400;

/// What comes next in the file.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element ends.
    Close(Cow<'a, str>),
    /// Text; an entity comes as a piece of its own.
    Text(Cow<'a, str>),
}

/// The start of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.name().0.split_once(':').map_or(self.0.name().0, |(_, local)| local)
    }

    /// Its name as written, with the prefix.
    pub(super) fn full_name(&self) -> &str {
        self.0.name().0
    }

    /// The value of the attribute with this local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The value of a switch: on if it is there and does not say otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// The stream of a file's events. It ends early where the file is no XML any more.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    open: usize,
    /// Whether the file broke off before its end.
    pub(super) is_broken: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, open: 0, is_broken: false }
    }

    /// The next event, or nothing at the end.
    pub(super) fn next(&mut self) -> Option<Node<'a>> {
        while !self.is_broken {
            match self.reader.read_event() {
                Ok(Event::Start(tag)) => {
                    self.open += 1;
                    self.is_broken = self.open > DEEPEST;
                    return Some(Node::Open(Tag(tag)));
                }
                Ok(Event::End(tag)) => {
                    self.open = self.open.saturating_sub(1);
                    return Some(Node::Close(local(tag.name().0)));
                }
                Ok(Event::Text(text)) => return Some(Node::Text(text.into_inner())),
                Ok(Event::CData(text)) => return Some(Node::Text(text.into_inner())),
                Ok(Event::GeneralRef(name)) => return Some(Node::Text(referred(&name))),
                Ok(Event::Eof) => {
                    self.is_broken = self.open > 0;
                    return None;
                }
                Ok(_) => {}
                Err(_) => self.is_broken = true,
            }
        }
        None
    }

    /// Passes over everything up to the end of the element that has just begun.
    pub(super) fn skip(&mut self) {
        let outside = self.open.saturating_sub(1);
        while self.open > outside && self.next().is_some() {}
    }

    /// The text of the element that has just begun, with all within it.
    pub(super) fn text(&mut self) -> String {
        let outside = self.open.saturating_sub(1);
        let mut found = String::new();
        while self.open > outside {
            match self.next() {
                Some(Node::Text(text)) => found.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        found
    }
}

fn local(name: &str) -> Cow<'static, str> {
    Cow::Owned(name.split_once(':').map_or(name, |(_, local)| local).to_owned())
}

/// The character that a reference stands for; a name that XML does not define stays as it is written.
fn referred(name: &quick_xml::events::BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return Cow::Owned(character.to_string());
    }
    let written: &str = name;
    resolve_xml_entity(written).map_or_else(|| Cow::Owned(format!("&{written};")), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (String, bool) {
        let mut xml = Xml::new(text);
        let mut shown = String::new();
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => shown.push_str(&format!("<{}>", tag.name())),
                Node::Close(name) => shown.push_str(&format!("</{name}>")),
                Node::Text(text) => shown.push_str(&text),
            }
        }
        (shown, xml.is_broken)
    }

    #[test]
    fn elements_and_text_come_in_order() {
        assert_eq!(shown("<w:p a='1'>x &amp; y&#33;<w:b/></w:p>"), ("<p>x & y!<b></b></p>".into(), false));
        assert_eq!(shown("<p><![CDATA[a<b]]></p>"), ("<p>a<b</p>".into(), false));
    }

    #[test]
    fn an_entity_of_the_files_own_is_never_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assert_eq!(shown(bomb), ("<a>&c;</a>".into(), false));
    }

    #[test]
    fn what_breaks_off_says_so() {
        assert!(shown("<a><b>x").1);
        assert!(shown("<a></b>").1);
        assert!(shown(&"<a>".repeat(10_000)).1);
    }

    #[test]
    fn attributes_are_found_without_their_prefix() {
        let mut xml = Xml::new("<w:b w:val='0'/>");
        let Some(Node::Open(tag)) = xml.next() else { panic!() };
        assert_eq!((tag.get("val").as_deref(), tag.is_on()), (Some("0"), false));
    }
}
