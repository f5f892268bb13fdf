//! The lines of a header that runs over several: a name, who is asked, a title, a date.

use super::header::subject;
use super::{Around, Label, Opens};
use crate::minutes::front::dates;
use crate::minutes::names;
use crate::minutes::paragraph::{MarkerKind, Paragraph};
use crate::minutes::scan::{Scan, has_any, is_space};

/// The longest line that can be a name or a title, in bytes.
const LONGEST: usize = 200;

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let paragraph = around.this;
    let text = paragraph.words();
    if text.len() > LONGEST {
        colon_speaker(paragraph, found);
        return;
    }
    found.extend(logged(paragraph));
    found.extend(bracketed_asker(paragraph));
    found.extend(form_line(paragraph));
    found.extend(numbered_name(paragraph));
    found.extend(addressee(paragraph));
    if names::is_name(text) && (names::starts_with_speaker(text) || paragraph.bold || text.ends_with(':')) {
        let sure = if text.trim_end().ends_with(':') { 6 } else { 4 };
        let label = Label {
            opens: Opens::Name,
            who: names::clean(text),
            sure,
            words_at: paragraph.text.len(),
            ..Label::default()
        };
        found.push(label);
    } else {
        colon_speaker(paragraph, found);
    }
    found.extend(title(around));
}

/// "Councillor X: Will the Leader …?" on one line.
fn colon_speaker(paragraph: &Paragraph, found: &mut Vec<Label>) {
    let text = paragraph.words();
    let Some(colon) = text.find(':').filter(|&at| at < 120) else { return };
    let name = text.get(..colon).unwrap_or("");
    if !names::starts_with_speaker(name) || !names::is_name(name) || name.split(is_space).count() > 14 {
        return;
    }
    let after = Scan::new(text.get(colon + 1..).unwrap_or(""));
    if after.is_done() {
        return;
    }
    let words_at = paragraph.text.len() - after.rest().len();
    let number = paragraph.marker.clone().filter(|marker| {
        matches!(MarkerKind::of(marker), Some(MarkerKind::Number | MarkerKind::Letter | MarkerKind::Roman))
    });
    found.push(Label { opens: Opens::Name, number, who: names::clean(name), sure: 6, words_at, ..Label::default() });
}

/// "(Rosa Penhallow – Sallow Borough Council)": who asked, in brackets after the words.
fn bracketed_asker(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words().trim();
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let named = names::is_name(inner) || names::is_name(inner.split(['–', ',']).next()?.trim());
    (named && !inner.contains(['.', '?']) || names::is_titled_name(inner)).then(|| Label {
        opens: Opens::Name,
        who: names::clean(text),
        sure: 8,
        words_at: paragraph.text.len(),
        ..Label::default()
    })
}

/// "Councillor X – received 3 March 2021": an entry of a dated log; or a date alone under a name.
fn logged(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words();
    let whole = Label { words_at: paragraph.text.len(), sure: 8, ..Label::default() };
    let mut scan = Scan::new(text);
    if scan.eat_any(&["received", "date received", "submitted", "asked on"])
        && text.len() < 60
        && dates::find(text).is_some()
    {
        return Some(Label { opens: Opens::Detail, ..whole });
    }
    if !names::starts_with_title(text) || text.ends_with(['?', ':']) {
        return None;
    }
    let end = names::capitals_end(text).min(text.len());
    let (name, after) = (text.get(..end)?, text.get(end..)?);
    let name = name.split(['–', '—', '(']).next()?.trim_end_matches([' ', ',', '-']);
    let dated = dates::find(text).is_some() && !text.ends_with(['?', ':']) && text.len() < 120;
    let received = has_any(after, &["received", "submitted", "dated", "date received"]) || has_any(text, &["received"]);
    (dated && received && names::starts_with_title(name) && names::is_name(name)).then(|| Label {
        opens: Opens::Question,
        who: names::clean(name),
        ..whole
    })
}

