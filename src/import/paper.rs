//! What a reader makes of one file: blocks with what the file says of itself.

use super::failure::FailureCode;
use crate::html::TextBlock;

/// A file that was read as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paper {
    pub(super) blocks: Vec<TextBlock>,
    pub(super) title: Option<String>,
    pub(super) address: Option<String>,
    /// The text as it came, where the file is a text; else the words of the blocks stand for it, because
    /// a container's bytes differ each time that it is saved.
    pub(super) text: Option<String>,
    /// What of the file could not be read.
    pub(super) cut: Option<FailureCode>,
}

impl Paper {
    /// SHA-256 of the text as it came, or of the words.
    pub(super) fn hash(&self) -> String {
        match &self.text {
            Some(text) => crate::minutes::hash(text),
            None => crate::minutes::hash(&words(&self.blocks)),
        }
    }
}

fn words(blocks: &[TextBlock]) -> String {
    let mut all = String::new();
    for block in blocks {
        all.push_str(&block.text);
        all.push('\n');
    }
    all
}

/// A title with its white space folded; `None` if it has no words.
pub(super) fn folded(text: &str) -> Option<String> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!folded.is_empty()).then_some(folded)
}
