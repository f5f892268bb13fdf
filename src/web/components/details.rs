//! Who asks whom, where and when.

use jiff::civil::{Date, Time};
use leptos::prelude::*;

use crate::calendar::{clock, read_time};
use crate::question::{Detail, Details, Draft, Edit, State};
use crate::rules::put_for;
use crate::storage::Settings;
use crate::web::advisor::{Advisor, detail_id};
use crate::web::components::body::{BodyName, ChosenRules};
use crate::web::components::field::{DateField, Line};
use crate::web::composer::Composer;
use crate::web::saver;

/// The form of the question's details.
#[component]
pub(in crate::web) fn DetailsForm() -> impl IntoView {
    let composer = Composer::here();
    let line = move |(name, id): (&'static str, &str), of: fn(&Details) -> &String, detail: fn(String) -> Detail| {
        let text = Memo::new(move |_| composer.draft.with(|draft| of(&draft.question.details).clone()));
        let take = move |text| composer.type_in(Edit::SetDetail(detail(text)));
        view! { <Line name=name id=detail_id(id) text=text on_input=take /> }
    };
    view! {
        <div class="details">
            <BodyName />
            <ChosenRules />
            <div class="pair">
                <DateLine name="Meeting date" id="meeting-date" of=|draft| draft.question.details.meeting_date detail=Detail::MeetingDate />
                <TimeLine name="Time" id="meeting-time" of=|draft| draft.question.details.meeting_time detail=Detail::MeetingTime />
            </div>
            <DateLine
                name="Published deadline"
                help="If the agenda or the clerk gives one. It stands beside what the rules give."
                id="deadline"
                of=|draft| draft.deadline
                detail=Detail::Deadline
            />
            <DeadlineTime />
            {line(("Asked of", "asked-of"), |details| &details.asked_of, Detail::AskedOf)}
            <div on:change=move |_| remember_asker(composer)>
                {line(("Asker, as printed", "asker"), |details| &details.asker, Detail::Asker)}
                {line(("Ward", "ward"), |details| &details.ward, Detail::Ward)}
            </div>
            <Organisation />
            <StateLine />
        </div>
    }
}

/// A date of the draft.
#[component]
fn DateLine(
    name: &'static str,
    #[prop(optional)] help: Option<&'static str>,
    id: &'static str,
    of: fn(&Draft) -> Option<Date>,
    detail: fn(Option<Date>) -> Detail,
) -> impl IntoView {
    let composer = Composer::here();
    let kept = Memo::new(move |_| composer.draft.with(of));
    let take = move |date| composer.type_in(Edit::SetDetail(detail(date)));
    view! { <DateField name=name help=help.unwrap_or_default() id=detail_id(id) kept=kept take=take /> }
}

/// The time of the published deadline, asked once its day is known.
#[component]
fn DeadlineTime() -> impl IntoView {
    let composer = Composer::here();
    let has_day = Memo::new(move |_| composer.draft.with(|draft| draft.deadline.is_some()));
    view! {
        <Show when=move || has_day.get()>
            <TimeLine name="Time of that day, if one is given" id="deadline-time" of=|draft| draft.deadline_time detail=Detail::DeadlineTime />
        </Show>
    }
}

/// A time of the draft.
#[component]
fn TimeLine(
    name: &'static str,
    id: &'static str,
    of: fn(&Draft) -> Option<Time>,
    detail: fn(Option<Time>) -> Detail,
) -> impl IntoView {
    let composer = Composer::here();
    let kept = Memo::new(move |_| composer.draft.with(of));
    let typed = RwSignal::new(None::<String>);
    let text = Memo::new(move |_| typed.get().unwrap_or_else(|| kept.get().map(clock).unwrap_or_default()));
    let wrong = Memo::new(move |_| typed.with(Option::is_some));
    let take = move |text: String| {
        let time: Option<Time> = read_time(&text);
        if time.is_some() || text.is_empty() {
            composer.type_in(Edit::SetDetail(detail(time)));
            typed.set(None);
        } else {
            typed.set(Some(text));
        }
    };
    view! {
        <div>
            <Line name=name id=detail_id(id) kind="time" text=text on_input=take />
            <Show when=move || wrong.get()>
                <p class="problem">"Write the time like 10:00."</p>
            </Show>
        </div>
    }
}

/// Keeps the asker's name and ward for the next question, once they are written.
fn remember_asker(composer: Composer) {
    let before = composer.desk.settings.get_untracked();
    let settings = composer.draft.with_untracked(|draft| {
        let details = &draft.question.details;
        Settings { asker: details.asker.clone(), ward: details.ward.clone(), ..before.clone() }
    });
    if settings != before {
        saver::keep_settings(composer.desk, &settings);
    }
}

/// For whom the question is put, where the rules count by that.
#[component]
fn Organisation() -> impl IntoView {
    let composer = Composer::here();
    let advisor = Advisor::here();
    let text = Memo::new(move |_| composer.draft.with(|draft| draft.advice.organisation.clone()));
    let asked = Memo::new(move |_| {
        text.with(|text| !text.is_empty())
            || advisor.advice.with(|advice| advice.as_ref().is_some_and(|advice| advice.asks_organisation))
    });
    let take = move |text: String| {
        let edit = composer.draft.with_untracked(|draft| put_for(draft, &text));
        composer.type_in(edit);
    };
    view! {
        <Show when=move || asked.get()>
            <Line
                name="Organisation, if it is put for one"
                id=detail_id("organisation")
                text=text
                on_input=take
            />
        </Show>
    }
}

/// How far the question has come.
#[component]
fn StateLine() -> impl IntoView {
    let composer = Composer::here();
    let state = Memo::new(move |_| composer.draft.with(|draft| draft.state));
    let choose = move |event| {
        let words = event_target_value(&event);
        if let Some(state) = State::ALL.into_iter().find(|state| state.words() == words) {
            composer.draft.update(|draft| draft.state = state);
            saver::soon(composer.desk, composer.draft);
        }
    };
    let options = State::ALL.map(|option| {
        view! { <option value=option.words() selected=move || state.get() == option>{option.words()}</option> }
    });
    view! {
        <label class="line">
            <span class="name">"State"</span>
            <select on:change=choose prop:value=move || state.get().words()>{options}</select>
        </label>
    }
}
