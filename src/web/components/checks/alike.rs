//! Has it been asked? Earlier questions beside this one, and parts or drafts that ask the same.

use leptos::prelude::*;

use super::finding::{KeepActs, Reason};
use crate::rules::LIKE_EARLIER;
use crate::thread::{Node, cites};
use crate::web::advisor::{Advisor, Compared};
use crate::web::components::dialog::Dialog;
use crate::web::components::sides::Sides;
use crate::web::desk::Act;
use crate::web::route::Route;
use crate::worker::{BesideShown, EarlierShown, FindingShown, Found, PlaceShown, SaidShown};

/// What a finding on an earlier question shows: why the two are alike, and the ways to compare and to cite it.
#[component]
pub(super) fn WithEarlier(title: String) -> impl IntoView {
    let advisor = Advisor::here();
    let earlier = Memo::new(move |_| {
        advisor.advice.with(|advice| {
            let all = advice.iter().flat_map(|advice| &advice.evidence.earlier);
            all.into_iter().find(|earlier| earlier.title == title).cloned()
        })
    });
    view! { {move || earlier.get().map(|earlier| view! { <OneEarlier earlier=earlier /> })} }
}

#[component]
fn OneEarlier(earlier: EarlierShown) -> impl IntoView {
    let advisor = Advisor::here();
    let EarlierShown { source, why, differs, .. } = earlier.clone();
    let page = Route::Record(earlier.record).address();
    let name = format!("Show both side by side: {}", earlier.title);
    let shown = earlier.clone();
    let compare = move |_| advisor.compare(Compared::Earlier(Box::new(shown.clone())));
    view! {
        <p class="source">{source} "."</p>
        <p class="source">{why} " " {differs}</p>
        <p class="row">
            <button type="button" aria-label=name on:click=compare>"Show both side by side"</button>
            <CiteIt earlier=earlier />
            " " <a href=page>"Open the record"</a>
        </p>
    }
}

/// Cites the earlier question's answer at the end of this one, where the question's own fields are on this page.
#[component]
fn CiteIt(earlier: EarlierShown) -> impl IntoView {
    let advisor = Advisor::here();
    let of = (earlier.record, earlier.entry);
    let is_cited = Memo::new(move |_| {
        advisor.composer.draft.with(|draft| cites(draft).iter().any(|one| one.to == Node::Published(of.0, of.1)))
    });
    let cite = move |_| {
        advisor.comparing.set(false);
        cite(advisor, &earlier);
    };
    let cite = StoredValue::new(cite);
    advisor.is_beside_the_sheet().then(|| {
        view! {
            <Show when=move || !is_cited.get() fallback=|| view! { <span class="soft">"You cite it."</span> }>
                <button type="button" on:click=move |event| cite.with_value(|cite| cite(event))>"Cite it and follow up"</button>
            </Show>
        }
    })
}

/// Without an answer there is nothing to quote: the question is opened, to be cited without its words.
fn cite(advisor: Advisor, earlier: &EarlierShown) {
    let EarlierShown { record, entry, title, source, quotable, lead_in, .. } = earlier.clone();
    match quotable {
        Some(citation) => {
            advisor.composer.quote_at_end(&lead_in, citation.into());
            let undo = Act::new("Undo", move || advisor.composer.undo());
            advisor.composer.desk.offer(format!("{title} is cited at the end of your question."), vec![undo]);
        }
        None => advisor.wanted.set(Some(Found {
            record,
            entry,
            heading: title,
            source,
            passage: String::new(),
            marks: Vec::new(),
            place: crate::record::Place::Answer,
            start: 0,
            others: Vec::new(),
        })),
    }
}

/// Both questions beside each other, over the page: the panel of checks is too narrow for two.
#[component]
pub(super) fn Comparing() -> impl IntoView {
    let advisor = Advisor::here();
    view! {
        <Dialog open=advisor.comparing id="comparing" title="Both questions side by side">
            {move || advisor.compared.get().map(|compared| match compared {
                Compared::Earlier(earlier) => view! { <BesideEarlier earlier=*earlier /> }.into_any(),
                Compared::Beside(beside) => view! { <BesideOther beside=beside /> }.into_any(),
            })}
        </Dialog>
    }
}

