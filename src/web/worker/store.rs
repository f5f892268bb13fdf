//! Where the library is kept, and what of it is in memory.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::rc::Rc;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use jiff::Timestamp;
use js_sys::Uint8Array;

use crate::citation::mention::Known;
use crate::format::v1::{self, KeptPage, Shelved};
use crate::id::RecordId;
use crate::library::{self, Library};
use crate::record::Record;
use crate::search::{Index, Loading};
use crate::storage::{StorageError, decode_record, decode_shelved, encode_shelved};
use crate::thread::{Cites, Node};
use crate::web::database::{Batch, Database};
use crate::worker::Reply;

/// Records by id.
pub(super) const RECORDS: &str = "records";
/// Questions on the clerk's desk.
pub(super) const RECEIVED: &str = "received";
/// Sources by hash.
pub(super) const SOURCES: &str = "sources";
/// The text of sources by hash, compressed.
pub(super) const TEXTS: &str = "texts";
/// Pages that wait for their review.
pub(super) const QUEUE: &str = "queue";
/// The index: its snapshot, and the records that have changed since.
const INDEX: &str = "index";

/// The first piece of the snapshot; the others have their numbers behind it.
const SNAPSHOT: &str = "snapshot";
const CHANGED: &str = "changed";

/// The first version of the database had records and the clerk's desk alone. What is new in a version is only ever
/// added: see [`Database::open`], and `add_missing_sources` for the sources of older records.
const VERSION: u32 = 2;

/// What is known of the questions, beside the snapshot and made with it.
const KNOWN: &str = "known";

/// More changes than this are not listed one by one.
const MANY: usize = 1_000;

/// How many records are read at once when the index is built anew.
const AT_ONCE: u32 = 500;

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
}

/// What the worker holds between requests.
#[derive(Default)]
struct Store {
    database: Option<Rc<Database>>,
    library: Library,
    sources: BTreeMap<String, Shelved>,
    /// Whether the library was read from the database.
    is_read: bool,
}

fn with<T>(act: impl FnOnce(&mut Store) -> T) -> T {
    STORE.with_borrow_mut(act)
}

/// Does something with the library in memory; see [`library`].
pub(super) fn with_library<T>(act: impl FnOnce(&mut Library) -> T) -> T {
    with(|store| act(&mut store.library))
}

/// Does something with the list of sources.
pub(super) fn with_sources<T>(act: impl FnOnce(&mut BTreeMap<String, Shelved>) -> T) -> T {
    with(|store| act(&mut store.sources))
}

/// The database, opened at its first use.
pub(super) async fn database() -> Result<Rc<Database>, StorageError> {
    if let Some(database) = with(|store| store.database.clone()) {
        return Ok(database);
    }
    let stores = &[RECORDS, RECEIVED, SOURCES, TEXTS, QUEUE, INDEX];
    let database = Rc::new(Database::open("question-desk-library", VERSION, stores).await?);
    with(|store| store.database = Some(Rc::clone(&database)));
    Ok(database)
}

/// Reads the library the first time that it is needed: the sources, and the index from its snapshot and the records
/// that have changed since. A snapshot that is not whole is made anew from the records.
pub(super) async fn library() -> Result<(), StorageError> {
    if with(|store| store.is_read) {
        return Ok(());
    }
    let database = database().await?;
    let (read, is_whole) = match restore(&database).await? {
        Some(library) => (library, true),
        None => (build(&database).await?, false),
    };
    let sources = database.all(SOURCES).await?;
    // A source of a newer app stays where it is; this app does not show it.
    let sources = sources.into_iter().filter_map(|(key, text)| Some((key, decode_shelved(&text).ok()??))).collect();
    // While this was waiting, another request may have done the same.
    let is_first = with(|store| {
        let is_first = !store.is_read;
        if is_first {
            (store.library, store.sources, store.is_read) = (read, sources, true);
        }
        is_first
    });
    if is_first {
        add_missing_sources(&database).await?;
        stand_for();
        if !is_whole {
            save_index().await?;
        }
    }
    Ok(())
}

/// Tells the library of which records there is a later version.
pub(super) fn stand_for() {
    with(|store| store.library.stand_for(library::later_versions(store.sources.values())));
}

/// Forgets what is in memory, so that the next request reads it anew.
pub(super) fn forget() {
    with(|store| store.is_read = false);
}

async fn restore(database: &Database) -> Result<Option<Library>, StorageError> {
    let Some(index) = read_snapshot(database).await? else { return Ok(None) };
    // A library kept by an earlier version of the app has none: it is made anew from the records.
    let known = database.read_bytes(INDEX, KNOWN).await?.and_then(|bytes| Known::load(&bytes));
    let Some(known) = known else { return Ok(None) };
    let changed = database.read(INDEX, CHANGED).await?;
    let changed: Option<BTreeSet<RecordId>> =
        changed.map_or(Some(BTreeSet::new()), |text| serde_json::from_str(&text).ok());
    let kept = database.count(RECORDS).await?;
    let Some(mut library) = changed.and_then(|changed| Library::restore(index, known, changed, kept)) else {
        return Ok(None);
    };
    let renewed: Vec<RecordId> = library.changed().iter().copied().collect();
    for record in read_records(database, &renewed).await? {
        library.renew(&record);
    }
    Ok(Some(library))
}

/// The index of the snapshot, read piece by piece, since it is large; `None` where it is missing or not whole.
async fn read_snapshot(database: &Database) -> Result<Option<Index>, StorageError> {
    let mut loading = Loading::default();
    let mut number = 0;
    while !loading.is_whole() {
        let Some(piece) = database.read_bytes(INDEX, &piece_key(number)).await? else { return Ok(None) };
        if loading.add(&piece).is_err() {
            return Ok(None);
        }
        number += 1;
    }
    Ok(loading.finish().ok())
}

