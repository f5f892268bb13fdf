//! Small words for the questions about doubts.

use crate::minutes::squeeze;

use super::{Review, TextAt};

const NUMBERS: &[&str] = &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
/// How many words of a text show where it begins.
const BEGINNING: usize = 7;

/// "These two paragraphs", for more than one.
pub(super) fn these(count: usize) -> String {
    match NUMBERS.get(count) {
        Some(number) => format!("These {number} paragraphs"),
        None => format!("These {count} paragraphs"),
    }
}

/// "third" for the place 2.
pub(super) fn ordinal(place: usize) -> String {
    ORDINALS.get(place).map_or_else(|| format!("{}th", place + 1), |&word| word.to_owned())
}

/// How many paragraphs of the record some rows are.
pub(super) fn paragraphs(review: &Review, rows: &[usize]) -> usize {
    let mut places: Vec<TextAt> = rows.iter().filter_map(|&row| review.text_of(row)).collect();
    places.dedup();
    places.len()
}

/// The first words of some rows in quotation marks, so that a person sees where they begin.
pub(super) fn first_words(review: &Review, rows: &[usize]) -> String {
    let text = rows.first().and_then(|&row| review.rows().get(row)).map_or("", |row| review.printed(row));
    let words: Vec<&str> = text.split_whitespace().take(BEGINNING + 1).collect();
    let more = if words.len() > BEGINNING { "…" } else { "" };
    let shown = squeeze(&words.get(..BEGINNING.min(words.len())).unwrap_or_default().join(" "));
    format!("“{}{more}”", shown.trim_matches(['“', '”', '"']))
}
