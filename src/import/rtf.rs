//! Rich text (.rtf): the Rich Text Format Specification 1.9.1, as far as words, paragraphs and lists go.
//!
//! The crates that read it either keep the styles and lose the lists, or hand over a tree that a hostile file
//! makes as deep as it likes. Here groups are a stack of bounded height, and each byte is looked at once.

mod control;
mod tokens;

use std::collections::{BTreeSet, HashMap};

use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};

use super::paper::Paper;
use super::prose::{Look, Prose};
use super::theirs::Note;
use crate::html::{TextKind, word_marker};
use control::{Control, of_word};
use tokens::{Token, Tokens};

/// Groups nested deeper than this are no document.
const DEEPEST: usize = 400;

/// What holds within a group.
#[derive(Clone)]
struct Group {
    /// Nothing in it is text of the page.
    is_left_out: bool,
    /// It holds the marker of a list item.
    is_marker: bool,
    /// It belongs to the list of styles.
    is_of_styles: bool,
    look: Look,
    /// How many characters follow a character of Unicode for programs that don't know those.
    fallback: usize,
}

struct Reader {
    prose: Prose,
    groups: Vec<Group>,
    group: Group,
    encoding: &'static Encoding,
    /// Bytes that are still to become letters: one letter may take two of them.
    bytes: Vec<u8>,
    /// The first half of a character beyond the first plane.
    half: Option<u16>,
    /// How many fallback characters are still to be passed over.
    passing: usize,
    is_in_paragraph: bool,
    marker: Option<String>,
    depth: u8,
    heading: Option<u8>,
    /// The styles that are headings with their levels, and the style that is being defined.
    styles: HashMap<i64, u8>,
    style: (i64, String),
    in_table: bool,
    notes: BTreeSet<Note>,
}

/// Reads a text. Nothing makes it fail: what is no rich text gives no words.
pub(super) fn read(bytes: &[u8]) -> (Paper, BTreeSet<Note>) {
    let group = Group { is_left_out: false, is_marker: false, is_of_styles: false, look: Look::default(), fallback: 1 };
    let mut reader = Reader {
        prose: Prose::default(),
        groups: Vec::new(),
        group,
        encoding: WINDOWS_1252,
        bytes: Vec::new(),
        half: None,
        passing: 0,
        is_in_paragraph: false,
        marker: None,
        depth: 0,
        heading: None,
        styles: HashMap::new(),
        style: (0, String::new()),
        in_table: false,
        notes: BTreeSet::new(),
    };
    for token in Tokens::of(bytes) {
        reader.read(token);
    }
    reader.settle();
    reader.end_paragraph();
    (Paper { blocks: reader.prose.into_blocks(), ..Paper::default() }, reader.notes)
}

impl Reader {
    fn read(&mut self, token: Token<'_>) {
        match token {
            Token::Byte(_) if self.passing > 0 => self.passing -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Open => {
                self.settle();
                self.passing = 0;
                if self.groups.len() < DEEPEST {
                    self.groups.push(self.group.clone());
                }
            }
            Token::Close => {
                self.settle();
                self.passing = 0;
                let was_marker = self.group.is_marker;
                if self.group.is_of_styles {
                    self.end_style();
                }
                if let Some(outer) = self.groups.pop() {
                    self.group = outer;
                }
                if was_marker && !self.group.is_marker {
                    self.marker = self.marker.take().map(|marker| word_marker(marker.trim()));
                }
            }
            Token::Ignorable => {
                self.settle();
                // A destination that is known takes this back.
                self.group.is_left_out = true;
            }
            Token::Word { name, number } => {
                self.settle();
                self.control(of_word(name), number);
            }
        }
    }

