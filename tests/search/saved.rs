//! An index is saved and loaded whole, or noticed not to be whole.

use std::collections::BTreeSet;

use proptest::prelude::*;
use question_desk::library::Library;
use question_desk::search::{Index, LoadError, Query};
use question_desk::worker::Search;

use crate::invented::{Shelf, entry, library, record};

fn saved() -> Vec<u8> {
    let mut index = Index::new();
    library().iter().zip(10..).for_each(|(record, version)| index.insert(record, version));
    index.remove(library()[1].id);
    index.save()
}

fn error(bytes: &[u8]) -> Option<LoadError> {
    Index::load(bytes).err()
}

#[test]
fn a_loaded_index_answers_as_the_saved_one_did_and_goes_on() {
    let mut first = Shelf::with(library());
    first.remove(library()[1].id);
    let mut second = Shelf::with(library());
    second.index = Index::load(&first.index.save()).unwrap();
    for more in [None, Some(record("new", None, vec![entry("Is DToA new?", "I can provide drug testing details.")]))] {
        more.iter().for_each(|record| {
            first.insert(record);
            second.insert(record);
        });
        for typed in ["", "drug testing", "dtoa", "potholes", "from:sample", "in 2021", "ysgol", "\"on arrest\""] {
            assert_eq!(first.search(&Query::parse(typed), 5), second.search(&Query::parse(typed), 5), "{typed}");
        }
    }
    assert_eq!(first.index.save(), second.index.save());
}

#[test]
fn a_saved_index_says_which_records_it_holds_in_which_version() {
    let index = Index::load(&saved()).unwrap();
    let mut held: Vec<_> = index.records().collect();
    held.sort_by_key(|&(_, version)| version);
    assert_eq!(held, [(library()[0].id, 10), (library()[2].id, 12), (library()[3].id, 13)]);
    assert_eq!(index.version(library()[1].id), None);
}

#[test]
fn an_index_that_is_not_whole_is_noticed_with_a_reason() {
    let whole = saved();
    let changed = |at: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[at] = byte;
        error(&bytes)
    };
    assert_eq!(error(&[]), Some(LoadError::CutShort));
    assert_eq!(error(b"{}"), Some(LoadError::NotAnIndex));
    assert_eq!(changed(8, 200), Some(LoadError::Newer));
    assert_eq!(changed(8, 0), Some(LoadError::Older));
    assert_eq!(changed(whole.len() - 1, whole[whole.len() - 1] ^ 1), Some(LoadError::Damaged));
    assert_eq!(error(&[&whole[..], &[0]].concat()), Some(LoadError::Damaged));
    assert_eq!(LoadError::Damaged.code(), "index-damaged");
    assert!(LoadError::CutShort.sentence().starts_with("The search index was only half saved."));
}

#[test]
fn an_index_cut_short_anywhere_is_noticed() {
    let whole = saved();
    for end in 0..whole.len() {
        assert_eq!(error(&whole[..end]), Some(LoadError::CutShort), "{end}");
    }
}

#[test]
fn an_index_with_any_byte_flipped_is_noticed() {
    let mut bytes = saved();
    for at in 0..bytes.len() {
        for flip in [1, 0x80, 0xff] {
            bytes[at] ^= flip;
            assert!(error(&bytes).is_some(), "{at}");
            bytes[at] ^= flip;
        }
    }
}

/// Makes the head fit whatever follows, as somebody could who wants to do harm.
fn sealed(body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u64).to_le_bytes();
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&length);
    hasher.update(body);
    [b"QDINDEX\n", &1_u32.to_le_bytes()[..], &hasher.finalize().to_le_bytes(), &length, body].concat()
}

proptest! {
    #[test]
    fn an_index_made_to_do_harm_does_none(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut body = saved()[24..].to_vec();
        for (at, byte) in changes {
            let at = at.index(body.len());
            body[at] = byte;
        }
        if let Ok(mut index) = Index::load(&sealed(&body)) {
            for typed in ["", "drug testing", "dtoa", "\"on arrest\" from:sample", "pot"] {
                index.rank_folded(&Query::parse(typed), 5);
            }
            library().iter().for_each(|record| index.insert(record, 1));
            index.remove(library()[0].id);
            index.save();
        }
    }

    #[test]
    fn bytes_of_any_kind_do_no_harm(body in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Index::load(&body).is_err());
        let _ = Index::load(&sealed(&body));
    }
}

#[test]
fn after_a_start_only_the_difference_is_read() {
    let all = library();
    let mut first = Library::default();
    all.iter().for_each(|record| first.insert(record));
    let snapshot = first.save();

    let (gone, new) = (all[0].id, record("new", None, vec![entry("New?", "Yes.")]));
    let changed = BTreeSet::from([gone, new.id]);
    let mut second = Library::restore(&snapshot, changed.clone(), all.len()).unwrap();
    second.renew(&new);
    let found: Vec<_> = second.rank(&Search::default()).found.iter().map(|found| found.record).collect();
    assert!(!found.contains(&gone) && found.contains(&new.id) && found.contains(&all[1].id));

    assert!(Library::restore(&snapshot[..100], changed.clone(), all.len()).is_none());
    assert!(Library::restore(&snapshot, changed, all.len() + 5).is_none());
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
            library.save();
        }
    }
    assert_eq!(wanted, [299]);
}
