//! Fields to write in.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::calendar::{long_date, read_date};

/// A field of several lines that grows with its words. A hidden copy of the words behind it gives
/// the height, since not every browser can size a field by what is in it.
#[component]
pub(in crate::web) fn Grow(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// Its name for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
    /// What it says when it is empty.
    #[prop(into)]
    placeholder: Signal<&'static str>,
    /// What to do with its words when they change.
    on_input: impl Fn(String) + 'static,
) -> impl IntoView {
    view! {
        <div class="grow">
            <div class="text mirror" aria-hidden="true">{move || text.get() + "\u{200b}"}</div>
            <textarea
                id=id
                class="text"
                rows="1"
                spellcheck="true"
                aria-label=move || label.get()
                placeholder=move || placeholder.get()
                prop:value=move || text.get()
                on:input=move |event| on_input(event_target_value(&event))
            ></textarea>
        </div>
    }
}

/// A field of one line with its name above it.
#[component]
pub(in crate::web) fn Line(
    /// Its name.
    name: &'static str,
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
    /// What to do with its words when they change.
    on_input: impl Fn(String) + 'static,
    /// "text", "date" or "time".
    #[prop(default = "text")]
    kind: &'static str,
    /// A few words of help beneath the name.
    #[prop(optional)]
    help: Option<&'static str>,
    /// A further class.
    #[prop(default = "")]
    class: &'static str,
    /// The field's id, where something leads to it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <label class=format!("line {class}")>
            <span class="name">{name}</span>
            {help.filter(|help| !help.is_empty()).map(|help| view! { <span class="help">{help}</span> })}
            <input
                id=id
                type=kind
                autocomplete="off"
                prop:value=move || text.get()
                on:input=move |event| on_input(event_target_value(&event))
            />
        </label>
    }
}

/// A date field. Words that are no date stay as they are typed, with a sentence beneath.
#[component]
pub(in crate::web) fn DateField(
    /// Its name.
    name: &'static str,
    /// A few words of help beneath the name.
    #[prop(default = "")]
    help: &'static str,
    /// The field's id.
    #[prop(into)]
    id: String,
    /// The date as it is kept.
    #[prop(into)]
    kept: Signal<Option<Date>>,
    /// What to do with a date, or with none.
    take: impl Fn(Option<Date>) + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let text =
        Memo::new(move |_| typed.get().unwrap_or_else(|| kept.get().map(|date| date.to_string()).unwrap_or_default()));
    let on_input = move |text: String| {
        let date = read_date(&text);
        if date.is_some() || text.is_empty() {
            take(date);
            typed.set(None);
        } else {
            typed.set(Some(text));
        }
    };
    view! {
        <div>
            <Line name=name help=help id=id kind="date" text=text on_input=on_input />
            <p class="help">{move || kept.get().map(long_date)}</p>
            <Show when=move || typed.with(Option::is_some)>
                <p class="problem">"Write the date like 3/12/2026 or 3 December 2026."</p>
            </Show>
        </div>
    }
}
