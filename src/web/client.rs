//! The page's end of the worker: a question goes out, its answer comes back.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, MessageEvent, Worker};

use crate::worker::{Reply, Request};

/// What is said when the worker cannot start.
const GONE: &str = "The part of Question Desk that reads files and searches could not start. Your questions are safe. Reload the page and try again.";

thread_local! {
    static CLIENT: RefCell<Client> = RefCell::default();
}

#[derive(Default)]
struct Client {
    worker: Option<Worker>,
    waiting: HashMap<u32, Function>,
    last: u32,
}

/// Asks the worker; it is started at the first call. Trouble comes back as [`Reply::Refused`].
pub(super) async fn ask(request: &Request) -> Reply {
    ask_with(request, None).await
}

/// Asks the worker about a file. Only its handle is passed on: the page never reads it.
pub(super) async fn ask_with(request: &Request, file: Option<File>) -> Reply {
    let Ok(text) = serde_json::to_string(request) else { return refused() };
    let mut send = |resolve: Function, _reject: Function| {
        CLIENT.with_borrow_mut(|client| client.send(&text, file.as_ref(), resolve));
    };
    let promise = Promise::new(&mut send);
    let answer = JsFuture::from(promise).await.ok().and_then(|answer| answer.as_string());
    answer.and_then(|answer| serde_json::from_str(&answer).ok()).unwrap_or_else(refused)
}

fn refused() -> Reply {
    Reply::Refused(GONE.to_owned())
}

/// Starts the worker ahead of its first use.
pub(super) fn warm_up() {
    CLIENT.with_borrow_mut(Client::start);
}

impl Client {
    fn send(&mut self, text: &str, file: Option<&File>, resolve: Function) {
        self.last += 1;
        self.waiting.insert(self.last, resolve);
        let message = Array::of3(&self.last.into(), &text.into(), &file.map_or(JsValue::NULL, Into::into));
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
        let Ok(worker) = Worker::new("./worker_loader.js") else { return };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
            CLIENT.with_borrow_mut(|client| client.hear(&event.data()));
        });
        let failed = Closure::<dyn Fn()>::new(|| CLIENT.with_borrow_mut(Client::fail));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        heard.forget();
        failed.forget();
        self.worker = Some(worker);
    }

    /// A message is [id, answer].
    fn hear(&mut self, data: &JsValue) {
        let Some(answer) = data.dyn_ref::<Array>() else { return };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the ids are this page's own")]
        let id = answer.get(0).as_f64().unwrap_or(0.0) as u32;
        if let Some(resolve) = self.waiting.remove(&id) {
            let _ = resolve.call1(&JsValue::NULL, &answer.get(1));
        }
    }

    /// Everyone who waits is told; the next request starts a new worker.
    fn fail(&mut self) {
        self.worker.take().into_iter().for_each(|worker| worker.terminate());
        for resolve in std::mem::take(&mut self.waiting).into_values() {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::NULL);
        }
    }
}
