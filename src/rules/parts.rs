//! Whether the question's parts keep to the body's rule for parts.

use super::{Checking, Finding, NotChecked, Place, Report, Severity};
use crate::body::{Field, PartsMode};
use crate::question::{Block, Kind};

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let Some(rule) = checking.body.and_then(|body| body.limits.parts) else {
        return report.not_stated(checking, Field::Parts);
    };
    let question = &checking.draft.question;
    let (count, hidden) = (question.parts(), hidden(&question.blocks));
    let most = if rule.mode == PartsMode::Forbidden { 1 } else { rule.max.map_or(usize::MAX, |max| max as usize) };
    if count > most || (rule.mode == PartsMode::Forbidden && has_sub_parts(&question.blocks)) {
        let sentence = match rule.mode {
            PartsMode::Forbidden => {
                "This body takes no questions in parts: ask one question, or send several.".to_owned()
            }
            _ => format!("The question has {count} parts; the limit is {most}: take some out or join them."),
        };
        let finding = Finding {
            place: place(&question.blocks, most),
            ..Finding::new("too-many-parts", Severity::MustKnow, sentence).counting(count)
        };
        report.find(finding.because(checking.basis(Field::Parts)));
    } else if let Some((block, range)) = hidden.filter(|_| most < usize::MAX) {
        let sentence = "Letters in the running text may be counted as parts: the body limits parts.";
        let finding = Finding::new("parts-in-text", Severity::ShouldKnow, sentence);
        report.find(finding.in_block(block.id, &block.text, range).because(checking.basis(Field::Parts)));
    }
    if rule.mode == PartsMode::SameSubject && count > 1 {
        let sentence = "Whether all parts are about one subject: only a person can judge, so not checked.".to_owned();
        report.not_checked.push(NotChecked { code: "same-subject", field: Some(Field::Parts), sentence });
    }
}

fn has_sub_parts(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| block.kind == Kind::SubPart && !block.text.trim().is_empty())
}

/// The first part that is one too many.
fn place(blocks: &[Block], most: usize) -> Place {
    let written = |block: &&Block| matches!(block.kind, Kind::Part | Kind::SubPart) && !block.text.trim().is_empty();
    let block = blocks.iter().filter(written).nth(most.min(blocks.len()));
    block.map_or(Place::Question, |block| Place::Block { block: block.id, start: 0, end: block.text.len() })
}

/// Letters in brackets in the running text: "(a) … (b) …".
fn hidden(blocks: &[Block]) -> Option<(&Block, (usize, usize))> {
    let second = |block: &Block| {
        let first = block.text.find("(a)").or_else(|| block.text.find("(i)"))?;
        let rest = block.text.get(first..)?;
        let at = first + rest.find("(b)").or_else(|| rest.find("(ii)"))?;
        Some((at, at + 3))
    };
    blocks
        .iter()
        .filter(|block| !matches!(block.kind, Kind::Quotation(_)))
        .find_map(|block| Some((block, second(block)?)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, draft, of};
    use super::*;
    use crate::body::{Body, Parts};

    fn body(mode: PartsMode, max: Option<u32>) -> Body {
        let mut body = Body::named("x", "Example Council");
        body.limits.parts = Some(Parts { mode, max });
        body
    }

    #[test]
    fn parts_are_held_to_the_bodys_rule() {
        let check = |picture: &str, mode, max, expected: bool| {
            assert_eq!(of(&draft(picture), Some(&body(mode, max)), "too-many-parts").is_some(), expected, "{picture}");
        };
        check("- Will he say:\np when;\np why?", PartsMode::Forbidden, None, true);
        check("- Will he say when?", PartsMode::Forbidden, None, false);
        check("p Will he say when?", PartsMode::Forbidden, None, false);
        check("p one\np two\np three?", PartsMode::Allowed, Some(2), true);
        check("p one\np two?\np", PartsMode::Allowed, Some(2), false);
        check("p one\np two?", PartsMode::SameSubject, None, false);
    }

    #[test]
    fn the_first_part_too_many_is_the_place() {
        let draft = draft("p one\np two\np three?");
        let found = of(&draft, Some(&body(PartsMode::Allowed, Some(2))), "too-many-parts").unwrap();
        assert_eq!(found.block(), Some(draft.question.blocks[2].id));
    }

    #[test]
    fn letters_in_the_text_may_be_parts_where_parts_are_limited() {
        let draft = draft("- How many were (a) begun and (b) ended?");
        let found = of(&draft, Some(&body(PartsMode::Forbidden, None)), "parts-in-text").unwrap();
        assert_eq!(found.words, "(b)");
        assert_eq!(codes(&draft, Some(&body(PartsMode::Allowed, None))), [""; 0]);
    }
}
