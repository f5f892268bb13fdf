//! The third step: the sequence of sections that best explains the page's paragraphs.
//!
//! A Viterbi search over few states: which section is open, and whether it has words yet. Each label adds
//! how sure it is; each step that pages seldom take costs. An answer without a label is one more step, paid
//! for by a gap, by grammar, and by the want of an answer.

mod steps;
mod unlabelled;

use super::evidence::Evidence;
use super::label::{Around, Label, Opens, labels};
use super::names;
use super::paragraph::Paragraph;
use steps::cost;

/// What is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Section {
    /// Nothing: before, between and after the questions.
    #[default]
    Outside,
    Question,
    Answer,
    Supplementary,
    SupplementaryAnswer,
}

/// What a paragraph is on the best path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// More of what is open.
    Words,
    /// It opens an answer by place or grammar alone.
    Unlabelled,
    /// The reading with this index among its labels.
    Labelled(usize),
}

/// One paragraph explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Explained {
    pub(super) step: Step,
    /// What is open after it.
    pub(super) section: Section,
    /// Every reading of the paragraph.
    pub(super) labels: Vec<Label>,
}

impl Explained {
    pub(super) fn label(&self) -> Option<&Label> {
        match self.step {
            Step::Labelled(index) => self.labels.get(index),
            _ => None,
        }
    }
}

/// A state: a section, and whether words stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) section: Section,
    pub(super) filled: bool,
}

pub(super) const STATES: [State; 9] = [
    State { section: Section::Outside, filled: true },
    State { section: Section::Question, filled: false },
    State { section: Section::Question, filled: true },
    State { section: Section::Answer, filled: false },
    State { section: Section::Answer, filled: true },
    State { section: Section::Supplementary, filled: false },
    State { section: Section::Supplementary, filled: true },
    State { section: Section::SupplementaryAnswer, filled: false },
    State { section: Section::SupplementaryAnswer, filled: true },
];

/// What the best path into a state has seen: where the open question's header stands, and who asks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// The paragraph and the reading that opened the question.
    pub(super) header: Option<(usize, usize)>,
    /// The reading that named the asker, if another did.
    pub(super) asker: Option<(usize, usize)>,
    pub(super) to: bool,
    pub(super) subject: bool,
    /// A header whose asker several questions share.
    pub(super) shared: Option<(usize, usize)>,
    /// Whether the page's documents list has begun.
    pub(super) ended: bool,
    /// How many paragraphs the open section has.
    pub(super) paragraphs: u16,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    score: i32,
    from: u8,
    step: CellStep,
    seen: Seen,
}

#[derive(Clone, Copy, Debug)]
enum CellStep {
    Words,
    Unlabelled,
    Labelled(usize),
}

/// A score that no path has.
const NEVER: i32 = i32::MIN / 2;

/// Everything that a step is weighed by.
pub(super) struct At<'a> {
    pub(super) index: usize,
    pub(super) paragraphs: &'a [Paragraph],
    pub(super) evidence: &'a Evidence,
    pub(super) labels: &'a [Vec<Label>],
}

impl At<'_> {
    pub(super) fn label(&self, at: (usize, usize)) -> Option<&Label> {
        self.labels.get(at.0)?.get(at.1)
    }

    /// Who asks the open question, as far as the path has seen.
    pub(super) fn asker(&self, seen: &Seen) -> Option<&str> {
        let named =
            |at: Option<(usize, usize)>| at.and_then(|at| self.label(at)).and_then(|label| label.who.as_deref());
        named(seen.asker).or_else(|| named(seen.header)).or_else(|| named(seen.shared))
    }

    /// Whether the label names the asker of the open question.
    pub(super) fn is_asker(&self, seen: &Seen, label: &Label) -> bool {
        match (self.asker(seen), label.who.as_deref()) {
            (Some(asker), Some(who)) => names::surname(asker) == names::surname(who),
            _ => false,
        }
    }
}

