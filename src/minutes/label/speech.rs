//! Sentences that open a speech: "Councillor X asked the following question:", "Councillor Y explained that …".
//!
//! Where words follow a colon or a quotation mark the sentence is a label. Otherwise it is reported speech
//! and stays with the text, since the rest would be a fragment.

use super::verbs::{self, ASKS, LEADS_TO_ASKING, REPLIES, REPLY_LEADS, SAYS, SUPPLEMENTARY_LEADS};
use super::{Around, Label, Opens};
use crate::minutes::names;
use crate::minutes::paragraph::{MarkerKind, Paragraph};
use crate::minutes::scan::{Scan, has_any, is_space};

/// Words that a label may have between its verb and its colon, besides names.
const LABEL_WORDS: &[&str] = &[
    "the",
    "following",
    "question",
    "questions",
    "supplementary",
    "further",
    "response",
    "reply",
    "answer",
    "as",
    "follows",
    "to",
    "of",
    "a",
    "an",
    "on",
    "notice",
    "written",
    "in",
    "which",
    "two",
    "three",
    "four",
    "five",
    "six",
    "his",
    "her",
    "their",
    "this",
    "and",
    "for",
    "behalf",
    "at",
    "meeting",
    "that",
    "additional",
    "oral",
    "then",
    "under",
    "council",
    "procedure",
    "rule",
    "standing",
    "order",
    "was",
    "had",
    "been",
    "submitted",
    "with",
    "by",
    "way",
    "from",
    "leader",
    "mayor",
    "commissioner",
    "also",
    "said",
    "stated",
    "her",
    "him",
    "them",
    "follow-up",
    "second",
    "first",
    "number",
    "no",
];

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let paragraph = around.this;
    // Almost every paragraph is ruled out by its first words.
    found.extend(passive(paragraph));
    let mut scan = Scan::new(paragraph.words());
    under_a_rule(&mut scan);
    found.extend(implied(scan, paragraph));
    supplementary_lead(scan, paragraph, found);
    let replies = reply_lead(scan, paragraph, found);
    if !replies {
        sentence(scan, paragraph, found);
    }
}

/// Passes over "Pursuant to Standing Order 12," before a speaker.
fn under_a_rule(scan: &mut Scan<'_>) {
    let mut ahead = *scan;
    if !ahead.eat_any(&["pursuant to", "in accordance with", "under", "in pursuance of", "notice having been given"]) {
        return;
    }
    if let Some(comma) = ahead.rest().find(',').filter(|&at| at < 100) {
        ahead.skip_to(ahead.at() + comma + 1);
        if names::starts_with_speaker(ahead.rest()) {
            *scan = ahead;
        }
    }
}

/// Passes over ", of which notice had been given under Rule 10," within a sentence.
fn skip_clause(scan: &mut Scan<'_>) {
    let mut ahead = *scan;
    if ahead.eat_mark(&[','])
        && let Some(comma) = ahead.rest().find(',').filter(|&at| at < 120)
    {
        scan.skip_to(ahead.at() + comma + 1);
    }
}

/// "The following question was received from X to Y:"
fn passive(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words();
    let mut scan = Scan::new(text);
    if !scan.eat_any(&[
        "the following question",
        "the following questions",
        "a question",
        "the question",
        "the following written question",
        "the following supplementary question",
    ]) {
        return None;
    }
    let supplementary = text.get(..scan.at()).is_some_and(|eaten| eaten.contains("supplementary"));
    skip_clause(&mut scan);
    scan.eat_any(&["was", "were", "has been", "had been", "have been"]);
    if !scan.eat_any(&[
        "asked by",
        "submitted by",
        "received from",
        "put by",
        "tabled by",
        "put to",
        "asked of",
        "submitted to",
    ]) {
        return None;
    }
    let (name, colon) = scan.rest().split_once(':')?;
    let of = || name.split_once(" of ").filter(|(_, to)| names::starts_with_speaker(to));
    let (who, to) = name.split_once(" to ").or_else(of).map_or((name, None), |(who, to)| (who, Some(to)));
    let after = scan.at() + name.len() + 1;
    let rest = Scan::new(colon.trim_start_matches(['-', '–']));
    let words_at = paragraph.text.len() - rest.rest().len();
    if !names::is_name(who) || after > text.len() {
        return None;
    }
    let opens = if supplementary { Opens::Supplementary } else { Opens::Question };
    Some(Label { opens, who: names::clean(who), to: to.and_then(names::clean), words_at, sure: 9, ..Label::default() })
}

