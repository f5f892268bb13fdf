//! A draft's deadline and meeting as entries for the writer's own calendar.

use super::deadline_of;
use crate::body::Body;
use crate::calendar::{Cutoff, Event, Meeting};
use crate::question::Draft;

/// The entries that are known: none, the deadline, the meeting, or both. Their ids stay the same, so a
/// calendar that takes the file in again renews them. [`calendar_file`](crate::calendar::calendar_file)
/// makes the file.
pub fn diary(draft: &Draft, body: Option<&Body>) -> Vec<Event> {
    let (id, title) = (draft.question.id, draft.title());
    let details = &draft.question.details;
    let of = if details.body.trim().is_empty() { String::new() } else { format!(" ({})", details.body.trim()) };
    let deadline = deadline_of(draft, body);
    let meeting = details.meeting_date.map(|date| Meeting { date, time: details.meeting_time });
    let notice = body.and_then(|body| body.notice.as_ref());
    let counted = meeting.map(|meeting| deadline.explanation(notice, meeting)).unwrap_or_default();
    let event = |kind: &str, at: Cutoff, title: String, notes: String| Event {
        id: format!("{kind}-{id}"),
        at,
        title,
        notes,
        alarm: true,
    };
    let due = deadline.keep_to().map(|at| {
        let warnings = deadline.warnings.iter().map(|warning| deadline.warning_sentence(*warning));
        let said = std::iter::once(counted).chain(warnings).chain(["The clerk’s date prevails.".to_owned()]);
        let notes = said.filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ");
        event("deadline", at, format!("Question due: {title}{of}"), notes)
    });
    let meets = meeting.map(|meeting| {
        let at = Cutoff { date: meeting.date, time: meeting.time };
        event("meeting", at, format!("Meeting with question: {title}{of}"), String::new())
    });
    due.into_iter().chain(meets).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::draft;
    use super::*;

    #[test]
    fn the_deadline_and_the_meeting_are_entries_that_stay_the_same() {
        let mut draft = draft("- Why?");
        let events = diary(&draft, None);
        let titles: Vec<&str> = events.iter().map(|event| event.title.as_str()).collect();
        assert_eq!(titles, ["Question due: Roads (Example Council)", "Meeting with question: Roads (Example Council)"]);
        assert!(events.iter().all(|event| event.alarm && event.id.ends_with(&draft.question.id.to_string())));
        (draft.deadline, draft.question.details.meeting_date) = (None, None);
        assert_eq!(diary(&draft, None), []);
    }
}
