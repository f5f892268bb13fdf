//! The page that checks a question and makes the file for the clerk.

use leptos::prelude::*;

use crate::document::Document;
use crate::export::Format;
use crate::id::QuestionId;
use crate::question::Draft;
use crate::web::advisor::Advisor;
use crate::web::components::checks::Checks;
use crate::web::components::deadline::DeadlineBox;
use crate::web::components::newer::Newer;
use crate::web::components::paper::Paper;
use crate::web::composer::Composer;
use crate::web::desk::Desk;
use crate::web::route::Route;
use crate::web::saver;
use crate::web::views::compose::{Missing, length_in_words};

mod send;

use send::{Sending, Share};

/// Checks and exports the draft with this id.
#[component]
pub(in crate::web) fn Export(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    move || {
        desk.reopened.track();
        match desk.draft(id) {
            Some(draft) => view! { <Checked draft=draft /> }.into_any(),
            None => view! { <Missing /> }.into_any(),
        }
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
        view! { <button type="button" class=class on:click=move |_| send::save(composer, format)>{words}</button> }
    };
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <p><a href=Route::Compose(id).address()>"Back to the question"</a></p>
            <h1>"Check and export"</h1>
            <Newer id=id />
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
                    <Share composer=composer />
                </p>
                <Sending composer=composer />
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
