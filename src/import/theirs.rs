//! A question from a file that is not ours, as pasting its words would make it, and what was left of the file.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::failure::{Failure, FailureCode};
use super::intake::{Contents, contents, plain, whole};
use super::kind::{self, Kind};
use super::pack::Pack;
use super::paper::Paper;
use super::{Code, LARGEST, Opened, encoding, markdown, odt, ours, pdf, rtf, saved, web, word};
use crate::html::TextKind;
use crate::id::{BlockId, QuestionId};
use crate::paste::{self, PastedBlock, PastedKind};
use crate::question::{Block, Details, Draft, Kind as BlockKind};

mod lost;
pub(super) mod notes;

pub use notes::Note;

/// The most that is unpacked of a document, in bytes: 32 MB. Its main part is unpacked twice.
const ROOM: usize = 32 * 1024 * 1024;

/// No question has as many paragraphs or bytes of words as this.
const MOST_BLOCKS: usize = 2_000;
const MOST_WORDS: usize = 400_000;

/// The longest heading that is taken for the subject, in characters.
const LONGEST_SUBJECT: usize = 150;

/// What a file held that a question can be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    /// One of our own papers.
    Ours(Box<Opened>),
    /// Another's words.
    Theirs(Theirs),
}

/// Another's words with their structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theirs {
    /// What it is about, where the file begins with a heading; may be empty.
    pub subject: String,
    /// What stood above the question in a paper of ours that has lost its data.
    pub details: Option<Box<Details>>,
    /// The blocks of the question; never none.
    pub blocks: Vec<PastedBlock>,
    /// What of the file could not be used, and what was made of it.
    pub notes: Vec<Note>,
}

impl Theirs {
    /// A new draft of these words. Ids and the time are handed in; the details of the asker are those given, unless
    /// the paper has its own.
    pub fn draft(&self, id: QuestionId, mut fresh: impl FnMut() -> BlockId, asker: &Details, now: Timestamp) -> Draft {
        let mut draft = Draft::new(id, fresh(), asker, now);
        match &self.details {
            Some(details) => (**details).clone_into(&mut draft.question.details),
            None => draft.question.details.subject.clone_from(&self.subject),
        }
        draft.question.blocks = self.blocks.iter().map(|pasted| block(fresh(), pasted)).collect();
        draft
    }
}

/// A pasted block as a block of a question.
pub(super) fn block(id: BlockId, pasted: &PastedBlock) -> Block {
    let kind = match pasted.kind {
        PastedKind::Paragraph => BlockKind::Paragraph,
        PastedKind::Part => BlockKind::Part,
        PastedKind::SubPart => BlockKind::SubPart,
        PastedKind::Quotation => BlockKind::Quotation(None),
    };
    Block { id, kind, text: pasted.text.clone() }
}

/// Opens a file that holds a question: one of ours, a document, a page or a text. The name is for the
/// sentences, and tells Markdown from other text.
///
/// # Errors
/// A [`Failure`] says what the file is, or what is wrong with it, and what can be done.
pub fn bring(bytes: &[u8], name: &str) -> Result<Brought, Failure> {
    read(bytes, name).map_err(|code| Failure::new(name, code))
}

fn read(bytes: &[u8], name: &str) -> Result<Brought, FailureCode> {
    if bytes.len() > LARGEST {
        return Err(FailureCode::TooLong);
    }
    if kind::is_letter(bytes) {
        let files = saved::attached(bytes);
        if !files.is_empty() {
            return letter(&files);
        }
    }
    match kind::of_bytes(bytes, name)? {
        Some(Kind::Zip) => package(bytes),
        Some(Kind::Pdf) => theirs(pdf(bytes)?, BTreeSet::new()),
        Some(Kind::RichText) => {
            let (paper, notes) = rtf::read(bytes);
            theirs(paper, notes)
        }
        Some(_) => Err(FailureCode::OtherPack),
        None => text(bytes, name),
    }
}

/// The first file of ours that is attached to an e-mail, or else the first that can be read.
fn letter(files: &[saved::Attached]) -> Result<Brought, FailureCode> {
    if let Some(opened) = files.iter().find_map(|file| super::read_attached(&file.bytes)) {
        return opened.map(|opened| Brought::Ours(Box::new(opened))).map_err(FailureCode::Paper);
    }
    let mut others = files.iter().filter(|file| !kind::is_letter(&file.bytes));
    others.find_map(|file| read(&file.bytes, &file.name).ok()).ok_or(FailureCode::Paper(Code::Letter))
}

