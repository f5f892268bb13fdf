//! Tests of quotations that were edited, restored, and checked against a later version of their page.

use super::*;
use crate::id::BlockId;
use crate::question::Edit;

#[test]
fn honest_editing_is_verbatim_and_is_shown() {
    let record = record(&WORDS);
    let citation = quote(&record, Place::Answer, "it was 39% of all officers. That is high.");
    let check = citation.check("it [the share] was 39% […] officers. That is high.", Some(&record), None);
    assert_eq!((check.standing, check.is_edited()), (Standing::Verbatim, true));
    assert!(check.sentence().contains("brackets"));
    let emptied = citation.check(" ", Some(&record), None);
    assert_eq!(emptied.standing, Standing::Altered);
    assert!(emptied.sentence().starts_with("This quotation is empty."));
    let plain = citation.check(&citation.words(), Some(&record), None);
    assert_eq!((plain.standing, plain.is_edited(), plain.pieces.len()), (Standing::Verbatim, false, 1));
}

#[test]
fn one_act_restores_the_words_of_the_source() {
    let record = record(&WORDS);
    let citation = quote(&record, Place::Answer, "it was 39% of all officers. That is high.");
    let altered = "it was 59% of […] officers. That is low.";
    assert_eq!(citation.standing(altered, Some(&record)), Standing::Altered);
    let Edit::SetText { text, .. } = citation.restore(BlockId(NEVER), altered) else { panic!("an edit of the text") };
    assert_eq!(citation.standing(&text, Some(&record)), Standing::Verbatim);
}

#[test]
fn altered_words_do_not_hide_what_became_of_the_source() {
    let (old, new) = (record(&WORDS), record(&["It was 40% of all officers."]));
    let citation = quote(&old, Place::Answer, "39% of all officers.");
    let check = |text: &str, record: Option<&Record>, source: Standing, said: [&str; 2]| {
        let check = citation.check(text, record, None);
        assert_eq!((check.standing, check.source_standing), (Standing::Altered, source));
        said.iter().for_each(|words| assert!(check.sentence().contains(words), "{}", check.sentence()));
        check
    };
    let altered = "not those that you quoted";
    check("38% of all officers.", None, Standing::SourceMissing, [altered, "not in your library"]);
    check(" ", None, Standing::SourceMissing, ["This quotation is empty.", "Add the record again"]);
    let changed = check("38% of all officers.", Some(&new), Standing::SourceChanged, [altered, "no longer has"]);
    assert!(changed.source.is_some());
    check("38% of all officers.", Some(&old), Standing::Verbatim, ["not what the source says", "Put the exact"]);
}

#[test]
fn a_changed_source_is_shown_beside_what_it_said() {
    let (old, new) =
        (record(&WORDS), record(&["At the end of July 2022 it was 40% of all officers.", "It will rise."]));
    let citation = quote(&old, Place::Answer, "it was 39% of all officers.");
    let check = citation.check("it was 39% of all officers.", Some(&new), None);
    assert_eq!(check.standing, Standing::SourceChanged);
    let source = check.source.unwrap();
    assert!(source.then.contains("it was 39%"));
    let [now] = &source.now[..] else { panic!("{source:?}") };
    assert_eq!((now.before.as_str(), now.words.as_str()), ("… the end of July 2022", "it was 40% of all officers."));
    let text = field_text(&new.entries[0], Place::Answer);
    assert_eq!(source.nearest.map(|(start, end)| &text[start..end]), Some("it was 40% of all officers."));
    let of = |kind| source.pieces.iter().filter(move |piece| piece.kind == kind).map(|piece| piece.text.as_str());
    assert!(of(PieceKind::Missing).any(|words| words.contains("39")));
    assert!(of(PieceKind::Added).any(|words| words.contains("40")));
}

