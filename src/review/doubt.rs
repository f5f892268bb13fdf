//! Doubts of a review: tied to texts by their keys, so that they stay with them while rows are edited.

use crate::minutes::DoubtCode;

use super::Review;
use super::question::personal_places;
use super::row::{Key, Section};

/// One thing that the reader guessed or missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What kind of doubt it is.
    pub code: DoubtCode,
    /// What it is about.
    pub at: At,
    /// Whether a person has settled it.
    pub settled: bool,
}

/// What a doubt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The page as a whole.
    Page,
    /// A question as a whole.
    Question(Key),
    /// One text.
    Section(Section),
    /// The row that begins at this byte of this paragraph.
    Words((usize, usize)),
}

/// Whether a doubt still has to be settled: an edit may have made it pointless.
pub(super) fn is_open(review: &Review, doubt: &Doubt) -> bool {
    if doubt.settled {
        return false;
    }
    match doubt.at {
        At::Page => true,
        At::Words(key) => review.state.rows.binary_search_by_key(&key, super::Row::key).is_ok(),
        At::Section(section) => review.derived.has_words(section),
        At::Question(key) => is_open_of(review, doubt.code, key),
    }
}

/// The questions that hold private details which nobody has been asked about: an edit has brought them in.
pub(super) fn newly_private(review: &Review) -> Vec<Doubt> {
    let doubts = &review.state.names.doubts;
    let is_asked =
        |key: Key| doubts.iter().any(|doubt| doubt.code == DoubtCode::PersonalData && doubt.at == At::Question(key));
    let questions = review.questions().iter().filter(|question| !is_asked(question.key));
    let private = questions.filter(|question| !personal_places(review, question.key, question).is_empty());
    let doubt = |key| Doubt { code: DoubtCode::PersonalData, at: At::Question(key), settled: false };
    private.map(|question| doubt(question.key)).collect()
}

fn is_open_of(review: &Review, code: DoubtCode, key: Key) -> bool {
    let Some(question) = review.derived.index(key).and_then(|at| review.questions().get(at)) else { return false };
    let has_question = review.derived.has_words(Section::Question(key));
    let has_answer = review.derived.has_words(Section::Answer(key)) || question.answered_with.is_some();
    match code {
        DoubtCode::NoAnswerYet => !has_answer,
        DoubtCode::SupplementariesOnly => !(question.supplementaries.is_empty() || has_question && has_answer),
        DoubtCode::NumberGap => question.number.is_some(),
        DoubtCode::DuplicateNumber => {
            let same = review.questions().iter().filter(|other| other.number == question.number);
            question.number.is_some() && same.count() > 1
        }
        DoubtCode::PersonalData => !personal_places(review, key, question).is_empty(),
        DoubtCode::AskerAfterQuestion => question.asker.is_some(),
        _ => true,
    }
}
