//! Unit tests that need a browser: the page mounts, and the core does the same in WebAssembly as natively.
//!
//! `make test` runs them in each engine through `wasm-bindgen-test-runner`; natively this file is empty.
#![cfg(target_arch = "wasm32")]

use jiff::Timestamp;
use question_desk::id::{BlockId, QuestionId};
use question_desk::question::{Block, Details, Draft};
use question_desk::storage::{self, decode_draft, encode_draft};
use uuid::Uuid;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SUBJECT: &str = "Dog units – “forty-one” incidents, €1.2m, 🐕";

fn draft() -> Draft {
    let now = Timestamp::UNIX_EPOCH;
    let details = Details { subject: SUBJECT.into(), ..Details::default() };
    let mut draft = Draft::new(QuestionId(Uuid::new_v4()), BlockId(Uuid::new_v4()), &details, now);
    draft.question.details.subject = SUBJECT.into();
    draft.question.blocks.push(Block::paragraph(BlockId(Uuid::new_v4()), SUBJECT));
    draft
}

#[wasm_bindgen_test]
fn a_fresh_id_is_not_the_one_before() {
    assert_ne!(Uuid::new_v4(), Uuid::new_v4());
}

#[wasm_bindgen_test]
fn a_draft_that_local_storage_has_kept_is_the_same_draft() {
    let draft = draft();
    let key = storage::draft_key(draft.question.id);
    let place = web_sys::window().and_then(|window| window.local_storage().ok().flatten()).expect("local storage");
    place.set_item(&key, &encode_draft(&draft, Timestamp::UNIX_EPOCH)).expect("there is room");
    let text = place.get_item(&key).expect("it can be read").expect("it is there");
    assert_eq!(decode_draft(&text).map(|envelope| envelope.payload), Ok(Some(draft)));
    place.remove_item(&key).expect("it can be taken away");
}

#[wasm_bindgen_test]
fn the_page_mounts_and_takes_the_opening_line_away() {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let opening = document.create_element("p").expect("an element");
    opening.set_id("opening");
    document.body().expect("a body").append_child(&opening).expect("it is put there");
    question_desk::web::start();
    assert!(document.get_element_by_id("opening").is_none());
    assert!(document.query_selector("main, [role=status]").expect("a selector").is_some());
}
