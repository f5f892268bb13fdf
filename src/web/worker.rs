//! The worker behind the page: hears requests, keeps the library and the clerk's desk.

use std::cell::RefCell;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::civil::Date;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::database::Database;
use crate::format::v1;
use crate::id::RecordId;
use crate::library::{Library, version};
use crate::question::Draft;
use crate::record::Record;
use crate::search::Query;
use crate::storage::{Received, StorageError, decode_received, decode_record, encode_received, encode_record};
use crate::submission::Submission;
use crate::worker::{Reply, Request};
use crate::{export, html, import, paste};

const RECORDS: &str = "records";
const RECEIVED: &str = "received";

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
}

/// What the worker holds between requests.
#[derive(Default)]
struct Shelf {
    database: Option<Rc<Database>>,
    library: Library,
    /// Whether the library was read from the database.
    read: bool,
}

fn with<T>(act: impl FnOnce(&mut Shelf) -> T) -> T {
    SHELF.with_borrow_mut(act)
}

/// Starts the worker: from here on it answers.
pub fn start() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        spawn_local(async move { answer(event.data().unchecked_into()).await });
    });
    // The loader hands over early messages as events, so this must be a listener like any other.
    let listening = scope.add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
    debug_assert!(listening.is_ok());
    heard.forget();
}

/// A message is [id, request, file or null]; its answer is [id, reply].
async fn answer(message: Array) {
    let request = message.get(1).as_string().and_then(|text| serde_json::from_str(&text).ok());
    let reply = match request {
        Some(request) => handle(request, &message.get(2)).await,
        None => Reply::Refused("The page and its worker are of different versions. Reload the page.".to_owned()),
    };
    let text = serde_json::to_string(&reply).unwrap_or_default();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // The page has gone if it cannot be told; then nobody waits.
    let _ = scope.post_message(&Array::of2(&message.get(0), &text.into()));
}

async fn handle(request: Request, file: &JsValue) -> Reply {
    let result = match request {
        Request::Structure { html: markup } => Ok(Reply::Blocks(paste::structure(&html::blocks(&markup)))),
        Request::Export { draft, format, at } => Ok(exported(*draft, format, at)),
        Request::Open { name } => opened(&name, file).await,
        Request::Receive { name, at } => receive(name, at, file).await,
        Request::Received => received(Vec::new()).await,
        Request::Dismiss { key } => dismiss(&key).await,
        Request::Read { text, html, at } => Ok(crate::worker::read(&text, html, at)),
        Request::Keep { record, at } => keep(*record, at).await,
        Request::Forget { id } => forget(id).await,
        Request::Records => library().await.map(|()| Reply::Records(with(|shelf| shelf.library.summaries()))),
        Request::Record { id } => record(id).await.map(|record| Reply::Record(found(record.as_ref()))),
        Request::Search { text, today } => search(&text, today).await,
    };
    result.unwrap_or_else(|error| Reply::Refused(sentence(error).to_owned()))
}

fn sentence(error: StorageError) -> &'static str {
    match error {
        StorageError::Full => {
            "This browser has no room left for the library. Delete pages that you no longer need, then try again."
        }
        StorageError::Blocked | StorageError::Differs => {
            "This browser does not let the library be kept or read. Private windows often forbid it: try an ordinary window."
        }
    }
}

fn exported(draft: v1::Draft, format: export::Format, at: Timestamp) -> Reply {
    let submission = Submission::of(Draft::from(draft), at, env!("CARGO_PKG_VERSION"));
    let file = export::export(&submission, format);
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    Reply::File { name: file.name, media_type: file.media_type.to_owned(), text }
}

