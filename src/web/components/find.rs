//! Finding past answers: the words to search for, the filters, and the passages found.
//!
//! Each search supersedes the one before, so an answer to older words is never shown.

mod filters;
mod hit;
mod passage;

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

use crate::id::EntryId;
use crate::question::Kind;
use crate::text::plural;
use crate::web::browser::{element, today};
use crate::web::client;
use crate::web::desk::Desk;
use crate::worker::{Filters, Found, FoundAll, Reply, Request, Search};

use filters::Narrow;
use hit::Hit;

pub(in crate::web) use hit::{id_of, marked};
pub(in crate::web) use passage::{PASSAGE, show_passage, with_passage};

/// How long nothing is typed before a screen reader is told what was found.
const REST: Duration = Duration::from_secs(1);

/// The id of the field that the words are typed into.
const FIELD: &str = "find-words";

/// A search with what it found. It outlives the component that shows it, so that the words and the results are there
/// again when somebody comes back from an answer.
#[derive(Clone, Copy)]
pub(in crate::web) struct Finder {
    desk: Desk,
    words: RwSignal<String>,
    filters: RwSignal<Filters>,
    /// What was found, once something was asked.
    found: RwSignal<Option<FoundAll>>,
    /// Why nothing could be searched.
    trouble: RwSignal<Option<String>>,
    turn: StoredValue<u32>,
}

/// What can be done with a result besides reading it on a page of its own.
#[derive(Clone, Copy)]
pub(in crate::web) struct Beside {
    /// Opens the answer here.
    pub(in crate::web) open: Callback<Found>,
    /// Quotes the passage as it is shown.
    pub(in crate::web) quote: Callback<Found>,
    /// The questions that the open draft cites.
    pub(in crate::web) cited: Signal<Vec<EntryId>>,
}

impl Finder {
    /// A search for nothing yet.
    pub(in crate::web) fn new(desk: Desk) -> Self {
        Self {
            desk,
            words: RwSignal::default(),
            filters: RwSignal::default(),
            found: RwSignal::default(),
            trouble: RwSignal::default(),
            turn: StoredValue::new(0),
        }
    }

    /// The library's own search, which is kept while somebody reads a record.
    pub(in crate::web) fn here() -> Self {
        expect_context()
    }

    /// Searches again, such as when the library has changed.
    pub(in crate::web) fn renew(self) {
        self.search(false);
    }

    /// Searches for the words as they stand. What came of it is told once typing rests.
    fn search(self, is_told: bool) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        let request = Request::Search(Search {
            text: self.words.get_untracked(),
            today: today(),
            filters: self.filters.get_untracked(),
            cited: self.cited_by_me(),
        });
        spawn_local(async move {
            let reply = client::ask(&request).await;
            if self.is_latest(turn) && self.show(reply) && is_told {
                self.tell_at_rest(turn);
            }
        });
    }

    fn is_latest(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Shows an answer of the worker; says whether there was anything to show.
    fn show(self, reply: Reply) -> bool {
        match reply {
            Reply::Found(found) => {
                self.trouble.set(None);
                self.found.set(Some(found));
            }
            Reply::Refused(sentence) => self.trouble.set(Some(sentence)),
            _ => return false,
        }
        true
    }

    fn tell_at_rest(self, turn: u32) {
        set_timeout(
            move || {
                if self.is_latest(turn) {
                    self.tell();
                }
            },
            REST,
        );
    }

    fn tell(self) {
        let found = self.found.with_untracked(|found| found.as_ref().map(|found| found.total));
        let sentence = self.trouble.get_untracked().or_else(|| found.map(in_words));
        sentence.into_iter().for_each(|sentence| self.desk.speak(&sentence));
    }

    /// The questions that the drafts on this device cite.
    fn cited_by_me(self) -> Vec<EntryId> {
        self.desk.drafts.with_untracked(|drafts| {
            let mut cited: Vec<EntryId> = drafts.iter().flat_map(|draft| cited_in(&draft.question.blocks)).collect();
            cited.sort_unstable();
            cited.dedup();
            cited
        })
    }

    fn is_asked(self) -> bool {
        self.words.with(|words| !words.trim().is_empty()) || self.filters.with(|filters| *filters != Filters::default())
    }

    /// Puts the focus on a result, or on the field where there is none before the first.
    fn focus(self, place: Option<usize>) {
        let entry = place.and_then(|place| {
            self.found.with_untracked(|found| found.as_ref()?.hits.get(place).map(|found| id_of(found.entry)))
        });
        let id = if place.is_some() { entry } else { Some(FIELD.to_owned()) };
        if let Some(element) = id.and_then(|id| element::<HtmlElement>(&id)) {
            let _ = element.focus();
        }
    }
}

