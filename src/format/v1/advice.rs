//! What the writer decided about advice, as it is kept. It may be missing: then nothing was decided.

use serde::{Deserialize, Serialize};

use crate::id::BlockId;
use crate::question as core;

/// Whose rules are checked, what is kept all the same, and what was declared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The id of the body whose rules are checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
    /// The organisation that the question is put for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Findings that the writer keeps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Kept>,
    /// What was declared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<Declared>,
    /// What the app noted when the file was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub noted: Vec<String>,
    /// References that the writer does not want linked, by block and words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlinked: Vec<(BlockId, String)>,
}

/// A finding that the writer keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The finding's code.
    pub code: String,
    /// The block that it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<BlockId>,
    /// The words that it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The finding's sentence when it was kept.
    pub sentence: String,
    /// The writer's reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A yes or no to something that the body asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// What was asked, by its name in the rules.
    pub id: String,
    /// The sentence that was asked.
    pub text: String,
    /// The answer.
    pub yes: bool,
    /// A word about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Advice {
    /// Whether there is nothing in it, so that it is left out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl From<&core::Advice> for Advice {
    fn from(from: &core::Advice) -> Self {
        let core::Advice { rules, organisation, kept, declared, noted, unlinked } = from.clone();
        Self {
            rules,
            organisation,
            kept: kept.into_iter().map(Kept::from).collect(),
            declared: declared.into_iter().map(Declared::from).collect(),
            noted,
            unlinked,
        }
    }
}

impl From<Advice> for core::Advice {
    fn from(from: Advice) -> Self {
        Self {
            rules: from.rules,
            organisation: from.organisation,
            kept: from.kept.into_iter().map(core::Kept::from).collect(),
            declared: from.declared.into_iter().map(core::Declared::from).collect(),
            noted: from.noted,
            unlinked: from.unlinked,
        }
    }
}

impl From<core::Kept> for Kept {
    fn from(core::Kept { code, block, words, sentence, reason }: core::Kept) -> Self {
        Self { code, block, words, sentence, reason }
    }
}

impl From<Kept> for core::Kept {
    fn from(Kept { code, block, words, sentence, reason }: Kept) -> Self {
        Self { code, block, words, sentence, reason }
    }
}

impl From<core::Declared> for Declared {
    fn from(core::Declared { id, text, yes, note }: core::Declared) -> Self {
        Self { id, text, yes, note }
    }
}

impl From<Declared> for core::Declared {
    fn from(Declared { id, text, yes, note }: Declared) -> Self {
        Self { id, text, yes, note }
    }
}
