//! What was promised in answers, with its days, until it is done.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::calendar::long_date;
use crate::followup::{Due, FollowUp, Mark, Outcome, Part, Promise, PromiseOf, due};
use crate::record::Place;
use crate::text::plural;
use crate::web::browser::{focus_soon, fresh_block, fresh_question, now, today, tomorrow};
use crate::web::clock;
use crate::web::desk::{Act, Desk};
use crate::web::noted::{begin, change, start_next};
use crate::web::route::{Route, Spot};
use crate::worker::NextShown;

/// A promise in the list, with what it belongs to.
#[derive(Clone, PartialEq)]
struct Row {
    due: Due,
    /// The mark of one after a published answer; none for one that was noted at a meeting.
    mark: Option<Mark>,
}

/// The promises as they stand today; made anew when something is noted and when a new day begins.
fn rows(desk: Desk) -> Memo<Vec<Row>> {
    Memo::new(move |_| {
        desk.moment.track();
        clock::wake_at(desk, tomorrow());
        let drafts = desk.drafts.read();
        desk.noted.with(|noted| {
            let row = |due: Due| match &due.of {
                PromiseOf::Published(record, entry, part) => {
                    Some(Row { mark: Some(mark_of(noted.get(&(*record, *entry))?, part, &due)?), due })
                }
                PromiseOf::Noted(_) => Some(Row { mark: None, due }),
            };
            due(noted.values(), drafts.iter(), today()).into_iter().filter_map(row).collect()
        })
    })
}

fn mark_of(kept: &FollowUp, part: &Part, due: &Due) -> Option<Mark> {
    kept.marks.iter().find(|mark| mark.part == *part && mark.promise.as_ref() == Some(&due.promise)).cloned()
}

/// The way to the list, with how many promises are open and how many of them are due.
#[component]
pub(in crate::web) fn PromisesLink() -> impl IntoView {
    let rows = rows(Desk::here());
    let words = move || {
        let (open, now) = rows.with(|rows| {
            let open = rows.iter().filter(|row| row.due.promise.done.is_none());
            open.fold((0, 0), |(open, now), row| {
                (open + 1, now + usize::from(row.due.days.is_some_and(|days| days <= 0)))
            })
        });
        match (open, now) {
            (0, _) => "Promises".to_owned(),
            (open, 0) => format!("Promises: {open} open"),
            (open, now) => format!("Promises: {open} open, {now} due"),
        }
    };
    view! { <a class="button" href=Route::Promises.address()>{words}</a> }
}

/// The page with the list.
#[component]
pub(in crate::web) fn Promises() -> impl IntoView {
    let rows = rows(Desk::here());
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let summary = move || {
        let open = rows.with(|rows| rows.iter().filter(|row| row.due.promise.done.is_none()).count());
        if open == 0 {
            "All of them are done.".to_owned()
        } else {
            format!("{} not done yet.", plural(open, "promise"))
        }
    };
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <p><a href=Route::Questions.address()>"Back to My questions"</a></p>
            <h1>"Promises"</h1>
            <p class="lede">"What was promised in answers, until it is done. Kept on this device only."</p>
            <Show when=move || !none.get() fallback=|| view! { <Empty /> }>
                <p role="status">{summary}</p>
                <ul class="promises" role="list">
                    <For each=move || rows.get() key=key let:row>
                        <OnePromise row=row />
                    </For>
                </ul>
            </Show>
        </main>
    }
}

/// What makes a row another one: all that it shows.
fn key(row: &Row) -> String {
    let Due { of, promise, days } = &row.due;
    format!("{of:?} {promise:?} {days:?}")
}

/// What to do first.
#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>"No promises yet"</h2>
            <p>"Open a record in the library. Beneath each answer, say what became of it: where something was promised, choose “Promised” and note by whom and by when. It then stands here until it is done."</p>
            <p><a href=Route::Library.address()>"Go to the library"</a></p>
        </div>
    }
}

