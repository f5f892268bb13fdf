//! The words met last, each known again by one look: most words of a text are among them.

use super::terms::Term;

/// How many are remembered; a power of two.
const SLOTS: usize = 8192;

/// The letters of a short word, as a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    head: u64,
    tail: u64,
}

impl Key {
    /// The key of a word; `None` if it has more than 16 bytes. No two words have the same, since none has a zero byte.
    pub(super) fn of(word: &str) -> Option<Self> {
        let packed = |bytes: &[u8]| bytes.iter().fold(0, |number, &byte| number << 8 | u64::from(byte));
        let (head, tail) = word.as_bytes().split_at_checked(8).unwrap_or((word.as_bytes(), &[]));
        (tail.len() <= 8).then(|| Self { head: packed(head), tail: packed(tail) })
    }

    fn slot(self) -> usize {
        let mixed = (self.head ^ self.tail.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 32) as usize % SLOTS
    }
}

/// By a hash of its letters, the last word met that has it.
pub(super) struct Met(Vec<(Key, Term)>);

impl Met {
    pub(super) fn new() -> Self {
        Self(vec![(Key { head: 0, tail: 0 }, 0); SLOTS])
    }

    /// The number of a word, if it is remembered.
    pub(super) fn find(&self, key: Key) -> Option<Term> {
        self.0.get(key.slot()).filter(|(other, _)| *other == key).map(|&(_, term)| term)
    }

    /// Remembers a word instead of another.
    pub(super) fn keep(&mut self, key: Key, term: Term) {
        if let Some(slot) = self.0.get_mut(key.slot()) {
            *slot = (key, term);
        }
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<(Key, Term)>()
    }
}
