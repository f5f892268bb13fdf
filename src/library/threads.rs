//! The threads of questions: who cites each, drafts and published questions alike, and what it builds on.

use jiff::civil::Date;

use super::Library;
use crate::citation::mention::Summary;
use crate::thread::{Citations, Cites, Maybe, Node, Spot, published};
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
        let cited = citations.of_question(node).iter();
        let mut cited: Vec<(Spot, Node)> = cited.filter_map(|one| Some((one.spot?, one.from))).collect();
        cited.sort_by_cached_key(|(_, node)| self.order(*node));
        let cited = cited.into_iter().map(|(spot, node)| (spot, self.shown((node, 1)))).collect();
        let thread = citations.thread(node);
        let (mut may_cite, mut may_be_cited) = (Vec::new(), Vec::new());
        for one in maybe {
            let (from, to) = (Node::Published(one.from.0, one.from.1), Node::Published(one.to.0, one.to.1));
            may_cite.extend((from == node).then_some(to));
            may_be_cited.extend((to == node).then_some(from));
        }
        let all = |mut nodes: Vec<(Node, usize)>| {
            nodes.sort_by_cached_key(|(node, steps)| (*steps, self.order(*node)));
            nodes.into_iter().map(|found| self.shown(found)).collect()
        };
        let once = |mut nodes: Vec<Node>| {
            nodes.sort_unstable();
            nodes.dedup();
            all(nodes.into_iter().map(|node| (node, 1)).collect())
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
        NodeShown { node, steps, name: self.summary(node).map(|summary| summary.name()) }
    }

    /// What rows that are equally near are ordered by: the day, and the number as a number; what has no day comes last.
    fn order(&self, node: Node) -> (bool, Option<Date>, Option<u64>, String) {
        let summary = self.summary(node);
        let date = summary.as_ref().and_then(|summary| summary.date);
        let number = summary.and_then(|summary| summary.number).unwrap_or_default();
        let figures = number.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        let end = figures.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(figures.len());
        (date.is_none(), date, figures.get(..end).and_then(|figures| figures.parse().ok()), number.to_owned())
    }

    /// What is known of a published question.
    fn summary(&self, node: Node) -> Option<Summary<'_>> {
        match node {
            Node::Published(record, entry) => self.known.summary(record, entry),
            Node::Draft(_) => None,
        }
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
        Cites { to: self.latest(one.to), ..one }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::id::QuestionId;
    use crate::minutes::read_text;
    use crate::record::{Place, Record};

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
        let cites = [Cites { from: draft, to: node(&second), spot }];
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

    #[test]
    fn rows_come_by_date_and_then_by_number_and_drafts_last() {
        let first = record("1933", date(2023, 11, 20), "Why?");
        let words = "Further to the answer of 20 November 2023 to Question 1933, what has changed?";
        let (early, late) = (date(2024, 1, 15), date(2024, 3, 4));
        let later = [("3", late), ("12", early), ("1", late), ("2", early)];
        let later = later.map(|(number, day)| record(number, day, words));
        let mut library = Library::default();
        std::iter::once(&first).chain(&later).for_each(|record| library.insert(record));
        let draft = Node::Draft(QuestionId(Uuid::nil()));
        let cites = [Cites { from: draft, to: node(&first), spot: None }];
        let [thread] = library.threads(&[node(&first)], &cites).try_into().unwrap();
        let expected = [("2", "15 January"), ("12", "15 January"), ("1", "4 March"), ("3", "4 March")];
        let mut expected =
            expected.map(|(number, day)| format!("Question {number} from Cllr A Example, {day} 2024")).to_vec();
        expected.push("draft".to_owned());
        assert_eq!(names(&thread.followed), expected);
        let spots: Vec<String> = thread.cited.iter().map(|(_, one)| one.name.clone().unwrap()).collect();
        assert_eq!(spots, expected[..4]);
    }
}
