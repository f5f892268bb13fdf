//! Where the words that a paper shows are not those of its data: somebody edited the document after it was made.
//!
//! Each line of the paper belongs to a block, to a detail, or to neither. The lines that the file shows are set
//! beside them, and what differs is told block by block, so that either side can be taken.

use std::collections::HashMap;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::theirs;
use crate::calendar::{read_date, read_time};
use crate::document::{Facts, Line, seen, without_labels};
use crate::export::paper;
use crate::html::{TextBlock, TextKind};
use crate::id::BlockId;
use crate::paste::{PastedBlock, PastedKind};
use crate::question::{Details, Draft, Kind};
use crate::submission::Submission;

mod align;
mod expected;
mod gather;

/// The most lines that are compared. A paper of forty questions has a thousand.
const MOST_LINES: usize = 6_000;

/// One place where the text of a file is not its data's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which of the file's questions, from 0.
    pub draft: usize,
    /// What it is about.
    pub at: At,
    /// What the data says; `None` where only the text has it.
    pub data: Option<String>,
    /// What the text says; `None` where it is missing there.
    pub text: Option<String>,
}

/// What a difference is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum At {
    /// A block's words, or what it is.
    Block {
        /// Which block.
        id: BlockId,
        /// What it is in the text.
        kind: PastedKind,
    },
    /// A paragraph that no block of the data has.
    New {
        /// The block that it stands after; `None` at the beginning.
        after: Option<BlockId>,
        /// What it is in the text.
        kind: PastedKind,
    },
    /// A detail around the words.
    Fact(Fact),
    /// A line that no part of the question holds, such as the source of a quotation: the text's side cannot be
    /// taken, and the next export writes it anew.
    Elsewhere,
}

/// A detail that a paper shows and that the text may have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fact {
    /// Who asks.
    Asker,
    /// What it is about.
    Subject,
    /// The body that meets.
    Body,
    /// When it meets.
    Meeting,
    /// Who is asked.
    AskedOf,
    /// The asker's ward.
    Ward,
}

/// The draft with the text's side taken in some of its differences, in their order. Those of other drafts of the
/// file and those [`Elsewhere`](At::Elsewhere) change nothing.
pub fn take(draft: &Draft, index: usize, chosen: &[Difference], mut fresh: impl FnMut() -> BlockId) -> Draft {
    let mut taken = draft.clone();
    // New blocks after one and the same block keep their order.
    let mut last_new: HashMap<Option<BlockId>, BlockId> = HashMap::new();
    // What goes still marks a place for what is new.
    let mut removed = Vec::new();
    for difference in chosen.iter().filter(|difference| difference.draft == index) {
        let blocks = &mut taken.question.blocks;
        let place = |blocks: &[crate::question::Block], id| blocks.iter().position(|block| block.id == id);
        match (&difference.at, &difference.text) {
            (At::Block { id, kind }, Some(text)) => {
                if let Some(block) = place(blocks, *id).and_then(|at| blocks.get_mut(at)) {
                    block.text.clone_from(text);
                    if !matches!(block.kind, Kind::Quotation(_)) {
                        block.kind = theirs::block(*id, &pasted(*kind, "")).kind;
                    }
                }
            }
            (At::Block { id, .. }, None) => removed.push(*id),
            (At::New { after, kind }, Some(text)) => {
                let id = fresh();
                let before = last_new.insert(*after, id).or(*after);
                let at = before.map_or(0, |before| place(blocks, before).map_or(blocks.len(), |at| at + 1));
                blocks.insert(at, theirs::block(id, &pasted(*kind, text)));
            }
            (At::Fact(fact), text) => fact.set(&mut taken.question.details, text.as_deref().unwrap_or_default()),
            (At::New { .. }, None) | (At::Elsewhere, _) => {}
        }
    }
    taken.question.blocks.retain(|block| !removed.contains(&block.id));
    if taken.question.blocks.is_empty() {
        taken.question.blocks.push(crate::question::Block::paragraph(fresh(), ""));
    }
    taken
}

fn pasted(kind: PastedKind, text: &str) -> PastedBlock {
    PastedBlock { kind, text: text.to_owned() }
}

