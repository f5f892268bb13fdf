//! Arbitrary drafts, records and citations, for every property test.
//!
//! Texts lean towards what breaks things: markup, quotation marks, line separators, control
//! characters, characters outside the basic plane, and long runs of white space.

use jiff::Timestamp;
use jiff::civil::{self, Date, Time, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use question_desk::citation::{Citation, Link, Quoted, Reference, Repeated};
use question_desk::followup::{FollowUp, Mark, Outcome, Part, Promise};
use question_desk::id::{BlockId, EntryId, QuestionId, RecordId, SubmissionId};
use question_desk::question::{
    Advice, AnswerOf, Block, Declared, Details, Draft, Follows, Heard, Kept, Kind, Question, State,
};
use question_desk::record::{Answer, Entry, Passage, Place, Record, Source, Supplementary};
use question_desk::submission::Submission;
use uuid::Uuid;

const AWKWARD: [&str; 16] = [
    "",
    " ",
    "\n\n",
    "\r\n",
    "\u{0}",
    "\u{a0}\u{feff}",
    "\u{2028}\u{2029}",
    "</script><script>",
    "<!-- <script>",
    "-->",
    "&lt;&amp;&#0;",
    "\"quoted\" and 'quoted'",
    "]]>",
    "\\u003c\\",
    "‘Harm – to Hope’ … £2,500",
    "👩🏽‍⚖️ a\u{301} مجلس",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    let words = "[A-Za-z]{1,9}( [a-z0-9,.'’-]{1,9}){0,12}";
    let piece = prop_oneof![4 => words.boxed(), 2 => any::<String>().boxed(), 1 => awkward().boxed()];
    vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn awkward() -> impl Strategy<Value = String> {
    prop::sample::select(&AWKWARD[..]).prop_map(str::to_owned)
}

pub(crate) fn uuid() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

pub(crate) fn day() -> impl Strategy<Value = Date> {
    (0i16..=9999, 1i8..=12, 1i8..=31).prop_map(|(year, month, day)| {
        let first = date(year, month, 1);
        date(year, month, day.min(first.days_in_month()))
    })
}

/// Mostly as a clock field gives it; sometimes with seconds.
pub(crate) fn time() -> impl Strategy<Value = Time> {
    let fraction = prop_oneof![3 => Just((0, 0)), 1 => (0i8..60, 0i32..1_000_000_000)];
    (0i8..24, 0i8..60, fraction).prop_map(|(hour, minute, (second, nanos))| civil::time(hour, minute, second, nanos))
}

/// Any moment of the years 1970 to 9999, to the nanosecond or to the second.
pub(crate) fn timestamp() -> impl Strategy<Value = Timestamp> {
    let fraction = prop_oneof![Just(0), Just(123_000_000), 0i32..1_000_000_000];
    (0i64..253_000_000_000, fraction)
        .prop_map(|(second, nanos)| Timestamp::new(second, nanos).expect("the year is before 9999"))
}

pub(crate) fn place() -> impl Strategy<Value = Place> {
    let index = || prop_oneof![0usize..4, Just(u32::MAX as usize)];
    prop_oneof![
        Just(Place::Question),
        Just(Place::Answer),
        index().prop_map(Place::Supplementary),
        index().prop_map(Place::SupplementaryAnswer),
    ]
}

pub(crate) fn reference() -> impl Strategy<Value = Reference> {
    let maybe = || option::of(text());
    (maybe(), maybe(), maybe(), option::of(day()), maybe(), maybe()).prop_map(
        |(number, asker, body, date, speaker, address)| Reference { number, asker, body, date, speaker, address },
    )
}

pub(crate) fn citation() -> impl Strategy<Value = Citation> {
    (quoted(), vec(quoted(), 0..3), uuid(), uuid(), place(), reference()).prop_map(
        |(passage, more, record, entry, place, reference)| Citation {
            passage,
            more,
            record: RecordId(record),
            entry: EntryId(entry),
            place,
            reference,
        },
    )
}

fn repeated() -> impl Strategy<Value = Option<Repeated>> {
    prop::sample::select(&[None, Some(Repeated::Words), Some(Repeated::Around)][..])
}

pub(crate) fn quoted() -> impl Strategy<Value = Quoted> {
    (text(), text(), text(), (0usize..50, 0usize..50), repeated()).prop_map(
        |(exact, prefix, suffix, paragraphs, repeated)| Quoted { exact, prefix, suffix, paragraphs, repeated },
    )
}

pub(crate) fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Paragraph),
        Just(Kind::Part),
        Just(Kind::SubPart),
        Just(Kind::Quotation(None)),
        citation().prop_map(|citation| Kind::Quotation(Some(Box::new(citation)))),
    ]
}

