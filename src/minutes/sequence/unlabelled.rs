//! An answer that no label opens: set off by a gap, by grammar, or by the want of any other.

use super::{At, Section, Seen, State};
use crate::minutes::label::{Label, Opens};
use crate::minutes::paragraph::Paragraph;
use crate::minutes::scan::Scan;

/// What must be outweighed before an answer is taken to begin without a label.
const THRESHOLD: i32 = -8;

/// Opens the answer of what is open, if there is reason enough.
pub(super) fn opens(at: &At<'_>, state: State, seen: &Seen) -> Option<(State, i32, Seen)> {
    let section = match state.section {
        Section::Question => Section::Answer,
        Section::Supplementary => Section::SupplementaryAnswer,
        _ => return None,
    };
    let paragraph = at.paragraphs.get(at.index).filter(|_| state.filled)?;
    let named = |label: &Label| label.opens == Opens::Answer && label.who.is_some();
    if at.labels.get(at.index).is_some_and(|labels| labels.iter().any(named)) {
        return None;
    }
    let before = at.index.checked_sub(1).and_then(|index| at.paragraphs.get(index))?;
    let gain = THRESHOLD + set_off(at, paragraph) + grammar(paragraph, before) + place(at, section, before, seen);
    Some((State { section, filled: true }, gain, Seen { paragraphs: 1, ..*seen }))
}

/// A gap larger than the page's usual one.
fn set_off(at: &At<'_>, paragraph: &Paragraph) -> i32 {
    match paragraph.gap.saturating_sub(at.evidence.usual_gap) {
        0 => 0,
        1 => 4,
        _ => 6,
    }
}

fn grammar(paragraph: &Paragraph, before: &Paragraph) -> i32 {
    let text = paragraph.words();
    let asked = before.text.trim_end_matches(['”', '"', '’', ')', ' ']).ends_with('?');
    let answers = Scan::new(text).eat_any(&[
        "yes",
        "no",
        "thank you",
        "thanks",
        "i",
        "we",
        "i'm",
        "i am",
        "i have",
        "the answer",
        "indeed",
        "absolutely",
        "as",
        "since",
        "i can",
        "the council",
        "they",
        "it",
        "there",
        "unfortunately",
        "this",
        "officers",
    ]);
    let asks = text.trim_end_matches(['”', '"', '’']).ends_with('?');
    let is_item = paragraph.marker.is_some();
    4 * i32::from(asked) + 3 * i32::from(answers)
        - 6 * i32::from(asks)
        - 3 * i32::from(is_item)
        - 12 * i32::from(paragraph.goes_on)
}

/// What the place in the page says.
fn place(at: &At<'_>, section: Section, before: &Paragraph, _seen: &Seen) -> i32 {
    let after_asker = before.text.starts_with('(')
        && at
            .index
            .checked_sub(1)
            .and_then(|index| at.labels.get(index))
            .is_some_and(|labels| labels.iter().any(|label| label.opens == Opens::Name));
    let unlabelled_page = at.evidence.answer_labels == 0 && section == Section::Answer;
    9 * i32::from(after_asker) + 2 * i32::from(unlabelled_page)
}