impl Fact {
    /// Writes a value into the details; a meeting that cannot be read stays as it was.
    fn set(self, details: &mut Details, text: &str) {
        let field = match self {
            Fact::Asker => &mut details.asker,
            Fact::Subject => &mut details.subject,
            Fact::Body => &mut details.body,
            Fact::AskedOf => &mut details.asked_of,
            Fact::Ward => &mut details.ward,
            Fact::Meeting => {
                if let Some((date, time)) = read_meeting(text) {
                    (details.meeting_date, details.meeting_time) = (date, time);
                }
                return;
            }
        };
        text.clone_into(field);
    }
}

/// The day and the hour of "Thursday 3 December 2026, 10:00", of which either may be missing.
pub(in crate::import) fn read_meeting(text: &str) -> Option<(Option<Date>, Option<Time>)> {
    let text = text.trim();
    if text.is_empty() {
        return Some((None, None));
    }
    if let Some(date) = read_date(text) {
        return Some((Some(date), None));
    }
    if let Some(time) = read_time(text) {
        return Some((None, Some(time)));
    }
    let (day, hour) = text.rsplit_once(',')?;
    Some((Some(read_date(day.trim())?), Some(read_time(hour.trim())?)))
}

/// A line as the file shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// With its label.
    pub(super) whole: String,
    /// Without.
    text: String,
    /// With the label that is typed among the words, where one is.
    typed: Option<String>,
    /// What decides whether two lines say the same.
    key: String,
    kind: PastedKind,
}

impl Seen {
    /// The lines of a document. Lists give the labels, or somebody typed them among the words.
    pub(super) fn of_document(blocks: &[TextBlock]) -> Vec<Self> {
        blocks.iter().flat_map(Self::of_block).collect()
    }

    fn of_text(text: &str, kind: PastedKind) -> Self {
        let seen = Self { whole: text.to_owned(), text: text.to_owned(), typed: None, key: key(text), kind };
        match typed_label(text).filter(|_| kind == PastedKind::Paragraph) {
            Some((label, words)) => {
                Self { text: words.to_owned(), typed: Some(text.trim().to_owned()), kind: kind_of_label(label), ..seen }
            }
            None => seen,
        }
    }

    fn of_block(block: &TextBlock) -> Vec<Self> {
        let (marker, kind) = match &block.kind {
            TextKind::ListItem { marker: Some(marker), depth: 0 } => (marker.as_str(), PastedKind::Part),
            TextKind::ListItem { marker: Some(marker), .. } => (marker.as_str(), PastedKind::SubPart),
            _ => ("", PastedKind::Paragraph),
        };
        let line = |(index, text): (usize, &str)| {
            let (marker, kind) = if index == 0 { (marker, kind) } else { ("", PastedKind::Paragraph) };
            Self { whole: format!("{marker} {text}"), ..Self::of_text(text, kind) }
        };
        block.text.split('\n').enumerate().map(line).filter(|line| !line.key.is_empty()).collect()
    }
}

/// The label that a line begins with, where it is typed, and the words after it.
fn typed_label(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let words = without_labels(text);
    let label = text.get(..text.len() - words.len())?.trim();
    (!label.is_empty() && !words.is_empty()).then_some((label, words))
}

/// Small Roman numerals in brackets are sub-parts'; a hundred of those are no question.
fn kind_of_label(label: &str) -> PastedKind {
    let is_roman = |inside: &str| inside.bytes().all(|byte| b"ivx".contains(&byte));
    let inside = label.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if inside.is_some_and(is_roman) { PastedKind::SubPart } else { PastedKind::Part }
}

fn key(text: &str) -> String {
    without_labels(&seen(text)).to_owned()
}

/// The hash of the lines that a paper of the submission shows: see [`document::hash`](crate::document::hash).
pub(super) fn hash(submission: &Submission, facts: Facts) -> String {
    crate::document::hash(paper(submission).lines(facts).iter().map(Line::whole))
}

/// The differences between a submission and what its file shows, in the order of the paper; `None` if the two are too
/// different to be compared.
pub(super) fn between(submission: &Submission, facts: Facts, shown: &[Seen]) -> Option<Vec<Difference>> {
    let expected = expected::lines(submission, facts);
    if expected.len() + shown.len() > MOST_LINES {
        return None;
    }
    let pairs = align::pairs(&expected, shown);
    Some(gather::differences(&submission.drafts, &expected, shown, &pairs))
}

#[cfg(test)]
mod tests;
