//! The frame around every page: the bar, the notice, what is spoken, and the page itself.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use super::browser::{document, focus_soon};
use super::components::find::Finder;
use super::desk::{Desk, Notice};
use super::route::{Route, follow_address};
use super::{client, clock, pages, saver, update};
use crate::storage::SaveState;

/// The whole page.
#[component]
pub(super) fn App() -> impl IntoView {
    let desk = Desk::new();
    provide_context(desk);
    // The library's search is there again when somebody comes back from a record.
    provide_context(Finder::new(desk));
    let route = follow_address();
    keep_safe(desk);
    follow_other_tabs(desk, route);
    clock::follow(desk);
    name_window(desk, route);
    spawn_local(async move { pages::fetch(&route.get_untracked()).await });
    spawn_local(async move {
        saver::load(desk).await;
        // The page that is open comes first, then the one that is most likely next, then the worker, which is large.
        pages::fetch(&route.get_untracked()).await;
        pages::fetch_writing().await;
        client::warm_up();
        desk.refresh_bodies();
        pages::fetch_all().await;
        // A new version that is asked to take over while files are fetched waits for minutes in Chromium.
        update::watch(desk);
    });
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); focus_soon("main".to_owned(), None); }>
            "Go to the main part"
        </a>
        <Bar route=route />
        <NoticeBar />
        <p class="visually-hidden" aria-live="polite" role="log">{move || desk.spoken.get()}</p>
        <Show when=move || desk.loaded.get() fallback=|| view! { <p class="opening" role="status">"Opening…"</p> }>
            {move || pages::page(route.get())}
        </Show>
    }
}

/// Saves at once when the page hides, and asks before it closes while something is not saved.
fn keep_safe(desk: Desk) {
    let hidden = window_event_listener(ev::pagehide, move |_| saver::flush(desk));
    let unseen = window_event_listener(ev::visibilitychange, move |_| {
        if document().hidden() {
            saver::flush(desk);
        }
    });
    let closing = window_event_listener(ev::beforeunload, move |event| {
        saver::flush(desk);
        let unsaved = desk.save.with_untracked(|save| matches!(save, SaveState::Trouble(trouble) if trouble.loses()));
        if unsaved {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        hidden.remove();
        unseen.remove();
        closing.remove();
    });
}

fn follow_other_tabs(desk: Desk, route: ReadSignal<Route>) {
    let handle = window_event_listener_untyped("storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        let Some(key) = event.key() else { return };
        saver::follow(desk, &key, event.new_value().as_deref(), route.get_untracked().draft());
    });
    on_cleanup(move || handle.remove());
}

/// The window's name follows the page; a screen reader's focus goes to the new page's start.
fn name_window(desk: Desk, route: ReadSignal<Route>) {
    Effect::new(move |before: Option<Route>| {
        let route = route.get();
        document().set_title(&format!("{} – Question Desk", route.title()));
        // An empty question takes the caret by itself.
        if before.is_some_and(|before| before != route) {
            // A place to go to belongs to the page that it was meant for.
            if !matches!(route, Route::Compose(_)) {
                desk.goal.set(None);
            }
            desk.turn_page();
            super::browser::window().scroll_to_with_x_and_y(0.0, 0.0);
            if !matches!(route, Route::Compose(_)) {
                focus_soon("main".to_owned(), None);
            }
        }
        route
    });
}

#[component]
fn Bar(route: ReadSignal<Route>) -> impl IntoView {
    let desk = Desk::here();
    let link = move |to: Route, words: &'static str| {
        let address = to.address();
        let current = move || (section(route.get()) == to).then_some("page");
        view! { <a href=address aria-current=current>{words}</a> }
    };
    let tone = move || match desk.save.get() {
        SaveState::Trouble(_) => "save trouble",
        SaveState::Saving => "save saving",
        _ => "save",
    };
    view! {
        <header class="bar">
            <a class="brand" href=Route::Questions.address()>
                <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
                    <path d="M5 3h11l5 5v15H5z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
                    <path d="M9 11h8M9 15h8M9 19h4" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
                </svg>
                <span class="brand-name">"Question Desk"</span>
            </a>
            <nav aria-label="Main">
                {link(Route::Questions, "My questions")} {link(Route::Library, "Library")}
                {link(Route::Bodies, "Bodies and rules")} {link(Route::Clerk, "Clerk’s desk")} {link(Route::Settings, "Settings")}
            </nav>
            <p class=tone role="status"><span class="dot" aria-hidden="true"></span>{move || desk.save.get().sentence()}</p>
        </header>
    }
}

/// Which part of the app a page belongs to.
fn section(route: Route) -> Route {
    match route {
        Route::Compose(_) | Route::Export(_) | Route::Meeting(_) | Route::Promises => Route::Questions,
        Route::Record(_) | Route::Passage(..) | Route::Review(_) => Route::Library,
        Route::Body(_) => Route::Bodies,
        other => other,
    }
}

/// A sentence with perhaps an act, and the offer of a new version.
#[component]
fn NoticeBar() -> impl IntoView {
    let desk = Desk::here();
    let close = move |_| {
        desk.notice.set(None);
        focus_soon("main".to_owned(), None);
    };
    view! {
        <div class="notices" role="status">
            {move || desk.notice.get().map(|notice| view! { <NoticeLine notice=notice close=close /> })}
            <Show when=move || desk.update.get()>
                <div class="notice">
                    <p>"A new version of Question Desk is ready. Your questions stay as they are."</p>
                    <button type="button" on:click=move |_| update::take(desk)>"Use the new version"</button>
                    <button type="button" class="quiet" on:click=move |_| desk.update.set(false)>"Later"</button>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn NoticeLine(notice: Notice, close: impl Fn(ev::MouseEvent) + 'static) -> impl IntoView {
    let desk = Desk::here();
    let acts = notice.acts.into_iter().map(|act| {
        let words = act.words;
        let run = move |_| {
            desk.notice.set(None);
            act.run();
        };
        view! { <button type="button" on:click=run>{words}</button> }
    });
    view! {
        <div class="notice" id="notice" tabindex="-1">
            <p>{notice.sentence}</p>
            {acts.collect_view()}
            <button type="button" class="quiet" on:click=close>"Close"</button>
        </div>
    }
}
