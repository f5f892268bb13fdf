//! The page of one record: what was asked and answered, what became of it and what followed, where it comes from, and
//! the passage that was searched for.

use std::collections::HashMap;
use std::ops::Range;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::calendar::long_date;
use crate::format::v1::Shelved;
use crate::id::{EntryId, RecordId};
use crate::record::{Entry, Passage, Place, Record};
use crate::thread::Node;
use crate::web::browser::{focus_soon, local, now};
use crate::web::client;
use crate::web::components::find::{PASSAGE, show_passage, with_passage};
use crate::web::components::thread::{Beneath, cited_by_drafts, cited_line, threads, whole_thread};
use crate::web::desk::Desk;
use crate::web::route::{Route, Spot};
use crate::worker::{AfterShown, RecordKind, Reply, Request, ThreadShown};

mod after;

use after::After;

/// What is known of the record so far.
#[derive(Clone)]
enum Page {
    Opening,
    Missing(String),
    Here(Box<(Record, Option<Shelved>)>),
}

/// One record to read, with a passage in view if it was opened from a search.
#[component]
pub(in crate::web) fn RecordPage(id: RecordId, spot: Option<Spot>) -> impl IntoView {
    let page = RwSignal::new(Page::Opening);
    spawn_local(async move {
        let found = match client::ask(&Request::Record { id }).await {
            Reply::Record(Some(kept)) => Page::Here(Box::new((Record::from(kept.0), kept.1))),
            Reply::Refused(sentence) => Page::Missing(sentence),
            _ => Page::Missing(
                "It may have been deleted, or kept in another browser. Add the page again to read it.".to_owned(),
            ),
        };
        let is_here = matches!(found, Page::Here(_));
        if page.try_set(found).is_none() && is_here {
            spot.into_iter().for_each(go_to);
        }
    });
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <p><a href=Route::Library.address()>"Back to the library"</a></p>
            {move || match page.get() {
                Page::Opening => view! { <p role="status">"Opening…"</p> }.into_any(),
                Page::Missing(sentence) => {
                    view! { <h1>"This record cannot be shown"</h1><p>{sentence}</p> }.into_any()
                }
                Page::Here(found) => view! { <Whole record=found.0 shelved=found.1 spot=spot /> }.into_any(),
            }}
        </main>
    }
}

/// Puts the focus on the passage, or on the question where the passage is no longer there.
fn go_to(spot: Spot) {
    focus_soon(entry_id(spot), None);
    request_animation_frame(|| focus_soon(PASSAGE.to_owned(), None));
    show_passage();
}

fn entry_id(spot: Spot) -> String {
    format!("entry-{}", spot.entry)
}

#[component]
fn Whole(record: Record, shelved: Option<Shelved>, spot: Option<Spot>) -> impl IntoView {
    let title = record.title.clone().unwrap_or_else(|| "Page without a title".to_owned());
    let date = record.meeting_date.map(long_date);
    let from: Vec<String> = [record.body.clone(), date].into_iter().flatten().collect();
    let suggested = suggestions(record.id);
    let nodes: Vec<Node> = record.entries.iter().map(|entry| Node::Published(record.id, entry.id)).collect();
    let threads = threads(Signal::stored(nodes), cited_by_drafts(Desk::here()));
    let kept = StoredValue::new(record.clone());
    let entries = record.entries.iter().map(|entry| {
        let spot = spot.filter(|spot| spot.entry == entry.id);
        let node = Node::Published(record.id, entry.id);
        let thread = Memo::new(move |_| threads.with(|all| all.iter().find(|one| one.of == node).cloned()));
        view! { <ReadEntry record=kept entry=entry.clone() spot=spot suggested=suggested thread=thread /> }
    });
    let entries = entries.collect_view();
    let rest = (!record.remainder.is_empty()).then(|| {
        let paragraphs = record.remainder.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
        view! { <details class="remainder"><summary>"Text that fits nowhere"</summary>{paragraphs}</details> }
    });
    view! {
        <h1>{title}</h1>
        <p class="lede">{from.join(", ")}</p>
        <div class="record">{entries}{rest}</div>
        <Origin record=record shelved=shelved />
        <SaveAs id=kept.with_value(|record| record.id) />
    }
}

/// What the text suggests, by the question; the page is there before it is known.
fn suggestions(record: RecordId) -> RwSignal<Suggested> {
    let suggested = RwSignal::new(Suggested::new());
    let request = Request::Suggestions { record, drafted: Desk::here().drafted() };
    spawn_local(async move {
        if let Reply::Suggestions(found) = client::ask(&request).await {
            let _ = suggested.try_set(found.into_iter().map(|known| (known.entry, known)).collect());
        }
    });
    suggested
}

type Suggested = HashMap<EntryId, AfterShown>;

/// Where the record comes from.
#[component]
fn Origin(record: Record, shelved: Option<Shelved>) -> impl IntoView {
    let fact = |name: &'static str, value: AnyView| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let of_page = shelved.and_then(|shelved| shelved.title).filter(|title| Some(title) != record.title.as_ref());
    let source = record.source;
    let facts = [
        of_page.map(|title| fact("Title", title.into_any())),
        source.address.map(|address| fact("Address", link(address))),
        source.file_name.map(|name| fact("File", name.into_any())),
        Some(fact("Read on", long_date(local(source.read_at).date()).into_any())),
        source.missing.map(|sentence| fact("Not read", sentence.into_any())),
    ];
    view! {
        <section aria-labelledby="origin">
            <h2 id="origin">"Where this comes from"</h2>
            <dl class="facts">{facts.into_iter().flatten().collect_view()}</dl>
        </section>
    }
}

