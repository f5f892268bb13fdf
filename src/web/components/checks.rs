//! What the checks say: findings to mend or to keep, what is declared, what was not checked.

mod alike;
mod declared;
mod finding;
mod references;

use leptos::prelude::*;

use crate::web::advisor::{Advisor, HEADING};
use crate::web::route::Route;
use crate::worker::{AdviceShown, FindingShown};
use declared::Declarations;
use finding::{Found, Keeps};
pub(in crate::web) use finding::{class, pill};

/// All of it, beneath a heading of the page's.
#[component]
pub(in crate::web) fn Checks() -> impl IntoView {
    let advisor = Advisor::here();
    let of = move |list: fn(&AdviceShown) -> &Vec<FindingShown>| {
        Memo::new(move |_| {
            advisor.advice.with(|advice| advice.as_ref().map(|advice| list(advice).clone()).unwrap_or_default())
        })
    };
    let (findings, kept) = (of(|advice| &advice.findings), of(|advice| &advice.kept));
    let has_kept = Memo::new(move |_| kept.with(|kept| !kept.is_empty()));
    let summary = move || match (advisor.trouble.get(), advisor.advice.get()) {
        (Some(trouble), _) => trouble,
        (None, Some(advice)) => in_words(&advice),
        (None, None) => "Checking…".to_owned(),
    };
    view! {
        <h3 id=HEADING tabindex="-1">{summary}</h3>
        <p class="help">"All of this is advice: nothing stops you from writing or exporting. The chair, the monitoring officer or the clerk decides."</p>
        <ul class="findings" role="list">
            <For each=move || findings.get() key=identity let:finding>
                <Found finding=finding />
            </For>
        </ul>
        <alike::Besides />
        <alike::Comparing />
        <references::References />
        <Show when=move || has_kept.get()>
            <h3>"You know of it and keep it"</h3>
            <ul class="findings" role="list">
                <For each=move || kept.get() key=|finding| (identity(finding), finding.is_gone) let:finding>
                    <Keeps finding=finding />
                </For>
            </ul>
        </Show>
        <Declarations />
        <NotChecked />
        <Against />
    }
}

/// What tells one finding from another, and from itself after a change.
fn identity(finding: &FindingShown) -> (String, Option<crate::id::BlockId>, String, String, String) {
    let mark = &finding.mark;
    (mark.code.clone(), mark.block, mark.words.clone(), mark.sentence.clone(), mark.reason.clone())
}

fn in_words(advice: &AdviceShown) -> String {
    match advice.to_look_at() {
        0 => "Nothing found".to_owned(),
        1 => "1 thing to look at".to_owned(),
        more => format!("{more} things to look at"),
    }
}

/// What was not checked, and why: never taken for a pass.
#[component]
fn NotChecked() -> impl IntoView {
    let advisor = Advisor::here();
    let list = Memo::new(move |_| {
        advisor.advice.with(|advice| advice.as_ref().map(|advice| advice.not_checked.clone()).unwrap_or_default())
    });
    let count = Memo::new(move |_| list.with(Vec::len));
    view! {
        <Show when=move || { count.get() > 0 }>
            <details class="not-checked">
                <summary>{move || format!("Not checked ({})", count.get())}</summary>
                <ul>{move || list.get().into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
            </details>
        </Show>
    }
}

/// Whose rules it was checked against, and how far they can be trusted.
#[component]
fn Against() -> impl IntoView {
    let advisor = Advisor::here();
    let rules =
        Memo::new(move |_| advisor.advice.with(|advice| advice.as_ref().and_then(|advice| advice.rules.clone())));
    view! {
        {move || rules.get().map(|rules| {
            let page = Route::Body(rules.id.clone()).address();
            view! {
                <p class="help against">
                    "Checked against the rules of " <a href=page>{rules.name}</a> ", for questions from " {rules.audience.to_lowercase()} ". "
                    {rules.standing}
                </p>
            }
        })}
    }
}
