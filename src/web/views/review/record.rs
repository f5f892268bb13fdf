//! The record that the page's rows make, beside them: choosing a piece shows where it came from.

use leptos::prelude::*;

use super::Reviewing;
use super::names::{About, Names};
use crate::review::{Edit, Key, Section};
use crate::worker::{QuestionShown, RowKind, RowShown};

/// The id of a row's words in the record.
pub(super) fn text_id(row: usize) -> String {
    format!("said-{row}")
}

#[component]
pub(super) fn RecordSide() -> impl IntoView {
    let reviewing = Reviewing::here();
    let questions = Memo::new(move |_| reviewing.shown.with(|shown| shown.questions.clone()));
    view! {
        <section class="side-of-record" aria-labelledby="record-side">
            <h2 id="record-side">"The record"</h2>
            <About />
            <For each=move || questions.get() key=|question| question.clone() let:question>
                <Entry question=question />
            </For>
            <Rest />
        </section>
    }
}

/// The rows of a text, by their places.
fn rows_of(rows: &[RowShown], section: Section) -> Vec<(usize, RowShown)> {
    rows.iter().cloned().enumerate().filter(|(_, row)| row.section == Some(section)).collect()
}

#[component]
fn Entry(question: QuestionShown) -> impl IntoView {
    let reviewing = Reviewing::here();
    let key = question.key;
    let number = question.number.as_ref().map_or_else(|| "Question".to_owned(), |number| format!("Question {number}"));
    let asker = question.asker.as_ref().map(|asker| format!(": from {asker}")).unwrap_or_default();
    let subject = question.subject.clone().map(|subject| view! { <p><strong>{subject}</strong></p> });
    let answered = question.answered_by.clone().map_or_else(|| "Answer".to_owned(), |by| format!("Answer, {by}"));
    let many = question.supplementaries.len() > 1;
    let supplementaries = question.supplementaries.iter().enumerate().map(move |(at, &supplementary)| {
        let number = if many { format!(" {}", at + 1) } else { String::new() };
        view! {
            <Said section=Section::Supplementary(supplementary) heading=format!("Supplementary question{number}") />
            <Said section=Section::SupplementaryAnswer(supplementary) heading=format!("Answer to the supplementary question{number}") />
        }
    });
    let remove = move |_| reviewing.edit(Edit::RemoveQuestion(key));
    let fold = move |_| reviewing.edit(Edit::FoldQuestion(key));
    view! {
        <article class="entry">
            <h3>{number} {asker}</h3>
            {subject}
            <Names question=question.clone() />
            <Said section=Section::Question(key) heading=String::new() />
            <Said section=Section::Answer(key) heading=answered />
            {supplementaries.collect_view()}
            <div class="row">
                <button type="button" class="quiet" on:click=remove>"This is no question"</button>
                <button type="button" class="quiet" on:click=fold>"It goes on with the text before"</button>
            </div>
        </article>
    }
}

/// One text of the record with the buttons for its beginning.
#[component]
fn Said(section: Section, heading: String) -> impl IntoView {
    let reviewing = Reviewing::here();
    let rows = Memo::new(move |_| reviewing.shown.with(|shown| rows_of(&shown.rows, section)));
    let is_guess = Memo::new(move |_| {
        let first = rows.with(|rows| rows.first().map(|(index, _)| *index));
        reviewing
            .shown
            .with(|shown| shown.doubts.iter().any(|doubt| first.is_some_and(|row| doubt.rows.contains(&row))))
    });
    let heading = StoredValue::new(heading);
    let move_start = move |up: bool| reviewing.edit(Edit::MoveStart { section, up });
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="said">
                {(!heading.with_value(String::is_empty)).then(|| view! { <h4>{heading.get_value()}</h4> })}
                <Show when=move || is_guess.get()>
                    <p class="guess"><span class="pill warn">"Guess"</span> " See “To confirm” above."</p>
                </Show>
                <For each=move || rows.get() key=|row| row.clone() let:row>
                    <Piece index=row.0 row=row.1 />
                </For>
                <details class="fold">
                    <summary>"Change where it begins, or what it belongs to"</summary>
                    <div class="row">
                        <button type="button" on:click=move |_| move_start(true)>"Take in the paragraph before"</button>
                        <button type="button" on:click=move |_| move_start(false)>"Give the first paragraph away"</button>
                        <Other section=section />
                    </div>
                </details>
            </section>
        </Show>
    }
}

/// Gives an answer or a supplementary to another question.
#[component]
fn Other(section: Section) -> impl IntoView {
    let reviewing = Reviewing::here();
    let edit = move |to: Key| match section {
        Section::Answer(from) => Some(Edit::MoveAnswer { from, to }),
        Section::Supplementary(supplementary) => Some(Edit::MoveSupplementary { supplementary, to }),
        _ => None,
    };
    if !matches!(section, Section::Answer(_) | Section::Supplementary(_)) {
        return ().into_any();
    }
    let others = move || {
        let owner = move |question: &QuestionShown| match section {
            Section::Answer(key) => question.key == key,
            Section::Supplementary(key) => question.supplementaries.contains(&key),
            _ => false,
        };
        reviewing.shown.with(|shown| {
            let others = shown.questions.iter().filter(|question| !owner(question));
            others
                .map(|question| view! { <option value=question.key.0.to_string()>{question.name.clone()}</option> })
                .collect_view()
        })
    };
    let give = move |event| {
        let to = event_target_value(&event).parse().ok().map(Key);
        to.and_then(edit).into_iter().for_each(|edit| reviewing.edit(edit));
    };
    view! {
        <label class="line inline">
            <span class="name">"It belongs to another question"</span>
            <select on:change=give><option value="">"Choose"</option>{others}</select>
        </label>
    }
    .into_any()
}

/// The words of one row as they stand in the record.
#[component]
fn Piece(index: usize, row: RowShown) -> impl IntoView {
    let reviewing = Reviewing::here();
    let is_chosen = move || reviewing.chosen.get() == Some(index);
    let label = row.part.clone().map(|part| if part.is_empty() { "• ".to_owned() } else { format!("{part}. ") });
    let words = if row.left_out { "[left out]".to_owned() } else { row.text.trim().to_owned() };
    if words.is_empty() {
        return ().into_any();
    }
    view! {
        <p id=text_id(index) class="piece" class:chosen=is_chosen on:click=move |_| reviewing.choose(index, false)>
            {label.map(|label| view! { <span class="label">{label}</span> })}
            {words}
            " "
            <button type="button" class="quiet small" aria-label=format!("Show where it stands: {}", short(&row.text)) on:click=move |_| reviewing.choose(index, true)>"Show"</button>
        </p>
    }
    .into_any()
}

fn short(text: &str) -> String {
    text.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}

/// What fits nowhere stays in sight.
#[component]
fn Rest() -> impl IntoView {
    let reviewing = Reviewing::here();
    let rows = Memo::new(move |_| {
        reviewing.shown.with(|shown| {
            let rows = shown.rows.iter().cloned().enumerate();
            rows.filter(|(_, row)| row.kind == RowKind::Remainder && !row.text.trim().is_empty()).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <details class="remainder">
                <summary>"Text that fits nowhere"</summary>
                <For each=move || rows.get() key=|row| row.clone() let:row>
                    <Piece index=row.0 row=row.1 />
                </For>
            </details>
        </Show>
    }
}
