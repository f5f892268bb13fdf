//! The page on which a question is written.

mod foot;
mod inspector;

use leptos::ev::{InputEvent, KeyboardEvent};
use leptos::prelude::*;

use crate::id::QuestionId;
use crate::question::{Caret, Draft, Kind, Level};
use crate::text::{count_words, plural};
use crate::thread::{Node, cites};
use crate::web::advisor::{Advisor, detail_id};
use crate::web::browser::{focus_soon, fresh_block, fresh_question, is_wide, now};
use crate::web::components::block::BlockField;
use crate::web::components::deadline::DeadlineBox;
use crate::web::components::details::DetailsForm;
use crate::web::components::field::Line;
use crate::web::components::newer::Newer;
use crate::web::components::thread::{Beneath, threads, whole_thread};
use crate::web::composer::{Composer, block_name};
use crate::web::desk::Desk;
use crate::web::route::Route;
use crate::web::saver;
use foot::Foot;
use inspector::{Inspector, Tab};

/// Opens the draft with this id, or says that it is not here.
#[component]
pub(in crate::web) fn Compose(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    move || {
        desk.reopened.track();
        match desk.draft(id) {
            Some(draft) => view! { <Sheet draft=draft /> }.into_any(),
            None => view! { <Missing /> }.into_any(),
        }
    }
}

/// What stands where a question was that is not on this device.
#[component]
pub(in crate::web) fn Missing() -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>"This question is not on this device"</h1>
            <p>"It may have been deleted, or written in another browser. Ask for the file and open it here."</p>
            <p><a href=Route::Questions.address()>"Go to My questions"</a></p>
        </main>
    }
}

#[component]
fn Sheet(draft: Draft) -> impl IntoView {
    let desk = Desk::here();
    let (id, is_example) = (draft.question.id, draft.example);
    let composer = Composer::open(desk, draft);
    provide_context(composer);
    let advisor = Advisor::of(composer);
    provide_context(advisor);
    let tab = RwSignal::new(Tab::Cite);
    Effect::new(move |_| {
        if advisor.wanted.with(Option::is_some) {
            tab.set(Tab::Cite);
        }
    });
    if let Some(place) = desk.goal.get_untracked() {
        desk.goal.set(None);
        // The fields are drawn first.
        request_animation_frame(move || advisor.go_here(place));
    } else if composer.draft.with_untracked(|draft| draft.question.words() == 0) {
        composer.caret().into_iter().for_each(|caret| composer.go(caret));
    } else {
        focus_soon("main".to_owned(), None);
    }
    on_cleanup(move || saver::flush(desk));
    // On a narrow screen the question comes first; details and outline are one tap away.
    let wide = is_wide();
    view! {
        <div class="compose">
            <aside class="side" aria-label="Deadline, details and outline">
                <DeadlineBox />
                <details class="fold" open=wide>
                    <summary><h2>"Details"</h2></summary>
                    <div on:keydown=move |event| undo_keys(composer, &event) on:beforeinput=move |event| undo_events(composer, &event)>
                        <DetailsForm />
                    </div>
                </details>
                <details class="fold" open=wide>
                    <summary><h2>"Outline"</h2></summary>
                    <Outline />
                </details>
                <Thread />
            </aside>
            <main class="sheet" id="main" tabindex="-1">
                <h1 class="visually-hidden">"Write a question"</h1>
                <Conflict />
                <Newer id=id />
                {is_example.then(|| view! { <p class="banner">"This is an example to try. Change it as you like, or delete it in My questions."</p> })}
                <div on:keydown=move |event| undo_keys(composer, &event) on:beforeinput=move |event| undo_events(composer, &event)>
                    <Subject />
                    <ForEach composer=composer />
                </div>
                <Add />
            </main>
            <Inspector tab=tab />
            <Foot tab=tab />
        </div>
    }
}

/// What the question builds on, once it builds on something.
#[component]
fn Thread() -> impl IntoView {
    let composer = Composer::here();
    let desk = composer.desk;
    let id = composer.draft.with_untracked(|draft| draft.question.id);
    let cited = Memo::new(move |_| {
        let own = composer.draft.with(cites);
        let others = desk
            .drafts
            .with(|drafts| drafts.iter().filter(|draft| draft.question.id != id).flat_map(cites).collect::<Vec<_>>());
        own.into_iter().chain(others).collect()
    });
    let threads = threads(Signal::stored(vec![Node::Draft(id)]), cited);
    move || threads.with(|found| whole_thread(desk, found.first()?, Beneath::Page, "this"))
}

#[component]
fn ForEach(composer: Composer) -> impl IntoView {
    let blocks = Memo::new(move |_| {
        composer.draft.with(|draft| draft.question.blocks.iter().map(|block| block.id).collect::<Vec<_>>())
    });
    view! {
        <div class="blocks">
            <For each=move || blocks.get() key=|id| *id let:id>
                <BlockField id=id />
            </For>
        </div>
    }
}

