//! Earlier questions that ask the same as a draft.
//!
//! The index ranks and gives the candidates; their records are read; each is compared with the draft as a whole and
//! piece by piece. What is of the same meeting or later is no earlier question.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::draft::{DraftText, Piece, entry_text};
use super::leading::sentences;
use super::measure::{THRESHOLD, score};
use super::reading::{Reading, Weigh};
use super::shared::shared;
use crate::calendar::printed_date;
use crate::id::{BlockId, EntryId, RecordId};
use crate::question::Question;
use crate::record::{Entry, Record};
use crate::rules::Alike;
use crate::search::{Found, Query};
use crate::text::plural;

/// So many of the best that the index ranks are compared.
pub const CANDIDATES: usize = 30;

/// In the order of what is shown, what the index thinks of a question counts so much beside the likeness of the words:
/// it knows headings and answers too. Tuned on the development queries.
pub const INDEX_COUNTS: f32 = 8.0;

/// A piece that tells less than this is like others by chance; about three rare words tell so much.
const LEAST_TOLD: f32 = 14.0;

/// An earlier question beside a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
    /// The record that holds it.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// What it is called: "Question 7 of 29 September 2022".
    pub title: String,
    /// The day of its meeting.
    pub date: Option<Date>,
    /// How many days before the draft's meeting that is (before today, where the draft has no date).
    pub days: Option<i32>,
    /// How likely it asks the same, from 0 to 1; the best of the whole and the pieces.
    pub score: f32,
    /// Whether that is enough for a warning, and there are words to say why.
    pub same: bool,
    /// What to mark in the draft, in bytes of each block's text.
    pub here: Vec<(BlockId, Range<usize>)>,
    /// What to mark in the earlier question, in bytes of [`crate::citation::field_text`].
    pub there: Vec<Range<usize>>,
    /// The weightiest of what both have, as the draft prints it.
    pub both: Vec<String>,
    /// The weightiest words of one meaning that the draft and the earlier question each have in their own way.
    pub kindred: Vec<(String, String)>,
    /// The weightiest words that only the draft has.
    pub only_here: Vec<String>,
    /// The weightiest words that only the earlier question has.
    pub only_there: Vec<String>,
    /// The pieces of the draft that are like a piece of it, where the draft has several.
    pub parts: Vec<PartAlike>,
}

/// A piece of a draft that is like a piece of an earlier question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartAlike {
    /// The piece.
    pub block: BlockId,
    /// Its label, "a." or "(i)"; empty for a paragraph.
    pub label: String,
    /// Where the other stands, in bytes of [`crate::citation::field_text`].
    pub there: Range<usize>,
    /// How likely they ask the same.
    pub score: f32,
}

/// What to rank the library by for a draft: its subject and its own words.
pub fn query(question: &Question) -> Query {
    Query::of_text(&format!("{}\n{}", question.details.subject, DraftText::of(question).text))
}

/// All candidates beside the draft, the likeliest first. `found` are the candidates as the index ranked them and
/// `records` what was read of them. `today` counts where the draft has no meeting date.
pub fn earlier(
    question: &Question,
    found: &[Found],
    records: &[Record],
    weigh: &Weigh<'_>,
    today: Date,
) -> Vec<Earlier> {
    let draft = Pieces::of(DraftText::of(question), weigh);
    let on = question.details.meeting_date.unwrap_or(today);
    let best = found.iter().map(|found| found.score).fold(f32::MIN_POSITIVE, f32::max);
    let candidates = found.iter().filter_map(|found| {
        let record = records.iter().find(|record| record.id == found.record)?;
        let is_earlier = record.meeting_date.is_none_or(|date| date < on);
        let entry = record.entries.iter().find(|one| one.id == found.entry && is_earlier)?;
        let one = draft.beside(record, entry, weigh, on);
        Some((one.score + INDEX_COUNTS * found.score / best, one))
    });
    let mut all: Vec<(f32, Earlier)> = candidates.collect();
    all.sort_by(|one, other| other.0.total_cmp(&one.0));
    all.into_iter().map(|(_, one)| one).collect()
}

/// A draft with the readings of the whole and of its pieces.
struct Pieces {
    draft: DraftText,
    whole: Reading,
    /// Its pieces: its blocks, or the sentences of its only one; empty where there is only one of these.
    pieces: Vec<(Piece, Reading)>,
}

impl Pieces {
    fn of(draft: DraftText, weigh: &Weigh<'_>) -> Self {
        let whole = Reading::of(&draft.text, weigh);
        let pieces = match draft.pieces.as_slice() {
            [only] => sentences(draft.words(only)).into_iter().map(|range| Piece { range, ..only.clone() }).collect(),
            several => several.to_vec(),
        };
        let read = |piece: Piece| {
            let reading = Reading::of(draft.words(&piece), weigh);
            (piece, reading)
        };
        let pieces = if pieces.len() > 1 { pieces.into_iter().map(read).collect() } else { Vec::new() };
        Self { draft, whole, pieces }
    }

