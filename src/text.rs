//! Small questions asked of text everywhere: how many words, are these the same words.

/// How many words a text has.
///
/// The text is split at white space and the pieces that hold at least one letter or digit are
/// counted, so a hyphen, slash or apostrophe never splits a word and a lone dash is none.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|piece| piece.chars().any(is_letter_or_digit)).count()
}

/// Whether a character is a letter or a digit. Letters in circles and squares, among them some
/// emoji, are called alphabetic by Unicode, but are signs.
fn is_letter_or_digit(mark: char) -> bool {
    mark.is_alphanumeric() && !matches!(mark, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}')
}

/// A number of things: "1 part", "3 parts". For words that take a plain s.
pub fn plural(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

/// A list in words: "a", "a and b", "a, b and c".
pub fn join(items: &[String], conjunction: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

/// The text with its first letter small, to go on in a sentence.
pub fn small_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The text with its first letter large, to begin a sentence with.
pub fn large_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The first eight words, with an ellipsis where there are more.
pub fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let opening: Vec<&str> = words.by_ref().take(8).collect();
    let ellipsis = if words.next().is_some() { "…" } else { "" };
    opening.join(" ") + ellipsis
}

/// A part or a subject as it is quoted in a sentence: without what joined it to the next part, without the mark of what
/// was cut off, and without what says which kind of question it heads.
pub fn piece(text: &str) -> &str {
    let text = text.trim();
    let mut piece =
        ["Supplementary:", "Follow-up:"].iter().fold(text, |text, kind| text.strip_prefix(kind).unwrap_or(text));
    loop {
        let bare = piece.trim().trim_end_matches([';', ',', '…']).trim_end();
        let next = [" and", ";and", " or"].iter().find_map(|joint| bare.strip_suffix(joint)).unwrap_or(bare);
        if next.len() == piece.len() {
            return next;
        }
        piece = next;
    }
}

/// The text with white space folded and quotation marks, dashes and no-break spaces made plain, so
/// that two printings of the same words compare equal.
pub fn normalise(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for piece in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(piece.chars().map(plain_mark));
    }
    plain
}

fn plain_mark(mark: char) -> char {
    match mark {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// The byte offset of a UTF-16 offset, as browsers give carets; an offset inside a character or
/// past the end moves to the next boundary.
pub fn byte_offset(text: &str, utf16_offset: usize) -> usize {
    let mut units = 0;
    for (byte, character) in text.char_indices() {
        if units >= utf16_offset {
            return byte;
        }
        units += character.len_utf16();
    }
    text.len()
}

/// The UTF-16 offset of a byte offset; one inside a character or past the end is that of the end.
pub fn utf16_offset(text: &str, byte_offset: usize) -> usize {
    text.get(..byte_offset).unwrap_or(text).encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_has_no_loose_ends() {
        for joined in
            ["who pays;", "who pays; and", "who pays,", "who pays and", "who pays;…", " Supplementary: who pays … "]
        {
            assert_eq!(piece(joined), "who pays", "{joined}");
        }
        assert_eq!(piece("Follow-up: bricks and sand"), "bricks and sand");
        assert_eq!(piece("; and"), "");
    }

    #[test]
    fn words_are_pieces_with_a_letter_or_a_digit() {
        let check = |text: &str, expected: usize| assert_eq!(count_words(text), expected, "{text:?}");
        check("How much was spent on the A52?", 7);
        check(" — & … ", 0);
        check("The long-term plan – agreed in May – stands", 7);
        check("The plan—agreed in May—stands", 4);
        check("£2,500 or £ 2,500", 3);
        check("•\u{a0}Roads\n•\u{a0}Bins", 2);
        check("a\u{200b}b c", 2);
        check("x\u{feff}y", 1);
        check("line one\u{2028}line two", 4);
        check("🅰 Ⓑ and ½ ①", 3);
    }

    #[test]
    fn the_same_words_in_another_printing_are_the_same() {
        assert_eq!(normalise("‘Harm –\u{a0}to\n Hope’"), normalise("'Harm - to Hope'"));
        assert_ne!(normalise("39%"), normalise("3.9%"));
    }

    #[test]
    fn offsets_go_there_and_back() {
        let text = "a😀é";
        assert_eq!([0, 1, 3, 4].map(|units| byte_offset(text, units)), [0, 1, 5, 7]);
        assert_eq!([0, 1, 5, 7, 2, 99].map(|byte| utf16_offset(text, byte)), [0, 1, 3, 4, 4, 4]);
        assert_eq!(byte_offset(text, 99), text.len());
    }
}
