//! The threads of questions: who cites each, drafts and published questions alike, and what it builds on.

use super::Library;
use crate::thread::{Citations, Cites, Maybe, Node, published};
use crate::worker::{NodeShown, ThreadShown};

impl Library {
    /// The threads of some questions. `drafts` is what the drafts of this device cite.
    pub fn threads(&self, of: &[Node], drafts: &[Cites]) -> Vec<ThreadShown> {
        let (connections, maybe) = self.connections.get_or_init(|| published(&self.known));
        let citations = Citations::of(drafts.iter().chain(connections).map(|one| self.latest_cited(*one)));
        of.iter().map(|&asked| self.thread(asked, &citations, maybe)).collect()
    }

    fn thread(&self, asked: Node, citations: &Citations, maybe: &[Maybe]) -> ThreadShown {
        let node = self.latest(asked);
        let cited = match node {
            Node::Published(record, entry) => citations.of_question(record, entry),
            Node::Draft(_) => &[],
        };
        let cited = cited.iter().filter_map(|one| Some((one.spot?, self.shown((one.from, 1))))).collect();
        let thread = citations.thread(node);
        let (mut may_cite, mut may_be_cited) = (Vec::new(), Vec::new());
        for one in maybe {
            let (from, to) = (Node::Published(one.from.0, one.from.1), Node::Published(one.to.0, one.to.1));
            may_cite.extend((from == node).then_some(to));
            may_be_cited.extend((to == node).then_some(from));
        }
        let all = |nodes: Vec<(Node, usize)>| nodes.into_iter().map(|found| self.shown(found)).collect();
        let once = |mut nodes: Vec<Node>| {
            nodes.sort_unstable();
            nodes.dedup();
            nodes.into_iter().map(|node| self.shown((node, 1))).collect()
        };
        ThreadShown {
            of: asked,
            cited,
            builds_on: all(thread.builds_on),
            followed: all(thread.followed),
            may_cite: once(may_cite),
            may_be_cited: once(may_be_cited),
        }
    }

    fn shown(&self, (node, steps): (Node, usize)) -> NodeShown {
        let summary = match node {
            Node::Published(record, entry) => self.known.summary(record, entry),
            Node::Draft(_) => None,
        };
        NodeShown { node, steps, name: summary.map(|summary| summary.name()) }
    }

    fn latest(&self, node: Node) -> Node {
        match node {
            Node::Published(record, entry) => {
                let (record, entry) = self.known.latest(record, entry);
                Node::Published(record, entry)
            }
            Node::Draft(_) => node,
        }
    }

    fn latest_cited(&self, one: Cites) -> Cites {
        let (record, entry) = self.known.latest(one.record, one.entry);
        Cites { record, entry, ..one }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::{Date, date};
    use uuid::Uuid;

    use super::*;
    use crate::id::QuestionId;
    use crate::minutes::read_text;
    use crate::record::{Place, Record};
    use crate::thread::Spot;

    fn record(number: &str, day: Date, words: &str) -> Record {
        let page = format!("Questions\n\nQuestion {number}: from Cllr A Example\n\n{words}\n\nResponse:\n\nBecause.");
        let mut record = read_text(&page, Timestamp::UNIX_EPOCH).record;
        record.body = Some("Panel".to_owned());
        record.meeting_date = Some(day);
        record
    }

    fn node(record: &Record) -> Node {
        Node::Published(record.id, record.entries[0].id)
    }

    fn names(list: &[NodeShown]) -> Vec<String> {
        list.iter().map(|one| one.name.clone().unwrap_or_else(|| "draft".to_owned())).collect()
    }

    #[test]
    fn a_thread_has_drafts_and_published_questions_and_the_later_version_stands_for_both() {
        let first = record("1933", date(2023, 11, 20), "Why?");
        let words = "Further to the answer of 20 November 2023 to Question 1933, what has changed?";
        let second = record("2", date(2024, 1, 15), words);
        let again = record("2", date(2024, 1, 15), &format!("{words} And why?"));
        let mut library = Library::default();
        [&first, &second, &again].into_iter().for_each(|record| library.insert(record));
        let draft = Node::Draft(QuestionId(Uuid::nil()));
        let spot = Some(Spot { place: Place::Answer, paragraphs: Some((0, 0)) });
        let cites = [Cites { from: draft, record: second.id, entry: second.entries[0].id, spot }];
        let [thread] = library.threads(&[node(&first)], &cites).try_into().unwrap();
        let followed = "Question 2 from Cllr A Example, 15 January 2024";
        assert_eq!(names(&thread.followed), [followed, followed, "draft"]);

        library.stand_for([(second.id, again.id)].into_iter().collect());
        let of = [node(&first), node(&second), draft];
        let [thread, old, drafts] = library.threads(&of, &cites).try_into().unwrap();
        assert_eq!(names(&thread.followed), [followed, "draft"]);
        assert_eq!((thread.followed[0].node, thread.followed[1].steps), (node(&again), 2));
        assert_eq!(thread.cited[0].0, Spot { place: Place::Answer, paragraphs: None });
        assert_eq!((old.of, names(&old.followed)), (node(&second), vec!["draft".to_owned()]));
        assert_eq!(names(&old.builds_on), ["Question 1933 from Cllr A Example, 20 November 2023"]);
        assert_eq!(drafts.builds_on.iter().map(|one| one.steps).collect::<Vec<_>>(), [1, 2]);
    }
}
