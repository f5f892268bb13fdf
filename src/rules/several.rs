//! Several questions hidden in one part: the clerk may count them apart, and one may go unanswered.

use super::reading::{own_blocks, sentences};
use super::{Act, Checking, Finding, Report, Severity};
use crate::question::{Block, Kind};

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let question = &checking.draft.question;
    for block in own_blocks(question) {
        let Some(second) = hidden_question(block) else { continue };
        let what = if block.kind == Kind::Paragraph { "paragraph" } else { "part" };
        let sentence = format!("This {what} holds more than one question: apart, each is more likely to be answered.");
        let finding =
            Finding::new("several-questions", Severity::MayHelp, sentence).in_block(block.id, &block.text, second);
        report.find(finding.mended_by(Act::split("Put the second question apart", question, block, second.0)));
    }
}

/// The second question of a part, or of a paragraph that has three. Quotations do not count, and "If
/// so, when?" belongs to the question before it.
fn hidden_question(block: &Block) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let asking = sentences(&block.text).into_iter().filter(|&(start, end)| {
        let sentence = &block.text[start..end];
        let inside = depth > 0 || sentence.starts_with('“');
        depth = (depth + sentence.matches('“').count()).saturating_sub(sentence.matches('”').count());
        let follows_on = sentence.starts_with("If ") || sentence.starts_with("And if ");
        !inside && !follows_on && sentence.ends_with('?')
    });
    let asking: Vec<(usize, usize)> = asking.collect();
    let least = if block.kind == Kind::Paragraph { 3 } else { 2 };
    if asking.len() < least { None } else { asking.get(1).copied() }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, marks, mends, of};

    #[test]
    fn a_second_question_is_seen_and_can_be_put_apart() {
        let part = |text: &str, expected: Option<&str>| {
            let found = of(&draft(&format!("p {text}")), None, "several-questions");
            assert_eq!(found.as_ref().map(|finding| finding.words.as_str()), expected, "{text}");
        };
        part("When did it open? It rained. Who opened it?", Some("Who opened it?"));
        part("It rained. When did it open, and who opened it?", None);
        part("Did it open? If so, when?", None);
        part("“Why?” he said. “How?” he said. When will it open?", None);
        marks("When did it open? Who opened it?", "several-questions", None);
        marks("When did it open? Who opened it? Why?", "several-questions", Some("Who opened it?"));
        mends("p When did it open? Who opened it?", "several-questions", "When did it open?\nWho opened it?");
    }
}
