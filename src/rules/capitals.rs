//! Shouting: several words in a row in capital letters that are no abbreviations.

use super::reading::{Piece, own_blocks, pieces};
use super::{Act, Checking, Finding, Report, Severity};

/// How many words in a row shout.
const ROW: usize = 3;

/// A word of fewer letters may be an abbreviation.
const LONG: usize = 5;

/// A row of so many is no list of abbreviations, however short its words are.
const LONG_ROW: usize = 6;

pub(super) fn check(checking: &Checking, report: &mut Report) {
    for block in own_blocks(&checking.draft.question) {
        let Some((start, end)) = shouted(&block.text) else { continue };
        let sentence =
            "These words are all in capitals, which reads as shouting and is hard to read: write them small.";
        let words = block.text.get(start..end).unwrap_or_default();
        let act = Act::replace("Write them in small letters", block, (start, end), &small(&block.text, start, words));
        let finding =
            Finding::new("shouting", Severity::MayHelp, sentence).in_block(block.id, &block.text, (start, end));
        report.find(finding.mended_by(act));
    }
}

/// The first row of words in capitals that is long, or of which at least two words are too long for an abbreviation.
fn shouted(text: &str) -> Option<(usize, usize)> {
    let pieces: Vec<Piece> = pieces(text).collect();
    let rows = pieces.chunk_by(|one, other| is_loud(one.text) && is_loud(other.text));
    let has_long = |row: &&[Piece]| row.iter().filter(|piece| is_long(piece.text)).count() >= 2;
    let mut loud = rows.filter(|row| row.len() >= LONG_ROW || row.len() >= ROW && has_long(row));
    let row = loud.next()?;
    Some((row.first()?.start, row.last()?.end))
}

fn is_loud(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

fn is_long(word: &str) -> bool {
    word.chars().filter(|mark| mark.is_alphabetic()).count() >= LONG
}

/// The words in small letters, with a capital where a sentence begins.
fn small(text: &str, start: usize, words: &str) -> String {
    let lower = words.to_lowercase();
    let before = text.get(..start).unwrap_or_default().trim_end();
    if !before.is_empty() && !before.ends_with(['.', '?', '!', ':', '“', '"']) {
        return lower;
    }
    let mut marks = lower.chars();
    marks.next().map_or_else(String::new, |first| first.to_uppercase().chain(marks).collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marks, mends};

    #[test]
    fn words_in_capitals_shout_and_abbreviations_do_not() {
        let check = |text: &str, expected| marks(text, "shouting", expected);
        check("Why has NOTHING BEEN DONE ABOUT IT?", Some("NOTHING BEEN DONE ABOUT IT"));
        check("THE COST OF THIS IS A SCANDAL.", Some("THE COST OF THIS IS A SCANDAL"));
        check("What do the NHS ICB SEND ULEZ teams do?", None);
        check("Is it URGENT?", None);
        check("What is UNICEF UK?", None);
    }

    #[test]
    fn shouting_is_mended_with_a_capital_where_a_sentence_begins() {
        mends("- WHY WAS NOTHING STARTED about it?", "shouting", "Why was nothing started about it?");
        mends("- Why was NOTHING BEING DONE?", "shouting", "Why was nothing being done?");
    }
}
