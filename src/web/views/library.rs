//! The records on this device: paste a page, confirm what was read, keep it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::calendar::{long_date, read_date};
use crate::format::v1;
use crate::id::RecordId;
use crate::record::{Entry, Passage, Place, Record};
use crate::text::plural;
use crate::web::browser::{focus_soon, now};
use crate::web::client;
use crate::web::components::field::Line;
use crate::web::desk::{Act, Desk};
use crate::web::route::Route;
use crate::worker::{DoubtShown, Reply, Request, Summary};

/// A page as it was read, before it is kept.
#[derive(Clone, PartialEq)]
struct Reading {
    record: Record,
    doubts: Vec<DoubtShown>,
}

/// The list, and the field to paste a page into.
#[component]
pub(in crate::web) fn Library() -> impl IntoView {
    let records = RwSignal::new(Vec::<Summary>::new());
    let reading = RwSignal::new(None::<Reading>);
    refresh(records);
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1>"Library"</h1>
            <p class="lede">"Published questions and answers that you keep on this device, to quote from."</p>
            <Show when=move || reading.with(Option::is_none) fallback=move || view! { <Review reading=reading records=records /> }>
                <PastePage reading=reading />
                <Records records=records />
            </Show>
        </main>
    }
}

fn refresh(records: RwSignal<Vec<Summary>>) {
    let desk = Desk::here();
    spawn_local(async move {
        match client::ask(&Request::Records).await {
            Reply::Records(found) => drop(records.try_set(found)),
            Reply::Refused(sentence) => desk.say(sentence),
            _ => {}
        }
    });
}

/// A field that takes the text of a page.
#[component]
fn PastePage(reading: RwSignal<Option<Reading>>) -> impl IntoView {
    let desk = Desk::here();
    let text = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let read = move |_| {
        let text = text.get_untracked();
        if text.trim().is_empty() {
            desk.say("There is nothing to read yet: paste the text of a page first.");
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let reply = client::ask(&Request::Read { text, html: false, at: now() }).await;
            let _ = busy.try_set(false);
            take(desk, reading, reply);
        });
    };
    view! {
        <section aria-labelledby="add-page">
            <h2 id="add-page">"Add a published page"</h2>
            <label class="line">
                <span class="name">"Text of the page"</span>
                <span class="help">"Open the published minutes, select everything, copy it and paste it here."</span>
                <textarea class="paste" rows="6" prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
            </label>
            <button type="button" class="primary" disabled=move || busy.get() on:click=read>"Read the page"</button>
        </section>
    }
}

fn take(desk: Desk, reading: RwSignal<Option<Reading>>, reply: Reply) {
    match reply {
        Reply::Reading { record, doubts } => {
            let record = Record::from(*record);
            if record.entries.is_empty() {
                desk.say("No question was found in this text. Check that the whole page was copied, from the item’s heading to its end.");
            } else {
                let _ = reading.try_set(Some(Reading { record, doubts }));
                focus_soon("review".to_owned(), None);
            }
        }
        Reply::Refused(sentence) => desk.say(sentence),
        _ => {}
    }
}

