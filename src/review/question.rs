//! Doubts as short questions with their answers, the likely one first. Each answer is a few edits or none.

use std::ops::Range;

use crate::minutes::{self, DoubtCode};

use super::doubt::{At, Doubt, is_open};
use super::edit::{Edit, Name, Start, Target};
use super::row::{Key, Question, Role, Section};
use super::wording::{first_words, ordinal, paragraphs, these};
use super::{Review, row::Row};

/// A doubt as a question to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The doubt, by its place in [`Review::doubts`].
    pub doubt: usize,
    /// What kind of doubt it is.
    pub code: DoubtCode,
    /// The question, in words.
    pub sentence: String,
    /// The rows that it is about, in order; none for the page as a whole.
    pub rows: Vec<usize>,
    /// The answers, the likely one first. Any of them settles the doubt: see [`Edit::Settle`].
    pub answers: Vec<Choice>,
}

/// One answer to a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The answer, in words.
    pub words: String,
    /// What it does; nothing where it accepts the guess.
    pub edits: Vec<Edit>,
}

/// The open doubts.
pub(super) fn open(review: &Review) -> Vec<Asked> {
    let doubts = review.doubts().iter().enumerate();
    doubts.filter(|(_, doubt)| is_open(review, doubt)).filter_map(|(index, _)| ask(review, index)).collect()
}

/// One doubt, open or not, as the rows are now; `None` if what it is about is gone.
pub(super) fn ask(review: &Review, index: usize) -> Option<Asked> {
    let doubt = review.doubts().get(index)?;
    let (sentence, rows, answers) = match doubt.at {
        At::Section(section) => of_section(review, doubt, section)?,
        At::Question(key) => of_question(review, doubt.code, key)?,
        At::Words(key) => {
            let row = review.rows().binary_search_by_key(&key, Row::key).ok()?;
            elsewhere(vec![row], Vec::new())
        }
        At::Page => (
            "Questions of several meetings seem to be on this page. Keep them together without a date?".to_owned(),
            Vec::new(),
            vec![yes("Yes, keep them together")],
        ),
    };
    Some(Asked { doubt: index, code: doubt.code, sentence, rows, answers })
}

/// A question, its rows and its answers.
type Parts = (String, Vec<usize>, Vec<Choice>);

fn yes(words: &str) -> Choice {
    choice(words, Vec::new())
}

fn choice(words: &str, edits: Vec<Edit>) -> Choice {
    Choice { words: words.to_owned(), edits }
}

/// The runs of rows that follow one another, from the last to the first, so that edits of one leave the
/// places of the others as they are.
fn runs(rows: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &row in rows {
        match runs.last_mut().filter(|run| run.end == row) {
            Some(run) => run.end = row + 1,
            None => runs.push(row..row + 1),
        }
    }
    runs.reverse();
    runs
}

fn assign(rows: &[usize], to: Target) -> Vec<Edit> {
    runs(rows).into_iter().map(|rows| Edit::Assign { rows, to }).collect()
}

fn of_section(review: &Review, doubt: &Doubt, section: Section) -> Option<Parts> {
    let rows = review.derived.rows(section).to_vec();
    let owner = review.questions().get(review.place_of(section)?.0)?;
    let what = text_name(review, owner, section);
    let count = paragraphs(review, &rows);
    let sentence = match doubt.code {
        DoubtCode::Narrative => {
            let begin = first_words(review, &rows);
            format!("This is told in reported speech. Does {what} begin with {begin}?")
        }
        _ if count == 1 => format!("This paragraph has no heading. Is it {what}?"),
        _ => format!("{} have no heading. Are they {what}?", these(count)),
    };
    let mut answers = vec![yes("Yes, keep it so")];
    if let Some((before, to)) = before(review, &rows, owner, section) {
        answers.push(choice(&format!("No, {} part of {before}", it_is(count)), assign(&rows, Target::Section(to))));
        if count > 1 {
            let label = format!("Only from the second paragraph; the first is part of {before}");
            answers.push(choice(&label, vec![Edit::MoveStart { section, up: false }]));
        }
    }
    answers.extend(other_reading(review, &rows, owner, section, count));
    answers.push(choice(&format!("No, {} to no question", belongs(count)), assign(&rows, Target::Remainder)));
    Some((sentence, rows, answers))
}

fn it_is(count: usize) -> &'static str {
    if count == 1 { "it is" } else { "they are" }
}

fn belongs(count: usize) -> &'static str {
    if count == 1 { "it belongs" } else { "they belong" }
}

/// The text before a section with its name.
fn before(review: &Review, rows: &[usize], owner: &Question, section: Section) -> Option<(String, Section)> {
    let first = *rows.first()?;
    let found = review.rows().get(..first)?.iter().rev().find_map(Row::section)?;
    (found != section && owner.owns(found)).then(|| (text_name(review, owner, found), found))
}

