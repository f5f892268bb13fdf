//! What a clerk needs and the draft does not say.

use super::{Finding, Severity};
use crate::question::Draft;

/// One finding for each detail that is missing.
pub(super) fn check(draft: &Draft) -> Vec<Finding> {
    let details = &draft.question.details;
    let blank = |text: &str| text.trim().is_empty();
    let must = Severity::MustKnow;
    let should = Severity::ShouldKnow;
    let rows = [
        (draft.question.words() == 0, "no-words", must, "The question has no words yet."),
        (blank(&details.asker), "no-asker", must, "It does not say who asks: fill in the asker’s name."),
        (blank(&details.body), "no-body", must, "It does not say for which body it is: fill in the body."),
        (blank(&details.asked_of), "no-addressee", should, "It does not say who is asked: fill in “Asked of”."),
        (
            details.meeting_date.is_none(),
            "no-meeting-date",
            should,
            "It does not say for which meeting it is: fill in the date.",
        ),
        (draft.deadline.is_none(), "no-deadline", should, "No deadline is noted: ask the clerk by when it must be in."),
        (blank(&details.subject), "no-subject", should, "It has no subject: a few words help the clerk to list it."),
    ];
    let found = rows.into_iter().filter(|(missing, ..)| *missing);
    found.map(|(_, code, severity, sentence)| Finding { code, severity, sentence }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{BlockId, QuestionId};
    use crate::question::Details;
    use jiff::Timestamp;
    use uuid::Uuid;

    #[test]
    fn each_missing_detail_is_named_and_a_full_draft_has_none() {
        let id = Uuid::from_u128(1);
        let mut draft = Draft::new(QuestionId(id), BlockId(id), &Details::default(), Timestamp::UNIX_EPOCH);
        assert_eq!(check(&draft).len(), 7);
        draft.question.blocks[0].text = "Why?".to_owned();
        let text = || "x".to_owned();
        let date = Some(jiff::civil::date(2026, 12, 3));
        draft.deadline = date;
        draft.question.details = Details {
            body: text(),
            meeting_date: date,
            meeting_time: None,
            asker: text(),
            ward: String::new(),
            asked_of: text(),
            subject: text(),
        };
        assert_eq!(check(&draft), []);
    }
}
