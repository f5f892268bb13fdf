//! A quotation that is opened and not closed, or closed and not opened.

use super::reading::own_blocks;
use super::{Act, Checking, Finding, Report, Severity};
use crate::question::Block;

pub(super) fn check(checking: &Checking, report: &mut Report) {
    for block in own_blocks(&checking.draft.question) {
        let Some(loose) = loose_mark(&block.text) else { continue };
        let (sentence, act) = match loose {
            Loose::Open(_, closing) => {
                let end = block.text.trim_end().len();
                let act = Act::replace("Close it at the end", block, (end, end), closing);
                ("A quotation is opened here and not closed: put the closing mark where it ends.", act)
            }
            Loose::Close(_) => {
                ("A quotation is closed here that was not opened: put the opening mark where it begins.", None)
            }
        };
        let finding = Finding::new("unbalanced-quotation", Severity::ShouldKnow, sentence);
        report.find(finding.in_block(block.id, &block.text, place(block, loose)).mended_by(act));
    }
}

/// A quotation mark without its fellow, at a byte.
#[derive(Clone, Copy)]
enum Loose {
    /// With the mark that would close it.
    Open(usize, &'static str),
    Close(usize),
}

fn place(block: &Block, loose: Loose) -> (usize, usize) {
    let (Loose::Open(at, _) | Loose::Close(at)) = loose;
    let length = block.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    (at, at + length)
}

/// The mark without a fellow. Double marks alone: single ones are apostrophes more often. A straight
/// mark after a digit stands for inches, and each new paragraph of a long quotation may open it again.
fn loose_mark(text: &str) -> Option<Loose> {
    let mut open: Option<(usize, &str)> = None;
    let mut before = '\n';
    for (at, mark) in text.char_indices() {
        match mark {
            '“' if open.is_none() || !matches!(before, '\n' | '\r') => open = open.or(Some((at, "”"))),
            '”' if open.take().is_none() => return Some(Loose::Close(at)),
            '"' if open.is_some() => open = None,
            '"' if !before.is_ascii_digit() => open = Some((at, "\"")),
            _ => {}
        }
        before = mark;
    }
    open.map(|(at, closing)| Loose::Open(at, closing))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marks, mends};

    #[test]
    fn a_quotation_mark_without_its_fellow_is_found() {
        let check = |text: &str, expected| marks(text, "unbalanced-quotation", expected);
        check("Did he say “yes” or \"no\"?", None);
        check("Did he say “yes?", Some("“"));
        check("Did he say yes”?", Some("”"));
        check("Did he say \"yes?", Some("\""));
        check("Is the 6\" pipe the Leader’s?", None);
    }

    #[test]
    fn an_open_quotation_is_closed_at_the_end() {
        mends("- Why did he say “it is done?", "unbalanced-quotation", "Why did he say “it is done?”");
    }
}
