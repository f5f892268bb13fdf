//! The promises that were noted, in one list with their days, until they are done.

use jiff::civil::Date;

use super::mark::{FollowUp, Part, Promise};
use crate::id::{EntryId, RecordId};
use crate::text::plural;

/// A promise in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The record.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// The part.
    pub part: Part,
    /// What was promised.
    pub promise: Promise,
    /// The days until it is due, below zero where it is overdue; `None` where no day was said.
    pub days: Option<i32>,
}

/// All promises: those not done first, by their days, those without a day after them; then those that are done, the
/// last done first.
pub fn due<'a>(kept: impl IntoIterator<Item = &'a FollowUp>, today: Date) -> Vec<Due> {
    let mut all: Vec<Due> = kept.into_iter().flat_map(|one| promises(one, today)).collect();
    all.sort_by_key(|due| {
        let done = due.promise.done;
        (done.is_some(), std::cmp::Reverse(done), due.promise.by_when.is_none(), due.promise.by_when)
    });
    all
}

fn promises(kept: &FollowUp, today: Date) -> Vec<Due> {
    let promised = kept.marks.iter().filter_map(|mark| Some((mark, mark.promise.as_ref()?)));
    let listed = promised.map(|(mark, promise)| Due {
        record: kept.record,
        entry: kept.entry,
        part: mark.part.clone(),
        promise: promise.clone(),
        days: promise.by_when.and_then(|date| Some(today.until(date).ok()?.get_days())),
    });
    listed.collect()
}

impl Due {
    /// How it stands, in words: "Due in 12 days", "3 days overdue", "No day was said", "Done".
    pub fn words(&self) -> String {
        match (self.promise.done, self.days) {
            (Some(_), _) => "Done".to_owned(),
            (None, None) => "No day was said".to_owned(),
            (None, Some(0)) => "Due today".to_owned(),
            (None, Some(days)) if days < 0 => format!("{} overdue", plural(days.unsigned_abs() as usize, "day")),
            (None, Some(days)) => format!("Due in {}", plural(days.unsigned_abs() as usize, "day")),
        }
    }
}
