//! Advice on a draft: one file a check. Nothing here ever stops anybody.
//!
//! A check looks at the draft and at the rules of a body, and adds findings, or says what it did not
//! check. What the rules do not state is never passed: it is "not checked".

mod act;
mod alike;
mod capitals;
mod cited;
mod conduct;
mod confidential;
mod declaration;
mod diary;
mod empty;
mod finding;
mod gaps;
mod grounds;
mod keep;
mod late;
mod missing;
mod names;
mod opening;
mod parts;
mod per_organisation;
mod per_person;
mod per_year;
mod planning;
mod policing;
mod put;
mod quotation;
mod reading;
mod several;
mod statement;
mod supplementary;
mod words;

#[cfg(test)]
mod testing;

use jiff::civil::{Date, DateTime, Time};

use crate::body::{Body, Field, Status};
use crate::calendar::{Cutoff, Deadline, Division, Form, Meeting, Published, Reason, deadline};
use crate::named::Named;
use crate::question::Draft;

pub use act::Act;
pub use alike::{Alike, LIKE_EARLIER};
pub use cited::Quoted;
pub use declaration::{Declaration, declarations};
pub use diary::diary;
pub use finding::{Basis, DetailPlace, Finding, NotChecked, Place, Severity};
pub use keep::{advice_to_send, choose_rules, declare, keep, leave_unlinked, let_go, put_for, said_of_gone};
pub use put::{Put, same_name};
pub use supplementary::{Arising, supplementary};
pub use words::counted as counted_words;

/// All that a check looks at.
#[derive(Clone, Copy, Debug)]
pub struct Checking<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The rules that it is checked against, if any were chosen.
    pub body: Option<&'a Body>,
    /// The time in the United Kingdom: see [`in_britain`](crate::calendar::in_britain).
    pub now: DateTime,
    /// Questions that are known to have been put or drafted, this draft's own among them or not.
    pub put: &'a [Put],
    /// Earlier questions that are like this one; `None` if nothing was compared.
    pub alike: Option<&'a [Alike]>,
    /// How its quotations stand to their sources; empty where nothing was looked up.
    pub quoted: &'a [Quoted],
}

/// What the checks say of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What the writer should look at, the weightiest first.
    pub findings: Vec<Finding>,
    /// What the writer has seen and keeps.
    pub kept: Vec<Finding>,
    /// What was not checked, and why.
    pub not_checked: Vec<NotChecked>,
    /// By when it must be in.
    pub deadline: Deadline,
    /// What a clerk should read with the question without its writer's doing: one sentence each.
    pub noted: Vec<String>,
}

type Check = fn(&Checking, &mut Report);

const CHECKS: &[Check] = &[
    missing::check,
    late::check,
    words::check,
    parts::check,
    per_person::check,
    per_year::check,
    per_organisation::check,
    statement::check,
    opening::check,
    several::check,
    names::check,
    confidential::check,
    policing::check,
    planning::check,
    conduct::check,
    capitals::check,
    quotation::check,
    cited::check,
    gaps::check,
    empty::check,
    alike::check,
    declaration::check,
    grounds::check,
];

/// A supplementary is put at the meeting: it has no notice and no limit of questions, but rules of its own.
const OF_SUPPLEMENTARY: &[Check] = &[
    missing::check,
    supplementary::check,
    statement::check,
    names::check,
    conduct::check,
    confidential::check,
    policing::check,
    planning::check,
    capitals::check,
    quotation::check,
    cited::check,
    gaps::check,
    empty::check,
];

/// Everything found.
pub fn check(checking: &Checking) -> Report {
    let deadline = deadline_of(checking.draft, checking.body);
    let mut report =
        Report { findings: Vec::new(), kept: Vec::new(), not_checked: Vec::new(), deadline, noted: Vec::new() };
    if checking.body.is_none() {
        report.not_checked.push(NotChecked {
            code: "no-rules",
            field: None,
            sentence: "No body’s rules are chosen, so its limits and its deadline were not checked.".to_owned(),
        });
    }
    let checks = if checking.draft.arises_from.is_some() { OF_SUPPLEMENTARY } else { CHECKS };
    checks.iter().for_each(|check| check(checking, &mut report));
    if checking.body.is_some_and(|body| body.status == Status::Proposed) {
        report.findings.iter_mut().for_each(Finding::soften);
    }
    let kept = &checking.draft.advice.kept;
    let (kept, findings) = report.findings.into_iter().partition(|finding| kept.iter().any(|kept| finding.is(kept)));
    report.kept = kept;
    report.findings = findings;
    report.findings.sort_by_key(|finding| finding.severity);
    report
}

