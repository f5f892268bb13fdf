//! A body's file that was opened: what it would change, before anything is changed.

use leptos::prelude::*;

use super::ask;
use crate::web::browser::focus_soon;
use crate::web::desk::{Act, Desk};
use crate::web::route::Route;
use crate::worker::{BodyAct, BodyReply, Incoming};

const HEADING: &str = "incoming-heading";

/// The file that waits, if one does.
#[component]
pub(super) fn FromFile() -> impl IntoView {
    let desk = Desk::here();
    view! { {move || desk.incoming.get().map(|incoming| view! { <Waiting incoming=incoming /> })} }
}

#[component]
fn Waiting(incoming: Incoming) -> impl IntoView {
    let desk = Desk::here();
    focus_soon(HEADING.to_owned(), None);
    let leave = move |_| {
        desk.incoming.set(None);
        desk.say("Left as it was. Nothing was changed.");
        focus_soon("main".to_owned(), None);
    };
    let Incoming { id, title, is_known, changes, warnings, text } = incoming;
    let (said, act) = match (is_known, changes.is_empty()) {
        (true, true) => ("These rules are here already, exactly as in the file. There is nothing to change.", None),
        (true, false) => (
            "You have this body already. Nothing is changed yet: this is what the file would change.",
            Some("Take the changes over"),
        ),
        (false, _) => (
            "This body is not on this device yet. Nothing is changed yet: this is what the file states.",
            Some("Add this body"),
        ),
    };
    let take = move |_| take_over(desk, id.clone(), text.clone(), is_known);
    view! {
        <section class="incoming" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">"From a file: " {title}</h2>
            <p>{said}</p>
            {warnings.into_iter().map(|warning| view! { <p class="banner">{warning}</p> }).collect_view()}
            <ul>{changes.into_iter().map(|change| view! { <li>{change}</li> }).collect_view()}</ul>
            <p class="row">
                {act.map(|words| view! { <button type="button" class="primary" on:click=take>{words}</button> })}
                <button type="button" on:click=leave>{if act.is_some() { "Leave it" } else { "Close" }}</button>
            </p>
        </section>
    }
}

/// Takes the body over, and offers to take that back.
fn take_over(desk: Desk, id: String, text: String, is_known: bool) {
    if !is_known {
        return keep(desk, text, move |desk| vec![undo_by_deleting(desk, id.clone())]);
    }
    ask(desk, BodyAct::Open { id }, None, move |desk, before| {
        let BodyReply::Form(before) = before else { return };
        keep(desk, text, move |desk| vec![Act::new("Undo", move || super::put(desk, before.text.clone()))]);
    });
}

fn undo_by_deleting(desk: Desk, id: String) -> Act {
    Act::new("Undo", move || {
        ask(desk, BodyAct::Delete { id: id.clone() }, None, |desk, reply| {
            if let BodyReply::Deleted(_, list) = reply {
                desk.bodies.set(list);
                desk.say("Taken off this device again.");
            }
        });
    })
}

fn keep(desk: Desk, text: String, undo: impl FnOnce(Desk) -> Vec<Act> + 'static) {
    ask(desk, BodyAct::Put { text }, None, move |desk, reply| {
        let BodyReply::Form(form) = reply else { return };
        desk.incoming.set(None);
        desk.refresh_bodies();
        let id = form.id.clone();
        let show = Act::new("Look at the rules", move || Route::Body(id.clone()).go());
        let acts = std::iter::once(show).chain(undo(desk)).collect();
        desk.offer_lasting(format!("Kept on this device: {}.", form.title), acts);
        focus_soon("main".to_owned(), None);
    });
}
