//! An opening that is longer than the question it leads to.

use super::reading::{lengths, own_blocks};
use super::{Checking, Finding, Report};

/// A shorter opening is never too long.
const SHORT: usize = 60;

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let question = &checking.draft.question;
    let lengths = lengths(question);
    if !lengths.asks || lengths.opening <= SHORT || lengths.opening <= lengths.asking {
        return;
    }
    let (severity, basis) = checking.hint("not-brief");
    let sentence = format!(
        "The opening has {} words and the question {}: a shorter opening leaves the question more room.",
        lengths.opening, lengths.asking
    );
    let Some(first) = own_blocks(question).find(|block| !block.text.trim().is_empty()) else { return };
    let finding = Finding::new("long-opening", severity, sentence);
    // The opening changes with each word; what is kept is that there is one.
    let placed = finding.in_block(first.id, &first.text, (0, first.text.len()));
    report.find(Finding { words: String::new(), ..placed.because(basis) });
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, draft};

    #[test]
    fn an_opening_is_too_long_when_it_outweighs_the_question() {
        let check = |picture: &str, expected: bool| {
            assert_eq!(codes(&draft(picture), None).contains(&"long-opening"), expected, "{picture}");
        };
        let opening = "The road was shut in May. ".repeat(11);
        check(&format!("- {opening}Will it open?"), true);
        check(&format!("- {opening}\nq {opening}\n- Will the Leader say:\np when?"), true);
        check(&format!("- {opening}Will it open{}?", " and close".repeat(33)), false);
        check("- The road was shut in May. Will it open?", false);
    }
}
