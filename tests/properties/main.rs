//! Properties that hold for any draft and any record, not only for the ones that somebody thought of.

#![cfg(not(target_arch = "wasm32"))]

mod bodies;
mod changes;
mod document;
mod edits;
mod files;
mod format;
mod messages;
mod schema;
mod storage;
mod strategies;
