//! What a person typed, read as a query.
//!
//! Plain words, "exact phrases", -words and -"phrases" to leave out, `from:`, `to:` and `body:` with a
//! name (in quotation marks where it has spaces), dates in words. Nothing that can be typed is an error: what cannot be
//! read as a filter is read as words.

use jiff::civil::Date;

use super::dates::{self, Days};
use super::facets::Filters;
use super::words::{each_word, folded_words, is_common};

/// A query as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The days of the meetings that are asked for.
    pub days: Days,
    /// What the controls beside the results are set to.
    pub filters: Filters,
    /// Every word to find, the common ones too.
    pub(super) spoken: Vec<String>,
    /// The words to find, without the common ones.
    pub(super) words: Vec<QueryWord>,
    /// The phrases to find exactly.
    pub(super) phrases: Vec<Phrase>,
    /// The words and phrases that must not be there.
    pub(super) without: Vec<Phrase>,
    /// Words of the asker's name, one list for each `from:`.
    pub(super) from: Vec<Vec<String>>,
    /// Words of the name of who was asked or answered, one list for each `to:`.
    pub(super) to: Vec<Vec<String>>,
    /// Words of the body's name, one list for each `body:`.
    pub(super) body: Vec<Vec<String>>,
}

/// One word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QueryWord {
    pub(super) folded: String,
    /// The last word may still be in the typing: longer words count too.
    pub(super) unfinished: bool,
    /// Which of the words that were typed it is, from 0.
    pub(super) place: u32,
}

/// Words that must stand beside each other, with the distance of each from the first.
pub(super) type Phrase = Vec<(String, u32)>;

impl Query {
    /// Reads what was typed. Dates that need to know today's date are read as words: see `parse_on`.
    pub fn parse(text: &str) -> Self {
        Self::read(text, None)
    }

    /// Reads what was typed on a day, so that "since May" and "last year" are understood.
    pub fn parse_on(text: &str, today: Date) -> Self {
        Self::read(text, Some(today))
    }

    /// Whether anything but words is asked for.
    pub(super) fn has_filters(&self) -> bool {
        let filters = Filters { cited: self.filters.cited.clone(), ..Filters::default() };
        let words = Self { words: self.words.clone(), spoken: self.spoken.clone(), filters, ..Self::default() };
        *self != words
    }

    #[inline(never)]
    fn read(text: &str, today: Option<Date>) -> Self {
        let mut query = Self::default();
        let pieces = pieces(text);
        let plain: Vec<&str> = pieces.iter().map(Piece::plain).collect();
        let is_short = pieces.len() <= MOST_PIECES_WITH_DATES;
        let mut rest = pieces.iter().enumerate();
        while let Some((place, piece)) = rest.next() {
            match dates::read(plain.get(place..).unwrap_or_default(), today).filter(|_| is_short) {
                Some((days, used)) => {
                    query.days = query.days.and(&days);
                    rest.by_ref().take(used.saturating_sub(1)).for_each(drop);
                }
                None => query.take(piece),
            }
        }
        query.mark_unfinished(text);
        query
    }

    fn mark_unfinished(&mut self, text: &str) {
        let typing = text.ends_with(char::is_alphanumeric);
        if let Some(last) = self.words.last_mut().filter(|_| typing) {
            last.unfinished = folded_words(text).last() == Some(&last.folded);
        }
    }

    /// Whether it asks for nothing, so that everything is an answer.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && !self.has_filters()
    }

    fn take(&mut self, piece: &Piece<'_>) {
        let names = match piece.key {
            Key::From => &mut self.from,
            Key::To => &mut self.to,
            Key::Body => &mut self.body,
            Key::Without => return self.without.extend(phrase(piece.text, true)),
            Key::None => return self.take_words(piece),
        };
        let words = folded_words(piece.text);
        if !words.is_empty() {
            names.push(words);
        }
    }

    fn take_words(&mut self, piece: &Piece<'_>) {
        if piece.quoted {
            self.phrases.extend(phrase(piece.text, false));
        }
        each_word(piece.text, |word| {
            if !word.label && (word.capitals || !is_common(word.folded)) {
                let place = self.spoken.len() as u32;
                self.words.push(QueryWord { folded: word.folded.to_owned(), unfinished: false, place });
            }
            self.spoken.push(word.folded.to_owned());
        });
    }
}

/// In a longer text, such as a pasted question, dates are part of what it says and not a filter.
const MOST_PIECES_WITH_DATES: usize = 12;

