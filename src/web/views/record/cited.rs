//! Who cites a published question: the drafts of this device that quote it or refer to it.

use leptos::prelude::*;

use crate::calendar::printed_date;
use crate::id::{EntryId, RecordId};
use crate::question::Draft;
use crate::web::desk::Desk;
use crate::web::route::Route;

/// The drafts that cite a question, as its thread: what followed it.
#[component]
pub(super) fn CitedBy(record: RecordId, entry: EntryId) -> impl IntoView {
    let citing = citing(move |draft| draft.cites(record, entry));
    let heading = format!("cited-{entry}");
    view! {
        <Show when=move || citing.with(|citing| !citing.is_empty())>
            <section class="cited-by" aria-labelledby=heading.clone()>
                <h3 id=heading.clone()>"What followed"</h3>
                <p class="help">"Questions on this device that cite it."</p>
                <ul>{move || citing.get().into_iter().map(|one| view! { <li>{one.link()} <small>{one.about}</small></li> }).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// The drafts that quote from a part, in one line beneath it.
#[component]
pub(super) fn PartCitedBy(record: RecordId, entry: EntryId, passage: usize) -> impl IntoView {
    let citing = citing(move |draft| draft.quotes_passage(record, entry, passage));
    let links = move || {
        let links = citing.get().into_iter().enumerate();
        links.map(|(at, one)| view! { {(at > 0).then_some(", ")} {one.link()} }).collect_view()
    };
    view! {
        <Show when=move || citing.with(|citing| !citing.is_empty())>
            <p class="source cited-part">"Quoted in " {links}</p>
        </Show>
    }
}

/// A draft that cites something.
#[derive(Clone, PartialEq)]
struct Citing {
    address: String,
    title: String,
    about: String,
}

impl Citing {
    fn of(draft: &Draft) -> Self {
        let details = &draft.question.details;
        let meeting = details.meeting_date.map(|date| format!(", for the meeting of {}", printed_date(date)));
        Self {
            address: Route::Compose(draft.question.id).address(),
            title: draft.title(),
            about: format!("{}{}", draft.state.words(), meeting.unwrap_or_default()),
        }
    }

    fn link(&self) -> impl IntoView + use<> {
        view! { <a href=self.address.clone()>{self.title.clone()}</a> }
    }
}

fn citing(cites: impl Fn(&Draft) -> bool + Send + Sync + 'static) -> Memo<Vec<Citing>> {
    let desk = Desk::here();
    Memo::new(move |_| desk.drafts.with(|drafts| drafts.iter().filter(|draft| cites(draft)).map(Citing::of).collect()))
}
