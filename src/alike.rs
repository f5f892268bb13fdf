//! Has it been asked? How much two questions ask the same, and why.
//!
//! A text is read as its words, each with what it tells: a rare word tells more than a common one, and what only
//! leads up to the question (sentences that ask nothing, "with reference to …") less than what is asked. `measure`
//! compares two such readings, also by the kinds of things they ask for (`asking`) and with words that mean the same
//! (`kin`), and `shared` says which words and passages made it so. `draft` takes a draft or a published question apart,
//! `earlier` looks through the library, `beside` compares drafts with each other.
//! Nothing here decides anything: a warning is advice.

mod asking;
mod beside;
mod common;
mod draft;
mod earlier;
mod kin;
mod leading;
mod measure;
mod reading;
mod shared;

pub use beside::{Beside, Unit, against, among_parts, between};
pub use draft::{DraftText, Piece, entry_text};
pub use earlier::{CANDIDATES, Earlier, INDEX_COUNTS, PartAlike, earlier, in_other_words, query};
pub use measure::{Signs, THRESHOLD, WEIGHTS, score, signs, telling_in_both};
pub use reading::{Reading, Weigh};
pub use shared::{Shared, shared};

#[cfg(test)]
pub(crate) use leading::leading_up;

#[cfg(test)]
mod tests;
