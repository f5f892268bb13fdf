//! The day by which something is promised, as a sentence says it.
//!
//! A day is given only where it follows from the words, the calendar and the body's meetings. "By spring", "in the new
//! year" and "within 14 days of your letter" name none, so they stay words: no day is made up for them.

use jiff::ToSpan;
use jiff::civil::Date;

use super::counted::counted;
use super::next_meeting::{Read, meeting};
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

/// How a day is led in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Within,
    By,
    Before,
    In,
    On,
    Over,
    /// Only a meeting or an end is told after it.
    At,
}

/// What tells a day surely, the longer before the shorter.
const SURE: [(&[&str], Lead); 11] = [
    (&["on", "or", "before"], Lead::By),
    (&["by", "or", "before"], Lead::By),
    (&["no", "later", "than"], Lead::By),
    (&["not", "later", "than"], Lead::By),
    (&["in", "advance", "of"], Lead::Before),
    (&["ahead", "of"], Lead::Before),
    (&["prior", "to"], Lead::Before),
    (&["within"], Lead::Within),
    (&["by"], Lead::By),
    (&["before"], Lead::Before),
    (&["until"], Lead::By),
];

/// What may speak of the matter itself.
const LIKELY: [(&[&str], Lead); 4] =
    [(&["in"], Lead::In), (&["during"], Lead::In), (&["on"], Lead::On), (&["over"], Lead::Over)];

const LOOSE: [(&[&str], Lead); 3] = [(&["at"], Lead::At), (&["to"], Lead::At), (&["for"], Lead::At)];

/// The day by which something is promised. "By" and "within" tell it more surely than "in" and "on", which may speak of
/// the matter itself; after "at" and "to" only a meeting or an end tells it. A day before the meeting is the matter's.
pub(super) fn by_when(sentence: &str, said: Occasion<'_>) -> Option<Date> {
    let words: Vec<&str> = sentence.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let ways: [&dyn Fn() -> Read; 4] =
        [&|| led(&SURE, &words, said), &|| tomorrow(&words, said.day), &|| led(&LIKELY, &words, said), &|| {
            led(&LOOSE, &words, said)
        }];
    match ways.iter().fold(Read::Nothing, |found, way| found.or(way)) {
        Read::Day(day) => Some(day),
        Read::Open | Read::Nothing => None,
    }
}

/// The first day that some prepositions lead in and that does not lie before the meeting.
fn led(leads: &[(&[&str], Lead)], words: &[&str], said: Occasion<'_>) -> Read {
    for at in 0..words.len() {
        let (before, here) = words.split_at(at);
        let Some((phrase, lead)) = leads.iter().find(|(phrase, _)| begins_with(here, phrase)) else { continue };
        let found = read(*lead, before, here.get(phrase.len()..).unwrap_or_default(), said);
        match found {
            Read::Day(day) if said.day.is_some_and(|said_on| day < said_on) => {}
            Read::Nothing => {}
            found => return found,
        }
    }
    Read::Nothing
}

fn begins_with(words: &[&str], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, own)| word.eq_ignore_ascii_case(own))
}

/// "I will write tomorrow"; what goes on from tomorrow has no such day.
fn tomorrow(words: &[&str], said_on: Option<Date>) -> Read {
    let Some(at) = words.iter().position(|word| word.eq_ignore_ascii_case("tomorrow")) else { return Read::Nothing };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    if before.is_some_and(|word| is_any(word, &["from", "after", "since", "of", "about", "on", "for"])) {
        return Read::Nothing;
    }
    Read::from(said_on.and_then(|said_on| said_on.tomorrow().ok()))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|mark: char| !mark.is_alphanumeric())
}

/// What stands after a preposition. `before` are the words of the sentence that stand before it.
fn read(lead: Lead, before: &[&str], words: &[&str], said: Occasion<'_>) -> Read {
    let of_act = || belongs_to_act(before);
    let counted = || match lead {
        Lead::Within | Lead::In => counted(words, false, said.day),
        Lead::Over if of_act() => counted(words, true, said.day),
        _ => Read::Nothing,
    };
    let dated = || match lead {
        Lead::At | Lead::Over => Read::Nothing,
        Lead::In | Lead::On if !of_act() => Read::Nothing,
        _ => dated(lead, words, said.day),
    };
    match counted().or(|| meeting(words, said)).or(|| end(words, said.day)).or(dated) {
        // What is due before a meeting or a day is due the day before; "before the end" is still that end.
        Read::Day(day) if lead == Lead::Before && !names_end(words) => Read::from(day.yesterday().ok()),
        found => found,
    }
}