/// What was read, for a person to confirm before it is kept.
#[component]
fn Review(reading: RwSignal<Option<Reading>>, records: RwSignal<Vec<Summary>>) -> impl IntoView {
    let desk = Desk::here();
    let Some(Reading { record, doubts }) = reading.get_untracked() else { return ().into_any() };
    let text = |value: &Option<String>| RwSignal::new(value.clone().unwrap_or_default());
    let (title, body, address) = (text(&record.title), text(&record.body), text(&record.source.address));
    let date = RwSignal::new(record.meeting_date.map(|date| date.to_string()).unwrap_or_default());
    let kept = StoredValue::new(record.clone());
    let keep = move |_| {
        let date = date.get_untracked();
        if !date.is_empty() && read_date(&date).is_none() {
            desk.say("The meeting date could not be read. Write it like 29/9/2022 or 29 September 2022.");
            return;
        }
        let mut record = kept.get_value();
        record.title = said(title);
        record.body = said(body);
        record.source.address = said(address);
        record.meeting_date = read_date(&date);
        spawn_local(async move {
            let request = Request::Keep { record: Box::new(v1::Record::from(&record)), at: now() };
            match client::ask(&request).await {
                Reply::Done => {
                    let _ = reading.try_set(None);
                    refresh_with(desk, records).await;
                    desk.say("Kept in your library. Its answers can be quoted now.");
                }
                Reply::Refused(sentence) => desk.say(sentence),
                _ => {}
            }
        });
    };
    let leave = move |_| reading.set(None);
    let count = record.entries.len();
    let found = format!("{} found", plural(count, "question"));
    let guesses = if doubts.is_empty() {
        "Nothing in it was guessed.".to_owned()
    } else {
        format!("{} to confirm, marked below.", plural(doubts.len(), "point"))
    };
    view! {
        <section aria-labelledby="review">
            <h2 id="review" tabindex="-1">"Is this what the page says?"</h2>
            <p>{found} ". " {guesses}</p>
            <div class="form">
                <Line name="Body" help="The page may not name it. It is printed with every quotation." text=body on_input=move |value| body.set(value) />
                <Line name="Meeting date" kind="date" text=date on_input=move |value| date.set(value) />
                <Line name="Agenda item" text=title on_input=move |value| title.set(value) />
                <Line name="Web address of the page" help="If you have it: readers can then find the source." text=address on_input=move |value| address.set(value) />
            </div>
            <Entries record=record doubts=doubts />
            <p class="row">
                <button type="button" class="primary" on:click=keep>"Keep in the library"</button>
                <button type="button" on:click=leave>"Do not keep it"</button>
            </p>
        </section>
    }
    .into_any()
}

