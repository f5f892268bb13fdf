//! In which direction words are written.

/// Letters of Hebrew, Arabic and the scripts beside them in Unicode.
pub(super) fn is_from_the_right(mark: char) -> bool {
    matches!(
        mark,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' |
        '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

/// Whether the first letter of a text is written from the right, so that the text begins there.
pub(super) fn begins_at_the_right(text: &str) -> bool {
    text.chars().find(|mark| mark.is_alphanumeric()).is_some_and(is_from_the_right)
}
