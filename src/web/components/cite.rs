//! Finding an earlier answer and quoting it.

use std::ops::Range;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;

use crate::citation::{Citation, Link, Printed, QuoteError, field_text};
use crate::format::v1;
use crate::id::{BlockId, EntryId};
use crate::question::{Block, Caret, Detail, Edit, Kind};
use crate::record::{Entry, Place, Record};
use crate::text::utf16_offset;
use crate::web::advisor::Advisor;
use crate::web::browser::{element, focus_soon, fresh_block};
use crate::web::client;
use crate::web::components::block::selection;
use crate::web::components::find::{Beside, Find, Finder, cited_in, id_of, show_passage, with_passage};
use crate::web::composer::Composer;
use crate::worker::{Found, Reply, Request};

/// What the panel shows: the search, or one answer opened.
#[derive(Clone, Copy)]
struct Panel {
    composer: Composer,
    advisor: Advisor,
    finder: Finder,
    open: RwSignal<Option<(Record, Found)>>,
}

/// The panel beside the question.
#[component]
pub(in crate::web) fn Cite() -> impl IntoView {
    let composer = Composer::here();
    let advisor = Advisor::here();
    let panel = Panel { composer, advisor, finder: Finder::new(composer.desk), open: RwSignal::default() };
    let beside = Beside {
        open: Callback::new(move |found| panel.open(found)),
        quote: Callback::new(move |found| panel.quote_found(found)),
        cited: Memo::new(move |_| composer.draft.with(|draft| cited_in(&draft.question.blocks))).into(),
    };
    Effect::new(move |_| {
        if let Some(found) = advisor.wanted.get() {
            advisor.wanted.set(None);
            panel.open(found);
        }
    });
    view! {
        <h2 class="visually-hidden">"Past answers"</h2>
        <Show when=move || panel.open.with(Option::is_none) fallback=move || view! { <Opened panel=panel /> }>
            <Find finder=panel.finder beside=beside />
        </Show>
    }
}

/// What is said of a result whose record has gone or become another meanwhile.
const CHANGED: &str = "This record has changed since it was found. Search again.";

impl Panel {
    /// Reads the record of a result and does something with it.
    fn with_record(self, found: Found, act: impl FnOnce(Record, Found) + 'static) {
        spawn_local(async move {
            let reply = client::ask(&Request::Record { id: found.record }).await;
            if self.open.is_disposed() {
                return;
            }
            match reply {
                Reply::Record(Some(kept)) => act(Record::from(kept.0), found),
                Reply::Record(None) => self.composer.desk.say(CHANGED),
                Reply::Refused(sentence) => self.composer.desk.say(sentence),
                _ => {}
            }
        });
    }

    /// Opens an answer with the passage selected, so that it can be quoted at once.
    fn open(self, found: Found) {
        self.with_record(found, move |record, found| {
            let focus = passage_in(&record, &found).map(|(entry, place)| {
                let text = field_text(entry, place);
                let units = |bytes| u32::try_from(utf16_offset(&text, bytes)).unwrap_or(0);
                (text_id(entry.id, place), (units(found.start), units(found.start + found.passage.len())))
            });
            self.open.set(Some((record, found)));
            match focus {
                Some((id, selected)) => focus_soon(id, Some(selected)),
                None => focus_soon("opened-answer".to_owned(), None),
            }
            show_passage();
        });
    }

    /// Quotes the passage of a result as it is shown.
    fn quote_found(self, found: Found) {
        self.with_record(found, move |record, found| match passage_in(&record, &found) {
            Some((entry, place)) => {
                self.cite(Citation::quote(&record, entry, place, found.start, found.start + found.passage.len()));
            }
            None => self.composer.desk.say(CHANGED),
        });
    }

    /// Puts the selected words of a field into the question, with where they come from.
    fn quote(self, record: &Record, entry: &Entry, place: Place) {
        let field = element::<HtmlTextAreaElement>(&text_id(entry.id, place));
        let Some(field) = field else { return };
        let (start, end) = selection(&field);
        self.cite(Citation::quote(record, entry, place, start, end));
    }

