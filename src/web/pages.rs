//! The pages of the app, in parts. The list of questions comes with the page; the other parts are files of their own
//! (the feature `split`, see ARCHITECTURE.md, "Build"), fetched while the list is looked at or when one is needed.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::browser::focus_soon;
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

thread_local! {
    /// The parts that are here, by [`Part`].
    static HERE: Cell<[Option<Draw>; 3]> = const { Cell::new([None; 3]) };
    /// Whether a page has been shown.
    static SHOWN: Cell<bool> = const { Cell::new(false) };
}

impl Part {
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

    fn here(self) -> Option<Draw> {
        HERE.get()[self as usize]
    }

    /// Fetches the part, unless it is here. The browser's console says why one did not come.
    async fn fetch(self) -> Option<Draw> {
        if self.here().is_none() {
            let fetched = match self {
                Part::Writing => writing().await,
                Part::Library => library().await,
                Part::Desks => desks().await,
            };
            let mut here = HERE.get();
            here[self as usize] = fetched.ok();
            HERE.set(here);
        }
        self.here()
    }
}

/// Fetches the part with a page ahead of its use.
pub(super) async fn fetch(route: &Route) {
    if let Some(part) = Part::of(route) {
        part.fetch().await;
    }
}

/// Fetches all parts, one after the other, so that no page has to be waited for.
pub(super) async fn fetch_all() {
    for part in Part::ALL {
        part.fetch().await;
    }
}

/// A page.
pub(super) fn page(route: Route) -> AnyView {
    let is_first = !SHOWN.replace(true);
    match Part::of(&route) {
        None => view! { <Questions /> }.into_any(),
        Some(part) => match part.here() {
            Some(draw) => draw(route),
            None => view! { <Fetched part=part route=route is_first=is_first /> }.into_any(),
        },
    }
}

/// A page whose part is fetched first.
#[component]
fn Fetched(part: Part, route: Route, is_first: bool) -> impl IntoView {
    let fetched = RwSignal::new(None);
    // What could not take the focus when the address changed: see `app::name_window`.
    let takes_focus = !is_first && !matches!(route, Route::Compose(_));
    spawn_local(async move {
        let draw = part.fetch().await;
        // Nobody waits any more where another page was gone to meanwhile.
        if fetched.try_set(Some(draw)).is_none() && takes_focus {
            focus_soon("main".to_owned(), None);
        }
    });
    move || {
        match fetched.get() {
        Some(Some(draw)) => draw(route.clone()),
        Some(None) => view! {
            <main class="page" id="main" tabindex="-1">
                <p>"This page could not be fetched. Your questions are safe. Check the connection, then reload the page."</p>
            </main>
        }
        .into_any(),
        None => view! { <p class="opening" role="status">"Opening…"</p> }.into_any(),
    }
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
