//! Names for things that are made once and never reused.
//!
//! Numbers on an agenda change; these do not. The core never makes a random id itself: it is handed
//! one, or derives one from text so that reading the same page twice gives the same ids.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// An id derived from the id of what contains it and a name unique within that.
            pub fn derived(parent: Uuid, name: &str) -> Self {
                Self(Uuid::new_v5(&parent, name.as_bytes()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// One drafted question, from its first word to its published answer.
    QuestionId,
    /// One paragraph, part or quotation of a drafted question.
    BlockId,
    /// One published agenda item in the library.
    RecordId,
    /// One question within a published record.
    EntryId,
    /// One member's file for the clerk; the same each time that it is made again.
    SubmissionId,
}

/// The root from which record ids are derived: a random number, fixed once.
pub const RECORDS: Uuid = Uuid::from_u128(0x6f0d_3c1e_52a7_4b8e_9a63_d0c4_17f2_8e95);