/// The record as a file to take away.
#[component]
fn SaveAs(id: RecordId) -> impl IntoView {
    let desk = Desk::here();
    let save = move |kind, what| desk.save_file(Request::SaveRecord { id, kind, at: now() }, what);
    let data = move |_| save(RecordKind::Data, "The library of another device can read it.");
    let archive = move |_| save(RecordKind::AkomaNtoso, "Archives of parliaments and councils read this XML.");
    view! {
        <details class="fold">
            <summary>"Save this record as a file"</summary>
            <p class="row">
                <button type="button" on:click=data>"Save as data"</button>
                <button type="button" on:click=archive>"Save as Akoma Ntoso"</button>
            </p>
        </details>
    }
}

/// The address as a link, if it is one of the web; any other is only shown.
fn link(address: String) -> AnyView {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    if matches!(scheme.as_deref(), Some("http" | "https")) {
        let shown = address.clone();
        return view! { <a href=address rel="noreferrer noopener" target="_blank">{shown}</a> }.into_any();
    }
    address.into_any()
}

#[component]
fn ReadEntry(
    record: StoredValue<Record>,
    entry: Entry,
    spot: Option<Spot>,
    suggested: RwSignal<Suggested>,
    thread: Memo<Option<ThreadShown>>,
) -> impl IntoView {
    let desk = Desk::here();
    let number = entry.number.as_ref().map_or_else(|| "Question".to_owned(), |number| format!("Question {number}"));
    let asker = entry.asker.as_ref().map(|asker| format!(" from {asker}")).unwrap_or_default();
    let entry_id = entry.id;
    let texts = entry.places().into_iter().map(|place| {
        let passage = spot.filter(|spot| spot.place == place).map(|spot| spot.start..spot.end);
        view! { <section class="said">{heading(&entry, place)} {words(&entry, place, passage.as_ref(), thread)} <Cited thread=thread place=place paragraph=None /></section> }
    });
    let texts = texts.collect_view();
    let is_answered = entry.paragraphs(Place::Answer).iter().any(|text| !text.trim().is_empty());
    let after = is_answered.then(|| {
        let known = Memo::new(move |_| suggested.with(|all| all.get(&entry_id).cloned()));
        view! { <After record=record entry=entry.clone() known=known /> }
    });
    let id = format!("entry-{entry_id}");
    let heading_id = id.clone();
    view! {
        <article class="entry" aria-labelledby=id>
            <h2 id=heading_id tabindex="-1">{number}{asker}</h2>
            {entry.subject.clone().map(|subject| view! { <p><strong>{subject}</strong></p> })}
            {texts}
            {after}
            {move || thread.with(|thread| whole_thread(desk, thread.as_ref()?, Beneath::Question, &entry_id.to_string()))}
        </article>
    }
}

fn heading(entry: &Entry, place: Place) -> Option<AnyView> {
    let words = match place {
        Place::Question => return None,
        Place::Answer => "Answer",
        Place::Supplementary(_) => "Supplementary question",
        Place::SupplementaryAnswer(_) => "Answer to the supplementary question",
    };
    let speaker = entry.speaker(place).map(|speaker| format!(", {speaker}"));
    Some(view! { <h3>{words}{speaker}</h3> }.into_any())
}

/// The paragraphs of a text, the passage marked. Its bytes are counted as in [`crate::citation::field_text`], where an
/// empty line parts the paragraphs.
fn words(entry: &Entry, place: Place, passage: Option<&Range<usize>>, thread: Memo<Option<ThreadShown>>) -> AnyView {
    let mut from = 0;
    let paragraphs = entry.paragraphs(place).into_iter().map(|text| {
        let shown = with_passage(text, from, passage.filter(|passage| passage.start >= from));
        from += text.len() + 2;
        shown
    });
    let shown: Vec<Vec<AnyView>> = paragraphs.collect();
    let labels = (place == Place::Question).then(|| entry.question.iter().map(printed_label)).into_iter().flatten();
    let labels = labels.chain(std::iter::repeat(None));
    let paragraphs = shown.into_iter().zip(labels).enumerate().map(|(passage, (text, label))| match label {
        Some(label) => view! {
            <p class="read-part"><span class="label">{label} " "</span>{text}</p>
            <Cited thread=thread place=place paragraph=Some(passage) />
        }
        .into_any(),
        None => view! { <p>{text}</p> }.into_any(),
    });
    paragraphs.collect_view().into_any()
}

/// What cites a text of the question, or one of its parts, in one line beneath it. The question as a whole has its list.
#[component]
fn Cited(thread: Memo<Option<ThreadShown>>, place: Place, paragraph: Option<usize>) -> impl IntoView {
    let desk = Desk::here();
    let is_whole = place == Place::Question && paragraph.is_none();
    move || {
        thread.with(|thread| {
            let thread = thread.as_ref().filter(|_| !is_whole)?;
            cited_line(desk, thread.citing(place, paragraph))
        })
    }
}

fn printed_label(passage: &Passage) -> Option<String> {
    match passage {
        Passage::Paragraph(_) => None,
        Passage::Part { label, .. } if label.is_empty() => Some("•".to_owned()),
        Passage::Part { label, .. } => Some(format!("{label}.")),
    }
}
