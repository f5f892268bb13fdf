//! Questions that were put or are drafted, as far as the device knows, and how many count together.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::id::QuestionId;
use crate::question::{AnswerOf, Draft, State};
use crate::record::Record;

/// A question that was put, or is drafted to be.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Put {
    /// Its draft on this device; `None` where it comes from a published record.
    pub draft: Option<QuestionId>,
    /// Who asks.
    pub asker: String,
    /// For which organisation, if any.
    pub organisation: String,
    /// The body.
    pub body: String,
    /// Who is asked.
    pub asked_of: String,
    /// The day of the meeting.
    pub meeting: Option<Date>,
    /// The answer that it arises from, where it is a supplementary.
    pub arises_from: Option<AnswerOf>,
}

impl Put {
    /// A draft, unless it will not be put or is the app's example.
    pub fn of_draft(draft: &Draft) -> Option<Self> {
        let details = &draft.question.details;
        (draft.state != State::Withdrawn && !draft.example).then(|| Self {
            draft: Some(draft.question.id),
            asker: details.asker.clone(),
            organisation: draft.advice.organisation.clone(),
            body: details.body.clone(),
            asked_of: details.asked_of.clone(),
            meeting: details.meeting_date,
            arises_from: draft.arises_from,
        })
    }

    /// The questions of a published record.
    pub fn of_record(record: &Record) -> Vec<Self> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let put = record.entries.iter().map(|entry| Self {
            draft: None,
            asker: text(&entry.asker),
            organisation: String::new(),
            body: text(&record.body),
            asked_of: text(&entry.asked_of),
            meeting: record.meeting_date,
            arises_from: None,
        });
        put.collect()
    }
}

/// How many questions with notice besides one draft's own hold for a condition. A supplementary is none of them: it is
/// put without notice, on terms of its own, and counts among a member's questions only where a body says so.
///
/// A question may be known twice, as a draft and as published, so at each meeting the larger of the two numbers counts.
pub(super) fn others(put: &[Put], own: QuestionId, holds: impl Fn(&Put) -> bool) -> usize {
    let mut meetings: BTreeMap<Option<Date>, (usize, usize)> = BTreeMap::new();
    for put in put.iter().filter(|put| put.draft != Some(own) && put.arises_from.is_none() && holds(put)) {
        let (drafts, records) = meetings.entry(put.meeting).or_default();
        *(if put.draft.is_some() { drafts } else { records }) += 1;
    }
    meetings.values().map(|(drafts, records)| drafts.max(records)).sum()
}

/// How many supplementaries besides one draft's own are drafted for which a condition holds.
pub(super) fn supplementaries(put: &[Put], own: QuestionId, holds: impl Fn(&Put) -> bool) -> usize {
    put.iter().filter(|put| put.draft != Some(own) && put.arises_from.is_some() && holds(put)).count()
}

/// Whether two printed names are one person's or one body's: the same words without titles, marks and
/// capitals. An empty name is nobody's.
pub fn same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let pieces = name.split(|mark: char| !mark.is_alphanumeric() && mark != '’' && mark != '\'');
        let words = pieces.map(str::to_lowercase).filter(|word| !word.is_empty());
        words
            .filter(|word| !matches!(word.as_str(), "cllr" | "councillor" | "mr" | "mrs" | "ms" | "dr" | "the"))
            .collect()
    };
    let one = words(one);
    !one.is_empty() && one == words(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn a_question_that_is_known_twice_counts_once() {
        let id = |number| QuestionId(Uuid::from_u128(number));
        let put = |draft: Option<u128>, day| Put {
            draft: draft.map(id),
            meeting: Some(date(2026, 5, day)),
            ..Put::default()
        };
        let all = [put(Some(1), 1), put(None, 1), put(None, 1), put(Some(2), 8), put(Some(3), 8)];
        assert_eq!(others(&all, id(3), |_| true), 3);
        assert_eq!(others(&all, id(9), |put| put.meeting == Some(date(2026, 5, 8))), 2);
    }

    #[test]
    fn names_are_the_same_without_their_titles() {
        assert!(same_name("Cllr A. Example", "Councillor A Example"));
        assert!(!same_name("Cllr A Example", "Cllr B Example"));
        assert!(!same_name("", "Cllr"));
    }
}
