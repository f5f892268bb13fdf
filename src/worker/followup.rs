//! What follows an answer, as the page shows it: the marks that its text suggests, the next question, and how long a
//! question takes to read out.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::advice::{Drafted, Weight};
use super::message;
use crate::alike::DraftText;
use crate::body::{Body, Field};
use crate::calendar::{in_britain, printed_date};
use crate::citation::{Citation, Printed, Template};
use crate::followup::{
    self, FollowUp, Mark, Occasion, Outcome, Promise, Starting, Suggestion, noted_promises, spoken_question, start,
    suggestions,
};
use crate::format::v1;
use crate::id::{BlockId, EntryId, QuestionId, RecordId};
use crate::named::Named;
use crate::question::{Details, Draft};
use crate::record::{Entry, Record};
use crate::rules::{Arising, Finding, same_name, supplementary};
use crate::text::small_first;

/// A mark that the text suggests, ready to be shown and to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionShown {
    /// Why, and what is asked: "The answer says “I can provide details”. Mark as promised?" The part is in the mark: it
    /// is a guess that the member may put right.
    pub question: String,
    /// The words that it rests on with their sentence, where it rests on words.
    pub words: Option<String>,
    /// The mark that a yes makes.
    #[serde(with = "message::kept")]
    pub mark: v1::Mark,
}

/// What is known of an answered question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AfterShown {
    /// The question.
    pub entry: EntryId,
    /// The marks that its text suggests.
    pub suggested: Vec<SuggestionShown>,
    /// The same question in the other kept versions of its page, the nearest first: what is noted there is noted here.
    pub elsewhere: Vec<(RecordId, EntryId)>,
}

/// What is known of the answered questions of a record. `others` are the other kept versions of its page.
pub fn after_answers(record: &Record, others: &[Record], meetings: &[Date]) -> Vec<AfterShown> {
    let mut suggested: HashMap<EntryId, Vec<SuggestionShown>> = suggested(record, meetings).into_iter().collect();
    let of_entry = |entry: &Entry| {
        let elsewhere = others.iter().filter_map(|other| Some((other.id, followup::same_question(entry, other)?)));
        AfterShown {
            entry: entry.id,
            suggested: suggested.remove(&entry.id).unwrap_or_default(),
            elsewhere: elsewhere.collect(),
        }
    };
    record.entries.iter().map(of_entry).collect()
}

/// From what the next question is started, and what only the page knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// What was noted on the question; its first mark is what is started from.
    #[serde(with = "message::kept")]
    pub from: v1::FollowUp,
    /// Which question is started.
    pub next: NextShown,
    /// How what is cited is printed where the body does not say.
    pub template: Template,
    /// Who asks: the asker's name and ward.
    #[serde(with = "message::kept")]
    pub own: v1::Details,
    /// The new question's id.
    pub id: QuestionId,
    /// Ids for its blocks: as many as it can have.
    pub blocks: Vec<BlockId>,
    /// When.
    pub at: Timestamp,
}

/// Which question is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextShown {
    /// The one that arises from the answer at the same meeting.
    Supplementary,
    /// One for a later meeting, whose day is not known yet.
    FollowUp,
}

/// How long a question takes to read out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeechShown {
    /// In one sentence, against the limit where there is one.
    pub sentence: String,
    /// In seconds.
    pub seconds: u32,
    /// How long the body lets one ask, in seconds.
    pub limit: Option<u32>,
}

/// What the rules say of a supplementary question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementaryShown {
    /// The body's rule for them in one line, where it has one.
    pub rule: Option<String>,
    /// What to look at.
    pub findings: Vec<RuleShown>,
    /// What was not checked, and why.
    pub not_checked: Vec<String>,
    /// What the noted answer seems to promise.
    pub promises: Vec<PromiseShown>,
}

/// A promise that a noted answer seems to make, ready to be shown and to be noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseShown {
    /// What is asked: "Note this as a promise, by 13 October 2022?"
    pub question: String,
    /// The promise that a yes notes.
    #[serde(with = "message::kept")]
    pub promise: v1::Promise,
}

