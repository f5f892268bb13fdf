//! Texts that begin, move their beginning, go to another question or are given away.

use std::ops::Range;

use super::edit::{EditError, Start, assign, group, open};
use super::row::{Key, Question, Role, Row, Section, Supplementary};
use super::state::State;

/// Makes rows a text of its own. What is left of the text that they are taken from follows them: what stood
/// after a question in an answer answers it.
pub(super) fn start(state: &mut State, rows: Range<usize>, what: Start) -> Result<(), EditError> {
    if rows.is_empty() || rows.end > state.rows.len() {
        return Err(EditError::NoSuchPlace);
    }
    let from = state.rows.get(rows.start).and_then(Row::section);
    let section = match what {
        Start::Question => Section::Question(start_question(state, &rows)?),
        _ => start_within(state, rows.start, what)?,
    };
    let rest = from.map(|from| (from, follower(section, from)));
    if let Some((from, to)) = rest {
        let left: Vec<usize> = state.rows_of(from).filter(|&row| row >= rows.end).collect();
        if !left.is_empty() && from != section {
            open(state, to)?;
            left.into_iter().for_each(|row| hand_on(state, row, to));
        }
    }
    open(state, section)?;
    assign(state, rows, &Role::words(section));
    Ok(())
}

/// What the rest of a text becomes when another begins in it.
fn follower(begun: Section, from: Section) -> Section {
    let was_answer = matches!(from, Section::Answer(_) | Section::SupplementaryAnswer(_));
    match begun {
        Section::Question(key) if was_answer => Section::Answer(key),
        Section::Supplementary(key) if was_answer => Section::SupplementaryAnswer(key),
        same => same,
    }
}

/// Gives one row to another section as it is.
fn hand_on(state: &mut State, row: usize, to: Section) {
    if let Some(Role::Words { section, part }) = state.rows.get_mut(row).map(|row| &mut row.role) {
        *section = to;
        *part = part.take().filter(|_| matches!(to, Section::Question(_)));
    }
}

/// Opens an answer or a supplementary of the question that a row stands after.
fn start_within(state: &mut State, row: usize, what: Start) -> Result<Section, EditError> {
    let owner = state.question_before(row).ok_or(EditError::NothingBefore)?;
    let key = state.names.questions.get(owner).ok_or(EditError::NothingBefore)?.key;
    Ok(match what {
        Start::Question | Start::Answer => {
            state.question_mut(key).into_iter().for_each(|question| question.answered_with = None);
            Section::Answer(key)
        }
        Start::Supplementary => Section::Supplementary(add_supplementary(state, owner, row)),
        Start::SupplementaryAnswer => Section::SupplementaryAnswer(supplementary_before(state, owner, row)),
    })
}

/// A question that begins at a row takes along what follows of the question before it.
fn start_question(state: &mut State, rows: &Range<usize>) -> Result<Key, EditError> {
    let own = state.rows.get(rows.start).and_then(Row::section).filter(|own| matches!(own, Section::Question(_)));
    if own.is_some_and(|own| state.rows_of(own).all(|row| rows.contains(&row))) {
        return Err(EditError::NothingChanged);
    }
    let owner = state.question_before(rows.start);
    let key = state.fresh();
    let mut new = Question::new(key);
    if let Some(before) = owner.and_then(|at| state.names.questions.get(at)).map(|question| question.key) {
        take_along(state, before, &mut new, rows.end);
    }
    state.names.questions.insert(owner.map_or(0, |at| at + 1), new);
    Ok(key)
}

/// The texts and labels of a question that begin after a row are those of a new one.
fn take_along(state: &mut State, before: Key, new: &mut Question, row: usize) {
    let answer = Section::Answer(before);
    if state.rows_of(answer).next().is_some_and(|first| first >= row) {
        new.answer = state.reply_mut(answer).and_then(Option::take);
        rename(state, answer, Section::Answer(new.key));
    }
    let mut all = state.question_mut(before).map(|question| std::mem::take(&mut question.supplementaries));
    let follows = |found: &Supplementary| first_row(state, found.key).is_some_and(|first| first >= row);
    let (moved, kept) = all.take().into_iter().flatten().partition(follows);
    new.supplementaries = moved;
    state.question_mut(before).into_iter().for_each(|question| question.supplementaries.clone_from(&kept));
    labels_follow(state, before, new.key, row);
}

/// The labels of a question from a row on are those of another.
fn labels_follow(state: &mut State, from: Key, to: Key, row: usize) {
    let after = state.rows.get_mut(row..).into_iter().flatten();
    after.filter(|row| row.role == Role::Label(Some(from))).for_each(|row| row.role = Role::Label(Some(to)));
}

/// The words of one section are those of another.
fn rename(state: &mut State, from: Section, to: Section) {
    for row in &mut state.rows {
        if let Role::Words { section, .. } = &mut row.role
            && *section == from
        {
            *section = to;
        }
    }
}

/// The first row of a supplementary or of its answer.
fn first_row(state: &State, key: Key) -> Option<usize> {
    let of = [Section::Supplementary(key), Section::SupplementaryAnswer(key)];
    state.rows.iter().position(|row| row.section().is_some_and(|section| of.contains(&section)))
}

/// Adds a supplementary where its place is in the order of the page.
fn add_supplementary(state: &mut State, owner: usize, row: usize) -> Key {
    let key = state.fresh();
    insert_supplementary(state, owner, Supplementary::new(key), Some(row));
    key
}

