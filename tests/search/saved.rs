//! An index is saved and loaded whole, or noticed not to be whole.

use std::collections::BTreeSet;

use proptest::prelude::*;
use question_desk::citation::mention::Known;
use question_desk::library::Library;
use question_desk::search::{Index, LoadError, Query};
use question_desk::worker::Search;

use crate::invented::{Shelf, entry, library, record};

type Pieces = Vec<Vec<u8>>;

fn pieces(index: &mut Index) -> Pieces {
    let mut pieces = Vec::new();
    index.save(|piece| pieces.push(piece.to_vec()));
    pieces
}

fn load(pieces: &[Vec<u8>]) -> Result<Index, LoadError> {
    Index::load(pieces.iter().map(Vec::as_slice))
}

fn saved() -> Pieces {
    let mut index = Index::new();
    library().iter().zip(10..).for_each(|(record, version)| index.insert(record, version));
    index.remove(library()[1].id);
    pieces(&mut index)
}

fn error(pieces: &[Vec<u8>]) -> Option<LoadError> {
    load(pieces).err()
}

#[test]
fn a_loaded_index_answers_as_the_saved_one_did_and_goes_on() {
    let mut first = Shelf::with(library());
    first.remove(library()[1].id);
    let mut second = Shelf::with(library());
    second.index = load(&pieces(&mut first.index)).unwrap();
    for more in [None, Some(record("new", None, vec![entry("Is DToA new?", "I can provide drug testing details.")]))] {
        more.iter().for_each(|record| {
            first.insert(record);
            second.insert(record);
        });
        for typed in ["", "drug testing", "dtoa", "potholes", "from:sample", "in 2021", "ysgol", "\"on arrest\""] {
            assert_eq!(first.search(&Query::parse(typed), 5), second.search(&Query::parse(typed), 5), "{typed}");
        }
    }
    assert_eq!(pieces(&mut first.index), pieces(&mut second.index));
}

#[test]
fn a_saved_index_says_which_records_it_holds_in_which_version() {
    let index = load(&saved()).unwrap();
    let mut held: Vec<_> = index.records().collect();
    held.sort_by_key(|&(_, version)| version);
    assert_eq!(held, [(library()[0].id, 10), (library()[2].id, 12), (library()[3].id, 13)]);
    assert_eq!(index.version(library()[1].id), None);
}

#[test]
fn an_index_that_is_not_whole_is_noticed_with_a_reason() {
    let whole = saved();
    let changed = |at: usize, byte: u8| {
        let mut pieces = whole.clone();
        pieces[0][at] = byte;
        error(&pieces)
    };
    let last = whole[0].len() - 1;
    assert_eq!(error(&[]), Some(LoadError::CutShort));
    assert_eq!(error(&[b"{}".to_vec()]), Some(LoadError::NotAnIndex));
    assert_eq!(changed(8, 200), Some(LoadError::Newer));
    assert_eq!(changed(8, 1), Some(LoadError::Older));
    assert_eq!(changed(last, whole[0][last] ^ 1), Some(LoadError::Damaged));
    assert_eq!(error(&[[&whole[0][..], &[0]].concat()]), Some(LoadError::Damaged));
    assert_eq!(LoadError::Damaged.code(), "index-damaged");
    assert!(LoadError::CutShort.sentence().starts_with("The search index was only half saved."));
}

#[test]
fn an_index_cut_short_anywhere_is_noticed() {
    let whole = saved();
    for (number, piece) in whole.iter().enumerate() {
        assert_eq!(error(&whole[..number]), Some(LoadError::CutShort), "{number}");
        for end in 0..piece.len() {
            let cut = [&whole[..number], &[piece[..end].to_vec()]].concat();
            assert_eq!(error(&cut), Some(LoadError::CutShort), "{number} {end}");
        }
    }
}

#[test]
fn an_index_with_any_byte_flipped_is_noticed() {
    let mut pieces = saved();
    for number in 0..pieces.len() {
        for at in 0..pieces[number].len() {
            for flip in [1, 0x80, 0xff] {
                pieces[number][at] ^= flip;
                assert!(error(&pieces).is_some(), "{number} {at}");
                pieces[number][at] ^= flip;
            }
        }
    }
}

