//! What the library keeps of a source beside its records, and a page that waits for its review.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Review;
use crate::id::RecordId;

/// A file or page that was read into the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelved {
    /// SHA-256 of what was read, in lower-case hexadecimal: the name of the source.
    pub hash: String,
    /// The title of the agenda item or of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Its file's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// The body, where all its records are of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The day of the meeting, where all its records are of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_date: Option<Date>,
    /// When it was read.
    pub read_at: Timestamp,
    /// Its records, in the order in which they came.
    pub records: Vec<RecordId>,
    /// How many questions they hold.
    pub questions: usize,
    /// How many of those have an answer.
    pub answers: usize,
    /// How many bytes its records and its text take on the device.
    pub bytes: usize,
    /// Whether the text of the page is kept beside the records.
    #[serde(default)]
    pub has_text: bool,
    /// The earlier version of the same page, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<String>,
    /// What of the file could not be read, as one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// What tells a page in nearly the same words, for a source that is one page (`library`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sketch: Vec<u32>,
}

/// A page that was read and waits to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// What it is called: the file's name, or the page's title.
    pub name: String,
    /// The page as far as it has been reviewed.
    pub review: Review,
    /// How many doubts are open.
    pub doubts: usize,
    /// The earlier version of the same page in the library, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<String>,
}

/// The text of a page as it is kept beside its records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeptPage {
    /// Its paragraphs, with what was left out on purpose left out.
    Text(Vec<String>),
    /// The whole review, where nothing was left out, so that it can be opened again as it was.
    Review(Box<Review>),
}

impl KeptPage {
    /// The paragraphs of the page.
    pub fn paragraphs(&self) -> &[String] {
        match self {
            KeptPage::Text(page) => page,
            KeptPage::Review(review) => &review.page,
        }
    }
}
