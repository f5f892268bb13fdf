//! The headings that part a page: who is asked next, where the minutes begin, where the item ends.

use super::{Around, Label, Opens};
use crate::minutes::evidence::is_capital_item;
use crate::minutes::front::{dates, is_meeting_line};
use crate::minutes::names;
use crate::minutes::scan::{Scan, has_any, is_space};

const ENDS: &[&str] = &[
    "supporting documents",
    "additional documents",
    "related documents",
    "documents",
    "attachments",
    "background papers",
    "supporting papers",
    "dogfennau ategol",
    "associated documents",
    "agenda attachments",
    "related meetings",
];
const MINUTES: &[&str] = &["minutes", "decision", "decisions", "cofnodion", "minutes text", "discussion"];

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let paragraph = around.this;
    let text = paragraph.words();
    if text.len() > 240 {
        return;
    }
    let alone = |names: &[&str]| {
        let mut scan = Scan::new(text);
        let eaten = scan.eat_any(names);
        scan.eat_marks(&[':', '-']);
        eaten && scan.is_done()
    };
    let whole = Label { words_at: paragraph.text.len(), ..Label::default() };
    if alone(ENDS) {
        found.push(Label { opens: Opens::End, sure: 12, ..whole });
    } else if alone(MINUTES) {
        found.push(Label { opens: Opens::Minutes, sure: 12, ..whole });
    } else if (around.evidence.list_page || around.evidence.capital_items) && is_capital_item(paragraph) {
        found.push(Label { opens: Opens::Section, to: questions_to(text).flatten(), sure: 11, ..whole });
    } else if is_meeting_line(text) && dates::find(text).is_some() {
        found.push(Label { opens: Opens::Meeting, sure: 9, ..whole });
    } else if let Some(to) = questions_to(text) {
        found.push(Label { opens: Opens::Section, to, sure: 9, ..whole });
    }
}

/// "Questions to the Leader", "Questions Without Notice": the one addressee it names, if it is one.
pub(in crate::minutes) fn questions_to(text: &str) -> Option<Option<String>> {
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || is_space(c) || c == '.');
    let mut scan = Scan::new(text);
    if !text.chars().next().is_some_and(char::is_uppercase) || text.ends_with('?') {
        return None;
    }
    for _ in 0..5 {
        if scan.eat_any(&["questions", "question time", "question", "cwestiynau"]) {
            return after_questions(scan, text);
        }
        scan.word()?;
    }
    None
}

fn after_questions(mut scan: Scan<'_>, text: &str) -> Option<Option<String>> {
    let plural = has_any(text.get(..scan.at()).unwrap_or(""), &["questions", "question time", "cwestiynau"]);
    let sentence = text.ends_with('.') && text.split(is_space).count() > 18
        || has_any(text, &["were received", "had been received", "has been received", "may be asked"]);
    if !plural || sentence {
        return None;
    }
    if scan.eat_any(&["to", "for", "put to", "i'r", "i"]) {
        let name = scan.rest().split([':', ';']).next().unwrap_or("").split(" – ").next().unwrap_or("");
        let one = names::is_name(name) && !is_several(name) && names::starts_with_speaker(name);
        return Some(if one { names::clean(name) } else { None });
    }
    let known = scan.eat_any(&[
        "gan",
        "from",
        "by",
        "on notice",
        "without notice",
        "received",
        "to which",
        "submitted",
        "asked",
        "put",
        "under",
        "with notice",
    ]);
    (known || scan.is_done()).then_some(None)
}

/// "the Cabinet Members": nobody in particular.
fn is_several(name: &str) -> bool {
    has_any(
        name,
        &[
            "members",
            "chairs",
            "chairmen",
            "chairpersons",
            "councillors",
            "committees",
            "portfolio holders",
            "officers",
            "directors",
            "cabinet members",
        ],
    ) || has_any(name, &["the executive"])
}
