//! The lines of a hard-wrapped text, as a PDF gives them, joined to paragraphs again.

use super::Paragraph;
use crate::minutes::scan::has_any;

/// Lines shorter than this are not what a wrapped page is known by.
const NARROWEST: usize = 40;
/// Longer lines are whole paragraphs.
const WIDEST: usize = 140;

/// The lines joined where the text was wrapped at a fixed width; other texts as they are.
pub(super) fn unwrap(lines: Vec<Paragraph>) -> Vec<Paragraph> {
    let Some(width) = wrapped_width(&lines) else { return lines };
    let mut joined: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut last_width = 0;
    for line in lines {
        let this_width = line.text.chars().count();
        match joined.last_mut() {
            Some(last) if continues(last, last_width, &line, width) => join(last, &line.text),
            _ => joined.push(line),
        }
        last_width = this_width;
    }
    joined
}

/// The usual width of full lines, if the text is wrapped: many lines near it break off mid-sentence.
fn wrapped_width(lines: &[Paragraph]) -> Option<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let mut broken = 0;
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let width = line.text.chars().count();
        if next.gap == 0 && (NARROWEST..=WIDEST).contains(&width) {
            widths.push(width);
            broken += usize::from(!ends_sentence(&line.text) && starts_low(&next.text));
        }
    }
    let over = lines.iter().filter(|line| line.text.chars().count() > WIDEST).count();
    if broken < 5 || broken * 4 < widths.len() || over * 4 > lines.len() {
        return None;
    }
    widths.sort_unstable();
    widths.get(widths.len() * 3 / 4).copied()
}

fn continues(last: &Paragraph, last_width: usize, line: &Paragraph, width: usize) -> bool {
    let full = last_width * 10 >= width * 7;
    let sentence_ends = ends_sentence(&last.text);
    let starts_new = line.marker.is_some() || line.heading || line.bold != last.bold;
    line.gap == 0
        && !starts_new
        && full
        && (!sentence_ends || !looks_like_label(&line.text))
        && (starts_low(&line.text) || !looks_like_label(&line.text))
        && !last.text.ends_with(':')
}

/// A short line that names a kind of speech stands alone even in a wrapped text.
fn looks_like_label(text: &str) -> bool {
    text.chars().count() < 80
        && has_any(text, &["question", "reply", "response", "answer", "supplementary", "supporting documents"])
        && (text.ends_with(':') || text.chars().next().is_some_and(char::is_uppercase))
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', ':', ';', '”', '"', '’'])
}

fn starts_low(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
}

fn join(last: &mut Paragraph, more: &str) {
    let broken_word = last.text.ends_with('-')
        && last.text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && more.chars().next().is_some_and(char::is_lowercase);
    if broken_word {
        last.text.pop();
    } else {
        last.text.push(' ');
    }
    last.text.push_str(more);
}
