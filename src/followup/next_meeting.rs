//! A meeting by which something is promised: "by the next meeting", "before the November meeting of the Panel".

use jiff::civil::Date;

use super::by_when::Occasion;
use crate::citation::mention::{When, is_month, read_when};

/// What some words say of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// The day.
    Day(Date),
    /// A time that no day can be given for.
    Open,
    /// Nothing of a time.
    Nothing,
}

impl Read {
    /// A time with its day, if that is known.
    pub(super) fn from(day: Option<Date>) -> Self {
        day.map_or(Self::Open, Self::Day)
    }

    /// This, or else what another reading finds.
    pub(super) fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self == Self::Nothing { other() } else { self }
    }
}

/// "The next meeting" is believed where the next one that is known is so few days later: otherwise one may lie between
/// that is not known.
const SOON: i32 = 120;

/// So many words may stand before "meeting".
const BEFORE: usize = 7;

/// What stands before one of these has nothing to do with the meeting.
const APART: [&str; 10] = ["by", "before", "after", "at", "to", "for", "in", "on", "of", "until"];

/// Words that say nothing of which body meets.
const NEUTRAL: [&str; 14] = [
    "the",
    "our",
    "its",
    "their",
    "this",
    "your",
    "next",
    "full",
    "ordinary",
    "public",
    "scheduled",
    "formal",
    "regular",
    "and",
];

/// The meeting that some words name, where it is one of the same body: "the next meeting", "its November meeting".
pub(super) fn meeting(words: &[&str], said: Occasion<'_>) -> Read {
    let Some(at) = words.iter().take(BEFORE).position(|word| word.eq_ignore_ascii_case("meeting")) else {
        return Read::Nothing;
    };
    let (head, tail) = words.split_at(at);
    let tail = tail.get(1..).unwrap_or_default();
    let month = head.iter().position(|word| is_month(word)).and_then(|at| read_when(head.get(at..)?));
    let told = match tail {
        ["on" | "in" | "of", rest @ ..] => read_when(rest),
        _ => None,
    };
    let is_next = head.iter().any(|word| word.eq_ignore_ascii_case("next"));
    let is_apart = head.iter().any(|word| APART.iter().any(|one| word.eq_ignore_ascii_case(one)));
    if is_apart || !is_next && month.is_none() && told.is_none() {
        return Read::Nothing;
    }
    if !is_own(head, said.body) || !is_own(of_whom(tail), said.body) {
        return Read::Open;
    }
    let day = match month.or(told).map(|(when, _)| when) {
        Some(When::Day(day)) => Some(day),
        Some(When::DayOfYear(month, day)) => later(said).find(|date| (date.month(), date.day()) == (month, day)),
        Some(When::Month(month, year)) => in_month(month, year, said),
        Some(When::LastMeeting) => None,
        None if is_next => next(said),
        None => None,
    };
    Read::from(day)
}

/// Whose meeting it is, where that stands after it: "of the Panel". A month is nobody.
fn of_whom<'a, 'b>(tail: &'a [&'b str]) -> &'a [&'b str] {
    let ["of", rest @ ..] = tail else { return &[] };
    let neutral = rest.iter().take_while(|word| is_neutral(word)).count();
    let named = rest.iter().skip(neutral).take_while(|word| word.starts_with(char::is_uppercase)).count();
    // "of your committee" has no capital: it is a name all the same.
    let end = neutral + named.max(1);
    if read_when(rest.get(neutral..).unwrap_or_default()).is_some() { &[] } else { rest.get(..end).unwrap_or(rest) }
}

fn is_neutral(word: &str) -> bool {
    NEUTRAL.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// Whether all that is said of a body is said of this one.
fn is_own(words: &[&str], body: &str) -> bool {
    let name: Vec<&str> = body.split(|letter: char| !letter.is_alphanumeric()).collect();
    let is_its = |word: &str| {
        let word = word.trim_end_matches("’s").trim_end_matches("'s");
        name.iter().any(|own| own.eq_ignore_ascii_case(word))
    };
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.iter().all(|word| is_neutral(word) || is_month(word) || is_year(word) || is_its(word))
}

/// The meetings after the one at which it was said.
fn later(said: Occasion<'_>) -> impl Iterator<Item = Date> {
    let after = move |date: &Date| said.day.is_some_and(|day| *date > day);
    said.meetings.iter().copied().filter(after)
}

fn next(said: Occasion<'_>) -> Option<Date> {
    let first = later(said).min()?;
    (said.day?.until(first).ok()?.get_days() <= SOON).then_some(first)
}

/// The only meeting that is known in a month: in that of the year, or else in the first of that name to come.
fn in_month(month: i8, year: Option<i16>, said: Occasion<'_>) -> Option<Date> {
    let from = said.day?;
    let year = year.or_else(|| {
        let ends = Date::new(from.year(), month, 1).ok()?.last_of_month();
        if ends >= from { Some(from.year()) } else { from.year().checked_add(1) }
    })?;
    let mut days: Vec<Date> = later(said).filter(|date| (date.year(), date.month()) == (year, month)).collect();
    days.sort_unstable();
    days.dedup();
    if let [only] = days.as_slice() { Some(*only) } else { None }
}
