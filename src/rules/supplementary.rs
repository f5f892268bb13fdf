//! A supplementary question beside what the body says of them: whether there are any, how many, about what, how long.

use super::put::{same_name, supplementaries};
use super::{Basis, Checking, DetailPlace, Finding, NotChecked, Report, Severity, per_person};
use crate::alike::{DraftText, Reading, Weigh, shared};
use crate::body::{Body, Field, PerPerson, Scope, Supplementary};
use crate::calendar::long_date;
use crate::followup::spoken;
use crate::named::Named;
use crate::question::Kind;
use crate::text::plural;

/// A supplementary as it is to be asked, with what it may arise from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arising<'a> {
    /// Its words.
    pub words: &'a str,
    /// The question that was answered.
    pub question: &'a str,
    /// The answer; empty where it is not known.
    pub answer: &'a str,
    /// Whether it quotes the answer: then it says itself what it arises from.
    pub quotes: bool,
}

/// What the rules say of a supplementary: what to look at, and what was not checked.
pub fn supplementary(arising: &Arising<'_>, body: Option<&Body>) -> (Vec<Finding>, Vec<NotChecked>) {
    let Some(body) = body else { return (Vec::new(), vec![not("no-rules", NO_RULES)]) };
    let Some(rule) = body.supplementary else { return (Vec::new(), vec![not("not-stated", NOT_STATED)]) };
    if rule.max == Some(0) {
        return (vec![found(body, "no-supplementary", Severity::MustKnow, NONE_TAKEN)], Vec::new());
    }
    let findings = [
        number(rule, arising, body),
        length(rule, arising, body),
        scope(rule, arising, body),
        rule.chair_discretion.filter(|needed| *needed).map(|_| found(body, "chair-allows", Severity::MayHelp, CHAIR)),
        counted(body),
    ];
    let unknown = rule.scope.is_some() && arising.answer.trim().is_empty() && !arising.quotes;
    let written = rule.none_if_written == Some(true);
    let not_checked =
        [unknown.then(|| not("no-answer-yet", NO_ANSWER)), written.then(|| not("if-written", IF_WRITTEN))];
    (findings.into_iter().flatten().collect(), not_checked.into_iter().flatten().collect())
}

const NO_RULES: &str = "No body’s rules are chosen, so the supplementary was not checked.";
const NOT_STATED: &str = "Supplementary questions: not stated in these rules, so not checked.";
const NONE_TAKEN: &str = "This body takes no supplementary questions: ask it at the next meeting.";
const CHAIR: &str = "The chair must allow it: say in a few words why it is needed.";
const NO_ANSWER: &str = "Whether it arises from the answer: not checked until the answer is noted or quoted.";
const IF_WRITTEN: &str =
    "None is taken where the answer is in writing: not checked, since it is not known how the answer is given.";

fn found(body: &Body, code: &'static str, severity: Severity, sentence: impl Into<String>) -> Finding {
    Finding::new(code, severity, sentence).because(Some(Basis::of(body, Field::Supplementary)))
}

fn not(code: &'static str, sentence: &str) -> NotChecked {
    NotChecked { code, field: Some(Field::Supplementary), sentence: sentence.to_owned() }
}

/// Each question mark is taken for a question.
fn number(rule: Supplementary, arising: &Arising<'_>, body: &Body) -> Option<Finding> {
    let max = rule.max? as usize;
    let asked = arising.words.matches('?').count();
    let sentence = format!(
        "At most {} may follow the answer, and this asks {}: keep the one that matters most.",
        plural(max, "supplementary question"),
        plural(asked, "thing")
    );
    (asked > max).then(|| found(body, "supplementary-number", Severity::ShouldKnow, sentence))
}

fn length(rule: Supplementary, arising: &Arising<'_>, body: &Body) -> Option<Finding> {
    let speech = spoken(arising.words);
    let limit = rule.seconds.filter(|limit| speech.seconds > *limit)?;
    let said = speech.sentence(Some(limit));
    let sentence = format!("{}: leave something out.", said.trim_end_matches('.'));
    Some(found(body, "supplementary-long", Severity::ShouldKnow, sentence))
}

/// What shares no telling word with what it may arise from seldom arises from it.
fn scope(rule: Supplementary, arising: &Arising<'_>, body: &Body) -> Option<Finding> {
    let scope = rule.scope?;
    let from = match scope {
        Scope::QuestionOrReply => format!("{}\n\n{}", arising.question, arising.answer),
        Scope::Reply | Scope::Clarification => arising.answer.to_owned(),
    };
    let is_known = !arising.words.trim().is_empty() && !arising.answer.trim().is_empty();
    if arising.quotes || !is_known || shares_words(arising.words, &from) {
        return None;
    }
    let sentence = format!(
        "A supplementary must be {}, and this shares no telling word with it: say what it arises from.",
        scope.words()
    );
    Some(found(body, "supplementary-scope", Severity::ShouldKnow, sentence))
}

