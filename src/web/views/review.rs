//! Looking at a page that was read, before it is kept: its text on one side, the record on the other.

mod doubts;
mod names;
mod record;
mod rows;
mod tools;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::id::RecordId;
use crate::review::Edit;
use crate::text::plural;
use crate::web::browser::{focus_soon, now};
use crate::web::client;
use crate::web::desk::{Act, Desk};
use crate::web::route::Route;
use crate::worker::{QueueAct, Reply, Request, ReviewShown};

/// The page under review. Copied freely; the pieces of the page take it from the context.
#[derive(Clone, Copy)]
struct Reviewing {
    desk: Desk,
    id: RecordId,
    /// The page as it is now.
    shown: RwSignal<ReviewShown>,
    /// The row that is chosen.
    chosen: RwSignal<Option<usize>>,
}

impl Reviewing {
    fn here() -> Self {
        expect_context()
    }

    fn key(self) -> String {
        self.id.to_string()
    }

    /// Asks the worker to do something to the page, and shows what it is then.
    fn act(self, act: QueueAct) {
        spawn_local(async move {
            match client::ask(&Request::Queue { act, at: now() }).await {
                Reply::Review { review, said } => {
                    let count = review.rows.len();
                    let (was_in_rows, was_in_doubts) = (rows::has_focus(), doubts::has_focus());
                    let _ = self.shown.try_set(*review);
                    let _ = self.chosen.try_update(|chosen| *chosen = chosen.filter(|row| *row < count));
                    // A row that has changed is drawn anew, and the focus must not be lost with the old one.
                    let chosen = self.chosen.try_get_untracked().flatten().filter(|_| was_in_rows);
                    chosen.into_iter().for_each(|row| focus_soon(rows::row_id(row), None));
                    if was_in_doubts {
                        let next = self.shown.try_with_untracked(|shown| shown.doubts.first().map(|doubt| doubt.doubt));
                        let id = next.flatten().map_or_else(|| "review-status".to_owned(), doubts::first_answer_id);
                        focus_soon(id, None);
                    }
                    said.into_iter().for_each(|sentence| self.desk.say(sentence));
                }
                Reply::Refused(sentence) => self.desk.say(sentence),
                _ => {}
            }
        });
    }

    fn edit(self, edit: Edit) {
        self.act(QueueAct::Edit { key: self.key(), edit });
    }

    fn undo(self) {
        self.act(QueueAct::Undo { key: self.key() });
    }

    fn redo(self) {
        self.act(QueueAct::Redo { key: self.key() });
    }

    /// Chooses a row, brings it into sight on both sides, and puts the focus on it where that is wanted.
    fn choose(self, row: usize, with_focus: bool) {
        self.chosen.set(Some(row));
        for name in [rows::row_id(row), record::text_id(row)] {
            crate::web::browser::bring_into_sight(&name);
        }
        if with_focus {
            focus_soon(rows::row_id(row), None);
        }
    }
}

/// Opens the page with this id, or says that it no longer waits.
#[component]
pub(in crate::web) fn ReviewPage(id: RecordId) -> impl IntoView {
    let desk = Desk::here();
    let found = RwSignal::new(None::<Result<ReviewShown, String>>);
    spawn_local(async move {
        let request = Request::Queue { act: QueueAct::Open { key: id.to_string() }, at: now() };
        let opened = match client::ask(&request).await {
            Reply::Review { review, .. } => Ok(*review),
            Reply::Refused(sentence) => Err(sentence),
            _ => Err("This page could not be opened. Reload and try again.".to_owned()),
        };
        let _ = found.try_set(Some(opened));
        focus_soon("main".to_owned(), None);
    });
    view! {
        <main class="page review" id="main" tabindex="-1">
            <p><a href=Route::Library.address()>"Back to the library"</a></p>
            {move || match found.get() {
                None => view! { <p role="status">"Opening…"</p> }.into_any(),
                Some(Err(sentence)) => view! { <h1>"This page is not waiting"</h1><p>{sentence}</p> }.into_any(),
                Some(Ok(review)) => {
                    let shown = RwSignal::new(review);
                    view! { <Sheet reviewing=Reviewing { desk, id, shown, chosen: RwSignal::new(None) } /> }.into_any()
                }
            }}
        </main>
    }
}

#[component]
fn Sheet(reviewing: Reviewing) -> impl IntoView {
    provide_context(reviewing);
    let shown = reviewing.shown;
    let summary = Memo::new(move |_| {
        shown.with(|shown| {
            let found = format!("{} found", plural(shown.questions.len(), "question"));
            match shown.doubts.len() {
                _ if shown.questions.is_empty() => {
                    "No question was found on this page. Choose a paragraph and say that a question starts there, or do not keep the page."
                        .to_owned()
                }
                0 => format!("{found}. Nothing in it is left to confirm."),
                doubts => format!("{found}. {} to confirm.", plural(doubts, "point")),
            }
        })
    });
    let keys = move |event: KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => reviewing.undo(),
            ("z", true) | ("y", false) => reviewing.redo(),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <h1>"Is this what the page says?"</h1>
        <p class="lede">{shown.with_untracked(|shown| shown.name.clone())}</p>
        <p role="status" id="review-status" tabindex="-1">{move || summary.get()}</p>
        {shown.with_untracked(|shown| shown.record.source.missing.clone()).map(|sentence| view! { <p class="banner warn">{sentence}</p> })}
        <div class="working" on:keydown=keys>
            <doubts::Doubts />
            <Differences />
            <div class="two-sides">
                <rows::PageText />
                <record::RecordSide />
            </div>
            <Ways />
        </div>
    }
}

