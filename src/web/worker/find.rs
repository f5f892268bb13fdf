//! Searching the library.

use wasm_bindgen::JsValue;

use super::store;
use crate::id::RecordId;
use crate::library;
use crate::storage::StorageError;
use crate::worker::{Facets, FoundAll, Reply, Search};

/// Hears of every message as it comes in, so that a search knows of later ones.
pub(super) fn hear(_message: &JsValue) {}

/// The answers to a search.
pub(super) async fn search(search: Search) -> Result<Reply, StorageError> {
    store::library().await?;
    let query = library::query(&search.text, search.today);
    let ranking = store::with_library(|library| library.rank(&query));
    let ids: Vec<RecordId> = ranking.found.iter().map(|found| found.record).collect();
    let records = store::records(&ids).await?;
    let (hits, library) = store::with_library(|library| (library.found(&ranking, &records), library.entries()));
    Ok(Reply::Found(FoundAll { total: ranking.total, hits, facets: Facets::default(), library }))
}
