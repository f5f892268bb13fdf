//! Who cites what: for each published question the drafts and questions that cite it, and the thread it stands in.
//!
//! A draft cites by its quotations and by the links that its writer said yes to; a published question by the links that
//! somebody confirmed. From these the map is made once, keyed by question, and asked as often as needed.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::id::{EntryId, QuestionId, RecordId};
use crate::question::{Draft, Kind};
use crate::record::Place;

/// A published question.
pub type Published = (RecordId, EntryId);

/// A question that cites or is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Node {
    /// One of the drafts on this device.
    Draft(QuestionId),
    /// A question of the library.
    Published(RecordId, EntryId),
}

/// One question cites another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cites {
    /// The one that cites.
    pub from: Node,
    /// The published question that is cited.
    pub record: RecordId,
    /// Which one in the record.
    pub entry: EntryId,
    /// What of it is quoted; `None` where it is only referred to.
    pub quoted: Option<Quoted>,
}

/// The place of what is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quoted {
    /// Whether it is of an answer.
    pub of_answer: bool,
    /// The first and the last paragraph of its text, from 0.
    pub paragraphs: (usize, usize),
}

/// What a draft cites: by its quotations, and by the links whose words still stand in it.
pub fn cites(draft: &Draft) -> Vec<Cites> {
    let from = Node::Draft(draft.question.id);
    let quotations = draft.question.blocks.iter().filter_map(|block| match &block.kind {
        Kind::Quotation(Some(citation)) => Some(citation),
        _ => None,
    });
    let quoted = quotations.flat_map(|citation| {
        let of_answer = matches!(citation.place, Place::Answer | Place::SupplementaryAnswer(_));
        citation.passages().map(move |passage| Cites {
            from,
            record: citation.record,
            entry: citation.entry,
            quoted: Some(Quoted { of_answer, paragraphs: passage.paragraphs }),
        })
    });
    let links = draft.links.iter().filter(|link| link.stands_in(&draft.question));
    let linked = links.map(|link| Cites { from, record: link.record, entry: link.entry, quoted: None });
    quoted.chain(linked).collect()
}

/// All that is known of who cites what.
#[derive(Clone, Debug, Default)]
pub struct Citations {
    /// By question that is cited.
    cited: FxHashMap<Published, Vec<Cites>>,
    /// By question that cites.
    citing: FxHashMap<Node, Vec<Cites>>,
}

impl Citations {
    /// The map of some citations; the same one twice counts once.
    pub fn of(all: impl IntoIterator<Item = Cites>) -> Self {
        let mut map = Self::default();
        let mut seen = FxHashSet::default();
        for one in all.into_iter().filter(|one| seen.insert(*one)) {
            map.cited.entry((one.record, one.entry)).or_default().push(one);
            map.citing.entry(one.from).or_default().push(one);
        }
        map
    }

    /// What cites a question, in the order in which it came.
    pub fn of_question(&self, record: RecordId, entry: EntryId) -> &[Cites] {
        self.cited.get(&(record, entry)).map_or(&[], Vec::as_slice)
    }

    /// The questions that cite a question, each once.
    pub fn citing(&self, record: RecordId, entry: EntryId) -> Vec<Node> {
        once(self.of_question(record, entry).iter().map(|one| one.from))
    }

    /// What quotes a part of a question: the passage of the question with this index.
    pub fn of_part(&self, record: RecordId, entry: EntryId, passage: usize) -> Vec<Cites> {
        let is_of_part = |one: &&Cites| {
            one.quoted.is_some_and(|quoted| {
                let (first, last) = quoted.paragraphs;
                !quoted.of_answer && (first..=last).contains(&passage)
            })
        };
        self.of_question(record, entry).iter().filter(is_of_part).copied().collect()
    }

    /// What a question builds on, directly: the published questions that it cites, each once.
    pub fn builds_on(&self, node: Node) -> Vec<Published> {
        let cites = self.citing.get(&node).into_iter().flatten();
        once(cites.map(|one| (one.record, one.entry)))
    }

