//! Bodies and their rules: the list of them, and what a body's file would change.

mod incoming;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;
use web_sys::File;

use crate::web::browser::{focus_soon, now};
use crate::web::client;
use crate::web::components::open::ChooseFiles;
use crate::web::desk::{Act, Desk};
use crate::web::route::Route;
use crate::worker::{BodyAct, BodyReply, BodyShown, Origin, Reply, Request};
use incoming::FromFile;

/// The kinds of file that a body comes as.
const KINDS: &str = ".json,application/json";

/// The page.
#[component]
pub(in crate::web) fn Bodies() -> impl IntoView {
    let desk = Desk::here();
    desk.refresh_bodies();
    let begin = move |_| begin(desk, String::new(), None);
    let take = move |files: Vec<File>| files.into_iter().take(1).for_each(|file| look(desk, file));
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>"Bodies and rules"</h1>
            <p class="lede">"Whose rules a question is checked against. A clerk fills in the rules once and hands the file to all members. Every rule can be changed here, and what is not filled in is never checked."</p>
            <div class="toolbar">
                <button type="button" class="primary" on:click=begin>"New body"</button>
                <ChooseFiles name="Open a body’s file" accept=KINDS take=take />
            </div>
            <FromFile />
            <List
                heading="Made or changed on this device"
                none="None yet. Choose “New body”, open a body’s file, or change one of those below."
                is_of=|body| body.origin != Origin::Preset
            />
            <List
                heading="Supplied with Question Desk"
                none="They are being read…"
                is_of=|body| body.origin == Origin::Preset
            />
            <p class="help">"These are facts from pages that these bodies published, some of them old. Compare with your own constitution, and check with the clerk. If your body is not among them, choose “New body”."</p>
        </main>
    }
}

/// Makes a new body and opens it.
pub(super) fn begin(desk: Desk, name: String, like: Option<String>) {
    let id = Uuid::new_v4().to_string();
    let act = BodyAct::Begin { id, name, like };
    ask(desk, act, None, |_, reply| {
        if let BodyReply::Form(form) = reply {
            Route::Body(form.id).go();
        }
    });
}

/// Asks the worker; what could not be done is said in its own words.
pub(super) fn ask(desk: Desk, act: BodyAct, file: Option<File>, then: impl FnOnce(Desk, BodyReply) + 'static) {
    spawn_local(async move {
        match client::ask_with(&Request::Bodies { act, at: now() }, file).await {
            Reply::Bodies(reply) => then(desk, reply),
            Reply::Refused(sentence) => desk.say(sentence),
            _ => {}
        }
    });
}

/// Looks into a body's file; nothing is changed by that.
fn look(desk: Desk, file: File) {
    ask(desk, BodyAct::Look { name: file.name() }, Some(file), |desk, reply| {
        if let BodyReply::Incoming(incoming) = reply {
            desk.incoming.set(Some(*incoming));
        }
    });
}

/// Hands out the file of a body.
pub(super) fn hand_out(desk: Desk, id: String) {
    let request = Request::Bodies { act: BodyAct::File { id }, at: now() };
    desk.save_file(request, "Hand it to your members: they open it here.");
}

/// Takes a body off the device, or makes a preset again what it was, and offers to put it back.
pub(super) fn delete(desk: Desk, id: String, name: String) {
    ask(desk, BodyAct::Delete { id }, None, move |desk, reply| {
        let BodyReply::Deleted(text, list) = reply else { return };
        desk.bodies.set(list);
        let undo = Act::new("Undo", move || put(desk, text.clone()));
        desk.offer_lasting(format!("Taken off this device: {name}."), vec![undo]);
        focus_soon("notice".to_owned(), None);
    });
}

/// Puts a body back.
pub(super) fn put(desk: Desk, text: String) {
    ask(desk, BodyAct::Put { text }, None, |desk, reply| {
        if let BodyReply::Form(form) = reply {
            desk.say(format!("Put back: {}.", form.title));
            desk.refresh_bodies();
        }
    });
}

#[component]
fn List(heading: &'static str, none: &'static str, is_of: fn(&BodyShown) -> bool) -> impl IntoView {
    let desk = Desk::here();
    let rows =
        Memo::new(move |_| desk.bodies.with(|all| all.iter().filter(|body| is_of(body)).cloned().collect::<Vec<_>>()));
    let empty = Memo::new(move |_| rows.with(Vec::is_empty));
    view! {
        <section>
            <h2>{heading}</h2>
            <Show when=move || !empty.get() fallback=move || view! { <p>{none}</p> }>
                <div class="scroll"><table class="list">
                    <caption class="visually-hidden">{heading}</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Body"</th>
                            <th scope="col">"Notice"</th>
                            <th scope="col">"Standing"</th>
                            <th scope="col">"Actions"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || rows.get() key=key let:body>
                            <Row body=body />
                        </For>
                    </tbody>
                </table></div>
            </Show>
        </section>
    }
}

fn key(body: &BodyShown) -> (String, String, String, String, String) {
    (body.id.clone(), body.name.clone(), body.audience.clone(), body.notice.clone(), body.standing.clone())
}

#[component]
fn Row(body: BodyShown) -> impl IntoView {
    let desk = Desk::here();
    let BodyShown { id, name, audience, forum, status, is_in_force, notice, origin, .. } = body;
    let title = format!("{name}: questions from {}", audience.to_lowercase());
    let (file_name, copy_name) = (format!("Save the file of {title}"), format!("Make a copy of {title}"));
    let (words, delete_name) = match origin {
        Origin::Changed => ("Put back as it came", format!("Put back as it came: {title}")),
        _ => ("Delete", format!("Delete {title}")),
    };
    let address = Route::Body(id.clone()).address();
    let tone = if is_in_force { "pill ok" } else { "pill warn" };
    let (for_file, for_copy, copied_name) = (id.clone(), id.clone(), name.clone());
    view! {
        <tr>
            <th scope="row">
                <a class="title" href=address>{name}</a>
                <small>"Questions from " {audience.to_lowercase()} ". " {forum} "."</small>
            </th>
            <td>{notice}</td>
            <td data-label="Standing"><span class=tone>{status}</span></td>
            <td class="acts">
                <button type="button" aria-label=file_name on:click=move |_| hand_out(desk, for_file.clone())>"Save the file"</button>
                <button
                    type="button"
                    aria-label=copy_name
                    on:click=move |_| begin(desk, copied_name.clone(), Some(for_copy.clone()))
                >
                    "Copy"
                </button>
                {(origin != Origin::Preset).then(|| view! {
                    <button type="button" aria-label=delete_name on:click=move |_| delete(desk, id.clone(), title.clone())>{words}</button>
                })}
            </td>
        </tr>
    }
}
