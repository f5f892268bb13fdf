//! The scenarios, by what they are about.

mod killed;
mod opening;
mod practice;
mod steps;
mod thread;

pub(crate) use killed::*;
pub(crate) use opening::*;
pub(crate) use practice::*;
pub(crate) use thread::*;
