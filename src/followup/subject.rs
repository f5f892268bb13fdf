//! What the next question is about, in a few words that a clerk can print.

use super::mark::Part;
use crate::calendar::printed_date;
use crate::record::{Entry, Passage, Record};
use crate::text::{piece, small_first};

/// What a paragraph begins with that only asks: nothing is said of its subject yet.
const ONLY_ASKS: [&str; 16] = [
    "can", "could", "will", "would", "please", "does", "do", "did", "is", "are", "was", "were", "has", "have", "may",
    "to",
];

/// Words that nothing ends with.
const LITTLE: [&str; 22] = [
    "a", "an", "the", "of", "to", "for", "in", "on", "at", "by", "with", "from", "and", "or", "its", "his", "her",
    "their", "our", "that", "which", "as",
];

/// So many words at the most.
const FEW: usize = 8;

/// A quotation in them may go on for so many more, so that it is whole.
const MORE: usize = 6;

/// What a question is about: its own heading, or else how its first paragraph begins, or else its number, or the words of
/// the part; without a heading the part is named.
pub(super) fn about(record: &Record, entry: &Entry, part: &Part) -> String {
    let heading = entry.subject.as_deref().map(piece).filter(|heading| !heading.is_empty());
    if let Some(heading) = heading {
        return heading.trim_end_matches('.').to_owned();
    }
    let paragraphs = entry.question.iter().filter(|passage| matches!(passage, Passage::Paragraph(_)));
    let opening = paragraphs.map(Passage::text).find(|text| !text.trim().is_empty()).map(few_words).unwrap_or_default();
    let number = entry.number.as_ref().map(|number| {
        let day = record.meeting_date.map(|date| format!(" of {}", printed_date(date)));
        format!("Question {number}{}", day.unwrap_or_default())
    });
    let named = Some(opening.clone()).filter(|words| tells(words)).or(number);
    match (named, part.passage) {
        (Some(named), Some(_)) => format!("{named}, {}", small_first(&part.name())),
        (Some(named), None) => named,
        (None, Some(_)) => few_words(&part.words(entry)),
        (None, None) => opening,
    }
}

/// Whether some words say more than that something is asked.
fn tells(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    !words.is_empty() && !ONLY_ASKS.iter().any(|asks| first.eq_ignore_ascii_case(asks))
}

/// The first few words, as far as they stand together, without the mark that they end with. A quotation is kept whole, or
/// left out where it is long.
fn few_words(text: &str) -> String {
    let words: Vec<&str> = piece(text).split_whitespace().take(FEW + MORE).collect();
    let mut end = words.len().min(FEW);
    if let Some(begun) = open_quotation(words.get(..end).unwrap_or_default()) {
        let closed = words.iter().skip(end).position(|word| closes(word));
        end = closed.map_or(begun.max(1), |more| end + more + 1);
    }
    let mut few = words.get(..end).unwrap_or_default();
    while let [head @ .., last] = few
        && words.len() > FEW
        && (!last.contains(char::is_alphanumeric) || LITTLE.iter().any(|little| last.eq_ignore_ascii_case(little)))
    {
        few = head;
    }
    few.join(" ").trim_end_matches(['.', '?', '!', ':', ';', ',', '…', ' ']).to_owned()
}

/// Where a quotation begins that does not end among some words.
fn open_quotation(words: &[&str]) -> Option<usize> {
    let begun = words.iter().rposition(|word| word.starts_with(['‘', '“', '"']))?;
    let is_closed = words.iter().skip(begun).any(|word| closes(word));
    (!is_closed).then_some(begun)
}

fn closes(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
    bare.len() > 1 && bare.ends_with(['’', '”', '"'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::followup::parts;
    use crate::minutes::read_text;

    fn of(question: Vec<Passage>, number: Option<&str>) -> String {
        let page = "Questions\n\nQuestion 1: from Cllr A Example\n\nWhy?\n\nResponse:\n\nSo.";
        let mut record = read_text(page, jiff::Timestamp::UNIX_EPOCH).record;
        record.meeting_date = Some(jiff::civil::date(2022, 9, 29));
        record.entries[0].question = question;
        record.entries[0].number = number.map(str::to_owned);
        let last = parts(&record.entries[0]).pop().unwrap();
        about(&record, &record.entries[0], &last)
    }

    fn part(text: &str) -> Passage {
        Passage::Part { label: "c".into(), text: text.into() }
    }

    #[test]
    fn a_question_without_a_heading_is_named_by_how_it_begins_and_by_its_part() {
        let whole = |text: &str| Passage::Paragraph(text.into());
        let opening = "The Government’s new ‘Safer Waters – Source to Sea’ strategy asks each county to form a Board.";
        let named = "The Government’s new ‘Safer Waters – Source to Sea’, part c";
        assert_eq!(of(vec![whole(opening), part("Any other river partners.")], Some("1")), named);
        let asks = vec![whole("Can the PCC say:"), part("Any other river partners.")];
        assert_eq!(of(asks.clone(), Some("1")), "Question 1 of 29 September 2022, part c");
        assert_eq!(of(asks, None), "Any other river partners");
        assert_eq!(
            of(vec![whole("How many dog units are there in the county in all?")], None),
            "How many dog units are there"
        );
        assert_eq!(of(vec![whole("When will it open?")], None), "When will it open");
        assert_eq!(of(vec![whole("Will it open?")], None), "Will it open");
    }

    proptest! {
        #[test]
        fn no_words_are_too_strange(text in "([‘’“”\"a-z.]{0,5} ){0,20}") {
            prop_assert!(few_words(&text).split_whitespace().count() <= FEW + MORE);
        }
    }
}
