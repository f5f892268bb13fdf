//! What mends a finding at once: one edit, which undo takes back like any other.

use crate::id::BlockId;
use crate::question::{Block, Edit, Question};

/// One act that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// What the button says.
    pub words: String,
    /// What it does.
    pub edit: Edit,
}

impl Act {
    /// Writes other words in place of some bytes of a block.
    pub(super) fn replace(words: &str, block: &Block, (start, end): (usize, usize), by: &str) -> Option<Self> {
        let (head, tail) = (block.text.get(..start)?, block.text.get(end..)?);
        let text = format!("{head}{by}{tail}");
        let caret = head.len() + by.len();
        Some(Self { words: words.to_owned(), edit: Edit::SetText { block: block.id, text, caret } })
    }

    /// Cuts a block in two.
    pub(super) fn split(words: &str, question: &Question, block: &Block, at: usize) -> Option<Self> {
        block.text.is_char_boundary(at).then(|| {
            let rest = fresh_id(question, block.id, at);
            Self { words: words.to_owned(), edit: Edit::Split { block: block.id, selected: (at, at), rest } }
        })
    }
}

/// An id for the second half of a block: derived, since the core draws no random numbers, and not one
/// that the question has.
fn fresh_id(question: &Question, block: BlockId, at: usize) -> BlockId {
    let derived = |attempt: usize| BlockId::derived(block.0, &format!("split/{at}/{attempt}"));
    let taken = |id: &BlockId| question.block(*id).is_some();
    (0..=question.blocks.len()).map(derived).find(|id| !taken(id)).unwrap_or(block)
}
