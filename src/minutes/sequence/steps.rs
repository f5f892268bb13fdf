//! What each step from one section to the next gains or costs.
//!
//! The unit is the surety of a label: 10 is a plain label. A cost above 10 means that not even a plain
//! label is believed there.

use super::{At, STATES, Section, Seen, State};
use crate::minutes::label::{Label, Opens};

type Next = Option<(State, i32, Seen)>;

const OUTSIDE: State = STATES[0];

fn open(section: Section, filled: bool) -> State {
    State { section, filled }
}

/// More words in what is open.
///
/// Passing over a label of an answer while one is awaited costs a little, so that of two the first holds.
pub(super) fn words(at: &At<'_>, state: State, seen: &Seen) -> Next {
    let awaited = matches!(state.section, Section::Question | Section::Supplementary) && state.filled;
    let labels = at.labels.get(at.index).map_or(&[][..], Vec::as_slice);
    let passed = awaited && labels.iter().any(|label| label.opens == Opens::Answer);
    let seen = Seen { paragraphs: seen.paragraphs.saturating_add(1), ..*seen };
    Some((State { filled: true, ..state }, -i32::from(passed), seen))
}

/// The gain of ending the page in a state.
pub(super) fn end(state: State) -> i32 {
    match (state.section, state.filled) {
        (Section::Question, true) => -3,
        (Section::Question, false) => -2,
        (Section::Supplementary, _) => -3,
        _ => 0,
    }
}

/// Where a label leads from a state and what that gains.
pub(super) fn cost(at: &At<'_>, state: State, seen: &Seen, index: usize, label: &Label) -> Next {
    let sure = i32::from(label.sure);
    let here = (at.index, index);
    let filled = at.paragraphs.get(at.index).is_some_and(|paragraph| label.words_at < paragraph.text.len());
    let (next, gain, seen) = match label.opens {
        Opens::Question => question(at, state, seen, here, label, filled)?,
        Opens::Topic => topic(at, state, seen, here, label, filled)?,
        Opens::Numbered => numbered(at, state, seen, here, filled)?,
        Opens::Answer => answer(state, seen, filled)?,
        Opens::Supplementary => supplementary(at, state, seen, label, filled)?,
        Opens::SupplementaryAnswer => supplementary_answer(state, seen, filled)?,
        Opens::Name => name(at, state, seen, here, label, filled)?,
        Opens::Addressee | Opens::Subject | Opens::Detail | Opens::Replier => detail(state, seen, label)?,
        Opens::Implied => {
            (open(Section::Answer, true), unfinished(state, seen) - 1, Seen { header: Some(here), ..Seen::default() })
        }
        Opens::Section | Opens::Meeting => (OUTSIDE, unfinished(state, seen), Seen::default()),
        Opens::Minutes => (OUTSIDE, unfinished(state, seen), Seen::default()),
        Opens::End => (OUTSIDE, unfinished(state, seen), Seen { ended: true, ..Seen::default() }),
        Opens::Aside | Opens::Furniture | Opens::ToFollow => (state, 0, *seen),
    };
    Some((next, sure + gain, seen))
}

/// The cost of leaving what is open without its answer.
fn unfinished(state: State, seen: &Seen) -> i32 {
    match (state.section, state.filled) {
        // A bare topic is all that some pages print.
        (Section::Question, false) if seen.subject && seen.shared.is_some() => 0,
        (Section::Question, true) => -3,
        (Section::Question, false) => -5,
        (Section::Supplementary, _) => -4,
        (Section::Answer | Section::SupplementaryAnswer, false) => -1,
        _ => 0,
    }
}

