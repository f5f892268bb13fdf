//! Deadlines, words and checks against published examples and a second, slow definition.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "all of it is tests, which may panic")]

mod acts;
mod corpus;
mod deadlines;
mod slow;
mod words;
