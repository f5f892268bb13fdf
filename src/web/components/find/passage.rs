//! The passage that was found, marked in the text that it stands in and brought into view.

use std::ops::Range;

use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::web::browser::document;

/// The id of the passage on the page. Only one is shown at a time.
pub(in crate::web) const PASSAGE: &str = "found-passage";

/// A text with the passage in it marked. `from` is where the text begins in what the passage's bytes are counted in.
pub(in crate::web) fn with_passage(text: &str, from: usize, passage: Option<&Range<usize>>) -> Vec<AnyView> {
    let here = passage.and_then(|passage| {
        let start = passage.start.checked_sub(from).filter(|&start| start < text.len())?;
        let end = passage.end.saturating_sub(from).min(text.len());
        Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
    });
    let Some((before, passage, after)) = here else { return vec![text.to_owned().into_any()] };
    let mark = view! { <mark id=PASSAGE tabindex="-1">{passage.to_owned()}</mark> };
    vec![before.to_owned().into_any(), mark.into_any(), after.to_owned().into_any()]
}

/// Brings the passage into view once the page has drawn it and the focus has settled.
pub(in crate::web) fn show_passage() {
    request_animation_frame(|| {
        if let Some(passage) = document().get_element_by_id(PASSAGE) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            passage.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
