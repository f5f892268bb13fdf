//! Has it been asked? Earlier questions beside this one, and parts or drafts that ask the same.

use leptos::prelude::*;

use crate::web::advisor::Advisor;
use crate::web::components::dialog::Dialog;
use crate::web::components::find::marked;
use crate::web::desk::Act;
use crate::web::route::Route;
use crate::worker::{BesideShown, EarlierShown, Found, PlaceShown, SideShown};

/// What a finding on an earlier question shows: why the two are alike, and the ways to compare and to cite it.
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
    let EarlierShown { source, ago, why, differs, .. } = earlier.clone();
    let ago = if ago.is_empty() { String::new() } else { format!(" {ago}.") };
    let cite = (advisor.is_beside_the_sheet()).then(|| {
        let wanted = Found {
            record: earlier.record,
            entry: earlier.entry,
            heading: earlier.title.clone(),
            source: source.clone(),
            passage: String::new(),
            marks: Vec::new(),
            place: crate::record::Place::Answer,
            start: 0,
            others: Vec::new(),
        };
        let (quotable, lead_in, title) = (earlier.quotable.clone(), earlier.lead_in.clone(), earlier.title.clone());
        // Without an answer there is nothing to quote: the question is opened, to be cited without its words.
        let cite = move |_| match quotable.clone() {
            Some(citation) => {
                advisor.composer.quote_at_end(&lead_in, citation.into());
                let undo = Act::new("Undo", move || advisor.composer.undo());
                advisor.composer.desk.offer(format!("{title} is cited at the end of your question."), vec![undo]);
            }
            None => advisor.wanted.set(Some(wanted.clone())),
        };
        view! { <button type="button" on:click=cite>"Cite it and follow up"</button> }
    });
    let page = Route::Record(earlier.record).address();
    let name = format!("Show both side by side: {}", earlier.title);
    let compare = move |_| {
        advisor.compared.set(Some(earlier.clone()));
        advisor.comparing.set(true);
    };
    view! {
        <p class="source">{source} "." {ago}</p>
        <p class="source">{why} " " {differs}</p>
        <p class="row">
            <button type="button" aria-label=name on:click=compare>"Show both side by side"</button>
            {cite} <a href=page>"Open the record"</a>
        </p>
    }
}

/// Both questions beside each other, over the page: the panel of checks is too narrow for two.
#[component]
pub(super) fn Comparing() -> impl IntoView {
    let advisor = Advisor::here();
    view! {
        <Dialog open=advisor.comparing id="comparing" title="Both questions side by side">
            {move || advisor.compared.get().map(|earlier| view! { <Both earlier=earlier /> })}
        </Dialog>
    }
}

#[component]
fn Both(earlier: EarlierShown) -> impl IntoView {
    let EarlierShown { title, source, ago, why, differs, here, there, answer, .. } = earlier;
    let answer = if answer.is_empty() { vec!["No answer is in your library.".to_owned()] } else { answer };
    let ago = if ago.is_empty() { String::new() } else { format!(" {ago}.") };
    view! {
        <p class="source">{source} "." {ago} " " {why} " " {differs}</p>
        <div class="sides">
            <section><h3>"Yours"</h3>{side(here)}</section>
            <section><h3>{title}</h3>{side(there)}</section>
        </div>
        <section>
            <h3>"What was answered"</h3>
            {answer.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
        </section>
    }
}

/// The paragraphs and parts of one question, with what the other has too.
fn side(pieces: Vec<SideShown>) -> impl IntoView {
    let piece = |SideShown { label, text, marks }: SideShown| {
        let is_part = !label.is_empty();
        let label = is_part.then(|| view! { <span class="label">{label} " "</span> });
        view! { <p class:read-part=is_part>{label}{marked(&text, &marks)}</p> }
    };
    pieces.into_iter().map(piece).collect_view()
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