/// What differs from the version that the library holds.
#[component]
fn Differences() -> impl IntoView {
    use crate::worker::{Change, DifferenceShown};
    let reviewing = Reviewing::here();
    let found = Memo::new(move |_| reviewing.shown.with(|shown| shown.differences.clone()));
    let line = |difference: DifferenceShown| match difference {
        DifferenceShown::Added(text) => {
            view! { <li><span class="pill ok">"New"</span> " " <ins>{text}</ins></li> }.into_any()
        }
        DifferenceShown::Removed(text) => {
            view! { <li><span class="pill stop">"Gone"</span> " " <del>{text}</del></li> }.into_any()
        }
        DifferenceShown::Changed(pieces) => {
            let pieces = pieces.into_iter().map(|(change, text)| match change {
                Change::Same => text.into_any(),
                Change::Added => view! { <ins>{text}</ins> }.into_any(),
                Change::Removed => view! { <del>{text}</del> }.into_any(),
            });
            view! { <li><span class="pill warn">"Changed"</span> " " {pieces.collect_view()}</li> }.into_any()
        }
    };
    view! {
        {move || found.get().map(|found| {
            let count = plural(found.len(), "difference");
            view! {
                <section class="banner warn" aria-labelledby="differences">
                    <h2 id="differences">"Changed since it was kept"</h2>
                    <p>{format!("The library holds an earlier version of this page: {count}. If you keep this one, both are kept. Questions that quote the earlier one keep its words and say that the source has changed.")}</p>
                    <ul>{found.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })}
    }
}

/// The ways on: keep it, or not; undo and redo.
#[component]
fn Ways() -> impl IntoView {
    let reviewing = Reviewing::here();
    let Reviewing { desk, shown, .. } = reviewing;
    let keep_now = move || {
        let said = shown.try_with_untracked(|shown| shown.questions.is_empty()).unwrap_or_default();
        let said = if said { "Kept in your library, without a question." } else { KEPT };
        leave(desk, QueueAct::Accept { key: reviewing.key() }, said, Vec::new());
    };
    let keep = move |_| match shown.with_untracked(still_open) {
        Some(sentence) => {
            desk.offer(sentence, vec![Act::new("Keep it all the same", keep_now)]);
            focus_soon("notice".to_owned(), None);
        }
        None => keep_now(),
    };
    let discard = move |_| {
        let undo = Act::new("Undo", move || {
            leave(desk, QueueAct::Undiscard, "Put back among the pages that wait.", Vec::new());
        });
        leave(desk, QueueAct::Discard { key: reviewing.key() }, "The page is not kept.", vec![undo]);
    };
    view! {
        <div class="foot">
            <button type="button" class="primary" on:click=keep>"Keep in the library"</button>
            <button type="button" on:click=discard>"Do not keep it"</button>
            <span class="grow-space"></span>
            <button type="button" disabled=move || shown.with(|shown| !shown.can_undo) on:click=move |_| reviewing.undo()>"Undo"</button>
            <button type="button" disabled=move || shown.with(|shown| !shown.can_redo) on:click=move |_| reviewing.redo()>"Redo"</button>
        </div>
    }
}

const KEPT: &str = "Kept in your library. Its answers can be quoted now.";

/// What is still to be confirmed or said before the page is kept, in one sentence.
fn still_open(shown: &ReviewShown) -> Option<String> {
    let mut open = Vec::new();
    if shown.questions.is_empty() {
        open.push("No question was found on this page.".to_owned());
    }
    match shown.doubts.len() {
        0 => {}
        1 => open.push("1 point is not confirmed.".to_owned()),
        doubts => open.push(format!("{doubts} points are not confirmed.")),
    }
    let missing = match (&shown.about.body, shown.about.date) {
        (None, None) => Some("the body or the date of the meeting"),
        (None, Some(_)) => Some("the body"),
        (Some(_), None) => Some("the date of the meeting"),
        _ => None,
    };
    open.extend(missing.map(|what| format!("Without {what}, quotations will not say where they come from.")));
    (!open.is_empty()).then(|| open.join(" "))
}

/// Does something that ends the review, and goes to the library.
fn leave(desk: Desk, act: QueueAct, said: &'static str, acts: Vec<Act>) {
    spawn_local(async move {
        match client::ask(&Request::Queue { act, at: now() }).await {
            Reply::Shelf(_) => {
                desk.offer_lasting(said, acts);
                Route::Library.go();
            }
            Reply::Refused(sentence) => desk.say(sentence),
            _ => {}
        }
    });
}
