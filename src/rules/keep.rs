//! What the writer decides about advice, as edits of the draft: undo takes each back.

use super::{LIKE_EARLIER, Report};
use crate::id::BlockId;
use crate::question::{Advice, Declared, Detail, Draft, Edit, Kept};

fn changed(draft: &Draft, change: impl FnOnce(&mut Advice)) -> Edit {
    let mut advice = draft.advice.clone();
    change(&mut advice);
    Edit::SetDetail(Detail::Advice(Box::new(advice)))
}

/// "I know, keep it": what was found, as [`Finding::mark`] gives it, perhaps with a reason. It goes to the clerk with
/// the question.
pub fn keep(draft: &Draft, found: Kept) -> Edit {
    changed(draft, |advice| {
        advice.kept.retain(|kept| !kept.is_about(&found));
        advice.kept.push(Kept { reason: found.reason.trim().to_owned(), ..found });
    })
}

/// Takes "keep it" back, so that the finding is shown again.
pub fn let_go(draft: &Draft, found: &Kept) -> Edit {
    changed(draft, |advice| advice.kept.retain(|kept| !kept.is_about(found)))
}

/// What goes to the clerk: what is kept and still found, in the words of today, and the declarations. An earlier question
/// that was ignored is nobody else's business.
pub fn advice_to_send(draft: &Draft, report: &Report) -> Advice {
    let is_told = |kept: &&Kept| kept.code != LIKE_EARLIER || !kept.reason.is_empty();
    let now = |kept: &Kept| match report.kept.iter().find(|finding| finding.is(kept)) {
        Some(found) => Some(Kept { sentence: found.sentence.clone(), ..kept.clone() }),
        None => is_worth_saying(kept).then(|| kept.clone()),
    };
    let noted = report.noted.clone();
    Advice {
        kept: draft.advice.kept.iter().filter(is_told).filter_map(now).collect(),
        noted,
        unlinked: Vec::new(),
        ..draft.advice.clone()
    }
}

/// Notes that a reference in the words is not to be linked.
pub fn leave_unlinked(draft: &Draft, block: BlockId, words: &str) -> Edit {
    changed(draft, |advice| {
        // What the words no longer have need not be remembered.
        let question = &draft.question;
        advice.unlinked.retain(|(block, words)| question.block(*block).is_some_and(|block| block.text.contains(words)));
        advice.unlinked.push((block, words.to_owned()));
    })
}

/// What the writer said of findings that are there no longer, and that goes to the clerk all the same.
pub fn said_of_gone<'a>(draft: &'a Draft, report: &'a Report) -> impl Iterator<Item = &'a Kept> {
    let is_gone = |kept: &&Kept| !report.kept.iter().any(|finding| finding.is(kept));
    draft.advice.kept.iter().filter(|kept| is_worth_saying(kept)).filter(is_gone)
}

/// What has changed since an earlier question is worth saying also when the words have moved away from it.
fn is_worth_saying(kept: &Kept) -> bool {
    kept.code == LIKE_EARLIER && !kept.reason.is_empty()
}

/// Answers a declaration, or takes the answer back.
pub fn declare(draft: &Draft, id: &str, answer: Option<Declared>) -> Edit {
    changed(draft, |advice| {
        advice.declared.retain(|declared| declared.id != id);
        advice.declared.extend(answer.map(|answer| Declared { note: answer.note.trim().to_owned(), ..answer }));
    })
}

/// Chooses whose rules the draft is checked against, by the id of the body.
pub fn choose_rules(draft: &Draft, id: Option<&str>) -> Edit {
    changed(draft, |advice| advice.rules = id.map(str::to_owned))
}

/// Says for which organisation the question is put.
pub fn put_for(draft: &Draft, organisation: &str) -> Edit {
    changed(draft, |advice| organisation.clone_into(&mut advice.organisation))
}
