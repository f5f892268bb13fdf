//! Files for others: a paper, a published record, or our own data, as bytes.
//!
//! An encoder of papers reads only the [`Document`]. What a paper carries for the clerk's own
//! Question Desk is handed to it as text, ready made. A new format is a file here and a line in each list.

mod akoma_ntoso;
mod body;
mod direction;
mod docx;
mod html;
mod json;
mod mail;
mod markdown;
mod name;
mod odt;
mod package;
mod text;
mod xml;

pub use akoma_ntoso::record_file;
pub(crate) use akoma_ntoso::record_name;
pub use body::body_file;
pub(crate) use docx::DATA_PART;
pub use html::{DATA_ID, TEXT_HASH};
pub use mail::{Letter, address_trouble, letter_file, mailto};
pub use name::{file_name, safe_name};
pub(crate) use odt::{DATA_ENTRY, DATA_PROPERTY, TEXT_PROPERTY};

use serde::{Deserialize, Serialize};

use crate::calendar::long_date;
use crate::document::{self, Document, Facts, Node, Sent};
use crate::question::Draft;
use crate::submission::Submission;

/// The kinds of file that can be made of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// A Word document, which Question Desk can open again.
    Word,
    /// An OpenDocument text, which Question Desk can open again.
    OpenDocument,
    /// One page that anybody can read and print, and that Question Desk can open again.
    Html,
    /// Text with the marks of Markdown.
    Markdown,
    /// Plain text, to read or to paste, in lines of an e-mail's length.
    Text,
    /// The data alone, which Question Desk can open again.
    Json,
}

impl Format {
    /// Every kind, the most useful first.
    pub const ALL: [Format; 6] =
        [Format::Word, Format::OpenDocument, Format::Html, Format::Markdown, Format::Text, Format::Json];

    /// How a file of this kind ends, without the full stop.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Word => "docx",
            Format::OpenDocument => "odt",
            Format::Html => "html",
            Format::Markdown => "md",
            Format::Text => "txt",
            Format::Json => "json",
        }
    }

    /// The media type, as browsers want it for a download.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::OpenDocument => "application/vnd.oasis.opendocument.text",
            Format::Html => "text/html;charset=utf-8",
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Text => "text/plain;charset=utf-8",
            Format::Json => "application/json",
        }
    }

    /// Whether the file holds the data, so that opening it gives the very same questions.
    pub fn holds_data(self) -> bool {
        !matches!(self, Format::Markdown | Format::Text)
    }
}

/// How many facts stay on one page with the headings before them. LibreOffice moves no more than four paragraphs
/// that are to be kept with the next, and would leave a heading alone on the page before.
const KEPT_TOGETHER: usize = 2;

/// A file that is ready to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// A name that every system takes, with its ending.
    pub name: String,
    /// The media type.
    pub media_type: &'static str,
    /// What is in it: text is UTF-8.
    pub bytes: Vec<u8>,
}

/// What a readable file carries for Question Desk.
struct Data<'a> {
    /// The submission as JSON in which nothing reads as markup.
    json: &'a str,
    /// [`document::hash`] of the lines that the file shows.
    text_hash: &'a str,
    /// What people call the submission on the telephone.
    reference: &'a str,
}

/// The letter that goes with a question.
pub fn letter(draft: &Draft, to: String) -> Letter {
    let details = &draft.question.details;
    let meeting = details.meeting_date.map(|date| format!(" on {}", long_date(date))).unwrap_or_default();
    let body = if details.body.trim().is_empty() { "the meeting" } else { details.body.trim() };
    let words =
        format!("Dear clerk,\n\nPlease find attached my question for {body}{meeting}.\n\n{}\n", details.asker.trim());
    let title = draft.title().split_whitespace().collect::<Vec<_>>().join(" ");
    Letter { to, subject: format!("Question: {title}"), words }
}

/// The file of a submission.
///
/// ```
/// # use question_desk::{export::{export, Format}, question::{Details, Draft}, submission::Submission};
/// # use question_desk::id::{BlockId, QuestionId};
/// # use jiff::Timestamp;
/// # let (question, block) = (QuestionId(Default::default()), BlockId(Default::default()));
/// # let draft = Draft::new(question, block, &Details::default(), Timestamp::UNIX_EPOCH);
/// let submission = Submission::of(draft, Timestamp::UNIX_EPOCH, "0.1.0");
/// assert_eq!(export(&submission, Format::Word).name, "Question.docx");
/// ```
pub fn export(submission: &Submission, format: Format) -> File {
    let bytes = encode(submission, format);
    let name = match submission.drafts.first() {
        Some(draft) => file_name(&draft.question, format),
        None => format!("Question.{}", format.extension()),
    };
    File { name, media_type: format.media_type(), bytes }
}

fn encode(submission: &Submission, format: Format) -> Vec<u8> {
    if format == Format::Json {
        return json::laid_out(submission).into_bytes();
    }
    let paper = paper(submission);
    let facts = if format == Format::Html { Facts::TwoLines } else { Facts::OneLine };
    let (json, reference) = (json::inert(&json::compact(submission)), submission.reference());
    let text_hash = document::hash(paper.lines(facts).iter().map(document::Line::whole));
    let data = Data { json: &json, text_hash: &text_hash, reference: &reference };
    match format {
        Format::Word => docx::encode(&paper, &data).unwrap_or_default(),
        Format::OpenDocument => odt::encode(&paper, &data).unwrap_or_default(),
        Format::Html | Format::Json => html::encode(&paper, &data).into_bytes(),
        Format::Markdown => markdown::encode(&paper).into_bytes(),
        Format::Text => text::encode(&paper).into_bytes(),
    }
}

/// What the references in a draft's words mean, as far as their writer linked them: the words alone don't show it.
fn referred(draft: &Draft) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for link in draft.links.iter().filter(|link| link.stands_in(&draft.question)) {
        let line = link.printed();
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

/// The paper that a submission's readable files show, with what its writer tells the clerk beside it.
pub fn paper(submission: &Submission) -> Document {
    let questions: Vec<_> = submission.drafts.iter().map(|draft| &draft.question).collect();
    let sent = Sent { at: submission.made_at, reference: submission.reference() };
    let mut document = Document::sent(&questions, &sent);
    let told = submission.drafts.iter().flat_map(|draft| draft.advice.lines().into_iter().chain(referred(draft)));
    let mut told = told.flat_map(|line| document::paragraphs(&line)).peekable();
    if told.peek().is_some() {
        document.nodes.push(Node::Heading { level: 2, text: "For the clerk, not for the agenda".to_owned() });
        document.nodes.extend(told.map(Node::Paragraph));
    }
    document
}
