//! An index as bytes, in pieces that are kept one after the other: neither saving nor loading needs room for them all.
//!
//! The shape of a piece, all numbers little-endian: eight bytes that say what it is; the version of the format (4
//! bytes); a checksum (CRC-32, 4 bytes) of the checksum of the piece before and of all that follows; which piece it is,
//! from 0 (4 bytes); how many bytes follow (4 bytes). These are one byte for the kind of its items, and the items. The
//! last piece has none. So pieces of two savings never pass for one, and a CRC-32 notices every change within four
//! neighbouring bytes, so that a flipped byte never passes.

use super::Index;
use super::bytes::{write, write_text};
use super::documents::{About, Name};
use super::lengths::Lengths;
use super::registry::Kept;
use jiff::civil::Date;

pub(super) const MAGIC: [u8; 8] = *b"QDINDEX\n";
pub(super) const VERSION: u32 = 2;
pub(super) const HEAD: usize = 24;

/// A piece ends when it has so many bytes.
const ENOUGH: usize = 512 * 1024;

/// What the items of a piece are; pieces come in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Kind {
    Words,
    Names,
    Records,
    Explained,
    Shelves,
    End,
}

/// All kinds, in their order.
pub(super) const KINDS: [Kind; 6] =
    [Kind::Words, Kind::Names, Kind::Records, Kind::Explained, Kind::Shelves, Kind::End];

impl Index {
    /// Gives the whole index as bytes, piece by piece, most of about half a megabyte; `Loading` takes them in the
    /// same order. New entries are put in their final places first, which changes no answer.
    pub fn save(&mut self, keep: impl FnMut(&[u8])) {
        self.postings.tidy();
        let mut pieces = Pieces::new(keep);
        self.terms.iter().for_each(|word| pieces.add(Kind::Words, |out| write_text(out, word)));
        self.names.iter().for_each(|name| pieces.add(Kind::Names, |out| write_text(out, name)));
        let mut entries = self.about.iter().zip(&self.lengths);
        for kept in self.records.all() {
            pieces.add(Kind::Records, |out| {
                save_record(out, kept);
                entries.by_ref().take(kept.entries.len()).for_each(|(about, lengths)| save_entry(out, about, lengths));
            });
        }
        for (short, words, documents) in self.abbreviations.iter() {
            pieces.add(Kind::Explained, |out| {
                write_text(out, short);
                write_text(out, words);
                write(out, documents.len() as u32);
                documents.iter().for_each(|&document| write(out, document));
            });
        }
        self.postings.save(|write| pieces.add(Kind::Shelves, write));
        pieces.add(Kind::End, |_| ());
        pieces.end();
    }
}

/// Makes pieces of items.
struct Pieces<Keep> {
    keep: Keep,
    piece: Vec<u8>,
    kind: Kind,
    /// The number and the checksum of the piece before.
    number: u32,
    before: u32,
}

impl<Keep: FnMut(&[u8])> Pieces<Keep> {
    fn new(keep: Keep) -> Self {
        let mut pieces = Self { keep, piece: Vec::with_capacity(ENOUGH), kind: Kind::Words, number: 0, before: 0 };
        pieces.begin(Kind::Words);
        pieces
    }

    /// Adds an item; those of one kind come together.
    fn add(&mut self, kind: Kind, write: impl FnOnce(&mut Vec<u8>)) {
        if kind != self.kind || self.piece.len() >= ENOUGH {
            self.end();
            self.begin(kind);
        }
        write(&mut self.piece);
    }

    fn begin(&mut self, kind: Kind) {
        self.kind = kind;
        self.piece.clear();
        self.piece.resize(HEAD, 0);
        self.piece.push(kind as u8);
    }

    fn end(&mut self) {
        let (head, body) = self.piece.split_at_mut(HEAD);
        let (number, length) = (self.number.to_le_bytes(), (body.len() as u32).to_le_bytes());
        self.before = checksum(self.before, number, length, body);
        head.copy_from_slice(
            &[&MAGIC[..], &VERSION.to_le_bytes(), &self.before.to_le_bytes(), &number, &length].concat(),
        );
        self.number += 1;
        (self.keep)(&self.piece);
    }
}

/// What the head of a piece says of it, after the checksum of the piece before.
pub(super) fn checksum(before: u32, number: [u8; 4], length: [u8; 4], body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    [&before.to_le_bytes()[..], &number, &length, body].into_iter().for_each(|bytes| hasher.update(bytes));
    hasher.finalize()
}

fn save_record(out: &mut Vec<u8>, kept: &Kept) {
    write(out, (kept.entries.len() as u32) << 1 | u32::from(kept.here));
    out.extend_from_slice(kept.id.0.as_bytes());
    write(out, kept.version as u32);
    write(out, (kept.version >> 32) as u32);
    save_date(out, kept.date);
    save_name(out, kept.body);
}

fn save_entry(out: &mut Vec<u8>, about: &About, lengths: &Lengths) {
    out.extend_from_slice(about.entry.0.as_bytes());
    [about.asker, about.asked_of, about.answered_by].into_iter().for_each(|name| save_name(out, name));
    out.extend_from_slice(&about.answer.to_le_bytes());
    out.push(u8::from(about.promise));
    out.extend_from_slice(lengths);
}

/// A date as a year, month and day in four bytes; none as zeros.
fn save_date(out: &mut Vec<u8>, date: Option<Date>) {
    let [low, high] = date.map_or(0, Date::year).to_le_bytes();
    let parts = date.map_or((0, 0), |date| (date.month(), date.day()));
    out.extend_from_slice(&[low, high, parts.0 as u8, parts.1 as u8]);
}

fn save_name(out: &mut Vec<u8>, name: Option<Name>) {
    write(out, name.map_or(0, Name::get));
}
