//! One finding: what it is, where, what mends it, and "I know, keep it".

use leptos::prelude::*;

use super::alike::WithEarlier;
use crate::rules::LIKE_EARLIER;
use crate::web::advisor::Advisor;
use crate::web::browser::focus_soon;
use crate::worker::{FindingShown, Weight};

/// A finding to look at.
#[component]
pub(super) fn Found(finding: FindingShown) -> impl IntoView {
    let advisor = Advisor::here();
    let finding = StoredValue::new(finding);
    let keeping = RwSignal::new(false);
    let shown = finding.get_value();
    let act = shown.act.as_ref().map(|act| {
        view! { <button type="button" class="primary" on:click=move |_| advisor.mend(finding.get_value())>{act.words.clone()}</button> }
    });
    let (sentence, severity, weight) = (shown.mark.sentence.clone(), shown.severity.clone(), shown.weight);
    let go_name = format!("Go to it: {sentence}");
    let earlier = is_on_earlier(&shown).then(|| view! { <WithEarlier title=shown.mark.words.clone() /> });
    view! {
        <li class=class(weight)>
            <p><span class=pill(weight)>{severity}</span> " " {sentence}</p>
            <Basis finding=shown />
            {earlier}
            <p class="row">
                {act}
                <button type="button" aria-label=go_name on:click=move |_| advisor.go(finding.get_value().place)>"Go to it"</button>
                <KeepActs finding=finding keeping=keeping within="checks" />
            </p>
            <Show when=move || keeping.get()>
                <Reason finding=finding keeping=keeping within="checks" />
            </Show>
        </li>
    }
}

/// Whether it is about an earlier question that asks the same.
fn is_on_earlier(finding: &FindingShown) -> bool {
    finding.mark.code == LIKE_EARLIER
}

/// The buttons to keep a finding: "I know, keep it", or what may be said of an earlier question. `within` tells the
/// places apart where they stand.
#[component]
pub(super) fn KeepActs(
    finding: StoredValue<FindingShown>,
    keeping: RwSignal<bool>,
    within: &'static str,
) -> impl IntoView {
    let advisor = Advisor::here();
    let sentence = finding.with_value(|finding| finding.mark.sentence.clone());
    let is_earlier = finding.with_value(is_on_earlier);
    let keep_words = if is_earlier { "Say what has changed" } else { "I know, keep it" };
    let [keep_name, ignore_name] = [keep_words, "Ignore"].map(|words| format!("{words}: {sentence}"));
    let begin = move |_| {
        keeping.set(true);
        focus_soon(finding.with_value(|finding| reason_id(finding, within)), None);
    };
    let ignore = move |_| {
        advisor.comparing.set(false);
        advisor.keep(&finding.get_value(), "");
    };
    let ignore = is_earlier.then(|| {
        view! { <button type="button" class="quiet" aria-label=ignore_name on:click=ignore>"Ignore"</button> }
    });
    view! {
        <Show when=move || !keeping.get()>
            <button type="button" class="quiet" aria-label=keep_name.clone() on:click=begin>{keep_words}</button>
        </Show>
        {ignore}
    }
}

/// The rule that it rests on, with where it can be read.
#[component]
fn Basis(finding: FindingShown) -> impl IntoView {
    let FindingShown { basis, url, .. } = finding;
    basis.map(|basis| {
        let link = url.map(
            |url| view! { " " <a href=url rel="noreferrer" target="_blank">"Read the rules (opens a new tab)"</a> },
        );
        view! { <p class="source">{basis} {link}</p> }
    })
}

/// The reason for keeping, which may stay empty.
#[component]
pub(super) fn Reason(
    finding: StoredValue<FindingShown>,
    keeping: RwSignal<bool>,
    within: &'static str,
) -> impl IntoView {
    let advisor = Advisor::here();
    let is_earlier = finding.with_value(is_on_earlier);
    let reason = RwSignal::new(String::new());
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        advisor.comparing.set(false);
        advisor.keep(&finding.get_value(), &reason.get_untracked());
    };
    let cancel = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            // A sheet over the page stays: only the form within it is given up.
            event.prevent_default();
            event.stop_propagation();
            keeping.set(false);
        }
    };
    view! {
        <form class="reason" on:submit=keep on:keydown=cancel>
            <label class="line">
                <span class="name">{if is_earlier { "What has changed since" } else { "Your reason, if you want to give one" }}</span>
                <span class="help">"The clerk will see it with the question."</span>
                <input
                    id=finding.with_value(|finding| reason_id(finding, within))
                    type="text"
                    autocomplete="off"
                    prop:value=move || reason.get()
                    on:input=move |event| reason.set(event_target_value(&event))
                />
            </label>
            <p class="row">
                <button type="submit" class="primary">"Keep it"</button>
                <button type="button" class="quiet" on:click=move |_| keeping.set(false)>"Cancel"</button>
            </p>
        </form>
    }
}

fn reason_id(finding: &FindingShown, within: &str) -> String {
    let block = finding.mark.block.map(|block| block.to_string()).unwrap_or_default();
    format!("reason-{within}-{}-{block}-{}", finding.mark.code, finding.mark.words.len())
}

/// A finding that the writer knows of and keeps.
#[component]
pub(super) fn Keeps(finding: FindingShown) -> impl IntoView {
    let advisor = Advisor::here();
    let words = if finding.is_gone { "Take back" } else { "Do not keep it" };
    let name = format!("{words}: {}", finding.mark.sentence);
    let gone = finding.is_gone.then(|| {
        view! { <p class="help">"Your words are no longer like it. What you said of it still goes to the clerk."</p> }
    });
    let reason = finding.mark.reason.clone();
    let reason = if reason.is_empty() { "No reason given.".to_owned() } else { format!("Your reason: {reason}") };
    let sentence = finding.mark.sentence.clone();
    let is_open = is_on_earlier(&finding) && !finding.is_gone;
    let earlier = is_open.then(|| view! { <WithEarlier title=finding.mark.words.clone() /> });
    view! {
        <li class="kept">
            <p>{sentence}</p>
            <p class="source">{reason}</p>
            {gone}
            {earlier}
            <button type="button" class="quiet" aria-label=name on:click=move |_| advisor.let_go(&finding)>{words}</button>
        </li>
    }
}

/// How a finding is drawn.
pub(in crate::web) fn class(weight: Weight) -> &'static str {
    match weight {
        Weight::Must => "must",
        Weight::Should => "should",
        Weight::May => "may",
    }
}

/// How its severity is drawn.
pub(in crate::web) fn pill(weight: Weight) -> &'static str {
    match weight {
        Weight::Must => "pill stop",
        Weight::Should => "pill warn",
        Weight::May => "pill",
    }
}
