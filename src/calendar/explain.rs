//! A deadline in words: the rule as a sentence, how it was counted, and what to say with it.

use jiff::civil::{Date, Time};

use super::deadline::{Day, Deadline, Meeting, Role, Warning};
use super::holidays::known_span;
use super::notice::{Anchor, Cutoff, Form, Notice, Unit};
use crate::named::Named;
use crate::text::{join, plural};

/// "noon", "10 am", "8.30 am", "midnight at the start of the day".
pub fn spoken(time: Time) -> String {
    let half = if time.hour() < 12 { "am" } else { "pm" };
    let hour = (time.hour() + 11) % 12 + 1;
    match (time.hour(), time.minute()) {
        (12, 0) => "noon".to_owned(),
        (0, 0) => "midnight at the start of the day".to_owned(),
        (_, 0) => format!("{hour} {half}"),
        (_, minute) => format!("{hour}.{minute:02} {half}"),
    }
}

/// "Wed 13 Feb 2019".
fn short(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

impl Cutoff {
    /// "noon on Wednesday 25 November 2026", or the day alone where no time is stated.
    pub fn words(self) -> String {
        let day = super::long_date(self.date);
        self.time.map_or_else(|| day.clone(), |time| format!("{} on {day}", spoken(time)))
    }
}

impl Notice {
    /// The sentence that the rule makes: "Notice must be in by noon, 5 clear working days before the
    /// meeting."
    pub fn sentence(&self) -> String {
        match &self.form {
            Form::None => "No notice is needed.".to_owned(),
            Form::Before { count: 0, unit, clock } if !unit.is_clear() => {
                must_be_in(&on("on the day of the meeting", *clock), *clock)
            }
            Form::Before { count, unit, clock } => must_be_in(&days_before(*count, *unit, *clock), *clock),
            Form::Hours { minutes } => {
                format!("Notice must be in {} before the meeting starts.", hours(*minutes))
            }
            Form::Weekday { day, anchor, weeks, clock } => {
                must_be_in(&on(&weekday(day.words(), *anchor, *weeks), *clock), *clock)
            }
            Form::Dated { clock, .. } => must_be_in(&on("on the date printed for each meeting", *clock), *clock),
        }
    }
}

fn must_be_in(when: &str, clock: Option<Time>) -> String {
    let untimed = if clock.is_none() { "; no time of day is stated" } else { "" };
    format!("Notice must be in {when}{untimed}.")
}

fn on(day: &str, clock: Option<Time>) -> String {
    clock.map_or_else(|| day.to_owned(), |time| format!("by {} {day}", spoken(time)))
}

/// "5 clear working days".
fn days(count: u16, unit: Unit) -> String {
    format!("{count} {}", if count == 1 { unit.words().trim_end_matches('s') } else { unit.words() })
}

fn days_before(count: u16, unit: Unit, clock: Option<Time>) -> String {
    let before = format!("{} before the meeting", days(count, unit));
    clock.map_or_else(|| before.clone(), |time| format!("by {}, {before}", spoken(time)))
}

/// "48 hours", "half an hour", "90 minutes".
fn hours(minutes: u32) -> String {
    match minutes {
        30 => "half an hour".to_owned(),
        _ if minutes.is_multiple_of(60) => plural(minutes as usize / 60, "hour"),
        _ => plural(minutes as usize, "minute"),
    }
}

fn weekday(day: &str, anchor: Anchor, weeks: u16) -> String {
    match (anchor, weeks) {
        (Anchor::Preceding, 0 | 1) => format!("on the {day} before the meeting"),
        (Anchor::Preceding, weeks) => format!("on the {day} before the meeting, the {} such day back", ordinal(weeks)),
        (Anchor::WeekBefore, 0) => format!("on the {day} of the meeting’s week"),
        (Anchor::WeekBefore, 1) => format!("on the {day} of the week before the meeting’s week"),
        (Anchor::WeekBefore, weeks) => format!("on the {day} of the week {weeks} weeks before the meeting’s week"),
    }
}

/// "2nd", "3rd", "11th".
fn ordinal(number: u16) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Which day a count ends on.
fn last_day(unit: Unit) -> &'static str {
    match unit {
        Unit::ClearWorkingDay => "The working day before all that count",
        Unit::ClearDay => "The day before all that count",
        Unit::WorkingDay | Unit::CalendarDay => "The earliest that counts",
    }
}

