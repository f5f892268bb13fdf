//! Beneath a quotation: where its words come from, how they stand to their source, and what can be done.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::citation::{Citation, EDITED, PassageNow, Piece, PieceKind, SourceNow, Standing, restoring};
use crate::id::BlockId;
use crate::question::{Block, Caret, Direction, Edit, Kind};
use crate::record::Place;
use crate::web::advisor::Advisor;
use crate::web::browser::{fresh_block, window};
use crate::web::composer::Composer;
use crate::web::desk::{Act, Desk};
use crate::web::route::{Route, Spot};
use crate::worker::QuotationShown;

/// What stands beneath a quotation that was typed.
const OWN: &str = "Your own quotation: say in your words where it comes from.";

/// Where a quotation's words come from, and whether they still stand as they were said.
#[component]
pub(super) fn Source(id: BlockId, citation: Option<Citation>, text: Memo<String>) -> impl IntoView {
    let Some(citation) = citation else {
        let draft = Composer::here().draft;
        let noted = move || draft.with(|draft| draft.noted_source(id));
        let source = move || noted().unwrap_or_else(|| OWN.to_owned());
        return view! { <p class="source">{source}</p> }.into_any();
    };
    let advisor = Advisor::here();
    // What the worker says is of the text as it was; until it has caught up the text alone tells.
    let checked = Memo::new(move |_| {
        let found = advisor.advice.with(|advice| {
            let all = advice.iter().flat_map(|advice| &advice.evidence.quotations);
            all.into_iter().find(|shown| shown.block == id).cloned()
        });
        found.filter(|found| text.with(|text| *text == found.text))
    });
    let caption = citation.caption();
    let address = StoredValue::new(citation.reference.address.clone());
    let place = citation.place;
    let known = StoredValue::new(citation);
    let standing = Memo::new(move |_| match checked.get() {
        Some(checked) => checked.standing,
        None => text.with(|text| known.with_value(|citation| citation.standing_of(text))),
    });
    let pill = move || if standing.get() == Standing::Verbatim { "pill ok" } else { "pill warn" };
    let is_edited = move || checked.with(|checked| checked.as_ref().is_some_and(|checked| checked.pieces.len() > 1));
    let word = move || match standing.get() {
        Standing::Verbatim if is_edited() => EDITED,
        standing => standing.word(),
    };
    // Altered words do not hide what became of their source.
    let besides = move || {
        let source = checked.with(|checked| checked.as_ref().map(|checked| checked.source_standing))?;
        (source != Standing::Verbatim && source != standing.get())
            .then(|| view! { <span class="pill warn">{source.word()}</span> " " })
    };
    view! {
        <div class="source">
            <p><span class=pill>{word}</span> " " {besides} {caption}</p>
            {move || checked.get().map(|checked| view! { <Beside checked=checked place=place address=address.get_value() /> })}
            <Acts id=id citation=known text=text standing=standing checked=checked />
        </div>
    }
    .into_any()
}

/// The words beside those of the source, where they are not simply the same.
#[component]
fn Beside(checked: QuotationShown, place: Place, address: Option<String>) -> impl IntoView {
    let QuotationShown { standing, source_standing, text, sentence, pieces, source, later, .. } = checked;
    let is_edited = pieces.len() > 1;
    if standing == Standing::Verbatim && !is_edited {
        return ().into_any();
    }
    let words = (is_edited && (standing == Standing::Altered || source.is_none())).then(|| {
        let beside = match source_standing {
            Standing::Verbatim => "Your words beside those of the source",
            _ => "Your words beside those that you quoted",
        };
        view! { <p class="difference" aria-label=beside>{difference(pieces)}</p> }
    });
    let nearest = source.as_ref().and_then(|source| source.nearest).unwrap_or_default();
    let source = source.map(|SourceNow { then, now, pieces, .. }| {
        let own = is_edited
            .then(|| view! { <figure><figcaption>"As it is in your question"</figcaption><p>{text}</p></figure> });
        view! {
            <div class="sides">
                {own}
                <figure><figcaption>"As you quoted it"</figcaption><p>{then}</p></figure>
                <figure><figcaption>"As the source is now"</figcaption>{passages(now)}</figure>
            </div>
            <p class="difference" aria-label="What differs in the source">{difference(pieces)}</p>
        }
    });
    let address = address.filter(|_| source_standing == Standing::SourceMissing);
    let address = address.map(|address| view! { <p>"It was published at " {address}</p> });
    let later = later.filter(|_| matches!(source_standing, Standing::SourceChanged | Standing::SourceUnclear));
    let later = later.map(|(record, entry)| {
        let spot = |entry| Route::Passage(record, Spot { entry, place, start: nearest.0, end: nearest.1 });
        let address = entry.map_or(Route::Record(record), spot).address();
        view! { <p><a href=address>"Open the later version"</a></p> }
    });
    view! { <p>{sentence}</p> {words} {source} {later} {address} }.into_any()
}

/// What stands in the place of each passage now, with a few words around it.
fn passages(now: Vec<PassageNow>) -> AnyView {
    if now.is_empty() {
        return view! { <p>"This text is no longer there."</p> }.into_any();
    }
    let shown = now.into_iter().map(|PassageNow { before, words, after }| {
        let space = |around: &str| if around.is_empty() { "" } else { " " };
        let (one, two) = (space(&before), space(&after));
        view! { <p><span class="around">{before}{one}</span>{words}<span class="around">{two}{after}</span></p> }
    });
    shown.collect_view().into_any()
}

