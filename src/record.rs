//! What was published for one agenda item of one meeting: questions, answers, supplementaries.
//!
//! A record holds only what its page says. What the page does not say is `None` or empty.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::id::{EntryId, RecordId};

/// One published agenda item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Derived from the source's text, so that the same page read twice is the same record.
    pub id: RecordId,
    /// The council, cabinet, committee or panel, as printed.
    pub body: Option<String>,
    /// The day of the meeting.
    pub meeting_date: Option<Date>,
    /// The agenda item's title.
    pub title: Option<String>,
    /// Where the text came from.
    pub source: Source,
    /// The questions in the order of the page.
    pub entries: Vec<Entry>,
    /// Paragraphs that fit nowhere, in the order of the page. Nothing read is ever dropped.
    pub remainder: Vec<String>,
}

/// Where a record's text came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The page's web address, if it is known.
    pub address: Option<String>,
    /// The file's name, if it came from a file.
    pub file_name: Option<String>,
    /// When it was read on this device.
    pub read_at: Timestamp,
    /// SHA-256 of the text as it came, in lower-case hexadecimal.
    pub hash: String,
    /// What of the file could not be read, as one sentence: pages that are pictures, an end that is cut off.
    pub missing: Option<String>,
}

/// One question with its answer and supplementaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Derived from the record's id and the place in it.
    pub id: EntryId,
    /// As printed, without the word "Question": "1", "11.1", "A".
    pub number: Option<String>,
    /// Who asked, as printed: "Cllr H Dhindsa".
    pub asker: Option<String>,
    /// Who was asked: "PCC", "Cabinet Member for Finance".
    pub asked_of: Option<String>,
    /// The heading of this question alone.
    pub subject: Option<String>,
    /// Paragraphs and parts in reading order.
    pub question: Vec<Passage>,
    /// The answer, if the page has one.
    pub answer: Option<Answer>,
    /// The supplementaries in order.
    pub supplementaries: Vec<Supplementary>,
}

/// A piece of a published question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// A paragraph before, between or after the parts.
    Paragraph(String),
    /// A part with its printed label, bare: "a", "ii"; empty for a bullet.
    Part {
        /// The label without brackets or full stop.
        label: String,
        /// The words of the part.
        text: String,
    },
}

impl Passage {
    /// The words, whichever kind it is.
    pub fn text(&self) -> &str {
        match self {
            Passage::Paragraph(text) | Passage::Part { text, .. } => text,
        }
    }
}

/// What was said in reply.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// Who answered, as printed; `None` where the page does not say.
    pub by: Option<String>,
    /// The paragraphs of the answer.
    pub paragraphs: Vec<String>,
}

/// A question that arose from the answer, with its own answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Supplementary {
    /// Who asked, where the page says so again.
    pub asker: Option<String>,
    /// The paragraphs of the supplementary question.
    pub question: Vec<String>,
    /// Its answer, if the page has one.
    pub answer: Option<Answer>,
}

/// Which text of an entry is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The question with its parts.
    Question,
    /// The answer.
    Answer,
    /// The question of the supplementary with this index, from 0.
    Supplementary(usize),
    /// The answer to the supplementary with this index, from 0.
    SupplementaryAnswer(usize),
}

impl Entry {
    /// Every text that the entry has, in reading order.
    pub fn places(&self) -> Vec<Place> {
        let mut places = vec![Place::Question];
        if self.answer.is_some() {
            places.push(Place::Answer);
        }
        for (index, supplementary) in self.supplementaries.iter().enumerate() {
            places.push(Place::Supplementary(index));
            if supplementary.answer.is_some() {
                places.push(Place::SupplementaryAnswer(index));
            }
        }
        places
    }

    /// The paragraphs at a place; empty where the entry has none there.
    pub fn paragraphs(&self, place: Place) -> Vec<&str> {
        let supplementary = |index: usize| self.supplementaries.get(index);
        match place {
            Place::Question => self.question.iter().map(Passage::text).collect(),
            Place::Answer => texts(self.answer.as_ref()),
            Place::Supplementary(index) => {
                supplementary(index).map_or_else(Vec::new, |found| found.question.iter().map(String::as_str).collect())
            }
            Place::SupplementaryAnswer(index) => texts(supplementary(index).and_then(|found| found.answer.as_ref())),
        }
    }

    /// Who spoke at a place, where the page says so. A supplementary without a name is the asker's.
    pub fn speaker(&self, place: Place) -> Option<&str> {
        match place {
            Place::Question => self.asker.as_deref(),
            Place::Answer => self.answer.as_ref()?.by.as_deref(),
            Place::Supplementary(index) => self.supplementaries.get(index)?.asker.as_deref().or(self.asker.as_deref()),
            Place::SupplementaryAnswer(index) => {
                let answer = self.supplementaries.get(index)?.answer.as_ref()?;
                answer.by.as_deref().or_else(|| self.answer.as_ref()?.by.as_deref())
            }
        }
    }
}

fn texts(answer: Option<&Answer>) -> Vec<&str> {
    answer.map_or_else(Vec::new, |found| found.paragraphs.iter().map(String::as_str).collect())
}
