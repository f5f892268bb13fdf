//! Who cites what: for each published question the drafts and questions that cite it, and the thread it stands in.
//!
//! A draft cites by its quotations and by the links that its writer said yes to, and follows the draft from whose notes
//! it was begun; a published question by the references
//! in its words, where each can mean one question alone (`published`). From these the map is made, keyed by question.

mod published;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::citation::{Citation, Link, Reference};
use crate::id::{EntryId, QuestionId, RecordId};
use crate::question::{Draft, Kind};
use crate::record::Place;

pub use published::{Maybe, published};

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
    /// The one that is cited: a published question, or the draft whose notes a follow-up was begun from.
    pub to: Node,
    /// What of it is cited; `None` is the question as a whole.
    pub spot: Option<Spot>,
}

/// The place of what is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Which text of the question.
    #[serde(with = "PlaceShape")]
    pub place: Place,
    /// The first and the last paragraph of its text, from 0; `None` is all of it.
    pub paragraphs: Option<(usize, usize)>,
}

/// A text of a question as it travels between the page and its worker.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Place")]
pub(crate) enum PlaceShape {
    Question,
    Answer,
    Supplementary(usize),
    SupplementaryAnswer(usize),
}

/// What a draft cites: by its quotations, by the links whose words still stand in it, and as the follow-up of another.
pub fn cites(draft: &Draft) -> Vec<Cites> {
    let from = Node::Draft(draft.question.id);
    let quoted = quotations(draft).flat_map(|citation| {
        citation.passages().map(move |passage| Cites {
            from,
            to: Node::Published(citation.record, citation.entry),
            spot: Some(Spot { place: citation.place, paragraphs: Some(passage.paragraphs) }),
        })
    });
    let linked = links(draft).map(|link| Node::Published(link.record, link.entry));
    let followed = draft.follows.iter().map(|follows| Node::Draft(follows.question));
    quoted.chain(linked.chain(followed).map(|to| Cites { from, to, spot: None })).collect()
}

/// What a draft knows of a published question that it cites, also where that is no longer in the library.
pub fn reference(draft: &Draft, record: RecordId, entry: EntryId) -> Option<&Reference> {
    let quoted = quotations(draft).map(|it| (it.record, it.entry, &it.reference));
    let linked = links(draft).map(|it| (it.record, it.entry, &it.reference));
    quoted.chain(linked).find(|found| (found.0, found.1) == (record, entry)).map(|(.., reference)| reference)
}

fn quotations(draft: &Draft) -> impl Iterator<Item = &Citation> {
    draft.question.blocks.iter().filter_map(|block| match &block.kind {
        Kind::Quotation(citation) => citation.as_deref(),
        _ => None,
    })
}

fn links(draft: &Draft) -> impl Iterator<Item = &Link> {
    draft.links.iter().filter(|link| link.stands_in(&draft.question))
}

/// All that is known of who cites what.
#[derive(Clone, Debug, Default)]
pub struct Citations {
    /// By question that is cited.
    cited: FxHashMap<Node, Vec<Cites>>,
    /// By question that cites.
    citing: FxHashMap<Node, Vec<Cites>>,
}

impl Citations {
    /// The map of some citations; the same one twice counts once.
    pub fn of(all: impl IntoIterator<Item = Cites>) -> Self {
        let mut map = Self::default();
        let mut seen = FxHashSet::default();
        for one in all.into_iter().filter(|one| seen.insert(*one)) {
            map.cited.entry(one.to).or_default().push(one);
            map.citing.entry(one.from).or_default().push(one);
        }
        map
    }

    /// What cites a question, in the order in which it came.
    pub fn of_question(&self, node: Node) -> &[Cites] {
        self.cited.get(&node).map_or(&[], Vec::as_slice)
    }

    /// The questions that cite a question, each once.
    pub fn citing(&self, node: Node) -> Vec<Node> {
        once(self.of_question(node).iter().map(|one| one.from))
    }

    /// What a question builds on, directly: the questions that it cites, each once.
    pub fn builds_on(&self, node: Node) -> Vec<Node> {
        once(self.citing.get(&node).into_iter().flatten().map(|one| one.to))
    }

    /// The whole thread of a question: everything that it builds on, however far back, and everything that followed.
    pub fn thread(&self, node: Node) -> Thread {
        let builds_on = reached(node, |node| self.builds_on(node));
        Thread { builds_on, followed: reached(node, |node| self.citing(node)) }
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
        Cites { from, to: node(to), spot: None }
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
        assert_eq!(map.citing(node(1)), [Node::Draft(draft.question.id)]);
        let spot = Spot { place: Place::Question, paragraphs: Some((1, 2)) };
        assert_eq!(map.of_question(node(1))[0].spot, Some(spot));
        assert_eq!(super::reference(&draft, published(2).0, published(2).1), Some(&Reference::default()));
        assert_eq!(super::reference(&draft, published(3).0, published(3).1), None);
        assert_eq!(map.builds_on(Node::Draft(draft.question.id)), [node(1), node(2)]);
    }

    #[test]
    fn a_follow_up_from_notes_stands_in_the_thread_of_the_draft_that_it_follows() {
        let id = |number: u128| QuestionId(Uuid::from_u128(number));
        let block = || BlockId(Uuid::nil());
        let parent = Draft::new(id(7), block(), &Details::default(), Timestamp::UNIX_EPOCH);
        let next = parent.follow_up(id(8), block, Timestamp::UNIX_EPOCH);
        let of_parent = cites_whole(Node::Draft(id(7)), 1);
        let map = Citations::of(cites(&next).into_iter().chain([of_parent]));
        assert_eq!(map.thread(Node::Draft(id(8))).builds_on, [(Node::Draft(id(7)), 1), (node(1), 2)]);
        assert_eq!(map.thread(Node::Draft(id(7))).followed, [(Node::Draft(id(8)), 1)]);
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
        assert_eq!(map.of_question(node(2)).len(), 1);
    }
}
