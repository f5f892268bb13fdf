//! The vocabulary: every different word once, as a number, with its relatives.
//!
//! Words are kept as they are printed (folded), and a stem ties the forms of a word together. So an
//! exact form can count for more than its relatives, and a beginning of a word finds real words.

use super::make_room;
use super::met::{Key, Met};
use super::words::COMMON;
use frostem::{Algorithm, Stemmer};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// The number of a word in the vocabulary.
pub(super) type Term = u32;

const NONE: Term = Term::MAX;

/// All words of the library.
pub(super) struct Terms {
    /// The words one after the other.
    letters: String,
    /// Where each word ends in `letters`.
    ends: Vec<u32>,
    /// For each word the next one with the same stem, or `NONE`.
    next_relative: Vec<Term>,
    /// Which letters each word has, for quick comparison of spellings.
    signatures: Vec<u32>,
    by_word: HashTable<Term>,
    /// The first word of each stem, beside the hash of the stem.
    by_stem: HashTable<(u32, Term)>,
    /// The words in alphabetical order, but for the newest, which stand in `unsorted`.
    sorted: Vec<Term>,
    unsorted: Vec<Term>,
    met: Met,
    stemmer: Stemmer,
}

impl Terms {
    /// The vocabulary with the common words alone, which have the first numbers.
    pub(super) fn new() -> Self {
        let mut terms = Self {
            letters: String::new(),
            ends: Vec::new(),
            next_relative: Vec::new(),
            signatures: Vec::new(),
            by_word: HashTable::new(),
            by_stem: HashTable::new(),
            sorted: Vec::new(),
            unsorted: Vec::new(),
            met: Met::new(),
            stemmer: Stemmer::new(Algorithm::English),
        };
        COMMON.iter().for_each(|word| {
            terms.intern(word);
        });
        terms
    }

