//! Words that stand near each other as they do in the query say more than the same words far apart.
//!
//! Only the best entries by words alone are looked at again, since this reads the places of words.

use super::documents::Document;
use super::matching::Group;
use super::rank::Library;

/// So many of the best entries are looked at again.
pub(super) const LOOKED_AT_AGAIN: usize = 40;

/// Words further apart than this have nothing to do with each other.
const FAR: u32 = 5;

/// Words further apart than this in the query are not compared.
const LONGEST_STEP: u32 = 5;

/// In a library of more entries than this, where words stand that are commoner than `LEAST_RARITY` is not looked up:
/// about one entry in five has them.
const LARGE: usize = 1000;
const LEAST_RARITY: f32 = 1.5;

/// What a pair of words counts that has another between them, beside a pair of neighbours.
const WITH_ONE_BETWEEN: f32 = 0.6;

/// Adds to the scores of some entries what the nearness of the words is worth.
#[inline(never)]
pub(super) fn add_nearness(library: &Library<'_>, groups: &[Group], rarity: &[f32], documents: &mut [(Document, f32)]) {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_unstable_by_key(|&at| documents.get(at).map(|&(document, _)| document));
    let sorted: Vec<Document> = order.iter().filter_map(|&at| Some(documents.get(at)?.0)).collect();
    let mut places = vec![vec![Vec::new(); groups.len()]; sorted.len()];
    let least = if library.entries > LARGE { LEAST_RARITY } else { 0.0 };
    let telling = groups.iter().enumerate().zip(rarity).filter(|(_, rarity)| **rarity > least);
    for ((number, group), _) in telling {
        for &(term, _) in &group.forms {
            library.lexicon.postings.each_list(term, |list| {
                list.each_among(&sorted, |at, found| {
                    if let Some(places) = places.get_mut(at).and_then(|places| places.get_mut(number)) {
                        places.extend(found);
                    }
                });
            });
        }
    }
    for (at, places) in order.into_iter().zip(&mut places) {
        if let Some((_, score)) = documents.get_mut(at) {
            places.iter_mut().for_each(|places| places.sort_unstable());
            *score += library.mix.nearness * nearness(groups, rarity, places);
        }
    }
}

/// What the pairs of neighbours in the query count, and the pairs with one word between them.
fn nearness(groups: &[Group], rarity: &[f32], places: &[Vec<u32>]) -> f32 {
    let all: Vec<Known<'_>> =
        groups.iter().zip(rarity).zip(places).map(|((group, rarity), at)| (group, *rarity, at)).collect();
    let pairs =
        |step: usize| all.iter().zip(all.iter().skip(step)).map(|(one, other)| together(one, other)).sum::<f32>();
    pairs(1) + WITH_ONE_BETWEEN * pairs(2)
}

/// A word of the query, how much it tells, and where an entry has it.
type Known<'a> = (&'a Group, f32, &'a Vec<u32>);

fn together(&(one, one_rarity, one_places): &Known<'_>, &(other, other_rarity, other_places): &Known<'_>) -> f32 {
    let expected = other.place.abs_diff(one.place);
    if expected > LONGEST_STEP {
        return 0.0;
    }
    (one_rarity + other_rarity) / 2.0 * closeness(expected, one_places, other_places)
}

/// From 0 to 1: how nearly two words stand as they do in the query.
fn closeness(expected: u32, one_places: &[u32], other_places: &[u32]) -> f32 {
    let mut best = 0.0_f32;
    let mut from = 0;
    for &place in one_places {
        let rest = other_places.get(from..).unwrap_or_default();
        from += rest.partition_point(|&other| other.saturating_add(FAR) < place);
        for &other in
            other_places.get(from..).unwrap_or_default().iter().take_while(|&&other| other <= place.saturating_add(FAR))
        {
            let off = (i64::from(other) - i64::from(place) - i64::from(expected)).unsigned_abs() as f32;
            best = best.max(1.0 / (1.0 + off));
        }
    }
    best
}
