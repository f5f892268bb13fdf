//! A document that somebody edited after it was exported: what was changed, and which words the question gets.
//!
//! Nothing is opened before the choice is made, and a question that is on this device already is never written over.

use leptos::prelude::*;

use crate::id::QuestionId;
use crate::import::take;
use crate::question::Draft;
use crate::text::plural;
use crate::web::browser::{fresh_block, fresh_question, now};
use crate::web::components::dialog::Dialog;
use crate::web::components::quotation::difference;
use crate::web::desk::{Act, Desk};
use crate::web::route::Route;
use crate::worker::EditedShown;

/// A file whose words are not those of its data.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EditedFile {
    /// What it is called.
    pub(super) name: String,
    /// Its questions as they were exported.
    pub(super) drafts: Vec<Draft>,
    /// What else to know of it.
    pub(super) warnings: Vec<String>,
    /// Where its words differ, in the order of its paper.
    pub(super) places: Vec<EditedShown>,
}

/// The files that wait for a choice, the first of them over the page.
#[component]
pub(super) fn EditedFiles(waiting: RwSignal<Vec<EditedFile>>) -> impl IntoView {
    let desk = Desk::here();
    let open = RwSignal::new(false);
    let first = Memo::new(move |_| waiting.with(|waiting| waiting.first().cloned()));
    Effect::new(move |_| open.set(first.with(Option::is_some)));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        // Whoever closes the sheet wants none of what waits.
        if was_open == Some(true) && !is_open && !waiting.with_untracked(Vec::is_empty) {
            waiting.set(Vec::new());
            desk.say("Not opened. Nothing was changed.");
        }
        is_open
    });
    view! {
        <Dialog open=open id="edited-heading" title="This document was changed after it was exported">
            {move || first.get().map(|file| view! { <Choice file=file waiting=waiting /> })}
        </Dialog>
    }
}

#[component]
fn Choice(file: EditedFile, waiting: RwSignal<Vec<EditedFile>>) -> impl IntoView {
    let desk = Desk::here();
    let takes = RwSignal::new(vec![false; file.places.len()]);
    let can_take: Vec<bool> = file.places.iter().map(|place| place.can_take).collect();
    let most = can_take.iter().filter(|can_take| **can_take).count();
    let is_here = file.drafts.iter().any(|draft| desk.draft(draft.question.id).is_some());
    let here = is_here.then_some(
        "A question of this document is on this device already. It stays as it is: what you open here comes beside it, as a new question.",
    );
    let all = move |document: bool| {
        takes.set(can_take.iter().map(|can_take| *can_take && document).collect());
    };
    let keep_all = all.clone();
    let taken = move || takes.with(|takes| takes.iter().filter(|taken| **taken).count());
    let (places, others): (Vec<_>, Vec<_>) =
        file.places.iter().cloned().enumerate().partition(|(_, place)| place.can_take);
    let draw = move |places: Vec<(usize, EditedShown)>| {
        places.into_iter().map(|(index, place)| view! { <Place index=index place=place takes=takes /> }).collect_view()
    };
    let places = draw(places);
    // What cannot be taken comes last, and out of the way of what can.
    let others = (!others.is_empty()).then(|| {
        let number = format!("Other lines that differ ({})", others.len());
        view! { <details class="fold" open=most == 0><summary>{number}</summary>{draw(others)}</details> }
    });
    let warnings =
        file.warnings.iter().cloned().map(|warning| view! { <p class="banner">{warning}</p> }).collect_view();
    let words = if is_here { "Open as a new question" } else { "Open" };
    let introduction = format!(
        "“{}” still holds the question as it was exported, and shows other words now. Choose for each place which of the two to open.",
        file.name
    );
    let finish = move |_| {
        let taken = takes.get_untracked();
        waiting.update(|waiting| drop(waiting.drain(..1.min(waiting.len()))));
        open(desk, &file, &taken);
    };
    view! {
        <p>{introduction}</p>
        {here.map(|sentence| view! { <p class="banner">{sentence}</p> })}
        {warnings}
        <Show when=move || most != 0>
            <p class="row">
                <button type="button" on:click={let all = all.clone(); move |_| all(true)}>"Take all of the document"</button>
                <button type="button" on:click={let all = keep_all.clone(); move |_| all(false)}>"Keep all as exported"</button>
            </p>
        </Show>
        <div class="edited">{places} {others}</div>
        <p role="status">{move || format!("{} of {} taken from the document.", taken(), plural(most, "change"))}</p>
        <p class="row"><button type="button" class="primary" on:click=finish>{words}</button></p>
    }
}

