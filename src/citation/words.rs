//! A text as the words and marks by which quotations are compared.
//!
//! White space and line breaks part words and count for nothing, kinds of quotation marks and dashes are one, and an
//! ellipsis is three full stops. A note in square brackets, "[…]" or "[sic]", is one piece.

use std::ops::Range;

use crate::text::normalise;

/// A note in brackets longer than this, in bytes, is taken for words of the source.
const LONGEST_NOTE: usize = 200;

/// One word or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// As it is compared.
    pub(super) plain: String,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// What note it is, if it is one.
    pub(super) note: Option<Note>,
}

/// What a writer puts into a quotation in square brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// "[…]": words were left out.
    LeftOut,
    /// "[sic]" and whatever else is put in, or put in the place of a few words.
    PutIn,
    /// "[w]rite": a word of the source whose first letter is made great or small.
    Recased,
}

impl Token {
    /// Whether this is a word of the source with another case of its first letter in brackets.
    pub(super) fn recases(&self, word: &Token) -> bool {
        let bare = || self.plain.replace(['[', ']'], "");
        let lowered = |text: &str| {
            let mut letters = text.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
            first + letters.as_str()
        };
        self.note == Some(Note::Recased) && lowered(&bare()) == lowered(&word.plain)
    }
}

/// The words and marks of a text, in order, with notes in brackets as one piece each.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    read(text, true)
}

/// The words and marks of a text, in order, in which brackets are marks like others.
pub(super) fn plain_tokens(text: &str) -> Vec<Token> {
    read(text, false)
}

fn read(text: &str, with_notes: bool) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let note_end = Some(at).filter(|_| with_notes && letter == '[');
        let note_end = note_end.and_then(|at| self::note_end(text, at).or_else(|| recased_end(text, at)));
        let end = match note_end {
            Some(end) => end,
            None if text.get(at..).is_some_and(|rest| rest.starts_with("...")) => at + 3,
            None if letter.is_alphanumeric() => word_end(text, at),
            None => at + letter.len_utf8(),
        };
        push(&mut found, text, at..end);
        at = end;
    }
    found
}

fn push(found: &mut Vec<Token>, text: &str, range: Range<usize>) {
    let raw = text.get(range.clone()).unwrap_or_default();
    match raw {
        "…" => found.push(Token { plain: "...".to_owned(), range, note: None }),
        _ if raw.chars().all(is_nothing) => {}
        _ => found.push(Token { plain: normalise(raw).replace('\u{ad}', ""), note: note(raw), range }),
    }
}

/// What can't be seen: white space, control characters, and marks without width.
fn is_nothing(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Where a word ends. "2,500" and "3.9" are one, so that 3 is not found in 3.9.
fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut before = ' ';
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |&(_, next)| next);
        let within_number = matches!(letter, '.' | ',') && before.is_ascii_digit() && after.is_ascii_digit();
        let within_word = letter == '\u{ad}' && before.is_alphabetic();
        if !letter.is_alphanumeric() && !within_number && !within_word {
            return start + at;
        }
        before = letter;
    }
    text.len()
}

/// Where a note ends that begins here: one that stands apart from letters.
fn note_end(text: &str, start: usize) -> Option<usize> {
    let inside = text.get(start..)?.strip_prefix('[')?;
    let length = inside.find(['[', ']', '\n']).filter(|&at| at <= LONGEST_NOTE)?;
    let end = start + length + 2;
    let closed = inside.get(length..)?.starts_with(']');
    let apart_before = !text.get(..start)?.ends_with(char::is_alphanumeric);
    let apart_after = !text.get(end..)?.starts_with(char::is_alphanumeric);
    (closed && apart_before && apart_after).then_some(end)
}

/// Where a word ends whose first letter stands in brackets: "[w]rite".
fn recased_end(text: &str, start: usize) -> Option<usize> {
    let mut letters = text.get(start..)?.strip_prefix('[')?.chars();
    let first = letters.next().filter(|letter| letter.is_alphabetic())?;
    let begins = start + 1 + first.len_utf8();
    let rest = begins + 1;
    let apart_before = !text.get(..start)?.ends_with(char::is_alphanumeric);
    let goes_on = text.get(begins..)?.starts_with(']') && text.get(rest..)?.starts_with(char::is_alphabetic);
    (apart_before && goes_on).then(|| word_end(text, rest))
}

fn note(raw: &str) -> Option<Note> {
    let opened = raw.strip_prefix('[')?;
    let Some(inside) = opened.strip_suffix(']') else { return opened.contains(']').then_some(Note::Recased) };
    let is_ellipsis =
        inside.contains(['.', '…']) && inside.chars().all(|mark| matches!(mark, '.' | '…') || mark.is_whitespace());
    Some(if is_ellipsis { Note::LeftOut } else { Note::PutIn })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.plain).collect()
    }

    #[test]
    fn another_printing_of_the_same_words_is_the_same() {
        assert_eq!(plain("‘Harm –\u{a0}to\n\n Hope’…"), plain("'Harm—to Hope' ..."));
        assert_eq!(plain("co\u{ad}operate 39 %"), plain("cooperate 39%"));
        assert_ne!(plain("39%"), plain("3.9%"));
        assert_ne!(plain("39"), plain("239"));
        assert!(plain(" \u{200b}\n").is_empty());
    }

    #[test]
    fn notes_in_brackets_are_one_piece() {
        let notes = |text: &str| tokens(text).iter().filter_map(|token| token.note).collect::<Vec<_>>();
        assert_eq!(
            notes("It [sic] rose […], [the PCC said] [...] [. . .]"),
            [Note::PutIn, Note::LeftOut, Note::PutIn, Note::LeftOut, Note::LeftOut]
        );
        assert_eq!(notes("[T]he"), [Note::Recased]);
        assert!(notes("a[1] a[T]he [open [").is_empty());
    }
}
