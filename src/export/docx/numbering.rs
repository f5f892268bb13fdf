//! The lists of a Word document: one definition, and one list of it for each run of letters.

use super::super::xml::Xml;
use super::WORD;

/// The part "numbering.xml" for so many lists. The first list is the style's own; the others begin at a. again.
pub(super) fn encode(lists: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("w:numbering", &[WORD], |xml| {
        xml.element("w:abstractNum", &[("w:abstractNumId", "0")], |xml| {
            xml.empty("w:multiLevelType", &[("w:val", "multilevel")]);
            xml.empty("w:styleLink", &[("w:val", "Parts")]);
            level(xml, 0, "lowerLetter", "Part", "%1.");
            level(xml, 1, "lowerRoman", "SubPart", "(%2)");
        });
        for list in 1..=lists + 1 {
            xml.element("w:num", &[("w:numId", &list.to_string())], |xml| {
                xml.empty("w:abstractNumId", &[("w:val", "0")]);
                if list > 1 {
                    ["0", "1"].into_iter().for_each(|level| begin_again(xml, level));
                }
            });
        }
    });
    xml.finish()
}

fn level(xml: &mut Xml, level: usize, numeral: &str, style: &str, pattern: &str) {
    xml.element("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
        xml.empty("w:start", &[("w:val", "1")]);
        xml.empty("w:numFmt", &[("w:val", numeral)]);
        xml.empty("w:pStyle", &[("w:val", style)]);
        xml.empty("w:lvlText", &[("w:val", pattern)]);
        xml.empty("w:lvlJc", &[("w:val", "left")]);
        xml.element("w:pPr", &[], |xml| {
            let left = (567 * (level + 1)).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", "567")]);
        });
    });
}

fn begin_again(xml: &mut Xml, level: &str) {
    xml.element("w:lvlOverride", &[("w:ilvl", level)], |xml| xml.empty("w:startOverride", &[("w:val", "1")]));
}