/// By when a draft must be in: by the rules, and by the deadline that its writer noted, which is
/// taken for what the body printed.
pub fn deadline_of(draft: &Draft, body: Option<&Body>) -> Deadline {
    Timing::of(draft).deadline(body)
}

/// What of a draft its deadline depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// The day of the meeting.
    pub meeting: Option<Date>,
    /// When it begins.
    pub begins: Option<Time>,
    /// The deadline that the writer noted.
    pub noted: Option<Cutoff>,
    /// Whether it is a supplementary, which needs no notice.
    pub is_supplementary: bool,
}

impl Timing {
    /// That of a draft.
    pub fn of(draft: &Draft) -> Self {
        let details = &draft.question.details;
        let noted = draft.deadline.map(|date| Cutoff { date, time: draft.deadline_time });
        let is_supplementary = draft.arises_from.is_some();
        Self { meeting: details.meeting_date, begins: details.meeting_time, noted, is_supplementary }
    }

    /// The meeting, once its day is known.
    pub fn meeting(self) -> Option<Meeting> {
        self.meeting.map(|date| Meeting { date, time: self.begins })
    }

    /// By when it must be in: see [`deadline_of`].
    pub fn deadline(self, body: Option<&Body>) -> Deadline {
        let noted = self.noted;
        let notice = body.and_then(|body| body.notice.as_ref());
        if self.is_supplementary {
            return Deadline::unknown(Reason::NoNotice, noted);
        }
        let (Some(notice), Some(meeting)) = (notice, self.meeting()) else {
            return Deadline::unknown(
                match notice.map(|notice| &notice.form) {
                    None => Reason::NotStated,
                    Some(Form::None) => Reason::NoNotice,
                    Some(_) => Reason::NoMeetingDate,
                },
                noted,
            );
        };
        let mut notice = notice.clone();
        // What the writer noted is newer than what came with the rules, which may know the time of that day.
        let known = notice.published_for(meeting.date);
        let newer = noted.filter(|noted| noted.time.is_some() || known.is_none_or(|known| known.date != noted.date));
        notice.published.splice(0..0, newer.map(|at| Published { meeting: meeting.date, at }));
        let division = body.map_or(Division::EnglandAndWales, |body| body.division);
        deadline(Some(&notice), division, meeting)
    }
}

impl Checking<'_> {
    /// The clause that a rule of the body rests on.
    fn basis(&self, field: Field) -> Option<Basis> {
        self.body.map(|body| Basis::of(body, field))
    }

    /// The severity of a hint: it weighs more where the body names it as a ground for refusing.
    fn hint(&self, ground: &str) -> (Severity, Option<Basis>) {
        let named = self.body.and_then(|body| Some((body, body.ground(ground)?)));
        match named {
            Some((body, ground)) => (Severity::ShouldKnow, Some(Basis::of_ground(body, ground))),
            None => (Severity::MayHelp, None),
        }
    }
}

impl Report {
    fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Says that a rule is not stated, where a body was chosen.
    fn not_stated(&mut self, checking: &Checking, field: Field) {
        if checking.body.is_some() {
            let sentence = format!("{}: not stated in these rules, so not checked.", field.words());
            self.not_checked.push(NotChecked { code: "not-stated", field: Some(field), sentence });
        }
    }

    /// The whole in one sentence, for a screen reader when typing pauses.
    pub fn summary(&self) -> String {
        let number = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let counts = Severity::ALL.map(|severity| (number(severity), severity.words().to_lowercase()));
        let said = counts.iter().filter(|(number, _)| *number > 0).map(|(number, words)| format!("{number} {words}"));
        let said: Vec<String> = said.collect();
        match (said.is_empty(), self.not_checked.is_empty()) {
            (true, true) => "Nothing found.".to_owned(),
            (true, false) => format!("Nothing found; {} not checked.", self.not_checked.len()),
            (false, true) => format!("Found: {}.", said.join(", ")),
            (false, false) => format!("Found: {}; {} not checked.", said.join(", "), self.not_checked.len()),
        }
    }
}

#[cfg(test)]
mod tests;