/// One thing that a rule asks to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleShown {
    /// What is found and what to do.
    pub sentence: String,
    /// How much it matters, in words.
    pub severity: String,
    /// How it is drawn.
    pub weight: Weight,
    /// The clause that it rests on, in one line.
    pub basis: Option<String>,
}

/// What the rules say of the supplementary question that is noted on a draft, and what its noted answer promises.
/// `meetings` are the days on which its body meets.
pub fn supplementary_noted(draft: &Draft, body: Option<&Body>, meetings: &[Date]) -> SupplementaryShown {
    let question = DraftText::of(&draft.question).text;
    let arising =
        Arising { words: &draft.heard.supplementary, question: &question, answer: &draft.heard.answer, quotes: false };
    let (findings, not_checked) = supplementary(&arising, body);
    let shown = |finding: Finding| RuleShown {
        sentence: finding.sentence,
        severity: finding.severity.words().to_owned(),
        weight: finding.severity.into(),
        basis: finding.basis.map(|basis| basis.line()),
    };
    SupplementaryShown {
        rule: body.and_then(|body| Field::Supplementary.sentence(body)),
        findings: findings.into_iter().map(shown).collect(),
        not_checked: not_checked.into_iter().map(|not| not.sentence).collect(),
        promises: promised(draft, meetings),
    }
}

/// The promises in a noted answer that are neither noted as such nor refused. Days are counted from the meeting.
fn promised(draft: &Draft, meetings: &[Date]) -> Vec<PromiseShown> {
    let (heard, details) = (&draft.heard, &draft.question.details);
    let said = Occasion { day: details.meeting_date, body: &details.body, meetings };
    let speaker = Some(details.asked_of.trim()).filter(|name| !name.is_empty());
    let found = heard.answers().into_iter().flat_map(|answer| noted_promises(answer, speaker, said));
    let mut seen = Vec::new();
    let once = found.filter(|promise| {
        let is_new = !seen.contains(&promise.what);
        seen.push(promise.what.clone());
        is_new
    });
    let open = once.filter(|promise| {
        !heard.refused.contains(&promise.what) && !heard.promises.iter().any(|known| known.what == promise.what)
    });
    let shown = |promise: Promise| {
        let by_when = promise.by_when.map(|date| format!(", by {}", printed_date(date))).unwrap_or_default();
        PromiseShown { question: format!("Note this as a promise{by_when}?"), promise: promise.into() }
    };
    open.map(shown).collect()
}

/// The days on which a body meets, as far as they are known: `kept` are those of the library with their bodies, `drafted`
/// are the questions of this device, `rules` are the body's, with the days that it published.
pub fn meetings<'a>(
    body: &str,
    kept: impl Iterator<Item = (&'a str, Date)>,
    drafted: &'a [Drafted],
    rules: Option<&Body>,
) -> Vec<Date> {
    let drafted = drafted.iter().filter_map(|one| Some((one.body.as_str(), one.meeting?)));
    let named = kept.chain(drafted).filter(|(name, _)| same_name(name, body)).map(|(_, date)| date);
    let published = rules.and_then(|rules| rules.notice.as_ref()).into_iter().flat_map(|notice| &notice.published);
    named.chain(published.map(|one| one.meeting)).collect()
}

/// The marks that the text of a record suggests, by the question. `meetings` are the days on which its body meets.
pub fn suggested(record: &Record, meetings: &[Date]) -> Vec<(EntryId, Vec<SuggestionShown>)> {
    let of = |entry: &Entry| {
        let found = suggestions(record, entry, meetings).into_iter().map(|one| shown(record, entry, one)).collect();
        (entry.id, found)
    };
    record.entries.iter().map(of).filter(|(_, found): &(_, Vec<_>)| !found.is_empty()).collect()
}

