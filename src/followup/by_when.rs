//! The day by which something is promised, as a sentence says it.
//!
//! A day is given only where it follows from the words, the calendar and the body's meetings. "By spring", "in the new
//! year" and "within 14 days of your letter" name none, so they stay words: no day is made up for them.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::next_meeting::{Read, meeting};
use crate::calendar::{Division, Form, Notice, closed};
use crate::citation::mention::{When, read_when};

/// When and where an answer was given: what its days are counted from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Occasion<'a> {
    /// The day of the meeting.
    pub day: Option<Date>,
    /// The body that met.
    pub body: &'a str,
    /// The days on which that body meets, as far as they are known, in any order.
    pub meetings: &'a [Date],
}

/// The day by which something is promised. "By" and "within" tell it more surely than "in" and "on", which may speak of
/// the matter itself; after "at" and "to" only a meeting or an end tells it. A day before the meeting is the matter's.
pub(super) fn by_when(sentence: &str, said: Occasion<'_>) -> Option<Date> {
    let words: Vec<&str> = sentence.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let ways: [(&[&str], bool); 3] =
        [(&["within", "by", "before", "until"], true), (&["in", "on"], true), (&["at", "to", "for"], false)];
    for (prepositions, may_be_dated) in ways {
        for at in 0..words.len() {
            let Some((word, rest)) = words.get(at..).and_then(<[&str]>::split_first) else { continue };
            let Some(preposition) = prepositions.iter().find(|one| word.eq_ignore_ascii_case(one)) else { continue };
            match read(preposition, rest, may_be_dated, said) {
                Read::Day(day) if said.day.is_none_or(|said_on| day >= said_on) => return Some(day),
                Read::Open => return None,
                Read::Day(_) | Read::Nothing => {}
            }
        }
    }
    None
}

fn bare(word: &str) -> &str {
    word.trim_matches(|mark: char| !mark.is_alphanumeric())
}

/// What stands after a preposition.
fn read(preposition: &str, words: &[&str], may_be_dated: bool, said: Occasion<'_>) -> Read {
    let spoken = counted(preposition, words, said.day).or(|| meeting(words, said)).or(|| end(words, said.day));
    let found = if may_be_dated { spoken.or(|| dated(preposition, words, said.day)) } else { spoken };
    match found {
        // What is due before a meeting or a day is due the day before; "before the end" is still that end.
        Read::Day(day) if preposition == "before" && !names_end(words) => Read::from(day.yesterday().ok()),
        found => found,
    }
}

fn is_any(word: &str, of: &[&str]) -> bool {
    of.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The words without those at their start that are among some.
fn without<'a, 'b>(words: &'a [&'b str], skipped: &[&str]) -> &'a [&'b str] {
    let count = words.iter().take_while(|word| is_any(word, skipped)).count();
    words.get(count..).unwrap_or_default()
}

/// "within 10 working days", "in the next two weeks". What is counted from something else than the meeting is open.
fn counted(preposition: &str, words: &[&str], said_on: Option<Date>) -> Read {
    if !is_any(preposition, &["within", "in"]) {
        return Read::Nothing;
    }
    let is_coming = |word: &&str| is_any(word, &["next", "coming", "following"]);
    let (words, is_one) = match words {
        ["the", next, rest @ ..] if is_coming(next) => {
            (rest, rest.first().is_some_and(|word| small_number(word).is_none()))
        }
        [next, rest @ ..] if is_coming(next) => (rest, false),
        _ => (words, false),
    };
    // "the next fortnight" is one.
    let counted = if is_one { Some((1, words)) } else { numbered(words) };
    let Some((number, rest)) = counted else { return Read::Nothing };
    // "ten (10) clear working days"
    let rest =
        if rest.first().and_then(|word| small_number(word)) == Some(number) { rest.get(1..) } else { Some(rest) };
    let rest = rest.unwrap_or_default();
    let unit = without(rest, &["clear", "working", "calendar"]);
    let working = rest.iter().take(rest.len() - unit.len()).any(|word| word.eq_ignore_ascii_case("working"));
    let Some((unit, after)) = unit.split_first() else { return Read::Nothing };
    let Some(length) = Length::of(unit, number, working) else { return Read::Nothing };
    if is_counted_elsewhere(after) {
        return Read::Open;
    }
    Read::from(said_on.and_then(|said_on| length.after(said_on)))
}

