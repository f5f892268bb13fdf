//! Exact phrases, and words to leave out: found by the places of the words.

use super::documents::Document;
use super::postings::Places;
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

/// The entries in which the words of a phrase stand beside each other, rising. The rarest word is looked up first, and
/// the others only in the entries that still may have the phrase.
pub(super) fn entries_with(terms: &Terms, postings: &Shelves, phrase: &Phrase) -> Vec<Document> {
    let known = phrase.iter().map(|(word, distance)| Some((terms.find(word)?, *distance)));
    let Some(mut known) = known.collect::<Option<Vec<_>>>() else { return Vec::new() };
    known.sort_by_key(|&(term, _)| postings.count(term));
    let Some((&(rarest, distance), others)) = known.split_first() else { return Vec::new() };
    let (mut documents, mut starts) = (Vec::new(), Vec::new());
    postings.each_list(rarest, |list| {
        for posting in list.iter() {
            documents.push(posting.document);
            starts.push(starts_of(posting.places(), distance).collect::<Vec<u32>>());
        }
    });
    for &(term, distance) in others {
        let (mut still, mut from) = (Vec::new(), Vec::new());
        postings.each_list(term, |list| {
            list.each_among(&documents, |at, places| {
                let (Some(&document), Some(known)) = (documents.get(at), starts.get(at)) else { return };
                let fitting: Vec<u32> =
                    starts_of(places, distance).filter(|start| known.binary_search(start).is_ok()).collect();
                if !fitting.is_empty() {
                    still.push(document);
                    from.push(fitting);
                }
            });
        });
        (documents, starts) = (still, from);
    }
    documents
}

/// Where a phrase would begin that has a word at these places.
fn starts_of(places: Places<'_>, distance: u32) -> impl Iterator<Item = u32> {
    places.filter_map(move |place| place.checked_sub(distance))
}
