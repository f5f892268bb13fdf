//! Runs of words: where the direction of writing changes a new run begins, because Word asks each run for its
//! direction and then sets the marks between its letters accordingly.

use super::super::direction::is_from_the_right;
use super::super::xml::Xml;

/// Writes words as runs in a style of letters; the usual one has no name.
pub(super) fn runs(xml: &mut Xml, text: &str, style: &str) {
    for (piece, from_the_right) in pieces(text) {
        xml.element("w:r", &[], |xml| {
            if !style.is_empty() || from_the_right {
                xml.element("w:rPr", &[], |xml| {
                    if !style.is_empty() {
                        xml.empty("w:rStyle", &[("w:val", style)]);
                    }
                    if from_the_right {
                        xml.empty("w:rtl", &[]);
                    }
                });
            }
            words(xml, piece);
        });
    }
}

/// Words with their tabs, which are elements of their own.
fn words(xml: &mut Xml, text: &str) {
    for (index, piece) in text.split('\t').enumerate() {
        if index > 0 {
            xml.empty("w:tab", &[]);
        }
        if !piece.is_empty() {
            xml.words("w:t", &[("xml:space", "preserve")], piece);
        }
    }
}

/// The text in pieces of one direction. Marks and spaces go with the letters before them, and with those after
/// them only at the beginning.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let (mut start, mut direction) = (0, None);
    for (at, mark) in text.char_indices() {
        let here = match () {
            () if is_from_the_right(mark) => Some(true),
            () if mark.is_alphanumeric() => Some(false),
            () => None,
        };
        if let (Some(before), Some(now)) = (direction, here)
            && before != now
        {
            pieces.push((text.get(start..at).unwrap_or_default(), before));
            start = at;
        }
        direction = here.or(direction);
    }
    let rest = text.get(start..).unwrap_or_default();
    if !rest.is_empty() {
        pieces.push((rest, direction.unwrap_or(false)));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_written_from_the_right_is_a_run_of_its_own() {
        assert_eq!(pieces("Cllr שרה כהן, Mill"), [("Cllr ", false), ("שרה כהן, ", true), ("Mill", false)]);
        assert_eq!(pieces("(سارة)"), [("(سارة)", true)]);
        assert_eq!(pieces("…"), [("…", false)]);
        assert_eq!(pieces(""), []);
    }
}
