//! How messages travel: as bytes without the names of their fields, which both sides know. The page is smaller by all
//! that would read the names, and a message is written and read faster.
//!
//! What is kept on the device has its own shape in JSON (`format`), where fields may be left out. Inside a message it
//! travels as that same JSON: the fields that hold it say `with = "message::kept"`.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A message as bytes; `None` where it cannot be written, which no message of ours is.
pub fn encode(message: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_allocvec(message).ok()
}

/// A message from bytes; `None` where they are not one, such as when page and worker are of different versions.
pub fn decode<Message: DeserializeOwned>(bytes: &[u8]) -> Option<Message> {
    postcard::from_bytes(bytes).ok()
}

/// Kept shapes inside a message.
pub(crate) mod kept {
    use serde::de::{DeserializeOwned, Error as _};
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(shape: &impl Serialize, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::to_string(shape).map_err(S::Error::custom)?.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        serde_json::from_str(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
