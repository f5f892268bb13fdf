//! A question's thread: which published questions a draft builds on, and which drafts cite a published question.

use super::{Draft, Kind};
use crate::calendar::printed_date;
use crate::citation::{Citation, Reference};
use crate::id::{EntryId, RecordId};
use crate::record::Place;

/// A published question that a draft cites or refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier<'a> {
    /// The record.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// What is known of it even where the record is gone.
    pub reference: &'a Reference,
}

impl Earlier<'_> {
    /// What it is called where it is linked to: "Question 2 from Cllr A Example, 29 September 2022".
    pub fn name(&self) -> String {
        let known = |field: &Option<String>| field.clone().filter(|words| !words.trim().is_empty());
        let number =
            known(&self.reference.number).map_or("A question".to_owned(), |number| format!("Question {number}"));
        let asker = known(&self.reference.asker).map(|asker| format!(" from {asker}")).unwrap_or_default();
        let date = self.reference.date.map(|date| format!(", {}", printed_date(date))).unwrap_or_default();
        format!("{number}{asker}{date}")
    }
}

impl Draft {
    /// The published questions that this one builds on, each once, in the order of its words: first those it quotes,
    /// then those that its words refer to.
    pub fn builds_on(&self) -> Vec<Earlier<'_>> {
        let quoted = self.citations().map(|Citation { record, entry, reference, .. }| (*record, *entry, reference));
        let linked = self.links.iter().filter(|link| self.still_says(&link.words));
        let linked = linked.map(|link| (link.record, link.entry, &link.reference));
        let mut found: Vec<Earlier<'_>> = Vec::new();
        for (record, entry, reference) in quoted.chain(linked) {
            if !found.iter().any(|known| (known.record, known.entry) == (record, entry)) {
                found.push(Earlier { record, entry, reference });
            }
        }
        found
    }

    /// Whether it cites a published question or refers to it.
    pub fn cites(&self, record: RecordId, entry: EntryId) -> bool {
        self.builds_on().iter().any(|earlier| (earlier.record, earlier.entry) == (record, entry))
    }

    /// Whether it quotes from a passage of a published question, counted from 0: a part, for instance.
    pub fn quotes_passage(&self, record: RecordId, entry: EntryId, passage: usize) -> bool {
        let mut of_question = self
            .citations()
            .filter(|citation| (citation.record, citation.entry, citation.place) == (record, entry, Place::Question));
        of_question.any(|citation| {
            citation.passages().any(|quoted| (quoted.paragraphs.0..=quoted.paragraphs.1).contains(&passage))
        })
    }

    fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.question.blocks.iter().filter_map(|block| match &block.kind {
            Kind::Quotation(citation) => citation.as_deref(),
            _ => None,
        })
    }

    /// A link stays with the draft when its words have been deleted; then it is no longer said.
    fn still_says(&self, words: &str) -> bool {
        self.question.blocks.iter().any(|block| block.text.contains(words))
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::citation::{Link, Quoted};
    use crate::id::{BlockId, QuestionId};
    use crate::question::{Block, Details};

    fn record(number: u128) -> RecordId {
        RecordId(Uuid::from_u128(number))
    }

    fn entry(number: u128) -> EntryId {
        EntryId(Uuid::from_u128(number))
    }

    fn quotation(of: u128, place: Place, paragraphs: (usize, usize)) -> Block {
        let passage = Quoted { exact: "Eight.".into(), paragraphs, ..Quoted::default() };
        let (record, entry, reference) = (record(of), entry(of), Reference::default());
        let citation = Citation { passage, more: Vec::new(), record, entry, place, reference };
        let id = BlockId(Uuid::from_u128(of + 100));
        Block { id, kind: Kind::Quotation(Some(Box::new(citation))), text: "Eight.".into() }
    }

    fn draft(blocks: Vec<Block>, links: Vec<Link>) -> Draft {
        let (id, block) = (QuestionId(Uuid::from_u128(1)), BlockId(Uuid::from_u128(2)));
        let mut draft = Draft::new(id, block, &Details::default(), Timestamp::UNIX_EPOCH);
        draft.question.blocks.extend(blocks);
        draft.links = links;
        draft
    }

    fn link(of: u128, words: &str) -> Link {
        let block = BlockId(Uuid::from_u128(2));
        Link { block, words: words.into(), record: record(of), entry: entry(of), reference: Reference::default() }
    }

    #[test]
    fn a_thread_has_each_earlier_question_once_and_only_while_it_is_said() {
        let quoted = |of| quotation(of, Place::Answer, (0, 0));
        let mut draft =
            draft(vec![quoted(7), quoted(8), quoted(7)], vec![link(9, "Question 4"), link(6, "Question 5")]);
        draft.question.blocks[0].text = "Further to Question 4, will they".into();
        let found: Vec<EntryId> = draft.builds_on().iter().map(|earlier| earlier.entry).collect();
        assert_eq!(found, [entry(7), entry(8), entry(9)]);
        assert!(draft.cites(record(9), entry(9)) && !draft.cites(record(6), entry(6)));
    }

    #[test]
    fn an_earlier_question_is_called_by_what_is_known_of_it() {
        let (record, entry) = (record(1), entry(1));
        let mut reference = Reference::default();
        assert_eq!(Earlier { record, entry, reference: &reference }.name(), "A question");
        reference = Reference {
            number: Some("2".into()),
            asker: Some("Cllr A Example".into()),
            date: Some(jiff::civil::date(2022, 9, 29)),
            ..reference
        };
        let name = Earlier { record, entry, reference: &reference }.name();
        assert_eq!(name, "Question 2 from Cllr A Example, 29 September 2022");
    }

    #[test]
    fn a_part_is_cited_by_what_quotes_its_passage() {
        let draft = draft(vec![quotation(7, Place::Question, (1, 2)), quotation(7, Place::Answer, (5, 5))], Vec::new());
        let check = |passage, expected| {
            assert_eq!(draft.quotes_passage(record(7), entry(7), passage), expected, "{passage}");
        };
        check(0, false);
        check(1, true);
        check(2, true);
        check(5, false);
    }
}
