//! What an answer promises: "I can provide details", "I will write to you", "officers will report back".
//!
//! A promise is found from a word in its middle, such as "will": who speaks stands just before it, and what will be
//! done just after it. Each pattern is one line of a table. It is a hint and not a judgement, so every find says
//! by which words it was found.

use std::ops::Range;

use super::words::folded_words;

/// A promise in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Which pattern it is: a fixed name.
    pub code: &'static str,
    /// The words that make it one, in bytes of the text.
    pub range: Range<usize>,
}

/// One way to promise something.
struct Pattern {
    code: &'static str,
    /// What stands in the middle, as typed, followed by a space.
    middle: &'static [&'static str],
    /// One of these is among the last words before it.
    before: &'static [&'static str],
    /// One of these comes after it, with nothing but `FILLERS` between.
    after: &'static [&'static str],
}

const WILL: &[&str] = &["will", "shall", "'ll", "’ll"];
const SPEAKERS: &[&str] = &["i", "we"];
const OTHERS: &[&str] = &[
    "officers",
    "officer",
    "staff",
    "team",
    "department",
    "council",
    "office",
    "director",
    "commissioner",
    "cabinet",
    "service",
    "constabulary",
    "constable",
    "force",
    "leader",
    "manager",
    "minister",
    "member",
    "partnership",
];
const PAPERS: &[&str] = &[
    "answer",
    "reply",
    "response",
    "details",
    "figures",
    "information",
    "data",
    "report",
    "update",
    "copy",
    "briefing",
    "list",
    "breakdown",
    "results",
    "findings",
    "plan",
    "timetable",
];
const DEEDS: &[&str] = &[
    "write",
    "provide",
    "send",
    "supply",
    "circulate",
    "share",
    "publish",
    "report",
    "arrange",
    "ask",
    "raise",
    "check",
    "investigate",
    "look",
    "review",
    "meet",
    "respond",
    "reply",
    "return",
    "come",
    "get",
    "let",
    "update",
    "ensure",
    "bring",
    "forward",
    "follow",
    "seek",
    "find",
    "take",
];
const GIFTS: &[&str] = &[
    "write",
    "provide",
    "send",
    "supply",
    "circulate",
    "share",
    "publish",
    "arrange",
    "forward",
    "get",
    "ask",
    "bring",
];
const GIVEN: &[&str] =
    &["provided", "sent", "supplied", "circulated", "shared", "published", "issued", "given", "reported", "made"];
const READY: &[&str] = &[
    "happy to",
    "glad to",
    "pleased to",
    "willing to",
    "undertake to",
    "undertaken to",
    "commit to",
    "committed to",
    "promise to",
    "agree to",
    "agreed to",
    "aim to",
    "intend to",
];

const AGREED: &[&str] = &[
    "has agreed to",
    "have agreed to",
    "has undertaken to",
    "have undertaken to",
    "has committed to",
    "have committed to",
    "has promised to",
    "have promised to",
];

const PATTERNS: [Pattern; 6] = [
    Pattern { code: "speaker-will", middle: WILL, before: SPEAKERS, after: DEEDS },
    Pattern { code: "speaker-can", middle: &["can", "could"], before: SPEAKERS, after: GIFTS },
    Pattern { code: "speaker-is-ready", middle: READY, before: SPEAKERS, after: DEEDS },
    Pattern { code: "others-will", middle: WILL, before: OTHERS, after: DEEDS },
    Pattern { code: "others-have-agreed", middle: AGREED, before: OTHERS, after: DEEDS },
    Pattern { code: "will-be-given", middle: &["will be", "shall be"], before: PAPERS, after: GIVEN },
];

/// Words that may stand between a promise's parts without changing it.
const FILLERS: &[&str] = &[
    "also",
    "therefore",
    "then",
    "now",
    "gladly",
    "happily",
    "certainly",
    "of",
    "course",
    "be",
    "happy",
    "glad",
    "to",
    "pleased",
    "personally",
    "both",
    "please",
    "shortly",
    "now",
    "am",
    "are",
    "would",
    "have",
    "ve",
    "m",
    "re",
    "and",
    "separately",
    "back",
];

/// So many bytes before and after the middle are looked at.
const REACH: usize = 48;

/// The promises of a text, in its order.
pub fn promises(text: &str) -> Vec<Promise> {
    likely_ends(text).filter_map(|at| found_at(text, at)).collect()
}

/// Whether a text promises anything.
#[inline(never)]
pub(super) fn promises_anything(text: &str) -> bool {
    likely_ends(text).any(|at| found_at(text, at).is_some())
}

