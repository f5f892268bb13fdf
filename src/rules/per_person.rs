//! How many questions one member puts at a meeting, from what is on this device.

use super::put::{others, same_name};
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
    let count = 1 + others(checking.put, checking.draft.question.id, |put| {
        put.meeting == details.meeting_date
            && same_name(&put.asker, &details.asker)
            && same_name(&put.body, &details.body)
            && (limit.per != Some(Per::Addressee) || same_name(&put.asked_of, &details.asked_of))
    });
    if let Some(finding) = finding(limit, count) {
        report.find(finding.at(DetailPlace::MeetingDate).because(checking.basis(Field::PerPerson)));
    }
}

fn finding(limit: PerPerson, count: usize) -> Option<Finding> {
    let max = limit.max as usize;
    let to_one = if limit.per == Some(Per::Addressee) { " to the same person" } else { "" };
    if count > max {
        let questions = plural(count, "question");
        let sentence = format!("With this one you have {questions}{to_one} for this meeting; the limit is {max}.");
        return Some(Finding::new("too-many-for-meeting", Severity::MustKnow, sentence).counting(count));
    }
    (limit.includes_supplementary == Some(true) && count == max).then(|| {
        let sentence = format!(
            "With {} you may have no supplementary left: it counts towards the limit of {max}.",
            plural(count, "question")
        );
        Finding::new("no-supplementary-left", Severity::MayHelp, sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, now};
    use super::super::{Put, check};
    use super::*;
    use crate::body::Body;
    use crate::id::QuestionId;
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
}
