//! One body: each rule with its explanation, its inputs, and the sentence that it makes.
//!
//! The worker knows the rules; this page knows only inputs. What is typed goes to the worker, which keeps it and
//! answers with the whole form as it is then. One request is under way at a time, so that none overtakes another.

mod input;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bodies::{ask, begin, delete, hand_out};
use crate::body::form::{Input, Piece, Rows, Section, Typed};
use crate::storage::SaveState;
use crate::web::browser::{clock, focus_soon, now};
use crate::web::client;
use crate::web::desk::Desk;
use crate::web::route::Route;
use crate::worker::{BodyAct, BodyReply, FormShown, Reply, Request};
use input::Field;

/// How long nothing is typed before it is kept.
const SOON: Duration = Duration::from_millis(200);

/// How many steps can be undone.
const STEPS: usize = 200;

/// The body that is being filled in. Copied freely by the pieces of the page.
#[derive(Clone, Copy)]
struct Filling {
    desk: Desk,
    id: StoredValue<String>,
    /// The form as it was last kept.
    shown: RwSignal<Option<FormShown>>,
    /// Why there is none.
    trouble: RwSignal<Option<String>>,
    /// What was typed since.
    typed: StoredValue<Typed>,
    /// Whether a request is under way.
    busy: StoredValue<bool>,
    turn: StoredValue<u32>,
    /// The body as text before each change, the last last.
    past: RwSignal<Vec<String>>,
}

/// The page.
#[component]
pub(in crate::web) fn BodyPage(id: String) -> impl IntoView {
    let desk = Desk::here();
    let filling = Filling {
        desk,
        id: StoredValue::new(id.clone()),
        shown: RwSignal::default(),
        trouble: RwSignal::default(),
        typed: StoredValue::default(),
        busy: StoredValue::new(true),
        turn: StoredValue::new(0),
        past: RwSignal::default(),
    };
    provide_context(filling);
    filling.request(BodyAct::Open { id }, false);
    on_cleanup(move || {
        filling.send_last();
        desk.refresh_bodies();
    });
    let ready = Memo::new(move |_| filling.shown.with(Option::is_some));
    view! {
        <main class="page" id="main" tabindex="-1">
            <p><a href=Route::Bodies.address()>"Back to Bodies and rules"</a></p>
            <Show
                when=move || ready.get()
                fallback=move || view! { <h1>"Rules of a body"</h1> <p role="status">{move || filling.trouble.get().unwrap_or_else(|| "Opening…".to_owned())}</p> }
            >
                <Filled />
            </Show>
        </main>
    }
}

impl Filling {
    fn here() -> Self {
        expect_context()
    }

    /// Takes what was typed into an input, and keeps it soon.
    fn take(self, key: &str, text: String) {
        self.typed.update_value(|typed| drop(typed.insert(key.to_owned(), text)));
        self.desk.save.set(SaveState::Saving);
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        set_timeout(
            move || {
                if self.turn.try_get_value() == Some(turn) {
                    self.send();
                }
            },
            SOON,
        );
    }

    /// Takes a change that stands alone, and keeps it at once.
    fn take_now(self, key: &str) {
        self.take_now_with(key, String::new());
    }

    fn take_now_with(self, key: &str, text: String) {
        self.typed.update_value(|typed| drop(typed.insert(key.to_owned(), text)));
        self.send();
    }

    fn send(self) {
        if self.busy.get_value() || self.typed.with_value(Typed::is_empty) {
            return;
        }
        let typed = self.typed.try_update_value(std::mem::take).unwrap_or_default();
        self.request(BodyAct::Fill { id: self.id.get_value(), typed }, true);
    }

    /// The page goes; what was typed is kept all the same.
    fn send_last(self) {
        let typed = self.typed.try_update_value(std::mem::take).unwrap_or_default();
        if !typed.is_empty() {
            let act = BodyAct::Fill { id: self.id.get_value(), typed };
            spawn_local(async move { drop(client::ask(&Request::Bodies { act, at: now() }).await) });
        }
    }

