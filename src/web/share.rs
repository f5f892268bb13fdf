//! The system's share sheet, where the browser has one that takes files: Web Share of the W3C.
//!
//! A browser says for each kind of file whether it takes it, so it is asked with an empty one.

use js_sys::{Array, Error, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::browser::window;
use crate::export::Format;

#[wasm_bindgen]
extern "C" {
    /// The browser, as far as sharing is concerned.
    type Sharing;

    #[wasm_bindgen(method, catch, js_name = canShare)]
    fn can_share(this: &Sharing, what: &Object) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn share(this: &Sharing, what: &Object) -> Result<Promise, JsValue>;

    /// A file with a name and a media type.
    #[wasm_bindgen(js_name = File)]
    type Named;

    #[wasm_bindgen(constructor, catch, js_class = "File")]
    fn new(parts: &Array, name: &str, options: &Object) -> Result<Named, JsValue>;
}

/// How sharing ended.
pub(super) enum Shared {
    /// It was handed over.
    Yes,
    /// The writer closed the sheet.
    Left,
    /// The browser did not do it.
    Failed,
}

/// Whether the browser shares files of this kind. One without such a sheet has no function to ask.
pub(super) fn can_share(format: Format) -> bool {
    let what = files(&format!("question.{}", format.extension()), &Array::new(), format.media_type());
    what.is_ok_and(|what| sharing().can_share(&what).unwrap_or(false))
}

/// Opens the sheet with a file.
pub(super) async fn share(name: &str, file: &Blob) -> Shared {
    let promise = files(name, &Array::of1(file), &file.type_()).and_then(|what| sharing().share(&what));
    let outcome = match promise {
        Ok(promise) => JsFuture::from(promise).await.map(drop),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Shared::Yes,
        Err(error) if is_left(&error) => Shared::Left,
        Err(_) => Shared::Failed,
    }
}

fn is_left(error: &JsValue) -> bool {
    error.dyn_ref::<Error>().is_some_and(|error| error.name() == "AbortError")
}

fn sharing() -> Sharing {
    window().navigator().unchecked_into()
}

/// What the browser wants to be given: `{ files: [file] }`.
fn files(name: &str, parts: &Array, media_type: &str) -> Result<Object, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &media_type.into())?;
    let file = Named::new(parts, name, &options)?;
    let what = Object::new();
    Reflect::set(&what, &"files".into(), &Array::of1(&file))?;
    Ok(what)
}
