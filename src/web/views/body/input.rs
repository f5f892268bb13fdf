//! One input of the form, by its kind.

use leptos::prelude::*;

use super::{Filling, Piece};
use crate::body::form::{Input, Kind};

/// The input with a key as it is now.
fn input_of(pieces: &[Piece], key: &str) -> Option<Input> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Input(input) => (input.key == key).then(|| input.clone()),
        Piece::Rows(rows) => rows.rows.iter().flatten().find(|input| input.key == key).cloned(),
    })
}

/// An input with its name. As long as somebody types in it, it shows what they type.
#[component]
pub(super) fn Field(key: String, pieces: Memo<Vec<Piece>>) -> impl IntoView {
    let filling = Filling::here();
    let of = key.clone();
    let now = Memo::new(move |_| pieces.with(|pieces| input_of(pieces, &of)));
    let typing = RwSignal::new(None::<String>);
    let kept = Memo::new(move |_| now.with(|now| now.as_ref().map(|now| now.value.clone()).unwrap_or_default()));
    let value = Memo::new(move |_| typing.get().unwrap_or_else(|| kept.get()));
    let problem = Memo::new(move |_| now.with(|now| now.as_ref().and_then(|now| now.problem.clone())));
    let Some(first) = now.get_untracked() else { return ().into_any() };
    let id = format!("rule-{}", first.key);
    let problem_id = format!("{id}-problem");
    let described = {
        let id = problem_id.clone();
        move || problem.with(Option::is_some).then(|| id.clone())
    };
    let take = move |text: String| {
        typing.set(Some(text.clone()));
        filling.take(&key, text);
    };
    // What could not be taken stays to be seen. The focus also leaves a field that goes away with its page.
    let leave = move |_| {
        if problem.try_with_untracked(Option::is_none) == Some(true) {
            let _ = typing.try_set(None);
        }
    };
    let name = first.name.clone();
    let control = match first.kind {
        Kind::Tick => {
            return view! {
                <label class="tick">
                    <input
                        id=id
                        type="checkbox"
                        prop:checked=move || value.get() == "yes"
                        on:change=move |event| take(if event_target_checked(&event) { "yes" } else { "" }.to_owned())
                        on:focusout=leave
                    />
                    {name}
                </label>
            }
            .into_any();
        }
        Kind::Choice(choices) => view! {
            <select
                id=id
                prop:value=move || value.get()
                on:change=move |event| take(event_target_value(&event))
                on:focusout=leave
            >
                {choices.into_iter().map(|(choice, words)| {
                    let own = choice.clone();
                    view! { <option value=choice selected=move || value.get() == own>{words}</option> }
                }).collect_view()}
            </select>
        }
        .into_any(),
        Kind::Long => view! {
            <textarea
                id=id
                rows="3"
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| take(event_target_value(&event))
                on:focusout=leave
            ></textarea>
        }
        .into_any(),
        kind => view! {
            <input
                id=id
                type=type_of(&kind)
                inputmode=(kind == Kind::Number).then_some("numeric")
                autocomplete="off"
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| take(event_target_value(&event))
                on:focusout=leave
            />
        }
        .into_any(),
    };
    view! {
        <div>
            <label class="line"><span class="name">{name}</span> {control}</label>
            <p class="problem" id=problem_id hidden=move || problem.with(Option::is_none)>{move || problem.get()}</p>
        </div>
    }
    .into_any()
}

/// Numbers are typed as text, so that what is no number can be shown with its sentence.
fn type_of(kind: &Kind) -> &'static str {
    match kind {
        Kind::Date => "date",
        Kind::Time => "time",
        _ => "text",
    }
}
