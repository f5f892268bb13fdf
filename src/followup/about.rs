//! Which words of an answer a mark is about: what its follow-up quotes.
//!
//! A mark by hand begins with what belongs to its part; the member may choose other paragraphs, one or several.

use std::ops::Range;

use super::mark::{Part, parts};
use super::start::passage_for;
use super::suggest::is_labelled;
use crate::citation::Citation;
use crate::record::{Entry, Place, Record};

/// What parts two paragraphs in [`crate::citation::field_text`], in bytes.
const PARTED: usize = 2;

/// The words of the answer that belong to a part: the paragraphs under its letter, or else the one that shares most words
/// with it, or else the first; `None` where there is no answer.
pub fn about(record: &Record, entry: &Entry, part: &Part) -> Option<Citation> {
    let texts = entry.paragraphs(Place::Answer);
    let labels: Vec<String> = parts(entry).into_iter().map(|part| part.label).collect();
    let mut own = Vec::new();
    let mut is_own = false;
    for (at, text) in texts.iter().enumerate() {
        // A paragraph without a letter goes on under the one before.
        if let Some(label) = labels.iter().find(|label| is_labelled(text, label)) {
            is_own = *label == part.label;
        }
        own.extend((is_own && !text.trim().is_empty()).then_some(at));
    }
    let ranges: Vec<Range<usize>> = own.iter().filter_map(|&at| range(entry, Place::Answer, at)).collect();
    let labelled = Citation::quote_all(record, entry, Place::Answer, &joined(ranges)).ok();
    labelled.or_else(|| passage_for(record, entry, &part.words(entry)))
}

/// Whether some of the words that a citation quotes stand in a paragraph of a text.
pub fn is_about(citation: &Citation, entry: &Entry, place: Place, paragraph: usize) -> bool {
    let anchors = citation.anchors(entry).into_iter().flatten();
    citation.place == place
        && anchors.map(|anchor| anchor.paragraphs).any(|(first, last)| (first..=last).contains(&paragraph))
}

/// A citation with one paragraph of a text more, or without its words; one of another text takes its place. `None` where
/// nothing would be left, or the record has no such paragraph.
pub fn with_paragraph(
    record: &Record,
    entry: &Entry,
    citation: Option<&Citation>,
    (place, paragraph): (Place, usize),
    chosen: bool,
) -> Option<Citation> {
    let whole = range(entry, place, paragraph)?;
    let quoted = citation.filter(|citation| citation.place == place);
    let anchors = quoted.map(|citation| citation.anchors(entry)).unwrap_or_default();
    let mut ranges: Vec<Range<usize>> = anchors.into_iter().flatten().map(|anchor| anchor.range).collect();
    if chosen {
        ranges.push(whole);
    } else {
        let around =
            |range: Range<usize>| [range.start..range.end.min(whole.start), range.start.max(whole.end)..range.end];
        ranges = ranges.into_iter().flat_map(around).filter(|range| range.start < range.end).collect();
    }
    Citation::quote_all(record, entry, place, &joined(ranges)).ok()
}

/// Where a paragraph stands in [`crate::citation::field_text`].
fn range(entry: &Entry, place: Place, paragraph: usize) -> Option<Range<usize>> {
    let texts = entry.paragraphs(place);
    let length = texts.get(paragraph)?.len();
    let start = texts.iter().take(paragraph).map(|text| text.len() + PARTED).sum();
    Some(start..start + length)
}