    fn control(&mut self, control: Control, number: Option<i64>) {
        let is_on = number != Some(0);
        match control {
            Control::Unicode => return self.unicode(number.unwrap_or_default()),
            Control::Fallback => self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            Control::CodePage => self.encoding = code_page(number.unwrap_or(1252)),
            Control::LeftOut(note) => {
                self.notes.extend(note);
                self.group.is_left_out = true;
            }
            Control::Shown => self.group.is_left_out = self.groups.last().is_some_and(|outer| outer.is_left_out),
            Control::Styles => self.group.is_of_styles = true,
            Control::Style if self.group.is_of_styles => self.style = (number.unwrap_or_default(), String::new()),
            Control::Outline if self.group.is_of_styles => {
                let level = u8::try_from(number.unwrap_or(9)).ok().filter(|level| *level < 6);
                self.styles.extend(level.map(|level| (self.style.0, level)));
            }
            Control::Marker => {
                self.group.is_left_out = self.groups.last().is_some_and(|outer| outer.is_left_out);
                self.group.is_marker = true;
                self.marker = Some(String::new());
            }
            Control::Noted(note) => {
                self.notes.insert(note);
            }
            _ if self.group.is_left_out || self.group.is_of_styles => {}
            Control::Style => self.heading = self.styles.get(&number.unwrap_or_default()).copied(),
            Control::Bold => self.group.look.bold = is_on,
            Control::Italic => self.group.look.italic = is_on,
            Control::Hidden => self.group.look.hidden = is_on,
            Control::Deleted => {
                self.group.look.hidden = is_on;
                self.notes.insert(Note::Changes);
            }
            Control::Plain => self.group.look = Look::default(),
            Control::ParagraphDefaults => (self.heading, self.in_table, self.depth) = (None, false, 0),
            Control::Level => self.depth = u8::try_from(number.unwrap_or_default()).unwrap_or_default(),
            Control::Outline => self.heading = u8::try_from(number.unwrap_or(9)).ok().filter(|level| *level < 6),
            Control::Table => {
                self.in_table = true;
                self.notes.insert(Note::Tables);
            }
            Control::ParagraphEnd => self.end_paragraph(),
            Control::LineEnd => self.prose.line_break(),
            Control::Space => self.words(" "),
            Control::Sign(sign) => self.words(sign.encode_utf8(&mut [0; 4])),
            Control::Other => {}
        }
        self.half = None;
    }

    /// A character of Unicode in a signed number of 16 bits; two of them make one beyond the first plane.
    fn unicode(&mut self, number: i64) {
        self.passing = self.group.fallback;
        let Ok(unit) = u16::try_from(number & 0xffff) else { return };
        let before = self.half.take();
        match char::decode_utf16(before.into_iter().chain([unit])).next() {
            Some(Ok(mark)) => self.words(mark.encode_utf8(&mut [0; 4])),
            _ if before.is_none() => self.half = Some(unit),
            _ => {}
        }
    }

    /// Bytes that came before become letters.
    fn settle(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
            self.words(&text);
            self.half = None;
        }
    }

    fn words(&mut self, text: &str) {
        if self.group.is_left_out {
            return;
        }
        if self.group.is_of_styles {
            return self.style.1.push_str(text);
        }
        if self.group.is_marker {
            return self.marker.get_or_insert_default().push_str(text);
        }
        if !self.is_in_paragraph {
            // What a paragraph is may still be said after white space.
            if text.trim().is_empty() {
                return;
            }
            self.begin_paragraph();
        }
        self.prose.add(text, self.group.look);
    }

    /// A style's name stands at its end; those of headings are the same in every language.
    fn end_style(&mut self) {
        let (style, name) = std::mem::take(&mut self.style);
        let name = name.trim().trim_end_matches(';').to_ascii_lowercase();
        let level = match name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok()) {
            Some(level @ 1..=6) => Some(level - 1),
            _ => (name == "title").then_some(0),
        };
        self.styles.extend(level.map(|level| (style, level)));
    }

    fn begin_paragraph(&mut self) {
        self.prose.begin();
        self.is_in_paragraph = true;
        match (self.heading, self.marker.take()) {
            (Some(level), marker) => self.prose.set_kind(TextKind::Heading(level + 1), marker.as_deref()),
            (None, Some(marker)) => {
                let marker = Some(marker).filter(|marker| !marker.is_empty());
                self.prose.set_kind(TextKind::ListItem { marker, depth: self.depth }, None);
            }
            (None, None) if self.in_table => self.prose.set_kind(TextKind::Cell, None),
            (None, None) => {}
        }
    }

    fn end_paragraph(&mut self) {
        if !self.is_in_paragraph {
            self.prose.begin();
        }
        self.prose.end();
        self.is_in_paragraph = false;
        self.marker = None;
    }
}

/// The encoding of a Windows code page; one that is not known is read as that of Western Europe.
fn code_page(number: i64) -> &'static Encoding {
    match number {
        10000 => MACINTOSH,
        65001 => UTF_8,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        _ => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252),
    }
}

#[cfg(test)]
mod tests;
