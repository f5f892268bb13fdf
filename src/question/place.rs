//! Where blocks and carets go: each function turns what the writer meant into one splice.

use super::{Block, Caret, Change, Direction, EditError, Kind};
use crate::id::BlockId;

type Lowered = Result<(Change, Caret), EditError>;

fn position(blocks: &[Block], id: BlockId) -> Result<usize, EditError> {
    blocks.iter().position(|block| block.id == id).ok_or(EditError::NoSuchBlock)
}

fn done(at: usize, removed: usize, inserted: Vec<Block>, block: BlockId, offset: usize) -> Lowered {
    Ok((Change::Splice { at, removed, inserted }, Caret { block, offset }))
}

/// The text up to and from an offset; an offset inside a character moves back to its start.
fn cut(text: &str, offset: usize) -> (&str, &str) {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text.split_at(at)
}

/// The words before and after a selection.
fn around(text: &str, selected: (usize, usize)) -> (&str, &str) {
    (cut(text, selected.0.min(selected.1)).0, cut(text, selected.0.max(selected.1)).1)
}

pub(super) fn set_text(blocks: &[Block], id: BlockId, text: String, caret: usize) -> Lowered {
    let at = position(blocks, id)?;
    let caret = cut(&text, caret).0.len();
    done(at, 1, vec![Block { text, ..blocks[at].clone() }], id, caret)
}

pub(super) fn insert(blocks: &[Block], after: Option<BlockId>, block: Block) -> Lowered {
    let at = after.map_or(Ok(0), |id| position(blocks, id).map(|found| found + 1))?;
    let (id, end) = (block.id, block.text.len());
    done(at, 0, vec![block], id, end)
}

/// The last block of a question is never removed, only emptied: there is always a place to write.
pub(super) fn remove(blocks: &[Block], id: BlockId) -> Lowered {
    let at = position(blocks, id)?;
    if blocks.len() == 1 {
        return done(0, 1, vec![Block::paragraph(id, "")], id, 0);
    }
    match at.checked_sub(1) {
        Some(before) => done(at, 1, Vec::new(), blocks[before].id, blocks[before].text.len()),
        None => done(at, 1, Vec::new(), blocks[1].id, 0),
    }
}

/// How many blocks move together: a part takes its sub-parts along.
fn group(blocks: &[Block], at: usize) -> usize {
    match blocks[at].kind {
        Kind::Part => 1 + blocks[at + 1..].iter().take_while(|block| block.kind == Kind::SubPart).count(),
        _ => 1,
    }
}

/// Where the group begins that ends just before `at`.
fn group_before(blocks: &[Block], at: usize) -> usize {
    let sub_parts = blocks[..at].iter().rev().take_while(|block| block.kind == Kind::SubPart).count();
    let head = at - sub_parts;
    if sub_parts > 0 && head > 0 && blocks[head - 1].kind == Kind::Part { head - 1 } else { at - 1 }
}

pub(super) fn shift(blocks: &[Block], id: BlockId, direction: Direction) -> Lowered {
    let at = position(blocks, id)?;
    let end = at + group(blocks, at);
    let sub_part = blocks[at].kind == Kind::SubPart;
    let (start, middle, end) = match direction {
        Direction::Up if at == 0 => return Err(EditError::First),
        Direction::Up if sub_part => (at - 1, at, end),
        Direction::Up => (group_before(blocks, at), at, end),
        Direction::Down if end == blocks.len() => return Err(EditError::Last),
        Direction::Down if sub_part => (at, end, end + 1),
        Direction::Down => (at, end, end + group(blocks, end)),
    };
    let swapped = [&blocks[middle..end], &blocks[start..middle]].concat();
    if sub_part && !follows_part(&[&blocks[..start], &swapped].concat(), id) {
        return Err(EditError::NoPartBefore);
    }
    done(start, end - start, swapped, id, 0)
}

/// Whether some part stands before the block.
fn follows_part(blocks: &[Block], id: BlockId) -> bool {
    blocks.iter().take_while(|block| block.id != id).any(|block| block.kind == Kind::Part)
}

pub(super) fn split(blocks: &[Block], id: BlockId, selected: (usize, usize), rest: BlockId) -> Lowered {
    let at = position(blocks, id)?;
    let block = &blocks[at];
    let (head, tail) = around(&block.text, selected);
    let after_quotation = matches!(block.kind, Kind::Quotation(_)) && tail.trim().is_empty();
    let kind = if after_quotation { Kind::Paragraph } else { block.kind.clone() };
    let first = Block { text: head.trim_end().to_owned(), ..block.clone() };
    let second = Block { id: rest, kind, text: tail.trim_start().to_owned() };
    done(at, 1, vec![first, second], rest, 0)
}

