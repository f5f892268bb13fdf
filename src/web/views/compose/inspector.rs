//! The panel of help beside the question.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::document::Document;
use crate::web::advisor::Advisor;
use crate::web::browser::focus_soon;
use crate::web::components::checks::Checks;
use crate::web::components::cite::Cite;
use crate::web::components::paper::Paper;
use crate::web::composer::Composer;
use crate::worker::AdviceShown;

/// What the panel of help shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    /// What to cite.
    Cite,
    /// What the checks say.
    Checks,
    /// How it will look.
    Preview,
}

impl Tab {
    const ALL: [Tab; 3] = [Tab::Cite, Tab::Checks, Tab::Preview];

    fn words(self) -> &'static str {
        match self {
            Tab::Cite => "Cite",
            Tab::Checks => "Checks",
            Tab::Preview => "Preview",
        }
    }

    fn id(self) -> String {
        format!("tab-{}", self.words())
    }

    /// The tab some places further to the right, round and round.
    fn along(self, places: usize) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL[(at + places) % Self::ALL.len()]
    }
}

/// How many findings there are, once that is known.
pub(super) fn number_found(advisor: Advisor) -> Memo<usize> {
    Memo::new(move |_| advisor.advice.with(|advice| advice.as_ref().map_or(0, AdviceShown::to_look_at)))
}

/// The panel of help: what to cite, what the checks say, how it will look.
#[component]
pub(super) fn Inspector(tab: RwSignal<Tab>) -> impl IntoView {
    let composer = Composer::here();
    let document = Memo::new(move |_| composer.draft.with(|draft| Document::question(&draft.question, None)));
    let found = number_found(Advisor::here());
    let button = move |of: Tab| {
        let number = move || Some(found.get()).filter(|number| of == Tab::Checks && *number > 0);
        let name = move || number().map(|number| format!("Checks, {number} to look at"));
        view! {
            <button
                type="button"
                role="tab"
                id=of.id()
                aria-controls="inspector"
                aria-label=name
                aria-selected=move || if tab.get() == of { "true" } else { "false" }
                tabindex=move || if tab.get() == of { "0" } else { "-1" }
                on:click=move |_| tab.set(of)
            >
                {of.words()}
                {move || number().map(|number| view! { " " <span class="pill warn">{number}</span> })}
            </button>
        }
    };
    let arrows = move |event: KeyboardEvent| {
        let places = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => Tab::ALL.len() - 1,
            _ => return,
        };
        tab.update(|tab| *tab = tab.along(places));
        focus_soon(tab.get_untracked().id(), None);
    };
    view! {
        <aside class="inspector" aria-label="Help with this question">
            <div class="tabs" role="tablist" aria-label="Help with this question" on:keydown=arrows>
                {Tab::ALL.map(button).collect_view()}
            </div>
            <div id="inspector" role="tabpanel" tabindex="0" aria-labelledby=move || tab.get().id()>
                {move || match tab.get() {
                    Tab::Cite => view! { <Cite /> }.into_any(),
                    Tab::Checks => view! { <h2 class="visually-hidden">"Checks"</h2> <Checks /> }.into_any(),
                    Tab::Preview => view! {
                        <h2 class="visually-hidden">"Preview"</h2>
                        <p class="help">"As it will stand on the agenda paper. The clerk gives it its number."</p>
                        <Paper document=document />
                    }
                    .into_any(),
                }}
            </div>
        </aside>
    }
}
