//! The paper as Markdown: CommonMark 0.31. Labels are literal text, since lists of CommonMark have no letters;
//! programs that know lettered lists, such as Pandoc, make lists of them.

use crate::document::{Document, Item, Node};

pub(super) fn encode(document: &Document) -> String {
    let pieces: Vec<String> = document.nodes.iter().flat_map(pieces).filter(|piece| !piece.is_empty()).collect();
    pieces.join("\n\n") + "\n"
}

fn pieces(node: &Node) -> Vec<String> {
    match node {
        Node::Heading { level, text } => {
            vec![format!("{} {}", "#".repeat(usize::from((*level).clamp(1, 6))), escape(text))]
        }
        Node::Facts(facts) => {
            let facts = facts.iter().map(|(name, value)| format!("**{}:** {}", escape(name), escape(value)));
            // Two spaces keep the lines apart, and nobody sees them who reads the text as it is.
            vec![facts.collect::<Vec<_>>().join("  \n")]
        }
        Node::Paragraph(text) => vec![escape(text)],
        Node::Quotation { paragraphs, source, address } => {
            let source = source.as_ref().map(|source| match address {
                Some(address) => format!("([{}](<{address}>))", escape(source)),
                None => format!("({})", escape(source)),
            });
            let all = paragraphs.iter().map(|text| escape(text)).chain(source);
            vec![all.map(|text| format!("> {text}")).collect::<Vec<_>>().join("\n>\n")]
        }
        Node::Parts(items) => items.iter().flat_map(item).collect(),
    }
}

fn item(part: &Item) -> Vec<String> {
    let mut lines: Vec<String> = part.text.split('\n').map(escape).collect();
    if let Some(first) = lines.first_mut().filter(|_| !part.label.is_empty()) {
        *first = format!("{} {first}", part.label).trim_end().to_owned();
    }
    lines.into_iter().chain(part.items.iter().flat_map(item)).collect()
}

/// The words so that nothing in them reads as a mark.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_at_start = true;
    for (at, mark) in text.char_indices() {
        let counts =
            is_at_start && text.get(..at).is_some_and(|before| before.bytes().all(|byte| byte.is_ascii_digit()));
        let is_mark = match mark {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' => true,
            '#' | '+' | '-' | '=' => at == 0,
            '.' | ')' => counts && at > 0,
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        is_at_start &= mark.is_ascii_digit();
        match mark {
            '\t' => escaped.push(' '),
            _ if mark.is_control() => escaped.push('\u{fffd}'),
            _ => escaped.push(mark),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_of_a_paper_has_its_marks() {
        let inner = Item { label: "(i)".into(), text: "now".into(), items: vec![] };
        let nodes = vec![
            Node::Heading { level: 1, text: "Question".into() },
            Node::Facts(vec![("To".into(), "The Leader".into()), ("Meeting".into(), "10:00".into())]),
            Node::Quotation {
                paragraphs: vec!["One.".into(), "Two.".into()],
                source: Some("Minutes".into()),
                address: Some("https://example.org/7#:~:text=One.".into()),
            },
            Node::Parts(vec![Item { label: "a.".into(), text: "when\nand why".into(), items: vec![inner] }]),
        ];
        let expected = "# Question\n\n**To:** The Leader  \n**Meeting:** 10:00\n\n> One.\n>\n> Two.\n>\n> ([Minutes](<https://example.org/7#:~:text=One.>))\n\n\
                        a. when\n\nand why\n\n(i) now\n";
        assert_eq!(encode(&Document { nodes, ..Document::default() }), expected);
    }

    #[test]
    fn words_are_never_marks() {
        let check = |text: &str, expected: &str| assert_eq!(escape(text), expected);
        check("2026. A *year*", "2026\\. A \\*year\\*");
        check("# 1 - 2", "\\# 1 - 2");
        check("- £5 <b>", "\\- £5 \\<b\\>");
        check("A52. And 3.", "A52. And 3.");
    }
}
