//! The lines that a paper of the data shows, each with what it belongs to.

use super::{Fact, key};
use crate::document::{Document, Facts, Line, LineKind, Sent, paragraphs};
use crate::export::paper;
use crate::paste::PastedKind;
use crate::question::Question;
use crate::submission::Submission;

/// A line of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expected {
    /// Which of the drafts.
    pub(super) draft: usize,
    pub(super) owner: Owner,
    /// What the line says, without its label.
    pub(super) text: String,
    pub(super) key: String,
    /// What it is; `None` where it is all the same.
    pub(super) kind: Option<PastedKind>,
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Fact(Fact),
    /// The block at this place.
    Block(usize),
    Nothing,
}

pub(super) fn lines(submission: &Submission, facts: Facts) -> Vec<Expected> {
    let paper = paper(submission).lines(facts);
    let sent = Sent { at: submission.made_at, reference: submission.reference() };
    let several = submission.drafts.len() != 1;
    let mut owners = vec![(0, Owner::Nothing); usize::from(several)];
    for (index, draft) in submission.drafts.iter().enumerate() {
        let lines = Document::sent(&[&draft.question], &sent).lines(facts);
        owners.extend(self::owners(&draft.question, &lines).into_iter().map(|owner| (index, owner)));
    }
    // What is told to the clerk beside the questions follows them.
    let last = submission.drafts.len().saturating_sub(1);
    let owners = owners.into_iter().chain(std::iter::repeat((last, Owner::Nothing)));
    let lines = paper.into_iter().zip(owners).map(|(line, (draft, owner))| expected(draft, owner, line));
    lines.filter(|line| !line.key.is_empty()).collect()
}

fn expected(draft: usize, owner: Owner, line: Line) -> Expected {
    let kind = match line.kind {
        LineKind::Part(_) if line.label.is_empty() => Some(PastedKind::Paragraph),
        LineKind::Part(0) => Some(PastedKind::Part),
        LineKind::Part(_) => Some(PastedKind::SubPart),
        LineKind::Paragraph => Some(PastedKind::Paragraph),
        _ => None,
    };
    Expected { draft, owner, key: key(&line.text), text: line.text, kind }
}

/// What each line of a question's paper belongs to. The paper keeps every paragraph of every block in order.
fn owners(question: &Question, lines: &[Line]) -> Vec<Owner> {
    let places = question.blocks.iter().enumerate();
    let mut words = places.flat_map(|(place, block)| paragraphs(&block.text).into_iter().map(move |_| place));
    let mut heading = Some(Fact::Asker);
    let mut name = "";
    let mut owners = Vec::with_capacity(lines.len());
    for line in lines {
        owners.push(match line.kind {
            LineKind::Heading => heading.replace(Fact::Subject).map_or(Owner::Nothing, Owner::Fact),
            LineKind::FactName => {
                name = &line.text;
                Owner::Nothing
            }
            LineKind::Fact => {
                let name = if name.is_empty() { line.text.split(':').next().unwrap_or_default() } else { name };
                of_fact(name).map_or(Owner::Nothing, Owner::Fact)
            }
            LineKind::Source => Owner::Nothing,
            _ if line.text.is_empty() => Owner::Nothing,
            _ => words.next().map_or(Owner::Nothing, Owner::Block),
        });
    }
    owners
}

fn of_fact(name: &str) -> Option<Fact> {
    match name {
        "Body" => Some(Fact::Body),
        "Meeting" => Some(Fact::Meeting),
        "To" => Some(Fact::AskedOf),
        "Ward or division" => Some(Fact::Ward),
        _ => None,
    }
}
