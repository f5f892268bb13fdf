//! Markdown (.md): the words as a reader of the finished page sees them. `pulldown-cmark` reads.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::paper::Paper;
use super::prose::{Look, Prose};
use crate::html::TextKind;

struct Reader {
    prose: Prose,
    look: Look,
    is_open: bool,
    /// The numbers of the open lists; a list of bullets has none.
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    heading: Option<u8>,
    /// How many quotations are open.
    quotations: usize,
    /// The title of a picture is no text of the page.
    pictures: usize,
}

/// Reads a text.
pub(super) fn read(text: &str) -> Paper {
    let mut reader = Reader {
        prose: Prose::default(),
        look: Look::default(),
        is_open: false,
        lists: Vec::new(),
        marker: None,
        heading: None,
        quotations: 0,
        pictures: 0,
    };
    Parser::new(text).for_each(|event| reader.read(event));
    reader.end();
    Paper { blocks: reader.prose.into_blocks(), ..Paper::default() }
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.finish(tag),
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.prose.line_break(),
            Event::Rule => self.end(),
            // Marks of HTML are no words; Markdown hands over what stands between them.
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis => self.look.italic = true,
            Tag::Strong => self.look.bold = true,
            Tag::Image { .. } => self.pictures += 1,
            Tag::Link { .. } => {}
            Tag::Heading { level, .. } => {
                self.end();
                self.heading = Some(*level as u8);
            }
            Tag::List(first) => {
                self.end();
                self.lists.push(*first);
            }
            Tag::BlockQuote(_) => {
                self.end();
                self.quotations += 1;
            }
            Tag::Item => {
                self.end();
                let number = self.lists.last_mut().and_then(Option::as_mut);
                self.marker = Some(number.map_or_else(|| "•".to_owned(), counted));
            }
            _ => self.end(),
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.look.italic = false,
            TagEnd::Strong => self.look.bold = false,
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Link => {}
            TagEnd::BlockQuote(_) => {
                self.end();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end();
                self.lists.pop();
            }
            _ => {
                self.end();
                self.heading = None;
            }
        }
    }

    fn words(&mut self, words: &str) {
        if self.pictures > 0 {
            return;
        }
        if !self.is_open {
            self.begin();
        }
        // The lines of a piece of code are lines.
        for (index, line) in words.trim_end_matches('\n').split('\n').enumerate() {
            if index > 0 {
                self.prose.line_break();
            }
            self.prose.add(line, self.look);
        }
    }

    fn begin(&mut self) {
        self.prose.begin();
        if self.quotations > 0 {
            self.prose.set_quoted();
        }
        self.is_open = true;
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        match self.heading {
            Some(level) => self.prose.set_kind(TextKind::Heading(level), None),
            None if self.lists.is_empty() => {}
            None => self.prose.set_kind(TextKind::ListItem { marker: self.marker.take(), depth }, None),
        }
    }

    fn end(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.prose.end();
        }
    }
}

/// "3.", and the next number after it.
fn counted(number: &mut u64) -> String {
    let marker = format!("{number}.");
    *number = number.saturating_add(1);
    marker
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_markdown_are_no_words() {
        let text = "# A *title*\n\nOne **two**\nthree [four](https://e.example) &amp; `five` \\*six\\*\n\n> said\n\n\
                    1. first\n2. second\n   - inner\n\n   more\n\na. which\n\n(i) when\n\n<b>bold</b>\n";
        let blocks = read(text).blocks;
        let shown: Vec<String> = blocks.iter().map(|block| format!("{:?}|{}", block.kind, block.text)).collect();
        let item = |marker: &str, depth: u8, text: &str| {
            let marker = (!marker.is_empty()).then(|| marker.to_owned());
            format!("{:?}|{text}", TextKind::ListItem { marker, depth })
        };
        assert_eq!(
            shown,
            [
                "Heading(1)|A title".to_owned(),
                "Paragraph|One two three four & five *six*".to_owned(),
                "Paragraph|said".to_owned(),
                item("1.", 0, "first"),
                item("2.", 0, "second"),
                item("•", 1, "inner"),
                item("", 0, "more"),
                "Paragraph|a. which".to_owned(),
                "Paragraph|(i) when".to_owned(),
                "Paragraph|bold".to_owned(),
            ]
        );
    }
}
