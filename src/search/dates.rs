//! Dates in words: "since May 2022", "before 2021", "in 2023", "between March 2020 and May 2021".
//!
//! A month without a year and "last year" need to know today's date; without it they are plain words.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::month_named;

/// The days between two dates, both included; `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Days {
    /// Whether a day is among them; a record without a date is in no limited stretch of time.
    pub fn contain(&self, day: Option<Date>) -> bool {
        let Some(day) = day else { return *self == Self::default() };
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The days that are in both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let until = match (self.until, other.until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        Self { from: self.from.max(other.from), until }
    }
}

/// Reads a stretch of time at the start of some words; gives it with the number of words that it takes.
pub(super) fn read(words: &[&str], today: Option<Date>) -> Option<(Days, usize)> {
    let (preposition, rest) = words.split_first()?;
    let (first, last, used) = stretch(rest, today)?;
    let end = second_stretch(rest.get(used..)?, today);
    let days = |from, until| Days { from, until };
    let alone = |days| Some((days, used + 1));
    match (plain(preposition).as_str(), end) {
        ("between" | "from", Some((until, more))) => Some((days(Some(first), Some(until)), used + more + 1)),
        ("since" | "from", _) => alone(days(Some(first), None)),
        ("after", _) => alone(days(last.tomorrow().ok(), None)),
        ("before", _) => alone(days(None, first.yesterday().ok())),
        ("until" | "till", _) => alone(days(None, Some(last))),
        ("in" | "during" | "on", _) => alone(days(Some(first), Some(last))),
        _ => None,
    }
}

fn second_stretch(words: &[&str], today: Option<Date>) -> Option<(Date, usize)> {
    let (joint, rest) = words.split_first()?;
    let (_, last, used) = stretch(rest, today)?;
    matches!(plain(joint).as_str(), "and" | "to" | "until" | "till").then_some((last, used + 1))
}

/// A day, month or year: its first and last day and how many words it takes.
fn stretch(words: &[&str], today: Option<Date>) -> Option<(Date, Date, usize)> {
    let word = |place: usize| words.get(place).map(|word| plain(word)).unwrap_or_default();
    let (first, second, third) = (word(0), word(1), word(2));
    if let Some(day) = whole_date(&first) {
        return Some((day, day, 1));
    }
    if let Some(year) = year(&first) {
        return Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, 1));
    }
    if let (Some(number), Some(month), Some(year)) = (day_number(&first), month_named(&second), year(&third)) {
        let day = Date::new(year, month, number).ok()?;
        return Some((day, day, 3));
    }
    if let Some(month) = month_named(&first) {
        return match year(&second) {
            Some(year) => whole_month(Date::new(year, month, 1).ok()?, 2),
            None => whole_month(last_month_called(month, today?)?, 1),
        };
    }
    relative(&first, &second, today?)
}

fn whole_month(first: Date, used: usize) -> Option<(Date, Date, usize)> {
    Some((first, first.last_of_month(), used))
}

fn last_month_called(month: i8, today: Date) -> Option<Date> {
    let this_year = Date::new(today.year(), month, 1).ok()?;
    if this_year <= today { Some(this_year) } else { this_year.checked_sub(1.year()).ok() }
}

fn relative(which: &str, unit: &str, today: Date) -> Option<(Date, Date, usize)> {
    let back = match which {
        "this" => 0,
        "last" => 1,
        _ => return None,
    };
    let day = match unit {
        "year" => today.checked_sub(back.years()),
        "month" => today.checked_sub(back.months()),
        _ => return None,
    };
    let day = day.ok()?;
    match unit {
        "year" => Some((day.first_of_year(), day.last_of_year(), 2)),
        _ => Some((day.first_of_month(), day.last_of_month(), 2)),
    }
}

fn plain(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// 2022-05-01, 1/5/2022 or 01.05.2022.
fn whole_date(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let &[one, two, three] = parts.as_slice() else { return None };
    let (year_word, day) = if one.len() == 4 { (one, three) } else { (three, one) };
    Date::new(year(year_word)?, two.parse().ok()?, day.parse().ok()?).ok()
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let ending = word.get(digits.len()..).unwrap_or_default();
    digits.parse().ok().filter(|day| (1..=31).contains(day) && matches!(ending, "" | "st" | "nd" | "rd" | "th"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_time_are_read_from_words() {
        let check = |text: &str, expected: Option<(&str, &str, usize)>| {
            let words: Vec<&str> = text.split(' ').collect();
            let today = jiff::civil::date(2026, 11, 23);
            let show = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
            let read = read(&words, Some(today)).map(|(days, used)| (show(days.from), show(days.until), used));
            let expected = expected.map(|(from, until, used)| (from.to_owned(), until.to_owned(), used));
            assert_eq!(read, expected, "{text}");
        };
        check("since May 2022", Some(("2022-05-01", "", 3)));
        check("since 3rd May 2022, please", Some(("2022-05-03", "", 4)));
        check("before 2021", Some(("", "2020-12-31", 2)));
        check("after 2021", Some(("2022-01-01", "", 2)));
        check("until Feb 2024", Some(("", "2024-02-29", 3)));
        check("in 2023?", Some(("2023-01-01", "2023-12-31", 2)));
        check("on 01/05/2022", Some(("2022-05-01", "2022-05-01", 2)));
        check("on 2022-05-01", Some(("2022-05-01", "2022-05-01", 2)));
        check("between March 2020 and May 2021", Some(("2020-03-01", "2021-05-31", 6)));
        check("from 2020 to 2021 roads", Some(("2020-01-01", "2021-12-31", 4)));
        check("since May", Some(("2026-05-01", "", 2)));
        check("since December", Some(("2025-12-01", "", 2)));
        check("in last year", Some(("2025-01-01", "2025-12-31", 3)));
        check("during this month", Some(("2026-11-01", "2026-11-30", 3)));
        check("in Derby", None);
        check("in 31 February 2022", None);
        check("since", None);
    }

    #[test]
    fn without_today_a_month_alone_is_a_word() {
        assert_eq!(read(&["since", "May"], None), None);
        assert_eq!(read(&["in", "last", "year"], None), None);
    }

    #[test]
    fn a_record_without_a_date_is_in_no_stretch() {
        let days = Days { from: jiff::civil::date(2022, 1, 1).into(), until: None };
        assert!(!days.contain(None));
        assert!(Days::default().contain(None));
    }
}