/// Ranges in order; paragraphs that follow each other are one passage, from which nothing is left out.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end + PARTED => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::minutes::read_text;
    use crate::record::{Answer, Passage};

    fn record(answer: &[&str]) -> Record {
        let page = "Questions\n\nQuestion 1: from Cllr A Example\n\nWhy?\n\nResponse:\n\nSo.";
        let mut record = read_text(page, jiff::Timestamp::UNIX_EPOCH).record;
        let part = |label: &str, text: &str| Passage::Part { label: label.into(), text: text.into() };
        let entry = &mut record.entries[0];
        entry.question = vec![part("a", "what the bridge costs"), part("b", "who pays for lorries"), part("c", "why")];
        let paragraphs = answer.iter().map(|text| (*text).to_owned()).collect();
        entry.answer = Some(Answer { by: None, paragraphs });
        record
    }

    fn words(answer: &[&str], part: usize) -> Option<String> {
        let record = record(answer);
        let part = parts(&record.entries[0]).remove(part);
        about(&record, &record.entries[0], &part).map(|citation| citation.words())
    }

    #[test]
    fn a_mark_is_about_what_belongs_to_its_part() {
        let lettered = ["Thank you.", "a) It costs £3.", "That is much.", "(b) The lorries’ owners pay."];
        assert_eq!(words(&lettered, 0).as_deref(), Some("a) It costs £3.\nThat is much."));
        assert_eq!(words(&lettered, 1).as_deref(), Some("(b) The lorries’ owners pay."));
        let plain = ["Thank you.", "The owners of lorries pay for them.", "The bridge costs £3."];
        assert_eq!(words(&plain, 0).as_deref(), Some("The bridge costs £3."));
        assert_eq!(words(&plain, 1).as_deref(), Some("The owners of lorries pay for them."));
        assert_eq!(words(&plain, 2).as_deref(), Some("Thank you."), "nothing tells, so the first");
        assert_eq!(words(&[], 0), None);
        assert_eq!(words(&["", " "], 0), None);
    }

    #[test]
    fn paragraphs_are_chosen_one_by_one() {
        let record = record(&["One.", "Two words here.", "Three.", "Four."]);
        let entry = &record.entries[0];
        let with = |citation: Option<&Citation>, at, chosen| {
            with_paragraph(&record, entry, citation, (Place::Answer, at), chosen)
        };
        let words = |citation: &Option<Citation>| citation.as_ref().map(Citation::words).unwrap_or_default();
        let second = with(None, 1, true);
        let fourth = with(second.as_ref(), 3, true);
        assert_eq!(words(&fourth), "Two words here. […] Four.");
        let third = with(fourth.as_ref(), 2, true);
        assert_eq!(words(&third), "Two words here.\nThree.\nFour.", "nothing is left out between them");
        let apart = with(third.as_ref(), 2, false);
        assert_eq!(words(&apart), "Two words here. […] Four.");
        assert_eq!(with(second.as_ref(), 1, false), None, "something must be left");
        assert_eq!(with(second.as_ref(), 9, true), None);
        // A sentence that was suggested stays as it was when a paragraph comes to it.
        let piece = Citation::quote(&record, entry, Place::Answer, 6, 9).unwrap();
        assert_eq!(words(&with(Some(&piece), 3, true)), "Two […] Four.");
        assert!(is_about(&piece, entry, Place::Answer, 1) && !is_about(&piece, entry, Place::Answer, 0));
        let of_other = with_paragraph(&record, entry, Some(&piece), (Place::Question, 0), true);
        assert_eq!(words(&of_other), "what the bridge costs");
    }

    proptest! {
        #[test]
        fn what_is_chosen_is_quoted_and_nothing_else(
            texts in prop::collection::vec("[a-z]{1,4}( [a-z]{1,4}){0,2}\\.", 1..6),
            acts in prop::collection::vec((0usize..7, any::<bool>()), 1..12),
        ) {
            let numbered: Vec<String> = texts.iter().enumerate().map(|(at, text)| format!("{at} {text}")).collect();
            let record = record(&numbered.iter().map(String::as_str).collect::<Vec<_>>());
            let entry = &record.entries[0];
            let mut citation: Option<Citation> = None;
            let mut chosen = std::collections::BTreeSet::new();
            for (at, is_chosen) in acts {
                let next = with_paragraph(&record, entry, citation.as_ref(), (Place::Answer, at), is_chosen);
                if let Some(next) = next {
                    if is_chosen { chosen.insert(at) } else { chosen.remove(&at) };
                    citation = Some(next);
                }
            }
            let found = |at: &usize| citation.as_ref().is_some_and(|it| is_about(it, entry, Place::Answer, *at));
            let all: std::collections::BTreeSet<usize> = (0..numbered.len()).filter(found).collect();
            prop_assert_eq!(all, chosen);
        }
    }
}