/// Words that were put in, taken out, or stand for others.
pub(super) fn difference(pieces: Vec<Piece>) -> Vec<AnyView> {
    let shown = pieces.into_iter().map(|Piece { kind, text }| match kind {
        PieceKind::Same => text.into_any(),
        PieceKind::Added => view! { <ins>{text}</ins> }.into_any(),
        PieceKind::Missing => view! { <del>{text}</del> }.into_any(),
        PieceKind::Note => view! { <span class="note">{text}</span> }.into_any(),
        PieceKind::LeftOut => view! { <del class="left-out">{text}</del> }.into_any(),
    });
    shown.collect()
}

#[component]
fn Acts(
    id: BlockId,
    citation: StoredValue<Citation>,
    text: Memo<String>,
    standing: Memo<Standing>,
    checked: Memo<Option<QuotationShown>>,
) -> impl IntoView {
    let composer = Composer::here();
    let restore = move |_| {
        let edit = citation.with_value(|citation| citation.restore(id, &text.get_untracked()));
        composer.pause();
        composer.act(edit);
        composer.pause();
    };
    let lead_in = Memo::new(move |_| checked.with(|checked| checked.as_ref().map(|checked| checked.lead_in.clone())));
    let introduce = move |_| {
        let Some(words) = lead_in.get_untracked() else { return };
        composer.introduce(id, &words);
    };
    let copy_words = move |_| {
        let words = citation.with_value(|citation| citation.as_text(&text.get_untracked()));
        copy(composer.desk, words, "Copied: the words and where they come from.");
    };
    let link = citation.with_value(Citation::link);
    let copy_link = link.map(|link| {
        let act = move |_| copy(composer.desk, link.clone(), "Copied: a link to these words on the published page.");
        view! { <button type="button" class="quiet" on:click=act>"Copy a link to it"</button> }
    });
    let source = Memo::new(move |_| {
        checked.with(|checked| checked.as_ref().map_or(Standing::Verbatim, |checked| checked.source_standing))
    });
    let requoted = Memo::new(move |_| checked.with(|checked| checked.as_ref()?.requoted.clone()));
    let requote = move |_| {
        let Some(words) = requoted.get_untracked() else { return };
        let words = Citation::from(words);
        let text = words.words();
        if composer.quote_instead(id, words, text) {
            let undo = Act::new("Undo", move || composer.undo());
            composer.desk.offer("The quotation has the words of the source as it is now.", vec![undo]);
        }
    };
    // The record itself where it has changed; of a later version the link stands with the comparison.
    let nearest = move || {
        let changed = checked.with(|checked| checked.as_ref()?.source.as_ref()?.nearest);
        changed.filter(|_| checked.with(|checked| checked.as_ref().is_some_and(|checked| checked.later.is_none())))
    };
    let address = move || citation.with_value(|citation| page_of(citation, nearest().unwrap_or_default()).address());
    view! {
        <p class="row">
            <Show when=move || standing.get() == Standing::Altered>
                <button type="button" on:click=restore>{move || restoring(source.get())}</button>
            </Show>
            <Show when=move || requoted.with(Option::is_some)>
                <button type="button" on:click=requote>"Quote the words as they are now"</button>
            </Show>
            <Show when=move || lead_in.get().is_some_and(|words| !words.is_empty())>
                <button type="button" class="quiet" on:click=introduce>"Put an introduction before it"</button>
            </Show>
            <button type="button" class="quiet" on:click=copy_words>"Copy with its source"</button>
            {copy_link}
            <Show when=move || source.get() != Standing::SourceMissing>
                <a href=address>"Open the source"</a>
            </Show>
        </p>
    }
}

/// The record with the place that was quoted, and the bytes of it to show.
fn page_of(citation: &Citation, (start, end): (usize, usize)) -> Route {
    Route::Passage(citation.record, Spot { entry: citation.entry, place: citation.place, start, end })
}

/// Puts a text on the clipboard, or says that it could not be.
fn copy(desk: Desk, text: String, done: &'static str) {
    spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        let copied = !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&text)).await.is_ok();
        desk.say(if copied {
            done
        } else {
            "The browser did not let it be copied. Select the words and copy them yourself."
        });
    });
}

impl Composer {
    /// A quotation takes the place of another, as one step; says whether it does.
    pub(super) fn quote_instead(self, old: BlockId, citation: Citation, text: String) -> bool {
        let id = fresh_block();
        let block = Block { id, kind: Kind::Quotation(Some(Box::new(citation))), text };
        self.alone(Edit::Insert { after: Some(old), block });
        let is_there = self.block(id).is_some();
        if is_there {
            self.follow(Edit::Remove(old));
            self.go(Caret { block: id, offset: 0 });
        }
        is_there
    }

    /// Puts a paragraph with these words before a block, or into the empty paragraph that stands there.
    fn introduce(self, before: BlockId, words: &str) {
        let above = self.neighbour(before, Direction::Up);
        if above.as_ref().is_some_and(|block| block.text == words) {
            return self.desk.say("The introduction stands before it already.");
        }
        let is_empty = |block: &&Block| block.kind == Kind::Paragraph && block.text.trim().is_empty();
        let edit = match above.as_ref().filter(is_empty) {
            Some(Block { id, .. }) => Edit::SetText { block: *id, text: words.to_owned(), caret: words.len() },
            None => {
                let block = Block::paragraph(fresh_block(), words);
                Edit::Insert { after: above.map(|above| above.id), block }
            }
        };
        self.act(edit);
    }
}
