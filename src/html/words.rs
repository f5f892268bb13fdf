//! The words of a page as they are read, and the blocks that they make.

use super::elements::{Context, Elements};
use super::list::word_marker;
use super::plain::is_invisible;
use super::{TextBlock, TextKind};

/// The words of the block being read.
#[derive(Default)]
struct Line {
    text: String,
    /// What Word wrote out as the marker.
    marker: String,
    /// White space that shows only if a word follows.
    space: bool,
    /// Line breaks since the last word.
    breaks: u8,
    /// A no-break space, which gives even an empty paragraph its height.
    height: bool,
    /// A word that is not bold, and one that is not italic.
    plain: bool,
    upright: bool,
}

/// The blocks that have been read, and the one being read.
#[derive(Default)]
pub(super) struct Words {
    pub(super) blocks: Vec<TextBlock>,
    line: Line,
    blank_lines: u8,
}

impl Words {
    /// Reads the text of an element.
    pub(super) fn read(&mut self, text: &str, elements: &mut Elements) {
        let context = elements.context();
        if context.hidden {
            return;
        }
        for character in text.chars() {
            match character {
                '\n' if context.preformatted => self.line_break(),
                _ if character.is_whitespace() => self.space(character, context),
                _ if context.word_marker => self.line.marker.push(character),
                _ => self.visible(character, elements),
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        self.line.breaks = self.line.breaks.saturating_add(1);
        self.line.space = false;
    }

    fn space(&mut self, character: char, context: Context) {
        self.line.space = true;
        self.line.height |= character == '\u{a0}';
        if context.word_marker {
            self.line.marker.push(' ');
        }
    }

    fn visible(&mut self, character: char, elements: &mut Elements) {
        self.settle_breaks(elements);
        let context = elements.context();
        if self.line.space && !self.line.text.is_empty() && !self.line.text.ends_with('\n') {
            self.line.text.push(' ');
        }
        self.line.space = false;
        self.line.text.push(character);
        self.line.plain |= !context.bold;
        self.line.upright |= !context.italic;
    }

    /// One line break between words stays in the block; more than one part two blocks.
    fn settle_breaks(&mut self, elements: &mut Elements) {
        match self.line.breaks {
            0 => return,
            breaks if self.line.text.is_empty() => self.add_blank_lines(breaks),
            1 => self.line.text.push('\n'),
            _ => self.end_line(elements),
        }
        self.line.breaks = 0;
    }

    /// Ends the block being read, if it has words.
    pub(super) fn end_line(&mut self, elements: &mut Elements) {
        let mut line = std::mem::take(&mut self.line);
        let marker = word_marker(&std::mem::take(&mut line.marker));
        if !line.text.is_empty() {
            self.finish(line, Some(marker).filter(|marker| !marker.is_empty()), elements);
        } else {
            // Words where only a marker should be are words. A marker alone is an empty item, as in HTML.
            let text = marker.split_whitespace().collect::<Vec<_>>().join(" ");
            let text = if text.contains(' ') { text } else { String::new() };
            self.finish(Line { text, plain: true, upright: true, ..line }, None, elements);
        }
    }

    fn finish(&mut self, line: Line, word_marker: Option<String>, elements: &mut Elements) {
        if line.text.chars().all(is_invisible) {
            if line.height || line.breaks > 0 {
                self.add_blank_lines(line.breaks.max(1));
            }
            return;
        }
        let marker = elements.take_marker();
        let quoted = elements.context().quoted;
        let kind = kind(word_marker.or(marker), elements.context());
        let blank_lines_before = std::mem::replace(&mut self.blank_lines, line.breaks.saturating_sub(1));
        let (bold, italic) = (!line.plain, !line.upright);
        self.blocks.push(TextBlock { text: line.text, kind, bold, italic, blank_lines_before, quoted });
    }

    fn add_blank_lines(&mut self, more: u8) {
        self.blank_lines = self.blank_lines.saturating_add(more);
    }
}

fn kind(marker: Option<String>, context: Context) -> TextKind {
    match context.heading {
        Some(level) => TextKind::Heading(level),
        None if context.is_item() || marker.is_some() => TextKind::ListItem { marker, depth: context.depth() },
        None if context.cell => TextKind::Cell,
        None => TextKind::Paragraph,
    }
}
