//! One block of the question: a field that grows with its words, and the buttons for it.

use leptos::ev::{Event, FocusEvent, InputEvent, KeyboardEvent};
use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use crate::id::BlockId;
use crate::question::{Block, Caret, Direction, Edit, Kind};
use crate::text::byte_offset;
use crate::web::browser::{element, fresh_block};
use crate::web::components::field::Grow;
use crate::web::components::quotation::Source;
use crate::web::composer::{Composer, block_name, field_id};
use crate::web::desk::Act;
use crate::web::paste;

/// The selection of a block's field, in bytes of its text.
pub(in crate::web) fn selection(area: &HtmlTextAreaElement) -> (usize, usize) {
    let text = area.value();
    let offset = |units: Option<u32>| byte_offset(&text, units.unwrap_or(0) as usize);
    (offset(area.selection_start().ok().flatten()), offset(area.selection_end().ok().flatten()))
}

/// The field of a block, if it is on the page.
pub(in crate::web) fn area(id: BlockId) -> Option<HtmlTextAreaElement> {
    element(&field_id(id))
}

/// A block to write in.
#[component]
pub(in crate::web) fn BlockField(id: BlockId) -> impl IntoView {
    let composer = Composer::here();
    let block = Memo::new(move |_| composer.draft.with(|draft| draft.question.block(id).cloned()));
    let text = Memo::new(move |_| block.with(|block| block.as_ref().map(|b| b.text.clone()).unwrap_or_default()));
    let kind = Memo::new(move |_| block.with(|block| block.as_ref().map_or(Kind::Paragraph, |b| b.kind.clone())));
    let label = Memo::new(move |_| {
        composer.labels.with(|labels| labels.iter().find(|(other, _)| *other == id).and_then(|(_, l)| l.clone()))
    });
    let name = Memo::new(move |_| composer.draft.with(|draft| block_name(draft, id, label.get().as_ref())));
    let active = Memo::new(move |_| composer.active.get() == Some(id));
    let remember = move || {
        let selected = area(id).map(|area| selection(&area));
        selected.into_iter().for_each(|(start, _)| composer.rest(Caret { block: id, offset: start }));
    };
    let class = move || {
        let kind = match kind.get() {
            Kind::Paragraph => "paragraph",
            Kind::Part => "part",
            Kind::SubPart => "part sub-part",
            Kind::Quotation(_) => "quotation",
        };
        format!("block {kind}{}", if active.get() { " active" } else { "" })
    };
    view! {
        <div class=class>
            <span class="label" aria-hidden="true">{move || label.get().map(|label| label.printed())}</span>
            <div class="words">
                <Grow
                    id=field_id(id)
                    label=Signal::derive(move || name.get())
                    text=Signal::derive(move || text.get())
                    placeholder=Signal::derive(move || placeholder(&kind.get()))
                    on_input=move |value: String| type_text(composer, id, value)
                    on:beforeinput=move |event: InputEvent| before_input(composer, &event, remember)
                    on:keydown=move |event: KeyboardEvent| {
                        remember();
                        key(composer, id, &event);
                    }
                    on:focusin=move |_: FocusEvent| composer.active.set(Some(id))
                    on:focusout=move |_: FocusEvent| remember()
                    on:select=move |_: Event| remember()
                    on:paste=move |event: leptos::ev::ClipboardEvent| paste::pasted(composer, id, &event)
                />
                {move || match kind.get() {
                    Kind::Quotation(citation) => Some(view! { <Source id=id citation=citation.map(|c| *c) text=text /> }),
                    _ => None,
                }}
            </div>
            <Show when=move || active.get()>
                <Tools id=id kind=kind name=name />
            </Show>
        </div>
    }
}

fn placeholder(kind: &Kind) -> &'static str {
    match kind {
        Kind::Paragraph => "Write here",
        Kind::Part => "What is asked in this part",
        Kind::SubPart => "What is asked in this sub-part",
        Kind::Quotation(_) => "The words as they were said",
    }
}

fn type_text(composer: Composer, id: BlockId, text: String) {
    let caret = area(id).map_or(text.len(), |area| selection(&area).1);
    composer.type_in(Edit::SetText { block: id, text, caret });
}

/// The browser's own undo would know only this field, and only its typing: ours takes its place.
fn before_input(composer: Composer, event: &InputEvent, remember: impl Fn()) {
    match event.input_type().as_str() {
        "historyUndo" => {
            event.prevent_default();
            composer.undo();
        }
        "historyRedo" => {
            event.prevent_default();
            composer.redo();
        }
        _ => remember(),
    }
}

