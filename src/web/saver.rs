//! Saving: soon after a keystroke, at once when the page hides, in two places, read back.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::database::Database;
use super::desk::Desk;
use super::local::Local;
use super::noted;
use crate::id::QuestionId;
use crate::question::Draft;
use crate::storage::{
    self, Backend, SETTINGS, SaveState, Settings, StorageError, Trouble, Write, decode_draft, draft_key, encode_draft,
    encode_settings, erased, merge, write_checked,
};

/// How long after a keystroke a draft is saved, in milliseconds. The promise is one second.
const SOON: u32 = 300;

const JOURNAL: &str = "journal";

thread_local! {
    static SAVER: RefCell<Saver> = RefCell::default();
}

#[derive(Default)]
struct Saver {
    /// What this tab last read or wrote under each key: anything else there is another tab's.
    known: HashMap<String, String>,
    journal: Option<Rc<Database>>,
    waiting: Option<RwSignal<Draft>>,
    timer: Option<Timeout>,
    stopped: bool,
    /// Counts saves, so that only the last one says "Saved".
    turn: u64,
}

fn with<T>(act: impl FnOnce(&mut Saver) -> T) -> T {
    SAVER.with_borrow_mut(act)
}

/// Reads everything kept on the device and puts it on the desk.
pub(super) async fn load(desk: Desk) {
    let local = Local.all();
    with(|saver| saver.known.extend(local.iter().cloned()));
    let (journal, entries) = open_journal().await;
    with(|saver| saver.journal = journal.map(Rc::new));
    let loaded = merge(local, entries);
    let noted = loaded.follow_ups.into_iter().map(|kept| ((kept.record, kept.entry), kept));
    desk.noted.set(noted.collect());
    desk.drafts.set(loaded.drafts);
    desk.settings.set(loaded.settings.unwrap_or_default());
    desk.aside.set(loaded.aside);
    if browser::local_storage().is_none() {
        desk.save.set(SaveState::Trouble(if has_journal() { Trouble::JournalOnly } else { Trouble::Blocked }));
    }
    for write in loaded.writes {
        mend(write).await;
    }
    desk.loaded.set(true);
}

async fn open_journal() -> (Option<Database>, Vec<(String, String)>) {
    let Ok(journal) = Database::open("question-desk", 1, &[JOURNAL]).await else { return (None, Vec::new()) };
    let entries = journal.all(JOURNAL).await.unwrap_or_default();
    (Some(journal), entries)
}

fn has_journal() -> bool {
    with(|saver| saver.journal.is_some())
}

async fn mend(write: Write) {
    // What cannot be mended now is found again at the next start.
    match write {
        Write::Local(key, text) => {
            let _ = write_local(&key, &text);
        }
        Write::RemoveLocal(key) => {
            let _ = Local.remove(&key);
            with(|saver| saver.known.remove(&key));
        }
        Write::Journal(key, text) => {
            let _ = write_journal(&key, &text).await;
        }
    }
}

fn write_local(key: &str, text: &str) -> Result<(), StorageError> {
    write_checked(&mut Local, key, text)?;
    with(|saver| saver.known.insert(key.to_owned(), text.to_owned()));
    Ok(())
}

async fn write_journal(key: &str, text: &str) -> Result<(), StorageError> {
    let journal = with(|saver| saver.journal.clone()).ok_or(StorageError::Blocked)?;
    journal.write(JOURNAL, key, text).await?;
    match journal.read(JOURNAL, key).await? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(StorageError::Differs),
    }
}

/// Saves an open draft soon. Later calls before then change nothing.
pub(super) fn soon(desk: Desk, draft: RwSignal<Draft>) {
    let begins = with(|saver| {
        saver.waiting = Some(draft);
        !saver.stopped && saver.timer.is_none()
    });
    if begins {
        desk.save.set(SaveState::Saving);
        let timer = Timeout::new(SOON, move || flush(desk));
        with(|saver| saver.timer = Some(timer));
    }
}

/// Saves at once what waits to be saved.
pub(super) fn flush(desk: Desk) {
    let waiting = with(|saver| {
        saver.timer = None;
        if saver.stopped { None } else { saver.waiting.take() }
    });
    let Some(draft) = waiting.and_then(|draft| draft.try_get_untracked()) else { return };
    desk.place(draft.clone());
    keep(desk, &draft);
}

