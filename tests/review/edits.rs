//! What each edit does, on small pages.

use question_desk::minutes::DoubtCode;
use question_desk::record::{Passage, Place};
use question_desk::review::{Edit, EditError, LEFT_OUT, Name, Review, Section, Start, Target, TextAt};

use super::{letters, readings, review_of, row_with};

const PAGE: &str = "Question 1 from Cllr A Example to the PCC

Will the PCC say how many officers there are?

And how many there were?

Answer:

There are ninety.

What about next year?

There will be a hundred.

Question 2 from Cllr B Sample to the PCC

When will the station open?

Answer:

In May.
";

fn row(review: &Review, text: &str) -> std::ops::Range<usize> {
    let row = row_with(review, text);
    row..row + 1
}

fn texts(review: &Review, entry: usize, place: Place) -> Vec<String> {
    review.record().entries[entry].paragraphs(place).iter().map(|&text| text.to_owned()).collect()
}

#[test]
fn a_paragraph_of_an_answer_becomes_a_supplementary_and_the_next_its_answer() {
    let mut review = review_of(PAGE);
    let rows = row(&review, "What about");
    review.apply(&Edit::Start { rows, what: Start::Supplementary }).unwrap();
    assert_eq!(texts(&review, 0, Place::Answer), ["There are ninety."]);
    assert_eq!(texts(&review, 0, Place::Supplementary(0)), ["What about next year?"]);
    assert_eq!(texts(&review, 0, Place::SupplementaryAnswer(0)), ["There will be a hundred."]);
    let place = Place::SupplementaryAnswer(0);
    let at = TextAt::Text { entry: 0, place, paragraph: 0 };
    assert_eq!(review.rows_of(at), vec![row_with(&review, "There will be")]);
}

#[test]
fn a_paragraph_of_an_answer_becomes_the_next_question() {
    let mut review = review_of(PAGE);
    let rows = row(&review, "What about");
    review.apply(&Edit::Start { rows, what: Start::Question }).unwrap();
    assert_eq!(review.questions().len(), 3);
    assert_eq!(texts(&review, 1, Place::Question), ["What about next year?"]);
    assert_eq!(texts(&review, 1, Place::Answer), ["There will be a hundred."]);
    assert_eq!(texts(&review, 0, Place::Answer), ["There are ninety."]);
    assert_eq!(review.record().entries[2].asker.as_deref(), Some("Cllr B Sample"));
}

#[test]
fn a_question_that_begins_within_another_takes_along_what_follows() {
    let mut review = review_of(PAGE);
    let rows = row(&review, "And how many");
    review.apply(&Edit::Start { rows, what: Start::Question }).unwrap();
    assert_eq!(texts(&review, 0, Place::Question), ["Will the PCC say how many officers there are?"]);
    assert!(review.record().entries[0].answer.is_none());
    assert_eq!(texts(&review, 1, Place::Answer).len(), 3);
}

#[test]
fn words_that_are_not_part_of_the_record_stay_visible() {
    let mut review = review_of(PAGE);
    let rows = row(&review, "What about");
    review.apply(&Edit::Assign { rows, to: Target::Remainder }).unwrap();
    assert!(review.record().remainder.contains(&"What about next year?".to_owned()));
    assert_eq!(texts(&review, 0, Place::Answer), ["There are ninety.", "There will be a hundred."]);
}

#[test]
fn the_beginning_of_an_answer_moves_up_and_down_by_a_paragraph() {
    let mut review = review_of(PAGE);
    let section = Section::Answer(review.questions()[0].key);
    review.apply(&Edit::MoveStart { section, up: true }).unwrap();
    assert_eq!(texts(&review, 0, Place::Answer)[0], "And how many there were?");
    review.apply(&Edit::MoveStart { section, up: false }).unwrap();
    assert_eq!(texts(&review, 0, Place::Question)[1], "And how many there were?");
    assert_eq!(texts(&review, 0, Place::Answer)[0], "There are ninety.");
}

