//! Exact phrases, and words to leave out: found by the places of the words.

use rustc_hash::FxHashMap;

use super::documents::Document;
use super::postings::List;
use super::query::Phrase;
use super::shelves::Shelves;
use super::terms::Terms;

/// Marks in `kept` only the entries that have every phrase and none of those to leave out.
pub(super) fn apply(terms: &Terms, postings: &Shelves, phrases: &[Phrase], without: &[Phrase], kept: &mut [bool]) {
    for phrase in phrases {
        let having = entries_with(terms, postings, phrase);
        let mut next = having.iter().peekable();
        for (document, keep) in kept.iter_mut().enumerate() {
            *keep &= next.next_if(|&&having| having as usize == document).is_some();
        }
    }
    for phrase in without {
        for document in entries_with(terms, postings, phrase) {
            if let Some(keep) = kept.get_mut(document as usize) {
                *keep = false;
            }
        }
    }
}

/// The entries in which the words of a phrase stand beside each other, rising.
pub(super) fn entries_with(terms: &Terms, postings: &Shelves, phrase: &Phrase) -> Vec<Document> {
    let mut starts: Option<FxHashMap<Document, Vec<u32>>> = None;
    for (word, distance) in phrase {
        let mut next = FxHashMap::default();
        let gather = |list: List<'_>| {
            for posting in list.iter() {
                let before = starts.as_ref().map(|starts| starts.get(&posting.document));
                let begins = posting.places().filter_map(|place| place.checked_sub(*distance));
                let fits = |place: &u32| before.is_none_or(|known| known.is_some_and(|known| known.contains(place)));
                let places: Vec<u32> = begins.filter(fits).collect();
                if !places.is_empty() {
                    next.insert(posting.document, places);
                }
            }
        };
        if let Some(term) = terms.find(word) {
            postings.each_list(term, gather);
        }
        starts = Some(next);
    }
    let mut documents: Vec<Document> = starts.into_iter().flatten().map(|(document, _)| document).collect();
    documents.sort_unstable();
    documents
}
