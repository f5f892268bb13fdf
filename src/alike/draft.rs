//! A draft or a published question as texts to compare: the whole and its pieces.

use std::ops::Range;

use crate::citation::field_text;
use crate::id::BlockId;
use crate::question::{Block, Kind, Question, labels};
use crate::record::{Entry, Place};

/// What stands between two blocks.
const GAP: &str = "\n\n";

/// The writer's own words as one text. Quotations are left out: they are the words of the earlier answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftText {
    /// All of it.
    pub text: String,
    /// Its blocks in order.
    pub pieces: Vec<Piece>,
}

/// One block of a draft in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The block.
    pub block: BlockId,
    /// Its label as printed, "a." or "(i)"; empty for a paragraph.
    pub label: String,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// Whether a paragraph only introduces the quotation after it: "In response to a question from …, the PCC said:".
fn introduces(question: &Question, block: &Block) -> bool {
    let next = question.blocks.iter().skip_while(|other| other.id != block.id).nth(1);
    let is_quoted = next.is_some_and(|next| matches!(next.kind, Kind::Quotation(Some(_))));
    is_quoted && block.kind == Kind::Paragraph && block.text.trim_end().ends_with(':') && !block.text.contains('?')
}

impl DraftText {
    /// The text of a question that is being drafted.
    pub fn of(question: &Question) -> Self {
        let (mut text, mut pieces) = (String::new(), Vec::new());
        for (block, label) in question.blocks.iter().zip(labels(&question.blocks)) {
            if matches!(block.kind, Kind::Quotation(_)) || introduces(question, block) {
                continue;
            }
            if !text.is_empty() {
                text.push_str(GAP);
            }
            let start = text.len();
            text.push_str(&block.text);
            let label = label.map(|label| label.printed()).unwrap_or_default();
            pieces.push(Piece { block: block.id, label, range: start..text.len() });
        }
        Self { text, pieces }
    }

    /// One piece of a draft as a text of its own.
    pub(super) fn of_piece(draft: &Self, piece: &Piece) -> Self {
        let text = draft.words(piece).to_owned();
        let range = 0..text.len();
        Self { text, pieces: vec![Piece { range, ..piece.clone() }] }
    }

    /// The words of a piece.
    pub fn words(&self, piece: &Piece) -> &str {
        self.text.get(piece.range.clone()).unwrap_or_default()
    }

    /// Ranges of the text as ranges of the blocks' own texts; one that goes over two blocks becomes two.
    pub fn in_blocks(&self, ranges: &[Range<usize>]) -> Vec<(BlockId, Range<usize>)> {
        let mut found = Vec::new();
        for piece in &self.pieces {
            for range in ranges {
                let (start, end) = (range.start.max(piece.range.start), range.end.min(piece.range.end));
                if start < end {
                    found.push((piece.block, start - piece.range.start..end - piece.range.start));
                }
            }
        }
        found
    }
}

/// The text of a published question, and where its paragraphs and parts stand in it. The text is that of
/// [`field_text`], so that what is marked in it can be shown and quoted.
pub fn entry_text(entry: &Entry) -> (String, Vec<Range<usize>>) {
    let mut start = 0;
    let mut ranges = Vec::new();
    for paragraph in entry.paragraphs(Place::Question) {
        ranges.push(start..start + paragraph.len());
        start += paragraph.len() + GAP.len();
    }
    (field_text(entry, Place::Question), ranges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::QuestionId;
    use crate::question::{Block, Details};
    use uuid::Uuid;

    #[test]
    fn marks_of_the_text_are_marks_of_its_blocks() {
        let id = |number| BlockId(Uuid::from_u128(number));
        let block = |number, kind, text: &str| Block { id: id(number), kind, text: text.to_owned() };
        let blocks = vec![
            block(1, Kind::Paragraph, "Roads are bad."),
            block(2, Kind::Quotation(None), "They are good."),
            block(3, Kind::Part, "Why?"),
        ];
        let draft = DraftText::of(&Question { id: QuestionId(Uuid::nil()), details: Details::default(), blocks });
        assert_eq!(draft.text, "Roads are bad.\n\nWhy?");
        assert_eq!(draft.pieces.iter().map(|piece| piece.label.as_str()).collect::<Vec<_>>(), ["", "a."]);
        assert_eq!(draft.in_blocks(&[0..5, 10..19]), [(id(1), 0..5), (id(1), 10..14), (id(3), 0..3)]);
    }
}