#[component]
fn BesideEarlier(earlier: EarlierShown) -> impl IntoView {
    let EarlierShown { source, ago, why, differs, sides, said, .. } = earlier.clone();
    let ago = if ago.is_empty() { String::new() } else { format!(" {ago}.") };
    view! {
        <p class="source">{source} "." {ago} " " {why} " " {differs}</p>
        <Sides sides=sides />
        <WaysOn earlier=earlier />
        {said.into_iter().map(section).collect_view()}
    }
}

/// Two parts of the question, or it and another of the device's, with what can be done about it.
#[component]
fn BesideOther(beside: BesideShown) -> impl IntoView {
    let advisor = Advisor::here();
    let BesideShown { other, sentence, sides, mark, .. } = beside;
    let name = format!("Ignore: {sentence}");
    let ignore = move |_| {
        advisor.comparing.set(false);
        advisor.ignore(&mark);
    };
    view! {
        <p class="source">{sentence}</p>
        <Sides sides=sides />
        <p class="row">
            {other.map(|other| view! { <a href=Route::Compose(other).address()>"Open that question"</a> })}
            <button type="button" class="quiet" aria-label=name on:click=ignore>"Ignore"</button>
        </p>
    }
}

fn section(SaidShown { heading, paragraphs }: SaidShown) -> impl IntoView {
    let paragraphs = paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! { <section><h3>{heading}</h3>{paragraphs}</section> }
}

/// The ways on from an earlier question, without going back to the finding on it.
#[component]
fn WaysOn(earlier: EarlierShown) -> impl IntoView {
    let advisor = Advisor::here();
    let finding = advisor.advice.with_untracked(|advice| {
        let is_on_it = |found: &&FindingShown| found.mark.code == LIKE_EARLIER && found.mark.words == earlier.title;
        advice.iter().flat_map(|advice| &advice.findings).find(is_on_it).cloned()
    });
    let keeping = RwSignal::new(false);
    let finding = StoredValue::new(finding);
    let acts = move || {
        finding.get_value().map(|finding| {
            view! { <KeepActs finding=StoredValue::new(finding) keeping=keeping within="beside" /> }
        })
    };
    let reason = move || {
        finding.get_value().filter(|_| keeping.get()).map(|finding| {
            view! { <Reason finding=StoredValue::new(finding) keeping=keeping within="beside" /> }
        })
    };
    view! {
        <p class="row"><CiteIt earlier=earlier /> {acts}</p>
        {reason}
    }
}

/// Parts of this question, and other questions of the device, that ask the same.
#[component]
pub(super) fn Besides() -> impl IntoView {
    let advisor = Advisor::here();
    let all = Memo::new(move |_| {
        advisor.advice.with(|advice| advice.as_ref().map(|advice| advice.evidence.beside.clone()).unwrap_or_default())
    });
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <ul class="findings" role="list">
                {move || all.get().into_iter().map(|beside| view! { <OneBeside beside=beside /> }).collect_view()}
            </ul>
        </Show>
    }
}

#[component]
fn OneBeside(beside: BesideShown) -> impl IntoView {
    let advisor = Advisor::here();
    let BesideShown { block, other, sentence, mark, .. } = beside.clone();
    let act = match (block, other) {
        (_, Some(other)) => view! { <a href=Route::Compose(other).address()>"Open that question"</a> }.into_any(),
        (Some(block), None) => {
            let name = format!("Go to it: {sentence}");
            let go = move |_| advisor.go(PlaceShown::Block(block, 0, 0));
            view! { <button type="button" aria-label=name on:click=go>"Go to it"</button> }.into_any()
        }
        (None, None) => ().into_any(),
    };
    let [compare_name, ignore_name] = ["Show both side by side", "Ignore"].map(|words| format!("{words}: {sentence}"));
    let compare = move |_| advisor.compare(Compared::Beside(beside.clone()));
    view! {
        <li class="may">
            <p><span class="pill">"May help"</span> " " {sentence}</p>
            <p class="row">
                {act}
                <button type="button" aria-label=compare_name on:click=compare>"Show both side by side"</button>
                <button type="button" class="quiet" aria-label=ignore_name on:click=move |_| advisor.ignore(&mark)>"Ignore"</button>
            </p>
        </li>
    }
}
