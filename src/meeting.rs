//! In the meeting: the clock beside somebody who reads a question out, and what is told as it runs.

use jiff::Timestamp;

use crate::text::plural;

/// A clock that is started, stopped and set back. It holds moments and not a count, so that it is right after the
/// device has slept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Stopwatch {
    /// When it was last started, while it runs.
    since: Option<Timestamp>,
    /// What had run before that, in milliseconds.
    before: i64,
}

/// How long before the end it is told that the end is near, in seconds.
const NEAR: u32 = 30;

impl Stopwatch {
    /// Whether it runs.
    pub fn runs(self) -> bool {
        self.since.is_some()
    }

    /// The same clock, running from now on.
    pub fn started(self, now: Timestamp) -> Self {
        Self { since: self.since.or(Some(now)), ..self }
    }

    /// The same clock, standing.
    pub fn stopped(self, now: Timestamp) -> Self {
        Self { since: None, before: self.milliseconds(now) }
    }

    /// The whole seconds that have run.
    pub fn seconds(self, now: Timestamp) -> u32 {
        u32::try_from(self.milliseconds(now) / 1_000).unwrap_or(u32::MAX)
    }

    fn milliseconds(self, now: Timestamp) -> i64 {
        // A device's clock can be set back.
        let running = self.since.map_or(0, |since| (now.as_millisecond() - since.as_millisecond()).max(0));
        self.before + running
    }
}

/// Seconds as a clock shows them: "1:05".
pub fn on_the_clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Seconds in words: "45 seconds", "1 minute 5 seconds".
pub fn in_words(seconds: u32) -> String {
    let minutes = || plural((seconds / 60) as usize, "minute");
    let rest = || plural((seconds % 60) as usize, "second");
    match (seconds / 60, seconds % 60) {
        (0, _) => rest(),
        (_, 0) => minutes(),
        _ => format!("{} {}", minutes(), rest()),
    }
}

/// How the time stands to its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is no limit, or time enough.
    Free,
    /// Half a minute or less is left.
    Near,
    /// The limit is passed.
    Over,
}

impl Standing {
    /// How some seconds stand to a limit. A limit so short that it would be near from the start is not.
    pub fn of(seconds: u32, limit: Option<u32>) -> Self {
        match limit {
            Some(limit) if seconds >= limit => Standing::Over,
            Some(limit) if limit > NEAR && seconds + NEAR >= limit => Standing::Near,
            _ => Standing::Free,
        }
    }

    /// What is told when it comes to stand so.
    pub fn sentence(self) -> Option<&'static str> {
        match self {
            Standing::Free => None,
            Standing::Near => Some("Half a minute is left."),
            Standing::Over => Some("The time is over."),
        }
    }
}

/// What stands beside the clock: how much is left, or by how much the limit is passed.
pub fn left(seconds: u32, limit: u32) -> String {
    if seconds < limit {
        format!("{} left", on_the_clock(limit - seconds))
    } else {
        format!("{} over", on_the_clock(seconds - limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: i64) -> Timestamp {
        Timestamp::from_millisecond(1_764_000_000_000 + milliseconds).unwrap()
    }

    #[test]
    fn a_clock_counts_only_while_it_runs() {
        let clock = Stopwatch::default().started(at(0)).stopped(at(1_900));
        assert_eq!((clock.runs(), clock.seconds(at(60_000))), (false, 1));
        let again = clock.started(at(60_000));
        assert_eq!(again.seconds(at(60_100)), 2);
        assert_eq!(again.started(at(90_000)), again, "starting twice changes nothing");
        assert_eq!(again.seconds(at(0)), 1, "a device's clock that is set back loses nothing");
    }

    #[test]
    fn half_a_minute_before_the_end_is_told_and_the_end() {
        let check = |seconds, limit, expected| assert_eq!(Standing::of(seconds, limit), expected, "{seconds}");
        check(29, Some(60), Standing::Free);
        check(30, Some(60), Standing::Near);
        check(60, Some(60), Standing::Over);
        check(500, None, Standing::Free);
        check(5, Some(30), Standing::Free);
    }

    #[test]
    fn time_is_written_as_on_a_clock_and_in_words() {
        assert_eq!((on_the_clock(65), in_words(65)), ("1:05".to_owned(), "1 minute 5 seconds".to_owned()));
        assert_eq!((in_words(0), in_words(120)), ("0 seconds".to_owned(), "2 minutes".to_owned()));
        assert_eq!((left(50, 60), left(65, 60)), ("0:10 left".to_owned(), "0:05 over".to_owned()));
    }
}
