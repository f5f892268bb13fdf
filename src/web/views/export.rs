//! The page that checks a question and makes the file for the clerk.

use jiff::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::document::Document;
use crate::export::{Format, letter, mailto};
use crate::format::v1;
use crate::id::QuestionId;
use crate::question::{Draft, State};
use crate::web::advisor::Advisor;
use crate::web::browser::{download_blob, now};
use crate::web::components::checks::Checks;
use crate::web::components::deadline::DeadlineBox;
use crate::web::components::field::Line;
use crate::web::components::paper::Paper;
use crate::web::composer::Composer;
use crate::web::desk::Desk;
use crate::web::route::Route;
use crate::web::views::compose::{Missing, length_in_words};
use crate::web::{client, saver};
use crate::worker::{Drafted, Reply, Request};

/// Checks and exports the draft with this id.
#[component]
pub(in crate::web) fn Export(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    match desk.draft(id) {
        Some(draft) => view! { <Checked draft=draft /> }.into_any(),
        None => view! { <Missing /> }.into_any(),
    }
}

#[component]
fn Checked(draft: Draft) -> impl IntoView {
    let desk = Desk::here();
    let id = draft.question.id;
    let length = length_in_words((draft.question.words(), draft.question.parts()));
    // What is mended or kept here goes the same way as on the page where the question is written.
    let composer = Composer::open(desk, draft);
    provide_context(composer);
    provide_context(Advisor::of(composer));
    on_cleanup(move || saver::flush(desk));
    let document = Memo::new(move |_| composer.draft.with(|draft| Document::question(&draft.question, None)));
    let act = move |format: Format, words: &'static str, class: &'static str| {
        view! { <button type="button" class=class on:click=move |_| export(composer, format)>{words}</button> }
    };
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <p><a href=Route::Compose(id).address()>"Back to the question"</a></p>
            <h1>"Check and export"</h1>
            <p class="lede">{length} ". What is found here is advice: you can export all the same."</p>
            <DeadlineBox />
            <section aria-labelledby="findings">
                <h2 id="findings">"Before you send it"</h2>
                <Checks />
            </section>
            <section aria-labelledby="files">
                <h2 id="files">"Make the file for the clerk"</h2>
                <p>"The file shows the question as a clerk would type it and holds it as data too: the clerk’s Question Desk takes it in from the same file. Send it to the clerk yourself; nothing is sent from here."</p>
                <p class="row">
                    {act(Format::Word, "Save for Word", "primary")}
                    {act(Format::OpenDocument, "Save as OpenDocument", "")}
                    {act(Format::Html, "Save as a web page", "")}
                </p>
                <Mail composer=composer />
                <details class="fold">
                    <summary>"Other kinds of file"</summary>
                    <p>"Plain text and Markdown hold no data: Question Desk reads them as it reads what is pasted."</p>
                    <p class="row">
                        {act(Format::Text, "Save as plain text", "")}
                        {act(Format::Markdown, "Save as Markdown", "")}
                        {act(Format::Json, "Save the data alone", "")}
                    </p>
                </details>
            </section>
            <section aria-labelledby="paper">
                <h2 id="paper">"How it will stand on the agenda"</h2>
                <div class="sheet-of-paper"><Paper document=document /></div>
            </section>
        </main>
    }
}

/// An e-mail to the clerk with the file in it.
#[component]
fn Mail(composer: Composer) -> impl IntoView {
    let to = RwSignal::new(String::new());
    let plain = move || composer.draft.with(|draft| mailto(&letter(draft, to.get())));
    view! {
        <details class="fold">
            <summary>"Send it by e-mail"</summary>
            <p>"The e-mail is saved as a file with the Word file in it. Open it in your mail program, look it over, and send it. If your program does not open it, write an e-mail and attach the file that you saved."</p>
            <Line name="The clerk’s e-mail address" help="You can leave it empty and fill it in later." kind="email" text=to on_input=move |text| to.set(text) />
            <p class="row">
                <button type="button" on:click=move |_| mail(composer, to.get_untracked())>"Save an e-mail with the file"</button>
                <a href=plain>"Write an e-mail without the file"</a>
            </p>
        </details>
    }
}

/// Makes the e-mail in the worker and hands it over.
fn mail(composer: Composer, to: String) {
    let request = |draft, put, at| Request::Letter { draft, format: Format::Word, put, to, at };
    hand_over(composer, request, "Open it in your mail program and send it yourself.");
}

/// Makes the file in the worker and hands it over. The draft in it is as it stands before the export.
fn export(composer: Composer, format: Format) {
    let request = |draft, put, at| Request::Export { draft, format, put, at };
    hand_over(composer, request, "Now send it to the clerk yourself.");
}

/// Asks for a file of the draft and hands it over, with what to do next.
fn hand_over(
    composer: Composer,
    request: impl FnOnce(Box<v1::Draft>, Vec<Drafted>, Timestamp) -> Request,
    next: &'static str,
) {
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
            (Reply::File { name }, Some(file)) => {
                if download_blob(&name, &file).is_ok() {
                    // What was changed here meanwhile stays; only that it was exported is new.
                    let _ = composer
                        .draft
                        .try_update(|now| (now.exported_at, now.state) = (draft.exported_at, draft.state));
                    desk.keep(composer.draft.try_get_untracked().unwrap_or(draft));
                    desk.say(format!("Saved “{name}” among your downloads. {next}"));
                } else {
                    desk.say("The browser did not let the file be saved. Try again, or in another browser.");
                }
            }
            (Reply::Refused(sentence), _) => desk.say(sentence),
            _ => {}
        }
    });
}
