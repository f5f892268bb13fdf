//! Keeping the screen on, where the browser can: https://www.w3.org/TR/screen-wake-lock/.
//!
//! A browser gives it up whenever the page is out of sight, so it is asked again when the page is seen.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise, Reflect};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser::{document, window};

thread_local! {
    static WANTED: Cell<bool> = const { Cell::new(false) };
    static LOCK: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Keeps the screen on until the piece of the page that calls this is gone. Tells whether it is kept on; `None` while
/// that is not known yet.
pub(super) fn keep_awake() -> ReadSignal<Option<bool>> {
    let (held, set_held) = signal(None);
    WANTED.set(true);
    ask(set_held);
    let seen = window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            ask(set_held);
        }
    });
    on_cleanup(move || {
        seen.remove();
        WANTED.set(false);
        release();
    });
    held
}

fn ask(set_held: WriteSignal<Option<bool>>) {
    spawn_local(async move {
        let lock = request().await;
        let _ = set_held.try_set(Some(lock.is_some()));
        if let Some(lock) = lock {
            LOCK.replace(Some(lock)).as_ref().into_iter().for_each(end);
        }
        // The page may have been left while the browser thought about it.
        if !WANTED.get() {
            release();
        }
    });
}

async fn request() -> Option<JsValue> {
    let locks = Reflect::get(&window().navigator(), &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = request.call1(&locks, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn release() {
    LOCK.take().as_ref().into_iter().for_each(end);
}

fn end(lock: &JsValue) {
    let release = Reflect::get(lock, &"release".into()).ok().and_then(|release| release.dyn_into::<Function>().ok());
    let promise =
        release.and_then(|release| release.call0(lock).ok()).and_then(|promise| promise.dyn_into::<Promise>().ok());
    if let Some(promise) = promise {
        // What is released already needs nothing more.
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}