fn question(
    at: &At<'_>,
    state: State,
    seen: &Seen,
    here: (usize, usize),
    label: &Label,
    filled: bool,
) -> Option<(State, i32, Seen)> {
    let next = open(Section::Question, filled);
    let fresh = Seen {
        header: Some(here),
        to: label.to.is_some(),
        subject: label.subject.is_some(),
        paragraphs: u16::from(filled),
        shared: if label.shared { Some(here) } else { seen.shared.filter(|_| label.who.is_none()) },
        ..Seen::default()
    };
    // A second line of the same header: "Question 1" and then "Councillor X asked:".
    if state == open(Section::Question, false) && label.subject.is_none() {
        let named = at.asker(seen).is_some();
        let same = at.is_asker(seen, label);
        let renumbered = label.number.is_some()
            && seen
                .header
                .and_then(|header| at.label(header))
                .is_some_and(|header| header.number.is_some() && header.number != label.number);
        if (same || !named && label.who.is_some() || label.who.is_none() && label.number.is_none()) && !renumbered {
            return Some((next, 0, Seen { asker: Some(here), paragraphs: u16::from(filled), ..*seen }));
        }
    }
    let early = at.evidence.minutes_at.is_some_and(|minutes| at.index < minutes);
    let nameless = label.who.is_none() && label.number.is_none() && label.to.is_none() && label.subject.is_none();
    let penalty = if early { -6 } else { -1 } - if seen.ended { 4 } else { 0 } - if nameless { 2 } else { 0 };
    let reported = if label.reported && state.section == Section::Question { -3 } else { 0 };
    Some((next, penalty + unfinished(state, seen) + reported, fresh))
}

/// A topic joins the asker's name above it, or opens a question that shares it.
fn topic(
    at: &At<'_>,
    state: State,
    seen: &Seen,
    here: (usize, usize),
    label: &Label,
    filled: bool,
) -> Option<(State, i32, Seen)> {
    at.asker(seen)?;
    let header = seen.shared.or(seen.asker).or(seen.header);
    let cost = if state.section == Section::Question { 0 } else { unfinished(state, seen) };
    let next = Seen {
        header: Some(here),
        shared: header,
        subject: label.subject.is_some(),
        paragraphs: u16::from(filled),
        ..Seen::default()
    };
    Some((open(Section::Question, filled), cost, next))
}

/// A numbered question under a header that several share; without an answer between them they are parts.
fn numbered(at: &At<'_>, state: State, seen: &Seen, here: (usize, usize), filled: bool) -> Option<(State, i32, Seen)> {
    seen.shared.and_then(|shared| at.label(shared)).filter(|shared| shared.shared)?;
    if state == open(Section::Question, true) || state.section == Section::Supplementary {
        return None;
    }
    let next = Seen { header: Some(here), shared: seen.shared, paragraphs: u16::from(filled), ..Seen::default() };
    Some((open(Section::Question, filled), 0, next))
}

fn answer(state: State, seen: &Seen, filled: bool) -> Option<(State, i32, Seen)> {
    let seen = Seen { paragraphs: u16::from(filled), ..*seen };
    let (section, gain) = match (state.section, state.filled) {
        (Section::Outside, _) => return None,
        (Section::Question, true) => (Section::Answer, 0),
        (Section::Question, false) => (Section::Answer, if seen.subject { -2 } else { -6 }),
        (Section::Answer, false) => (Section::Answer, -4),
        (Section::Supplementary, true) => (Section::SupplementaryAnswer, 0),
        (Section::Supplementary, false) => (Section::SupplementaryAnswer, -3),
        (Section::SupplementaryAnswer, false) => (Section::SupplementaryAnswer, -4),
        (Section::Answer | Section::SupplementaryAnswer, true) => return None,
    };
    Some((open(section, filled), gain, seen))
}

fn supplementary(at: &At<'_>, state: State, seen: &Seen, label: &Label, filled: bool) -> Option<(State, i32, Seen)> {
    let same = at.is_asker(seen, label);
    let referred = state == open(Section::Question, false) && at.evidence.supplementaries_only;
    let by_place = match (label.sure < 10 && label.who.is_some(), same) {
        (true, _) if referred => 4,
        (true, true) => 3,
        (true, false) => -4,
        (false, _) => 0,
    };
    let gain = match (state.section, state.filled) {
        (Section::Outside, _) => return None,
        (Section::Question, true) => -6,
        (Section::Question, false) => {
            if at.evidence.supplementaries_only {
                2
            } else if label.sure < 10 {
                -6
            } else {
                -2
            }
        }
        (Section::Answer | Section::SupplementaryAnswer, true) => 0,
        (Section::Answer | Section::SupplementaryAnswer, false) => -2,
        (Section::Supplementary, false) => 0,
        (Section::Supplementary, true) => -5,
    };
    Some((open(Section::Supplementary, filled), gain + by_place, Seen { paragraphs: u16::from(filled), ..*seen }))
}

