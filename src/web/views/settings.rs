//! What the app remembers between questions, and what it keeps where.

use leptos::prelude::*;
use leptos::task::spawn_local;

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
            <h2>"What is kept on this device"</h2>
            <p>"Your questions and your library are kept by this browser, on this device only. Clearing the browser’s data for this page deletes them: export what you want to be sure of."</p>
            <Persistence />
        </main>
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
