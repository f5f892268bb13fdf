//! By when a question must be in: the rule of notice turned into a day, with every day looked at.
//!
//! The count goes back from the meeting, whose own day never counts. "Clear" leaves out the day of
//! receipt as well. Forms other than working days are never moved off a closed day, since no body
//! seen says so: a warning stands with the date instead.

use jiff::civil::{Date, Time, Weekday};
use jiff::{Span, ToSpan};

use super::britain::minutes_before;
use super::holidays::{Division, is_known};
use super::notice::{Anchor, Cutoff, Form, Notice, Unit};
use super::working::{Closed, closed};
use crate::named::Named;

/// The most days between a deadline and its meeting that are listed one by one.
const LONGEST_LIST: i32 = 400;

/// When a body meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub date: Date,
    /// When it starts, local time; only rules that count hours need it.
    pub time: Option<Time>,
}

/// A deadline with all that has to be shown beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What the rule gives, or why it gives nothing.
    pub by_rule: Result<Cutoff, Reason>,
    /// What the body printed for this meeting, if that is known.
    pub published: Option<Cutoff>,
    /// What must be said with the date.
    pub warnings: Vec<Warning>,
    /// Every day from the meeting back to the deadline, latest first.
    pub days: Vec<Day>,
    /// Where the two differ: a count of days that gives the printed one, if a simple one does.
    pub other_count: Option<(u16, Unit)>,
}

/// Why a rule gives no deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// No notice is needed.
    NoNotice,
    /// The rule is not stated.
    NotStated,
    /// The body sets a date for each meeting, and none is known for this one.
    NoPublishedDate,
    /// The meeting's day is not known.
    NoMeetingDate,
    /// Hours are counted, and it is not known when the meeting starts.
    NoMeetingTime,
    /// The count leads to no day, for instance because no day is a working day.
    NoSuchDay,
}

/// Something to say with a deadline, never instead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Warning {
    /// Bank holidays are not known for some of these days.
    BeyondHolidayData,
    /// The deadline falls on a day when the office may be shut.
    ClosedDay,
    /// The clocks change between the deadline and the meeting.
    ClockChange,
    /// The body printed another deadline.
    PublishedDisagrees,
}

/// One day between a deadline and its meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which day.
    pub date: Date,
    /// What the count did with it.
    pub role: Role,
    /// Why the office does not work on it, whether or not that matters to the count.
    pub closed: Option<Closed>,
    /// Whether the deadline is on this day.
    pub is_cut_off: bool,
}

/// What a count did with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The meeting's day, or the day of receipt of a clear period: an end that does not count.
    End,
    /// It counts, as this number from the meeting back, from 1.
    Counted(u32),
    /// It does not count, since the office is closed.
    LeftOut,
    /// It only lies between: this rule counts no days.
    Between,
}

/// The deadline for a meeting.
pub fn deadline(notice: Option<&Notice>, division: Division, meeting: Meeting) -> Deadline {
    let Some(notice) = notice else {
        return Deadline::unknown(Reason::NotStated, None);
    };
    let mut count = Count { notice, division, meeting, days: Vec::new(), clocks_change: false };
    let by_rule = count.cut_off();
    let published = notice.published_for(meeting.date);
    let warnings = by_rule.map(|cutoff| count.warnings(cutoff, published)).unwrap_or_default();
    let days = by_rule.map(|_| count.days).unwrap_or_default();
    let differs = warnings.contains(&Warning::PublishedDisagrees);
    let other_count =
        published.filter(|_| differs).and_then(|printed| count_to(notice, division, meeting, printed.date));
    Deadline { by_rule, published, warnings, days, other_count }
}

