//! Rich text, piece by piece.

use proptest::prelude::*;

use super::*;

fn shown(text: &[u8]) -> Vec<String> {
    let block = |block: crate::html::TextBlock| match block.kind {
        TextKind::ListItem { marker, depth } => format!("{depth} {}|{}", marker.unwrap_or_default(), block.text),
        TextKind::Heading(level) => format!("h{level}|{}", block.text),
        TextKind::Cell => format!("td|{}", block.text),
        TextKind::Paragraph => block.text,
    };
    read(text).0.blocks.into_iter().map(block).collect()
}

#[test]
fn words_are_read_in_every_way_that_they_are_written() {
    let check = |text: &str, expected: &[&str]| assert_eq!(shown(text.as_bytes()), expected, "{text}");
    check(r"{\rtf1\ansi One\par Two}", &["One", "Two"]);
    check(r"{\rtf1\ansi\ansicpg1252 caf\'e9 \'93so\'94}", &["café “so”"]);
    check(r"{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0}", &["Мир"]);
    check(r"{\rtf1\ansi\uc1 \u8220?so\u8221? \u-10179?\u-8694?}", &["“so” 😊"]);
    check(r"{\rtf1{\uc2\u233ab}\u233 c}", &["éé"]);
    check(r"{\rtf1 a\~b\_c\{d\}\\ \emdash  e}", &["a b‑c{d}\\ — e"]);
    check(r"{\rtf1 one\line two\par\par three}", &["one\ntwo", "three"]);
    check("{\\rtf1 one\r\n two\\\nthree}", &["one two", "three"]);
}

#[test]
fn what_is_no_text_is_left_out_and_said() {
    let text = r"{\rtf1{\fonttbl{\f0 Arial;}}{\info{\title T}}{\*\unknown x}One{\*\annotation no}{\deleted old}{\pict 00}
        {\field{\*\fldinst HYPERLINK}{\fldrslt link}}\par\intbl A\cell B\cell\row}";
    let (paper, notes) = read(text.as_bytes());
    let words: Vec<&str> = paper.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(words, ["One link", "A", "B"]);
    assert_eq!(notes.into_iter().collect::<Vec<_>>(), [Note::Comments, Note::Changes, Note::Tables, Note::Pictures]);
}

#[test]
fn the_markers_of_lists_are_markers() {
    let text =
        r"{\rtf1\pard{\listtext\pard\plain a.\tab}\ls1 one\par{\listtext\plain\'b7\tab}\ilvl1 two\par\pard three}";
    assert_eq!(shown(text.as_bytes()), ["0 a.|one", "1 •|two", "three"]);
}

#[test]
fn paragraphs_in_the_styles_of_headings_are_headings() {
    let text = r"{\rtf1{\stylesheet{\s0 Normal;}{\s1 heading 2;}{\s2\outlinelevel2 Other;}{\s3 Title;}}
        \pard\s1 One\par\pard\s2 Two\par\pard\s3 Three\par\pard\s0 Four}";
    assert_eq!(shown(text.as_bytes()), ["h2|One", "h3|Two", "h1|Three", "Four"]);
}

#[test]
fn groups_without_end_cost_nothing() {
    assert_eq!(shown("{".repeat(1_000_000).as_bytes()), Vec::<String>::new());
    assert_eq!(shown(&[b"{\\rtf1 a".as_slice(), &b"}".repeat(100_000)].concat()), ["a"]);
}

proptest! {
    #[test]
    fn anything_at_all_is_read(
        pieces in prop::collection::vec(prop::sample::select(&[
            "{", "}", "\\", "\\par ", "\\u", "8220", "?", "\\'", "e9", "\\*", "\\listtext", "\\bin", "9", "-", "x", " ",
            "\\pict", "\\uc3", "é", "\\intbl", "\\cell", "\\b", "\\v",
        ][..]), 0..60)
    ) {
        let _ = read(pieces.concat().as_bytes());
    }

    #[test]
    fn every_word_comes_back(words in prop::collection::vec("[a-zA-Zé“”😊£]{1,9}", 1..12)) {
        let encode = |mark: char| match mark {
            ' '..='~' => mark.to_string(),
            _ => mark.encode_utf16(&mut [0; 2]).iter().map(|&unit| format!("\\u{}?", unit.cast_signed())).collect(),
        };
        let text: String = words.join(" ").chars().map(encode).collect();
        prop_assert_eq!(shown(format!("{{\\rtf1\\ansi {text}}}").as_bytes()), [words.join(" ")]);
    }
}
