//! A promise as a sentence says it: what, by whom, by when.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Promise;
use crate::citation::mention::{When, read_when};

/// The promise that a sentence makes. `speaker` is who gave the answer and `said_on` the day of the meeting.
pub(super) fn promise(sentence: &str, words: &str, speaker: Option<&str>, said_on: Option<Date>) -> Promise {
    Promise {
        what: sentence.trim().to_owned(),
        by_whom: by_whom(words, speaker),
        by_when: by_when(sentence, said_on),
        done: None,
    }
}

/// "I" and "we" are whoever spoke; "officers will" are the officers; what "will be provided" is the speaker's to give.
fn by_whom(words: &str, speaker: Option<&str>) -> String {
    let first = words.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_speaker = ["i", "we"].iter().any(|own| first.eq_ignore_ascii_case(own));
    let passive = words.contains(" be ");
    match speaker {
        Some(speaker) if is_speaker || passive => speaker.to_owned(),
        None if is_speaker || passive => String::new(),
        _ => first.to_owned(),
    }
}

/// The day by which something is promised; days that are counted begin on the day of the meeting.
fn by_when(sentence: &str, said_on: Option<Date>) -> Option<Date> {
    let words: Vec<&str> = sentence.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        within(rest, said_on).or_else(|| dated(rest, said_on))
    })
}

fn bare(word: &str) -> &str {
    word.trim_matches(|mark: char| !mark.is_alphanumeric())
}

/// "within 10 working days", "in two weeks".
fn within(words: &[&str], said_on: Option<Date>) -> Option<Date> {
    let [preposition, number, rest @ ..] = words else { return None };
    if !["within", "in"].iter().any(|one| preposition.eq_ignore_ascii_case(one)) {
        return None;
    }
    let number = small_number(number)?;
    let working = rest.first().is_some_and(|word| word.eq_ignore_ascii_case("working"));
    let unit = rest.get(usize::from(working))?.to_lowercase();
    let span = match unit.trim_end_matches('s') {
        "day" if working => working_days(number),
        "day" => number.days(),
        "week" => number.weeks(),
        "month" => number.months(),
        _ => return None,
    };
    said_on?.checked_add(span).ok()
}

/// Working days as days with their weekends, without bank holidays: a hint that the member can mend.
fn working_days(number: i64) -> Span {
    (number + 2 * (number / 5)).days()
}

fn small_number(word: &str) -> Option<i64> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let spelt = NUMBERS.iter().position(|number| word.eq_ignore_ascii_case(number)).map(|at| at as i64 + 1);
    let a = ["a", "the", "next"].iter().any(|one| word.eq_ignore_ascii_case(one)).then_some(1);
    word.parse()
        .ok()
        .filter(|number| (1..=400).contains(number))
        .or(spelt)
        .or(a.filter(|_| word.eq_ignore_ascii_case("a")))
}

/// "by 3 May 2024", "in May", "by the end of March", "before June".
fn dated(words: &[&str], said_on: Option<Date>) -> Option<Date> {
    let [preposition, rest @ ..] = words else { return None };
    if !["by", "before", "in", "on", "until"].iter().any(|one| preposition.eq_ignore_ascii_case(one)) {
        return None;
    }
    let skipped = rest.iter().take_while(|word| {
        ["the", "end", "of", "early", "late", "mid"].iter().any(|one| word.eq_ignore_ascii_case(one))
    });
    let (when, _) = read_when(rest.get(skipped.count()..)?)?;
    match when {
        When::Day(date) => Some(date),
        When::DayOfYear(month, day) => next(said_on?, |year| Date::new(year, month, day).ok()),
        When::Month(month, Some(year)) => Date::new(year, month, 1).ok().map(Date::last_of_month),
        When::Month(month, None) => next(said_on?, |year| Date::new(year, month, 1).ok().map(Date::last_of_month)),
        When::LastMeeting => None,
    }
}

/// The first such day from the day of the meeting on.
fn next(from: Date, of_year: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    of_year(from.year()).filter(|date| *date >= from).or_else(|| of_year(from.year().checked_add(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_is_read_from_the_promise() {
        let check = |sentence: &str, expected: Option<Date>| {
            assert_eq!(by_when(sentence, Some(date(2022, 9, 29))), expected, "{sentence}");
        };
        check("I will write by 3 November.", Some(date(2022, 11, 3)));
        check("I will write by 3rd May 2023.", Some(date(2023, 5, 3)));
        check("Officers will report back in May.", Some(date(2023, 5, 31)));
        check("It will be published by the end of March 2024.", Some(date(2024, 3, 31)));
        check("We will reply within 10 working days.", Some(date(2022, 10, 13)));
        check("We will reply in two weeks.", Some(date(2022, 10, 13)));
        check("I can provide details.", None);
        check("I will look in detail at it.", None);
        check("within", None);
    }

    #[test]
    fn who_promises_is_read_from_its_words() {
        assert_eq!(by_whom("I will write", Some("PCC")), "PCC");
        assert_eq!(by_whom("Officers will report", Some("PCC")), "Officers");
        assert_eq!(by_whom("answer will be provided", Some("PCC")), "PCC");
        assert_eq!(by_whom("I can provide", None), "");
    }
}