/// The count that leads to a date and is nearest to the rule's own: as many days of another kind, or else of the same
/// kind one or a few more or fewer.
fn count_to(notice: &Notice, division: Division, meeting: Meeting, date: Date) -> Option<(u16, Unit)> {
    let Form::Before { count, unit, .. } = notice.form else { return None };
    let kinds = Unit::ALL.iter().filter(|other| **other != unit).map(|other| (count, *other));
    let steps = (1..=7).flat_map(|step| [count.checked_sub(step), count.checked_add(step)]).flatten();
    kinds.chain(steps.map(|count| (count, unit))).find(|&(count, unit)| {
        let mut other = Count { notice, division, meeting, days: Vec::new(), clocks_change: false };
        other.days_back(count, unit) == Some(date)
    })
}

/// A count on its way back from the meeting.
struct Count<'a> {
    notice: &'a Notice,
    division: Division,
    meeting: Meeting,
    days: Vec<Day>,
    clocks_change: bool,
}

impl Count<'_> {
    fn cut_off(&mut self) -> Result<Cutoff, Reason> {
        let on = |date: Option<Date>, time| date.map(|date| Cutoff { date, time }).ok_or(Reason::NoSuchDay);
        let meeting = self.meeting.date;
        let cutoff = match &self.notice.form {
            Form::None => return Err(Reason::NoNotice),
            Form::Before { count, unit, clock } => return on(self.days_back(*count, *unit), *clock),
            Form::Hours { minutes } => self.hours_back(*minutes)?,
            Form::Weekday { day, anchor: Anchor::Preceding, weeks, clock } => {
                on(preceding(meeting, *day, *weeks), *clock)?
            }
            Form::Weekday { day, anchor: Anchor::WeekBefore, weeks, clock } => {
                on(in_week_before(meeting, *day, *weeks), *clock)?
            }
            Form::Dated { dates, clock } => {
                let printed = dates.iter().find(|printed| printed.is_for(meeting)).ok_or(Reason::NoPublishedDate)?;
                Cutoff { time: printed.at.time.or(*clock), ..printed.at }
            }
        };
        self.list_days_down_to(cutoff.date);
        Ok(cutoff)
    }

    /// Counts whole days back and remembers what became of each.
    fn days_back(&mut self, count: u16, unit: Unit) -> Option<Date> {
        let needed = u32::from(count) + u32::from(unit.is_clear());
        self.push(self.meeting.date, Role::End, needed == 0);
        let mut counted = 0;
        // One working day a week and a whole year of closures still end within this many days.
        let most = 800 + 7 * needed;
        for _ in 0..most {
            if counted == needed {
                break;
            }
            let day = self.days.last()?.date.yesterday().ok()?;
            if unit.is_working() && self.closed(day).is_some() {
                self.push(day, Role::LeftOut, false);
                continue;
            }
            counted += 1;
            let is_last = counted == needed;
            let role = if is_last && unit.is_clear() { Role::End } else { Role::Counted(counted) };
            self.push(day, role, is_last);
        }
        self.days.last().filter(|day| day.is_cut_off).map(|day| day.date)
    }

    fn hours_back(&mut self, minutes: u32) -> Result<Cutoff, Reason> {
        let time = self.meeting.time.ok_or(Reason::NoMeetingTime)?;
        let start = self.meeting.date.to_datetime(time);
        let (at, clocks_change) = minutes_before(start, minutes).ok_or(Reason::NoSuchDay)?;
        self.clocks_change = clocks_change;
        Ok(at.into())
    }

    /// The days of a form that counts none, for the small calendar.
    fn list_days_down_to(&mut self, cutoff: Date) {
        let gap = cutoff.until(self.meeting.date).map_or(0, |span| span.get_days());
        if !(0..=LONGEST_LIST).contains(&gap) {
            return self.push(cutoff, Role::Between, true);
        }
        let mut day = self.meeting.date;
        self.push(day, Role::End, day == cutoff);
        while let (true, Ok(before)) = (day > cutoff, day.yesterday()) {
            day = before;
            self.push(day, Role::Between, day == cutoff);
        }
    }

    fn push(&mut self, date: Date, role: Role, is_cut_off: bool) {
        let closed = self.closed(date);
        self.days.push(Day { date, role, closed, is_cut_off });
    }

    fn closed(&self, day: Date) -> Option<Closed> {
        closed(self.notice, self.division, day)
    }

    fn warnings(&self, cutoff: Cutoff, published: Option<Cutoff>) -> Vec<Warning> {
        let counts_working_days = matches!(&self.notice.form, Form::Before { unit, .. } if unit.is_working());
        let unknown = !is_known(cutoff.date) || (counts_working_days && !is_known(self.meeting.date));
        let shut = !counts_working_days && self.closed(cutoff.date).is_some();
        let rows = [
            (unknown, Warning::BeyondHolidayData),
            (shut, Warning::ClosedDay),
            (self.clocks_change, Warning::ClockChange),
            (published.is_some_and(|printed| !printed.agrees_with(cutoff)), Warning::PublishedDisagrees),
        ];
        rows.into_iter().filter(|(holds, _)| *holds).map(|(_, warning)| warning).collect()
    }
}