/// "In his supplementary question Councillor X asked if …"
fn supplementary_lead(mut scan: Scan<'_>, paragraph: &Paragraph, found: &mut Vec<Label>) {
    let lead = scan.eat_any(SUPPLEMENTARY_LEADS);
    scan.eat_marks(&[',', ':', '-', '–']);
    if !lead {
        return;
    }
    if let Some((who, verb)) = speaker(scan) {
        let mut verb_scan = verb;
        if verb_scan.eat_any(ASKS) || verb_scan.eat_any(LEADS_TO_ASKING) {
            let label = Label { opens: Opens::Supplementary, who, sure: 10, ..Label::default() };
            found.push(direct_or_reported(verb_scan, paragraph, label));
        }
    }
    // "Supplementary: In response to a further question Y agreed": only the answer was written down.
    let before = found.len();
    if reply_lead(scan, paragraph, found) {
        for label in found.iter_mut().skip(before) {
            label.opens = Opens::SupplementaryAnswer;
            label.sure = 12;
            label.words_at = paragraph.words_at + scan.at();
        }
    }
}

/// "In response, Councillor Y said …"; true if the paragraph opens so.
fn reply_lead(mut scan: Scan<'_>, paragraph: &Paragraph, found: &mut Vec<Label>) -> bool {
    let start = scan;
    if !scan.eat_any(REPLY_LEADS) {
        return false;
    }
    let lead = paragraph.words().get(start.at()..scan.at()).unwrap_or("");
    let supplementary = has_any(lead, &["supplementary", "further question"]);
    if scan.eat("to")
        || supplementary && names::starts_with_speaker(scan.rest()) && scan.rest().find(',').is_some_and(|at| at < 60)
    {
        // "In response to Councillor X, the Leader said": skip who asked.
        let rest = scan.rest();
        let Some(comma) = rest.find(',').filter(|&at| at < 160) else { return false };
        if !lead_names_asker(rest.get(..comma).unwrap_or("")) {
            return false;
        }
        scan.skip_to(scan.at() + comma);
    }
    scan.eat_marks(&[',', ':']);
    let opens = if supplementary { Opens::SupplementaryAnswer } else { Opens::Answer };
    let mut label = Label { opens, sure: 7, reported: true, words_at: paragraph.words_at, ..Label::default() };
    if verbs::is_impersonal(scan) {
        found.push(label);
        return true;
    }
    let Some((who, mut verb)) = speaker(scan) else { return false };
    if !(verb.eat_any(REPLIES) || verb.eat_any(SAYS)) {
        return false;
    }
    label.who = who;
    label.reported = false;
    found.push(direct_or_reported(verb, paragraph, label));
    true
}

/// "In response to a question from X, Y said …" and "Y, in response to a question from X, said …".
fn implied(mut scan: Scan<'_>, paragraph: &Paragraph) -> Option<Label> {
    const LEADS: &[&str] = &[
        "in response to a question from",
        "in reply to a question from",
        "in answer to a question from",
        "responding to a question from",
        "replying to a question from",
        "in response to a question by",
        "in response to questions from",
    ];
    let before = if names::starts_with_speaker(scan.rest()) { speaker(scan) } else { None };
    if let Some((_, after)) = &before {
        scan = *after;
    }
    if !scan.eat_any(LEADS) {
        return None;
    }
    let asker_end = asker_end(scan)?;
    let asker = names::clean(scan.rest().get(..asker_end)?);
    scan.skip_to(scan.at() + asker_end);
    scan.skip_to(scan.at() + scan.rest().find(',').filter(|&at| at < 160)?);
    scan.eat_mark(&[',']);
    let (by, verb) = match before {
        Some((by, _)) => (by, scan),
        None => speaker(scan)?,
    };
    verbs::is_any(verb).then(|| Label {
        opens: Opens::Implied,
        who: asker,
        by,
        sure: 9,
        reported: true,
        sentence: true,
        words_at: paragraph.words_at,
        ..Label::default()
    })
}

