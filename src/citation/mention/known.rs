//! What is known of all published questions: enough to tell which of them a reference means, and the references that
//! they make themselves.
//!
//! It is kept beside the index of words and grows and shrinks with it, so that neither a draft's references nor the
//! thread of a published question ever has to read the whole library.

mod places;
mod saved;

use std::cell::OnceCell;
use std::rc::Rc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::{Context, Mention, Summary, TITLES, mentions};
use crate::id::{EntryId, RecordId};
use crate::record::{Entry, Passage, Place, Record};
use crate::search::plain_words;
use places::{Places, Sought};

/// So many questions are offered for one reference.
const OFFERED: usize = 12;

/// A reference that a published text makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Which of the question's texts.
    #[serde(with = "crate::format::v1::place")]
    pub place: Place,
    /// The reference.
    pub mention: Mention,
}

/// All published questions of the library, as far as references concern them.
#[derive(Debug, Default)]
pub struct Known {
    records: FxHashMap<RecordId, Row>,
    /// Each name once: a library has far fewer bodies and askers than questions.
    names: FxHashSet<Rc<str>>,
    /// Records of which there is a later version, with that version.
    later: FxHashMap<RecordId, RecordId>,
    /// Where to look, made when it is first asked for after a change.
    places: OnceCell<Places>,
}

/// A record.
#[derive(Debug)]
struct Row {
    body: Option<Rc<str>>,
    date: Option<Date>,
    lines: Vec<Line>,
}

/// A question in it.
#[derive(Debug)]
struct Line {
    entry: EntryId,
    number: Option<Box<str>>,
    asker: Option<Rc<str>>,
    /// The labels of its passages, empty for a paragraph; none where it has no parts.
    parts: Vec<String>,
    said: Vec<Said>,
}

impl Known {
    /// Puts a record in; one with the same id is replaced.
    pub fn insert(&mut self, record: &Record) {
        let lines = record.entries.iter().map(|entry| Line {
            entry: entry.id,
            number: entry.number.as_deref().map(Box::from),
            asker: self.name(entry.asker.as_deref()),
            parts: parts(entry),
            said: said(entry),
        });
        let lines = lines.collect();
        let row = Row { body: self.name(record.body.as_deref()), date: record.meeting_date, lines };
        self.records.insert(record.id, row);
        self.places.take();
    }

    /// Takes records out; those that are not there change nothing.
    pub fn remove_all(&mut self, ids: &[RecordId]) {
        ids.iter().for_each(|id| drop(self.records.remove(id)));
        self.places.take();
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Says of which records there is a later version: that stands for both from now on.
    pub fn stand_for(&mut self, later: FxHashMap<RecordId, RecordId>) {
        if self.later != later {
            self.later = later;
            self.places.take();
        }
    }

    /// Whether a later version of a record stands for it.
    pub fn is_overtaken(&self, record: RecordId) -> bool {
        self.later.contains_key(&record)
    }

    /// The same question in the latest version of its page: by its number and asker, or else by its place. Itself where
    /// there is no later version, or where that has no such question.
    pub fn latest(&self, record: RecordId, entry: EntryId) -> (RecordId, EntryId) {
        let find = || {
            let later = *self.later.get(&record)?;
            let (old, new) = (self.records.get(&record)?, self.records.get(&later)?);
            let at = old.lines.iter().position(|line| line.entry == entry)?;
            let one = old.lines.get(at)?;
            let is_same =
                |line: &&Line| one.number.is_some() && (&line.number, &line.asker) == (&one.number, &one.asker);
            let found = new.lines.iter().find(is_same).or(new.lines.get(at).filter(|_| one.number.is_none()))?;
            Some((later, found.entry))
        };
        find().unwrap_or((record, entry))
    }

    /// What is known of a question; `None` where it is not in the library.
    pub fn summary(&self, record: RecordId, entry: EntryId) -> Option<Summary<'_>> {
        let row = self.records.get(&record)?;
        Some(row.summary(record, row.line(entry)?))
    }