#[test]
fn a_row_is_cut_in_two_paragraphs_and_joined_again() {
    let mut review = review_of(PAGE);
    let at = row_with(&review, "There will be");
    review.apply(&Edit::Split { row: at, at: 6 }).unwrap();
    assert_eq!(texts(&review, 0, Place::Answer)[2..], ["There", "will be a hundred."]);
    review.apply(&Edit::Join { row: at + 1 }).unwrap();
    assert_eq!(texts(&review, 0, Place::Answer)[2..], ["There will be a hundred."]);
    review.apply(&Edit::Join { row: at }).unwrap();
    assert_eq!(texts(&review, 0, Place::Answer)[1..], ["What about next year? There will be a hundred."]);
    assert_eq!(review.apply(&Edit::Split { row: at, at: 999 }), Err(EditError::NoSuchPlace));
}

#[test]
fn an_answer_and_a_supplementary_go_to_another_question() {
    let mut review = review_of(PAGE);
    let keys: Vec<_> = review.questions().iter().map(|question| question.key).collect();
    let rows = row(&review, "What about");
    review.apply(&Edit::Start { rows, what: Start::Supplementary }).unwrap();
    let supplementary = review.questions()[0].supplementaries[0].key;
    review.apply(&Edit::MoveSupplementary { supplementary, to: keys[1] }).unwrap();
    assert_eq!(texts(&review, 1, Place::Supplementary(0)), ["What about next year?"]);
    review.apply(&Edit::MoveAnswer { from: keys[1], to: keys[0] }).unwrap();
    assert!(review.record().entries[1].answer.is_none());
    assert_eq!(texts(&review, 0, Place::Answer).last().unwrap(), "In May.");
}

#[test]
fn names_are_set_by_hand_and_an_empty_one_is_none() {
    let mut review = review_of(PAGE);
    let key = review.questions()[0].key;
    let name = |name, value: &str| Edit::SetName { name, value: Some(value.to_owned()) };
    review.apply(&name(Name::Asker(key), "  Cllr C Other ")).unwrap();
    review.apply(&name(Name::Number(key), " ")).unwrap();
    review.apply(&name(Name::AnsweredBy(Section::Answer(key)), "The PCC")).unwrap();
    review.apply(&name(Name::Body, "Exampleshire Police and Crime Panel")).unwrap();
    review.apply(&Edit::SetDate(Some(jiff::civil::date(2022, 9, 29)))).unwrap();
    let record = review.record();
    assert_eq!(record.entries[0].asker.as_deref(), Some("Cllr C Other"));
    assert_eq!(record.entries[0].number, None);
    assert_eq!(record.entries[0].answer.as_ref().unwrap().by.as_deref(), Some("The PCC"));
    assert_eq!(record.body.as_deref(), Some("Exampleshire Police and Crime Panel"));
    assert_eq!(review.apply(&name(Name::Asker(key), "Cllr C Other")), Err(EditError::NothingChanged));
}

#[test]
fn a_paragraph_becomes_a_part_and_a_paragraph_again() {
    let mut review = review_of(PAGE);
    let at = row_with(&review, "And how many");
    review.apply(&Edit::SetPart { row: at, label: Some("b".to_owned()) }).unwrap();
    let part = Passage::Part { label: "b".to_owned(), text: "And how many there were?".to_owned() };
    assert_eq!(review.record().entries[0].question[1], part);
    review.apply(&Edit::SetPart { row: at, label: None }).unwrap();
    assert_eq!(review.record(), review_of(PAGE).record());
    let answer = row_with(&review, "There are");
    assert_eq!(review.apply(&Edit::SetPart { row: answer, label: None }), Err(EditError::NotOfAQuestion));
}

#[test]
fn an_address_is_left_out_of_all_that_is_kept() {
    let text = PAGE.replace("In May.", "In May, at 3 High Road, Exampleton, EX4 7MP, or call 01632 960 123.");
    let mut review = review_of(&text);
    let asked = review.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0].answers[0].words, "Yes, leave them out");
    review.apply(&Edit::Settle { doubt: asked[0].doubt, answer: 0 }).unwrap();
    assert_eq!(texts(&review, 1, Place::Answer), [format!("In May, at {LEFT_OUT}, or call {LEFT_OUT}.")]);
    let kept = review.kept_page().concat();
    assert!(!letters(&kept).contains("HighRoad") && !kept.contains("960"));
    assert!(review.leaves_out() && review.is_sure());
    let row = row_with(&review, "3 High Road");
    review.apply(&Edit::PutBack { row }).unwrap();
    assert!(texts(&review, 1, Place::Answer)[0].contains("3 High Road"));
}

