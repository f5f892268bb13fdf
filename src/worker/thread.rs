//! The thread of a question as the page shows it.

use serde::{Deserialize, Serialize};

use crate::record::Place;
use crate::thread::{Node, Spot};

/// What a question builds on and what followed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadShown {
    /// The question.
    pub of: Node,
    /// What cites a place of it, with the place.
    pub cited: Vec<(Spot, NodeShown)>,
    /// What it builds on, the nearest first; what is equally near by date, and then by number.
    pub builds_on: Vec<NodeShown>,
    /// What followed it, in the same order.
    pub followed: Vec<NodeShown>,
    /// What its words may refer to, where that is not certain.
    pub may_cite: Vec<NodeShown>,
    /// What may refer to it.
    pub may_be_cited: Vec<NodeShown>,
}

/// A question of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeShown {
    /// Which one.
    pub node: Node,
    /// How many steps away it is: 1 is next to it.
    pub steps: usize,
    /// What a published question is called; `None` for a draft, and for one that is no longer in the library.
    pub name: Option<String>,
}

impl ThreadShown {
    /// What cites a text of the question, each once: all of it, or one of its paragraphs.
    pub fn citing(&self, place: Place, paragraph: Option<usize>) -> Vec<&NodeShown> {
        let is_there = |spot: &Spot| {
            let has = |(first, last): (usize, usize)| paragraph.is_none_or(|at| (first..=last).contains(&at));
            spot.place == place && spot.paragraphs.map_or(paragraph.is_none(), has)
        };
        let mut found: Vec<&NodeShown> = Vec::new();
        for (_, one) in self.cited.iter().filter(|(spot, _)| is_there(spot)) {
            if !found.iter().any(|known| known.node == one.node) {
                found.push(one);
            }
        }
        found
    }
}