#[test]
fn pieces_that_are_missing_or_mixed_up_or_of_another_saving_are_noticed() {
    let (whole, mut other) = (saved(), Index::new());
    library().iter().for_each(|record| other.insert(record, 1));
    let other = pieces(&mut other);
    for number in 0..whole.len() {
        let mut missing = whole.clone();
        missing.remove(number);
        assert!(error(&missing).is_some(), "{number}");
        let mut mixed = whole.clone();
        mixed[number] = other[number].clone();
        assert!(error(&mixed).is_some() || mixed == whole, "{number}");
        let mut twice = whole.clone();
        twice.insert(number, whole[number].clone());
        assert_eq!(error(&twice), Some(LoadError::Damaged), "{number}");
    }
    let mut swapped = whole.clone();
    swapped.swap(1, 2);
    assert_eq!(error(&swapped), Some(LoadError::Damaged));
    assert_eq!(error(&[whole.clone(), whole].concat()), Some(LoadError::Damaged));
}

#[test]
fn a_large_index_is_saved_in_pieces_of_bounded_length() {
    let mut index = Index::new();
    for number in 0..30_000 {
        index.insert(&record(&number.to_string(), None, vec![entry("Why?", &format!("Word{number}."))]), 1);
    }
    let pieces = pieces(&mut index);
    assert!(pieces.len() > 6 && pieces.iter().all(|piece| piece.len() < 600_000), "{}", pieces.len());
    assert_eq!(load(&pieces).unwrap().len(), 30_000);
}

/// Makes the heads fit whatever follows, as somebody could who wants to do harm.
fn sealed(bodies: &[Vec<u8>]) -> Pieces {
    let mut before = 0_u32;
    let seal = |(number, body): (u32, &Vec<u8>)| {
        let rest = [&number.to_le_bytes()[..], &(body.len() as u32).to_le_bytes(), body].concat();
        before = crc32fast::hash(&[&before.to_le_bytes()[..], &rest].concat());
        [b"QDINDEX\n", &2_u32.to_le_bytes()[..], &before.to_le_bytes(), &rest].concat()
    };
    (0..).zip(bodies).map(seal).collect()
}

proptest! {
    #[test]
    fn an_index_made_to_do_harm_does_none(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bodies: Pieces = saved().iter().map(|piece| piece[24..].to_vec()).collect();
        prop_assert_eq!(&sealed(&bodies), &saved());
        for (number, at, byte) in changes {
            let body = number.get_mut(&mut bodies);
            let at = at.index(body.len());
            body[at] = byte;
        }
        if let Ok(mut index) = load(&sealed(&bodies)) {
            for typed in ["", "drug testing", "dtoa", "\"on arrest\" from:sample", "pot"] {
                index.rank_folded(&Query::parse(typed), 5);
            }
            library().iter().for_each(|record| index.insert(record, 1));
            index.remove(library()[0].id);
            pieces(&mut index);
        }
    }

    #[test]
    fn bytes_of_any_kind_do_no_harm(bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 1..4)) {
        prop_assert!(load(&bodies).is_err());
        let _ = load(&sealed(&bodies));
    }
}

#[test]
fn after_a_start_only_the_difference_is_read() {
    let all = library();
    let mut first = Library::default();
    all.iter().for_each(|record| first.insert(record));
    let mut snapshot = Vec::new();
    first.save(|piece| snapshot.push(piece.to_vec()));
    let index = || load(&snapshot).unwrap();
    let known = first.known().save();
    let known = || Known::load(&known).unwrap();

    let (gone, new) = (all[0].id, record("new", None, vec![entry("New?", "Yes.")]));
    let changed = BTreeSet::from([gone, new.id]);
    let mut second = Library::restore(index(), known(), changed.clone(), all.len()).unwrap();
    second.renew(&new);
    let found: Vec<_> = second.rank(&Search::default()).found.iter().map(|found| found.record).collect();
    assert!(!found.contains(&gone) && found.contains(&new.id) && found.contains(&all[1].id));

    assert!(Library::restore(index(), known(), changed.clone(), all.len() + 5).is_none());
    assert!(Library::restore(index(), Known::default(), changed, all.len()).is_none(), "a half of it is no snapshot");
}

#[test]
fn a_snapshot_is_worth_making_now_and_then() {
    let mut library = Library::default();
    let many = (0..400).map(|number| record(&number.to_string(), None, vec![entry("Why?", "Because.")]));
    let mut wanted = Vec::new();
    for (number, record) in many.enumerate() {
        library.insert(&record);
        if library.is_worth_saving() {
            wanted.push(number);
            library.save(|_| ());
        }
    }
    assert_eq!(wanted, [299]);
}
