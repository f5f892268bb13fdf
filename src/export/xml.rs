//! XML parts as bytes: `quick-xml` writes and escapes; what XML has no place for is shown as a sign.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A part that is being written.
pub(super) struct Xml(Writer<Vec<u8>>);

/// Names with their values.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part with its declaration.
    pub(super) fn new() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// An element with what `inside` writes.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes, inside: impl FnOnce(&mut Self)) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element that holds nothing but words.
    pub(super) fn words(&mut self, name: &str, attributes: Attributes, words: &str) {
        self.element(name, attributes, |xml| xml.text(words));
    }

    /// Words within the open element.
    pub(super) fn text(&mut self, words: &str) {
        if !words.is_empty() {
            self.write(Event::Text(BytesText::new(&clean(words))));
        }
    }

    /// The part's bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// Writing to memory cannot fail.
    fn write(&mut self, event: Event<'_>) {
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*clean(value)));
    }
    start
}

/// The text with every character that XML 1.0 has no place for (production 2, Char), and every control that
/// only confuses a printer, as the replacement character.
fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_foreign) {
        text.chars().map(|mark| if is_foreign(mark) { '\u{fffd}' } else { mark }).collect()
    } else {
        Cow::Borrowed(text)
    }
}

fn is_foreign(mark: char) -> bool {
    (mark.is_control() && !matches!(mark, '\t' | '\n')) || matches!(mark, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_writer_typed_becomes_markup() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<'&\u{0}")], |xml| {
            xml.words("c", &[], "]]> <b> & \u{1}\u{ffff}é");
            xml.empty("d", &[]);
        });
        let text = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <a b=\"&quot;&lt;&apos;&amp;\u{fffd}\"><c>]]&gt; &lt;b&gt; &amp; \u{fffd}\u{fffd}é</c><d/></a>"
        );
    }
}
