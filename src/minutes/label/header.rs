//! Labelled headers: "Question 1: from Cllr X", "Reply from Councillor Y:", "Supplementary Question".

use super::phrases::{ANSWER, FROM, KINDS, LOCATORS, QUESTION, SUBJECT, SUPPLEMENTARY, TO, TO_SUPPLEMENTARY};
use super::{Around, Label, Opens};
use crate::minutes::names;
use crate::minutes::paragraph::{MarkerKind, Paragraph};
use crate::minutes::scan::{Scan, find_phrase, is_space, phrase_end};

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let paragraph = around.this;
    found.extend(question(paragraph, paragraph.words_at).or_else(|| question(paragraph, 0)));
    found.extend(numbered_from(paragraph));
    found.extend(supplementary(paragraph));
    found.extend(answer(paragraph));
    found.extend(possessive_answer(paragraph));
    found.extend(marked(around));
}

/// "1. Written question 3 from Cllr X to the Leader – Roads: Will she …"
fn question(paragraph: &Paragraph, start: usize) -> Option<Label> {
    let text = paragraph.from(start);
    let mut scan = Scan::new(text);
    let mut number = paragraph
        .marker
        .clone()
        .filter(|marker| start > 0 && !marker.is_empty() || paragraph.words_at == 0 && !marker.is_empty());
    if start == 0 && paragraph.words_at == 0 && number.is_none() {
        let mut ahead = scan;
        if let Some(printed) = ahead.number().filter(|printed| printed.starts_with(|c: char| c.is_ascii_digit())) {
            number = Some(printed);
            scan = ahead;
        } else {
            number = code(&mut scan);
        }
    }
    let locator = scan.eat_any(LOCATORS);
    scan.eat("the");
    for _ in 0..2 {
        scan.eat_any(KINDS);
    }
    let q_number = q_number(&mut scan);
    if q_number.is_none() && !scan.eat_any(QUESTION) {
        return None;
    }
    let plural = text.get(..scan.at()).is_some_and(|eaten| {
        let eaten = eaten.trim_end().to_lowercase();
        eaten.ends_with("questions") || eaten.ends_with("cwestiynau")
    });
    let mut label = Label { opens: Opens::Question, sure: 8, ..Label::default() };
    scan.eat_marks(&[':', '.', '-', '–', '—']);
    scan.eat_any(&["number", "no.", "no", "ref", "ref.", "rhif"]);
    let printed = q_number
        .or_else(|| word_number(&mut scan))
        .or_else(|| scan.number().filter(|printed| is_question_number(printed)));
    // "Questions to the Leader" is the title of many; "Questions 2" is one that was misprinted.
    if plural && printed.is_none() {
        return None;
    }
    let numbered = printed.is_some() || number.is_some();
    label.number = printed.or(number);
    let marked = text.get(..scan.at()).is_some_and(|eaten| eaten.trim_end_matches(is_space).ends_with([':', '.']))
        | scan.eat_marks(&[':', '.', '-', '–', '—', ')', ',']);
    if locator && !scan.is_done() {
        return None;
    }
    if scan.is_done() {
        label.sure = if numbered || marked { 8 } else { 6 };
        label.words_at = paragraph.text.len();
        return Some(label);
    }
    clauses(scan, text, marked, &mut label)?;
    label.words_at = (start + label.words_at).min(paragraph.text.len());
    if !numbered && label.who.is_none() && label.to.is_none() && !marked {
        return None;
    }
    Some(label)
}

/// "1. From Mr X to the Leader": a number and who asks, without the word for a question.
fn numbered_from(paragraph: &Paragraph) -> Option<Label> {
    let marker = paragraph.marker.clone().filter(|marker| !marker.is_empty())?;
    let text = paragraph.words();
    let mut ahead = Scan::new(text);
    if !ahead.eat_any(&["from", "gan", "oddi wrth"]) || !names::starts_with_title(ahead.rest()) {
        return None;
    }
    let mut label = Label { opens: Opens::Question, number: Some(marker), ..Label::default() };
    clauses(Scan::new(text), text, true, &mut label)?;
    label.words_at = (paragraph.words_at + label.words_at).min(paragraph.text.len());
    label.who.is_some().then_some(label)
}

/// "Question One".
fn word_number(scan: &mut Scan<'_>) -> Option<String> {
    const WORDS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let before = scan.rest();
    scan.eat_any(WORDS).then(|| before.split(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_owned())
}

/// "PQ1." before the word for a question: the clerk's own code.
fn code(scan: &mut Scan<'_>) -> Option<String> {
    let rest = scan.rest();
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let code = rest.get(..end)?;
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = code.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&letters)
        || !(1..=3).contains(&digits)
        || letters + digits < code.len()
        || code.starts_with('Q')
    {
        return None;
    }
    scan.skip_to(scan.at() + end);
    scan.eat_marks(&['.', ':', '-', '–']);
    Some(code.to_owned())
}

