//! Saved pieces back into an index: see `save` for their shape.
//!
//! What is read is checked for sense beside its checksums, so that no bytes, whoever made them, lead to a panic or to
//! more memory than they are long.

use super::Index;
use super::bytes::{read, read_text, take};
use super::documents::{About, Document, FIELDS, Name, Names};
use super::lengths::{self, FORMS, Lengths};
use super::registry::Kept;
use super::save::{HEAD, KINDS, Kind, MAGIC, VERSION, checksum};
use crate::id::{EntryId, RecordId};
use jiff::civil::Date;
use uuid::Uuid;

/// Why some bytes give no index. The records are whole all the same: the index can be built from them again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The bytes are something else.
    NotAnIndex,
    /// A newer version of the app saved it.
    Newer,
    /// An older version of the app saved it, in a format that is no longer read.
    Older,
    /// It ends too soon.
    CutShort,
    /// It is not what was saved.
    Damaged,
}

impl LoadError {
    /// A fixed name.
    pub fn code(self) -> &'static str {
        match self {
            LoadError::NotAnIndex => "index-unknown",
            LoadError::Newer => "index-newer",
            LoadError::Older => "index-older",
            LoadError::CutShort => "index-cut-short",
            LoadError::Damaged => "index-damaged",
        }
    }

    /// What to tell a person.
    pub fn sentence(self) -> &'static str {
        match self {
            LoadError::NotAnIndex => {
                "What is kept as the search index is something else. It is being made again from your pages."
            }
            LoadError::Newer => {
                "The search index was saved by a newer version of this app. It is being made again from your pages."
            }
            LoadError::Older => {
                "The search index was saved by an older version of this app. It is being made again from your pages."
            }
            LoadError::CutShort => "The search index was only half saved. It is being made again from your pages.",
            LoadError::Damaged => "The search index is damaged. It is being made again from your pages.",
        }
    }
}

/// An index that is being read, piece by piece.
pub struct Loading {
    index: Index,
    /// How many words and shelves have come.
    words: u32,
    shelves: usize,
    kind: Kind,
    /// The number of the next piece, and the checksum of the one before.
    number: u32,
    before: u32,
}

impl Default for Loading {
    fn default() -> Self {
        Self { index: Index::new(), words: 0, shelves: 0, kind: Kind::Words, number: 0, before: 0 }
    }
}

impl Loading {
    /// Reads the next of the pieces that [`Index::save`] gave. After an error there is nothing more to read.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), LoadError> {
        let (&kind, rest) = self.body(piece)?.split_first().ok_or(LoadError::Damaged)?;
        self.begin(kind).ok_or(LoadError::Damaged)?;
        let rest = &mut &*rest;
        while !rest.is_empty() {
            self.read_item(rest).ok_or(LoadError::Damaged)?;
        }
        Ok(())
    }

    /// Whether the last piece has been read.
    pub fn is_whole(&self) -> bool {
        self.kind == Kind::End
    }

    /// The index, if it is whole.
    pub fn finish(self) -> Result<Index, LoadError> {
        if self.is_whole() { Ok(self.index) } else { Err(LoadError::CutShort) }
    }

    /// What stands behind the head, if the head fits it and the pieces before.
    fn body<'a>(&mut self, piece: &'a [u8]) -> Result<&'a [u8], LoadError> {
        let known = piece.len().min(MAGIC.len());
        if piece.get(..known) != MAGIC.get(..known) {
            return Err(LoadError::NotAnIndex);
        }
        let (head, body) = piece.split_at_checked(HEAD).unwrap_or((piece, &[]));
        let rest = &mut head.get(known..).unwrap_or_default();
        match u32::from_le_bytes(array(rest)?).cmp(&VERSION) {
            std::cmp::Ordering::Less => return Err(LoadError::Older),
            std::cmp::Ordering::Greater => return Err(LoadError::Newer),
            std::cmp::Ordering::Equal => {}
        }
        let sum = u32::from_le_bytes(array(rest)?);
        let (number, length) = (array(rest)?, array(rest)?);
        if (body.len() as u64) < u64::from(u32::from_le_bytes(length)) {
            return Err(LoadError::CutShort);
        }
        let is_next = u32::from_le_bytes(number) == self.number && !self.is_whole();
        let fits = body.len() as u64 == u64::from(u32::from_le_bytes(length));
        if !is_next || !fits || checksum(self.before, number, length, body) != sum {
            return Err(LoadError::Damaged);
        }
        (self.number, self.before) = (self.number + 1, sum);
        Ok(body)
    }

    /// Goes on to a kind of items, which may not come before what has come.
    fn begin(&mut self, kind: u8) -> Option<()> {
        let kind = *KINDS.get(usize::from(kind)).filter(|kind| **kind >= self.kind)?;
        if kind == Kind::End {
            self.index.terms.sort();
            (self.words as usize == self.index.terms.len() && self.index.postings.has_shelves(self.shelves))
                .then_some(())?;
        }
        self.kind = kind;
        Some(())
    }

    fn read_item(&mut self, rest: &mut &[u8]) -> Option<()> {
        match self.kind {
            Kind::Words => self.read_word(rest),
            Kind::Names => {
                let (number, name) = (self.index.names.len() as u32 + 1, read_text(rest)?);
                (self.index.names.intern(Some(name))?.get() == number).then_some(())
            }
            Kind::Records => self.index.read_record(rest),
            Kind::Explained => self.index.read_explained(rest),
            Kind::Shelves => {
                let (documents, terms) = (self.index.about.len() as Document, self.index.terms.len());
                self.index.postings.load(self.shelves, rest, documents, terms)?;
                self.shelves += 1;
                Some(())
            }
            Kind::End => None,
        }
    }

    /// The first words are those that every vocabulary begins with.
    fn read_word(&mut self, rest: &mut &[u8]) -> Option<()> {
        let (word, number) = (read_text(rest)?, self.words);
        let found = self.index.terms.find(word).unwrap_or_else(|| self.index.terms.add(word));
        self.words += 1;
        (found == number).then_some(())
    }
}

