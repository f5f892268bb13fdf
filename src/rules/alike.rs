//! A question like an earlier one. The measure comes from the search; here it becomes advice.

use jiff::civil::Date;

use super::{Basis, Checking, Finding, NotChecked, Report, Severity};
use crate::body::Field;
use crate::id::{EntryId, RecordId};
use crate::question::Kind;
use crate::text::plural;

/// The code of a finding on an earlier question.
pub const LIKE_EARLIER: &str = "like-earlier";

/// An earlier question that is like this one, as the search found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The record that holds it.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// What it is called: "Question 7 of 29 September 2026".
    pub title: String,
    /// The day of its meeting.
    pub meeting: Option<Date>,
    /// How much they share, in hundredths.
    pub share: u8,
}

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let ground = checking.body.and_then(|body| Some((body, body.ground("duplicate")?)));
    let Some(alike) = checking.alike else {
        let sentence = "Whether it is like an earlier question: not compared with the library yet.".to_owned();
        return report.not_checked.push(NotChecked { code: "not-compared", field: Some(Field::Grounds), sentence });
    };
    for earlier in alike.iter().filter(|earlier| is_answered(earlier, checking) || !is_cited(earlier, checking)) {
        let stated = ground.and_then(|(_, ground)| ground.months);
        let is_within = within(earlier.meeting, checking, stated.unwrap_or(MONTHS));
        let recent = ground.is_some() && is_within;
        let severity = if recent { Severity::ShouldKnow } else { Severity::MayHelp };
        let days = days_before(earlier.meeting, checking);
        let ago = days.map(|days| format!(", {} before this meeting", plural(days, "day"))).unwrap_or_default();
        let is_dated = earlier.meeting.is_some();
        let span = if is_dated { span(stated, is_within, checking.body.is_some()) } else { String::new() };
        let sentence = format!("It is like {}{ago}{span}.", earlier.title);
        let basis = ground.filter(|_| recent).map(|(body, ground)| Basis::of_ground(body, ground));
        let finding = Finding::new(LIKE_EARLIER, severity, sentence).because(basis);
        report.find(Finding { words: earlier.title.clone(), ..finding });
    }
}

/// Whether the writer has said what has changed since, or that they know of it: that stands beside a citation.
fn is_answered(earlier: &Alike, checking: &Checking) -> bool {
    let kept = &checking.draft.advice.kept;
    kept.iter().any(|kept| kept.code == LIKE_EARLIER && kept.words == earlier.title)
}

/// Whether the draft quotes the earlier question or links to it: then it is dealt with.
fn is_cited(earlier: &Alike, checking: &Checking) -> bool {
    let draft = checking.draft;
    let quoted = draft.question.blocks.iter().filter_map(|block| match &block.kind {
        Kind::Quotation(Some(citation)) => Some((citation.record, citation.entry)),
        _ => None,
    });
    let links = draft.links.iter().filter(|link| link.stands_in(&draft.question));
    let mut cited = quoted.chain(links.map(|link| (link.record, link.entry)));
    cited.any(|cited| cited == (earlier.record, earlier.entry))
}

/// So many months this app takes where a body does not say for how long the same question may not be put again.
const MONTHS: u32 = 6;

/// How an earlier question lies to the months that count, and where they come from.
fn span(stated: Option<u32>, is_within: bool, has_rules: bool) -> String {
    let lies = if is_within { "within" } else { "before" };
    match stated {
        Some(months) => format!(", {lies} the {} of these rules", plural(months as usize, "month")),
        None => format!(
            ", {lies} the {} that this app takes, since {}",
            plural(MONTHS as usize, "month"),
            if has_rules { "these rules state none" } else { "no rules are chosen" }
        ),
    }
}

/// The day of the draft's meeting, or today.
fn meeting(checking: &Checking) -> Date {
    checking.draft.question.details.meeting_date.unwrap_or(checking.now.date())
}

/// How many days an earlier meeting was before this one; none where either day is not known.
fn days_before(earlier: Option<Date>, checking: &Checking) -> Option<usize> {
    let meeting = checking.draft.question.details.meeting_date?;
    usize::try_from(meeting.since(earlier?).ok()?.get_days()).ok()
}

