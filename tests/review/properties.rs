//! What holds whatever is done to a page under review.

use proptest::prelude::*;
use question_desk::format::v1;
use question_desk::review::{Edit, Kept, Key, Name, Review, Section, Start, Target};

use super::{inputs, nothing_is_invented, nothing_is_lost, readings, review_of};

/// An edit by numbers, which [`edit`] makes fit a page roughly: some edits must be refused as well.
fn numbers() -> impl Strategy<Value = (u8, usize, usize, usize)> {
    (0_u8..18, any::<usize>(), any::<usize>(), any::<usize>())
}

fn section(review: &Review, number: usize) -> Section {
    let key = Key(u32::try_from(number / 4 % 12).unwrap());
    let key = review.questions().get(number / 4 % (review.questions().len() + 1)).map_or(key, |question| question.key);
    let first = review.questions().iter().flat_map(|question| &question.supplementaries).nth(number / 4 % 3);
    let supplementary = first.map_or(key, |found| found.key);
    match number % 4 {
        0 => Section::Question(key),
        1 => Section::Answer(key),
        2 => Section::Supplementary(supplementary),
        _ => Section::SupplementaryAnswer(supplementary),
    }
}

fn edit(review: &Review, (kind, a, b, c): (u8, usize, usize, usize)) -> Edit {
    let row = a % (review.rows().len() + 1);
    let length = review.rows().get(row).map_or(1, |row| row.range.len());
    let keys: Vec<Key> = review.questions().iter().map(|question| question.key).collect();
    let key = |number: usize| keys.get(number % (keys.len() + 1)).copied().unwrap_or(Key(3));
    let rows = if b % 3 == 0 { review.run_from(row) } else { row..row + b % 4 };
    let of = section(review, c);
    let value = ["Cllr A Example", "  ", "7", ""].get(b % 5).map(|&name| name.to_owned());
    match kind {
        0 | 1 => Edit::Split { row, at: b % (length + 1) },
        2 => Edit::Join { row },
        3 => Edit::Assign { rows, to: Target::Section(of) },
        4 => Edit::Assign { rows, to: [Target::Remainder, Target::Label, Target::Furniture][c % 3] },
        5 => Edit::Start { rows, what: Start::Question },
        6 => Edit::Start { rows, what: [Start::Answer, Start::Supplementary, Start::SupplementaryAnswer][c % 3] },
        7 => Edit::MoveStart { section: of, up: b % 2 == 0 },
        8 => Edit::MoveAnswer { from: key(a), to: key(b) },
        9 => {
            let Section::Supplementary(supplementary) = section(review, a / 4 * 4 + 2) else { unreachable!() };
            Edit::MoveSupplementary { supplementary, to: key(b) }
        }
        10 => {
            let name =
                [Name::Body, Name::Title, Name::Number(key(a)), Name::Asker(key(a)), Name::AnsweredBy(of)][c % 5];
            Edit::SetName { name, value }
        }
        11 => Edit::SetPart { row, label: value },
        12 | 13 => Edit::LeaveOut { row, range: b % (length + 1)..(b % (length + 1)).max(c % (length + 1)) },
        14 => Edit::PutBack { row },
        15 => Edit::RemoveQuestion(key(a)),
        16 => Edit::FoldQuestion(key(a)),
        _ if c % 5 == 0 => Edit::Reopen { doubt: a % 7 },
        _ => Edit::Settle { doubt: a % (review.doubts().len() + 1), answer: b % 4 },
    }
}

fn holds(review: &Review, page: &[String]) {
    nothing_is_lost(review, page);
    nothing_is_invented(review);
    let kept = v1::Review::from(review);
    let json = serde_json::to_string(&kept).unwrap();
    let read: v1::Review = serde_json::from_str(&json).unwrap();
    let restored = Review::try_from(read).unwrap();
    assert_eq!(restored.kept(), review.kept());
    assert_eq!(restored.record(), review.record());
}

/// Makes edits, then takes them all back and makes them again.
fn any_edits_can_be_undone(mut review: Review, page: &[String], edits: &[(u8, usize, usize, usize)]) {
    let mut states: Vec<Kept> = vec![review.kept()];
    for &numbers in edits {
        let edit = edit(&review, numbers);
        let before = review.kept();
        match review.apply(&edit) {
            Ok(()) => states.push(review.kept()),
            Err(error) => {
                assert!(error.sentence().ends_with('.'));
                assert_eq!(review.kept(), before, "{edit:?} was refused and changed something");
            }
        }
        nothing_is_lost(&review, page);
        assert_eq!(review.is_sure(), review.asked().is_empty());
    }
    holds(&review, page);
    let last = review.record();
    for state in states.iter().rev().skip(1) {
        assert!(review.undo());
        assert_eq!(&review.kept(), state);
    }
    assert!(!review.undo());
    for state in states.iter().skip(1) {
        assert!(review.redo());
        assert_eq!(&review.kept(), state);
    }
    assert!(!review.redo());
    assert_eq!(review.record(), last);
}

#[test]
fn the_record_of_a_page_that_nobody_changed_is_what_was_read() {
    for (path, reading) in readings() {
        let review = Review::new(reading);
        println!("{}", path.display());
        assert_eq!(review.record(), reading.record);
        holds(&review, &reading.page);
    }
}

#[test]
fn every_doubt_is_settled_by_its_first_answer() {
    for (path, reading) in readings() {
        let mut review = Review::new(reading);
        for _ in 0..reading.doubts.len() {
            let Some(asked) = review.asked().into_iter().next() else { break };
            assert!(asked.answers.len() > usize::from(!asked.rows.is_empty()), "{asked:?}");
            review.apply(&Edit::Settle { doubt: asked.doubt, answer: 0 }).unwrap();
        }
        assert!(review.is_sure(), "{}: {:?}", path.display(), review.asked());
    }
}

#[test]
fn every_answer_to_a_doubt_can_be_given_and_taken_back() {
    for (path, reading) in readings() {
        let review = Review::new(reading);
        for asked in review.asked() {
            assert!(asked.sentence.ends_with('?'), "{}", asked.sentence);
            for answer in 0..asked.answers.len() {
                let mut changed = review.clone();
                let done = changed.apply(&Edit::Settle { doubt: asked.doubt, answer });
                assert_eq!(done, Ok(()), "{}: {asked:?} {answer}", path.display());
                holds(&changed, &reading.page);
                assert!(changed.undo());
                assert_eq!(changed.kept(), review.kept());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_edits_of_a_fixture_can_be_undone(
        seed in any::<usize>(),
        edits in prop::collection::vec(numbers(), 1..14),
    ) {
        let readings = readings();
        let Some((_, reading)) = readings.get(seed % readings.len().max(1)) else { return Ok(()) };
        any_edits_can_be_undone(Review::new(reading), &reading.page, &edits);
    }

    #[test]
    fn any_edits_of_any_beginning_can_be_undone(
        seed in any::<usize>(),
        cut in any::<usize>(),
        edits in prop::collection::vec(numbers(), 1..8),
    ) {
        let inputs = inputs();
        let Some((_, input)) = inputs.get(seed % inputs.len().max(1)) else { return Ok(()) };
        let mut end = cut % (input.len() + 1);
        while !input.is_char_boundary(end) {
            end -= 1;
        }
        let review = review_of(&input[..end]);
        let page = review.kept().page;
        any_edits_can_be_undone(review, &page, &edits);
    }
}