/// Where the asker's name ends: at the comma after which whoever replies begins, else where names end.
fn asker_end(scan: Scan<'_>) -> Option<usize> {
    let rest = scan.rest();
    let end = names::speaker_end(rest)?;
    let replier = |comma: usize| {
        let mut after = scan;
        after.skip_to(scan.at() + comma + 1);
        speaker(after).is_some_and(|(_, verb)| verbs::is_any(verb))
    };
    Some(rest.find(',').filter(|&comma| comma < end && replier(comma)).unwrap_or(end))
}

fn lead_names_asker(text: &str) -> bool {
    names::starts_with_speaker(text) || has_any(text, &["question", "supplementary"])
}

/// A sentence that begins with a speaker and a verb of asking or saying.
fn sentence(scan: Scan<'_>, paragraph: &Paragraph, found: &mut Vec<Label>) {
    let Some((who, verb)) = speaker(scan) else { return };
    let (mut asks, mut leads, mut replies, mut says) = (verb, verb, verb, verb);
    if asks.eat_any(ASKS) {
        asked(asks, paragraph, who.clone(), found);
    } else if names::starts_with_title(scan.rest()) && leads.eat_any(LEADS_TO_ASKING) && asks_later(leads.rest(), 0) {
        let label = Label {
            who: who.clone(),
            sure: 4,
            reported: true,
            words_at: paragraph.words_at,
            number: number(paragraph),
            ..Label::default()
        };
        found.push(Label { opens: Opens::Supplementary, sure: 3, number: None, ..label.clone() });
        found.push(label);
    }
    if replies.eat_any(REPLIES) {
        let label = Label { opens: Opens::Answer, who, sure: 9, ..Label::default() };
        let mut label = direct_or_reported(replies, paragraph, label);
        label.sure = if label.reported { 7 } else { 9 };
        found.push(label);
    } else if says.eat_any(SAYS) {
        let label = Label { opens: Opens::Answer, who, sure: 5, ..Label::default() };
        let mut label = direct_or_reported(says, paragraph, label);
        label.sure = if label.reported { 5 } else { 7 };
        found.push(label);
    }
}

/// The readings of "Councillor X asked …": a question, or by its place a supplementary.
fn asked(verb: Scan<'_>, paragraph: &Paragraph, who: Option<String>, found: &mut Vec<Label>) {
    let text = paragraph.words();
    let head: String = text.chars().take(240).collect();
    let mut label = direct_or_reported(verb, paragraph, Label { who, number: number(paragraph), ..Label::default() });
    if label.reported {
        label.to = asked_whether(verb.rest());
    }
    let label_text = text.get(..(label.words_at.saturating_sub(paragraph.words_at)).max(verb.at())).unwrap_or(&head);
    let supplementary =
        has_any(label_text, &["supplementary", "further question", "follow-up question", "supplemental"])
            || label.reported && has_any(&head, &["supplementary question", "a supplementary"]);
    let notice = has_any(label_text, &["notice", "following", "submitted"]);
    let sure = if label.reported { 6 } else { 9 };
    if supplementary {
        found.push(Label { opens: Opens::Supplementary, number: None, sure: 10, ..label });
        return;
    }
    found.push(Label {
        opens: Opens::Supplementary,
        number: None,
        sure: if notice || label.number.is_some() { 2 } else { 6 },
        ..label.clone()
    });
    let shared = has_any(label_text, &["questions"]);
    found.push(Label { opens: Opens::Question, sure, shared, ..label });
}

