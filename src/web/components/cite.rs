//! Finding an earlier answer and quoting it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;

use crate::citation::{Citation, field_text};
use crate::format::v1;
use crate::id::EntryId;
use crate::question::{Block, Edit, Kind};
use crate::record::{Entry, Place, Record};
use crate::text::plural;
use crate::web::browser::{element, fresh_block, today};
use crate::web::client;
use crate::web::components::block::selection;
use crate::web::components::field::Line;
use crate::web::composer::Composer;
use crate::web::route::Route;
use crate::worker::{Found, FoundAll, Reply, Request, Search};

/// What the panel shows: what was found, or one answer opened.
#[derive(Clone, Copy)]
struct Panel {
    composer: Composer,
    words: RwSignal<String>,
    found: RwSignal<Vec<Found>>,
    said: RwSignal<String>,
    empty: RwSignal<bool>,
    open: RwSignal<Option<(Record, EntryId)>>,
    turn: StoredValue<u32>,
}

/// The panel beside the question.
#[component]
pub(in crate::web) fn Cite() -> impl IntoView {
    let panel = Panel {
        composer: Composer::here(),
        words: RwSignal::default(),
        found: RwSignal::default(),
        said: RwSignal::default(),
        empty: RwSignal::new(false),
        open: RwSignal::default(),
        turn: StoredValue::new(0),
    };
    panel.search();
    view! {
        <Show when=move || panel.open.with(Option::is_none) fallback=move || view! { <Opened panel=panel /> }>
            <Results panel=panel />
        </Show>
    }
}

impl Panel {
    /// Searches for the words as they stand. An answer to older words is thrown away.
    fn search(self) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        let search = Search { text: self.words.get_untracked(), today: today(), ..Search::default() };
        let request = Request::Search(search);
        spawn_local(async move {
            let reply = client::ask(&request).await;
            if self.turn.try_get_value() == Some(turn) {
                self.show(reply);
            }
        });
    }

    fn show(self, reply: Reply) {
        match reply {
            Reply::Found(FoundAll { total, hits, library, .. }) => {
                self.empty.set(library == 0);
                self.said.set(format!("{total} of {} found", plural(library, "past question")));
                self.found.set(hits);
            }
            Reply::Refused(sentence) => self.said.set(sentence),
            _ => {}
        }
    }

    fn open(self, found: &Found) {
        let (record, entry) = (found.record, found.entry);
        spawn_local(async move {
            if let Reply::Record(Some(kept)) = client::ask(&Request::Record { id: record }).await {
                let _ = self.open.try_set(Some((Record::from(kept.0), entry)));
                crate::web::browser::focus_soon("opened-answer".to_owned(), None);
            }
        });
    }

    /// Puts the selected words of a field into the question, with where they come from.
    fn quote(self, record: &Record, entry: &Entry, place: Place) {
        let field = element::<HtmlTextAreaElement>(&text_id(entry.id, place));
        let Some(field) = field else { return };
        let (start, end) = selection(&field);
        match Citation::quote(record, entry, place, start, end) {
            Ok(citation) => self.insert(citation),
            Err(error) => self.composer.desk.say(error.sentence()),
        }
    }

    fn insert(self, citation: Citation) {
        let Some(caret) = self.composer.caret() else { return };
        let said = format!("Quoted: {}.", citation.caption());
        let text = citation.exact.clone();
        let quotation = Block { id: fresh_block(), kind: Kind::Quotation(Some(Box::new(citation))), text };
        let edit = Edit::Quote { block: caret.block, at: caret.offset, quotation, rest: fresh_block() };
        if self.composer.act(edit) {
            self.composer.desk.speak(&said);
        }
    }
}

/// The words to search for, and what was found.
#[component]
fn Results(panel: Panel) -> impl IntoView {
    let type_words = move |text: String| {
        panel.words.set(text);
        panel.search();
    };
    view! {
        <h2 class="visually-hidden">"Past answers"</h2>
        <div class="search" role="search">
            <Line name="Search past answers" text=panel.words on_input=type_words />
            <p class="help" role="status">{move || panel.said.get()}</p>
        </div>
        <Show when=move || panel.empty.get()>
            <p>
                "Your library is empty. " <a href=Route::Library.address()>"Add a published page to the library"</a>
                " and its answers can be quoted here."
            </p>
        </Show>
        <For each=move || panel.found.get() key=|found| (found.entry, found.passage.clone(), found.marks.clone()) let:found>
            <Hit panel=panel found=found />
        </For>
    }
}

