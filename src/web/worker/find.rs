//! Searching in the worker: rank first, then read only the records that are shown.

use super::store::{library, records, with_library};
use crate::library::wanted;
use crate::storage::StorageError;
use crate::worker::{Reply, Search, Turns};

thread_local! {
    static TURNS: Turns = const { Turns::new() };
}

/// The answers that fit, or [`Reply::Stale`] if a later search has come in meanwhile.
pub(super) async fn search(search: Search) -> Result<Reply, StorageError> {
    let turn = TURNS.with(Turns::take);
    let is_stale = || TURNS.with(|turns| turns.is_overtaken(turn));
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
