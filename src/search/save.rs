//! An index as bytes and back.
//!
//! The shape, all numbers little-endian: eight bytes that say what it is; the version of the format (4 bytes); a
//! checksum (CRC-32, 4 bytes) of all that follows; how many bytes follow (8 bytes); the parts. A CRC-32 notices
//! every change within four neighbouring bytes, so a flipped byte never passes. What is read is also checked for
//! sense, so that no bytes, whoever made them, lead to a panic or to more memory than they are long.

use super::Index;
use super::bytes::{read, read_text, take, write, write_text};
use super::documents::{About, Document, FIELDS, Name, Names};
use super::lengths::{self, FORMS, Lengths};
use super::registry::Kept;
use super::shelves::Shelves;
use super::terms::Terms;
use crate::id::{EntryId, RecordId};
use jiff::civil::Date;
use uuid::Uuid;

const MAGIC: [u8; 8] = *b"QDINDEX\n";
const VERSION: u32 = 1;
const HEAD: usize = 24;

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

impl Index {
    /// The whole index as bytes. New entries are put in their final places first, which changes no answer.
    pub fn save(&mut self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEAD + self.postings.bytes() + self.about.len() * 64);
        out.resize(HEAD, 0);
        self.save_words(&mut out);
        self.save_records(&mut out);
        self.postings.save(&mut out);
        let (head, body) = out.split_at_mut(HEAD);
        let length = (body.len() as u64).to_le_bytes();
        let parts = [&MAGIC[..], &VERSION.to_le_bytes(), &checksum(length, body).to_le_bytes(), &length];
        head.copy_from_slice(&parts.concat());
        out
    }

    /// The index that `save` made these bytes of.
    pub fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let body = body(bytes)?;
        Self::read(body).ok_or(LoadError::Damaged)
    }

    fn save_words(&self, out: &mut Vec<u8>) {
        write(out, self.terms.len() as u32);
        self.terms.iter().for_each(|word| write_text(out, word));
        write(out, self.names.len() as u32);
        self.names.iter().for_each(|name| write_text(out, name));
        write(out, self.abbreviations.iter().count() as u32);
        for (short, words, documents) in self.abbreviations.iter() {
            write_text(out, short);
            write_text(out, words);
            write(out, documents.len() as u32);
            documents.iter().for_each(|&document| write(out, document));
        }
    }

    fn save_records(&self, out: &mut Vec<u8>) {
        write(out, self.records.all().len() as u32);
        let mut entries = self.about.iter().zip(&self.lengths);
        for kept in self.records.all() {
            save_record(out, kept);
            entries.by_ref().take(kept.entries.len()).for_each(|(about, lengths)| save_entry(out, about, lengths));
        }
    }

    fn read(body: &[u8]) -> Option<Self> {
        let rest = &mut &*body;
        let mut index = Self::new();
        index.terms = read_terms(rest)?;
        index.names = read_names(rest)?;
        let explained = read_explained(rest)?;
        for _ in 0..read(rest)? {
            index.read_record(rest)?;
        }
        let documents = index.about.len() as Document;
        for (document, short, words) in explained {
            (document < documents).then(|| index.abbreviations.add(document, short, words))?;
        }
        index.postings = Shelves::load(rest, documents, index.terms.len())?;
        rest.is_empty().then_some(index)
    }

    fn read_record(&mut self, rest: &mut &[u8]) -> Option<()> {
        let (mut kept, count) = read_record(rest, &self.names)?;
        let first = self.about.len() as Document;
        for _ in 0..count {
            let (about, lengths) = read_entry(rest, self.records.next(), &self.names)?;
            self.about.push(about);
            self.lengths.push(lengths);
            self.entries += usize::from(kept.here);
            let totals = self.totals.iter_mut().zip(lengths).filter(|_| kept.here);
            totals.for_each(|(total, length)| *total += u64::from(lengths::long(length)));
        }
        kept.entries = first..self.about.len() as Document;
        let is_new = !kept.here || self.records.find(kept.id).is_none();
        is_new.then(|| self.records.add(kept))
    }
}