fn package(bytes: &[u8]) -> Result<Brought, FailureCode> {
    let pack = Pack::open(bytes, ROOM)?;
    if let Some(opened) = ours::in_pack(&pack, bytes) {
        return opened.map(|opened| Brought::Ours(Box::new(opened))).map_err(FailureCode::Paper);
    }
    let paper = match contents(&pack, bytes) {
        Contents::Word => word::read(&pack, bytes),
        Contents::OpenDocument => odt::read(&pack, bytes),
        Contents::Files if pack.is_locked() => Err(FailureCode::Locked),
        Contents::Files => Err(FailureCode::ManyFiles),
        Contents::Other(code) => Err(code),
    };
    let too_long = |code| if code == FailureCode::TooLarge { FailureCode::TooLong } else { code };
    let paper = paper.map_err(too_long)?;
    let notes = if is_too_long(&paper) { BTreeSet::new() } else { notes::of_package(&pack, bytes) };
    theirs(paper, notes)
}

fn pdf(bytes: &[u8]) -> Result<Paper, FailureCode> {
    let mut reading = pdf::Reading::open(bytes.to_vec())?;
    while reading.read_pages() {}
    reading.finish()
}

fn text(bytes: &[u8], name: &str) -> Result<Brought, FailureCode> {
    let text = encoding::text(bytes);
    if !encoding::is_text(&text) {
        return Err(FailureCode::Unknown);
    }
    let text = text.trim_start_matches('\u{feff}');
    if kind::is_archive(text.trim_start()) {
        return Err(FailureCode::Paper(Code::Archive));
    }
    let paper = match kind::of_text(text, name)? {
        Kind::Data => return own(bytes),
        Kind::Page => match super::read(bytes) {
            Ok(opened) => return Ok(Brought::Ours(Box::new(opened))),
            Err(Code::PageWithoutData | Code::NotOurs | Code::NotText | Code::Empty) => web::read(bytes, None),
            Err(code) => return Err(FailureCode::Paper(code)),
        },
        Kind::SavedPage => saved::read(bytes)?,
        _ if matches!(kind::ending(name).as_str(), "md" | "markdown") => markdown::read(text),
        _ => plain(text),
    };
    theirs(paper, BTreeSet::new())
}

fn own(bytes: &[u8]) -> Result<Brought, FailureCode> {
    match super::read(bytes) {
        Ok(opened) => Ok(Brought::Ours(Box::new(opened))),
        Err(Code::OtherJson | Code::NotOurs) => Err(FailureCode::OtherData),
        Err(code) => Err(FailureCode::Paper(code)),
    }
}

/// The words of a paper as a question, unless there are none, or far too many.
fn theirs(mut paper: Paper, mut notes: BTreeSet<Note>) -> Result<Brought, FailureCode> {
    let cut = paper.cut.take();
    if paper.blocks.is_empty() {
        return Err(cut.map_or(FailureCode::NoWords, whole));
    }
    if is_too_long(&paper) {
        return Err(FailureCode::TooLong);
    }
    let details = lost::details(&mut paper.blocks).map(Box::new);
    let subject = match &details {
        Some(details) => details.subject.clone(),
        None => subject(&mut paper),
    };
    if paper.blocks.iter().any(|block| block.kind == TextKind::Cell) {
        notes.insert(Note::Tables);
    }
    notes.extend(cut.map(|_| Note::CutShort));
    notes.extend((details.is_none() && !subject.is_empty()).then_some(Note::Subject));
    notes.extend(details.is_some().then_some(Note::WithoutData));
    let blocks = paste::structure(&paper.blocks);
    Ok(Brought::Theirs(Theirs { subject, details, blocks, notes: notes.into_iter().collect() }))
}

fn is_too_long(paper: &Paper) -> bool {
    let words: usize = paper.blocks.iter().map(|block| block.text.len()).sum();
    paper.blocks.len() > MOST_BLOCKS || words > MOST_WORDS
}

/// Takes the heading that the file begins with, if words follow it.
fn subject(paper: &mut Paper) -> String {
    let is_heading = |kind: &TextKind| matches!(kind, TextKind::Heading(_));
    let fits = |text: &str| !text.contains('\n') && text.chars().count() <= LONGEST_SUBJECT;
    match paper.blocks.as_slice() {
        [first, _, ..] if is_heading(&first.kind) && fits(&first.text) => paper.blocks.remove(0).text,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
