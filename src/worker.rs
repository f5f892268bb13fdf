//! What the page and its worker say to each other, and what the worker does with it.
//!
//! The worker does what would hold up the page: it reads pasted pages and files, keeps the library
//! and searches it, and makes the files that go out.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::citation::Template;
use crate::export::Format;
use crate::format::v1;
use crate::id::{EntryId, QuestionId, RecordId};
use crate::paste::PastedBlock;
use crate::record::Place;
use crate::storage::Received;
use crate::thread::{Cites, Node};

mod advice;
mod beside;
mod bodies;
mod deadline;
mod edited;
mod evidence;
mod find;
mod followup;
pub(crate) mod message;
mod review;
mod shelf;
mod thread;
mod told;
mod turns;

pub use advice::{
    ActShown, AdviceShown, DeclarationShown, Drafted, EditShown, FindingShown, PlaceShown, Weight, report as checked,
    shown as advised,
};
pub use beside::{AlikeShown, BesideShown, PieceShown, SideShown, SidesShown, alike_ones, beside};
pub use bodies::{BodyAct, BodyReply, BodyShown, FormShown, Incoming, Origin, filled, incoming, listed, of_text};
pub use deadline::{DayShown, DeadlineShown, Due, Mark, Nearness, shown as due};
pub use edited::{EditedShown, edited};
pub use evidence::{EarlierShown, Evidence, LinkShown, MentionShown, QuotationShown, SaidShown, about, cited};
pub use find::{CountShown, Facets, Filters, FoundAll, Search};
pub use followup::{
    AfterShown, NextShown, PromiseShown, RuleShown, SpeechShown, Started, SuggestionShown, SupplementaryShown,
    after_answers, meetings, open_suggestions, said, started, suggested, suggested_promise, supplementary_noted,
};
pub use message::{decode, encode};
pub use review::{
    AboutShown, Change, ChoiceShown, DifferenceShown, DoubtShown, QuestionShown, ReviewShown, RowKind, RowShown,
};
pub use shelf::{Progress, QueueAct, Report, Shelf, SourceAct, Waiting};
pub use thread::{NodeShown, ThreadShown};
pub use told::Told;
pub use turns::{Turn, Turns};

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
        #[serde(with = "message::kept")]
        draft: Box<v1::Draft>,
        /// Which kind of file.
        format: Format,
        /// The drafts of this device.
        put: Vec<Drafted>,
        /// When it is made.
        at: Timestamp,
    },
    /// An e-mail to the clerk with a file attached, as a file that mail programs open.
    Letter {
        /// The question.
        #[serde(with = "message::kept")]
        draft: Box<v1::Draft>,
        /// Which kind of file is attached.
        format: Format,
        /// The drafts of this device.
        put: Vec<Drafted>,
        /// The clerk's address; may be empty.
        to: String,
        /// When it is made.
        at: Timestamp,
    },
    /// The questions in a file, ours or another's; its bytes go with the request.
    Open {
        /// The file's name.
        name: String,
        /// When it is opened.
        at: Timestamp,
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
    /// Reads files into the library; the files go with the request. Answered by many [`Reply::Importing`] and at
    /// the end by [`Reply::Imported`].
    Import {
        /// When they are read.
        at: Timestamp,
    },
    /// Stops the reading of files after the step that is under way. What was read is kept.
    Stop,
    /// Reads a pasted page into the queue.
    Read {
        /// The text, or HTML.
        text: String,
        /// Whether it is HTML.
        html: bool,
        /// When it is read.
        at: Timestamp,
    },
    /// What the library holds and what waits to be looked at.
    Shelf,
    /// Something done to the queue of pages that wait.
    Queue {
        /// What.
        act: QueueAct,
        /// When.
        at: Timestamp,
    },
    /// Something done to a source of the library.
    Source {
        /// Its name: [`v1::Shelved::hash`].
        hash: String,
        /// What.
        act: SourceAct,
        /// When.
        at: Timestamp,
    },
    /// The whole library as one file.
    Pack {
        /// When it is made.
        at: Timestamp,
    },
    /// One record with its source.
    Record {
        /// Which one.
        id: RecordId,
    },
    /// One record as a file.
    SaveRecord {
        /// Which one.
        id: RecordId,
        /// Which kind of file.
        kind: RecordKind,
        /// When it is made.
        at: Timestamp,
    },
    /// Something asked of the bodies on this device; a file may go with it.
    Bodies {
        /// What.
        act: BodyAct,
        /// When.
        at: Timestamp,
    },
    /// Advice on a draft. One that has been overtaken by a later one is answered by [`Reply::Stale`].
    Advise {
        /// The draft.
        #[serde(with = "message::kept")]
        draft: Box<v1::Draft>,
        /// The drafts of this device.
        put: Vec<Drafted>,
        /// The others that it is compared with; `None` where they are those of the last request.
        #[serde(with = "message::kept")]
        others: Option<Vec<v1::Draft>>,
        /// How what is cited is printed where the body does not say.
        template: Template,
        /// The time.
        now: Timestamp,
    },
    /// The deadlines of drafts.
    Deadlines {
        /// The drafts.
        of: Vec<Due>,
        /// The time.
        now: Timestamp,
    },
    /// A draft's deadline and meeting as a file for a calendar.
    Diary {
        /// The draft.
        #[serde(with = "message::kept")]
        draft: Box<v1::Draft>,
        /// When it is made.
        at: Timestamp,
    },
    /// The marks that the text of a record's questions and answers suggests.
    Suggestions {
        /// The record.
        record: RecordId,
        /// The drafts of this device, which know days on which a body meets.
        drafted: Vec<Drafted>,
    },
    /// The threads of questions: what each builds on, and what followed.
    Threads {
        /// The questions.
        of: Vec<Node>,
        /// What the drafts of this device cite.
        drafts: Vec<Cites>,
    },
    /// The next question, started from what became of a part.
    Start(Box<Started>),
    /// How long a draft takes to read out, against its body's limit.
    Speech {
        /// The draft.
        #[serde(with = "message::kept")]
        draft: Box<v1::Draft>,
    },
    /// What the body says of the supplementary question that is noted on a draft.
    Supplementary {
        /// The draft.
        #[serde(with = "message::kept")]
        draft: Box<v1::Draft>,
        /// The drafts of this device, which know days on which a body meets.
        drafted: Vec<Drafted>,
    },
    /// Answers that fit some words. One that has been overtaken by a later search is answered by [`Reply::Stale`].
    Search(Search),
}

