//! Links from a draft's words to published questions, as they are kept.

use serde::{Deserialize, Serialize};

use super::Reference;
use crate::citation as core;
use crate::id::{BlockId, EntryId, RecordId};

/// A published question that words of a draft refer to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The block with the words.
    pub block: BlockId,
    /// The words, as they stand in it.
    pub words: String,
    /// The record that is meant.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// What a reader needs to find it.
    #[serde(default)]
    pub reference: Reference,
}

impl From<&core::Link> for Link {
    fn from(from: &core::Link) -> Self {
        let core::Link { block, words, record, entry, reference } = from;
        Self { block: *block, words: words.clone(), record: *record, entry: *entry, reference: reference.into() }
    }
}

impl From<Link> for core::Link {
    fn from(Link { block, words, record, entry, reference }: Link) -> Self {
        Self { block, words, record, entry, reference: reference.into() }
    }
}
