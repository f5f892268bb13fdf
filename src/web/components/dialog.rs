//! A sheet over the page, closed by Escape or its button; the focus then goes back to where it was.

use leptos::html;
use leptos::prelude::*;

/// A sheet with a heading that is shown as long as `open` says so. What is in it is made anew each time.
#[component]
pub(in crate::web) fn Dialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// The id of its heading.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // A browser that cannot lay it over the page shows it within.
            if dialog.show_modal().is_err() {
                dialog.set_open(true);
            }
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=node aria-labelledby=id on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2 id=id tabindex="-1" autofocus=true>{title}</h2>
                <button type="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
