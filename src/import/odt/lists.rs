//! The lists of an OpenDocument text: their definitions, and how far each has counted.

use std::collections::HashMap;

use crate::import::numbering::{Counters, LEVELS, Level, Numeral};
use crate::import::xml::{Node, Tag, Xml};

/// The list style that numbers headings; it has no name in the file.
const OUTLINE: &str = "";

/// A list that has begun and not ended.
#[derive(Clone, Debug, Default)]
struct Open {
    style: String,
    id: Option<String>,
    items: Vec<Item>,
}

/// An item that has begun and not ended.
#[derive(Clone, Debug)]
struct Item {
    /// Its marker is still to be given to its first paragraph.
    is_fresh: bool,
    start: Option<i64>,
}

/// All list styles, and the lists that are open.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: HashMap<String, Vec<Level>>,
    open: Vec<Open>,
    counters: Counters,
    /// How far lists that have ended had counted, by their ids and by their styles.
    ended: HashMap<String, Counters>,
    last_of_style: HashMap<String, Counters>,
    headings: Counters,
}

/// Reads a list style.
pub(super) fn read(list: &Tag<'_>, xml: &mut Xml<'_>, lists: &mut Lists) {
    let end = list.name().to_owned();
    let name = if end == "outline-style" { OUTLINE.to_owned() } else { list.get("name").unwrap_or_default() };
    let mut levels: Vec<Level> = Vec::new();
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) if tag.name().contains("level-style") => {
                let place = tag.get("level").and_then(|level| level.parse::<usize>().ok()).unwrap_or(1);
                if (1..=LEVELS).contains(&place) {
                    levels.resize(levels.len().max(place), Level::default());
                    levels[place - 1] = level(&tag, place);
                }
            }
            Node::Close(name) if *name == *end => break,
            _ => {}
        }
    }
    lists.styles.insert(name, levels);
}

fn level(tag: &Tag<'_>, place: usize) -> Level {
    if tag.name().ends_with("style-bullet") || tag.name().ends_with("style-image") {
        return Level { numeral: Numeral::Bullet, ..Level::default() };
    }
    let numeral = numeral(&tag.get("num-format").unwrap_or_default(), tag.get("num-letter-sync").as_deref());
    let start = tag.get("start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
    Level { numeral, start, pattern: pattern(tag, place, numeral), ..Level::default() }
}

/// What shows of a level: newer files have it in one, "%1%.%2%."; others in its pieces.
fn pattern(tag: &Tag<'_>, place: usize, numeral: Numeral) -> String {
    if numeral == Numeral::None {
        return String::new();
    }
    if let Some(format) = tag.get("num-list-format") {
        return without_ends(&format);
    }
    let shown = tag.get("display-levels").and_then(|levels| levels.parse::<usize>().ok()).unwrap_or(1).clamp(1, place);
    let numbers: Vec<String> = (place + 1 - shown..=place).map(|level| format!("%{level}")).collect();
    let around = |name: &str| tag.get(name).unwrap_or_default();
    format!("{}{}{}", around("num-prefix"), numbers.join("."), around("num-suffix"))
}

/// "%1%.%2%." as the patterns here have it: "%1.%2.".
fn without_ends(format: &str) -> String {
    let mut pieces = format.split('%');
    let mut pattern = pieces.next().unwrap_or_default().to_owned();
    let mut inside = true;
    for piece in pieces {
        if inside {
            pattern.push('%');
        }
        pattern.push_str(piece);
        inside = !inside;
    }
    pattern
}

fn numeral(format: &str, sync: Option<&str>) -> Numeral {
    let repeated = sync == Some("true");
    match format {
        "a" => Numeral::Letters { upper: false, repeated },
        "A" => Numeral::Letters { upper: true, repeated },
        "i" => Numeral::Roman { upper: false },
        "I" => Numeral::Roman { upper: true },
        "" => Numeral::None,
        "1st" => Numeral::Ordinal,
        "01" => Numeral::Padded,
        _ => Numeral::Decimal,
    }
}

impl Lists {
    /// Begins a list, or one within an item. A list of the outermost level begins to count anew unless it
    /// says that it goes on.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) {
        let outer = self.open.last().map(|list| list.style.clone()).unwrap_or_default();
        let style = tag.get("style-name").unwrap_or(outer);
        if self.open.is_empty() {
            let goes_on = tag.get("continue-numbering").as_deref() == Some("true");
            let earlier = tag.get("continue-list").and_then(|id| self.ended.get(&id).cloned());
            let same = self.last_of_style.get(&style).filter(|_| goes_on).cloned();
            self.counters = earlier.or(same).unwrap_or_default();
        }
        self.open.push(Open { style, id: tag.get("id"), items: Vec::new() });
    }

    pub(super) fn end(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if self.open.is_empty() {
            self.last_of_style.insert(list.style, self.counters.clone());
            self.ended.extend(list.id.map(|id| (id, self.counters.clone())));
        }
    }

    pub(super) fn begin_item(&mut self, tag: &Tag<'_>) {
        let start = tag.get("start-value").and_then(|start| start.parse().ok());
        if let Some(list) = self.open.last_mut() {
            list.items.push(Item { is_fresh: true, start });
        }
    }

    /// A list's header is an item without a number.
    pub(super) fn begin_header(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.items.push(Item { is_fresh: false, start: None });
        }
    }

    pub(super) fn end_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.items.pop();
        }
    }

    /// How many lists are open, less one.
    pub(super) fn depth(&self) -> u8 {
        u8::try_from(self.open.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// The marker that a paragraph takes: none within it if the item has given it away; `None` outside of
    /// every list.
    pub(super) fn marker(&mut self) -> Option<Option<String>> {
        let level = self.open.len().checked_sub(1)?;
        let list = self.open.last_mut()?;
        let item = list.items.last_mut()?;
        if !std::mem::take(&mut item.is_fresh) {
            return Some(None);
        }
        let levels = self.styles.get(&list.style).map(Vec::as_slice).unwrap_or_default();
        if let Some(start) = item.start {
            self.counters.restart(level, start);
        }
        self.counters.count(levels, level);
        Some(self.counters.marker(levels, level))
    }

    /// The number of a heading that stands in no list, where the document numbers its headings.
    pub(super) fn heading_number(&mut self, level: usize, tag: &Tag<'_>) -> Option<String> {
        let levels = self.styles.get(OUTLINE)?;
        let own = levels.get(level)?;
        if own.numeral == Numeral::None || tag.get("is-list-header").as_deref() == Some("true") {
            return None;
        }
        self.headings.count(levels, level);
        self.headings.marker(levels, level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_in_one_is_read_as_the_pieces_are() {
        assert_eq!(without_ends("%1%.%2%."), "%1.%2.");
        assert_eq!(without_ends("(%3%)"), "(%3)");
        assert_eq!(without_ends(""), "");
    }
}