    /// Puts the selected words of a field into the quotation of the same text that stands in the question.
    fn add(self, record: &Record, entry: &Entry, place: Place) {
        let field = element::<HtmlTextAreaElement>(&text_id(entry.id, place));
        let (Some(field), Some((block, citation))) = (field, self.quotation_of(record, entry, place)) else { return };
        let (start, end) = selection(&field);
        if start == end {
            return self.composer.desk.say("No words are selected. Select the words to add, then try again.");
        }
        match citation.with_passage(record, entry, start..end) {
            Ok(wider) => {
                let before = self.composer.block(block).map(|block| block.text).unwrap_or_default();
                let text = citation.text_with(&before, &wider);
                if self.composer.quote_instead(block, wider, text) {
                    self.composer
                        .desk
                        .speak("The passage is added to the quotation. What is left out is shown by […].");
                }
            }
            Err(error) => self.composer.desk.say(error.sentence()),
        }
    }

    /// The quotation in the question that is of this text: the one that is written in, or else the last.
    fn quotation_of(self, record: &Record, entry: &Entry, place: Place) -> Option<(BlockId, Citation)> {
        let active = self.composer.active.get_untracked();
        self.composer.draft.with(|draft| {
            let of_text = draft.question.blocks.iter().filter_map(|block| match &block.kind {
                Kind::Quotation(Some(citation)) => Some((block.id, citation.as_ref())),
                _ => None,
            });
            let of_text = of_text.filter(|(_, citation)| {
                (citation.record, citation.entry, citation.place) == (record.id, entry.id, place)
            });
            let all: Vec<_> = of_text.collect();
            let found = all.iter().find(|(id, _)| active == Some(*id)).or(all.last());
            found.map(|(id, citation)| (*id, (*citation).clone()))
        })
    }

    /// Puts words that name an answer where the caret is, and links them to it.
    fn mention(self, record: &Record, entry: &Entry) {
        let caret = self.composer.caret();
        let own =
            |caret: &Caret| self.composer.block(caret.block).filter(|block| !matches!(block.kind, Kind::Quotation(_)));
        let Some((caret, block)) = caret.and_then(|caret| Some((caret, own(&caret)?))) else {
            return self
                .composer
                .desk
                .say("Put the caret into words of your own first: a reference does not belong inside a quotation.");
        };
        let template = self.advisor.template();
        let link = Link::citing(record, entry, block.id, &template, Printed::default());
        let (before, after) = block.text.split_at(caret.offset.min(block.text.len()));
        let space = |text: &str, ends: bool| {
            let is_apart = if ends {
                text.ends_with(char::is_whitespace)
            } else {
                text.starts_with(|mark: char| !mark.is_alphanumeric())
            };
            if text.is_empty() || is_apart { "" } else { " " }
        };
        let head = format!("{before}{}{}", space(before, true), link.words);
        let (text, offset) = (format!("{head}{}{after}", space(after, false)), head.len());
        let links = self.composer.draft.with_untracked(|draft| draft.links.iter().cloned().chain([link]).collect());
        self.composer.type_in(Edit::SetDetail(Detail::Links(links)));
        self.composer.act(Edit::SetText { block: block.id, text, caret: offset });
        self.composer.desk.speak("The reference is in your words.");
    }

    fn cite(self, citation: Result<Citation, QuoteError>) {
        match citation {
            Ok(citation) => self.insert(citation),
            Err(error) => self.composer.desk.say(error.sentence()),
        }
    }

    fn insert(self, citation: Citation) {
        let Some(caret) = self.composer.caret() else { return };
        let said = format!("Quoted: {}.", citation.caption());
        let text = citation.words();
        let quotation = Block { id: fresh_block(), kind: Kind::Quotation(Some(Box::new(citation))), text };
        let edit = Edit::Quote { block: caret.block, at: caret.offset, quotation, rest: fresh_block() };
        if self.composer.act(edit) {
            self.composer.desk.speak(&said);
        }
    }
}