fn numbered<'a, 'b>(words: &'a [&'b str]) -> Option<(i64, &'a [&'b str])> {
    let (number, rest) = words.split_first()?;
    Some((small_number(number)?, rest))
}

/// Whether a number of days is not exact, or is counted from something else than the meeting: "a week or so", "14 days
/// of your letter".
fn is_counted_elsewhere(after: &[&str]) -> bool {
    let Some((first, rest)) = after.split_first() else { return false };
    let from = without(rest, &["the", "this", "our", "that"]).first();
    let is_here =
        from.is_some_and(|word| is_any(word, &["meeting", "today", "tonight", "now", "today’s", "tonight’s"]));
    first.eq_ignore_ascii_case("or") || is_any(first, &["of", "after", "from", "following"]) && !is_here
}

/// A length of time that is counted from a day.
enum Length {
    Working(i64),
    Span(Span),
}

impl Length {
    fn of(unit: &str, number: i64, working: bool) -> Option<Self> {
        let unit = unit.to_lowercase();
        Some(match unit.trim_end_matches('s') {
            "day" if working => Self::Working(number),
            // A day that has begun is as good as over: who counts in hours means that day too.
            "hour" => Self::Span(((number + 23) / 24).days()),
            "day" => Self::Span(number.days()),
            "week" => Self::Span(number.weeks()),
            "fortnight" => Self::Span((number * 2).weeks()),
            "month" => Self::Span(number.months()),
            "year" => Self::Span(number.years()),
            _ => return None,
        })
    }

    fn after(self, from: Date) -> Option<Date> {
        match self {
            Self::Working(number) => working_day(from, number),
            Self::Span(span) => from.checked_add(span).ok(),
        }
    }
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

/// The numbers by which times are promised in words.
const NUMBERS: [(&str, i64); 20] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("twenty", 20),
    ("twenty-one", 21),
    ("twenty-eight", 28),
    ("thirty", 30),
];

fn small_number(word: &str) -> Option<i64> {
    let spelt = NUMBERS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, number)| *number);
    word.parse().ok().filter(|number| (1..=400).contains(number)).or(spelt)
}

fn names_end(words: &[&str]) -> bool {
    without(words, &["the", "very"]).first().is_some_and(|word| word.eq_ignore_ascii_case("end"))
}

/// "the end of the month", "the end of next quarter", "the end of the financial year", "the end of 2024". Years of
/// other kinds end when somebody says so.
fn end(words: &[&str], said_on: Option<Date>) -> Read {
    if !names_end(words) {
        return Read::Nothing;
    }
    let words = without(words, &["the", "very", "end", "of", "this"]);
    let is_next = words.first().is_some_and(|word| word.eq_ignore_ascii_case("next"));
    let words = without(words, &["next", "the"]);
    let (kind, rest) = match words {
        [kind, rest @ ..] if is_any(kind, &["calendar", "financial"]) => (kind.to_lowercase(), rest),
        _ => (String::new(), words),
    };
    let Some(unit) = rest.first() else { return Read::Nothing };
    if let Some(year) = unit.parse().ok().filter(|year| unit.len() == 4 && (1900..2100).contains(year)) {
        return Read::from(Date::new(year, 12, 31).ok());
    }
    let last_month = match (unit.to_lowercase().as_str(), kind.as_str()) {
        ("month", _) => |date: Date| date.month(),
        ("quarter", _) => |date: Date| (date.month() + 2) / 3 * 3,
        ("year", "financial") => |_: Date| 3,
        ("year", _) => |_: Date| 12,
        _ => return Read::Nothing,
    };
    let length = match unit.to_lowercase().as_str() {
        "month" => 1.month(),
        "quarter" => 3.months(),
        _ => 1.year(),
    };
    let of = |date: Date| next(date, |year| Date::new(year, last_month(date), 1).ok().map(Date::last_of_month));
    let day = said_on.and_then(of);
    Read::from(if is_next { day.and_then(|day| Some(day.checked_add(length).ok()?.last_of_month())) } else { day })
}

