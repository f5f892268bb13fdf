//! Local storage as a place that keeps text under keys.

use wasm_bindgen::JsValue;

use super::browser;
use crate::storage::{Backend, PREFIX, StorageError};

/// This browser's local storage; every call says so where it is blocked.
pub(super) struct Local;

impl Local {
    fn place() -> Result<web_sys::Storage, StorageError> {
        browser::local_storage().ok_or(StorageError::Blocked)
    }

    /// Every text of this app, with its key.
    pub(super) fn all(&self) -> Vec<(String, String)> {
        let keys = self.keys().unwrap_or_default();
        keys.into_iter().filter_map(|key| self.read(&key).ok().flatten().map(|text| (key, text))).collect()
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err hands over")]
fn reason(error: JsValue) -> StorageError {
    let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        _ => StorageError::Blocked,
    }
}

impl Backend for Local {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        Self::place()?.get_item(key).map_err(reason)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        Self::place()?.set_item(key, text).map_err(reason)
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        Self::place()?.remove_item(key).map_err(reason)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let place = Self::place()?;
        let count = place.length().map_err(reason)?;
        let keys = (0..count).filter_map(|index| place.key(index).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(PREFIX)).collect())
    }
}