pub(crate) fn block() -> impl Strategy<Value = Block> {
    (uuid(), kind(), text()).prop_map(|(id, kind, text)| Block { id: BlockId(id), kind, text })
}

pub(crate) fn details() -> impl Strategy<Value = Details> {
    (text(), option::of(day()), option::of(time()), text(), text(), text(), text()).prop_map(
        |(body, meeting_date, meeting_time, asker, ward, asked_of, subject)| Details {
            body,
            meeting_date,
            meeting_time,
            asker,
            ward,
            asked_of,
            subject,
        },
    )
}

pub(crate) fn question() -> impl Strategy<Value = Question> {
    (uuid(), details(), vec(block(), 0..8)).prop_map(|(id, details, blocks)| Question {
        id: QuestionId(id),
        details,
        blocks,
    })
}

pub(crate) fn state() -> impl Strategy<Value = State> {
    prop::sample::select(&[State::Draft, State::Ready, State::Exported, State::Answered, State::Withdrawn][..])
}

pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let times = (timestamp(), timestamp(), option::of(timestamp()));
    let answer_of =
        (uuid(), uuid()).prop_map(|(record, entry)| AnswerOf { record: RecordId(record), entry: EntryId(entry) });
    let follows = (uuid(), option::of(day()), vec(uuid().prop_map(BlockId), 0..3))
        .prop_map(|(question, meeting, quoted)| Follows { question: QuestionId(question), meeting, quoted });
    let noted = (vec(link(), 0..3), heard(), option::of(answer_of), option::of(follows));
    (question(), state(), (option::of(day()), option::of(time())), times, any::<bool>(), advice(), noted).prop_map(
        |(
            question,
            state,
            (deadline, deadline_time),
            (created_at, edited_at, exported_at),
            example,
            advice,
            (links, heard, arises_from, follows),
        )| Draft {
            question,
            state,
            deadline,
            deadline_time,
            created_at,
            edited_at,
            exported_at,
            example,
            advice,
            links,
            heard,
            arises_from,
            follows,
        },
    )
}

fn heard() -> impl Strategy<Value = Heard> {
    let promise = (text(), text(), option::of(day()), option::of(day()))
        .prop_map(|(what, by_whom, by_when, done)| Promise { what, by_whom, by_when, done });
    ((text(), text(), text()), vec(promise, 0..3), vec(text(), 0..2)).prop_map(
        |((answer, supplementary, supplementary_answer), promises, refused)| Heard {
            answer,
            supplementary,
            supplementary_answer,
            promises,
            refused,
        },
    )
}

pub(crate) fn link() -> impl Strategy<Value = Link> {
    (uuid(), text(), uuid(), uuid(), reference()).prop_map(|(block, words, record, entry, reference)| Link {
        block: BlockId(block),
        words,
        record: RecordId(record),
        entry: EntryId(entry),
        reference,
    })
}

pub(crate) fn follow_up() -> impl Strategy<Value = FollowUp> {
    let marks = || vec(mark(), 0..4);
    (uuid(), uuid(), marks(), text(), marks()).prop_map(|(record, entry, marks, note, refused)| FollowUp {
        record: RecordId(record),
        entry: EntryId(entry),
        marks,
        note,
        refused,
    })
}

