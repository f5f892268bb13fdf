//! The page's text, row by row, each with what it was read as.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{Reviewing, tools};
use crate::worker::{RowKind, RowShown};

/// The id of a row on the page.
pub(super) fn row_id(row: usize) -> String {
    format!("row-{row}")
}

/// Whether the focus is in the page's text.
pub(super) fn has_focus() -> bool {
    let active = crate::web::browser::document().active_element();
    active.is_some_and(|active| active.closest(".rows").ok().flatten().is_some())
}

#[component]
pub(super) fn PageText() -> impl IntoView {
    let reviewing = Reviewing::here();
    let rows = move || reviewing.shown.with(|shown| shown.rows.iter().cloned().enumerate().collect::<Vec<_>>());
    view! {
        <section class="side-of-page" aria-labelledby="page-text">
            <h2 id="page-text">"The page’s text"</h2>
            <p class="help">"Choose a paragraph to see where it stands in the record, and to change what it is. The arrow keys go from one to the next."</p>
            <ol class="rows" role="list" on:keydown=move |event| keys(reviewing, &event)>
                <For each=rows key=|row| row.clone() let:row>
                    <Row index=row.0 row=row.1 />
                </For>
            </ol>
        </section>
    }
}

#[component]
fn Row(index: usize, row: RowShown) -> impl IntoView {
    let reviewing = Reviewing::here();
    let is_chosen = Memo::new(move |_| reviewing.chosen.get() == Some(index));
    let tone = match row.kind {
        RowKind::Words => "words",
        RowKind::Label | RowKind::About => "label",
        RowKind::Furniture => "furniture",
        RowKind::Remainder => "remainder-row",
    };
    let tab = move || if is_chosen.get() || reviewing.chosen.get().is_none() && index == 0 { "0" } else { "-1" };
    let part =
        row.part.clone().map(|part| if part.is_empty() { ", part".to_owned() } else { format!(", part {part}") });
    let shown_words = if row.left_out { "Left out of what is kept".to_owned() } else { row.text.clone() };
    let kept = StoredValue::new(row.clone());
    view! {
        <li class=format!("review-row {tone}") class:chosen=is_chosen class:left-out=row.left_out>
            <button
                type="button"
                id=row_id(index)
                class="row-words"
                tabindex=tab
                aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
                on:click=move |_| reviewing.choose(index, false)
            >
                <span class="row-name">{row.name.clone()} {part}</span>
                " "
                <span class="row-text">{shown_words}</span>
            </button>
            <Show when=move || is_chosen.get()>
                <tools::Tools index=index row=kept.get_value() />
            </Show>
        </li>
    }
}

/// Up and down go from row to row; letters say what the chosen one is, as the buttons do.
fn keys(reviewing: Reviewing, event: &KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let on_a_row = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| element.class_name().contains("row-words"));
    if !on_a_row || event.ctrl_key() || event.meta_key() {
        return;
    }
    let last = reviewing.shown.with_untracked(|shown| shown.rows.len().saturating_sub(1));
    let now = reviewing.chosen.get_untracked().unwrap_or(0);
    match event.key().as_str() {
        "ArrowDown" => reviewing.choose((now + 1).min(last), true),
        "ArrowUp" => reviewing.choose(now.saturating_sub(1), true),
        "Home" => reviewing.choose(0, true),
        "End" => reviewing.choose(last, true),
        key if event.alt_key() || !tools::by_key(reviewing, now, key) => return,
        _ => {}
    }
    event.prevent_default();
}
