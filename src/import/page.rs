//! Finds our data in a page, also after a browser or a mail program has saved it anew.
//!
//! Only what decides where a script begins and ends is read, as the HTML standard has it: comments,
//! tags with their quoted attributes, and scripts, whose inside is plain text up to their end tag.
//! The full reader of HTML would drop the scripts, and is heavy.

use super::Code;
use crate::export::{DATA_ID, TEXT_HASH};

/// What the script element holds that is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held<'a> {
    /// The data.
    pub(super) json: &'a str,
    /// The hash of what the page showed when it was made; older pages have none.
    pub(super) text_hash: Option<&'a str>,
}

/// The words that a page shows: what stands in its main part, or all of it where it has none.
pub(super) fn shown(page: &str) -> &str {
    let inside = page.split_once("<main>").map_or(page, |(_, inside)| inside);
    inside.split_once("</main>").map_or(inside, |(inside, _)| inside)
}

/// Finds our data in a page.
pub(super) fn held(page: &str) -> Result<Held<'_>, Code> {
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let (_, tag) = rest.split_at(start);
        rest = if let Some(comment) = tag.strip_prefix("<!--") {
            // Without an end, the comment goes on to the end of the page.
            comment.find("-->").map_or("", |end| comment.get(end..).unwrap_or_default())
        } else if let Some(attributes) = after_name(tag, "<script") {
            let Script { ours, text_hash, inside } = script(attributes);
            match (ours, end_of_script(inside)) {
                (true, Some(end)) => {
                    return Ok(Held { json: inside.get(..end).unwrap_or_default().trim(), text_hash });
                }
                (true, None) => return Err(Code::Truncated),
                (false, Some(end)) => inside.get(end..).unwrap_or_default(),
                (false, None) => "",
            }
        } else {
            tag.get(1..).unwrap_or_default()
        };
    }
    Err(without_data(page))
}

/// A page that we made and that has no end was cut before its data.
fn without_data(page: &str) -> Code {
    let looks_like_a_page = page.starts_with('<');
    let ends = find_ignoring_case(page, "</html").is_some();
    match (looks_like_a_page, page.contains("Question Desk"), ends) {
        (false, _, _) => Code::NotOurs,
        (true, true, false) => Code::Truncated,
        (true, _, _) => Code::PageWithoutData,
    }
}

/// What follows a tag's name, if the tag has this name.
fn after_name<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.get(name.len()..).filter(|_| starts_ignoring_case(tag, name))?;
    let ends = rest.chars().next().is_none_or(|next| next.is_ascii_whitespace() || matches!(next, '/' | '>'));
    ends.then_some(rest)
}

/// What a script's start tag says.
struct Script<'a> {
    /// Whether it has our id.
    ours: bool,
    text_hash: Option<&'a str>,
    /// What stands after the tag.
    inside: &'a str,
}

fn script(mut rest: &str) -> Script<'_> {
    let (mut ours, mut text_hash) = (false, None);
    loop {
        rest = rest.trim_start_matches(|mark: char| mark.is_ascii_whitespace() || mark == '/');
        if let Some(inside) = rest.strip_prefix('>') {
            return Script { ours, text_hash, inside };
        }
        if rest.is_empty() {
            return Script { ours, text_hash, inside: "" };
        }
        let (name, value, after) = attribute(rest);
        ours |= name.eq_ignore_ascii_case("id") && value == DATA_ID;
        text_hash = text_hash.or(name.eq_ignore_ascii_case(TEXT_HASH).then_some(value));
        rest = after;
    }
}

/// The name and value of the attribute at the beginning, and what stands after it: always less.
fn attribute(text: &str) -> (&str, &str, &str) {
    // A name may begin with an equals sign, and with nothing else that ends a name.
    let ends_name =
        |(index, mark): &(usize, char)| *index > 0 && (mark.is_ascii_whitespace() || matches!(mark, '=' | '>' | '/'));
    let end = text.char_indices().find(ends_name).map_or(text.len(), |(index, _)| index);
    let (name, rest) = text.split_at(end);
    match rest.trim_start_matches(|mark: char| mark.is_ascii_whitespace()).strip_prefix('=') {
        Some(value) => {
            let (value, after) = value_of(value.trim_start_matches(|mark: char| mark.is_ascii_whitespace()));
            (name, value, after)
        }
        None => (name, "", rest),
    }
}

fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = text.find(|mark: char| mark.is_ascii_whitespace() || mark == '>').unwrap_or(text.len());
    text.split_at(end)
}

fn end_of_script(inside: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(start) = inside.get(from..)?.find("</") {
        let tag = inside.get(from + start..)?;
        if after_name(tag, "</script").is_some_and(|rest| !rest.is_empty()) {
            return Some(from + start);
        }
        from += start + 2;
    }
    None
}

fn starts_ignoring_case(text: &str, prefix: &str) -> bool {
    text.as_bytes().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

fn find_ignoring_case(text: &str, piece: &str) -> Option<usize> {
    text.match_indices('<')
        .map(|(start, _)| start)
        .find(|start| text.get(*start..).is_some_and(|rest| starts_ignoring_case(rest, piece)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_found_however_the_page_was_saved() {
        let check = |page: &str| assert_eq!(held(page).map(|held| held.json), Ok("{\"a\": 1}"), "{page}");
        check("<script type=\"application/json\" id=\"question-desk-data\">{\"a\": 1}</script>");
        check("<html><script id='question-desk-data' type=application/json>\r\n{\"a\": 1}\r\n</script></html>");
        check("<SCRIPT\r\n  ID = question-desk-data\r\n  TYPE=\"application/json\" >{\"a\": 1}</SCRIPT >");
        check("<!-- saved from url=(0014)about:internet --><script id=question-desk-data>{\"a\": 1}</script/>");
        check(
            "<script>a < b; '<script id=question-desk-data>'</script><script / id=\"question-desk-data\">{\"a\": 1}</script>",
        );
        check(
            "<p title='a > b'>1 < 2</p><scripts id=x><script =id data-x='>' id=question-desk-data>{\"a\": 1}</script>",
        );
        check("Fwd: see below\n<html><script id=question-desk-data defer>{\"a\": 1}</script>");
        check("<!-- <script id=question-desk-data>old</script> --><script id=question-desk-data>{\"a\": 1}</script>");
    }

    #[test]
    fn a_page_without_data_is_told_from_one_that_was_cut() {
        let check = |page: &str, expected: Code| assert_eq!(held(page), Err(expected), "{page}");
        check("<html><p>Minutes</p></html>", Code::PageWithoutData);
        check("<html><p>Open this file in Question Desk.</p></html>", Code::PageWithoutData);
        check("<html><meta name=generator content=\"Question Desk\"><p>Quest", Code::Truncated);
        check("<script id=question-desk-data>{\"a\":", Code::Truncated);
        check("<script id=question-desk-data>{\"a\": 1}</script", Code::Truncated);
        check("<script id=question-desk-dat", Code::PageWithoutData);
        check("<!-- <script id=question-desk-data>{}</script>", Code::PageWithoutData);
        check("Dear clerk, my question is 1 < 2.", Code::NotOurs);
    }
}
