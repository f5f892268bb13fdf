//! Letters to lines: which stand together, where spaces are, and which lines only run from page to page.

use super::page::Letter;
use crate::html::{TextBlock, TextKind};

/// A gap wider than this, in sizes of the font, is a space.
const SPACE: f64 = 0.17;

/// A gap wider than this parts what stands in columns of a table.
const COLUMN: f64 = 2.0;

/// Lines whose heights differ by less than this, in sizes of the font, are one.
const SAME_HEIGHT: f64 = 0.35;

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) height: f64,
    pub(super) from: f64,
    to: f64,
    size: f64,
    angle: i16,
    bold: bool,
    italic: bool,
    /// Whether a no-break or plain space ends it so far.
    is_spaced: bool,
}

/// The lines of a page, in the order in which they are drawn; where that order runs up and down the page,
/// from the top to the bottom.
pub(super) fn lines(letters: Vec<Letter>) -> Vec<Line> {
    let mut lines = drawn(letters);
    lines.retain_mut(|line| {
        let text = line.text.trim();
        if text.len() < line.text.len() {
            line.text = text.to_owned();
        }
        !line.text.is_empty()
    });
    let ups = lines.windows(2).filter(|pair| pair[1].height > pair[0].height + pair[0].size).count();
    if ups * 4 > lines.len() {
        lines = from_the_top(lines);
    }
    lines
}

/// Lines as they are drawn, one letter after the other.
fn drawn(letters: Vec<Letter>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for letter in letters {
        match lines.last_mut().filter(|line| line.takes(&letter)) {
            Some(line) => line.add(&letter),
            None => lines.push(Line::of(&letter)),
        }
    }
    lines
}

/// Lines sorted by their places; those of one height are joined.
fn from_the_top(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| b.height.total_cmp(&a.height).then(a.from.total_cmp(&b.from)));
    let mut sorted: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match sorted.last_mut().filter(|last| last.is_level_with(line.height, line.angle)) {
            Some(last) => last.join(line),
            None => sorted.push(line),
        }
    }
    sorted
}

impl Line {
    fn of(letter: &Letter) -> Self {
        Self {
            text: letter.text.clone(),
            height: letter.height,
            from: letter.from,
            to: letter.to,
            size: letter.size,
            angle: letter.angle,
            bold: letter.bold || is_blank(&letter.text),
            italic: letter.italic || is_blank(&letter.text),
            is_spaced: is_blank(&letter.text),
        }
    }

    fn is_level_with(&self, height: f64, angle: i16) -> bool {
        self.angle == angle && (self.height - height).abs() <= self.size * SAME_HEIGHT
    }

    /// Whether a letter goes on with the line: on its height, and not back before its end.
    fn takes(&self, letter: &Letter) -> bool {
        let size = self.size.max(letter.size);
        let level = self.angle == letter.angle && (self.height - letter.height).abs() <= size * SAME_HEIGHT;
        // A raised figure is smaller and still of the line.
        level && letter.from > self.to - size
    }

    fn add(&mut self, letter: &Letter) {
        let gap = letter.from - self.to;
        let blank = is_blank(&letter.text);
        self.space(gap, blank);
        if blank {
            if !self.is_spaced {
                self.text.push(' ');
            }
        } else {
            self.text.push_str(&letter.text);
            self.bold &= letter.bold;
            self.italic &= letter.italic;
            if letter.size > self.size {
                (self.size, self.height) = (letter.size, letter.height);
            }
        }
        self.is_spaced = blank;
        self.to = self.to.max(letter.to);
    }

    /// The space that a gap is. A wide one is several, so that columns stay apart.
    fn space(&mut self, gap: f64, blank: bool) {
        if gap > self.size * COLUMN {
            let trimmed = self.text.trim_end().len();
            self.text.truncate(trimmed);
            self.text.push_str("   ");
            self.is_spaced = true;
        } else if gap > self.size * SPACE && !self.is_spaced && !blank {
            self.text.push(' ');
        }
    }