/// The `weeks`-th such day strictly before another.
fn preceding(meeting: Date, day: Weekday, weeks: u16) -> Option<Date> {
    meeting.nth_weekday(-i32::from(weeks.max(1)), day).ok()
}

/// A day of the week, Monday to Sunday, that lies some weeks before the meeting's.
fn in_week_before(meeting: Date, day: Weekday, weeks: u16) -> Option<Date> {
    let back = i32::from(meeting.weekday().to_monday_zero_offset()) + 7 * i32::from(weeks);
    let span: Span = (i32::from(day.to_monday_zero_offset()) - back).days();
    meeting.checked_add(span).ok()
}

impl Deadline {
    /// None by the rule, and why; perhaps one that was printed.
    pub fn unknown(reason: Reason, published: Option<Cutoff>) -> Self {
        Self { by_rule: Err(reason), published, warnings: Vec::new(), days: Vec::new(), other_count: None }
    }

    /// The deadline to keep to: the earlier of the rule's and the printed one, until the clerk says.
    pub fn keep_to(&self) -> Option<Cutoff> {
        match (self.by_rule.ok(), self.published) {
            (Some(rule), Some(printed)) if printed.agrees_with(rule) => {
                Some(if rule.time.is_some() { rule } else { printed })
            }
            (Some(rule), Some(printed)) => Some(if printed.last() < rule.last() { printed } else { rule }),
            (rule, printed) => rule.or(printed),
        }
    }

    /// The closed days that a count of working days passed over, latest first.
    pub fn left_out(&self) -> impl Iterator<Item = &Day> {
        self.days.iter().filter(|day| day.role == Role::LeftOut)
    }
}

impl Reason {
    /// Its fixed name.
    pub fn code(self) -> &'static str {
        match self {
            Reason::NoNotice => "no-notice",
            Reason::NotStated => "not-stated",
            Reason::NoPublishedDate => "no-published-date",
            Reason::NoMeetingDate => "no-meeting-date",
            Reason::NoMeetingTime => "no-meeting-time",
            Reason::NoSuchDay => "no-such-day",
        }
    }

    /// What to tell the writer.
    pub fn sentence(self) -> &'static str {
        match self {
            Reason::NoNotice => "No notice is needed, so there is no deadline.",
            Reason::NotStated => "The notice period is not stated, so the deadline was not checked: ask the clerk.",
            Reason::NoPublishedDate => {
                "This body prints a deadline for each meeting, and none is noted for this one: look at the agenda or ask the clerk."
            }
            Reason::NoMeetingDate => "The deadline follows from the day of the meeting: fill in the meeting date.",
            Reason::NoMeetingTime => {
                "The deadline is counted in hours from the start of the meeting: fill in when it starts."
            }
            Reason::NoSuchDay => "Counting back by this rule leads to no day: check the rule and its closed days.",
        }
    }
}

impl Warning {
    /// Its fixed name.
    pub fn code(self) -> &'static str {
        match self {
            Warning::BeyondHolidayData => "beyond-holiday-data",
            Warning::ClosedDay => "closed-day",
            Warning::ClockChange => "clock-change",
            Warning::PublishedDisagrees => "published-disagrees",
        }
    }
}
