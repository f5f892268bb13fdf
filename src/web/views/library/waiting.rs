//! Pages that were read and wait to be looked at: the sure ones are kept together, the others one by one.

use leptos::prelude::*;

use super::Place;
use crate::calendar::long_date;
use crate::id::RecordId;
use crate::text::plural;
use crate::web::browser::{focus_soon, now};
use crate::web::desk::Act;
use crate::web::route::Route;
use crate::worker::{QueueAct, Request, Waiting};

#[component]
pub(super) fn Queue(place: Place) -> impl IntoView {
    let is_empty = Memo::new(move |_| place.shelf.with(|shelf| shelf.waiting.is_empty()));
    let sure = Memo::new(move |_| place.shelf.with(|shelf| shelf.waiting.iter().filter(|page| is_sure(page)).count()));
    let keep_sure = move |_| {
        let count = sure.get_untracked();
        place.ask(Request::Queue { act: QueueAct::AcceptSure, at: now() }, move |place| {
            place.desk.say(format!("{} kept in your library.", plural(count, "page")));
            focus_soon("notice".to_owned(), None);
        });
    };
    view! {
        <Show when=move || !is_empty.get()>
            <section aria-labelledby="waiting">
                <h2 id="waiting">"Waiting to be looked at"</h2>
                <p>"These pages were read but are not in the library yet. They wait here, also when the browser is closed."</p>
                <Show when=move || { sure.get() > 0 }>
                    <p>
                        <button type="button" class="primary" on:click=keep_sure>
                            {move || format!("Keep {} with nothing guessed", plural(sure.get(), "page"))}
                        </button>
                    </p>
                </Show>
                <ul class="records" role="list">
                    <For each=move || place.shelf.with(|shelf| shelf.waiting.clone()) key=|page| (page.key.clone(), page.doubts, page.name.clone()) let:page>
                        <Row place=place page=page />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

fn is_sure(page: &Waiting) -> bool {
    page.doubts == 0 && page.questions > 0 && !page.is_changed
}

#[component]
fn Row(place: Place, page: Waiting) -> impl IntoView {
    let address = page.key.parse::<RecordId>().map(|id| Route::Review(id).address()).unwrap_or_default();
    let from: Vec<String> = [page.body.clone(), page.date.map(long_date)].into_iter().flatten().collect();
    let (tone, state) = match (page.is_changed, page.questions, page.doubts) {
        (true, ..) => ("pill warn", "Changed since it was kept".to_owned()),
        (_, 0, _) => ("pill warn", "No question found".to_owned()),
        (_, _, 0) => ("pill ok", "Nothing guessed".to_owned()),
        (_, _, doubts) => ("pill warn", format!("{} to confirm", plural(doubts, "point"))),
    };
    let discard_name = format!("Do not keep {}", page.name);
    let key = page.key.clone();
    let discard = move |_| {
        let act = QueueAct::Discard { key: key.clone() };
        place.ask(Request::Queue { act, at: now() }, |place| {
            let put_back = Act::new("Undo", move || {
                place.ask(Request::Queue { act: QueueAct::Undiscard, at: now() }, |place| place.desk.say("Put back."));
            });
            place.desk.offer("The page is not kept.", vec![put_back]);
            focus_soon("notice".to_owned(), None);
        });
    };
    view! {
        <li>
            <div>
                <a class="title" href=address>{page.name.clone()}</a>
                <small>{from.join(", ")}</small>
                <small>{plural(page.questions, "question")} " " <span class=tone>{state}</span></small>
            </div>
            <button type="button" aria-label=discard_name on:click=discard>"Do not keep it"</button>
        </li>
    }
}