    fn join(&mut self, next: Line) {
        self.space(next.from - self.to, false);
        if !self.text.ends_with(' ') && next.from > self.to + self.size * SPACE {
            self.text.push(' ');
        }
        self.text.push_str(&next.text);
        self.bold &= next.bold;
        self.italic &= next.italic;
        self.to = next.to;
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Drops page numbers, and lines that stand at the same place of most pages: they would stand in the
/// middle of an answer.
pub(super) fn drop_running(pages: &mut [Vec<Line>]) {
    if pages.len() < 2 {
        return;
    }
    for at_top in [true, false] {
        // A running head may have two lines and a number.
        for _ in 0..3 {
            if !drop_edge(pages, at_top) {
                break;
            }
        }
    }
}

/// Drops the outermost line of every page that has it, if it runs through; whether it did.
fn drop_edge(pages: &mut [Vec<Line>], at_top: bool) -> bool {
    let edges: Vec<Option<usize>> = pages.iter().map(|lines| outermost(lines, at_top)).collect();
    let line = |page: usize| edges.get(page).copied().flatten().and_then(|index| pages.get(page)?.get(index));
    let numbers =
        (0..pages.len()).filter(|&page| line(page).is_some_and(|line| is_page_number(&line.text, page))).count();
    let repeated = most_repeated((0..pages.len()).filter_map(&line));
    let runs = |found: usize, least: usize| found >= least && found * 2 > pages.len();
    let text = repeated.filter(|(_, found)| runs(*found, 3)).map(|(text, _)| text);
    if text.is_none() && !runs(numbers, 2) {
        return false;
    }
    for (page, (lines, edge)) in pages.iter_mut().zip(edges).enumerate() {
        let Some(index) = edge else { continue };
        let Some(line) = lines.get(index) else { continue };
        let drops = match &text {
            Some(text) => line.text == *text,
            None => is_page_number(&line.text, page),
        };
        if drops {
            lines.remove(index);
        }
    }
    true
}

fn outermost(lines: &[Line], at_top: bool) -> Option<usize> {
    let level = lines.iter().enumerate().filter(|(_, line)| line.angle == 0);
    let by_height = |a: &(usize, &Line), b: &(usize, &Line)| a.1.height.total_cmp(&b.1.height);
    let found = if at_top { level.max_by(by_height) } else { level.min_by(by_height) };
    found.map(|(index, _)| index)
}

/// The text that stands most often at this edge, and how often.
fn most_repeated<'a>(lines: impl Iterator<Item = &'a Line>) -> Option<(String, usize)> {
    let mut counts: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    lines.for_each(|line| *counts.entry(line.text.as_str()).or_default() += 1);
    counts.into_iter().max_by_key(|&(text, count)| (count, text)).map(|(text, count)| (text.to_owned(), count))
}

/// "3", "- 3 -", "Page 3 of 7": nothing but the number that this page could have.
fn is_page_number(text: &str, index: usize) -> bool {
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut numbers = Vec::new();
    let plain = words.all(|word| match word.parse::<usize>() {
        Ok(number) => {
            numbers.push(number);
            true
        }
        Err(_) => matches!(word, "page" | "of" | "tudalen"),
    });
    // A paper that is part of a larger one does not begin at 1.
    plain && numbers.len() <= 2 && numbers.first().is_some_and(|&number| number > index && number < 10_000)
}

/// All lines as blocks, with the gaps between them counted in blank lines.
pub(super) fn blocks(pages: &[Vec<Line>]) -> Vec<TextBlock> {
    let pitch = pitch(pages);
    let mut blocks = Vec::with_capacity(pages.iter().map(Vec::len).sum());
    let mut before: Option<&Line> = None;
    for lines in pages {
        for (index, line) in lines.iter().enumerate() {
            let gap = match before {
                None => 0,
                Some(before) if index == 0 => gap_at_page(&before.text, &line.text),
                Some(before) => blank_lines(before, line, pitch),
            };
            blocks.push(TextBlock {
                text: line.text.clone(),
                kind: TextKind::Paragraph,
                bold: line.bold,
                italic: line.italic,
                blank_lines_before: gap,
                quoted: false,
            });
            before = Some(line);
        }
    }
    blocks
}

/// The usual distance of lines within a paragraph, in sizes of the font: of all distances the lower quarter.
fn pitch(pages: &[Vec<Line>]) -> f64 {
    let pairs = pages.iter().flat_map(|lines| lines.windows(2));
    let distance = |pair: &[Line]| (pair[0].height - pair[1].height) / pair[1].size.max(0.1);
    let mut all: Vec<f64> = pairs.map(distance).filter(|ratio| (0.8..4.0).contains(ratio)).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 4).copied().unwrap_or(1.2)
}

