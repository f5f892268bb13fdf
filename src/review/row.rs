//! What a review is made of: the rows of the page, and the names that belong to its questions.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Names a question or a supplementary within one review. It stays the same whatever is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(pub u32);

/// Which text words belong to. Supplementaries have keys of their own, so that a text need not be told
/// when its question gets a further supplementary or when it moves to another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Section {
    /// The words of this question.
    Question(Key),
    /// The answer to this question.
    Answer(Key),
    /// The words of this supplementary.
    Supplementary(Key),
    /// The answer to this supplementary.
    SupplementaryAnswer(Key),
}

/// A stretch of one paragraph of the page with what it is. All rows together are the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The paragraph's index in the page.
    pub paragraph: usize,
    /// The bytes of that paragraph.
    pub range: Range<usize>,
    /// What it is.
    pub role: Role,
    /// Whether its words go on with the paragraph of the row before in the same text.
    pub joined: bool,
    /// Whether its words are to be left out of all that is kept.
    pub left_out: bool,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Words of a text of the record.
    Words {
        /// Which text.
        section: Section,
        /// The bare label if it is a part of a question: "a"; empty for a bullet.
        part: Option<String>,
    },
    /// A header, a label or a number, with whatever names it holds; of this question.
    Label(Option<Key>),
    /// The body, the date or the title.
    About,
    /// Menus, notices and lists of documents that surround the text.
    Furniture,
    /// Words that fit nowhere.
    Remainder,
}

impl Role {
    /// Plain words of a section.
    pub fn words(section: Section) -> Self {
        Self::Words { section, part: None }
    }
}

impl Row {
    /// The section that its words belong to; `None` for a row that is no words of a text.
    pub fn section(&self) -> Option<Section> {
        match self.role {
            Role::Words { section, .. } => Some(section),
            _ => None,
        }
    }

    /// A name for the row that stays while others are edited: no two rows begin at the same place.
    pub fn key(&self) -> (usize, usize) {
        (self.paragraph, self.range.start)
    }
}

/// What the page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The council, cabinet, committee or panel.
    pub body: Option<String>,
    /// The day of the meeting.
    pub meeting_date: Option<Date>,
    /// The agenda item's title.
    pub title: Option<String>,
}

/// The names that belong to a question; its words are in the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name within the review.
    pub key: Key,
    /// Its number, as printed.
    pub number: Option<String>,
    /// Who asked.
    pub asker: Option<String>,
    /// Who was asked.
    pub asked_of: Option<String>,
    /// Its own heading.
    pub subject: Option<String>,
    /// Its answer, if there is one.
    pub answer: Option<Reply>,
    /// The question whose answer is the answer to this one as well.
    pub answered_with: Option<Key>,
    /// Its supplementaries in order.
    pub supplementaries: Vec<Supplementary>,
}

/// The names that belong to a supplementary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplementary {
    /// Its name within the review.
    pub key: Key,
    /// Who asked, where the page says so again.
    pub asker: Option<String>,
    /// Its answer, if there is one.
    pub answer: Option<Reply>,
}

/// An answer without its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Who answered.
    pub by: Option<String>,
}

impl Question {
    /// A question of which nothing is known.
    pub fn new(key: Key) -> Self {
        Self {
            key,
            number: None,
            asker: None,
            asked_of: None,
            subject: None,
            answer: None,
            answered_with: None,
            supplementaries: Vec::new(),
        }
    }

    /// Whether a section is one of its texts.
    pub fn owns(&self, section: Section) -> bool {
        match section {
            Section::Question(key) | Section::Answer(key) => self.key == key,
            Section::Supplementary(key) | Section::SupplementaryAnswer(key) => {
                self.supplementaries.iter().any(|supplementary| supplementary.key == key)
            }
        }
    }
}

impl Supplementary {
    /// A supplementary of which nothing is known.
    pub fn new(key: Key) -> Self {
        Self { key, asker: None, answer: None }
    }
}