fn supplementary_answer(state: State, seen: &Seen, filled: bool) -> Option<(State, i32, Seen)> {
    let gain = match (state.section, state.filled) {
        (Section::Outside, _) => return None,
        (Section::Question, _) => -8,
        (Section::Answer, _) => -1,
        (Section::Supplementary, true) => 1,
        (Section::Supplementary, false) => 0,
        (Section::SupplementaryAnswer, _) => -3,
    };
    Some((open(Section::SupplementaryAnswer, filled), gain, Seen { paragraphs: u16::from(filled), ..*seen }))
}

/// A name alone on its line is, by its place, who asks, is asked or answers.
fn name(
    at: &At<'_>,
    state: State,
    seen: &Seen,
    here: (usize, usize),
    label: &Label,
    filled: bool,
) -> Option<(State, i32, Seen)> {
    let ends_with_colon =
        at.paragraphs.get(at.index).is_some_and(|paragraph| paragraph.words().trim_end().ends_with(':')) || filled;
    let in_brackets = at.paragraphs.get(at.index).is_some_and(|paragraph| paragraph.words().starts_with('('));
    match (state.section, state.filled) {
        (Section::Question, false) => {
            let named = at.asker(seen).is_some();
            let next = Seen {
                asker: if named { seen.asker } else { Some(here) },
                to: seen.to || named,
                paragraphs: u16::from(filled),
                ..*seen
            };
            let gain = if named && seen.to { -4 } else { 0 };
            Some((open(Section::Question, filled), gain, next))
        }
        // After the words: who asked, in brackets.
        (Section::Question, true) if in_brackets && at.asker(seen).is_none() => {
            Some((state, 2, Seen { asker: Some(here), ..*seen }))
        }
        (Section::Question, true) if ends_with_colon && !in_brackets && !at.is_asker(seen, label) => {
            Some((open(Section::Answer, filled), -1, *seen))
        }
        (Section::Supplementary, true) if ends_with_colon && !in_brackets && !at.is_asker(seen, label) => {
            Some((open(Section::SupplementaryAnswer, filled), -1, *seen))
        }
        (Section::Answer | Section::Supplementary | Section::SupplementaryAnswer, false) => {
            Some((State { filled, ..state }, 0, *seen))
        }
        (Section::Answer | Section::SupplementaryAnswer, true)
            if ends_with_colon && at.is_asker(seen, label) && filled =>
        {
            Some((open(Section::Supplementary, filled), -1, *seen))
        }
        (Section::Outside | Section::Answer | Section::SupplementaryAnswer, _) => {
            opens_by_name(at, state, seen, here, ends_with_colon, filled)
        }
        _ => None,
    }
}

/// A name opens a question if a second name follows, as in a flattened table, or a colon ends it.
fn opens_by_name(
    at: &At<'_>,
    state: State,
    seen: &Seen,
    here: (usize, usize),
    ends_with_colon: bool,
    filled: bool,
) -> Option<(State, i32, Seen)> {
    let followed = at
        .labels
        .get(at.index + 1)
        .is_some_and(|next| next.iter().any(|label| matches!(label.opens, Opens::Name | Opens::Addressee)));
    let gain = match (followed, ends_with_colon) {
        (true, _) => 0,
        (false, true) => -3,
        (false, false) => return None,
    };
    let early = at.evidence.minutes_at.is_some_and(|minutes| at.index < minutes);
    let next = Seen { header: Some(here), paragraphs: u16::from(filled), ..Seen::default() };
    Some((
        open(Section::Question, filled),
        gain + unfinished(state, seen) - if early || seen.ended { 6 } else { 0 },
        next,
    ))
}

/// A line of a header that has begun and has no words yet.
fn detail(state: State, seen: &Seen, label: &Label) -> Option<(State, i32, Seen)> {
    let has = |opens| label.opens == opens;
    if state != open(Section::Question, false)
        || has(Opens::Subject) && seen.subject
        || has(Opens::Addressee) && seen.to
    {
        return None;
    }
    let next = Seen { to: seen.to || has(Opens::Addressee), subject: seen.subject || has(Opens::Subject), ..*seen };
    Some((state, 0, next))
}