    /// The index of the passage with a label among a question's passages.
    pub fn passage(&self, record: RecordId, entry: EntryId, label: &str) -> Option<usize> {
        let line = self.records.get(&record)?.line(entry)?;
        line.parts.iter().position(|part| !part.is_empty() && part.eq_ignore_ascii_case(label))
    }

    /// Every question that makes a reference, with what it says, but for those of which there is a later version.
    pub fn referring(&self) -> impl Iterator<Item = (Summary<'_>, &[Said])> {
        let rows = self.records.iter().filter(|(record, _)| !self.is_overtaken(**record));
        rows.flat_map(|(record, row)| {
            let lines = row.lines.iter().filter(|line| !line.said.is_empty());
            lines.map(|line| (row.summary(*record, line), line.said.as_slice()))
        })
    }

    /// The questions that a reference may mean, the likeliest first: those of the same body before others, later before
    /// earlier.
    pub fn resolve(&self, mention: &Mention, context: Context<'_>) -> Vec<Summary<'_>> {
        let asker = if mention.own { Some(context.asker) } else { mention.asker.as_deref() };
        let asker: Option<Vec<String>> = asker.map(name_words);
        if asker.as_ref().is_some_and(Vec::is_empty) {
            return Vec::new();
        }
        let sought = Sought { mention, asker, body: context.body, before: context.meeting, most: OFFERED };
        let found = self.places.get_or_init(|| Places::of(self)).meant(&sought);
        let summary = |(record, line): (RecordId, u32)| {
            let row = self.records.get(&record)?;
            Some(row.summary(record, row.lines.get(line as usize)?))
        };
        found.into_iter().filter_map(summary).collect()
    }

    fn name(&mut self, name: Option<&str>) -> Option<Rc<str>> {
        let name = name?;
        if let Some(known) = self.names.get(name) {
            return Some(Rc::clone(known));
        }
        let new: Rc<str> = Rc::from(name);
        self.names.insert(Rc::clone(&new));
        Some(new)
    }
}

impl Row {
    fn line(&self, entry: EntryId) -> Option<&Line> {
        self.lines.iter().find(|line| line.entry == entry)
    }

    fn summary<'a>(&'a self, record: RecordId, line: &'a Line) -> Summary<'a> {
        let (number, asker, body) = (line.number.as_deref(), line.asker.as_deref(), self.body.as_deref());
        Summary { record, entry: line.entry, number, asker, body, date: self.date }
    }
}

/// The labels of a question's passages, where it has parts.
fn parts(entry: &Entry) -> Vec<String> {
    let label = |passage: &Passage| match passage {
        Passage::Part { label, .. } => label.clone(),
        Passage::Paragraph(_) => String::new(),
    };
    let labels: Vec<String> = entry.question.iter().map(label).collect();
    if labels.iter().all(String::is_empty) { Vec::new() } else { labels }
}

/// The references in all texts of a question.
fn said(entry: &Entry) -> Vec<Said> {
    let of_place = |place: Place| {
        let texts = entry.paragraphs(place);
        let found: Vec<Mention> = texts.into_iter().flat_map(mentions).collect();
        found.into_iter().map(move |mention| Said { place, mention })
    };
    entry.places().into_iter().flat_map(of_place).collect()
}

/// A number without what is printed around it: "7" of "Q7.".
fn plain_number(number: &str) -> String {
    number.trim().trim_start_matches(['Q', 'q']).trim_end_matches('.').to_lowercase()
}

fn name_words(name: &str) -> Vec<String> {
    let words = plain_words(name).into_iter().map(|word| word.folded);
    words.filter(|word| !TITLES.contains(&word.as_str())).collect()
}

/// Whether each word of a name is one of the asker's, or an initial of one.
fn is_asked_by(asker: &[String], name: &[String]) -> bool {
    let has =
        |word: &String| asker.iter().any(|own| own == word || (word.len() == 1 && own.starts_with(word.as_str())));
    !name.is_empty() && name.iter().all(has)
}

#[cfg(test)]
mod tests;
