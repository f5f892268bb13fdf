//! A quotation whose words are not those of its source. How each stands is looked up in the library; here it becomes
//! advice, and a note to the clerk.

use super::{Act, Checking, Finding, Report, Severity};
use crate::citation::{Citation, Standing, restoring};
use crate::id::BlockId;
use crate::question::{Block, Kind};

/// How a quotation stands to its source, as it was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Its block.
    pub block: BlockId,
    /// How it stands.
    pub standing: Standing,
    /// How its source stands to the words that were quoted, also where they were altered since.
    pub source: Standing,
}

pub(super) fn check(checking: &Checking, report: &mut Report) {
    for quoted in checking.quoted {
        let Some(block) = checking.draft.question.block(quoted.block) else { continue };
        let Kind::Quotation(Some(citation)) = &block.kind else { continue };
        let is_altered = quoted.standing == Standing::Altered;
        // What was altered and has lost its source besides is found twice: each has a way on of its own.
        let both = [Some(quoted.standing), (is_altered).then_some(quoted.source)];
        for (code, severity, sentence) in both.into_iter().flatten().filter_map(|standing| found(standing, block)) {
            let restore =
                || Act { words: restoring(quoted.source).to_owned(), edit: citation.restore(block.id, &block.text) };
            let act = (code == ALTERED_CODE).then(restore);
            let whole = (0, block.text.len());
            report.find(Finding::new(code, severity, sentence).in_block(block.id, &block.text, whole).mended_by(act));
        }
        report.noted.extend(note(quoted, citation));
    }
}

/// What is found where a quotation, or its source, stands so; nothing where all is well.
fn found(standing: Standing, block: &Block) -> Option<(&'static str, Severity, &'static str)> {
    match standing {
        Standing::Verbatim => None,
        Standing::Altered if block.text.trim().is_empty() => Some((ALTERED_CODE, Severity::ShouldKnow, EMPTIED)),
        Standing::Altered => Some((ALTERED_CODE, Severity::ShouldKnow, ALTERED)),
        Standing::SourceChanged => Some(("quotation-source-changed", Severity::ShouldKnow, CHANGED)),
        Standing::SourceUnclear => Some(("quotation-source-unclear", Severity::MayHelp, UNCLEAR)),
        Standing::SourceMissing => Some(("quotation-source-missing", Severity::MayHelp, MISSING)),
    }
}

const ALTERED_CODE: &str = "quotation-altered";
const ALTERED: &str =
    "A quotation differs from what was quoted: put the exact words back, or make it words of your own.";
const EMPTIED: &str = "A quotation is empty: put the words back that were quoted, or take it out.";
const CHANGED: &str = "The source of a quotation has other words now: compare the two, and quote it again.";
const UNCLEAR: &str =
    "A later version of a quotation's page is in your library, and it can't be told which question it is there.";
const MISSING: &str = "The source of a quotation is not in your library: add the record again to have it checked.";

/// What a clerk reads of it.
fn note(quoted: &Quoted, citation: &Citation) -> Option<String> {
    let said = match (quoted.standing, quoted.source) {
        (Standing::Verbatim, _) => return None,
        (Standing::SourceChanged, _) => "A quotation differs from its source as it is now",
        (Standing::SourceUnclear | Standing::SourceMissing, _) => "A quotation could not be compared with its source",
        (Standing::Altered, Standing::SourceUnclear | Standing::SourceMissing) => {
            "A quotation differs from what was quoted, and could not be compared with its source"
        }
        (Standing::Altered, Standing::SourceChanged) => {
            "A quotation differs from its source, which has other words now"
        }
        (Standing::Altered, Standing::Verbatim | Standing::Altered) => "A quotation differs from its source",
    };
    Some(format!("{said}: {}.", citation.caption()))
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
        let found = |standing, source| {
            let quoted = [Quoted { block, standing, source }];
            let checking =
                Checking { draft: &draft, body: None, now: now(), put: &[], alike: Some(&[]), quoted: &quoted };
            let report = check_all(&checking);
            let lines = advice_to_send(&draft, &report).lines();
            let findings = report.findings.into_iter().filter(|finding| finding.block() == Some(block));
            (findings.map(|finding| (finding.code, finding.act)).collect::<Vec<_>>(), lines)
        };
        let restored = |act: &Option<Act>, called: &str| {
            act.as_ref().is_some_and(|act| {
                act.words == called && matches!(&act.edit, Edit::SetText { text, .. } if text == "It is shut in March.")
            })
        };
        let (altered, lines) = found(Standing::Altered, Standing::Verbatim);
        assert!(
            matches!(&altered[..], [("quotation-altered", act)] if restored(act, "Restore the words of the source"))
        );
        assert_eq!(lines, ["A quotation differs from its source: Response to Question 7."]);
        for (source, code) in [
            (Standing::SourceChanged, "quotation-source-changed"),
            (Standing::SourceUnclear, "quotation-source-unclear"),
            (Standing::SourceMissing, "quotation-source-missing"),
        ] {
            assert_eq!(found(source, source).0, [(code, None)]);
            // The one does not hide the other, and the words that are put back are not said to be the source's.
            let (both, _) = found(Standing::Altered, source);
            let [(first, act), (second, None)] = &both[..] else { panic!("{both:?}") };
            assert_eq!((*first, *second), ("quotation-altered", code));
            assert!(restored(act, "Restore the words as you quoted them"));
        }
        let (_, lines) = found(Standing::Altered, Standing::SourceMissing);
        let said = "A quotation differs from what was quoted, and could not be compared with its source: Response to \
                    Question 7.";
        assert_eq!(lines, [said]);
        assert_eq!(found(Standing::Verbatim, Standing::Verbatim), (Vec::new(), Vec::new()));
    }
}
