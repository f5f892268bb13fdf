//! The lists of a Word document: ECMA-376, part 1, section 17.9.

use std::collections::{HashMap, HashSet};

use super::styles::Styles;
use crate::import::numbering::{Counters, LEVELS, Level, Numeral};
use crate::import::xml::{Node, Tag, Xml};

/// A list as paragraphs name it: an abstract list with what differs from it.
#[derive(Default)]
struct List {
    abstract_id: String,
    starts: HashMap<usize, i64>,
    levels: HashMap<usize, Level>,
}

#[derive(Default)]
struct Abstract {
    levels: Vec<Level>,
    /// The style whose list this one is, and the style that this one is the list of.
    borrowed_from: Option<String>,
    of_style: Option<String>,
    /// The styles whose paragraphs stand at a level without saying so.
    styles: HashMap<String, usize>,
}

/// All lists with the numbers that they have reached.
#[derive(Default)]
pub(super) struct Lists {
    abstracts: HashMap<String, Abstract>,
    lists: HashMap<String, List>,
    counters: HashMap<String, Counters>,
    /// The lists and levels that have begun at their own start.
    begun: HashSet<(String, usize)>,
    /// Levels of lists that differ from their abstract list, made once.
    merged: HashMap<String, Vec<Level>>,
}

impl Lists {
    /// Reads the part "numbering.xml".
    pub(super) fn read(text: &str, styles: &Styles) -> Self {
        let mut lists = Self::default();
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next() {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "abstractNum" => {
                    let id = tag.get("abstractNumId").unwrap_or_default();
                    lists.abstracts.insert(id, read_abstract(&mut xml));
                }
                "num" => {
                    let id = tag.get("numId").unwrap_or_default();
                    lists.lists.insert(id, read_list(&mut xml));
                }
                _ => {}
            }
        }
        lists.lend(styles);
        lists.merge();
        lists
    }

    /// Gives an abstract list that borrows from a style that style's levels.
    fn lend(&mut self, styles: &Styles) {
        let owners: HashMap<String, Vec<Level>> = self
            .abstracts
            .values()
            .filter_map(|found| Some((found.of_style.clone()?, found.levels.clone())))
            .chain(styles.lists().filter_map(|(style, list)| {
                let levels = &self.abstracts.get(&self.lists.get(list)?.abstract_id)?.levels;
                (!levels.is_empty()).then(|| (style.to_owned(), levels.clone()))
            }))
            .collect();
        for found in self.abstracts.values_mut().filter(|found| found.levels.is_empty()) {
            if let Some(levels) = found.borrowed_from.as_ref().and_then(|style| owners.get(style)) {
                found.levels.clone_from(levels);
            }
        }
    }

    fn merge(&mut self) {
        for (id, list) in &self.lists {
            let mut levels =
                self.abstracts.get(&list.abstract_id).map(|found| found.levels.clone()).unwrap_or_default();
            for (&level, own) in &list.levels {
                if let Some(place) = levels.get_mut(level) {
                    *place = own.clone();
                }
            }
            self.merged.insert(id.clone(), levels);
        }
    }

    /// The level at which a style's paragraphs stand in a list.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        self.abstracts.get(&self.lists.get(list)?.abstract_id)?.styles.get(style).copied()
    }

    /// Counts a paragraph of a list and gives its marker; `None` for a list that there is not.
    pub(super) fn count(&mut self, list: &str, level: usize) -> Option<Option<String>> {
        let level = level.min(LEVELS - 1);
        let found = self.lists.get(list)?;
        let levels = self.merged.get(list)?;
        let counters = self.counters.entry(found.abstract_id.clone()).or_default();
        if let Some(&start) = found.starts.get(&level)
            && self.begun.insert((list.to_owned(), level))
        {
            counters.restart(level, start);
        }
        counters.count(levels, level);
        Some(counters.marker(levels, level))
    }
}

fn number(tag: &Tag<'_>, name: &str) -> usize {
    tag.get(name).and_then(|value| value.parse().ok()).unwrap_or(0)
}

fn read_abstract(xml: &mut Xml<'_>) -> Abstract {
    let mut found = Abstract::default();
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) if tag.name() == "lvl" => {
                let level = number(&tag, "ilvl");
                let (read, style) = read_level(xml);
                found.styles.extend(style.map(|style| (style, level)));
                if level < LEVELS {
                    found.levels.resize(found.levels.len().max(level + 1), Level::default());
                    found.levels[level] = read;
                }
            }
            Node::Open(tag) if tag.name() == "numStyleLink" => found.borrowed_from = tag.get("val"),
            Node::Open(tag) if tag.name() == "styleLink" => found.of_style = tag.get("val"),
            Node::Close(name) if name == "abstractNum" => break,
            _ => {}
        }
    }
    found
}

fn read_list(xml: &mut Xml<'_>) -> List {
    let mut list = List::default();
    let mut level = 0;
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "abstractNumId" => list.abstract_id = tag.get("val").unwrap_or_default(),
                "lvlOverride" => level = number(&tag, "ilvl"),
                "startOverride" => {
                    let start = tag.get("val").and_then(|value| value.parse().ok()).unwrap_or(1);
                    list.starts.insert(level, start);
                }
                "lvl" => {
                    let read = read_level(xml).0;
                    list.levels.insert(level, read);
                }
                _ => {}
            },
            Node::Close(name) if name == "num" => break,
            _ => {}
        }
    }
    list
}

/// A level, and the style that stands at it.
fn read_level(xml: &mut Xml<'_>) -> (Level, Option<String>) {
    let mut level = Level { numeral: Numeral::Decimal, ..Level::default() };
    let mut style = None;
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "start" => level.start = tag.get("val").and_then(|value| value.parse().ok()).unwrap_or(1),
                "numFmt" => level.numeral = numeral(&tag.get("val").unwrap_or_default()),
                "lvlText" => level.pattern = tag.get("val").unwrap_or_default(),
                "isLgl" => level.legal = tag.is_on(),
                "lvlRestart" => level.restarts = tag.get("val").as_deref() != Some("0"),
                "pStyle" => style = tag.get("val"),
                _ => {}
            },
            Node::Close(name) if name == "lvl" => break,
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    (level, style)
}

fn numeral(format: &str) -> Numeral {
    match format {
        "lowerLetter" => Numeral::Letters { upper: false, repeated: true },
        "upperLetter" => Numeral::Letters { upper: true, repeated: true },
        "lowerRoman" => Numeral::Roman { upper: false },
        "upperRoman" => Numeral::Roman { upper: true },
        "ordinal" => Numeral::Ordinal,
        "decimalZero" => Numeral::Padded,
        "bullet" => Numeral::Bullet,
        "none" => Numeral::None,
        _ => Numeral::Decimal,
    }
}