/// One line of a form: "Asked by: X", "To: Y", "Subject: Z", "Date received: …".
fn form_line(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words();
    let (key, value) = text.split_once(':')?;
    let key = key.trim().to_lowercase();
    let value = value.trim_matches(is_space);
    let whole = Label { words_at: paragraph.text.len(), sure: 8, ..Label::default() };
    let named = || names::clean(value).filter(|_| names::is_name(value) || value.split(is_space).count() <= 8);
    match key.as_str() {
        "asked by" | "from" | "name" | "name of questioner" | "questioner" | "question from" | "question by"
        | "asker" | "submitted by" | "name of councillor" | "member" | "councillor" | "question asked by"
        | "name of member" => Some(Label { opens: Opens::Question, who: Some(named()?), ..whole }),
        "to" | "question to" | "asked of" | "addressed to" | "for" | "to be answered by" | "cabinet member"
        | "portfolio holder" | "directed to" | "question for" => {
            Some(Label { opens: Opens::Addressee, to: Some(named()?), ..whole })
        }
        "reply by" | "response by" | "answer by" | "answered by" | "reply from" | "response from" | "replier"
        | "responder" | "name of replier" | "respondent" => {
            Some(Label { opens: Opens::Replier, by: Some(named()?), ..whole })
        }
        "subject" | "subject matter" | "topic" | "title" | "in respect of" | "re" | "heading" => {
            Some(Label { opens: Opens::Subject, subject: Some(subject(value)?), ..whole })
        }
        "date received" | "received" | "date issued" | "date of receipt" | "reference" | "ref" | "date"
        | "date submitted" | "ward" | "address" | "date of question" | "issued" => {
            Some(Label { opens: Opens::Detail, ..whole })
        }
        _ => None,
    }
}

/// "1. Councillor X", "(1) Councillor X – Roads": a number, a name and perhaps a title.
fn numbered_name(paragraph: &Paragraph) -> Option<Label> {
    let marker = paragraph.marker.clone()?;
    let kind = MarkerKind::of(&marker)?;
    let text = paragraph.words();
    if kind == MarkerKind::Bullet || !names::starts_with_title(text) || text.ends_with(['.', '?']) {
        return None;
    }
    let mut label = Label {
        opens: Opens::Question,
        number: Some(marker),
        sure: 7,
        words_at: paragraph.text.len(),
        ..Label::default()
    };
    let name_end = names::capitals_end(text.split(['–', '—']).next()?);
    if let Some((who, to)) =
        text.split_once(" to ").filter(|(who, to)| names::is_name(who) && names::starts_with_speaker(to))
    {
        let (to, topic) = to.split_once(" – ").map_or((to, None), |(to, topic)| (to, Some(topic)));
        label.who = names::clean(who);
        label.to = names::clean(to);
        label.subject = topic.and_then(subject);
        return Some(label);
    }
    let pieces: Vec<&str> = text.split(['–', '—']).flat_map(|piece| piece.split(" - ")).collect();
    if let [who, topic] = pieces.as_slice()
        && names::is_name(who)
        && names::starts_with_title(who)
        && !topic.trim().is_empty()
    {
        label.who = names::clean(who);
        label.subject = subject(topic);
        return Some(label);
    }
    (names::is_name(text) && name_end > 0).then(|| Label { who: names::clean(text), ..label })
}

/// "to Councillor Y, Cabinet Member for Roads" on a line of its own.
fn addressee(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words();
    let mut scan = Scan::new(text);
    if !scan.eat_any(&["to", "question to", "for", "to:", "addressed to"]) {
        return None;
    }
    let name = scan.rest();
    (names::starts_with_speaker(name) && names::is_name(name)).then(|| Label {
        opens: Opens::Addressee,
        to: names::clean(name),
        sure: 8,
        words_at: paragraph.text.len(),
        ..Label::default()
    })
}

/// A short line that stands alone between a header and the words: the question's title.
fn title(around: Around<'_>) -> Option<Label> {
    let paragraph = around.this;
    let text = paragraph.words();
    let words = text.split(is_space).filter(|word| !word.is_empty()).count();
    let low = text.chars().next().is_none_or(char::is_lowercase);
    let ends = text.ends_with(['.', '?', '!', ',', ';', '”']) || text.ends_with(':') && words > 6;
    let next = around.next.filter(|next| next.words().len() > text.len() && next.marker.is_none())?;
    let sentence = || has_any(text, &["asked", "replied", "please", "i", "thank you", "dear"]);
    if paragraph.marker.is_some() || words > 14 || low || ends || next.words().is_empty() || sentence() {
        return None;
    }
    let label = Label {
        opens: Opens::Subject,
        subject: subject(text),
        sure: 4,
        words_at: paragraph.text.len(),
        ..Label::default()
    };
    Some(label)
}
