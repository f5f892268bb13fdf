//! Which markers are parts: those that run in order, at one level or beneath another.

use super::PastedKind;
use super::label::{Label, Punctuation, Reading};
use super::lines::{Line, Origin};

/// How many markers ahead the next of a run is looked for, which keeps the reading linear.
const LOOK_AHEAD: usize = 64;

/// How many runs that another has cut off are remembered.
const REMEMBERED: usize = 8;

/// The runs of markers that are open at a line, from the outermost in.
pub(super) struct Series<'a> {
    lines: &'a [Line<'a>],
    /// The lines that have a marker, and how many of them have been passed.
    labelled: Vec<usize>,
    passed: usize,
    open: Vec<Reading>,
    /// The last markers of runs that another run cut off; the latest is the last.
    cut_off: Vec<Reading>,
    /// The depth of the list items that are parts.
    base: Option<u8>,
    /// Whether the innermost run was opened by the depth of its list.
    nested: bool,
    /// Whether the line before belongs to a part.
    adjacent: bool,
    /// Whether the line before ends with a colon.
    after_colon: bool,
}

impl<'a> Series<'a> {
    pub(super) fn new(lines: &'a [Line<'a>]) -> Self {
        let has_label = |(index, line): (usize, &Line)| line.label.map(|_| index);
        let labelled = lines.iter().enumerate().filter_map(has_label).collect();
        let (open, cut_off) = (Vec::new(), Vec::new());
        Series {
            lines,
            labelled,
            passed: 0,
            open,
            cut_off,
            base: None,
            nested: false,
            adjacent: false,
            after_colon: false,
        }
    }

    /// What the line is, if it is a part. Lines are to be read in order, each once.
    pub(super) fn read(&mut self, index: usize) -> Option<PastedKind> {
        let line = self.lines.get(index)?;
        let label = line.label?;
        self.passed += 1;
        let level = match line.origin {
            Origin::Item { depth, marked: true } => self.item(label, depth),
            _ => self.line(label)?,
        };
        self.adjacent = true;
        Some(if level == 0 { PastedKind::Part } else { PastedKind::SubPart })
    }

    /// A paragraph that is no part stands between.
    pub(super) fn interrupt(&mut self, line: &Line) {
        self.adjacent = false;
        self.after_colon = line.text.ends_with(':');
        if !matches!(line.origin, Origin::Item { .. }) {
            self.base = None;
        }
    }

    /// The level of a list's item: its depth tells, and among items of one depth their markers.
    fn item(&mut self, label: Label, depth: u8) -> usize {
        let base = *self.base.get_or_insert(depth);
        self.base = Some(base.min(depth));
        if depth > base {
            self.open.truncate(1);
            self.open.push(label.first);
            self.nested = true;
            return 1;
        }
        match (depth < base, std::mem::take(&mut self.nested)) {
            (true, _) => self.open.clear(),
            (false, true) => self.open.truncate(1),
            (false, false) => {}
        }
        self.next(label).unwrap_or_else(|| self.begin(self.first(label).unwrap_or(label.first)))
    }

    /// The level of a marker in the words, if it is one of a run.
    fn line(&mut self, label: Label) -> Option<usize> {
        if let Some(level) = self.next(label) {
            return Some(level);
        }
        let begun = self.first(label).filter(|&reading| self.is_sure(reading));
        let reading = begun.or_else(|| self.resumed(label)).or_else(|| self.middle(label))?;
        Some(self.begin(reading))
    }

    /// The level at which the marker is the next of an open run; the innermost is asked first.
    fn next(&mut self, label: Label) -> Option<usize> {
        let follows = |open: &Reading| label.readings().find(|&reading| is_next(*open, reading));
        let (level, reading) =
            self.open.iter().enumerate().rev().find_map(|(level, open)| Some((level, follows(open)?)))?;
        // "i." after "h." is the letter, unless "ii." follows.
        if self.first(label).is_some_and(|first| first.kind != reading.kind && self.has_next(first)) {
            return None;
        }
        self.open.truncate(level);
        self.open.push(reading);
        Some(level)
    }

    /// The reading by which the marker is the first of a run.
    fn first(&self, label: Label) -> Option<Reading> {
        label.readings().find(|reading| reading.value == 1 || reading.is_bullet())
    }

    /// A run that goes on after another cut it off: "(3)" after "(2)" and a list of its own.
    fn resumed(&self, label: Label) -> Option<Reading> {
        let follows =
            |last: Reading, next: Reading| !next.is_bullet() && next.is_like(last) && next.value == last.value + 1;
        self.cut_off.iter().rev().find_map(|&last| label.readings().find(|&next| follows(last, next)))
    }

    /// A run that was copied from its middle: "c." where "d." follows, with nothing before. Capitals are
    /// more likely to be names: "P. Smith", "Q. Jones".
    fn middle(&self, label: Label) -> Option<Reading> {
        let may_be = |reading: Reading| !reading.is_bullet() && !reading.is_capital() && self.has_next(reading);
        label.readings().find(|&reading| self.open.is_empty() && may_be(reading))
    }

    fn is_sure(&self, reading: Reading) -> bool {
        let beneath = self.adjacent && !self.open.is_empty() && reading.punctuation != Punctuation::Dot;
        reading.is_plain_bullet()
            || (reading.is_bullet() && self.after_colon && !self.adjacent)
            || (beneath && !reading.is_capital())
            || self.has_next(reading)
    }

    /// Whether the next marker of the run stands ahead, before the same marker comes again.
    fn has_next(&self, reading: Reading) -> bool {
        let ahead = self.labelled.iter().skip(self.passed).take(LOOK_AHEAD);
        let labels = ahead.filter_map(|&index| self.lines.get(index)?.label);
        let found = labels.flat_map(Label::readings).find(|&other| {
            other.is_like(reading) && (other.value == reading.value || other.value == reading.value + 1)
        });
        found.is_some_and(|other| reading.is_bullet() || other.value == reading.value + 1)
    }

    /// Begins a run: again at the level of one of its kind, beneath a part, or anew.
    fn begin(&mut self, reading: Reading) -> usize {
        let level = match self.open.iter().position(|&open| open.is_like(reading)) {
            Some(level) => level,
            None if self.adjacent => self.open.len(),
            None => 0,
        };
        let forgotten = self.open.drain(level..);
        self.cut_off.extend(forgotten);
        self.cut_off.drain(..self.cut_off.len().saturating_sub(REMEMBERED));
        self.open.push(reading);
        level
    }
}

/// Whether the second marker follows the first in one list; one left out is forgiven.
fn is_next(first: Reading, second: Reading) -> bool {
    first.is_like(second) && (second.is_bullet() || second.value == first.value + 1 || second.value == first.value + 2)
}
