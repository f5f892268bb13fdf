//! A cursor that walks along a line by words, so that a pattern of labels is a few calls.
//!
//! Case does not matter, any run of white space is one space, and a curled apostrophe is a straight one.

/// A place in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut scan = Self { text, at: 0 };
        scan.space();
        scan
    }

    /// Where the cursor stands, in bytes.
    pub(super) fn at(self) -> usize {
        self.at
    }

    /// What stands after the cursor.
    pub(super) fn rest(self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn is_done(self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = at;
        self.space();
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
    }

    /// Takes the phrase if it stands here as whole words.
    pub(super) fn eat(&mut self, phrase: &str) -> bool {
        let found = phrase_end(self.rest(), phrase);
        if let Some(end) = found {
            self.at += end;
            self.space();
        }
        found.is_some()
    }

    /// Takes the first of the phrases that stands here.
    #[inline]
    pub(super) fn eat_any(&mut self, phrases: &[&str]) -> bool {
        let rest = self.rest();
        let end = phrases.iter().find_map(|phrase| phrase_end(rest, phrase));
        if let Some(end) = end {
            self.at += end;
            self.space();
        }
        end.is_some()
    }

    /// Takes one of the marks.
    pub(super) fn eat_mark(&mut self, marks: &[char]) -> bool {
        let found = self.rest().chars().next().filter(|mark| marks.contains(mark));
        if let Some(mark) = found {
            self.at += mark.len_utf8();
            self.space();
        }
        found.is_some()
    }

    /// Takes any run of the marks.
    pub(super) fn eat_marks(&mut self, marks: &[char]) -> bool {
        let before = self.at;
        while self.eat_mark(marks) {}
        self.at > before
    }

    /// Takes a number as questions have it: "1", "11.1", "12a"; or a single letter that stands alone.
    pub(super) fn number(&mut self) -> Option<String> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(rest.len());
        let found = rest.get(..end)?.trim_end_matches('.');
        if !is_number(found) {
            return None;
        }
        self.at += found.len();
        self.space();
        Some(found.to_owned())
    }

    /// Takes one word, letters and inner apostrophes and hyphens.
    pub(super) fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphanumeric() && !is_inner(c)).unwrap_or(rest.len());
        let word = rest.get(..end).filter(|word| !word.is_empty())?;
        self.at += end;
        self.space();
        Some(word)
    }
}

fn is_number(text: &str) -> bool {
    let letter = text.len() == 1 && text.chars().all(|c| c.is_ascii_uppercase());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let tail = text.get(digits..).unwrap_or("");
    letter
        || (1..=4).contains(&digits)
            && text.len() <= 8
            && (tail.is_empty() || tail.starts_with('.') || tail.len() == 1)
            && tail.chars().filter(char::is_ascii_alphabetic).count() <= 1
}

pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}')
}

fn is_inner(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '-' | '/' | '&')
}

/// Where the phrase ends if the text begins with it as whole words. The phrase is lower case.
#[inline]
pub(super) fn phrase_end(text: &str, phrase: &str) -> Option<usize> {
    // Almost every phrase is ruled out by its first letter.
    let (first, wanted) = (*text.as_bytes().first()?, *phrase.as_bytes().first()?);
    if wanted.is_ascii_alphanumeric() && first.to_ascii_lowercase() != wanted {
        return None;
    }
    whole_phrase_end(text, phrase)
}

/// Compares plain letters and single spaces byte by byte, without a look at any alphabet.
fn whole_phrase_end(text: &str, phrase: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    for (index, &wanted) in phrase.as_bytes().iter().enumerate() {
        let found = *bytes.get(index)?;
        if found.to_ascii_lowercase() != wanted {
            let plain = found.is_ascii() && !is_space(char::from(found)) && wanted.is_ascii();
            return if plain { None } else { spaced_phrase_end(text, phrase) };
        }
    }
    match bytes.get(phrase.len()) {
        Some(next) if !next.is_ascii() => spaced_phrase_end(text, phrase),
        Some(next) if next.is_ascii_alphanumeric() && phrase.ends_with(char::is_alphanumeric) => None,
        Some(b' ') if phrase.ends_with(' ') => spaced_phrase_end(text, phrase),
        _ => Some(phrase.len()),
    }
}

