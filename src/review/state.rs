//! All that an edit may change, and the change that takes it back.

use super::doubt::Doubt;
use super::row::{About, Key, Question, Reply, Role, Row, Section, Supplementary};

/// What a review says of its page at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) rows: Vec<Row>,
    pub(super) names: Names,
}

/// All but the rows: small enough to be kept whole with each change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) about: About,
    pub(super) questions: Vec<Question>,
    pub(super) doubts: Vec<Doubt>,
    /// The next key that nothing has had.
    pub(super) next: Key,
}

/// Some rows give way to others, and the names to others.
#[derive(Clone, Debug)]
pub(super) struct Change {
    at: usize,
    /// How many rows give way.
    length: usize,
    rows: Vec<Row>,
    names: Names,
}

impl Change {
    /// The change that leads back from `after` to `before`.
    pub(super) fn back(before: State, after: &State) -> Self {
        let same = |(a, b): &(&Row, &Row)| a == b;
        let at = before.rows.iter().zip(&after.rows).take_while(same).count();
        let rest = before.rows.len().min(after.rows.len()) - at;
        let end = before.rows.iter().rev().zip(after.rows.iter().rev()).take(rest).take_while(same).count();
        let mut rows = before.rows;
        rows.truncate(rows.len() - end);
        rows.drain(..at);
        Self { at, length: after.rows.len() - end - at, rows, names: before.names }
    }

    /// Makes the change and gives the one that takes it back.
    pub(super) fn make(self, state: &mut State) -> Self {
        let end = self.at + self.length;
        let length = self.rows.len();
        let rows = state.rows.splice(self.at..end, self.rows).collect();
        let names = std::mem::replace(&mut state.names, self.names);
        Self { at: self.at, length, rows, names }
    }
}

impl State {
    /// The question that a section belongs to, by its place in the list.
    pub(super) fn owner(&self, section: Section) -> Option<usize> {
        self.names.questions.iter().position(|question| question.owns(section))
    }

    pub(super) fn question(&self, key: Key) -> Option<&Question> {
        self.names.questions.iter().find(|question| question.key == key)
    }

    pub(super) fn question_mut(&mut self, key: Key) -> Option<&mut Question> {
        self.names.questions.iter_mut().find(|question| question.key == key)
    }

    pub(super) fn supplementary_mut(&mut self, key: Key) -> Option<&mut Supplementary> {
        let all = self.names.questions.iter_mut().flat_map(|question| &mut question.supplementaries);
        all.into_iter().find(|supplementary| supplementary.key == key)
    }

    /// A key that nothing has had, so that no doubt or label comes to mean something else.
    pub(super) fn fresh(&mut self) -> Key {
        let key = self.names.next;
        self.names.next = Key(key.0 + 1);
        key
    }

    /// The place of an answer's names; `None` for a section that is no answer or is not there.
    pub(super) fn reply_mut(&mut self, section: Section) -> Option<&mut Option<Reply>> {
        match section {
            Section::Answer(key) => self.question_mut(key).map(|question| &mut question.answer),
            Section::SupplementaryAnswer(key) => self.supplementary_mut(key).map(|found| &mut found.answer),
            Section::Question(_) | Section::Supplementary(_) => None,
        }
    }

    /// The rows that are words of a section.
    pub(super) fn rows_of(&self, section: Section) -> impl Iterator<Item = usize> {
        let numbered = self.rows.iter().enumerate();
        numbered.filter(move |(_, row)| row.section() == Some(section)).map(|(index, _)| index)
    }

    /// The question that a row belongs to or stands after, by its place in the list.
    pub(super) fn question_at(&self, row: usize) -> Option<usize> {
        self.rows.get(..=row)?.iter().rev().find_map(|row| self.question_of(row))
    }

    /// The question that a row stands after; that which it is of where it is the first.
    pub(super) fn question_before(&self, row: usize) -> Option<usize> {
        let before = row.checked_sub(1).and_then(|before| self.question_at(before));
        before.or_else(|| self.rows.get(row).and_then(|row| self.question_of(row)))
    }

    /// The question that a row is of.
    pub(super) fn question_of(&self, row: &Row) -> Option<usize> {
        match row.role {
            Role::Words { section, .. } => self.owner(section),
            Role::Label(Some(key)) => self.names.questions.iter().position(|question| question.key == key),
            _ => None,
        }
    }
}
