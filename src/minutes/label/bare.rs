//! Bare questions and answers, told apart by grammar alone, on a page that labels nothing.

use super::{Around, Label, Opens};
use crate::minutes::names::asker_at;
use crate::minutes::scan::is_space;

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let paragraph = around.this;
    let text = paragraph.words();
    let words = asker_at(text).and_then(|at| text.get(..at)).unwrap_or(text);
    let asks = words.trim_end_matches(is_space).ends_with('?') && text.len() < 1500;
    let replied =
        around.next.is_some_and(|next| !next.words().ends_with('?') && next.words().split(is_space).count() > 3);
    if around.evidence.bare_from.is_some_and(|from| around.index > from) && asks && replied {
        let number = paragraph.marker.clone().filter(|marker| marker.bytes().any(|b| b.is_ascii_digit()));
        found.push(Label { opens: Opens::Question, number, sure: 5, words_at: paragraph.words_at, ..Label::default() });
    }
}
