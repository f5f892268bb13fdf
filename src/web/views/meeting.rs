//! In the meeting: the question in large type with a clock beside it, and room to note what is answered.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::format::v1;
use crate::id::QuestionId;
use crate::question::{Block, Draft, Heard, Kind, Label, Level, State, labels};
use crate::thread::Node;
use crate::web::awake::keep_awake;
use crate::web::browser::{focus_soon, fresh_block, fresh_question, now};
use crate::web::components::newer::Newer;
use crate::web::components::thread::{Beneath, cited_by_drafts, threads, whole_thread};
use crate::web::desk::{Act, Desk};
use crate::web::noted::begin;
use crate::web::route::Route;
use crate::web::views::compose::Missing;
use crate::web::{client, saver};
use crate::worker::{Reply, Request, SpeechShown};

mod clock;
mod promised;
mod ruled;

use clock::Clock;
use promised::Promised;
use ruled::{Ruled, followed};

/// Opens the draft with this id to be read out, or says that it is not here.
#[component]
pub(in crate::web) fn Meeting(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    move || {
        desk.reopened.track();
        match desk.draft(id) {
            Some(draft) => view! { <Reading draft=draft /> }.into_any(),
            None => view! { <Missing /> }.into_any(),
        }
    }
}

#[component]
fn Reading(draft: Draft) -> impl IntoView {
    let desk = Desk::here();
    let id = draft.question.id;
    let speech = speech(&draft);
    let awake = keep_awake();
    let screen = move || match awake.get() {
        None => "",
        Some(true) => "The screen stays on while this page is open.",
        Some(false) => "This browser does not keep the screen on: it may go dark while you wait.",
    };
    let title = draft.title();
    let asked_of = Some(draft.question.details.asked_of.clone()).filter(|name| !name.trim().is_empty());
    let text = read_out(&draft);
    let thread = threads(Signal::stored(vec![Node::Draft(id)]), cited_by_drafts(desk));
    let thread = move || thread.with(|found| whole_thread(desk, found.first()?, Beneath::Page, "this"));
    let draft = RwSignal::new(draft);
    on_cleanup(move || saver::flush(desk));
    view! {
        <main class="page narrow meeting" id="main" tabindex="-1">
            <p><a href=Route::Compose(id).address()>"Back to writing"</a></p>
            <h1>{title}</h1>
            {asked_of.map(|name| view! { <p class="lede">"To " {name}</p> })}
            <article class="aloud" aria-label="The question as it will be read">{text}</article>
            <Clock speech=speech />
            <p class="help screen-on" role="status">{screen}</p>
            <Conflict draft=draft />
            <Newer id=id />
            <Notes draft=draft />
            {thread}
        </main>
    }
}

/// How long it takes to read out, as soon as the worker has said so.
fn speech(draft: &Draft) -> RwSignal<Option<SpeechShown>> {
    let speech = RwSignal::new(None);
    let request = Request::Speech { draft: Box::new(v1::Draft::from(draft)) };
    spawn_local(async move {
        if let Reply::Speech(shown) = client::ask(&request).await {
            let _ = speech.try_set(Some(shown));
        }
    });
    speech
}

/// The question's words as they are read, without where its quotations are from.
fn read_out(draft: &Draft) -> AnyView {
    let blocks = &draft.question.blocks;
    let said = blocks.iter().zip(labels(blocks)).filter(|(block, _)| !block.text.trim().is_empty());
    let said: Vec<AnyView> = said.map(|(block, label)| piece(block, label)).collect();
    if said.is_empty() {
        return view! { <p class="soft">"This question has no words yet."</p> }.into_any();
    }
    said.into_any()
}

fn piece(block: &Block, label: Option<Label>) -> AnyView {
    let text = block.text.clone();
    match (&block.kind, label) {
        (Kind::Quotation(_), _) => {
            let paragraphs = text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            view! { <blockquote>{paragraphs}</blockquote> }.into_any()
        }
        (_, Some(label)) => {
            let class = if label.level == Level::SubPart { "said-part deep" } else { "said-part" };
            view! { <p class=class><span class="label">{label.text} "."</span> <span>{text}</span></p> }.into_any()
        }
        (_, None) => view! { <p>{text}</p> }.into_any(),
    }
}

/// The id of the field for the answer.
const ANSWER: &str = "heard-answer";

