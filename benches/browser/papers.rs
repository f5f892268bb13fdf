//! Papers to be exported: a question of thirty parts, and one paper of forty questions.

use jiff::Timestamp;
use jiff::civil::date;
use question_desk::document::{Document, Item, Node};
use question_desk::export::{Format, Letter, export, letter_file, paper, record_file};
use question_desk::id::{EntryId, RecordId};
use question_desk::import::{Brought, bring};
use question_desk::question::{Block, Draft, labels};
use question_desk::record::{Answer, Entry, Passage, Record, Source};
use question_desk::submission::Submission;
use serde_json::{Value, json};
use uuid::Uuid;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::invented::{WORDS, draft};

/// A paper that is exported again and again.
#[wasm_bindgen]
pub struct Paper {
    submission: Submission,
    record: Record,
}

#[wasm_bindgen]
impl Paper {
    /// So many questions of so many parts.
    #[wasm_bindgen(constructor)]
    pub fn new(questions: u32, parts: u32) -> Self {
        let mut submission = Submission::of(draft(1, parts), Timestamp::UNIX_EPOCH, "0.1.0");
        submission.drafts = (1..=questions).map(|number| draft(number, parts)).collect();
        Self { record: record(&submission.drafts), submission }
    }

    /// The file of a kind, by its ending; an e-mail holds the Word document.
    pub fn export(&self, ending: &str) -> Vec<u8> {
        let format = Format::ALL.into_iter().find(|format| format.extension() == ending);
        match (format, ending) {
            (Some(format), _) => export(&self.submission, format).bytes,
            (None, "eml") => letter_file(&Letter::default(), &export(&self.submission, Format::Word)).bytes,
            (None, _) => record_file(&self.record).bytes,
        }
    }

    /// The paper as JSON, for those who make the same document in another way.
    pub fn content(&self) -> String {
        let Document { title, about, nodes } = paper(&self.submission);
        let nodes: Vec<Value> = nodes.iter().map(node).collect();
        json!({ "title": title, "author": about.author, "subject": about.subject, "nodes": nodes }).to_string()
    }

    /// Whether a file holds this paper: our own the very data, another's every letter of the words.
    pub fn is_in(&self, file: &[u8]) -> bool {
        match bring(file, "paper.docx") {
            Ok(Brought::Ours(opened)) => opened.submission == self.submission && opened.differences.is_empty(),
            Ok(Brought::Theirs(theirs)) => {
                let read: String = theirs.blocks.iter().map(|block| block.text.as_str()).collect();
                let is_there = |text: &str| letters(&read).contains(&letters(text));
                self.submission
                    .drafts
                    .iter()
                    .flat_map(|draft| &draft.question.blocks)
                    .all(|block| is_there(&block.text))
                    && letters(&read).matches(&letters(WORDS)).count() == self.blocks()
            }
            Err(_) => false,
        }
    }
}

impl Paper {
    fn blocks(&self) -> usize {
        self.submission.drafts.iter().map(|draft| draft.question.blocks.len()).sum()
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|mark| mark.is_alphanumeric()).collect()
}

/// The same questions as they are published, each with an answer.
fn record(drafts: &[Draft]) -> Record {
    let entry = |draft: &Draft| Entry {
        id: EntryId(draft.question.id.0),
        number: None,
        asker: Some(draft.question.details.asker.clone()),
        asked_of: Some(draft.question.details.asked_of.clone()),
        subject: Some(draft.question.details.subject.clone()),
        question: passages(&draft.question.blocks),
        answer: Some(Answer { by: None, paragraphs: vec![WORDS.to_owned()] }),
        supplementaries: Vec::new(),
    };
    let read_at = Timestamp::UNIX_EPOCH;
    Record {
        id: RecordId(Uuid::from_u128(1)),
        body: Some("Exampleshire Police and Crime Panel".to_owned()),
        meeting_date: Some(date(2026, 12, 3)),
        title: Some("Questions to the Commissioner".to_owned()),
        source: Source { address: None, file_name: None, read_at, hash: String::new(), missing: None },
        entries: drafts.iter().map(entry).collect(),
        remainder: Vec::new(),
    }
}

fn passages(blocks: &[Block]) -> Vec<Passage> {
    let passage = |(block, label): (&Block, Option<question_desk::question::Label>)| match label {
        Some(label) => Passage::Part { label: label.text, text: block.text.clone() },
        None => Passage::Paragraph(block.text.clone()),
    };
    blocks.iter().zip(labels(blocks)).map(passage).collect()
}

fn node(node: &Node) -> Value {
    match node {
        Node::Heading { level, text } => json!({ "heading": text, "level": level }),
        Node::Facts(facts) => json!({ "facts": facts }),
        Node::Paragraph(text) => json!({ "paragraph": text }),
        Node::Quotation { paragraphs, source, .. } => json!({ "quotation": paragraphs, "source": source }),
        Node::Parts(items) => json!({ "parts": items.iter().map(item).collect::<Vec<_>>() }),
    }
}

fn item(part: &Item) -> Value {
    json!({ "text": part.text, "items": part.items.iter().map(item).collect::<Vec<_>>() })
}
