//! Files that are made open again the same, and whatever has become of them, nothing panics.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use question_desk::export::{Format, export, file_name};
use question_desk::html::blocks;
use question_desk::import::{Opened, Warning, open};
use question_desk::question::Question;
use question_desk::submission::Submission;

use crate::strategies::{question, submission};

const FORMS: [Format; 4] = [Format::Html, Format::Json, Format::Word, Format::OpenDocument];

/// One and the same submission in every run, the fullest of fifty, with its files.
static SAMPLE: LazyLock<(Submission, [Vec<u8>; 4])> = LazyLock::new(|| {
    let mut runner = TestRunner::deterministic();
    let samples = (0..50).map(|_| submission().new_tree(&mut runner).expect("nothing is filtered").current());
    let size = |sample: &Submission| export(sample, Format::Json).bytes.len();
    let sample = samples.max_by_key(size).expect("there are fifty");
    let files = FORMS.map(|form| export(&sample, form).bytes);
    (sample, files)
});

fn questions(submission: &Submission) -> Vec<&Question> {
    submission.drafts.iter().map(|draft| &draft.question).collect()
}

/// The letters and digits alone: readers differ in what they do with marks that nobody sees.
fn letters(text: &str) -> String {
    text.chars().filter(|mark| mark.is_alphanumeric()).collect()
}

/// How a file is spoiled: what is done, where, and with which byte.
#[derive(Clone, Debug)]
enum Damage {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index, Index),
    Repeat(Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let byte = || prop_oneof![prop::sample::select(&b"<>\"'{}[]:,/\\ 019a-"[..]), any::<u8>()];
    prop_oneof![
        (any::<Index>(), byte()).prop_map(|(at, byte)| Damage::Replace(at, byte)),
        (any::<Index>(), byte()).prop_map(|(at, byte)| Damage::Insert(at, byte)),
        any::<(Index, Index)>().prop_map(|(from, to)| Damage::Remove(from, to)),
        any::<(Index, Index)>().prop_map(|(from, to)| Damage::Repeat(from, to)),
    ]
}

fn spoil(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.is_empty() {
        return;
    }
    let length = bytes.len();
    let range = |from: &Index, to: &Index| {
        let (from, to) = (from.index(length), to.index(length));
        from.min(to)..from.max(to)
    };
    match damage {
        Damage::Replace(at, byte) => bytes[at.index(length)] = *byte,
        Damage::Insert(at, byte) => bytes.insert(at.index(length), *byte),
        Damage::Remove(from, to) => drop(bytes.drain(range(from, to))),
        Damage::Repeat(from, to) => bytes.extend_from_within(range(from, to)),
    }
}

/// Whatever was done to a file, it gives the same questions, or says that they changed, or is refused.
fn is_honest(bytes: &[u8], original: &Submission) -> bool {
    match open(bytes, "spoiled") {
        Ok(opened) => {
            opened.warnings.contains(&Warning::Changed) || questions(&opened.submission) == questions(original)
        }
        Err(refusal) => !refusal.sentence().is_empty(),
    }
}

#[test]
fn every_truncation_of_a_file_is_refused_or_loses_nothing() {
    let (sample, files) = &*SAMPLE;
    for bytes in files.iter().take(2) {
        for length in 0..bytes.len() {
            if let Ok(opened) = open(&bytes[..length], "cut") {
                assert_eq!(
                    opened,
                    Opened { submission: sample.clone(), warnings: vec![], differences: vec![] },
                    "{length}"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn any_submission_opens_the_same_from_every_form_that_holds_data(submission in submission()) {
        for form in FORMS {
            let file = export(&submission, form);
            let opened = open(&file.bytes, &file.name);
            prop_assert_eq!(opened, Ok(Opened { submission: submission.clone(), warnings: vec![], differences: vec![] }));
        }
    }

    #[test]
    fn any_bytes_are_opened_or_refused(bytes in vec(any::<u8>(), 0..400), name in any::<String>()) {
        let _ = open(&bytes, &name).map_err(|refusal| refusal.sentence());
    }

    #[test]
    fn any_text_that_looks_like_ours_is_opened_or_refused(
        pieces in vec(prop::sample::select(&[
            "<script", " id", "=", "question-desk-data", "\"", "'", ">", "/", "</script", "<!--", "-->", "<",
            "{", "}", "[", "\"format\":", "\"question-desk/submission\"", ",", "\"version\":", "1", "é", "\u{feff}",
        ][..]), 0..30)
    ) {
        let _ = open(pieces.concat().as_bytes(), "pieces").map_err(|refusal| refusal.sentence());
    }

    #[test]
    fn a_spoiled_file_is_refused_or_says_that_its_questions_changed(
        form in 0usize..4, done in vec(damage(), 1..4)
    ) {
        let (sample, files) = &*SAMPLE;
        let mut bytes = files[form].clone();
        done.iter().for_each(|damage| spoil(&mut bytes, damage));
        prop_assert!(is_honest(&bytes, sample));
    }

    #[test]
    fn any_question_gives_a_file_name_that_every_system_takes(question in question()) {
        for format in Format::ALL {
            let name = file_name(&question, format);
            let stem = name.strip_suffix(&format!(".{}", format.extension())).unwrap_or_default();
            prop_assert!(!stem.is_empty() && stem.trim_matches([' ', '.', '-']) == stem, "{name:?}");
            prop_assert!(name.chars().count() <= 120 && name.len() <= 220, "{name:?}");
            prop_assert!(!name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*']), "{name:?}");
            prop_assert!(!name.chars().any(char::is_control), "{name:?}");
        }
    }

    #[test]
    fn any_page_shows_every_word_of_its_questions_in_order(submission in submission()) {
        let page = String::from_utf8(export(&submission, Format::Html).bytes).unwrap();
        let shown: String = blocks(&page).iter().map(|block| letters(&block.text)).collect();
        let mut rest = shown.as_str();
        for block in questions(&submission).iter().flat_map(|question| &question.blocks) {
            for paragraph in block.text.split(['\n', '\r']).map(letters) {
                let found = rest.split_once(&paragraph);
                prop_assert!(found.is_some(), "{paragraph:?} is not in {rest:?}");
                rest = found.unwrap().1;
            }
        }
    }

    #[test]
    fn any_page_holds_one_script_and_no_line_separators(submission in submission()) {
        let page = String::from_utf8(export(&submission, Format::Html).bytes).unwrap();
        let (paper, data) = page.split_once("<script type=\"application/json\"").unwrap();
        prop_assert!(!paper.contains("<script") && !paper.contains("<!--") && !paper.contains('\0'));
        prop_assert_eq!(data.matches('<').count(), 3);
        let awkward = ['\u{2028}', '\u{2029}', '&'];
        prop_assert!(!data.contains(awkward));
    }
}