/// What was typed, or nothing.
fn said(field: RwSignal<String>) -> Option<String> {
    let text = field.get_untracked().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

async fn refresh_with(desk: Desk, records: RwSignal<Vec<Summary>>) {
    match client::ask(&Request::Records).await {
        Reply::Records(found) => drop(records.try_set(found)),
        Reply::Refused(sentence) => desk.say(sentence),
        _ => {}
    }
}

/// The questions of a record with their answers, and what was guessed.
#[component]
fn Entries(record: Record, doubts: Vec<DoubtShown>) -> impl IntoView {
    let whole = doubts.iter().filter(|doubt| doubt.entry.is_none()).cloned().map(guess).collect_view();
    let entries = record.entries.iter().enumerate().map(|(index, entry)| {
        let doubts = doubts.iter().filter(|doubt| doubt.entry == Some(index)).cloned().collect();
        view! { <ReadEntry entry=entry.clone() doubts=doubts /> }
    });
    let entries = entries.collect_view();
    let rest = (!record.remainder.is_empty()).then(|| {
        let paragraphs = record.remainder.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
        view! { <details class="remainder"><summary>"Text that fits nowhere"</summary>{paragraphs}</details> }
    });
    view! { <div class="record">{whole}{entries}{rest}</div> }
}

fn guess(doubt: DoubtShown) -> impl IntoView {
    view! { <p class="guess"><span class="pill warn">"Guess"</span> " " {doubt.sentence}</p> }
}

#[component]
fn ReadEntry(entry: Entry, doubts: Vec<DoubtShown>) -> impl IntoView {
    let number = entry.number.as_ref().map_or_else(|| "Question".to_owned(), |number| format!("Question {number}"));
    let asker = entry.asker.as_ref().map(|asker| format!(": from {asker}")).unwrap_or_default();
    let texts = entry.places().into_iter().map(|place| {
        let here = doubts.iter().filter(|doubt| doubt.place.clone().is_some_and(|at| Place::from(at) == place));
        let guesses = here.cloned().map(guess).collect_view();
        view! { <section class="said">{heading(&entry, place)} {guesses} {words(&entry, place)}</section> }
    });
    let texts = texts.collect_view();
    let unplaced = doubts.iter().filter(|doubt| doubt.place.is_none()).cloned().map(guess).collect_view();
    view! {
        <article class="entry">
            <h3>{number}{asker}</h3>
            {entry.subject.clone().map(|subject| view! { <p><strong>{subject}</strong></p> })}
            {unplaced}
            {texts}
        </article>
    }
}

fn heading(entry: &Entry, place: Place) -> Option<AnyView> {
    let by = |words: &str, by: Option<&str>| match by {
        Some(by) => format!("{words}, {by}"),
        None => words.to_owned(),
    };
    let text = match place {
        Place::Question => return None,
        Place::Answer => by("Answer", entry.speaker(place)),
        Place::Supplementary(_) => "Supplementary question".to_owned(),
        Place::SupplementaryAnswer(_) => "Answer to the supplementary question".to_owned(),
    };
    Some(view! { <h4>{text}</h4> }.into_any())
}

fn words(entry: &Entry, place: Place) -> AnyView {
    if place != Place::Question {
        let paragraphs = entry.paragraphs(place).into_iter().map(|text| view! { <p>{text.to_owned()}</p> });
        return paragraphs.collect_view().into_any();
    }
    let passages = entry.question.iter().map(|passage| match passage {
        Passage::Paragraph(text) => view! { <p>{text.clone()}</p> }.into_any(),
        Passage::Part { label, text } => {
            let label = if label.is_empty() { "•".to_owned() } else { format!("{label}.") };
            view! { <p class="read-part"><span class="label">{label} " "</span>{text.clone()}</p> }.into_any()
        }
    });
    passages.collect_view().into_any()
}

#[component]
fn Records(records: RwSignal<Vec<Summary>>) -> impl IntoView {
    let desk = Desk::here();
    let empty = Memo::new(move |_| records.with(Vec::is_empty));
    view! {
        <section aria-labelledby="kept">
            <h2 id="kept">"Kept here"</h2>
            <Show when=move || empty.get()>
                <p>"Nothing yet. A page that you keep stands here, and its answers can be quoted in a question."</p>
            </Show>
            <ul class="records" role="list">
                <For each=move || records.get() key=|record| (record.id, record.title.clone(), record.body.clone(), record.date) let:record>
                    {
                        let id = record.id;
                        let title = record.title.clone().unwrap_or_else(|| "Page without a title".to_owned());
                        let delete_name = format!("Delete {title}");
                        let date = record.date.map(long_date);
                        let from: Vec<String> = [record.body.clone(), date].into_iter().flatten().collect();
                        let size = format!("{}, {}", plural(record.questions, "question"), plural(record.answers, "answer"));
                        view! {
                            <li>
                                <div>
                                    <a class="title" href=Route::Record(id).address()>{title}</a>
                                    <small>{from.join(", ")}</small>
                                    <small>{size}</small>
                                </div>
                                <button type="button" aria-label=delete_name on:click=move |_| forget(desk, records, id)>"Delete"</button>
                            </li>
                        }
                    }
                </For>
            </ul>
        </section>
    }
}

fn forget(desk: Desk, records: RwSignal<Vec<Summary>>, id: RecordId) {
    spawn_local(async move {
        match client::ask(&Request::Forget { id }).await {
            Reply::Record(Some(record)) => {
                let _ = records.try_update(|records| records.retain(|other| other.id != id));
                let put_back = Act::new("Undo", move || {
                    let record = record.clone();
                    spawn_local(async move {
                        client::ask(&Request::Keep { record, at: now() }).await;
                        refresh_with(desk, records).await;
                        desk.say("Put back in the library.");
                    });
                });
                desk.offer_lasting("Deleted from the library.", vec![put_back]);
                focus_soon("notice".to_owned(), None);
            }
            Reply::Refused(sentence) => desk.say(sentence),
            _ => {}
        }
    });
}

/// One record, to read.
#[component]
pub(in crate::web) fn RecordPage(id: RecordId) -> impl IntoView {
    let record = RwSignal::new(None::<Option<Record>>);
    spawn_local(async move {
        let reply = client::ask(&Request::Record { id }).await;
        let found = if let Reply::Record(found) = reply { found.map(|found| Record::from(*found)) } else { None };
        let _ = record.try_set(Some(found));
    });
    view! {
        <main class="page narrow" id="main" tabindex="-1">
            <p><a href=Route::Library.address()>"Back to the library"</a></p>
            {move || match record.get() {
                None => view! { <p role="status">"Opening…"</p> }.into_any(),
                Some(None) => view! { <h1>"This page is not in your library"</h1> }.into_any(),
                Some(Some(record)) => {
                    let title = record.title.clone().unwrap_or_else(|| "Page without a title".to_owned());
                    let date = record.meeting_date.map(long_date);
                    let from: Vec<String> = [record.body.clone(), date].into_iter().flatten().collect();
                    let address = record.source.address.clone().map(|address| view! { <p class="source">{address}</p> });
                    view! { <h1>{title}</h1><p class="lede">{from.join(", ")}</p>{address}<Entries record=record doubts=Vec::new() /> }.into_any()
                }
            }}
        </main>
    }
}
