//! What is said of the library and of the pages that wait to be looked at.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::message;
use crate::format::v1;
use crate::review::Edit;

/// The library as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shelf {
    /// Every source, the last read first. Of their records only the numbers are told.
    #[serde(with = "message::kept")]
    pub sources: Vec<v1::Shelved>,
    /// The pages that wait, in the order in which they came.
    pub waiting: Vec<Waiting>,
    /// How many questions the library holds.
    pub questions: usize,
    /// How many bytes the library takes, and how many the browser gives this app in all, where it says so.
    pub bytes: usize,
    /// What the browser gives this app in all.
    pub room: Option<f64>,
}

/// A page that waits, as the list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The body.
    pub body: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// How many questions were found on it.
    pub questions: usize,
    /// How many doubts are open.
    pub doubts: usize,
    /// Whether the library holds an earlier version of it.
    pub is_changed: bool,
}

/// What is done to the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum QueueAct {
    /// Opens a page for its review.
    Open {
        /// Its key.
        key: String,
    },
    /// Edits an open page.
    Edit {
        /// Its key.
        key: String,
        /// What is done.
        edit: Edit,
    },
    /// Sets the page's web address, which is no part of its text.
    Address {
        /// Its key.
        key: String,
        /// The address; an empty one is none.
        address: String,
    },
    /// Takes the last edit back.
    Undo {
        /// Its key.
        key: String,
    },
    /// Does the last undone edit again.
    Redo {
        /// Its key.
        key: String,
    },
    /// Puts a page into the library as it is now.
    Accept {
        /// Its key.
        key: String,
    },
    /// Puts every page that has no open doubt and no earlier version into the library.
    AcceptSure,
    /// Takes a page out of the queue without keeping it.
    Discard {
        /// Its key.
        key: String,
    },
    /// Puts the page that was last taken out back into the queue.
    Undiscard,
}

/// What is done to a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceAct {
    /// Its records as a file.
    Export,
    /// Takes it out of the library with its records. Until another is, or the app is closed, it can be put back.
    Delete,
    /// Puts it back.
    Undelete,
    /// Puts it into the queue again, to be reviewed anew.
    Review,
}

/// How far the reading of files has come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The file that is being read.
    pub name: String,
    /// How many files have been read.
    pub files: usize,
    /// Of how many.
    pub of: usize,
    /// How much of all has been read, from 0 to 1.
    pub done: f32,
    /// How many questions have been found so far.
    pub questions: usize,
}

/// What came of reading files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// How many pages were found that nothing had to be guessed on.
    pub sure: usize,
    /// How many pages wait to be looked at.
    pub doubtful: usize,
    /// How many records came as data and were kept at once.
    pub kept: usize,
    /// How many were in the library, or in the queue, already.
    pub known: usize,
    /// Whether it was stopped before the end.
    pub is_stopped: bool,
    /// What could not be read, each in a sentence with its place.
    pub failed: Vec<String>,
    /// The page to look at, where there was only one.
    pub open: Option<String>,
}
