//! The record that the rows make, and which row became which text.

use std::collections::HashMap;

use crate::id::EntryId;
use crate::minutes::{squeeze, strip, strip_passages};
use crate::record::{Answer, Entry, Passage, Place, Record, Supplementary};

use super::row::{Key, Question, Reply, Role, Row, Section};
use super::state::State;
use super::{Review, TextAt};

/// What stands in a text where something was left out on purpose.
pub const LEFT_OUT: &str = "[personal details left out]";

/// A paragraph of a text with the label that makes it a part.
type Words = (Option<String>, String);

/// What the rows make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Derived {
    pub(super) entries: Vec<Entry>,
    pub(super) remainder: Vec<String>,
    /// For each row the section's paragraph that it became, or that of the remainder.
    paragraphs: Vec<Option<usize>>,
    /// For each section where it is in the record.
    places: HashMap<Section, (usize, Place)>,
    /// The rows of each section, and of the labels of each question.
    rows: HashMap<Section, Vec<usize>>,
    labels: HashMap<Key, Vec<usize>>,
}

impl Derived {
    pub(super) fn of(review: &Review) -> Self {
        let mut gathered = Gathered::default();
        let paragraphs = review.state.rows.iter().map(|row| gathered.take(review, row)).collect();
        let (mut rows, mut labels) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for (index, row) in review.state.rows.iter().enumerate() {
            match row.role {
                Role::Words { section, .. } => rows.entry(section).or_default().push(index),
                Role::Label(Some(key)) => labels.entry(key).or_default().push(index),
                _ => {}
            }
        }
        let entries = gathered.entries(review);
        Self { entries, remainder: gathered.remainder, paragraphs, places: places(&review.state), rows, labels }
    }

    pub(super) fn record(&self, review: &Review) -> Record {
        let about = &review.state.names.about;
        Record {
            id: review.id,
            body: about.body.clone(),
            meeting_date: about.meeting_date,
            title: about.title.clone(),
            source: review.source.clone(),
            entries: self.entries.clone(),
            remainder: self.remainder.clone(),
        }
    }

    /// Where the words of a row are in the record.
    pub(super) fn text_at(&self, row: usize, role: &Role) -> Option<TextAt> {
        let paragraph = (*self.paragraphs.get(row)?)?;
        match role {
            Role::Words { section, .. } => {
                let &(entry, place) = self.places.get(section)?;
                Some(TextAt::Text { entry, place, paragraph })
            }
            Role::Remainder => Some(TextAt::Remainder(paragraph)),
            _ => None,
        }
    }

    /// The place of a question in the list.
    pub(super) fn index(&self, key: Key) -> Option<usize> {
        self.places.get(&Section::Question(key)).map(|(entry, _)| *entry)
    }

    /// The rows that are words of a section, in order.
    pub(super) fn rows(&self, section: Section) -> &[usize] {
        self.rows.get(&section).map_or(&[], Vec::as_slice)
    }

