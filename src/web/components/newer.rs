//! Another tab has newer words of the question that is open here: said in a sentence, shown at a button.

use leptos::prelude::*;

use crate::id::QuestionId;
use crate::web::desk::Desk;
use crate::web::saver;

/// Says that another tab has saved newer words of a question. What is typed here meanwhile is never put over them: the
/// saver finds them, and the writer chooses.
#[component]
pub(in crate::web) fn Newer(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let is_there = Memo::new(move |_| {
        let is_chosen_between =
            desk.conflict.with(|theirs| theirs.as_ref().is_some_and(|theirs| theirs.question.id == id));
        desk.newer.get() == Some(id) && !is_chosen_between
    });
    let show = move |_| {
        if take(desk, id) {
            desk.reopened.update(|count| *count = count.wrapping_add(1));
            desk.say("These are the newer words from the other tab.");
        }
    };
    // Who comes back to the question finds the newest words.
    on_cleanup(move || {
        take(desk, id);
    });
    view! {
        <Show when=move || is_there.get()>
            <div class="banner" role="status">
                <p>"This question has newer words from another tab. What you see here is older."</p>
                <p class="row"><button type="button" on:click=show>"Show the newer words"</button></p>
            </div>
        </Show>
    }
}

/// Takes the newer words over, unless something typed here is not saved: then the writer has to choose.
fn take(desk: Desk, id: QuestionId) -> bool {
    if desk.newer.get_untracked() != Some(id) {
        return false;
    }
    saver::flush(desk);
    let is_open = |theirs: &Option<crate::question::Draft>| theirs.as_ref().is_some_and(|it| it.question.id == id);
    !desk.conflict.with_untracked(is_open) && saver::take_newer(desk, id)
}
