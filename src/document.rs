//! A paper as a tree, independent of any format. The preview draws it, the exports encode it.
//!
//! Letters begin again after each heading, so one paper can hold many questions.

mod lines;
mod paper;

use jiff::Timestamp;

pub use lines::{Facts, Line, LineKind, hash, seen, without_labels};
pub use paper::Sent;
pub(crate) use paper::paragraphs;

/// A whole paper.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document {
    /// What the window and the file are called.
    pub title: String,
    /// What a file says of itself beside its words.
    pub about: About,
    /// The pieces in order.
    pub nodes: Vec<Node>,
}

/// What a file says of itself: the properties that a word processor shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct About {
    /// Who wrote it; may be empty.
    pub author: String,
    /// A few words that say what it is about; may be empty.
    pub subject: String,
    /// When it was made, if that is known.
    pub made_at: Option<Timestamp>,
}

/// One piece of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A heading; the paper's own title is level 1.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its words.
        text: String,
    },
    /// Names with their values: "Meeting", "Thursday 3 December 2026".
    Facts(Vec<(String, String)>),
    /// A plain paragraph.
    Paragraph(String),
    /// Words that somebody else said.
    Quotation {
        /// Its paragraphs.
        paragraphs: Vec<String>,
        /// Where the words come from, in one line.
        source: Option<String>,
        /// The web address of that, with the passages to show. The source is the link: nothing is added to its words.
        address: Option<String>,
    },
    /// Lettered parts.
    Parts(Vec<Item>),
}

/// One lettered part with the pieces beneath it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Item {
    /// The label as printed: "a." or "(i)". Empty, like the words, where sub-parts go on after a
    /// paragraph that stands between them and their part.
    pub label: String,
    /// The words. More than one paragraph is parted by line breaks.
    pub text: String,
    /// The sub-parts.
    pub items: Vec<Item>,
}
