//! Words that stand near each other as they do in the query say more than the same words far apart.
//!
//! Only the best entries by words alone are looked at again, since this reads the places of words.

use super::documents::Document;
use super::matching::Group;
use super::postings::List;
use super::rank::Library;

/// So many of the best entries are looked at again.
pub(super) const LOOKED_AT_AGAIN: usize = 100;

/// Words further apart than this have nothing to do with each other.
const FAR: u32 = 8;

/// Adds to the scores of some entries what the nearness of the words is worth.
pub(super) fn add_nearness(library: &Library<'_>, groups: &[Group], rarity: &[f32], documents: &mut [(Document, f32)]) {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_unstable_by_key(|&at| documents.get(at).map(|&(document, _)| document));
    let sorted: Vec<Document> = order.iter().filter_map(|&at| Some(documents.get(at)?.0)).collect();
    let mut places = vec![vec![Vec::new(); groups.len()]; sorted.len()];
    for (number, group) in groups.iter().enumerate() {
        for &(term, _) in &group.forms {
            library.lexicon.postings.each_list(term, |list| gather(list, &sorted, number, &mut places));
        }
    }
    for (at, places) in order.into_iter().zip(&mut places) {
        if let Some((_, score)) = documents.get_mut(at) {
            places.iter_mut().for_each(|places| places.sort_unstable());
            *score += library.mix.nearness * nearness(groups, rarity, places);
        }
    }
}

fn gather(list: List<'_>, sorted: &[Document], number: usize, places: &mut [Vec<Vec<u32>>]) {
    let mut wanted = sorted.iter().zip(places).peekable();
    for posting in list.iter() {
        while wanted.next_if(|(document, _)| **document < posting.document).is_some() {}
        match wanted.peek_mut() {
            Some((document, places)) if **document == posting.document => {
                if let Some(places) = places.get_mut(number) {
                    places.extend(posting.places());
                }
            }
            Some(_) => {}
            None => break,
        }
    }
}

fn nearness(groups: &[Group], rarity: &[f32], places: &[Vec<u32>]) -> f32 {
    let all = groups.iter().zip(rarity).zip(places);
    let pairs = all.clone().zip(all.skip(1));
    pairs
        .map(|(((one, one_rarity), one_places), ((other, other_rarity), other_places))| {
            let expected = other.place.abs_diff(one.place);
            (one_rarity + other_rarity) / 2.0 * closeness(expected, one_places, other_places)
        })
        .sum()
}

/// From 0 to 1: how nearly two words stand as they do in the query.
fn closeness(expected: u32, one_places: &[u32], other_places: &[u32]) -> f32 {
    let mut best = 0.0_f32;
    let mut from = 0;
    for &place in one_places {
        let rest = other_places.get(from..).unwrap_or_default();
        from += rest.partition_point(|&other| other + FAR < place);
        for &other in other_places.get(from..).unwrap_or_default().iter().take_while(|&&other| other <= place + FAR) {
            let off = (i64::from(other) - i64::from(place) - i64::from(expected)).unsigned_abs() as f32;
            best = best.max(1.0 / (1.0 + off));
        }
    }
    best
}