/// What else the words could be: a supplementary's answer the question's, an answer a supplementary.
fn other_reading(review: &Review, rows: &[usize], owner: &Question, section: Section, count: usize) -> Option<Choice> {
    let first = *rows.first()?;
    match section {
        Section::SupplementaryAnswer(_) => {
            let label =
                format!("No, {} part of {}", it_is(count), text_name(review, owner, Section::Answer(owner.key)));
            Some(choice(&label, assign(rows, Target::Section(Section::Answer(owner.key)))))
        }
        Section::Answer(_) if runs(rows).len() == 1 => {
            let start = Edit::Start { rows: first..first + rows.len(), what: Start::Question };
            Some(choice(&format!("No, {} another question", it_is(count)), vec![start]))
        }
        _ => None,
    }
}

/// A text in words: "the answer to question 3".
fn text_name(review: &Review, owner: &Question, section: Section) -> String {
    let name = question_name(review, owner);
    match section {
        Section::Question(_) => name,
        Section::Answer(_) => format!("the answer to {name}"),
        Section::Supplementary(key) => format!("the {}supplementary to {name}", which(owner, key)),
        Section::SupplementaryAnswer(key) => {
            format!("the answer to the {}supplementary to {name}", which(owner, key))
        }
    }
}

/// Which of several supplementaries.
fn which(owner: &Question, key: Key) -> String {
    let place = owner.supplementaries.iter().position(|found| found.key == key);
    match place.filter(|_| owner.supplementaries.len() > 1) {
        Some(place) => format!("{} ", ordinal(place)),
        None => String::new(),
    }
}

/// A question in words: by its number, else by who asked, else by its place.
fn question_name(review: &Review, question: &Question) -> String {
    match (&question.number, &question.asker) {
        (Some(number), _) => format!("question {number}"),
        (None, Some(asker)) => format!("the question from {asker}"),
        (None, None) if review.questions().len() == 1 => "the question".to_owned(),
        (None, None) => format!("the {} question", ordinal(review.derived.index(question.key).unwrap_or(0))),
    }
}

fn of_question(review: &Review, code: DoubtCode, key: Key) -> Option<Parts> {
    let at = review.derived.index(key)?;
    let question = review.questions().get(at)?;
    let name = question_name(review, question);
    let rows = review.derived.rows(Section::Question(key)).to_vec();
    let labels = review.derived.labels(key);
    let header = || if rows.is_empty() { labels.to_vec() } else { rows.clone() };
    Some(match code {
        DoubtCode::NoAnswerYet => no_answer(&name, key, header(), review),
        DoubtCode::SupplementariesOnly => supplementaries_only(&name, question, review),
        DoubtCode::AnswerElsewhere => {
            let answer = review.derived.rows(Section::Answer(key)).to_vec();
            let out = choice("Yes, and this sentence is no answer", assign(&answer, Target::Remainder));
            elsewhere(answer, vec![out])
        }
        DoubtCode::NumberGap => number_gap(review, question, at, labels.to_vec()),
        DoubtCode::DuplicateNumber => duplicate(question, key, labels.to_vec()),
        DoubtCode::AskerAfterQuestion => asker_after(question, key, &rows, labels),
        DoubtCode::PersonalData => personal(review, &name, key, question),
        _ => {
            let sentence = format!("Was {name} read as it should be?");
            (sentence, header(), vec![yes("Yes, keep it so"), remove(key)])
        }
    })
}

fn remove(key: Key) -> Choice {
    choice("No, this is not a question", vec![Edit::RemoveQuestion(key)])
}

fn elsewhere(rows: Vec<usize>, more: Vec<Choice>) -> Parts {
    let sentence = "The page says that answers are in another document. Keep the record without them?";
    let mut answers = vec![yes("Yes, keep it so")];
    answers.extend(more.into_iter().filter(|choice| !choice.edits.is_empty()));
    answers.push(yes("No, this does not speak of these answers"));
    (sentence.to_owned(), rows, answers)
}

fn no_answer(name: &str, key: Key, rows: Vec<usize>, review: &Review) -> Parts {
    let mut answers = vec![yes("Yes, it has no answer yet")];
    let last = rows.last().copied().filter(|&last| review.rows().get(last).is_some_and(|row| row.section().is_some()));
    if let Some(last) = last.filter(|_| paragraphs(review, &rows) > 1) {
        let edit = Edit::Assign { rows: last..last + 1, to: Target::Section(Section::Answer(key)) };
        answers.push(choice("No, its last paragraph is the answer", vec![edit]));
    }
    answers.push(remove(key));
    (format!("No answer to {name} was found. Keep it without one?"), rows, answers)
}

