//! A second definition of every deadline, day by day and without thought of speed, and the property
//! that both agree from 2012 to 2028 in all forms.
//!
//! Nothing of the app is used but the list of bank holidays: a day is numbered, its weekday comes
//! from the number, and a candidate is tried from the meeting back until it meets the definition.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday, date, time};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use question_desk::calendar::{
    Anchor, ClosedDay, Cutoff, Division, Form, Meeting, Notice, Role, Unit, deadline, holiday,
};
use question_desk::named::Named;

/// Days since Monday 3 January 2000.
fn number(day: Date) -> i64 {
    i64::from(date(2000, 1, 3).until(day).unwrap().get_days())
}

fn day(number: i64) -> Date {
    date(2000, 1, 3).checked_add(number.days()).unwrap()
}

/// 0 is Monday.
fn weekday(number: i64) -> i64 {
    number.rem_euclid(7)
}

fn is_working(notice: &Notice, division: Division, number: i64) -> bool {
    let date = day(number);
    let in_weekend = notice.weekend.iter().any(|off| i64::from(off.to_monday_zero_offset()) == weekday(number));
    let closed = notice.closed.iter().any(|closed| match closed {
        ClosedDay::Once(once) => *once == date,
        ClosedDay::Yearly(month, of_month) => date.month() == *month && date.day() == *of_month,
    });
    !in_weekend && !closed && holiday(division, date).is_none()
}

/// The latest candidate before the meeting with so many countable days strictly between, or from it on.
fn slow_days(notice: &Notice, division: Division, meeting: i64, count: u16, unit: Unit) -> i64 {
    let countable = |number: i64| !unit.is_working() || is_working(notice, division, number);
    let among = |from: i64, to: i64| (from..to).filter(|number| countable(*number)).count();
    let wanted = usize::from(count);
    (0..3_000)
        .map(|back| meeting - back)
        .find(|candidate| {
            if unit.is_clear() {
                *candidate < meeting && countable(*candidate) && among(candidate + 1, meeting) == wanted
            } else {
                (wanted == 0 || countable(*candidate)) && among(*candidate, meeting) == wanted
            }
        })
        .expect("there is such a day")
}

/// Whether summer time stands at a minute of UTC: from 01:00 on the last Sunday of March to that of October.
fn is_summer(utc_minute: i64) -> bool {
    let year = day(utc_minute.div_euclid(1_440)).year();
    let last_sunday = |month: i8| {
        let end = number(date(year, month, 31));
        (0..7).map(|back| end - back).find(|number| weekday(*number) == 6).unwrap() * 1_440 + 60
    };
    (last_sunday(3)..last_sunday(10)).contains(&utc_minute)
}

fn local_of(utc_minute: i64) -> i64 {
    utc_minute + if is_summer(utc_minute) { 60 } else { 0 }
}

/// Minutes of UTC of a local minute: the first that fits; one that the clocks leave out is an hour on.
fn utc_of(local_minute: i64) -> i64 {
    [local_minute - 60, local_minute].into_iter().find(|utc| local_of(*utc) == local_minute).unwrap_or(local_minute)
}

