//! Advice on a draft as the page shows it, and what the worker needs to give it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::beside::BesideShown;
use super::bodies::{BodyShown, Origin};
use super::deadline::{self, DeadlineShown};
use super::evidence::Evidence;
use super::message;
use crate::body::{Body, preset};
use crate::calendar::in_britain;
use crate::citation::Template;
use crate::format::v1;
use crate::id::{BlockId, EntryId, QuestionId, RecordId};
use crate::question::{AnswerOf, Detail, Draft, Edit, Kept};
use crate::rules::{
    Act, Alike, Checking, DetailPlace, Finding, Place, Put, Quoted, Report, Severity, Timing, check, counted_words,
    declarations, said_of_gone,
};

/// A draft of this device, as far as the number of questions is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// Its id.
    pub draft: Option<QuestionId>,
    /// Who asks.
    pub asker: String,
    /// For which organisation.
    pub organisation: String,
    /// The body.
    pub body: String,
    /// Who is asked.
    pub asked_of: String,
    /// The day of the meeting.
    pub meeting: Option<Date>,
    /// The answer that it arises from, where it is a supplementary.
    pub arises_from: Option<(RecordId, EntryId)>,
}

impl From<Put> for Drafted {
    fn from(put: Put) -> Self {
        let Put { draft, asker, organisation, body, asked_of, meeting, arises_from } = put;
        let arises_from = arises_from.map(|AnswerOf { record, entry }| (record, entry));
        Self { draft, asker, organisation, body, asked_of, meeting, arises_from }
    }
}

impl From<Drafted> for Put {
    fn from(drafted: Drafted) -> Self {
        let Drafted { draft, asker, organisation, body, asked_of, meeting, arises_from } = drafted;
        let arises_from = arises_from.map(|(record, entry)| AnswerOf { record, entry });
        Self { draft, asker, organisation, body, asked_of, meeting, arises_from }
    }
}

/// What the checks say of a draft, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceShown {
    /// The whole in one sentence.
    pub summary: String,
    /// What the writer should look at, the weightiest first.
    pub findings: Vec<FindingShown>,
    /// What the writer keeps.
    pub kept: Vec<FindingShown>,
    /// What was not checked, and why.
    pub not_checked: Vec<String>,
    /// What the body asks to be declared.
    pub declarations: Vec<DeclarationShown>,
    /// By when it must be in.
    pub deadline: DeadlineShown,
    /// The rules that it was checked against.
    pub rules: Option<BodyShown>,
    /// Whether rules were chosen that are not on this device.
    pub lacks_rules: bool,
    /// How many words count, and how many may.
    pub words: Option<(usize, u32)>,
    /// Whether it matters for which organisation the question is put.
    pub asks_organisation: bool,
    /// What the library says of it.
    pub evidence: Evidence,
    /// How what is cited is printed: in the body's way as far as it has one, or else in the device's.
    pub template: Template,
}

/// A finding, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingShown {
    /// What it is: its code, its words and its sentence, with the reason of one that is kept.
    #[serde(with = "message::kept")]
    pub mark: v1::Kept,
    /// How much it matters, in words.
    pub severity: String,
    /// How it is drawn.
    pub weight: Weight,
    /// Where it is.
    pub place: PlaceShown,
    /// The rule that it rests on, in one line.
    pub basis: Option<String>,
    /// The address where that rule was read.
    pub url: Option<String>,
    /// What would mend it at once.
    pub act: Option<ActShown>,
    /// Whether it is no longer found, and only what the writer said of it remains.
    pub is_gone: bool,
}

/// How a finding is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    /// Must know.
    Must,
    /// Should know.
    Should,
    /// May help.
    May,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceShown {
    /// In the question as a whole.
    Question,
    /// In a detail: the last piece of its field's id.
    Detail(String),
    /// In a block, from one byte to another.
    Block(BlockId, usize, usize),
    /// Among the declarations.
    Declarations,
}

/// What would mend a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActShown {
    /// What the button says.
    pub words: String,
    /// What it does.
    pub edit: EditShown,
}

/// The edits that mend findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditShown {
    /// A block gets other words; the caret comes to stand at a byte of them.
    SetText(BlockId, String, usize),
    /// A block is cut in two at a byte; the second half gets an id.
    Split(BlockId, usize, BlockId),
    /// The body's name.
    Body(String),
}

/// Something that the body asks to be declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclarationShown {
    /// Its name.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// The rule that asks, in one line.
    pub basis: String,
    /// The answer so far.
    #[serde(with = "message::kept")]
    pub answer: Option<v1::Declared>,
}

