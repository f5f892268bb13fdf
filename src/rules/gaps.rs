//! Gaps that were to be filled in: "[…]", "[date]", "xx", a row of underscores.

use super::reading::{is_among, own_blocks};
use super::{Checking, Finding, Report, Severity};

/// Words in square brackets that stand for others.
const STANDING_IN: &[&str] = &[
    "insert", "add", "name", "date", "number", "figure", "amount", "details", "place", "street", "tbc", "tba", "check",
    "source",
];

/// More than this many bytes between brackets are no gap but a remark.
const LONGEST: usize = 60;

/// More gaps than this in one block are a form and not a question.
const MOST: usize = 12;

pub(super) fn check(checking: &Checking, report: &mut Report) {
    for block in own_blocks(&checking.draft.question) {
        for range in gaps(&block.text) {
            let words = block.text.get(range.0..range.1).unwrap_or_default();
            let sentence = format!("“{words}” looks like a gap that is still to be filled in.");
            report.find(Finding::new("gap", Severity::ShouldKnow, sentence).in_block(block.id, &block.text, range));
        }
    }
}

/// The first gaps, in order.
fn gaps(text: &str) -> Vec<(usize, usize)> {
    let mut found = bracketed(text);
    let bare = text.split_whitespace().filter_map(|piece| {
        let at = piece.as_ptr() as usize - text.as_ptr() as usize;
        let bare =
            piece.trim_matches(|mark: char| matches!(mark, '.' | ',' | ';' | ':' | '?' | '!' | '(' | ')' | '£' | '%'));
        let start = at + (bare.as_ptr() as usize - piece.as_ptr() as usize);
        (is_gap(bare) || bare == "TBC" || bare == "TBA").then_some((start, start + bare.len()))
    });
    found.extend(bare);
    found.sort_unstable();
    found.truncate(MOST);
    found
}

/// "xx" and longer, or underscores. Capitals may be a numeral.
fn is_gap(piece: &str) -> bool {
    let all = |mark: char, least: usize| piece.len() >= least && piece.chars().all(|other| other == mark);
    all('x', 2) || all('X', 4) || all('_', 2)
}

/// Square brackets around nothing, dots, or a word that stands for another. Between quotation marks
/// dots in brackets stand for words left out. The text is read once, however many brackets it has.
fn bracketed(text: &str) -> Vec<(usize, usize)> {
    let (mut from, mut quotes, mut found) = (0, Quotes::default(), Vec::new());
    while let Some(open) = text[from..].find('[').map(|at| from + at) {
        quotes.read(&text[from..open]);
        from = open + 1;
        let rest = &text[from..];
        let near = &rest[..rest.floor_char_boundary(LONGEST)];
        let Some(length) = near.find([']', '[']).filter(|at| near[*at..].starts_with(']')) else { continue };
        let inside = near[..length].trim();
        let dots = inside.chars().all(|mark| matches!(mark, '.' | '…' | '_' | ' ' | '?' | 'x' | 'X'));
        let first = inside.split_whitespace().next().unwrap_or_default();
        if (dots && !quotes.are_open()) || is_among(first, STANDING_IN) {
            found.push((open, from + length + 1));
        }
    }
    found
}

/// How many quotation marks of each kind stood before. Apostrophes look like closing single marks, so
/// each kind is counted for itself.
#[derive(Default)]
struct Quotes {
    double: (usize, usize),
    single: (usize, usize),
    straight: usize,
}

impl Quotes {
    fn read(&mut self, text: &str) {
        for mark in text.chars() {
            match mark {
                '“' => self.double.0 += 1,
                '”' => self.double.1 += 1,
                '‘' => self.single.0 += 1,
                '’' => self.single.1 += 1,
                '"' => self.straight += 1,
                _ => {}
            }
        }
    }

    fn are_open(&self) -> bool {
        let is_open = |(opened, closed): (usize, usize)| opened > closed;
        is_open(self.double) || is_open(self.single) || !self.straight.is_multiple_of(2)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, marks, report};

    #[test]
    fn what_was_to_be_filled_in_is_found() {
        let check = |text: &str, expected| marks(text, "gap", expected);
        check("Why did […] close on [date]?", Some("[…]"));
        check("Why did it close on [insert date]?", Some("[insert date]"));
        check("Why were £xx spent, and [ ] saved?", Some("xx"));
        check("Why did ____ close?", Some("____"));
        check("Why did he say “it’s […] done”?", None);
        check("What of the [sic] XX and MMXX?", None);
        check("What of the open [ bracket?", None);
        check(&format!("{}]", "[".repeat(100_000)), Some("[]"));
    }
    #[test]
    fn each_gap_is_told_apart() {
        let found =
            report(&draft("- Why did […] close on [date], and who paid £xx?\np When will [name] say “[…]”?"), None);
        let gaps = found.findings.iter().filter(|finding| finding.code == "gap");
        let words: Vec<&str> = gaps.map(|finding| finding.words.as_str()).collect();
        assert_eq!(words, ["[…]", "[date]", "xx", "[name]"]);
    }
}