/// Words that lead in what is promised about: a month after them may be the matter's.
const MATTER: [&str; 26] = [
    "on",
    "of",
    "about",
    "for",
    "regarding",
    "concerning",
    "into",
    "at",
    "from",
    "since",
    "after",
    "between",
    "that",
    "which",
    "who",
    "when",
    "where",
    "whether",
    "how",
    "why",
    "what",
    "if",
    "because",
    "was",
    "were",
    "did",
];

/// Words that something is promised with.
const WILLING: [&str; 12] =
    ["will", "shall", "can", "happy", "glad", "pleased", "intend", "aim", "plan", "hope", "undertake", "promise"];

/// Whether what follows some words tells when something is done, and not of which time it speaks: "I will report to the
/// Panel in May" and not "I will send details of the closure in May". Where it could be either it is not.
fn belongs_to_act(before: &[&str]) -> bool {
    let is_willing = |word: &str| is_any(word, &WILLING) || word.ends_with("’ll") || word.ends_with("'ll");
    let Some(at) = before.iter().rposition(|word| is_willing(word) || is_any(word, &MATTER)) else {
        return before.is_empty();
    };
    let (head, after) = before.split_at(at);
    let [tells, after @ ..] = after else { return head.is_empty() };
    if !is_willing(tells) {
        // "I will report back on this in May"
        return matches!(after, [only] if is_any(only, &["this", "it", "these", "them"]));
    }
    // "will be published in May", but not "will send the figures published in May".
    let is_of_figures = after.last().is_some_and(|word| word.ends_with("ed"));
    !is_of_figures || after.iter().any(|word| is_any(word, &["be", "have"]))
}

