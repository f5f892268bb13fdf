//! What the page and its worker say to each other, and what the worker does with it.
//!
//! The worker does what would hold up the page: it reads pasted pages and files, keeps the library
//! and searches it, and makes the files that go out.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::export::Format;
use crate::format::v1;
use crate::id::{EntryId, RecordId};
use crate::minutes::{self, Doubt, Whereabouts};
use crate::paste::PastedBlock;
use crate::storage::Received;

/// What the page asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Pasted HTML as blocks of a question.
    Structure {
        /// The HTML as the clipboard gave it.
        html: String,
    },
    /// A file for the clerk.
    Export {
        /// The question.
        draft: Box<v1::Draft>,
        /// Which kind of file.
        format: Format,
        /// When it is made.
        at: Timestamp,
    },
    /// The questions in a file; its bytes go with the request.
    Open {
        /// The file's name.
        name: String,
    },
    /// Takes in a member's file on the clerk's desk; its bytes go with the request.
    Receive {
        /// The file's name.
        name: String,
        /// When it is taken in.
        at: Timestamp,
    },
    /// What the clerk's desk holds.
    Received,
    /// Takes a question off the clerk's desk.
    Dismiss {
        /// Its key, as the list gave it.
        key: String,
    },
    /// The record in a pasted page.
    Read {
        /// The text, or HTML.
        text: String,
        /// Whether it is HTML.
        html: bool,
        /// When it is read.
        at: Timestamp,
    },
    /// Keeps a record in the library.
    Keep {
        /// The record as it was confirmed.
        record: Box<v1::Record>,
        /// When it is kept.
        at: Timestamp,
    },
    /// Takes a record out of the library.
    Forget {
        /// Which one.
        id: RecordId,
    },
    /// The list of all records.
    Records,
    /// One record.
    Record {
        /// Which one.
        id: RecordId,
    },
    /// Answers that fit some words.
    Search {
        /// The words as typed.
        text: String,
        /// Today, for words such as "since May".
        today: Date,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// The blocks of a question.
    Blocks(Vec<PastedBlock>),
    /// A file to hand to the writer.
    File {
        /// What it is called.
        name: String,
        /// Its media type.
        media_type: String,
        /// What is in it.
        text: String,
    },
    /// The questions that a file held.
    Opened {
        /// The drafts as they were exported.
        drafts: Vec<v1::Draft>,
        /// What the person who opens it should know.
        warnings: Vec<String>,
    },
    /// What the clerk's desk holds, the last received first, and what to know of a file just taken in.
    Received {
        /// The questions with their keys.
        list: Vec<(String, Received)>,
        /// Sentences about the file.
        said: Vec<String>,
    },
    /// What a page was read as.
    Reading {
        /// The record.
        record: Box<v1::Record>,
        /// What has to be confirmed.
        doubts: Vec<DoubtShown>,
    },
    /// It is done.
    Done,
    /// The list of records, the newest meeting first.
    Records(Vec<Summary>),
    /// One record, if it is there.
    Record(Option<Box<v1::Record>>),
    /// The answers that fit.
    Found {
        /// How many there are.
        total: usize,
        /// The best of them.
        hits: Vec<Found>,
        /// How many questions the library holds.
        library: usize,
    },
    /// It could not be done; a sentence says why and what to do.
    Refused(String),
}

/// Something a person has to confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubtShown {
    /// What kind of doubt: a fixed name.
    pub code: String,
    /// The question to the person.
    pub sentence: String,
    /// Which question of the record it is about, from 0; `None` for the whole page.
    pub entry: Option<usize>,
    /// Which text of that question.
    pub place: Option<v1::Place>,
}

/// A record in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Which record.
    pub id: RecordId,
    /// The body.
    pub body: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// The agenda item.
    pub title: Option<String>,
    /// How many questions it has.
    pub questions: usize,
    /// How many of them have an answer.
    pub answers: usize,
}

/// An answer that fits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The record.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// What it is about, or the question's first words.
    pub heading: String,
    /// Where it comes from, in one line.
    pub source: String,
    /// The best passage, exactly as in the source.
    pub passage: String,
    /// What fits in it, in bytes.
    pub marks: Vec<(usize, usize)>,
    /// Other questions that were answered in the very same words.
    pub others: Vec<(RecordId, EntryId)>,
}

/// Reads a pasted page: its record, and what a person has to confirm.
pub fn read(text: &str, html: bool, at: Timestamp) -> Reply {
    let reading = if html { minutes::read_html(text, at) } else { minutes::read_text(text, at) };
    let doubts = reading.doubts.iter().map(DoubtShown::from).collect();
    Reply::Reading { record: Box::new(v1::Record::from(&reading.record)), doubts }
}

impl From<&Doubt> for DoubtShown {
    fn from(doubt: &Doubt) -> Self {
        let (entry, place) = match doubt.at {
            Whereabouts::Page | Whereabouts::Remainder(_) => (None, None),
            Whereabouts::Entry(entry) => (Some(entry), None),
            Whereabouts::Text { entry, place, .. } => (Some(entry), Some(place)),
        };
        let sentence = doubt.sentence().to_owned();
        Self { code: doubt.code.name().to_owned(), sentence, entry, place: place.map(v1::Place::from) }
    }
}
