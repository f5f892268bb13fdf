//! The search and the exports as a WebAssembly module for `make bench`, built as the app's worker is. Natively it is empty.
#![cfg(target_arch = "wasm32")]

use jiff::Timestamp;
use js_sys::{Function, Uint8Array};
use question_desk::id::{EntryId, RecordId};
use question_desk::record::{Answer, Entry, Passage, Record, Source};
use question_desk::search::{Index, Loading, Query};
use uuid::Uuid;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

mod invented;
mod papers;

/// The index as the page of the measurement sees it: records have numbers.
#[wasm_bindgen]
pub struct Search(Index);

#[wasm_bindgen]
impl Search {
    /// An empty index. It keeps no texts, and the peers are told to keep none.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "only the page makes one")]
    pub fn new() -> Self {
        Self(Index::new())
    }

    /// Adds one record. The texts, parted by zero bytes, are its heading, its body, who asked, the day, the question, and
    /// the paragraphs of the answer, each empty where it is not known.
    pub fn insert(&mut self, number: u32, texts: &[u8]) {
        let texts = String::from_utf8_lossy(texts);
        let mut texts = texts.split('\0').map(str::to_owned);
        let [subject, body, asker, asked_on, question] =
            std::array::from_fn(|_| texts.next().filter(|text| !text.is_empty()));
        let id = RecordId(uuid(number));
        let paragraphs = texts.collect();
        let entry = Entry {
            id: EntryId(uuid(!number)),
            number: None,
            asker,
            asked_of: None,
            subject,
            question: vec![Passage::Paragraph(question.unwrap_or_default())],
            answer: Some(Answer { by: None, paragraphs }),
            supplementaries: Vec::new(),
        };
        let source = Source {
            address: None,
            file_name: None,
            read_at: Timestamp::UNIX_EPOCH,
            hash: String::new(),
            missing: None,
        };
        let meeting_date = asked_on.and_then(|day: String| day.parse().ok());
        let (entries, remainder) = (vec![entry], Vec::new());
        self.0.insert(&Record { id, body, meeting_date, title: None, source, entries, remainder }, number.into());
    }

    /// The numbers of the best records, best first.
    pub fn rank(&self, query: &str, limit: usize) -> Vec<u32> {
        let ranking = self.0.rank(&Query::parse(query), limit);
        ranking.found.iter().map(|found| found.record.0.as_u64_pair().1 as u32).collect()
    }

    /// Hands over the index, piece by piece.
    pub fn save(&mut self, keep: &Function) {
        self.0.save(|piece| drop(keep.call1(&JsValue::NULL, &Uint8Array::from(piece))));
    }
}

/// An index that is being loaded.
#[wasm_bindgen]
pub struct Loader(Loading);

#[wasm_bindgen]
impl Loader {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "only the page makes one")]
    pub fn new() -> Self {
        Self(Loading::default())
    }

    /// Reads the next of the pieces that `save` handed over.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), JsError> {
        self.0.add(piece).map_err(|error| JsError::new(error.sentence()))
    }

    /// The index of all pieces.
    pub fn finish(self) -> Result<Search, JsError> {
        self.0.finish().map(Search).map_err(|error| JsError::new(error.sentence()))
    }
}

/// A name as scattered as the real ones, that gives its number back.
fn uuid(number: u32) -> Uuid {
    let number = u64::from(number);
    Uuid::from_u64_pair(number.wrapping_mul(0x9e37_79b9_7f4a_7c15), number)
}
