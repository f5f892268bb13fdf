//! The letters and numbers of lists that a word processor's file only defines: counted and written out
//! as a reader sees them.

use crate::html::{letters, roman, word_marker};

/// The most levels that a list has, in Word and in OpenDocument.
pub(super) const LEVELS: usize = 10;

/// How the number of a level is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numeral {
    #[default]
    Decimal,
    /// 01, 02
    Padded,
    /// 1st, 2nd
    Ordinal,
    Letters {
        upper: bool,
        /// After z come aa, bb and cc, not aa, ab and ac.
        repeated: bool,
    },
    Roman {
        upper: bool,
    },
    Bullet,
    /// Nothing shows.
    None,
}

impl Numeral {
    /// The number as it shows; what letters and Roman numerals cannot express, in figures.
    fn show(self, number: i64) -> String {
        let written = match self {
            Self::Decimal => None,
            Self::Padded => Some(format!("{number:02}")),
            Self::Ordinal => Some(format!("{number}{}", ordinal(number))),
            Self::Letters { repeated: true, .. } => repeated_letter(number),
            Self::Letters { .. } => letters(number),
            Self::Roman { .. } => roman(number),
            Self::Bullet | Self::None => Some(String::new()),
        };
        match (written, self) {
            (Some(name), Self::Letters { upper: true, .. } | Self::Roman { upper: true }) => name.to_ascii_uppercase(),
            (Some(name), _) => name,
            (None, _) => number.to_string(),
        }
    }
}

fn ordinal(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// a to z, then aa, bb and so on.
fn repeated_letter(number: i64) -> Option<String> {
    let place = u32::try_from(number.checked_sub(1)?).ok()?;
    let letter = char::from(b'a' + u8::try_from(place % 26).ok()?);
    // Longer runs than these are no list that anybody wrote.
    let times = (place / 26 + 1).min(30) as usize;
    Some(letter.to_string().repeat(times))
}

/// One level of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) numeral: Numeral,
    pub(super) start: i64,
    /// What shows: "%1.%2" stands for the numbers of the first and second level, the rest for itself.
    pub(super) pattern: String,
    /// Whether the numbers of higher levels are written in figures, whatever their own way is.
    pub(super) legal: bool,
    /// Whether it begins again after an item of a higher level.
    pub(super) restarts: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { numeral: Numeral::None, start: 1, pattern: String::new(), legal: false, restarts: true }
    }
}

/// The numbers that a list has reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counters([Option<i64>; LEVELS]);

impl Counters {
    /// Counts one item of a level, which begins the levels below it anew.
    pub(super) fn count(&mut self, levels: &[Level], level: usize) {
        let start = levels.get(level).map_or(1, |found| found.start);
        if let Some(counter) = self.0.get_mut(level) {
            *counter = Some(counter.map_or(start, |number| number.saturating_add(1)));
        }
        for (below, counter) in self.0.iter_mut().enumerate().skip(level + 1) {
            if levels.get(below).is_none_or(|found| found.restarts) {
                *counter = None;
            }
        }
    }

    /// Sets the number that the next item of a level has.
    pub(super) fn restart(&mut self, level: usize, at: i64) {
        if let Some(counter) = self.0.get_mut(level) {
            *counter = Some(at.saturating_sub(1));
        }
    }

    /// The marker of the item just counted; `None` where nothing shows.
    pub(super) fn marker(&self, levels: &[Level], level: usize) -> Option<String> {
        let own = levels.get(level)?;
        if own.numeral == Numeral::Bullet {
            return Some(word_marker("•"));
        }
        let mut shown = String::new();
        let mut rest = own.pattern.as_str();
        while let Some(at) = rest.find('%') {
            shown.push_str(rest.get(..at)?);
            let digits = rest.get(at + 1..)?;
            let end = digits.find(|mark: char| !mark.is_ascii_digit()).unwrap_or(digits.len()).min(2);
            match digits.get(..end).and_then(|number| number.parse::<usize>().ok()).filter(|&number| number > 0) {
                Some(number) => shown.push_str(&self.number(levels, number - 1, own.legal)),
                None => shown.push('%'),
            }
            rest = digits.get(end..)?;
        }
        shown.push_str(rest);
        let shown = shown.trim();
        (!shown.is_empty()).then(|| word_marker(shown))
    }

    fn number(&self, levels: &[Level], level: usize, legal: bool) -> String {
        let Some(found) = levels.get(level) else { return String::new() };
        let number = self.0.get(level).copied().flatten().unwrap_or(found.start);
        let numeral = if legal { Numeral::Decimal } else { found.numeral };
        numeral.show(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(numeral: Numeral, pattern: &str) -> Level {
        Level { numeral, pattern: pattern.to_owned(), ..Level::default() }
    }

    const SMALL: Numeral = Numeral::Letters { upper: false, repeated: true };

    #[test]
    fn markers_are_written_as_a_reader_sees_them() {
        let levels = [
            level(Numeral::Decimal, "%1."),
            level(SMALL, "(%2)"),
            level(Numeral::Roman { upper: false }, "%1.%3)"),
            level(Numeral::Bullet, "\u{f0b7}"),
            level(Numeral::None, ""),
        ];
        let mut counters = Counters::default();
        let mut next = |level: usize| {
            counters.count(&levels, level);
            counters.marker(&levels, level)
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!([next(0), next(1), next(1), next(2)], [some("1."), some("(a)"), some("(b)"), some("1.i)")]);
        assert_eq!([next(0), next(1), next(3), next(4)], [some("2."), some("(a)"), some("•"), None]);
    }

    #[test]
    fn a_level_starts_and_starts_again_where_it_is_told() {
        let levels = [Level { start: 4, ..level(Numeral::Decimal, "Q%1") }];
        let mut counters = Counters::default();
        counters.count(&levels, 0);
        assert_eq!(counters.marker(&levels, 0).as_deref(), Some("Q4"));
        counters.restart(0, 9);
        counters.count(&levels, 0);
        assert_eq!(counters.marker(&levels, 0).as_deref(), Some("Q9"));
    }

    #[test]
    fn letters_go_on_after_z_as_their_program_writes_them() {
        assert_eq!(SMALL.show(27), "aa");
        assert_eq!(SMALL.show(28), "bb");
        assert_eq!(Numeral::Letters { upper: true, repeated: false }.show(28), "AB");
        assert_eq!(Numeral::Roman { upper: true }.show(4000), "4000");
        assert_eq!(SMALL.show(0), "0");
        assert_eq!(SMALL.show(i64::MIN), i64::MIN.to_string());
        assert_eq!(
            [1, 2, 3, 4, 11, 22].map(|number| Numeral::Ordinal.show(number)),
            ["1st", "2nd", "3rd", "4th", "11th", "22nd"]
        );
    }
}
