//! The lines that a paper of the data shows, each with what it belongs to.

use super::{Fact, key};
use crate::document::{Document, Facts, Line, LineKind, Sent, paragraphs};
use crate::paste::PastedKind;
use crate::question::{Draft, Question};

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

pub(super) fn lines(drafts: &[Draft], sent: &Sent, facts: Facts) -> Vec<Expected> {
    let questions: Vec<&Question> = drafts.iter().map(|draft| &draft.question).collect();
    let mut lines = Vec::new();
    if questions.len() != 1 {
        let title = Document::sent(&questions, sent).lines(facts).into_iter().next();
        lines.extend(title.map(|line| expected(0, Owner::Nothing, line)));
    }
    for (index, question) in questions.iter().enumerate() {
        let paper = Document::sent(&[question], sent).lines(facts);
        let owners = owners(question, &paper);
        lines.extend(paper.into_iter().zip(owners).map(|(line, owner)| expected(index, owner, line)));
    }
    lines.retain(|line| !line.key.is_empty());
    lines
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
        "To" => Some(Fact::AskedOf),
        "Ward or division" => Some(Fact::Ward),
        _ => None,
    }
}
