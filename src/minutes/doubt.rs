//! Doubts: what a person has to confirm after a page was read.

use crate::record::Place;

/// One thing that was guessed or is missing, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What kind of doubt it is.
    pub code: DoubtCode,
    /// Where in the record.
    pub at: Whereabouts,
}

/// Where in a record a doubt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whereabouts {
    /// The page as a whole.
    Page,
    /// A question as a whole, by its index among the record's entries.
    Entry(usize),
    /// One text of a question.
    Text {
        /// The index of the question among the record's entries.
        entry: usize,
        /// Which of its texts.
        place: Place,
        /// The paragraph of that text, from 0; parts count as paragraphs.
        paragraph: usize,
    },
    /// A paragraph of the remainder, by its index.
    Remainder(usize),
}

/// What kind of doubt it is. The names are those of the published fixtures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DoubtCode {
    /// Place or grammar alone marked where an answer begins.
    UnlabelledAnswer,
    /// Place or grammar alone marked where the answer to a supplementary begins.
    UnlabelledSupplementaryAnswer,
    /// The main question or its answer was published elsewhere.
    SupplementariesOnly,
    /// The page sends the reader to an appendix or attachment for answers.
    AnswerElsewhere,
    /// The printed numbers of the questions leave some out.
    NumberGap,
    /// A printed number is used twice.
    DuplicateNumber,
    /// The asker's name stands after the words.
    AskerAfterQuestion,
    /// A question or topic has no words of an answer.
    NoAnswerYet,
    /// Reported speech was split by guess.
    Narrative,
    /// A home address, a telephone number or an e-mail address.
    PersonalData,
    /// Questions of several meetings stand on one page.
    SeveralMeetings,
}

const CODES: &[DoubtCode] = &[
    DoubtCode::UnlabelledAnswer,
    DoubtCode::UnlabelledSupplementaryAnswer,
    DoubtCode::SupplementariesOnly,
    DoubtCode::AnswerElsewhere,
    DoubtCode::NumberGap,
    DoubtCode::DuplicateNumber,
    DoubtCode::AskerAfterQuestion,
    DoubtCode::NoAnswerYet,
    DoubtCode::Narrative,
    DoubtCode::PersonalData,
    DoubtCode::SeveralMeetings,
];

impl DoubtCode {
    /// The code with this name.
    pub fn named(name: &str) -> Option<Self> {
        CODES.iter().copied().find(|code| code.name() == name)
    }

    /// The name that stays the same in files: "unlabelled-answer".
    pub fn name(self) -> &'static str {
        match self {
            Self::UnlabelledAnswer => "unlabelled-answer",
            Self::UnlabelledSupplementaryAnswer => "unlabelled-supplementary-answer",
            Self::SupplementariesOnly => "supplementaries-only",
            Self::AnswerElsewhere => "answer-elsewhere",
            Self::NumberGap => "number-gap",
            Self::DuplicateNumber => "duplicate-number",
            Self::AskerAfterQuestion => "asker-after-question",
            Self::NoAnswerYet => "no-answer-yet",
            Self::Narrative => "narrative",
            Self::PersonalData => "personal-data",
            Self::SeveralMeetings => "several-meetings",
        }
    }

    /// A short question for whoever reviews the page, its likely answer first.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::UnlabelledAnswer => "These words have no heading. They were read as the answer. Is that right?",
            Self::UnlabelledSupplementaryAnswer => {
                "These words have no heading. They were read as the answer to the supplementary. Is that right?"
            }
            Self::SupplementariesOnly => {
                "Only supplementaries were found here; the question and its answer seem to be published elsewhere. Is that right?"
            }
            Self::AnswerElsewhere => {
                "The page says that answers are in another document. They were not read. Do you have that document?"
            }
            Self::NumberGap => {
                "Some question numbers are missing before this one. The page seems to leave them out. Is that right?"
            }
            Self::DuplicateNumber => "This number is used twice on the page. It was kept as printed. Is that right?",
            Self::AskerAfterQuestion => {
                "This name stands after the words. It was read as who asked them. Is that right?"
            }
            Self::NoAnswerYet => "No answer to this was found. It was kept without one. Is that right?",
            Self::Narrative => {
                "This is told in reported speech. It was split where another person speaks. Is that right?"
            }
            Self::PersonalData => {
                "This looks like a private address or telephone number. It should perhaps be left out. Shall it be?"
            }
            Self::SeveralMeetings => {
                "Questions of several meetings seem to be on this page. They were kept together without a date. Is that right?"
            }
        }
    }
}

impl Doubt {
    /// A short question for whoever reviews the page, its likely answer first.
    pub fn sentence(&self) -> &'static str {
        self.code.sentence()
    }
}
