//! The day, month or meeting in a reference.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// When a question was asked or answered, as a reference says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// On a day.
    Day(Date),
    /// On a day of any year: "20 November".
    DayOfYear(i8, i8),
    /// In a month: "November 2023", or "November".
    Month(i8, Option<i16>),
    /// At the latest meeting before the draft's.
    LastMeeting,
}

impl When {
    /// Whether any year will do.
    pub(super) fn leaves_year_open(self) -> bool {
        matches!(self, When::DayOfYear(..) | When::Month(_, None))
    }
}

/// A day or month at the start of some words, and how many of them it takes.
pub(crate) fn read(words: &[&str]) -> Option<(When, usize)> {
    let word = |place: usize| words.get(place).copied().unwrap_or_default();
    let first = word(0);
    if let Some(day) = short_date(first).or_else(|| crate::calendar::read_date(first).filter(|_| first.len() > 4)) {
        return Some((When::Day(day), 1));
    }
    // "the 20th of November 2023"
    let of = usize::from(word(1).eq_ignore_ascii_case("of"));
    if let (Some(day), Some(month)) = (day_number(first), month(word(1 + of))) {
        let year = year(word(2 + of));
        let dated = year.map(|year| Date::new(year, month, day));
        return match dated {
            Some(date) => Some((When::Day(date.ok()?), 3 + of)),
            None => Some((When::DayOfYear(month, day), 2 + of)),
        };
    }
    let month = month(first)?;
    // "May" may be a verb; with a year after it, it is not. Names of months have a capital.
    let year = year(word(1));
    first.starts_with(char::is_uppercase).then_some((When::Month(month, year), 1 + usize::from(year.is_some())))
}

/// "28.9.23" and "28/9/23", of this century.
fn short_date(word: &str) -> Option<Date> {
    let mut numbers = word.split(['.', '/', '-']);
    let [day, month, year] = [numbers.next()?, numbers.next()?, numbers.next()?];
    let is_short = year.len() == 2 && day.len() <= 2 && numbers.next().is_none();
    Date::new(2000 + year.parse::<i16>().ok().filter(|_| is_short)?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = word.get(digits.len()..).unwrap_or_default().to_lowercase();
    let is_ordinal = matches!(ending.as_str(), "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| is_ordinal && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

/// Whether a word names a month: with a capital, since "may" is a verb.
pub(crate) fn is_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && month(word).is_some()
}

fn month(word: &str) -> Option<i8> {
    crate::calendar::month_named(&word.trim_end_matches('.').to_lowercase())
}
