//! Searching in the worker: rank first, then read only the records that are shown.

use std::cell::Cell;

use super::store::{library, records, with_library};
use crate::library::wanted;
use crate::storage::StorageError;
use crate::worker::{Reply, Search};

thread_local! {
    static LATEST: Cell<u32> = const { Cell::new(0) };
}

/// The answers that fit, or [`Reply::Stale`] if a later search has come in meanwhile.
pub(super) async fn search(search: Search) -> Result<Reply, StorageError> {
    let turn = LATEST.get().wrapping_add(1);
    LATEST.set(turn);
    let is_stale = || LATEST.get() != turn;
    library().await?;
    if is_stale() {
        return Ok(Reply::Stale);
    }
    let ranking = with_library(|library| library.rank(&search));
    let records = records(&wanted(&ranking).into_iter().collect::<Vec<_>>()).await?;
    if is_stale() {
        return Ok(Reply::Stale);
    }
    Ok(Reply::Found(with_library(|library| library.answers(&search, &ranking, &records))))
}