/// The gap where a page ends, which cannot be seen. A paragraph ends there if a sentence does and what follows
/// begins as one; after a question the gap may be the larger one before an answer that nothing else announces.
fn gap_at_page(before: &str, next: &str) -> u8 {
    let before = before.trim_end_matches(['”', '"', '’', '\'', ')']);
    match next.chars().next() {
        Some(first) if first.is_lowercase() => 0,
        _ if before.ends_with('?') => 2,
        _ => u8::from(before.ends_with(['.', '!', ':'])),
    }
}

fn blank_lines(before: &Line, line: &Line, pitch: f64) -> u8 {
    let distance = (before.height - line.height) / (line.size.max(0.1) * pitch);
    match distance {
        // The next column, or a box elsewhere, begins anew.
        ..-0.5 => 1,
        ..1.25 => 0,
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines at most")]
        more => (more.round().min(20.0) as u8).saturating_sub(1).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, from: f64, height: f64) -> Vec<Letter> {
        let place = |index: usize| from + 6.0 * index as f64;
        text.chars()
            .enumerate()
            .map(|(index, letter)| Letter {
                from: place(index),
                to: place(index + 1),
                height,
                angle: 0,
                size: 12.0,
                bold: false,
                italic: false,
                text: letter.to_string(),
            })
            .collect()
    }

    fn read(pieces: &[(&str, f64, f64)]) -> Vec<String> {
        let all = pieces.iter().flat_map(|&(text, from, height)| letters(text, from, height)).collect();
        lines(all).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn letters_of_one_height_are_a_line_and_gaps_are_spaces() {
        assert_eq!(read(&[("one", 0.0, 700.0), ("two", 22.0, 700.0), ("three", 0.0, 686.0)]), ["one two", "three"]);
        assert_eq!(read(&[("1", 0.0, 700.0), ("Roads", 80.0, 700.0)]), ["1   Roads"]);
        assert_eq!(read(&[("on", 0.0, 700.0), ("e", 12.5, 703.0)]), ["one"]);
    }

    #[test]
    fn lines_drawn_up_and_down_are_read_from_the_top() {
        let pieces = [("three", 0.0, 600.0), ("two", 0.0, 650.0), ("one", 0.0, 700.0)];
        assert_eq!(read(&pieces), ["one", "two", "three"]);
    }

    #[test]
    fn page_numbers_and_running_lines_are_dropped() {
        let page = |number: usize| {
            let mut page = letters("Exampleshire Panel", 0.0, 800.0);
            page.extend(letters(["Alpha", "Beta", "Gamma"][number], 0.0, 700.0));
            page.extend(letters(&format!("Page {} of 3", number + 1), 0.0, 20.0));
            lines(page)
        };
        let mut pages = vec![page(0), page(1), page(2)];
        drop_running(&mut pages);
        let texts: Vec<&str> = pages.iter().flatten().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Alpha", "Beta", "Gamma"]);
    }

    #[test]
    fn the_gap_where_a_page_ends_is_told_from_the_sentences() {
        let gaps = [("Why?", "Because."), ("It ends.", "It begins."), ("It goes", "on."), ("Example", "Road")]
            .map(|(before, next)| gap_at_page(before, next));
        assert_eq!(gaps, [2, 1, 0, 0]);
    }

    #[test]
    fn a_question_that_begins_each_page_is_no_running_line() {
        let page = |number: usize| lines(letters(&format!("Question {}", number + 1), 0.0, 800.0));
        let mut pages = vec![page(0), page(1), page(2)];
        drop_running(&mut pages);
        assert_eq!(pages.iter().flatten().count(), 3);
    }

    #[test]
    fn a_paragraph_may_go_on_over_the_page_and_a_sentence_that_ended_does_not() {
        let page = |text: &str| lines(letters(text, 0.0, 700.0));
        let gap = |pages: &[Vec<Line>]| blocks(pages)[1].blank_lines_before;
        assert_eq!(gap(&[page("The Panel has"), page("agreed.")]), 0);
        assert_eq!(gap(&[page("The Panel met the"), page("Commissioner.")]), 0);
        assert_eq!(gap(&[page("It has agreed."), page("The Panel met.")]), 1);
    }

    #[test]
    fn wider_gaps_between_lines_are_blank_lines() {
        let heights = [700.0, 686.0, 672.0, 644.0, 630.0, 602.0];
        let all = heights.iter().flat_map(|&height| letters("words", 0.0, height)).collect();
        let gaps: Vec<u8> = blocks(&[lines(all)]).iter().map(|block| block.blank_lines_before).collect();
        assert_eq!(gaps, [0, 0, 0, 1, 0, 1]);
    }
}
