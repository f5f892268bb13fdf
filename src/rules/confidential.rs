//! Words that ask for confidential or exempt matters.

use super::reading::phrases;
use super::{Checking, Finding, Report};

/// What is exempt, confidential or private by its name. Whole words, in lower case.
const PHRASES: &[&str] = &[
    "exempt information",
    "exempt report",
    "exempt appendix",
    "exempt annex",
    "exempt session",
    "confidential report",
    "confidential appendix",
    "confidential annex",
    "confidential information",
    "confidential advice",
    "private session",
    "part ii report",
    "part 2 report",
    "pink papers",
    "commercially sensitive",
    "commercially confidential",
    "commercial in confidence",
    "legally privileged",
    "legal privilege",
    "legal advice received",
    "legal advice that",
    "legal advice which",
    "advice of counsel",
    "settlement agreement",
    "non-disclosure agreement",
    "disciplinary action against",
    "disciplinary proceedings against",
    "grievance against",
    "medical records of",
    "medical record",
    "home address of",
    "personal details of",
    "named individual",
    "sub judice",
];

pub(super) fn check(checking: &Checking, report: &mut Report) {
    for (block, range, words) in phrases(&checking.draft.question, PHRASES) {
        let (severity, basis) = checking.hint("confidential-exempt");
        let sentence =
            format!("“{words}” may ask for what the body must keep private: ask for what can be said in public.");
        let finding = Finding::new("confidential", severity, sentence).in_block(block.id, &block.text, range);
        report.find(finding.because(basis));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::marks;

    #[test]
    fn what_is_exempt_by_its_name_is_marked() {
        let check = |text: &str, expected| marks(text, "confidential", expected);
        check("What does the exempt  appendix say?", Some("exempt  appendix"));
        check("What was in the Confidential Report, and why?", Some("Confidential Report"));
        check("Is it confidential? Report on it.", None);
        check("Which buildings are exempt from the charge?", None);
    }
}
