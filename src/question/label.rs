//! The letters of parts. They come from the order alone, so nothing can be numbered wrongly.

use super::{Block, Kind};

/// The label that a part shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Whether it is a part or a piece of one.
    pub level: Level,
    /// Bare: "a", "bb", "iv".
    pub text: String,
}

/// How deep a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// a, b, c.
    Part,
    /// i, ii, iii beneath the part before it.
    SubPart,
}

impl Label {
    /// As the paper prints it: "a." or "(i)".
    pub fn printed(&self) -> String {
        match self.level {
            Level::Part => format!("{}.", self.text),
            Level::SubPart => format!("({})", self.text),
        }
    }
}

impl Block {
    /// What it is called with its label: "Opening", "Part b", "Sub-part ii". Only the first block is an opening.
    pub fn name(&self, is_first: bool, label: Option<&Label>) -> String {
        match (label, &self.kind) {
            (Some(Label { level: Level::Part, text }), _) => format!("Part {text}"),
            (Some(Label { level: Level::SubPart, text }), _) => format!("Sub-part {text}"),
            (None, Kind::Quotation(_)) => "Quotation".to_owned(),
            (None, _) if is_first => "Opening".to_owned(),
            (None, _) => "Paragraph".to_owned(),
        }
    }
}

/// The label of each block, in order. A sub-part with no part before it is lettered as a part.
pub fn labels(blocks: &[Block]) -> Vec<Option<Label>> {
    let (mut parts, mut sub_parts) = (0, 0);
    let mut label = |block: &Block| match block.kind {
        Kind::SubPart if parts > 0 => {
            sub_parts += 1;
            Some(Label { level: Level::SubPart, text: roman(sub_parts) })
        }
        Kind::Part | Kind::SubPart => {
            parts += 1;
            sub_parts = 0;
            Some(Label { level: Level::Part, text: letters(parts) })
        }
        Kind::Paragraph | Kind::Quotation(_) => None,
    };
    blocks.iter().map(&mut label).collect()
}

/// 1 is a, 26 is z, 27 is aa, 28 is bb: word processors go on in this way, and the paper is theirs too.
fn letters(number: usize) -> String {
    let place = number.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(place % 26).unwrap_or(0));
    std::iter::repeat_n(letter, place / 26 + 1).collect()
}

const NUMERALS: [(usize, &str); 9] =
    [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

fn roman(mut number: usize) -> String {
    let mut numeral = String::new();
    for (value, letters) in NUMERALS {
        while number >= value {
            numeral.push_str(letters);
            number -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::BlockId;
    use uuid::Uuid;

    fn check(kinds: &str, expected: &str) {
        let block = |(index, kind)| Block {
            id: BlockId(Uuid::from_u128(index as u128)),
            kind: match kind {
                'p' => Kind::Part,
                's' => Kind::SubPart,
                'q' => Kind::Quotation(None),
                _ => Kind::Paragraph,
            },
            text: String::new(),
        };
        let blocks: Vec<Block> = kinds.chars().enumerate().map(block).collect();
        let shown: Vec<String> =
            labels(&blocks).iter().map(|label| label.as_ref().map_or("-".to_owned(), Label::printed)).collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn parts_take_their_letters_from_their_order() {
        check("-pp-p", "- a. b. - c.");
        check("pssps", "a. (i) (ii) b. (i)");
        check("pq-s", "a. - - (i)");
    }

    #[test]
    fn a_sub_part_with_no_part_before_it_is_lettered_as_a_part() {
        check("-ss", "- a. (i)");
    }

    #[test]
    fn letters_go_on_after_z_and_numerals_after_nine() {
        assert_eq!([1, 26, 27, 52, 53, 78, 79].map(letters), ["a", "z", "aa", "zz", "aaa", "zzz", "aaaa"]);
        assert_eq!([1, 4, 9, 14, 49, 90, 101].map(roman), ["i", "iv", "ix", "xiv", "xlix", "xc", "ci"]);
    }
}
