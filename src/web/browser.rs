//! The few things asked of the browser itself: time, ids, elements, files.

use std::cell::Cell;

use gloo_storage::{LocalStorage, Storage};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use js_sys::Date as JsDate;
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};

use crate::id::{BlockId, QuestionId};

/// The page's window.
pub(super) fn window() -> web_sys::Window {
    web_sys::window().expect("the page has a window")
}

/// The page's document.
pub(super) fn document() -> web_sys::Document {
    window().document().expect("the window has a document")
}

/// The element with this id, if it is there and of this kind.
pub(super) fn element<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The time now.
pub(super) fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for longer than browsers will")]
    Timestamp::from_millisecond(JsDate::now() as i64).unwrap_or_default()
}

/// A moment as the clock on this device's wall shows it.
pub(super) fn local(moment: Timestamp) -> DateTime {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay far below 2^53")]
    let date = JsDate::new(&JsValue::from_f64(moment.as_millisecond() as f64));
    let small = |number: u32| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(date.get_full_year()).unwrap_or(1970);
    DateTime::new(
        year,
        small(date.get_month() + 1),
        small(date.get_date()),
        small(date.get_hours()),
        small(date.get_minutes()),
        0,
        0,
    )
    .unwrap_or_default()
}

/// Today on this device's calendar.
pub(super) fn today() -> Date {
    local(now()).date()
}

/// When tomorrow begins on this device's calendar.
pub(super) fn tomorrow() -> Timestamp {
    let day = JsDate::new(&JsValue::from_f64(JsDate::now()));
    day.set_hours(24);
    day.set_minutes(0);
    day.set_seconds(0);
    day.set_milliseconds(0);
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for longer than browsers will")]
    Timestamp::from_millisecond(day.get_time() as i64).unwrap_or_default()
}

/// The time on the wall: "14:02".
pub(super) fn clock() -> String {
    local(now()).strftime("%H:%M").to_string()
}

/// An id never used before.
pub(super) fn fresh_block() -> BlockId {
    BlockId(Uuid::new_v4())
}

/// An id never used before.
pub(super) fn fresh_question() -> QuestionId {
    QuestionId(Uuid::new_v4())
}

/// Local storage, if the browser gives it to this page. gloo's own way throws where it is blocked,
/// so the browser is asked first.
pub(super) fn local_storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()?;
    Some(LocalStorage::raw())
}

/// Hands the writer a text to keep as a file.
pub(super) fn download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    download_blob(name, &web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?)
}

/// Hands the writer a file to keep.
pub(super) fn download_blob(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    let address = web_sys::Url::create_object_url_with_blob(blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The address stays good while the browser fetches it, then gives its memory back.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// Puts the focus on an element once the page has drawn what was just changed, and before the
/// next key is read: everything here happens in the same turn of the browser's loop.
///
/// Drawing may move an element that has the focus already, which takes it away; so the focus is put
/// there again until the page rests. Only the last request counts.
pub(super) fn focus_soon(id: String, selection: Option<(u32, u32)>) {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    let turn = LAST.get().wrapping_add(1);
    LAST.set(turn);
    leptos::task::spawn_local(async move {
        for _ in 0..TICKS {
            leptos::task::tick().await;
            if LAST.get() != turn {
                return;
            }
            if let Some(found) = element::<web_sys::HtmlElement>(&id) {
                if !has_focus(&found) {
                    let _ = found.focus();
                    // The main part is taller than the window: it would be put at the top, and what stands above
                    // it out of sight.
                    if id == MAIN {
                        window().scroll_to_with_x_and_y(0.0, 0.0);
                    }
                }
                // New words put the caret at their end, so it is set again after each round.
                select(&found, selection);
            }
        }
    });
}

/// The id of each page's main part.
const MAIN: &str = "main";

/// How many rounds of drawing one change may take.
const TICKS: usize = 8;

fn has_focus(element: &web_sys::HtmlElement) -> bool {
    document().active_element().is_some_and(|active| active.is_same_node(Some(element)))
}

fn select(field: &web_sys::HtmlElement, selection: Option<(u32, u32)>) {
    let Some((start, end)) = selection else { return };
    if let Some(area) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        let _ = area.set_selection_range(start, end);
    }
}

/// Whether the browser has promised not to clear what is kept; `None` where it cannot say.
pub(super) async fn is_persisted() -> Option<bool> {
    promised(manager()?.persisted().ok()?).await
}

/// Asks the browser not to clear what is kept; `None` where it cannot be asked.
pub(super) async fn persist() -> Option<bool> {
    promised(manager()?.persist().ok()?).await
}

/// Pages that are not served securely have no storage manager.
fn manager() -> Option<web_sys::StorageManager> {
    let manager = window().navigator().storage();
    (!manager.is_undefined()).then_some(manager)
}

async fn promised(promise: js_sys::Promise) -> Option<bool> {
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}

/// Whether there is room for several columns.
pub(super) fn is_wide() -> bool {
    window().match_media("(min-width: 75.01rem)").ok().flatten().is_none_or(|query| query.matches())
}

/// Brings the element with this id into sight, if it is on the page and out of sight.
pub(super) fn bring_into_sight(id: &str) {
    let Some(found) = document().get_element_by_id(id) else { return };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    found.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Opens the fold that an element lies in, if it lies in one that is closed.
pub(super) fn unfold(id: &str) {
    let fold = document().get_element_by_id(id).and_then(|found| found.closest("details").ok().flatten());
    if let Some(fold) = fold.and_then(|fold| fold.dyn_into::<web_sys::HtmlDetailsElement>().ok()) {
        fold.set_open(true);
    }
}
