//! Parts without words: the paper leaves them out, and the letters after them are not those of the screen.

use super::act::Act;
use super::{Checking, Finding, Report, Severity};
use crate::question::{Block, Edit, Kind, labels};

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let blocks = &checking.draft.question.blocks;
    for (at, (block, label)) in blocks.iter().zip(labels(blocks)).enumerate() {
        let after = blocks.get(at + 1..).unwrap_or_default();
        let Some(label) = label.filter(|_| is_empty(block) && shifts(block, after)) else { continue };
        let name = block.name(false, Some(&label));
        let sentence = format!("{name} is empty: the paper leaves it out, and the letters after it change.");
        let act = Act { words: "Take it out".to_owned(), edit: Edit::Remove(block.id) };
        let finding = Finding::new("empty-part", Severity::ShouldKnow, sentence);
        report.find(finding.in_block(block.id, &block.text, (0, block.text.len())).mended_by(Some(act)));
    }
}

fn is_empty(block: &Block) -> bool {
    block.text.trim().is_empty()
}

/// Whether what follows gets other letters. A part is kept for the sake of its sub-parts, and nothing shifts at the
/// end.
fn shifts(block: &Block, after: &[Block]) -> bool {
    match block.kind {
        Kind::Part => {
            let beneath = after.iter().take_while(|other| other.kind != Kind::Part);
            let holds_others = beneath.into_iter().any(|other| other.kind == Kind::SubPart && !is_empty(other));
            !holds_others && after.iter().any(|other| other.kind == Kind::Part && !is_empty(other))
        }
        Kind::SubPart => {
            let mut beneath = after.iter().take_while(|other| other.kind != Kind::Part);
            beneath.any(|other| other.kind == Kind::SubPart && !is_empty(other))
        }
        Kind::Paragraph | Kind::Quotation(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, of};
    use super::*;

    #[test]
    fn an_empty_part_is_told_where_letters_after_it_change() {
        let check = |picture: &str, expected: Option<&str>| {
            let found = of(&draft(picture), None, "empty-part").map(|finding| finding.sentence);
            let sentence = expected
                .map(|name| format!("{name} is empty: the paper leaves it out, and the letters after it change."));
            assert_eq!(found, sentence, "{picture}");
        };
        check("p one\np\np three?", Some("Part b"));
        check("p one\ns\ns two\np three?", Some("Sub-part i"));
        check("p one\np two?\np", None);
        check("p\ns two\np three?", None);
        check("p one\ns\np three?", None);
        check("- one\n-\np three?", None);
    }

    #[test]
    fn it_can_be_taken_out() {
        let found = of(&draft("p one\np\np three?"), None, "empty-part").unwrap();
        assert_eq!(found.act.as_ref().unwrap().edit, Edit::Remove(found.block().unwrap()));
    }
}
