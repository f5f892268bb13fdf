//! The deadline of the open question: the day, what is left, and how it was counted.

use leptos::prelude::*;

use crate::format::v1;
use crate::web::advisor::Advisor;
use crate::web::browser::now;
use crate::web::components::dialog::Dialog;
use crate::worker::{DayShown, DeadlineShown, Mark, Nearness, Request};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The box beside the question.
#[component]
pub(in crate::web) fn DeadlineBox() -> impl IntoView {
    let advisor = Advisor::here();
    let deadline = Memo::new(move |_| {
        advisor.advice.with(|advice| advice.as_ref().map(|advice| advice.deadline.clone()).unwrap_or_default())
    });
    let open = RwSignal::new(false);
    let has_days = Memo::new(move |_| deadline.with(|deadline| !deadline.weeks.is_empty()));
    let class = move || match deadline.with(|deadline| deadline.nearness) {
        Nearness::Far => "due",
        Nearness::Near => "due near",
        Nearness::Passed => "due passed",
    };
    view! {
        <section class=class aria-labelledby="due-heading">
            <h2 id="due-heading">"Deadline"</h2>
            {move || deadline.get().left.map(|left| view! { <p class="left">{left}</p> })}
            <p class="when">{move || deadline.get().when}</p>
            {move || deadline.get().doubts.into_iter().map(|warning| view! { <p class="doubt">{warning}</p> }).collect_view()}
            <p class="row">
                <Show when=move || has_days.get()>
                    <button type="button" class="quiet" on:click=move |_| open.set(true)>"How this is counted"</button>
                </Show>
                <Show when=move || deadline.with(|deadline| deadline.has_diary)>
                    <button type="button" class="quiet" on:click=move |_| save_diary(advisor)>"Save for your calendar"</button>
                </Show>
            </p>
        </section>
        <Dialog open=open id="counted-heading" title="How this is counted">
            <Counted deadline=deadline />
            </Dialog>
    }
}

fn save_diary(advisor: Advisor) {
    let draft = advisor.composer.draft.with_untracked(|draft| v1::Draft::from(draft));
    let request = Request::Diary { draft: Box::new(draft), at: now() };
    advisor.composer.desk.save_file(request, "Open it to put the days into your calendar.");
}

/// The days as a small calendar, with what became of each in words.
#[component]
fn Counted(deadline: Memo<DeadlineShown>) -> impl IntoView {
    let shown = move || deadline.get();
    view! {
        <p>{move || shown().rule}</p>
        <p class="help">{move || shown().counted}</p>
        {move || shown().warnings.into_iter().map(|warning| view! { <p class="banner">{warning}</p> }).collect_view()}
        <div class="weeks">
            // Where the window is narrow the days stand one below the other; the roles say that it is still a table.
            <table role="table" class="calendar">
                <caption class="visually-hidden">"The days from the deadline to the meeting"</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {WEEKDAYS.map(|day| view! { <th scope="col" role="columnheader">{day}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {move || shown().weeks.into_iter().map(week).collect_view()}
                </tbody>
            </table>
        </div>
        <p class="help">"The clerk’s date prevails: if it differs, ask the clerk and note it as the published deadline."</p>
    }
}

fn week(days: [Option<DayShown>; 7]) -> impl IntoView {
    let cells = days.into_iter().zip(WEEKDAYS).map(|(day, weekday)| match day {
        Some(day) => view! {
            <td role="cell" class=mark(day.mark)>
                <span class="date"><span class="weekday">{weekday.get(..3)} " "</span>{day.date}</span>
                " "
                <span class="what">{day.what}</span>
            </td>
        }
        .into_any(),
        None => view! { <td role="cell" class="none"></td> }.into_any(),
    });
    view! { <tr role="row">{cells.collect_view()}</tr> }
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::CutOff => "cut-off",
        Mark::End => "end",
        Mark::Counted => "counted",
        Mark::LeftOut => "left-out",
        Mark::Between => "between",
    }
}
