//! Ways into the library: pasting, choosing files, dropping them.

use leptos::ev::{ClipboardEvent, DragEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::Place;
use crate::id::RecordId;
use crate::text::plural;
use crate::web::browser::now;
use crate::web::client;
use crate::web::components::open::{ChooseFiles, files_of};
use crate::web::route::Route;
use crate::worker::{Progress, Reply, Report, Request};

/// Every kind of file that the library reads.
const KINDS: &str =
    ".txt,.html,.htm,.mhtml,.mht,.docx,.odt,.pdf,.json,.ndjson,.jsonl,.gz,.zip,text/plain,text/html,application/pdf";

#[component]
pub(super) fn Add(place: Place) -> impl IntoView {
    let over = RwSignal::new(false);
    let busy = Memo::new(move |_| place.progress.with(Option::is_some));
    let drop_files = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files()).map(|files| files_of(&files));
        files.into_iter().filter(|files| !files.is_empty()).for_each(|files| read_files(place, files));
    };
    let hover = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <section
            aria-labelledby="add-pages"
            class="dropping"
            class:over=move || over.get()
            on:dragover=hover
            on:dragleave=move |_| over.set(false)
            on:drop=drop_files
        >
            <h2 id="add-pages">"Add published pages"</h2>
            <p>"Minutes and question papers as files (Word, OpenDocument, PDF, saved web pages, text, data, or a zip of them), many at once. Choose them, or drop them here."</p>
            <div class="toolbar">
                <ChooseFiles name="Choose files" accept=KINDS take=move |files| read_files(place, files) />
            </div>
            <Paste place=place />
            <Show when=move || busy.get()>
                <HowFar place=place />
            </Show>
            {move || place.report.get().map(|report| view! { <CameOf place=place report=report /> })}
        </section>
    }
}

fn read_files(place: Place, files: Vec<File>) {
    if place.progress.with_untracked(Option::is_some) {
        place.desk.say("Files are being read already. Wait until they are done, or stop them.");
        return;
    }
    place.report.set(None);
    place.progress.set(Some(Progress { of: files.len(), ..Progress::default() }));
    spawn_local(async move {
        let hears = move |reply| {
            if let Reply::Importing(progress) = reply {
                let _ = place.progress.try_set(Some(progress));
            }
        };
        let reply = client::ask_about_files(&Request::Import { at: now() }, &files, hears).await;
        let _ = place.progress.try_set(None);
        done(place, reply);
    });
}

/// What came of reading is shown; a single page is opened at once.
fn done(place: Place, reply: Reply) {
    match reply {
        Reply::Imported(report) => {
            place.refresh();
            let is_plain = report.failed.is_empty() && report.kept == 0 && !report.is_stopped;
            match report.open.as_ref().and_then(|key| key.parse::<RecordId>().ok()).filter(|_| is_plain) {
                Some(key) => Route::Review(key).go(),
                None => drop(place.report.try_set(Some(report))),
            }
        }
        Reply::Refused(sentence) => place.desk.say(sentence),
        _ => {}
    }
}

/// A field that takes the text of a page. What was copied from a browser or a word processor brings its structure
/// along, which says more than the bare words.
#[component]
fn Paste(place: Place) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let read = move |content: String, html: bool| {
        busy.set(true);
        spawn_local(async move {
            let reply = client::ask(&Request::Read { text: content, html, at: now() }).await;
            let _ = busy.try_set(false);
            done(place, reply);
        });
    };
    let pasted = move |event: ClipboardEvent| {
        let html = event.clipboard_data().and_then(|data| data.get_data("text/html").ok()).unwrap_or_default();
        if !html.trim().is_empty() {
            event.prevent_default();
            read(html, true);
        }
    };
    let read_typed = move |_| {
        let content = text.get_untracked();
        if content.trim().is_empty() {
            place.desk.say("There is nothing to read yet: paste the text of a page first.");
        } else {
            read(content, false);
        }
    };
    view! {
        <label class="line">
            <span class="name">"Text of the page"</span>
            <span class="help">"Or open the published page, select everything, copy it and paste it here."</span>
            <textarea
                class="paste"
                rows="4"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
                on:paste=pasted
            ></textarea>
        </label>
        <p><button type="button" class="primary" disabled=move || busy.get() on:click=read_typed>"Read the page"</button></p>
    }
}

#[component]
fn HowFar(place: Place) -> impl IntoView {
    let stop = move |_| {
        spawn_local(async { drop(client::ask(&Request::Stop).await) });
    };
    let words = move || {
        let progress = place.progress.get().unwrap_or_default();
        let file = (progress.files + 1).min(progress.of.max(1));
        let found = plural(progress.questions, "question");
        format!("Reading {}, file {file} of {}. {found} found so far.", progress.name, progress.of.max(1))
    };
    let done = move || place.progress.with(|progress| progress.as_ref().map_or(0.0, |progress| progress.done));
    view! {
        <div class="how-far">
            <p id="how-far">{words}</p>
            <progress aria-labelledby="how-far" max="1" value=done></progress>
            <button type="button" on:click=stop>"Stop"</button>
        </div>
    }
}

/// What came of reading files, with all that could not be read.
#[component]
fn CameOf(place: Place, report: Report) -> impl IntoView {
    let mut said = Vec::new();
    let mut say = |number: usize, one: &str, rest: &str| {
        if number > 0 {
            said.push(format!("{} {rest}", plural(number, one)));
        }
    };
    say(report.kept, "record", "came as data and can be searched now.");
    say(report.sure, "page", "read with nothing guessed.");
    say(report.doubtful, "page", "to look at before keeping.");
    say(report.known, "item", "you have already: nothing was changed.");
    if report.is_stopped {
        said.push("Stopped: the files that were not reached were not read.".to_owned());
    }
    if said.is_empty() && report.failed.is_empty() {
        said.push("Nothing was found in these files.".to_owned());
    }
    let failed = report.failed.len();
    let list = report.failed.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! {
        <div class="banner" role="status">
            <p>{said.join(" ")}</p>
            {(failed > 0).then(|| view! {
                <p><strong>{format!("{} that could not be read, or not wholly:", plural(failed, "item"))}</strong></p>
                <ul>{list}</ul>
            })}
            <button type="button" class="quiet" on:click=move |_| place.report.set(None)>"Close this list"</button>
        </div>
    }
}