    /// Asks for the form; a change of it can be undone.
    fn request(self, act: BodyAct, is_change: bool) {
        self.busy.set_value(true);
        spawn_local(async move {
            let reply = client::ask(&Request::Bodies { act, at: now() }).await;
            if self.shown.is_disposed() {
                return;
            }
            self.busy.set_value(false);
            match reply {
                Reply::Bodies(BodyReply::Form(form)) => self.show(*form, is_change),
                Reply::Refused(sentence) => {
                    self.trouble.set(Some(sentence.clone()));
                    self.desk.say(sentence);
                }
                _ => {}
            }
            self.send();
        });
    }

    fn show(self, form: FormShown, is_change: bool) {
        let before = self.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.text.clone()));
        if let Some(before) = before.filter(|before| is_change && *before != form.text) {
            self.past.update(|past| {
                past.push(before);
                let many = past.len().saturating_sub(STEPS);
                past.drain(..many);
            });
        }
        if is_change {
            self.desk.save.set(SaveState::Saved(clock()));
        }
        self.shown.set(Some(form));
    }

    fn undo(self) {
        if let Some(text) = self.past.try_update(Vec::pop).flatten() {
            self.request(BodyAct::Put { text }, false);
            self.desk.speak("Undone.");
        }
    }
}

#[component]
fn Filled() -> impl IntoView {
    let filling = Filling::here();
    let of = move |what: fn(&FormShown) -> String| {
        Memo::new(move |_| filling.shown.with(|shown| shown.as_ref().map(what).unwrap_or_default()))
    };
    let (title, standing) = (of(|shown| shown.title.clone()), of(|shown| shown.standing.clone()));
    let sections = Memo::new(move |_| {
        filling.shown.with(|shown| {
            let sections = shown.iter().flat_map(|shown| &shown.form.sections);
            sections
                .map(|section| {
                    (section.name.clone(), section.group.clone(), section.title.clone(), section.help.clone())
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <h1>{move || title.get()}</h1>
        <p class="lede">{move || standing.get()}</p>
        <Tools />
        <p class="help">"Nothing is required but the name. What you leave open is “not stated”, and nobody’s question is checked against it. Beside each rule stands the sentence that members will read."</p>
        <For each=move || sections.get() key=|section| section.0.clone() let:section>
            <Rule name=section.0 group=section.1 title=section.2 help=section.3 />
        </For>
    }
}

#[component]
fn Tools() -> impl IntoView {
    let filling = Filling::here();
    let desk = filling.desk;
    let id = move || filling.id.get_value();
    let none = Memo::new(move |_| filling.past.with(Vec::is_empty));
    let kept = Memo::new(move |_| {
        filling.shown.with(|shown| shown.as_ref().map(|shown| (shown.is_preset, shown.is_as_it_came)))
    });
    let copy = move |_| begin(desk, String::new(), Some(id()));
    let remove = move |_| {
        let title =
            filling.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.title.clone()).unwrap_or_default());
        delete(desk, id(), title);
        Route::Bodies.go();
    };
    let put_back = move |_| {
        ask(desk, BodyAct::Delete { id: id() }, None, move |_, reply| {
            if matches!(reply, BodyReply::Deleted(..)) && !filling.shown.is_disposed() {
                filling.request(BodyAct::Open { id: id() }, true);
            }
        });
    };
    view! {
        <div class="toolbar">
            <button type="button" class="primary" on:click=move |_| hand_out(desk, id())>"Save the file for members"</button>
            <button type="button" disabled=move || none.get() on:click=move |_| filling.undo()>"Undo"</button>
            <button type="button" on:click=copy>"Make a copy"</button>
            <Show when=move || kept.get() == Some((true, false))>
                <button type="button" on:click=put_back>"Put back as it came"</button>
            </Show>
            <Show when=move || kept.get().is_some_and(|(is_preset, _)| !is_preset)>
                <button type="button" on:click=remove>"Delete"</button>
            </Show>
        </div>
    }
}

/// The section of a rule as it is now.
fn section(filling: Filling, name: &str) -> Option<Section> {
    filling
        .shown
        .with(|shown| shown.iter().flat_map(|shown| &shown.form.sections).find(|section| section.name == name).cloned())
}

#[component]
fn Rule(name: String, group: Option<String>, title: String, help: String) -> impl IntoView {
    let filling = Filling::here();
    let now = Memo::new(move |_| section(filling, &name));
    let sentence = Memo::new(move |_| now.with(|now| now.as_ref().map(|now| now.sentence.clone()).unwrap_or_default()));
    let problem = Memo::new(move |_| now.with(|now| now.as_ref().and_then(|now| now.problem.clone())));
    let pieces = Memo::new(move |_| now.with(|now| now.as_ref().map(|now| now.pieces.clone()).unwrap_or_default()));
    view! {
        {group.map(|group| view! { <h2 class="group">{group}</h2> })}
        <fieldset class="rule">
            <legend>{title}</legend>
            <div class="filling">
                <p class="help">{help}</p>
                <For each=move || pieces.get() key=piece_key let:piece>
                    {match piece {
                        Piece::Input(input) => view! { <Field key=input.key pieces=pieces /> }.into_any(),
                        Piece::Rows(rows) => view! { <List key=rows.key pieces=pieces /> }.into_any(),
                    }}
                </For>
            </div>
            <div class="makes">
                <p>{move || sentence.get()}</p>
                {move || problem.get().map(|problem| view! { <p class="problem">{problem}</p> })}
            </div>
        </fieldset>
    }
}

fn piece_key(piece: &Piece) -> String {
    match piece {
        Piece::Input(input) => input.key.clone(),
        Piece::Rows(rows) => format!("{} rows", rows.key),
    }
}

fn rows_of(pieces: &[Piece], key: &str) -> Option<Rows> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Rows(rows) if rows.key == key => Some(rows.clone()),
        _ => None,
    })
}

