//! The page of one record, to read.

use leptos::prelude::*;

use crate::id::RecordId;

/// One record, to read.
#[component]
pub(in crate::web) fn RecordPage(id: RecordId) -> impl IntoView {
    view! { <main class="page narrow" id="main" tabindex="-1"><h1>"Record"</h1><p>{id.to_string()}</p></main> }
}
