//! Days and times as people here write and read them, working days, and deadlines.
//!
//! Dates are civil ones. Only two things need a clock that changes in March and October: notice
//! that is counted in hours, and the calendar file.

mod britain;
mod deadline;
mod event;
mod explain;
mod holidays;
mod left;
mod notice;
mod weeks;
mod working;

pub use britain::in_britain;
pub use deadline::{Day, Deadline, Meeting, Reason, Role, Warning, deadline};
pub use event::{Event, calendar_file};
pub use explain::spoken;
pub use holidays::{Division, holiday, is_known, known_span};
pub use left::Left;
pub use notice::{Anchor, ClosedDay, Cutoff, Form, Notice, Published, Unit};
pub use weeks::{Week, weeks};
pub use working::{Closed, closed};

use jiff::civil::{Date, DateTime, Time};

/// "Thursday 3 December 2026".
pub fn long_date(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// "3 December 2026".
pub fn printed_date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "10:00".
pub fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// A day near today: without its year where that is this year's.
pub fn near_date(date: Date, today: Date) -> String {
    let form = if date.year() == today.year() { "%A %-d %B" } else { "%A %-d %B %Y" };
    date.strftime(form).to_string()
}

/// When something happened, seen from today: "today, 14:02", "yesterday", "12 September".
pub fn when(moment: DateTime, today: Date) -> String {
    let day = moment.date();
    if day == today {
        return format!("today, {}", clock(moment.time()));
    }
    if today.yesterday().is_ok_and(|yesterday| yesterday == day) {
        return "yesterday".to_owned();
    }
    let form = if day.year() == today.year() { "%-d %B" } else { "%-d %B %Y" };
    day.strftime(form).to_string()
}

/// A date as a browser's date field gives it, or as somebody may write it by hand: "2026-12-03",
/// "3/12/2026", "3 December 2026", "3rd December 2026", "Thursday 3 December 2026".
pub fn read_date(text: &str) -> Option<Date> {
    let text = text.trim().replace(',', "");
    let words: Vec<&str> = text.split_whitespace().map(without_ordinal).collect();
    let text = words.join(" ");
    let forms = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%A %d %B %Y", "%a %d %b %Y"];
    forms.iter().find_map(|form| Date::strptime(form, &text).ok())
}

/// "3" of "3rd".
fn without_ordinal(word: &str) -> &str {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    number.filter(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(word)
}

/// The months' names in small letters, in their order.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month, from 1, that a word in small letters names: in full, or by its first three or four letters.
pub(crate) fn month_named(word: &str) -> Option<i8> {
    let is = |name: &&str| *name == word || ((3..=4).contains(&word.len()) && name.starts_with(word));
    MONTHS.iter().position(is).and_then(|place| i8::try_from(place + 1).ok())
}

/// A time as a browser's time field gives it, or as somebody may write it by hand: "10:00", "10.00".
pub fn read_time(text: &str) -> Option<Time> {
    let text = text.trim().replace('.', ":");
    ["%H:%M", "%H:%M:%S"].iter().find_map(|form| Time::strptime(form, &text).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn dates_are_written_as_people_here_write_them() {
        assert_eq!(long_date(date(2026, 12, 3)), "Thursday 3 December 2026");
        assert_eq!(near_date(date(2026, 12, 3), date(2026, 11, 23)), "Thursday 3 December");
        assert_eq!(near_date(date(2027, 1, 7), date(2026, 11, 23)), "Thursday 7 January 2027");
        assert_eq!(clock(time(9, 5, 0, 0)), "09:05");
    }

    #[test]
    fn what_happened_is_told_from_today() {
        let today = date(2026, 11, 23);
        let check = |moment: DateTime, expected: &str| assert_eq!(when(moment, today), expected);
        check(today.at(14, 2, 0, 0), "today, 14:02");
        check(date(2026, 11, 22).at(14, 2, 0, 0), "yesterday");
        check(date(2026, 9, 12).at(14, 2, 0, 0), "12 September");
        check(date(2025, 9, 12).at(14, 2, 0, 0), "12 September 2025");
    }

    #[test]
    fn dates_and_times_are_read_as_they_may_be_written() {
        let expected = Some(date(2026, 12, 3));
        for text in
            ["2026-12-03", "3/12/2026", "03/12/2026", " 3 December 2026 ", "3rd Dec 2026", "Thursday, 3 December 2026"]
        {
            assert_eq!(read_date(text), expected, "{text}");
        }
        for text in ["", "31/2/2026", "December", "3 December"] {
            assert_eq!(read_date(text), None, "{text}");
        }
        assert_eq!(read_time("10.30"), Some(time(10, 30, 0, 0)));
        assert_eq!(read_time("25:00"), None);
    }
}
