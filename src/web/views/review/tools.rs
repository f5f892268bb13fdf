//! What can be done to the chosen row. Every button has a key, told beside it.

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::Reviewing;
use crate::review::{Edit, Section, Start, Target};
use crate::web::browser::element;
use crate::web::components::block::selection;
use crate::worker::{RowKind, RowShown};

/// What a key does to a row, with the words of its button.
struct Deed {
    key: &'static str,
    words: &'static str,
    edit: fn(usize, &RowShown) -> Option<Edit>,
}

fn starts(row: usize, shown: &RowShown, what: Start) -> Edit {
    Edit::Start { rows: row..shown.run_end.max(row + 1), what }
}

/// The deeds in the order of their buttons.
const DEEDS: [Deed; 9] = [
    Deed { key: "q", words: "A question starts here", edit: |row, shown| Some(starts(row, shown, Start::Question)) },
    Deed { key: "a", words: "The answer starts here", edit: |row, shown| Some(starts(row, shown, Start::Answer)) },
    Deed {
        key: "s",
        words: "A supplementary starts here",
        edit: |row, shown| Some(starts(row, shown, Start::Supplementary)),
    },
    Deed {
        key: "r",
        words: "Its answer starts here",
        edit: |row, shown| Some(starts(row, shown, Start::SupplementaryAnswer)),
    },
    Deed {
        key: "p",
        words: "Make it a part, or a paragraph again",
        edit: |row, shown| {
            Some(Edit::SetPart { row, label: if shown.part.is_some() { None } else { Some(String::new()) } })
        },
    },
    Deed { key: "j", words: "Join with the one before", edit: |row, _| Some(Edit::Join { row }) },
    Deed {
        key: "l",
        words: "It is a label",
        edit: |row, _| Some(Edit::Assign { rows: row..row + 1, to: Target::Label }),
    },
    Deed {
        key: "n",
        words: "It belongs to no question",
        edit: |row, _| Some(Edit::Assign { rows: row..row + 1, to: Target::Remainder }),
    },
    Deed { key: "x", words: "Leave it out, or put it back", edit: leave_out },
];

/// Leaves out what looks like an address, or else the whole row.
fn leave_out(row: usize, shown: &RowShown) -> Option<Edit> {
    if shown.left_out {
        return Some(Edit::PutBack { row });
    }
    let range = shown.personal.first().map_or(0..shown.text.len(), |&(start, end)| start..end);
    (!range.is_empty()).then_some(Edit::LeaveOut { row, range })
}

/// Does what a key says to a row; `false` where it says nothing.
pub(super) fn by_key(reviewing: Reviewing, row: usize, key: &str) -> bool {
    let shown = reviewing.shown.with_untracked(|shown| shown.rows.get(row).cloned());
    let deed = DEEDS.iter().find(|deed| deed.key == key);
    let edit = shown.and_then(|shown| (deed?.edit)(row, &shown));
    edit.map(|edit| reviewing.edit(edit)).is_some()
}

#[component]
pub(super) fn Tools(index: usize, row: RowShown) -> impl IntoView {
    let reviewing = Reviewing::here();
    let kept = StoredValue::new(row.clone());
    let buttons = DEEDS.iter().map(|deed| {
        let act = move |_| {
            let edit = kept.with_value(|row| (deed.edit)(index, row));
            edit.into_iter().for_each(|edit| reviewing.edit(edit));
        };
        view! { <button type="button" on:click=act>{deed.words} " " <kbd>{deed.key}</kbd></button> }
    });
    view! {
        <div class="tools" role="group" aria-label="Change this paragraph">
            {buttons.collect_view()}
            <Belongs index=index row=row.clone() />
            <Words index=index row=row />
        </div>
    }
}

/// A list of all texts that the row, or all from it on, can be given to.
#[component]
fn Belongs(index: usize, row: RowShown) -> impl IntoView {
    let reviewing = Reviewing::here();
    let places = Memo::new(move |_| reviewing.shown.with(|shown| places(&shown.questions)));
    let chosen = RwSignal::new(String::new());
    let end = row.run_end.max(index + 1);
    let give = move |rows: std::ops::Range<usize>| {
        let place = chosen.get_untracked().parse::<usize>().ok();
        let target = place.and_then(|place| places.with_untracked(|places| places.get(place).map(|(to, _)| *to)));
        match target {
            Some(to) => reviewing.edit(Edit::Assign { rows, to }),
            None => reviewing.desk.say("Choose first what it belongs to."),
        }
    };
    let options = move || {
        let options = places.get().into_iter().enumerate();
        options.map(|(at, (_, name))| view! { <option value=at.to_string()>{name}</option> }).collect_view()
    };
    view! {
        <label class="line inline">
            <span class="name">"It belongs to"</span>
            <select on:change=move |event| chosen.set(event_target_value(&event))>
                <option value="">"Choose"</option>
                {options}
            </select>
        </label>
        <button type="button" on:click=move |_| give(index..index + 1)>"This paragraph"</button>
        {(end > index + 1).then(|| view! { <button type="button" on:click=move |_| give(index..end)>"All from here on"</button> })}
    }
}

/// Every text that words can be given to, by name.
fn places(questions: &[crate::worker::QuestionShown]) -> Vec<(Target, String)> {
    let mut places = Vec::new();
    for question in questions {
        let name = &question.name;
        places.push((Target::Section(Section::Question(question.key)), name.clone()));
        places.push((Target::Section(Section::Answer(question.key)), format!("{name}: answer")));
        for (at, key) in question.supplementaries.iter().enumerate() {
            let number = if question.supplementaries.len() > 1 { format!(" {}", at + 1) } else { String::new() };
            places.push((Target::Section(Section::Supplementary(*key)), format!("{name}: supplementary{number}")));
            let answer = format!("{name}: answer to supplementary{number}");
            places.push((Target::Section(Section::SupplementaryAnswer(*key)), answer));
        }
    }
    places.push((Target::Furniture, "Menus and notices around the text".to_owned()));
    places
}

/// The row's words, to put the caret in: cutting it in two, and leaving some words out.
#[component]
fn Words(index: usize, row: RowShown) -> impl IntoView {
    let reviewing = Reviewing::here();
    let id = format!("words-of-{index}");
    let at = StoredValue::new(id.clone());
    let selected = move || element::<HtmlTextAreaElement>(&at.get_value()).map(|area| selection(&area));
    let split = move |_| {
        selected().into_iter().for_each(|(at, _)| reviewing.edit(Edit::Split { row: index, at }));
    };
    let leave_out = move |_| match selected() {
        Some((start, end)) if start < end => reviewing.edit(Edit::LeaveOut { row: index, range: start..end }),
        _ => reviewing.desk.say("Select the words to leave out first."),
    };
    let is_text = row.kind != RowKind::Furniture;
    view! {
        <details class="fold">
            <summary>"Cut it in two, or leave words out"</summary>
            <label class="line">
                <span class="name">"Words of this paragraph"</span>
                <span class="help">"Put the caret where it should be cut, or select the words to leave out."</span>
                <textarea id=id rows="4" aria-readonly="true" inputmode="none" prop:value=row.text on:beforeinput=|event| event.prevent_default()></textarea>
            </label>
            <button type="button" on:click=split>"Cut here"</button>
            {is_text.then(|| view! { <button type="button" on:click=leave_out>"Leave the selected words out"</button> })}
        </details>
    }
}
