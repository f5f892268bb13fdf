//! The line beneath the question.

use leptos::prelude::*;

use super::inspector::{Tab, number_found};
use super::length_in_words;
use crate::web::advisor::{Advisor, HEADING};
use crate::web::browser::{bring_into_sight, focus_soon};
use crate::web::composer::Composer;
use crate::web::route::Route;

/// The count of words and parts, what was found, and the way out.
#[component]
pub(super) fn Foot(tab: RwSignal<Tab>) -> impl IntoView {
    let composer = Composer::here();
    let advisor = Advisor::here();
    let count = Memo::new(move |_| composer.draft.with(|draft| (draft.question.words(), draft.question.parts())));
    let limit = Memo::new(move |_| advisor.advice.with(|advice| advice.as_ref().and_then(|advice| advice.words)));
    let found = number_found(advisor);
    let id = composer.draft.with_untracked(|draft| draft.question.id);
    let look = move |_| {
        tab.set(Tab::Checks);
        focus_soon(HEADING.to_owned(), None);
        bring_into_sight(HEADING);
    };
    view! {
        <footer class="foot">
            <p>{move || length_in_words(count.get())}</p>
            {move || limit.get().map(|(counted, most)| {
                let class = if counted > most as usize { "limit over" } else { "limit" };
                view! { <p class=class>{counted} " of " {most} " words by the rules"</p> }
            })}
            <span class="grow-space"></span>
            <Show when=move || { found.get() > 0 }>
                <button type="button" on:click=look>{move || format!("Checks: {} to look at", found.get())}</button>
            </Show>
            <a class="button" href=Route::Meeting(id).address()>"Read it out"</a>
            <a class="button primary" href=Route::Export(id).address()>"Check and export"</a>
        </footer>
    }
}
