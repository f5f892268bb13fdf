//! The search as a WebAssembly module for `make bench`, built as the app's worker is. Natively it is empty.
#![cfg(target_arch = "wasm32")]

use jiff::Timestamp;
use question_desk::id::{EntryId, RecordId};
use question_desk::record::{Answer, Entry, Passage, Record, Source};
use question_desk::search::{Index, Query};
use uuid::Uuid;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

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

    /// Adds one record. `answer` holds the paragraphs, one a line; `about` the body, who asked, and the day, each
    /// empty where it is not known.
    pub fn insert(&mut self, number: u32, heading: Option<String>, question: String, answer: &str, about: Vec<String>) {
        let mut about = about.into_iter().map(|text| Some(text).filter(|text| !text.is_empty()));
        let [body, asker, asked_on] = std::array::from_fn(|_| about.next().flatten());
        let id = RecordId(uuid(number));
        let paragraphs = answer.lines().map(str::to_owned).collect();
        let entry = Entry {
            id: EntryId(uuid(!number)),
            number: None,
            asker,
            asked_of: None,
            subject: heading,
            question: vec![Passage::Paragraph(question)],
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

    /// The whole index as bytes.
    pub fn save(&mut self) -> Vec<u8> {
        self.0.save()
    }

    /// The index that `save` made these bytes of.
    pub fn load(bytes: &[u8]) -> Result<Self, JsError> {
        Index::load(bytes).map(Self).map_err(|error| JsError::new(error.sentence()))
    }
}

/// A name as scattered as the real ones, that gives its number back.
fn uuid(number: u32) -> Uuid {
    let number = u64::from(number);
    Uuid::from_u64_pair(number.wrapping_mul(0x9e37_79b9_7f4a_7c15), number)
}
