//! The second step: what each paragraph might open, by its words alone.
//!
//! Each family of patterns is one file and one line in [`FAMILIES`]. A label is a candidate: the sequence
//! decides which of them hold, since a label means nothing without its place.

mod aside;
mod bare;
mod detail;
mod furniture;
mod header;
mod numbered;
mod phrases;
mod section;
mod speech;
mod topic;
pub(super) mod verbs;

pub(super) use header::q_number;
pub(super) use phrases::LOCATORS;

use super::evidence::Evidence;
use super::paragraph::Paragraph;

/// What a paragraph might open or be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opens {
    /// A question with its header.
    #[default]
    Question,
    /// A topic under an asker's name, a question of its own.
    Topic,
    /// A numbered question under a header that several share.
    Numbered,
    /// The answer to what is open: the question, or its supplementary.
    Answer,
    /// A supplementary question.
    Supplementary,
    /// The answer to a supplementary, said to be so.
    SupplementaryAnswer,
    /// A part of the page, perhaps with the one who is asked in it.
    Section,
    /// A name alone on its line: who asks, is asked, or answers, by its place.
    Name,
    /// An answer whose question is only implied: "In response to a question from X, Y said".
    Implied,
    /// A line of a header that says who will answer.
    Replier,
    /// A note that the answer is still to come.
    ToFollow,
    /// A line that names a meeting and its day.
    Meeting,
    /// A line of a header that says who is asked.
    Addressee,
    /// The title of a question.
    Subject,
    /// A line of a header that is neither name nor words: a date received.
    Detail,
    /// A stage direction or an interjection: it leaves open what is open.
    Aside,
    /// What surrounds the text: menus, notices, page numbers.
    Furniture,
    /// The heading of the minutes proper.
    Minutes,
    /// What ends the item: supporting documents.
    End,
}

/// One reading of one paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) opens: Opens,
    /// The question's number.
    pub(super) number: Option<String>,
    /// Who asks or answers.
    pub(super) who: Option<String>,
    /// Who is asked.
    pub(super) to: Option<String>,
    pub(super) subject: Option<String>,
    /// Who answers, where a header names that as well.
    pub(super) by: Option<String>,
    /// The numbers of the questions that it answers, where it says so.
    pub(super) answers: Vec<String>,
    /// Where in the paragraph the words that belong to the text begin; its length if it has none.
    pub(super) words_at: usize,
    /// How sure the pattern is: 10 for a plain label, 5 for grammar, less for place alone.
    pub(super) sure: i16,
    /// Whether reported speech decided it.
    pub(super) reported: bool,
    /// Whether a sentence rather than a header opened it.
    pub(super) sentence: bool,
    /// Whether several questions follow that share who asks and who is asked.
    pub(super) shared: bool,
}

/// A paragraph with those around it, as a pattern sees it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) index: usize,
    pub(super) this: &'a Paragraph,
    pub(super) next: Option<&'a Paragraph>,
    pub(super) evidence: &'a Evidence,
}

type Family = fn(Around<'_>, &mut Vec<Label>);

/// Every family of patterns.
const FAMILIES: &[Family] = &[
    furniture::labels,
    aside::labels,
    section::labels,
    header::labels,
    speech::labels,
    detail::labels,
    topic::labels,
    numbered::labels,
    bare::labels,
];

/// Every reading of a paragraph other than as plain words.
pub(super) fn labels(around: Around<'_>) -> Vec<Label> {
    let mut found = Vec::new();
    for family in FAMILIES {
        family(around, &mut found);
    }
    found
}

/// Who alone is asked according to a heading such as "Questions to the Leader".
pub(super) fn section_addressee(title: &str) -> Option<String> {
    section::questions_to(title).flatten()
}

/// Whether a line is the heading of several questions.
pub(super) fn is_question_heading(text: &str) -> bool {
    section::questions_to(text).is_some()
}

/// Whether words outside of every question are a menu's, a table's or a list of files.
pub(super) fn is_loose_furniture(text: &str) -> bool {
    furniture::is_loose(text)
}