/// "Q1" run together.
pub(in crate::minutes) fn q_number(scan: &mut Scan<'_>) -> Option<String> {
    let rest = scan.rest();
    let after = rest.strip_prefix(['Q', 'q'])?;
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    let number = after.get(..digits).filter(|number| (1..=3).contains(&number.len()))?;
    let next = after.get(digits..)?.chars().next();
    if next.is_some_and(char::is_alphanumeric) {
        return None;
    }
    scan.skip_to(scan.at() + 1 + digits);
    Some(number.to_owned())
}

fn is_question_number(printed: &str) -> bool {
    MarkerKind::of(printed).is_some() || printed.len() <= 4
}

/// Who asks whom about what, after the word "Question" and its number. Fills the label; `None` if the
/// words are a sentence rather than a header.
fn clauses(mut scan: Scan<'_>, text: &str, marked: bool, label: &mut Label) -> Option<()> {
    loop {
        let before = scan.at();
        if scan.eat_any(FROM) {
            let (name, end) = name_until(scan, text, &[" to ", " for the ", " re ", " regarding ", " i'r ", " i "])?;
            label.who = names::clean(name);
            label.sure = 10;
            scan.skip_to(end);
        } else if scan.eat_any(TO) {
            let (name, end) = name_until(scan, text, &[" from ", " asked by ", " by ", " submitted by "])?;
            label.to = names::clean(name);
            label.sure = 10;
            scan.skip_to(end);
        } else if (label.who.is_some() || marked) && scan.eat_any(SUBJECT) {
            label.subject = subject(scan.rest());
            label.words_at = text.len();
            return Some(());
        } else {
            return ending(scan, text, marked, label);
        }
        if scan.at() == before || scan.is_done() {
            label.words_at = text.len();
            return Some(());
        }
    }
}

/// What stands after the clauses: nothing, a dash with a name or a title, or the words of the question.
fn ending(mut scan: Scan<'_>, text: &str, marked: bool, label: &mut Label) -> Option<()> {
    let named = label.who.is_some() || label.to.is_some();
    let dash = scan.eat_marks(&['-', '–', '—']);
    let colon = scan.eat_marks(&[':', '-', '–']);
    let rest = scan.rest();
    label.words_at = scan.at();
    if rest.is_empty() {
        label.words_at = text.len();
    } else if (marked || dash || !named)
        && !colon
        && names::starts_with_speaker(rest.trim_start_matches('('))
        && names::is_name(rest)
    {
        place_name(rest, label);
        label.words_at = text.len();
    } else if runs_on(rest, named, marked, dash || colon) {
        return None;
    } else if dash && !colon && rest.len() < 120 && !rest.ends_with(['.', '?']) {
        return dashed(rest, text, label);
    }
    Some(())
}

/// Whether what follows is the rest of a sentence and not the words after a header.
fn runs_on(rest: &str, named: bool, marked: bool, parted: bool) -> bool {
    !parted && if named { !rest.starts_with(['“', '"', '‘']) } else { !marked }
}

/// "Question 3 – Councillor A to Councillor B – Roads": names and a title between dashes.
fn dashed(rest: &str, text: &str, label: &mut Label) -> Option<()> {
    label.words_at = text.len();
    for piece in rest.split(['–', '—']).flat_map(|piece| piece.split(" - ")) {
        if !(names::starts_with_speaker(piece.trim()) && names::is_name(piece)) {
            label.subject = label.subject.take().or_else(|| subject(piece));
        } else if let Some((who, to)) = piece.split_once(" to ").filter(|(who, _)| names::is_name(who)) {
            label.who = names::clean(who);
            label.to = names::clean(to);
        } else {
            place_name(piece, label);
        }
    }
    Some(())
}

/// "Councillor A to the Leader", in any case: both are names.
fn asker_and_addressee(text: &str) -> Option<(&str, &str)> {
    let at = find_phrase(text, "to")?;
    let (who, to) = (text.get(..at)?, text.get(at + "to".len()..)?);
    let named = |name: &str| names::starts_with_speaker(name.trim()) && names::is_name(name);
    (named(who) && named(to)).then_some((who, to))
}

/// An office alone is who is asked; a person is who asks, if nobody is yet.
fn place_name(name: &str, label: &mut Label) {
    let name = name.trim();
    if let Some((who, to)) = asker_and_addressee(name).filter(|_| label.who.is_none()) {
        label.who = names::clean(who);
        label.to = names::clean(to);
        return;
    }
    if names::starts_with_office(name) && !names::starts_with_title(name) || label.who.is_some() {
        label.to = names::clean(name);
    } else {
        label.who = names::clean(name);
    }
}