/// The keys of a word processor.
fn key(composer: Composer, id: BlockId, event: &KeyboardEvent) {
    let Some(area) = area(id).filter(|_| !event.is_composing()) else { return };
    let Some(block) = composer.block(id) else { return };
    let selected = selection(&area);
    let bare = selected.0 == selected.1;
    let handled = match (event.key().as_str(), event.alt_key(), event.shift_key()) {
        ("ArrowUp", true, false) => {
            composer.shift(id, Direction::Up);
            true
        }
        ("ArrowDown", true, false) => {
            composer.shift(id, Direction::Down);
            true
        }
        ("ArrowRight", true, true) => {
            deeper(composer, &block);
            true
        }
        ("ArrowLeft", true, true) => {
            shallower(composer, &block);
            true
        }
        ("v" | "V", false, true) if control(event) => {
            paste::next_is_plain();
            false
        }
        ("Enter", false, false) if !control(event) => enter(composer, &block, selected),
        ("Backspace", false, _) if bare && selected.0 == 0 && !control(event) => {
            join(composer, &block);
            true
        }
        ("Delete", false, false) if bare && selected.0 == block.text.len() => {
            let next = composer.neighbour(id, Direction::Down);
            next.is_some_and(|next| {
                join(composer, &next);
                true
            })
        }
        ("ArrowUp" | "ArrowLeft", false, false) if bare && selected.0 == 0 => step(composer, id, Direction::Up),
        ("ArrowDown" | "ArrowRight", false, false) if bare && selected.0 == block.text.len() => {
            step(composer, id, Direction::Down)
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
}

fn control(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key()
}

/// Enter makes the next part or paragraph; in an empty part it steps out of the list. In a
/// quotation it is a line break.
fn enter(composer: Composer, block: &Block, selected: (usize, usize)) -> bool {
    match block.kind {
        Kind::Quotation(_) => return false,
        Kind::SubPart | Kind::Part if block.text.is_empty() => shallower(composer, block),
        _ => {
            composer.act(Edit::Split { block: block.id, selected, rest: fresh_block() });
        }
    }
    true
}

/// Backspace at the start of a question's first block, where there is nothing before it, does nothing.
fn join(composer: Composer, block: &Block) {
    if composer.neighbour(block.id, Direction::Up).is_some() {
        composer.act(Edit::Join(block.id));
    }
}

fn step(composer: Composer, id: BlockId, direction: Direction) -> bool {
    let Some(next) = composer.neighbour(id, direction) else { return false };
    let offset = if direction == Direction::Up { next.text.len() } else { 0 };
    composer.go(Caret { block: next.id, offset });
    true
}

fn deeper(composer: Composer, block: &Block) {
    match block.kind {
        Kind::Paragraph => composer.turn_into(block.id, Kind::Part),
        Kind::Part => composer.turn_into(block.id, Kind::SubPart),
        _ => {}
    }
}

fn shallower(composer: Composer, block: &Block) {
    match block.kind {
        Kind::SubPart => composer.turn_into(block.id, Kind::Part),
        Kind::Part => composer.turn_into(block.id, Kind::Paragraph),
        _ => {}
    }
}

/// The buttons of the block that is written in: every key has one.
#[component]
fn Tools(id: BlockId, kind: Memo<Kind>, name: Memo<String>) -> impl IntoView {
    let composer = Composer::here();
    let split = move |_| {
        let selected = area(id).map_or((0, 0), |area| selection(&area));
        composer.act(Edit::Split { block: id, selected, rest: fresh_block() });
    };
    let remove = move |_| {
        let gone = name.get_untracked();
        if composer.act(Edit::Remove(id)) {
            composer.desk.offer(format!("{gone} removed."), vec![Act::new("Undo", move || composer.undo())]);
        }
    };
    let turn = move |into: Kind, words: &'static str| {
        view! { <button type="button" on:click=move |_| composer.turn_into(id, into.clone())>{words}</button> }
    };
    let kinds = move || match kind.get() {
        Kind::Paragraph => vec![turn(Kind::Part, "Make it a part"), turn(Kind::Quotation(None), "Make it a quotation")],
        Kind::Part => vec![turn(Kind::SubPart, "Make it a sub-part"), turn(Kind::Paragraph, "Make it a paragraph")],
        Kind::SubPart => vec![turn(Kind::Part, "Make it a part"), turn(Kind::Paragraph, "Make it a paragraph")],
        Kind::Quotation(_) => vec![turn(Kind::Paragraph, "Make it a paragraph")],
    };
    view! {
        <div class="tools" role="group" aria-label=move || format!("Change {}", name.get().to_lowercase())>
            <button type="button" on:click=move |_| composer.shift(id, Direction::Up)>"Move up"</button>
            <button type="button" on:click=move |_| composer.shift(id, Direction::Down)>"Move down"</button>
            <button type="button" on:click=split>"Split here"</button>
            <button type="button" on:click=move |_| { composer.act(Edit::Join(id)); }>"Join with the one before"</button>
            {kinds}
            <button type="button" on:click=remove>"Remove"</button>
        </div>
    }
}
