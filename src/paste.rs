//! Pasted content becomes structure: an opening, parts, sub-parts, quotations, closing paragraphs.
//!
//! It works on blocks of words, so that HTML and plain text go one way. A marker counts only as one of a
//! run ("a." is a part where a "b." follows), because names, years and clauses look like markers too; what
//! is not sure stays a paragraph with all its words.

mod inline;
mod label;
mod lines;
mod quotation;
mod series;

use serde::{Deserialize, Serialize};

use crate::html::{TextBlock, blocks_of_text};
use lines::{Line, Width};
use series::Series;

/// One block of a question, as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastedBlock {
    /// What it becomes.
    pub kind: PastedKind,
    /// Its words, without the marker or the quotation marks that became structure. A quotation's
    /// paragraphs are parted by line breaks.
    pub text: String,
}

/// What a pasted block becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PastedKind {
    /// Plain words.
    Paragraph,
    /// A lettered part, whatever its marker was.
    Part,
    /// A piece of the part before it.
    SubPart,
    /// A paragraph wholly in quotation marks, which are left out since the app prints them, or one that its source
    /// has as a quotation.
    Quotation,
}

/// The blocks of a question with their structure. No word is lost: only markers that became structure
/// and the marks around a quotation are left out. One line without a marker is one paragraph.
pub fn structure(blocks: &[TextBlock]) -> Vec<PastedBlock> {
    pieces(blocks).into_iter().map(|piece| PastedBlock { kind: piece.kind, text: piece.text }).collect()
}

/// Paste as plain text: every line is a paragraph, and nothing is guessed.
pub fn plain(text: &str) -> Vec<PastedBlock> {
    let paragraph = |block: TextBlock| PastedBlock { kind: PastedKind::Paragraph, text: block.text };
    blocks_of_text(text).into_iter().map(paragraph).collect()
}

/// A pasted block with what was taken out of its text, so that a test can put it back.
struct Piece {
    kind: PastedKind,
    text: String,
    /// What was taken out, and before which byte of the text it stood.
    taken: Vec<(usize, String)>,
}

impl Piece {
    fn new(kind: PastedKind, text: &str, taken: &str) -> Self {
        let taken = if taken.is_empty() { Vec::new() } else { vec![(0, taken.to_owned())] };
        Piece { kind, text: text.to_owned(), taken }
    }

    /// Adds a further line. A hyphen at the line's end keeps its word together.
    fn join(&mut self, line: &str) {
        let hyphened = self.text.ends_with('-') && !self.text.ends_with(" -") && line.starts_with(char::is_lowercase);
        if !self.text.is_empty() && !hyphened {
            self.text.push(' ');
        }
        self.text.push_str(line);
    }
}

fn pieces(blocks: &[TextBlock]) -> Vec<Piece> {
    let lines = lines::of(blocks);
    let paragraphs = joined(&lines).into_iter().map(keep_bare_marker).flat_map(inline::split).collect();
    quotation::found(paragraphs)
}

/// The lines with their markers read, and wrapped lines put together again.
fn joined(lines: &[Line]) -> Vec<Piece> {
    let width = Width::of(lines);
    let mut series = Series::new(lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<&Line> = None;
    for (index, line) in lines.iter().enumerate() {
        if line.is_quoted {
            series.interrupt(line);
            quote(&mut pieces, before, line);
        } else if let Some(kind) = series.read(index) {
            pieces.push(Piece::new(kind, line.rest, line.marker()));
        } else if let Some(piece) = pieces.last_mut().filter(|piece| goes_on(piece, before, line, &width)) {
            piece.join(line.text);
        } else {
            series.interrupt(line);
            pieces.push(Piece::new(PastedKind::Paragraph, line.text, ""));
        }
        before = Some(line);
    }
    pieces
}

/// Whether a line without a marker belongs to the piece before it.
fn goes_on(piece: &Piece, before: Option<&Line>, line: &Line, width: &Width) -> bool {
    if piece.kind == PastedKind::Quotation {
        return false;
    }
    let marker_alone = piece.text.is_empty() && !line.is_heading();
    marker_alone || before.is_some_and(|before| line.continues_item || width.is_wrapped(before, line))
}

/// Adds a quoted line: to the quotation before it, or as one of its own.
fn quote(pieces: &mut Vec<Piece>, before: Option<&Line>, line: &Line) {
    match pieces.last_mut().filter(|_| before.is_some_and(|before| before.is_quoted)) {
        Some(quotation) => {
            quotation.text.push('\n');
            quotation.text.push_str(line.text);
        }
        None => pieces.push(Piece::new(PastedKind::Quotation, line.text, "")),
    }
}

/// A marker that no words followed stays as the words that it is.
fn keep_bare_marker(piece: Piece) -> Piece {
    match piece.taken.first() {
        Some((_, marker)) if piece.text.is_empty() => Piece::new(PastedKind::Paragraph, marker, ""),
        _ => piece,
    }
}

#[cfg(test)]
mod tests;
