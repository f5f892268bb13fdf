//! What others ask of the search's reading of text: its words, how common they are, and a query that is nothing but
//! the words of a text.

use std::ops::Range;

use super::query::QueryWord;
use super::words::{each_word, is_common};
use super::{Index, Query};

/// One word of a text, as the search reads it.
pub(crate) struct PlainWord {
    /// Lower case, without accents, apostrophes and a possessive 's.
    pub(crate) folded: String,
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<usize>,
    /// The label of a part, such as "(b)".
    pub(crate) label: bool,
}

/// The words of a text in order.
pub(crate) fn plain_words(text: &str) -> Vec<PlainWord> {
    let mut words = Vec::new();
    each_word(text, |word| {
        words.push(PlainWord { folded: word.folded.to_owned(), range: word.range, label: word.label });
    });
    words
}

impl Query {
    /// A query of all the words of a text, in which no sign is anything but a sign: a draft is no search.
    pub fn of_text(text: &str) -> Self {
        let mut query = Self::default();
        each_word(text, |word| {
            if !word.label && (word.capitals || !is_common(word.folded)) {
                let place = query.spoken.len() as u32;
                query.words.push(QueryWord { folded: word.folded.to_owned(), unfinished: false, place });
            }
            query.spoken.push(word.folded.to_owned());
        });
        query
    }
}

impl Index {
    /// The part of all questions that have a word anywhere, from 0 to 1; `folded` is written as the index has it.
    pub(crate) fn part_having(&self, folded: &str) -> f32 {
        let having = self.terms.find(folded).map_or(0, |term| self.postings.count(term));
        having as f32 / self.len().max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_read_as_a_query_has_no_filters_and_leaves_nothing_out() {
        let query = Query::of_text("to: the Leader in May 2022 -bins \"bus pass\"");
        assert!(!query.has_filters());
        let words: Vec<&str> = query.words.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(words, ["leader", "2022", "bins", "bus", "pass"]);
    }
}
