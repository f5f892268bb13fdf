//! Web pages (.html): the words as a browser shows them, the title, and the address if the page has it.

use super::encoding;
use super::paper::Paper;
use crate::{html, minutes};

/// How far into a page its own address is looked for, in bytes.
const HEAD: usize = 64 * 1024;

/// Reads a page in any encoding; a server's or a letter's word on that counts more than the page's.
pub(super) fn read(bytes: &[u8], charset: Option<&str>) -> Paper {
    let text = encoding::page(bytes, charset);
    let text = text.trim_start_matches('\u{feff}');
    Paper {
        blocks: html::blocks(text),
        title: minutes::page_title(text),
        address: address(text),
        text: Some(text.to_owned()),
        cut: None,
    }
}

/// Where the page was saved from: a browser's note, or the page's link to itself.
fn address(text: &str) -> Option<String> {
    let head = text.get(..text.floor_char_boundary(HEAD))?;
    saved_from(head).or_else(|| canonical(head))
}

/// `<!-- saved from url=(0024)https://example.org/a -->`, as Chromium and Internet Explorer write it.
fn saved_from(head: &str) -> Option<String> {
    let (_, rest) = head.split_once("saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    web_address(rest.split_whitespace().next()?.trim_end_matches("-->"))
}

/// `<link rel="canonical" href="https://example.org/a">`.
fn canonical(head: &str) -> Option<String> {
    let tags = head.split('<').filter(|tag| tag.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("link")));
    let link = tags.filter_map(|tag| tag.split('>').next()).find(|tag| tag.contains("canonical"))?;
    let (_, value) = link.split_once("href=")?;
    let value = value.trim_start_matches(['"', '\'']);
    web_address(value.split(['"', '\'', ' ', '\t', '\n']).next()?)
}

/// An address of the web; files and parts of a saved page have others.
pub(super) fn web_address(text: &str) -> Option<String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    (is_web && text.len() < 2000).then(|| text.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_say_where_it_was_saved_from() {
        let check =
            |page: &str, expected: Option<&str>| assert_eq!(read(page.as_bytes(), None).address.as_deref(), expected);
        check("<!-- saved from url=(0024)https://example.org/a?b=1 --><p>x", Some("https://example.org/a?b=1"));
        check("<LINK rel='canonical' href='https://example.org/a?b&amp;c'><p>x", Some("https://example.org/a?b&c"));
        check("<link rel=canonical href=/a><p>x", None);
        check("<!-- saved from url=(0014)about:internet --><p>x", None);
        check("", None);
    }
}
