//! Tests of finding a passage again, or saying that it is not there.

use proptest::prelude::*;

use super::*;

fn check(before: &[&str], words: &str, now: &[&str], expected: Option<(usize, usize)>) {
    let (before, now) = (record(before), record(now));
    let citation = quote(&before, Place::Answer, words);
    let anchors = citation.anchors(&now.entries[0]);
    assert_eq!(anchors[0].as_ref().map(|anchor| anchor.paragraphs), expected, "{words:?}");
}

#[test]
fn a_passage_moves_with_its_paragraph() {
    check(&["It was 39% of all.", "It fell."], "It fell.", &["New.", "It was 39%.", "It fell."], Some((2, 2)));
    check(&["One.", "It rose.", "It fell."], "rose.\n\nIt", &["It rose.", "It fell."], Some((0, 1)));
    check(&["It was 39% of all."], "39% of", &["So: it was\u{a0}39 % of all officers"], Some((0, 0)));
}

#[test]
fn a_passage_that_changed_is_reported() {
    check(&["It was 39% of all."], "was 39% of", &["It was 38% of all."], None);
    check(&["It was 39% of all."], "9% of", &["It was 9% of all."], None);
    check(&["It was 9% of all."], "9% of", &["It was 39% of all."], None);
    check(&["It was 39% of all."], "39% of", &[], None);
}

#[test]
fn words_that_look_like_it_are_never_taken_for_it() {
    let twice = ["In Derby it was 39%, we say.", "In Ripley it was 39%, they say."];
    check(&twice, "39%, we", &["In Derby it was 38%, we say.", twice[1]], None);
    let start = twice[0].find("it was").unwrap();
    let before = record(&twice);
    let first = Citation::quote(&before, &before.entries[0], Place::Answer, start, start + 10).unwrap();
    assert_eq!(first.passage.repeated, Some(Repeated::Words));
    let of = |now: &[&str]| first.anchors(&record(now).entries[0])[0].as_ref().map(|anchor| anchor.paragraphs);
    assert_eq!(of(&twice), Some((0, 0)));
    assert_eq!(of(&[twice[1], twice[0]]), Some((1, 1)));
    assert_eq!(of(&["In Derby it was 38%, we say.", twice[1]]), None);
    assert_eq!(of(&[twice[1]]), None);
}

#[test]
fn several_passages_are_one_quotation() {
    let record = record(&WORDS);
    let entry = &record.entries[0];
    let text = field_text(entry, Place::Answer);
    let range = |words: &str| text.find(words).unwrap()..text.find(words).unwrap() + words.len();
    let citation =
        Citation::quote_all(&record, entry, Place::Answer, &[range("It will rise."), range("it was 39%")]).unwrap();
    assert_eq!(citation.words(), "it was 39% […] It will rise.");
    assert_eq!(citation.standing("it was 39% […] It will rise.", Some(&record)), Standing::Verbatim);
    assert_eq!(citation.standing("it was 39% It will rise.", Some(&record)), Standing::Altered);
    let more = citation.with_passage(&record, entry, range("That is high.")).unwrap();
    assert_eq!(more.words(), "it was 39% […] That is high. […] It will rise.");
    let joined = citation.with_passage(&record, entry, range("39% of all officers.")).unwrap();
    assert_eq!(joined.words(), "it was 39% of all officers. […] It will rise.");
}

/// A word of a source: few enough that words repeat, many enough that passages differ.
fn word() -> impl Strategy<Value = String> {
    prop::sample::select(
        &["it", "was", "39%", "of", "all", "officers,", "in", "‘May’", "the", "city.", "–", "2022"][..],
    )
    .prop_map(str::to_owned)
}

fn paragraph() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..9).prop_map(|words| words.join(" "))
}

fn around() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(paragraph(), 0..4)
}

/// A record whose answer has the passage at a known place: paragraphs, words before, the passage, words after.
fn with_passage(before: &[String], head: &str, passage: &str, tail: &str, after: &[String]) -> (Record, usize) {
    let own = format!("{head}{passage}{tail}");
    let all: Vec<&str> =
        before.iter().map(String::as_str).chain([own.as_str()]).chain(after.iter().map(String::as_str)).collect();
    let start = before.iter().map(|paragraph| paragraph.len() + 2).sum::<usize>() + head.len();
    (record(&all), start)
}

