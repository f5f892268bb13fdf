//! How questions stand on the agenda paper: who asks, what about, where and when, and the words.
//!
//! What has no words is left out, and letters are given after that, so the paper never has a gap
//! between "a." and "c." where the screen still shows an empty part.

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use super::{About, Document, Item, Node};
use crate::calendar::{clock, in_britain, long_date};
use crate::citation::Citation;
use crate::question::{Block, Details, Kind, Label, Level, Question, labels};
use crate::text::plural;

/// What a member's file says of its sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When the file was made.
    pub at: Timestamp,
    /// What people call it on the telephone.
    pub reference: String,
}

impl Document {
    /// The paper of one question. The clerk gives the number; until then there is none.
    pub fn question(question: &Question, number: Option<&str>) -> Document {
        Document::with_facts(question, number, Vec::new())
    }

    /// The paper of one member's questions: one stands as itself, several under a common heading.
    pub fn questions(questions: &[&Question]) -> Document {
        under_one_heading(questions, |question| Document::question(question, None))
    }

    /// The same as a file for the clerk, which also says when it was made, how long each question is, and
    /// what it is called.
    pub fn sent(questions: &[&Question], sent: &Sent) -> Document {
        let mut paper = under_one_heading(questions, |question| {
            Document::with_facts(question, None, facts_of_sending(question, sent))
        });
        paper.about.made_at = Some(sent.at);
        paper
    }

    fn with_facts(question: &Question, number: Option<&str>, more: Vec<(String, String)>) -> Document {
        let details = &question.details;
        let mut nodes = vec![Node::Heading { level: 1, text: heading(details, number) }];
        if let Some(text) = written(&details.subject) {
            nodes.push(Node::Heading { level: 2, text });
        }
        let facts: Vec<_> = facts(details).into_iter().chain(more).collect();
        if !facts.is_empty() {
            nodes.push(Node::Facts(facts));
        }
        push_blocks(&mut nodes, &question.blocks);
        let [author, subject] = [&details.asker, &details.subject].map(|text| written(text).unwrap_or_default());
        Document { title: title(details), about: About { author, subject, made_at: None }, nodes }
    }
}

fn under_one_heading(questions: &[&Question], paper: impl Fn(&Question) -> Document) -> Document {
    if let [only] = questions {
        return paper(only);
    }
    let author = questions.first().and_then(|first| written(&first.details.asker)).unwrap_or_default();
    let title = if author.is_empty() { "Questions".to_owned() } else { format!("Questions from {author}") };
    let mut nodes = vec![Node::Heading { level: 1, text: title.clone() }];
    for question in questions {
        nodes.extend(paper(question).nodes.into_iter().map(one_level_down));
    }
    Document { title, about: About { author, ..About::default() }, nodes }
}

fn facts_of_sending(question: &Question, sent: &Sent) -> Vec<(String, String)> {
    let at = in_britain(sent.at);
    let words = plural(question.words(), "word");
    let length = match question.parts() {
        0 => words,
        parts => format!("{words} in {}", plural(parts, "part")),
    };
    let submitted = format!("{}, {}", long_date(at.date()), clock(at.time()));
    let facts = [("Submitted", submitted), ("Length", length), ("Reference", sent.reference.clone())];
    facts.map(|(name, value)| (name.to_owned(), value)).to_vec()
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
    let (day, hour) = (date.map(long_date), time.map(clock));
    written(&[day, hour].into_iter().flatten().collect::<Vec<_>>().join(", "))
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
    Node::Quotation {
        paragraphs: paragraphs(text),
        source: citation.map(Citation::caption),
        address: citation.and_then(Citation::printed_link),
    }
}

/// The text's paragraphs: what stands between line breaks of any kind, trimmed, without empty ones.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).filter_map(written).collect()
}

/// The text trimmed, if anything is left that can be seen.
fn written(text: &str) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests;
