//! The review of a page that was read: its text on one side, the record on the other, and what is in doubt.
//!
//! The page's paragraphs, cut where the reader cut them, are [`Row`]s in order, and each row says which text
//! of which question it belongs to. Edits only cut rows and say anew what they are; the record is made from
//! the rows after each edit. So no word can be lost or invented, both sides stay linked, and one undo serves
//! every edit. Names (who asked, the number, the date) are kept beside the rows and may be set by hand.

mod derive;
mod doubt;
mod edit;
mod keep;
mod make;
mod question;
mod row;
mod start;
mod state;
pub mod versions;
mod wording;

use std::ops::Range;

use crate::id::RecordId;
use crate::minutes::{self, Piece, Reading};
use crate::record::{Place, Record, Source};

pub use derive::LEFT_OUT;
pub use doubt::{At, Doubt};
pub use edit::{Edit, EditError, Name, Start, Target};
pub use keep::{Broken, Kept};
pub use question::{Asked, Choice};
pub use row::{About, Key, Question, Reply, Role, Row, Section, Supplementary};

use derive::Derived;
use state::{Change, Names, State};

/// A page under review.
#[derive(Clone, Debug)]
pub struct Review {
    id: RecordId,
    source: Source,
    page: Vec<String>,
    state: State,
    derived: Derived,
    past: Vec<Change>,
    future: Vec<Change>,
}

/// Where words stand in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextAt {
    /// In a text of a question.
    Text {
        /// The index of the question among the record's entries.
        entry: usize,
        /// Which of its texts.
        place: Place,
        /// The paragraph of that text, from 0; parts count as paragraphs.
        paragraph: usize,
    },
    /// In the paragraph of the remainder with this index.
    Remainder(usize),
}

impl Review {
    /// The review of a page as it was read.
    pub fn new(reading: &Reading) -> Self {
        let (mut questions, next) = make::questions(&reading.record);
        let rows = make::rows(&reading.record, &reading.pieces, &questions);
        make::share_answers(&reading.record, &mut questions, &rows);
        let doubts = make::doubts(&reading.doubts, &questions, &rows);
        let about = About {
            body: reading.record.body.clone(),
            meeting_date: reading.record.meeting_date,
            title: reading.record.title.clone(),
        };
        let state = State { rows, names: Names { about, questions, doubts, next } };
        Self::of(reading.record.id, reading.record.source.clone(), reading.page.clone(), state)
    }

    fn of(id: RecordId, source: Source, page: Vec<String>, state: State) -> Self {
        let derived = Derived::default();
        let mut review = Self { id, source, page, state, derived, past: Vec::new(), future: Vec::new() };
        review.derived = Derived::of(&review);
        review
    }

    /// The record's id.
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// Where the page came from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Sets the page's web address, or takes it away. It is no part of the page's words, and so not undone with them.
    pub fn set_address(&mut self, address: Option<String>) {
        self.source.address = address;
        self.derived = Derived::of(self);
    }

    /// The rows of the page in order.
    pub fn rows(&self) -> &[Row] {
        &self.state.rows
    }

    /// What the page says of itself.
    pub fn about(&self) -> &About {
        &self.state.names.about
    }

    /// The questions with their names, in the order of the record's entries.
    pub fn questions(&self) -> &[Question] {
        &self.state.names.questions
    }

    /// The words of a row as printed, also of one that is to be left out.
    pub fn printed(&self, row: &Row) -> &str {
        self.page.get(row.paragraph).and_then(|paragraph| paragraph.get(row.range.clone())).unwrap_or("")
    }

    /// The record that the rows make now.
    pub fn record(&self) -> Record {
        self.derived.record(self)
    }

    /// Where the words of a row are in the record; `None` for a label, furniture or white space.
    pub fn text_of(&self, row: usize) -> Option<TextAt> {
        self.derived.text_at(row, &self.state.rows.get(row)?.role)
    }

    /// The rows that a paragraph of the record came from, in order.
    pub fn rows_of(&self, at: TextAt) -> Vec<usize> {
        (0..self.state.rows.len()).filter(|&row| self.text_of(row) == Some(at)).collect()
    }

    /// Where a section is in the record; `None` if there is no such question.
    pub fn place_of(&self, section: Section) -> Option<(usize, Place)> {
        self.derived.place(section)
    }

    /// The rows from this one to the end of the run that is the same as it: what "from here on" means.
    pub fn run_from(&self, row: usize) -> Range<usize> {
        let kind = |row: &Row| (row.section(), matches!(row.role, Role::Remainder));
        let Some(first) = self.state.rows.get(row) else { return 0..0 };
        let rest = self.state.rows.get(row..).unwrap_or_default();
        let is_between = |row: &Row| first.section().is_some() && matches!(row.role, Role::Label(_));
        let length = rest.iter().take_while(|row| kind(row) == kind(first) || is_between(row)).count();
        let labels = rest.iter().take(length).rev().take_while(|row| is_between(row) && kind(row) != kind(first));
        row..row + length - labels.count()
    }

    /// The page's text as it may be kept beside the record: what was left out is not in it.
    pub fn kept_page(&self) -> Vec<String> {
        let mut kept = vec![String::new(); self.page.len()];
        for row in &self.state.rows {
            let words = if row.left_out { LEFT_OUT } else { self.printed(row) };
            kept.get_mut(row.paragraph).into_iter().for_each(|paragraph| paragraph.push_str(words));
        }
        kept
    }

    /// Whether anything is left out, so that the source as it came must not be kept but `kept_page`.
    pub fn leaves_out(&self) -> bool {
        self.state.rows.iter().any(|row| row.left_out)
    }

    /// The bytes of a row's text that look like an address, a telephone number or an e-mail address.
    pub fn personal_data(&self, row: usize) -> Vec<Range<usize>> {
        self.state
            .rows
            .get(row)
            .filter(|row| !row.left_out)
            .map_or_else(Vec::new, |row| minutes::personal_data(self.printed(row)))
    }

    /// Makes an edit and remembers how to take it back.
    ///
    /// # Errors
    /// An edit that does not fit the page as it is now changes nothing and says why.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        let mut after = self.state.clone();
        edit::make(edit, &mut after, self)?;
        if after == self.state {
            return Err(EditError::NothingChanged);
        }
        let before = std::mem::replace(&mut self.state, after);
        self.derived = Derived::of(self);
        let private = doubt::newly_private(self);
        self.state.names.doubts.extend(private);
        self.past.push(Change::back(before, &self.state));
        self.future.clear();
        Ok(())
    }

    /// Takes the last edit back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(change) = self.past.pop() else { return false };
        self.future.push(change.make(&mut self.state));
        self.derived = Derived::of(self);
        true
    }

    /// Does the last undone edit again; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(change) = self.future.pop() else { return false };
        self.past.push(change.make(&mut self.state));
        self.derived = Derived::of(self);
        true
    }

    /// Whether there is anything to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is anything to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The doubts that are open, as questions with their answers.
    pub fn asked(&self) -> Vec<Asked> {
        question::open(self)
    }

    /// Whether no doubt is open: such pages can be accepted together.
    pub fn is_sure(&self) -> bool {
        self.state.names.doubts.iter().all(|doubt| !doubt::is_open(self, doubt))
    }

    /// Every doubt that the reader had, also the settled ones.
    pub fn doubts(&self) -> &[Doubt] {
        &self.state.names.doubts
    }
}

/// A piece of the page as a row that is not yet of any section.
fn row_of(piece: &Piece, role: Role, joined: bool) -> Row {
    Row { paragraph: piece.paragraph, range: piece.range.clone(), role, joined, left_out: false }
}