proptest! {
    /// The passage has a word that nothing else has, so wherever it stands it is the passage.
    #[test]
    fn a_passage_is_found_exactly_after_any_edit_elsewhere(
        first in (around(), paragraph(), paragraph(), around()),
        then in (around(), paragraph(), paragraph(), around()),
        passage in (paragraph(), paragraph()),
    ) {
        let passage = format!("{} unique {}", passage.0, passage.1);
        let (before, start) = with_passage(&first.0, &format!("{} ", first.1), &passage, &format!(" {}", first.2), &first.3);
        let citation = Citation::quote(&before, &before.entries[0], Place::Answer, start, start + passage.len()).unwrap();
        let (now, start) = with_passage(&then.0, &format!("{} ", then.1), &passage, &format!(" {}", then.2), &then.3);
        let anchor = citation.anchors(&now.entries[0]).pop().flatten().expect("it is there");
        prop_assert_eq!(anchor.range.clone(), start..start + passage.len());
        let paragraphs = now.entries[0].paragraphs(Place::Answer);
        prop_assert!(paragraphs[anchor.paragraphs.0].contains(&passage));
        prop_assert_eq!(citation.standing(&passage, Some(&now)), Standing::Verbatim);
    }

    #[test]
    fn a_passage_that_changed_is_reported_and_never_guessed(
        first in (around(), paragraph(), paragraph(), around()),
        then in (around(), paragraph(), paragraph(), around()),
        passage in (paragraph(), paragraph()),
        changed in "(another|unique 39%|uniquely|38)",
    ) {
        let (old, new) = (format!("{} unique {}", passage.0, passage.1), format!("{} {changed} {}", passage.0, passage.1));
        let (before, start) = with_passage(&first.0, &format!("{} ", first.1), &old, &format!(" {}", first.2), &first.3);
        let citation = Citation::quote(&before, &before.entries[0], Place::Answer, start, start + old.len()).unwrap();
        let (now, _) = with_passage(&then.0, &format!("{} ", then.1), &new, &format!(" {}", then.2), &then.3);
        let is_there = field_text(&now.entries[0], Place::Answer).contains(&old);
        prop_assume!(!is_there);
        prop_assert_eq!(citation.anchors(&now.entries[0]), [None]);
        prop_assert_eq!(citation.standing(&old, Some(&now)), Standing::SourceChanged);
    }

    /// The quoted words may stand elsewhere as well. What is found is the passage itself, or nothing.
    #[test]
    fn a_passage_is_never_moved_to_words_that_look_like_it(
        first in (around(), paragraph(), paragraph(), around()),
        passage in word(),
        changed in paragraph(),
    ) {
        let (head, tail) = (format!("{} ", first.1), format!(" {}", first.2));
        let (before, start) = with_passage(&first.0, &head, &passage, &tail, &first.3);
        let citation = Citation::quote(&before, &before.entries[0], Place::Answer, start, start + passage.len()).unwrap();
        let same = citation.anchors(&before.entries[0]).pop().flatten();
        prop_assert_eq!(same.map(|anchor| anchor.range), Some(start..start + passage.len()));
        prop_assume!(citation.passage.repeated.is_some());
        let (now, at) = with_passage(&first.0, &head, &changed, &tail, &first.3);
        // Where the words around it still stand around words like it, they are at the very same place.
        if let Some(anchor) = citation.anchors(&now.entries[0]).pop().flatten() {
            prop_assert!(anchor.range.start <= at + changed.len() && at <= anchor.range.end, "{anchor:?}");
        }
    }

    #[test]
    fn no_text_is_too_strange(texts in prop::collection::vec("(a|b|39|%|é|…|\\[|\\]| |\n|\u{200b}|\\PC){0,20}", 0..4), start in 0..40_usize, length in 0..40_usize, other in prop::collection::vec("(a|b|39|%|é|…| |\\PC){0,20}", 0..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let before = record(&texts);
        if let Ok(citation) = Citation::quote(&before, &before.entries[0], Place::Answer, start, start + length) {
            let other: Vec<&str> = other.iter().map(String::as_str).collect();
            let now = record(&other);
            let text = field_text(&now.entries[0], Place::Answer);
            for anchor in citation.anchors(&now.entries[0]).into_iter().flatten() {
                prop_assert!(text.get(anchor.range).is_some());
            }
            let _ = citation.link();
        }
    }
}
