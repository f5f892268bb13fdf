//! Each doubt as a short question, its likely answer first.

use leptos::prelude::*;

use super::Reviewing;
use crate::review::Edit;
use crate::worker::DoubtShown;

/// The id of the likely answer to a doubt.
pub(super) fn first_answer_id(doubt: usize) -> String {
    format!("answer-{doubt}")
}

/// Whether the focus is among the doubts.
pub(super) fn has_focus() -> bool {
    let active = crate::web::browser::document().active_element();
    active.is_some_and(|active| active.closest(".doubts").ok().flatten().is_some())
}

#[component]
pub(super) fn Doubts() -> impl IntoView {
    let reviewing = Reviewing::here();
    let doubts = Memo::new(move |_| reviewing.shown.with(|shown| shown.doubts.clone()));
    view! {
        <Show when=move || doubts.with(|doubts| !doubts.is_empty())>
            <section aria-labelledby="doubts">
                <h2 id="doubts">"To confirm"</h2>
                <ul class="doubts" role="list">
                    <For each=move || doubts.get() key=|doubt| (doubt.doubt, doubt.sentence.clone(), doubt.rows.clone()) let:doubt>
                        <Doubt doubt=doubt />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Doubt(doubt: DoubtShown) -> impl IntoView {
    let reviewing = Reviewing::here();
    let first = doubt.rows.first().copied();
    let index = doubt.doubt;
    let answers = doubt.answers.into_iter().enumerate().map(|(answer, choice)| {
        let class = if answer == 0 { "primary" } else { "" };
        let settle = move |_| reviewing.edit(Edit::Settle { doubt: index, answer });
        let id = (answer == 0).then(|| first_answer_id(index));
        view! { <button type="button" id=id class=class on:click=settle>{choice.words}</button> }
    });
    let show = first.map(|row| {
        view! { <button type="button" class="quiet" on:click=move |_| reviewing.choose(row, true)>"Show the place"</button> }
    });
    view! {
        <li>
            <p>{doubt.sentence}</p>
            <p class="row">{answers.collect_view()} {show}</p>
        </li>
    }
}