#[test]
fn a_later_version_of_the_page_is_the_source() {
    let old = record(&WORDS);
    let citation = quote(&old, Place::Answer, "It will rise.");
    let mut later = record(&["New.", WORDS[0], WORDS[1]]);
    later.id = RecordId(NEVER);
    later.entries[0].id = EntryId(NEVER);
    let standing = |later: &Record| citation.check("It will rise.", Some(&old), Some(later)).standing;
    assert_eq!(standing(&later), Standing::Verbatim);
    later.entries[0].answer = answer("PCC", &["It will fall."]);
    assert_eq!(standing(&later), Standing::SourceChanged);
    let check = citation.check("It will rise.", Some(&old), Some(&later));
    assert!(check.sentence().starts_with("A later version of this page has other words"));
    assert_eq!(check.later, Some((later.id, Some(later.entries[0].id))));
    later.entries[0].number = Some("8".into());
    assert_eq!(standing(&later), Standing::SourceChanged);
    later.entries[0].question.clear();
    assert_eq!(standing(&later), Standing::SourceUnclear);
}

#[test]
fn the_question_of_a_later_version_is_never_guessed() {
    let mut old = record(&["It will rise."]);
    old.entries[0].number = None;
    let citation = quote(&old, Place::Answer, "It will rise.");
    let mut later = old.clone();
    later.id = RecordId(NEVER);
    let mut other = later.entries[0].clone();
    (later.entries[0].id, other.id) = (EntryId(NEVER), EntryId(Uuid::from_u128(9)));
    other.question = vec![Passage::Paragraph("Where is the bridge?".into())];
    other.answer = answer("PCC", &["Over the river."]);
    later.entries.insert(0, other.clone());
    let check = |later: &Record| citation.check("It will rise.", Some(&old), Some(later)).standing;
    assert_eq!(check(&later), Standing::Verbatim, "by its words, though two have no number");
    later.entries.pop();
    assert_eq!(check(&later), Standing::SourceUnclear);
}

#[test]
fn the_source_now_is_what_stands_where_the_words_stood() {
    let now = |old: &[&str], words: &[&str], new: &[&str]| {
        let old = record(old);
        let text = field_text(&old.entries[0], Place::Answer);
        let range = |words: &&str| text.find(words).unwrap()..text.find(words).unwrap() + words.len();
        let ranges: Vec<_> = words.iter().map(range).collect();
        let citation = Citation::quote_all(&old, &old.entries[0], Place::Answer, &ranges).unwrap();
        citation.check(&citation.words(), Some(&record(new)), None).source.unwrap()
    };
    let (rise, money) =
        ("The budget will rise by ten percent in May.", "The money comes from the grant of the county.");
    let source =
        now(&[rise, money], &[rise], &["Something new.", "The budget will rise by six percent in May.", money]);
    assert_eq!(shown(&source), "The budget will rise by six percent in May.");
    let fund = "The money comes from the fund of the county.";
    let source = now(&[rise, "Between them.", money], &[rise, money], &[rise, "Between them.", fund]);
    assert_eq!(shown(&source), format!("{rise} | {fund}"));
    let of = |kind| source.pieces.iter().filter(|piece| piece.kind == kind).map(|piece| piece.text.trim()).collect();
    let (missing, added): (Vec<&str>, Vec<&str>) = (of(PieceKind::Missing), of(PieceKind::Added));
    assert_eq!((missing, added), (vec!["grant"], vec!["fund"]));
    let source = now(&[rise, money], &[rise], &["Quite another text.", "And more."]);
    assert_eq!((shown(&source).as_str(), source.nearest), ("Quite another text.\nAnd more.", None));
    // What was left out between the passages, and what goes on after them, is not shown.
    let long = "It rose by 39% in May. Nobody had asked for it, and nobody knew of it before. It fell by 3% in June. \
                The next figures come with the report of the autumn.";
    let later = long.replace("3% in June", "4% in June");
    let source = now(&[long], &["It rose by 39% in May.", "It fell by 3% in June."], &[&later]);
    assert_eq!(shown(&source), "It rose by 39% in May. | It fell by 4% in June.");
    assert_eq!(source.now[1].after, "The next figures come with …");
}

