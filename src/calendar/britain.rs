//! Clock time in the United Kingdom: Greenwich time, and summer time between the last Sundays of
//! March and October, changing at 01:00 UTC.
//!
//! The browser build has no list of time zones; jiff reckons with the rule itself. It has stood
//! since 1996, so it covers every date that this app counts with.

use std::sync::LazyLock;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

static BRITAIN: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").expect("a rule that a test reads"));

/// The local time in the United Kingdom at a moment.
pub fn in_britain(moment: Timestamp) -> DateTime {
    BRITAIN.to_datetime(moment)
}

/// The moment of a local time. One that the clocks leave out is taken an hour later, one that comes
/// twice is the first.
pub(super) fn moment(local: DateTime) -> Option<Timestamp> {
    BRITAIN.to_ambiguous_timestamp(local).compatible().ok()
}

/// The local time some minutes before another, as they really pass, and whether the clocks change
/// in between. `None` beyond the ends of time.
pub(super) fn minutes_before(local: DateTime, minutes: u32) -> Option<(DateTime, bool)> {
    let end = moment(local)?;
    let start = end.checked_sub(SignedDuration::from_mins(i64::from(minutes))).ok()?;
    let changes = BRITAIN.following(start).next().is_some_and(|change| change.timestamp() <= end);
    Some((in_britain(start), changes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn hours_pass_through_a_change_of_the_clocks() {
        let check = |meeting: DateTime, expected: DateTime, changes| {
            assert_eq!(minutes_before(meeting, 48 * 60), Some((expected, changes)));
        };
        check(date(2026, 3, 30).at(10, 0, 0, 0), date(2026, 3, 28).at(9, 0, 0, 0), true);
        check(date(2025, 10, 27).at(10, 0, 0, 0), date(2025, 10, 25).at(11, 0, 0, 0), true);
        check(date(2026, 9, 24).at(11, 0, 0, 0), date(2026, 9, 22).at(11, 0, 0, 0), false);
    }

    #[test]
    fn summer_time_is_an_hour_ahead() {
        let noon = |text: &str| in_britain(text.parse().unwrap()).to_string();
        assert_eq!(noon("2026-07-01T12:00:00Z"), "2026-07-01T13:00:00");
        assert_eq!(noon("2026-12-01T12:00:00Z"), "2026-12-01T12:00:00");
        assert_eq!(noon("2026-10-25T01:00:00Z"), "2026-10-25T01:00:00");
        assert_eq!(noon("2026-10-25T00:59:00Z"), "2026-10-25T01:59:00");
    }
}
