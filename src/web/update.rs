//! A new version of the app: offered in words, taken only when nothing waits to be saved.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use super::browser::window;
use super::desk::Desk;
use super::saver;

/// Pages that are not served securely have no service worker.
fn container() -> Option<ServiceWorkerContainer> {
    let container = window().navigator().service_worker();
    (!container.is_undefined()).then_some(container)
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.ready().ok()?).await.ok()?.dyn_into().ok()
}

/// Watches for a new version.
pub(super) fn watch(desk: Desk) {
    spawn_local(async move {
        let Some(registration) = registration().await else { return };
        offer(desk, registration.waiting());
        let found = {
            let registration = registration.clone();
            Closure::<dyn Fn()>::new(move || {
                if let Some(coming) = registration.installing() {
                    when_installed(desk, coming);
                }
            })
        };
        registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        found.forget();
    });
}

fn when_installed(desk: Desk, coming: ServiceWorker) {
    let worker = coming.clone();
    let changed = Closure::<dyn Fn()>::new(move || {
        if worker.state() == ServiceWorkerState::Installed {
            offer(desk, Some(worker.clone()));
        }
    });
    coming.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

/// The very first version waits for nobody: only one that follows another is offered.
fn offer(desk: Desk, waiting: Option<ServiceWorker>) {
    let follows = container().is_some_and(|container| container.controller().is_some());
    if waiting.is_some() && follows {
        desk.update.set(true);
    }
}

/// Saves, lets the new version take over, and reloads the page.
pub(super) fn take(desk: Desk) {
    saver::flush(desk);
    spawn_local(async move {
        let waiting = match registration().await {
            Some(registration) => registration.waiting(),
            None => None,
        };
        let Some(waiting) = waiting else {
            // Another tab has let it take over already.
            let _ = window().location().reload();
            return;
        };
        reload_when_changed();
        let message = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&message, &"type".into(), &"activate".into());
        let _ = waiting.post_message(&message);
        // The page is there no longer when it has been taken over.
        set_timeout(move || desk.say(LATE), SOON);
    });
}

/// How long a new version may take before something is said.
const SOON: Duration = Duration::from_secs(5);

/// A browser lets the version in use first finish what it is at.
const LATE: &str = "The new version could not take over yet. Close this page, and others of Question Desk, and open it again. Everything is kept.";

fn reload_when_changed() {
    let Some(container) = container() else { return };
    let changed = Closure::once_into_js(|| {
        let _ = window().location().reload();
    });
    container.set_oncontrollerchange(Some(changed.unchecked_ref()));
}
