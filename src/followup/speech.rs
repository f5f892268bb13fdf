//! How long a text takes to read out, in seconds.
//!
//! Numbers and abbreviations are longer when they are spoken than on paper, so they count as the words that they are
//! spoken with: "£2,500" is "two thousand five hundred pounds", "PCC" is three letters.

use crate::question::{Kind, Question, labels};

/// Words a minute: an even pace of somebody reading out to a room, pauses for breath included. Set by hand between a
/// slow reading (110) and ordinary talk (150 and more).
pub const WORDS_A_MINUTE: f32 = 130.0;

/// A letter that is spoken by its name takes so much of a word's time.
const LETTER: f32 = 0.6;

/// How long a text takes to read out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speech {
    /// As many words as are spoken.
    pub words: f32,
    /// The seconds that they take.
    pub seconds: u32,
}

impl Speech {
    fn of(words: f32) -> Self {
        Self { words, seconds: (words * 60.0 / WORDS_A_MINUTE).ceil() as u32 }
    }

    /// The time in words, against a limit in seconds where there is one.
    pub fn sentence(self, limit: Option<u32>) -> String {
        let takes = format!("About {} to read out", time(self.seconds));
        match limit {
            None => format!("{takes}."),
            Some(limit) if self.seconds <= limit => format!("{takes}; the limit is {}.", time(limit)),
            Some(limit) => format!("{takes}: {} over the limit of {}.", time(self.seconds - limit), time(limit)),
        }
    }
}

/// "45 seconds", "2 minutes", "1 minute 5 seconds".
fn time(seconds: u32) -> String {
    let plural = |number: u32, one: &str| crate::text::plural(number as usize, one);
    match (seconds / 60, seconds % 60) {
        (0, seconds) => plural(seconds, "second"),
        (minutes, 0) => plural(minutes, "minute"),
        (minutes, seconds) => format!("{} {}", plural(minutes, "minute"), plural(seconds, "second")),
    }
}

/// How long a text takes to read out.
pub fn spoken(text: &str) -> Speech {
    Speech::of(text.split_whitespace().map(spoken_words).sum())
}

/// How long a question takes as it is read out: each part with its letter, quotations too, and not where they are from.
pub fn spoken_question(question: &Question) -> Speech {
    let letters = labels(&question.blocks).into_iter().flatten().count() as f32;
    let quotations = question.blocks.iter().filter(|block| matches!(block.kind, Kind::Quotation(_)));
    // "quote" and "end quote", or the pauses that stand for them.
    let marks = 2.0 * quotations.filter(|block| !block.text.trim().is_empty()).count() as f32;
    let words: f32 = question.blocks.iter().map(|block| spoken(&block.text).words).sum();
    Speech::of(words + letters * LETTER + marks)
}

/// As how many words a piece of text is spoken.
fn spoken_words(piece: &str) -> f32 {
    let joined = piece.split(['/', '–', '—']).filter(|part| part.contains(char::is_alphanumeric));
    joined.map(spoken_word).sum::<f32>() + signs(piece)
}

/// Signs that are spoken: "pounds", "per cent", "and", "plus".
fn signs(piece: &str) -> f32 {
    let worth = |sign: char| match sign {
        '£' | '€' | '$' | '&' | '+' | '=' | '°' => 1.0,
        '%' => 2.0,
        _ => 0.0,
    };
    piece.chars().map(worth).sum()
}

fn spoken_word(word: &str) -> f32 {
    let bare = word.trim_matches(|mark: char| !mark.is_alphanumeric());
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return if is_letters(bare) { bare.chars().count() as f32 * LETTER } else { 1.0 };
    }
    let letters = bare.chars().filter(|letter| letter.is_alphabetic()).count();
    let unit = match letters {
        0 => 0.0,
        // "3m", "A52", "1st"
        1 => LETTER,
        _ => 0.5,
    };
    unit + spoken_number(bare)
}

/// "PCC", "NHS": capitals alone, which are mostly spoken letter by letter.
fn is_letters(word: &str) -> bool {
    (2..=5).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// "2,500", "3.2", "2022", "10:30".
fn spoken_number(number: &str) -> f32 {
    let plain: String =
        number.chars().filter(|mark| mark.is_ascii_digit() || matches!(mark, '.' | ':' | '-')).collect();
    let grouped = number.contains(',');
    let parts = plain.split([':', '-']);
    let spoken = parts.map(|part| match part.split_once('.') {
        Some((whole, rest)) => spoken_whole(whole, grouped) + 1.0 + rest.len() as f32,
        None => spoken_whole(part, grouped),
    });
    spoken.sum::<f32>().max(1.0)
}

fn spoken_whole(digits: &str, grouped: bool) -> f32 {
    let value: u64 = digits.parse().unwrap_or(0);
    // A year is spoken in two halves: "twenty twenty-two".
    let is_year = digits.len() == 4 && !grouped && (1900..2100).contains(&value);
    match digits.len() {
        0 => 0.0,
        _ if is_year => 3.0,
        // A telephone number, digit by digit.
        length if digits.starts_with('0') || length > 12 => length as f32,
        _ => in_thousands(value),
    }
}

/// Thousands, millions and more, each with its name.
fn in_thousands(mut value: u64) -> f32 {
    let (mut words, mut name) = (0.0, 0.0);
    while value > 0 {
        let group = value % 1000;
        words += if group > 0 { below_thousand(group) + name } else { 0.0 };
        name = 1.0;
        value /= 1000;
    }
    words
}

/// "four hundred and ninety three" is five words.
fn below_thousand(value: u64) -> f32 {
    let (hundreds, rest) = (value / 100, value % 100);
    let of_rest = match rest {
        0 => 0.0,
        1..=20 | 30 | 40 | 50 | 60 | 70 | 80 | 90 => 1.0,
        _ => 2.0,
    };
    let and = if hundreds > 0 && rest > 0 { 1.0 } else { 0.0 };
    let of_hundreds = if hundreds > 0 { 2.0 } else { 0.0 };
    of_hundreds + and + of_rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_abbreviations_take_as_long_as_they_are_spoken() {
        let check = |text: &str, expected: f32| {
            let words = spoken(text).words;
            assert!((words - expected).abs() < 0.01, "{text}: {words}");
        };
        check("How many officers are there?", 5.0);
        check("493", 5.0);
        check("£2,500", 5.0);
        check("3.2%", 5.0);
        check("in 2022", 4.0);
        check("the PCC", 2.8);
        check("and/or", 2.0);
        check("A52", 2.6);
        check("– … ", 0.0);
        check("1,000,000", 2.0);
    }

    #[test]
    fn the_time_is_said_against_the_limit() {
        let speech = |seconds| Speech { words: 0.0, seconds };
        assert_eq!(speech(45).sentence(None), "About 45 seconds to read out.");
        assert_eq!(speech(45).sentence(Some(60)), "About 45 seconds to read out; the limit is 1 minute.");
        let over = "About 1 minute 5 seconds to read out: 5 seconds over the limit of 1 minute.";
        assert_eq!(speech(65).sentence(Some(60)), over);
    }
}