/// The kinds of file that can be made of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordKind {
    /// Akoma Ntoso, the XML of parliaments' archives.
    AkomaNtoso,
    /// The data, which the library of another device reads.
    Data,
}

/// What the worker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// The blocks of a question.
    Blocks(Vec<PastedBlock>),
    /// A file to hand to the writer; what is in it goes with the reply.
    File {
        /// What it is called.
        name: String,
    },
    /// The questions that a file held.
    Opened {
        /// The drafts as they were exported.
        #[serde(with = "message::kept")]
        drafts: Vec<v1::Draft>,
        /// What the person who opens it should know.
        warnings: Vec<String>,
        /// Where the text that the file shows is not that of the drafts.
        differences: Vec<EditedShown>,
    },
    /// What the clerk's desk holds, the last received first, and what to know of a file just taken in.
    Received {
        /// The questions with their keys.
        #[serde(with = "message::kept")]
        list: Vec<(String, Received)>,
        /// Sentences about the file.
        said: Vec<String>,
        /// Which of them ask much the same, two by two.
        alike: Vec<AlikeShown>,
    },
    /// It is done.
    Done,
    /// How far the reading of files has come.
    Importing(Progress),
    /// The reading of files has ended.
    Imported(Report),
    /// The library and its queue.
    Shelf(Box<Shelf>),
    /// A page under review, or a sentence that says why an act was not done to it.
    Review {
        /// The page as it is now.
        review: Box<ReviewShown>,
        /// Why nothing was changed, if so.
        said: Option<String>,
    },
    /// One record, if it is there, with its source.
    Record(#[serde(with = "message::kept")] Option<Box<(v1::Record, Option<v1::Shelved>)>>),
    /// The answers that fit.
    Found(FoundAll),
    /// Something about bodies.
    Bodies(BodyReply),
    /// Advice on a draft.
    Advice(Box<AdviceShown>),
    /// The deadlines of drafts, by their ids.
    Deadlines(Vec<(QuestionId, DeadlineShown)>),
    /// The marks that the text suggests, by the question, and where marks on it may stand.
    Suggestions(Vec<AfterShown>),
    /// The threads of questions, in the order in which they were asked for.
    Threads(Vec<ThreadShown>),
    /// The draft of the next question.
    Started(#[serde(with = "message::kept")] Box<v1::Draft>),
    /// How long a draft takes to read out.
    Speech(SpeechShown),
    /// What the body says of a supplementary question.
    Supplementary(SupplementaryShown),
    /// A later request has come.
    Stale,
    /// It could not be done; a sentence says why and what to do.
    Refused(String),
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
    /// Which text of the question the passage is from.
    #[serde(with = "crate::thread::PlaceShape")]
    pub place: Place,
    /// Where it begins in that text as one field shows it, in bytes: see [`crate::citation::field_text`].
    pub start: usize,
    /// Other questions that were answered in the very same words.
    pub others: Vec<OtherFound>,
}

/// A question that was answered in the same words as one that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherFound {
    /// The record.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// Where it comes from, in one line; only the first few say so.
    pub source: Option<String>,
}
