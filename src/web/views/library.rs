//! The library: reading pages and files into it, what waits to be looked at, and what it holds.

mod add;
mod sources;
mod waiting;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::web::client;
use crate::web::components::find::{Find, Finder};
use crate::web::desk::Desk;
use crate::worker::{Progress, Reply, Report, Request, Shelf};
use add::Add;
use sources::Sources;
use waiting::Queue;

/// What the pieces of the page share.
#[derive(Clone, Copy)]
struct Place {
    desk: Desk,
    /// What the library holds and what waits.
    shelf: RwSignal<Shelf>,
    /// How far the reading of files is, while it is under way.
    progress: RwSignal<Option<Progress>>,
    /// What came of the last reading.
    report: RwSignal<Option<Report>>,
}

impl Place {
    /// Asks the worker and shows the library as it is then; says why where nothing was done.
    fn ask(self, request: Request, then: impl FnOnce(Self) + 'static) {
        spawn_local(async move {
            match client::ask(&request).await {
                Reply::Shelf(shelf) => {
                    let _ = self.shelf.try_set(*shelf);
                    then(self);
                }
                Reply::Refused(sentence) => self.desk.say(sentence),
                _ => {}
            }
        });
    }

    fn refresh(self) {
        self.ask(Request::Shelf, |_| {});
    }
}

/// The page.
#[component]
pub(in crate::web) fn Library() -> impl IntoView {
    let place = Place {
        desk: Desk::here(),
        shelf: RwSignal::default(),
        progress: RwSignal::default(),
        report: RwSignal::default(),
    };
    place.refresh();
    let finder = Finder::here();
    // What is found changes with what is kept.
    Effect::new(move |_| {
        place.shelf.track();
        finder.renew();
    });
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>"Library"</h1>
            <p class="lede">"Published questions and answers that you keep on this device, to search and to quote from."</p>
            <Find finder=finder />
            <Add place=place />
            <Queue place=place />
            <Sources place=place />
        </main>
    }
}
