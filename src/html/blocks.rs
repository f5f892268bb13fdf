//! From tags and words to blocks.

use std::cell::RefCell;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::elements::Elements;
use super::words::Words;
use super::{TextBlock, tags};

/// The blocks of a page, of a saved Word document or of what a browser's clipboard holds.
///
/// Every word that shows is in exactly one block, in the order of the page. Programs, styles, comments and
/// hidden elements are left out. Never fails: whatever is not HTML is read as browsers read it.
pub fn blocks(html: &str) -> Vec<TextBlock> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut reader = tokenizer.sink.0.into_inner();
    reader.words.end_line(&mut reader.elements);
    reader.words.blocks
}

struct Sink(RefCell<Reader>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reader.read(&text),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => reader.end(&tag.name),
            Token::TagToken(tag) => return reader.start(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The open elements and the words read so far. A block's line ends before its element begins or ends.
#[derive(Default)]
struct Reader {
    elements: Elements,
    words: Words,
}

impl Reader {
    fn read(&mut self, text: &str) {
        if self.elements.is_in_style() {
            self.elements.sheet.add(text);
        }
        self.words.read(text, &mut self.elements);
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        self.end_implied(name);
        match name {
            "br" => self.line_break(),
            _ if tags::is_void(name) => self.boundary(tags::is_block(name)),
            _ if tag.self_closing && self.elements.is_in_picture() => {}
            _ => return self.begin(tag),
        }
        TokenSinkResult::Continue
    }

    fn begin(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let raw = tags::raw_kind(&tag.name).filter(|_| !self.elements.is_in_picture());
        let open = self.elements.opened(tag);
        self.boundary(open.block);
        self.elements.push(open, raw.is_some());
        match raw {
            Some(kind) => TokenSinkResult::RawData(kind),
            None if &*tag.name == "plaintext" => TokenSinkResult::Plaintext,
            None => TokenSinkResult::Continue,
        }
    }

    /// Ends what a start tag ends without being told.
    fn end_implied(&mut self, name: &str) {
        if self.elements.is_too_deep() {
            return;
        }
        if tags::is_block(name) && self.elements.is_in_picture() {
            self.end_nearest(&["svg"], &[]);
        }
        let (ended, stops) = tags::ended_by(name);
        self.end_nearest(ended, stops);
        if matches!(name, "li" | "dd" | "dt") {
            self.end_nearest(&["p"], &["li", "dd", "dt", "ol", "ul", "table", "td", "th", "caption", "button"]);
        }
    }

    fn end(&mut self, name: &LocalName) {
        match &**name {
            "br" => self.line_break(),
            "style" if self.elements.is_in_style() => {
                self.elements.sheet.read();
                self.end_inline("style");
            }
            _ if self.elements.is_too_deep() => {
                self.boundary(tags::is_block(name));
                self.elements.rise();
            }
            block if tags::is_block(block) => {
                self.boundary(true);
                self.end_nearest(&[block], tags::stops_end(block));
            }
            other => self.end_inline(other),
        }
    }

    /// An inline element ends alone: a block begun within it goes on, as browsers have it.
    fn end_inline(&mut self, name: &str) {
        match self.elements.nearest(&[name], &[]) {
            Some(index) if self.elements.has_block_from(index) && !tags::is_hidden(name) => self.elements.forget(index),
            Some(index) => self.truncate(index),
            None => {}
        }
    }

    fn end_nearest(&mut self, names: &[&str], stops: &[&str]) {
        if let Some(index) = self.elements.nearest(names, stops) {
            self.truncate(index);
        }
    }

    fn truncate(&mut self, length: usize) {
        self.boundary(self.elements.breaks_line_from(length));
        self.elements.truncate(length);
    }

    fn boundary(&mut self, block: bool) {
        if block {
            self.words.end_line(&mut self.elements);
        }
    }

    fn line_break(&mut self) {
        if !self.elements.context().hidden {
            self.words.line_break();
        }
    }
}
