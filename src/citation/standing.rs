//! Whether quoted words still are what the source says.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Citation;
use super::anchor::{self, Anchor};
use super::compare::{self, Piece, PieceKind, compare, is_honest};
use super::now::SourceNow;
use super::seam::join;
use crate::id::{BlockId, EntryId, RecordId};
use crate::question::Edit;
use crate::record::{Entry, Record};

/// How a quotation stands to its source. It is always shown with the quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// The words are those that were quoted, but for honest editing, and the source has them.
    Verbatim,
    /// The words in the question are no longer those that were quoted.
    Altered,
    /// The source is there, but no longer has the words.
    SourceChanged,
    /// A later version of the page is there, and which of its questions was cited can't be told.
    SourceUnclear,
    /// The source is not in the library of this device.
    SourceMissing,
}

impl Standing {
    /// A name that stays the same whatever the words say.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Verbatim => "verbatim",
            Standing::Altered => "altered",
            Standing::SourceChanged => "source-changed",
            Standing::SourceUnclear => "source-unclear",
            Standing::SourceMissing => "source-missing",
        }
    }

    /// The standing in a word or two, for a badge.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Verbatim => "Verbatim",
            Standing::Altered => "Altered",
            Standing::SourceChanged => "Source changed",
            Standing::SourceUnclear => "Source unclear",
            Standing::SourceMissing => "Source missing",
        }
    }

    /// What it means and what can be done.
    pub fn sentence(self) -> &'static str {
        match self {
            Standing::Verbatim => "These are the exact words of the source.",
            Standing::Altered => {
                "These words are not what the source says. Put the exact words back, or make this a paragraph of your own."
            }
            Standing::SourceChanged => {
                "The record in your library no longer has these words in this place. Open the record and quote them again."
            }
            Standing::SourceUnclear => {
                "A later version of this page is in your library, and it can't be told which of its questions this is \
                 now. Open both and compare them."
            }
            Standing::SourceMissing => {
                "The record these words come from is not in your library, so they cannot be checked. Add the record again \
                 to check them."
            }
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A quotation that was checked against its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// How it stands.
    pub standing: Standing,
    /// How its source stands to the words that were quoted, whatever became of them in the question: never altered.
    pub source_standing: Standing,
    /// The quotation beside the words that were quoted. Where it is verbatim and edited, this shows the editing.
    pub pieces: Vec<Piece>,
    /// Where the source has other words now: what it said, what it says, and the difference.
    pub source: Option<SourceNow>,
    /// The later version of the page that was looked at, and the question there, if it can be told which it is.
    pub later: Option<(RecordId, Option<EntryId>)>,
}

impl Check {
    /// Whether the words were edited in a way that a reader can see.
    pub fn is_edited(&self) -> bool {
        self.pieces.len() > 1 && is_honest(&self.pieces)
    }

    /// The state in words, with what can be done. Where the words were altered and the source is another or has gone,
    /// both are said.
    pub fn sentence(&self) -> String {
        let is_altered = self.standing == Standing::Altered;
        match self.source_standing {
            Standing::Verbatim if !is_altered && self.is_edited() => {
                "These are the words of the source, with what was left out or put in marked by brackets.".to_owned()
            }
            Standing::Verbatim if !is_altered => Standing::Verbatim.sentence().to_owned(),
            Standing::Verbatim if self.is_empty() => {
                "This quotation is empty. Put the words of the source back, or take the quotation out.".to_owned()
            }
            Standing::Verbatim => Standing::Altered.sentence().to_owned(),
            source if is_altered => format!("{} {}", self.altered(), self.of_source(source)),
            source => self.of_source(source).to_owned(),
        }
    }

    fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.kind == PieceKind::Missing)
    }

    /// What is said of altered words whose source can't vouch for those that were quoted.
    fn altered(&self) -> &'static str {
        if self.is_empty() {
            "This quotation is empty. Put the words back as you quoted them, or take the quotation out."
        } else {
            "These words are not those that you quoted. Put those back, or make this a paragraph of your own."
        }
    }

    fn of_source(&self, source: Standing) -> &'static str {
        match source {
            Standing::SourceChanged if self.later.is_some() => "A later version of this page has other words here.",
            source => source.sentence(),
        }
    }
}

/// The badge of a quotation that was edited honestly.
pub const EDITED: &str = "Verbatim, edited";

/// What the act is called that puts back the words of a quotation whose source stands so: the source's words, where it
/// still has them.
pub fn restoring(source: Standing) -> &'static str {
    match source {
        Standing::Verbatim | Standing::Altered => "Restore the words of the source",
        Standing::SourceChanged | Standing::SourceUnclear | Standing::SourceMissing => {
            "Restore the words as you quoted them"
        }
    }
}

impl Citation {
    /// How the text of a quotation block stands to its source. `record` is the one that the library
    /// holds under the citation's record id, if it has it; any other is none.
    ///
    /// An altered text counts before anything about the source, because its writer can put it right; [`Check`] says
    /// both.
    pub fn standing(&self, text: &str, record: Option<&Record>) -> Standing {
        self.check(text, record, None).standing
    }

    /// The same with the words side by side. `later` is a later version of the page, if the library has one: its words
    /// are then what the source says.
    pub fn check(&self, text: &str, record: Option<&Record>, later: Option<&Record>) -> Check {
        let pieces = compare(text, &self.words());
        let is_same = is_honest(&pieces);
        let record = record.filter(|record| record.id == self.record);
        let entry = self.source(record, later).map(|(_, entry)| entry);
        let here = record.is_some() || later.is_some();
        let is_unclear = later.is_some() && entry.is_none();
        let is_changed = here && !is_unclear && !entry.is_some_and(|entry| self.stands_in(entry));
        let source_standing = match () {
            () if !here => Standing::SourceMissing,
            () if is_unclear => Standing::SourceUnclear,
            () if is_changed => Standing::SourceChanged,
            () => Standing::Verbatim,
        };
        let standing = if is_same { source_standing } else { Standing::Altered };
        let later = later.map(|later| (later.id, entry.map(|entry| entry.id)));
        let source = is_changed.then(|| self.source_now(entry));
        Check { standing, source_standing, pieces, source, later }
    }

    /// What the text of a quotation block alone says, without a look into the library: whether the words
    /// are still those that were quoted.
    pub fn standing_of(&self, text: &str) -> Standing {
        if is_honest(&compare(text, &self.words())) { Standing::Verbatim } else { Standing::Altered }
    }

    /// The edit that puts the source's words back into a quotation and keeps honest editing.
    pub fn restore(&self, block: BlockId, text: &str) -> Edit {
        let text = compare::restored(text, &self.words());
        Edit::SetText { block, caret: text.len(), text }
    }

    /// All quoted words: the passages, with one "[…]" between them.
    pub fn words(&self) -> String {
        join(&self.passages().map(|passage| passage.exact.as_str()).collect::<Vec<_>>())
    }

    /// Where each passage stands in an entry now; `None` for one that is not found.
    pub fn anchors(&self, entry: &Entry) -> Vec<Option<Anchor>> {
        let paragraphs = entry.paragraphs(self.place);
        self.passages().map(|passage| anchor::anchor(passage, &paragraphs)).collect()
    }

    fn stands_in(&self, entry: &Entry) -> bool {
        self.anchors(entry).iter().all(Option::is_some)
    }
}
