//! The scenarios, by what they are about.

mod citing;
mod faults;
mod files;
mod followup;
mod killed;
mod library;
mod list;
mod opening;
mod practice;
mod review;
mod rules;
mod steps;
mod thread;
mod writing;

pub(crate) use citing::*;
pub(crate) use faults::*;
pub(crate) use files::*;
pub(crate) use followup::*;
pub(crate) use killed::*;
pub(crate) use library::*;
pub(crate) use list::*;
pub(crate) use opening::*;
pub(crate) use practice::*;
pub(crate) use review::*;
pub(crate) use rules::*;
pub(crate) use thread::*;
pub(crate) use writing::*;
