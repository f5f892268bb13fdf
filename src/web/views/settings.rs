//! What the app remembers between questions, and what it keeps where.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::citation::{FIELDS, Template};
use crate::storage::Settings as Kept;
use crate::web::components::field::Line;
use crate::web::desk::Desk;
use crate::web::{browser, saver};

/// Name and ward.
#[component]
pub(in crate::web) fn Settings() -> impl IntoView {
    let desk = Desk::here();
    let asker = Memo::new(move |_| desk.settings.with(|settings| settings.asker.clone()));
    let ward = Memo::new(move |_| desk.settings.with(|settings| settings.ward.clone()));
    let keep = move |change: &dyn Fn(&mut Kept)| {
        let mut settings = desk.settings.get_untracked();
        change(&mut settings);
        saver::keep_settings(desk, &settings);
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>"Settings"</h1>
            <p class="lede">"Every new question begins with this name and ward."</p>
            <div class="form">
                <Line
                    name="Your name, as it should be printed"
                    help="For example: Cllr A Example"
                    text=asker
                    on_input=move |text: String| keep(&|kept| kept.asker = text.clone())
                />
                <Line name="Your ward" text=ward on_input=move |text: String| keep(&|kept| kept.ward = text.clone()) />
            </div>
            <Citing />
            <h2>"What is kept on this device"</h2>
            <p>"Your questions and your library are kept by this browser, on this device only. Clearing the browser’s data for this page deletes them: export what you want to be sure of."</p>
            <Persistence />
        </main>
    }
}

/// How what is cited is printed: fields in braces, and what is left out where a field is not known in brackets.
#[component]
fn Citing() -> impl IntoView {
    let desk = Desk::here();
    let of = move |get: fn(&Template) -> &String| {
        Memo::new(move |_| desk.settings.with(|settings| get(&settings.template).clone()))
    };
    let keep = move |set: fn(&mut Template, String), text: String| {
        let mut settings = desk.settings.get_untracked();
        set(&mut settings.template, text);
        saver::keep_settings(desk, &settings);
    };
    let unknown = Memo::new(move |_| desk.settings.with(|settings| settings.template.unknown_fields()));
    let reset = move |_| {
        let settings = Kept { template: Template::default(), ..desk.settings.get_untracked() };
        saver::keep_settings(desk, &settings);
        desk.say("The usual words are back.");
    };
    let example = move |which: usize| {
        let shown = Memo::new(move |_| desk.settings.with(|settings| settings.template.examples()[which].clone()));
        view! { <p class="help example">"For example: “" {move || shown.get()} "”"</p> }
    };
    let fields = FIELDS.map(|(name, what)| view! { <li><code>"{" {name} "}"</code> " " {what}</li> }).collect_view();
    view! {
        <h2>"How quotations are introduced"</h2>
        <p>"Change these words if you want them printed in another way. Where a body’s rules have their own words, those are taken. Words in braces are filled in; words in square brackets are left out where what they need is not known, and a bar parts them from what is printed instead."</p>
        <div class="form">
            <Line name="Before words of an answer" text=of(|template| &template.answer) on_input=move |text| keep(|template, text| template.answer = text, text) />
            {example(0)}
            <Line name="Before words of a question" text=of(|template| &template.question) on_input=move |text| keep(|template, text| template.question = text, text) />
            {example(1)}
            <Line name="For an answer that is not quoted" text=of(|template| &template.mention) on_input=move |text| keep(|template, text| template.mention = text, text) />
            {example(2)}
        </div>
        <Show when=move || unknown.with(|unknown| !unknown.is_empty())>
            <p class="problem">{move || format!("{} cannot be filled in and is left out.", crate::text::join(&unknown.get(), "and"))}</p>
        </Show>
        <details class="fold"><summary>"What can be filled in"</summary><ul>{fields}</ul></details>
        <p class="row"><button type="button" class="quiet" on:click=reset>"Go back to the usual words"</button></p>
    }
}

/// Whether the browser has promised not to clear what is kept.
#[component]
fn Persistence() -> impl IntoView {
    let desk = Desk::here();
    let kept = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let _ = kept.try_set(browser::is_persisted().await);
    });
    let ask = move |_| {
        spawn_local(async move {
            let granted = browser::persist().await;
            let _ = kept.try_set(granted);
            if granted != Some(true) {
                desk.say(
                    "This browser did not promise it. It may clear what is kept when room is short, so export copies.",
                );
            }
        });
    };
    view! {
        <Show when=move || kept.get() == Some(true)>
            <p>"This browser has promised not to clear it by itself."</p>
        </Show>
        <Show when=move || kept.get() == Some(false)>
            <p>"This browser may clear it by itself when room is short, or after a week without a visit."</p>
            <button type="button" on:click=ask>"Ask the browser to keep it"</button>
        </Show>
    }
}
