//! A length of time that is promised, counted from the meeting: "within 10 working days", "in a month's time".

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::by_when::{is_any, without};
use super::next_meeting::Read;
use crate::calendar::{Division, Form, Notice, closed};

/// "within 10 working days", "in the next two weeks". What is counted from something else than the meeting is open.
/// After "over" only what is coming is counted, so `is_coming_only`: "over two weeks" may be the matter's own length.
pub(super) fn counted(words: &[&str], is_coming_only: bool, said_on: Option<Date>) -> Read {
    let is_coming = |word: &&str| is_any(word, &["next", "coming", "following"]);
    if is_coming_only && !without(words, &["the"]).first().is_some_and(is_coming) {
        return Read::Nothing;
    }
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
    // "in a month's time"
    let owned = unit.strip_suffix("’s").or_else(|| unit.strip_suffix("'s"));
    if owned.is_some() && !after.first().is_some_and(|word| word.eq_ignore_ascii_case("time")) {
        return Read::Nothing;
    }
    let unit = owned.unwrap_or(unit);
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
