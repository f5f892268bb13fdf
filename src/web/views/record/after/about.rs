//! Which words of the answer a mark is about: shown, and chosen sentence by sentence.

use std::ops::Range;

use leptos::prelude::*;

use super::Answered;
use crate::citation::{Citation, field_text};
use crate::followup::{Mark, Part, Piece, Promise, pieces, quoted, with_piece};
use crate::record::{Entry, Place};
use crate::text::{first_words, large_first, small_first};

/// The words that a mark is about, and the sentences that it can be about instead or as well.
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
    let chosen = Memo::new(move |_| {
        let found = |citation: &Citation| answered.record.with_value(|(_, entry)| quoted(citation, entry));
        citation.with(|citation| citation.as_ref().map(|citation| (citation.place, found(citation))))
    });
    let one = move |(piece, text): (Piece, String)| {
        view! { <OnePiece answered=answered part=part number=number citation=citation chosen=chosen piece=piece text=text /> }
    };
    let boxes = answered.record.with_value(|(_, entry)| groups(entry)).into_iter().map(|Group { name, rows }| {
        let rows = rows.into_iter().map(one).collect_view();
        view! { <div class="pieces" role="group" aria-label=name>{rows}</div> }
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
                <p class="help">"The follow-up quotes them. Choose one sentence or several of one answer."</p>
            </details>
        </div>
    }
}

/// The sentences of one paragraph, each with what is shown of it.
struct Group {
    name: String,
    rows: Vec<(Piece, String)>,
}

/// The sentences of the answer and of those to supplementaries, by paragraph.
fn groups(entry: &Entry) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut last, mut text) = (None, String::new());
    for piece in pieces(entry) {
        if last.is_none_or(|(place, _)| place != piece.place) {
            text = field_text(entry, piece.place);
        }
        let words = text.get(piece.range.clone()).unwrap_or_default();
        let words = if words.chars().count() <= LONG { words.to_owned() } else { first_words(words) };
        let place = Some((piece.place, piece.paragraph));
        if last != place {
            let paragraph = format!("paragraph {}", piece.paragraph + 1);
            let name = match piece.place {
                Place::SupplementaryAnswer(_) => format!("Answer to the supplementary, {paragraph}"),
                _ => large_first(&paragraph),
            };
            groups.push(Group { name, rows: Vec::new() });
            last = place;
        }
        groups.last_mut().into_iter().for_each(|group| group.rows.push((piece.clone(), words.clone())));
    }
    groups
}

/// A sentence of more characters is offered by its first words.
const LONG: usize = 240;

#[component]
fn OnePiece(
    answered: Answered,
    part: StoredValue<Part>,
    number: usize,
    citation: Memo<Option<Citation>>,
    /// The text that the mark is about, with its passages there.
    chosen: Memo<Option<(Place, Vec<Range<usize>>)>>,
    piece: Piece,
    text: String,
) -> impl IntoView {
    let piece = StoredValue::new(piece);
    let is_chosen = Memo::new(move |_| {
        let is_in = |(place, passages): &(Place, Vec<Range<usize>>)| piece.with_value(|it| it.is_in(*place, passages));
        chosen.with(|chosen| chosen.as_ref().is_some_and(is_in))
    });
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_checked(&event);
        let before = citation.get_untracked();
        let next = answered.record.with_value(|(record, entry)| {
            piece.with_value(|piece| with_piece(record, entry, before.as_ref(), piece, chosen))
        });
        match next {
            Some(next) => {
                let was = before.as_ref().map(Citation::words).unwrap_or_default();
                if before.is_some_and(|before| before.place != next.place) {
                    answered.desk.say("The mark is now about the other answer: the words chosen before are left out.");
                }
                part.with_value(|part| {
                    answered.change_mark(part, number, |mark| {
                        // A promise in the words of before is read anew in these; one in other words stays.
                        let is_read = |promise: &Promise| promise.what.trim() == was.trim();
                        if mark.promise.as_ref().is_some_and(is_read) {
                            mark.promise = Some(answered.promise_in(&next));
                        }
                        mark.citation = Some(Box::new(next));
                    });
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
