//! Files for the library, read step by step, so that a caller can say how far it is and stop between steps.
//!
//! What a file holds comes out as it is found: pages for the reader of minutes, records that are data
//! already, our own papers, and for all that could not be read a [`Failure`]. Stopping is dropping the intake.

use std::collections::VecDeque;

use jiff::Timestamp;
use serde_json::Value;

use super::failure::{Failure, FailureCode, Format};
use super::kind::{self, Kind};
use super::pack::{self, Pack};
use super::paper::Paper;
use super::questions::{self, Lines};
use super::{Code, LARGEST, Opened, encoding, odt, ours, pdf, rtf, saved, web, word};
use crate::html::{self, TextBlock};
use crate::minutes::SourceContext;
use crate::record::Record;
use crate::submission::FORMAT;

/// The largest file that is looked into, in bytes: 100 MB. More than one byte above it need not be read.
pub const LARGEST_FILE: usize = 100 * 1024 * 1024;

/// The most that is unpacked of one file with all that is in it, in bytes: 400 MB.
const MOST_UNPACKED: usize = 400 * 1024 * 1024;

/// A file, or a pack of files, that is being read.
pub struct Intake {
    read_at: Timestamp,
    tasks: Vec<Task>,
    ready: VecDeque<(String, Item)>,
    /// How much more may be unpacked, in bytes.
    room: usize,
    done: f32,
}

/// One step of reading.
#[derive(Debug)]
pub struct Step {
    /// The file that was read: of one in a pack, "pack.zip / minutes.docx".
    pub name: String,
    /// How much of the whole has been read, from 0 to 1; never less than before.
    pub done: f32,
    /// What was found; `None` if a long file is still being read.
    pub item: Option<Item>,
}

/// Something that a file held.
#[derive(Debug)]
pub enum Item {
    /// A page, to be read by [`minutes::read`](crate::minutes::read).
    Page(Page),
    /// Records that are data already; at most a few hundred at once.
    Records(Vec<Record>),
    /// One of our own papers.
    Submission(Box<Opened>),
    /// Something that could not be read. What else the file held comes all the same.
    Failed(Failure),
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its paragraphs, headings, list items and cells in reading order; never none.
    pub blocks: Vec<TextBlock>,
    /// Where it comes from.
    pub context: SourceContext,
}

/// A file to be read, and the part of the whole that it is.
struct Task {
    name: String,
    from: f32,
    to: f32,
    work: Work,
    /// Whether it came out of a pack, and out of a gzip.
    is_packed: bool,
    is_unzipped: bool,
}

enum Work {
    Whole(Vec<u8>),
    Lines(Lines),
    Pdf(Box<pdf::Reading>),
    Pack { bytes: Vec<u8>, pack: Pack, next: usize },
}

impl Intake {
    /// Begins to read a file. The name is for the sentences, and tells the kind where the bytes do not.
    pub fn new(name: &str, bytes: Vec<u8>, read_at: Timestamp) -> Self {
        let name = name.to_owned();
        let task = Task { name, from: 0.0, to: 1.0, work: Work::Whole(bytes), is_packed: false, is_unzipped: false };
        Self { read_at, tasks: vec![task], ready: VecDeque::new(), room: MOST_UNPACKED, done: 0.0 }
    }

    /// Reads on: a file, some pages of a PDF, or some lines of data. `None` when all is read.
    pub fn next_step(&mut self) -> Option<Step> {
        let mut name = String::new();
        if self.ready.is_empty() {
            let task = self.tasks.pop()?;
            name.clone_from(&task.name);
            self.work(task);
        }
        let (name, item) = match self.ready.pop_front() {
            Some((name, item)) => (name, Some(item)),
            None => (name, None),
        };
        if self.tasks.is_empty() && self.ready.is_empty() {
            self.done = 1.0;
        }
        Some(Step { name, done: self.done, item })
    }

    fn work(&mut self, mut task: Task) {
        match std::mem::replace(&mut task.work, Work::Whole(Vec::new())) {
            Work::Whole(bytes) => self.whole(task, bytes),
            Work::Lines(lines) => self.lines(task, lines),
            Work::Pdf(reading) => self.pdf(task, reading),
            Work::Pack { bytes, pack, next } => self.pack(task, bytes, pack, next),
        }
    }

    fn whole(&mut self, task: Task, bytes: Vec<u8>) {
        let (name, to) = (task.name.clone(), task.to);
        if let Err(code) = self.begin(task, bytes) {
            self.fail(&name, code);
        }
        if self.tasks.last().is_none_or(|next| next.name != name) {
            self.reach(to);
        }
    }