/// The questions that some blocks cite.
pub(in crate::web) fn cited_in(blocks: &[crate::question::Block]) -> Vec<EntryId> {
    let citation = |block: &crate::question::Block| match &block.kind {
        Kind::Quotation(Some(citation)) => Some(citation.entry),
        _ => None,
    };
    blocks.iter().filter_map(citation).collect()
}

/// "6 answers found".
fn in_words(total: usize) -> String {
    if total == 0 { "No answers found".to_owned() } else { format!("{} found", plural(total, "answer")) }
}

/// The field, the filters and the results.
#[component]
pub(in crate::web) fn Find(
    /// The search.
    finder: Finder,
    /// What else can be done with a result. Without it a result links to its record's page, nothing is shown of an
    /// empty library, and results wait until something is asked.
    #[prop(optional)]
    beside: Option<Beside>,
) -> impl IntoView {
    finder.renew();
    let is_empty =
        Memo::new(move |_| finder.found.with(|found| found.as_ref().is_some_and(|found| found.library == 0)));
    let is_shown = Memo::new(move |_| beside.is_some() || finder.is_asked());
    view! {
        <Show when=move || !is_empty.get() fallback=move || beside.map(|_| view! { <Empty /> })>
            <div class="find">
                {beside.is_none().then(|| view! { <h2>"Search the library"</h2> })}
                <div role="search" class="search">
                    <Words finder=finder />
                    <p class="help count">{move || status(finder)}</p>
                    <Narrow finder=finder />
                    <Help />
                </div>
                <Show when=move || is_shown.get()>
                    <Hits finder=finder beside=beside />
                </Show>
            </div>
        </Show>
    }
}

/// What stands where there is nothing to search yet.
#[component]
fn Empty() -> impl IntoView {
    view! {
        <p>
            "Your library is empty. " <a href=crate::web::route::Route::Library.address()>"Add a published page to the library"</a>
            " and its answers can be quoted here."
        </p>
    }
}

/// "6 of 1284 past questions found", or why nothing could be searched.
fn status(finder: Finder) -> String {
    if let Some(sentence) = finder.trouble.get() {
        return sentence;
    }
    finder.found.with(|found| {
        let Some(found) = found else { return String::new() };
        let count = format!("{} of {} found", found.total, plural(found.library, "past question"));
        let folded: usize = found.hits.iter().map(|hit| hit.others.len()).sum();
        if found.total > found.hits.len() + folded { format!("{count}, the best are shown") } else { count }
    })
}

#[component]
fn Words(finder: Finder) -> impl IntoView {
    let take = move |event| {
        finder.words.set(event_target_value(&event));
        finder.search(true);
    };
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" if !event.is_composing() => {
            event.prevent_default();
            finder.focus(Some(0));
        }
        "Enter" if !event.is_composing() => finder.tell(),
        _ => {}
    };
    view! {
        <label class="line">
            <span class="name">"Search past answers"</span>
            <input
                id=FIELD
                type="search"
                autocomplete="off"
                prop:value=move || finder.words.get()
                on:input=take
                on:keydown=keys
            />
        </label>
    }
}

#[component]
fn Hits(finder: Finder, beside: Option<Beside>) -> impl IntoView {
    let hits = Memo::new(move |_| {
        finder.found.with(|found| found.as_ref().map(|found| found.hits.clone()).unwrap_or_default())
    });
    let is_none =
        Memo::new(move |_| finder.found.with(|found| found.as_ref().is_some_and(|found| found.hits.is_empty())));
    view! {
        <Show when=move || is_none.get()>
            <p class="nothing">"Nothing fits. Try fewer words, or other words for the same thing, or clear the filters."</p>
        </Show>
        <For
            each=move || hits.get()
            key=|found| (found.entry, found.start, found.passage.clone(), found.marks.clone(), found.others.len())
            let:found
        >
            <Hit finder=finder found=found beside=beside />
        </For>
    }
}

/// What can be typed besides plain words.
#[component]
fn Help() -> impl IntoView {
    let rows = [
        ("“testing on arrest”", "Words in quotation marks are found together, exactly so."),
        ("budget -council", "A word after a minus sign must not be there."),
        ("from:Smith", "Questions that Smith asked. A name of several words goes in quotation marks: from:“B Smith”."),
        ("to:Commissioner", "Questions that were put to the Commissioner, or that they answered."),
        ("body:Panel", "Questions to a body with Panel in its name."),
        (
            "since May 2022",
            "Meetings from then on. Also: in 2021, before March 2020, between May and July 2022, last year.",
        ),
    ];
    let rows = rows.map(|(words, meaning)| view! { <div><dt>{words}</dt><dd>{meaning}</dd></div> });
    view! {
        <details class="hints">
            <summary>"How to search more exactly"</summary>
            <dl>{rows.collect_view()}</dl>
        </details>
    }
}