/// Whether a meeting lies within so many months before this one, or it is not known that it does not.
fn within(earlier: Option<Date>, checking: &Checking, months: u32) -> bool {
    let meeting = meeting(checking);
    let Some(earlier) = earlier else { return true };
    let since = meeting.checked_sub(jiff::Span::new().months(i64::from(months.min(1_200))));
    since.is_ok_and(|since| earlier >= since)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, now, report};
    use super::super::{Checking, check};
    use super::*;
    use crate::body::{Body, Ground, Test};
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn a_like_question_weighs_more_within_the_bodys_months() {
        let draft = draft("- Why?");
        let mut body = Body::named("x", "Example Council");
        let ground =
            Ground { id: "duplicate".into(), test: Test::Automatic, text: "Already put.".into(), months: Some(6) };
        body.grounds = Some(vec![ground]);
        let severity = |day: Date| {
            let (record, entry) = (RecordId(Uuid::nil()), EntryId(Uuid::nil()));
            let alike = [Alike { record, entry, title: "Question 7".into(), meeting: Some(day), share: 80 }];
            let checking =
                Checking { draft: &draft, body: Some(&body), now: now(), put: &[], alike: Some(&alike), quoted: &[] };
            let found = check(&checking).findings.into_iter().find(|found| found.code == "like-earlier").unwrap();
            (found.severity, found.sentence.contains("65 days before this meeting"), found.basis.is_some())
        };
        assert_eq!(severity(date(2026, 9, 29)), (Severity::ShouldKnow, true, true));
        assert_eq!(severity(date(2026, 5, 29)), (Severity::MayHelp, false, false));
    }

    #[test]
    fn an_earlier_question_that_is_cited_is_dealt_with() {
        let mut draft = draft("- Why?");
        let (record, entry) = (RecordId(Uuid::nil()), EntryId(Uuid::nil()));
        let alike = [Alike { record, entry, title: "Question 7".into(), meeting: None, share: 80 }];
        let is_found = |draft: &crate::question::Draft| {
            let checking = Checking { draft, body: None, now: now(), put: &[], alike: Some(&alike), quoted: &[] };
            check(&checking).findings.iter().any(|found| found.code == LIKE_EARLIER)
        };
        assert!(is_found(&draft));
        let block = draft.question.blocks[0].id;
        draft.links =
            vec![crate::citation::Link { block, words: "Why?".into(), record, entry, reference: Default::default() }];
        assert!(!is_found(&draft));
        // What was said of it stands beside the citation, and not as if the words had moved away.
        let reason = "It was closed again.".to_owned();
        let kept = crate::question::Kept {
            code: LIKE_EARLIER.into(),
            block: None,
            words: "Question 7".into(),
            sentence: String::new(),
            reason,
        };
        draft.advice.kept.push(kept);
        let checking = Checking { draft: &draft, body: None, now: now(), put: &[], alike: Some(&alike), quoted: &[] };
        let report = check(&checking);
        assert_eq!(report.kept.iter().map(|found| found.code).collect::<Vec<_>>(), [LIKE_EARLIER]);
        assert_eq!(super::super::said_of_gone(&draft, &report).count(), 0);
        // One that is ignored is not told to the clerk.
        assert_eq!(super::super::advice_to_send(&draft, &report).kept.len(), 1);
        draft.advice.kept[0].reason.clear();
        assert!(super::super::advice_to_send(&draft, &report).kept.is_empty());
    }

    #[test]
    fn the_months_are_those_of_the_rules_or_the_apps_own_and_said_to_be() {
        let sentence = |rules: bool, ground: Option<Option<u32>>, day: Date| {
            let mut body = Body::named("x", "Example Council");
            body.grounds = ground.map(|months| {
                vec![Ground { id: "duplicate".into(), test: Test::Automatic, text: "Already put.".into(), months }]
            });
            let (draft, record, entry) = (draft("- Why?"), RecordId(Uuid::nil()), EntryId(Uuid::nil()));
            let alike = [Alike { record, entry, title: "Question 7".into(), meeting: Some(day), share: 80 }];
            let body = Some(&body).filter(|_| rules);
            let checking = Checking { draft: &draft, body, now: now(), put: &[], alike: Some(&alike), quoted: &[] };
            let found = check(&checking).findings.into_iter().find(|found| found.code == LIKE_EARLIER).unwrap();
            (found.severity, found.sentence.split_once("this meeting").unwrap().1.split('.').next().unwrap().to_owned())
        };
        let (should, may) = (Severity::ShouldKnow, Severity::MayHelp);
        let (recent, old) = (date(2026, 9, 29), date(2025, 9, 29));
        assert_eq!(sentence(true, Some(Some(12)), recent), (should, ", within the 12 months of these rules".into()));
        assert_eq!(sentence(true, Some(Some(6)), old), (may, ", before the 6 months of these rules".into()));
        let habit = "the 6 months that this app takes, since these rules state none";
        assert_eq!(sentence(true, Some(None), recent), (should, format!(", within {habit}")));
        assert_eq!(sentence(true, None, old), (may, format!(", before {habit}")));
        let habit = "the 6 months that this app takes, since no rules are chosen";
        assert_eq!(sentence(false, None, recent), (may, format!(", within {habit}")));
    }

    #[test]
    fn what_was_not_compared_is_said_not_to_be_checked() {
        let not_checked = report(&draft("- Why?"), None).not_checked;
        assert!(not_checked.iter().any(|not| not.code == "not-compared"));
    }
}
