//! Which days an office works.

use jiff::civil::Date;

use super::holidays::{Division, holiday};
use super::notice::Notice;

/// Why an office does not work on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closed {
    /// It is the weekend.
    Weekend,
    /// It is a bank holiday, by this name.
    Holiday(&'static str),
    /// The body says that its office is closed.
    ByTheBody,
}

impl Closed {
    /// The reason in words, as a list of days shows it.
    pub fn words(self) -> &'static str {
        match self {
            Closed::Weekend => "weekend",
            Closed::Holiday(name) => name,
            Closed::ByTheBody => "closed by the body",
        }
    }
}

/// Why a body's office does not work on a day; `None` on a working day.
pub fn closed(notice: &Notice, division: Division, day: Date) -> Option<Closed> {
    if notice.weekend.contains(&day.weekday()) {
        return Some(Closed::Weekend);
    }
    if let Some(name) = holiday(division, day) {
        return Some(Closed::Holiday(name));
    }
    notice.closed.iter().any(|closed| closed.is(day)).then_some(Closed::ByTheBody)
}
