//! Every fixture cut short and changed at random: no reader panics, and each ends.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use question_desk::minutes;

use super::{fixture, names, read};

/// Reads what may be anything, and what came of it as minutes.
fn survives(name: &str, bytes: Vec<u8>) {
    let (start, length) = (Instant::now(), bytes.len());
    let found = read(name, bytes);
    let came = found.pages.len() + found.records.len() + found.submissions + found.failures.len();
    assert!(came > 0, "nothing is said of {name}");
    for failure in &found.failures {
        assert!(failure.sentence().ends_with('.'), "{}", failure.sentence());
    }
    for page in &found.pages {
        assert!(page.blocks.iter().all(|block| !block.text.trim().is_empty()));
        minutes::read(&page.blocks, &page.context);
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{name} with {length} bytes took {:?}", start.elapsed());
}

#[test]
fn every_beginning_of_a_fixture_is_survived() {
    for name in names() {
        let bytes = fixture(&name);
        for end in (0..bytes.len()).step_by((bytes.len() / 60).max(1)) {
            survives(&name, bytes[..end].to_vec());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_fixture_with_bytes_changed_is_survived(
        file in 0_usize..1000,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
    ) {
        let names = names();
        let name = &names[file % names.len()];
        let mut bytes = fixture(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives(name, bytes);
    }

    #[test]
    fn a_fixture_with_a_piece_taken_or_doubled_is_survived(
        file in 0_usize..1000,
        from in any::<prop::sample::Index>(),
        length in 0_usize..400,
        doubled in any::<bool>(),
    ) {
        let names = names();
        let name = &names[file % names.len()];
        let mut bytes = fixture(name);
        let from = from.index(bytes.len());
        let to = (from + length).min(bytes.len());
        if doubled {
            let piece = bytes[from..to].to_vec();
            bytes.splice(from..from, piece);
        } else {
            bytes.drain(from..to);
        }
        survives(name, bytes);
    }

    #[test]
    fn anything_at_all_is_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), head in 0_usize..12) {
        let heads: [&[u8]; 12] = [
            b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08\0", b"{\"", b"<html>", b"MIME-Version: 1.0\nContent-Type: text/html\n\n",
            b"\xff\xfe", b"\xfe\xff", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"[", b"<?xml",
        ];
        survives("any", [heads[head], &bytes].concat());
    }
}
