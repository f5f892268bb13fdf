//! How long a keystroke's checks take on a long question: `cargo bench --bench rules`.

#![allow(clippy::print_stdout, reason = "figures are printed")]

use std::hint::black_box;
use std::time::Instant;

use jiff::Timestamp;
use jiff::civil::date;
use question_desk::body::{preset, presets};
use question_desk::id::{BlockId, QuestionId};
use question_desk::question::{Block, Details, Draft, Kind};
use question_desk::rules::{Checking, Put, check};
use uuid::Uuid;

const RUNS: u32 = 2_000;

const WORDS: &[&str] = &[
    "will",
    "the",
    "Commissioner",
    "say",
    "how",
    "many",
    "officers",
    "were",
    "on",
    "foot",
    "in",
    "market",
    "towns",
    "this",
    "summer,",
    "and",
    "what",
    "it",
    "cost",
    "Mr",
    "NHS",
    "“as",
    "planned”",
    "2026",
];

/// 2,000 words in 30 parts.
fn draft() -> Draft {
    let id = |number: usize| BlockId(Uuid::from_u128(number as u128));
    let mut draft = Draft::new(QuestionId(Uuid::nil()), id(0), &Details::default(), Timestamp::UNIX_EPOCH);
    draft.question.details.meeting_date = Some(date(2026, 12, 3));
    draft.question.details.asker = "Cllr A Example".to_owned();
    let text = |part: usize| (0..67).map(|word| WORDS[(part * 67 + word) % WORDS.len()]).collect::<Vec<_>>().join(" ");
    draft.question.blocks = (0..30).map(|part| Block { id: id(part), kind: Kind::Part, text: text(part) }).collect();
    draft
}

fn main() {
    let draft = draft();
    println!("{} words in {} parts", draft.question.words(), draft.question.parts());
    let body = preset("leics-pcp-public").or_else(|| presets().first().cloned());
    let one = Put { asker: "Cllr B Other".to_owned(), meeting: Some(date(2026, 12, 3)), ..Put::default() };
    let put = vec![one; 200];
    let now = date(2026, 11, 25).at(9, 0, 0, 0);
    let checking = Checking { draft: &draft, body: body.as_ref(), now, put: &put, alike: Some(&[]), quoted: &[] };
    println!("{}", check(&checking).summary());
    let start = Instant::now();
    (0..RUNS).for_each(|_| drop(black_box(check(black_box(&checking)))));
    println!("{:.0} microseconds for all checks", start.elapsed().as_secs_f64() * 1e6 / f64::from(RUNS));
}