/// As [`phrase_end`], for text with wide spaces, curled apostrophes or letters of other alphabets.
fn spaced_phrase_end(text: &str, phrase: &str) -> Option<usize> {
    let mut characters = text.char_indices().peekable();
    for wanted in phrase.chars() {
        let (_, found) = characters.next()?;
        if wanted == ' ' {
            if !is_space(found) {
                return None;
            }
            while characters.next_if(|&(_, next)| is_space(next)).is_some() {}
        } else if !same(found, wanted) {
            return None;
        }
    }
    let end = characters.peek().map_or(text.len(), |&(at, _)| at);
    let inside_word = characters.peek().is_some_and(|&(_, next)| next.is_alphanumeric())
        && phrase.chars().next_back().is_some_and(char::is_alphanumeric);
    (!inside_word).then_some(end)
}

fn same(found: char, wanted: char) -> bool {
    found == wanted
        || found.to_ascii_lowercase() == wanted
        || wanted == '\'' && matches!(found, '\u{2019}' | '\u{2018}')
        || !found.is_ascii() && found.to_lowercase().eq(std::iter::once(wanted))
}

/// The places in a text where a word may begin: after anything that is no letter or digit.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut inside = false;
    text.char_indices().filter_map(move |(at, character)| {
        let starts = !inside;
        // Most text is plain letters, for which the table of all alphabets need not be asked.
        inside = match bytes.get(at) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
            _ => character.is_alphanumeric(),
        };
        starts.then_some(at)
    })
}

/// Where the phrase stands in the text as whole words, if it does; the phrase is lower case.
pub(super) fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    word_starts(text).find(|&at| phrase_end(text.get(at..).unwrap_or(""), phrase).is_some())
}

/// The letters that phrases begin with, one bit for each: most words of a text begin with none of them.
struct First(u128);

impl First {
    fn of(phrases: &[&str]) -> Self {
        let bit = |phrase: &&str| match phrase.as_bytes().first() {
            Some(byte) if byte.is_ascii_alphanumeric() => 1 << byte,
            _ => u128::MAX,
        };
        Self(phrases.iter().map(bit).fold(0, |all, bit| all | bit))
    }

    fn may_begin(&self, text: &str) -> bool {
        text.bytes().next().is_some_and(|byte| !byte.is_ascii() || (self.0 >> byte.to_ascii_lowercase()) & 1 == 1)
    }
}

/// Whether the text has one of the phrases as whole words.
pub(super) fn has_any(text: &str, phrases: &[&str]) -> bool {
    let firsts = First::of(phrases);
    word_starts(text).any(|at| {
        let rest = text.get(at..).unwrap_or("");
        firsts.may_begin(rest) && phrases.iter().any(|phrase| phrase_end(rest, phrase).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_taken_as_whole_words_in_any_case_and_spacing() {
        let check = |text: &str, phrase: &str, expected: bool| {
            assert_eq!(Scan::new(text).eat(phrase), expected, "{text:?} {phrase:?}");
        };
        check("QUESTION\u{a0} From X", "question from", true);
        check("Questions from X", "question", false);
        check("Leader’s reply", "leader's reply", true);
        check("Q. Will", "q", true);
        check("Reply:", "reply:", true);
        check("", "reply", false);
    }

    #[test]
    fn a_number_is_taken_without_its_full_stop() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(Scan::new(text).number().as_deref(), expected, "{text:?}");
        };
        check("11.1 Question", Some("11.1"));
        check("1.", Some("1"));
        check("12a:", Some("12a"));
        check("A – To", Some("A"));
        check("At the meeting", None);
        check("from Cllr", None);
        check("20000", None);
    }
}
