//! Pages that wait to be looked at, and their review.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::Timestamp;

use super::shelf;
use super::store::{self, QUEUE, database};
use crate::format::v1::{self, Waiting};
use crate::library::{earlier_version, shelved};
use crate::minutes::Reading;
use crate::review::Review;
use crate::storage::{StorageError, decode_waiting, encode_waiting};
use crate::web::database::Batch;
use crate::worker::{self, QueueAct, Reply, ReviewShown};

thread_local! {
    /// The pages that have been opened, with what was done to them; all others are in the database alone.
    static OPEN: RefCell<BTreeMap<String, Open>> = RefCell::default();
    /// The page that was last taken out.
    static DISCARDED: RefCell<Option<(String, String)>> = RefCell::default();
}

/// A page under review.
struct Open {
    name: String,
    review: Review,
    earlier: Option<String>,
    /// The text of the earlier version.
    earlier_text: Option<Vec<String>>,
}

/// What became of a page that was read.
pub(super) enum Added {
    /// The library or the queue has it already.
    Known,
    /// It waits, and nothing on it had to be guessed.
    Sure(String),
    /// It waits to be looked at.
    Doubtful(String),
}

const GONE: &str = "This page is no longer waiting. Go back to the library.";

/// Puts a page that was read into the queue.
pub(super) async fn add(name: &str, reading: &Reading, at: Timestamp) -> Result<Added, StorageError> {
    let key = reading.record.id.to_string();
    let is_kept = store::with_sources(|sources| sources.contains_key(&reading.record.source.hash));
    if is_kept || database().await?.read(QUEUE, &key).await?.is_some() {
        return Ok(Added::Known);
    }
    let review = Review::new(reading);
    let line = shelved(&reading.record.source, std::slice::from_ref(&reading.record), 0, false, None);
    let earlier =
        store::with_sources(|sources| earlier_version(&line, sources.values()).map(|found| found.hash.clone()));
    let is_sure = is_sure(&review, earlier.as_ref());
    write(&key, name, &review, earlier, at).await?;
    Ok(if is_sure { Added::Sure(key) } else { Added::Doubtful(key) })
}

/// Whether a page can be accepted unseen. One on which no question was found cannot, and neither can one that
/// differs from what the library has, or of which something could not be read.
fn is_sure(review: &Review, earlier: Option<&String>) -> bool {
    let is_whole = review.source().missing.is_none();
    review.is_sure() && is_whole && !review.questions().is_empty() && earlier.is_none()
}

async fn write(
    key: &str,
    name: &str,
    review: &Review,
    earlier: Option<String>,
    at: Timestamp,
) -> Result<(), StorageError> {
    let waiting =
        Waiting { name: name.to_owned(), review: v1::Review::from(review), doubts: review.asked().len(), earlier };
    database().await?.write(QUEUE, key, &encode_waiting(&waiting, at)).await
}

/// The pages that wait, in the order of their names.
pub(super) async fn waiting() -> Result<Vec<worker::Waiting>, StorageError> {
    let texts = database().await?.all(QUEUE).await?;
    let mut list: Vec<worker::Waiting> = texts.iter().filter_map(|(key, text)| line(key, text)).collect();
    list.sort_by(|one, other| (one.doubts > 0, &one.name).cmp(&(other.doubts > 0, &other.name)));
    Ok(list)
}

fn line(key: &str, text: &str) -> Option<worker::Waiting> {
    let waiting = decode_waiting(text).ok()??;
    Some(worker::Waiting {
        key: key.to_owned(),
        name: waiting.name,
        body: waiting.review.body,
        date: waiting.review.meeting_date,
        questions: waiting.review.questions.len(),
        doubts: waiting.doubts,
        is_changed: waiting.earlier.is_some(),
    })
}

/// Does something to the queue.
pub(super) async fn act(act: QueueAct, at: Timestamp) -> Result<Reply, StorageError> {
    store::library().await?;
    match act {
        QueueAct::Open { key } => open(&key).await,
        QueueAct::Edit { key, edit } => {
            change(&key, at, |review| review.apply(&edit).err().map(|error| error.sentence())).await
        }
        QueueAct::Address { key, address } => {
            change(&key, at, |review| {
                review.set_address((!address.trim().is_empty()).then(|| address.trim().to_owned()));
                None
            })
            .await
        }
        QueueAct::Undo { key } => {
            change(&key, at, |review| (!review.undo()).then_some("There is nothing to undo.")).await
        }
        QueueAct::Redo { key } => {
            change(&key, at, |review| (!review.redo()).then_some("There is nothing to do again.")).await
        }
        QueueAct::Accept { key } => accept(&key, at).await,
        QueueAct::AcceptSure => accept_sure(at).await,
        QueueAct::Discard { key } => discard(&key).await,
        QueueAct::Undiscard => undiscard().await,
    }
}

