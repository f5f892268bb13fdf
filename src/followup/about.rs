//! Which words of an answer a mark is about: what its follow-up quotes.
//!
//! A mark by hand begins with what belongs to its part; the member may choose other sentences, one or several.

use std::ops::Range;

use super::mark::{Part, parts};
use super::sentences::sentences;
use super::start::passage_for;
use super::suggest::is_labelled;
use crate::alike::{Reading, Weigh, signs, telling_in_both};
use crate::citation::{Citation, field_text};
use crate::record::{Entry, Place, Record};

/// What parts two paragraphs in [`crate::citation::field_text`], in bytes.
const PARTED: usize = 2;

/// The words of the answer that belong to a part, or to the whole question: the paragraphs under its letter, or else the
/// sentences that share most words with it where they stand out, or else the paragraph that does, or else the first;
/// `None` where there is no answer.
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
    let quote = |ranges| quote(record, entry, Place::Answer, ranges);
    quote(ranges)
        .or_else(|| part.passage.and_then(|_| quote(standing_out(entry, &part.words(entry)))))
        .or_else(|| passage_for(record, entry, &part.words(entry)))
}

/// The sentences of the answer that share most with some words, where so few do so that they stand out.
fn standing_out(entry: &Entry, words: &str) -> Vec<Range<usize>> {
    let weigh = Weigh::at_large();
    let asked = Reading::of(words, &weigh);
    let text = field_text(entry, Place::Answer);
    let shares = sentences(&text).into_iter().map(|range| {
        let sentence = Reading::of(text.get(range.clone()).unwrap_or_default(), &weigh);
        let tells = telling_in_both(&asked, &sentence, &[]) > 0;
        (if tells { signs(&asked, &sentence).held } else { 0.0 }, range)
    });
    let shares: Vec<(f32, Range<usize>)> = shares.collect();
    let most = shares.iter().map(|(share, _)| *share).fold(0.0, f32::max);
    let near = shares.into_iter().filter(|(share, _)| most >= LEAST_SHARED && *share >= NEARLY * most);
    let near: Vec<Range<usize>> = near.map(|(_, range)| range).collect();
    if near.len() <= MOST_SENTENCES { near } else { Vec::new() }
}

/// A sentence that has less than this of what a part tells does not belong to it. This and the next are set by hand.
const LEAST_SHARED: f32 = 0.2;

/// A sentence that shares so much of what the best one does is as good.
const NEARLY: f32 = 0.75;

/// More sentences than so many do not stand out.
const MOST_SENTENCES: usize = 2;

/// A sentence that a mark can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text that it stands in.
    pub place: Place,
    /// Its paragraph, from 0.
    pub paragraph: usize,
    /// Where it stands, in bytes of [`field_text`].
    pub range: Range<usize>,
}

impl Piece {
    /// Whether some words of it are among some passages of a text.
    pub fn is_in(&self, place: Place, passages: &[Range<usize>]) -> bool {
        self.place == place && passages.iter().any(|it| it.start < self.range.end && self.range.start < it.end)
    }
}

/// The sentences of the answer and of those to supplementaries, in their order.
pub fn pieces(entry: &Entry) -> Vec<Piece> {
    let answers =
        entry.places().into_iter().filter(|place| matches!(place, Place::Answer | Place::SupplementaryAnswer(_)));
    let of_place = |place: Place| {
        let mut start = 0;
        let mut found = Vec::new();
        for (paragraph, text) in entry.paragraphs(place).into_iter().enumerate() {
            let moved = sentences(text).into_iter().map(|range| start + range.start..start + range.end);
            found.extend(moved.map(|range| Piece { place, paragraph, range }));
            start += text.len() + PARTED;
        }
        found
    };
    answers.flat_map(of_place).collect()
}

/// Where the passages that a citation quotes stand in the text of its place, in bytes of [`field_text`].
pub fn quoted(citation: &Citation, entry: &Entry) -> Vec<Range<usize>> {
    citation.anchors(entry).into_iter().flatten().map(|anchor| anchor.range).collect()
}

/// A citation with one sentence of a text more, or without its words; one of another text takes its place. `None` where
/// nothing would be left.
pub fn with_piece(
    record: &Record,
    entry: &Entry,
    citation: Option<&Citation>,
    piece: &Piece,
    chosen: bool,
) -> Option<Citation> {
    let whole = piece.range.clone();
    let same = citation.filter(|citation| citation.place == piece.place);
    let mut ranges = same.map(|citation| quoted(citation, entry)).unwrap_or_default();
    if chosen {
        ranges.push(whole);
    } else {
        let around =
            |range: Range<usize>| [range.start..range.end.min(whole.start), range.start.max(whole.end)..range.end];
        ranges = ranges.into_iter().flat_map(around).filter(|range| range.start < range.end).collect();
    }
    quote(record, entry, piece.place, ranges)
}

