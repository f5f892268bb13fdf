//! A text of a question by the name that it is kept by, for the shapes of others that hold one.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Place;
use crate::record as core;

pub(crate) fn serialize<S: Serializer>(place: &core::Place, serializer: S) -> Result<S::Ok, S::Error> {
    Place::from(*place).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<core::Place, D::Error> {
    Place::deserialize(deserializer).map(core::Place::from)
}
