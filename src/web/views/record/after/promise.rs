//! What was promised: what, by whom, by when, and whether it was done.

use leptos::prelude::*;

use super::Answered;
use crate::followup::{Mark, Part, Promise};
use crate::text::small_first;
use crate::web::components::promise::PromiseFields;

/// The fields of a mark's promise.
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
    let (legend, id) = part.with_value(|part| {
        let which = if number == 0 { String::new() } else { format!(", number {}", number + 1) };
        let legend = format!("The promise on {}{which}", small_first(&answered.name_of(part)));
        (legend, format!("{}-{number}", answered.field_id(part)))
    });
    view! { <PromiseFields legend=legend id=id promise=promise change=change /> }
}
