//! The paper as plain text, as one writes it in an e-mail: blank lines between the pieces, steps of
//! indentation, and no line longer than mail programs leave whole.

use crate::document::{Document, Item, Node};

/// The longest line in characters; only a longer word goes over it.
const WIDTH: usize = 72;

pub(super) fn encode(document: &Document) -> String {
    let pieces: Vec<String> = document.nodes.iter().map(piece).filter(|piece| !piece.is_empty()).collect();
    pieces.join("\n\n") + "\n"
}

fn piece(node: &Node) -> String {
    match node {
        Node::Heading { text, .. } | Node::Paragraph(text) => wrapped("", "", text),
        Node::Facts(facts) => {
            let facts = facts.iter().map(|(name, value)| wrapped("", "    ", &format!("{name}: {value}")));
            facts.collect::<Vec<_>>().join("\n")
        }
        Node::Quotation { paragraphs, source, address } => {
            let source = source.as_ref().map(|source| format!("({source})"));
            let page = address.as_deref().map(page);
            let all = paragraphs.iter().chain(&source).chain(&page).map(|text| wrapped("    ", "    ", text));
            all.collect::<Vec<_>>().join("\n")
        }
        Node::Parts(items) => items.iter().flat_map(|part| item(part, "")).collect::<Vec<_>>().join("\n"),
    }
}

/// An address to read and to type: without the passages to show.
fn page(address: &str) -> String {
    address.split(":~:").next().unwrap_or_default().trim_end_matches('#').to_owned()
}

/// The paragraphs of a part: its label, its words, and what is beneath it a step further in.
fn item(part: &Item, margin: &str) -> Vec<String> {
    let mut paragraphs = Vec::new();
    // Labels as long as "(viii)" push their words out, never run into them.
    let width = part.label.chars().count().max(3) + 1;
    let mut first = format!("{margin}{:<width$}", part.label);
    let further = format!("{margin}{:<width$}", "");
    if !(part.label.is_empty() && part.text.is_empty()) {
        for text in part.text.split('\n') {
            paragraphs.push(wrapped(&first, &further, text));
            first.clone_from(&further);
        }
    }
    let deeper = format!("{margin}    ");
    paragraphs.extend(part.items.iter().flat_map(|inner| item(inner, &deeper)));
    paragraphs
}

/// A paragraph in lines. Line breaks are only put where a space was.
fn wrapped(first: &str, further: &str, text: &str) -> String {
    let mut lines = String::from(first);
    let (mut column, mut has_words) = (first.chars().count(), false);
    for word in text.split([' ', '\t']).filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if has_words && column + 1 + width > WIDTH {
            lines.push('\n');
            lines.push_str(further);
            column = further.chars().count();
        } else if has_words {
            lines.push(' ');
            column += 1;
        }
        lines.extend(word.chars().map(|mark| if mark.is_control() { '\u{fffd}' } else { mark }));
        column += width;
        has_words = true;
    }
    lines.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(label: &str, text: &str, items: Vec<Item>) -> Item {
        Item { label: label.into(), text: text.into(), items }
    }

    #[test]
    fn the_paper_reads_well_as_plain_text() {
        let nodes = vec![
            Node::Heading { level: 1, text: "Question from Cllr A Example".into() },
            Node::Facts(vec![("To".into(), "The Leader".into()), ("Meeting".into(), "10:00".into())]),
            Node::Quotation {
                paragraphs: vec!["One.".into(), "Two.".into()],
                source: Some("Minutes".into()),
                address: Some("https://example.org/7#:~:text=One.".into()),
            },
            Node::Parts(vec![
                part("a.", "what", vec![part("(i)", "now", vec![]), part("(ii)", "then;\nand when", vec![])]),
                part("b.", "", vec![]),
            ]),
            Node::Parts(vec![part("", "", vec![part("(i)", "more", vec![])])]),
        ];
        let expected = "Question from Cllr A Example\n\nTo: The Leader\nMeeting: 10:00\n\n    One.\n    Two.\n    \
                        (Minutes)\n    https://example.org/7\n\na.  what\n    (i) now\n    (ii) then;\n         and when\nb.\n\n    (i) more\n";
        assert_eq!(encode(&Document { nodes, ..Document::default() }), expected);
    }

    #[test]
    fn long_lines_are_wrapped_beneath_their_beginning() {
        let long = part("a.", &"words that go on ".repeat(6), vec![]);
        let text = encode(&Document { nodes: vec![Node::Parts(vec![long])], ..Document::default() });
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.len() == 2 && lines[0].starts_with("a.  words") && lines[1].starts_with("    "), "{text}");
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
    }
}