fn shares_words(one: &str, other: &str) -> bool {
    let weigh = Weigh::at_large();
    let marks = shared((one, &Reading::of(one, &weigh)), (other, &Reading::of(other, &weigh)));
    !marks.here.is_empty()
}

/// A supplementary can be put on the day of its meeting and not after it.
fn over(checking: &Checking) -> Option<Finding> {
    let date = checking.draft.question.details.meeting_date.filter(|date| *date < checking.now.date())?;
    let sentence = format!(
        "The meeting was on {}: a supplementary can no longer be put at it. Write the follow-up for a later one.",
        long_date(date)
    );
    Some(Finding::new("meeting-past", Severity::MustKnow, sentence).at(DetailPlace::MeetingDate))
}

/// The member's other supplementaries to the same answer, as far as they are drafted here. Where nobody's name stands
/// in a draft it is the member's own.
fn drafted(checking: &Checking, body: &Body) -> Option<Finding> {
    let (draft, max) = (checking.draft, body.supplementary?.max? as usize);
    let asker = &draft.question.details.asker;
    let count = 1 + supplementaries(checking.put, draft.question.id, |put| {
        put.arises_from == draft.arises_from
            && (same_name(&put.asker, asker) || [&put.asker, asker].iter().any(|name| name.trim().is_empty()))
    });
    let sentence = format!(
        "With this one you have drafted {count} supplementaries to the same answer, and at most {} may follow it: keep \
         the one that matters most.",
        plural(max, "supplementary question"),
    );
    (count > max).then(|| found(body, "supplementary-drafts", Severity::ShouldKnow, sentence).counting(count))
}

/// Where a supplementary is one of the questions that a member has.
fn counted(body: &Body) -> Option<Finding> {
    let limit = including(body)?;
    let sentence = format!("It counts as one of your {}.", plural(limit.max as usize, "question"));
    Some(
        Finding::new("supplementary-counts", Severity::MayHelp, sentence)
            .because(Some(Basis::of(body, Field::PerPerson))),
    )
}

/// The limit of a member's questions, where supplementaries are among them.
fn including(body: &Body) -> Option<PerPerson> {
    body.limits.per_person.filter(|limit| limit.includes_supplementary == Some(true))
}

/// Where supplementaries are among the questions of a member who has too many of them already.
fn too_many(checking: &Checking, body: &Body) -> Option<Finding> {
    let limit = including(body)?;
    let finding = per_person::too_many(limit, per_person::counted(checking, limit))?;
    Some(finding.at(DetailPlace::MeetingDate).because(Some(Basis::of(body, Field::PerPerson))))
}

