//! Blocks from the paragraphs of a word processor's file, as `html` makes them from a page.
//!
//! White space is folded, a lone line break stays within its block, two part it, and paragraphs without
//! words are counted as blank lines. A paragraph may stand inside another: the text of a drawn box.

use crate::html::{TextBlock, TextKind};

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// The words do not show.
    pub(super) hidden: bool,
}

/// The paragraph being read.
struct Line {
    kind: TextKind,
    text: String,
    /// White space that shows only if a word follows.
    space: bool,
    breaks: u8,
    /// A word that is not bold, and one that is not italic.
    plain: bool,
    upright: bool,
    quoted: bool,
}

impl Line {
    fn new(kind: TextKind) -> Self {
        Self { kind, text: String::new(), space: false, breaks: 0, plain: false, upright: false, quoted: false }
    }

    /// The line after it within its paragraph.
    fn next(&self) -> Self {
        Self { quoted: self.quoted, ..Self::new(continued(&self.kind)) }
    }
}

/// The blocks that have been read, and the paragraphs that are open.
#[derive(Default)]
pub(super) struct Prose {
    blocks: Vec<TextBlock>,
    open: Vec<Line>,
    blank_lines: u8,
}

impl Prose {
    /// Begins a paragraph, which may stand inside an open one.
    pub(super) fn begin(&mut self) {
        self.open.push(Line::new(TextKind::Paragraph));
    }

    /// Says what the open paragraph is. A heading's number becomes part of its words: a block of that kind
    /// has no other place for it.
    pub(super) fn set_kind(&mut self, kind: TextKind, number: Option<&str>) {
        let Some(line) = self.open.last_mut() else { return };
        line.kind = kind;
        if let Some(number) = number.filter(|number| !number.is_empty()) {
            line.text.push_str(number);
            line.space = true;
        }
    }

    /// Says that the open paragraph is somebody else's words.
    pub(super) fn set_quoted(&mut self) {
        if let Some(line) = self.open.last_mut() {
            line.quoted = true;
        }
    }

    /// Adds words to the open paragraph.
    pub(super) fn add(&mut self, text: &str, look: Look) {
        if look.hidden {
            return;
        }
        for character in text.chars() {
            if character.is_whitespace() {
                self.space();
            } else if !is_invisible(character) {
                self.visible(character, look);
            }
        }
    }

    /// White space between words.
    pub(super) fn space(&mut self) {
        if let Some(line) = self.open.last_mut() {
            line.space = true;
        }
    }

    /// The end of a line within the paragraph.
    pub(super) fn line_break(&mut self) {
        if let Some(line) = self.open.last_mut() {
            line.breaks = line.breaks.saturating_add(1);
            line.space = false;
        }
    }

    /// The end of a page within the paragraph: what follows is a block of its own.
    pub(super) fn page_break(&mut self) {
        if let Some(mut line) = self.open.pop() {
            let next = line.next();
            line.breaks = 0;
            self.finish(line, false);
            self.open.push(next);
        }
    }

    fn visible(&mut self, character: char, look: Look) {
        self.settle_breaks();
        let Some(line) = self.open.last_mut() else { return };
        if line.space && !line.text.is_empty() && !line.text.ends_with('\n') {
            line.text.push(' ');
        }
        line.space = false;
        line.text.push(character);
        line.plain |= !look.bold;
        line.upright |= !look.italic;
    }

    /// One line break between words stays in the block; more than one part two blocks.
    fn settle_breaks(&mut self) {
        let Some(line) = self.open.last_mut() else { return };
        let breaks = std::mem::take(&mut line.breaks);
        match breaks {
            0 => {}
            more if line.text.is_empty() => self.blank_lines = self.blank_lines.saturating_add(more),
            1 => line.text.push('\n'),
            more => {
                let next = line.next();
                let line = std::mem::replace(line, next);
                self.finish(line, false);
                self.blank_lines = more - 1;
            }
        }
    }

    /// Ends the open paragraph. One without words is a blank line.
    pub(super) fn end(&mut self) {
        if let Some(line) = self.open.pop() {
            self.finish(line, true);
        }
    }

    fn finish(&mut self, line: Line, is_paragraph: bool) {
        if line.text.is_empty() {
            self.blank_lines = self.blank_lines.saturating_add(line.breaks.max(u8::from(is_paragraph)));
            return;
        }
        let blank_lines_before = std::mem::replace(&mut self.blank_lines, line.breaks.saturating_sub(1));
        let (bold, italic) = (!line.plain, !line.upright);
        let Line { text, kind, quoted, .. } = line;
        self.blocks.push(TextBlock { text, kind, bold, italic, blank_lines_before, quoted });
    }

    /// Between the cells of a table no blank lines show.
    pub(super) fn forget_blank_lines(&mut self) {
        self.blank_lines = 0;
    }

    /// Adds what was read apart, such as the notes at the foot.
    pub(super) fn append(&mut self, other: Prose) {
        self.blocks.extend(other.into_blocks());
    }

    /// All blocks; a paragraph that is still open ends here.
    pub(super) fn into_blocks(mut self) -> Vec<TextBlock> {
        while !self.open.is_empty() {
            self.end();
        }
        self.blocks
    }
}

/// What a paragraph is after its first block: a list item's marker stands once.
fn continued(kind: &TextKind) -> TextKind {
    match kind {
        TextKind::ListItem { depth, .. } => TextKind::ListItem { marker: None, depth: *depth },
        other => other.clone(),
    }
}

/// Marks that take no room: a hyphen that shows only at a line's end among them.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{feff}') || character.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look = Look { bold: false, italic: false, hidden: false };
    const BOLD: Look = Look { bold: true, ..PLAIN };

    fn texts(prose: Prose) -> Vec<(String, bool, u8)> {
        prose.into_blocks().into_iter().map(|block| (block.text, block.bold, block.blank_lines_before)).collect()
    }

    #[test]
    fn a_lone_line_break_stays_in_the_block_and_two_part_it() {
        let mut prose = Prose::default();
        prose.begin();
        prose.add(" one ", PLAIN);
        prose.line_break();
        prose.add("two", PLAIN);
        prose.line_break();
        prose.line_break();
        prose.add("three", BOLD);
        prose.end();
        assert_eq!(texts(prose), [("one\ntwo".into(), false, 0), ("three".into(), true, 1)]);
    }

    #[test]
    fn paragraphs_without_words_are_blank_lines() {
        let mut prose = Prose::default();
        for text in ["one", "", "\u{a0}", "two"] {
            prose.begin();
            prose.add(text, PLAIN);
            prose.end();
        }
        assert_eq!(texts(prose), [("one".into(), false, 0), ("two".into(), false, 2)]);
    }

    #[test]
    fn a_box_inside_a_paragraph_is_a_block_of_its_own() {
        let mut prose = Prose::default();
        prose.begin();
        prose.add("outer", PLAIN);
        prose.begin();
        prose.add("inner", BOLD);
        prose.end();
        prose.add(" words", PLAIN);
        prose.end();
        assert_eq!(texts(prose), [("inner".into(), true, 0), ("outer words".into(), false, 0)]);
    }

    #[test]
    fn a_headings_number_is_part_of_its_words_and_hidden_words_are_none() {
        let mut prose = Prose::default();
        prose.begin();
        prose.set_kind(TextKind::Heading(2), Some("4.1"));
        prose.add("Roads", BOLD);
        prose.add("no", Look { hidden: true, ..PLAIN });
        prose.end();
        assert_eq!(texts(prose), [("4.1 Roads".into(), true, 0)]);
    }
}