fn quote(record: &Record, entry: &Entry, place: Place, ranges: Vec<Range<usize>>) -> Option<Citation> {
    Citation::quote_all(record, entry, place, &joined(&field_text(entry, place), ranges)).ok()
}

/// Where a paragraph stands in [`crate::citation::field_text`].
fn range(entry: &Entry, place: Place, paragraph: usize) -> Option<Range<usize>> {
    let texts = entry.paragraphs(place);
    let length = texts.get(paragraph)?.len();
    let start = texts.iter().take(paragraph).map(|text| text.len() + PARTED).sum();
    Some(start..start + length)
}

/// Ranges in order; those with nothing but white space between them are one passage, from which nothing is left out.
fn joined(text: &str, mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let touches = |last: &Range<usize>| {
            let between = text.get(last.end..range.start);
            range.start <= last.end || between.is_some_and(|between| between.trim().is_empty())
        };
        match joined.last_mut() {
            Some(last) if touches(last) => last.end = last.end.max(range.end),
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
    fn the_sentence_that_belongs_to_a_part_is_quoted_and_not_its_whole_paragraph() {
        let paragraph =
            "Thank you for asking. The bridge costs £3 a year. We are glad that it stands. Nobody has fallen.";
        assert_eq!(words(&[paragraph, "That is all."], 0).as_deref(), Some("The bridge costs £3 a year."));
        assert_eq!(words(&[paragraph, "That is all."], 1).as_deref(), Some(paragraph), "none stands out");
        let thrice = "The bridge costs £3. A bridge costs £4. Any bridge costs £5.";
        assert_eq!(words(&[thrice], 0).as_deref(), Some(thrice), "neither of them does");
    }

    #[test]
    fn sentences_are_chosen_one_by_one() {
        let record = record(&["One.", "Two words here.  Three.", "Four."]);
        let entry = &record.entries[0];
        let all = pieces(entry);
        assert_eq!(all.iter().map(|piece| piece.paragraph).collect::<Vec<_>>(), [0, 1, 1, 2]);
        let with =
            |citation: Option<&Citation>, at: usize, chosen| with_piece(&record, entry, citation, &all[at], chosen);
        let words = |citation: &Option<Citation>| citation.as_ref().map(Citation::words).unwrap_or_default();
        let second = with(None, 1, true);
        let fourth = with(second.as_ref(), 3, true);
        assert_eq!(words(&fourth), "Two words here. […] Four.");
        let third = with(fourth.as_ref(), 2, true);
        assert_eq!(words(&third), "Two words here.  Three.\nFour.", "nothing is left out between them");
        let apart = with(third.as_ref(), 2, false);
        assert_eq!(words(&apart), "Two words here. […] Four.");
        assert_eq!(with(second.as_ref(), 1, false), None, "something must be left");
        // A clause that was suggested stays as it was when a sentence comes to it.
        let piece = Citation::quote(&record, entry, Place::Answer, 6, 9).unwrap();
        assert_eq!(words(&with(Some(&piece), 3, true)), "Two […] Four.");
        let chosen = all.iter().map(|one| one.is_in(piece.place, &quoted(&piece, entry))).collect::<Vec<_>>();
        assert_eq!(chosen, [false, true, false, false], "and not its whole paragraph");
        let question = Piece { place: Place::Question, paragraph: 0, range: 0..21 };
        let of_other = with_piece(&record, entry, Some(&piece), &question, true);
        assert_eq!(words(&of_other), "what the bridge costs");
    }

    proptest! {
        #[test]
        fn what_is_chosen_is_quoted_and_nothing_else(
            texts in prop::collection::vec("[A-Z][a-z]{1,4}( [a-z]{1,4}){0,2}\\.", 1..6),
            is_one in any::<bool>(),
            acts in prop::collection::vec((0usize..7, any::<bool>()), 1..12),
        ) {
            let numbered: Vec<String> = texts.iter().enumerate().map(|(at, text)| format!("{at} {text}")).collect();
            let together = vec![numbered.join(" ")];
            let record = record(&(if is_one { together } else { numbered }).iter().map(String::as_str).collect::<Vec<_>>());
            let entry = &record.entries[0];
            let all = pieces(entry);
            let mut citation: Option<Citation> = None;
            let mut chosen = std::collections::BTreeSet::new();
            for (at, is_chosen) in acts {
                let Some(piece) = all.get(at) else { continue };
                let next = with_piece(&record, entry, citation.as_ref(), piece, is_chosen);
                if let Some(next) = next {
                    if is_chosen { chosen.insert(at) } else { chosen.remove(&at) };
                    citation = Some(next);
                }
            }
            let ranges = citation.map(|it| quoted(&it, entry)).unwrap_or_default();
            let found = (0..all.len()).filter(|at| all[*at].is_in(Place::Answer, &ranges));
            prop_assert_eq!(found.collect::<std::collections::BTreeSet<usize>>(), chosen);
        }
    }
}