/// Saves a draft at once. Another tab's newer text is never written over unseen.
pub(super) fn keep(desk: Desk, draft: &Draft) {
    let key = draft_key(draft.question.id);
    if let Some(theirs) = from_another_tab(&key) {
        desk.save.set(SaveState::Trouble(Trouble::OtherTab));
        desk.conflict.set(Some(theirs));
        return;
    }
    let text = encode_draft(draft, browser::now());
    save(desk, key, text);
}

/// The draft under a key, if another tab put it there.
fn from_another_tab(key: &str) -> Option<Draft> {
    let there = Local.read(key).ok().flatten()?;
    let ours = with(|saver| saver.known.get(key).is_some_and(|known| *known == there));
    if ours { None } else { decode_draft(&there).ok()?.payload }
}

/// Takes what another tab saved as known, so that the next save may go over it.
pub(super) fn accept_other(desk: Desk, id: QuestionId) {
    desk.newer.set(None);
    let key = draft_key(id);
    if let Ok(Some(text)) = Local.read(&key) {
        with(|saver| saver.known.insert(key, text));
    }
}

/// Deletes a draft; the journal remembers that it is gone.
pub(super) fn erase(desk: Desk, id: QuestionId) {
    with(|saver| saver.waiting = None);
    remove(desk, draft_key(id), erased(browser::now()));
}

/// Takes a key off the device; the journal keeps the mark that it is gone.
pub(super) fn remove(desk: Desk, key: String, gone: String) {
    let _ = Local.remove(&key);
    with(|saver| saver.known.remove(&key));
    spawn_local(async move {
        if write_journal(&key, &gone).await.is_err() && has_journal() {
            desk.save.set(SaveState::Trouble(Trouble::LocalOnly));
        }
    });
}

/// Keeps the settings.
pub(super) fn keep_settings(desk: Desk, settings: &Settings) {
    desk.settings.set(settings.clone());
    save(desk, SETTINGS.to_owned(), encode_settings(settings, browser::now()));
}

/// Keeps a text under a key in both places.
pub(super) fn save(desk: Desk, key: String, text: String) {
    if with(|saver| saver.stopped) {
        return;
    }
    let turn = with(|saver| {
        saver.turn += 1;
        saver.turn
    });
    let local = write_local(&key, &text);
    desk.save.set(SaveState::Saving);
    spawn_local(async move {
        let journal = write_journal(&key, &text).await;
        let latest = with(|saver| saver.turn == turn && saver.waiting.is_none());
        if latest {
            desk.save.set(SaveState::of(local, journal, browser::clock()));
        }
    });
}

/// Stops all saving: something is wrong in the page, and what is kept must stay as it is.
pub(super) fn stop() {
    // During a panic the saver may be borrowed; then it is not saving either.
    SAVER.with(|saver| {
        if let Ok(mut saver) = saver.try_borrow_mut() {
            saver.stopped = true;
        }
    });
}

/// Takes over what another tab saved of the question that is open here. Says whether there was something.
pub(super) fn take_newer(desk: Desk, id: QuestionId) -> bool {
    desk.newer.set(None);
    let Some(theirs) = from_another_tab(&draft_key(id)) else { return false };
    accept_other(desk, id);
    desk.place(theirs);
    true
}

/// Another tab changed a key: the list follows, and the question that is open here is said to have newer words.
pub(super) fn follow(desk: Desk, key: &str, text: Option<&str>, open: Option<QuestionId>) {
    if key.starts_with(storage::FOLLOW_UPS) {
        noted::follow(desk, key, text);
        return;
    }
    let Some(id) = storage::draft_of_key(key) else { return };
    if Some(id) == open {
        let is_newer = from_another_tab(key).is_some_and(|theirs| desk.draft(id) != Some(theirs));
        desk.newer.set(is_newer.then_some(id));
        return;
    }
    let theirs = text.and_then(|text| decode_draft(text).ok()).and_then(|kept| kept.payload);
    match (text, theirs) {
        (Some(text), Some(draft)) => {
            with(|saver| saver.known.insert(key.to_owned(), text.to_owned()));
            desk.place(draft);
        }
        (None, _) => desk.drafts.update(|drafts| drafts.retain(|draft| draft.question.id != id)),
        _ => {}
    }
}
