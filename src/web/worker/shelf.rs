//! The sources of the library: what there is, putting in, taking out and back, files to take away.

use std::cell::RefCell;
use std::collections::HashSet;

use jiff::Timestamp;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::store::{self, QUEUE, RECORDS, SOURCES, TEXTS, database};
use super::{Answer, queue};
use crate::export::record_file;
use crate::format::v1::{self, KeptPage, Shelved, Waiting};
use crate::id::RecordId;
use crate::library::{pack as packed_file, record_data, shelved, source_file};
use crate::record::Record;
use crate::review::Review;
use crate::storage::{StorageError, encode_record, encode_waiting};
use crate::web::database::Batch;
use crate::worker::{RecordKind, Reply, Shelf, SourceAct};

const GONE: &str = "This source is no longer in the library.";

thread_local! {
    static DELETED: RefCell<Option<Deleted>> = RefCell::default();
}

/// A source that was taken out, as it was.
struct Deleted {
    source: Shelved,
    records: Vec<Record>,
    text: Option<KeptPage>,
}

/// The library and its queue, as the page shows them.
pub(super) async fn shown() -> Result<Shelf, StorageError> {
    store::library().await?;
    let waiting = queue::waiting().await?;
    let mut sources: Vec<Shelved> = store::with_sources(|sources| sources.values().map(told).collect());
    sources.sort_by_key(|source| std::cmp::Reverse(source.read_at));
    let bytes = sources.iter().map(|source| source.bytes).sum();
    let questions = store::with_library(|library| library.entries());
    Ok(Shelf { sources, waiting, questions, bytes, room: room().await })
}

/// A source as the page is told of it: of many records it needs the number alone.
fn told(source: &Shelved) -> Shelved {
    let records = if let [one] = source.records.as_slice() { vec![*one] } else { Vec::new() };
    Shelved { records, sketch: Vec::new(), ..source.clone() }
}

/// How many bytes the browser gives this app, where it says so.
async fn room() -> Option<f64> {
    let storage = super::scope().navigator().storage();
    if storage.is_undefined() {
        return None;
    }
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    js_sys::Reflect::get(&estimate, &JsValue::from_str("quota")).ok()?.as_f64()
}

/// Puts a reviewed page into the library, together with the changes of a batch.
pub(super) async fn add_page(
    batch: Batch,
    review: &Review,
    earlier: Option<String>,
    at: Timestamp,
) -> Result<(), StorageError> {
    let record = review.record();
    let page = if review.leaves_out() {
        KeptPage::Text(review.kept_page())
    } else {
        KeptPage::Review(Box::new(v1::Review::from(review)))
    };
    let text = store::packed(&page);
    let records = [record];
    let texts = encoded(&records, at);
    let bytes = text.len() + texts.iter().map(String::len).sum::<usize>();
    let [record] = &records;
    let source = shelved(&record.source, &records, bytes, true, earlier);
    let batch = batch.bytes(TEXTS, &source.hash, &text);
    change(store::put(batch, source, &records, texts, at)).await
}

/// Puts records that came as data into the library, beside those of the same source that are there.
pub(super) async fn add_records(records: Vec<Record>, at: Timestamp) -> Result<(), StorageError> {
    let Some(first) = records.first() else { return Ok(()) };
    let texts = encoded(&records, at);
    let bytes = texts.iter().map(String::len).sum();
    let mut source = shelved(&first.source, &records, bytes, false, None);
    if let Some(before) = store::with_sources(|sources| sources.get(&source.hash).cloned()) {
        source = joined(before, source);
    }
    change(store::put(Batch::default(), source, &records, texts, at)).await
}

/// One source of what was there and what has come.
fn joined(before: Shelved, come: Shelved) -> Shelved {
    let there: HashSet<RecordId> = before.records.iter().copied().collect();
    let new: Vec<RecordId> = come.records.iter().filter(|id| !there.contains(id)).copied().collect();
    Shelved {
        title: before.title.clone().filter(|title| come.title.as_ref() == Some(title)),
        body: before.body.clone().filter(|body| come.body.as_ref() == Some(body)),
        meeting_date: before.meeting_date.filter(|date| come.meeting_date == Some(*date)),
        questions: before.questions + come.questions,
        answers: before.answers + come.answers,
        bytes: before.bytes + come.bytes,
        records: before.records.iter().copied().chain(new).collect(),
        sketch: Vec::new(),
        ..before
    }
}

fn encoded(records: &[Record], at: Timestamp) -> Vec<String> {
    records.iter().map(|record| encode_record(&v1::Record::from(record), at)).collect()
}