fn insert_supplementary(state: &mut State, owner: usize, new: Supplementary, row: Option<usize>) {
    let keys: Vec<Key> = state
        .names
        .questions
        .get(owner)
        .iter()
        .flat_map(|found| &found.supplementaries)
        .map(|found| found.key)
        .collect();
    let is_after = |key: &Key| first_row(state, *key).is_some_and(|first| row.is_some_and(|row| first > row));
    let at = keys.iter().position(is_after).unwrap_or(keys.len());
    if let Some(question) = state.names.questions.get_mut(owner) {
        question.supplementaries.insert(at, new);
    }
}

/// The supplementary that a row stands after; a new one without a question if there is none.
fn supplementary_before(state: &mut State, owner: usize, row: usize) -> Key {
    let all = state.names.questions.get(owner).into_iter().flat_map(|question| &question.supplementaries);
    let before = all.map(|found| found.key).rfind(|key| first_row(state, *key).is_some_and(|first| first < row));
    before.unwrap_or_else(|| add_supplementary(state, owner, row))
}

/// Moves the beginning of a section by a paragraph.
pub(super) fn move_start(state: &mut State, section: Section, up: bool) -> Result<(), EditError> {
    let is_text = |row: &Row| matches!(row.role, Role::Words { .. } | Role::Remainder);
    let first = state.rows_of(section).next().ok_or(EditError::NoSuchText)?;
    let before = state.rows.get(..first).and_then(|rows| rows.iter().rposition(is_text));
    let before = before.ok_or(EditError::NothingBefore)?;
    if up {
        let group = head(state, before)..before + 1;
        assign(state, group, &Role::words(section));
        state.rows.get_mut(first).into_iter().for_each(|row| row.joined = false);
    } else {
        let role = state.rows.get(before).map(|row| row.role.clone()).ok_or(EditError::NothingBefore)?;
        let group = group(state, first);
        let role = match role {
            Role::Words { section, .. } => Role::words(section),
            other => other,
        };
        assign(state, group, &role);
    }
    Ok(())
}

/// The first row of the paragraph that a row goes on with.
fn head(state: &State, row: usize) -> usize {
    let section = state.rows.get(row).and_then(Row::section);
    let goes_on = |at: usize| {
        state.rows.get(at).is_some_and(|row| row.joined)
            && at.checked_sub(1).and_then(|before| state.rows.get(before)).is_some_and(|row| row.section() == section)
    };
    let mut at = row;
    while goes_on(at) {
        at -= 1;
    }
    at
}

/// Gives the answer to one question to another.
pub(super) fn move_answer(state: &mut State, from: Key, to: Key) -> Result<(), EditError> {
    if from == to {
        return Err(EditError::NothingChanged);
    }
    state.question(to).ok_or(EditError::NoSuchText)?;
    let reply = state.question_mut(from).and_then(|question| question.answer.take()).ok_or(EditError::NoSuchText)?;
    if let Some(question) = state.question_mut(to) {
        question.answered_with = None;
        let answer = question.answer.get_or_insert_default();
        answer.by = answer.by.take().or(reply.by);
    }
    rename(state, Section::Answer(from), Section::Answer(to));
    Ok(())
}

/// Gives a supplementary with its answer to another question.
pub(super) fn move_supplementary(state: &mut State, key: Key, to: Key) -> Result<(), EditError> {
    let target = state.owner(Section::Question(to)).ok_or(EditError::NoSuchText)?;
    let owner = state.owner(Section::Supplementary(key)).ok_or(EditError::NoSuchText)?;
    if target == owner {
        return Err(EditError::NothingChanged);
    }
    let supplementaries = state.names.questions.get_mut(owner).map(|question| &mut question.supplementaries);
    let moved = supplementaries.and_then(|all| {
        let at = all.iter().position(|found| found.key == key)?;
        Some(all.remove(at))
    });
    let first = first_row(state, key);
    insert_supplementary(state, target, moved.ok_or(EditError::NoSuchText)?, first);
    Ok(())
}

/// Makes all words of a question something else, and the question is there no more.
pub(super) fn give_away(state: &mut State, key: Key, role: &Role) -> Result<(), EditError> {
    let owner = state.owner(Section::Question(key)).ok_or(EditError::NoSuchText)?;
    let question = state.names.questions.remove(owner);
    let mut last = None;
    for (index, row) in state.rows.iter_mut().enumerate() {
        let is_label = row.role == Role::Label(Some(key));
        if is_label || row.section().is_some_and(|section| question.owns(section)) {
            let goes_on = last == Some((index.wrapping_sub(1), row.paragraph));
            last = Some((index, row.paragraph));
            row.role = role.clone();
            row.joined = goes_on;
        }
    }
    Ok(())
}

/// Makes a question go on with the text before it.
pub(super) fn fold(state: &mut State, key: Key) -> Result<(), EditError> {
    let owned = state.question(key).ok_or(EditError::NoSuchText)?;
    let is_own =
        |row: &Row| row.role == Role::Label(Some(key)) || row.section().is_some_and(|section| owned.owns(section));
    let first = state.rows.iter().position(is_own).ok_or(EditError::NothingBefore)?;
    let before = state.rows.get(..first).into_iter().flatten().rev().find_map(Row::section);
    let section = before.ok_or(EditError::NothingBefore)?;
    give_away(state, key, &Role::words(section))
}

/// A label of a question that is there no more is a label of none, and an answer shared with it is none.
pub(super) fn release_labels(state: &mut State) {
    let mut keys: Vec<Key> = state.names.questions.iter().map(|question| question.key).collect();
    keys.sort_unstable();
    let is_gone = |key: &Key| keys.binary_search(key).is_err();
    for row in &mut state.rows {
        if let Role::Label(label) = &mut row.role {
            *label = label.filter(|key| !is_gone(key));
        }
    }
    for question in &mut state.names.questions {
        question.answered_with = question.answered_with.filter(|key| !is_gone(key));
    }
}
