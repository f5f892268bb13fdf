//! The pages of the app, in parts. The list of questions comes with the page; the other parts are files of their own
//! (the feature `split`, see ARCHITECTURE.md, "Build"), fetched while the list is looked at or when one is needed.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::browser::{document, focus_soon, window};
use super::desk::Desk;
use super::route::Route;
use super::views::{
    bodies::Bodies, body::BodyPage, clerk::Clerk, compose::Compose, export::Export, library::Library, meeting::Meeting,
    promises::Promises, questions::Questions, record::RecordPage, review::ReviewPage, settings::Settings,
};

/// How a part draws its pages.
type Draw = fn(Route) -> AnyView;

/// Each part under its name: a function that fetches it and says how it draws.
macro_rules! parts {
    ($($name:ident => $draw:path),+) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<Draw, SplitLoaderError> {
            Ok($draw)
        }

        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<Draw, SplitLoaderError> {
            Ok($draw)
        }
    )+};
}

parts! { writing => draw_writing, library => draw_library, desks => draw_desks }

/// A part of the app.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A question: to write, to check and export, and to read out.
    Writing,
    /// The library, its records, and what they promise.
    Library,
    /// Bodies, the clerk's desk and the settings.
    Desks,
}

/// How far a part is.
#[derive(Clone, Copy)]
enum State {
    /// Nobody has asked for it.
    Away,
    Coming,
    Here(Draw),
    /// It could not be fetched the last time; it may be tried again.
    Failed,
}

thread_local! {
    /// How far each [`Part`] is.
    static STATES: [ArcRwSignal<State>; 3] = std::array::from_fn(|_| ArcRwSignal::new(State::Away));
    /// Whether a page has been shown.
    static SHOWN: Cell<bool> = const { Cell::new(false) };
}

impl Part {
    /// In the order in which they are fetched ahead: a question is what most people go to next.
    const ALL: [Part; 3] = [Part::Writing, Part::Library, Part::Desks];

    /// The part with a page; `None` where the page is always here.
    fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Questions => None,
            Route::Compose(_) | Route::Export(_) | Route::Meeting(_) => Some(Part::Writing),
            Route::Promises | Route::Library | Route::Record(_) | Route::Passage(..) | Route::Review(_) => {
                Some(Part::Library)
            }
            Route::Bodies | Route::Body(_) | Route::Clerk | Route::Settings => Some(Part::Desks),
        }
    }

    fn state(self) -> ArcRwSignal<State> {
        STATES.with(|states| states[self as usize].clone())
    }

    /// Fetches the part ahead of its use. One that failed is left as it is: what somebody is reading about it, and the
    /// button to try again, do not change under them.
    async fn fetch_ahead(self) {
        if !matches!(self.state().get_untracked(), State::Failed) {
            self.fetch().await;
        }
    }

    /// Fetches the part, unless it is here; who asks while it comes waits for the same attempt. The browser's console
    /// says why one did not come.
    async fn fetch(self) {
        let state = self.state();
        match state.get_untracked() {
            State::Here(_) => return,
            State::Coming => {}
            State::Away | State::Failed => state.set(State::Coming),
        }
        let fetched = match self {
            Part::Writing => writing().await,
            Part::Library => library().await,
            Part::Desks => desks().await,
        };
        // Who waited for the same attempt comes here too: a page that is drawn is not drawn again.
        if matches!(state.get_untracked(), State::Coming) {
            state.set(fetched.map_or(State::Failed, State::Here));
        }
    }
}

/// Fetches the part with a page ahead of its use.
pub(super) async fn fetch(route: &Route) {
    if let Some(part) = Part::of(route) {
        part.fetch_ahead().await;
    }
}

/// Fetches the part to write in, which is wanted before the worker.
pub(super) async fn fetch_writing() {
    Part::Writing.fetch_ahead().await;
}

/// Fetches all parts, one after the other, so that no page has to be waited for. Then the page is at rest, and what
/// would have competed with them may begin (index.html).
pub(super) async fn fetch_all() {
    for part in Part::ALL {
        part.fetch_ahead().await;
    }
    if let Ok(rested) = web_sys::Event::new("at-rest") {
        let _ = window().dispatch_event(&rested);
    }
}

/// A page.
pub(super) fn page(route: Route) -> AnyView {
    let is_first = !SHOWN.replace(true);
    let Some(part) = Part::of(&route) else { return view! { <Questions /> }.into_any() };
    match part.state().get_untracked() {
        State::Here(draw) => draw(route),
        _ => view! { <Fetched part=part route=route is_first=is_first /> }.into_any(),
    }
}

/// A page whose part is fetched first.
#[component]
fn Fetched(part: Part, route: Route, is_first: bool) -> impl IntoView {
    let desk = Desk::here();
    // What could not take the focus when the address changed (see `app::name_window`) takes it when it is here, unless
    // somebody has gone on by the keys. A question takes it by itself.
    let before = document().active_element();
    let has_stayed = move || {
        let now = document().active_element();
        now == before || now.is_none_or(|element| element.tag_name() == "BODY")
    };
    let takes_focus = !is_first && !matches!(route, Route::Compose(_));
    if !is_first {
        desk.speak("Opening…");
    }
    let state = part.state();
    Effect::new({
        let state = state.clone();
        move |_| match state.get() {
            State::Here(_) if takes_focus && has_stayed() => focus_soon("main".to_owned(), None),
            State::Failed if has_stayed() => focus_soon("main".to_owned(), None),
            _ => {}
        }
    });
    let fetch = move || spawn_local(part.fetch());
    fetch();
    move || match state.get() {
        State::Here(draw) => draw(route.clone()),
        State::Failed => view! { <Failed again=Callback::new(move |()| fetch()) /> }.into_any(),
        State::Away | State::Coming => view! {
            <main class="page" id="main" tabindex="-1">
                <p class="opening" role="status">"Opening…"</p>
            </main>
        }
        .into_any(),
    }
}

/// Says that a page could not be fetched.
#[component]
fn Failed(again: Callback<()>) -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>"This page did not come"</h1>
            <p role="alert">
                "It could not be fetched. Your questions are safe. Check the connection and try again. If that does not help, reload the page."
            </p>
            <p class="row"><button type="button" class="primary" on:click=move |_| again.run(())>"Try again"</button></p>
        </main>
    }
}

fn draw_writing(route: Route) -> AnyView {
    match route {
        Route::Export(id) => view! { <Export id=id /> }.into_any(),
        Route::Meeting(id) => view! { <Meeting id=id /> }.into_any(),
        Route::Compose(id) => view! { <Compose id=id /> }.into_any(),
        _ => ().into_any(),
    }
}

fn draw_library(route: Route) -> AnyView {
    match route {
        Route::Promises => view! { <Promises /> }.into_any(),
        Route::Library => view! { <Library /> }.into_any(),
        Route::Record(id) => view! { <RecordPage id=id spot=None /> }.into_any(),
        Route::Passage(id, spot) => view! { <RecordPage id=id spot=Some(spot) /> }.into_any(),
        Route::Review(id) => view! { <ReviewPage id=id /> }.into_any(),
        _ => ().into_any(),
    }
}

fn draw_desks(route: Route) -> AnyView {
    match route {
        Route::Bodies => view! { <Bodies /> }.into_any(),
        Route::Body(id) => view! { <BodyPage id=id /> }.into_any(),
        Route::Clerk => view! { <Clerk /> }.into_any(),
        Route::Settings => view! { <Settings /> }.into_any(),
        _ => ().into_any(),
    }
}