/// The usual keys for undo and redo, in every field of the question.
fn undo_keys(composer: Composer, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => composer.undo(),
        ("z", true) | ("y", false) => composer.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// The browser's menu asks for undo in its own way.
fn undo_events(composer: Composer, event: &InputEvent) {
    if event.default_prevented() {
        return;
    }
    match event.input_type().as_str() {
        "historyUndo" => composer.undo(),
        "historyRedo" => composer.redo(),
        _ => return,
    }
    event.prevent_default();
}

#[component]
fn Subject() -> impl IntoView {
    let composer = Composer::here();
    let text = Memo::new(move |_| composer.draft.with(|draft| draft.question.details.subject.clone()));
    let take = move |text| composer.type_in(crate::question::Edit::SetDetail(crate::question::Detail::Subject(text)));
    view! { <Line name="Subject" class="subject" id=detail_id("subject") text=text on_input=take /> }
}

/// The blocks by name, with their lengths: a way to get about.
#[component]
fn Outline() -> impl IntoView {
    let composer = Composer::here();
    let rows = Memo::new(move |_| {
        composer.draft.with(|draft| {
            composer.labels.with(|labels| {
                let rows = draft.question.blocks.iter().zip(labels);
                let row = |(block, (id, label)): (&crate::question::Block, &(_, Option<crate::question::Label>))| {
                    let deep = label.as_ref().is_some_and(|label| label.level == Level::SubPart);
                    (*id, block_name(draft, *id, label.as_ref()), count_words(&block.text), deep, block.is_cited())
                };
                rows.map(row).collect::<Vec<_>>()
            })
        })
    });
    view! {
        <nav class="outline" aria-label="Outline">
            <ol role="list">
                <For each=move || rows.get() key=|row| row.clone() let:row>
                    {
                        let (id, name, words, deep, cited) = row;
                        let plural = if words == 1 { "word" } else { "words" };
                        let current = move || (composer.active.get() == Some(id)).then_some("true");
                        view! {
                            <li class:deep=deep class:cited=cited>
                                <button type="button" aria-current=current on:click=move |_| composer.go(Caret { block: id, offset: 0 })>
                                    <span>{name}</span> " " <span class="length">{words} " " {plural}</span>
                                </button>
                            </li>
                        }
                    }
                </For>
            </ol>
        </nav>
    }
}

#[component]
fn Add() -> impl IntoView {
    let composer = Composer::here();
    view! {
        <div class="add" role="group" aria-label="Add to the question">
            <button type="button" class="primary" on:click=move |_| composer.add(Kind::Part)>"Add part"</button>
            <button type="button" on:click=move |_| composer.add(Kind::Paragraph)>"Add paragraph"</button>
            <button type="button" on:click=move |_| composer.add(Kind::Quotation(None))>"Add quotation"</button>
            <span class="grow-space"></span>
            <button type="button" disabled=move || !composer.can.get().0 on:click=move |_| composer.undo()>"Undo"</button>
            <button type="button" disabled=move || !composer.can.get().1 on:click=move |_| composer.redo()>"Redo"</button>
        </div>
    }
}

/// "181 words, 3 parts".
pub(in crate::web) fn length_in_words((words, parts): (usize, usize)) -> String {
    if parts == 0 { plural(words, "word") } else { format!("{}, {}", plural(words, "word"), plural(parts, "part")) }
}

/// Another tab saved this question too: neither text is lost, the writer chooses which goes on here.
#[component]
fn Conflict() -> impl IntoView {
    let composer = Composer::here();
    let desk = composer.desk;
    let theirs = move || desk.conflict.get().filter(|theirs| is_open(composer, theirs));
    let keep_mine = move |_| {
        if let Some(theirs) = desk.conflict.get_untracked() {
            desk.conflict.set(None);
            desk.keep(theirs.duplicate(fresh_question(), fresh_block, now()));
            saver::accept_other(desk, theirs.question.id);
            saver::soon(desk, composer.draft);
            desk.say("Yours is kept. The other tab’s version is in My questions as a copy.");
        }
    };
    let take_theirs = move |_| {
        if let Some(theirs) = desk.conflict.get_untracked() {
            desk.conflict.set(None);
            let mine = composer.draft.get_untracked();
            saver::accept_other(desk, theirs.question.id);
            desk.keep(mine.duplicate(fresh_question(), fresh_block, now()));
            composer.replace(theirs);
            desk.say("This is the other tab’s version. Yours is in My questions as a copy.");
        }
    };
    view! {
        <Show when=move || theirs().is_some()>
            <div class="banner warn" role="alert">
                <p>"This question was changed in another tab. Nothing of either version is lost: choose which to go on with here. The other is kept as a copy."</p>
                <p class="row">
                    <button type="button" on:click=keep_mine>"Go on with mine"</button>
                    <button type="button" on:click=take_theirs>"Go on with the other tab’s"</button>
                </p>
            </div>
        </Show>
    }
}

fn is_open(composer: Composer, theirs: &Draft) -> bool {
    composer.draft.with_untracked(|draft| draft.question.id == theirs.question.id)
}
