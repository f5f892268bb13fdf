//! A deadline as the page shows it: the day, what is left, how it was counted.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::body::Body;
use crate::calendar::{Cutoff, Day, Deadline, Left, Reason, Role, in_britain, weeks};
use crate::id::QuestionId;
use crate::rules::Timing;

/// A draft of which only the deadline is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The draft.
    pub draft: QuestionId,
    /// The id of the body whose rules are checked.
    pub rules: Option<String>,
    /// The day of the meeting.
    pub meeting: Option<Date>,
    /// When it begins.
    pub begins: Option<Time>,
    /// The deadline that the writer noted.
    pub noted: Option<Date>,
    /// The time of that day.
    pub noted_time: Option<Time>,
    /// Whether it is a supplementary, which needs no notice.
    pub is_supplementary: bool,
}

impl Due {
    /// What the deadline depends on.
    pub fn timing(&self) -> Timing {
        Timing {
            meeting: self.meeting,
            begins: self.begins,
            noted: self.noted.map(|date| Cutoff { date, time: self.noted_time }),
            is_supplementary: self.is_supplementary,
        }
    }
}

/// A deadline with all that is shown with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineShown {
    /// The deadline to keep to, in words; without one, why there is none.
    pub when: String,
    /// Whether there is one.
    pub is_known: bool,
    /// How long there is still, in words.
    pub left: Option<String>,
    /// How near it is.
    pub nearness: Nearness,
    /// When the words will next be others.
    pub next: Option<Timestamp>,
    /// What must be said with the date: one sentence each.
    pub warnings: Vec<String>,
    /// The same in a few words each.
    pub doubts: Vec<String>,
    /// The rule as a sentence.
    pub rule: Option<String>,
    /// How it was counted, in words.
    pub counted: String,
    /// The days of the count, Monday to Sunday, the earliest week first.
    pub weeks: Vec<[Option<DayShown>; 7]>,
    /// Whether there is anything to put into a calendar.
    pub has_diary: bool,
}

/// How near a deadline is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nearness {
    /// There is time, or no deadline.
    #[default]
    Far,
    /// It is today or tomorrow.
    Near,
    /// It has passed.
    Passed,
}

/// One day of the small calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayShown {
    /// "26 Nov".
    pub date: String,
    /// What the count did with it: "Counts, day 3".
    pub what: String,
    /// How it is drawn.
    pub mark: Mark,
}

/// How a day is drawn, besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// The last day.
    CutOff,
    /// The meeting, or another end that does not count.
    End,
    /// It counts.
    Counted,
    /// It is left out.
    LeftOut,
    /// It only lies between.
    Between,
}

/// A deadline as it is shown at a moment.
pub fn shown(timing: Timing, body: Option<&Body>, now: Timestamp) -> DeadlineShown {
    let deadline = timing.deadline(body);
    let cutoff = deadline.keep_to();
    let notice = body.and_then(|body| body.notice.as_ref());
    let local = in_britain(now);
    let counted = timing.meeting().map(|meeting| deadline.explanation(notice, meeting)).unwrap_or_default();
    DeadlineShown {
        when: cutoff.map_or_else(|| why_none(&deadline, body), |cutoff| capital(&cutoff.words())),
        is_known: cutoff.is_some(),
        left: cutoff.map(|cutoff| capital(&cutoff.left_in_words(local))),
        nearness: cutoff.map_or(Nearness::Far, |cutoff| match cutoff.left(local) {
            Left::Passed => Nearness::Passed,
            Left::Today | Left::Tomorrow => Nearness::Near,
            Left::Days(_) => Nearness::Far,
        }),
        next: cutoff.and_then(|cutoff| cutoff.next_change(now)),
        warnings: deadline.warnings.iter().map(|warning| deadline.warning_sentence(*warning)).collect(),
        doubts: deadline.warnings.iter().map(|warning| warning.brief().to_owned()).collect(),
        rule: notice.map(crate::calendar::Notice::sentence),
        counted,
        weeks: weeks(&deadline.days)
            .into_iter()
            .map(|week| week.map(|day| day.map(|day| day_shown(day, &deadline))))
            .collect(),
        has_diary: cutoff.is_some() || timing.meeting.is_some(),
    }
}

