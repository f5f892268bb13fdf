//! What happens when the page itself fails: saving stops, and what was typed can be rescued.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use super::browser::document;
use super::saver;

/// Installs the hook that runs when the code panics.
pub(super) fn install() {
    std::panic::set_hook(Box::new(|info| {
        saver::stop();
        console_error_panic_hook::hook(info);
        // A second failure while showing the first has nowhere to go.
        let _ = show();
    }));
}

/// Covers the page with a sentence and a field that holds everything that was being written.
fn show() -> Option<()> {
    let page = document();
    let fields = page.query_selector_all("main textarea.text").ok()?;
    let words = (0..fields.length()).filter_map(|index| fields.get(index)?.dyn_into::<HtmlTextAreaElement>().ok());
    let words: Vec<String> = words.map(|field| field.value()).collect();
    let make = |name: &str| page.create_element(name).ok();
    let cover = make("div")?;
    cover.set_class_name("failed");
    cover.set_attribute("role", "alert").ok()?;
    append(&cover, make("h1")?, "Question Desk has stopped");
    append(
        &cover,
        make("p")?,
        "Something in the page failed. What you wrote up to a second before is kept on this device. Reload the page to go on.",
    );
    if !words.is_empty() {
        append(&cover, make("p")?, "To be sure, copy what was on the page from here first:");
        let field = make("textarea")?.dyn_into::<HtmlTextAreaElement>().ok()?;
        field.set_value(&words.join("\n\n"));
        field.set_read_only(true);
        field.set_attribute("aria-label", "What was being written").ok()?;
        cover.append_child(&field).ok()?;
    }
    page.body()?.append_child(&cover).ok()?;
    Some(())
}

fn append(cover: &Element, piece: Element, words: &str) {
    piece.set_text_content(Some(words));
    let _ = cover.append_child(&piece);
}
