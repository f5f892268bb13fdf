//! A quotation whose words are not those of its source. How each stands is looked up in the library; here it becomes
//! advice, and a note to the clerk.

use super::{Act, Checking, Finding, Report, Severity};
use crate::citation::{Citation, Standing};
use crate::id::BlockId;
use crate::question::Kind;

/// How a quotation stands to its source, as it was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Its block.
    pub block: BlockId,
    /// How it stands.
    pub standing: Standing,
}

pub(super) fn check(checking: &Checking, report: &mut Report) {
    for quoted in checking.quoted {
        let Some(block) = checking.draft.question.block(quoted.block) else { continue };
        let Kind::Quotation(Some(citation)) = &block.kind else { continue };
        let (code, severity, sentence) = match quoted.standing {
            Standing::Verbatim => continue,
            Standing::Altered if block.text.trim().is_empty() => ("quotation-altered", Severity::ShouldKnow, EMPTIED),
            Standing::Altered => ("quotation-altered", Severity::ShouldKnow, ALTERED),
            Standing::SourceChanged => ("quotation-source-changed", Severity::ShouldKnow, CHANGED),
            Standing::SourceUnclear => ("quotation-source-unclear", Severity::MayHelp, UNCLEAR),
            Standing::SourceMissing => ("quotation-source-missing", Severity::MayHelp, MISSING),
        };
        let restore = || Act {
            words: "Restore the words of the source".to_owned(),
            edit: citation.restore(block.id, &block.text),
        };
        let act = (quoted.standing == Standing::Altered).then(restore);
        let whole = (0, block.text.len());
        report.find(Finding::new(code, severity, sentence).in_block(block.id, &block.text, whole).mended_by(act));
        report.noted.push(note(quoted.standing, citation));
    }
}

const ALTERED: &str = "A quotation differs from its source: put the exact words back, or make it words of your own.";
const EMPTIED: &str = "A quotation is empty: put the words of its source back, or take it out.";
const CHANGED: &str = "The source of a quotation has other words now: compare the two, and quote it again.";
const UNCLEAR: &str =
    "A later version of a quotation's page is in your library, and it can't be told which question it is there.";
const MISSING: &str = "The source of a quotation is not in your library: add the record again to have it checked.";

/// What a clerk reads of it.
fn note(standing: Standing, citation: &Citation) -> String {
    let caption = citation.caption();
    match standing {
        Standing::SourceChanged => format!("A quotation differs from its source as it is now: {caption}."),
        Standing::SourceUnclear | Standing::SourceMissing => {
            format!("A quotation could not be compared with its source: {caption}.")
        }
        Standing::Altered | Standing::Verbatim => format!("A quotation differs from its source: {caption}."),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::testing::{draft, now};
    use super::super::{advice_to_send, check as check_all};
    use super::*;
    use crate::citation::{Quoted as Passage, Reference};
    use crate::id::{EntryId, RecordId};
    use crate::question::Edit;
    use crate::record::Place;

    #[test]
    fn a_quotation_that_differs_is_found_can_be_restored_and_is_noted_for_the_clerk() {
        let mut draft = draft("q It is shut in May.\n- Why?");
        let passage = Passage { exact: "It is shut in March.".into(), ..Passage::default() };
        let reference = Reference { number: Some("7".into()), ..Reference::default() };
        let (record, entry, place) = (RecordId(Uuid::nil()), EntryId(Uuid::nil()), Place::Answer);
        let citation = Citation { passage, more: Vec::new(), record, entry, place, reference };
        let block = draft.question.blocks[0].id;
        draft.question.blocks[0].kind = Kind::Quotation(Some(Box::new(citation)));
        let found = |standing| {
            let quoted = [Quoted { block, standing }];
            let checking =
                Checking { draft: &draft, body: None, now: now(), put: &[], alike: Some(&[]), quoted: &quoted };
            let report = check_all(&checking);
            let lines = advice_to_send(&draft, &report).lines();
            let finding = report.findings.into_iter().find(|finding| finding.block() == Some(block));
            (finding.map(|finding| (finding.code, finding.act.map(|act| act.edit))), lines)
        };
        let (altered, lines) = found(Standing::Altered);
        let (code, edit) = altered.unwrap();
        assert_eq!(code, "quotation-altered");
        assert!(matches!(edit, Some(Edit::SetText { text, .. }) if text == "It is shut in March."));
        assert_eq!(lines, ["A quotation differs from its source: Response to Question 7."]);
        assert_eq!(found(Standing::SourceChanged).0, Some(("quotation-source-changed", None)));
        assert_eq!(found(Standing::SourceUnclear).0, Some(("quotation-source-unclear", None)));
        assert_eq!(found(Standing::SourceMissing).0, Some(("quotation-source-missing", None)));
        assert_eq!(found(Standing::Verbatim), (None, Vec::new()));
    }
}