fn mark() -> impl Strategy<Value = Mark> {
    let promise = (text(), text(), option::of(day()), option::of(day()))
        .prop_map(|(what, by_whom, by_when, done)| Promise { what, by_whom, by_when, done });
    let outcome = prop::sample::select(<Outcome as question_desk::named::Named>::ALL);
    (option::of(0usize..9), "[a-z]{0,3}", outcome, option::of(promise), option::of(citation())).prop_map(
        |(passage, label, outcome, promise, citation)| Mark {
            part: Part { passage, label },
            outcome,
            promise,
            citation: citation.map(Box::new),
        },
    )
}

pub(crate) fn advice() -> impl Strategy<Value = Advice> {
    let kept =
        (text(), option::of(uuid()), text(), text(), text()).prop_map(|(code, block, words, sentence, reason)| Kept {
            code,
            block: block.map(BlockId),
            words,
            sentence,
            reason,
        });
    let declared =
        (text(), text(), any::<bool>(), text()).prop_map(|(id, text, yes, note)| Declared { id, text, yes, note });
    let unlinked = (uuid().prop_map(BlockId), text());
    (option::of(text()), text(), vec(kept, 0..2), vec(declared, 0..2), vec(text(), 0..2), vec(unlinked, 0..2)).prop_map(
        |(rules, organisation, kept, declared, noted, unlinked)| Advice {
            rules,
            organisation,
            kept,
            declared,
            noted,
            unlinked,
        },
    )
}

pub(crate) fn passage() -> impl Strategy<Value = Passage> {
    prop_oneof![
        text().prop_map(Passage::Paragraph),
        ("[a-z]{0,3}", text()).prop_map(|(label, text)| Passage::Part { label, text }),
    ]
}

pub(crate) fn answer() -> impl Strategy<Value = Answer> {
    (option::of(text()), vec(text(), 0..4)).prop_map(|(by, paragraphs)| Answer { by, paragraphs })
}

pub(crate) fn supplementary() -> impl Strategy<Value = Supplementary> {
    (option::of(text()), vec(text(), 0..3), option::of(answer())).prop_map(|(asker, question, answer)| Supplementary {
        asker,
        question,
        answer,
    })
}

pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let maybe = || option::of(text());
    let names = (maybe(), maybe(), maybe(), maybe());
    let words = (vec(passage(), 0..4), option::of(answer()), vec(supplementary(), 0..3));
    (uuid(), names, words).prop_map(|(id, (number, asker, asked_of, subject), (question, answer, supplementaries))| {
        Entry { id: EntryId(id), number, asker, asked_of, subject, question, answer, supplementaries }
    })
}

pub(crate) fn source() -> impl Strategy<Value = Source> {
    (option::of(text()), option::of(text()), timestamp(), "[0-9a-f]{64}", option::of(text()))
        .prop_map(|(address, file_name, read_at, hash, missing)| Source { address, file_name, read_at, hash, missing })
}

pub(crate) fn record() -> impl Strategy<Value = Record> {
    let heading = (option::of(text()), option::of(day()), option::of(text()));
    (uuid(), heading, source(), vec(entry(), 0..4), vec(text(), 0..3)).prop_map(
        |(id, (body, meeting_date, title), source, entries, remainder)| Record {
            id: RecordId(id),
            body,
            meeting_date,
            title,
            source,
            entries,
            remainder,
        },
    )
}

pub(crate) fn submission() -> impl Strategy<Value = Submission> {
    (uuid(), timestamp(), timestamp(), "[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]", vec(draft(), 1..3)).prop_map(
        |(id, made_at, changed_at, app_version, drafts)| Submission {
            id: SubmissionId(id),
            made_at,
            changed_at,
            app_version,
            // What was noted at the meeting is in no file.
            drafts: drafts.into_iter().map(|draft| Draft { heard: Heard::default(), follows: None, ..draft }).collect(),
        },
    )
}
