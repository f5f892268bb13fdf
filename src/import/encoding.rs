//! Bytes to text, whichever encoding they are in.
//!
//! A byte order mark decides; then what a page says of itself; then UTF-8 if the bytes are that, since
//! other encodings hardly ever look like it; and what is left is Windows-1252, as browsers take it too.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its own word on its encoding is looked for, in bytes.
const HEAD: usize = 2048;

/// The text of a plain file.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes, None)
}

/// The text of a page, whose head or whose server may say what encoding it is in.
pub(super) fn page<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    let told = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    decode(bytes, told.or_else(|| declared(bytes)))
}

fn decode<'a>(bytes: &'a [u8], told: Option<&'static Encoding>) -> Cow<'a, str> {
    if Encoding::for_bom(bytes).is_some() {
        return UTF_8.decode(bytes).0;
    }
    if let Some(wide) = wide(bytes) {
        return wide.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let encoding = told.unwrap_or(if ends_in_utf_8(bytes) { UTF_8 } else { WINDOWS_1252 });
    encoding.decode_without_bom_handling(bytes).0
}

/// UTF-16 without a mark: in a text of our letters every other byte is nought.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD) & !1)?;
    let noughts = |first: usize| head.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    let most = head.len() / 2;
    match most {
        0 => None,
        _ if odd * 10 > most * 7 && even * 10 < most => Some(UTF_16LE),
        _ if even * 10 > most * 7 && odd * 10 < most => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether all but a last cut character, or a few damaged ones, is UTF-8 with characters beyond ASCII.
fn ends_in_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 10
}

/// The encoding that a page's `meta` element or XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let after = [head.find("charset="), head.find("encoding=")].into_iter().flatten().min()?;
    let value = head.get(after..)?.split_once('=')?.1.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(['"', '\'', ' ', ';', '>', '?', '/']).unwrap_or(value.len());
    Encoding::for_label(value.get(..end)?.as_bytes())
}

/// Whether a decoded text is one: few of its characters are controls that no text has.
pub(super) fn is_text(text: &str) -> bool {
    let (mut all, mut strange) = (0_usize, 0_usize);
    for character in text.chars().take(20_000) {
        all += 1;
        let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
        strange += usize::from(control || character == '\u{fffd}');
    }
    strange * 50 <= all
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "The Panel’s reply – “£5 million”";

    #[test]
    fn every_usual_encoding_gives_the_same_words() {
        let wide = |big: bool| -> Vec<u8> {
            WORDS.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        let (windows, _, _) = WINDOWS_1252.encode(WORDS);
        for bytes in [
            WORDS.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", WORDS.as_bytes()),
            wide(true),
            wide(false),
            marked(b"\xff\xfe", &wide(false)),
            marked(b"\xfe\xff", &wide(true)),
            windows.into_owned(),
        ] {
            assert_eq!(text(&bytes).trim_start_matches('\u{feff}'), WORDS);
        }
    }

    #[test]
    fn a_page_is_read_as_it_says() {
        let check = |head: &[u8]| assert!(page(&[head, b"caf\xe9"].concat(), None).ends_with("café"));
        check(b"<meta charset=iso-8859-1>");
        check(b"<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">");
        check(b"<?xml version='1.0' encoding='ISO-8859-1'?>");
        check(b"");
        assert_eq!(page(b"\xa4", Some("iso-8859-15")), "€");
    }

    #[test]
    fn one_damaged_letter_does_not_change_all_the_others() {
        let cut = [&WORDS.as_bytes().repeat(4)[..], b"\xe2\x80"].concat();
        assert!(text(&cut).starts_with(WORDS));
    }

    #[test]
    fn noise_is_no_text() {
        assert!(is_text(WORDS) && is_text("") && is_text("one\r\n\ttwo\u{c}"));
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(!is_text(&text(&noise)));
    }
}
