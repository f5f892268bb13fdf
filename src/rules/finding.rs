//! What a check says: a finding with its place and its clause, or that something was not checked.

use jiff::civil::Date;

use super::Act;
use crate::body::{Body, Field, Ground, Status};
use crate::id::BlockId;
use crate::named::Named;
use crate::question::Kept;

/// Something that the writer should look at. It is advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check found it: a fixed name.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is found and what to do, in one plain sentence.
    pub sentence: String,
    /// Where.
    pub place: Place,
    /// The words that it is about; empty where it is about none in particular.
    pub words: String,
    /// The rule that it rests on, if it rests on one.
    pub basis: Option<Basis>,
    /// What would mend it at once, if anything would.
    pub act: Option<Act>,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The question is likely to be refused or sent back.
    MustKnow,
    /// The clerk is likely to ask.
    ShouldKnow,
    /// A hint that is often wrong.
    MayHelp,
}

impl Severity {
    /// All, the weightiest first.
    pub const ALL: [Severity; 3] = [Severity::MustKnow, Severity::ShouldKnow, Severity::MayHelp];

    /// The severity in words.
    pub fn words(self) -> &'static str {
        match self {
            Severity::MustKnow => "Must know",
            Severity::ShouldKnow => "Should know",
            Severity::MayHelp => "May help",
        }
    }
}

/// Where a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the question as a whole.
    Question,
    /// In a detail.
    Detail(DetailPlace),
    /// In the words of a block.
    Block {
        /// Which block.
        block: BlockId,
        /// The first byte.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
}

/// A detail that a finding can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailPlace {
    /// The body.
    Body,
    /// The day of the meeting.
    MeetingDate,
    /// When it begins.
    MeetingTime,
    /// The asker.
    Asker,
    /// Who is asked.
    AskedOf,
    /// The subject.
    Subject,
    /// The deadline.
    Deadline,
    /// The organisation.
    Organisation,
    /// The declarations.
    Declarations,
}

/// The rule that a finding rests on: the clause where one is known, and the page in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Where it stands: "SO 15".
    pub reference: Option<String>,
    /// What it says, in our own words.
    pub text: Option<String>,
    /// The page's address.
    pub url: Option<String>,
    /// The date that the copy bears.
    pub checked: Option<Date>,
    /// The rules' standing.
    pub status: Status,
}

impl Basis {
    pub(super) fn of(body: &Body, field: Field) -> Self {
        let clause = body.clause(field);
        Self {
            reference: clause.map(|clause| clause.reference.clone()),
            text: clause.map(|clause| clause.text.clone()).or_else(|| field.sentence(body)),
            url: body.source.url.clone(),
            checked: body.source.checked,
            status: body.status,
        }
    }

    pub(super) fn of_ground(body: &Body, ground: &Ground) -> Self {
        Self { text: Some(ground.text.clone()), ..Self::of(body, Field::Grounds) }
    }

    /// The rule in one line: "SO 15: At most two questions. Undated copy. Advice only."
    pub fn line(&self) -> String {
        let said = [&self.reference, &self.text].into_iter().flatten().map(|words| words.trim());
        let rule = said.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(": ");
        let copy = match (self.checked, &self.url) {
            (Some(date), _) => format!(" Checked on {}.", date.strftime("%-d %B %Y")),
            (None, Some(_)) => " Undated copy.".to_owned(),
            (None, None) => String::new(),
        };
        let standing = match self.status {
            Status::InForce => String::new(),
            other => format!(" {}.", other.words()),
        };
        format!("{rule}{copy}{standing} Advice only.").trim_start().to_owned()
    }
}

/// Something that was not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotChecked {
    /// Why: a fixed name.
    pub code: &'static str,
    /// Which rule, if it is one.
    pub field: Option<Field>,
    /// What was not checked, and why, in one sentence.
    pub sentence: String,
}

impl Finding {
    /// A finding about the question as a whole.
    pub(super) fn new(code: &'static str, severity: Severity, sentence: impl Into<String>) -> Self {
        let sentence = sentence.into();
        Self { code, severity, sentence, place: Place::Question, words: String::new(), basis: None, act: None }
    }

    pub(super) fn at(self, detail: DetailPlace) -> Self {
        Self { place: Place::Detail(detail), ..self }
    }

    /// In some words of a block.
    pub(super) fn in_block(self, block: BlockId, text: &str, (start, end): (usize, usize)) -> Self {
        let words = text.get(start..end).unwrap_or_default().to_owned();
        Self { place: Place::Block { block, start, end }, words, ..self }
    }

    pub(super) fn because(self, basis: Option<Basis>) -> Self {
        Self { basis, ..self }
    }

    pub(super) fn mended_by(self, act: Option<Act>) -> Self {
        Self { act, ..self }
    }

    /// Makes it a hint where it rests on a rule that is only proposed.
    pub(super) fn soften(&mut self) {
        if self.basis.is_some() {
            self.severity = Severity::MayHelp;
        }
    }

    /// The block that it is in, if it is in one.
    pub fn block(&self) -> Option<BlockId> {
        match self.place {
            Place::Block { block, .. } => Some(block),
            Place::Question | Place::Detail(_) => None,
        }
    }

    /// What the writer keeps who says "I know, keep it", without a reason yet.
    pub fn mark(&self) -> Kept {
        Kept {
            code: self.code.to_owned(),
            block: self.block(),
            words: self.words.clone(),
            sentence: self.sentence.clone(),
            reason: String::new(),
        }
    }

    /// Counts what is too much, so that "keep it" covers no more than was seen.
    pub(super) fn counting(self, number: usize) -> Self {
        Self { words: number.to_string(), ..self }
    }

    /// Whether this is what the writer knows of and keeps: the same words, or no higher a number than then.
    pub fn is(&self, kept: &Kept) -> bool {
        let number = |words: &str| words.parse::<usize>().ok();
        let is_covered = number(&self.words).zip(number(&kept.words)).is_some_and(|(now, then)| now <= then);
        self.code == kept.code && self.block() == kept.block && (self.words == kept.words || is_covered)
    }
}
