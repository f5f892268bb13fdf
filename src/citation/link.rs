//! A published question that a draft refers to in its own words, without quoting it.
//!
//! The words stay words of the draft's paragraph; the link says which question they mean. It comes from choosing "cite
//! without quoting", or from saying yes to a reference that was noticed. If the words go, the link stands for nothing.

use super::quote::reference;
use super::{Printed, Reference, Template};
use crate::id::{BlockId, EntryId, RecordId};
use crate::question::Question;
use crate::record::{Entry, Place, Record};

/// A published question that words of a draft refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The block with the words.
    pub block: BlockId,
    /// The words, as they stand in it: "Question 7 at the last meeting".
    pub words: String,
    /// The record that is meant.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// What a reader needs to find it without this app.
    pub reference: Reference,
}

impl Link {
    /// The link from words of a block to a question.
    pub fn to(record: &Record, entry: &Entry, block: BlockId, words: &str) -> Self {
        let reference = reference(record, entry, Place::Answer);
        Self { block, words: words.to_owned(), record: record.id, entry: entry.id, reference }
    }

    /// Cites a question without quoting: the link with words to put into the block, as the body prints them.
    pub fn citing(record: &Record, entry: &Entry, block: BlockId, template: &Template, printed: Printed<'_>) -> Self {
        let link = Self::to(record, entry, block, "");
        Self { words: template.mention(&link.reference, printed), ..link }
    }

    /// What a clerk reads of it: the words, which question they mean, and where that was published.
    pub fn printed(&self) -> String {
        let body = self.reference.body.as_deref().map(str::trim).filter(|body| !body.is_empty());
        let body = body.map(|body| format!(", {body}")).unwrap_or_default();
        let address = self.reference.page().map(|address| format!(": {address}")).unwrap_or_default();
        format!("“{}” refers to {}{body}{address}", self.words.trim(), self.reference.name())
    }

    /// Whether its words still stand in the question.
    pub fn stands_in(&self, question: &Question) -> bool {
        !self.words.is_empty() && question.block(self.block).is_some_and(|block| block.text.contains(&self.words))
    }
}