/// What was answered, the supplementary, and what follows.
#[component]
fn Notes(draft: RwSignal<Draft>) -> impl IntoView {
    let desk = Desk::here();
    let note = move |set: &dyn Fn(&mut Heard)| {
        draft.update(|draft| set(&mut draft.heard));
        saver::soon(desk, draft);
    };
    let answer = Memo::new(move |_| draft.with(|draft| draft.heard.answer.clone()));
    let supplementary = Memo::new(move |_| draft.with(|draft| draft.heard.supplementary.clone()));
    let then = Memo::new(move |_| draft.with(|draft| draft.heard.supplementary_answer.clone()));
    let is_known = Memo::new(move |_| draft.with(|draft| draft.state == State::Answered));
    let shown = followed(draft);
    let follow = move |_| {
        if draft.with_untracked(|draft| draft.heard.answers().is_empty()) {
            desk.say("Note first what was answered. The follow-up quotes it.");
            focus_soon(ANSWER.to_owned(), None);
            return;
        }
        saver::flush(desk);
        let next = draft.with_untracked(|draft| draft.follow_up(fresh_question(), fresh_block, now()));
        begin(desk, next);
    };
    view! {
        <section class="heard" aria-labelledby="heard">
            <h2 id="heard">"The answer"</h2>
            <label class="line">
                <span class="name">"What was answered"</span>
                <textarea
                    id=ANSWER
                    rows="5"
                    prop:value=move || answer.get()
                    on:input=move |event| note(&|heard| heard.answer = event_target_value(&event))
                ></textarea>
            </label>
            <label class="line">
                <span class="name">"Supplementary question"</span>
                <textarea
                    rows="3"
                    prop:value=move || supplementary.get()
                    on:input=move |event| note(&|heard| heard.supplementary = event_target_value(&event))
                ></textarea>
            </label>
            <Ruled shown=shown />
            <label class="line">
                <span class="name">"Answer to the supplementary"</span>
                <textarea
                    rows="3"
                    prop:value=move || then.get()
                    on:input=move |event| note(&|heard| heard.supplementary_answer = event_target_value(&event))
                ></textarea>
            </label>
            <Promised draft=draft shown=shown />
            <p class="help">"Kept as you type, on this device alone. It is not sent to the clerk."</p>
            <p class="row">
                <button type="button" class="primary" on:click=follow>"Write the follow-up from this"</button>
                <Show
                    when=move || !is_known.get()
                    fallback=|| view! { <span class="pill ok">"Answered"</span> }
                >
                    <button type="button" on:click=move |_| set_known(desk, draft)>"Mark as answered"</button>
                </Show>
            </p>
        </section>
    }
}

/// Notes that the question has been answered.
fn set_known(desk: Desk, draft: RwSignal<Draft>) {
    let before = draft.with_untracked(|draft| draft.state);
    let id = draft.with_untracked(|draft| draft.question.id);
    set_state(desk, draft, State::Answered);
    let undo = Act::new("Undo", move || {
        // The page may have been left; then the draft is changed where it is kept.
        if draft.try_with_untracked(|_| ()).is_some() {
            set_state(desk, draft, before);
        } else {
            desk.draft(id).into_iter().for_each(|draft| desk.keep(Draft { state: before, ..draft }));
        }
    });
    desk.offer("The question stands as answered in My questions.", vec![undo]);
    focus_soon("notice".to_owned(), None);
}

fn set_state(desk: Desk, draft: RwSignal<Draft>, state: State) {
    draft.update(|draft| draft.state = state);
    saver::soon(desk, draft);
    saver::flush(desk);
}

/// Another tab saved this question too. Its words are the newer ones; the notes of both are kept.
#[component]
fn Conflict(draft: RwSignal<Draft>) -> impl IntoView {
    let desk = Desk::here();
    let id = draft.with_untracked(|draft| draft.question.id);
    let theirs = move || desk.conflict.get().filter(|theirs| theirs.question.id == id);
    let join = move |_| {
        let Some(theirs) = desk.conflict.get_untracked() else { return };
        desk.conflict.set(None);
        saver::accept_other(desk, id);
        let heard = draft.with_untracked(|mine| mine.heard.with(&theirs.heard));
        draft.set(Draft { heard, ..theirs });
        saver::soon(desk, draft);
        desk.say(
            "The notes of both tabs are together now. Come to this page again to read the question as it was changed.",
        );
    };
    view! {
        <Show when=move || theirs().is_some()>
            <div class="banner warn" role="alert">
                <p>"This question was changed in another tab, so your notes are not saved yet. They are still here."</p>
                <p class="row"><button type="button" on:click=join>"Put my notes with it"</button></p>
            </div>
        </Show>
    }
}
