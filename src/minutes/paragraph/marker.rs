//! The numbers, letters and bullets that stand before words.

use crate::minutes::label::verbs;
use crate::minutes::scan::{Scan, is_space};

const BULLETS: &[char] = &['•', '·', '▪', '◦', '●', '‣', '-', '–', '—', '*', '\u{f0b7}', '§'];

/// What kind of number a bare marker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::minutes) enum MarkerKind {
    Bullet,
    /// 1, 2, 3
    Number,
    /// 41.2: the number of a minute or of an agenda item's part.
    Decimal,
    /// a, b, c
    Letter,
    /// i, ii, iii; "i", "v" and "x" may be letters as well.
    Roman,
}

impl MarkerKind {
    pub(in crate::minutes) fn of(bare: &str) -> Option<Self> {
        let lower = bare.to_ascii_lowercase();
        let digits = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let decimal = |text: &str| text.contains('.') && text.split('.').all(digits) && text.len() <= 9;
        match lower.as_str() {
            "" => Some(Self::Bullet),
            text if digits(text) => Some(Self::Number),
            text if decimal(text) => Some(Self::Decimal),
            text if text.len() <= 5 && text.bytes().all(|b| b"ivx".contains(&b)) => Some(Self::Roman),
            text if text.len() == 1 && text.bytes().all(|b| b.is_ascii_alphabetic()) => Some(Self::Letter),
            _ => None,
        }
    }
}

/// The marker at the head of a line, bare, and where the words after it begin.
pub(crate) fn of(text: &str) -> (Option<String>, usize) {
    let end = text.find(is_space).unwrap_or(text.len());
    let token = text.get(..end).unwrap_or("");
    let after = text.get(end..).unwrap_or("");
    let words_at = text.len() - after.trim_start_matches(is_space).len();
    if words_at == text.len() || !is_marker(token, after) {
        return (None, 0);
    }
    (Some(bare(token)), words_at)
}

fn is_marker(token: &str, after: &str) -> bool {
    let wide = after.chars().take_while(|&c| is_space(c)).count() > 1;
    if token.chars().count() == 1 && token.chars().all(|c| BULLETS.contains(&c)) || token == "o" && wide {
        return true;
    }
    let inner = bare(token);
    let closed = token.ends_with(['.', ')', ']']) || token.len() > inner.len() + 1;
    match MarkerKind::of(&inner) {
        None | Some(MarkerKind::Bullet) => false,
        Some(MarkerKind::Decimal) => closed || wide || begins_words(after),
        Some(MarkerKind::Number) => closed || wide,
        // "A. Smith asked": a capital initial and a full stop are a marker only when set off.
        Some(_) if token.ends_with('.') && inner.chars().all(char::is_uppercase) => wide || !looks_like_surname(after),
        Some(_) => closed,
    }
}

fn begins_words(after: &str) -> bool {
    after.trim_start_matches(is_space).chars().next().is_some_and(|c| c.is_uppercase() || "“‘\"'".contains(c))
}

fn looks_like_surname(after: &str) -> bool {
    let after = after.trim_start_matches(is_space);
    let mut scan = Scan::new(after);
    after.starts_with(char::is_uppercase) && scan.word().is_some() && verbs::is_any(scan)
}

/// A marker without its brackets and stops: "(a)" and "a." are "a", any bullet is nothing.
pub(in crate::minutes) fn bare(marker: &str) -> String {
    let inner = marker.trim_matches(|c: char| is_space(c) || "().:[]".contains(c));
    if inner.chars().count() <= 1 && inner.chars().all(|c| BULLETS.contains(&c)) {
        String::new()
    } else {
        inner.to_owned()
    }
}

/// Whether a line is a number or letter alone: "1", "2.", "(a)".
pub(super) fn is_lone(text: &str) -> bool {
    let inner = bare(text);
    let closed = text.ends_with([')', '.']);
    text.len() <= inner.len() + 2
        && match MarkerKind::of(&inner) {
            Some(MarkerKind::Number) => true,
            Some(MarkerKind::Decimal | MarkerKind::Letter | MarkerKind::Roman) => closed || inner.contains('.'),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_told_from_the_words_after_it() {
        let check = |text: &str, expected: Option<&str>, words: &str| {
            let (marker, at) = of(text);
            assert_eq!((marker.as_deref(), &text[at..]), (expected, words), "{text:?}");
        };
        check("a.\u{a0}\u{a0} The clerk", Some("a"), "The clerk");
        check("(ii) the sum", Some("ii"), "the sum");
        check("41.10   Councillor A Example asked", Some("41.10"), "Councillor A Example asked");
        check("·   Meeting of", Some(""), "Meeting of");
        check("- how much", Some(""), "how much");
        check("A. Example asked why", None, "A. Example asked why");
        check("20 mph zones", None, "20 mph zones");
        check("1. Question from", Some("1"), "Question from");
        check("I did write", None, "I did write");
        check("1.", None, "1.");
    }
}
