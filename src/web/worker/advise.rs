//! Advice on a draft: its body's rules, the questions that are known to have been put, and the checks.

use std::cell::RefCell;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Answer, bodies, evidence};
use crate::body::{Body, find};
use crate::calendar::{calendar_file, in_britain};
use crate::citation::Template;
use crate::export::{self, File as Made, Format, safe_name};
use crate::format::v1::{self, Shelved};
use crate::question::Draft;
use crate::rules::{Put, advice_to_send, diary, same_name};
use crate::storage::StorageError;
use crate::submission::Submission;
use crate::web::worker::store;
use crate::worker::{AdviceShown, Drafted, Due, Reply, Turns, advised, checked, due};

/// How far from the meeting a published question can still count: a year and a little more.
const DAYS: i32 = 380;

thread_local! {
    static TURNS: Turns = const { Turns::new() };
    /// The device's other drafts, as the page sent them last.
    static OTHERS: RefCell<Rc<Vec<Draft>>> = RefCell::default();
    static KNOWN: RefCell<(Vec<Shelved>, Vec<Put>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// Advice on a draft, or [`Reply::Stale`] if a later request has come in meanwhile.
pub(super) async fn advise(
    draft: v1::Draft,
    drafted: Vec<Drafted>,
    others: Option<Vec<v1::Draft>>,
    template: &Template,
    now: Timestamp,
) -> Reply {
    let turn = TURNS.with(Turns::take);
    if let Some(others) = others {
        OTHERS.set(Rc::new(others.into_iter().map(Draft::from).collect()));
    }
    let others = OTHERS.with_borrow(Rc::clone);
    let draft = Draft::from(draft);
    let body = bodies::body(draft.advice.rules.as_deref()).await;
    let put = all_put(&draft, body.as_ref(), drafted).await;
    let is_stale = || TURNS.with(|turns| turns.is_overtaken(turn));
    if is_stale() {
        return Reply::Stale;
    }
    // A library that cannot be read says nothing; the checks then say that nothing was compared.
    let earlier = evidence::earlier(&draft, in_britain(now).date()).await.ok();
    let template = body.as_ref().map_or_else(|| template.clone(), |body| template.of_body(&body.citing));
    let found = evidence::of(&draft, &others, &template, earlier.clone().unwrap_or_default()).await;
    if is_stale() {
        return Reply::Stale;
    }
    let alike = earlier.map(evidence::alike);
    let report = checked(&draft, body.as_ref(), &put, (alike.as_deref(), &found.standings()), now);
    let advice = advised(&draft, body.as_ref(), report, now);
    Reply::Advice(Box::new(AdviceShown { template, ..advice.with_evidence(found, &draft) }))
}

/// The deadlines of drafts.
pub(super) async fn deadlines(of: Vec<Due>, now: Timestamp) -> Reply {
    let own = bodies::own_or_none().await;
    let one = |asked: Due| {
        let body = asked.rules.as_deref().and_then(|id| find(id, &own));
        (asked.draft, due(asked.timing(), body.as_ref(), now))
    };
    Reply::Deadlines(of.into_iter().map(one).collect())
}

/// A draft's deadline and meeting as a file for a calendar.
pub(super) async fn calendar(draft: v1::Draft, at: Timestamp) -> Answer {
    let draft = Draft::from(draft);
    let body = bodies::body(draft.advice.rules.as_deref()).await;
    let events = diary(&draft, body.as_ref());
    if events.is_empty() {
        return Reply::Refused("There is no deadline and no meeting date to put into a calendar yet.".to_owned())
            .into();
    }
    let name = safe_name(&format!("Deadline {}", draft.title()), "ics");
    Made { name, media_type: "text/calendar;charset=utf-8", bytes: calendar_file(&events, at).into_bytes() }.into()
}

/// The file of a draft for the clerk. What is kept in spite of advice goes with it as far as it is still found.
pub(super) async fn exported(draft: v1::Draft, format: Format, drafted: Vec<Drafted>, at: Timestamp) -> Made {
    let mut draft = Draft::from(draft);
    let body = bodies::body(draft.advice.rules.as_deref()).await;
    let put = all_put(&draft, body.as_ref(), drafted).await;
    let alike = evidence::earlier(&draft, in_britain(at).date()).await.ok().map(evidence::alike);
    let quoted = evidence::standings(&draft).await;
    draft.advice = advice_to_send(&draft, &checked(&draft, body.as_ref(), &put, (alike.as_deref(), &quoted), at));
    export::export(&Submission::of(draft, at, env!("CARGO_PKG_VERSION")), format)
}

/// The questions that are drafted here, and those of the library where a limit asks for them. A library that cannot be
/// read counts for nothing: the checks say that they know this device alone.
async fn all_put(draft: &Draft, body: Option<&Body>, drafted: Vec<Drafted>) -> Vec<Put> {
    let mut put: Vec<Put> = drafted.into_iter().map(Put::from).collect();
    let counts = |body: &Body| {
        let limits = &body.limits;
        limits.per_person.is_some() || limits.per_year.is_some() || limits.per_organisation.is_some()
    };
    let meeting = draft.question.details.meeting_date;
    if let Some(meeting) = meeting.filter(|_| body.is_some_and(counts)) {
        put.extend(published(&draft.question.details.body, meeting).await.unwrap_or_default());
    }
    put
}

/// The questions of the library that were put to a body around a day. They are read again only when their sources
/// are others than the last time.
async fn published(body: &str, meeting: Date) -> Result<Vec<Put>, StorageError> {
    store::library().await?;
    let concerns = |source: &&Shelved| {
        source.body.as_ref().is_none_or(|name| same_name(name, body))
            && source.meeting_date.is_none_or(|date| meeting.until(date).is_ok_and(|gap| gap.get_days().abs() <= DAYS))
    };
    let sources: Vec<Shelved> = store::with_sources(|sources| sources.values().filter(concerns).cloned().collect());
    if let Some(known) = KNOWN.with_borrow(|(of, known)| (*of == sources).then(|| known.clone())) {
        return Ok(known);
    }
    let ids: Vec<_> = sources.iter().flat_map(|source| source.records.iter().copied()).collect();
    let put: Vec<Put> = store::records(&ids).await?.iter().flat_map(Put::of_record).collect();
    KNOWN.set((sources, put.clone()));
    Ok(put)
}
