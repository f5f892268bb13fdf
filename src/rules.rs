//! Advice on a draft: one file a check. Nothing here ever stops anybody.

mod missing;

use crate::question::Draft;

/// Something that the writer should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check found it: a fixed name.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is found and what to do, in one sentence.
    pub sentence: &'static str,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The clerk cannot take the question without it.
    MustKnow,
    /// The clerk is likely to ask.
    ShouldKnow,
}

impl Severity {
    /// The severity in words.
    pub fn words(self) -> &'static str {
        match self {
            Severity::MustKnow => "Must know",
            Severity::ShouldKnow => "Should know",
        }
    }
}

/// Everything found, the weightiest first.
pub fn check(draft: &Draft) -> Vec<Finding> {
    let mut findings = missing::check(draft);
    findings.sort_by_key(|finding| finding.severity);
    findings
}
