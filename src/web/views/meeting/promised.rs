//! Beneath the noted answers: what they seem to promise, and what was noted as a promise.

use leptos::prelude::*;

use crate::followup::Promise;
use crate::question::{Draft, Heard};
use crate::web::browser::focus_soon;
use crate::web::components::promise::{PromiseFields, what_id};
use crate::web::desk::{Act, Desk};
use crate::web::route::Route;
use crate::web::saver;
use crate::worker::{PromiseShown, SupplementaryShown};

/// The id of the place beneath the noted answers: the focus goes there when what had it is gone.
const PLACE: &str = "noted-promises";

/// Promises in the noted answers, each with a yes and a no, and those that were noted. Nothing is noted by itself.
#[component]
pub(super) fn Promised(draft: RwSignal<Draft>, shown: RwSignal<SupplementaryShown>) -> impl IntoView {
    // What was said yes or no to goes at once; the worker says the same a moment later.
    let open = Memo::new(move |_| {
        let is_open = |one: &PromiseShown| draft.with(|draft| !is_answered(&draft.heard, &one.promise.what));
        shown.with(|shown| shown.promises.iter().filter(|one| is_open(one)).cloned().collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| draft.with(|draft| draft.heard.promises.len()));
    // Where one comes or goes all are drawn anew, since the others change their numbers.
    let numbers = move || {
        let count = count.get();
        (0..count).map(move |number| (number, count))
    };
    let desk = Desk::here();
    let add = move |_| {
        let number = count.get_untracked();
        let promise = draft.with_untracked(by_asked);
        change(desk, draft, |heard| heard.promises.push(promise));
        focus_soon(what_id(&fields_id(number)), None);
    };
    view! {
        <div id=PLACE tabindex="-1" role="group" aria-label="Promises in the answers">
            <For each=move || open.get() key=|one| one.question.clone() + &one.promise.what let:one>
                <Suggested draft=draft one=one />
            </For>
            <For each=numbers key=|place| *place let:place>
                <Noted draft=draft number=place.0 />
            </For>
            <p><button type="button" on:click=add>"Note a promise"</button></p>
            <Show when=move || count.get() != 0>
                <p class="help">"They stand in " <a href=Route::Promises.address()>"Promises"</a> " until they are done."</p>
            </Show>
        </div>
    }
}

fn is_answered(heard: &Heard, what: &str) -> bool {
    heard.promises.iter().any(|known| known.what == what) || heard.refused.iter().any(|known| known == what)
}

#[component]
fn Suggested(draft: RwSignal<Draft>, one: PromiseShown) -> impl IntoView {
    let PromiseShown { question, promise } = one;
    let words = promise.what.clone();
    let [yes_name, no_name] = ["Yes", "No"].map(|answer| format!("{answer}: {question} {words}"));
    let promise = StoredValue::new(Promise::from(promise));
    let desk = Desk::here();
    let yes = move |_| {
        change(desk, draft, |heard| heard.promises.push(promise.get_value()));
        desk.speak("Noted as a promise.");
        focus_soon(PLACE.to_owned(), None);
    };
    let no = move |_| {
        let what = promise.with_value(|promise| promise.what.clone());
        change(desk, draft, |heard| heard.refused.push(what.clone()));
        let undo = Act::new("Undo", move || {
            if draft.try_with_untracked(|_| ()).is_some() {
                change(desk, draft, |heard| heard.refused.retain(|refused| *refused != what));
            }
        });
        desk.offer("It is not noted, and will not be suggested again.", vec![undo]);
        focus_soon(PLACE.to_owned(), None);
    };
    view! {
        <div class="suggestion">
            <p>{question}</p>
            <blockquote class="passage">{words}</blockquote>
            <p class="row">
                <button type="button" aria-label=yes_name on:click=yes>"Yes"</button>
                <button type="button" aria-label=no_name on:click=no>"No"</button>
            </p>
        </div>
    }
}

/// A noted promise, to be put right or taken away.
#[component]
fn Noted(draft: RwSignal<Draft>, number: usize) -> impl IntoView {
    let desk = Desk::here();
    let promise = Memo::new(move |_| draft.with(|draft| draft.heard.promises.get(number).cloned().unwrap_or_default()));
    let noted_as = StoredValue::new(promise.with_untracked(|promise| promise.what.clone()));
    let amend = move |act: &dyn Fn(&mut Promise)| {
        noted_as.with_value(|noted_as| change(desk, draft, |heard| heard.amend(number, noted_as, act)));
    };
    let name = move || promise.with(|promise| format!("Take the promise away: {}", promise.what));
    let away = move |_| {
        let Some(promise) = draft.with_untracked(|draft| draft.heard.promises.get(number).cloned()) else { return };
        change(desk, draft, |heard| {
            heard.promises.remove(number);
        });
        // What is written in the others meanwhile stays.
        let undo = Act::new("Undo", move || {
            if draft.try_with_untracked(|_| ()).is_some() {
                change(desk, draft, |heard| {
                    heard.promises.insert(number.min(heard.promises.len()), promise.clone());
                });
            }
        });
        desk.offer("The promise was taken away.", vec![undo]);
        focus_soon("notice".to_owned(), None);
    };
    view! {
        <PromiseFields legend=format!("Promise {}", number + 1) id=fields_id(number) promise=promise change=amend />
        <p><button type="button" class="quiet" aria-label=name on:click=away>"Take it away"</button></p>
    }
}

/// What the ids of a noted promise's fields begin with.
fn fields_id(number: usize) -> String {
    format!("noted-promise-{number}")
}

/// A promise without words yet, by whoever was asked.
fn by_asked(draft: &Draft) -> Promise {
    Promise { by_whom: draft.question.details.asked_of.trim().to_owned(), ..Promise::default() }
}

/// Changes what was noted at the meeting, and keeps it.
fn change(desk: Desk, draft: RwSignal<Draft>, act: impl FnOnce(&mut Heard)) {
    draft.update(|draft| act(&mut draft.heard));
    saver::soon(desk, draft);
}
