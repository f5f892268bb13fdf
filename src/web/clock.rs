//! Time as it passes: words such as "4 days left" are made anew when they become others.
//!
//! A timer alone would be late after the device has slept, so the time is compared each minute, and whenever the page
//! comes into sight again.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use jiff::Timestamp;
use leptos::ev;
use leptos::prelude::*;

use super::browser::{document, now};
use super::desk::Desk;

/// The longest wait between two looks at the clock, in milliseconds.
const LONGEST: i64 = 60_000;

thread_local! {
    static NEXT: RefCell<Option<(Timestamp, Timeout)>> = const { RefCell::new(None) };
}

/// Tells the page when it comes into sight again.
pub(super) fn follow(desk: Desk) {
    let seen = window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            tick(desk);
        }
    });
    let shown = window_event_listener(ev::pageshow, move |_| tick(desk));
    on_cleanup(move || {
        seen.remove();
        shown.remove();
    });
}

/// Tells the page at a moment, or sooner if an earlier one was asked for.
pub(super) fn wake_at(desk: Desk, at: Timestamp) {
    let is_sooner = NEXT.with_borrow(|next| next.as_ref().is_none_or(|(known, _)| at < *known));
    if is_sooner {
        arm(desk, at);
    }
}

fn arm(desk: Desk, at: Timestamp) {
    let wait = (at.as_millisecond() - now().as_millisecond()).clamp(0, LONGEST);
    // A browser may round down; a moment later the words are surely others.
    let wait = u32::try_from(wait).unwrap_or(0) + 20;
    let timer = Timeout::new(wait, move || if now() >= at { tick(desk) } else { arm(desk, at) });
    NEXT.set(Some((at, timer)));
}

fn tick(desk: Desk) {
    NEXT.set(None);
    desk.moment.update(|moment| *moment = moment.wrapping_add(1));
}
