//! Opening a file that somebody exported.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{File, FileList, HtmlInputElement};

use crate::question::Draft;
use crate::web::browser::{fresh_block, fresh_question, now};
use crate::web::client;
use crate::web::components::edited::{EditedFile, EditedFiles};
use crate::web::desk::{Act, Desk};
use crate::web::route::Route;
use crate::worker::{BodyReply, Reply, Request};

/// What Question Desk exports: papers and data.
pub(in crate::web) const PAPERS: &str = ".docx,.odt,.html,.htm,.json,.eml,application/json,text/html,message/rfc822";

/// What a question can be made of.
const QUESTIONS: &str =
    ".docx,.odt,.html,.htm,.json,.md,.txt,.rtf,.pdf,.eml,application/json,text/html,text/plain,message/rfc822";

/// The files of a list that the browser hands over.
pub(in crate::web) fn files_of(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// A file chooser that looks like a button.
#[component]
pub(in crate::web) fn ChooseFiles(
    /// What the button says.
    name: &'static str,
    /// The kinds of file that are offered.
    #[prop(default = PAPERS)]
    accept: &'static str,
    /// What to do with the files.
    take: impl Fn(Vec<File>) + 'static,
) -> impl IntoView {
    let chosen = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let files = field.files().map(|files| files_of(&files)).unwrap_or_default();
        if !files.is_empty() {
            take(files);
        }
        // The same file can be chosen again.
        field.set_value("");
    };
    view! {
        <label class="button file">
            {name}
            <input type="file" multiple accept=accept on:change=chosen />
        </label>
    }
}

/// Opens an exported question and puts it in the list; a body's file is shown on the page of bodies.
#[component]
pub(in crate::web) fn OpenFile() -> impl IntoView {
    let desk = Desk::here();
    let edited = RwSignal::new(Vec::new());
    let take = move |files: Vec<File>| files.into_iter().for_each(|file| open(desk, edited, file));
    view! {
        <ChooseFiles name="Open a file" accept=QUESTIONS take=take />
        <EditedFiles waiting=edited />
    }
}

/// Opens a file. One that somebody edited waits for a choice.
fn open(desk: Desk, edited: RwSignal<Vec<EditedFile>>, file: File) {
    spawn_local(async move {
        let name = file.name();
        match client::ask_with(&Request::Open { name: name.clone(), at: now() }, Some(file)).await {
            Reply::Opened { drafts, warnings, differences } => {
                let drafts: Vec<Draft> = drafts.into_iter().map(Draft::from).collect();
                if differences.is_empty() {
                    return drafts.into_iter().for_each(|draft| receive(desk, draft, &warnings));
                }
                let file = EditedFile { name, drafts, warnings, places: differences };
                let _ = edited.try_update(|waiting| waiting.push(file));
            }
            Reply::Bodies(BodyReply::Incoming(incoming)) => {
                desk.incoming.set(Some(*incoming));
                Route::Bodies.go();
            }
            Reply::Refused(sentence) => desk.say(sentence),
            _ => desk.say("The file could not be read. Nothing was changed."),
        }
    });
}

/// Puts an opened question in the list. One that is here already is never written over unasked.
fn receive(desk: Desk, draft: Draft, warnings: &[String]) {
    let id = draft.question.id;
    let title = draft.title();
    let warned = warnings.iter().map(|warning| format!(" {warning}")).collect::<String>();
    match desk.draft(id) {
        None => {
            desk.keep(draft);
            desk.offer(
                format!("Opened “{title}”.{warned}"),
                vec![Act::new("Show it", move || Route::Compose(id).go())],
            );
        }
        Some(here) if is_same(&here, &draft) => {
            let show = Act::new("Show it", move || Route::Compose(id).go());
            desk.offer(
                format!("“{title}” is here already, exactly as in the file. Nothing was changed.{warned}"),
                vec![show],
            );
        }
        Some(_) => differs(desk, draft, &warned),
    }
}

/// Whether two drafts say the same. When they were edited or exported makes no difference.
fn is_same(here: &Draft, come: &Draft) -> bool {
    let due = |draft: &Draft| (draft.deadline, draft.deadline_time);
    here.question == come.question && due(here) == due(come) && here.advice == come.advice
}

fn differs(desk: Desk, draft: Draft, warned: &str) {
    let title = draft.title();
    let copy = draft.clone();
    let beside = Act::new("Open as a copy", move || {
        desk.keep(copy.duplicate(fresh_question(), fresh_block, now()));
        desk.say("Opened as a separate copy.");
    });
    let instead = Act::new("Replace the one here", move || {
        let before = desk.draft(draft.question.id);
        // What was noted at the meeting is in no file.
        let heard = before.as_ref().map(|before| before.heard.clone()).unwrap_or_default();
        desk.keep(Draft { heard, ..draft.clone() });
        let undo = Act::new("Undo", move || before.clone().into_iter().for_each(|before| desk.keep(before)));
        desk.offer("The question here is now as in the file.", vec![undo]);
    });
    let sentence = format!("“{title}” is here already, but differs from the file. Nothing was changed yet.{warned}");
    desk.offer(sentence, vec![beside, instead]);
}