fn supplementaries_only(name: &str, question: &Question, review: &Review) -> Parts {
    let count = question.supplementaries.len();
    let found = if count == 1 { "a supplementary".to_owned() } else { format!("{count} supplementaries") };
    let first = question.supplementaries.first().map(|found| found.key);
    let sections = first.map(|key| (Section::Supplementary(key), Section::SupplementaryAnswer(key)));
    let (asked, answered) = sections.map_or((Vec::new(), Vec::new()), |(asked, answered)| {
        (review.derived.rows(asked).to_vec(), review.derived.rows(answered).to_vec())
    });
    let mut edits = assign(&asked, Target::Section(Section::Question(question.key)));
    edits.extend(assign(&answered, Target::Section(Section::Answer(question.key))));
    let mut answers = vec![yes("Yes, keep it so")];
    let is_free = review.derived.rows(Section::Question(question.key)).is_empty() && question.answer.is_none();
    if is_free && !edits.is_empty() {
        answers.push(choice("No, the first supplementary is the question itself", edits));
    }
    answers.push(remove(question.key));
    let sentence = format!("Only {found} to {name} stands on this page. Was the rest published elsewhere?");
    (sentence, asked.into_iter().chain(answered).collect(), answers)
}

fn number_gap(review: &Review, question: &Question, at: usize, rows: Vec<usize>) -> Parts {
    let number = question.number.as_deref().unwrap_or("");
    let earlier = review.questions().get(..at).into_iter().flatten();
    let sentence = match earlier.rev().find_map(|question| question.number.as_deref()) {
        Some(before) => format!("Question {number} follows question {before}. Does the page leave out those between?"),
        None => format!("The first question has the number {number}. Does the page leave out those before it?"),
    };
    let none = Edit::SetName { name: Name::Number(question.key), value: None };
    (sentence, rows, vec![yes("Yes, keep the numbers"), choice("No, this is not its number", vec![none])])
}

fn duplicate(question: &Question, key: Key, rows: Vec<usize>) -> Parts {
    let number = question.number.as_deref().unwrap_or("");
    let none = Edit::SetName { name: Name::Number(key), value: None };
    let answers = vec![
        yes("Yes, keep both as printed"),
        choice("No, this is not its number", vec![none]),
        choice("No, it goes on with what stands before it", vec![Edit::FoldQuestion(key)]),
    ];
    (format!("The number {number} is used twice. Is it so on the page?"), rows, answers)
}

fn asker_after(question: &Question, key: Key, rows: &[usize], labels: &[usize]) -> Parts {
    let asker = question.asker.as_deref().unwrap_or("");
    let after: Vec<usize> =
        labels.iter().copied().filter(|label| rows.first().is_some_and(|first| label > first)).take(1).collect();
    let mut edits = vec![Edit::SetName { name: Name::Asker(key), value: None }];
    edits.extend(assign(&after, Target::Section(Section::Question(key))));
    let answers = vec![yes("Yes, keep it so"), choice("No, it is part of the question", edits)];
    let place = if after.is_empty() { rows.to_vec() } else { after };
    (format!("“{asker}” stands after the words. Is that who asked them?"), place, answers)
}

fn personal(review: &Review, name: &str, key: Key, question: &Question) -> Parts {
    let found = personal_places(review, key, question);
    let mut rows: Vec<usize> = found.iter().map(|(row, _)| *row).collect();
    rows.dedup();
    let shown = found.first().and_then(|(row, range)| {
        let row = review.rows().get(*row)?;
        review.printed(row).get(range.clone())
    });
    let Some(first) = shown else {
        let sentence = format!("There may be a private address in {name}. Keep it as it is?");
        return (sentence, review.derived.labels(key).to_vec(), vec![yes("Yes, keep it")]);
    };
    let out = |(row, range): &(usize, Range<usize>)| Edit::LeaveOut { row: *row, range: range.clone() };
    let (sentence, it) = if found.len() == 1 {
        (format!("“{first}” looks like private details. Leave it out?"), "it")
    } else {
        (format!("“{first}” and {} more look like private details. Leave them out?", found.len() - 1), "them")
    };
    let answers = vec![
        choice(&format!("Yes, leave {it} out"), found.iter().rev().map(out).collect()),
        yes(&format!("No, keep {it}")),
    ];
    (sentence, rows, answers)
}

/// What looks private among the words and labels of a question, in order.
pub(super) fn personal_places(review: &Review, key: Key, question: &Question) -> Vec<(usize, Range<usize>)> {
    let supplementaries = question.supplementaries.iter();
    let sections =
        supplementaries.flat_map(|found| [Section::Supplementary(found.key), Section::SupplementaryAnswer(found.key)]);
    let sections = [Section::Question(key), Section::Answer(key)].into_iter().chain(sections);
    let words = sections.flat_map(|section| review.derived.rows(section));
    let mut rows: Vec<usize> = words.chain(review.derived.labels(key)).copied().collect();
    rows.sort_unstable();
    rows.into_iter().flat_map(|row| private_in(review, row).into_iter().map(move |range| (row, range))).collect()
}

/// What looks private in a row; in a label also an address without a postcode.
fn private_in(review: &Review, index: usize) -> Vec<Range<usize>> {
    let Some(row) = review.rows().get(index).filter(|row| !row.left_out) else { return Vec::new() };
    let found = minutes::personal_data(review.printed(row));
    if matches!(row.role, Role::Label(_)) && found.is_empty() {
        return minutes::address_in_label(review.printed(row)).into_iter().collect();
    }
    found
}