fn shown(record: &Record, entry: &Entry, suggestion: Suggestion) -> SuggestionShown {
    let Suggestion { part, outcome, code, why, place, range, promise } = suggestion;
    let by_when = promise.as_ref().and_then(|promise| promise.by_when);
    let by_when = by_when.map(|date| format!(" The day would be {}.", printed_date(date))).unwrap_or_default();
    let question = format!("{why}{by_when} Mark as {}?", small_first(outcome.words()));
    let citation = Citation::quote(record, entry, place, range.start, range.end).ok();
    // What an answer lacks stands nowhere in it.
    let words =
        citation.as_ref().filter(|_| code != "lacks-what-was-asked").map(|citation| citation.passage.exact.clone());
    let mark = Mark { part, outcome, promise, citation: citation.map(Box::new) };
    SuggestionShown { question, words, mark: v1::Mark::from(&mark) }
}

/// The suggestions that are still to be answered: none that was refused; none that was taken, for whichever part; and
/// none for a part that is marked, but for a promise: it is offered whatever is marked.
pub fn open_suggestions(all: &[SuggestionShown], kept: Option<&FollowUp>) -> Vec<SuggestionShown> {
    let marks = kept.map(|kept| kept.marks.as_slice()).unwrap_or_default();
    let is_open = |suggestion: &&SuggestionShown| {
        let made = Mark::from(suggestion.mark.clone());
        let is_promise = made.outcome == Outcome::Promised;
        // The words that a promise is about may have been chosen anew.
        let is_promised = |mark: &Mark| {
            let what = |mark: &Mark| mark.promise.as_ref().map(|promise| promise.what.clone());
            is_promise && what(mark) == what(&made)
        };
        let is_taken =
            |mark: &Mark| mark.outcome == made.outcome && (mark.citation == made.citation || is_promised(mark));
        let is_refused = kept.is_some_and(|kept| kept.is_refused(&made));
        !is_refused && !marks.iter().any(|mark| is_taken(mark) || mark.part == made.part && !is_promise)
    };
    all.iter().filter(is_open).cloned().collect()
}

/// The promise that the text suggests in some words of an answer: the first of them.
pub fn suggested_promise(all: &[SuggestionShown], words: &Citation) -> Option<Promise> {
    let words = words.words();
    let promises = all.iter().filter_map(|one| Mark::from(one.mark.clone()).promise);
    promises.into_iter().find(|promise| !promise.what.is_empty() && words.contains(&promise.what))
}

/// The draft of the next question; `None` where the record has the question no longer or nothing is marked.
/// `last_meeting` is the latest meeting of the record's body that the library knows, and `body` are that body's rules,
/// where they are known: it is checked against them from the start.
pub fn started(record: &Record, last_meeting: Option<Date>, body: Option<&Body>, asked: Started) -> Option<v1::Draft> {
    let Started { from, next, template, own, id, blocks, at } = asked;
    let kept = FollowUp::from(from);
    let entry = record.entries.iter().find(|entry| entry.id == kept.entry)?;
    let mark = kept.marks.first()?;
    let is_over = followup::is_over(record.meeting_date, in_britain(at).date());
    let starting = match next {
        NextShown::Supplementary if !is_over => Starting::Supplementary,
        NextShown::Supplementary | NextShown::FollowUp => Starting::FollowUp(None),
    };
    let printed = Printed { body: record.body.as_deref().unwrap_or_default(), last_meeting };
    let template = body.map_or_else(|| template.clone(), |body| template.of_body(&body.citing));
    let from = followup::From { record, entry, mark, template: &template, printed };
    let mut blocks = blocks.into_iter();
    let fresh = || blocks.next().unwrap_or(BlockId::derived(id.0, "rest"));
    let mut draft = start(&from, starting, &Details::from(own), id, fresh, at);
    draft.advice.rules = body.map(|body| body.id.clone());
    Some(v1::Draft::from(&draft))
}

/// How long a draft takes to read out, against what its body allows.
pub fn said(draft: &Draft, body: Option<&Body>) -> SpeechShown {
    let speech = spoken_question(&draft.question);
    let limit = body.and_then(|body| body.time.ask_seconds);
    SpeechShown { sentence: speech.sentence(limit), seconds: speech.seconds, limit }
}

#[cfg(test)]
mod tests;
