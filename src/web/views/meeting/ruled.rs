//! Beneath the notes of a meeting: what the body's rules say of the supplementary question.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::format::v1;
use crate::question::Draft;
use crate::web::client;
use crate::web::components::checks::{class, pill};
use crate::web::desk::Desk;
use crate::worker::{Reply, Request, RuleShown, SupplementaryShown};

/// How long nothing is typed before it is checked.
const SOON: Duration = Duration::from_millis(250);

/// What the worker says of the notes on a draft; it follows what is typed.
pub(super) fn followed(draft: RwSignal<Draft>) -> RwSignal<SupplementaryShown> {
    let desk = Desk::here();
    let shown = RwSignal::new(SupplementaryShown::default());
    let heard = Memo::new(move |_| draft.with(|draft| draft.heard.clone()));
    let turn = StoredValue::new(0u32);
    Effect::new(move |before: Option<()>| {
        // A memo that was never read does not know what it depends on.
        heard.with(|_| ());
        turn.update_value(|turn| *turn += 1);
        let now = turn.get_value();
        let wait = if before.is_none() { Duration::ZERO } else { SOON };
        set_timeout(move || ask(desk, draft, shown, turn, now), wait);
    });
    shown
}

/// What the rules say of the supplementary that is noted on a draft.
#[component]
pub(super) fn Ruled(shown: RwSignal<SupplementaryShown>) -> impl IntoView {
    let rule = move || shown.with(|shown| shown.rule.clone().map(|rule| format!("The rule: {rule}")));
    let findings = move || shown.with(|shown| shown.findings.iter().cloned().map(row).collect_view());
    let not_checked = move || {
        shown.with(|shown| shown.not_checked.iter().map(|it| view! { <p class="help">{it.clone()}</p> }).collect_view())
    };
    view! {
        <div class="ruled" role="status">
            {move || rule().map(|rule| view! { <p class="help">{rule}</p> })}
            <ul class="findings" role="list">{findings}</ul>
            {not_checked}
        </div>
    }
}

/// Asks the worker, unless more was typed meanwhile.
fn ask(desk: Desk, draft: RwSignal<Draft>, shown: RwSignal<SupplementaryShown>, turn: StoredValue<u32>, now: u32) {
    let is_latest = move || turn.try_get_value() == Some(now);
    let Some(draft) = draft.try_get_untracked().filter(|_| is_latest()) else { return };
    let request = Request::Supplementary { draft: Box::new(v1::Draft::from(&draft)), drafted: desk.drafted() };
    spawn_local(async move {
        if let Reply::Supplementary(found) = client::ask(&request).await
            && is_latest()
        {
            shown.set(found);
        }
    });
}

fn row(finding: RuleShown) -> impl IntoView {
    let RuleShown { sentence, severity, weight, basis } = finding;
    view! {
        <li class=class(weight)>
            <p><span class=pill(weight)>{severity}</span> " " {sentence}</p>
            {basis.map(|basis| view! { <p class="source">{basis}</p> })}
        </li>
    }
}