/// Where the passage of a result stands in its record; `None` where it no longer does.
fn passage_in<'a>(record: &'a Record, found: &Found) -> Option<(&'a Entry, Place)> {
    let entry = record.entries.iter().find(|entry| entry.id == found.entry)?;
    let place = found.place;
    let text = field_text(entry, place);
    (text.get(found.start..found.start + found.passage.len()) == Some(found.passage.as_str())).then_some((entry, place))
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
        let entry = panel.open.with_untracked(|open| open.as_ref().map(|(_, found)| found.entry));
        panel.open.set(None);
        entry.into_iter().for_each(|entry| focus_soon(id_of(entry), None));
    };
    view! {
        <p><button type="button" class="quiet" on:click=back>"Back to the search"</button></p>
        {move || {
            let (record, found) = panel.open.get()?;
            let entry = record.entries.iter().find(|entry| entry.id == found.entry)?.clone();
            Some(view! { <OpenedEntry panel=panel record=record entry=entry found=found /> })
        }}
    }
}

#[component]
fn OpenedEntry(panel: Panel, record: Record, entry: Entry, found: Found) -> impl IntoView {
    let number = entry.number.as_ref().map_or_else(|| "Question".to_owned(), |number| format!("Question {number}"));
    let asker = entry.asker.as_ref().map(|asker| format!(" from {asker}")).unwrap_or_default();
    let date = record.meeting_date.map(crate::calendar::long_date);
    let source: Vec<String> = [record.body.clone(), date].into_iter().flatten().collect();
    let spot = passage_in(&record, &found).map(|(_, place)| (place, found.start..found.start + found.passage.len()));
    let cited = entry.clone();
    let all = record.clone();
    let texts = entry.places().into_iter().map(move |place| {
        let record = all.clone();
        let passage = spot.clone().filter(|(other, _)| *other == place).map(|(_, passage)| passage);
        let (record, entry) = (record.clone(), entry.clone());
        let is_quoted = {
            let (record, entry) = (record.clone(), entry.clone());
            Memo::new(move |_| panel.quotation_of(&record, &entry, place).is_some())
        };
        let (quoted, added) = ((record.clone(), entry.clone()), (record, entry.clone()));
        view! {
            <Text
                entry=entry
                place=place
                passage=passage
                quote=move || panel.quote(&quoted.0, &quoted.1, place)
                add=move || panel.add(&added.0, &added.1, place)
                is_quoted=is_quoted
            />
        }
    });
    view! {
        <article class="opened">
            <h3 id="opened-answer" tabindex="-1">{number}{asker}</h3>
            <p class="source">{source.join(", ")}</p>
            <p class="help">"Select the words that you want, then choose “Quote this passage” beneath them."</p>
            {texts.collect_view()}
            <p class="row"><button type="button" class="quiet" on:click=move |_| panel.mention(&record, &cited)>"Cite it without quoting"</button></p>
        </article>
    }
}

/// One text of the answer, to select in. The hidden copy behind the field gives it its height, and says where in it the
/// passage that was found is.
#[component]
fn Text(
    entry: Entry,
    place: Place,
    passage: Option<Range<usize>>,
    quote: impl Fn() + 'static,
    add: impl Fn() + Clone + Send + Sync + 'static,
    is_quoted: Memo<bool>,
) -> impl IntoView {
    let text = field_text(&entry, place);
    let title = title(&entry, place);
    let label = format!("{title}. Select words, then choose Quote this passage.");
    let act = format!("Quote this passage: {title}");
    let more = format!("Add to the quotation: {title}");
    let copy = with_passage(&text, 0, passage.as_ref());
    view! {
        <section class="said">
            <h4>{title}</h4>
            <div class="grow">
                <div class="text mirror" aria-hidden="true">{copy}"\u{200b}"</div>
                // Not `readonly`: some browsers then have no caret for the keys to select with.
                <textarea
                    id=text_id(entry.id, place)
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
            <p class="row">
                <button type="button" aria-label=act on:click=move |_| quote()>"Quote this passage"</button>
                <Show when=move || is_quoted.get()>
                    {
                        let (add, more) = (add.clone(), more.clone());
                        view! { <button type="button" class="quiet" aria-label=more on:click=move |_| add()>"Add to the quotation"</button> }
                    }
                </Show>
            </p>
        </section>
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
