//! The page that checks a question and makes the file for the clerk.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::document::Document;
use crate::export::Format;
use crate::format::v1;
use crate::id::QuestionId;
use crate::question::{Draft, State};
use crate::web::advisor::Advisor;
use crate::web::browser::{download_blob, now};
use crate::web::components::checks::Checks;
use crate::web::components::deadline::DeadlineBox;
use crate::web::components::paper::Paper;
use crate::web::composer::Composer;
use crate::web::desk::Desk;
use crate::web::route::Route;
use crate::web::views::compose::{Missing, length_in_words};
use crate::web::{client, saver};
use crate::worker::{Reply, Request};

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
                <p>"The paper opens in any browser, can be printed, and holds the question as data too: the clerk’s Question Desk takes it in from the same file. Send it to the clerk yourself; nothing is sent from here."</p>
                <p class="row">
                    {act(Format::Html, "Save the paper", "primary")}
                    {act(Format::Json, "Save the data alone", "")}
                    {act(Format::Text, "Save as plain text", "")}
                </p>
            </section>
            <section aria-labelledby="paper">
                <h2 id="paper">"How it will stand on the agenda"</h2>
                <div class="sheet-of-paper"><Paper document=document /></div>
            </section>
        </main>
    }
}

/// Makes the file in the worker and hands it over. The draft in it is as it stands before the export.
fn export(composer: Composer, format: Format) {
    let desk = composer.desk;
    saver::flush(desk);
    let mut draft = composer.draft.get_untracked();
    let at = now();
    draft.exported_at = Some(at);
    if matches!(draft.state, State::Draft | State::Ready) {
        draft.state = State::Exported;
    }
    let request = Request::Export { draft: Box::new(v1::Draft::from(&draft)), format, put: desk.drafted(), at };
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
                    desk.say(format!("Saved “{name}” among your downloads. Now send it to the clerk yourself."));
                } else {
                    desk.say("The browser did not let the file be saved. Try again, or in another browser.");
                }
            }
            (Reply::Refused(sentence), _) => desk.say(sentence),
            _ => {}
        }
    });
}