/// What stands behind the head, if the head fits it.
fn body(bytes: &[u8]) -> Result<&[u8], LoadError> {
    let known = bytes.len().min(MAGIC.len());
    if bytes.get(..known) != MAGIC.get(..known) {
        return Err(LoadError::NotAnIndex);
    }
    let rest = &mut bytes.get(known..).unwrap_or_default();
    let version = u32::from_le_bytes(array(rest)?);
    match version.cmp(&VERSION) {
        std::cmp::Ordering::Less => return Err(LoadError::Older),
        std::cmp::Ordering::Greater => return Err(LoadError::Newer),
        std::cmp::Ordering::Equal => {}
    }
    let sum = u32::from_le_bytes(array(rest)?);
    let length: [u8; 8] = array(rest)?;
    match (rest.len() as u64).cmp(&u64::from_le_bytes(length)) {
        std::cmp::Ordering::Less => Err(LoadError::CutShort),
        std::cmp::Ordering::Equal if checksum(length, rest) == sum => Ok(*rest),
        _ => Err(LoadError::Damaged),
    }
}

fn array<const LENGTH: usize>(rest: &mut &[u8]) -> Result<[u8; LENGTH], LoadError> {
    take(rest, LENGTH).and_then(|taken| taken.try_into().ok()).ok_or(LoadError::CutShort)
}

fn checksum(length: [u8; 8], body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&length);
    hasher.update(body);
    hasher.finalize()
}

fn save_record(out: &mut Vec<u8>, kept: &Kept) {
    write(out, (kept.entries.len() as u32) << 1 | u32::from(kept.here));
    out.extend_from_slice(kept.id.0.as_bytes());
    out.extend_from_slice(&kept.version.to_le_bytes());
    save_date(out, kept.date);
    save_name(out, kept.body);
}

/// A record without its entries, and how many entries follow.
fn read_record(rest: &mut &[u8], names: &Names) -> Option<(Kept, u32)> {
    let head = read(rest)?;
    let id = RecordId(Uuid::from_bytes(array(rest).ok()?));
    let version = u64::from_le_bytes(array(rest).ok()?);
    let (date, body) = (read_date(rest)?, read_name(rest, names)?);
    Some((Kept { id, version, date, body, entries: 0..0, here: head & 1 == 1 }, head >> 1))
}

fn save_entry(out: &mut Vec<u8>, about: &About, lengths: &Lengths) {
    out.extend_from_slice(about.entry.0.as_bytes());
    [about.asker, about.asked_of, about.answered_by].into_iter().for_each(|name| save_name(out, name));
    out.extend_from_slice(&about.answer.to_le_bytes());
    out.push(u8::from(about.promise));
    out.extend_from_slice(lengths);
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

/// A date as a year, month and day in four bytes; none as zeros.
fn save_date(out: &mut Vec<u8>, date: Option<Date>) {
    let [low, high] = date.map_or(0, Date::year).to_le_bytes();
    let parts = date.map_or((0, 0), |date| (date.month(), date.day()));
    out.extend_from_slice(&[low, high, parts.0 as u8, parts.1 as u8]);
}

fn read_date(rest: &mut &[u8]) -> Option<Option<Date>> {
    let [low, high, month, day] = array(rest).ok()?;
    if month == 0 {
        return Some(None);
    }
    Date::new(i16::from_le_bytes([low, high]), month as i8, day as i8).ok().map(Some)
}

fn save_name(out: &mut Vec<u8>, name: Option<Name>) {
    write(out, name.map_or(0, Name::get));
}

fn read_name(rest: &mut &[u8], names: &Names) -> Option<Option<Name>> {
    let name = Name::new(read(rest)?);
    name.is_none_or(|name| names.has(name)).then_some(name)
}

fn read_terms(rest: &mut &[u8]) -> Option<Terms> {
    let mut terms = Terms::new();
    for number in 0..read(rest)? {
        (terms.intern(read_text(rest)?) == number).then_some(())?;
    }
    Some(terms)
}

fn read_names(rest: &mut &[u8]) -> Option<Names> {
    let mut names = Names::default();
    for number in 0..read(rest)? {
        (names.intern(Some(read_text(rest)?))?.get() == number + 1).then_some(())?;
    }
    Some(names)
}

/// What entries explain: the entry, the abbreviation and its words.
fn read_explained<'a>(rest: &mut &'a [u8]) -> Option<Vec<(Document, &'a str, &'a str)>> {
    let mut explained = Vec::new();
    for _ in 0..read(rest)? {
        let (short, words) = (read_text(rest)?, read_text(rest)?);
        for _ in 0..read(rest)? {
            explained.push((read(rest)?, short, words));
        }
    }
    Some(explained)
}
