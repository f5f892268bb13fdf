//! PDFs: the words of each page in the order in which they stand.
//!
//! `hayro-syntax` reads the file and `hayro-font` knows what each letter is; [`page`] places the letters
//! and [`lines`] makes lines of them. Whether lines are paragraphs is for the reader of minutes to say.
//! Pages are read a few at a time, so that a long file can be stopped.

mod content;
mod lines;
mod page;

use hayro_font::FontCache;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::failure::{FailureCode, Format};
use super::paper::{self, Paper};
use lines::Line;
use page::Letters;

/// The most letters that are read of one file. A thousand full pages have three million.
const MOST_LETTERS: usize = 10_000_000;

/// The most instructions that are read of one file, in bytes: 400 MB.
const MOST_INSTRUCTIONS: usize = 400 * 1024 * 1024;

/// How many pages are read in one step.
const PAGES_AT_ONCE: usize = 16;

/// A PDF that is being read.
pub(super) struct Reading {
    pdf: Pdf,
    next: usize,
    pages: Vec<Vec<Line>>,
    /// How many letters there were, and how many bytes of instructions are still read.
    letters: usize,
    room: usize,
    /// Letters that do not say which they are.
    secret: usize,
}

impl Reading {
    /// Opens a file.
    ///
    /// # Errors
    /// It is locked or damaged.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, FailureCode> {
        let pdf = Pdf::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
                FailureCode::Locked
            }
            LoadPdfError::Decryption(_) | LoadPdfError::Invalid => FailureCode::Damaged(Format::Pdf),
        })?;
        Ok(Self { pdf, next: 0, pages: Vec::new(), letters: 0, room: MOST_INSTRUCTIONS, secret: 0 })
    }

    /// How much has been read, from 0 to 1.
    pub(super) fn fraction(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a fraction to show")]
        let fraction = self.next as f32 / self.pdf.pages().len().max(1) as f32;
        fraction
    }

    /// Reads some more pages; whether there were any. Their fonts are read once for all of them.
    pub(super) fn read_pages(&mut self) -> bool {
        let fonts = FontCache::new();
        let pages = self.pdf.pages().iter().skip(self.next).take(PAGES_AT_ONCE);
        let before = self.next;
        for page in pages {
            let mut letters = Letters::with_room(MOST_LETTERS.saturating_sub(self.letters), self.room);
            letters.read(page, &fonts);
            self.room = letters.room;
            self.letters += letters.found.len();
            self.secret += letters.secret;
            self.pages.push(lines::lines(letters.found));
            self.next += 1;
        }
        self.next > before
    }

    /// The whole as a paper.
    ///
    /// # Errors
    /// No page has text, or its letters cannot be told.
    pub(super) fn finish(mut self) -> Result<Paper, FailureCode> {
        let count = self.pages.len();
        let empty: Vec<usize> =
            self.pages.iter().enumerate().filter(|(_, lines)| lines.is_empty()).map(|(index, _)| index + 1).collect();
        match (count, empty.len()) {
            (0, _) => return Err(FailureCode::Damaged(Format::Pdf)),
            _ if self.room == 0 && self.letters == 0 => return Err(FailureCode::TooLarge),
            (all, none) if all == none => return Err(FailureCode::ScannedPdf { pages: count }),
            _ if self.secret * 5 > self.letters => return Err(FailureCode::SecretLetters),
            _ => {}
        }
        lines::drop_running(&mut self.pages);
        let title = self.pdf.metadata().title.as_deref().and_then(title);
        let pictures = empty.into_iter().filter(|&number| self.has_picture(number)).collect::<Vec<_>>();
        let is_cut = self.room == 0 || self.letters >= MOST_LETTERS;
        let cut = match () {
            () if is_cut => Some(FailureCode::CutShort(Format::Pdf)),
            () => (!pictures.is_empty()).then_some(FailureCode::ScannedPages(pictures)),
        };
        Ok(Paper { blocks: lines::blocks(&self.pages), title, cut, ..Paper::default() })
    }

    /// Whether a page without text shows something else: a blank one is no loss.
    fn has_picture(&self, number: usize) -> bool {
        let page = number.checked_sub(1).and_then(|index| self.pdf.pages().get(index));
        page.is_some_and(|page| !page.resources().x_objects.is_empty())
    }
}

/// A title in PDF's own letters: UTF-16 with a mark, UTF-8 with a mark, or nearly Latin-1.
fn title(raw: &[u8]) -> Option<String> {
    let text = match raw {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [0xef, 0xbb, 0xbf, ..] => super::encoding::text(raw).into_owned(),
        _ => raw.iter().map(|&byte| char::from(byte)).collect(),
    };
    paper::folded(text.trim_start_matches('\u{feff}').trim_matches('\0'))
}
