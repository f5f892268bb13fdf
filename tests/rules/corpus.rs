//! How often each hint fires on real questions. They were all put and answered, so a hint that fires on
//! more than a few of a hundred is noise.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::GzDecoder;
use jiff::Timestamp;
use jiff::civil::date;
use question_desk::body::{Body, Forum};
use question_desk::id::{BlockId, QuestionId};
use question_desk::question::{Details, Draft};
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

#[test]
fn no_hint_fires_on_more_than_a_few_good_questions() {
    let Some(questions) = questions() else {
        println!("The corpus is not here: hints were not measured.");
        return;
    };
    let mut panel = Body::named("panel", "Example Panel");
    panel.forum = Forum::PoliceAndCrimePanel;
    let mut fired: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for text in &questions {
        let draft = draft(text);
        let now = date(2026, 11, 1).at(9, 0, 0, 0);
        let checking = Checking { draft: &draft, body: Some(&panel), now, put: &[], alike: None };
        for finding in check(&checking).findings {
            let words: String = finding.words.chars().take(60).collect();
            fired.entry(finding.code).or_default().push(words);
        }
    }
    for (code, words) in &fired {
        let share = 100.0 * words.len() as f64 / questions.len() as f64;
        let step = (words.len() / 8).max(1);
        let some: Vec<&String> = words.iter().step_by(step).take(8).collect();
        println!("{code}: {} of {} ({share:.2} %), for instance {some:?}", words.len(), questions.len());
    }
    for (code, words) in &fired {
        assert!(100.0 * words.len() as f64 <= MOST * questions.len() as f64, "{code} fires on {}", words.len());
    }
}
