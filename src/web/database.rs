//! Text and bytes under keys in IndexedDB: the journal of drafts on the page, the library in the worker.

use std::collections::BTreeSet;

use idb::{DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::storage::StorageError;

/// An open database whose stores hold values under text keys.
pub(super) struct Database(idb::Database);

/// Changes that are made together or not at all.
#[derive(Default)]
pub(super) struct Batch {
    changes: Vec<(&'static str, Change)>,
}

enum Change {
    Put(String, JsValue),
    Remove(String),
    Clear,
}

impl Batch {
    /// Puts a text under a key.
    pub(super) fn text(mut self, store: &'static str, key: &str, text: &str) -> Self {
        self.changes.push((store, Change::Put(key.to_owned(), JsValue::from_str(text))));
        self
    }

    /// Puts bytes under a key.
    pub(super) fn bytes(self, store: &'static str, key: &str, bytes: &[u8]) -> Self {
        self.copied(store, key, &Uint8Array::from(bytes))
    }

    /// Puts bytes under a key that the browser holds already.
    pub(super) fn copied(mut self, store: &'static str, key: &str, bytes: &Uint8Array) -> Self {
        self.changes.push((store, Change::Put(key.to_owned(), bytes.into())));
        self
    }

    /// Takes a key away.
    pub(super) fn remove(mut self, store: &'static str, key: &str) -> Self {
        self.changes.push((store, Change::Remove(key.to_owned())));
        self
    }

    /// Takes everything out of a store.
    pub(super) fn clear(mut self, store: &'static str) -> Self {
        self.changes.push((store, Change::Clear));
        self
    }
}

impl Database {
    /// Opens a database; stores that it lacks are made.
    pub(super) async fn open(name: &str, version: u32, stores: &'static [&'static str]) -> Result<Self, StorageError> {
        let mut request = Factory::new().and_then(|factory| factory.open(name, Some(version))).map_err(reason)?;
        request.on_upgrade_needed(move |event| {
            let Ok(database) = event.database() else { return };
            let there = database.store_names();
            for store in stores.iter().filter(|store| !there.iter().any(|name| name == *store)) {
                // A store that cannot be made shows itself at the first use, with a sentence.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        });
        let mut database = request.await.map_err(reason)?;
        // Another tab with a newer version of the app may change the stores: this one lets go.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Ok(Self(database))
    }

    /// Every text of a store with its key.
    pub(super) async fn all(&self, store: &str) -> Result<Vec<(String, String)>, StorageError> {
        self.after(store, None, None).await
    }

    /// The texts of a store whose keys come after a given one, in order, at most so many.
    pub(super) async fn after(
        &self,
        store: &str,
        key: Option<&str>,
        most: Option<u32>,
    ) -> Result<Vec<(String, String)>, StorageError> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly).map_err(reason)?;
        let place = transaction.object_store(store).map_err(reason)?;
        let range = || {
            let range = key.map(|key| KeyRange::lower_bound(&JsValue::from_str(key), Some(true))).transpose();
            range.map(|range| range.map(Query::KeyRange)).map_err(reason)
        };
        let keys = place.get_all_keys(range()?, most).map_err(reason)?;
        let texts = place.get_all(range()?, most).map_err(reason)?;
        let (keys, texts) = (keys.await.map_err(reason)?, texts.await.map_err(reason)?);
        let pairs = keys.into_iter().zip(texts);
        Ok(pairs.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
    }

    /// How many values a store holds.
    pub(super) async fn count(&self, store: &str) -> Result<usize, StorageError> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly).map_err(reason)?;
        let place = transaction.object_store(store).map_err(reason)?;
        Ok(place.count(None).map_err(reason)?.await.map_err(reason)? as usize)
    }

    /// The text under a key.
    pub(super) async fn read(&self, store: &str, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.read_many(store, &[key.to_owned()]).await?.pop().flatten())
    }

    /// The texts under some keys, in their order.
    pub(super) async fn read_many(&self, store: &str, keys: &[String]) -> Result<Vec<Option<String>>, StorageError> {
        let found = self.values(store, keys).await?;
        Ok(found.into_iter().map(|value| value.and_then(|value| value.as_string())).collect())
    }

    /// The bytes under a key.
    pub(super) async fn read_bytes(&self, store: &str, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let found = self.values(store, &[key.to_owned()]).await?.pop().flatten();
        Ok(found.and_then(|value| value.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec()))
    }

    async fn values(&self, store: &str, keys: &[String]) -> Result<Vec<Option<JsValue>>, StorageError> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly).map_err(reason)?;
        let place = transaction.object_store(store).map_err(reason)?;
        let asked: Result<Vec<_>, _> =
            keys.iter().map(|key| place.get(Query::Key(JsValue::from_str(key))).map_err(reason)).collect();
        let mut found = Vec::with_capacity(keys.len());
        for one in asked? {
            found.push(one.await.map_err(reason)?);
        }
        Ok(found)
    }

    /// Puts a text under a key; it is on the disk when this is done.
    pub(super) async fn write(&self, store: &'static str, key: &str, text: &str) -> Result<(), StorageError> {
        self.change(Batch::default().text(store, key, text)).await
    }

    /// Takes a key away.
    pub(super) async fn remove(&self, store: &'static str, key: &str) -> Result<(), StorageError> {
        self.change(Batch::default().remove(store, key)).await
    }

    /// Makes all changes of a batch, or none; they are on the disk when this is done.
    pub(super) async fn change(&self, batch: Batch) -> Result<(), StorageError> {
        let stores: BTreeSet<&str> = batch.changes.iter().map(|(store, ..)| *store).collect();
        let stores: Vec<&str> = stores.into_iter().collect();
        if stores.is_empty() {
            return Ok(());
        }
        let transaction = self.0.transaction(&stores, TransactionMode::ReadWrite).map_err(reason)?;
        for (store, change) in batch.changes {
            let place = transaction.object_store(store).map_err(reason)?;
            match change {
                Change::Put(key, value) => drop(place.put(&value, Some(&JsValue::from_str(&key))).map_err(reason)?),
                Change::Remove(key) => drop(place.delete(Query::Key(JsValue::from_str(&key))).map_err(reason)?),
                Change::Clear => drop(place.clear().map_err(reason)?),
            }
        }
        let ended = transaction.commit().map_err(reason)?.await.map_err(reason)?;
        if ended.is_committed() { Ok(()) } else { Err(StorageError::Full) }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err hands over")]
fn reason(error: idb::Error) -> StorageError {
    if error.to_string().contains("Quota") { StorageError::Full } else { StorageError::Blocked }
}