fn slow(notice: &Notice, division: Division, meeting: Meeting) -> Option<Cutoff> {
    let at = number(meeting.date);
    let on = |number: i64, time| Some(Cutoff { date: day(number), time });
    match &notice.form {
        Form::None => None,
        Form::Before { count, unit, clock } => on(slow_days(notice, division, at, *count, *unit), *clock),
        Form::Hours { minutes } => {
            let start = meeting.time?;
            let local = at * 1_440 + i64::from(start.hour()) * 60 + i64::from(start.minute());
            let local = local_of(utc_of(local) - i64::from(*minutes));
            let (hour, minute) = (local.rem_euclid(1_440) / 60, local.rem_euclid(60));
            on(local.div_euclid(1_440), Some(time(hour as i8, minute as i8, 0, 0)))
        }
        Form::Weekday { day: wanted, anchor, weeks, clock } => {
            let wanted = i64::from(wanted.to_monday_zero_offset());
            let found = match anchor {
                Anchor::Preceding => {
                    let mut such = (1..1_000).map(|back| at - back).filter(|number| weekday(*number) == wanted);
                    such.nth(usize::from(*weeks) - 1)?
                }
                Anchor::WeekBefore => {
                    let monday = (0..7).map(|back| at - back).find(|number| weekday(*number) == 0)?;
                    monday - 7 * i64::from(*weeks) + wanted
                }
            };
            on(found, *clock)
        }
        Form::Dated { dates, clock } => {
            let printed = dates.iter().find(|printed| printed.meeting == meeting.date)?;
            Some(Cutoff { date: printed.at.date, time: printed.at.time.or(*clock) })
        }
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (number(date(2012, 1, 1))..=number(date(2028, 12, 31))).prop_map(day)
}

fn clock() -> impl Strategy<Value = Option<Time>> {
    option::of((0i8..24, 0i8..60).prop_map(|(hour, minute)| time(hour, minute, 0, 0)))
}

fn any_weekday() -> impl Strategy<Value = Weekday> {
    prop::sample::select(Weekday::ALL)
}

fn form() -> impl Strategy<Value = Form> {
    let unit = prop::sample::select(Unit::ALL);
    let anchor = prop::sample::select(Anchor::ALL);
    prop_oneof![
        6 => (0u16..30, unit, clock()).prop_map(|(count, unit, clock)| Form::Before { count, unit, clock }),
        2 => (0u32..20_000).prop_map(|minutes| Form::Hours { minutes }),
        2 => (any_weekday(), anchor, 1u16..5, clock())
            .prop_map(|(day, anchor, weeks, clock)| Form::Weekday { day, anchor, weeks, clock }),
    ]
}

fn notice() -> impl Strategy<Value = Notice> {
    let weekend = prop_oneof![
        4 => Just(Notice::WEEKEND.to_vec()),
        1 => Just(vec![Weekday::Sunday]),
        1 => vec(any_weekday(), 0..4),
    ];
    let closed = prop_oneof![
        any_day().prop_map(ClosedDay::Once),
        (1i8..=12, 1i8..=28).prop_map(|(month, day)| ClosedDay::Yearly(month, day)),
    ];
    (form(), weekend, vec(closed, 0..4)).prop_map(|(form, weekend, closed)| Notice {
        weekend,
        closed,
        ..Notice::of(form)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn both_definitions_of_a_deadline_agree(
        notice in notice(), division in prop::sample::select(Division::ALL), date in any_day(),
        time in (0i8..24, 0i8..60).prop_map(|(hour, minute)| time(hour, minute, 0, 0))
    ) {
        let meeting = Meeting { date, time: Some(time) };
        let found = deadline(Some(&notice), division, meeting);
        prop_assert_eq!(found.by_rule.ok(), slow(&notice, division, meeting));
    }

    #[test]
    fn the_list_of_days_runs_without_a_gap_and_counts_up_to_the_deadline(
        notice in notice(), division in prop::sample::select(Division::ALL), date in any_day()
    ) {
        let found = deadline(Some(&notice), division, Meeting { date, time: Some(time(10, 0, 0, 0)) });
        let cutoff = found.by_rule.unwrap();
        prop_assert_eq!(found.days.first().unwrap().date, date);
        prop_assert_eq!(found.days.last().unwrap().date, cutoff.date);
        prop_assert!(found.days.windows(2).all(|pair| pair[0].date.yesterday().unwrap() == pair[1].date));
        let counted: Vec<u32> = found.days.iter().filter_map(|day| match day.role {
            Role::Counted(number) => Some(number),
            _ => None,
        }).collect();
        prop_assert!(counted.iter().copied().eq(1..=counted.len() as u32));
        if let Form::Before { count, .. } = notice.form {
            prop_assert_eq!(counted.len(), usize::from(count));
        }
    }
}

#[test]
fn every_meeting_day_of_all_the_years_agrees_for_the_usual_rules() {
    let rules = [(5, Unit::ClearWorkingDay), (3, Unit::WorkingDay), (3, Unit::ClearDay), (7, Unit::CalendarDay)];
    for (count, unit) in rules {
        let notice = Notice::of(Form::Before { count, unit, clock: Some(time(12, 0, 0, 0)) });
        for division in Division::ALL {
            for at in number(date(2012, 2, 1))..=number(date(2028, 12, 31)) {
                let meeting = Meeting { date: day(at), time: None };
                let found = deadline(Some(&notice), *division, meeting).by_rule.ok();
                assert_eq!(found, slow(&notice, *division, meeting), "{} {unit:?}", meeting.date);
            }
        }
    }
}