#[component]
fn Hit(panel: Panel, found: Found) -> impl IntoView {
    let passage = marked(&found.passage, &found.marks);
    let label = format!("Open answer: {}", found.heading);
    view! {
        <article class="hit">
            <h3>{found.heading.clone()}</h3>
            <p class="source">{found.source.clone()}</p>
            <p class="passage">{passage}</p>
            <button type="button" aria-label=label on:click=move |_| panel.open(&found)>"Open answer"</button>
        </article>
    }
}

/// The passage with what was searched for marked. Marks that do not fit the text are left out.
fn marked(text: &str, marks: &[(usize, usize)]) -> Vec<AnyView> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, end) in marks {
        let (Some(before), Some(mark)) = (text.get(done..*start), text.get(*start..*end)) else { continue };
        pieces.push(before.to_owned().into_any());
        pieces.push(view! { <mark>{mark.to_owned()}</mark> }.into_any());
        done = *end;
    }
    pieces.push(text.get(done..).unwrap_or_default().to_owned().into_any());
    pieces
}

fn text_id(entry: EntryId, place: Place) -> String {
    let place = v1::Place::from(place);
    format!(
        "text-{entry}-{}",
        serde_json::to_string(&place).unwrap_or_default().replace(|c: char| !c.is_alphanumeric(), "")
    )
}

/// One answer, open to select words in.
#[component]
fn Opened(panel: Panel) -> impl IntoView {
    let back = move |_| {
        panel.open.set(None);
        panel.search();
    };
    view! {
        <h2 class="visually-hidden">"Past answers"</h2>
        <p><button type="button" class="quiet" on:click=back>"Back to the search"</button></p>
        {move || {
            let (record, id) = panel.open.get()?;
            let entry = record.entries.iter().find(|entry| entry.id == id)?.clone();
            Some(view! { <OpenedEntry panel=panel record=record entry=entry /> })
        }}
    }
}

#[component]
fn OpenedEntry(panel: Panel, record: Record, entry: Entry) -> impl IntoView {
    let number = entry.number.as_ref().map_or_else(|| "Question".to_owned(), |number| format!("Question {number}"));
    let asker = entry.asker.as_ref().map(|asker| format!(" from {asker}")).unwrap_or_default();
    let date = record.meeting_date.map(crate::calendar::long_date);
    let source: Vec<String> = [record.body.clone(), date].into_iter().flatten().collect();
    let texts = entry.places().into_iter().map(|place| {
        let text = field_text(&entry, place);
        let (title, plain) = (title(&entry, place), text.clone());
        let (record, entry) = (record.clone(), entry.clone());
        let label = format!("{title}. Select words, then choose Quote this passage.");
        let id = text_id(entry.id, place);
        let act = format!("Quote this passage: {title}");
        view! {
            <section class="said">
                <h4>{title}</h4>
                <div class="grow">
                    <div class="text mirror" aria-hidden="true">{plain}"\u{200b}"</div>
                    // Not `readonly`: some browsers then have no caret for the keys to select with.
                    <textarea
                        id=id
                        class="text"
                        rows="1"
                        aria-readonly="true"
                        aria-label=label
                        inputmode="none"
                        spellcheck="false"
                        prop:value=text
                        on:beforeinput=|event| event.prevent_default()
                    ></textarea>
                </div>
                <button type="button" aria-label=act on:click=move |_| panel.quote(&record, &entry, place)>
                    "Quote this passage"
                </button>
            </section>
        }
    });
    view! {
        <article class="opened">
            <h3 id="opened-answer" tabindex="-1">{number}{asker}</h3>
            <p class="source">{source.join(", ")}</p>
            <p class="help">"Select the words that you want, then choose “Quote this passage” beneath them."</p>
            {texts.collect_view()}
        </article>
    }
}

fn title(entry: &Entry, place: Place) -> String {
    let by = |words: &str| match entry.speaker(place) {
        Some(speaker) => format!("{words}, {speaker}"),
        None => words.to_owned(),
    };
    match place {
        Place::Question => by("Question"),
        Place::Answer => by("Answer"),
        Place::Supplementary(_) => by("Supplementary question"),
        Place::SupplementaryAnswer(_) => by("Answer to the supplementary question"),
    }
}
