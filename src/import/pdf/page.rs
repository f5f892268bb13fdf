//! One page of a PDF: its letters with their places, as ISO 32000 has it in sections 8.4 and 9.4.
//!
//! Only what moves or shows text is followed; lines, colours and pictures are passed over.

use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::{Affine, Point};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontResolverFn, GlyphId};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::content;

/// How deep drawings within drawings are followed.
const DEEPEST: usize = 8;

/// How deep a drawing's states are kept.
const MOST_STATES: usize = 256;

/// A font of one empty glyph, for fonts that are named but not in the file. Only their letters and widths
/// are asked for, and those the file and the standard tables have.
const STAND_IN: &[u8] = include_bytes!("stand-in.ttf");

/// A letter, or several that are written as one, on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    /// Where it begins and ends along the direction of writing, and how high its line stands, in points.
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) height: f64,
    /// The direction of writing, in degrees.
    pub(super) angle: i16,
    /// The size of the font, in points.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) text: String,
}

/// The letters of a page, in the order in which they are drawn.
pub(super) struct Letters {
    pub(super) found: Vec<Letter>,
    /// How many do not say which letters they are.
    pub(super) secret: usize,
    /// How many more letters, and bytes of instructions, are read.
    pub(super) most: usize,
    pub(super) room: usize,
}

#[derive(Clone)]
struct State<'a> {
    transform: Affine,
    font: Option<Typeface<'a>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    /// The width of letters, where 1 is usual.
    stretch: f64,
    leading: f64,
    rise: f64,
}

#[derive(Clone)]
struct Typeface<'a> {
    font: Font<'a>,
    bold: bool,
    italic: bool,
}

struct Artist<'a, 'l> {
    letters: &'l mut Letters,
    fonts: FontCache<'a>,
    fallback: FontResolverFn,
    no_maps: CMapResolverFn,
    /// Marked content that is open: whether it is a running header or footer; and how many of it are.
    marks: Vec<bool>,
    running: usize,
}

impl Letters {
    pub(super) fn with_room(most: usize, room: usize) -> Self {
        Self { found: Vec::new(), secret: 0, most, room }
    }

    /// Takes a drawing's instructions into account; whether there is room for them.
    fn has_room_for(&mut self, content: &[u8]) -> bool {
        let fits = content.len() <= self.room;
        self.room = self.room.saturating_sub(content.len());
        fits
    }

    /// Reads a page.
    pub(super) fn read<'a>(&mut self, page: &Page<'a>, fonts: &FontCache<'a>) {
        let transform = Affine::new(page.initial_transform(false).as_coeffs());
        let data: hayro_font::FontData = Arc::new(STAND_IN);
        let mut artist = Artist {
            letters: self,
            fonts: fonts.clone(),
            fallback: Arc::new(move |_| Some((data.clone(), 0))),
            no_maps: Arc::new(|_| None),
            marks: Vec::new(),
            running: 0,
        };
        let content = content::of_page(page);
        if !artist.letters.has_room_for(&content) {
            return;
        }
        artist.draw(TypedIter::new(&content), page.resources(), State::new(transform), 0);
    }
}

