//! What the page and the worker say to each other arrives as it was sent, whatever is in it and whatever is left out.

mod replies;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{date, time};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use question_desk::body::form::{Form, Input, Kind, Piece as FormPiece, Rows, Section as FormSection, Typed};
use question_desk::citation::{PassageNow, Piece, PieceKind, SourceNow, Standing, Template};
use question_desk::export::Format;
use question_desk::format::v1;
use question_desk::id::{BlockId, EntryId, QuestionId, RecordId};
use question_desk::import::{At, Difference, Fact};
use question_desk::paste::{PastedBlock, PastedKind};
use question_desk::record::Place;
use question_desk::review::{Edit, Key, Name, Section, Start, Target};
use question_desk::storage::Received;
use question_desk::thread::{Cites, Node, Spot};
use question_desk::worker::{self, *};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::strategies::{citation, draft, follow_up, record, text};

const QUESTION: QuestionId = QuestionId(Uuid::from_u128(1));
const BLOCK: BlockId = BlockId(Uuid::from_u128(u128::MAX));
const RECORD: RecordId = RecordId(Uuid::from_u128(3));
const ENTRY: EntryId = EntryId(Uuid::from_u128(4));
const AT: Timestamp = Timestamp::MAX;

/// What messages are filled with. Where it is `sparse`, everything that may be left out is.
#[derive(Clone, Debug)]
struct Stuff {
    sparse: bool,
    text: String,
    draft: v1::Draft,
    record: v1::Record,
    citation: v1::Citation,
    follow_up: v1::FollowUp,
}

fn stuff() -> impl Strategy<Value = Stuff> {
    (any::<bool>(), text(), draft(), record(), citation(), follow_up()).prop_map(
        |(sparse, text, draft, record, citation, follow_up)| Stuff {
            sparse,
            text,
            draft: v1::Draft::from(&draft),
            record: v1::Record::from(&record),
            citation: v1::Citation::from(&citation),
            follow_up: v1::FollowUp::from(&follow_up),
        },
    )
}

impl Stuff {
    fn maybe<T>(&self, value: T) -> Option<T> {
        (!self.sparse).then_some(value)
    }

    fn words(&self) -> Option<String> {
        self.maybe(self.text.clone())
    }

    fn some<T>(&self, values: Vec<T>) -> Vec<T> {
        if self.sparse { Vec::new() } else { values }
    }

    fn drafted(&self) -> Vec<Drafted> {
        let [asker, organisation, body, asked_of] = [(); 4].map(|()| self.text.clone());
        let meeting = self.maybe(date(2026, 12, 3));
        let arises_from = self.maybe((RECORD, ENTRY));
        vec![Drafted { draft: self.maybe(QUESTION), asker, organisation, body, asked_of, meeting, arises_from }]
    }

    fn requests(&self) -> Vec<Request> {
        let draft = || Box::new(self.draft.clone());
        let text = || self.text.clone();
        let mut all = vec![
            Request::Structure { html: text() },
            Request::Export { draft: draft(), format: Format::Word, put: self.drafted(), at: AT },
            Request::Letter { draft: draft(), format: Format::Json, put: self.drafted(), to: text(), at: AT },
            Request::Open { name: text(), at: AT },
            Request::Receive { name: text(), at: AT },
            Request::Received,
            Request::Dismiss { key: text() },
            Request::Import { at: Timestamp::MIN },
            Request::Stop,
            Request::Read { text: text(), html: self.sparse, at: AT },
            Request::Shelf,
            Request::Pack { at: AT },
            Request::Record { id: RECORD },
            Request::Advise {
                draft: draft(),
                put: self.drafted(),
                others: self.maybe(vec![self.draft.clone()]),
                template: Template::default(),
                now: AT,
            },
            Request::Deadlines { of: vec![self.due()], now: AT },
            Request::Diary { draft: draft(), at: AT },
            Request::Suggestions { record: RECORD, drafted: self.drafted() },
            Request::Threads {
                of: vec![Node::Draft(QUESTION), Node::Published(RECORD, ENTRY)],
                drafts: self.spots().into_iter().map(cites).collect(),
            },
            Request::Start(Box::new(Started {
                from: self.follow_up.clone(),
                next: if self.sparse { NextShown::Supplementary } else { NextShown::FollowUp },
                template: Template::default(),
                own: self.draft.question.details.clone(),
                id: QUESTION,
                blocks: vec![BLOCK],
                at: AT,
            })),
            Request::Speech { draft: draft() },
            Request::Supplementary { draft: draft(), drafted: self.drafted() },
            Request::Search(Search {
                text: text(),
                today: date(-9999, 1, 1),
                filters: Filters {
                    bodies: vec![text()],
                    years: vec![-1, i16::MAX],
                    promised: true,
                    ..Filters::default()
                },
                cited: self.some(vec![ENTRY]),
            }),
        ];
        let kinds = [RecordKind::AkomaNtoso, RecordKind::Data];
        all.extend(kinds.map(|kind| Request::SaveRecord { id: RECORD, kind, at: AT }));
        let acts = [SourceAct::Export, SourceAct::Delete, SourceAct::Undelete, SourceAct::Review];
        all.extend(acts.map(|act| Request::Source { hash: text(), act, at: AT }));
        all.extend(self.queue_acts().into_iter().map(|act| Request::Queue { act, at: AT }));
        all.extend(self.body_acts().into_iter().map(|act| Request::Bodies { act, at: AT }));
        all
    }

    fn due(&self) -> Due {
        Due {
            draft: QUESTION,
            rules: self.words(),
            meeting: self.maybe(date(2026, 12, 3)),
            begins: self.maybe(time(10, 30, 0, 0)),
            noted: self.maybe(date(2026, 11, 25)),
            noted_time: self.maybe(time(23, 59, 59, 999_999_999)),
            is_supplementary: self.sparse,
        }
    }