    fn beside(&self, record: &Record, entry: &Entry, weigh: &Weigh<'_>, on: Date) -> Earlier {
        let (text, paragraphs) = entry_text(entry);
        let reading = Reading::of(&text, weigh);
        let parts = self.parts(&text, &paragraphs, weigh);
        let best_part = parts.iter().map(|part| part.score).fold(0.0, f32::max);
        let score = score(&self.whole, &reading).max(best_part);
        let marks = shared((&self.draft.text, &self.whole), (&text, &reading));
        Earlier {
            record: record.id,
            entry: entry.id,
            title: title(record, entry),
            date: record.meeting_date,
            days: record.meeting_date.and_then(|date| Some(on.since(date).ok()?.get_days())),
            score,
            same: score >= THRESHOLD && !marks.both.is_empty(),
            here: self.draft.in_blocks(&marks.here),
            there: marks.there,
            both: marks.both,
            kindred: marks.kindred,
            only_here: marks.only_here,
            only_there: marks.only_there,
            parts,
        }
    }

    /// The pieces that are like a paragraph or part of another question, each with the one that is most like it.
    fn parts(&self, text: &str, paragraphs: &[Range<usize>], weigh: &Weigh<'_>) -> Vec<PartAlike> {
        if self.pieces.is_empty() {
            return Vec::new();
        }
        let read = |range: &Range<usize>| Reading::of(text.get(range.clone()).unwrap_or_default(), weigh);
        let others: Vec<(Range<usize>, Reading)> = pieces_of(text, paragraphs)
            .map(|range| (range.clone(), read(&range)))
            .filter(|(_, other)| tells(other))
            .collect();
        let told = self.pieces.iter().filter(|(_, reading)| tells(reading));
        let nearest = told.filter_map(|(piece, reading)| {
            let scored = others.iter().map(|(range, other)| (range, score(reading, other)));
            let (there, score) = scored.max_by(|one, other| one.1.total_cmp(&other.1))?;
            Some(PartAlike { block: piece.block, label: piece.label.clone(), there: there.clone(), score })
        });
        nearest.filter(|part| part.score >= THRESHOLD).collect()
    }
}

/// The paragraphs of a text, and the sentences of those that have several.
fn pieces_of(text: &str, paragraphs: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> {
    paragraphs.iter().flat_map(|paragraph| {
        let within = sentences(text.get(paragraph.clone()).unwrap_or_default());
        let several = if within.len() > 1 { within } else { Vec::new() };
        let start = paragraph.start;
        let sentences = several.into_iter().map(move |range| range.start + start..range.end + start);
        std::iter::once(paragraph.clone()).chain(sentences)
    })
}

/// Whether a piece tells enough to be compared alone.
pub(super) fn tells(reading: &Reading) -> bool {
    reading.telling() >= LEAST_TOLD
}

/// "Question 7 of 29 September 2022", or by its heading where it has no number.
fn title(record: &Record, entry: &Entry) -> String {
    let heading = entry.subject.as_deref().or(record.title.as_deref()).map(|heading| format!("“{heading}”"));
    let name = match (&entry.number, heading) {
        (Some(number), _) => format!("Question {number}"),
        (None, Some(heading)) => heading,
        (None, None) => "a question".to_owned(),
    };
    record.meeting_date.map_or(name.clone(), |date| format!("{name} of {}", printed_date(date)))
}

/// Which words of one meaning two texts have: "Yours has “shut” where the earlier one has “closed”."; empty without any.
pub fn in_other_words(kindred: &[(String, String)], one: &str, other: &str) -> String {
    let [(first, its), rest @ ..] = kindred else { return String::new() };
    let rest = rest.iter().map(|(own, its)| format!("“{own}” where it has “{its}”"));
    let all: Vec<String> = std::iter::once(format!("“{first}” where {other} has “{its}”")).chain(rest).collect();
    format!("{one} has {}.", crate::text::join(&all, "and"))
}

impl Earlier {
    /// How long ago it was, in words: "57 days before this meeting", or "57 days ago" where the draft has no meeting
    /// yet; empty where it has no date.
    pub fn ago(&self, has_meeting: bool) -> String {
        let before = if has_meeting { "before this meeting" } else { "ago" };
        self.days.map(|days| format!("{} {before}", plural(days.unsigned_abs() as usize, "day"))).unwrap_or_default()
    }

    /// Why it is taken to be alike, in one sentence or two.
    pub fn why(&self) -> String {
        match self.both.as_slice() {
            [] => "The two have hardly a word in common.".to_owned(),
            both => {
                let quoted: Vec<String> = both.iter().map(|words| format!("“{words}”")).collect();
                let kindred = in_other_words(&self.kindred, "Yours", "the earlier one");
                format!("Both have {}. {kindred}", crate::text::join(&quoted, "and")).trim_end().to_owned()
            }
        }
    }

    /// The advice on it, for [`crate::rules::Checking::alike`].
    pub fn alike(&self) -> Alike {
        Alike {
            record: self.record,
            entry: self.entry,
            title: self.title.clone(),
            meeting: self.date,
            share: (self.score.clamp(0.0, 1.0) * 100.0).round() as u8,
        }
    }
}
