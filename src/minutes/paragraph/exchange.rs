//! Paragraphs that hold a whole exchange, parted where the speaker changes.
//!
//! "Councillor X asked why … Councillor Y replied that …" is two speeches. The first words are asked or
//! raised; only then is a later sentence with another speaker a reply. A locator such as "Question 7 –"
//! before reported speech is parted from it as well.

use super::Paragraph;
use crate::minutes::label::{LOCATORS, q_number, verbs};
use crate::minutes::names;
use crate::minutes::scan::{Scan, is_space};

/// The paragraphs of the page with each exchange parted.
pub(super) fn part(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut parted = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        match split_at(&paragraph) {
            cuts if cuts.is_empty() => parted.push(paragraph),
            cuts => cut(&paragraph, &cuts, &mut parted),
        }
    }
    parted
}

/// Where a paragraph is to be cut, and whether what follows goes on within the paragraph.
fn split_at(paragraph: &Paragraph) -> Vec<(usize, bool)> {
    let mut cuts = Vec::new();
    let mut from = paragraph.words_at;
    if let Some(end) = locator(paragraph.words()) {
        from += end;
        cuts.push((from, false));
    }
    cuts.extend(exchange(paragraph, from).into_iter().map(|at| (at, true)));
    cuts
}

fn cut(paragraph: &Paragraph, cuts: &[(usize, bool)], parted: &mut Vec<Paragraph>) {
    let starts = std::iter::once((0, false)).chain(cuts.iter().copied());
    let ends = cuts.iter().map(|&(at, _)| at).chain([paragraph.text.len()]);
    for ((start, goes_on), end) in starts.zip(ends) {
        let Some(text) = paragraph.text.get(start..end) else { continue };
        let trimmed = text.trim_matches(is_space);
        let first = start == 0;
        parted.push(Paragraph {
            text: trimmed.to_owned(),
            marker: paragraph.marker.clone().filter(|_| first),
            words_at: if first { paragraph.words_at } else { 0 },
            gap: if first { paragraph.gap } else { 0 },
            goes_on,
            ..paragraph.clone()
        });
    }
}

/// Where "Question 7 –" or "With regard to question 7," ends before a sentence with a speaker.
fn locator(text: &str) -> Option<usize> {
    let mut scan = Scan::new(text);
    scan.eat_any(LOCATORS);
    scan.eat("the");
    if q_number(&mut scan).is_none() {
        if !scan.eat_any(&["question", "questions", "q"]) {
            return None;
        }
        scan.eat_any(&["number", "no.", "no"]);
        scan.number()?;
    }
    scan.eat_marks(&[',', ':', '-', '–', '—', '.']);
    let verb = speaker_and_verb(scan.rest())?;
    (!verb.1.is_done()).then_some(scan.at())
}

/// The speaker and what follows the name, if a verb of asking or saying does.
fn speaker_and_verb(text: &str) -> Option<(&str, Scan<'_>)> {
    let end = names::speaker_end(text)?;
    let mut verb = Scan::new(text);
    verb.skip_to(end);
    verb.eat_mark(&[',']);
    verbs::is_any(verb).then(|| (text.get(..end).unwrap_or(""), verb))
}

/// Where the speaker changes within a paragraph that begins by asking.
fn exchange(paragraph: &Paragraph, from: usize) -> Vec<usize> {
    let text = paragraph.from(from);
    let Some(mut speaker) = asker(paragraph, text) else { return Vec::new() };
    let mut cuts = Vec::new();
    for at in sentences(text) {
        let sentence = text.get(at..).unwrap_or("");
        let Some(next) = turns(sentence, &speaker) else { continue };
        speaker = next;
        cuts.push(from + at);
    }
    cuts
}

/// Who asks in the first words: nobody is named under a list's heading.
fn asker(paragraph: &Paragraph, text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    verbs::eat_lead(&mut scan);
    if let Some((name, verb)) = speaker_and_verb(scan.rest()) {
        return verbs::asks(verb).then(|| names::surname(name));
    }
    (paragraph.is_bullet() && text.chars().next().is_some_and(char::is_uppercase)).then(String::new)
}

/// The surname of another speaker who begins here, or nothing for a reply without a name.
fn turns(sentence: &str, speaker: &str) -> Option<String> {
    let mut scan = Scan::new(sentence);
    let lead = verbs::eat_lead(&mut scan);
    match speaker_and_verb(scan.rest()) {
        Some((name, _)) => Some(names::surname(name)).filter(|next| next != speaker),
        None => lead.then(|| verbs::is_impersonal(scan)).filter(|&is| is).map(|_| "\u{0}".to_owned()),
    }
}

/// Where each sentence but the first begins.
fn sentences(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(|(at, character)| {
        let end = at + character.len_utf8();
        let rest = text.get(end..)?;
        let closed = rest.trim_start_matches(['”', '"', '’', ')']);
        let next = closed.trim_start_matches(is_space);
        let ends =
            matches!(character, '.' | '?' | '!') && next.len() < closed.len() && next.starts_with(char::is_uppercase);
        ends.then(|| text.len() - next.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exchange_is_parted_where_the_speaker_changes() {
        let check = |text: &str, expected: &[&str]| {
            let (marker, words_at) = super::super::marker::of(text);
            let paragraph = Paragraph { text: text.to_owned(), marker, words_at, ..Paragraph::default() };
            let found: Vec<String> = part(vec![paragraph]).into_iter().map(|paragraph| paragraph.text).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check(
            "Councillor Example asked why the lamp was out. The Leader replied that it was mended. He was glad.",
            &["Councillor Example asked why the lamp was out.", "The Leader replied that it was mended. He was glad."],
        );
        check("Question 4 - Cllr Sample asked how long.", &["Question 4 -", "Cllr Sample asked how long."]);
        check(
            "• Speeding at Beck. The Commissioner promised figures.",
            &["• Speeding at Beck.", "The Commissioner promised figures."],
        );
        check(
            "The Leader explained it. Councillor Example said so.",
            &["The Leader explained it. Councillor Example said so."],
        );
        check(
            "Councillor Example stated it was late. He asked why.",
            &["Councillor Example stated it was late. He asked why."],
        );
    }
}