#[component]
fn OnePromise(row: Row) -> impl IntoView {
    let desk = Desk::here();
    let Row { due, mark } = row;
    let what = due.promise.shown(mark.as_ref()).unwrap_or_else(|| "Something that is not noted yet".to_owned());
    let (source, address) = source(desk, &due.of, mark.as_ref());
    let by_whom =
        Some(due.promise.by_whom.trim()).filter(|name| !name.is_empty()).map(|name| format!("Promised by {name}. "));
    let by_when = due.promise.by_when.map(|date| format!("By {}. ", long_date(date)));
    let done_on = due.promise.done.map(|date| format!("Done, noted on {}.", long_date(date)));
    let is_done = due.promise.done.is_some();
    let words = if is_done { due.words() } else { format!("{}.", due.words()) };
    let tone = match (is_done, due.days) {
        (true, _) => "left done",
        (false, Some(days)) if days <= 0 => "left late",
        _ => "left",
    };
    let [done_name, open_name, follow_name] =
        ["Done", "Not done after all", "Write the follow-up"].map(|act| format!("{act}: {what}"));
    let kept = StoredValue::new(Row { due, mark });
    let set = move |done: bool| kept.with_value(|row| set_done(desk, row, done));
    let follow = move |_| kept.with_value(|row| follow_up(desk, row));
    view! {
        <li>
            <p class=tone>{words}</p>
            <p class="what">{what}</p>
            <p class="help">{by_whom} {by_when} {done_on}</p>
            <p class="source"><a href=address>{source}</a></p>
            <p class="row">
                {if is_done {
                    view! { <button type="button" aria-label=open_name on:click=move |_| set(false)>"Not done after all"</button> }.into_any()
                } else {
                    view! {
                        <button type="button" aria-label=done_name on:click=move |_| set(true)>"Done"</button>
                        <button type="button" aria-label=follow_name on:click=follow>"Write the follow-up"</button>
                    }
                    .into_any()
                }}
            </p>
        </li>
    }
}

/// Where a promise stands: in words, and the way there.
fn source(desk: Desk, of: &PromiseOf, mark: Option<&Mark>) -> (String, String) {
    let citation = mark.and_then(|mark| mark.citation.as_ref());
    match of {
        PromiseOf::Published(record, entry, _) => {
            let words = citation.map_or_else(|| "The answer".to_owned(), |citation| citation.caption());
            let place = citation.map_or(Place::Answer, |citation| citation.place);
            (words, Route::Passage(*record, Spot { entry: *entry, place, start: 0, end: 0 }).address())
        }
        PromiseOf::Noted(id) => {
            let title = desk.draft(*id).map(|draft| draft.title()).unwrap_or_default();
            (format!("Your notes on “{title}”"), Route::Meeting(*id).address())
        }
    }
}

/// Starts the follow-up and opens it.
fn follow_up(desk: Desk, row: &Row) {
    match (&row.due.of, &row.mark) {
        (PromiseOf::Published(record, entry, _), Some(mark)) => {
            start_next(desk, (*record, *entry), mark.clone(), NextShown::FollowUp);
        }
        (PromiseOf::Noted(id), _) => {
            let promise = &row.due.promise;
            let next = desk.draft(*id);
            let next = next.map(|draft| draft.follow_up_promise(promise, fresh_question(), fresh_block, now()));
            next.into_iter().for_each(|next| begin(desk, next));
        }
        (PromiseOf::Published(..), None) => {}
    }
}

/// Notes that a promise was done today, or that it was not; the other can be had back.
fn set_done(desk: Desk, row: &Row, done: bool) {
    let date = done.then(today);
    match &row.due.of {
        PromiseOf::Published(record, entry, part) => {
            change(desk, (*record, *entry), |kept| {
                let own = kept.marks.iter_mut().filter(|mark| mark.part == *part);
                let promises =
                    own.filter(|mark| mark.outcome == Outcome::Promised).filter_map(|mark| mark.promise.as_mut());
                note_done(promises, &row.due, date);
            });
        }
        PromiseOf::Noted(id) => {
            if let Some(mut draft) = desk.draft(*id) {
                note_done(draft.heard.promises.iter_mut(), &row.due, date);
                desk.keep(draft);
            }
        }
    }
    let row = row.clone();
    let undo = Act::new("Undo", move || set_done(desk, &row, !done));
    desk.offer(if done { "Noted as done." } else { "Noted as not done." }, vec![undo]);
    // The row has been drawn anew, its button with it.
    focus_soon("notice".to_owned(), None);
}

/// Notes the day on the promise that is meant, the first with its words.
fn note_done<'a>(mut all: impl Iterator<Item = &'a mut Promise>, due: &Due, date: Option<Date>) {
    let found = all.find(|promise| promise.what == due.promise.what);
    found.into_iter().for_each(|promise| promise.done = date);
}
