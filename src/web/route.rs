//! Which page of the app is shown. The address after # says so: the app is static files in any folder.

use leptos::prelude::*;

use super::browser;
use crate::id::{EntryId, QuestionId, RecordId};
use crate::record::Place;

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// The list of drafts.
    Questions,
    /// One draft, open to write in.
    Compose(QuestionId),
    /// One draft, to check and export.
    Export(QuestionId),
    /// One draft, to read out at the meeting.
    Meeting(QuestionId),
    /// What was promised in answers.
    Promises,
    /// The records on this device.
    Library,
    /// One record.
    Record(RecordId),
    /// One record with a passage of it in view.
    Passage(RecordId, Spot),
    /// A page that was read, to be looked at before it is kept.
    Review(RecordId),
    /// The bodies and their rules.
    Bodies,
    /// One body with its rules, to read and to fill in.
    Body(String),
    /// The clerk's desk.
    Clerk,
    /// Name and ward.
    Settings,
}

/// A passage of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The question.
    pub(super) entry: EntryId,
    /// Which text of it.
    pub(super) place: Place,
    /// Where the passage begins in that text, in bytes of [`crate::citation::field_text`].
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

impl Spot {
    /// The end of its page's address: the question, the text, where the passage begins and ends.
    fn address(self) -> String {
        let place = match self.place {
            Place::Question => "question".to_owned(),
            Place::Answer => "answer".to_owned(),
            Place::Supplementary(index) => format!("supplementary-{index}"),
            Place::SupplementaryAnswer(index) => format!("supplementary-answer-{index}"),
        };
        format!("{}/{place}/{}/{}", self.entry, self.start, self.end)
    }

    fn of(entry: &str, place: &str, start: &str, end: &str) -> Option<Self> {
        let index = || place.rsplit('-').next()?.parse().ok();
        let place = match place {
            "question" => Place::Question,
            "answer" => Place::Answer,
            _ if place.starts_with("supplementary-answer-") => Place::SupplementaryAnswer(index()?),
            _ if place.starts_with("supplementary-") => Place::Supplementary(index()?),
            _ => return None,
        };
        Some(Self { entry: entry.parse().ok()?, place, start: start.parse().ok()?, end: end.parse().ok()? })
    }
}

impl Route {
    /// The address of the page, to link to.
    pub(super) fn address(&self) -> String {
        match self {
            Route::Questions => "#/questions".to_owned(),
            Route::Compose(id) => format!("#/questions/{id}"),
            Route::Export(id) => format!("#/questions/{id}/export"),
            Route::Meeting(id) => format!("#/questions/{id}/meeting"),
            Route::Promises => "#/promises".to_owned(),
            Route::Library => "#/library".to_owned(),
            Route::Record(id) => format!("#/library/{id}"),
            Route::Passage(id, spot) => format!("#/library/{id}/{}", spot.address()),
            Route::Review(id) => format!("#/library/{id}/review"),
            Route::Bodies => "#/bodies".to_owned(),
            // An id that came with somebody's file may hold anything.
            Route::Body(id) => format!("#/bodies/{}", js_sys::encode_uri_component(id)),
            Route::Clerk => "#/clerk".to_owned(),
            Route::Settings => "#/settings".to_owned(),
        }
    }

    /// The page of an address; an unknown one is the list.
    pub(super) fn of(address: &str) -> Self {
        let steps: Vec<&str> = address.trim_start_matches("#/").split('/').collect();
        match steps.as_slice() {
            ["questions", id] => id.parse().map_or(Route::Questions, Route::Compose),
            ["questions", id, "export"] => id.parse().map_or(Route::Questions, Route::Export),
            ["questions", id, "meeting"] => id.parse().map_or(Route::Questions, Route::Meeting),
            ["promises"] => Route::Promises,
            ["library"] => Route::Library,
            ["library", id] => id.parse().map_or(Route::Library, Route::Record),
            ["library", id, entry, place, start, end] => {
                let spot =
                    |id| Spot::of(entry, place, start, end).map_or(Route::Record(id), |spot| Route::Passage(id, spot));
                id.parse().map_or(Route::Library, spot)
            }
            ["library", id, "review"] => id.parse().map_or(Route::Library, Route::Review),
            ["bodies"] => Route::Bodies,
            ["bodies", id] => js_sys::decode_uri_component(id).map_or(Route::Bodies, |id| Route::Body(id.into())),
            ["clerk"] => Route::Clerk,
            ["settings"] => Route::Settings,
            _ => Route::Questions,
        }
    }

    /// The page shown now.
    pub(super) fn here() -> Self {
        Self::of(&browser::window().location().hash().unwrap_or_default())
    }

    /// Goes to the page.
    pub(super) fn go(&self) {
        let _ = browser::window().location().set_hash(&self.address());
    }

    /// The draft that the page has open.
    pub(super) fn draft(&self) -> Option<QuestionId> {
        match self {
            Route::Compose(id) | Route::Export(id) | Route::Meeting(id) => Some(*id),
            _ => None,
        }
    }

    /// What the window is called.
    pub(super) fn title(&self) -> &'static str {
        match self {
            Route::Questions => "My questions",
            Route::Compose(_) => "Write a question",
            Route::Export(_) => "Check and export",
            Route::Meeting(_) => "In the meeting",
            Route::Promises => "Promises",
            Route::Library => "Library",
            Route::Record(_) | Route::Passage(..) => "Record",
            Route::Review(_) => "Is this what the page says?",
            Route::Bodies => "Bodies and rules",
            Route::Body(_) => "Rules of a body",
            Route::Clerk => "Clerk’s desk",
            Route::Settings => "Settings",
        }
    }
}

/// A signal that follows the address.
pub(super) fn follow_address() -> ReadSignal<Route> {
    let (route, set_route) = signal(Route::here());
    let handle = window_event_listener(leptos::ev::hashchange, move |_| set_route.set(Route::here()));
    on_cleanup(move || handle.remove());
    route
}
