//! Each doubt as a short question, its likely answer first.

use leptos::prelude::*;

use super::Reviewing;
use crate::review::Edit;
use crate::worker::DoubtShown;

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
        view! { <button type="button" class=class on:click=settle>{choice.words}</button> }
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
