//! The pieces that pages are made of.

pub(super) mod block;
pub(super) mod body;
pub(super) mod checks;
pub(super) mod cite;
pub(super) mod deadline;
pub(super) mod details;
pub(super) mod dialog;
mod edited;
pub(super) mod field;
pub(super) mod find;
pub(super) mod newer;
pub(super) mod open;
pub(super) mod paper;
pub(super) mod promise;
mod quotation;
pub(super) mod sides;
pub(super) mod thread;
