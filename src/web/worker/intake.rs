//! Reading files into the library: pages go into the queue, data is kept at once.

use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::queue;
use super::shelf;
use super::store;
use crate::id::RecordId;
use crate::import::{Intake, Item, LARGEST_FILE, Page};
use crate::minutes::{self, Reading, SourceContext};
use crate::record::Record;
use crate::storage::StorageError;
use crate::worker::{Progress, Reply, Report};

thread_local! {
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// How many records that came as data are kept together: the list of a source is written anew each time.
const TOGETHER: usize = 2_000;

/// How long reading goes on before other requests are heard, in milliseconds.
const TURN: f64 = 40.0;

/// Stops the reading that is under way.
pub(super) fn stop() -> Reply {
    STOPPED.set(true);
    Reply::Done
}

/// Reads files, tells how far it is, and keeps what they hold.
pub(super) async fn import(files: Vec<File>, at: Timestamp, tell: impl Fn(Reply)) -> Result<Reply, StorageError> {
    store::library().await?;
    STOPPED.set(false);
    let mut reading = Import::new(at);
    reading.progress.of = files.len();
    let mut last_turn = now();
    'files: for file in files {
        let name = file.name();
        let Some(bytes) = super::bytes(&file, LARGEST_FILE).await else {
            reading.report.failed.push(format!("“{name}” could not be read from the device. Choose it again."));
            continue;
        };
        let mut intake = Intake::new(&name, bytes, at);
        while let Some(step) = intake.next_step() {
            reading.progress.name = step.name;
            #[expect(clippy::cast_precision_loss, reason = "a fraction to show")]
            let done = (reading.progress.files as f32 + step.done) / reading.progress.of.max(1) as f32;
            reading.progress.done = done;
            if let Some(item) = step.item {
                reading.take(item).await?;
            }
            if now() - last_turn > TURN {
                tell(Reply::Importing(reading.progress.clone()));
                turn().await;
                last_turn = now();
            }
            if STOPPED.get() {
                reading.report.is_stopped = true;
                break 'files;
            }
        }
        reading.progress.files += 1;
    }
    reading.end().await
}

/// Reads a pasted page into the queue.
pub(super) async fn read(text: &str, html: bool, at: Timestamp) -> Result<Reply, StorageError> {
    store::library().await?;
    let reading = if html { minutes::read_html(text, at) } else { minutes::read_text(text, at) };
    let mut import = Import::new(at);
    import.reading("Pasted page", &reading).await?;
    import.end().await
}

/// Reading under way.
struct Import {
    report: Report,
    progress: Progress,
    /// What came as data, by source, as far as it has not been kept yet.
    data: BTreeMap<String, Vec<Record>>,
    /// How many those are.
    held: usize,
    /// All records that came as data: the same may stand in two files.
    seen: HashSet<RecordId>,
    at: Timestamp,
}

impl Import {
    fn new(at: Timestamp) -> Self {
        Self {
            report: Report::default(),
            progress: Progress::default(),
            data: BTreeMap::new(),
            held: 0,
            seen: HashSet::new(),
            at,
        }
    }

    async fn take(&mut self, item: Item) -> Result<(), StorageError> {
        match item {
            Item::Page(Page { blocks, context }) => {
                let name = name_of(&context);
                let reading = minutes::read(&blocks, &context);
                self.reading(&name, &reading).await
            }
            Item::Records(records) => self.records(records).await,
            Item::Submission(_) => {
                let name = &self.progress.name;
                self.report.failed.push(format!(
                    "“{name}” is a question for the clerk, not a published page. Open it on My questions, or on the Clerk’s desk."
                ));
                Ok(())
            }
            Item::Failed(failure) => {
                self.report.failed.push(failure.sentence());
                Ok(())
            }
        }
    }

    async fn reading(&mut self, name: &str, reading: &Reading) -> Result<(), StorageError> {
        self.progress.questions += reading.record.entries.len();
        match queue::add(name, reading, self.at).await? {
            queue::Added::Known => self.report.known += 1,
            queue::Added::Sure(key) => {
                self.report.sure += 1;
                self.report.open = Some(key);
            }
            queue::Added::Doubtful(key) => {
                self.report.doubtful += 1;
                self.report.open = Some(key);
            }
        }
        Ok(())
    }

    /// Data has nothing to be guessed: it is kept as it comes. What the library has already is left as it is.
    async fn records(&mut self, records: Vec<Record>) -> Result<(), StorageError> {
        let ids: Vec<_> = records.iter().map(|record| record.id).collect();
        let kept = store::records(&ids).await?;
        let mut is_kept =
            |record: &Record| !self.seen.insert(record.id) || kept.iter().any(|kept| is_same(kept, record));
        let (known, new): (Vec<Record>, Vec<Record>) = records.into_iter().partition(|record| is_kept(record));
        self.report.known += known.len();
        self.report.kept += new.len();
        self.progress.questions += new.iter().map(|record| record.entries.len()).sum::<usize>();
        self.held += new.len();
        for record in new {
            self.data.entry(record.source.hash.clone()).or_default().push(record);
        }
        if self.held >= TOGETHER { self.keep_data().await } else { Ok(()) }
    }

    async fn keep_data(&mut self) -> Result<(), StorageError> {
        self.held = 0;
        for records in std::mem::take(&mut self.data).into_values() {
            shelf::add_records(records, self.at).await?;
        }
        Ok(())
    }

    async fn end(mut self) -> Result<Reply, StorageError> {
        self.keep_data().await?;
        store::save_index_if_due().await?;
        if self.report.sure + self.report.doubtful != 1 {
            self.report.open = None;
        }
        Ok(Reply::Imported(self.report))
    }
}

/// Whether two records say the same; when they were read does not matter.
fn is_same(kept: &Record, come: &Record) -> bool {
    kept.id == come.id
        && kept.entries == come.entries
        && kept.meeting_date == come.meeting_date
        && kept.body == come.body
}

/// What a page is called until it has been reviewed.
fn name_of(context: &SourceContext) -> String {
    let named = [&context.file_name, &context.page_title, &context.address];
    named.into_iter().flatten().next().cloned().unwrap_or_else(|| "Pasted page".to_owned())
}

fn now() -> f64 {
    js_sys::Date::now()
}

/// Lets other requests be heard.
async fn turn() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = super::scope().set_timeout_with_callback(&resolve);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(promise).await;
}
