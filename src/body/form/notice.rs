//! By when, with the days on which the office is shut and the deadlines that were printed.

#![expect(unreachable_pub, reason = "the macro of choices makes them public")]

use jiff::civil::{Date, Time, Weekday};

use super::pen::{List, Pen};
use crate::body::Urgent;
use crate::calendar::{Anchor, ClosedDay, Cutoff, Form, Notice, Published, Unit};
use crate::named::{Named, choices};

/// A year of days, 10,000 hours and a year of weeks: what files may hold.
const MOST_DAYS: u32 = 366;
const MOST_MINUTES: u32 = 600_000;
const MOST_WEEKS: u32 = 52;

choices! {
    /// The forms of notice, to choose from.
    Sort {
        /// Days before the meeting.
        Before = "before", "A number of days before the meeting";
        /// Hours before it starts.
        Hours = "hours", "A number of hours before the meeting starts";
        /// A day of the week.
        Weekday = "weekday", "On a day of the week, such as the Friday before";
        /// Printed for each meeting.
        Dated = "dated", "On a date that is printed for each meeting";
        /// None.
        None = "none", "No notice is needed";
    }
}

impl Sort {
    fn of(form: &Form) -> Self {
        match form {
            Form::Before { .. } => Sort::Before,
            Form::Hours { .. } => Sort::Hours,
            Form::Weekday { .. } => Sort::Weekday,
            Form::Dated { .. } => Sort::Dated,
            Form::None => Sort::None,
        }
    }

    /// A form of this sort to begin with; a time of day that was stated stays.
    fn begun(self, clock: Option<Time>) -> Form {
        match self {
            Sort::Before => Form::Before { count: 1, unit: Unit::ClearWorkingDay, clock },
            Sort::Hours => Form::Hours { minutes: 24 * 60 },
            Sort::Weekday => Form::Weekday { day: Weekday::Friday, anchor: Anchor::Preceding, weeks: 1, clock },
            Sort::Dated => Form::Dated { dates: Vec::new(), clock },
            Sort::None => Form::None,
        }
    }
}

fn clock_of(form: &Form) -> Option<Time> {
    match form {
        Form::Before { clock, .. } | Form::Weekday { clock, .. } | Form::Dated { clock, .. } => *clock,
        Form::Hours { .. } | Form::None => None,
    }
}

/// The rule itself.
pub(super) fn notice(pen: &mut Pen, (key, name): (&str, &str), rule: &mut Option<Notice>) {
    let before = rule.as_ref().map(|rule| Sort::of(&rule.form));
    let mut sort = before;
    pen.maybe(key, name, &mut sort);
    let Some(chosen) = sort else {
        *rule = None;
        return;
    };
    let rule = rule.get_or_insert_with(|| Notice::of(Form::None));
    if before != sort {
        rule.form = chosen.begun(clock_of(&rule.form));
    }
    form(pen, key, &mut rule.form);
}

fn form(pen: &mut Pen, key: &str, form: &mut Form) {
    let of = |part: &str| format!("{key}.{part}");
    match form {
        Form::Before { count, unit, clock } => {
            short_count(pen, &of("count"), "How many days", count, MOST_DAYS);
            pen.choice(&of("unit"), "Of which days", unit);
            pen.time(&of("clock"), TIME, clock);
        }
        Form::Hours { minutes } => pen.hours(&of("hours"), "How many hours", minutes, MOST_MINUTES),
        Form::Weekday { day, anchor, weeks, clock } => {
            pen.choice(&of("day"), "Day of the week", day);
            pen.choice(&of("anchor"), "How it is reckoned", anchor);
            short_count(pen, &of("weeks"), "How many such days or weeks back", weeks, MOST_WEEKS);
            pen.time(&of("clock"), TIME, clock);
        }
        Form::Dated { clock, .. } => pen.time(&of("clock"), TIME, clock),
        Form::None => {}
    }
}

const TIME: &str = "Time of day, if one is stated";

fn short_count(pen: &mut Pen, key: &str, name: &str, value: &mut u16, most: u32) {
    let mut wide = u32::from(*value);
    pen.count(key, name, &mut wide, most);
    *value = u16::try_from(wide).unwrap_or(*value);
}

/// The weekend and the office's own closed days.
pub(super) fn closed_days(pen: &mut Pen, key: &str, rule: Option<&mut Notice>) {
    let Some(rule) = rule else { return };
    for day in Weekday::ALL {
        let mut is_off = rule.weekend.contains(day);
        let name = format!("{} is never a working day", day.words());
        pen.tick(&format!("{key}.weekend.{}", day.name()), &name, &mut is_off);
        if is_off != rule.weekend.contains(day) {
            rule.weekend.retain(|other| other != day);
            rule.weekend.extend(is_off.then_some(*day));
        }
    }
    let read = |text: &str| {
        ClosedDay::read(text).or_else(|| read_words(text)).ok_or_else(|| {
            format!("“{text}” is no day: write it like 29 December 2026, or 24 December for every year.")
        })
    };
    pen.listed((&format!("{key}.closed"), "Other closed days, one on each line"), &mut rule.closed, read, |day| {
        day.words()
    });
}

/// A day as people write it: "29 December 2026", or "24 December" and "24 December every year".
fn read_words(text: &str) -> Option<ClosedDay> {
    if let Some(day) = crate::calendar::read_date(text) {
        return Some(ClosedDay::Once(day));
    }
    let day = text.trim().trim_end_matches("every year").trim();
    // A leap year, so that 29 February can be named.
    let day = crate::calendar::read_date(&format!("{day} 2000"))?;
    Some(ClosedDay::Yearly(day.month(), day.day()))
}

/// The deadlines that were printed. Where the body prints one for each meeting, they are the rule itself.
pub(super) fn published(pen: &mut Pen, rule: Option<&mut Notice>) {
    let Some(rule) = rule else { return };
    let list = match &mut rule.form {
        Form::Dated { dates, .. } => {
            dates.append(&mut rule.published);
            dates
        }
        _ => &mut rule.published,
    };
    let blank = |text: &str| {
        let meeting: Date = crate::calendar::read_date(text)?;
        Some(Published { meeting, at: Cutoff { date: meeting, time: None } })
    };
    let named = List { key: "published", one: "published deadline", begins_with: Some("Day of the meeting") };
    pen.rows(named, list, blank, |pen, key, row| {
        pen.day(&format!("{key}.meeting"), "For the meeting on", &mut row.meeting);
        pen.day(&format!("{key}.date"), "Deadline that was printed", &mut row.at.date);
        pen.time(&format!("{key}.time"), TIME, &mut row.at.time);
    });
}

/// What is allowed later.
pub(super) fn urgent(pen: &mut Pen, rule: &mut Option<Urgent>) {
    let mut is_allowed = rule.is_some();
    pen.tick("urgent", "Urgent questions may come later", &mut is_allowed);
    if !is_allowed {
        *rule = None;
        return;
    }
    let rule = rule.get_or_insert_with(|| Urgent { notice: None, consents: Vec::new() });
    notice(pen, ("urgent.notice", "How their notice is reckoned"), &mut rule.notice);
    pen.lines("urgent.consents", "Who must agree, one on each line", &mut rule.consents);
}
