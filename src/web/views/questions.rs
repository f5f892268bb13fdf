//! The list of drafts: what there is, how far it has come, and what to do first.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::calendar::{long_date, near_date, when};
use crate::id::QuestionId;
use crate::question::{Draft, State};
use crate::rules::Timing;
use crate::text::plural;
use crate::web::browser::{download, fresh_block, fresh_question, local, now, today};
use crate::web::components::open::OpenFile;
use crate::web::desk::Desk;
use crate::web::example;
use crate::web::route::Route;
use crate::web::views::compose::length_in_words;
use crate::web::views::promises::PromisesLink;
use crate::web::{client, clock};
use crate::worker::{DeadlineShown, Due, Nearness, Reply, Request};

/// The first page.
#[component]
pub(in crate::web) fn Questions() -> impl IntoView {
    let desk = Desk::here();
    let begin = move |_| Route::Compose(desk.begin()).go();
    let empty = Memo::new(move |_| desk.drafts.with(Vec::is_empty));
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>"My questions"</h1>
            <p class="lede">"Kept on this device only. Nothing is sent anywhere until you export a file and send it yourself."</p>
            <div class="toolbar">
                <button type="button" class="primary" on:click=begin>"New question"</button>
                <OpenFile />
                <PromisesLink />
            </div>
            <Aside />
            <Show when=move || !empty.get() fallback=|| view! { <Empty /> }>
                <List />
            </Show>
        </main>
    }
}

/// What to do first.
#[component]
fn Empty() -> impl IntoView {
    let desk = Desk::here();
    let try_example = move |_| {
        let draft = example::draft(now());
        let id = draft.question.id;
        desk.keep(draft);
        Route::Compose(id).go();
    };
    view! {
        <div class="empty">
            <h2>"No questions yet"</h2>
            <p>"Choose “New question” and write what you want to ask. Everything you type is kept as you go. When it is finished, “Check and export” makes one file, and you send that file to the clerk."</p>
            <p>"To see how it works first, try the example. It is marked as an example and can be deleted."</p>
            <button type="button" on:click=try_example>"Try an example question"</button>
        </div>
    }
}

