//! The first step: the page's blocks as paragraphs with their features.
//!
//! Pipes where table cells were part paragraphs, a number alone on its line joins what it numbers, and the
//! lines of a hard-wrapped text are joined again. No word is lost or made on the way.

mod exchange;
mod marker;
mod wrap;

use crate::html::{TextBlock, TextKind};

use super::scan::{find_phrase, is_space};
pub(crate) use marker::of as marker_of;
pub(super) use marker::{MarkerKind, bare};

/// One paragraph with what its place and type say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its words, with the printed marker if that was part of the text.
    pub(super) text: String,
    /// The number, letter or bullet before the words: bare, empty for a bullet.
    pub(super) marker: Option<String>,
    /// Where the words begin after the marker.
    pub(super) words_at: usize,
    /// How many blank lines stand before it.
    pub(super) gap: u8,
    /// Whether it is a heading of the page.
    pub(super) heading: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether it is the rest of the paragraph before it, parted from it by a later step.
    pub(super) goes_on: bool,
}

impl Paragraph {
    /// The words after the marker.
    pub(super) fn words(&self) -> &str {
        self.text.get(self.words_at..).unwrap_or("")
    }

    /// The words after a place in the text.
    pub(super) fn from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or("")
    }

    pub(super) fn is_bullet(&self) -> bool {
        self.marker.as_deref() == Some("")
    }
}

/// The paragraphs of a page.
pub(super) fn paragraphs(blocks: &[TextBlock]) -> Vec<Paragraph> {
    let mut lines: Vec<Paragraph> = Vec::with_capacity(blocks.len());
    for block in blocks {
        part(block, &mut lines);
    }
    exchange::part(join_lone_numbers(wrap::unwrap(lines)))
}

/// Parts a block at its line breaks, at pipes and at a "Minutes:" within it.
fn part(block: &TextBlock, lines: &mut Vec<Paragraph>) {
    let mut gap = block.blank_lines_before;
    let mut first = true;
    for line in block.text.split('\n') {
        for cell in cells(line).into_iter().flat_map(at_minutes) {
            let text = cell.trim_matches(is_space);
            if !text.is_empty() {
                lines.push(paragraph(text, block, std::mem::take(&mut gap), std::mem::take(&mut first)));
            }
        }
    }
}

fn paragraph(text: &str, block: &TextBlock, gap: u8, first: bool) -> Paragraph {
    let (mut marker, words_at) = marker::of(text);
    if let TextKind::ListItem { marker: Some(item), .. } = &block.kind
        && first
        && (marker.is_none() || words_at == 0)
    {
        marker = Some(bare(item));
    }
    Paragraph {
        text: text.to_owned(),
        marker,
        words_at,
        gap,
        heading: matches!(block.kind, TextKind::Heading(_)),
        bold: block.bold,
        italic: block.italic,
        goes_on: false,
    }
}

/// The cells of a line where a table was flattened with pipes.
fn cells(line: &str) -> Vec<&str> {
    if line.contains('|') { line.split('|').collect() } else { vec![line] }
}

/// A heading that ran into the paragraph before it: "To receive questions. Minutes: None."
fn at_minutes(cell: &str) -> Vec<&str> {
    const LABEL: &str = "Minutes:";
    let found = cell.find(LABEL).filter(|_| find_phrase(cell, "minutes:").is_some());
    match found.and_then(|at| Some((cell.get(..at)?, cell.get(at..at + LABEL.len())?, cell.get(at + LABEL.len()..)?))) {
        Some((before, label, after)) => vec![before, label, after],
        None => vec![cell],
    }
}

/// A number or letter alone on its line belongs to the line after it.
fn join_lone_numbers(lines: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut joined: Vec<Paragraph> = Vec::with_capacity(lines.len());
    for line in lines {
        match joined.last_mut() {
            Some(last)
                if last.marker.is_none() && !line.heading && line.marker.is_none() && marker::is_lone(&last.text) =>
            {
                last.marker = Some(bare(&last.text));
                last.text.push(' ');
                last.words_at = last.text.len();
                last.text.push_str(&line.text);
                last.bold = line.bold;
                last.italic = line.italic;
            }
            _ => joined.push(line),
        }
    }
    joined
}
