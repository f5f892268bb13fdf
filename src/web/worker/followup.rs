//! After an answer, in the worker: it has the records and the bodies that this needs.

use jiff::civil::Date;

use super::{bodies, store};
use crate::format::v1::{self, Shelved};
use crate::id::RecordId;
use crate::library::other_versions;
use crate::question::Draft;
use crate::record::Record;
use crate::rules::same_name;
use crate::storage::StorageError;
use crate::worker::{Drafted, Reply, Started, after_answers, meetings, said, started, supplementary_noted};

const GONE: &str = "The page with this answer is no longer in your library. Add it again, then try once more.";

/// The marks that a record's text suggests; none where it is gone.
pub(super) async fn suggestions(id: RecordId, drafted: &[Drafted]) -> Result<Reply, StorageError> {
    store::library().await?;
    let Some(record) = store::records(&[id]).await?.pop() else { return Ok(Reply::Suggestions(Vec::new())) };
    let meetings = meetings_of(record.body.as_deref().unwrap_or_default(), drafted).await;
    let others = store::with_sources(|sources| other_versions(id, sources.values()));
    let others = store::records(&others).await?;
    Ok(Reply::Suggestions(after_answers(&record, &others, &meetings)))
}

/// The days on which a body meets, as far as this device knows them.
async fn meetings_of(body: &str, drafted: &[Drafted]) -> Vec<Date> {
    let rules = bodies::called(Some(body)).await;
    store::with_sources(|sources| {
        let kept = sources.values().filter_map(|source| Some((source.body.as_deref()?, source.meeting_date?)));
        meetings(body, kept, drafted, rules.as_ref())
    })
}

/// The draft of the next question.
pub(super) async fn start(asked: Started) -> Result<Reply, StorageError> {
    store::library().await?;
    let record = store::records(&[asked.from.record]).await?.pop();
    let body = bodies::called(record.as_ref().and_then(|record| record.body.as_deref())).await;
    let draft = record.and_then(|record| started(&record, last_meeting(&record), body.as_ref(), asked));
    Ok(draft.map_or_else(|| Reply::Refused(GONE.to_owned()), |draft| Reply::Started(Box::new(draft))))
}

/// The latest meeting of a record's body that the library knows.
fn last_meeting(record: &Record) -> Option<Date> {
    let body = record.body.as_deref()?;
    let is_same = |source: &&Shelved| source.body.as_ref().is_some_and(|name| same_name(name, body));
    store::with_sources(|sources| sources.values().filter(is_same).filter_map(|source| source.meeting_date).max())
}

/// What the body says of the supplementary that is noted on a draft.
pub(super) async fn supplementary(draft: v1::Draft, drafted: &[Drafted]) -> Reply {
    let draft = Draft::from(draft);
    let body = bodies::body(draft.advice.rules.as_deref()).await;
    let meetings = meetings_of(&draft.question.details.body, drafted).await;
    Reply::Supplementary(supplementary_noted(&draft, body.as_ref(), &meetings))
}

/// How long a draft takes to read out.
pub(super) async fn speech(draft: v1::Draft) -> Reply {
    let draft = Draft::from(draft);
    let body = bodies::body(draft.advice.rules.as_deref()).await;
    Reply::Speech(said(&draft, body.as_ref()))
}