    /// The whole thread of a question: everything that it builds on, however far back, and everything that followed.
    pub fn thread(&self, node: Node) -> Thread {
        let before = |node: Node| {
            self.builds_on(node).into_iter().map(|(record, entry)| Node::Published(record, entry)).collect()
        };
        let after = |node: Node| match node {
            Node::Published(record, entry) => self.citing(record, entry),
            Node::Draft(_) => Vec::new(),
        };
        Thread { builds_on: reached(node, before), followed: reached(node, after) }
    }
}

/// The thread that a question stands in; each list goes outwards from it and never names it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// What it builds on, the nearest first, with how many steps away.
    pub builds_on: Vec<(Node, usize)>,
    /// What followed from it, the nearest first, with how many steps away.
    pub followed: Vec<(Node, usize)>,
}

/// Everything that is reached from a question step by step, each once: questions may cite each other in a ring.
fn reached(from: Node, next: impl Fn(Node) -> Vec<Node>) -> Vec<(Node, usize)> {
    let mut seen = FxHashSet::from_iter([from]);
    let mut found = Vec::new();
    let mut edge = vec![from];
    let mut steps = 0;
    while !edge.is_empty() {
        steps += 1;
        edge = edge.into_iter().flat_map(&next).filter(|node| seen.insert(*node)).collect();
        found.extend(edge.iter().map(|&node| (node, steps)));
    }
    found
}

fn once<Item: Copy + Eq + std::hash::Hash>(items: impl Iterator<Item = Item>) -> Vec<Item> {
    let mut seen = FxHashSet::default();
    items.filter(|item| seen.insert(*item)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::citation::{Citation, Link, Reference};
    use crate::id::BlockId;
    use crate::question::{Block, Details};

    fn published(number: u128) -> Published {
        (RecordId(Uuid::from_u128(number)), EntryId(Uuid::from_u128(number)))
    }

    fn node(number: u128) -> Node {
        let (record, entry) = published(number);
        Node::Published(record, entry)
    }

    fn cites_whole(from: Node, to: u128) -> Cites {
        let (record, entry) = published(to);
        Cites { from, record, entry, quoted: None }
    }

    #[test]
    fn a_draft_cites_by_its_quotations_and_by_links_that_stand() {
        let (record, entry) = published(1);
        let passage = crate::citation::Quoted { paragraphs: (1, 2), ..Default::default() };
        let reference = Reference::default();
        let citation =
            Citation { passage, more: Vec::new(), record, entry, place: Place::Question, reference: reference.clone() };
        let id = BlockId(Uuid::from_u128(9));
        let mut draft =
            Draft::new(QuestionId(Uuid::nil()), BlockId(Uuid::nil()), &Details::default(), Timestamp::UNIX_EPOCH);
        draft.question.blocks = vec![
            Block { kind: Kind::Quotation(Some(Box::new(citation))), ..Block::paragraph(BlockId(Uuid::nil()), "it") },
            Block::paragraph(id, "as Question 2 says"),
        ];
        let link = |words: &str| {
            let (record, entry) = published(2);
            Link { block: id, words: words.into(), record, entry, reference: reference.clone() }
        };
        draft.links = vec![link("Question 2"), link("Question 3")];
        let all = cites(&draft);
        assert_eq!(all.len(), 2);
        let map = Citations::of(all);
        assert_eq!(map.citing(record, entry), [Node::Draft(draft.question.id)]);
        assert_eq!((map.of_part(record, entry, 1).len(), map.of_part(record, entry, 0).len()), (1, 0));
        assert_eq!(map.builds_on(Node::Draft(draft.question.id)), [published(1), published(2)]);
    }

    #[test]
    fn a_thread_goes_as_far_as_it_reaches_even_in_a_ring() {
        let map = Citations::of([
            cites_whole(node(2), 1),
            cites_whole(node(3), 2),
            cites_whole(node(3), 2),
            cites_whole(node(1), 3),
            cites_whole(Node::Draft(QuestionId(Uuid::nil())), 3),
        ]);
        let thread = map.thread(node(2));
        assert_eq!(thread.builds_on, [(node(1), 1), (node(3), 2)]);
        assert_eq!(thread.followed, [(node(3), 1), (node(1), 2), (Node::Draft(QuestionId(Uuid::nil())), 2)]);
        let (record, entry) = published(2);
        assert_eq!(map.of_question(record, entry).len(), 1);
    }
}
