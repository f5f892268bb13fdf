//! The filters of a search as native controls, each choice with how many answers it leaves.

use leptos::prelude::*;

use super::Finder;
use crate::web::browser::is_wide;
use crate::worker::{CountShown, Facets, Filters};

/// One list to choose from.
#[derive(Clone, Copy)]
struct List {
    name: &'static str,
    /// What it says when nothing is chosen.
    any: &'static str,
    counts: fn(&Facets) -> &Vec<CountShown>,
    chosen: fn(&Filters) -> Option<String>,
    choose: fn(&mut Filters, Option<String>),
}

const LISTS: [List; 4] = [
    List {
        name: "Body",
        any: "Any body",
        counts: |facets| &facets.bodies,
        chosen: |filters| filters.bodies.first().cloned(),
        choose: |filters, value| filters.bodies = value.into_iter().collect(),
    },
    List {
        name: "Asked by",
        any: "Anyone",
        counts: |facets| &facets.askers,
        chosen: |filters| filters.askers.first().cloned(),
        choose: |filters, value| filters.askers = value.into_iter().collect(),
    },
    List {
        name: "Answered by",
        any: "Anyone",
        counts: |facets| &facets.answered_by,
        chosen: |filters| filters.answered_by.first().cloned(),
        choose: |filters, value| filters.answered_by = value.into_iter().collect(),
    },
    List {
        name: "Year",
        any: "Any year",
        counts: |facets| &facets.years,
        chosen: |filters| filters.years.first().map(ToString::to_string),
        choose: |filters, value| filters.years = value.and_then(|year| year.parse().ok()).into_iter().collect(),
    },
];

/// One box to tick.
#[derive(Clone, Copy)]
struct Tick {
    name: &'static str,
    count: fn(&Facets) -> usize,
    is_set: fn(&Filters) -> bool,
    set: fn(&mut Filters, bool),
}

const TICKS: [Tick; 2] = [
    Tick {
        name: "Has a promise",
        count: |facets| facets.promised,
        is_set: |filters| filters.promised,
        set: |filters, set| filters.promised = set,
    },
    Tick {
        name: "Cited by me",
        count: |facets| facets.cited,
        is_set: |filters| filters.cited,
        set: |filters, set| filters.cited = set,
    },
];

impl Finder {
    fn narrow(self, change: impl FnOnce(&mut Filters)) {
        self.filters.update(change);
        self.search(true);
    }

    fn facet<Value: Default>(self, read: impl FnOnce(&Facets) -> Value) -> Value {
        self.found.with(|found| found.as_ref().map(|found| read(&found.facets)).unwrap_or_default())
    }
}

/// The filters, folded away where there is little room.
#[component]
pub(super) fn Narrow(finder: Finder) -> impl IntoView {
    let set = Memo::new(move |_| finder.filters.with(how_many));
    let title = move || match set.get() {
        0 => "Filters".to_owned(),
        number => format!("Filters: {number} set"),
    };
    let clear = move |_| {
        finder.narrow(|filters| *filters = Filters::default());
        finder.focus(None);
    };
    view! {
        <details class="narrow" open=is_wide()>
            <summary>{title}</summary>
            <div class="lists">{LISTS.map(|list| view! { <Choice finder=finder list=list /> }).collect_view()}</div>
            <div class="ticks">
                {TICKS.map(|tick| view! { <Box finder=finder tick=tick /> }).collect_view()}
                <Show when=move || set.get() != 0>
                    <button type="button" class="quiet" on:click=clear>"Clear the filters"</button>
                </Show>
            </div>
        </details>
    }
}

fn how_many(filters: &Filters) -> usize {
    let lists = LISTS.iter().filter(|list| (list.chosen)(filters).is_some()).count();
    lists + TICKS.iter().filter(|tick| (tick.is_set)(filters)).count()
}

#[component]
fn Choice(finder: Finder, list: List) -> impl IntoView {
    let chosen = Memo::new(move |_| finder.filters.with(list.chosen));
    let counts = Memo::new(move |_| {
        let counts = finder.facet(|facets| (list.counts)(facets).clone());
        with_chosen(counts, chosen.get())
    });
    let options = move || {
        let counts = counts.get().into_iter().map(|CountShown { value, entries }| {
            let is_chosen = chosen.get().as_ref() == Some(&value);
            let words = format!("{value} ({entries})");
            view! { <option value=value prop:selected=is_chosen>{words}</option> }
        });
        counts.collect_view()
    };
    let take = move |event| {
        let value = Some(event_target_value(&event)).filter(|value| !value.is_empty());
        finder.narrow(|filters| (list.choose)(filters, value));
    };
    view! {
        <label class="line">
            <span class="name">{list.name}</span>
            <select on:change=take>
                <option value="" prop:selected=move || chosen.get().is_none()>{list.any}</option>
                {options}
            </select>
        </label>
    }
}

/// What is chosen stays on the list, also where no answer has it.
fn with_chosen(mut counts: Vec<CountShown>, chosen: Option<String>) -> Vec<CountShown> {
    let missing = chosen.filter(|chosen| counts.iter().all(|count| count.value != *chosen));
    counts.extend(missing.map(|value| CountShown { value, entries: 0 }));
    counts
}

#[component]
fn Box(finder: Finder, tick: Tick) -> impl IntoView {
    let is_set = Memo::new(move |_| finder.filters.with(tick.is_set));
    let count = Memo::new(move |_| finder.facet(tick.count));
    let take = move |event| {
        let checked = event_target_checked(&event);
        finder.narrow(|filters| (tick.set)(filters, checked));
    };
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || is_set.get()
                disabled=move || count.get() == 0 && !is_set.get()
                on:change=take
            />
            {tick.name} " (" {move || count.get()} ")"
        </label>
    }
}
