//! Marks on a question of which more than one version is kept: they stand at one of them, and show on all.

use super::mark::{FollowUp, Mark, parts};
use crate::citation::{Citation, field_text};
use crate::id::EntryId;
use crate::record::{Entry, Place, Record};
use crate::text::normalise;

/// The question of another version of a record's page that is the same: with the same number and asker, and in the same
/// parts with the same words. `None` if there is none, or if it can't be told which it is.
pub fn same_question(entry: &Entry, other: &Record) -> Option<EntryId> {
    let own = asked(entry).filter(|own| !own.is_empty())?;
    let mut same = other.entries.iter().filter(|other| {
        (&other.number, &other.asker) == (&entry.number, &entry.asker)
            && parts(other) == parts(entry)
            && asked(other).as_ref() == Some(&own)
    });
    let first = same.next()?;
    same.next().is_none().then_some(first.id)
}

/// A question's words; `None` where it has none.
fn asked(entry: &Entry) -> Option<String> {
    Some(normalise(&field_text(entry, Place::Question))).filter(|words| !words.trim().is_empty())
}

/// What was noted on another version of a question, with the words that it rests on where they stand in this one too:
/// what they suggest here is then known to be answered.
pub fn carried(kept: &FollowUp, record: &Record, entry: &Entry) -> FollowUp {
    let carry = |mark: &Mark| {
        let here = mark.citation.as_ref().map(|words| here(words, record, entry).map_or(words.clone(), Box::new));
        Mark { citation: here, ..mark.clone() }
    };
    FollowUp {
        marks: kept.marks.iter().map(carry).collect(),
        refused: kept.refused.iter().map(carry).collect(),
        note: kept.note.clone(),
        ..FollowUp::new(record.id, entry.id)
    }
}

/// The same passages quoted from this version, where all of them stand in it; what is of this version stays as it is.
fn here(words: &Citation, record: &Record, entry: &Entry) -> Option<Citation> {
    if (words.record, words.entry) == (record.id, entry.id) {
        return None;
    }
    let anchors = words.anchors(entry).into_iter().collect::<Option<Vec<_>>>()?;
    let ranges: Vec<_> = anchors.into_iter().map(|anchor| anchor.range).collect();
    Citation::quote_all(record, entry, words.place, &ranges).ok()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::{Outcome, Suggestion, suggestions};
    use super::*;
    use crate::id::RecordId;
    use crate::minutes::read_text;

    const PAGE: &str = "Questions\n\nQuestion 1: from Cllr A Example\n\nWill the Leader say:\n\na. when; and\n\n\
                        b. how much?\n\nResponse:\n\na. In March.\n\nb. I will provide the details in writing.";

    fn version(text: &str, id: u128) -> Record {
        let mut record = read_text(text, jiff::Timestamp::UNIX_EPOCH).record;
        record.id = RecordId(Uuid::from_u128(id));
        record.entries.iter_mut().for_each(|entry| entry.id = EntryId(Uuid::from_u128(id)));
        record
    }

    #[test]
    fn the_same_question_of_another_version_is_told_by_its_parts_and_words() {
        let (old, new) = (version(PAGE, 1), version(&PAGE.replace("March", "April"), 2));
        assert_eq!(same_question(&new.entries[0], &old), Some(old.entries[0].id));
        for (from, to) in
            [("how much", "how many"), ("Question 1", "Question 2"), ("Cllr A", "Cllr B"), ("b. how", "c. how")]
        {
            let other = version(&PAGE.replace(from, to), 2);
            assert_eq!(same_question(&other.entries[0], &old), None, "{to}");
        }
        let mut twice = old.clone();
        twice.entries.push(old.entries[0].clone());
        assert_eq!(same_question(&new.entries[0], &twice), None);
    }

    #[test]
    fn what_was_answered_on_one_version_is_not_suggested_on_another() {
        let (old, new) = (version(PAGE, 1), version(&PAGE.replace("March", "April"), 2));
        let promised = |record: &Record| {
            let found = suggestions(record, &record.entries[0], &[]);
            let Suggestion { part, outcome, place, range, promise, .. } =
                found.into_iter().find(|one| one.outcome == Outcome::Promised).unwrap();
            let words = Citation::quote(record, &record.entries[0], place, range.start, range.end).unwrap();
            Mark { part, outcome, promise, citation: Some(Box::new(words)) }
        };
        let mark = promised(&old);
        let mut kept = FollowUp::new(old.id, old.entries[0].id);
        kept.mark(mark.clone());
        kept.refuse(mark.clone());
        let there = carried(&kept, &new, &new.entries[0]);
        let again = promised(&new);
        assert_ne!(mark.citation, again.citation);
        assert_eq!(there.marks[0].citation, again.citation);
        assert!(there.is_refused(&again) && !kept.is_refused(&again));
        // Words that this version no longer has stay those of the other.
        let gone = version(&PAGE.replace("I will provide the details in writing.", "No."), 3);
        assert_eq!(carried(&kept, &gone, &gone.entries[0]).marks, kept.marks);
        assert_eq!(there.marks[0].promise, mark.promise);
    }
}
