//! Has it been asked? Earlier questions beside this one, and parts or drafts that ask the same.

use leptos::prelude::*;

use crate::web::advisor::Advisor;
use crate::web::components::find::marked;
use crate::web::route::Route;
use crate::worker::{BesideShown, EarlierShown, Found, PlaceShown};

/// What a finding on an earlier question shows: both side by side, and the way to cite it.
#[component]
pub(super) fn Compared(title: String) -> impl IntoView {
    let advisor = Advisor::here();
    let earlier = Memo::new(move |_| {
        advisor.advice.with(|advice| {
            let all = advice.iter().flat_map(|advice| &advice.evidence.earlier);
            all.into_iter().find(|earlier| earlier.title == title).cloned()
        })
    });
    view! { {move || earlier.get().map(|earlier| view! { <SideBySide earlier=earlier /> })} }
}

#[component]
fn SideBySide(earlier: EarlierShown) -> impl IntoView {
    let advisor = Advisor::here();
    let EarlierShown { source, ago, why, only_here, here, there, answer, .. } = earlier.clone();
    let ago = if ago.is_empty() { String::new() } else { format!(" {ago}.") };
    let new = (!only_here.is_empty()).then(|| {
        let words: Vec<String> = only_here.iter().map(|words| format!("“{words}”")).collect();
        format!("Only yours has {}.", crate::text::join(&words, "and"))
    });
    let own = here.into_iter().map(|(text, marks)| view! { <p>{marked(&text, &marks)}</p> }).collect_view();
    let theirs =
        paragraphs(&there.0, &there.1).into_iter().map(|(text, marks)| view! { <p>{marked(&text, &marks)}</p> });
    let answer = if answer.is_empty() { vec!["No answer is in your library.".to_owned()] } else { answer };
    let cite = (advisor.is_beside_the_sheet()).then(|| {
        let wanted = Found {
            record: earlier.record,
            entry: earlier.entry,
            heading: earlier.title.clone(),
            source: source.clone(),
            passage: String::new(),
            marks: Vec::new(),
            place: crate::record::Place::Answer.into(),
            start: 0,
            others: Vec::new(),
        };
        view! { <button type="button" on:click=move |_| advisor.wanted.set(Some(wanted.clone()))>"Cite it and follow up"</button> }
    });
    let page = Route::Record(earlier.record).address();
    view! {
        <p class="source">{source} "." {ago}</p>
        <p class="source">{why} " " {new}</p>
        <details class="fold">
            <summary>"Show both side by side"</summary>
            <div class="sides">
                <section><h4>"Yours"</h4>{own}</section>
                <section><h4>"The earlier one"</h4>{theirs.collect_view()}</section>
            </div>
            <section>
                <h4>"What was answered"</h4>
                {answer.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
            </section>
        </details>
        <p class="row">{cite} <a href=page>"Open the record"</a></p>
    }
}

/// Parts of this question, and other questions of the device, that ask the same.
#[component]
pub(super) fn Besides() -> impl IntoView {
    let advisor = Advisor::here();
    let all = Memo::new(move |_| {
        advisor.advice.with(|advice| advice.as_ref().map(|advice| advice.evidence.beside.clone()).unwrap_or_default())
    });
    let row = move |beside: BesideShown| {
        let BesideShown { block, other, sentence } = beside;
        let act = match (block, other) {
            (_, Some(other)) => view! { <a href=Route::Compose(other).address()>"Open that question"</a> }.into_any(),
            (Some(block), None) => {
                let name = format!("Go to it: {sentence}");
                let go = move |_| advisor.go(PlaceShown::Block(block, 0, 0));
                view! { <button type="button" aria-label=name on:click=go>"Go to it"</button> }.into_any()
            }
            (None, None) => ().into_any(),
        };
        view! { <li class="may"><p><span class="pill">"May help"</span> " " {sentence}</p><p class="row">{act}</p></li> }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <ul class="findings" role="list">{move || all.get().into_iter().map(row).collect_view()}</ul>
        </Show>
    }
}

/// The paragraphs of a text with their marks.
fn paragraphs(text: &str, marks: &[(usize, usize)]) -> Vec<(String, Vec<(usize, usize)>)> {
    let mut from = 0;
    let split = text.split("\n\n").map(|paragraph| {
        let (start, end) = (from, from + paragraph.len());
        from = end + 2;
        let inside = marks.iter().filter(|(begin, stop)| *begin < end && *stop > start);
        let inside = inside.map(|(begin, stop)| ((*begin).max(start) - start, (*stop).min(end) - start));
        (paragraph.to_owned(), inside.collect())
    });
    split.collect()
}
