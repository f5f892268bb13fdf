//! Zip files: what is in them, unpacked within bounds. `rawzip` finds the entries, `flate2` unpacks.
//!
//! Names are only ever shown, so a path that climbs out of its folder can do no harm. Nothing is believed
//! of the sizes that a zip states: unpacking stops at the bound.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::Read;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder};

use super::encoding;
use super::failure::{FailureCode, Format};

/// The largest that one file may be when unpacked, in bytes: 128 MB.
const LARGEST_PART: usize = 128 * 1024 * 1024;

/// The most files that are listed.
const MOST_ENTRIES: usize = 2000;

/// One file in a zip.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name as it may be shown, with its folders.
    pub(super) name: String,
    /// Its packed size, in bytes: what it is of the whole.
    pub(super) weight: u64,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    is_locked: bool,
}

/// A zip's list of files. The bytes are kept elsewhere and handed to each call.
#[derive(Debug)]
pub(super) struct Pack {
    pub(super) entries: Vec<Entry>,
    /// How many more entries there are than are listed.
    pub(super) left: usize,
    by_name: HashMap<String, usize>,
    /// How much more may be unpacked of it, in bytes.
    room: Cell<usize>,
}

impl Pack {
    /// Reads the list of files; folders and what systems hide in a zip are left out of it.
    ///
    /// # Errors
    /// The bytes are no whole zip.
    pub(super) fn open(bytes: &[u8], room: usize) -> Result<Self, FailureCode> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| FailureCode::Damaged(Format::Pack))?;
        let mut pack = Self { entries: Vec::new(), left: 0, by_name: HashMap::new(), room: Cell::new(room) };
        let mut entries = archive.entries();
        while let Ok(Some(entry)) = entries.next_entry() {
            let name = shown(entry.file_path().as_ref());
            if entry.is_dir() || is_hidden(&name) {
                continue;
            }
            if pack.entries.len() >= MOST_ENTRIES {
                pack.left += 1;
                continue;
            }
            pack.by_name.entry(name.clone()).or_insert(pack.entries.len());
            pack.entries.push(Entry {
                name,
                weight: entry.compressed_size_hint(),
                place: entry.wayfinder(),
                method: entry.compression_method(),
                is_locked: entry.flags().bits() & 1 != 0,
            });
        }
        Ok(pack)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Whether any of its files needs a password.
    pub(super) fn is_locked(&self) -> bool {
        self.entries.iter().any(|entry| entry.is_locked || entry.method == CompressionMethod::AES)
    }

    /// How much more may be unpacked of it, in bytes.
    pub(super) fn room(&self) -> usize {
        self.room.get()
    }

    /// Says how much may still be unpacked of it, when others have taken of the same room.
    pub(super) fn set_room(&self, room: usize) {
        self.room.set(room);
    }

    /// Unpacks a file.
    ///
    /// # Errors
    /// It is locked, packed in another way, damaged, or larger than the bounds.
    pub(super) fn unpack(&self, bytes: &[u8], entry: &Entry) -> Result<Vec<u8>, FailureCode> {
        let data = self.unpack_up_to(bytes, entry, LARGEST_PART.min(self.room()));
        // What was unpacked in vain has cost as much as it could.
        let cost =
            data.as_ref().map_or_else(|code| if *code == FailureCode::TooLarge { LARGEST_PART } else { 0 }, Vec::len);
        self.room.set(self.room().saturating_sub(cost));
        data
    }

    fn unpack_up_to(&self, bytes: &[u8], entry: &Entry, most: usize) -> Result<Vec<u8>, FailureCode> {
        let damaged = || FailureCode::Damaged(Format::Pack);
        if entry.is_locked || entry.method == CompressionMethod::AES {
            return Err(FailureCode::Locked);
        }
        let archive = ZipArchive::from_slice(bytes).map_err(|_| damaged())?;
        let found = archive.get_entry(entry.place).map_err(|_| damaged())?;
        match entry.method {
            CompressionMethod::STORE if found.data().len() > most => Err(FailureCode::TooLarge),
            CompressionMethod::STORE => Ok(found.data().to_vec()),
            CompressionMethod::DEFLATE => {
                bounded(DeflateDecoder::new(found.data()), most).and_then(|(data, whole)| {
                    // A part that breaks off is still worth reading, if anything came of it.
                    if whole || !data.is_empty() { Ok(data) } else { Err(damaged()) }
                })
            }
            _ => Err(FailureCode::StrangePacking),
        }
    }

    /// The text of a named part, if there is such a part.
    pub(super) fn text(&self, bytes: &[u8], name: &str) -> Result<Option<String>, FailureCode> {
        let Some(entry) = self.by_name.get(name).and_then(|&index| self.entries.get(index)) else { return Ok(None) };
        let part = self.unpack(bytes, entry)?;
        Ok(Some(encoding::text(&part).trim_start_matches('\u{feff}').to_owned()))
    }
}

/// Unpacks a gzip file.
///
/// # Errors
/// It is damaged, or larger than the bound.
pub(super) fn gunzip(bytes: &[u8], most: usize) -> Result<(Vec<u8>, bool), FailureCode> {
    match bounded(MultiGzDecoder::new(bytes), most)? {
        (data, false) if data.is_empty() => Err(FailureCode::Damaged(Format::Gzip)),
        found => Ok(found),
    }
}

/// Reads to the end or to the bound; whether the end was whole.
fn bounded(reader: impl Read, most: usize) -> Result<(Vec<u8>, bool), FailureCode> {
    let mut data = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let whole = reader.take(limit).read_to_end(&mut data).is_ok();
    if data.len() > most { Err(FailureCode::TooLarge) } else { Ok((data, whole)) }
}

/// A name as it may be shown: decoded, without roots, climbs and controls.
fn shown(raw: &[u8]) -> String {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => raw.iter().map(|&byte| old_letter(byte)).collect(),
    };
    let parts = text.split(['/', '\\']).map(str::trim).filter(|part| !matches!(*part, "" | "." | ".."));
    let plain: Vec<String> = parts.map(|part| part.chars().filter(|mark| !mark.is_control()).collect()).collect();
    plain.join("/")
}

/// A letter of code page 437, in which names stand that are not in UTF-8 (PKWARE, APPNOTE.TXT, appendix D).
fn old_letter(byte: u8) -> char {
    const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
    match byte {
        ..0x80 => char::from(byte),
        _ => UPPER.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{fffd}'),
    }
}

/// What systems and word processors put into folders for themselves: no file of anybody's.
fn is_hidden(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/")
        || last.is_empty()
        || last.starts_with("~$")
        || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded_and_cannot_climb() {
        let check = |raw: &[u8], expected: &str| assert_eq!(shown(raw), expected);
        check("Minutes – May.txt".as_bytes(), "Minutes – May.txt");
        check(b"caf\x82.txt", "café.txt");
        check(b"../../etc/./pass\x07wd", "etc/passwd");
        check(b"C:\\minutes\\a.txt", "C:/minutes/a.txt");
    }

    #[test]
    fn what_systems_hide_is_no_file() {
        assert!(is_hidden("__MACOSX/._a.docx") && is_hidden("x/~$a.docx") && is_hidden("x/.DS_Store"));
        assert!(!is_hidden("x/a.docx"));
    }
}