impl Day {
    /// The day in words for a list: "Monday 25 May 2020: not counted, Spring bank holiday".
    pub fn words(&self) -> String {
        format!("{}: {}", super::long_date(self.date), self.what())
    }

    /// What the count did with the day: "not counted, Spring bank holiday".
    pub fn what(&self) -> String {
        let what = match self.role {
            Role::End if self.is_cut_off => "the deadline, not counted itself".to_owned(),
            Role::End => "the meeting, not counted itself".to_owned(),
            Role::Counted(number) if self.is_cut_off => format!("day {number}, the deadline"),
            Role::Counted(number) => format!("day {number}"),
            Role::LeftOut => "not counted".to_owned(),
            Role::Between if self.is_cut_off => "the deadline".to_owned(),
            Role::Between => "between".to_owned(),
        };
        let closed = self.closed.map(|closed| format!(", {}", closed.words())).unwrap_or_default();
        format!("{what}{closed}")
    }
}

impl Deadline {
    /// How the deadline was counted, in one or two sentences.
    pub fn explanation(&self, notice: Option<&Notice>, meeting: Meeting) -> String {
        let (Ok(cutoff), Some(notice)) = (self.by_rule, notice) else {
            return self.by_rule.err().map(|reason| reason.sentence().to_owned()).unwrap_or_default();
        };
        let from = short(meeting.date);
        let at = cutoff.words();
        match &notice.form {
            Form::Before { count: 0, unit, .. } if !unit.is_clear() => {
                format!("The deadline is on the day of the meeting itself: {at}.")
            }
            Form::Before { unit, .. } => {
                let counted = self.counted();
                let which = last_day(*unit);
                format!("Counting back from {from}, which does not count: {counted}. {which} is the deadline: {at}.")
            }
            Form::Hours { minutes } => {
                let start = meeting.time.map(|time| format!(" at {}", spoken(time))).unwrap_or_default();
                format!("{} back from the start on {from}{start}, weekends included: {at}.", hours(*minutes))
            }
            Form::Weekday { .. } => format!("Reckoned from the meeting on {from}: {at}."),
            Form::Dated { .. } => format!("The date that the body printed for the meeting on {from}: {at}."),
            Form::None => String::new(),
        }
    }

    /// The days that count, and those left out with their reasons.
    fn counted(&self) -> String {
        let counted = self.days.iter().filter(|day| matches!(day.role, Role::Counted(_))).map(|day| short(day.date));
        let counted: Vec<String> = counted.collect();
        let left_out = self.left_out().map(|day| {
            let why = day.closed.map_or("closed", super::Closed::words);
            format!("{} ({why})", short(day.date))
        });
        let left_out: Vec<String> = left_out.collect();
        let counted = if counted.is_empty() { "no day is counted".to_owned() } else { join(&counted, "and") };
        if left_out.is_empty() { counted } else { format!("{counted}. Left out: {}", join(&left_out, "and")) }
    }

    /// What to say with the deadline about one of its warnings.
    pub fn warning_sentence(&self, warning: Warning) -> String {
        let day = self.by_rule.ok();
        let named = day.map(|day| super::long_date(day.date)).unwrap_or_default();
        match warning {
            Warning::BeyondHolidayData => {
                let (from, to) = known_span();
                format!(
                    "Bank holidays are known from {} to {} only, so this deadline is provisional: ask the clerk.",
                    from.year(),
                    to.year()
                )
            }
            Warning::ClosedDay => {
                let last = self.days.iter().find(|day| day.is_cut_off).and_then(|day| day.closed);
                let why = last.map(|closed| format!(" ({})", closed.words())).unwrap_or_default();
                format!("The deadline, {named}{why}, is not a working day: the office may be shut, so send it before.")
            }
            Warning::ClockChange => {
                "The clocks change before the meeting, and the hours are counted as they pass: send it an hour early to be safe.".to_owned()
            }
            Warning::PublishedDisagrees => self.disagreement(),
        }
    }