impl State<'_> {
    fn new(transform: Affine) -> Self {
        Self {
            transform,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// Where text goes on, and where its line began.
#[derive(Clone, Copy)]
struct Pen {
    text: Affine,
    line: Affine,
}

impl Pen {
    fn at(matrix: Affine) -> Self {
        Self { text: matrix, line: matrix }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        *self = Self::at(self.line * Affine::translate((x, y)));
    }

    fn advance(&mut self, by: f64) {
        self.text *= Affine::translate((by, 0.0));
    }
}

impl<'a> Artist<'a, '_> {
    fn draw(&mut self, mut steps: TypedIter<'_>, resources: &Resources<'a>, first: State<'a>, depth: usize) {
        let mut state = first;
        let mut states: Vec<State<'a>> = Vec::new();
        let mut pen = Pen::at(Affine::IDENTITY);
        while let Some(step) = steps.next() {
            if self.letters.room == 0 || self.letters.found.len() >= self.letters.most {
                return;
            }
            match step {
                TypedInstruction::SaveState(_) if states.len() < MOST_STATES => states.push(state.clone()),
                TypedInstruction::RestoreState(_) => state = states.pop().unwrap_or(state),
                TypedInstruction::Transform(m) => state.transform *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]),
                TypedInstruction::BeginMarkedContent(_) => self.mark(false),
                TypedInstruction::BeginMarkedContentWithProperties(mark) => self.mark(is_running(mark.0, mark.1)),
                TypedInstruction::EndMarkedContent(_) => self.running -= usize::from(self.marks.pop() == Some(true)),
                TypedInstruction::XObject(named) if depth < DEEPEST => {
                    if let Some(stream) = resources.get_x_object(named.0) {
                        self.form(&stream, resources, &state, depth);
                    }
                }
                step => self.write(step, resources, &mut state, &mut pen),
            }
        }
    }

    fn mark(&mut self, is_running: bool) {
        self.marks.push(is_running);
        self.running += usize::from(is_running);
    }

    /// A drawing within the drawing.
    fn form(&mut self, stream: &Stream<'a>, outer: &Resources<'a>, state: &State<'a>, depth: usize) {
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| &*kind != b"Form") {
            return;
        }
        let content = content::of_stream(stream);
        if !self.letters.has_room_for(&content) {
            return;
        }
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let mut inner = state.clone();
        if let Some(m) = dict.get::<[f32; 6]>("Matrix") {
            inner.transform *= Affine::new(m.map(f64::from));
        }
        self.draw(TypedIter::new(&content), own.as_ref().unwrap_or(outer), inner, depth + 1);
    }

    /// An instruction that moves or shows text, or says how.
    fn write(
        &mut self,
        step: TypedInstruction<'_, '_>,
        resources: &Resources<'a>,
        state: &mut State<'a>,
        pen: &mut Pen,
    ) {
        match step {
            TypedInstruction::BeginText(_) => *pen = Pen::at(Affine::IDENTITY),
            TypedInstruction::SetTextMatrix(m) => *pen = Pen::at(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            TypedInstruction::TextFont(font) => {
                state.font = resources.get_font(font.0).and_then(|dict| self.typeface(&dict));
                state.size = font.1.as_f64();
            }
            TypedInstruction::HorizontalScaling(by) => state.stretch = by.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(by) => state.leading = by.0.as_f64(),
            TypedInstruction::CharacterSpacing(by) => state.letter_space = by.0.as_f64(),
            TypedInstruction::WordSpacing(by) => state.word_space = by.0.as_f64(),
            TypedInstruction::TextRise(by) => state.rise = by.0.as_f64(),
            TypedInstruction::NextLine(by) => pen.next_line(by.0.as_f64(), by.1.as_f64()),
            TypedInstruction::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f64();
                pen.next_line(by.0.as_f64(), by.1.as_f64());
            }
            TypedInstruction::NextLineUsingLeading(_) => pen.next_line(0.0, -state.leading),
            TypedInstruction::ShowText(text) => self.show(text.0.as_bytes(), state, pen),
            TypedInstruction::NextLineAndShowText(text) => {
                pen.next_line(0.0, -state.leading);
                self.show(text.0.as_bytes(), state, pen);
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                (state.word_space, state.letter_space) = (text.0.as_f64(), text.1.as_f64());
                pen.next_line(0.0, -state.leading);
                self.show(text.2.as_bytes(), state, pen);
            }
            TypedInstruction::ShowTexts(pieces) => {
                for piece in pieces.0.iter::<Object<'_>>() {
                    match piece {
                        Object::Number(back) => pen.advance(-back.as_f64() / 1000.0 * state.size * state.stretch),
                        Object::String(text) => self.show(text.as_bytes(), state, pen),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn typeface(&self, dict: &Dict<'a>) -> Option<Typeface<'a>> {
        let font = self.fonts.font(dict, &self.fallback, &self.no_maps)?;
        let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let bold = has(&["bold", "black", "heavy", "demi"]);
        Some(Typeface { font, bold, italic: has(&["italic", "oblique"]) })
    }

    fn show(&mut self, bytes: &[u8], state: &State<'a>, pen: &mut Pen) {
        let Some(typeface) = &state.font else { return };
        let mut at = 0;
        while at < bytes.len() && self.letters.found.len() < self.letters.most {
            let (code, length) = typeface.font.read_code(bytes, at);
            at += length.max(1);
            let space = if code == 32 && length == 1 { state.word_space } else { 0.0 };
            let width = typeface.font.code_advance(code).x / 1000.0 * state.size;
            if self.running == 0 {
                self.letter(typeface, code, width * state.stretch, state, pen);
            }
            pen.advance((width + state.letter_space + space) * state.stretch);
        }
    }

    fn letter(&mut self, typeface: &Typeface<'a>, code: u32, width: f64, state: &State<'a>, pen: &Pen) {
        let place = state.transform * pen.text * Affine::translate((0.0, state.rise));
        let (start, end) = (place * Point::ORIGIN, place * Point::new(width, 0.0));
        let along = place * Point::new(1.0, 0.0) - start;
        let angle = along.y.atan2(along.x);
        let scale = (place * Point::new(0.0, state.size) - start).hypot();
        if ![start.x, start.y, end.x, end.y, scale].iter().all(|number| number.is_finite()) {
            return;
        }
        let text = self.text(typeface, code);
        let (sine, cosine) = angle.sin_cos();
        let turned = |point: Point| (point.x * cosine + point.y * sine, point.y * cosine - point.x * sine);
        let ((from, height), (to, _)) = (turned(start), turned(end));
        #[expect(clippy::cast_possible_truncation, reason = "degrees from -180 to 180")]
        let angle = angle.to_degrees().round() as i16;
        let (bold, italic) = (typeface.bold, typeface.italic);
        self.letters.found.push(Letter { from, to, height, angle, size: scale, bold, italic, text });
    }

    fn text(&mut self, typeface: &Typeface<'a>, code: u32) -> String {
        let known = match typeface.font.glyph(GlyphId::NOTDEF, code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        match known {
            Some(BfString::Char(letter)) => apart(letter),
            Some(BfString::String(letters)) => letters,
            None => {
                self.letters.secret += 1;
                '\u{fffd}'.to_string()
            }
        }
    }
}

/// Letters that are printed as one are words' own letters again.
fn apart(letter: char) -> String {
    match letter {
        '\u{fb00}' => "ff".to_owned(),
        '\u{fb01}' => "fi".to_owned(),
        '\u{fb02}' => "fl".to_owned(),
        '\u{fb03}' => "ffi".to_owned(),
        '\u{fb04}' => "ffl".to_owned(),
        '\u{fb05}' | '\u{fb06}' => "st".to_owned(),
        other => other.to_string(),
    }
}

/// Whether marked content is a running header or footer, as Word and LibreOffice mark them.
fn is_running(tag: &Name<'_>, properties: &Object<'_>) -> bool {
    let Object::Dict(properties) = properties else { return false };
    let pagination = properties.get::<Name<'_>>("Type").is_some_and(|kind| &*kind == b"Pagination");
    &**tag == b"Artifact" && pagination
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
