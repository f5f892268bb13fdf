//! Letters made plain, so that "Ysgol Gŵyr", "Café" and "co‑operative" are found however they are typed.
//!
//! Only what British and European names need is folded, from a table; a letter of any other script
//! is lowered and otherwise kept.

/// Appends the letter in lower case and without its accent; marks that stand alone vanish.
pub(super) fn fold_into(folded: &mut String, letter: char) {
    if letter.is_ascii() {
        return folded.push(letter.to_ascii_lowercase());
    }
    for lower in letter.to_lowercase() {
        match plain(lower) {
            Some(letters) => folded.push_str(letters),
            None if is_mark(lower) => {}
            None => folded.push(lower),
        }
    }
}

/// Whether this is a combining accent, as some keyboards and PDF files write them.
pub(super) fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Whether this is one of the marks printed for an apostrophe.
pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{2b9}' | '\u{ff07}')
}

/// Whether this is a hyphen inside a word, as opposed to a dash between words.
pub(super) fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

fn plain(lower: char) -> Option<&'static str> {
    Some(match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' => "a",
        'æ' | 'ǽ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẽ' | 'ẹ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' | 'ọ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' => "u",
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ȳ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_are_folded() {
        let check = |text: &str, expected: &str| {
            let mut folded = String::new();
            text.chars().for_each(|letter| fold_into(&mut folded, letter));
            assert_eq!(folded, expected, "{text:?}");
        };
        check("Gŵyr", "gwyr");
        check("Tŷ Ẁên", "ty wen");
        check("CAFÉ", "cafe");
        check("e\u{301}tat", "etat");
        check("Straße", "strasse");
        check("İzmir", "izmir");
        check("Ωμέγα", "ωμέγα");
    }
}