#[test]
fn what_is_no_question_is_removed_or_goes_on_with_the_text_before() {
    let mut review = review_of(PAGE);
    let key = review.questions()[1].key;
    review.apply(&Edit::RemoveQuestion(key)).unwrap();
    assert_eq!(review.questions().len(), 1);
    assert!(review.record().remainder.contains(&"When will the station open?".to_owned()));
    assert!(review.undo());
    review.apply(&Edit::FoldQuestion(key)).unwrap();
    assert_eq!(texts(&review, 0, Place::Answer).last().unwrap(), "In May.");
    let rows = row(&review, "When will");
    review.apply(&Edit::Assign { rows: rows.clone(), to: Target::Remainder }).unwrap();
    review.apply(&Edit::Start { rows, what: Start::Question }).unwrap();
    assert_eq!(texts(&review, 1, Place::Question), ["When will the station open?"]);
}

#[test]
fn a_doubt_asks_about_the_rows_as_they_are() {
    let text = "Question 1 from Cllr A Example to the PCC\n\nWhen?\n\nAnswer:\n\nSoon.\n\nSupplementary Question\n\nHow soon?\n\n\n\nIn May.\n\nOr in June.\n";
    let mut review = review_of(text);
    let asked = review.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(
        asked[0].sentence,
        "These two paragraphs have no heading. Are they the answer to the supplementary to question 1?"
    );
    let words: Vec<&str> = asked[0].answers.iter().map(|answer| answer.words.as_str()).collect();
    assert_eq!(words[..2], ["Yes, keep it so", "No, they are part of the supplementary to question 1"]);
    review.apply(&Edit::Settle { doubt: asked[0].doubt, answer: 1 }).unwrap();
    assert_eq!(texts(&review, 0, Place::Supplementary(0)).len(), 3);
    assert!(review.is_sure());
    review.undo();
    assert!(!review.is_sure());
}

#[test]
fn every_private_detail_that_was_noticed_has_its_place() {
    for (path, reading) in readings() {
        let noticed = reading.doubts.iter().filter(|doubt| doubt.code == DoubtCode::PersonalData).count();
        let review = Review::new(reading);
        let asked = review.asked();
        let placed = asked.iter().filter(|asked| asked.code == DoubtCode::PersonalData && !asked.rows.is_empty());
        assert_eq!(placed.count(), noticed, "{}", path.display());
    }
}

#[test]
fn private_details_of_a_question_are_asked_about_as_long_as_it_has_them() {
    let mut review = review_of(
        "Questions\n\nQuestion 1: from Cllr A Example\n\nWhy is the lamp out?\n\nResponse:\n\nIt is being mended.\n\n\
         Written to by J Sample, 12 Acacia Road, Lower Example, EX1 2AB.",
    );
    let is_asked = |review: &Review| review.asked().iter().any(|asked| asked.code == DoubtCode::PersonalData);
    assert!(is_asked(&review));
    let row = row_with(&review, "Acacia");
    review.apply(&Edit::Assign { rows: row..row + 1, to: Target::Remainder }).unwrap();
    assert!(!is_asked(&review));
    review.undo();
    let range = 0..review.printed(&review.rows()[row]).len();
    review.apply(&Edit::LeaveOut { row, range }).unwrap();
    assert!(!is_asked(&review));
    // A question that an edit gives them is asked about as well.
    let mut review = review_of(
        "Questions\n\nJ Sample, 12 Acacia Road, Lower Example, EX1 2AB.\n\nQuestion 1: from Cllr A Example\n\nWhy?\n\n\
         Response:\n\nBecause it is.",
    );
    assert!(!is_asked(&review));
    let (row, key) = (row_with(&review, "Acacia"), review.questions()[0].key);
    review.apply(&Edit::Assign { rows: row..row + 1, to: Target::Section(Section::Question(key)) }).unwrap();
    assert!(is_asked(&review));
    review.undo();
    assert!(!is_asked(&review));
}