/// Several of a kind, each in a box of its own.
#[component]
fn List(key: String, pieces: Memo<Vec<Piece>>) -> impl IntoView {
    let filling = Filling::here();
    let of = key.clone();
    let rows = Memo::new(move |_| pieces.with(|pieces| rows_of(pieces, &of)));
    let begins_with = rows.with_untracked(|rows| rows.as_ref().and_then(|rows| rows.begins_with.clone()));
    let one = rows.with_untracked(|rows| rows.as_ref().map(|rows| rows.one.clone()).unwrap_or_default());
    let each = Memo::new(move |_| {
        let keys = |row: &Vec<Input>| row.iter().map(|input| input.key.clone()).collect::<Vec<_>>();
        rows.with(|rows| rows.iter().flat_map(|rows| &rows.rows).map(keys).enumerate().collect::<Vec<_>>())
    });
    let first = StoredValue::new(None::<String>);
    let (add_name, label) = (format!("Add a {one}"), StoredValue::new(one));
    let plus = format!("{key}+");
    let add = move |_| {
        let begin = first.get_value().unwrap_or_default();
        if first.with_value(Option::is_none) && begins_with.is_some() {
            return filling.desk.say("Fill in the day of the meeting first.");
        }
        filling.take_now_with(&plus, begin);
    };
    let minus = StoredValue::new(key.clone());
    let begins = rows.with_untracked(|rows| rows.as_ref().and_then(|rows| rows.begins_with.clone()));
    view! {
        <For each=move || each.get() key=|row| row.clone() let:row>
            <div class="one-of" role="group" aria-label=format!("{} {}", label.get_value(), row.0 + 1)>
                {row.1.into_iter().map(|key| view! { <Field key=key pieces=pieces /> }).collect_view()}
                <button
                    type="button"
                    class="quiet"
                    aria-label=format!("Remove {} {}", label.get_value(), row.0 + 1)
                    on:click=move |_| {
                        filling.take_now(&format!("{}-{}", minus.get_value(), row.0));
                        focus_soon(format!("add-{}", minus.get_value()), None);
                    }
                >
                    "Remove"
                </button>
            </div>
        </For>
        <div class="row adds">
            {begins.map(|name| view! {
                <label class="line">
                    <span class="name">{name}</span>
                    <input type="date" on:input=move |event| first.set_value(Some(event_target_value(&event)).filter(|text| !text.is_empty())) />
                </label>
            })}
            <button type="button" id=format!("add-{key}") on:click=add>{add_name}</button>
        </div>
    }
}
