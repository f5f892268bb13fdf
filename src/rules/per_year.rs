//! How many questions one person puts in a year, from what is on this device.

use jiff::civil::Date;

use super::put::{others, same_name};
use super::{Checking, DetailPlace, Finding, NotChecked, Report, Severity};
use crate::body::{Field, Year};
use crate::text::plural;

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let Some(limit) = checking.body.and_then(|body| body.limits.per_year) else {
        return report.not_stated(checking, Field::PerYear);
    };
    let details = &checking.draft.question.details;
    let (Some(meeting), false) = (details.meeting_date, details.asker.trim().is_empty()) else {
        let sentence = "Questions in a year: not checked until asker and meeting date are filled in.".to_owned();
        return report.not_checked.push(NotChecked { code: "details-needed", field: Some(Field::PerYear), sentence });
    };
    let kind = limit.year.unwrap_or(Year::LocalGovernment);
    let year = beginning(kind, meeting);
    let count = 1 + others(checking.put, checking.draft.question.id, |put| {
        put.meeting.is_some_and(|other| beginning(kind, other) == year)
            && same_name(&put.asker, &details.asker)
            && same_name(&put.body, &details.body)
    });
    if count > limit.max as usize {
        let since = year.strftime("%-d %B %Y");
        let questions = plural(count, "question");
        let sentence =
            format!("With this one you have {questions} in the year from {since}; the limit is {}.", limit.max);
        let finding = Finding::new("too-many-in-year", Severity::MustKnow, sentence).counting(count);
        report.find(finding.at(DetailPlace::MeetingDate).because(checking.basis(Field::PerYear)));
    }
}

/// The first day of the year that a day is in. A council year really begins with the annual meeting.
fn beginning(year: Year, day: Date) -> Date {
    let month = if year == Year::LocalGovernment { 5 } else { 1 };
    let of = if day.month() < month { day.year() - 1 } else { day.year() };
    Date::new(of, month, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, now};
    use super::super::{Put, check};
    use super::*;
    use crate::body::{Body, PerYear};
    use jiff::civil::date;

    #[test]
    fn only_the_questions_of_the_same_year_are_counted() {
        let draft = draft("- Why?");
        let put = |meeting| Put { draft: None, meeting: Some(meeting), ..Put::of_draft(&draft).unwrap() };
        let others = [put(date(2026, 5, 14)), put(date(2026, 4, 30)), put(date(2026, 2, 1))];
        let is_over = |max, year| {
            let mut body = Body::named("x", "Example Council");
            body.limits.per_year = Some(PerYear { max, year: Some(year) });
            let checking =
                Checking { draft: &draft, body: Some(&body), now: now(), put: &others, alike: None, quoted: &[] };
            check(&checking).findings.iter().any(|finding| finding.code == "too-many-in-year")
        };
        assert!(is_over(1, Year::LocalGovernment) && !is_over(2, Year::LocalGovernment));
        assert!(is_over(3, Year::Calendar) && !is_over(4, Year::Calendar));
    }
}
