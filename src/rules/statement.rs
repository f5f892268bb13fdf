//! A question that reads as a statement: nothing in it asks.

use super::reading::{asks, begins_as_question, own_blocks, sentences};
use super::{Act, Checking, Finding, Report, Severity};
use crate::question::{Block, Kind};
use crate::text::count_words;

/// Fewer words than this are a beginning, and nothing is said of them yet.
const BEGUN: usize = 6;

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let question = &checking.draft.question;
    let own: Vec<&Block> = own_blocks(question).filter(|block| !block.text.trim().is_empty()).collect();
    let words: usize = own.iter().map(|block| count_words(&block.text)).sum();
    let Some(last) = own.last() else { return };
    if words < BEGUN || own.iter().any(|block| block.text.contains('?')) {
        return;
    }
    let basis = checking.hint("statement-not-question").1;
    let parts = own.iter().any(|block| matches!(block.kind, Kind::Part | Kind::SubPart));
    if !parts && !own.iter().any(|block| asks(&block.text)) {
        let sentence = "It reads as a statement: nothing in it asks. Say what you want to know.";
        let whole = (0, last.text.len());
        let finding = Finding::new("statement", Severity::ShouldKnow, sentence).in_block(last.id, &last.text, whole);
        report.find(finding.because(basis));
    } else if let Some(range) = unmarked(last) {
        let sentence = "It asks, but no question mark says so: end it with one.";
        let finding =
            Finding::new("no-question-mark", Severity::MayHelp, sentence).in_block(last.id, &last.text, range);
        let act = Act::replace("Put a question mark", last, range, "?");
        report.find(finding.because(basis).mended_by(act));
    }
}

/// The full stop of a last sentence that begins as a question.
fn unmarked(block: &Block) -> Option<(usize, usize)> {
    let (start, end) = sentences(&block.text).pop()?;
    let sentence = block.text.get(start..end)?;
    (begins_as_question(sentence) && sentence.ends_with('.') && !sentence.ends_with("..")).then_some((end - 1, end))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, draft, marks, mends};

    #[test]
    fn a_statement_is_told_from_a_question() {
        let check = |picture: &str, expected: bool| {
            assert_eq!(codes(&draft(picture), None).contains(&"statement"), expected, "{picture}");
        };
        check("- The road has been shut since May and nobody says why it is. It is wrong.", true);
        check("- The road has been shut since May. That is wrong and should be put right.", true);
        check("- I ask the Leader whether the road will be opened again.", false);
        check("- The road has been shut since May.\np When will it open;\np at what cost", false);
        check("- Residents have asked for years that the road be mended. Nothing was done.", true);
        check("- The road is", false);
    }

    #[test]
    fn a_question_that_ends_in_a_full_stop_gets_its_mark() {
        mends(
            "- It rained. Will the Leader open the road.",
            "no-question-mark",
            "It rained. Will the Leader open the road?",
        );
        marks("Will the Leader open the road this year?", "no-question-mark", None);
        marks("To ask the Leader, when the road will open.", "no-question-mark", None);
    }
}
