//! Parts that run on within a paragraph: "will she say (a) how many, (b) how much, and (c) when?"

use std::ops::Range;

use crate::minutes::scan::is_space;

/// A stretch of a paragraph: the words of a part or of none, after its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The bytes of the mark, with an "and" before it; empty for the lead-in.
    pub(super) mark: Range<usize>,
    /// The bytes of the words.
    pub(super) words: Range<usize>,
    /// The bare label of a part.
    pub(super) label: Option<String>,
}

/// The stretches of a paragraph, one if it has no parts. They follow one another without a gap.
pub(super) fn inline(text: &str) -> Vec<Stretch> {
    let marks = marks(text);
    if marks.len() < 2 {
        return vec![Stretch { mark: 0..0, words: 0..text.len(), label: None }];
    }
    let mut stretches = Vec::with_capacity(marks.len() + 1);
    let first = marks.first().map_or(text.len(), |(mark, _)| mark.start);
    stretches.push(Stretch { mark: 0..0, words: 0..first, label: None });
    for (index, (mark, label)) in marks.iter().enumerate() {
        let end = marks.get(index + 1).map_or(text.len(), |(next, _)| next.start);
        stretches.push(Stretch { mark: mark.clone(), words: mark.end..end, label: Some(label.clone()) });
    }
    stretches
}

/// The marks (a), (b), (c) or (i), (ii), (iii) in their order, each with the "and" before it.
fn marks(text: &str) -> Vec<(Range<usize>, String)> {
    for series in [letter as fn(usize) -> Option<&'static str>, roman, figure] {
        let found = in_series(text, series);
        if found.len() > 1 {
            return found;
        }
    }
    Vec::new()
}

fn in_series(text: &str, series: fn(usize) -> Option<&'static str>) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut from = 0;
    while let Some(label) = series(found.len()) {
        let Some(mark) = mark_at(text, from, label) else { break };
        from = mark.end;
        found.push((mark, label.to_owned()));
    }
    found
}

/// Where "(a)" or "a)" stands after white space, after a place in the text.
fn mark_at(text: &str, from: usize, label: &str) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let closed = format!("{label})");
    let (at, _) = rest.match_indices(&closed).find(|&(at, _)| {
        let before = rest.get(..at).unwrap_or("");
        let after = rest.get(at + closed.len()..).unwrap_or("");
        let opened = before.strip_suffix('(').is_some_and(|b| b.is_empty() || b.ends_with(is_space));
        (opened || before.ends_with(is_space)) && after.starts_with(|c: char| is_space(c) || c.is_alphabetic())
    })?;
    let before = text.get(..from + at)?;
    let start = before.strip_suffix('(').unwrap_or(before).trim_end_matches(is_space);
    let joined =
        ["and", "or", "AND"].iter().find_map(|word| start.strip_suffix(word)).filter(|rest| rest.ends_with(is_space));
    let start = joined.map_or(start.len(), str::len);
    Some(start.max(from)..from + at + closed.len())
}

fn letter(index: usize) -> Option<&'static str> {
    ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].get(index).copied()
}

fn roman(index: usize) -> Option<&'static str> {
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].get(index).copied()
}

fn figure(index: usize) -> Option<&'static str> {
    ["1", "2", "3", "4", "5", "6", "7", "8", "9"].get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_run_on_are_told_apart() {
        let check = |text: &str, expected: &[(Option<&str>, &str)]| {
            let found = inline(text);
            let shown: Vec<(Option<&str>, &str)> =
                found.iter().map(|s| (s.label.as_deref(), text[s.words.clone()].trim())).collect();
            assert_eq!(shown, expected, "{text:?}");
        };
        check(
            "Will she say (a) how many, and (b) when?",
            &[(None, "Will she say"), (Some("a"), "how many,"), (Some("b"), "when?")],
        );
        check("The sum (a) stands.", &[(None, "The sum (a) stands.")]);
        check("", &[(None, "")]);
    }
}
