//! Pasting into a block: what comes from a page or a document becomes structure.

use std::cell::Cell;

use leptos::task::spawn_local;
use web_sys::ClipboardEvent;

use super::browser::fresh_block;
use super::client;
use super::components::block::{area, selection};
use super::composer::Composer;
use super::desk::Act;
use crate::html;
use crate::id::BlockId;
use crate::paste::{self, PastedBlock, PastedKind};
use crate::question::{Block, Edit, Kind};
use crate::text::plural;
use crate::worker::{Reply, Request};

thread_local! {
    static PLAIN: Cell<bool> = const { Cell::new(false) };
}

/// The keys for pasting as plain text were pressed: the browser hands over the words next.
pub(super) fn next_is_plain() {
    PLAIN.set(true);
}

/// Takes a paste into a block. A quotation takes it as plain words: they are somebody else's.
pub(super) fn pasted(composer: Composer, id: BlockId, event: &ClipboardEvent) {
    let quotation = composer.block(id).is_some_and(|block| matches!(block.kind, Kind::Quotation(_)));
    let Some(data) = event.clipboard_data().filter(|_| !quotation) else { return };
    let kind = |kind: &str| data.get_data(kind).unwrap_or_default();
    let (markup, text) = (kind("text/html"), kind("text/plain"));
    if markup.is_empty() && text.is_empty() {
        return;
    }
    event.prevent_default();
    let selected = area(id).map_or((0, 0), |area| selection(&area));
    let place = Place { composer, id, selected };
    if PLAIN.take() {
        place.insert(paste::plain(&text));
        return;
    }
    if markup.is_empty() {
        place.put(paste::structure(&html::blocks_of_text(&text)), text);
    } else {
        spawn_local(async move {
            match client::ask(&Request::Structure { html: markup }).await {
                Reply::Blocks(blocks) => place.put(blocks, text),
                // Without the worker the words still come in, as plain text.
                _ => place.put(paste::plain(&text), text),
            }
        });
    }
}

#[derive(Clone, Copy)]
struct Place {
    composer: Composer,
    id: BlockId,
    selected: (usize, usize),
}

impl Place {
    fn put(self, blocks: Vec<PastedBlock>, text: String) {
        let composer = self.composer;
        let structured = blocks.len() > 1 || blocks.iter().any(|block| block.kind != PastedKind::Paragraph);
        let summary = said(&blocks);
        // A few words within a line keep the spaces around them.
        let is_within_a_line = !structured && !text.trim().is_empty() && !text.contains(['\n', '\r']);
        let blocks = if is_within_a_line {
            vec![PastedBlock { kind: PastedKind::Paragraph, text: text.clone() }]
        } else {
            blocks
        };
        if !self.insert(blocks) || !structured {
            return;
        }
        let as_plain = Act::new("Paste as plain text", move || {
            composer.undo();
            self.insert(paste::plain(&text));
            composer.desk.say("Pasted as plain text.");
        });
        let undo = Act::new("Undo", move || composer.undo());
        composer.desk.offer(summary, vec![as_plain, undo]);
    }

    fn insert(self, blocks: Vec<PastedBlock>) -> bool {
        let blocks = blocks.into_iter().map(block).collect();
        self.composer.act(Edit::Paste { block: self.id, selected: self.selected, blocks, rest: fresh_block() })
    }
}

fn block(pasted: PastedBlock) -> Block {
    let kind = match pasted.kind {
        PastedKind::Paragraph => Kind::Paragraph,
        PastedKind::Part => Kind::Part,
        PastedKind::SubPart => Kind::SubPart,
        PastedKind::Quotation => Kind::Quotation(None),
    };
    Block { id: fresh_block(), kind, text: pasted.text }
}

/// "Pasted as 2 paragraphs and 3 parts."
fn said(blocks: &[PastedBlock]) -> String {
    let count = |kind: PastedKind, one: &str| {
        let number = blocks.iter().filter(|block| block.kind == kind).count();
        (number > 0).then(|| plural(number, one))
    };
    let kinds = [
        count(PastedKind::Paragraph, "paragraph"),
        count(PastedKind::Part, "part"),
        count(PastedKind::SubPart, "sub-part"),
        count(PastedKind::Quotation, "quotation"),
    ];
    let mut counts: Vec<String> = kinds.into_iter().flatten().collect();
    let last = counts.pop().unwrap_or_default();
    let before = if counts.is_empty() { String::new() } else { format!("{} and ", counts.join(", ")) };
    format!("Pasted as {before}{last}.")
}
