//! One result: what the question is about, where it is from, and the passage with the words marked.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{Beside, Finder};
use crate::id::EntryId;
use crate::web::route::{Route, Spot};
use crate::worker::{Found, OtherFound};

/// The id of a result, to put the focus on.
pub(in crate::web) fn id_of(entry: EntryId) -> String {
    format!("found-{entry}")
}

/// A result.
#[component]
pub(super) fn Hit(finder: Finder, found: Found, beside: Option<Beside>) -> impl IntoView {
    let id = id_of(found.entry);
    let (heading_id, passage_id) = (format!("{id}-heading"), format!("{id}-passage"));
    let (named, described) = (heading_id.clone(), passage_id.clone());
    let passage = marked(&found.passage, &found.marks);
    let others = (!found.others.is_empty()).then(|| view! { <Others found=found.clone() beside=beside /> });
    let keyed = StoredValue::new(found.clone());
    let keys = move |event: KeyboardEvent| keyed.with_value(|found| key(finder, found, beside, &event));
    view! {
        <article class="hit" id=id tabindex="-1" aria-labelledby=named aria-describedby=described on:keydown=keys>
            <h3 id=heading_id>{found.heading.clone()}</h3>
            <p class="source">{found.source.clone()}</p>
            <p class="passage" id=passage_id>{passage}</p>
            {others}
            <Acts found=found beside=beside />
        </article>
    }
}

/// The questions that were answered in the same words.
#[component]
fn Others(found: Found, beside: Option<Beside>) -> impl IntoView {
    let count = found.others.len();
    let named: Vec<(OtherFound, String)> =
        found.others.iter().filter_map(|other| Some((other.clone(), other.source.clone()?))).collect();
    let unnamed = count - named.len();
    let rows = named.into_iter().map(|(other, source)| {
        let named = format!("Open answer: {source}");
        let start = Found { record: other.record, entry: other.entry, start: 0, passage: String::new(), ..found.clone() };
        let act = match beside {
            None => view! { <a href=page_of(&start).address() aria-label=named>{source}</a> }.into_any(),
            Some(Beside { open, .. }) => view! {
                <button type="button" class="quiet" aria-label=named on:click=move |_| open.run(start.clone())>{source}</button>
            }
            .into_any(),
        };
        view! { <li>{act}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <details class="others">
            <summary>"And " {count} " more with the same answer"</summary>
            <ul role="list">{rows}</ul>
            {(unnamed > 0).then(|| view! { <p class="source">{format!("{unnamed} more are not listed. Narrow the search to see them.")}</p> })}
        </details>
    }
}

#[component]
fn Acts(found: Found, beside: Option<Beside>) -> impl IntoView {
    let open_label = format!("Open answer: {}", found.heading);
    let Some(Beside { open, quote, cited }) = beside else {
        let address = page_of(&found).address();
        return view! { <p class="row"><a class="button" href=address aria-label=open_label>"Open answer"</a></p> }
            .into_any();
    };
    let quote_label = format!("Quote this passage: {}", found.heading);
    let entries: Vec<EntryId> = found.others.iter().map(|other| other.entry).chain([found.entry]).collect();
    let is_cited = Memo::new(move |_| cited.with(|cited| entries.iter().any(|entry| cited.contains(entry))));
    let found = StoredValue::new(found);
    view! {
        <p class="row">
            <button type="button" aria-label=quote_label on:click=move |_| quote.run(found.get_value())>"Quote this passage"</button>
            <button type="button" class="quiet" aria-label=open_label on:click=move |_| open.run(found.get_value())>"Open answer"</button>
            <Show when=move || is_cited.get()>
                <span class="pill ok">"Cited here"</span>
            </Show>
        </p>
    }
    .into_any()
}

/// The page on which the result stands in its record.
fn page_of(found: &Found) -> Route {
    Route::Passage(
        found.record,
        Spot { entry: found.entry, place: found.place, start: found.start, end: found.start + found.passage.len() },
    )
}

/// The keys of a list: up and down move, Enter opens, Escape goes back to the words.
fn key(finder: Finder, found: &Found, beside: Option<Beside>, event: &KeyboardEvent) {
    let on_result = event.target() == event.current_target();
    let place = finder.place_of(found);
    match event.key().as_str() {
        "ArrowDown" => finder.focus(place.map(|place| place + 1)),
        "ArrowUp" => finder.focus(place.and_then(|place| place.checked_sub(1))),
        "Escape" => finder.focus(None),
        "Enter" if on_result => match beside {
            Some(beside) => beside.open.run(found.clone()),
            None => page_of(found).go(),
        },
        _ => return,
    }
    event.prevent_default();
}

impl Finder {
    fn place_of(self, found: &Found) -> Option<usize> {
        self.found.with_untracked(|all| all.as_ref()?.hits.iter().position(|other| other.entry == found.entry))
    }
}

/// The passage with what was searched for marked. Marks that do not fit the text are left out.
pub(in crate::web) fn marked(text: &str, marks: &[(usize, usize)]) -> Vec<AnyView> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, end) in marks {
        let (Some(before), Some(mark)) = (text.get(done..*start), text.get(*start..*end)) else { continue };
        pieces.push(before.to_owned().into_any());
        pieces.push(view! { <mark>{mark.to_owned()}</mark> }.into_any());
        done = *end;
    }
    pieces.push(text.get(done..).unwrap_or_default().to_owned().into_any());
    pieces
}
