//! How long there is still until a deadline, in words.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

use super::britain::{in_britain, moment};
use super::explain::spoken;
use super::notice::Cutoff;

/// How a deadline stands at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It has passed.
    Passed,
    /// It is today.
    Today,
    /// It is tomorrow.
    Tomorrow,
    /// It is this many days away, at least two.
    Days(i32),
}

impl Cutoff {
    /// How it stands at a local moment. The stated minute, or a day without a time, is still in time
    /// to its end.
    pub fn left(self, now: DateTime) -> Left {
        if now > self.last() {
            return Left::Passed;
        }
        match days_between(now.date(), self.date) {
            ..=0 => Left::Today,
            1 => Left::Tomorrow,
            more => Left::Days(more),
        }
    }

    /// When its words will next be others: at midnight, or when the last minute is over. `None` once it has passed.
    pub fn next_change(self, now: Timestamp) -> Option<Timestamp> {
        let local = in_britain(now);
        if local > self.last() {
            return None;
        }
        let midnight = local.date().tomorrow().ok()?.at(0, 0, 0, 0);
        let over = self.time.and_then(|time| self.date.to_datetime(time).checked_add(1.minute()).ok());
        let next = over.filter(|over| *over > local && *over < midnight).unwrap_or(midnight);
        moment(next)
    }

    /// "passed", "today by noon", "tomorrow by 10 am", "4 days left".
    pub fn left_in_words(self, now: DateTime) -> String {
        let by = self.time.map_or_else(|| ", send it early".to_owned(), |time| format!(" by {}", spoken(time)));
        match self.left(now) {
            Left::Passed => "passed".to_owned(),
            Left::Today => format!("today{by}"),
            Left::Tomorrow => format!("tomorrow{by}"),
            Left::Days(days) => format!("{days} days left"),
        }
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said_to_the_minute_on_the_last_day_and_across_midnight() {
        let check = |deadline: &str, now: &str, expected: &str| {
            let cutoff = Cutoff::read(deadline).unwrap();
            assert_eq!(cutoff.left_in_words(now.parse().unwrap()), expected, "{now}");
        };
        check("2026-11-25T12:00", "2026-11-21T23:59:59", "4 days left");
        check("2026-11-25T12:00", "2026-11-24T00:00", "tomorrow by noon");
        check("2026-11-25T12:00", "2026-11-25T11:59", "today by noon");
        check("2026-11-25T12:00", "2026-11-25T12:00:30", "today by noon");
        check("2026-11-25T12:00", "2026-11-25T12:01", "passed");
        check("2026-11-25", "2026-11-25T23:00", "today, send it early");
        check("2026-11-25", "2026-11-26T00:00", "passed");
    }

    #[test]
    fn the_words_change_at_midnight_in_britain_and_after_the_last_minute() {
        let check = |deadline: &str, now: &str, expected: Option<&str>| {
            let next = Cutoff::read(deadline).unwrap().next_change(now.parse().unwrap());
            assert_eq!(next.map(|next| next.to_string()).as_deref(), expected, "{now}");
        };
        check("2026-11-25T12:00", "2026-11-20T09:00:00Z", Some("2026-11-21T00:00:00Z"));
        check("2026-11-25T12:00", "2026-11-25T09:00:00Z", Some("2026-11-25T12:01:00Z"));
        check("2026-11-25T12:00", "2026-11-25T12:01:00Z", None);
        check("2026-11-25", "2026-11-25T12:01:00Z", Some("2026-11-26T00:00:00Z"));
        // Summer time: midnight is an hour earlier, and it ends in the night to 25 October.
        check("2026-10-30T12:00", "2026-10-24T12:00:00Z", Some("2026-10-24T23:00:00Z"));
        check("2026-10-30T12:00", "2026-10-25T12:00:00Z", Some("2026-10-26T00:00:00Z"));
        check("2026-03-30T09:00", "2026-03-30T07:30:00Z", Some("2026-03-30T08:01:00Z"));
    }
}