impl AdviceShown {
    /// With what the library and the other drafts say. Questions that ask the same and that the writer ignores stand
    /// with what is kept.
    pub fn with_evidence(mut self, evidence: Evidence, draft: &Draft) -> Self {
        let is_ignored = |mark: &v1::Kept| {
            let mark = Kept::from(mark.clone());
            draft.advice.kept.iter().any(|kept| kept.is_about(&mark))
        };
        let (ignored, open) = evidence.beside.into_iter().partition(|beside| is_ignored(&beside.mark));
        let ignored: Vec<BesideShown> = ignored;
        let kept = ignored.into_iter().map(|beside| FindingShown::without_rule(&Kept::from(beside.mark)));
        self.kept.extend(kept);
        Self { evidence: Evidence { beside: open, ..evidence }, ..self }
    }

    /// How many things there are to look at.
    pub fn to_look_at(&self) -> usize {
        self.findings.len() + self.evidence.beside.len() + self.evidence.mentions.len()
    }
}

impl EditShown {
    fn of(edit: &Edit) -> Option<Self> {
        match edit {
            Edit::SetText { block, text, caret } => Some(Self::SetText(*block, text.clone(), *caret)),
            Edit::Split { block, selected: (at, end), rest } if at == end => Some(Self::Split(*block, *at, *rest)),
            Edit::SetDetail(Detail::Body(name)) => Some(Self::Body(name.clone())),
            _ => None,
        }
    }
}

impl From<EditShown> for Edit {
    fn from(edit: EditShown) -> Self {
        match edit {
            EditShown::SetText(block, text, caret) => Edit::SetText { block, text, caret },
            EditShown::Split(block, at, rest) => Edit::Split { block, selected: (at, at), rest },
            EditShown::Body(name) => Edit::SetDetail(Detail::Body(name)),
        }
    }
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::MustKnow => Weight::Must,
            Severity::ShouldKnow => Weight::Should,
            Severity::MayHelp => Weight::May,
        }
    }
}

impl FindingShown {
    fn of(finding: Finding, reason: &str) -> Self {
        let mark = Kept { reason: reason.to_owned(), ..finding.mark() };
        let url = finding.basis.as_ref().and_then(|basis| basis.url.clone());
        Self {
            mark: mark.into(),
            severity: finding.severity.words().to_owned(),
            weight: finding.severity.into(),
            place: place(finding.place),
            basis: finding.basis.map(|basis| basis.line()),
            url: url.filter(|url| url.starts_with("https://") || url.starts_with("http://")),
            act: finding.act.and_then(|Act { words, edit }| Some(ActShown { words, edit: EditShown::of(&edit)? })),
            is_gone: false,
        }
    }

    /// What the writer said of a finding that is there no longer.
    fn of_gone(kept: &Kept) -> Self {
        Self { is_gone: true, ..Self::without_rule(kept) }
    }

    /// What the writer keeps that rests on no rule.
    fn without_rule(kept: &Kept) -> Self {
        Self {
            mark: kept.clone().into(),
            severity: Severity::MayHelp.words().to_owned(),
            weight: Weight::May,
            place: PlaceShown::Question,
            basis: None,
            url: None,
            act: None,
            is_gone: false,
        }
    }
}

fn place(place: Place) -> PlaceShown {
    let detail = match place {
        Place::Question => return PlaceShown::Question,
        Place::Block { block, start, end } => return PlaceShown::Block(block, start, end),
        Place::Detail(DetailPlace::Declarations) => return PlaceShown::Declarations,
        Place::Detail(detail) => detail,
    };
    let name = match detail {
        DetailPlace::MeetingDate => "meeting-date",
        DetailPlace::MeetingTime => "meeting-time",
        DetailPlace::Asker => "asker",
        DetailPlace::AskedOf => "asked-of",
        DetailPlace::Subject => "subject",
        DetailPlace::Deadline => "deadline",
        DetailPlace::Organisation => "organisation",
        DetailPlace::Body | DetailPlace::Declarations => "body",
    };
    PlaceShown::Detail(name.to_owned())
}

/// What the checks say of a draft.
pub fn report(
    draft: &Draft,
    body: Option<&Body>,
    put: &[Put],
    (alike, quoted): (Option<&[Alike]>, &[Quoted]),
    now: Timestamp,
) -> Report {
    check(&Checking { draft, body, now: in_britain(now), put, alike, quoted })
}