pub(super) fn join(blocks: &[Block], id: BlockId) -> Lowered {
    let at = position(blocks, id)?;
    let before = at.checked_sub(1).ok_or(EditError::First)?;
    let (first, second) = (&blocks[before], &blocks[at]);
    if second.text.is_empty() {
        return done(at, 1, Vec::new(), first.id, first.text.len());
    }
    if first.text.is_empty() {
        return done(before, 1, Vec::new(), id, 0);
    }
    if first.is_cited() || second.is_cited() {
        return Err(EditError::Quotation);
    }
    let (text, seam) = run_on(&first.text, &second.text);
    done(before, 2, vec![Block { text, ..first.clone() }], first.id, seam)
}

/// Two texts as one, with a space between where there is none, and where the second begins.
fn run_on(first: &str, second: &str) -> (String, usize) {
    let apart = first.is_empty()
        || second.is_empty()
        || first.ends_with(char::is_whitespace)
        || second.starts_with(char::is_whitespace);
    let space = if apart { "" } else { " " };
    let seam = first.len() + space.len();
    (format!("{first}{space}{second}"), seam)
}

pub(super) fn set_kind(blocks: &[Block], id: BlockId, kind: Kind) -> Lowered {
    let at = position(blocks, id)?;
    if kind == Kind::SubPart && !follows_part(blocks, id) {
        return Err(EditError::NoPartBefore);
    }
    let end = blocks[at].text.len();
    done(at, 1, vec![Block { kind, ..blocks[at].clone() }], id, end)
}

pub(super) fn paste(
    blocks: &[Block],
    id: BlockId,
    selected: (usize, usize),
    mut pasted: Vec<Block>,
    rest: BlockId,
) -> Lowered {
    let at = position(blocks, id)?;
    let block = &blocks[at];
    let (head, tail) = around(&block.text, selected);
    if let [only] = pasted.as_slice()
        && only.kind == Kind::Paragraph
    {
        let caret = head.len() + only.text.len();
        let text = format!("{head}{}{tail}", only.text);
        return done(at, 1, vec![Block { text, ..block.clone() }], id, caret);
    }
    begin_with(block, head, &mut pasted);
    let Some(last) = pasted.last() else {
        return set_text(blocks, id, format!("{head}{tail}"), head.len());
    };
    let caret = Caret { block: last.id, offset: last.text.len() };
    if !tail.trim().is_empty() {
        pasted.push(Block { id: rest, kind: block.kind.clone(), text: tail.trim_start().to_owned() });
    }
    done(at, 1, pasted, caret.block, caret.offset)
}

/// What stood before the caret runs on into a pasted paragraph, or keeps its own block.
fn begin_with(block: &Block, head: &str, pasted: &mut Vec<Block>) {
    if head.trim().is_empty() {
        return;
    }
    match pasted.first_mut() {
        Some(first) if first.kind == Kind::Paragraph => {
            first.text.insert_str(0, head);
            first.kind = block.kind.clone();
            first.id = block.id;
        }
        _ => pasted.insert(0, Block { text: head.trim_end().to_owned(), ..block.clone() }),
    }
}

pub(super) fn quote(blocks: &[Block], id: BlockId, offset: usize, quotation: Block, rest: BlockId) -> Lowered {
    let at = position(blocks, id)?;
    let block = &blocks[at];
    // A quotation is not cut in two by another: the new one goes after it.
    let whole = matches!(block.kind, Kind::Quotation(_));
    let (head, tail) = if whole { (block.text.as_str(), "") } else { cut(&block.text, offset) };
    let mut inserted = Vec::new();
    if !head.trim().is_empty() {
        inserted.push(Block { text: head.trim_end().to_owned(), ..block.clone() });
    }
    inserted.push(quotation);
    let next = blocks.get(at + 1).filter(|_| tail.trim().is_empty()).map(|next| next.id);
    if next.is_none() {
        let kind = if head.trim().is_empty() && !whole { block.kind.clone() } else { Kind::Paragraph };
        inserted.push(Block { id: rest, kind, text: tail.trim_start().to_owned() });
    }
    done(at, 1, inserted, next.unwrap_or(rest), 0)
}
