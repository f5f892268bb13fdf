//! Who asks whom, where and when.

use jiff::civil::{Date, Time};
use leptos::prelude::*;

use crate::calendar::{clock, days_left, long_date, read_date, read_time};
use crate::question::{Detail, Details, Draft, Edit, State};
use crate::storage::Settings;
use crate::web::components::field::Line;
use crate::web::composer::Composer;
use crate::web::{browser, saver};

/// The form of the question's details.
#[component]
pub(in crate::web) fn DetailsForm() -> impl IntoView {
    let composer = Composer::here();
    let line = move |name: &'static str, of: fn(&Details) -> &String, detail: fn(String) -> Detail| {
        let text = Memo::new(move |_| composer.draft.with(|draft| of(&draft.question.details).clone()));
        view! { <Line name=name text=text on_input=move |text| composer.type_in(Edit::SetDetail(detail(text))) /> }
    };
    view! {
        <div class="details">
            {line("Body", |details| &details.body, Detail::Body)}
            <div class="pair">
                <DateLine name="Meeting date" of=|draft| draft.question.details.meeting_date detail=Detail::MeetingDate />
                <TimeLine />
            </div>
            {line("Asked of", |details| &details.asked_of, Detail::AskedOf)}
            <div on:change=move |_| remember_asker(composer)>
                {line("Asker, as printed", |details| &details.asker, Detail::Asker)}
                {line("Ward", |details| &details.ward, Detail::Ward)}
            </div>
            <DateLine name="Deadline" of=|draft| draft.deadline detail=Detail::Deadline />
            <StateLine />
        </div>
    }
}

/// A date field. Words that are no date stay as they are typed, with a sentence beneath.
#[component]
fn DateLine(name: &'static str, of: fn(&Draft) -> Option<Date>, detail: fn(Option<Date>) -> Detail) -> impl IntoView {
    let composer = Composer::here();
    let kept = Memo::new(move |_| composer.draft.with(of));
    let typed = RwSignal::new(None::<String>);
    let text = Memo::new(move |_| {
        let unread = typed.get().filter(|typed| read_date(typed).is_none() && !typed.is_empty());
        unread.unwrap_or_else(|| kept.get().map(|date| date.to_string()).unwrap_or_default())
    });
    let wrong = Memo::new(move |_| {
        typed.with(|typed| typed.as_ref().is_some_and(|text| is_wrong(text, read_date(text).is_some())))
    });
    let take = move |text: String| {
        let date = read_date(&text);
        if date.is_some() || text.is_empty() {
            composer.type_in(Edit::SetDetail(detail(date)));
            typed.set(None);
        } else {
            typed.set(Some(text));
        }
    };
    let words = move || {
        let today = browser::today();
        kept.get().map(|date| format!("{} ({})", long_date(date), days_left(date, today)))
    };
    view! {
        <div>
            <Line name=name kind="date" text=text on_input=take />
            <p class="help">{words}</p>
            <Show when=move || wrong.get()>
                <p class="problem">"Write the date like 3/12/2026 or 3 December 2026."</p>
            </Show>
        </div>
    }
}

fn is_wrong(text: &str, read: bool) -> bool {
    !text.is_empty() && !read
}

/// When the meeting begins.
#[component]
fn TimeLine() -> impl IntoView {
    let composer = Composer::here();
    let kept = Memo::new(move |_| composer.draft.with(|draft| draft.question.details.meeting_time));
    let typed = RwSignal::new(None::<String>);
    let text = Memo::new(move |_| typed.get().unwrap_or_else(|| kept.get().map(clock).unwrap_or_default()));
    let wrong = Memo::new(move |_| typed.with(Option::is_some));
    let take = move |text: String| {
        let time: Option<Time> = read_time(&text);
        if time.is_some() || text.is_empty() {
            composer.type_in(Edit::SetDetail(Detail::MeetingTime(time)));
            typed.set(None);
        } else {
            typed.set(Some(text));
        }
    };
    view! {
        <div>
            <Line name="Time" kind="time" text=text on_input=take />
            <Show when=move || wrong.get()>
                <p class="problem">"Write the time like 10:00."</p>
            </Show>
        </div>
    }
}

/// Keeps the asker's name and ward for the next question, once they are written.
fn remember_asker(composer: Composer) {
    let asker = composer.draft.with_untracked(|draft| {
        let details = &draft.question.details;
        Settings { asker: details.asker.clone(), ward: details.ward.clone() }
    });
    if composer.desk.settings.get_untracked() != asker {
        saver::keep_settings(composer.desk, &asker);
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
