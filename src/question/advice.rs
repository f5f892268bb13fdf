//! What the writer decided about advice: whose rules to check against, what to keep all the same,
//! and what was declared. It belongs to the draft and goes to the clerk with it.

use crate::id::BlockId;

/// What the writer decided about advice.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Advice {
    /// The id of the body whose rules are checked.
    pub rules: Option<String>,
    /// The organisation that the question is put for, if any.
    pub organisation: String,
    /// Findings that the writer knows of and keeps.
    pub kept: Vec<Kept>,
    /// What the writer declared.
    pub declared: Vec<Declared>,
    /// What the app noted of the question when its file was made, one sentence each; empty in a draft.
    pub noted: Vec<String>,
    /// References in the words that the writer does not want linked: their block and words. The clerk is not told.
    pub unlinked: Vec<(BlockId, String)>,
}

/// "I know, keep it": a finding that the writer has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The finding's code.
    pub code: String,
    /// The block that it is in, if it is in one.
    pub block: Option<BlockId>,
    /// The words that it is about: when they change, the finding comes back.
    pub words: String,
    /// The finding's sentence when it was kept, for a reader who has not the rules.
    pub sentence: String,
    /// The writer's reason; may be empty.
    pub reason: String,
}

/// A yes or no to something that the body asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// What was asked, by its name in the rules.
    pub id: String,
    /// The sentence that was asked, for a reader who has not the rules.
    pub text: String,
    /// The answer.
    pub yes: bool,
    /// A word about it; may be empty.
    pub note: String,
}

impl Kept {
    /// Whether both are about the same finding, whatever their sentences and reasons.
    pub fn is_about(&self, other: &Kept) -> bool {
        self.code == other.code && self.block == other.block && self.words == other.words
    }
}

impl Advice {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What a clerk should read with the question: each finding that was kept, each declaration, and what the app
    /// noted.
    pub fn lines(&self) -> Vec<String> {
        let kept = self.kept.iter().map(|kept| {
            format!("The asker was told: “{}”{}", kept.sentence, after(" The asker keeps it", &kept.reason))
        });
        let declared = self.declared.iter().map(|declared| {
            let answer = if declared.yes { "yes" } else { "no" };
            format!("{}{}", declared.text, after(&format!(" Declared: {answer}"), &declared.note))
        });
        kept.chain(declared).chain(self.noted.iter().cloned()).collect()
    }
}

/// " The asker keeps it: because." or " The asker keeps it."
fn after(what: &str, more: &str) -> String {
    let more = more.trim().trim_end_matches('.');
    if more.is_empty() { format!("{what}.") } else { format!("{what}: {more}.") }
}
