//! After the answer: what was answered, part by part, what was promised, and what follows from it.
//!
//! The member marks each part; the app suggests marks from the text and says why, and marks nothing by itself. A mark
//! keeps the passage that it rests on as a citation, so that the supplementary or the follow-up can be started with
//! the quotation in place. The shape that is kept is [`v1::FollowUp`](crate::format::v1::FollowUp).

mod about;
mod asked;
mod begun;
mod by_when;
mod counted;
mod due;
mod mark;
mod next_meeting;
mod promised;
mod refusal;
mod sentences;
mod speech;
mod start;
mod subject;
mod suggest;
mod version;

pub use about::{Piece, about, pieces, quoted, with_piece};
pub use begun::begun;
pub use by_when::Occasion;
pub use due::{Due, PromiseOf, due};
pub use mark::{FollowUp, Mark, Outcome, Part, Promise, parts};
pub use speech::{Speech, WORDS_A_MINUTE, spoken, spoken_question};
pub use start::{From, Starting, introduction, is_over, passage_for, start};
pub use suggest::{Suggestion, noted_promises, suggestions};
pub use version::{carried, same_question};

#[cfg(test)]
mod tests;
