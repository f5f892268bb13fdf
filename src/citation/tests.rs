//! Tests of citations: taking a passage, checking it, saying where it is from.

use jiff::Timestamp;
use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::record::{Answer, Entry, Passage, Record, Source, Supplementary};

mod anchoring;
mod editing;

const NEVER: Uuid = Uuid::from_u128(1);

fn paragraphs(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn answer(by: &str, texts: &[&str]) -> Option<Answer> {
    Some(Answer { by: Some(by.to_owned()), paragraphs: paragraphs(texts) })
}

fn record(answer_texts: &[&str]) -> Record {
    let part = |label: &str, text: &str| Passage::Part { label: label.to_owned(), text: text.to_owned() };
    let entry = Entry {
        id: EntryId(Uuid::from_u128(3)),
        number: Some("7".into()),
        asker: Some("Cllr B Example".into()),
        asked_of: Some("PCC".into()),
        subject: None,
        question: vec![
            Passage::Paragraph("How many officers are there in:".into()),
            part("a", "Derby Road"),
            part("b", "the city"),
        ],
        answer: answer("PCC", answer_texts),
        supplementaries: vec![
            Supplementary { asker: None, question: paragraphs(&["Why so few?"]), answer: answer("PCC", &["Money."]) },
            Supplementary { asker: Some("Cllr C Example".into()), question: paragraphs(&["And when?"]), answer: None },
        ],
    };
    Record {
        id: RecordId(Uuid::from_u128(2)),
        body: Some("Exampleshire Police and Crime Panel".into()),
        meeting_date: Some(date(2022, 9, 29)),
        title: None,
        source: Source {
            missing: None,
            address: Some("https://example.org/7".into()),
            file_name: None,
            read_at: Timestamp::UNIX_EPOCH,
            hash: String::new(),
        },
        entries: vec![entry],
        remainder: Vec::new(),
    }
}

/// The citation of the words where they stand in the field.
fn quote(record: &Record, place: Place, words: &str) -> Citation {
    let entry = &record.entries[0];
    let start = field_text(entry, place).find(words).unwrap();
    Citation::quote(record, entry, place, start, start + words.len()).unwrap()
}

const WORDS: [&str; 2] = ["At the end of July 2022 it was 39% of all officers. That is high.", "It will rise."];

#[test]
fn a_selection_becomes_its_exact_words_with_those_around() {
    let record = record(&WORDS);
    let citation = quote(&record, Place::Answer, " 39% of all ");
    assert_eq!(citation.passage.exact, "39% of all");
    assert_eq!(citation.passage.prefix, "At the end of July 2022 it was ");
    assert_eq!(citation.passage.suffix, " officers. That is high.\nIt will rise.");
    assert_eq!(
        (citation.record, citation.entry, citation.passage.paragraphs),
        (record.id, record.entries[0].id, (0, 0))
    );
    assert_eq!(citation.reference.speaker.as_deref(), Some("PCC"));
    assert_eq!(citation.reference.address.as_deref(), Some("https://example.org/7"));
}

#[test]
fn a_selection_over_paragraphs_parts_them_by_one_line_break() {
    let citation = quote(&record(&WORDS), Place::Answer, "high.\n\nIt will");
    assert_eq!((citation.passage.exact.as_str(), citation.passage.paragraphs), ("high.\nIt will", (0, 1)));
    let citation = quote(&record(&WORDS), Place::Question, "in:\n\nDerby Road\n\nthe");
    assert_eq!((citation.passage.exact.as_str(), citation.passage.paragraphs), ("in:\nDerby Road\nthe", (0, 2)));
    let whole = quote(&record(&WORDS), Place::Answer, "\n\nIt will rise.");
    assert_eq!((whole.passage.exact.as_str(), whole.passage.paragraphs), ("It will rise.", (1, 1)));
}

#[test]
fn words_around_are_cut_between_words() {
    let long = format!("{} MIDDLE {}", "abcdefghi ".repeat(10).trim(), "jklmnopqr ".repeat(10).trim());
    let citation = quote(&record(&[&long]), Place::Answer, "MIDDLE");
    assert_eq!(citation.passage.prefix, "abcdefghi ".repeat(6));
    assert_eq!(citation.passage.suffix, " jklmnopqr".repeat(6));
    let unbroken = format!("{}MIDDLE", "x".repeat(100));
    assert_eq!(quote(&record(&[&unbroken]), Place::Answer, "MIDDLE").passage.prefix, "x".repeat(64));
}

#[test]
fn an_empty_selection_is_refused_with_a_sentence() {
    let record = record(&WORDS);
    let check = |place, start, end, expected: QuoteError| {
        let error = Citation::quote(&record, &record.entries[0], place, start, end).unwrap_err();
        assert_eq!(error, expected);
        assert_eq!(error.place(), place);
        assert!(error.code().starts_with("quote-") && error.to_string().ends_with('.'));
    };
    check(Place::Answer, 5, 5, QuoteError::NothingSelected(Place::Answer));
    check(Place::Answer, 9, 3, QuoteError::NothingSelected(Place::Answer));
    check(Place::Answer, 2, 3, QuoteError::NothingSelected(Place::Answer));
    check(Place::Answer, 9999, usize::MAX, QuoteError::NothingSelected(Place::Answer));
    let missing = Place::SupplementaryAnswer(1);
    check(missing, 0, 5, QuoteError::NothingThere(missing));
}

#[test]
fn a_browsers_selection_is_a_range_of_bytes_whichever_way_it_was_made() {
    assert_eq!(byte_range("a😀é", 1, 4), 1..7);
    assert_eq!(byte_range("a😀é", 4, 1), 1..7);
    assert_eq!(byte_range("a", 5, 9), 1..1);
}

#[test]
fn the_standing_says_whether_the_words_are_the_sources() {
    let old = record(&WORDS);
    let citation = quote(&old, Place::Answer, "39% of all officers.");
    let check =
        |text: &str, record: Option<&Record>, expected| assert_eq!(citation.standing(text, record), expected, "{text}");
    let exact = "39% of all officers.";
    check(exact, Some(&old), Standing::Verbatim);
    check(" 39%\u{a0}of all\nofficers. ", Some(&old), Standing::Verbatim);
    check("3.9% of all officers.", Some(&old), Standing::Altered);
    check("", None, Standing::Altered);
    assert_eq!(citation.standing_of(" 39% of all\nofficers."), Standing::Verbatim);
    assert_eq!(citation.standing_of("38% of all officers."), Standing::Altered);
    check(exact, None, Standing::SourceMissing);
    check(exact, Some(&Record { id: RecordId(NEVER), ..old.clone() }), Standing::SourceMissing);
    check(exact, Some(&Record { entries: Vec::new(), ..old.clone() }), Standing::SourceChanged);
    for (changed, expected) in [
        (vec!["It was 38% of all officers."], Standing::SourceChanged),
        (vec!["It was 239% of all officers."], Standing::SourceChanged),
        (vec!["It was 39% of all officers.5"], Standing::Verbatim),
        (vec!["It was 39% of all officers5."], Standing::SourceChanged),
        (vec!["New words.", "It was 39% of all officers."], Standing::Verbatim),
        (vec!["So 39% of all officers.", "It was 39% of all officers."], Standing::SourceChanged),
        (vec![], Standing::SourceChanged),
        (vec!["It was 239% of all officers., then 39%  of all officers. So."], Standing::Verbatim),
    ] {
        check(exact, Some(&record(&changed)), expected);
    }
}

#[test]
fn every_standing_has_a_word_and_a_sentence() {
    for standing in [
        Standing::Verbatim,
        Standing::Altered,
        Standing::SourceChanged,
        Standing::SourceUnclear,
        Standing::SourceMissing,
    ] {
        assert_eq!(standing.to_string().to_lowercase(), standing.code().replace('-', " "));
        assert!(standing.sentence().ends_with('.'));
    }
}

#[test]
fn the_caption_says_whose_words_they_are() {
    const MEETING: &str = "Exampleshire Police and Crime Panel, Thursday 29 September 2022";
    let record = record(&WORDS);
    let check = |place, words, expected: &str| {
        assert_eq!(quote(&record, place, words).caption(), format!("{expected}, {MEETING}"));
    };
    check(Place::Question, "city", "Question 7 from Cllr B Example");
    check(Place::Answer, "It", "PCC Response to Question 7 from Cllr B Example");
    check(Place::Supplementary(0), "few", "Supplementary question by Cllr B Example on Question 7");
    check(
        Place::Supplementary(1),
        "when",
        "Supplementary question 2 by Cllr C Example on Question 7 from Cllr B Example",
    );
    let expected = "PCC Response to the supplementary question on Question 7 from Cllr B Example";
    check(Place::SupplementaryAnswer(0), "Money", expected);
}

#[test]
fn the_caption_leaves_out_what_is_not_known() {
    let citation = quote(&record(&WORDS), Place::Answer, "It");
    let check = |place, number: &str, asker: &str, speaker: &str, expected: &str| {
        let field = |words: &str| Some(words.to_owned());
        let (number, asker, speaker) = (field(number), field(asker), field(speaker));
        let reference = Reference { number, asker, speaker, ..Reference::default() };
        assert_eq!(Citation { place, reference, ..citation.clone() }.caption(), expected);
    };
    check(Place::Question, "", "", "", "A question");
    check(Place::Question, "", "Cllr B Example", "", "Question from Cllr B Example");
    check(Place::Question, "11.1", "", "", "Question 11.1");
    check(Place::Answer, "", "", "", "Response to a question");
    check(Place::Answer, "", "Mr D Example", "", "Response to the question from Mr D Example");
    check(Place::Answer, "A", "", "Leader of the Council", "Response by Leader of the Council to Question A");
    check(Place::Supplementary(0), "", "", "", "Supplementary question");
    check(Place::Supplementary(0), "2", "Mr D Example", "", "Supplementary question by Mr D Example on Question 2");
    check(Place::SupplementaryAnswer(2), "", "", "", "Response to supplementary question 3 on a question");
    let only_date = Reference { date: Some(date(2025, 1, 6)), ..Reference::default() };
    assert_eq!(
        Citation { reference: only_date, ..citation }.caption(),
        "Response to a question, Monday 6 January 2025"
    );
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    fn text() -> impl Strategy<Value = String> {
        "((ab|a|39%|‘b’|é😀|-|\u{200b}|x{70})?( |\u{a0}|\n|\t|\n\n|)){0,12}|\\PC{0,20}"
    }

    fn texts() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(text(), 0..5)
    }

    fn place() -> impl Strategy<Value = Place> {
        prop_oneof![
            Just(Place::Question),
            Just(Place::Answer),
            (0..3_usize).prop_map(Place::Supplementary),
            (0..3_usize).prop_map(Place::SupplementaryAnswer),
        ]
    }

    fn any_record() -> impl Strategy<Value = Record> {
        (texts(), prop::option::of(texts()), prop::collection::vec((texts(), prop::option::of(texts())), 0..3))
            .prop_map(|(question, answered, supplementaries)| {
                let answer = |paragraphs| Answer { by: None, paragraphs };
                let supplementary = |(question, answered): (Vec<String>, Option<Vec<String>>)| Supplementary {
                    asker: None,
                    question,
                    answer: answered.map(answer),
                };
                let mut record = record(&[]);
                let entry = &mut record.entries[0];
                entry.question = question.into_iter().map(Passage::Paragraph).collect();
                entry.answer = answered.map(answer);
                entry.supplementaries = supplementaries.into_iter().map(supplementary).collect();
                record
            })
    }

    #[test]
    fn a_piece_of_a_word_longer_than_what_is_kept_around_it_stands_where_it_stood() {
        let long = "x".repeat(70);
        let mut record = record(&[]);
        record.entries[0].question =
            vec![Passage::Paragraph(format!("ab 39%\n{long} ")), Passage::Paragraph(format!("39%{long} "))];
        let citation = Citation::quote(&record, &record.entries[0], Place::Question, 30, 42).unwrap();
        assert_eq!(citation.standing(&citation.words(), Some(&record)), Standing::Verbatim);
    }

    proptest! {
        #[test]
        fn the_words_of_any_later_version_are_shown_and_quoted_as_they_stand(
            old in any_record(),
            new in any_record(),
            start in 0..90_usize,
            length in 0..90_usize,
        ) {
            let later = Record { id: RecordId(NEVER), ..new };
            let Ok(citation) = Citation::quote(&old, &old.entries[0], Place::Answer, start, start + length) else {
                return Ok(());
            };
            let text = field_text(&later.entries[0], Place::Answer);
            let source = citation.check("other words", Some(&old), Some(&later)).source;
            if let Some((start, end)) = source.and_then(|source| source.nearest) {
                prop_assert!(text.get(start..end).is_some());
            }
            if let Some(requoted) = citation.requoted(Some(&old), Some(&later)) {
                prop_assert_eq!(requoted.standing(&requoted.words(), Some(&later)), Standing::Verbatim);
            }
        }

        #[test]
        fn what_was_just_quoted_is_verbatim(record in any_record(), place in place(), start in 0..90_usize, length in 0..90_usize) {
            let entry = &record.entries[0];
            match Citation::quote(&record, entry, place, start, start + length) {
                Ok(citation) => {
                    prop_assert_eq!(citation.standing(&citation.passage.exact, Some(&record)), Standing::Verbatim);
                    prop_assert_eq!(citation.passage.exact.trim(), &citation.passage.exact);
                    prop_assert!(citation.passage.prefix.chars().count() <= 64 && citation.passage.suffix.chars().count() <= 64);
                    prop_assert!(!citation.caption().is_empty());
                }
                Err(error) => {
                    let text = field_text(entry, place);
                    let (start, end) = (text.floor_char_boundary(start), text.floor_char_boundary(start + length));
                    prop_assert!(text[start..end].trim().is_empty(), "{error:?}");
                }
            }
        }
    }
}

#[test]
fn a_passage_is_found_where_it_is_no_piece_of_longer_words() {
    let record = record(&["There were 39 of 239 officers.", "Of them 9 left; 39 stayed."]);
    let check = |words: &str, expected: Option<usize>| {
        assert_eq!(range_of(&record.entries[0], Place::Answer, words).map(|range| range.start), expected, "{words:?}");
    };
    check("39", Some(11));
    check("9", Some(40));
    check("officers.", Some(21));
    check("ficers", Some(23));
    check("nobody", None);
}
