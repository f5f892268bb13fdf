//! Files for others: a paper, or our own data, as bytes.
//!
//! An encoder of papers reads only the [`Document`]. What the page carries for the clerk's own
//! Question Desk is handed to it as text, ready made.

mod body;
mod html;
mod json;
mod name;
mod text;

pub use body::body_file;
pub use html::DATA_ID;
pub use name::{file_name, safe_name};

use serde::{Deserialize, Serialize};

use crate::document::{Document, Node};
use crate::submission::Submission;

/// The kinds of file that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// One page that anybody can read and print, and that Question Desk can open again.
    Html,
    /// The data alone, which Question Desk can open again.
    Json,
    /// Plain text, to read or to paste.
    Text,
}

impl Format {
    /// Every kind, the most useful first.
    pub const ALL: [Format; 3] = [Format::Html, Format::Json, Format::Text];

    /// How a file of this kind ends, without the full stop.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Json => "json",
            Format::Text => "txt",
        }
    }

    /// The media type, as browsers want it for a download.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html;charset=utf-8",
            Format::Json => "application/json",
            Format::Text => "text/plain;charset=utf-8",
        }
    }
}

/// A file that is ready to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// A name that every system takes, with its ending.
    pub name: String,
    /// The media type.
    pub media_type: &'static str,
    /// What is in it: UTF-8 in all three kinds.
    pub bytes: Vec<u8>,
}

/// The file of a submission.
pub fn export(submission: &Submission, format: Format) -> File {
    let text = match format {
        Format::Html => html::encode(&paper(submission), &json::compact(submission), &submission.reference()),
        Format::Json => json::laid_out(submission),
        Format::Text => text::encode(&paper(submission)),
    };
    let name = match submission.drafts.first() {
        Some(draft) => file_name(&draft.question, format),
        None => format!("Question.{}", format.extension()),
    };
    File { name, media_type: format.media_type(), bytes: text.into_bytes() }
}

/// The paper with what its writer tells the clerk beside it.
fn paper(submission: &Submission) -> Document {
    let questions: Vec<_> = submission.drafts.iter().map(|draft| &draft.question).collect();
    let mut document = Document::questions(&questions);
    let told: Vec<String> = submission.drafts.iter().flat_map(|draft| draft.advice.lines()).collect();
    if !told.is_empty() {
        document.nodes.push(Node::Heading { level: 2, text: "For the clerk, not for the agenda".to_owned() });
        document.nodes.extend(told.into_iter().map(Node::Paragraph));
    }
    document
}
