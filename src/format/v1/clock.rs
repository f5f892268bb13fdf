//! A time of day as `HH:MM`; with its seconds only where it has any.

use jiff::civil::Time;
use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) if time.second() == 0 && time.subsec_nanosecond() == 0 => {
            serializer.collect_str(&format_args!("{:02}:{:02}", time.hour(), time.minute()))
        }
        Some(time) => serializer.collect_str(time),
        None => serializer.serialize_none(),
    }
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
    Option::<Time>::deserialize(deserializer)
}
