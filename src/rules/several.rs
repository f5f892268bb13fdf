//! Several questions hidden in one part: the clerk may count them apart, and one may go unanswered.

use super::reading::{Piece, is_among, own_blocks, pieces, sentences};
use super::{Act, Checking, Finding, Report, Severity};
use crate::question::{Block, Kind};

/// Words that begin a question inside a sentence: "and how much will it cost".
const BEGINNING: &[&str] = &["what", "why", "how"];

/// The same, but also those that tell of a person, a place or a time ("those who live there and who work there"), so
/// that a comma must go before them.
const AFTER_COMMA: &[&str] = &["what", "why", "how", "who", "whose", "when", "where", "which"];

/// What goes before such a word.
const JOINING: &[&str] = &["and", "or", "also", "then"];

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let question = &checking.draft.question;
    for block in own_blocks(question) {
        let what = if block.kind == Kind::Paragraph { "paragraph" } else { "part" };
        let sentence = format!("This {what} holds more than one question: apart, each is more likely to be answered.");
        let finding = Finding::new("several-questions", Severity::MayHelp, sentence);
        if let Some(second) = hidden_question(block) {
            let act = Act::split("Put the second question apart", question, block, second.0);
            report.find(finding.in_block(block.id, &block.text, second).mended_by(act));
        } else if let Some(second) = joined_question(block) {
            report.find(finding.in_block(block.id, &block.text, second));
        }
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

/// The second of several questions that one sentence joins, to the end of the sentence: two in a part, three in a
/// paragraph. What is quoted asks nobody.
fn joined_question(block: &Block) -> Option<(usize, usize)> {
    let least = if block.kind == Kind::Paragraph { 3 } else { 2 };
    sentences(&block.text).into_iter().find_map(|(start, end)| {
        let sentence = block.text.get(start..end)?;
        if !sentence.ends_with('?') || sentence.contains(['“', '"']) {
            return None;
        }
        let pieces: Vec<Piece> = pieces(sentence).collect();
        let joined = (1..pieces.len()).filter(|&at| begins_another(&pieces, at)).collect::<Vec<_>>();
        let second = *joined.first().filter(|_| joined.len() + 1 >= least)?;
        Some((start + pieces.get(second)?.start, end))
    })
}

/// Whether a question begins at a word of a sentence that asked something before.
fn begins_another(pieces: &[Piece], at: usize) -> bool {
    let is_joined = |at: usize| pieces.get(at).is_some_and(|piece| is_among(piece.text, JOINING));
    let Some(first) = (0..at).rev().take_while(|&before| is_joined(before)).last() else { return false };
    let after_comma = first.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|before| before.ends);
    // "How and why" ask once.
    let is_apart = first > 1;
    is_apart
        && pieces.get(at).is_some_and(|piece| is_among(piece.text, if after_comma { AFTER_COMMA } else { BEGINNING }))
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
        part("It rained. When did it open, and who opened it?", Some("who opened it?"));
        part("How much will the Leader spend and why was it not spent before?", Some("why was it not spent before?"));
        part("How many of those who live there and who work there were asked?", None);
        part("Will the Leader, when the road opens, say what it cost?", None);
        part("How and why was it shut?", None);
        part("Did it open? If so, when?", None);
        part("“Why?” he said. “How?” he said. When will it open?", None);
        marks("When did it open? Who opened it?", "several-questions", None);
        marks("When did it open? Who opened it? Why?", "several-questions", Some("Who opened it?"));
        marks("When did it open, and who opened it?", "several-questions", None);
        marks(
            "When did it open, and who opened it, and how much was paid?",
            "several-questions",
            Some("who opened it, and how much was paid?"),
        );
        mends("p When did it open? Who opened it?", "several-questions", "When did it open?\nWho opened it?");
    }
}