    /// The rows that are labels of a question, in order.
    pub(super) fn labels(&self, key: Key) -> &[usize] {
        self.labels.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Whether a section has words.
    pub(super) fn has_words(&self, section: Section) -> bool {
        self.rows.contains_key(&section)
    }

    /// Where a section is in the record.
    pub(super) fn place(&self, section: Section) -> Option<(usize, Place)> {
        self.places.get(&section).copied()
    }
}

/// Where each section that there is stands in the record.
fn places(state: &State) -> HashMap<Section, (usize, Place)> {
    let mut places = HashMap::new();
    for (entry, question) in state.names.questions.iter().enumerate() {
        places.insert(Section::Question(question.key), (entry, Place::Question));
        places.insert(Section::Answer(question.key), (entry, Place::Answer));
        for (index, supplementary) in question.supplementaries.iter().enumerate() {
            places.insert(Section::Supplementary(supplementary.key), (entry, Place::Supplementary(index)));
            places.insert(Section::SupplementaryAnswer(supplementary.key), (entry, Place::SupplementaryAnswer(index)));
        }
    }
    places
}

/// The words of the rows, gathered by their sections.
#[derive(Default)]
struct Gathered {
    texts: HashMap<Section, Vec<Words>>,
    remainder: Vec<String>,
    /// Where the words before ended: their paragraph and whether white space followed them.
    before: Option<(usize, bool)>,
}

impl Gathered {
    /// Takes the words of a row and says which paragraph they became.
    fn take(&mut self, review: &Review, row: &Row) -> Option<usize> {
        let raw = review.printed(row);
        let spaced = self.before.is_none_or(|(paragraph, space)| paragraph != row.paragraph || space);
        self.before = Some((row.paragraph, raw.ends_with(char::is_whitespace)));
        let text = if row.left_out { LEFT_OUT.to_owned() } else { squeeze(raw) };
        if text.is_empty() {
            return None;
        }
        let gap = if spaced || raw.starts_with(char::is_whitespace) { " " } else { "" };
        match &row.role {
            Role::Words { section, part } => {
                let texts = self.texts.entry(*section).or_default();
                match texts.last_mut().filter(|_| row.joined) {
                    Some((_, last)) => last.extend([gap, &text]),
                    None => texts.push((part.clone(), text)),
                }
                Some(texts.len() - 1)
            }
            Role::Remainder => {
                match self.remainder.last_mut().filter(|_| row.joined) {
                    Some(last) => last.extend([gap, &text]),
                    None => self.remainder.push(text),
                }
                Some(self.remainder.len() - 1)
            }
            _ => None,
        }
    }

    fn entries(&mut self, review: &Review) -> Vec<Entry> {
        let questions = &review.state.names.questions;
        let mut entries: Vec<Entry> = questions
            .iter()
            .enumerate()
            .map(|(index, question)| self.entry(question, EntryId::derived(review.id.0, &index.to_string())))
            .collect();
        for (index, question) in questions.iter().enumerate() {
            let joint = question.answered_with.and_then(|key| answer_of(questions, &entries, key));
            if let Some(entry) = entries.get_mut(index)
                && entry.answer.is_none()
            {
                entry.answer = joint;
            }
        }
        entries
    }

    fn entry(&mut self, question: &Question, id: EntryId) -> Entry {
        let supplementary = |from: &super::row::Supplementary, gathered: &mut Self| Supplementary {
            asker: from.asker.clone(),
            question: gathered.plain(Section::Supplementary(from.key)),
            answer: gathered.answer(from.answer.as_ref(), Section::SupplementaryAnswer(from.key)),
        };
        Entry {
            id,
            number: question.number.clone(),
            asker: question.asker.clone(),
            asked_of: question.asked_of.clone(),
            subject: question.subject.clone(),
            question: self.passages(Section::Question(question.key)),
            answer: self.answer(question.answer.as_ref(), Section::Answer(question.key)),
            supplementaries: question.supplementaries.iter().map(|from| supplementary(from, self)).collect(),
        }
    }

    fn passages(&mut self, section: Section) -> Vec<Passage> {
        let texts = self.texts.remove(&section).unwrap_or_default();
        let mut passages: Vec<Passage> = texts
            .into_iter()
            .map(|(part, text)| match part {
                Some(label) => Passage::Part { label, text },
                None => Passage::Paragraph(text),
            })
            .collect();
        strip_passages(&mut passages);
        passages
    }

    fn plain(&mut self, section: Section) -> Vec<String> {
        let texts = self.texts.remove(&section).unwrap_or_default();
        let mut paragraphs: Vec<String> = texts.into_iter().map(|(_, text)| text).collect();
        strip(&mut paragraphs);
        paragraphs
    }

    fn answer(&mut self, reply: Option<&Reply>, section: Section) -> Option<Answer> {
        let paragraphs = self.plain(section);
        reply.map(|reply| Answer { by: reply.by.clone(), paragraphs })
    }
}

fn answer_of(questions: &[Question], entries: &[Entry], key: Key) -> Option<Answer> {
    let index = questions.iter().position(|question| question.key == key)?;
    entries.get(index)?.answer.clone()
}