/// Makes the changes. What is in memory is read anew if they cannot be made.
async fn change(batch: Batch) -> Result<(), StorageError> {
    let done = database().await?.change(batch).await;
    if done.is_err() {
        store::forget();
    }
    done
}

/// Does something to a source.
pub(super) async fn act(hash: &str, act: SourceAct, at: Timestamp) -> Result<Answer, StorageError> {
    store::library().await?;
    match act {
        SourceAct::Export => export(hash, at).await,
        SourceAct::Delete => Ok(delete(hash).await?.into()),
        SourceAct::Undelete => Ok(undelete(at).await?.into()),
        SourceAct::Review => Ok(review(hash, at).await?.into()),
    }
}

fn source(hash: &str) -> Option<Shelved> {
    store::with_sources(|sources| sources.get(hash).cloned())
}

fn gone() -> Reply {
    Reply::Refused(GONE.to_owned())
}

async fn export(hash: &str, at: Timestamp) -> Result<Answer, StorageError> {
    let Some(source) = source(hash) else { return Ok(gone().into()) };
    let records = store::records(&source.records).await?;
    Ok(source_file(&source, &records, at).into())
}

/// One record as a file.
pub(super) async fn save_record(id: RecordId, kind: RecordKind, at: Timestamp) -> Result<Answer, StorageError> {
    let records = store::records(&[id]).await?;
    let Some(record) = records.first() else {
        return Ok(Reply::Refused("This record is no longer in the library.".to_owned()).into());
    };
    Ok(match kind {
        RecordKind::AkomaNtoso => record_file(record),
        RecordKind::Data => record_data(record, at),
    }
    .into())
}

/// All sources as one file.
pub(super) async fn pack(at: Timestamp) -> Result<Answer, StorageError> {
    store::library().await?;
    let sources: Vec<Shelved> = store::with_sources(|sources| sources.values().cloned().collect());
    let mut files = Vec::new();
    for source in sources {
        let records = store::records(&source.records).await?;
        files.push(source_file(&source, &records, at));
    }
    let day = at.strftime("%Y-%m-%d");
    let failed = || Reply::Refused("The library could not be packed. Save its sources one by one.".to_owned());
    Ok(packed_file(&files, &format!("Question Desk library {day}")).map_or_else(|| failed().into(), Answer::from))
}

async fn delete(hash: &str) -> Result<Reply, StorageError> {
    let Some(mut source) = source(hash) else { return Ok(gone()) };
    let mut records = store::records(&source.records).await?;
    // A later file may have brought a record anew: then it is that file's.
    records.retain(|record| record.source.hash == hash);
    source.records = records.iter().map(|record| record.id).collect();
    let text = store::page_of(hash).await?;
    take_from_memory(&source);
    let batch = Batch::default().remove(SOURCES, hash).remove(TEXTS, hash);
    let batch = source.records.iter().fold(batch, |batch, id| batch.remove(RECORDS, &id.to_string()));
    change(store::note_changes(batch)).await?;
    DELETED.set(Some(Deleted { source, records, text }));
    Ok(Reply::Shelf(Box::new(shown().await?)))
}

fn take_from_memory(source: &Shelved) {
    store::with_sources(|sources| sources.remove(&source.hash));
    store::with_library(|library| library.remove_all(&source.records));
    store::stand_for();
}

async fn undelete(at: Timestamp) -> Result<Reply, StorageError> {
    if let Some(Deleted { source, records, text }) = DELETED.take() {
        let texts = encoded(&records, at);
        let batch =
            text.iter().fold(Batch::default(), |batch, page| batch.bytes(TEXTS, &source.hash, &store::packed(page)));
        change(store::put(batch, source, &records, texts, at)).await?;
        store::save_index_if_due().await?;
    }
    Ok(Reply::Shelf(Box::new(shown().await?)))
}

/// Puts a source into the queue again as it was kept. It stays in the library until it is accepted anew.
async fn review(hash: &str, at: Timestamp) -> Result<Reply, StorageError> {
    let Some(source) = source(hash) else { return Ok(gone()) };
    let Some(KeptPage::Review(review)) = store::page_of(hash).await? else {
        return Ok(Reply::Refused(
            "This source cannot be reviewed again: something was left out of it, or it came as data. Read the page again to change it."
                .to_owned(),
        ));
    };
    let name = source.title.or(source.file_name).unwrap_or_else(|| "Page without a title".to_owned());
    let key = review.id.to_string();
    let waiting = Waiting { name, review: *review, doubts: 0, earlier: None };
    database().await?.write(QUEUE, &key, &encode_waiting(&waiting, at)).await?;
    queue::reopen(&key).await
}