/// The bytes of the file that came with a request. What is too large is not read into memory.
async fn bytes(file: &JsValue) -> Option<Vec<u8>> {
    let blob = file.dyn_ref::<Blob>()?;
    #[expect(clippy::cast_precision_loss, reason = "the limit is far below 2^53")]
    let most = (import::LARGEST + 1) as f64;
    let start = blob.slice_with_f64_and_f64(0.0, most).ok()?;
    let buffer = JsFuture::from(start.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A file's submission, or a sentence that says why there is none.
async fn submission(name: &str, file: &JsValue) -> Result<import::Opened, String> {
    let unread = || format!("“{name}” could not be read from the device. Nothing was changed.");
    let bytes = bytes(file).await.ok_or_else(unread)?;
    import::open(&bytes, name).map_err(|refusal| refusal.sentence())
}

async fn opened(name: &str, file: &JsValue) -> Result<Reply, StorageError> {
    Ok(match submission(name, file).await {
        Ok(opened) => Reply::Opened {
            drafts: opened.submission.drafts.iter().map(v1::Draft::from).collect(),
            warnings: opened.warnings.iter().map(|warning| warning.sentence().to_owned()).collect(),
        },
        Err(sentence) => Reply::Refused(sentence),
    })
}

async fn database() -> Result<Rc<Database>, StorageError> {
    if let Some(database) = with(|shelf| shelf.database.clone()) {
        return Ok(database);
    }
    let database = Rc::new(Database::open("question-desk-library", 1, &[RECORDS, RECEIVED]).await?);
    with(|shelf| shelf.database = Some(Rc::clone(&database)));
    Ok(database)
}

/// Reads the library the first time that it is needed.
async fn library() -> Result<(), StorageError> {
    if with(|shelf| shelf.read) {
        return Ok(());
    }
    let texts = database().await?.all(RECORDS).await?;
    with(|shelf| {
        for (_, text) in texts {
            // A record of a newer app stays where it is; this app does not show it.
            if let Ok(Some(record)) = decode_record(&text) {
                shelf.library.insert(&record, version(text.as_bytes()));
            }
        }
        shelf.read = true;
    });
    Ok(())
}

/// One record, read from the database.
async fn record(id: RecordId) -> Result<Option<Record>, StorageError> {
    let text = database().await?.read(RECORDS, &id.to_string()).await?;
    Ok(text.and_then(|text| decode_record(&text).ok().flatten()))
}

/// The answers to some words; only the records that are shown are read.
async fn search(text: &str, today: Date) -> Result<Reply, StorageError> {
    library().await?;
    let ranking = with(|shelf| shelf.library.rank(&Query::parse_on(text, today)));
    let mut hits = Vec::new();
    for one in &ranking.found {
        if let Some(record) = record(one.record).await? {
            hits.extend(with(|shelf| shelf.library.shown(&ranking, one, &record)));
        }
    }
    Ok(Reply::Found { total: ranking.total, hits, library: with(|shelf| shelf.library.entries()) })
}

fn found(record: Option<&Record>) -> Option<Box<v1::Record>> {
    record.map(|record| Box::new(v1::Record::from(record)))
}

async fn keep(record: v1::Record, at: Timestamp) -> Result<Reply, StorageError> {
    library().await?;
    let text = encode_record(&record, at);
    database().await?.write(RECORDS, &record.id.to_string(), &text).await?;
    with(|shelf| shelf.library.insert(&record.into(), version(text.as_bytes())));
    Ok(Reply::Done)
}

async fn forget(id: RecordId) -> Result<Reply, StorageError> {
    library().await?;
    let gone = record(id).await?;
    database().await?.remove(RECORDS, &id.to_string()).await?;
    with(|shelf| shelf.library.remove(id));
    Ok(Reply::Record(found(gone.as_ref())))
}

/// The clerk's desk, the last received first.
async fn received(said: Vec<String>) -> Result<Reply, StorageError> {
    let texts = database().await?.all(RECEIVED).await?;
    let read = |(key, text): (String, String)| decode_received(&text).ok().flatten().map(|one| (key, one));
    let mut list: Vec<(String, Received)> = texts.into_iter().filter_map(read).collect();
    list.sort_by_key(|(_, one)| std::cmp::Reverse(one.received_at));
    Ok(Reply::Received { list, said })
}

async fn dismiss(key: &str) -> Result<Reply, StorageError> {
    database().await?.remove(RECEIVED, key).await?;
    received(Vec::new()).await
}

/// Takes a file in. The same question in other words is kept beside the earlier one.
async fn receive(name: String, at: Timestamp, file: &JsValue) -> Result<Reply, StorageError> {
    let opened = match submission(&name, file).await {
        Ok(opened) => opened,
        Err(sentence) => return Ok(Reply::Refused(sentence)),
    };
    let mut said: Vec<String> = opened.warnings.iter().map(|warning| warning.sentence().to_owned()).collect();
    let hash = opened.submission.content_hash();
    let database = database().await?;
    for draft in &opened.submission.drafts {
        let key = format!("{}/{hash}", draft.question.id);
        let title = draft.title();
        if database.read(RECEIVED, &key).await?.is_some() {
            said.push(format!("“{title}” was received before, in the same words. Nothing was changed."));
            continue;
        }
        let one = Received { draft: v1::Draft::from(draft), received_at: at, file_name: name.clone() };
        database.write(RECEIVED, &key, &encode_received(&one)).await?;
        said.push(format!("Received “{title}”."));
    }
    received(said).await
}