    fn disagreement(&self) -> String {
        let words = |cutoff: Option<Cutoff>| cutoff.map(Cutoff::words).unwrap_or_default();
        let why = match self.other_count {
            Some((count, unit)) => {
                format!("It would follow from {}, so the body may count its days in that way", days(count, unit))
            }
            None => {
                "The body may count its days in another way, or have a closed day that is not known here".to_owned()
            }
        };
        format!(
            "The rule gives {}, but the published deadline is {}, {}. {why}: keep to the earlier until the clerk says.",
            words(self.by_rule.ok()),
            words(self.published),
            self.apart()
        )
    }

    /// How far the published deadline is from that of the rule: "1 day later".
    fn apart(&self) -> String {
        let (Ok(rule), Some(published)) = (self.by_rule, self.published) else { return String::new() };
        let days = rule.date.until(published.date).map_or(0, |span| span.get_days());
        match days {
            0 => "at another time of that day".to_owned(),
            later if later > 0 => format!("{} later", plural(later.unsigned_abs() as usize, "day")),
            earlier => format!("{} earlier", plural(earlier.unsigned_abs() as usize, "day")),
        }
    }
}

impl Warning {
    /// The warning in a few words, where there is no room for the whole.
    pub fn brief(self) -> &'static str {
        match self {
            Warning::BeyondHolidayData => "Provisional: bank holidays are not known that far.",
            Warning::ClosedDay => "The office may be shut that day.",
            Warning::ClockChange => "The clocks change before the meeting.",
            Warning::PublishedDisagrees => "The rule and the published deadline differ.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, time};

    #[test]
    fn every_form_of_notice_makes_its_sentence() {
        let check = |form: Form, expected: &str| assert_eq!(Notice::of(form).sentence(), expected);
        let at = |hour, minute| Some(time(hour, minute, 0, 0));
        let before = |count, unit, clock| Form::Before { count, unit, clock };
        let weekday = |day, anchor, weeks, clock| Form::Weekday { day, anchor, weeks, clock };
        check(
            before(5, Unit::ClearWorkingDay, at(12, 0)),
            "Notice must be in by noon, 5 clear working days before the meeting.",
        );
        check(
            before(1, Unit::WorkingDay, None),
            "Notice must be in 1 working day before the meeting; no time of day is stated.",
        );
        check(before(0, Unit::WorkingDay, at(9, 30)), "Notice must be in by 9.30 am on the day of the meeting.");
        check(before(7, Unit::CalendarDay, at(17, 0)), "Notice must be in by 5 pm, 7 days before the meeting.");
        check(Form::Hours { minutes: 2_880 }, "Notice must be in 48 hours before the meeting starts.");
        check(Form::Hours { minutes: 30 }, "Notice must be in half an hour before the meeting starts.");
        check(
            weekday(Weekday::Friday, Anchor::Preceding, 1, at(12, 0)),
            "Notice must be in by noon on the Friday before the meeting.",
        );
        check(
            weekday(Weekday::Monday, Anchor::WeekBefore, 1, at(12, 0)),
            "Notice must be in by noon on the Monday of the week before the meeting’s week.",
        );
        check(
            weekday(Weekday::Friday, Anchor::Preceding, 2, None),
            "Notice must be in on the Friday before the meeting, the 2nd such day back; no time of day is stated.",
        );
        check(
            Form::Dated { dates: Vec::new(), clock: at(8, 30) },
            "Notice must be in by 8.30 am on the date printed for each meeting.",
        );
        check(Form::None, "No notice is needed.");
    }

    #[test]
    fn times_are_spoken_as_standing_orders_write_them() {
        let spoken = |hour, minute| spoken(time(hour, minute, 0, 0));
        assert_eq!(spoken(0, 5), "12.05 am");
        assert_eq!(spoken(12, 30), "12.30 pm");
        assert_eq!(spoken(23, 59), "11.59 pm");
        assert_eq!(spoken(0, 0), "midnight at the start of the day");
    }
}