/// Who is asked, in "asked the Leader whether …".
fn asked_whether(rest: &str) -> Option<String> {
    const ASKING: &[&str] = &[
        "whether", "if", "why", "what", "when", "how", "who", "which", "where", "to", "for", "about", "would", "could",
    ];
    let end = names::speaker_end(rest)?;
    let mut after = Scan::new(rest.get(end..)?);
    after.eat_mark(&[',']);
    after.eat_any(ASKING).then(|| names::clean(rest.get(..end)?)).flatten()
}

/// The number of a question before a sentence: "(1)" or "1.", never the number of a minute.
fn number(paragraph: &Paragraph) -> Option<String> {
    let marker = paragraph.marker.as_deref()?;
    let kind = MarkerKind::of(marker)?;
    matches!(kind, MarkerKind::Number).then(|| marker.to_owned())
}

/// The speaker at the cursor, cleaned, and the cursor at the verb after the name.
fn speaker(scan: Scan<'_>) -> Option<(Option<String>, Scan<'_>)> {
    let rest = scan.rest();
    let end = names::speaker_end(rest)?;
    let mut verb = scan;
    verb.skip_to(scan.at() + end);
    verb.eat_marks(&[',', ')']);
    verbs::skip_adverbs(&mut verb);
    Some((names::clean(rest.get(..end)?), verb))
}

/// Whether asking follows within the paragraph.
pub(super) fn asks_later(text: &str, from: usize) -> bool {
    text.get(from..)
        .is_some_and(|rest| has_any(rest, &["asked", "sought", "queried", "enquired", "questioned", "asking"]))
}

/// Strips the label if a colon or a quotation mark follows it; otherwise keeps the whole sentence.
fn direct_or_reported(verb: Scan<'_>, paragraph: &Paragraph, mut label: Label) -> Label {
    label.sentence = true;
    let rest = verb.rest();
    let limit = rest.char_indices().nth(240).map_or(rest.len(), |(at, _)| at);
    let head = rest.get(..limit).unwrap_or(rest);
    let stop = head.char_indices().find(|&(at, c)| c == ':' || opens_quotation(head, at, c));
    let words = stop.and_then(|(at, c)| Some((head.get(..at)?, at + if c == ':' { 1 } else { 0 })));
    match words.filter(|(words, _)| is_label(words)) {
        Some((words, at)) => {
            let after = Scan::new(rest.get(at..).unwrap_or("").trim_start_matches(['-', '–', '—']));
            label.words_at = paragraph.text.len() - after.rest().len();
            label.to = label.to.or_else(|| addressee(words));
            label.reported = false;
        }
        None => {
            label.words_at = paragraph.words_at;
            label.reported = true;
            if head.trim_matches(|c: char| c == '.' || is_space(c)).is_empty() {
                label.words_at = paragraph.text.len();
                label.reported = false;
            }
        }
    }
    label
}

fn opens_quotation(head: &str, at: usize, character: char) -> bool {
    let before = head.get(..at).unwrap_or("");
    matches!(character, '“' | '"') || character == '‘' && (before.is_empty() || before.trim_end().ends_with([',', ':']))
}

/// Whether the words before the colon are a label's own: small known words, and names.
fn is_label(words: &str) -> bool {
    let words = words.trim_matches(|c: char| is_space(c) || c == ',');
    let known = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        LABEL_WORDS.contains(&bare.to_lowercase().as_str())
            || bare.chars().next().is_none_or(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    words.split(is_space).filter(|word| !word.is_empty()).all(known)
}

/// Who is asked, in "asked Councillor Y the following question" and "… question to Councillor Y".
fn addressee(words: &str) -> Option<String> {
    let at = words.rfind(" to ").map(|at| at + 4);
    let after = at.and_then(|at| words.get(at..)).filter(|rest| names::starts_with_speaker(rest));
    let direct = Some(words).filter(|words| names::starts_with_speaker(words));
    let rest = after.or(direct)?;
    let end = names::speaker_end(rest)?;
    let name = rest.get(..end)?.trim_end_matches(" the");
    names::clean(name)
}
