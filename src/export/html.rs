//! The paper as one page that needs nothing else: to read, to print, to open in a word processor, and
//! to open again in Question Desk, whose data it carries.
//!
//! Lists are paragraphs in the roles of a list with their letters written out, not `ol`: word
//! processors that open a page put numbers of their own before the items of an `ol`, whatever its
//! style says. Nothing in the page runs, and its policy says so.

use std::fmt::{Result, Write};

use super::Data;
use super::direction::is_from_the_right;
use crate::document::{Document, Item, Node};

/// The id of the script element that holds the data.
pub const DATA_ID: &str = "question-desk-data";

/// The attribute of that element that says what the page showed when it was made: the hash of its lines.
pub const TEXT_HASH: &str = "data-text";

const STYLE: &str = include_str!("html/page.css");

/// The page of a paper, with the data of its submission.
pub(super) fn encode(document: &Document, data: &Data) -> String {
    let mut page = String::with_capacity(STYLE.len() + 2 * data.json.len() + 1024);
    // Writing to a string cannot fail.
    let _ = write_page(&mut page, document, data);
    page
}

fn write_page(page: &mut String, document: &Document, data: &Data) -> Result {
    write_head(page, &document.title)?;
    page.push_str("<body>\n<main>\n");
    for node in &document.nodes {
        write_node(page, node)?;
    }
    write!(
        page,
        "</main>\n<footer>\n<p>This file was made in Question Desk for the clerk. \
         Open this file in Question Desk to take the question in. Reference {}.</p>\n</footer>\n\
         <script type=\"application/json\" id=\"{DATA_ID}\" {TEXT_HASH}=\"{}\">\n{}\n</script>\n</body>\n</html>\n",
        escape(data.reference),
        data.text_hash,
        data.json
    )
}

fn write_head(page: &mut String, title: &str) -> Result {
    write!(
        page,
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"Question Desk\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n",
        escape(title)
    )
}

fn write_node(page: &mut String, node: &Node) -> Result {
    match node {
        Node::Heading { level, text } => {
            let level = (*level).clamp(1, 6);
            writeln!(page, "<h{level}>{}</h{level}>", escape(text))
        }
        Node::Facts(facts) => write_facts(page, facts),
        Node::Paragraph(text) => writeln!(page, "<p{}>{}</p>", direction(text), escape(text)),
        Node::Quotation { paragraphs, source, address } => {
            write_quotation(page, paragraphs, source.as_deref(), address.as_deref())
        }
        Node::Parts(items) => write_items(page, items),
    }
}

fn write_facts(page: &mut String, facts: &[(String, String)]) -> Result {
    page.push_str("<dl>\n");
    for (name, value) in facts {
        writeln!(page, "<dt>{}</dt>\n<dd>{}</dd>", escape(name), escape(value))?;
    }
    page.push_str("</dl>\n");
    Ok(())
}

fn write_quotation(page: &mut String, paragraphs: &[String], source: Option<&str>, address: Option<&str>) -> Result {
    page.push_str("<figure>\n<blockquote>\n");
    for paragraph in paragraphs {
        writeln!(page, "<p{}>{}</p>", direction(paragraph), escape(paragraph))?;
    }
    page.push_str("</blockquote>\n");
    match (source.map(escape), address.map(escape)) {
        (Some(source), Some(address)) => {
            writeln!(page, "<figcaption><cite><a href=\"{address}\">{source}</a></cite></figcaption>")?;
        }
        (Some(source), None) => writeln!(page, "<figcaption><cite>{source}</cite></figcaption>")?,
        (None, _) => {}
    }
    page.push_str("</figure>\n");
    Ok(())
}

fn write_items(page: &mut String, items: &[Item]) -> Result {
    page.push_str("<div role=\"list\">\n");
    for item in items {
        page.push_str("<div role=\"listitem\">\n");
        write_words(page, item)?;
        if !item.items.is_empty() {
            write_items(page, &item.items)?;
        }
        page.push_str("</div>\n");
    }
    page.push_str("</div>\n");
    Ok(())
}

/// The label before the first paragraph of the words; nothing where there are neither.
fn write_words(page: &mut String, item: &Item) -> Result {
    let mut lines = item.text.split('\n');
    let first = lines.next().unwrap_or_default();
    if !(item.label.is_empty() && first.is_empty()) {
        writeln!(page, "<p class=\"part\"><span>{} </span>{}</p>", escape(&item.label), escape(first))?;
    }
    lines.try_for_each(|line| writeln!(page, "<p class=\"more\">{}</p>", escape(line)))
}

/// Words that are written from the right say so; the browser finds out where they begin.
fn direction(text: &str) -> &'static str {
    if text.chars().any(is_from_the_right) { " dir=\"auto\"" } else { "" }
}

/// The text for the inside of an element or a quoted attribute. Characters that HTML forbids are
/// shown as the replacement character.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for mark in text.chars() {
        match mark {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(mark),
            _ if mark.is_control() => escaped.push('\u{fffd}'),
            _ => escaped.push(mark),
        }
    }
    escaped
}

#[cfg(test)]
mod tests;
