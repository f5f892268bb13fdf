//! Names in the record that may be set by hand: of the page, and of each question.

use leptos::prelude::*;

use super::Reviewing;
use crate::calendar::read_date;
use crate::review::{Edit, Name, Section};
use crate::web::components::field::Line;
use crate::worker::{QuestionShown, QueueAct, ReviewShown};

/// A field for a name. It is set when the writer leaves the field, so that one undo takes the whole name back.
#[component]
fn NameField(
    /// What it is called.
    label: &'static str,
    /// A few words of help.
    #[prop(optional)]
    help: Option<&'static str>,
    /// "text" or "date".
    #[prop(default = "text")]
    kind: &'static str,
    /// The name as it is now.
    #[prop(into)]
    text: Signal<String>,
    /// What to do with a new one.
    set: impl Fn(String) + Clone + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || typed.get().unwrap_or_else(|| text.get()));
    let commit = move || {
        // The focus also leaves a field that goes away with its page.
        if let Some(value) = typed.try_get_untracked().flatten() {
            typed.set(None);
            if Some(&value) != text.try_get_untracked().as_ref() {
                set(value);
            }
        }
    };
    let left = commit.clone();
    let changed = commit;
    view! {
        <div on:focusout=move |_| left() on:change=move |_| changed()>
            {match help {
                Some(help) => view! { <Line name=label help=help kind=kind text=shown on_input=move |value| typed.set(Some(value)) /> }.into_any(),
                None => view! { <Line name=label kind=kind text=shown on_input=move |value| typed.set(Some(value)) /> }.into_any(),
            }}
        </div>
    }
}

/// What the page says of itself.
#[component]
pub(super) fn About() -> impl IntoView {
    let reviewing = Reviewing::here();
    let of = move |get: fn(&ReviewShown) -> Option<String>| {
        Memo::new(move |_| reviewing.shown.with(|shown| get(shown).unwrap_or_default()))
    };
    let set = move |name: Name| move |value: String| reviewing.edit(Edit::SetName { name, value: Some(value) });
    let set_date = move |value: String| match read_date(&value) {
        date @ Some(_) => reviewing.edit(Edit::SetDate(date)),
        None if value.is_empty() => reviewing.edit(Edit::SetDate(None)),
        None => reviewing.desk.say("The meeting date could not be read. Write it like 29/9/2022 or 29 September 2022."),
    };
    let set_address = move |address: String| reviewing.act(QueueAct::Address { key: reviewing.key(), address });
    view! {
        <div class="form">
            <NameField label="Body" help="The page may not name it. It is printed with every quotation." text=of(|shown| shown.about.body.clone()) set=set(Name::Body) />
            <NameField label="Meeting date" kind="date" text=of(|shown| shown.about.date.map(|date| date.to_string())) set=set_date />
            <NameField label="Agenda item" text=of(|shown| shown.about.title.clone()) set=set(Name::Title) />
            <NameField label="Web address of the page" help="If you have it: readers can then find the source." text=of(|shown| shown.about.address.clone()) set=set_address />
        </div>
    }
}

/// The names of a question, folded: most are right.
#[component]
pub(super) fn Names(question: QuestionShown) -> impl IntoView {
    let reviewing = Reviewing::here();
    let key = question.key;
    let set = move |name: Name| move |value: String| reviewing.edit(Edit::SetName { name, value: Some(value) });
    let text = |value: Option<String>| Signal::stored(value.unwrap_or_default());
    view! {
        <details class="fold">
            <summary>"Names"</summary>
            <div class="form">
                <NameField label="Number" text=text(question.number) set=set(Name::Number(key)) />
                <NameField label="Asked by" text=text(question.asker) set=set(Name::Asker(key)) />
                <NameField label="Asked of" text=text(question.asked_of) set=set(Name::AskedOf(key)) />
                <NameField label="Heading" text=text(question.subject) set=set(Name::Subject(key)) />
                {question.has_answer.then(|| view! {
                    <NameField label="Answered by" text=text(question.answered_by) set=set(Name::AnsweredBy(Section::Answer(key))) />
                })}
            </div>
        </details>
    }
}
