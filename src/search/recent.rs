//! The newest entries, word by word, before they are shelved: a chain through one run of bytes for each word.
//!
//! Each link is: where the next link of the word starts (4 bytes, 0 for none yet), the entry and the counts as in a
//! list that has this entry alone, how many bytes the places take, and the places.

use super::bytes;
use super::documents::Document;
use super::postings::{Times, read_times, write_counts, write_places};
use super::terms::Term;

/// Chains of new entries.
#[derive(Default)]
pub(super) struct Recent {
    bytes: Vec<u8>,
    chains: Vec<Chain>,
    places: Vec<u8>,
}

/// Where a chain starts, counted from 1, and its newest link.
#[derive(Clone, Copy, Default)]
struct Chain {
    first: u32,
    newest: u32,
    entries: u32,
}

impl Recent {
    /// How many bytes the links take.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// No word has a number as high as this.
    pub(super) fn terms(&self) -> usize {
        self.chains.len()
    }

    /// How many bytes all takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity() + self.chains.capacity() * size_of::<Chain>()
    }

    /// How many new entries have a word.
    pub(super) fn count(&self, term: Term) -> u32 {
        self.chains.get(term as usize).map_or(0, |chain| chain.entries)
    }

    /// Adds an entry to the chain of a word.
    pub(super) fn push(&mut self, term: Term, document: Document, times: &Times, places: impl Iterator<Item = u32>) {
        if self.chains.len() <= term as usize {
            self.chains.resize(term as usize + 1, Chain::default());
        }
        let Some(chain) = self.chains.get_mut(term as usize) else { return };
        let start = self.bytes.len();
        if let Some(next) = link(&mut self.bytes, chain.newest) {
            next.copy_from_slice(&(start as u32 + 1).to_le_bytes());
        }
        *chain = Chain {
            first: if chain.first == 0 { start as u32 + 1 } else { chain.first },
            newest: start as u32 + 1,
            entries: chain.entries + 1,
        };
        self.bytes.extend_from_slice(&[0; 4]);
        write_counts(&mut self.bytes, document, times);
        self.places.clear();
        write_places(&mut self.places, places);
        bytes::write(&mut self.bytes, self.places.len() as u32);
        self.bytes.extend_from_slice(&self.places);
    }

    /// The counts and the places of a list of the new entries that have a word.
    pub(super) fn list(&self, term: Term) -> Option<(Vec<u8>, Vec<u8>)> {
        let chain = self.chains.get(term as usize).filter(|chain| chain.entries > 0)?;
        let (mut counts, mut places) = (Vec::new(), Vec::new());
        let (mut at, mut last) = (chain.first, 0);
        while let Some(start) = at.checked_sub(1) {
            let rest = &mut self.bytes.get(start as usize..)?;
            at = u32::from_le_bytes(bytes::take(rest, 4)?.try_into().ok()?);
            let (document, times) = read_times(rest)?;
            write_counts(&mut counts, document - last, &times);
            let length = bytes::read(rest)? as usize;
            places.extend_from_slice(bytes::take(rest, length)?);
            last = document;
        }
        Some((counts, places))
    }
}

/// Where a link says what comes next.
fn link(bytes: &mut [u8], newest: u32) -> Option<&mut [u8]> {
    let start = newest.checked_sub(1)? as usize;
    bytes.get_mut(start..start + 4)
}
