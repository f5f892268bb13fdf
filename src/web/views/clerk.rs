//! The clerk's desk: opening the files that members send.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::calendar::{clock, long_date};
use crate::citation::Link;
use crate::document::Document;
use crate::question::{Advice, Draft};
use crate::storage::Received;
use crate::web::browser::{local, now};
use crate::web::client;
use crate::web::components::dialog::Dialog;
use crate::web::components::open::ChooseFiles;
use crate::web::components::paper::Paper;
use crate::web::components::sides::Sides;
use crate::web::desk::Desk;
use crate::web::views::compose::length_in_words;
use crate::worker::{AlikeShown, Reply, Request};

type Row = (String, Received);

/// What lies on the desk. Copied freely.
#[derive(Clone, Copy)]
struct Table {
    desk: Desk,
    received: RwSignal<Vec<Row>>,
    /// Which of the questions ask much the same.
    alike: RwSignal<Vec<AlikeShown>>,
    /// Two of them that are shown beside each other, and whether they are.
    compared: RwSignal<Option<AlikeShown>>,
    comparing: RwSignal<bool>,
}

/// The questions received, each as it will stand on the agenda.
#[component]
pub(in crate::web) fn Clerk() -> impl IntoView {
    let desk = Desk::here();
    let (received, alike, compared) = (RwSignal::default(), RwSignal::default(), RwSignal::default());
    let table = Table { desk, received, alike, compared, comparing: RwSignal::new(false) };
    ask(table, Request::Received, None);
    let empty = Memo::new(move |_| table.received.with(Vec::is_empty));
    let take = move |files: Vec<File>| receive_all(table, files);
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>"Clerk’s desk"</h1>
            <p class="lede">"Open the files that members send. Each question is shown as it will stand on the agenda, and kept on this device."</p>
            <div class="toolbar">
                <ChooseFiles name="Open submissions" take=take />
            </div>
            <Show when=move || empty.get()>
                <p>"Nothing received yet. Choose “Open submissions” and pick the files that members sent: for Word (.docx), OpenDocument (.odt), a web page (.html) or the data (.json)."</p>
            </Show>
            <Alike table=table />
            <For each=move || table.received.get() key=|(key, _)| key.clone() let:row>
                <Submission row=row table=table />
            </For>
        </main>
    }
}

