//! A calendar file for a deadline and its meeting: iCalendar, RFC 5545.
//!
//! Times are written in UTC. A time without a zone would move when the calendar is read abroad, and
//! one with a zone needs the zone's rules in the file, which calendars read unequally; the
//! conversion from UTC is the one thing that all do alike. A day without a time is an all-day event.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::britain::moment;
use super::notice::Cutoff;

/// One entry of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same each time that the file is made, so that a calendar renews the entry.
    pub id: String,
    /// When it is, local time.
    pub at: Cutoff,
    /// What the calendar shows.
    pub title: String,
    /// More words, for instance how the deadline was counted.
    pub notes: String,
    /// Whether it reminds: a day before a time, or at nine on the day before a whole day.
    pub alarm: bool,
}

/// The text of a calendar file. `made_at` is the moment that it is made.
pub fn calendar_file(events: &[Event], made_at: Timestamp) -> String {
    let mut file = String::new();
    let opening =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Question Desk//Question Desk//EN", "CALSCALE:GREGORIAN"];
    opening.iter().for_each(|line| push(&mut file, line));
    events.iter().for_each(|event| push_event(&mut file, event, made_at));
    push(&mut file, "END:VCALENDAR");
    file
}

fn push_event(file: &mut String, event: &Event, made_at: Timestamp) {
    push(file, "BEGIN:VEVENT");
    push(file, &format!("UID:{}@question-desk", escaped(&event.id)));
    push(file, &format!("DTSTAMP:{}", utc(made_at)));
    push_when(file, event.at);
    push(file, &format!("SUMMARY:{}", escaped(&event.title)));
    if !event.notes.trim().is_empty() {
        push(file, &format!("DESCRIPTION:{}", escaped(&event.notes)));
    }
    // The entry reminds and does not make the person look busy.
    push(file, "TRANSP:TRANSPARENT");
    if event.alarm {
        let trigger = if event.at.time.is_some() { "-P1D" } else { "-PT15H" };
        let alarm = ["BEGIN:VALARM", "ACTION:DISPLAY"];
        alarm.iter().for_each(|line| push(file, line));
        push(file, &format!("TRIGGER:{trigger}"));
        push(file, &format!("DESCRIPTION:{}", escaped(&event.title)));
        push(file, "END:VALARM");
    }
    push(file, "END:VEVENT");
}

fn push_when(file: &mut String, at: Cutoff) {
    let start = at.time.and_then(|time| moment(at.date.to_datetime(time)));
    match start {
        Some(start) => push(file, &format!("DTSTART:{}", utc(start))),
        None => {
            let end = at.date.checked_add(1.day()).unwrap_or(at.date);
            push(file, &format!("DTSTART;VALUE=DATE:{}", basic(at.date)));
            push(file, &format!("DTEND;VALUE=DATE:{}", basic(end)));
        }
    }
}

fn basic(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as RFC 5545 section 3.3.11 writes it. Control characters, which it forbids, become spaces.
fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for mark in text.replace("\r\n", "\n").chars() {
        match mark {
            '\\' | ';' | ',' => plain.extend(['\\', mark]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => plain.push_str("\\n"),
            mark if mark.is_control() => plain.push(' '),
            mark => plain.push(mark),
        }
    }
    plain
}

/// Adds a line, folded so that none is longer than 75 bytes, and never within a character.
fn push(file: &mut String, line: &str) {
    let mut length = 0;
    for mark in line.chars() {
        if length + mark.len_utf8() > 75 {
            file.push_str("\r\n ");
            length = 1;
        }
        length += mark.len_utf8();
        file.push(mark);
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(at: &str, title: &str) -> Event {
        let at = Cutoff::read(at).unwrap();
        Event { id: "deadline-1".into(), at, title: title.into(), notes: "One, two;\nthree".into(), alarm: true }
    }

    fn made(event: Event) -> String {
        calendar_file(&[event], "2026-11-01T09:00:00Z".parse().unwrap())
    }

    #[test]
    fn a_deadline_in_summer_is_written_in_utc_with_an_alarm_a_day_before() {
        let file = made(event("2026-07-01T12:00", "Deadline"));
        assert_eq!(
            file.replace("\r\n", "\n"),
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Question Desk//Question Desk//EN\nCALSCALE:GREGORIAN\n\
             BEGIN:VEVENT\nUID:deadline-1@question-desk\nDTSTAMP:20261101T090000Z\nDTSTART:20260701T110000Z\n\
             SUMMARY:Deadline\nDESCRIPTION:One\\, two\\;\\nthree\nTRANSP:TRANSPARENT\n\
             BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-P1D\nDESCRIPTION:Deadline\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    }

    #[test]
    fn a_day_without_a_time_takes_the_whole_day() {
        let file = made(event("2026-12-31", "Deadline"));
        assert!(file.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(file.contains("TRIGGER:-PT15H\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_characters_and_unfold_to_the_same() {
        let title = "é😀 ".repeat(60);
        let file = made(event("2026-12-31", &title));
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert!(file.replace("\r\n ", "").contains(&format!("SUMMARY:{title}\r\n")));
    }
}
