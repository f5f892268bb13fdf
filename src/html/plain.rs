//! Plain text: one line is one block.

use super::{TextBlock, TextKind};

/// The lines of a plain text that have words, with the blank lines before each counted.
///
/// No structure is guessed: every block is a paragraph. Outer white space goes, inner stays.
pub fn blocks_of_text(text: &str) -> Vec<TextBlock> {
    let mut blocks = Vec::new();
    let mut blank_lines = 0_u8;
    for line in lines(text).map(trim) {
        if line.is_empty() {
            blank_lines = blank_lines.saturating_add(1);
        } else {
            blocks.push(paragraph(line, std::mem::take(&mut blank_lines)));
        }
    }
    blocks
}

/// Lines end as on any system; Word's own line break is a vertical tab, and a new page ends a line too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split("\r\n").flat_map(|piece| piece.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']))
}

fn trim(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// A mark that takes no room and is no word.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}' | '\u{feff}')
}

fn paragraph(text: &str, blank_lines_before: u8) -> TextBlock {
    TextBlock {
        text: text.to_owned(),
        kind: TextKind::Paragraph,
        bold: false,
        italic: false,
        blank_lines_before,
        quoted: false,
    }
}
