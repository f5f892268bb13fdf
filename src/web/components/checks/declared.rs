//! What the body asks the writer to say yes or no to.

use leptos::prelude::*;

use crate::web::advisor::{Advisor, DECLARATIONS};
use crate::worker::DeclarationShown;

/// All declarations, if the body asks for any.
#[component]
pub(super) fn Declarations() -> impl IntoView {
    let advisor = Advisor::here();
    let list = Memo::new(move |_| {
        advisor.advice.with(|advice| advice.as_ref().map(|advice| advice.declarations.clone()).unwrap_or_default())
    });
    let some = Memo::new(move |_| list.with(|list| !list.is_empty()));
    view! {
        <Show when=move || some.get()>
            <section class="declarations" aria-labelledby=DECLARATIONS>
                <h3 id=DECLARATIONS tabindex="-1">"What this body asks you to declare"</h3>
                <For each=move || list.get() key=|asked| (asked.id.clone(), asked.text.clone()) let:asked>
                    <One asked=asked list=list />
                </For>
            </section>
        </Show>
    }
}

/// One of them. Its answer is read from the list, so that an undo is seen here too.
#[component]
fn One(asked: DeclarationShown, list: Memo<Vec<DeclarationShown>>) -> impl IntoView {
    let advisor = Advisor::here();
    let id = asked.id.clone();
    let answer = Memo::new(move |_| {
        list.with(|list| list.iter().find(|other| other.id == id).and_then(|asked| asked.answer.clone()))
    });
    let name = format!("declared-{}", asked.id);
    let (text, basis) = (asked.text.clone(), asked.basis.clone());
    let asked = StoredValue::new(asked);
    let note = move || answer.get().map(|answer| answer.note).unwrap_or_default();
    let choice = move |words: &'static str, yes: Option<bool>| {
        let is_it = move || answer.get().map(|answer| answer.yes) == yes;
        let choose = move |_| {
            advisor.declare(
                &asked.get_value(),
                yes,
                &answer.get_untracked().map(|answer| answer.note).unwrap_or_default(),
            )
        };
        view! {
            <label class="tick">
                <input type="radio" name=name.clone() prop:checked=is_it on:change=choose />
                {words}
            </label>
        }
    };
    let add = move |event| {
        let yes = answer.get_untracked().map(|answer| answer.yes);
        advisor.declare(&asked.get_value(), yes, &event_target_value(&event));
    };
    view! {
        <fieldset>
            <legend>{text}</legend>
            <p class="row">{choice("Yes", Some(true))} {choice("No", Some(false))} {choice("Not answered yet", None)}</p>
            <Show when=move || answer.get().is_some()>
                <label class="line">
                    <span class="name">"A word about it, for the clerk"</span>
                    <input type="text" autocomplete="off" prop:value=note on:change=add />
                </label>
            </Show>
            <p class="source">{basis}</p>
        </fieldset>
    }
}