pub(super) fn subject(text: &str) -> Option<String> {
    let folded = text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let bare = folded.trim_matches(|c: char| matches!(c, ':' | '-' | '–' | '—' | ' '));
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// A name from the cursor to the first of the stops, a dash that parts, or a colon; `None` if it is none.
fn name_until<'a>(scan: Scan<'a>, text: &'a str, stops: &[&str]) -> Option<(&'a str, usize)> {
    let rest = scan.rest();
    let mut end = rest.len();
    for (at, character) in rest.char_indices() {
        let here = rest.get(at..).unwrap_or("");
        let stopped = match character {
            ':' => !is_office_colon(rest, at),
            '?' | '“' | '"' => true,
            '–' | '—' | '-' => parts_here(rest, at),
            ' ' | '\u{a0}' => stops.iter().any(|stop| stops_here(here, stop)) || to_supplementary(here),
            _ => false,
        };
        if stopped {
            end = at;
            break;
        }
    }
    let name = rest.get(..end)?;
    let introduced = Scan::new(name);
    let name = if names::is_name(introduced.rest()) { name } else { name.split(['.']).next().unwrap_or(name) };
    let proper = names::is_name(name)
        || names::starts_with_speaker(name) && name.len() < 160 && names::capitals_end(name) + 2 >= name.len();
    let upper = name.len() < 160 && name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase);
    (proper || upper || is_group(name)).then(|| (name, text.len() - rest.len() + name.len()))
}

/// "a member of the public", "Friends of the Park": whoever asks without a title.
fn is_group(name: &str) -> bool {
    let words = name.split(is_space).filter(|word| !word.is_empty()).count();
    (1..=10).contains(&words)
        && (phrase_end(name.trim_start(), "a").is_some() || names::capitals_end(name) + 1 >= name.len())
        && !name.contains(',')
}

/// A colon within an office: "Cabinet Member: Licensing".
fn is_office_colon(rest: &str, at: usize) -> bool {
    let before = rest.get(..at).unwrap_or("");
    ["cabinet member", "the cabinet member", "executive member", "portfolio holder", "lead member"]
        .iter()
        .any(|office| phrase_end(before, office) == Some(before.len()))
}

/// A dash with spaces around it parts a name from a title, unless an office runs on over it.
fn parts_here(rest: &str, at: usize) -> bool {
    let before = rest.get(..at).unwrap_or("");
    let dash = rest.get(at..).and_then(|here| here.chars().next()).map_or(0, char::len_utf8);
    let after = rest.get(at + dash..).unwrap_or("");
    let spaced = before.ends_with(is_space) && after.starts_with(is_space);
    let office = before.trim_end_matches(is_space).rsplit([',', '(']).next().unwrap_or("").trim();
    let runs_on = names::starts_with_office(office) && office.split(' ').count() <= 3;
    spaced && !runs_on
}

fn to_supplementary(here: &str) -> bool {
    TO_SUPPLEMENTARY.iter().any(|phrase| phrase_end(here.trim_start_matches(is_space), phrase).is_some())
}

fn stops_here(here: &str, stop: &str) -> bool {
    let found = phrase_end(here.trim_start_matches(is_space), stop.trim());
    let after = found
        .and_then(|end| here.trim_start_matches(is_space).get(end..))
        .map(|rest| rest.trim_start_matches(is_space));
    after.is_some_and(|rest| names::without_article(rest).chars().next().is_some_and(char::is_uppercase))
}

/// "Supplementary question from Councillor X:" and the like.
fn supplementary(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words();
    let mut scan = Scan::new(text);
    scan.eat_any(&["first", "second", "third", "1st", "2nd", "a", "the"]);
    let answered = scan;
    if !scan.eat_any(SUPPLEMENTARY) {
        return None;
    }
    let opens = if scan.eat_any(&["response", "reply", "answer", "question response", "question answer"]) {
        Opens::SupplementaryAnswer
    } else {
        Opens::Supplementary
    };
    if opens == Opens::Supplementary {
        scan.number();
    }
    debug_assert!(answered.at() <= scan.at());
    finish_speech(scan, text, paragraph, Label { opens, sure: 10, ..Label::default() })
}

/// "Reply from Councillor Y, office:", "Response of the Leader to the supplementary question", "Answer: words".
fn answer(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words();
    let mut scan = Scan::new(text);
    if !scan.eat_any(ANSWER) {
        return None;
    }
    let mut opens = Opens::Answer;
    if scan.eat_any(TO_SUPPLEMENTARY) {
        opens = Opens::SupplementaryAnswer;
    }
    let answers = answered(&mut scan);
    finish_speech(scan, text, paragraph, Label { opens, answers, sure: 10, ..Label::default() })
}

