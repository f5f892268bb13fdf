//! The clock beside a question that is read out.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::meeting::{Standing, Stopwatch, in_words, left, on_the_clock};
use crate::web::browser::now;
use crate::web::desk::Desk;
use crate::worker::SpeechShown;

/// How often the clock is looked at while it runs, in milliseconds.
const LOOK: u32 = 200;

/// The time that reading takes, and a clock to start. What is told as it runs is told once: when half a minute is left,
/// and when the time is over.
#[component]
pub(super) fn Clock(#[prop(into)] speech: Signal<Option<SpeechShown>>) -> impl IntoView {
    let desk = Desk::here();
    let watch = RwSignal::new(Stopwatch::default());
    let seconds = RwSignal::new(0);
    let runs = Memo::new(move |_| watch.get().runs());
    let limit = Memo::new(move |_| speech.with(|speech| speech.as_ref().and_then(|speech| speech.limit)));
    let standing = Memo::new(move |_| Standing::of(seconds.get(), limit.get()));
    let interval = StoredValue::new_local(None::<Interval>);
    let look = move || {
        let shown = watch.try_get_untracked().map(|watch| watch.seconds(now()));
        // Only a new second is drawn.
        if let Some(shown) = shown.filter(|shown| seconds.try_get_untracked().is_some_and(|known| known != *shown)) {
            seconds.set(shown);
        }
    };
    Effect::new(move |_| interval.set_value(runs.get().then(|| Interval::new(LOOK, look))));
    Effect::new(move |before: Option<Standing>| {
        let standing = standing.get();
        let is_new = before.is_some_and(|before| before != standing);
        standing.sentence().filter(|_| is_new).into_iter().for_each(|sentence| desk.speak(sentence));
        standing
    });
    let turn = move |_| {
        watch.update(|watch| *watch = if watch.runs() { watch.stopped(now()) } else { watch.started(now()) });
        look();
    };
    let reset = move |_| {
        watch.set(Stopwatch::default());
        look();
        desk.speak("The clock is set back.");
    };
    let tone = move || match standing.get() {
        Standing::Free => "clock",
        Standing::Near => "clock near",
        Standing::Over => "clock over",
    };
    let beside = move || limit.get().map(|limit| left(seconds.get(), limit));
    view! {
        <section class=tone aria-label="Clock">
            <p>{move || speech.get().map(|speech| speech.sentence)}</p>
            <p class="time">
                <span role="timer" aria-label=move || format!("{} read", in_words(seconds.get()))>
                    {move || on_the_clock(seconds.get())}
                </span>
                <span class="beside">{beside}</span>
            </p>
            <p class="told">{move || standing.get().sentence()}</p>
            <p class="row">
                <button type="button" class="primary" on:click=turn>
                    {move || match (runs.get(), seconds.get()) {
                        (true, _) => "Stop the clock",
                        (false, 0) => "Start the clock",
                        (false, _) => "Go on",
                    }}
                </button>
                <button type="button" on:click=reset>"Reset"</button>
            </p>
        </section>
    }
}
