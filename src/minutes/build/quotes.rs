//! The quotation marks around a whole text, which open in one paragraph and close in another, or never.

use crate::record::Passage;

/// Takes the marks off a text of plain paragraphs.
pub(crate) fn strip(paragraphs: &mut [String]) {
    let mut texts: Vec<&mut String> = paragraphs.iter_mut().collect();
    strip_all(&mut texts);
}

/// Takes the marks off a question.
pub(crate) fn strip_passages(passages: &mut [Passage]) {
    let mut texts: Vec<&mut String> = passages
        .iter_mut()
        .map(|passage| match passage {
            Passage::Paragraph(text) | Passage::Part { text, .. } => text,
        })
        .collect();
    strip_all(&mut texts);
}

fn strip_all(texts: &mut [&mut String]) {
    let Some(open) = texts.first().and_then(|first| first.chars().next()) else { return };
    let close = match open {
        '“' => '”',
        '"' => '"',
        '‘' => '’',
        _ => return,
    };
    if !wraps_all(texts, open, close) {
        return;
    }
    if let Some(last) = texts.last_mut() {
        strip_close(last, close);
    }
    for text in texts.iter_mut().filter(|text| text.starts_with(open)) {
        text.remove(0);
        let trimmed = text.trim_start().len();
        text.drain(..text.len() - trimmed);
    }
}

/// Whether the first mark closes at the very end, or never. Each paragraph may open anew.
fn wraps_all(texts: &[&mut String], open: char, close: char) -> bool {
    let closes = |text: &str| text.trim_end_matches(['.', ' ']).ends_with(close);
    let last = texts.len().saturating_sub(1);
    for (index, text) in texts.iter().enumerate() {
        let mut depth = i32::from(index > 0 && !text.starts_with(open));
        let end = text.trim_end_matches(['.', ' ']).len();
        for (at, character) in text.char_indices() {
            let inner_apostrophe =
                character == '’' && text.get(at + 3..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            if character == open && (open != close || depth == 0) {
                depth += 1;
            } else if character == close && !inner_apostrophe {
                depth -= 1;
            }
            if depth <= 0 && at > 0 && character == close && !inner_apostrophe {
                return index == last && at + character.len_utf8() >= end;
            }
        }
    }
    // Never closed: a curled mark that opened is stripped alone, a straight one as well.
    open != '‘' || closes(texts.last().map_or("", |last| last.as_str()))
}

fn strip_close(text: &mut String, close: char) {
    let end = text.trim_end().len();
    text.truncate(end);
    if text.ends_with(close) {
        text.pop();
    } else if let Some(rest) = text.strip_suffix('.').filter(|rest| rest.ends_with(close)) {
        let mut kept = rest.to_owned();
        kept.pop();
        kept.push('.');
        *text = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_around_the_whole_are_taken_off() {
        let check = |texts: &[&str], expected: &[&str]| {
            let mut owned: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
            strip(&mut owned);
            assert_eq!(owned, expected, "{texts:?}");
        };
        check(&["“One.", "Two.”"], &["One.", "Two."]);
        check(&["“One.", "“Two.”"], &["One.", "Two."]);
        check(&["“Never closed.", "Two."], &["Never closed.", "Two."]);
        check(&["“Harm to Hope” is a strategy."], &["“Harm to Hope” is a strategy."]);
        check(&["\"One.\""], &["One."]);
        check(&["‘Published shortly’ they said, and it’s not."], &["‘Published shortly’ they said, and it’s not."]);
        check(&["Plain.”"], &["Plain.”"]);
    }
}
