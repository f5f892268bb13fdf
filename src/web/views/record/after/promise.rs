//! What was promised: what, by whom, by when, and whether it was done.

use leptos::prelude::*;

use super::Answered;
use crate::followup::{Mark, Part, Promise};
use crate::text::small_first;
use crate::web::browser::today;
use crate::web::components::field::{DateField, Line};

/// The fields of a promise; each change is kept at once.
#[component]
pub(super) fn PromiseForm(
    answered: Answered,
    part: StoredValue<Part>,
    number: usize,
    marks: Memo<Vec<Mark>>,
) -> impl IntoView {
    let promise = Memo::new(move |_| {
        marks.with(|marks| marks.get(number).and_then(|mark| mark.promise.clone()).unwrap_or_default())
    });
    let change = move |act: &dyn Fn(&mut Promise)| {
        part.with_value(|part| {
            answered.change_mark(part, number, |mark| mark.promise.iter_mut().for_each(act));
        });
    };
    let what = Memo::new(move |_| promise.with(|promise| promise.what.clone()));
    let by_whom = Memo::new(move |_| promise.with(|promise| promise.by_whom.clone()));
    let by_when = Memo::new(move |_| promise.with(|promise| promise.by_when));
    let is_done = move || promise.with(|promise| promise.done.is_some());
    let tick = move |event| {
        let done = event_target_checked(&event).then(today);
        change(&|promise| promise.done = done);
    };
    let (legend, id) = part.with_value(|part| {
        let which = if number == 0 { String::new() } else { format!(", number {}", number + 1) };
        let legend = format!("The promise on {}{which}", small_first(&answered.name_of(part)));
        (legend, format!("{}-{number}-by-when", answered.field_id(part)))
    });
    view! {
        <fieldset class="promise">
            <legend>{legend}</legend>
            <label class="line">
                <span class="name">"What was promised"</span>
                <textarea
                    rows="2"
                    prop:value=move || what.get()
                    on:input=move |event| change(&|promise| promise.what = event_target_value(&event))
                ></textarea>
            </label>
            <div class="pair">
                <Line name="By whom" text=by_whom on_input=move |text: String| change(&|promise| promise.by_whom = text.clone()) />
                <DateField name="By when" id=id kept=by_when take=move |date| change(&|promise| promise.by_when = date) />
            </div>
            <label class="tick">
                <input type="checkbox" prop:checked=is_done on:change=tick />
                "It is done"
            </label>
        </fieldset>
    }
}