    /// Whether a word is so common that it says nothing about a question.
    pub(super) fn is_common(&self, term: Term) -> bool {
        (term as usize) < COMMON.len()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All words in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|term| self.word(term as Term))
    }

    /// How many bytes they take, about.
    pub(super) fn bytes(&self) -> usize {
        let lists = [&self.ends, &self.next_relative, &self.signatures, &self.sorted, &self.unsorted];
        let listed: usize = lists.iter().map(|list| list.capacity() * size_of::<u32>()).sum();
        let tables = self.by_word.allocation_size() + self.by_stem.allocation_size() + self.met.bytes();
        self.letters.capacity() + listed + tables
    }

    /// The letters of a word.
    pub(super) fn word(&self, term: Term) -> &str {
        word_in(&self.letters, &self.ends, term)
    }

    /// The number of a word, if the library has it.
    pub(super) fn find(&self, word: &str) -> Option<Term> {
        self.by_word.find(hash(word), |&term| self.word(term) == word).copied()
    }

    /// The number of a word, which is added if it is new.
    pub(super) fn intern(&mut self, word: &str) -> Term {
        let key = Key::of(word);
        if let Some(term) = key.and_then(|key| self.met.find(key)) {
            return term;
        }
        let term = self.find(word).unwrap_or_else(|| self.add(word));
        if let Some(key) = key {
            self.met.keep(key, term);
        }
        // Sorting is put off until the new words are a fair part of all, so that a word costs little on average.
        if self.unsorted.len() >= 256.max(self.sorted.len() / 8) {
            self.sort();
        }
        term
    }

    /// Adds a word that is not here yet; `sort` is to follow soon.
    pub(super) fn add(&mut self, word: &str) -> Term {
        let term = self.ends.len() as Term;
        if self.letters.capacity() - self.letters.len() < word.len() {
            self.letters.reserve_exact(word.len() + self.letters.len() / 8);
        }
        self.letters.push_str(word);
        let end = self.letters.len() as u32;
        for (list, number) in
            [(&mut self.ends, end), (&mut self.signatures, signature(word)), (&mut self.unsorted, term)]
        {
            make_room(list, 1);
            list.push(number);
        }
        let (letters, ends) = (&self.letters, &self.ends);
        self.by_word.insert_unique(hash(word), term, |&other| hash(word_in(letters, ends, other)));
        self.join_relatives(term, word);
        term
    }

    /// Puts the newest words in their alphabetical places.
    pub(super) fn sort(&mut self) {
        make_room(&mut self.sorted, self.unsorted.len());
        self.sorted.append(&mut self.unsorted);
        let (letters, ends) = (&self.letters, &self.ends);
        self.sorted.sort_by(|&one, &other| word_in(letters, ends, one).cmp(word_in(letters, ends, other)));
    }

    /// The words with the same stem as this one, which need not be in the library.
    pub(super) fn relatives(&self, word: &str) -> Vec<Term> {
        let mut next = self.first_with_stem(&self.stem(word)).unwrap_or(NONE);
        let mut members = Vec::new();
        while let Some(&after) = self.next_relative.get(next as usize) {
            members.push(next);
            next = after;
        }
        members
    }

    /// The words that begin with these letters.
    pub(super) fn beginning_with(&self, start: &str) -> Vec<Term> {
        let first = self.sorted.partition_point(|&term| self.word(term) < start);
        let known = self.sorted.iter().skip(first).take_while(|&&term| self.word(term).starts_with(start));
        let fresh = self.unsorted.iter().filter(|&&term| self.word(term).starts_with(start));
        known.chain(fresh).copied().collect()
    }

    /// The words that one slip of the keyboard away from this one.
    pub(super) fn one_slip_from(&self, word: &str) -> Vec<Term> {
        let letters: Vec<char> = word.chars().collect();
        let wanted = signature(word);
        let near = |&(_, other): &(usize, &u32)| (wanted ^ other).count_ones() <= 2;
        let candidates = self.signatures.iter().enumerate().filter(near).map(|(term, _)| term as Term);
        candidates.filter(|&term| super::spelling::is_one_slip(&letters, self.word(term))).collect()
    }

    /// The stem of a word; words with digits or letters beyond the English alphabet are their own stems.
    fn stem(&self, word: &str) -> String {
        let english = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if english { self.stemmer.stem(word).into_owned() } else { word.to_owned() }
    }

    fn first_with_stem(&self, stem: &str) -> Option<Term> {
        let short = short_hash(stem);
        let is_same = |&(other, term): &(u32, Term)| other == short && self.stem(self.word(term)) == stem;
        self.by_stem.find(spread(short), is_same).map(|&(_, term)| term)
    }

    fn join_relatives(&mut self, term: Term, word: &str) {
        let stem = self.stem(word);
        let head = self.first_with_stem(&stem);
        make_room(&mut self.next_relative, 1);
        match head.and_then(|head| self.next_relative.get_mut(head as usize)) {
            Some(next) => {
                let after = std::mem::replace(next, term);
                self.next_relative.push(after);
            }
            None => {
                let short = short_hash(&stem);
                self.by_stem.insert_unique(spread(short), (short, term), |&(short, _)| spread(short));
                self.next_relative.push(NONE);
            }
        }
    }
}

fn word_in<'a>(letters: &'a str, ends: &[u32], term: Term) -> &'a str {
    let place = term as usize;
    let start = place.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |&end| end as usize);
    let end = ends.get(place).map_or(start, |&end| end as usize);
    letters.get(start..end).unwrap_or_default()
}

fn hash(word: &str) -> u64 {
    FxBuildHasher.hash_one(word)
}

fn short_hash(stem: &str) -> u32 {
    (hash(stem) >> 16) as u32
}

/// A hash table reads both ends of a hash.
fn spread(short: u32) -> u64 {
    u64::from(short) << 32 | u64::from(short)
}

/// One bit for each letter a to z that the word has, and one for everything else.
fn signature(word: &str) -> u32 {
    word.bytes().fold(0, |bits, byte| bits | 1 << if byte.is_ascii_lowercase() { byte - b'a' } else { 26 })
}