/// One place with its two sides.
#[component]
fn Place(index: usize, place: EditedShown, takes: RwSignal<Vec<bool>>) -> impl IntoView {
    let EditedShown { difference: sides, name, sentence, pieces, can_take } = place;
    let (keep, take) = match (&sides.data, &sides.text) {
        (Some(_), Some(_)) => ("Keep the words as exported", "Take the words of the document"),
        (Some(_), None) => ("Keep it, as exported", "Leave it out, as in the document"),
        (None, _) => ("Leave it out, as exported", "Take it, as in the document"),
    };
    let label = format!("{name}: the words as exported beside those of the document");
    let group = format!("edited-{index}");
    let choice = move |words: &'static str, document: bool| {
        let is_it = move || takes.with(|takes| takes.get(index) == Some(&document));
        let choose =
            move |_| takes.update(|takes| takes.iter_mut().skip(index).take(1).for_each(|one| *one = document));
        view! {
            <label class="tick">
                <input type="radio" name=group.clone() prop:checked=is_it on:change=choose />
                {words}
            </label>
        }
    };
    let choices = can_take.then(|| {
        view! {
            <p class="row">
                {choice(keep, false)} {choice(take, true)}
            </p>
        }
    });
    view! {
        <fieldset>
            <legend>{name}</legend>
            {sentence.map(|sentence| view! { <p>{sentence}</p> })}
            <div class="difference" role="group" aria-label=label>{difference(pieces)}</div>
            {choices}
        </fieldset>
    }
}

/// Opens the questions of a file with the document's words where they were chosen, and says what was done.
fn open(desk: Desk, file: &EditedFile, takes: &[bool]) {
    let chosen: Vec<_> =
        file.places.iter().zip(takes).filter(|(_, taken)| **taken).map(|(place, _)| place.difference.clone()).collect();
    let drafts = file.drafts.iter().enumerate().map(|(index, draft)| {
        let mut draft = take(draft, index, &chosen, fresh_block);
        if chosen.iter().any(|difference| difference.draft == index) {
            draft.edited_at = now();
        }
        draft
    });
    let opened: Vec<Draft> = drafts.filter_map(|draft| kept_beside(desk, draft)).collect();
    tell(desk, &opened, chosen.len());
}

/// Keeps a draft, as a new question where one with its id is here; `None` where any says the very same.
fn kept_beside(desk: Desk, draft: Draft) -> Option<Draft> {
    let is_here_already =
        || desk.drafts.with_untracked(|drafts| drafts.iter().any(|here| here.says_the_same_as(&draft)));
    let draft = match desk.draft(draft.question.id) {
        None => draft,
        Some(_) if is_here_already() => return None,
        Some(_) => draft.duplicate(fresh_question(), fresh_block, now()),
    };
    desk.keep(draft.clone());
    Some(draft)
}

fn tell(desk: Desk, opened: &[Draft], changes: usize) {
    let Some(first) = opened.first() else {
        return desk.say("The question is here already, exactly as you chose it. Nothing was changed.");
    };
    let what = match opened {
        [only] => format!("“{}”", only.title()),
        several => plural(several.len(), "question"),
    };
    let how = match changes {
        0 => "as exported".to_owned(),
        changes => format!("with {} from the document", plural(changes, "change")),
    };
    let (first, ids) = (first.question.id, opened.iter().map(|draft| draft.question.id).collect::<Vec<QuestionId>>());
    let show = Act::new("Show it", move || Route::Compose(first).go());
    let undo = Act::new("Undo", move || ids.iter().for_each(|id| desk.delete(*id)));
    desk.offer(format!("Opened {what} {how}."), vec![show, undo]);
}