impl Index {
    /// The index of these pieces, which [`Index::save`] gave in this order.
    pub fn load<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, LoadError> {
        let mut loading = Loading::default();
        pieces.into_iter().try_for_each(|piece| loading.add(piece))?;
        loading.finish()
    }

    fn read_record(&mut self, rest: &mut &[u8]) -> Option<()> {
        let (mut kept, count) = read_record(rest, &self.names)?;
        let first = self.about.len() as Document;
        for _ in 0..count {
            let (about, lengths) = read_entry(rest, self.records.next(), &self.names)?;
            self.about.push(about);
            super::make_room(&mut self.lengths, 1);
            self.lengths.push(lengths);
            self.entries += usize::from(kept.here);
            let totals = self.totals.iter_mut().zip(lengths).filter(|_| kept.here);
            totals.for_each(|(total, length)| *total += u64::from(lengths::long(length)));
        }
        kept.entries = first..self.about.len() as Document;
        let is_new = !kept.here || self.records.find(kept.id).is_none();
        is_new.then(|| self.records.add(kept))
    }

    /// Which entries explain an abbreviation, and by which words.
    fn read_explained(&mut self, rest: &mut &[u8]) -> Option<()> {
        let (short, words) = (read_text(rest)?, read_text(rest)?);
        for _ in 0..read(rest)? {
            let document = read(rest).filter(|&document| (document as usize) < self.about.len())?;
            self.abbreviations.add(document, short, words);
        }
        Some(())
    }
}

fn array<const LENGTH: usize>(rest: &mut &[u8]) -> Result<[u8; LENGTH], LoadError> {
    take(rest, LENGTH).and_then(|taken| taken.try_into().ok()).ok_or(LoadError::CutShort)
}

/// A record without its entries, and how many entries follow.
fn read_record(rest: &mut &[u8], names: &Names) -> Option<(Kept, u32)> {
    let head = read(rest)?;
    let id = RecordId(Uuid::from_bytes(array(rest).ok()?));
    let version = u64::from(read(rest)?) | u64::from(read(rest)?) << 32;
    let (date, body) = (read_date(rest)?, read_name(rest, names)?);
    Some((Kept { id, version, date, body, entries: 0..0, here: head & 1 == 1 }, head >> 1))
}

fn read_entry(rest: &mut &[u8], record: u32, names: &Names) -> Option<(About, Lengths)> {
    let entry = EntryId(Uuid::from_bytes(array(rest).ok()?));
    let [asker, asked_of, answered_by] = [read_name(rest, names)?, read_name(rest, names)?, read_name(rest, names)?];
    let answer = u64::from_le_bytes(array(rest).ok()?);
    let [promise] = array(rest).ok()?;
    let lengths: Lengths = array::<FIELDS>(rest).ok()?;
    let in_range = lengths.iter().all(|&length| usize::from(length) < FORMS);
    let promise = promise == 1;
    in_range.then_some((About { entry, record, asker, asked_of, answered_by, answer, promise }, lengths))
}

fn read_date(rest: &mut &[u8]) -> Option<Option<Date>> {
    let [low, high, month, day] = array(rest).ok()?;
    if month == 0 {
        return Some(None);
    }
    Date::new(i16::from_le_bytes([low, high]), month as i8, day as i8).ok().map(Some)
}

fn read_name(rest: &mut &[u8], names: &Names) -> Option<Option<Name>> {
    let name = Name::new(read(rest)?);
    name.is_none_or(|name| names.has(name)).then_some(name)
}
