//! The fields of a promise, after a published answer and after one that was noted at the meeting.

use leptos::prelude::*;

use crate::followup::Promise;
use crate::web::browser::today;
use crate::web::components::field::{DateField, Line};

/// The id of the field for what was promised, among the fields that begin with an id.
pub(in crate::web) fn what_id(id: &str) -> String {
    format!("{id}-what")
}

/// What was promised, by whom, by when, and whether it was done; each change is kept at once.
#[component]
pub(in crate::web) fn PromiseFields(
    /// Which promise it is.
    legend: String,
    /// What the ids of its fields begin with.
    id: String,
    /// The promise as it is kept.
    promise: Memo<Promise>,
    /// Changes the promise.
    change: impl Fn(&dyn Fn(&mut Promise)) + Copy + 'static,
) -> impl IntoView {
    let what = Memo::new(move |_| promise.with(|promise| promise.what.clone()));
    let by_whom = Memo::new(move |_| promise.with(|promise| promise.by_whom.clone()));
    let by_when = Memo::new(move |_| promise.with(|promise| promise.by_when));
    let is_done = move || promise.with(|promise| promise.done.is_some());
    let tick = move |event| {
        let done = event_target_checked(&event).then(today);
        change(&|promise| promise.done = done);
    };
    let by_when_id = format!("{id}-by-when");
    view! {
        <fieldset class="promise">
            <legend>{legend}</legend>
            <label class="line">
                <span class="name">"What was promised"</span>
                <textarea
                    id=what_id(&id)
                    rows="2"
                    prop:value=move || what.get()
                    on:input=move |event| change(&|promise| promise.what = event_target_value(&event))
                ></textarea>
            </label>
            <div class="pair">
                <Line name="By whom" text=by_whom on_input=move |text: String| change(&|promise| promise.by_whom = text.clone()) />
                <DateField name="By when" id=by_when_id kept=by_when take=move |date| change(&|promise| promise.by_when = date) />
            </div>
            <label class="tick">
                <input type="checkbox" prop:checked=is_done on:change=tick />
                "It is done"
            </label>
        </fieldset>
    }
}
