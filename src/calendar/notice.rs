//! How much notice a body asks for, in every form that bodies here use.

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::named::choices;

/// A rule of notice with what the body says of its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The rule.
    pub form: Form,
    /// The days of the week on which the office never works.
    pub weekend: Vec<Weekday>,
    /// Days on which this office is closed besides weekends and bank holidays.
    pub closed: Vec<ClosedDay>,
    /// What the body itself printed for some meetings.
    pub published: Vec<Published>,
}

/// The forms of a rule of notice. Counts are of whole days, before the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number of days before the meeting.
    Before {
        /// How many.
        count: u16,
        /// Of which days.
        unit: Unit,
        /// The time on the deadline's day; that minute is still in time.
        clock: Option<Time>,
    },
    /// Time that really passes before the meeting starts, in minutes: 48 hours are 2,880.
    Hours {
        /// How many minutes.
        minutes: u32,
    },
    /// A day of the week: "noon on the Friday before".
    Weekday {
        /// Which day.
        day: Weekday,
        /// How it is reckoned.
        anchor: Anchor,
        /// How many such days or weeks back, from 1.
        weeks: u16,
        /// The time on that day.
        clock: Option<Time>,
    },
    /// A date that the body prints for each meeting.
    Dated {
        /// What is known to have been printed.
        dates: Vec<Published>,
        /// The time, where only the day was printed.
        clock: Option<Time>,
    },
    /// No notice is needed.
    None,
}

choices! {
    /// Which days are counted.
    Unit {
        /// Working days, neither the meeting's day nor that of receipt counted.
        ClearWorkingDay = "clearWorkingDay", "clear working days";
        /// Working days, the day of receipt counted.
        WorkingDay = "workingDay", "working days";
        /// Days of any kind, neither end counted.
        ClearDay = "clearDay", "clear days";
        /// Days of any kind, the day of receipt counted.
        CalendarDay = "calendarDay", "days";
    }

    /// How a day of the week before the meeting is reckoned.
    Anchor {
        /// Such days strictly before the meeting's day.
        Preceding = "preceding", "before the meeting";
        /// That day in a week, Monday to Sunday, before the meeting's week.
        WeekBefore = "weekBefore", "in a week before the meeting’s week";
    }
}

impl Unit {
    /// Whether only working days are counted.
    pub fn is_working(self) -> bool {
        matches!(self, Unit::ClearWorkingDay | Unit::WorkingDay)
    }

    /// Whether the day of receipt is left out as well.
    pub fn is_clear(self) -> bool {
        matches!(self, Unit::ClearWorkingDay | Unit::ClearDay)
    }
}

/// A day on which an office is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClosedDay {
    /// That day alone.
    Once(Date),
    /// Every year, by month and day.
    Yearly(i8, i8),
}

impl ClosedDay {
    /// Reads `2026-12-29`, or `12-24` for every year.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(day) = text.parse() {
            return Some(Self::Once(day));
        }
        let (month, day) = text.split_once('-')?;
        // A leap year, so that 29 February can be named.
        let known = Date::new(2000, month.parse().ok()?, day.parse().ok()?).ok()?;
        Some(Self::Yearly(known.month(), known.day()))
    }

    /// As [`ClosedDay::read`] reads it.
    pub fn written(self) -> String {
        match self {
            Self::Once(day) => day.to_string(),
            Self::Yearly(month, day) => format!("{month:02}-{day:02}"),
        }
    }

    /// The day in words: "29 December 2026", or "24 December every year".
    pub fn words(self) -> String {
        match self {
            Self::Once(day) => day.strftime("%-d %B %Y").to_string(),
            // A leap year, so that 29 February has its name.
            Self::Yearly(month, day) => Date::new(2000, month, day)
                .map_or_else(|_| self.written(), |known| known.strftime("%-d %B every year").to_string()),
        }
    }

    /// Whether it is this day.
    pub fn is(self, day: Date) -> bool {
        match self {
            Self::Once(once) => once == day,
            Self::Yearly(month, of_month) => (month, of_month) == (day.month(), day.day()),
        }
    }
}

/// A deadline that a body printed for one meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Published {
    /// The day of the meeting.
    pub meeting: Date,
    /// The deadline.
    pub at: Cutoff,
}

impl Published {
    /// Whether it is the deadline for a meeting. The day of the meeting itself, without a time, was not filled in yet.
    pub fn is_for(&self, meeting: Date) -> bool {
        self.meeting == meeting && !self.is_open()
    }

    /// Whether the deadline is still to be filled in.
    pub fn is_open(&self) -> bool {
        self.at.date == self.meeting && self.at.time.is_none()
    }
}

/// The last moment that is in time: a day, and the minute where one is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cutoff {
    /// The day.
    pub date: Date,
    /// The local time; without one, "send early in the day".
    pub time: Option<Time>,
}

impl Cutoff {
    /// Reads `2026-11-25T12:00` or `2026-11-25`.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(at) = DateTime::strptime("%Y-%m-%dT%H:%M", text) {
            return Some(at.into());
        }
        text.parse().ok().map(|date| Self { date, time: None })
    }

    /// As [`Cutoff::read`] reads it.
    pub fn written(self) -> String {
        match self.time {
            Some(time) => format!("{}T{}", self.date, super::clock(time)),
            None => self.date.to_string(),
        }
    }

    /// Whether two deadlines are the same as far as both say.
    pub fn agrees_with(self, other: Cutoff) -> bool {
        self.date == other.date && (self.time.is_none() || other.time.is_none() || self.time == other.time)
    }

    /// The moment after which it is too late: the end of the stated minute, or of the day.
    pub(super) fn last(self) -> DateTime {
        match self.time {
            Some(time) => self.date.at(time.hour(), time.minute(), 59, 999_999_999),
            None => self.date.at(23, 59, 59, 999_999_999),
        }
    }
}

impl From<DateTime> for Cutoff {
    fn from(at: DateTime) -> Self {
        Self { date: at.date(), time: Some(at.time()) }
    }
}

impl Notice {
    /// The usual weekend.
    pub const WEEKEND: [Weekday; 2] = [Weekday::Saturday, Weekday::Sunday];

    /// A rule with the usual weekend and nothing else said of its days.
    pub fn of(form: Form) -> Self {
        Self { form, weekend: Self::WEEKEND.to_vec(), closed: Vec::new(), published: Vec::new() }
    }

    /// What the body printed for a meeting.
    pub fn published_for(&self, meeting: Date) -> Option<Cutoff> {
        self.published.iter().find(|published| published.is_for(meeting)).map(|published| published.at)
    }
}
