//! The promises that were noted, in one list with their days, until they are done.

use jiff::civil::Date;

use super::mark::{FollowUp, Part, Promise};
use crate::id::{EntryId, QuestionId, RecordId};
use crate::question::Draft;
use crate::text::plural;

/// A promise in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// In which answer.
    pub of: PromiseOf,
    /// What was promised.
    pub promise: Promise,
    /// The days until it is due, below zero where it is overdue; `None` where no day is noted.
    pub days: Option<i32>,
}

/// In which answer something was promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromiseOf {
    /// A published one, on a part of its question.
    Published(RecordId, EntryId, Part),
    /// One that was noted at the meeting, with the draft that was answered.
    Noted(QuestionId),
}

/// All promises, after published answers and in those that were noted at a meeting: those not done first, by their days,
/// those without a day after them; then those that are done, the last done first.
pub fn due<'a>(
    kept: impl IntoIterator<Item = &'a FollowUp>,
    drafts: impl IntoIterator<Item = &'a Draft>,
    today: Date,
) -> Vec<Due> {
    let published = kept.into_iter().flat_map(published);
    let noted = drafts
        .into_iter()
        .flat_map(|draft| draft.heard.promises.iter().map(|promise| (PromiseOf::Noted(draft.question.id), promise)));
    let listed = published.chain(noted).map(|(of, promise)| Due {
        of,
        promise: promise.clone(),
        days: promise.by_when.and_then(|date| Some(today.until(date).ok()?.get_days())),
    });
    let mut all: Vec<Due> = listed.collect();
    all.sort_by_key(|due| {
        let done = due.promise.done;
        (done.is_some(), std::cmp::Reverse(done), due.promise.by_when.is_none(), due.promise.by_when)
    });
    all
}

fn published(kept: &FollowUp) -> impl Iterator<Item = (PromiseOf, &Promise)> {
    let promised = kept.marks.iter().filter_map(|mark| Some((mark, mark.promise.as_ref()?)));
    promised.map(|(mark, promise)| (PromiseOf::Published(kept.record, kept.entry, mark.part.clone()), promise))
}

impl Due {
    /// How it stands, in words: "Due in 12 days", "3 days overdue", "No day is noted", "Done".
    pub fn words(&self) -> String {
        match (self.promise.done, self.days) {
            (Some(_), _) => "Done".to_owned(),
            (None, None) => "No day is noted".to_owned(),
            (None, Some(0)) => "Due today".to_owned(),
            (None, Some(days)) if days < 0 => format!("{} overdue", plural(days.unsigned_abs() as usize, "day")),
            (None, Some(days)) => format!("Due in {}", plural(days.unsigned_abs() as usize, "day")),
        }
    }
}
