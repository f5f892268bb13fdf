//! Deadlines, words and checks against published examples and a second, slow definition.

#![cfg(not(target_arch = "wasm32"))]

mod acts;
mod corpus;
mod deadlines;
mod slow;
mod words;
