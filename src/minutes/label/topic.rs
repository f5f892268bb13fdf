//! Topics only: an asker's name, then a list of what was raised.

use super::{Around, Label, Opens};
use crate::minutes::names;
use crate::minutes::paragraph::Paragraph;
use crate::minutes::scan::Scan;

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let paragraph = around.this;
    found.extend(one_line(paragraph));
    if !around.evidence.topic_lists {
        return;
    }
    let heads = around.next.is_some_and(Paragraph::is_bullet) && names::is_titled_name(paragraph.words());
    if heads {
        let who = names::clean(paragraph.words());
        found.push(Label { who, shared: true, sure: 9, words_at: paragraph.text.len(), ..Label::default() });
    }
    if !paragraph.is_bullet() {
        return;
    }
    let reported = is_reported(paragraph.words());
    let mut label =
        Label { opens: Opens::Topic, sure: 8, reported: true, words_at: paragraph.words_at, ..Label::default() };
    if !reported && !paragraph.words().contains('?') {
        label.subject = super::header::subject(paragraph.words().trim_end_matches('.'));
        label.words_at = paragraph.text.len();
        label.reported = false;
    }
    found.push(label);
}

/// "Councillor X – Bus shelters – Councillor Y responded": all that some pages print.
fn one_line(paragraph: &Paragraph) -> Option<Label> {
    let text = paragraph.words();
    if text.len() > 240 {
        return None;
    }
    let pieces: Vec<&str> = text.split(['–', '—', ';']).flat_map(|piece| piece.split(" - ")).map(str::trim).collect();
    let [who, topic, reply] = pieces.as_slice() else { return None };
    let name = ["responded", "replied", "answered", "to respond"]
        .iter()
        .find_map(|verb| reply.trim_end_matches('.').strip_suffix(verb))?;
    (names::is_titled_name(who) && names::is_titled_name(name)).then(|| Label {
        opens: Opens::Implied,
        who: names::clean(who),
        subject: super::header::subject(topic),
        by: names::clean(name),
        sure: 9,
        words_at: paragraph.text.len(),
        ..Label::default()
    })
}

/// "Asked whether …", "Sought an assurance …", "With reference to the closure, asked …".
pub(in crate::minutes) fn is_reported(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "asked",
        "queried",
        "sought",
        "enquired",
        "questioned",
        "requested",
        "raised",
        "referred",
        "with reference to",
        "in relation to",
        "with regard to",
        "wished",
        "noted",
        "commented",
        "welcomed",
        "expressed",
        "highlighted",
        "suggested",
    ];
    Scan::new(text).eat_any(VERBS)
}
