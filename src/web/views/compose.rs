//! The page on which a question is written.

use leptos::ev::{InputEvent, KeyboardEvent};
use leptos::prelude::*;

use crate::document::Document;
use crate::id::QuestionId;
use crate::question::{Caret, Draft, Kind, Level};
use crate::text::{count_words, plural};
use crate::web::advisor::{Advisor, HEADING, detail_id};
use crate::web::browser::{bring_into_sight, focus_soon, fresh_block, fresh_question, is_wide, now};
use crate::web::components::block::BlockField;
use crate::web::components::checks::Checks;
use crate::web::components::cite::Cite;
use crate::web::components::deadline::DeadlineBox;
use crate::web::components::details::DetailsForm;
use crate::web::components::field::Line;
use crate::web::components::paper::Paper;
use crate::web::composer::{Composer, block_name};
use crate::web::desk::Desk;
use crate::web::route::Route;
use crate::web::saver;

/// Opens the draft with this id, or says that it is not here.
#[component]
pub(in crate::web) fn Compose(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    match desk.draft(id) {
        Some(draft) => view! { <Sheet draft=draft /> }.into_any(),
        None => view! { <Missing /> }.into_any(),
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
    let is_example = draft.example;
    let composer = Composer::open(desk, draft);
    provide_context(composer);
    let advisor = Advisor::of(composer);
    provide_context(advisor);
    let tab = RwSignal::new(Tab::Cite);
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
            </aside>
            <main class="sheet" id="main" tabindex="-1">
                <h1 class="visually-hidden">"Write a question"</h1>
                <Conflict />
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

/// What the panel of help shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Cite,
    Checks,
    Preview,
}

impl Tab {
    const ALL: [Tab; 3] = [Tab::Cite, Tab::Checks, Tab::Preview];

    fn words(self) -> &'static str {
        match self {
            Tab::Cite => "Cite",
            Tab::Checks => "Checks",
            Tab::Preview => "Preview",
        }
    }

    fn id(self) -> String {
        format!("tab-{}", self.words())
    }

    /// The tab some places further to the right, round and round.
    fn along(self, places: usize) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL[(at + places) % Self::ALL.len()]
    }
}

/// How many findings there are, once that is known.
fn number_found(advisor: Advisor) -> Memo<usize> {
    Memo::new(move |_| advisor.advice.with(|advice| advice.as_ref().map_or(0, |advice| advice.findings.len())))
}

/// The panel of help: what to cite, what the checks say, how it will look.
#[component]
fn Inspector(tab: RwSignal<Tab>) -> impl IntoView {
    let composer = Composer::here();
    let document = Memo::new(move |_| composer.draft.with(|draft| Document::question(&draft.question, Some("1"))));
    let found = number_found(Advisor::here());
    let button = move |of: Tab| {
        let number = move || Some(found.get()).filter(|number| of == Tab::Checks && *number > 0);
        let name = move || number().map(|number| format!("Checks, {number} to look at"));
        view! {
            <button
                type="button"
                role="tab"
                id=of.id()
                aria-controls="inspector"
                aria-label=name
                aria-selected=move || if tab.get() == of { "true" } else { "false" }
                tabindex=move || if tab.get() == of { "0" } else { "-1" }
                on:click=move |_| tab.set(of)
            >
                {of.words()}
                {move || number().map(|number| view! { " " <span class="pill warn">{number}</span> })}
            </button>
        }
    };
    let arrows = move |event: KeyboardEvent| {
        let places = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => Tab::ALL.len() - 1,
            _ => return,
        };
        tab.update(|tab| *tab = tab.along(places));
        focus_soon(tab.get_untracked().id(), None);
    };
    view! {
        <aside class="inspector" aria-label="Help with this question">
            <div class="tabs" role="tablist" aria-label="Help with this question" on:keydown=arrows>
                {Tab::ALL.map(button).collect_view()}
            </div>
            <div id="inspector" role="tabpanel" tabindex="0" aria-labelledby=move || tab.get().id()>
                {move || match tab.get() {
                    Tab::Cite => view! { <Cite /> }.into_any(),
                    Tab::Checks => view! { <h2 class="visually-hidden">"Checks"</h2> <Checks /> }.into_any(),
                    Tab::Preview => view! {
                        <h2 class="visually-hidden">"Preview"</h2>
                        <p class="help">"As it will stand on the agenda paper. The clerk gives it its number."</p>
                        <Paper document=document />
                    }
                    .into_any(),
                }}
            </div>
        </aside>
    }
}

/// The count of words and parts, what was found, and the way out.
#[component]
fn Foot(tab: RwSignal<Tab>) -> impl IntoView {
    let composer = Composer::here();
    let advisor = Advisor::here();
    let count = Memo::new(move |_| composer.draft.with(|draft| (draft.question.words(), draft.question.parts())));
    let limit = Memo::new(move |_| advisor.advice.with(|advice| advice.as_ref().and_then(|advice| advice.words)));
    let found = number_found(advisor);
    let id = composer.draft.with_untracked(|draft| draft.question.id);
    let look = move |_| {
        tab.set(Tab::Checks);
        focus_soon(HEADING.to_owned(), None);
        bring_into_sight(HEADING);
    };
    view! {
        <footer class="foot">
            <p>{move || length_in_words(count.get())}</p>
            {move || limit.get().map(|(counted, most)| {
                let class = if counted > most as usize { "limit over" } else { "limit" };
                view! { <p class=class>{counted} " of " {most} " words by the rules"</p> }
            })}
            <span class="grow-space"></span>
            <Show when=move || { found.get() > 0 }>
                <button type="button" on:click=look>{move || format!("Checks: {} to look at", found.get())}</button>
            </Show>
            <a class="button primary" href=Route::Export(id).address()>"Check and export"</a>
        </footer>
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
            saver::accept_other(theirs.question.id);
            saver::soon(desk, composer.draft);
            desk.say("Yours is kept. The other tab’s version is in My questions as a copy.");
        }
    };
    let take_theirs = move |_| {
        if let Some(theirs) = desk.conflict.get_untracked() {
            desk.conflict.set(None);
            let mine = composer.draft.get_untracked();
            saver::accept_other(theirs.question.id);
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