/// What may stand before the day itself. An early or a middle part of a month has no last day.
const BEFORE_DAY: [&str; 11] =
    ["the", "end", "of", "late", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// "by Friday 3 May 2024", "in May", "by the end of March", "before June", "by Christmas".
fn dated(preposition: &str, words: &[&str], said_on: Option<Date>) -> Read {
    let rest = without(words, &BEFORE_DAY);
    let skipped = words.get(..words.len() - rest.len()).unwrap_or_default();
    if rest.first().is_some_and(|word| word.eq_ignore_ascii_case("christmas")) {
        return Read::from(said_on.and_then(|said_on| next(said_on, |year| Date::new(year, 12, 25).ok())));
    }
    let Some((when, _)) = read_when(rest) else { return Read::Nothing };
    // Before a month is before its first day; by a month is by its last. "The May elections" are no month.
    let is_before = preposition == "before" && !names_end(words);
    let of_month = |date: Date| if is_before { date } else { date.last_of_month() };
    let is_named_after = skipped.last().is_some_and(|word| word.eq_ignore_ascii_case("the"));
    Read::from(match when {
        When::Day(date) => Some(date),
        When::DayOfYear(month, day) => {
            said_on.and_then(|said_on| next(said_on, |year| Date::new(year, month, day).ok()))
        }
        When::Month(..) if is_named_after => None,
        When::Month(month, Some(year)) => Date::new(year, month, 1).ok().map(of_month),
        When::Month(month, None) => {
            said_on.and_then(|said_on| next(said_on, |year| Date::new(year, month, 1).ok().map(of_month)))
        }
        When::LastMeeting => None,
    })
}

/// The first such day from the day of the meeting on.
fn next(from: Date, of_year: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    of_year(from.year()).filter(|date| *date >= from).or_else(|| of_year(from.year().checked_add(1)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use jiff::civil::date;

    const MEETINGS: [Date; 5] =
        [date(2022, 11, 17), date(2022, 9, 29), date(2023, 2, 2), date(2023, 3, 2), date(2023, 3, 30)];

    /// The day that is read in a sentence said to the Panel on 29 September 2022.
    fn read_in(sentence: &str) -> Option<Date> {
        let body = "Exampleshire Police and Crime Panel";
        by_when(sentence, Occasion { day: Some(date(2022, 9, 29)), body, meetings: &MEETINGS })
    }

    fn check(sentence: &str, expected: impl Into<Option<Date>>) {
        assert_eq!(read_in(sentence), expected.into(), "{sentence}");
    }

    #[test]
    fn the_day_is_read_from_the_promise() {
        check("I will write by 3 November.", date(2022, 11, 3));
        check("I will write before 3 November.", date(2022, 11, 2));
        check("I will write by 3rd May 2023.", date(2023, 5, 3));
        check("Officers will report back in May.", date(2023, 5, 31));
        check("Officers will report back before June.", date(2023, 5, 31));
        check("It will be published by the end of March 2024.", date(2024, 3, 31));
        check("It will be published before the end of March 2024.", date(2024, 3, 31));
        check("I will write by Friday 20 October 2023.", date(2023, 10, 20));
        check("Of the works in March 2023 I will write by 3 November.", date(2022, 11, 3));
        check("You will have it by Christmas.", date(2022, 12, 25));
        check("You will have it before Christmas.", date(2022, 12, 24));
        check("within", None);
    }

    #[test]
    fn days_and_weeks_are_counted_from_the_meeting() {
        check("We will reply within 10 working days.", date(2022, 10, 13));
        check("We will reply within ten (10) working days.", date(2022, 10, 13));
        check("We will reply in two weeks.", date(2022, 10, 13));
        check("I will write within 14 days.", date(2022, 10, 13));
        check("I will write within fourteen days of the meeting.", date(2022, 10, 13));
        check("I will write in the next fortnight.", date(2022, 10, 13));
        check("I will write within 48 hours.", date(2022, 10, 1));
        check("I will write within a year.", date(2023, 9, 29));
        check("I will write within 7 working days.", date(2022, 10, 10));
    }

    #[test]
    fn the_end_of_a_month_a_quarter_or_a_year_is_a_day() {
        check("I will write by the end of the month.", date(2022, 9, 30));
        check("I will write by the end of next month.", date(2022, 10, 31));
        check("I will write by the end of the quarter.", date(2022, 9, 30));
        check("I will write by the end of next quarter.", date(2022, 12, 31));
        check("I will write before the end of the year.", date(2022, 12, 31));
        check("I will write by the end of this calendar year.", date(2022, 12, 31));
        check("I will write by the end of the financial year.", date(2023, 3, 31));
        check("I will write at the end of 2023.", date(2023, 12, 31));
        check("I will write by the end of the municipal year.", None);
        check("I will write by the end of the week.", None);
    }

    #[test]
    fn a_meeting_is_a_day_where_the_bodys_meetings_are_known() {
        check("I will write by the next meeting.", date(2022, 11, 17));
        check("I will report to the next meeting of the Panel.", date(2022, 11, 17));
        check("I will write before the November meeting.", date(2022, 11, 16));
        check("I will write by the Panel’s February meeting.", date(2023, 2, 2));
        check("I will write by the meeting in November.", date(2022, 11, 17));
        // Two meetings, none that is known, another body's.
        check("I will write by the March meeting.", None);
        check("I will write by the January meeting.", None);
        check("I will report to the next Cabinet meeting.", None);
        check("I will report to the next meeting of Example Council.", None);
        check("I will write by the meeting.", None);
        check("I will write by e-mail before the next meeting.", date(2022, 11, 16));
        check("I will write by the light of this meeting by 3 November.", date(2022, 11, 3));
        let unknown = Occasion { day: Some(date(2022, 9, 29)), body: "Panel", meetings: &[date(2023, 3, 30)] };
        assert_eq!(by_when("I will write by the next meeting.", unknown), None, "others may lie between");
        assert_eq!(by_when("I will write by the next meeting.", Occasion::default()), None);
    }

    #[test]
    fn what_names_no_day_has_none() {
        check("I will write on the flood of 3 May 2022.", None);
        check("I will write on the figures in May 2022.", None);
        check("I will write by 3 May 2022.", None);
        check("I will write in the new year.", None);
        check("I will write by spring.", None);
        check("I will write by early May.", None);
        check("I will write before the May elections.", None);
        check("I will write within 14 days of your letter.", None);
        check("I will write in a week or so.", None);
        check("I will write in a few weeks.", None);
        check("I can provide details.", None);
        check("I will look in detail at it.", None);
    }

    proptest! {
        #[test]
        fn no_words_are_too_strange_and_no_day_lies_before_the_meeting(
            words in prop::collection::vec("within|by|before|in|to|the|next|end|of|14|a|days|week|month|quarter|year|financial|November|meeting|Panel|or|2022|3|\\PC{0,6}", 0..12)
        ) {
            let found = read_in(&words.join(" "));
            prop_assert!(found.is_none_or(|day| day >= date(2022, 9, 28)));
        }
    }
}
