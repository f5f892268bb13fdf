//! A promise as a sentence says it: what, by whom, by when.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Promise;
use crate::calendar::{Division, Form, Notice, closed};
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

/// The day by which something is promised; days that are counted begin on the day of the meeting. "By" and "within" tell
/// it more surely than "in" and "on", which may speak of the matter itself; a day before the meeting always does.
fn by_when(sentence: &str, said_on: Option<Date>) -> Option<Date> {
    let words: Vec<&str> = sentence.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let first = |prepositions: &[&str]| {
        (0..words.len()).find_map(|at| {
            let (preposition, rest) = words.get(at..)?.split_first()?;
            let preposition = prepositions.iter().find(|one| preposition.eq_ignore_ascii_case(one))?;
            let date = counted(preposition, rest, said_on).or_else(|| dated(preposition, rest, said_on));
            date.filter(|date| said_on.is_none_or(|said_on| *date >= said_on))
        })
    };
    first(&["within", "by", "before", "until"]).or_else(|| first(&["in", "on"]))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|mark: char| !mark.is_alphanumeric())
}

/// "within 10 working days", "in two weeks".
fn counted(preposition: &str, words: &[&str], said_on: Option<Date>) -> Option<Date> {
    let (number, rest) = words.split_first().filter(|_| ["within", "in"].contains(&preposition))?;
    let (number, said_on) = (small_number(number)?, said_on?);
    let working = rest.first().is_some_and(|word| word.eq_ignore_ascii_case("working"));
    let unit = rest.get(usize::from(working))?.to_lowercase();
    let span = match unit.trim_end_matches('s') {
        "day" if working => return working_day(said_on, number),
        "day" => number.days(),
        "week" => number.weeks(),
        "month" => number.months(),
        _ => return None,
    };
    said_on.checked_add(span).ok()
}

/// So many working days after a day, by the weekends and bank holidays of England and Wales: a hint that the member can
/// mend.
fn working_day(from: Date, number: i64) -> Option<Date> {
    let notice = Notice::of(Form::Hours { minutes: 0 });
    let mut day = from;
    let mut left = number;
    while left > 0 {
        day = day.tomorrow().ok()?;
        left -= i64::from(closed(&notice, Division::EnglandAndWales, day).is_none());
    }
    Some(day)
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

/// What may stand before the day itself.
const BEFORE_DAY: [&str; 13] = [
    "the",
    "end",
    "of",
    "early",
    "late",
    "mid",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// "by Friday 3 May 2024", "in May", "by the end of March", "before June", "by Christmas".
fn dated(preposition: &str, words: &[&str], said_on: Option<Date>) -> Option<Date> {
    let skipped = words.iter().take_while(|word| BEFORE_DAY.iter().any(|one| word.eq_ignore_ascii_case(one)));
    let rest = words.get(skipped.count()..)?;
    if rest.first()?.eq_ignore_ascii_case("christmas") {
        let day = if preposition == "before" { 24 } else { 25 };
        return next(said_on?, |year| Date::new(year, 12, day).ok());
    }
    let (when, _) = read_when(rest)?;
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
        check("I will write by Friday 20 October 2023.", Some(date(2023, 10, 20)));
        check("I will write within 7 working days.", Some(date(2022, 10, 10)));
        check("I will write on the flood of 3 May 2022.", None);
        check("I will write on the figures in May 2022.", None);
        check("Of the works in March 2023 I will write by 3 November.", Some(date(2022, 11, 3)));
        check("You will have it by Christmas.", Some(date(2022, 12, 25)));
        check("You will have it before Christmas.", Some(date(2022, 12, 24)));
        check("I will write by 3 May 2022.", None);
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
