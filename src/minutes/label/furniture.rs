//! What a web page or a printed page puts around the text, known by its wording.

use super::{Around, Label, Opens};
use crate::minutes::scan::{Scan, has_any, is_space};

const BEGINS: &[&str] = &[
    "skip to",
    "skip navigation",
    "you are here",
    "share this item",
    "email this item",
    "view the background to item",
    "back to top",
    "last updated",
    "we use cookies",
    "this site uses cookies",
    "accept all cookies",
    "reject additional cookies",
    "accept cookies",
    "cookie settings",
    "view directions",
    "accessibility statement",
    "privacy and cookies",
    "privacy notice",
    "contact us",
    "terms privacy",
    "copyright",
    "©",
    "cymraeg",
    "search documents",
    "committee structure",
    "what's new",
    "share on",
    "tweet",
    "print this page",
    "home >",
    "home »",
    "home \u{203a}",
    "a-z of services",
    "agenda item print",
    "powered by",
    "follow us",
    "sign in",
    "log in",
];
const WHOLE: &[&str] = &[
    "accessibility",
    "privacy",
    "terms",
    "cookies",
    "search",
    "home",
    "menu",
    "close",
    "agenda item",
    "media",
    "items",
    "item",
    "no.",
    "share",
    "print",
    "go",
    "contact",
    "cookies policy",
    "pdf",
    "facebook",
    "twitter",
    "x",
    "linkedin",
    "sitemap",
    "#",
    "from",
    "to",
    "subject",
    "questioner",
    "question to",
    "question from",
    "councillor",
    "response",
    "minutes",
    "none",
];

pub(super) fn labels(around: Around<'_>, found: &mut Vec<Label>) {
    let text = around.this.text.trim_matches(is_space);
    let sure = if around.evidence.running.contains(text) {
        13
    } else if is_page_number(text) || begins(text) {
        9
    } else if is_document(text) {
        7
    } else {
        0
    };
    if sure > 0 {
        found.push(Label { opens: Opens::Furniture, sure, words_at: around.this.text.len(), ..Label::default() });
    }
}

fn begins(text: &str) -> bool {
    text.len() < 160 && Scan::new(text).eat_any(BEGINS) || text.starts_with('©')
}

/// "Page 3 of 9", "- 4 -".
fn is_page_number(text: &str) -> bool {
    let mut scan = Scan::new(text.trim_matches(|c: char| matches!(c, '-' | '–' | ' ')));
    let named = scan.eat("page");
    let numbered = text.len() < 24 && scan.number().is_some();
    scan.eat_any(&["of"]);
    scan.number();
    named && numbered && scan.is_done()
}

/// "Report of questions PDF 214 KB": a file that can be fetched.
pub(in crate::minutes) fn is_document(text: &str) -> bool {
    text.len() < 200
        && has_any(text, &["pdf", "docx", "doc", "xlsx"])
        && (has_any(text, &["kb", "mb"]) || text.ends_with("KB)"))
}

/// Words that are furniture only outside of every question: a menu's, a table's.
pub(in crate::minutes) fn is_loose(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| is_space(c) || matches!(c, ':' | '•' | '·'));
    begins(text)
        || is_document(text)
        || WHOLE.iter().any(|word| bare.eq_ignore_ascii_case(word))
        || bare.chars().count() == 1
}
