//! A rule of notice as it is kept: one object, told apart by its `form`.

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::mirror::{Clock, Mirror, Name, is_default};
use crate::calendar as core;
use crate::named::Named;

/// The longest notice that is read: a year of days, or 10,000 hours. More is a slip of the pen, and
/// would make the list of days endless.
const MOST_DAYS: u64 = 366;
const MOST_MINUTES: f64 = 600_000.0;
const MOST_WEEKS: u16 = 52;

/// A rule of notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Shape", into = "Shape")]
pub struct Notice(core::Notice);

impl From<Notice> for core::Notice {
    fn from(from: Notice) -> Self {
        from.0
    }
}

impl Mirror for Notice {
    type Core = core::Notice;

    fn of(core: &core::Notice) -> Self {
        Notice(core.clone())
    }

    fn back(self) -> core::Notice {
        self.0
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shape {
    #[serde(flatten)]
    form: Form,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weekend: Option<Vec<Name<Weekday>>>,
    #[serde(default, skip_serializing_if = "is_default")]
    extra_closed_days: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    published: Vec<Published>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "camelCase")]
enum Form {
    Before {
        count: serde_json::Number,
        unit: String,
        #[serde(default, skip_serializing_if = "Clock::is_none")]
        clock: Clock,
    },
    Weekday {
        day: Name<Weekday>,
        anchor: Name<core::Anchor>,
        weeks: u16,
        #[serde(default, skip_serializing_if = "Clock::is_none")]
        clock: Clock,
    },
    Dated {
        #[serde(default, skip_serializing_if = "Clock::is_none")]
        clock: Clock,
        dates: Vec<Published>,
    },
    None,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Published {
    meeting: jiff::civil::Date,
    at: String,
}

impl TryFrom<Published> for core::Published {
    type Error = String;

    fn try_from(from: Published) -> Result<Self, String> {
        let at =
            core::Cutoff::read(&from.at).ok_or_else(|| format!("{} is no date with or without a time", from.at))?;
        Ok(Self { meeting: from.meeting, at })
    }
}

impl From<&core::Published> for Published {
    fn from(from: &core::Published) -> Self {
        Self { meeting: from.meeting, at: from.at.written() }
    }
}

impl TryFrom<Shape> for Notice {
    type Error = String;

    fn try_from(from: Shape) -> Result<Self, String> {
        let closed = from.extra_closed_days.iter();
        let closed = closed.map(|text| core::ClosedDay::read(text).ok_or_else(|| format!("{text} is no day")));
        Ok(Notice(core::Notice {
            form: from.form.try_into()?,
            weekend: from.weekend.map_or_else(|| core::Notice::WEEKEND.to_vec(), Mirror::back),
            closed: closed.collect::<Result<_, _>>()?,
            published: from.published.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?,
        }))
    }
}

impl From<Notice> for Shape {
    fn from(Notice(from): Notice) -> Self {
        let weekend = (from.weekend != core::Notice::WEEKEND).then(|| Mirror::of(&from.weekend));
        Self {
            form: from.form.into(),
            weekend,
            extra_closed_days: from.closed.iter().map(|day| day.written()).collect(),
            published: from.published.iter().map(Published::from).collect(),
        }
    }
}

impl TryFrom<Form> for core::Form {
    type Error = String;

    fn try_from(from: Form) -> Result<Self, String> {
        Ok(match from {
            Form::Before { count, unit, .. } if unit == "hour" => core::Form::Hours { minutes: minutes(&count)? },
            Form::Before { count, unit, clock } => core::Form::Before {
                count: days(&count)?,
                unit: core::Unit::named(&unit).ok_or_else(|| format!("there is no unit named {unit}"))?,
                clock: clock.back(),
            },
            Form::Weekday { weeks, .. } if weeks > MOST_WEEKS => return Err(format!("{weeks} weeks are too many")),
            Form::Weekday { day, anchor, weeks, clock } => {
                core::Form::Weekday { day: day.back(), anchor: anchor.back(), weeks, clock: clock.back() }
            }
            Form::Dated { clock, dates } => {
                let dates = dates.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?;
                core::Form::Dated { dates, clock: clock.back() }
            }
            Form::None => core::Form::None,
        })
    }
}

impl From<core::Form> for Form {
    fn from(from: core::Form) -> Self {
        match from {
            core::Form::Before { count, unit, clock } => {
                Form::Before { count: count.into(), unit: unit.name().to_owned(), clock: Clock::of(&clock) }
            }
            core::Form::Hours { minutes } => {
                Form::Before { count: hours(minutes), unit: "hour".to_owned(), clock: Clock::default() }
            }
            core::Form::Weekday { day, anchor, weeks, clock } => {
                Form::Weekday { day: Name(day), anchor: Name(anchor), weeks, clock: Clock::of(&clock) }
            }
            core::Form::Dated { dates, clock } => {
                Form::Dated { clock: Clock::of(&clock), dates: dates.iter().map(Published::from).collect() }
            }
            core::Form::None => Form::None,
        }
    }
}

fn days(count: &serde_json::Number) -> Result<u16, String> {
    let days = count.as_u64().filter(|days| *days <= MOST_DAYS).and_then(|days| u16::try_from(days).ok());
    days.ok_or_else(|| format!("{count} is no number of days up to {MOST_DAYS}"))
}

/// Whole minutes of a number of hours, which may have a fraction.
fn minutes(count: &serde_json::Number) -> Result<u32, String> {
    let minutes =
        count.as_f64().map(|hours| (hours * 60.0).round()).filter(|minutes| (0.0..=MOST_MINUTES).contains(minutes));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is whole and within the bounds above"
    )]
    minutes.map(|minutes| minutes as u32).ok_or_else(|| format!("{count} is no number of hours"))
}

/// Hours of a number of minutes: whole ones without a fraction.
fn hours(minutes: u32) -> serde_json::Number {
    if minutes.is_multiple_of(60) {
        return (minutes / 60).into();
    }
    serde_json::Number::from_f64(f64::from(minutes) / 60.0).unwrap_or_else(|| (minutes / 60).into())
}
