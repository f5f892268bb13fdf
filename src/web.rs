//! The shell: everything that knows the browser. Views draw, the desk and the composer hold the state,
//! the saver keeps it, and the client asks the worker for anything heavy.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

mod advisor;
mod app;
mod browser;
mod client;
mod clock;
mod components;
mod composer;
mod database;
mod desk;
mod example;
mod local;
mod paste;
mod rescue;
mod route;
mod saver;
mod update;
mod views;
pub mod worker;

use leptos::prelude::*;

/// Starts the page.
pub fn start() {
    rescue::install();
    mount_to_body(app::App);
    if let Some(opening) = browser::document().get_element_by_id("opening") {
        opening.remove();
    }
}