/// Which of the questions ask much the same, each two with a way to see both.
#[component]
fn Alike(table: Table) -> impl IntoView {
    let row = move |alike: AlikeShown| {
        let sentence = alike.sentence.clone();
        let name = format!("Show both side by side: {sentence}");
        let compare = move |_| {
            table.compared.set(Some(alike.clone()));
            table.comparing.set(true);
        };
        view! {
            <li>
                <p>{sentence}</p>
                <p class="row"><button type="button" aria-label=name on:click=compare>"Show both side by side"</button></p>
            </li>
        }
    };
    view! {
        <Show when=move || table.alike.with(|alike| !alike.is_empty())>
            <section class="banner" aria-labelledby="alike">
                <h2 id="alike">"Questions that ask much the same"</h2>
                <ul>{move || table.alike.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
        <Dialog open=table.comparing id="comparing" title="Both questions side by side">
            {move || table.compared.get().map(|AlikeShown { sentence, sides }| view! {
                <p class="source">{sentence}</p>
                <Sides sides=sides />
            })}
        </Dialog>
    }
}

/// Asks the worker, and shows the list that comes back.
fn ask(table: Table, request: Request, file: Option<File>) {
    spawn_local(async move {
        match client::ask_with(&request, file).await {
            Reply::Received { list, said, alike } => {
                let _ = table.received.try_set(list);
                let _ = table.alike.try_set(alike);
                if !said.is_empty() {
                    table.desk.say(said.join(" "));
                }
            }
            Reply::Refused(sentence) => table.desk.say(sentence),
            _ => {}
        }
    });
}

/// Takes files in one after the other, and tells of all of them together.
fn receive_all(table: Table, files: Vec<File>) {
    spawn_local(async move {
        let mut sentences = Vec::new();
        for file in files {
            let request = Request::Receive { name: file.name(), at: now() };
            match client::ask_with(&request, Some(file)).await {
                Reply::Received { list, said, alike } => {
                    let _ = table.received.try_set(list);
                    let _ = table.alike.try_set(alike);
                    sentences.extend(said);
                }
                Reply::Refused(sentence) => sentences.push(sentence),
                _ => {}
            }
        }
        table.desk.say(sentences.join(" "));
    });
}

/// One question with what the clerk needs to know of it.
#[component]
fn Submission(row: Row, table: Table) -> impl IntoView {
    let (key, Received { draft, received_at, file_name, edited }) = row;
    let draft = Draft::from(draft);
    let document = Document::question(&draft.question, None);
    let came = local(received_at);
    let came = format!("Received {}, {}, as “{file_name}”", long_date(came.date()), clock(came.time()));
    let length = length_in_words((draft.question.words(), draft.question.parts()));
    let remove_name = format!("Remove {}", draft.title());
    let remove = move |_| {
        ask(table, Request::Dismiss { key: key.clone() }, None);
    };
    let links = draft.links.iter().filter(|link| link.stands_in(&draft.question)).map(Link::printed);
    let links: Vec<String> = links.collect();
    let references = (!links.is_empty()).then(|| {
        let rows = links.into_iter().map(|sentence| view! { <li><p>{sentence}</p></li> });
        view! {
            <h3>"What its references mean"</h3>
            <ul class="findings" role="list">{rows.collect_view()}</ul>
        }
    });
    let advice = draft.advice;
    let edited = (!edited.is_empty()).then(|| {
        let mut places = edited;
        places.dedup();
        let places = places.join("; ");
        view! {
            <p class="banner">
                "The words of this file were changed after it was exported; here they stand as they were exported. Changed: "
                {places} ". To see how, open the file on the page “My questions”."
            </p>
        }
    });
    view! {
        <article class="submission">
            <p class="source">{came} ". " {length} "."</p>
            {edited}
            <div class="sheet-of-paper"><Paper level=2 document=Signal::derive(move || document.clone()) /></div>
            {references}
            <Told advice=advice />
            <button type="button" aria-label=remove_name on:click=remove>"Remove from the desk"</button>
        </article>
    }
}

/// What the asker knows of and keeps, and what was declared.
#[component]
fn Told(advice: Advice) -> impl IntoView {
    let Advice { organisation, kept, declared, noted, .. } = advice;
    let organisation = organisation.trim().to_owned();
    let organisation = (!organisation.is_empty()).then(|| view! { <p>"Put for: " {organisation}</p> });
    let keeps = (!kept.is_empty()).then(|| {
        let rows = kept.into_iter().map(|kept| {
            let reason = if kept.reason.is_empty() {
                "No reason given.".to_owned()
            } else {
                format!("The asker’s reason: {}", kept.reason)
            };
            view! { <li><p>{kept.sentence}</p> <p class="source">{reason}</p></li> }
        });
        view! {
            <h3>"What the app told the asker, who keeps it"</h3>
            <ul class="findings" role="list">{rows.collect_view()}</ul>
        }
    });
    let declares = (!declared.is_empty()).then(|| {
        let rows = declared.into_iter().map(|declared| {
            let answer = if declared.yes { "Yes." } else { "No." };
            view! { <div><dt>{declared.text}</dt> <dd><strong>{answer}</strong> " " {declared.note}</dd></div> }
        });
        view! { <h3>"What the asker declares"</h3> <dl class="facts">{rows.collect_view()}</dl> }
    });
    let notes = (!noted.is_empty()).then(|| {
        let rows = noted.into_iter().map(|sentence| view! { <li><p>{sentence}</p></li> });
        view! {
            <h3>"What the app noted when the file was made"</h3>
            <ul class="findings" role="list">{rows.collect_view()}</ul>
        }
    });
    view! { {organisation} {keeps} {declares} {notes} }
}