    fn spots(&self) -> Vec<Option<Spot>> {
        let places = [Place::Question, Place::Answer, Place::Supplementary(0), Place::SupplementaryAnswer(300)];
        let spot = |place| self.maybe(Spot { place, paragraphs: self.maybe((0, usize::from(u16::MAX))) });
        places.map(spot).into_iter().collect()
    }

    fn queue_acts(&self) -> Vec<QueueAct> {
        let key = || self.text.clone();
        let mut acts = vec![
            QueueAct::Open { key: key() },
            QueueAct::Address { key: key(), address: key() },
            QueueAct::Undo { key: key() },
            QueueAct::Redo { key: key() },
            QueueAct::Accept { key: key() },
            QueueAct::AcceptSure,
            QueueAct::Discard { key: key() },
            QueueAct::Undiscard,
        ];
        acts.extend(self.edits().into_iter().map(|edit| QueueAct::Edit { key: key(), edit }));
        acts
    }

    fn edits(&self) -> Vec<Edit> {
        let key = Key(7);
        let sections = [Section::Question, Section::Answer, Section::Supplementary, Section::SupplementaryAnswer];
        let mut edits = vec![
            Edit::Split { row: 1, at: 2 },
            Edit::Join { row: 3 },
            Edit::MoveAnswer { from: key, to: Key(u32::MAX) },
            Edit::MoveSupplementary { supplementary: key, to: key },
            Edit::SetDate(self.maybe(date(2022, 9, 29))),
            Edit::SetPart { row: 4, label: self.words() },
            Edit::LeaveOut { row: 5, range: 6..7 },
            Edit::PutBack { row: 8 },
            Edit::RemoveQuestion(key),
            Edit::FoldQuestion(key),
            Edit::Settle { doubt: 9, answer: 10 },
            Edit::Reopen { doubt: 11 },
        ];
        edits.extend(sections.map(|section| Edit::MoveStart { section: section(key), up: self.sparse }));
        let targets = [Target::Section(Section::Answer(key)), Target::Remainder, Target::Label, Target::Furniture];
        edits.extend(targets.map(|to| Edit::Assign { rows: 0..usize::from(u16::MAX), to }));
        let starts = [Start::Question, Start::Answer, Start::Supplementary, Start::SupplementaryAnswer];
        edits.extend(starts.map(|what| Edit::Start { rows: 1..2, what }));
        let names = [
            Name::Body,
            Name::Title,
            Name::Number(key),
            Name::Asker(key),
            Name::AskedOf(key),
            Name::Subject(key),
            Name::SupplementaryAsker(key),
            Name::AnsweredBy(Section::SupplementaryAnswer(key)),
        ];
        edits.extend(names.map(|name| Edit::SetName { name, value: self.words() }));
        edits
    }

    fn body_acts(&self) -> Vec<BodyAct> {
        let text = || self.text.clone();
        vec![
            BodyAct::List,
            BodyAct::Open { id: text() },
            BodyAct::Look { name: text() },
            BodyAct::File { id: text() },
            BodyAct::Fill { id: text(), typed: Typed::from([(text(), text()), ("notice+".to_owned(), text())]) },
            BodyAct::Begin { id: text(), name: text(), like: self.words() },
            BodyAct::Delete { id: text() },
            BodyAct::Put { text: text() },
        ]
    }
}

fn cites(spot: Option<Spot>) -> Cites {
    Cites { from: Node::Draft(QUESTION), to: Node::Published(RECORD, ENTRY), spot }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_page_asks_arrives_as_it_was_asked(stuff in stuff()) {
        for request in stuff.requests() {
            let bytes = worker::encode(&request).expect("a request can be written");
            let heard: Request = worker::decode(&bytes).expect("a request can be read");
            prop_assert_eq!(format!("{heard:?}"), format!("{request:?}"));
        }
    }

    #[test]
    fn whatever_the_worker_answers_arrives_as_it_was_answered(stuff in stuff()) {
        for reply in stuff.replies() {
            let bytes = worker::encode(&reply).expect("a reply can be written");
            let heard: Reply = worker::decode(&bytes).expect("a reply can be read");
            prop_assert_eq!(format!("{heard:?}"), format!("{reply:?}"));
        }
    }

    #[test]
    fn bytes_that_are_no_message_are_refused_or_read_but_nothing_breaks(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = worker::decode::<Request>(&bytes);
        let _ = worker::decode::<Reply>(&bytes);
    }
}

/// The kinds among some messages. The first byte of a message is its kind; there are less than 128.
fn kinds<Message: Serialize>(messages: &[Message]) -> Vec<u8> {
    let kinds: BTreeSet<u8> = messages.iter().filter_map(|message| worker::encode(message)?.first().copied()).collect();
    kinds.into_iter().collect()
}

/// The kinds that there are: a kind alone is a message or the beginning of one, and no other byte is.
fn all_kinds<Message: DeserializeOwned>() -> Vec<u8> {
    let is_kind = |kind: &u8| !matches!(postcard::from_bytes::<Message>(&[*kind]), Err(postcard::Error::SerdeDeCustom));
    (0..0x80).filter(is_kind).collect()
}

#[test]
fn every_kind_of_message_is_among_those_that_are_tried() {
    let stuff = stuff().new_tree(&mut TestRunner::deterministic()).expect("there is always some").current();
    assert_eq!(kinds(&stuff.requests()), all_kinds::<Request>());
    assert_eq!(kinds(&stuff.replies()), all_kinds::<Reply>());
}
