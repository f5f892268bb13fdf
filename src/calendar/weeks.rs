//! The days of a count as the weeks of a small calendar, Monday to Sunday.

use jiff::ToSpan;
use jiff::civil::Date;

use super::deadline::Day;

/// Seven days from Monday; those outside the count are nothing.
pub type Week = [Option<Day>; 7];

/// The weeks that some days lie in, the earliest first. The days may come in any order; weeks without any of
/// them are left out.
pub fn weeks(days: &[Day]) -> Vec<Week> {
    let mut sorted = days.to_vec();
    sorted.sort_by_key(|day| day.date);
    let mut weeks: Vec<(Option<Date>, Week)> = Vec::new();
    for day in sorted {
        let place = usize::from(day.date.weekday().to_monday_zero_offset().unsigned_abs());
        let monday = day.date.checked_sub(i64::try_from(place).unwrap_or(0).days()).ok();
        if weeks.last().is_none_or(|(last, _)| *last != monday) {
            weeks.push((monday, [None; 7]));
        }
        if let Some(cell) = weeks.last_mut().and_then(|(_, week)| week.get_mut(place)) {
            *cell = Some(day);
        }
    }
    weeks.into_iter().map(|(_, week)| week).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Division, Form, Meeting, Notice, Unit, deadline};
    use jiff::civil::date;

    #[test]
    fn the_days_of_a_count_stand_in_their_weeks() {
        let notice = Notice::of(Form::Before { count: 5, unit: Unit::ClearWorkingDay, clock: None });
        let meeting = Meeting { date: date(2026, 12, 3), time: None };
        let deadline = deadline(Some(&notice), Division::EnglandAndWales, meeting);
        let weeks = weeks(&deadline.days);
        let dates = |week: &Week| week.map(|day| day.map(|day| day.date.day()));
        assert_eq!(weeks.len(), 2);
        assert_eq!(dates(&weeks[0]), [None, None, Some(25), Some(26), Some(27), Some(28), Some(29)]);
        assert_eq!(dates(&weeks[1]), [Some(30), Some(1), Some(2), Some(3), None, None, None]);
    }
}
