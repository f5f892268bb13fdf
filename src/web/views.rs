//! The pages of the app, one file each.

pub(super) mod bodies;
pub(super) mod body;
pub(super) mod clerk;
pub(super) mod compose;
pub(super) mod export;
pub(super) mod library;
pub(super) mod meeting;
pub(super) mod promises;
pub(super) mod questions;
pub(super) mod record;
pub(super) mod review;
pub(super) mod settings;
