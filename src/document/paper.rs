//! How questions stand on the agenda paper: who asks, what about, where and when, and the words.
//!
//! What has no words is left out, and letters are given after that, so the paper never has a gap
//! between "a." and "c." where the screen still shows an empty part.

use jiff::civil::{Date, Time};

use super::{Document, Item, Node};
use crate::citation::Citation;
use crate::question::{Block, Details, Kind, Label, Level, Question, labels};

impl Document {
    /// The paper of one question. The clerk gives the number; until then there is none.
    pub fn question(question: &Question, number: Option<&str>) -> Document {
        let details = &question.details;
        let mut nodes = vec![Node::Heading { level: 1, text: heading(details, number) }];
        if let Some(text) = written(&details.subject) {
            nodes.push(Node::Heading { level: 2, text });
        }
        let facts = facts(details);
        if !facts.is_empty() {
            nodes.push(Node::Facts(facts));
        }
        push_blocks(&mut nodes, &question.blocks);
        Document { title: title(details), nodes }
    }

    /// The paper of one member's questions: one stands as itself, several under a common heading.
    pub fn questions(questions: &[&Question]) -> Document {
        if let [only] = questions {
            return Document::question(only, None);
        }
        let asker = questions.first().and_then(|first| written(&first.details.asker));
        let title = asker.map_or_else(|| "Questions".to_owned(), |asker| format!("Questions from {asker}"));
        let mut nodes = vec![Node::Heading { level: 1, text: title.clone() }];
        for question in questions {
            nodes.extend(Document::question(question, None).nodes.into_iter().map(one_level_down));
        }
        Document { title, nodes }
    }
}

fn one_level_down(node: Node) -> Node {
    match node {
        Node::Heading { level, text } => Node::Heading { level: level.saturating_add(1).min(6), text },
        other => other,
    }
}

/// "Question 1: from Cllr A Example", or as much of it as is known.
fn heading(details: &Details, number: Option<&str>) -> String {
    match (number.and_then(written), written(&details.asker)) {
        (Some(number), Some(asker)) => format!("Question {number}: from {asker}"),
        (Some(number), None) => format!("Question {number}"),
        (None, Some(asker)) => format!("Question from {asker}"),
        (None, None) => "Question".to_owned(),
    }
}

fn title(details: &Details) -> String {
    let heading = heading(details, None);
    written(&details.subject).map_or(heading.clone(), |subject| format!("{heading}: {subject}"))
}

fn facts(details: &Details) -> Vec<(String, String)> {
    let facts = [
        ("Body", written(&details.body)),
        ("Meeting", meeting(details.meeting_date, details.meeting_time)),
        ("To", written(&details.asked_of)),
        ("Ward or division", written(&details.ward)),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// "Thursday 3 December 2026, 10:00".
fn meeting(date: Option<Date>, time: Option<Time>) -> Option<String> {
    let day = date.map(|date| date.strftime("%A %-d %B %Y").to_string());
    let clock = time.map(|time| time.strftime("%H:%M").to_string());
    written(&[day, clock].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn push_blocks(nodes: &mut Vec<Node>, blocks: &[Block]) {
    let blocks = with_words(blocks);
    for (block, label) in blocks.iter().zip(labels(&blocks)) {
        match (&block.kind, label) {
            (Kind::Quotation(citation), _) => nodes.push(quotation(&block.text, citation.as_deref())),
            (_, Some(label)) => push_part(nodes, &label, &block.text),
            (_, None) => nodes.extend(paragraphs(&block.text).into_iter().map(Node::Paragraph)),
        }
    }
}

/// The blocks that have words. A part without any is kept for the sake of its sub-parts, which would
/// otherwise go to the part before.
fn with_words(blocks: &[Block]) -> Vec<Block> {
    let levels: Vec<Option<Level>> = labels(blocks).into_iter().map(|label| label.map(|label| label.level)).collect();
    let mut kept: Vec<Block> = Vec::new();
    let mut sub_part_has_words = false;
    for (block, level) in blocks.iter().zip(levels).rev() {
        let has_words = !paragraphs(&block.text).is_empty();
        let holds_others = level == Some(Level::Part) && std::mem::take(&mut sub_part_has_words);
        sub_part_has_words |= level == Some(Level::SubPart) && has_words;
        if has_words || holds_others {
            kept.push(block.clone());
        }
    }
    kept.reverse();
    kept
}

/// A part goes to the parts directly before it; a sub-part beneath the last of them.
fn push_part(nodes: &mut Vec<Node>, label: &Label, text: &str) {
    let item = Item { label: label.printed(), text: paragraphs(text).join("\n"), items: Vec::new() };
    if !matches!(nodes.last(), Some(Node::Parts(_))) {
        nodes.push(Node::Parts(Vec::new()));
    }
    if let Some(Node::Parts(parts)) = nodes.last_mut() {
        match (label.level, parts.last_mut()) {
            (Level::Part, _) => parts.push(item),
            (Level::SubPart, Some(part)) => part.items.push(item),
            (Level::SubPart, None) => parts.push(Item { items: vec![item], ..Item::default() }),
        }
    }
}

fn quotation(text: &str, citation: Option<&Citation>) -> Node {
    Node::Quotation { paragraphs: paragraphs(text), source: citation.map(|citation| citation.caption()) }
}

/// The text's paragraphs: what stands between line breaks of any kind, trimmed, without empty ones.
fn paragraphs(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).filter_map(written).collect()
}

/// The text trimmed, if anything is left that can be seen.
fn written(text: &str) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests;
