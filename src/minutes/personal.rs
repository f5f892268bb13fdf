//! Home addresses, telephone numbers and e-mail addresses: what a member of the public may not want kept.

use std::ops::Range;

use super::names;
use super::scan::is_space;

/// How far before a postcode its address is looked for, in bytes.
const ADDRESS: usize = 120;

/// Whether a text holds a telephone number, an e-mail address or a postcode.
pub(super) fn has_personal_data(text: &str) -> bool {
    !personal_data(text).is_empty()
}

/// The bytes of every telephone number, e-mail address and postal address with a postcode, in order.
pub fn personal_data(text: &str) -> Vec<Range<usize>> {
    let mut found = telephones(text);
    found.extend(emails(text));
    found.extend(addresses(text));
    found.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match apart.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    apart
}

/// The bytes of a home address that stands after the name in a header, up to the bracket or colon after it.
pub(crate) fn address_in_label(text: &str) -> Option<Range<usize>> {
    let at = names::address_at(text)?;
    let rest = text.get(at..)?;
    let begin = at + rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let begin = begin + if text.get(begin..)?.starts_with("of ") { 3 } else { 0 };
    let end = text.get(begin..)?.find([')', ':', '?']).map_or(text.len(), |end| begin + end);
    let end = text.get(..end)?.trim_end().len();
    (begin < end).then_some(begin..end)
}

/// Ten to twelve digits that begin with 0, whatever stands between them.
fn telephones(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut digits, mut from, mut end) = (0, 0, 0);
    for (at, character) in text.char_indices().chain([(text.len(), ',')]) {
        if character.is_ascii_digit() {
            if digits == 0 {
                from = at;
            }
            digits += 1;
            end = at + 1;
        } else if !matches!(character, ' ' | '-' | '(' | ')' | '\u{a0}') {
            if (10..=12).contains(&digits) && text.get(from..).is_some_and(|rest| rest.starts_with('0')) {
                found.push(from..end);
            }
            digits = 0;
        }
    }
    found
}

/// The words of a text with the bytes where they begin, without marks around them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(is_space).scan(0, |next, piece| {
        let at = *next;
        *next = at + piece.len() + text.get(at + piece.len()..)?.chars().next().map_or(0, char::len_utf8);
        let bare = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = at + piece.len() - bare.len();
        Some((start, bare.trim_end_matches(|c: char| !c.is_alphanumeric())))
    })
}

fn emails(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_email = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    words(text).filter(move |(_, word)| is_email(word)).map(|(at, word)| at..at + word.len())
}

/// Postcodes, each with the address before it.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before: Option<(usize, &str)> = None;
    for (at, word) in words(text).filter(|(_, word)| !word.is_empty()) {
        if let Some((start, _)) = before.filter(|(_, outward)| is_outward(outward) && is_inward(word)) {
            found.push(address_start(text, start)..at + word.len());
        }
        before = Some((at, word));
    }
    found
}

/// Where the address that ends in a postcode begins: at the house's number, or at the postcode.
fn address_start(text: &str, postcode: usize) -> usize {
    let mut from = postcode.saturating_sub(ADDRESS);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..postcode).unwrap_or("");
    let sentence = before.rfind(['?', '!', ';', ':']).map_or(0, |at| at + 1);
    let within = before.get(sentence..).unwrap_or("");
    let house = words(within).find(|(at, word)| is_house(word, within.get(at + word.len()..).unwrap_or("")));
    house.map_or(postcode, |(at, _)| from + sentence + at)
}

/// A number of up to four digits, perhaps with a letter, before a name.
fn is_house(word: &str, after: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let named = after.trim_start_matches(|c: char| is_space(c) || c == ',').starts_with(char::is_uppercase);
    (1..=4).contains(&digits) && word.len() <= digits + 1 && named
}

fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    (1..=2).contains(&letters)
        && (2..=4).contains(&word.len())
        && word.as_bytes().get(letters).copied().is_some_and(|b| b.is_ascii_digit())
        && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

fn is_inward(word: &str) -> bool {
    matches!(word.as_bytes(), [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_uppercase() && b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_data_is_known_by_its_shape() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = personal_data(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("Call me on 01632 960 123.", &["01632 960 123"]);
        check("Write to (a.example@example.org) please", &["a.example@example.org"]);
        check("of 3 High Road, Exampleton, EX4 7MP, asked", &["3 High Road, Exampleton, EX4 7MP"]);
        check("Ms Example, Exampleton EX4 7MP", &["EX4 7MP"]);
        check("The cost was 386,000 in 2023 and 2024", &[]);
        check("The A52 and the M1 near 3 sites", &[]);
    }
}
