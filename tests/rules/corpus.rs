//! How often each hint fires on real questions. They were all put and answered, so a hint that fires on
//! more than a few of a hundred is noise.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::GzDecoder;
use jiff::Timestamp;
use jiff::civil::date;
use question_desk::body::{Body, Forum};
use question_desk::id::{BlockId, QuestionId};
use question_desk::question::{Block, Details, Draft, Kind};
use question_desk::rules::{Checking, check};
use uuid::Uuid;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/written-questions-dev.ndjson.gz");

/// The most that a hint may fire, in hundredths of all questions.
const MOST: f64 = 2.0;

fn questions() -> Option<Vec<String>> {
    let file = std::fs::File::open(CORPUS).ok()?;
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).ok()?;
    let read =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["question"].as_str().map(str::to_owned);
    Some(text.lines().filter_map(read).collect())
}

fn draft(text: &str) -> Draft {
    let details = Details {
        body: "Example Panel".into(),
        meeting_date: Some(date(2026, 12, 3)),
        asker: "Cllr A Example".into(),
        asked_of: "Secretary of State".into(),
        subject: "A matter".into(),
        ..Details::default()
    };
    let mut draft = Draft::new(QuestionId(Uuid::nil()), BlockId(Uuid::nil()), &details, Timestamp::UNIX_EPOCH);
    draft.question.details = details;
    draft.deadline = Some(date(2026, 11, 30));
    draft.question.blocks[0].text = text.to_owned();
    draft
}

/// How often each hint fires, with the words that it is about.
fn fired<'a>(drafts: impl Iterator<Item = Draft> + 'a) -> BTreeMap<&'static str, Vec<String>> {
    let mut panel = Body::named("panel", "Example Panel");
    panel.forum = Forum::PoliceAndCrimePanel;
    let mut fired: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for draft in drafts {
        let now = date(2026, 11, 1).at(9, 0, 0, 0);
        let checking = Checking { draft: &draft, body: Some(&panel), now, put: &[], alike: None, quoted: &[] };
        for finding in check(&checking).findings {
            fired.entry(finding.code).or_default().push(finding.words.chars().take(60).collect());
        }
    }
    fired
}

fn print(fired: &BTreeMap<&str, Vec<String>>, total: usize) {
    for (code, words) in fired {
        let share = 100.0 * words.len() as f64 / total as f64;
        let some: Vec<&String> = words.iter().step_by((words.len() / 8).max(1)).take(8).collect();
        println!("{code}: {} of {total} ({share:.2} %), for instance {some:?}", words.len());
    }
}

#[test]
fn no_hint_fires_on_more_than_a_few_good_questions() {
    let Some(questions) = questions() else {
        println!("The corpus is not here: hints were not measured.");
        return;
    };
    // Without optimisation a fifth has to do.
    let step = if cfg!(debug_assertions) { 5 } else { 1 };
    let questions: Vec<&String> = questions.iter().step_by(step).collect();
    let fired = fired(questions.iter().map(|text| draft(text)));
    print(&fired, questions.len());
    for (code, words) in &fired {
        assert!(100.0 * words.len() as f64 <= MOST * questions.len() as f64, "{code} fires on {}", words.len());
    }
}

/// The questions of the sample minutes, each with its parts.
fn minuted() -> Vec<Draft> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/minutes")).into_iter().flatten();
    let read = |path: std::path::PathBuf| {
        let record: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()?;
        record["questions"].as_array().cloned()
    };
    let entries = files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|e| e == "json"));
    let text = |value: &serde_json::Value| value.as_str().or(value["text"].as_str()).unwrap_or_default().to_owned();
    let drafts = entries.filter_map(read).flatten().map(|entry| {
        let list = |name: &str| entry[name].as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
        let mut draft = draft(&list("question").join("\n"));
        let parts = list("parts").into_iter().zip(1..).map(|(text, number)| Block {
            id: BlockId(Uuid::from_u128(number)),
            kind: Kind::Part,
            text,
        });
        draft.question.blocks.extend(parts);
        draft
    });
    drafts.filter(|draft| draft.question.words() > 0).collect()
}

#[test]
fn hints_on_the_questions_of_sample_minutes_are_printed() {
    let drafts = minuted();
    print(&fired(drafts.iter().cloned()), drafts.len());
}
