//! HTML and plain text from outside as blocks of words: what a reader would see, in reading order.
//!
//! Everything that reads pages and pasted text begins here, so that one place knows what Word, Outlook,
//! Google Docs and council web sites do to a paragraph. `html5ever` splits the text into tags and words
//! as browsers do; no tree is built, because a reader of words needs none, and a tree's scope searches
//! turn quadratic on deeply nested noise. It is heavy, so it is linked into the worker alone.

mod blocks;
mod elements;
mod list;
mod plain;
mod sheet;
mod style;
mod tags;
mod words;

pub use blocks::blocks;
pub(crate) use list::{letters, roman, word_marker};
pub use plain::blocks_of_text;

/// One paragraph, heading, list item or table cell, as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBlock {
    /// The words, never empty. White space is folded to single spaces in HTML and kept within lines of
    /// plain text; a lone line break within a block is one "\n".
    pub text: String,
    /// What kind of block it is.
    pub kind: TextKind,
    /// Whether every word is bold.
    pub bold: bool,
    /// Whether every word is italic.
    pub italic: bool,
    /// How many blank lines stand before it: empty lines of plain text, or of HTML the line breaks and
    /// spaced-out paragraphs that show as one. The plain gap between two paragraphs is none.
    pub blank_lines_before: u8,
    /// Whether it stands as somebody else's words: in an element or a style for quotations.
    pub quoted: bool,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// Plain words.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list.
    ListItem {
        /// The marker as it shows: "a.", "ii.", "1)"; "•" for any kind of bullet. `None` for the further
        /// paragraphs of an item, and where the list shows none.
        marker: Option<String>,
        /// How many lists it is nested in, less one.
        depth: u8,
    },
    /// A paragraph of a table cell.
    Cell,
}

#[cfg(test)]
mod tests;
