//! The classes that a page's own style sheet hides: council sites keep folded texts and labels so.

use super::style::Style;

/// Longer style sheets are read to here, in bytes; a saved Word document's are shorter.
const LONGEST: usize = 1 << 18;

/// What the style elements of a page say about hiding.
#[derive(Default)]
pub(super) struct Sheet {
    source: String,
    hidden: Vec<String>,
}

impl Sheet {
    /// Adds text of a style element, which may come in pieces.
    pub(super) fn add(&mut self, text: &str) {
        if self.source.len() < LONGEST {
            self.source.push_str(text);
        }
    }

    /// Reads what was added: at the end of the style element.
    pub(super) fn read(&mut self) {
        let source = without_comments(&std::mem::take(&mut self.source));
        let mut rest = source.as_str();
        while let Some((prelude, after)) = rest.split_once('{') {
            let selector = prelude.trim();
            // What holds only in print or on small screens says nothing here.
            rest = if selector.starts_with('@') { after_block(after) } else { self.rule(selector, after) };
        }
    }

    /// Whether an element with this class attribute is hidden.
    pub(super) fn hides(&self, classes: &str) -> bool {
        !self.hidden.is_empty() && classes.split_whitespace().any(|class| self.hidden.iter().any(|name| name == class))
    }

    /// Takes one rule and gives back what follows it. Only selectors of a lone class are understood.
    fn rule<'a>(&mut self, selector: &str, after: &'a str) -> &'a str {
        let (declarations, rest) = after.split_once('}').unwrap_or((after, ""));
        let style = Style::read(declarations);
        for class in selector.split(',').filter_map(|name| name.trim().strip_prefix('.')) {
            if style.hidden {
                self.hidden.push(class.to_owned());
            } else if style.shown {
                self.hidden.retain(|name| name != class);
            }
        }
        rest
    }
}

/// The style sheet without its comments, and without the mark that hid style sheets from old browsers.
fn without_comments(source: &str) -> String {
    let mut pieces = source.split("/*");
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.filter_map(|piece| piece.split_once("*/")).map(|(_, rest)| rest);
    std::iter::once(first).chain(rest).collect::<String>().replace("<!--", "")
}

/// What follows a block whose opening brace has been passed.
fn after_block(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, brace) in text.match_indices(['{', '}']) {
        depth = if brace == "{" { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return text.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}
