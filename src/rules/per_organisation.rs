//! How many questions one organisation puts at a meeting, from what is on this device.

use super::put::{others, same_name};
use super::{Checking, DetailPlace, Finding, NotChecked, Report, Severity};
use crate::body::Field;
use crate::text::plural;

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let organisation = checking.draft.advice.organisation.trim();
    let Some(limit) = checking.body.and_then(|body| body.limits.per_organisation) else {
        return report.not_stated(checking, Field::PerOrganisation);
    };
    let details = &checking.draft.question.details;
    if organisation.is_empty() || details.meeting_date.is_none() {
        let lacks = if organisation.is_empty() { "organisation is named" } else { "meeting date is filled in" };
        let sentence = format!("Questions from one organisation: not checked, since no {lacks}.");
        let code = "details-needed";
        return report.not_checked.push(NotChecked { code, field: Some(Field::PerOrganisation), sentence });
    }
    let count = 1 + others(checking.put, checking.draft.question.id, |put| {
        put.meeting == details.meeting_date
            && same_name(&put.organisation, organisation)
            && same_name(&put.body, &details.body)
    });
    if count > limit.max as usize {
        let questions = plural(count, "question");
        let sentence = format!(
            "With this one there are {questions} for {organisation} at this meeting; the limit is {}.",
            limit.max
        );
        let finding = Finding::new("too-many-for-organisation", Severity::MustKnow, sentence).counting(count);
        report.find(finding.at(DetailPlace::Organisation).because(checking.basis(Field::PerOrganisation)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, now};
    use super::super::{Put, check};
    use super::*;
    use crate::body::{Body, PerOrganisation};

    #[test]
    fn an_organisations_questions_are_counted_whoever_asks() {
        let mut draft = draft("- Why?");
        draft.advice.organisation = "Mill Residents".to_owned();
        let other = Put { draft: None, asker: "Mx B Other".into(), ..Put::of_draft(&draft).unwrap() };
        let mut body = Body::named("x", "Example Council");
        let is_over = |body: &Body| {
            let put = std::slice::from_ref(&other);
            let checking = Checking { draft: &draft, body: Some(body), now: now(), put, alike: None, quoted: &[] };
            check(&checking).findings.iter().any(|finding| finding.code == "too-many-for-organisation")
        };
        body.limits.per_organisation = Some(PerOrganisation { max: 1 });
        assert!(is_over(&body));
        body.limits.per_organisation = Some(PerOrganisation { max: 2 });
        assert!(!is_over(&body));
    }
}
