//! References that were typed, such as "Question 7 at the last meeting": what they may mean, and what was linked.

use leptos::prelude::*;

use crate::web::advisor::Advisor;
use crate::worker::{LinkShown, MentionShown};

/// The references of the question.
#[component]
pub(super) fn References() -> impl IntoView {
    let advisor = Advisor::here();
    let offered = Memo::new(move |_| {
        // The worker leaves them out too, a moment later.
        let unlinked = advisor.composer.draft.with(|draft| draft.advice.unlinked.clone());
        let is_left = |mention: &MentionShown| {
            unlinked.iter().any(|(block, words)| *block == mention.block && *words == mention.words)
        };
        advisor.advice.with(|advice| {
            let all = advice.iter().flat_map(|advice| &advice.evidence.mentions);
            all.filter(|mention| !is_left(mention)).cloned().collect::<Vec<_>>()
        })
    });
    let linked = Memo::new(move |_| {
        advisor.advice.with(|advice| advice.as_ref().map(|advice| advice.evidence.links.clone()).unwrap_or_default())
    });
    view! {
        <Show when=move || offered.with(|all| !all.is_empty()) || linked.with(|all| !all.is_empty())>
            <h3>"References in your words"</h3>
            <ul class="findings" role="list">
                <For each=move || offered.get() key=|mention| (mention.block, mention.range, mention.words.clone()) let:mention>
                    <Offered mention=mention />
                </For>
                <For each=move || linked.get() key=|shown| (shown.link.block, shown.link.words.clone(), shown.source.clone()) let:shown>
                    <Linked shown=shown />
                </For>
            </ul>
        </Show>
    }
}

/// A reference with what it may mean. Nothing is linked without a yes.
#[component]
fn Offered(mention: MentionShown) -> impl IntoView {
    let advisor = Advisor::here();
    let MentionShown { block, words, candidates, .. } = mention;
    let asked = match candidates.as_slice() {
        [_] => format!("Does “{words}” mean this question?"),
        _ => format!("Which question does “{words}” mean?"),
    };
    let is_only = candidates.len() == 1;
    let rows = candidates.into_iter().map(|LinkShown { link, source, about }| {
        let words = if is_only { "Yes, link it" } else { "Link to this one" };
        let name = format!("{words}: {source}");
        view! {
            <li>
                <p>{source} {(!about.is_empty()).then(|| format!(": {about}"))}</p>
                <button type="button" aria-label=name on:click=move |_| advisor.link(link.clone())>
                    {words}
                </button>
            </li>
        }
    });
    let rows = rows.collect_view();
    let none = format!("Do not link it: {words}");
    let leave = move |_| advisor.leave_unlinked(block, &words);
    view! {
        <li class="may">
            <p>{asked}</p>
            <ul role="list">{rows}</ul>
            <p class="row"><button type="button" class="quiet" aria-label=none on:click=leave>"Do not link it"</button></p>
        </li>
    }
}

#[component]
fn Linked(shown: LinkShown) -> impl IntoView {
    let advisor = Advisor::here();
    let LinkShown { link, source, .. } = shown;
    let name = format!("Take the link away: {}", link.words);
    let page = crate::web::route::Route::Record(link.record).address();
    let words = format!("“{}” is linked to ", link.words);
    view! {
        <li class="kept">
            <p>{words} <a href=page>{source}</a></p>
            <button type="button" class="quiet" aria-label=name on:click=move |_| advisor.unlink(&link)>"Take the link away"</button>
        </li>
    }
}