/// What to say where there is no deadline. Without rules nobody has stated anything.
fn why_none(deadline: &Deadline, body: Option<&Body>) -> String {
    match (deadline.by_rule, body) {
        (Err(Reason::NotStated), None) => "No rules chosen, so the deadline is not worked out.".to_owned(),
        (Err(reason), _) => reason.sentence().to_owned(),
        (Ok(_), _) => String::new(),
    }
}

fn day_shown(day: Day, deadline: &Deadline) -> DayShown {
    let mut what = capital(&day.what());
    if day.is_cut_off
        && let Some(time) = deadline.by_rule.ok().and_then(|cutoff| cutoff.time)
    {
        what = what.replacen("he deadline", &format!("he deadline, {}", crate::calendar::spoken(time)), 1);
    }
    if deadline.published.is_some_and(|printed: Cutoff| printed.date == day.date && !day.is_cut_off) {
        what.push_str("; the published deadline");
    }
    let mark = match day.role {
        _ if day.is_cut_off => Mark::CutOff,
        Role::End => Mark::End,
        Role::Counted(_) => Mark::Counted,
        Role::LeftOut => Mark::LeftOut,
        Role::Between => Mark::Between,
    };
    DayShown { date: day.date.strftime("%-d %b").to_string(), what, mark }
}

fn capital(text: &str) -> String {
    let mut marks = text.chars();
    marks.next().map_or_else(String::new, |first| first.to_uppercase().chain(marks).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Form, Notice, Unit};
    use jiff::civil::{date, time};

    fn body() -> Body {
        let mut body = Body::named("x", "Example Council");
        let clock = Some(time(12, 0, 0, 0));
        body.notice = Some(Notice::of(Form::Before { count: 5, unit: Unit::ClearWorkingDay, clock }));
        body
    }

    fn at(meeting: Option<Date>, noted: Option<Date>, now: &str) -> DeadlineShown {
        let noted = noted.map(|date| Cutoff { date, time: None });
        shown(Timing { meeting, noted, ..Timing::default() }, Some(&body()), now.parse().unwrap())
    }

    #[test]
    fn a_deadline_is_shown_with_what_is_left_and_when_that_changes() {
        let shown = at(Some(date(2026, 12, 3)), None, "2026-11-21T10:00:00Z");
        assert_eq!(shown.when, "Noon on Wednesday 25 November 2026");
        assert_eq!((shown.left.as_deref(), shown.nearness), (Some("4 days left"), Nearness::Far));
        assert_eq!(shown.next.unwrap().to_string(), "2026-11-22T00:00:00Z");
        assert_eq!(at(Some(date(2026, 12, 3)), None, "2026-11-25T12:01:00Z").nearness, Nearness::Passed);
    }

    #[test]
    fn each_day_says_in_words_what_became_of_it() {
        let shown = at(Some(date(2026, 12, 3)), Some(date(2026, 11, 27)), "2026-11-21T10:00:00Z");
        let days: Vec<String> =
            shown.weeks.iter().flatten().flatten().map(|day| format!("{}: {}", day.date, day.what)).collect();
        assert_eq!(
            days,
            [
                "25 Nov: The deadline, noon, not counted itself",
                "26 Nov: Day 5",
                "27 Nov: Day 4; the published deadline",
                "28 Nov: Not counted, weekend",
                "29 Nov: Not counted, weekend",
                "30 Nov: Day 3",
                "1 Dec: Day 2",
                "2 Dec: Day 1",
                "3 Dec: The meeting, not counted itself",
            ]
        );
        let said = "The rule gives noon on Wednesday 25 November 2026, but the published deadline is Friday 27 November 2026, 2 days later. It would follow from 5 clear days, so the body";
        assert!(shown.warnings[0].starts_with(said), "{}", shown.warnings[0]);
        assert_eq!(shown.doubts, ["The rule and the published deadline differ."]);
    }

    #[test]
    fn where_there_is_no_deadline_it_says_why() {
        let bare = Timing::default();
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(shown(bare, None, now).when, "No rules chosen, so the deadline is not worked out.");
        assert!(at(None, None, "2026-11-21T10:00:00Z").when.contains("fill in the meeting date"));
        assert!(shown(bare, Some(&Body::named("x", "X")), now).when.contains("not stated"));
    }
}
