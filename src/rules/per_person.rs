//! How many questions one member puts at a meeting, from what is on this device.
//!
//! Supplementaries that are drafted count among them only where the body says that they do: "two questions, or one and
//! a supplementary". Where it says that they don't, or says nothing, only questions with notice are counted.

use super::put::{Put, others, same_name, supplementaries};
use super::{Checking, DetailPlace, Finding, NotChecked, Report, Severity};
use crate::body::{Field, Per, PerPerson};
use crate::text::plural;

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let Some(limit) = checking.body.and_then(|body| body.limits.per_person) else {
        return report.not_stated(checking, Field::PerPerson);
    };
    let details = &checking.draft.question.details;
    if details.meeting_date.is_none() || details.asker.trim().is_empty() {
        let sentence = "Questions from one person: not checked until asker and meeting date are filled in.".to_owned();
        return report.not_checked.push(NotChecked { code: "details-needed", field: Some(Field::PerPerson), sentence });
    }
    let counted = counted(checking, limit);
    if let Some(finding) = finding(limit, counted) {
        report.find(finding.at(DetailPlace::MeetingDate).because(checking.basis(Field::PerPerson)));
    }
}

/// What a member has for one meeting.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    /// Questions with notice.
    questions: usize,
    /// Supplementaries, where they count.
    supplementaries: usize,
}

impl Counted {
    pub(super) fn all(self) -> usize {
        self.questions + self.supplementaries
    }

    /// "2 questions and 1 supplementary".
    fn words(self) -> String {
        let questions = plural(self.questions, "question");
        match self.supplementaries {
            0 => questions,
            1 => format!("{questions} and 1 supplementary"),
            more => format!("{questions} and {more} supplementaries"),
        }
    }
}

/// What the member has for the meeting of a draft, with the draft itself.
pub(super) fn counted(checking: &Checking, limit: PerPerson) -> Counted {
    let draft = checking.draft;
    let details = &draft.question.details;
    let is_for_it = |put: &Put| {
        put.meeting == details.meeting_date
            && same_name(&put.asker, &details.asker)
            && same_name(&put.body, &details.body)
            && (limit.per != Some(Per::Addressee) || same_name(&put.asked_of, &details.asked_of))
    };
    let is_supplementary = draft.arises_from.is_some();
    let counts = limit.includes_supplementary == Some(true);
    let drafted = || supplementaries(checking.put, draft.question.id, is_for_it) + usize::from(is_supplementary);
    Counted {
        questions: others(checking.put, draft.question.id, is_for_it) + usize::from(!is_supplementary),
        supplementaries: if counts { drafted() } else { 0 },
    }
}

/// What to say where a member has more than the limit.
pub(super) fn too_many(limit: PerPerson, counted: Counted) -> Option<Finding> {
    let to_one = if limit.per == Some(Per::Addressee) { " to the same person" } else { "" };
    let counts = if counted.supplementaries > 0 { ", and a supplementary counts" } else { "" };
    let sentence = format!(
        "With this one you have {}{to_one} for this meeting; the limit is {}{counts}.",
        counted.words(),
        limit.max
    );
    (counted.all() > limit.max as usize)
        .then(|| Finding::new("too-many-for-meeting", Severity::MustKnow, sentence).counting(counted.all()))
}

fn finding(limit: PerPerson, counted: Counted) -> Option<Finding> {
    let none_left = || {
        let is_full = counted.supplementaries == 0 && counted.questions == limit.max as usize;
        (limit.includes_supplementary == Some(true) && is_full).then(|| {
            let sentence = format!(
                "With {} you may have no supplementary left: it counts towards the limit of {}.",
                counted.words(),
                limit.max
            );
            Finding::new("no-supplementary-left", Severity::MayHelp, sentence)
        })
    };
    too_many(limit, counted).or_else(none_left)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, now};
    use super::super::{Put, check};
    use super::*;
    use crate::body::Body;
    use crate::id::{EntryId, QuestionId, RecordId};
    use crate::question::AnswerOf;
    use uuid::Uuid;

    #[test]
    fn the_questions_for_the_same_meeting_are_counted_by_the_bodys_rule() {
        let draft = draft("- Why?");
        let put = |number, asked_of: &str| {
            let mut put = Put::of_draft(&draft).unwrap();
            (put.draft, put.asked_of) = (Some(QuestionId(Uuid::from_u128(number))), asked_of.to_owned());
            put
        };
        let others = [put(1, "Leader of the Council"), put(2, "Cabinet Member for Roads")];
        let codes = |max, per, includes_supplementary| {
            let mut body = Body::named("x", "Example Council");
            body.limits.per_person = Some(PerPerson { max, includes_supplementary, per });
            let checking =
                Checking { draft: &draft, body: Some(&body), now: now(), put: &others, alike: None, quoted: &[] };
            check(&checking).findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(2, Some(Per::Meeting), None), ["too-many-for-meeting"]);
        assert_eq!(codes(3, Some(Per::Meeting), None), [""; 0]);
        assert_eq!(codes(2, Some(Per::Addressee), Some(true)), ["no-supplementary-left"]);
        assert_eq!(codes(1, Some(Per::Addressee), None), ["too-many-for-meeting"]);
    }

    #[test]
    fn a_drafted_supplementary_counts_only_where_the_body_says_so() {
        let draft = draft("- Why?");
        let mut supplementary = Put::of_draft(&draft).unwrap();
        supplementary.draft = Some(QuestionId(Uuid::from_u128(1)));
        supplementary.arises_from = Some(AnswerOf { record: RecordId(Uuid::nil()), entry: EntryId(Uuid::nil()) });
        let found = |max, includes_supplementary| {
            let mut body = Body::named("x", "Example Council");
            body.limits.per_person = Some(PerPerson { max, includes_supplementary, per: None });
            let put = std::slice::from_ref(&supplementary);
            let checking = Checking { draft: &draft, body: Some(&body), now: now(), put, alike: None, quoted: &[] };
            check(&checking).findings.into_iter().map(|finding| finding.sentence).next()
        };
        assert_eq!((found(1, Some(false)), found(1, None)), (None, None));
        let sentence = "With this one you have 1 question and 1 supplementary for this meeting; the limit is 1, and a \
                        supplementary counts.";
        assert_eq!(found(1, Some(true)).as_deref(), Some(sentence));
        assert_eq!(found(2, Some(true)), None, "both fit, and there is nothing left to lose");
    }
}
