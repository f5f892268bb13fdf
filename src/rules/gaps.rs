//! Gaps that were to be filled in: "[…]", "[date]", "xx", a row of underscores.

use super::reading::own_blocks;
use super::{Checking, Finding, Report, Severity};

/// Words in square brackets that stand for others.
const STANDING_IN: &[&str] = &[
    "insert", "add", "name", "date", "number", "figure", "amount", "details", "place", "street", "tbc", "tba", "check",
    "source",
];

pub(super) fn check(checking: &Checking, report: &mut Report) {
    for block in own_blocks(&checking.draft.question) {
        let Some(range) = gap(&block.text) else { continue };
        let sentence = "This looks like a gap that is still to be filled in.";
        report.find(Finding::new("gap", Severity::ShouldKnow, sentence).in_block(block.id, &block.text, range));
    }
}

/// The first gap.
fn gap(text: &str) -> Option<(usize, usize)> {
    let bracketed = bracketed(text);
    let bare = text.split_whitespace().find_map(|piece| {
        let at = piece.as_ptr() as usize - text.as_ptr() as usize;
        let bare =
            piece.trim_matches(|mark: char| matches!(mark, '.' | ',' | ';' | ':' | '?' | '!' | '(' | ')' | '£' | '%'));
        let start = at + (bare.as_ptr() as usize - piece.as_ptr() as usize);
        is_gap(bare).then_some((start, start + bare.len()))
    });
    match (bracketed, bare) {
        (Some(one), Some(other)) => Some(if one.0 <= other.0 { one } else { other }),
        (one, other) => one.or(other),
    }
}

/// "xx" and longer, or underscores. Capitals may be a numeral.
fn is_gap(piece: &str) -> bool {
    let all = |mark: char, least: usize| piece.len() >= least && piece.chars().all(|other| other == mark);
    all('x', 2) || all('X', 4) || all('_', 2)
}

/// Square brackets around nothing, dots, or a word that stands for another. Between quotation marks
/// dots in brackets stand for words left out.
fn bracketed(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(open) = text.get(from..)?.find('[').map(|at| from + at) {
        let close = open + text.get(open..)?.find(']')?;
        let inside = text.get(open + 1..close)?.trim();
        let dots = inside.chars().all(|mark| matches!(mark, '.' | '…' | '_' | ' ' | '?' | 'x' | 'X'));
        let first = inside.split_whitespace().next().unwrap_or_default().to_lowercase();
        if (dots && !is_quoted(text, open)) || STANDING_IN.contains(&first.as_str()) {
            return Some((open, close + 1));
        }
        from = open + 1;
    }
    None
}

/// Whether more quotations are opened than closed before a place.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let count = |mark: char| before.matches(mark).count();
    count('“') > count('”') || count('‘') > count('’') || count('"') % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::super::testing::marks;

    #[test]
    fn what_was_to_be_filled_in_is_found() {
        let check = |text: &str, expected| marks(text, "gap", expected);
        check("Why did […] close on [date]?", Some("[…]"));
        check("Why did it close on [insert date]?", Some("[insert date]"));
        check("Why were £xx spent, and [ ] saved?", Some("xx"));
        check("Why did ____ close?", Some("____"));
        check("Why did he say “it […] is done”?", None);
        check("What of the [sic] XX and MMXX?", None);
        check("What of the open [ bracket?", None);
    }
}