fn piece_key(number: usize) -> String {
    if number == 0 { SNAPSHOT.to_owned() } else { format!("{SNAPSHOT}-{number}") }
}

async fn build(database: &Database) -> Result<Library, StorageError> {
    let mut library = Library::default();
    let mut last: Option<String> = None;
    loop {
        let texts = database.after(RECORDS, last.as_deref(), Some(AT_ONCE)).await?;
        // A record of a newer app stays where it is; this app does not show it.
        texts
            .iter()
            .filter_map(|(_, text)| decode_record(text).ok().flatten())
            .for_each(|record| library.insert(&record));
        match texts.last() {
            Some((key, _)) => last = Some(key.clone()),
            None => return Ok(library),
        }
    }
}

/// A library kept by the first version of the app has records without sources.
async fn add_missing_sources(database: &Database) -> Result<(), StorageError> {
    let has_sources = with_sources(|sources| !sources.is_empty());
    if has_sources || database.count(RECORDS).await? == 0 {
        return Ok(());
    }
    let texts = database.all(RECORDS).await?;
    let records: Vec<(Record, usize)> =
        texts.iter().filter_map(|(_, text)| Some((decode_record(text).ok()??, text.len()))).collect();
    let made = library::missing_sources(&records, |_| false);
    let batch = made.iter().fold(Batch::default(), |batch, source| {
        batch.text(SOURCES, &source.hash, &encode_shelved(source, source.read_at))
    });
    database.change(batch).await?;
    with_sources(|sources| sources.extend(made.into_iter().map(|source| (source.hash.clone(), source))));
    Ok(())
}

/// Adds to a batch what has changed since the snapshot. After very many changes the snapshot is given up: if the
/// app is closed before the next one, the index is built anew.
pub(super) fn note_changes(batch: Batch) -> Batch {
    with_library(|library| {
        if library.changed().len() > MANY {
            batch.clear(INDEX)
        } else {
            batch.text(INDEX, CHANGED, &serde_json::to_string(library.changed()).unwrap_or_default())
        }
    })
}

/// Saves the index where enough has changed to make it worth the time.
pub(super) async fn save_index_if_due() -> Result<(), StorageError> {
    if with_library(|library| library.is_worth_saving()) { save_index().await } else { Ok(()) }
}

async fn save_index() -> Result<(), StorageError> {
    let mut pieces = Vec::new();
    with_library(|library| library.save(|piece| pieces.push(Uint8Array::from(piece))));
    let batch = pieces
        .iter()
        .enumerate()
        .fold(Batch::default().clear(INDEX), |batch, (number, piece)| batch.copied(INDEX, &piece_key(number), piece));
    let batch = batch.bytes(INDEX, KNOWN, &with_library(|library| library.known().save()));
    database().await?.change(batch).await
}

/// Some records, in their order; those that are not there are left out.
pub(super) async fn records(ids: &[RecordId]) -> Result<Vec<Record>, StorageError> {
    let database = database().await?;
    read_records(&database, ids).await
}

async fn read_records(database: &Database, ids: &[RecordId]) -> Result<Vec<Record>, StorageError> {
    let keys: Vec<String> = ids.iter().map(RecordId::to_string).collect();
    let texts = database.read_many(RECORDS, &keys).await?;
    Ok(texts.into_iter().flatten().filter_map(|text| decode_record(&text).ok().flatten()).collect())
}

/// One record with its source.
pub(super) async fn record(id: RecordId) -> Result<Reply, StorageError> {
    library().await?;
    let found = records(&[id]).await?.pop().map(|record| {
        let source = with_sources(|sources| sources.get(&record.source.hash).cloned());
        let source = source.map(|source| Shelved { records: Vec::new(), ..source });
        Box::new((v1::Record::from(&record), source))
    });
    Ok(Reply::Record(found))
}

/// The text of a source as it was read; `None` where none is kept.
pub(super) async fn page_of(hash: &str) -> Result<Option<KeptPage>, StorageError> {
    let bytes = database().await?.read_bytes(TEXTS, hash).await?;
    Ok(bytes.and_then(|bytes| unpacked(&bytes)))
}

/// The text of a page, compressed.
pub(super) fn packed(page: &KeptPage) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing into memory cannot fail.
    let _ = encoder.write_all(serde_json::to_string(page).unwrap_or_default().as_bytes());
    encoder.finish().unwrap_or_default()
}

fn unpacked(bytes: &[u8]) -> Option<KeptPage> {
    let mut text = String::new();
    DeflateDecoder::new(bytes).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

/// Adds a source with its records to a batch and to what is in memory.
pub(super) fn put(batch: Batch, source: Shelved, records: &[Record], texts: Vec<String>, at: Timestamp) -> Batch {
    let ids = records.iter().map(|record| record.id.to_string());
    let batch = ids.zip(&texts).fold(batch, |batch, (id, text)| batch.text(RECORDS, &id, text));
    let batch = batch.text(SOURCES, &source.hash, &encode_shelved(&source, at));
    with(|store| {
        records.iter().for_each(|record| store.library.insert(record));
        store.sources.insert(source.hash.clone(), source);
    });
    stand_for();
    note_changes(batch)
}

/// The threads of some questions; `drafts` is what the drafts of the device cite.
pub(super) async fn threads(of: &[Node], drafts: &[Cites]) -> Result<Reply, StorageError> {
    library().await?;
    Ok(Reply::Threads(with_library(|library| library.threads(of, drafts))))
}