/// The same, ready to be shown.
pub fn shown(draft: &Draft, body: Option<&Body>, report: Report, now: Timestamp) -> AdviceShown {
    let limits = body.map(|body| &body.limits);
    let words = limits.and_then(|limits| limits.words).filter(|_| draft.arises_from.is_none());
    let reason = |finding: &Finding| {
        let kept = draft.advice.kept.iter().find(|kept| finding.is(kept));
        kept.map(|kept| kept.reason.clone()).unwrap_or_default()
    };
    let gone = said_of_gone(draft, &report).map(FindingShown::of_gone).collect::<Vec<_>>();
    let kept = report.kept.iter().map(|finding| FindingShown::of(finding.clone(), &reason(finding))).chain(gone);
    AdviceShown {
        summary: report.summary(),
        kept: kept.collect(),
        findings: report.findings.into_iter().map(|finding| FindingShown::of(finding, "")).collect(),
        not_checked: report.not_checked.into_iter().map(|not| not.sentence).collect(),
        declarations: body.map(|body| declared(draft, body)).unwrap_or_default(),
        deadline: deadline::shown(Timing::of(draft), body, now),
        rules: body.map(|body| BodyShown::of(body, origin(body))),
        lacks_rules: body.is_none() && draft.advice.rules.is_some(),
        words: words.map(|limit| (counted_words(&draft.question, limit), limit.max)),
        asks_organisation: limits.is_some_and(|limits| limits.per_organisation.is_some()),
        evidence: Evidence::default(),
        template: Template::default(),
    }
}

fn origin(body: &Body) -> Origin {
    match preset(&body.id) {
        Some(came) if came == *body => Origin::Preset,
        Some(_) => Origin::Changed,
        None => Origin::Own,
    }
}

fn declared(draft: &Draft, body: &Body) -> Vec<DeclarationShown> {
    let all = declarations(draft, body).into_iter().map(|declaration| {
        let answer = draft.advice.declared.iter().find(|declared| declared.id == declaration.id);
        DeclarationShown {
            answer: answer.cloned().map(v1::Declared::from),
            basis: declaration.basis.line(),
            id: declaration.id,
            text: declaration.text,
        }
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::presets;
    use crate::question::{Block, Details, Kept, Kind};
    use uuid::Uuid;

    fn draft(texts: &[&str]) -> Draft {
        let id = |number: usize| BlockId(Uuid::from_u128(number as u128));
        let mut draft = Draft::new(QuestionId(Uuid::nil()), id(0), &Details::default(), Timestamp::UNIX_EPOCH);
        let block =
            |(number, text): (usize, &&str)| Block { id: id(number), kind: Kind::Paragraph, text: (*text).into() };
        draft.question.blocks = texts.iter().enumerate().map(block).collect();
        draft
    }

    fn advice(draft: &Draft, body: Option<&Body>) -> AdviceShown {
        let now = Timestamp::UNIX_EPOCH;
        shown(draft, body, report(draft, body, &[], (None, &[]), now), now)
    }

    #[test]
    fn every_act_of_every_check_reaches_the_page_and_comes_back_the_same() {
        let draft = draft(&[
            "WHY IS THIS SO LOUD AND “unclosed",
            "Why? (a) When? (b) How?",
            "Why is it? And when is it?",
            "It is.",
        ]);
        for body in presets().iter().map(Some).chain([None]) {
            for finding in report(&draft, body, &[], (None, &[]), Timestamp::UNIX_EPOCH).findings {
                let Some(act) = finding.act else { continue };
                assert_eq!(EditShown::of(&act.edit).map(Edit::from), Some(act.edit), "{}", finding.code);
            }
        }
    }

    #[test]
    fn another_question_that_asks_the_same_can_be_ignored_and_is_no_news_for_the_clerk() {
        let asked = "Why does the front counter of the Glossop police station remain shut on Saturdays?";
        let mut draft = draft(&[asked, asked]);
        let evidence = |draft: &Draft| Evidence { beside: crate::worker::beside(draft, &[]), ..Evidence::default() };
        let before = advice(&draft, None).with_evidence(evidence(&draft), &draft);
        let [told] = before.evidence.beside.as_slice() else { panic!("one pair") };
        let mark = Kept::from(told.mark.clone());
        draft.apply(crate::rules::keep(&draft, mark.clone())).unwrap();
        let after = advice(&draft, None).with_evidence(evidence(&draft), &draft);
        assert!(after.evidence.beside.is_empty());
        assert!(after.kept.iter().any(|kept| Kept::from(kept.mark.clone()).is_about(&mark) && !kept.is_gone));
        let report = report(&draft, None, &[], (None, &[]), Timestamp::UNIX_EPOCH);
        assert!(crate::rules::advice_to_send(&draft, &report).kept.is_empty());
    }

    #[test]
    fn what_is_kept_is_shown_with_its_reason_and_no_rules_are_said_to_be_none() {
        let mut draft = draft(&["Why did […] close?"]);
        let found = advice(&draft, None);
        assert_eq!(found.rules, None);
        assert!(found.not_checked[0].starts_with("No body’s rules are chosen"));
        let gap = found.findings.iter().find(|finding| finding.mark.code == "gap").unwrap();
        let kept = Kept { reason: "They never said.".to_owned(), ..gap.mark.clone().into() };
        draft.apply(crate::rules::keep(&draft, kept)).unwrap();
        let after = advice(&draft, None);
        assert_eq!(after.kept[0].mark.reason, "They never said.");
        draft.advice.rules = Some("elsewhere".to_owned());
        assert!(advice(&draft, None).lacks_rules);
    }
}
