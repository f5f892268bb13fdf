//! Pairs of lines gathered into differences, block by block.

use super::align::Pair;
use super::expected::{Expected, Owner};
use super::{At, Difference, Fact, Seen, read_meeting, typed_label};
use crate::document::paragraphs;
use crate::paste::PastedKind;
use crate::question::{Draft, Kind};

/// What the lines of one block have become.
struct Told {
    draft: usize,
    /// The block's place; `None` for a new paragraph.
    block: Option<usize>,
    /// The block that stands before; only asked for where it is new.
    after: Option<usize>,
    kind: PastedKind,
    lines: Vec<String>,
    is_changed: bool,
}

struct Gatherer<'a> {
    drafts: &'a [Draft],
    draft: usize,
    told: Vec<Told>,
    found: Vec<Difference>,
    /// The block whose lines came last, and those of its paragraphs that are still to come.
    last: Option<usize>,
    rest: std::vec::IntoIter<String>,
}

pub(super) fn differences(drafts: &[Draft], expected: &[Expected], shown: &[Seen], pairs: &[Pair]) -> Vec<Difference> {
    let rest = Vec::new().into_iter();
    let mut gatherer = Gatherer { drafts, draft: 0, told: Vec::new(), found: Vec::new(), last: None, rest };
    for (old, new) in pairs {
        match (old.and_then(|at| expected.get(at)), new.and_then(|at| shown.get(at))) {
            (Some(line), seen) => gatherer.line(line, seen),
            (None, Some(seen)) => gatherer.new_line(seen),
            (None, None) => {}
        }
    }
    gatherer.settle();
    gatherer.found
}

impl Gatherer<'_> {
    fn line(&mut self, line: &Expected, seen: Option<&Seen>) {
        if line.draft != self.draft {
            self.settle();
            (self.draft, self.last) = (line.draft, None);
        }
        match line.owner {
            Owner::Block(block) => self.of_block(block, line, seen),
            owner => self.of_none(owner, line, seen),
        }
    }

    fn of_block(&mut self, block: usize, line: &Expected, seen: Option<&Seen>) {
        let is_first = self.last != Some(block);
        if is_first {
            self.begin(block);
        } else {
            self.join_new_lines();
        }
        let original = self.rest.next();
        let Some(told) = self.told.last_mut() else { return };
        // Whoever wrote a letter in a paragraph's words left it a paragraph.
        let written = seen.and_then(|seen| seen.typed.as_ref()).filter(|_| typed_label(&line.text).is_some());
        match seen {
            Some(seen) if seen.key == line.key => told.lines.extend(original),
            Some(seen) => {
                told.is_changed = true;
                told.lines.push(written.unwrap_or(&seen.text).clone());
            }
            None => told.is_changed = true,
        }
        let is_quotation = told.kind == PastedKind::Quotation;
        if let (Some(seen), Some(kind)) = (seen.filter(|_| is_first && !is_quotation && written.is_none()), line.kind)
            && seen.kind != kind
        {
            told.is_changed = true;
            told.kind = seen.kind;
        }
    }

    fn begin(&mut self, block: usize) {
        let found = self.drafts.get(self.draft).and_then(|draft| draft.question.blocks.get(block));
        self.rest = found.map(|found| paragraphs(&found.text)).unwrap_or_default().into_iter();
        self.last = Some(block);
        let (draft, kind) = (self.draft, self.kind_of(block));
        self.told.push(Told { draft, block: Some(block), after: None, kind, lines: Vec::new(), is_changed: false });
    }

    /// New paragraphs between two of one block belong to it.
    fn join_new_lines(&mut self) {
        let Some(at) = self.told.iter().rposition(|told| told.block.is_some()) else { return };
        let between: Vec<Told> = self.told.drain(at + 1..).collect();
        if let Some(told) = self.told.last_mut() {
            told.is_changed |= !between.is_empty();
            told.lines.extend(between.into_iter().flat_map(|new| new.lines));
        }
    }

    fn kind_of(&self, block: usize) -> PastedKind {
        let block = self.drafts.get(self.draft).and_then(|draft| draft.question.blocks.get(block));
        match block.map(|block| &block.kind) {
            Some(Kind::Part) => PastedKind::Part,
            Some(Kind::SubPart) => PastedKind::SubPart,
            Some(Kind::Quotation(_)) => PastedKind::Quotation,
            Some(Kind::Paragraph) | None => PastedKind::Paragraph,
        }
    }

    /// A line of a detail, or of nothing. A line that a clerk numbered still names the same asker.
    fn of_none(&mut self, owner: Owner, line: &Expected, seen: Option<&Seen>) {
        if seen.is_some_and(|seen| seen.key == line.key) {
            return;
        }
        self.settle();
        let text = seen.map(|seen| seen.text.clone());
        let fact = if let Owner::Fact(fact) = owner { told_fact(fact, &line.text, text.as_deref()) } else { None };
        let draft = self.draft;
        self.found.push(match (owner, fact) {
            (Owner::Fact(fact), Some((data, text))) if text.as_ref() != Some(&data) => {
                Difference { draft, at: At::Fact(fact), data: Some(data), text }
            }
            _ => Difference { draft, at: At::Elsewhere, data: Some(line.text.clone()), text },
        });
    }

    fn new_line(&mut self, seen: &Seen) {
        let (lines, kind) = (vec![seen.text.clone()], seen.kind);
        self.told.push(Told { draft: self.draft, block: None, after: self.last, kind, lines, is_changed: true });
    }

    /// Tells of the blocks so far.
    fn settle(&mut self) {
        let told = std::mem::take(&mut self.told);
        for told in told.into_iter().filter(|told| told.is_changed) {
            let question = self.drafts.get(told.draft).map(|draft| &draft.question);
            let block = |place: usize| question.and_then(|question| question.blocks.get(place));
            let text = (!told.lines.is_empty()).then(|| told.lines.join("\n"));
            let (draft, kind) = (told.draft, told.kind);
            self.found.push(match told.block.and_then(block) {
                Some(found) => {
                    Difference { draft, at: At::Block { id: found.id, kind }, data: Some(found.text.clone()), text }
                }
                None => {
                    let after = told.after.and_then(block).map(|block| block.id);
                    Difference { draft, at: At::New { after, kind }, data: None, text }
                }
            });
        }
    }
}

/// A detail's value in the data and in the text, which may have it no more; `None` if the line does not have its form
/// any more.
fn told_fact(fact: Fact, line: &str, text: Option<&str>) -> Option<(String, Option<String>)> {
    let value = |line: &str| match fact {
        Fact::Asker => line.split_once("from ").map(|(_, name)| name.trim().to_owned()),
        Fact::Subject => Some(line.trim().to_owned()),
        Fact::Body | Fact::Meeting | Fact::AskedOf | Fact::Ward => {
            let names = ["Body:", "Meeting:", "To:", "Ward or division:"];
            let bare = names.iter().find_map(|name| line.trim().strip_prefix(name));
            Some(bare.unwrap_or(line).trim().to_owned())
        }
    };
    let data = value(line)?;
    let Some(text) = text else { return Some((data, None)) };
    let text = value(text)?;
    let is_readable = fact != Fact::Meeting || read_meeting(&text).is_some();
    is_readable.then_some((data, Some(text)))
}