/// The words of a phrase; common words inside it keep their room but are not compared.
pub(super) fn phrase(text: &str, even_common: bool) -> Option<Phrase> {
    let mut words = Vec::new();
    let mut place = 0;
    each_word(text, |word| {
        if !word.label && (even_common || word.capitals || !is_common(word.folded)) {
            words.push((word.folded.to_owned(), place));
        }
        place += 1;
    });
    let &(_, first) = words.first()?;
    words.iter_mut().for_each(|(_, place)| *place -= first);
    Some(words)
}

#[derive(Clone, Copy)]
enum Key {
    None,
    Without,
    From,
    To,
    Body,
}

struct Piece<'a> {
    key: Key,
    quoted: bool,
    text: &'a str,
}

impl<'a> Piece<'a> {
    /// The words that may be read as a date: none where they are quoted or belong to a filter.
    fn plain(&self) -> &'a str {
        if matches!(self.key, Key::None) && !self.quoted { self.text } else { "" }
    }
}

const KEYS: [(&str, Key); 4] = [("from:", Key::From), ("to:", Key::To), ("body:", Key::Body), ("-", Key::Without)];

/// The text cut at spaces that stand outside quotation marks.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (key, after) = key_of(rest);
        let (quoted, piece, left) = quoted(after).unwrap_or_else(|| {
            let end = after.find(char::is_whitespace).unwrap_or(after.len());
            let (piece, left) = after.split_at(end);
            (false, piece, left)
        });
        pieces.push(Piece { key, quoted, text: piece });
        rest = left.trim_start();
    }
    pieces
}

fn key_of(rest: &str) -> (Key, &str) {
    let found = KEYS.iter().find_map(|&(name, key)| {
        let (head, after) = rest.split_at_checked(name.len())?;
        let follows = after.starts_with(|first: char| first.is_alphanumeric() || is_quotation_mark(first));
        (head.eq_ignore_ascii_case(name) && follows).then_some((key, after))
    });
    found.unwrap_or((Key::None, rest))
}

/// What stands in quotation marks at the start, and what follows; `None` without a closing mark.
fn quoted(rest: &str) -> Option<(bool, &str, &str)> {
    let inside = rest.strip_prefix(is_quotation_mark)?;
    let (text, left) = inside.split_once(is_quotation_mark)?;
    Some((true, text, left))
}

fn is_quotation_mark(letter: char) -> bool {
    matches!(letter, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(query: &Query) -> Vec<&str> {
        query.words.iter().map(|word| word.folded.as_str()).collect()
    }

    #[test]
    fn filters_phrases_and_words_are_told_apart() {
        let query =
            Query::parse("Drug “testing on arrest” -cost -\"bus pass\" FROM:Dhindsa to:\"Cabinet Member\" body: a - b");
        assert_eq!(words(&query), ["drug", "testing", "arrest", "body", "b"]);
        assert_eq!(query.phrases, [vec![("testing".to_owned(), 0), ("arrest".to_owned(), 2)]]);
        assert_eq!(query.without, [vec![("cost".to_owned(), 0)], vec![("bus".to_owned(), 0), ("pass".to_owned(), 1)]]);
        assert_eq!(query.from, [["dhindsa"]]);
        assert_eq!(query.to, [["cabinet", "member"]]);
        assert!(query.body.is_empty());
    }

    #[test]
    fn dates_in_words_are_a_filter_only_in_a_short_query() {
        let query = Query::parse("potholes since May 2022 A999");
        assert_eq!(words(&query), ["potholes", "a999"]);
        assert_eq!(query.days.from, Some(jiff::civil::date(2022, 5, 1)));
        let long = Query::parse(
            "how many potholes were mended on the A999 since May 2022 and what did that cost the council?",
        );
        assert_eq!(long.days, Days::default());
        assert!(words(&long).contains(&"2022"));
        assert_eq!(Query::parse("\"since May 2022\"").days, Days::default());
    }

    #[test]
    fn the_last_word_is_unfinished_until_something_follows() {
        let check = |text: &str, expected: bool| {
            let query = Query::parse(text);
            assert_eq!(query.words.last().is_some_and(|word| word.unfinished), expected, "{text:?}");
        };
        check("police off", true);
        check("police officers ", false);
        check("police officers?", false);
        check("\"police off\"", false);
        check("police from:Dhin", false);
        check("police \"off", true);
    }

    #[test]
    fn nothing_typed_is_an_empty_query() {
        for text in ["", "  ", "the", "?!", "from:", "-"] {
            assert!(Query::parse(text).is_empty(), "{text:?}");
        }
    }
}
