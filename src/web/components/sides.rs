//! Two questions beside each other, with what both have marked.

use leptos::prelude::*;

use crate::web::components::find::marked;
use crate::worker::{PieceShown, SideShown, SidesShown};

/// Both, beside each other where there is room.
#[component]
pub(in crate::web) fn Sides(sides: SidesShown) -> impl IntoView {
    view! { <div class="sides">{side(sides.one)} {side(sides.other)}</div> }
}

fn side(SideShown { name, pieces }: SideShown) -> impl IntoView {
    view! { <section><h3>{name}</h3>{pieces.into_iter().map(piece).collect_view()}</section> }
}

fn piece(PieceShown { label, text, marks }: PieceShown) -> impl IntoView {
    let is_part = !label.is_empty();
    let label = is_part.then(|| view! { <span class="label">{label} " "</span> });
    view! { <p class:read-part=is_part>{label}{marked(&text, &marks)}</p> }
}
