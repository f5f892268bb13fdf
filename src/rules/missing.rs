//! What a clerk needs and the draft does not say.

use super::{Act, Checking, DetailPlace, Finding, Report, Severity};
use crate::body::Forum;
use crate::calendar::Reason;
use crate::question::{Detail, Edit};

/// One finding for each detail that is missing.
pub(super) fn check(checking: &Checking, report: &mut Report) {
    let question = &checking.draft.question;
    let details = &question.details;
    let blank = |text: &str| text.trim().is_empty();
    // Who has just begun knows what is missing.
    if question.words() == 0 {
        return report.find(Finding::new("no-words", Severity::MustKnow, "The question has no words yet."));
    }
    let (must, should) = (Severity::MustKnow, Severity::ShouldKnow);
    use DetailPlace as At;
    let no_deadline = report.deadline.keep_to().is_none() && asks_for_deadline(report.deadline.by_rule.err());
    let no_time = report.deadline.by_rule == Err(Reason::NoMeetingTime);
    let rows = [
        (blank(&details.asker), "no-asker", must, At::Asker, "It does not say who asks: fill in the asker’s name."),
        (blank(&details.body), "no-body", must, At::Body, "It does not say for which body it is: fill in the body."),
        (
            blank(&details.asked_of),
            "no-addressee",
            should,
            At::AskedOf,
            "It does not say who is asked: fill in “Asked of”.",
        ),
        (
            details.meeting_date.is_none() && !needs_no_meeting(checking),
            "no-meeting-date",
            should,
            At::MeetingDate,
            "It does not say for which meeting it is: fill in the date.",
        ),
        (no_time, "no-meeting-time", should, At::MeetingTime, Reason::NoMeetingTime.sentence()),
        (
            no_deadline,
            "no-deadline",
            should,
            At::Deadline,
            "No deadline is noted: ask the clerk by when it must be in.",
        ),
        (
            blank(&details.subject),
            "no-subject",
            should,
            At::Subject,
            "It has no subject: a few words help the clerk to list it.",
        ),
    ];
    for (missing, code, severity, place, sentence) in rows {
        if missing {
            let act = if code == "no-body" { name_of_rules(checking) } else { None };
            report.find(Finding::new(code, severity, sentence).at(place).mended_by(act));
        }
    }
}

/// Whether the writer has to find the deadline out; where the meeting is missing, that is said alone.
fn asks_for_deadline(reason: Option<Reason>) -> bool {
    !matches!(reason, Some(Reason::NoNotice | Reason::NoMeetingDate | Reason::NoMeetingTime))
}

/// Whether the body takes questions at any time.
fn needs_no_meeting(checking: &Checking) -> bool {
    checking.body.is_some_and(|body| body.forum == Forum::AnyTime)
}

/// The name of the body whose rules were chosen.
fn name_of_rules(checking: &Checking) -> Option<Act> {
    let name = checking.body?.name.trim();
    (!name.is_empty())
        .then(|| Act { words: format!("Fill in “{name}”"), edit: Edit::SetDetail(Detail::Body(name.to_owned())) })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, draft, of};
    use crate::body::Body;
    use crate::question::{Details, Draft};

    #[test]
    fn each_missing_detail_is_named_and_a_full_draft_has_none() {
        let mut empty = draft("- ");
        empty.question.details = Details::default();
        empty.deadline = None;
        assert_eq!(codes(&empty, None), ["no-words"]);
        empty.question.blocks[0].text = "Why?".to_owned();
        let expected = ["no-asker", "no-body", "no-addressee", "no-meeting-date", "no-deadline", "no-subject"];
        let mut found = codes(&empty, None);
        found.sort_by_key(|code| expected.iter().position(|named| named == code));
        assert_eq!(found, expected);
        assert_eq!(codes(&draft("- Why?"), None), [""; 0]);
    }

    #[test]
    fn the_body_whose_rules_were_chosen_can_be_filled_in_at_once() {
        let mut draft: Draft = draft("- Why?");
        draft.question.details.body.clear();
        let body = Body::named("x", "Example Council");
        let finding = of(&draft, Some(&body), "no-body").expect("it is missing");
        draft.apply(finding.act.expect("it can be mended").edit).unwrap();
        assert_eq!(draft.question.details.body, "Example Council");
        assert_eq!(of(&draft, Some(&body), "no-body"), None);
    }
}
