//! Text under keys in IndexedDB: the journal of drafts on the page, the library in the worker.

use idb::{DatabaseEvent, Factory, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

use crate::storage::StorageError;

/// An open database whose stores hold text under text keys.
pub(super) struct Database(idb::Database);

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
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly).map_err(reason)?;
        let place = transaction.object_store(store).map_err(reason)?;
        let keys = place.get_all_keys(None, None).map_err(reason)?;
        let texts = place.get_all(None, None).map_err(reason)?;
        let (keys, texts) = (keys.await.map_err(reason)?, texts.await.map_err(reason)?);
        let pairs = keys.into_iter().zip(texts);
        Ok(pairs.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
    }

    /// The text under a key.
    pub(super) async fn read(&self, store: &str, key: &str) -> Result<Option<String>, StorageError> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly).map_err(reason)?;
        let place = transaction.object_store(store).map_err(reason)?;
        let found = place.get(Query::Key(JsValue::from_str(key))).map_err(reason)?.await.map_err(reason)?;
        Ok(found.and_then(|text| text.as_string()))
    }

    /// Puts a text under a key; it is on the disk when this is done.
    pub(super) async fn write(&self, store: &str, key: &str, text: &str) -> Result<(), StorageError> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadWrite).map_err(reason)?;
        let place = transaction.object_store(store).map_err(reason)?;
        place.put(&JsValue::from_str(text), Some(&JsValue::from_str(key))).map_err(reason)?;
        self.finish(transaction).await
    }

    /// Takes a key away.
    pub(super) async fn remove(&self, store: &str, key: &str) -> Result<(), StorageError> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadWrite).map_err(reason)?;
        let place = transaction.object_store(store).map_err(reason)?;
        place.delete(Query::Key(JsValue::from_str(key))).map_err(reason)?;
        self.finish(transaction).await
    }

    async fn finish(&self, transaction: idb::Transaction) -> Result<(), StorageError> {
        let ended = transaction.commit().map_err(reason)?.await.map_err(reason)?;
        if ended.is_committed() { Ok(()) } else { Err(StorageError::Full) }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err hands over")]
fn reason(error: idb::Error) -> StorageError {
    if error.to_string().contains("Quota") { StorageError::Full } else { StorageError::Blocked }
}