/// The words of a source as they are now, without those around them.
fn shown(source: &SourceNow) -> String {
    source.now.iter().map(|now| now.words.as_str()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn the_words_that_took_the_place_of_quoted_ones_are_quoted_where_that_is_certain() {
    let requoted = |old: &[&str], words: &[&str], new: &[&str]| {
        let (old, new) = (record(old), record(new));
        let text = field_text(&old.entries[0], Place::Answer);
        let range = |words: &&str| text.find(words).unwrap()..text.find(words).unwrap() + words.len();
        let ranges: Vec<_> = words.iter().map(range).collect();
        let citation = Citation::quote_all(&old, &old.entries[0], Place::Answer, &ranges).unwrap();
        let later = Record { id: RecordId(NEVER), ..new };
        let requoted = citation.requoted(Some(&old), Some(&later))?;
        assert_eq!(
            (requoted.record, requoted.standing(&requoted.words(), Some(&later))),
            (later.id, Standing::Verbatim)
        );
        Some(requoted.words())
    };
    let check = |old: &[&str], words: &[&str], new: &[&str], expected: Option<&str>| {
        assert_eq!(requoted(old, words, new).as_deref(), expected, "{new:?}");
    };
    let (text, quoted) =
        ("At the end of July 2022 it was 39% of all officers. That is high.", "it was 39% of all officers.");
    let now = "it was 40% of all officers.";
    check(&[text], &[quoted], &[&text.replace("39", "40")], Some(now));
    check(&[text], &[quoted], &["A new one.", &text.replace("39", "40"), "And another."], Some(now));
    // The first passage is as it was, and of the second one word is new.
    let long = "It rose by 39% in the month of May. Nobody had asked for it. It fell by 3% in June and in July.";
    let ends = ["It rose by 39% in the month of May.", "It fell by 3% in June and in July."];
    let fell = "It rose by 39% in the month of May. […] It fell by 4% in June and in July.";
    check(&[long], &ends, &[&long.replace("3% in June", "4% in June")], Some(fell));
    check(&[quoted], &[quoted], &[now], Some(now));
    // It is not certain where the words stand twice, where others stand around them, or where they are quite others.
    check(&[text], &[quoted], &[&text.replace("39", "40"), &text.replace("39", "40")], None);
    check(&[text], &[quoted], &["In August there were 40% of them. That is higher."], None);
    check(&[text], &[quoted], &["At the end of July 2022 nobody knew. That is high."], None);
    check(&[quoted], &[quoted], &["New.", now], None);
    check(&[text], &[quoted], &[text], None);
    check(&[text], &[quoted], &[], None);
}

#[test]
fn a_citation_is_copied_as_text_and_as_a_link() {
    let citation = quote(&record(&WORDS), Place::Answer, "it was 39% of all officers.");
    let link = "https://example.org/7#:~:text=it%20was%2039%25%20of%20all%20officers.";
    assert_eq!(citation.link().as_deref(), Some(link));
    let text = citation.as_text("it was 39% of all officers.");
    assert!(
        text.starts_with("“it was 39% of all officers.”\n(PCC Response to Question 7 from Cllr B Example,"),
        "{text}"
    );
    assert!(text.ends_with(link));
    let of = |address: Option<&str>| {
        let address = address.map(str::to_owned);
        Citation { reference: Reference { address, ..Reference::default() }, ..citation.clone() }.link()
    };
    assert_eq!(of(Some("ftp://example.org")), None);
    assert_eq!(of(None), None);
    assert_eq!(
        of(Some("https://example.org/a?b#c")).as_deref(),
        Some("https://example.org/a?b#c:~:text=it%20was%2039%25%20of%20all%20officers.")
    );
}

#[test]
fn a_question_is_cited_without_its_words() {
    let record = record(&WORDS);
    let block = BlockId(NEVER);
    let link = Link::citing(&record, &record.entries[0], block, &Template::default(), Printed::default());
    assert_eq!(link.words, "the answer of 29 September 2022 to Question 7 from Cllr B Example");
    assert_eq!((link.record, link.entry), (record.id, record.entries[0].id));
}