/// Opens a page that has just been put into the queue again.
pub(super) async fn reopen(key: &str) -> Result<Reply, StorageError> {
    OPEN.with_borrow_mut(|open| open.remove(key));
    open(key).await
}

async fn open(key: &str) -> Result<Reply, StorageError> {
    if !is_open(key) && !read(key).await? {
        return Ok(Reply::Refused(GONE.to_owned()));
    }
    Ok(shown(key, None))
}

fn is_open(key: &str) -> bool {
    OPEN.with_borrow(|open| open.contains_key(key))
}

/// Reads a page of the queue into memory; `false` where it is not there or cannot be read.
async fn read(key: &str) -> Result<bool, StorageError> {
    let text = database().await?.read(QUEUE, key).await?;
    let Some(waiting) = text.and_then(|text| decode_waiting(&text).ok().flatten()) else { return Ok(false) };
    let Ok(review) = Review::try_from(waiting.review) else { return Ok(false) };
    let earlier_text = match &waiting.earlier {
        Some(hash) => store::page_of(hash).await?.map(|page| page.paragraphs().to_vec()),
        None => None,
    };
    let page = Open { name: waiting.name, review, earlier: waiting.earlier, earlier_text };
    OPEN.with_borrow_mut(|open| open.insert(key.to_owned(), page));
    Ok(true)
}

fn shown(key: &str, said: Option<&str>) -> Reply {
    let review = OPEN.with_borrow(|open| {
        open.get(key).map(|page| ReviewShown::of(key, &page.name, &page.review, page.earlier_text.as_deref()))
    });
    match review {
        Some(review) => Reply::Review { review: Box::new(review), said: said.map(str::to_owned) },
        None => Reply::Refused(GONE.to_owned()),
    }
}

/// Changes an open page and keeps it as it is then.
async fn change(
    key: &str,
    at: Timestamp,
    act: impl FnOnce(&mut Review) -> Option<&'static str>,
) -> Result<Reply, StorageError> {
    if !is_open(key) && !read(key).await? {
        return Ok(Reply::Refused(GONE.to_owned()));
    }
    let said = OPEN.with_borrow_mut(|open| open.get_mut(key).and_then(|page| act(&mut page.review)));
    let page = OPEN
        .with_borrow(|open| open.get(key).map(|page| (page.name.clone(), page.review.clone(), page.earlier.clone())));
    if let Some((name, review, earlier)) = page.filter(|_| said.is_none()) {
        write(key, &name, &review, earlier, at).await?;
    }
    Ok(shown(key, said))
}

/// Puts a page into the library as it is.
async fn accept(key: &str, at: Timestamp) -> Result<Reply, StorageError> {
    if !is_open(key) && !read(key).await? {
        return Ok(Reply::Refused(GONE.to_owned()));
    }
    keep(key, at).await?;
    store::save_index_if_due().await?;
    Ok(Reply::Shelf(Box::new(shelf::shown().await?)))
}

async fn keep(key: &str, at: Timestamp) -> Result<(), StorageError> {
    let page = OPEN.with_borrow(|open| open.get(key).map(|page| (page.review.clone(), page.earlier.clone())));
    let Some((review, earlier)) = page else { return Ok(()) };
    shelf::add_page(Batch::default().remove(QUEUE, key), &review, earlier, at).await?;
    OPEN.with_borrow_mut(|open| open.remove(key));
    Ok(())
}

async fn accept_sure(at: Timestamp) -> Result<Reply, StorageError> {
    let texts = database().await?.all(QUEUE).await?;
    for (key, text) in texts {
        let Some(waiting) = decode_waiting(&text).ok().flatten() else { continue };
        let is_sure = Review::try_from(waiting.review).is_ok_and(|review| is_sure(&review, waiting.earlier.as_ref()));
        if is_sure && (is_open(&key) || read(&key).await?) {
            keep(&key, at).await?;
        }
    }
    store::save_index_if_due().await?;
    Ok(Reply::Shelf(Box::new(shelf::shown().await?)))
}

async fn discard(key: &str) -> Result<Reply, StorageError> {
    let database = database().await?;
    let text = database.read(QUEUE, key).await?;
    database.remove(QUEUE, key).await?;
    OPEN.with_borrow_mut(|open| open.remove(key));
    DISCARDED.set(text.map(|text| (key.to_owned(), text)));
    Ok(Reply::Shelf(Box::new(shelf::shown().await?)))
}

async fn undiscard() -> Result<Reply, StorageError> {
    if let Some((key, text)) = DISCARDED.take() {
        database().await?.write(QUEUE, &key, &text).await?;
    }
    Ok(Reply::Shelf(Box::new(shelf::shown().await?)))
}
