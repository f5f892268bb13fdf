//! What the writer decides about advice, as edits of the draft: undo takes each back.

use super::{Declaration, Finding, Report};
use crate::body::Body;
use crate::question::{Advice, Declared, Detail, Draft, Edit, Kept};

fn changed(draft: &Draft, change: impl FnOnce(&mut Advice)) -> Edit {
    let mut advice = draft.advice.clone();
    change(&mut advice);
    Edit::SetDetail(Detail::Advice(Box::new(advice)))
}

/// "I know, keep it", with a reason that may be empty. It goes to the clerk with the question.
pub fn keep(draft: &Draft, finding: &Finding, reason: &str) -> Edit {
    changed(draft, |advice| {
        advice.kept.retain(|kept| !finding.is(kept));
        advice.kept.push(Kept {
            code: finding.code.to_owned(),
            block: finding.block(),
            words: finding.words.clone(),
            sentence: finding.sentence.clone(),
            reason: reason.trim().to_owned(),
        });
    })
}

/// Takes "keep it" back, so that the finding is shown again.
pub fn let_go(draft: &Draft, finding: &Finding) -> Edit {
    changed(draft, |advice| advice.kept.retain(|kept| !finding.is(kept)))
}

/// What goes to the clerk: what is kept and still found, in the words of today, and the declarations.
pub fn advice_to_send(draft: &Draft, report: &Report) -> Advice {
    let now = |kept: &Kept| {
        let found = report.kept.iter().find(|finding| finding.is(kept))?;
        Some(Kept { sentence: found.sentence.clone(), ..kept.clone() })
    };
    Advice { kept: draft.advice.kept.iter().filter_map(now).collect(), ..draft.advice.clone() }
}

/// Answers a declaration, or takes the answer back.
pub fn declare(draft: &Draft, declaration: &Declaration, yes: Option<bool>, note: &str) -> Edit {
    changed(draft, |advice| {
        advice.declared.retain(|declared| declared.id != declaration.id);
        advice.declared.extend(yes.map(|yes| Declared {
            id: declaration.id.clone(),
            text: declaration.text.clone(),
            yes,
            note: note.trim().to_owned(),
        }));
    })
}

/// Chooses whose rules the draft is checked against.
pub fn choose_rules(draft: &Draft, body: Option<&Body>) -> Edit {
    changed(draft, |advice| advice.rules = body.map(|body| body.id.clone()))
}
