//! What the library holds, by source.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Place;
use crate::calendar::{long_date, printed_date};
use crate::format::v1::Shelved;
use crate::library::{Version, versions};
use crate::text::plural;
use crate::web::browser::{focus_soon, local, now};
use crate::web::client;
use crate::web::desk::Act;
use crate::web::route::Route;
use crate::worker::{Reply, Request, SourceAct};

/// How many sources are shown before the rest is asked for.
const AT_FIRST: usize = 100;

/// What is said of a file of sources.
const FOR_ANOTHER: &str = "The library of another device can read it.";

#[component]
pub(super) fn Sources(place: Place) -> impl IntoView {
    let is_empty = Memo::new(move |_| place.shelf.with(|shelf| shelf.sources.is_empty()));
    let shown = RwSignal::new(AT_FIRST);
    let rows = move || {
        place.shelf.with(|shelf| {
            let versions = versions(shelf.sources.iter());
            let row = |source: &Shelved| (source.clone(), versions.get(source.hash.as_str()).copied());
            shelf.sources.iter().take(shown.get()).map(row).collect::<Vec<_>>()
        })
    };
    let more = move || place.shelf.with(|shelf| shelf.sources.len().saturating_sub(shown.get()));
    let sum = move || {
        place.shelf.with(|shelf| {
            let room = shelf.room.map(|room| format!(" of the {} that this browser gives it", size(room)));
            let (sources, questions) = (plural(shelf.sources.len(), "source"), plural(shelf.questions, "question"));
            #[expect(clippy::cast_precision_loss, reason = "a size to show")]
            let bytes = size(shelf.bytes as f64);
            format!("{sources} with {questions}. They take {bytes}{}.", room.unwrap_or_default())
        })
    };
    view! {
        <section aria-labelledby="kept">
            <h2 id="kept">"Kept here"</h2>
            <Show when=move || !is_empty.get() fallback=|| view! {
                <p>"Nothing yet. A page that you keep stands here, and its answers can be quoted in a question."</p>
            }>
                <p>{sum}</p>
                <p><button type="button" on:click=move |_| place.desk.save_file(Request::Pack { at: now() }, FOR_ANOTHER)>"Save the whole library as one file"</button></p>
            </Show>
            <ul class="records" role="list">
                <For each=rows key=|(source, version)| (source.hash.clone(), source.records.len(), source.questions, source.title.clone(), *version) let:row>
                    <Row place=place source=row.0 version=row.1 />
                </For>
            </ul>
            <Show when=move || { more() > 0 }>
                <button type="button" on:click=move |_| shown.update(|shown| *shown += AT_FIRST)>
                    {move || format!("Show more ({} left)", more())}
                </button>
            </Show>
        </section>
    }
}

/// "1.2 MB".
fn size(bytes: f64) -> String {
    match bytes {
        ..1_000_000.0 => format!("{:.0} KB", (bytes / 1e3).max(1.0)),
        1_000_000.0..1_000_000_000.0 => format!("{:.1} MB", bytes / 1e6),
        _ => format!("{:.1} GB", bytes / 1e9),
    }
}

#[component]
fn Row(
    place: Place,
    source: Shelved,
    /// Which of several kept versions of one page it is.
    version: Option<Version>,
) -> impl IntoView {
    let title = title(&source, version);
    let from: Vec<String> = [source.body.clone(), source.meeting_date.map(long_date)].into_iter().flatten().collect();
    let read = local(source.read_at).date();
    let origin = source.file_name.clone().map(|name| format!("{name}, read {}", long_date(read)));
    let origin = origin.unwrap_or_else(|| format!("Read {}", long_date(read)));
    #[expect(clippy::cast_precision_loss, reason = "a size to show")]
    let bytes = size(source.bytes as f64);
    let holds = format!("{}, {}", plural(source.questions, "question"), plural(source.answers, "answer"));
    let missing = source
        .missing
        .clone()
        .map(|sentence| view! { <small><span class="pill warn">"Not whole"</span> " " {sentence}</small> });
    let hash = source.hash.clone();
    let request = move |act: SourceAct| Request::Source { hash: hash.clone(), act, at: now() };
    let (export, again, delete) = (request.clone(), request.clone(), request);
    let names = ["Save as a file:", "Look again:", "Delete"].map(|act| format!("{act} {title}"));
    let [save_name, again_name, delete_name] = names;
    let review = move |_| {
        let request = again(SourceAct::Review);
        spawn_local(async move {
            match client::ask(&request).await {
                Reply::Review { review, .. } => review.key.parse().into_iter().for_each(|id| Route::Review(id).go()),
                Reply::Refused(sentence) => place.desk.say(sentence),
                _ => {}
            }
        });
    };
    let forget = move |_| {
        let put_back = delete(SourceAct::Undelete);
        place.ask(delete(SourceAct::Delete), move |place| {
            let undo = Act::new("Undo", move || {
                place.ask(put_back.clone(), |place| place.desk.say("Put back in the library."));
            });
            place.desk.offer_lasting("Deleted from the library.", vec![undo]);
            focus_soon("notice".to_owned(), None);
        });
    };
    let link = source.records.first().map(|id| Route::Record(*id).address());
    let heading = match link {
        Some(address) => view! { <a class="title" href=address>{title}</a> }.into_any(),
        None => view! { <span class="title">{title}</span> }.into_any(),
    };
    view! {
        <li>
            <div>
                {heading}
                <small>{from.join(", ")}</small>
                <small>{holds} ". " {bytes} ". " {origin}</small>
                {missing}
            </div>
            <div class="row">
                <button type="button" aria-label=save_name on:click=move |_| place.desk.save_file(export(SourceAct::Export), FOR_ANOTHER)>"Save as a file"</button>
                {source.has_text.then(|| view! { <button type="button" aria-label=again_name on:click=review>"Look again"</button> })}
                <button type="button" aria-label=delete_name on:click=forget>"Delete"</button>
            </div>
        </li>
    }
}

/// What it is called: of several versions of one page each by what tells it from the others.
fn title(source: &Shelved, version: Option<Version>) -> String {
    let known = source.title.clone().or_else(|| source.file_name.clone());
    let known = known.unwrap_or_else(|| "Page without a title".to_owned());
    let read = || printed_date(local(source.read_at).date());
    match version {
        None => known,
        Some(Version::Earlier) => format!("{known} (earlier version, read on {})", read()),
        Some(Version::Latest) => format!("{known} (latest version, read on {})", read()),
    }
}