/// The numbers in "Response to questions 3 and 4".
fn answered(scan: &mut Scan<'_>) -> Vec<String> {
    let mut numbers = Vec::new();
    if scan.eat_any(&["to the question", "to question", "to the questions", "to questions", "for questions"]) {
        while let Some(number) = scan.number().or_else(|| word_number(scan)) {
            numbers.push(number);
            scan.eat_mark(&[',', '&']);
            scan.eat("and");
        }
    }
    numbers
}

/// The name and the words after a label of speech; `None` if the paragraph is a sentence.
fn finish_speech(mut scan: Scan<'_>, text: &str, paragraph: &Paragraph, mut label: Label) -> Option<Label> {
    let mut marked = scan.eat_marks(&[':', '-', '–', '—', '.']);
    let mut named = scan;
    let from = named.eat_any(FROM).then(|| name_until(named, text, &[" to the supplementary ", " to "]));
    // "Answer: From May." begins with no name.
    if let Some(found) = from.filter(|found| found.is_some() || !marked) {
        let (name, end) = found?;
        label.who = names::clean(name);
        scan.skip_to(end);
        if scan.eat_any(TO_SUPPLEMENTARY) {
            label.opens = Opens::SupplementaryAnswer;
        } else if scan.eat("to") {
            let (name, end) = name_until(scan, text, &[])?;
            label.to = names::clean(name);
            scan.skip_to(end);
        }
        marked = scan.eat_marks(&[':', '-', '–', '—', '.']);
    } else if marked && names::is_titled_name(scan.rest()) {
        label.who = names::clean(scan.rest());
        scan.skip_to(text.len());
    }
    let quoted = scan.rest().starts_with(['“', '"', '‘']);
    if !scan.is_done() && !marked && !quoted {
        return None;
    }
    label.words_at = paragraph.words_at + scan.at();
    Some(label)
}

/// "PCC Response:", "The Leader's reply:", "Chairman Cllr X's reply was:".
fn possessive_answer(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words();
    let end = names::capitals_end(text.get(..text.len().min(160)).unwrap_or_else(|| short(text)));
    let head = text.get(..end)?;
    let (name, kind_at) = split_possessive(text, head)?;
    let mut scan = Scan::new(text);
    scan.skip_to(kind_at);
    let supplementary = scan.eat("supplementary");
    if !scan.eat_any(ANSWER) {
        return None;
    }
    let was = scan.eat_any(&["was as follows", "was", "is as follows", "is"]);
    let marked = scan.eat_marks(&[':', '-', '–', '.']);
    if (was || !scan.is_done()) && !marked {
        return None;
    }
    let opens = if supplementary { Opens::SupplementaryAnswer } else { Opens::Answer };
    let words_at = paragraph.words_at + scan.at();
    Some(Label { opens, who: names::clean(name), words_at, sure: if was { 4 } else { 10 }, ..Label::default() })
}

/// The first characters of a text that is cut inside a character otherwise.
fn short(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

/// The name before "Response" or "'s reply", and where that word stands.
fn split_possessive<'a>(text: &'a str, head: &'a str) -> Option<(&'a str, usize)> {
    for mark in ["’s ", "'s ", "’ ", "' "] {
        if let Some((name, _)) = text.get(..200.min(text.len())).unwrap_or_else(|| short(text)).split_once(mark)
            && names::is_name(name)
        {
            return Some((name, name.len() + mark.len()));
        }
    }
    let last = head.rfind(is_space)?;
    let name = head.get(..last)?;
    let width = head.get(last..)?.chars().next()?.len_utf8();
    (names::starts_with_speaker(name) && names::is_name(name)).then_some((name, last + width))
}

/// "Q." and "A." as markers, "Q1" and "A1", where what follows is a text or a sentence header.
fn marked(around: Around<'_>) -> Option<Label> {
    let paragraph = around.this;
    if !around.evidence.question_and_answer_letters {
        return None;
    }
    let token = paragraph.text.split(|c: char| is_space(c) || matches!(c, '.' | ':' | ')')).next()?;
    let opens = match token {
        "A" => Opens::Answer,
        _ if token.len() <= 3 && token.strip_prefix('A').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())) => {
            Opens::Answer
        }
        _ => return None,
    };
    let after = paragraph.from(token.len());
    let marks = after.len() - after.trim_start_matches(|c: char| is_space(c) || matches!(c, '.' | ':' | ')')).len();
    (marks > 0).then(|| Label { opens, sure: 7, words_at: token.len() + marks, ..Label::default() })
}