pub(super) fn is_any(word: &str, of: &[&str]) -> bool {
    of.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The words without those at their start that are among some.
pub(super) fn without<'a, 'b>(words: &'a [&'b str], skipped: &[&str]) -> &'a [&'b str] {
    let count = words.iter().take_while(|word| is_any(word, skipped)).count();
    words.get(count..).unwrap_or_default()
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
fn dated(lead: Lead, words: &[&str], said_on: Option<Date>) -> Read {
    let rest = without(words, &BEFORE_DAY);
    let skipped = words.get(..words.len() - rest.len()).unwrap_or_default();
    if let [feast, after @ ..] = rest
        && feast.eq_ignore_ascii_case("christmas")
    {
        let is_named_after = skipped.last().is_some_and(|word| word.eq_ignore_ascii_case("the"));
        return Read::from(said_on.filter(|_| !is_named_after).and_then(|said_on| christmas(after, said_on)));
    }
    let Some((when, taken)) = read_when(rest) else { return Read::Nothing };
    if is_one_of_several(rest.get(taken..).unwrap_or_default()) {
        return Read::Open;
    }
    // Before a month is before its first day; by a month is by its last. "The May elections" are no month.
    let is_before = lead == Lead::Before && !names_end(words);
    let of_month = |date: Date| if is_before { date } else { date.last_of_month() };
    let is_named_after = skipped.last().is_some_and(|word| word.eq_ignore_ascii_case("the"));
    Read::from(match when {
        When::Day(date) => Some(date),
        When::DayOfYear(month, day) => {
            said_on.and_then(|said_on| soon(said_on, next(said_on, |year| Date::new(year, month, day).ok())))
        }
        When::Month(..) if lead == Lead::On => return Read::Nothing,
        When::Month(..) if is_named_after => None,
        When::Month(month, Some(year)) => Date::new(year, month, 1).ok().map(of_month),
        When::Month(month, None) => said_on
            .and_then(|said_on| soon(said_on, next(said_on, |year| Date::new(year, month, 1).ok().map(of_month)))),
        When::LastMeeting => None,
    })
}

/// What may come after a feast that stands for its day. Before anything else it only names what is meant: "the Christmas
/// lights", "Christmas Eve".
const AFTER_FEAST: [&str; 42] = [
    "day", "and", "but", "or", "so", "if", "then", "when", "as", "at", "by", "for", "from", "in", "on", "of", "to",
    "with", "which", "that", "this", "because", "unless", "i", "we", "you", "he", "she", "it", "they", "the", "a",
    "an", "our", "my", "your", "their", "his", "her", "its", "all", "officers",
];

/// The Christmas that is meant, where it is the day itself.
fn christmas(after: &[&str], said_on: Date) -> Option<Date> {
    let Some(word) = after.first() else { return next(said_on, |year| Date::new(year, 12, 25).ok()) };
    match word.parse() {
        Ok(year) if word.len() == 4 => Date::new(year, 12, 25).ok(),
        _ if is_any(word, &AFTER_FEAST) => next(said_on, |year| Date::new(year, 12, 25).ok()),
        _ => None,
    }
}

/// Whether a day or month goes on with another: "in December or January" names no last day.
fn is_one_of_several(after: &[&str]) -> bool {
    let [joint, rest @ ..] = after else { return false };
    is_any(joint, &["or", "and", "to"]) && read_when(without(rest, &BEFORE_DAY)).is_some()
}

/// A day without its year is believed where it is so few days away: "by 1 November", said on 14 November, may be a slip.
const YEAR_IS_PLAIN: i32 = 300;

fn soon(said_on: Date, day: Option<Date>) -> Option<Date> {
    day.filter(|day| said_on.until(*day).is_ok_and(|span| span.get_days() <= YEAR_IS_PLAIN))
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
        check("I will write before Christmas and say why.", date(2022, 12, 24));
        check("By Christmas the report will be published.", date(2022, 12, 25));
        check("By Christmas Day I will write.", date(2022, 12, 25));
        check("You will have it by Christmas 2023.", date(2023, 12, 25));
        check("I will see that it is swept before the Christmas lights are switched on.", None);
        check("I will see that it is swept before Christmas lights are switched on.", None);
        check("I will write by Christmas Eve.", None);
        check("I will write before the Christmas break.", None);
        check("I will write before Easter.", None);
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

    #[test]
    fn other_ways_to_name_a_day_are_read() {
        check("I will write on or before 1 December.", date(2022, 12, 1));
        check("I will write no later than 1 December.", date(2022, 12, 1));
        check("I will write not later than Friday 2 December 2022.", date(2022, 12, 2));
        check("I will write no later than the end of October.", date(2022, 10, 31));
        check("I will write in a month’s time.", date(2022, 10, 29));
        check("I will write in two weeks' time.", date(2022, 10, 13));
        check("I will write over the next two weeks.", date(2022, 10, 13));
        check("I will write tomorrow.", date(2022, 9, 30));
        check("I will write by tomorrow.", date(2022, 9, 30));
        check("I will write ahead of the November meeting.", date(2022, 11, 16));
        check("I will write prior to the next meeting.", date(2022, 11, 16));
        check("From tomorrow I will publish them.", None);
        check("I will explain a month’s delay within a month’s delay.", None);
        check("I will report on the works planned over the next two years.", None);
    }

    #[test]
    fn a_month_of_the_matter_is_no_day() {
        check("I will write on the closure of the pool in May.", None);
        check("I will provide details for the floods in November.", None);
        check("I will send the figures published in October.", None);
        check("The figures in November will be provided.", None);
        check("I will write on October.", None);
        check("I will write on what happened on 3 November.", None);
        check("In November I will write.", date(2022, 11, 30));
        check("I will report back on this in November.", date(2022, 11, 30));
        check("Officers will report to the Panel during November.", date(2022, 11, 30));
        check("It will be published in November.", date(2022, 11, 30));
        check("We’ll write to you on 3 November.", date(2022, 11, 3));
    }

    #[test]
    fn a_time_that_may_be_another_is_no_day() {
        check("I will write in December or January.", None);
        check("I will write by 1 December or 1 January.", None);
        check("I will write by 28 September.", None);
        check("I will write in August.", None);
        check("I will write by August 2023.", date(2023, 8, 31));
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
