//! Several questions hidden in one part: the clerk may count them apart, and one may go unanswered.

use super::reading::{own_blocks, sentences};
use super::{Act, Checking, Finding, Report, Severity};
use crate::question::{Block, Kind};

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let question = &checking.draft.question;
    for block in own_blocks(question) {
        let Some(second) = second_question(block) else { continue };
        let what = if block.kind == Kind::Paragraph { "paragraph" } else { "part" };
        let sentence = format!("This {what} holds more than one question: apart, each is more likely to be answered.");
        let finding =
            Finding::new("several-questions", Severity::MayHelp, sentence).in_block(block.id, &block.text, second);
        report.find(finding.mended_by(Act::split("Put the second question apart", question, block, second.0)));
    }
}

/// The second sentence with a question mark of its own, outside quotation marks.
fn second_question(block: &Block) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let asking = sentences(&block.text).into_iter().filter(|&(start, end)| {
        let sentence = &block.text[start..end];
        let inside = depth > 0 || sentence.starts_with('“');
        depth = (depth + sentence.matches('“').count()).saturating_sub(sentence.matches('”').count());
        !inside && sentence.ends_with('?')
    });
    asking.into_iter().nth(1)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marks, mends};

    #[test]
    fn a_second_question_is_seen_and_can_be_put_apart() {
        marks("When did it open? It rained. Who opened it?", "several-questions", Some("Who opened it?"));
        marks("It rained. When did it open, and who opened it?", "several-questions", None);
        marks("“Why?” he said. “How?” he said. When will it open?", "several-questions", None);
        mends("p When did it open? Who opened it?", "several-questions", "When did it open?\nWho opened it?");
    }
}
