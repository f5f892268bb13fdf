//! Blocks as lines with their possible markers, and whether lines were wrapped by a machine.

use super::label::{Label, parse};
use crate::html::{TextBlock, TextKind};

/// One line of what was pasted.
pub(super) struct Line<'a> {
    /// The whole line without outer white space.
    pub(super) text: &'a str,
    /// The words after the marker; the whole line where a list gave the marker.
    pub(super) rest: &'a str,
    /// The marker, if the line has one, sure or not.
    pub(super) label: Option<Label>,
    pub(super) origin: Origin,
    /// A further line of a list item's paragraph.
    pub(super) continues_item: bool,
    /// Somebody else's words, with no marker that would make them a part.
    pub(super) is_quoted: bool,
    blank_before: bool,
    /// Its length in characters.
    width: usize,
}

/// What the line was in the source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Plain,
    Heading,
    /// An item of a list with the depth of the list; whether the list gave a marker.
    Item {
        depth: u8,
        marked: bool,
    },
}

impl<'a> Line<'a> {
    fn new(text: &'a str, block: &TextBlock, is_first: bool) -> Self {
        let (origin, given) = match &block.kind {
            TextKind::Heading(_) => (Origin::Heading, None),
            TextKind::ListItem { marker, depth } => {
                let given = marker.as_deref().filter(|_| is_first).map(Label::of_marker);
                (Origin::Item { depth: *depth, marked: given.is_some() }, given)
            }
            TextKind::Paragraph | TextKind::Cell => (Origin::Plain, None),
        };
        let continues_item = !is_first && matches!(origin, Origin::Item { .. });
        let read = if given.is_some() || continues_item || origin == Origin::Heading { None } else { parse(text) };
        let (label, rest) = read.map_or((given, text), |(label, rest)| (Some(label), rest));
        let blank_before = is_first && block.blank_lines_before > 0;
        let is_quoted = block.quoted && origin == Origin::Plain && label.is_none();
        Line { text, rest, label, origin, continues_item, is_quoted, blank_before, width: text.chars().count() }
    }

    /// The marker as it stood in the words; empty where a list gave it.
    pub(super) fn marker(&self) -> &'a str {
        self.text.strip_suffix(self.rest).unwrap_or_default().trim_end()
    }

    pub(super) fn is_heading(&self) -> bool {
        self.origin == Origin::Heading
    }
}

/// The lines of the blocks. A block's line breaks part its lines, and no line is empty.
pub(super) fn of(blocks: &[TextBlock]) -> Vec<Line<'_>> {
    blocks.iter().flat_map(lines_of).collect()
}

fn lines_of(block: &TextBlock) -> impl Iterator<Item = Line<'_>> {
    let lines = block.text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.enumerate().map(|(index, line)| Line::new(line, block, index == 0))
}

/// The width at which a mail program or a PDF wrapped the lines, in characters.
pub(super) struct Width(Option<usize>);

impl Width {
    /// Lines count as wrapped where one of them breaks off within a sentence, near the longest line's width.
    pub(super) fn of(lines: &[Line]) -> Self {
        let plain = lines.iter().filter(|line| line.origin == Origin::Plain && line.text.contains(' '));
        let width = plain.map(|line| line.width).max().filter(|width| (40..=130).contains(width));
        let breaks_off = |pair: &[Line]| match (pair, width) {
            ([first, second], Some(width)) => {
                may_join(first, second)
                    && second.label.is_none()
                    && flows(first, second)
                    && reaches(first, second, width, 85)
            }
            _ => false,
        };
        Width(width.filter(|_| lines.windows(2).any(breaks_off)))
    }

    /// Whether the second line only goes on with the first: its first word had no room there. A line that
    /// begins like a new sentence needs a fuller line before it, one that goes on within a sentence less.
    pub(super) fn is_wrapped(&self, first: &Line, second: &Line) -> bool {
        let Some(width) = self.0 else { return false };
        let share = match (flows(first, second), ends_sentence(first.text)) {
            (true, _) => 50,
            (false, false) => 80,
            (false, true) => 92,
        };
        may_join(first, second) && reaches(first, second, width, share)
    }
}

fn may_join(first: &Line, second: &Line) -> bool {
    let plain = |line: &Line| line.origin == Origin::Plain;
    plain(first) && plain(second) && !second.blank_before
}

/// Whether the sentence plainly goes on over the line's end.
fn flows(first: &Line, second: &Line) -> bool {
    !ends_sentence(first.text) && second.text.starts_with(char::is_lowercase)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['\'', '"', '’', '”', ')']).ends_with(['.', '?', '!', ':', ';', '…'])
}

/// Whether the first word of the second line would have reached over this share of the width, in hundredths.
fn reaches(first: &Line, second: &Line, width: usize, share: usize) -> bool {
    let word = second.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    (first.width + 1 + word) * 100 > width * share
}