/// A draft that is a supplementary.
pub(super) fn check(checking: &Checking, report: &mut Report) {
    let question = &checking.draft.question;
    let quoted = question.blocks.iter().filter(|block| matches!(block.kind, Kind::Quotation(_)));
    let answer: Vec<&str> = quoted.map(|block| block.text.as_str()).collect();
    let answer = answer.join("\n\n");
    let own = DraftText::of(question);
    let quotes = !answer.trim().is_empty();
    let (findings, not_checked) =
        supplementary(&Arising { words: &own.text, question: "", answer: &answer, quotes }, checking.body);
    let is_refused = findings.iter().any(|finding| finding.code == "no-supplementary");
    let body = checking.body.filter(|_| !is_refused);
    let too_many = body.and_then(|body| too_many(checking, body));
    let says_less = |finding: &Finding| too_many.is_some() && finding.code == "supplementary-counts";
    report.findings.extend(findings.into_iter().filter(|finding| !says_less(finding)));
    report.findings.extend(over(checking));
    report.findings.extend(body.and_then(|body| drafted(checking, body)));
    report.findings.extend(too_many);
    // That no rules are chosen is said of all of them.
    report.not_checked.extend(not_checked.into_iter().filter(|not| not.code != "no-rules"));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, draft, now};
    use super::super::{Put, check as check_all};
    use super::*;
    use crate::body::Clause;
    use crate::id::{EntryId, QuestionId, RecordId};
    use crate::question::AnswerOf;
    use uuid::Uuid;

    const ANSWER: &str = "The bridge over the Sample will be mended in March, and lorries will go by Mill Lane.";

    fn body(rule: Supplementary) -> Body {
        let mut body = Body::named("x", "Example Council");
        body.supplementary = Some(rule);
        body.clauses = vec![(Field::Supplementary, Clause { reference: "SO 15".into(), text: "One only.".into() })];
        body
    }

    fn said(words: &str, answer: &str, rule: Supplementary) -> (Vec<&'static str>, Vec<&'static str>) {
        let arising = Arising { words, question: "When is the bridge mended?", answer, quotes: false };
        let (findings, not_checked) = supplementary(&arising, Some(&body(rule)));
        let clause = |finding: &Finding| finding.basis.as_ref().is_some_and(|basis| basis.line().starts_with("SO 15"));
        assert!(findings.iter().all(clause), "each shows its clause");
        (findings.iter().map(|it| it.code).collect(), not_checked.iter().map(|it| it.code).collect())
    }

    #[test]
    fn a_body_that_takes_none_says_so_alone() {
        let none = Supplementary { max: Some(0), seconds: Some(1), ..Supplementary::default() };
        assert_eq!(said("Why? And when?", "", none).0, ["no-supplementary"]);
    }

    #[test]
    fn number_length_and_the_chair_are_looked_at() {
        let rule = Supplementary { max: Some(1), seconds: Some(5), ..Supplementary::default() };
        assert_eq!(said("Why?", ANSWER, rule).0, [""; 0]);
        assert_eq!(said("Why? And when?", ANSWER, rule).0, ["supplementary-number"]);
        let long = "Why was it that all of this could not have been said to all of us well before today?";
        assert_eq!(said(long, ANSWER, rule).0, ["supplementary-long"]);
        let rule =
            Supplementary { chair_discretion: Some(true), none_if_written: Some(true), ..Supplementary::default() };
        assert_eq!(said("Why?", ANSWER, rule), (vec!["chair-allows"], vec!["if-written"]));
    }

    #[test]
    fn what_has_nothing_of_the_answer_hardly_arises_from_it() {
        let rule = Supplementary { scope: Some(Scope::Reply), ..Supplementary::default() };
        assert_eq!(said("Which lorries will go by Mill Lane?", ANSWER, rule), (vec![], vec![]));
        assert_eq!(said("How many libraries are shut?", ANSWER, rule).0, ["supplementary-scope"]);
        assert_eq!(said("How many libraries are shut?", "", rule), (vec![], vec!["no-answer-yet"]));
    }

    #[test]
    fn what_is_not_stated_is_not_checked() {
        let (findings, not_checked) = supplementary(&Arising::default(), Some(&Body::named("x", "Example Council")));
        assert_eq!((findings.len(), not_checked[0].code), (0, "not-stated"));
        assert_eq!(supplementary(&Arising::default(), None).1[0].code, "no-rules");
    }

    #[test]
    fn a_draft_that_is_a_supplementary_needs_no_notice_and_is_held_to_its_own_rule() {
        let mut draft = draft("q It is shut.\n- Why is it shut? And when does it open?");
        let mut body = body(Supplementary { max: Some(1), scope: Some(Scope::Reply), ..Supplementary::default() });
        body.limits.per_person = Some(PerPerson { max: 1, includes_supplementary: Some(true), per: None });
        assert!(!codes(&draft, Some(&body)).contains(&"supplementary-number"));
        draft.arises_from = Some(AnswerOf { record: RecordId(Uuid::nil()), entry: EntryId(Uuid::nil()) });
        assert_eq!(codes(&draft, Some(&body)), ["supplementary-number", "supplementary-counts"]);
    }

    #[test]
    fn supplementaries_that_are_drafted_are_counted_for_the_answer_and_for_the_member() {
        let answer = |number| AnswerOf { record: RecordId(Uuid::from_u128(number)), entry: EntryId(Uuid::nil()) };
        let mut draft = draft("q It is shut.\n- Why is it shut?");
        draft.arises_from = Some(answer(1));
        let put = |number, arises_from| {
            let put = Put::of_draft(&draft).unwrap();
            Put { draft: Some(QuestionId(Uuid::from_u128(number))), arises_from, ..put }
        };
        let found = |max, counts, put: &[Put]| {
            let mut body = body(Supplementary { max: Some(1), ..Supplementary::default() });
            body.limits.per_person = Some(PerPerson { max, includes_supplementary: Some(counts), per: None });
            let checking = Checking { draft: &draft, body: Some(&body), now: now(), put, alike: None, quoted: &[] };
            check_all(&checking).findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
        };
        assert_eq!(found(2, false, &[put(1, None), put(2, Some(answer(2)))]), [""; 0], "one to each answer");
        assert_eq!(found(1, false, &[put(1, Some(answer(1)))]), ["supplementary-drafts"]);
        let nobodys = Put { asker: String::new(), ..put(1, Some(answer(1))) };
        assert_eq!(found(1, false, &[nobodys]), ["supplementary-drafts"]);
        assert_eq!(found(2, true, &[put(1, None)]), ["supplementary-counts"]);
        assert_eq!(found(2, true, &[put(1, None), put(2, None)]), ["too-many-for-meeting"]);
        assert_eq!(found(2, true, &[put(1, None), put(2, Some(answer(2)))]), ["too-many-for-meeting"]);
    }

    #[test]
    fn a_supplementary_to_a_meeting_that_is_over_is_told() {
        let mut draft = draft("q It is shut.\n- Why is it shut?");
        draft.arises_from = Some(AnswerOf { record: RecordId(Uuid::nil()), entry: EntryId(Uuid::nil()) });
        draft.question.details.meeting_date = Some(now().date());
        assert_eq!(codes(&draft, None), [""; 0]);
        draft.question.details.meeting_date = now().date().yesterday().ok();
        assert_eq!(codes(&draft, None), ["meeting-past"]);
    }
}