#[component]
fn List() -> impl IntoView {
    let desk = Desk::here();
    provide_context(follow_deadlines(desk));
    view! {
        <div class="scroll">
            <table class="list">
                <caption class="visually-hidden">"My questions, the last edited first"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Question"</th>
                        <th scope="col">"For"</th>
                        <th scope="col">"Deadline"</th>
                        <th scope="col">"Length"</th>
                        <th scope="col">"State"</th>
                        <th scope="col">"Actions"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || desk.drafts.get() key=|draft| (draft.question.id, draft.edited_at, draft.state) let:draft>
                        <Row draft=draft />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(draft: Draft) -> impl IntoView {
    let desk = Desk::here();
    let id = draft.question.id;
    let title = draft.title();
    let details = &draft.question.details;
    let citations = draft.question.blocks.iter().filter(|block| block.is_cited()).count();
    let cited = if citations == 0 { String::new() } else { format!(". {}", plural(citations, "citation")) };
    let edited = format!("Edited {}{cited}", when(local(draft.edited_at), today()));
    let body = if details.body.is_empty() { "No body yet".to_owned() } else { details.body.clone() };
    let meeting =
        details.meeting_date.map_or_else(|| "No meeting date yet".to_owned(), |date| near_date(date, today()));
    let to = if details.asked_of.is_empty() { String::new() } else { format!(", to {}", details.asked_of) };
    let length = length_in_words((draft.question.words(), draft.question.parts()));
    let [read_name, duplicate_name, delete_name] =
        ["Read out", "Duplicate", "Delete"].map(|act| format!("{act} {title}"));
    view! {
        <tr>
            <th scope="row">
                <a class="title" href=Route::Compose(id).address()>{title}</a>
                {draft.example.then(|| view! { " " <span class="pill">"Example"</span> })}
                <small>{edited}</small>
            </th>
            <td data-label="For">{body}<small>{meeting}{to}</small></td>
            <td data-label="Deadline"><DeadlineOf draft=draft.clone() /></td>
            <td data-label="Length">{length}</td>
            <td data-label="State"><StateOf draft=draft /></td>
            <td class="acts">
                <a class="button" aria-label=read_name href=Route::Meeting(id).address()>"Read out"</a>
                <button type="button" aria-label=duplicate_name on:click=move |_| duplicate(desk, id)>"Duplicate"</button>
                <button type="button" aria-label=delete_name on:click=move |_| delete(desk, id)>"Delete"</button>
            </td>
        </tr>
    }
}

/// The deadline to keep to and what is left. Until the worker has answered it is the one that was noted.
#[component]
fn DeadlineOf(draft: Draft) -> impl IntoView {
    let deadlines = expect_context::<Deadlines>().0;
    let id = draft.question.id;
    let open = matches!(draft.state, State::Draft | State::Ready);
    let known = Memo::new(move |_| deadlines.with(|all| all.get(&id).cloned()));
    view! {
        {move || match (known.get(), draft.deadline) {
            (Some(deadline), _) if deadline.is_known => {
                let class = if deadline.nearness == Nearness::Far { "" } else { "near" };
                let left = deadline.left.filter(|_| open).map(|left| view! { <small class=class>{left}</small> });
                let doubts = deadline.doubts.into_iter().map(|doubt| view! { <small>{doubt}</small> }).collect_view();
                view! { {deadline.when} {left} {doubts} }.into_any()
            }
            (None, Some(noted)) => view! { {long_date(noted)} }.into_any(),
            // Why there is none: not stated, or none needed.
            (Some(deadline), _) => view! { <span class="soft">{deadline.when}</span> }.into_any(),
            (None, None) => ().into_any(),
        }}
    }
}

/// What the worker says of every draft's deadline.
#[derive(Clone, Copy)]
struct Deadlines(RwSignal<HashMap<QuestionId, DeadlineShown>>);

/// Asks for the deadlines now, and again whenever drafts, bodies or the time have changed.
fn follow_deadlines(desk: Desk) -> Deadlines {
    let deadlines = Deadlines(RwSignal::default());
    Effect::new(move |_| {
        desk.moment.track();
        desk.bodies.track();
        let of: Vec<Due> = desk.drafts.with(|drafts| drafts.iter().map(due_of).collect());
        spawn_local(async move {
            let Reply::Deadlines(rows) = client::ask(&Request::Deadlines { of, now: now() }).await else { return };
            let next = rows.iter().filter_map(|(_, deadline)| deadline.next).min();
            next.into_iter().for_each(|next| clock::wake_at(desk, next));
            let _ = deadlines.0.try_set(rows.into_iter().collect());
        });
    });
    deadlines
}

fn due_of(draft: &Draft) -> Due {
    let Timing { meeting, begins, noted, is_supplementary } = Timing::of(draft);
    let (noted, noted_time) = (noted.map(|noted| noted.date), noted.and_then(|noted| noted.time));
    let (id, rules) = (draft.question.id, draft.advice.rules.clone());
    Due { draft: id, rules, meeting, begins, noted, noted_time, is_supplementary }
}

/// The state in words, with what came after it.
#[component]
fn StateOf(draft: Draft) -> impl IntoView {
    let tone = match draft.state {
        State::Draft | State::Withdrawn => "pill",
        State::Ready | State::Exported | State::Answered => "pill ok",
    };
    let exported = draft.exported_at.map(|at| {
        let changed = if draft.changed_since_export() { ", changed since" } else { "" };
        format!("Exported {}{changed}", when(local(at), today()))
    });
    view! { <span class=tone>{draft.state.words()}</span> {exported.map(|words| view! { <small>{words}</small> })} }
}

fn duplicate(desk: Desk, id: QuestionId) {
    let Some(draft) = desk.draft(id) else { return };
    let copy = draft.duplicate(fresh_question(), fresh_block, now());
    desk.say(format!("Duplicated “{}”.", copy.title()));
    desk.keep(copy);
}

fn delete(desk: Desk, id: QuestionId) {
    desk.delete(id);
    crate::web::browser::focus_soon("notice".to_owned(), None);
}

/// What is kept on the device but could not be opened.
#[component]
fn Aside() -> impl IntoView {
    let desk = Desk::here();
    let rows = move || {
        desk.aside.get().into_iter().map(move |aside| {
            let sentence = aside.sentence();
            let save = move |_| {
                if download("saved-question.json", "application/json", &aside.text).is_err() {
                    desk.say("The copy could not be made. Try again in another browser.");
                }
            };
            view! {
                <div class="banner warn">
                    <p>{sentence}</p>
                    <button type="button" on:click=save>"Save a copy of it"</button>
                </div>
            }
        })
    };
    view! { {move || rows().collect_view()} }
}