    /// Reads a file of which nothing is known yet, or begins to.
    fn begin(&mut self, task: Task, bytes: Vec<u8>) -> Result<(), FailureCode> {
        if bytes.len() > LARGEST_FILE {
            return Err(FailureCode::TooLarge);
        }
        match kind::of_bytes(&bytes, &task.name)? {
            Some(Kind::Pdf) => self.later(task, Work::Pdf(Box::new(pdf::Reading::open(bytes)?))),
            Some(Kind::Zip) => return self.zip(task, bytes),
            Some(Kind::Gzip) => return self.gzip(task, &bytes),
            Some(Kind::RichText) => self.paper(&task.name, rtf::read(&bytes).0),
            _ => return self.text(task, bytes),
        }
        Ok(())
    }

    fn text(&mut self, task: Task, bytes: Vec<u8>) -> Result<(), FailureCode> {
        let text = encoding::text(&bytes);
        if !encoding::is_text(&text) {
            return Err(FailureCode::Unknown);
        }
        let text = text.trim_start_matches('\u{feff}');
        match kind::of_text(text, &task.name)? {
            Kind::Page => self.web_page(&task.name, &bytes),
            Kind::SavedPage => self.paper(&task.name, saved::read(&bytes)?),
            Kind::Data => return self.data(task, text.to_owned()),
            _ => self.paper(&task.name, plain(text)),
        }
        Ok(())
    }

    /// A page of ours with its data in it is opened as a paper; all others are read.
    fn web_page(&mut self, name: &str, bytes: &[u8]) {
        match super::read(bytes) {
            Ok(opened) => self.found(name, Item::Submission(Box::new(opened))),
            Err(Code::PageWithoutData | Code::NotOurs | Code::TooLarge | Code::NotText | Code::Empty) => {
                self.paper(name, web::read(bytes, None));
            }
            Err(code) => self.fail(name, FailureCode::Paper(code)),
        }
    }

    /// JSON: a paper of ours, a record of ours, a list, or one object a line.
    fn data(&mut self, task: Task, text: String) -> Result<(), FailureCode> {
        let lines = match serde_json::from_str::<Value>(&text) {
            Ok(value) if value.get("format").and_then(Value::as_str) == Some(FORMAT) => {
                return self.own(&task.name, &text);
            }
            Ok(Value::Array(values)) => values.iter().map(|value| format!("{value}\n")).collect(),
            Ok(value) => match questions::ours(&text)? {
                Some(record) => {
                    self.found(&task.name, Item::Records(vec![record]));
                    return Ok(());
                }
                None => value.to_string(),
            },
            Err(_) if text.len() <= LARGEST && text.contains(FORMAT) => return self.own(&task.name, &text),
            Err(error) if error.is_eof() && text.contains("question-desk/record") => {
                return Err(FailureCode::Damaged(Format::Record));
            }
            Err(_) => text,
        };
        let lines = Lines::new(lines.into_bytes(), &task.name, self.read_at);
        self.later(task, Work::Lines(lines));
        Ok(())
    }

    fn own(&mut self, name: &str, text: &str) -> Result<(), FailureCode> {
        let opened = super::read(text.as_bytes()).map_err(FailureCode::Paper)?;
        self.found(name, Item::Submission(Box::new(opened)));
        Ok(())
    }

    fn gzip(&mut self, task: Task, bytes: &[u8]) -> Result<(), FailureCode> {
        if task.is_unzipped {
            return Err(FailureCode::NestedPack);
        }
        let (data, whole) = pack::gunzip(bytes, LARGEST_FILE.min(self.room))?;
        self.room -= data.len();
        if !whole {
            self.fail(&task.name, FailureCode::CutShort(Format::Gzip));
        }
        self.later(Task { is_unzipped: true, ..task }, Work::Whole(data));
        Ok(())
    }

    fn zip(&mut self, task: Task, bytes: Vec<u8>) -> Result<(), FailureCode> {
        let pack = Pack::open(&bytes, self.room)?;
        if let Some(opened) = ours::in_pack(&pack, &bytes) {
            self.found(&task.name, Item::Submission(Box::new(opened.map_err(FailureCode::Paper)?)));
            return Ok(());
        }
        let contents = contents(&pack, &bytes);
        let paper = match contents {
            Contents::Word => word::read(&pack, &bytes),
            Contents::OpenDocument => odt::read(&pack, &bytes),
            Contents::Other(code) => Err(code),
            Contents::Files if task.is_packed => Err(FailureCode::NestedPack),
            Contents::Files if pack.entries.is_empty() => Err(FailureCode::EmptyPack),
            Contents::Files => {
                self.later(task, Work::Pack { bytes, pack, next: 0 });
                return Ok(());
            }
        };
        self.room = pack.room();
        self.paper(&task.name, paper?);
        Ok(())
    }

