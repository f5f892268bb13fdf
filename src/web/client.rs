//! The page's end of the worker: a request goes out, its answer comes back.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, MessageEvent, Worker};

use crate::worker::{Reply, Request, decode, encode};

/// What is said when the worker cannot start.
const GONE: &str = "The part of Question Desk that reads files and searches could not start. Your questions are safe. Reload the page and try again.";

thread_local! {
    static CLIENT: RefCell<Client> = RefCell::default();
}

#[derive(Default)]
struct Client {
    worker: Option<Worker>,
    waiting: HashMap<u32, Waiting>,
    last: u32,
    /// How many workers have failed.
    failures: u32,
}

/// Somebody who waits for an answer, and may want to hear of it before it is complete.
struct Waiting {
    resolve: Function,
    hears: Option<Rc<dyn Fn(Reply)>>,
}

/// An answer, and the file that came with it.
pub(super) struct Answer {
    /// The answer.
    pub(super) reply: Reply,
    /// The file.
    pub(super) file: Option<Blob>,
}

/// Asks the worker; it is started at the first call. Trouble comes back as [`Reply::Refused`].
pub(super) async fn ask(request: &Request) -> Reply {
    send(request, &[], None).await.reply
}

/// Asks the worker about a file. Only its handle is passed on: the page never reads it.
pub(super) async fn ask_with(request: &Request, file: Option<File>) -> Reply {
    send(request, file.as_slice(), None).await.reply
}

/// Asks the worker for a file.
pub(super) async fn ask_for_file(request: &Request) -> Answer {
    send(request, &[], None).await
}

/// Asks the worker about files; `hears` is told how far it is.
pub(super) async fn ask_about_files(request: &Request, files: &[File], hears: impl Fn(Reply) + 'static) -> Reply {
    send(request, files, Some(Rc::new(hears))).await.reply
}

async fn send(request: &Request, files: &[File], hears: Option<Rc<dyn Fn(Reply)>>) -> Answer {
    let Some(bytes) = encode(request) else { return Answer { reply: refused(), file: None } };
    let files: Array = files.iter().collect();
    let mut begin = |resolve: Function, _reject: Function| {
        CLIENT.with_borrow_mut(|client| client.send(&bytes, &files, Waiting { resolve, hears: hears.clone() }));
    };
    let promise = Promise::new(&mut begin);
    let answer = JsFuture::from(promise).await.ok().and_then(|answer| answer.dyn_into::<Array>().ok());
    let reply = answer.as_ref().and_then(|answer| read(&answer.get(0))).unwrap_or_else(refused);
    Answer { reply, file: answer.and_then(|answer| answer.get(1).dyn_into().ok()) }
}

fn read(bytes: &JsValue) -> Option<Reply> {
    decode(&bytes.dyn_ref::<Uint8Array>()?.to_vec())
}

fn refused() -> Reply {
    Reply::Refused(GONE.to_owned())
}

/// Starts the worker ahead of its first use.
pub(super) fn warm_up() {
    CLIENT.with_borrow_mut(Client::start);
}

/// How many workers have failed so far.
pub(super) fn failures() -> u32 {
    CLIENT.with_borrow(|client| client.failures)
}

/// Where the script is that starts the worker of this very page, as the build has written it into the page: a page and
/// a worker of two versions would not understand each other.
fn loader() -> Option<String> {
    let named = super::browser::document().query_selector("meta[name=worker-loader]").ok()??;
    named.get_attribute("content")
}

impl Client {
    /// A message is [id, request, files].
    fn send(&mut self, bytes: &[u8], files: &Array, waiting: Waiting) {
        self.last += 1;
        self.waiting.insert(self.last, waiting);
        let message = Array::of3(&self.last.into(), &Uint8Array::from(bytes).into(), files);
        self.start();
        // What is sent before the worker listens is kept for it by its loader.
        match &self.worker {
            Some(worker) => drop(worker.post_message(&message)),
            None => self.fail(),
        }
    }

    fn start(&mut self) {
        if self.worker.is_some() {
            return;
        }
        let Some(worker) = loader().and_then(|loader| Worker::new(&loader).ok()) else { return };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
        let failed = Closure::<dyn Fn()>::new(|| CLIENT.with_borrow_mut(Client::fail));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        heard.forget();
        failed.forget();
        self.worker = Some(worker);
    }

    /// Everyone who waits is told; the next request starts a new worker.
    fn fail(&mut self) {
        self.failures += 1;
        self.worker.take().into_iter().for_each(|worker| worker.terminate());
        for waiting in std::mem::take(&mut self.waiting).into_values() {
            let _ = waiting.resolve.call1(&JsValue::NULL, &JsValue::NULL);
        }
    }
}

/// A message is [id, whether it is the last, answer, file or null].
fn hear(data: &JsValue) {
    let Some(message) = data.dyn_ref::<Array>() else { return };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the ids are this page's own")]
    let id = message.get(0).as_f64().unwrap_or(0.0) as u32;
    if message.get(1).is_truthy() {
        if let Some(waiting) = CLIENT.with_borrow_mut(|client| client.waiting.remove(&id)) {
            let _ = waiting.resolve.call1(&JsValue::NULL, &Array::of2(&message.get(2), &message.get(3)));
        }
        return;
    }
    // Who hears may ask something in turn, so the client is not held meanwhile.
    let hears = CLIENT.with_borrow(|client| client.waiting.get(&id).and_then(|waiting| waiting.hears.clone()));
    if let (Some(hears), Some(reply)) = (hears, read(&message.get(2))) {
        hears(reply);
    }
}
