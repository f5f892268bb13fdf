//! Where two passages of a quotation meet: one "[…]" stands there, and never two.
//!
//! A passage may end with an ellipsis of its source's, and a quotation with one of its writer's. Beside the mark for what
//! is left out they would say the same twice, so they become that mark.

use super::words::{Note, Token, tokens};
use super::{Citation, LEFT_OUT, Quoted};

/// Passages in their order with one mark between them.
pub(super) fn join(passages: &[&str]) -> String {
    let last = passages.len().saturating_sub(1);
    let bare = passages.iter().enumerate().map(|(at, passage)| {
        let passage = if at > 0 { without_first(passage) } else { passage };
        if at < last { without_last(passage) } else { passage }
    });
    bare.collect::<Vec<_>>().join(LEFT_OUT).trim().to_owned()
}

/// A text without the ellipses at its start.
fn without_first(text: &str) -> &str {
    let ends = tokens(text).iter().take_while(|token| is_ellipsis(token)).last().map(|token| token.range.end);
    ends.and_then(|end| text.get(end..)).unwrap_or(text).trim_start()
}

/// A text without the ellipses at its end.
fn without_last(text: &str) -> &str {
    let begins = tokens(text).iter().rev().take_while(|token| is_ellipsis(token)).last().map(|token| token.range.start);
    begins.and_then(|start| text.get(..start)).unwrap_or(text).trim_end()
}

/// The text with one "[…]" in the place of several that stand next to each other.
pub(super) fn folded(text: &str) -> String {
    let tokens = tokens(text);
    let mut folded = String::with_capacity(text.len());
    let mut kept = 0;
    for pair in tokens.windows(2) {
        let [one, next] = pair else { continue };
        if is_left_out(one) && is_left_out(next) {
            folded.push_str(text.get(kept..one.range.end).unwrap_or_default());
            kept = next.range.end;
        }
    }
    folded.push_str(text.get(kept..).unwrap_or_default());
    folded
}

fn is_left_out(token: &Token) -> bool {
    token.note == Some(Note::LeftOut)
}

fn is_ellipsis(token: &Token) -> bool {
    is_left_out(token) || token.plain == "..."
}

impl Citation {
    /// The text of a quotation that quoted these passages and is to quote those of another, with one more at its start
    /// or its end: how it was edited stays as far as that was honest. A passage that comes between others makes the text
    /// anew.
    pub fn text_with(&self, text: &str, wider: &Citation) -> String {
        let (own, all): (Vec<&Quoted>, Vec<&Quoted>) = (self.passages().collect(), wider.passages().collect());
        let is_edited = text != self.words() && self.standing_of(text) == super::Standing::Verbatim;
        match all.as_slice() {
            [rest @ .., last] if is_edited && rest == own => join(&[text, &last.exact]),
            [first, rest @ ..] if is_edited && rest == own => join(&[&first.exact, text]),
            _ => wider.words(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Place, compare, is_honest};
    use super::*;
    use crate::minutes::read_text;
    use crate::record::Record;

    fn record() -> Record {
        let page = "Questions\n\nQuestion 1: from Cllr A Example\n\nWhy?\n\nResponse:\n\nIt rose by 39% in May …\n\n\
                    It fell by 3% in June. It was said that “it rose [...] again” in July.\n\n[…] Nobody knows why.";
        read_text(page, jiff::Timestamp::UNIX_EPOCH).record
    }

    /// A quotation of some words of the answer.
    fn quoted(record: &Record, words: &[&str]) -> Citation {
        let entry = &record.entries[0];
        let range = |words: &&str| super::super::range_of(entry, Place::Answer, words).unwrap();
        let ranges: Vec<_> = words.iter().map(range).collect();
        Citation::quote_all(record, entry, Place::Answer, &ranges).unwrap()
    }

    #[test]
    fn one_mark_stands_where_two_passages_meet() {
        let record = record();
        let citation = quoted(&record, &["It rose by 39% in May …", "in June.", "[…] Nobody knows why."]);
        assert_eq!(citation.words(), "It rose by 39% in May […] in June. […] Nobody knows why.");
        assert_eq!(citation.check(&citation.words(), Some(&record), None).standing, super::super::Standing::Verbatim);
        let doubled = "It rose by 39% in May … […] in June. […] […] Nobody knows why.";
        assert!(is_honest(&compare("It rose […] […] in June. […] Nobody knows why.", &citation.words())));
        assert_eq!(folded("a […] [...]\n[…] b […] c"), "a […] b […] c");
        assert_eq!(folded(doubled), "It rose by 39% in May … […] in June. […] Nobody knows why.");
    }

    #[test]
    fn a_quotation_that_was_edited_keeps_its_brackets_and_doubles_none() {
        let record = record();
        let check = |old: &[&str], text: &str, wider: &[&str], expected: &str| {
            let wider = quoted(&record, wider);
            let joined = quoted(&record, old).text_with(text, &wider);
            assert_eq!(joined, expected);
            assert!(is_honest(&compare(&joined, &wider.words())), "{joined}");
        };
        let (rose, fell, july) = ("It rose by 39% in May", "It fell by 3% in June.", "in July.");
        check(&[rose], "It rose by 39% […]", &[rose, fell], "It rose by 39% […] It fell by 3% in June.");
        check(&[fell], "[…] 3% in June.", &[rose, fell], "It rose by 39% in May […] 3% in June.");
        check(&[fell], "It [sic] fell by 3% in June.", &[fell, july], "It [sic] fell by 3% in June. […] in July.");
        // What was altered is not kept, nor what another passage comes into the middle of.
        check(&[rose], "It rose by 50%", &[rose, fell], "It rose by 39% in May […] It fell by 3% in June.");
        check(
            &[rose, july],
            "It rose […] in July.",
            &[rose, fell, july],
            &quoted(&record, &[rose, fell, july]).words(),
        );
    }

    proptest! {
        #[test]
        fn a_seam_is_never_doubled_and_stays_honest(
            before in "((a|b|39|\\[…\\]|…|\\.\\.\\.|\\[sic\\]|\\.)( |\n|)){0,6}|\\PC{0,12}",
            after in "((a|b|39|\\[…\\]|…|\\.\\.\\.|\\[sic\\]|\\.)( |\n|)){0,6}|\\PC{0,12}",
        ) {
            let joined = join(&[&before, &after]);
            let plain = format!("{before}{LEFT_OUT}{after}");
            prop_assert!(is_honest(&compare(&joined, &plain)), "{joined:?} of {plain:?}");
            prop_assert_eq!(&join(&[&before, &format!("[…] {after}")]), &joined);
            prop_assert_eq!(&join(&[&format!("{before} […]"), &after]), &joined);
            prop_assert!(!tokens(&folded(&joined)).windows(2).any(|pair| pair.iter().all(is_left_out)));
        }
    }
}
