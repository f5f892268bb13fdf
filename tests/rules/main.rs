//! Deadlines, words and checks against published examples and a second, slow definition.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests, which clippy does not know as tests")]

mod acts;
mod corpus;
mod deadlines;
mod slow;
mod words;
