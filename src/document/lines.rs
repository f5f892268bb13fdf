//! A paper as the lines that its reader sees, whatever file it is in.
//!
//! Word processors and mail programs change the marks that nobody sees, the shape of quotation marks and
//! the white space when they save a paper again. What stays is compared: see [`seen`] and [`hash`].

use sha2::{Digest, Sha256};

use super::{Document, Item, Node};
use crate::text::normalise;

/// One paragraph of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its label, as a list gives it: "a.", "(i)"; empty for all but the first paragraph of a part.
    pub label: String,
    /// Its words.
    pub text: String,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A heading.
    Heading,
    /// The name of a fact that stands on a line of its own.
    FactName,
    /// A fact, with its name where that has no line of its own.
    Fact,
    /// A plain paragraph.
    Paragraph,
    /// A paragraph of a quotation.
    Quotation,
    /// Where a quotation comes from.
    Source,
    /// A paragraph of a part, or with the depth 1 of a sub-part.
    Part(u8),
}

/// How a format writes facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    /// "Body: Exampleshire Police and Crime Panel".
    OneLine,
    /// The name on one line, the value on the next.
    TwoLines,
}

impl Document {
    /// All lines in order.
    pub fn lines(&self, facts: Facts) -> Vec<Line> {
        self.nodes.iter().flat_map(|node| of_node(node, facts)).collect()
    }
}

impl Line {
    fn new(kind: LineKind, text: &str) -> Self {
        Self { kind, label: String::new(), text: text.to_owned() }
    }

    /// The whole line as it reads: "a. which towns".
    pub fn whole(&self) -> String {
        format!("{} {}", self.label, self.text)
    }
}

fn of_node(node: &Node, facts: Facts) -> Vec<Line> {
    match node {
        Node::Heading { text, .. } => vec![Line::new(LineKind::Heading, text)],
        Node::Facts(list) => list.iter().flat_map(|(name, value)| of_fact(name, value, facts)).collect(),
        Node::Paragraph(text) => vec![Line::new(LineKind::Paragraph, text)],
        Node::Quotation { paragraphs, source, .. } => {
            let words = paragraphs.iter().map(|text| Line::new(LineKind::Quotation, text));
            words.chain(source.iter().map(|source| Line::new(LineKind::Source, source))).collect()
        }
        Node::Parts(items) => items.iter().flat_map(|item| of_item(item, 0)).collect(),
    }
}

fn of_fact(name: &str, value: &str, facts: Facts) -> Vec<Line> {
    match facts {
        Facts::OneLine => vec![Line::new(LineKind::Fact, &format!("{name}: {value}"))],
        Facts::TwoLines => vec![Line::new(LineKind::FactName, name), Line::new(LineKind::Fact, value)],
    }
}

fn of_item(item: &Item, depth: u8) -> Vec<Line> {
    let mut lines: Vec<Line> = item.text.split('\n').map(|text| Line::new(LineKind::Part(depth), text)).collect();
    if let Some(first) = lines.first_mut() {
        first.label.clone_from(&item.label);
    }
    let beneath = item.items.iter().flat_map(|inner| of_item(inner, depth + 1));
    lines.into_iter().filter(|line| !(line.label.is_empty() && line.text.is_empty())).chain(beneath).collect()
}

/// The text as two readers agree on it: marks that do not show are left out, white space is folded, and
/// quotation marks and dashes are made plain.
pub fn seen(text: &str) -> String {
    let shows = |mark: &char| !is_unseen(*mark);
    let shown: String = text.chars().filter(shows).collect();
    normalise(&shown)
}

/// A mark without a shape of its own, or the one that stands for such a mark.
fn is_unseen(mark: char) -> bool {
    let breaks_words = matches!(mark, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
    let is_noncharacter = u32::from(mark) & 0xfffe == 0xfffe || matches!(mark, '\u{fdd0}'..='\u{fdef}');
    is_noncharacter
        || (mark.is_control() && !breaks_words)
        || matches!(mark, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}

/// The line without the labels of parts that it begins with: "a.", "(ii)". Some files have them as letters, in
/// others a list gives them.
pub fn without_labels(mut line: &str) -> &str {
    while let Some(rest) = after_label(line) {
        line = rest;
    }
    line
}

/// What follows a label at the beginning.
fn after_label(line: &str) -> Option<&str> {
    let (label, rest) = match line.strip_prefix('(') {
        Some(inside) => inside.split_once(')')?,
        None => line.split_once('.')?,
    };
    let first = label.bytes().next()?;
    let is_label = label.len() <= 30
        && first.is_ascii_lowercase()
        && match line.starts_with('(') {
            true => label.len() == 1 || label.bytes().all(|byte| b"ivxlc".contains(&byte)),
            false => label.bytes().all(|byte| byte == first),
        };
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (is_label && ends).then(|| rest.trim_start())
}

/// SHA-256 of lines as they are seen, in lower-case hexadecimal. Lines that show nothing but a label do not count:
/// word processors' files hold no words there.
pub fn hash(lines: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut hasher = Sha256::new();
    for line in lines {
        let line = seen(line.as_ref());
        if !without_labels(&line).is_empty() {
            hasher.update(line);
            hasher.update("\n");
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_read_line_by_line_with_its_labels() {
        let inner = Item { label: "(i)".into(), text: "now".into(), items: vec![] };
        let nodes = vec![
            Node::Heading { level: 1, text: "Question".into() },
            Node::Facts(vec![("To".into(), "The Leader".into())]),
            Node::Quotation { paragraphs: vec!["Yes.".into()], source: Some("Minutes".into()), address: None },
            Node::Parts(vec![Item { label: "a.".into(), text: "when\nand why".into(), items: vec![inner.clone()] }]),
            Node::Parts(vec![Item { items: vec![inner], ..Item::default() }]),
        ];
        let paper = Document { nodes, ..Document::default() };
        let whole: Vec<String> =
            paper.lines(Facts::OneLine).iter().map(|line| line.whole().trim().to_owned()).collect();
        assert_eq!(
            whole,
            ["Question", "To: The Leader", "Yes.", "Minutes", "a. when", "and why", "(i) now", "(i) now"]
        );
        assert_eq!(paper.lines(Facts::TwoLines).len(), 9);
    }

    #[test]
    fn what_programs_change_in_saving_is_the_same_text() {
        assert_eq!(seen("a\u{a0}\u{200b} “b”\u{0}\u{ad}–c\u{fffe}"), "a \"b\"-c");
        assert_eq!(hash(["a  b", "\u{200b}", "c"]), hash(["a b", "c "]));
        assert_ne!(hash(["a", "b"]), hash(["a b"]));
        assert_eq!(hash(["a.", "(iv)", "c"]), hash(["c"]));
    }

    #[test]
    fn labels_are_told_from_words() {
        let check = |line: &str, expected: &str| assert_eq!(without_labels(line), expected);
        check("a. which", "which");
        check("bb. (ii) a. which", "which");
        check("ab. which", "ab. which");
        check("A. Example", "A. Example");
        check("(b)\twhich", "which");
        check("(and) which", "(and) which");
        check("e.g. this", "e.g. this");
    }
}