/// The spaces behind the last letters of every middle: nearly all others are passed over here.
fn likely_ends(text: &str) -> impl Iterator<Item = usize> {
    let is_likely = |letters: &[u8]| match *letters {
        [.., last] if last != b' ' => false,
        [first, second, third, _] => match (second, third) {
            (b'l', b'l' | b'd') | (b't', b'o') | (b'b', b'e') => true,
            (b'a', b'n') => first == b'c',
            _ => false,
        },
        _ => false,
    };
    let ends = text.as_bytes().windows(4).enumerate();
    ends.filter(move |&(_, letters)| is_likely(letters)).map(|(start, _)| start + 3)
}

/// The promise whose middle ends at a space.
fn found_at(text: &str, at: usize) -> Option<Promise> {
    let head = text.get(..at)?;
    PATTERNS.iter().find_map(|pattern| {
        let middle = pattern.middle.iter().find(|middle| ends_with_word(head, middle))?;
        let start = at - middle.len();
        let from = speaker_before(text.get(..start)?, pattern.before)?;
        let until = at + deed_after(text.get(at..)?, pattern.after)?;
        Some(Promise { code: pattern.code, range: from..until })
    })
}

fn ends_with_word(head: &str, middle: &str) -> bool {
    let Some(rest) = head.strip_suffix(middle) else { return false };
    !middle.starts_with(char::is_alphabetic) || !rest.ends_with(char::is_alphanumeric)
}

/// Where the speaker starts, if one stands before with nothing but fillers between.
fn speaker_before(head: &str, speakers: &[&str]) -> Option<usize> {
    let floor = floor_boundary(head, head.len().saturating_sub(REACH));
    let mut end = head.len();
    loop {
        let before =
            head.get(floor..end)?.trim_end_matches(|mark: char| mark.is_whitespace() || matches!(mark, '\'' | '’'));
        let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next()?;
        let start = floor + before.len() - word.len();
        let folded = folded_words(word).pop()?;
        if speakers.contains(&folded.as_str()) {
            return Some(start);
        }
        FILLERS.contains(&folded.as_str()).then_some(())?;
        end = start;
    }
}

/// Where the deed ends, if one comes after with nothing but fillers between.
fn deed_after(tail: &str, deeds: &[&str]) -> Option<usize> {
    let ceiling = floor_boundary(tail, REACH);
    let mut start = 0;
    loop {
        let rest = tail.get(start..ceiling)?;
        let after = rest.trim_start_matches([' ', ',']);
        let word = after.split(|letter: char| !letter.is_alphanumeric()).next()?;
        let end = start + rest.len() - after.len() + word.len();
        let folded = folded_words(word).pop()?;
        if deeds.contains(&folded.as_str()) {
            return Some(end);
        }
        FILLERS.contains(&folded.as_str()).then_some(())?;
        start = end;
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn promises_are_found_with_the_words_that_make_them() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found = promises(text);
            let found: Vec<(&str, &str)> =
                found.iter().map(|one| (one.code, text.get(one.range.clone()).unwrap())).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Yes. I can provide details after the meeting.", &[("speaker-can", "I can provide")]);
        check("I will write to the member.", &[("speaker-will", "I will write")]);
        check("We’ll also be happy to share it.", &[("speaker-will", "We’ll also be happy to share")]);
        check("Officers will report back in May.", &[("others-will", "Officers will report")]);
        check("I would be happy to meet residents.", &[("speaker-is-ready", "I would be happy to meet")]);
        check("A written answer will be provided.", &[("will-be-given", "answer will be provided")]);
        check(
            "I will of course ask, and I will let you know.",
            &[("speaker-will", "I will of course ask"), ("speaker-will", "I will let")],
        );
        check("We’ve agreed to publish it.", &[("speaker-is-ready", "We’ve agreed to publish")]);
        check(
            "The Chief Constable has agreed to publish a summary.",
            &[("others-have-agreed", "Constable has agreed to publish")],
        );
        check(
            "The Constable has agreed to a visit. The Leader agreed to meet again. The council was asked to agree to publish it.",
            &[],
        );
        check("I will not provide it. We cannot send it.", &[]);
        check("I can confirm that the road will reopen.", &[]);
        check("As well as the will to send it, all can share.", &[]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "(I |will |can |’ll |happy to |ŵ|, |not |write |provide |\\PC){0,30}") {
            for promise in promises(&text) {
                prop_assert!(text.get(promise.range).is_some());
            }
        }
    }
}
