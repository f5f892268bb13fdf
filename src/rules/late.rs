//! Whether the question is late or nearly late, and what to know of its deadline.

use super::{Checking, DetailPlace, Finding, NotChecked, Report, Severity};
use crate::body::Field;
use crate::calendar::{Cutoff, Deadline, Left, Reason, in_britain, long_date, spoken};
use crate::named::Named;
use crate::question::{Draft, State};

pub(super) fn check(checking: &Checking, report: &mut Report) {
    match report.deadline.by_rule {
        Err(Reason::NotStated) => report.not_stated(checking, Field::Notice),
        Err(Reason::NoPublishedDate | Reason::NoSuchDay) => not_checked(report),
        Err(Reason::NoMeetingDate | Reason::NoMeetingTime) => not_checked(report),
        Err(Reason::NoNotice) | Ok(_) => {}
    }
    if is_with_the_clerk(checking.draft) {
        return;
    }
    // What is kept is kept for this deadline alone.
    let about = report.deadline.keep_to().map(Cutoff::written).unwrap_or_default();
    let put = |finding: Finding| {
        let placed = finding.at(DetailPlace::Deadline).because(checking.basis(Field::Notice));
        Finding { words: about.clone(), ..placed }
    };
    if let Some(date) = checking.draft.question.details.meeting_date.filter(|date| *date < checking.now.date()) {
        let sentence = format!("The meeting was on {}: choose the date of the next one.", long_date(date));
        return report.find(Finding::new("meeting-past", Severity::MustKnow, sentence).at(DetailPlace::MeetingDate));
    }
    if let Some(finding) = report.deadline.keep_to().and_then(|cutoff| nearness(checking, &report.deadline, cutoff)) {
        report.find(put(finding));
    }
    for warning in report.deadline.warnings.clone() {
        let sentence = report.deadline.warning_sentence(warning);
        report.find(put(Finding::new(warning.code(), Severity::ShouldKnow, sentence)));
    }
}

fn not_checked(report: &mut Report) {
    let why = report.deadline.by_rule.err().map(Reason::sentence).unwrap_or_default();
    let sentence = format!("{}: not checked. {why}", Field::Notice.words());
    report.not_checked.push(NotChecked { code: "no-deadline-yet", field: Some(Field::Notice), sentence });
}

/// Whether it was sent, and not changed since, or is past sending.
fn is_with_the_clerk(draft: &Draft) -> bool {
    matches!(draft.state, State::Answered | State::Withdrawn)
        || (draft.exported_at.is_some() && !draft.changed_since_export())
}

fn nearness(checking: &Checking, deadline: &Deadline, cutoff: Cutoff) -> Option<Finding> {
    let when = cutoff.words();
    match cutoff.left(checking.now) {
        Left::Passed if sent_in_time(checking.draft, cutoff) => Some(Finding::new(
            "changed-after-deadline",
            Severity::ShouldKnow,
            format!(
                "It was exported in time but changed since, and the deadline was {when}: ask the clerk whether the change can still be taken."
            ),
        )),
        Left::Passed => {
            let urgent =
                checking.body.filter(|body| body.urgent.is_some()).and_then(|body| Field::Urgent.sentence(body));
            let urgent = urgent.map(|sentence| format!(" {sentence}")).unwrap_or_default();
            let later = [deadline.by_rule.ok(), deadline.published].into_iter().flatten();
            let sentence = match later.into_iter().find(|other| other.left(checking.now) != Left::Passed) {
                Some(other) => format!(
                    "The rule and the published deadline differ: by one it was due {when}, by the other it is due {}. Send it now, and ask the clerk.",
                    other.words()
                ),
                None => {
                    format!("It is late: the deadline was {when}. Ask the clerk whether it can still be taken.{urgent}")
                }
            };
            Some(Finding::new("late", Severity::MustKnow, sentence))
        }
        Left::Today | Left::Tomorrow => {
            let day = if cutoff.left(checking.now) == Left::Today { "today" } else { "tomorrow" };
            let by = cutoff.time.map(|time| format!(" by {}", spoken(time))).unwrap_or_default();
            let sentence = format!("It is due {day}{by}: send it to the clerk now.");
            Some(Finding::new("nearly-late", Severity::ShouldKnow, sentence))
        }
        Left::Days(_) => None,
    }
}

fn sent_in_time(draft: &Draft, cutoff: Cutoff) -> bool {
    draft.exported_at.is_some_and(|exported| cutoff.left(in_britain(exported)) != Left::Passed)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, now, of, report};
    use super::super::{Checking, check};
    use crate::body::Body;
    use crate::calendar::{Form, Notice, Unit};
    use crate::question::Draft;
    use jiff::civil::{DateTime, date, time};

    /// Noon, five clear working days before.
    fn body() -> Body {
        let mut body = Body::named("x", "Example Council");
        let clock = Some(time(12, 0, 0, 0));
        body.notice = Some(Notice::of(Form::Before { count: 5, unit: Unit::ClearWorkingDay, clock }));
        body
    }

    fn checking<'a>(draft: &'a Draft, body: &'a Body) -> Checking<'a> {
        Checking { draft, body: Some(body), now: now(), put: &[], alike: None, quoted: &[] }
    }

    fn codes(draft: &Draft, now: DateTime) -> Vec<&'static str> {
        check(&Checking { now, ..checking(draft, &body()) }).findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn lateness_goes_by_the_minute() {
        let mut draft = draft("- Why?");
        draft.deadline = None;
        let last = date(2026, 11, 25);
        assert_eq!(codes(&draft, last.at(12, 1, 0, 0)), ["late"]);
        assert_eq!(codes(&draft, last.at(12, 0, 0, 0)), ["nearly-late"]);
        assert_eq!(codes(&draft, now()), [""; 0]);
        draft.exported_at = Some("2026-11-25T11:00:00Z".parse().unwrap());
        assert_eq!(codes(&draft, last.at(12, 1, 0, 0)), [""; 0]);
        draft.edited_at = "2026-11-25T11:30:00Z".parse().unwrap();
        assert_eq!(codes(&draft, last.at(12, 1, 0, 0)), ["changed-after-deadline"]);
    }

    #[test]
    fn a_noted_deadline_that_differs_is_shown_with_the_rules_and_said_when_one_has_passed() {
        let mut draft = draft("- Why?");
        let finding = of(&draft, Some(&body()), "published-disagrees").unwrap();
        assert!(finding.sentence.contains("noon on Wednesday 25 November 2026"), "{}", finding.sentence);
        draft.deadline = Some(date(2026, 11, 27));
        let rules = body();
        let checking = Checking { now: date(2026, 11, 26).at(9, 0, 0, 0), ..checking(&draft, &rules) };
        let late = check(&checking).findings.into_iter().find(|finding| finding.code == "late").unwrap();
        assert!(late.sentence.contains("by the other it is due Friday 27 November"), "{}", late.sentence);
        draft.deadline = Some(date(2026, 11, 25));
        assert_eq!(of(&draft, Some(&body()), "published-disagrees"), None);
    }

    #[test]
    fn a_meeting_that_is_over_is_said_instead_of_its_deadline() {
        let draft = draft("- Why?");
        assert_eq!(codes(&draft, date(2026, 12, 4).at(9, 0, 0, 0)), ["meeting-past"]);
    }

    #[test]
    fn without_a_rule_the_noted_deadline_stands() {
        let draft = draft("- Why?");
        let deadline = report(&draft, None).deadline;
        assert_eq!(deadline.keep_to().map(|cutoff| cutoff.date), draft.deadline);
    }
}
