//! How many and how long: each limit begins with its number, and without one it is not stated.

use super::pen::Pen;
use crate::body::{Parts, PerMeeting, PerOrganisation, PerPerson, PerYear, Words};

/// The number of a limit. Says whether there is one, having made the limit or taken it away.
fn most<'a, T>(
    pen: &mut Pen,
    (key, name): (&str, &str),
    limit: &'a mut Option<T>,
    number: impl Fn(&mut T) -> &mut u32,
    make: impl Fn(u32) -> T,
) -> Option<&'a mut T> {
    let mut max = limit.as_mut().map(|limit| *number(limit));
    pen.number(key, name, &mut max, None);
    let max = max.or_else(|| {
        *limit = None;
        None
    })?;
    let limit = limit.get_or_insert_with(|| make(max));
    *number(limit) = max;
    Some(limit)
}

pub(super) fn words(pen: &mut Pen, limit: &mut Option<Words>) {
    let make = |max| Words { max, counts: None, quotations: None };
    if let Some(limit) = most(pen, ("words", "Most words"), limit, |limit| &mut limit.max, make) {
        pen.maybe("words.counts", "What is counted", &mut limit.counts);
        pen.yes_or_no("words.quotations", "Do quoted words count?", &mut limit.quotations);
    }
}

pub(super) fn per_person(pen: &mut Pen, limit: &mut Option<PerPerson>) {
    let make = |max| PerPerson { max, includes_supplementary: None, per: None };
    if let Some(limit) =
        most(pen, ("per-person", "Most questions from one person"), limit, |limit| &mut limit.max, make)
    {
        pen.maybe("per-person.per", "For what", &mut limit.per);
        let name = "Is a supplementary question one of them?";
        pen.yes_or_no("per-person.supplementary", name, &mut limit.includes_supplementary);
    }
}

pub(super) fn per_organisation(pen: &mut Pen, limit: &mut Option<PerOrganisation>) {
    let named = ("per-organisation", "Most questions from one organisation");
    most(pen, named, limit, |limit| &mut limit.max, |max| PerOrganisation { max });
}

pub(super) fn per_year(pen: &mut Pen, limit: &mut Option<PerYear>) {
    let make = |max| PerYear { max, year: None };
    if let Some(limit) = most(pen, ("per-year", "Most questions in a year"), limit, |limit| &mut limit.max, make) {
        pen.maybe("per-year.year", "In which year", &mut limit.year);
    }
}

pub(super) fn per_meeting(pen: &mut Pen, limit: &mut Option<PerMeeting>) {
    let make = |max| PerMeeting { max, overflow: None };
    if let Some(limit) =
        most(pen, ("per-meeting", "Most questions taken at a meeting"), limit, |limit| &mut limit.max, make)
    {
        pen.words("per-meeting.overflow", "What becomes of the others", &mut limit.overflow);
    }
}

pub(super) fn parts(pen: &mut Pen, rule: &mut Option<Parts>) {
    let mut mode = rule.map(|rule| rule.mode);
    pen.maybe("parts", "Parts", &mut mode);
    *rule = mode.map(|mode| Parts { mode, max: rule.and_then(|rule| rule.max) });
    if let Some(rule) = rule {
        pen.number("parts.max", "Most parts, if there is a limit", &mut rule.max, None);
    }
}
