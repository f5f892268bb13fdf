//! Which words of the answer a mark is about: shown, and chosen paragraph by paragraph.

use leptos::prelude::*;

use super::Answered;
use crate::citation::Citation;
use crate::followup::{Mark, Part, is_about, with_paragraph};
use crate::record::{Entry, Place};
use crate::text::{first_words, small_first};

/// The words that a mark is about, and the paragraphs that it can be about instead or as well.
#[component]
pub(super) fn AboutWords(
    answered: Answered,
    part: StoredValue<Part>,
    number: usize,
    marks: Memo<Vec<Mark>>,
) -> impl IntoView {
    let citation = Memo::new(move |_| marks.with(|marks| marks.get(number)?.citation.as_deref().cloned()));
    let words = move || {
        citation.with(|citation| {
            citation.as_ref().map(|citation| view! { <blockquote class="passage">{citation.words()}</blockquote> })
        })
    };
    let of = part.with_value(|part| small_first(&answered.name_of(part)));
    let which = if number == 0 { String::new() } else { format!(", number {}", number + 1) };
    let legend = format!("The words that the mark on {of}{which} is about");
    let rows = answered.record.with_value(|(_, entry)| rows(entry));
    let boxes = rows.into_iter().map(|(place, paragraph, text)| {
        view! { <OneParagraph answered=answered part=part number=number citation=citation place=place paragraph=paragraph text=text /> }
    });
    let boxes = boxes.collect_view();
    view! {
        <div class="about-words">
            <p class="help">"About these words of the answer:"</p>
            {words}
            <details>
                <summary>"Choose other words" <span class="visually-hidden">": " {of}{which}</span></summary>
                <fieldset>
                    <legend class="visually-hidden">{legend}</legend>
                    {boxes}
                </fieldset>
                <p class="help">"The follow-up quotes them. Choose one paragraph or several of one answer."</p>
            </details>
        </div>
    }
}

/// The paragraphs of the answer and of those to supplementaries, with what is shown of each.
fn rows(entry: &Entry) -> Vec<(Place, usize, String)> {
    let places =
        entry.places().into_iter().filter(|place| matches!(place, Place::Answer | Place::SupplementaryAnswer(_)));
    let of_place = |place: Place| {
        let texts = entry.paragraphs(place).into_iter().enumerate().filter(|(_, text)| !text.trim().is_empty());
        let rows = texts.map(|(at, text)| (place, at, shown(place, text)));
        rows.collect::<Vec<_>>()
    };
    places.flat_map(of_place).collect()
}

/// A paragraph as it is offered: its first words tell it from others.
fn shown(place: Place, text: &str) -> String {
    let words = if text.chars().count() <= LONG { text.to_owned() } else { first_words(text) };
    match place {
        Place::SupplementaryAnswer(_) => format!("Supplementary: {words}"),
        _ => words,
    }
}

/// A paragraph of more characters is offered by its first words.
const LONG: usize = 120;

#[component]
fn OneParagraph(
    answered: Answered,
    part: StoredValue<Part>,
    number: usize,
    citation: Memo<Option<Citation>>,
    place: Place,
    paragraph: usize,
    text: String,
) -> impl IntoView {
    let is_chosen = Memo::new(move |_| {
        answered.record.with_value(|(_, entry)| {
            citation
                .with(|citation| citation.as_ref().is_some_and(|citation| is_about(citation, entry, place, paragraph)))
        })
    });
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_checked(&event);
        let before = citation.get_untracked();
        let next = answered
            .record
            .with_value(|(record, entry)| with_paragraph(record, entry, before.as_ref(), (place, paragraph), chosen));
        match next {
            Some(next) => {
                if before.is_some_and(|before| before.place != next.place) {
                    answered.desk.say("The mark is now about the other answer: the words chosen before are left out.");
                }
                part.with_value(|part| {
                    answered.change_mark(part, number, |mark| mark.citation = Some(Box::new(next)));
                });
            }
            None => {
                event_target::<web_sys::HtmlInputElement>(&event).set_checked(!chosen);
                answered.desk.say("A mark is about some words at least. Choose others first, then leave these out.");
            }
        }
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || is_chosen.get() on:change=choose />
            <span>{text}</span>
        </label>
    }
}
