//! Words by which an answer says that it does not answer. A hint and no judgement: the member decides.

use std::ops::Range;

/// A way of not answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// What was asked for is not known or not held.
    NotHeld,
    /// It is known and not given.
    NotGiven,
    /// It is said to stand elsewhere.
    Elsewhere,
}

const NOT_HELD: &[&str] = &[
    "not held",
    "not hold",
    "not collected",
    "not collect",
    "not recorded",
    "not record",
    "not available",
    "not currently available",
    "not known",
    "no record",
    "no records",
    "no information",
    "no data",
    "not centrally",
    "isn't held",
    "isn't collected",
    "isn't recorded",
    "isn't known",
    "isn't available",
    "aren't held",
    "aren't collected",
    "aren't recorded",
    "don't hold",
    "don't collect",
    "don't record",
    "doesn't hold",
    "doesn't collect",
    "doesn't record",
    "not possible to say",
    "don't have",
    "do not have that information",
    "do not have this information",
    "not readily available",
];

const NOT_GIVEN: &[&str] = &[
    "disproportionate cost",
    "disproportionate time",
    "commercially sensitive",
    "commercially confidential",
    "commercial confidentiality",
    "cannot comment",
    "can't comment",
    "unable to comment",
    "not comment",
    "no comment",
    "won't comment",
    "not be appropriate",
    "not appropriate",
    "inappropriate to",
    "not in a position",
    "decline to",
    "too early to",
    "unable to provide",
    "cannot provide",
    "not able to provide",
    "not able to say",
    "cannot say",
    "not an operational matter for",
    "not a matter for",
    "matter for the chief constable",
    "operational matter",
    "no plans to publish",
    "not be disclosed",
    "not disclose",
    "not normally disclosed",
];

const ELSEWHERE: &[&str] = &[
    "refer the member",
    "refer the hon",
    "refer the right hon",
    "refer the councillor",
    "refer cllr",
    "refer you to",
    "refer back to",
    "previous answer",
    "as i said in",
    "as stated in my answer",
    "can be found on",
    "can be found at",
    "available on the website",
    "available at:",
];

/// The first way of not answering in a text, with the words that say so.
pub(super) fn refusal(text: &str) -> Option<(Refusal, Range<usize>)> {
    let (lower, places) = folded(text);
    let ways = [(Refusal::NotGiven, NOT_GIVEN), (Refusal::NotHeld, NOT_HELD), (Refusal::Elsewhere, ELSEWHERE)];
    let found =
        ways.iter().flat_map(|(way, phrases)| phrases.iter().filter_map(|phrase| Some((*way, place(&lower, phrase)?))));
    let (way, range) = found.min_by_key(|(_, range)| range.start)?;
    let byte = |at: usize| places.get(at).copied().unwrap_or(text.len());
    Some((way, byte(range.start)..byte(range.end)))
}

/// The text in small letters with plain apostrophes, and for each byte of it where it stands in the text.
fn folded(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        folded.push(if letter == '’' { '\'' } else { letter.to_ascii_lowercase() });
        places.extend((at..).take(folded.len() - places.len()));
    }
    (folded, places)
}

fn place(text: &str, phrase: &str) -> Option<Range<usize>> {
    let is_apart = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| is_apart(at)).map(|at| at..at + phrase.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_not_answering_are_found_with_their_words() {
        let check = |text: &str, expected: Option<(Refusal, &str)>| {
            let found = refusal(text).map(|(way, range)| (way, &text[range]));
            assert_eq!(found, expected, "{text}");
        };
        check("The information is not held centrally.", Some((Refusal::NotHeld, "not held")));
        check("It could only be had at disproportionate cost.", Some((Refusal::NotGiven, "disproportionate cost")));
        check("I refer the Member to my answer.", Some((Refusal::Elsewhere, "refer the Member")));
        check("Don’t have", Some((Refusal::NotHeld, "Don’t have")));
        check("It’s said – so – that it isn’t held.", Some((Refusal::NotHeld, "isn’t held")));
        check("It’s all. I have no comment.", Some((Refusal::NotGiven, "no comment")));
        check("There are 39 officers.", None);
        check("", None);
    }
}