    /// Unpacks the next file of a pack.
    fn pack(&mut self, task: Task, bytes: Vec<u8>, pack: Pack, next: usize) {
        let Some(entry) = pack.entries.get(next).cloned() else {
            if pack.left > 0 {
                self.fail(&task.name, FailureCode::TooManyFiles { left: pack.left });
            }
            return self.reach(task.to);
        };
        let name = format!("{} / {}", task.name, entry.name);
        pack.set_room(self.room);
        let (from, to) = share(&task, &pack, next);
        let unpacked = pack.unpack(&bytes, &entry);
        self.room = pack.room();
        match unpacked {
            Ok(data) => {
                self.later(task, Work::Pack { bytes, pack, next: next + 1 });
                let work = Work::Whole(data);
                self.tasks.push(Task { name, from, to, work, is_packed: true, is_unzipped: false });
            }
            Err(code) => {
                self.fail(&name, code);
                self.later(task, Work::Pack { bytes, pack, next: next + 1 });
                self.reach(to);
            }
        }
    }

    fn lines(&mut self, task: Task, mut lines: Lines) {
        let Some(read) = lines.next() else { return self.reach(task.to) };
        if !read.records.is_empty() {
            self.found(&task.name, Item::Records(read.records));
        }
        for code in read.failures {
            self.fail(&task.name, code);
        }
        self.reach(task.from + (task.to - task.from) * lines.fraction());
        self.later(task, Work::Lines(lines));
    }

    fn pdf(&mut self, task: Task, mut reading: Box<pdf::Reading>) {
        if reading.read_pages() {
            self.reach(task.from + (task.to - task.from) * reading.fraction());
            return self.later(task, Work::Pdf(reading));
        }
        match reading.finish() {
            Ok(paper) => self.paper(&task.name, paper),
            Err(code) => self.fail(&task.name, code),
        }
        self.reach(task.to);
    }

    /// A page, and what of it is missing.
    fn paper(&mut self, name: &str, mut paper: Paper) {
        let cut = paper.cut.take();
        if paper.blocks.is_empty() {
            return self.fail(name, cut.map_or(FailureCode::NoWords, whole));
        }
        let context = SourceContext {
            hash: paper.hash(),
            address: paper.address,
            file_name: Some(name.to_owned()),
            page_title: paper.title,
            read_at: self.read_at,
            missing: cut.clone().map(|code| Failure::new(name, code).sentence()),
        };
        self.found(name, Item::Page(Page { blocks: paper.blocks, context }));
        if let Some(code) = cut {
            self.fail(name, code);
        }
    }

    fn later(&mut self, task: Task, work: Work) {
        self.tasks.push(Task { work, ..task });
    }

    fn found(&mut self, name: &str, item: Item) {
        self.ready.push_back((name.to_owned(), item));
    }

    fn fail(&mut self, name: &str, code: FailureCode) {
        self.found(name, Item::Failed(Failure::new(name, code)));
    }

    fn reach(&mut self, done: f32) {
        self.done = self.done.max(done.min(1.0));
    }
}

/// Nothing at all came of a file whose end is missing.
pub(super) fn whole(code: FailureCode) -> FailureCode {
    match code {
        FailureCode::CutShort(format) => FailureCode::Damaged(format),
        other => other,
    }
}

pub(super) fn plain(text: &str) -> Paper {
    Paper { blocks: html::blocks_of_text(text), text: Some(text.to_owned()), ..Paper::default() }
}

/// The part of the whole that one file of a pack is, by its packed size.
fn share(task: &Task, pack: &Pack, index: usize) -> (f32, f32) {
    // One byte more each, so that empty files count as well.
    let weight = |count: usize| pack.entries.iter().take(count).map(|entry| entry.weight.min(1 << 40) + 1).sum::<u64>();
    let all = weight(pack.entries.len()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a fraction to show")]
    let at = |count: usize| task.from + (task.to - task.from) * (weight(count) as f32 / all as f32);
    (at(index), at(index + 1))
}

/// What a zip is.
pub(super) enum Contents {
    Word,
    OpenDocument,
    Files,
    Other(FailureCode),
}

pub(super) fn contents(pack: &Pack, bytes: &[u8]) -> Contents {
    let kind = pack.text(bytes, "mimetype").ok().flatten().unwrap_or_default();
    let is_kind = |name: &str| kind.starts_with(&format!("application/vnd.oasis.opendocument.{name}"));
    match () {
        () if is_kind("text") => Contents::OpenDocument,
        () if is_kind("spreadsheet") || pack.has("xl/workbook.xml") || pack.has("xl/workbook.bin") => {
            Contents::Other(FailureCode::Spreadsheet)
        }
        () if is_kind("presentation") || pack.has("ppt/presentation.xml") => Contents::Other(FailureCode::Slides),
        () if pack.has("word/document.xml") || pack.has("[Content_Types].xml") => Contents::Word,
        () if pack.has("content.xml") && pack.has("META-INF/manifest.xml") => Contents::OpenDocument,
        () if !kind.is_empty() || pack.has("Index/Document.iwa") => Contents::Other(FailureCode::Unknown),
        () => Contents::Files,
    }
}
