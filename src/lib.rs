//! Question Desk: councillors draft, cite, check and export questions; clerks take them in.
//!
//! Everything outside `web` is plain Rust with no idea of a browser; see ARCHITECTURE.md.

pub mod alike;
pub mod body;
pub mod calendar;
pub mod citation;
pub mod document;
pub mod export;
pub mod followup;
pub mod format;
pub mod history;
pub mod html;
pub mod id;
pub mod import;
pub mod library;
pub mod meeting;
pub mod minutes;
pub mod named;
pub mod paste;
pub mod question;
pub mod record;
pub mod review;
pub mod rules;
pub mod search;
pub mod storage;
pub mod submission;
pub mod text;
pub mod thread;
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub mod web;
