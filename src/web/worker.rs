//! The worker behind the page: hears requests, keeps the library and the clerk's desk.

mod advise;
mod bodies;
mod clerk;
mod evidence;
mod find;
mod followup;
mod intake;
mod queue;
mod shelf;
mod store;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, File, MessageEvent};

use crate::export::{File as Made, letter, letter_file};
use crate::question::Draft;
use crate::storage::StorageError;
use crate::worker::{Reply, Request, decode, encode};
use crate::{html, paste};

/// Starts the worker: from here on it answers.
pub fn start() {
    console_error_panic_hook::set_once();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        spawn_local(async move { answer(event.data().unchecked_into()).await });
    });
    // The loader hands over early messages as events, so this must be a listener like any other.
    let listening = scope().add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
    debug_assert!(listening.is_ok());
    heard.forget();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// What is answered: a reply, and perhaps a file.
struct Answer {
    reply: Reply,
    file: Option<Made>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self { reply, file: None }
    }
}

impl From<Made> for Answer {
    fn from(file: Made) -> Self {
        Self { reply: Reply::File { name: file.name.clone() }, file: Some(file) }
    }
}

/// A message is [id, request, files]; its answers are [id, whether it is the last, reply, file or null].
async fn answer(message: Array) {
    let id = message.get(0);
    let request = message.get(1).dyn_into::<Uint8Array>().ok().and_then(|bytes| decode(&bytes.to_vec()));
    let files: Vec<File> =
        message.get(2).dyn_into::<Array>().into_iter().flatten().filter_map(|file| file.dyn_into().ok()).collect();
    let answer = match request {
        Some(request) => handle(request, files, &id).await,
        None => {
            Ok(Reply::Refused("The page and its worker are of different versions. Reload the page.".to_owned()).into())
        }
    };
    let Answer { reply, file } = answer.unwrap_or_else(|error| Reply::Refused(sentence(error).to_owned()).into());
    tell(&id, true, &reply, file);
}

/// Tells the page. It has gone if it cannot be told; then nobody waits.
fn tell(id: &JsValue, is_last: bool, reply: &Reply, file: Option<Made>) {
    let bytes = Uint8Array::from(encode(reply).unwrap_or_default().as_slice());
    let file = file.and_then(|file| blob(&file)).map_or(JsValue::NULL, JsValue::from);
    let _ = scope().post_message(&Array::of4(id, &is_last.into(), &bytes.into(), &file));
}

fn blob(file: &Made) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(file.media_type);
    let parts = Array::of1(&Uint8Array::from(file.bytes.as_slice()));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

async fn handle(request: Request, files: Vec<File>, id: &JsValue) -> Result<Answer, StorageError> {
    Ok(match request {
        Request::Structure { html: markup } => Reply::Blocks(paste::structure(&html::blocks(&markup))).into(),
        Request::Export { draft, format, put, at } => advise::exported(*draft, format, put, at).await.into(),
        Request::Bodies { act, at } => bodies::act(act, at, files.first()).await?,
        Request::Advise { draft, put, others, template, now } => {
            advise::advise(*draft, put, others, &template, now).await.into()
        }
        Request::Deadlines { of, now } => advise::deadlines(of, now).await.into(),
        Request::Diary { draft, at } => advise::calendar(*draft, at).await,
        Request::Letter { draft, format, put, to, at } => {
            let letter = letter(&Draft::from((*draft).clone()), to);
            letter_file(&letter, &advise::exported(*draft, format, put, at).await).into()
        }
        Request::Open { name, at } => clerk::open(&name, at, files.first()).await.into(),
        Request::Receive { name, at } => clerk::receive(name, at, files.first()).await?.into(),
        Request::Received => clerk::received(Vec::new()).await?.into(),
        Request::Dismiss { key } => clerk::dismiss(&key).await?.into(),
        Request::Import { at } => intake::import(files, at, |progress| tell(id, false, &progress, None)).await?.into(),
        Request::Stop => intake::stop().into(),
        Request::Read { text, html, at } => intake::read(&text, html, at).await?.into(),
        Request::Shelf => Reply::Shelf(Box::new(shelf::shown().await?)).into(),
        Request::Queue { act, at } => queue::act(act, at).await?.into(),
        Request::Source { hash, act, at } => shelf::act(&hash, act, at).await?,
        Request::Pack { at } => shelf::pack(at).await?,
        Request::Record { id } => store::record(id).await?.into(),
        Request::SaveRecord { id, kind, at } => shelf::save_record(id, kind, at).await?,
        Request::Suggestions { record, drafted } => followup::suggestions(record, &drafted).await?.into(),
        Request::Threads { of, drafts } => store::threads(&of, &drafts).await?.into(),
        Request::Start(started) => followup::start(*started).await?.into(),
        Request::Speech { draft } => followup::speech(*draft).await.into(),
        Request::Supplementary { draft, drafted } => followup::supplementary(*draft, &drafted).await.into(),
        Request::Search(search) => find::search(search).await?.into(),
    })
}

fn sentence(error: StorageError) -> &'static str {
    match error {
        StorageError::Full => {
            "This browser has no room left. Delete pages of the library that you no longer need, then try again."
        }
        StorageError::Blocked | StorageError::Differs => {
            "This browser does not let the library or rules be kept or read. Private windows often forbid it: try an ordinary window."
        }
    }
}

/// The bytes of a file, at most so many and one more: what is too large is not read into memory.
async fn bytes(file: &Blob, most: usize) -> Option<Vec<u8>> {
    #[expect(clippy::cast_precision_loss, reason = "the limits are far below 2^53")]
    let start = file.slice_with_f64_and_f64(0.0, (most + 1) as f64).ok()?;
    let buffer = JsFuture::from(start.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
