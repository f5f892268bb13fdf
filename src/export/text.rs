//! The paper as plain text: blank lines between the pieces, two steps of indentation.

use crate::document::{Document, Item, Node};

pub(super) fn encode(document: &Document) -> String {
    let pieces: Vec<String> = document.nodes.iter().map(piece).filter(|piece| !piece.is_empty()).collect();
    pieces.join("\n\n") + "\n"
}

fn piece(node: &Node) -> String {
    match node {
        Node::Heading { text, .. } | Node::Paragraph(text) => text.clone(),
        Node::Facts(facts) => {
            facts.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("\n")
        }
        Node::Quotation { paragraphs, source } => quotation(paragraphs, source.as_deref()),
        Node::Parts(items) => items.iter().flat_map(|part| item(part, "")).collect::<Vec<_>>().join("\n"),
    }
}

fn quotation(paragraphs: &[String], source: Option<&str>) -> String {
    let words = paragraphs.iter().map(|paragraph| format!("    {paragraph}"));
    let source = source.map(|source| format!("    ({source})"));
    words.chain(source).collect::<Vec<_>>().join("\n")
}

/// The lines of a part: its label, its words, and what is beneath it a step further in.
fn item(item: &Item, margin: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut label = item.label.as_str();
    // Labels as long as "(viii)" push their words out, never run into them.
    let width = label.chars().count().max(3) + 1;
    if !(item.label.is_empty() && item.text.is_empty()) {
        for line in item.text.split('\n') {
            lines.push(format!("{margin}{label:<width$}{line}").trim_end().to_owned());
            label = "";
        }
    }
    let deeper = format!("{margin}    ");
    lines.extend(item.items.iter().flat_map(|inner| self::item(inner, &deeper)));
    lines
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
            Node::Quotation { paragraphs: vec!["One.".into(), "Two.".into()], source: Some("Minutes".into()) },
            Node::Parts(vec![
                part("a.", "what", vec![part("(i)", "now", vec![]), part("(ii)", "then;\nand when", vec![])]),
                part("b.", "", vec![]),
            ]),
            Node::Parts(vec![part("", "", vec![part("(i)", "more", vec![])])]),
        ];
        let expected = "Question from Cllr A Example\n\nTo: The Leader\nMeeting: 10:00\n\n    One.\n    Two.\n    \
                        (Minutes)\n\na.  what\n    (i) now\n    (ii) then;\n         and when\nb.\n\n    (i) more\n";
        assert_eq!(encode(&Document { title: String::new(), nodes }), expected);
    }
}
