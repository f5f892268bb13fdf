//! A place that keeps text under keys. Local storage is one; memory stands in where it is blocked.

use std::collections::BTreeMap;

/// Why a place cannot keep or give back a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser gives this app no more room.
    Full,
    /// The browser refuses to keep anything for this app.
    Blocked,
    /// What was read back is not what was written.
    Differs,
}

/// A place that keeps text under keys.
pub trait Backend {
    /// The text under a key.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn read(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts a text under a key.
    ///
    /// # Errors
    /// When there is no room or no leave; what stood there before still stands.
    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Takes a key away; a key that is not there is no error.
    ///
    /// # Errors
    /// When the place cannot be changed.
    fn remove(&mut self, key: &str) -> Result<(), StorageError>;

    /// Every key, in any order.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// Writes a text and reads it back before calling it kept.
///
/// # Errors
/// As the place's own, or [`StorageError::Differs`].
pub fn write_checked(place: &mut impl Backend, key: &str, text: &str) -> Result<(), StorageError> {
    place.write(key, text)?;
    match place.read(key)? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(StorageError::Differs),
    }
}

/// Keeps text only as long as the page is open, with as much room as it is given.
#[derive(Clone, Debug)]
pub struct Memory {
    texts: BTreeMap<String, String>,
    room: usize,
}

impl Default for Memory {
    fn default() -> Self {
        Self::with_room(usize::MAX)
    }
}

impl Memory {
    /// A place that keeps at most so many bytes of text.
    pub fn with_room(room: usize) -> Self {
        Self { texts: BTreeMap::new(), room }
    }
}

impl Backend for Memory {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.texts.get(key).cloned())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        let others: usize = self.texts.iter().filter(|(other, _)| *other != key).map(|(_, kept)| kept.len()).sum();
        if others.saturating_add(text.len()) > self.room {
            return Err(StorageError::Full);
        }
        self.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        self.texts.remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.texts.keys().cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_place_keeps_what_it_had() {
        let mut place = Memory::with_room(5);
        write_checked(&mut place, "a", "12345").unwrap();
        assert_eq!(write_checked(&mut place, "a", "123456"), Err(StorageError::Full));
        assert_eq!(write_checked(&mut place, "b", "1"), Err(StorageError::Full));
        assert_eq!(place.read("a"), Ok(Some("12345".to_owned())));
        assert_eq!(place.keys(), Ok(vec!["a".to_owned()]));
    }

    #[test]
    fn a_place_that_forgets_is_found_out() {
        struct Forgetful;
        impl Backend for Forgetful {
            fn read(&self, _: &str) -> Result<Option<String>, StorageError> {
                Ok(None)
            }
            fn write(&mut self, _: &str, _: &str) -> Result<(), StorageError> {
                Ok(())
            }
            fn remove(&mut self, _: &str) -> Result<(), StorageError> {
                Ok(())
            }
            fn keys(&self) -> Result<Vec<String>, StorageError> {
                Ok(Vec::new())
            }
        }
        assert_eq!(write_checked(&mut Forgetful, "a", "text"), Err(StorageError::Differs));
    }
}
