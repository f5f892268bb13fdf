//! Handing the file over: among the downloads, within an e-mail, or to the system's share sheet.

use jiff::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

use crate::export::{Format, address_trouble, letter, mailto};
use crate::format::v1;
use crate::question::State;
use crate::web::browser::{download_blob, now};
use crate::web::components::field::Line;
use crate::web::composer::Composer;
use crate::web::share::{self, Shared};
use crate::web::{client, saver};
use crate::worker::{Drafted, Reply, Request};

/// The kinds of file that can be sent, with what the list calls them.
const KINDS: [(Format, &str); 3] =
    [(Format::Word, "For Word"), (Format::OpenDocument, "OpenDocument"), (Format::Html, "A web page")];

/// The button of the share sheet, where there is one that takes a document or a page.
#[component]
pub(super) fn Share(composer: Composer) -> impl IntoView {
    let format = [Format::Word, Format::Html].into_iter().find(|format| share::can_share(*format));
    format.map(|format| view! { <button type="button" on:click=move |_| pass_on(composer, format)>"Share…"</button> })
}

/// An e-mail to the clerk with the file in it.
#[component]
pub(super) fn Sending(composer: Composer) -> impl IntoView {
    let to = RwSignal::new(String::new());
    let format = RwSignal::new(Format::Word);
    let plain = move || composer.draft.with(|draft| mailto(&letter(draft, to.get())));
    let options = KINDS.map(|(_, words)| view! { <option value=words>{words}</option> });
    let choose = move |event| {
        let chosen = event_target_value(&event);
        KINDS.iter().filter(|(_, words)| *words == chosen).for_each(|(kind, _)| format.set(*kind));
    };
    let trouble = Memo::new(move |_| to.with(|to| address_trouble(to)));
    let save = move |_| match trouble.get_untracked() {
        Some(sentence) => composer.desk.say(sentence),
        None => mail(composer, format.get_untracked(), to.get_untracked()),
    };
    view! {
        <details class="fold">
            <summary>"Send it by e-mail"</summary>
            <p>"The e-mail is saved as a file with the question in it. Open it in your mail program, look it over, and send it."</p>
            <label class="line">
                <span class="name">"The kind of file to send"</span>
                <select on:change=choose>{options}</select>
            </label>
            <Line name="The clerk’s e-mail address" help="You can leave it empty and fill it in later." kind="email" text=to on_input=move |text| to.set(text) />
            {move || trouble.get().map(|sentence| view! { <p class="problem">{sentence}</p> })}
            <p class="row"><button type="button" on:click=save>"Save an e-mail with the file"</button></p>
            <p>"If your mail program does not open that file, save the question above, choose the link below, and attach the file by hand: a link cannot carry it."</p>
            <p><a href=plain>"Write an e-mail without the file"</a></p>
        </details>
    }
}

/// How a file leaves the page.
#[derive(Clone, Copy)]
enum Way {
    /// Among the downloads, with what to do next.
    Download(&'static str),
    /// The system's share sheet.
    Share,
}

/// Makes the file in the worker and saves it.
pub(super) fn save(composer: Composer, format: Format) {
    let request = |draft, put, at| Request::Export { draft, format, put, at };
    hand_over(composer, request, Way::Download("Now send it to the clerk yourself."));
}

/// Makes the e-mail in the worker and saves it.
fn mail(composer: Composer, format: Format, to: String) {
    let request = |draft, put, at| Request::Letter { draft, format, put, to, at };
    hand_over(composer, request, Way::Download("Open it in your mail program and send it yourself."));
}

/// Makes the file in the worker and hands it to the share sheet.
fn pass_on(composer: Composer, format: Format) {
    hand_over(composer, |draft, put, at| Request::Export { draft, format, put, at }, Way::Share);
}

/// Asks for a file of the draft and hands it over. The draft in it is as it stands before the export.
fn hand_over(composer: Composer, request: impl FnOnce(Box<v1::Draft>, Vec<Drafted>, Timestamp) -> Request, way: Way) {
    let desk = composer.desk;
    saver::flush(desk);
    let mut draft = composer.draft.get_untracked();
    let at = now();
    draft.exported_at = Some(at);
    if matches!(draft.state, State::Draft | State::Ready) {
        draft.state = State::Exported;
    }
    let request = request(Box::new(v1::Draft::from(&draft)), desk.drafted(), at);
    spawn_local(async move {
        let client::Answer { reply, file } = client::ask_for_file(&request).await;
        match (reply, file) {
            (Reply::File { name }, Some(file)) => match way.hand(&name, &file).await {
                Ok(Some(sentence)) => {
                    // What was changed here meanwhile stays; only that it was exported is new.
                    let _ = composer
                        .draft
                        .try_update(|now| (now.exported_at, now.state) = (draft.exported_at, draft.state));
                    desk.keep(composer.draft.try_get_untracked().unwrap_or(draft));
                    desk.say(sentence);
                }
                Ok(None) => {}
                Err(sentence) => desk.say(sentence),
            },
            (Reply::Refused(sentence), _) => desk.say(sentence),
            _ => {}
        }
    });
}

impl Way {
    /// Hands the file over and says so; `None` where the writer thought better of it, a sentence where it failed.
    async fn hand(self, name: &str, file: &Blob) -> Result<Option<String>, &'static str> {
        match self {
            Way::Download(next) => match download_blob(name, file) {
                Ok(()) => Ok(Some(format!("Saved “{name}” among your downloads. {next}"))),
                Err(_) => Err("The browser did not let the file be saved. Try again, or in another browser."),
            },
            Way::Share => match share::share(name, file).await {
                Shared::Yes => Ok(Some(format!("Shared “{name}”."))),
                Shared::Left => Ok(None),
                Shared::Failed => {
                    Err("The file could not be shared. Save it instead, and send it to the clerk yourself.")
                }
            },
        }
    }
}