/// The best explanation of every paragraph.
pub(super) fn explain(paragraphs: &[Paragraph], evidence: &Evidence) -> Vec<Explained> {
    let labels: Vec<Vec<Label>> = (0..paragraphs.len()).map(|index| readings(paragraphs, evidence, index)).collect();
    let mut columns: Vec<[Cell; STATES.len()]> = Vec::with_capacity(paragraphs.len());
    let mut last = start();
    for index in 0..paragraphs.len() {
        let at = At { index, paragraphs, evidence, labels: &labels };
        last = column(&at, &last);
        columns.push(last);
    }
    walk_back(&columns, labels)
}

fn readings(paragraphs: &[Paragraph], evidence: &Evidence, index: usize) -> Vec<Label> {
    let Some(this) = paragraphs.get(index).filter(|_| !evidence.quoted.contains(&index)) else { return Vec::new() };
    labels(Around { index, this, next: paragraphs.get(index + 1), evidence })
}

fn start() -> [Cell; STATES.len()] {
    let mut cells = [Cell { score: NEVER, from: 0, step: CellStep::Words, seen: Seen::default() }; STATES.len()];
    if let Some(first) = cells.first_mut() {
        first.score = 0;
    }
    cells
}

fn column(at: &At<'_>, last: &[Cell; STATES.len()]) -> [Cell; STATES.len()] {
    let mut next = start();
    next.iter_mut().for_each(|cell| cell.score = NEVER);
    let readings = at.labels.get(at.index).map_or(&[][..], Vec::as_slice);
    for (from, cell) in last.iter().enumerate().filter(|(_, cell)| cell.score > NEVER) {
        let state = STATES.get(from).copied().unwrap_or(STATES[0]);
        offer(&mut next, from, cell, steps::words(at, state, &cell.seen), CellStep::Words);
        offer(&mut next, from, cell, unlabelled::opens(at, state, &cell.seen), CellStep::Unlabelled);
        for (index, label) in readings.iter().enumerate() {
            offer(&mut next, from, cell, cost(at, state, &cell.seen, index, label), CellStep::Labelled(index));
        }
    }
    next
}

/// Puts a step into the state it leads to, if no better path leads there.
fn offer(next: &mut [Cell; STATES.len()], from: usize, cell: &Cell, step: Option<(State, i32, Seen)>, kind: CellStep) {
    let Some((state, gain, seen)) = step else { return };
    let Some(to) = STATES.iter().position(|&known| known == state) else { return };
    let score = cell.score.saturating_add(gain);
    if let Some(best) = next.get_mut(to)
        && score > best.score
    {
        *best = Cell { score, from: u8::try_from(from).unwrap_or(0), step: kind, seen };
    }
}

fn walk_back(columns: &[[Cell; STATES.len()]], labels: Vec<Vec<Label>>) -> Vec<Explained> {
    let final_cost = |index: usize| steps::end(STATES.get(index).copied().unwrap_or(STATES[0]));
    let mut state = columns.last().map_or(0, |cells| {
        (0..cells.len())
            .max_by_key(|&index| cells.get(index).map_or(NEVER, |cell| cell.score + final_cost(index)))
            .unwrap_or(0)
    });
    let mut steps = Vec::with_capacity(columns.len());
    for cells in columns.iter().rev() {
        let Some(cell) = cells.get(state) else { break };
        let section = STATES.get(state).map_or(Section::Outside, |state| state.section);
        steps.push((cell.step, section));
        state = usize::from(cell.from);
    }
    steps.reverse();
    let step = |kind| match kind {
        CellStep::Words => Step::Words,
        CellStep::Unlabelled => Step::Unlabelled,
        CellStep::Labelled(index) => Step::Labelled(index),
    };
    steps
        .into_iter()
        .zip(labels)
        .map(|((kind, section), labels)| Explained { step: step(kind), section, labels })
        .collect()
}

/// Whether any paragraph belongs to a question.
pub(super) fn has_questions(explained: &[Explained]) -> bool {
    explained.iter().any(|explained| explained.section != Section::Outside)
}

/// Whether a label opens a question or a speech rather than describing one.
pub(super) fn opens_speech(opens: Opens) -> bool {
    matches!(opens, Opens::Question | Opens::Answer | Opens::Supplementary | Opens::SupplementaryAnswer)
}
