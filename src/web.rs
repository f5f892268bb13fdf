//! The shell: everything that knows the browser. Views draw, the desk and the composer hold the state,
//! the saver keeps it, and the client asks the worker for anything heavy.
//!
//! The worker is built without the feature `page`, and so without Leptos: half of what it would compile.

#![cfg_attr(feature = "page", expect(unreachable_pub, reason = "a component's macro makes its properties public"))]

#[cfg(feature = "page")]
mod advisor;
#[cfg(feature = "page")]
mod app;
#[cfg(feature = "page")]
mod awake;
#[cfg(feature = "page")]
mod browser;
#[cfg(feature = "page")]
mod client;
#[cfg(feature = "page")]
mod clock;
#[cfg(feature = "page")]
mod components;
#[cfg(feature = "page")]
mod composer;
mod database;
#[cfg(feature = "page")]
mod desk;
#[cfg(feature = "page")]
mod example;
#[cfg(feature = "page")]
mod local;
#[cfg(feature = "page")]
mod noted;
#[cfg(feature = "page")]
mod pages;
#[cfg(feature = "page")]
mod paste;
#[cfg(feature = "page")]
mod rescue;
#[cfg(feature = "page")]
mod route;
#[cfg(feature = "page")]
mod saver;
#[cfg(feature = "page")]
mod share;
#[cfg(feature = "page")]
mod update;
#[cfg(feature = "page")]
mod views;
pub mod worker;

#[cfg(feature = "page")]
use leptos::prelude::*;

/// Starts the page.
#[cfg(feature = "page")]
pub fn start() {
    rescue::install();
    mount_to_body(app::App);
    if let Some(opening) = browser::document().get_element_by_id("opening") {
        opening.remove();
    }
}
