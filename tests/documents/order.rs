//! The order of elements that Word insists on: ECMA-376 part 1, annex A. Word calls a document damaged whose
//! elements come in another order, where other readers don't mind.

use question_desk::export::{Format, export};
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::golden::parts;
use super::sample;

/// The children that each element may have here, in their order; what is missing in a list may not come at all.
const ORDER: [(&str, &str); 19] = [
    ("w:document", "w:body"),
    ("w:body", "w:p w:tbl w:sectPr"),
    ("w:ftr", "w:p"),
    ("w:fldSimple", "w:r"),
    ("w:p", "w:pPr w:r w:fldSimple"),
    ("w:r", "w:rPr w:t w:tab w:fldChar w:instrText"),
    ("w:sectPr", "w:footerReference w:pgSz w:pgMar"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:numPr w:pBdr w:tabs w:bidi w:spacing w:ind w:contextualSpacing w:outlineLvl w:rPr",
    ),
    ("w:numPr", "w:ilvl w:numId"),
    ("w:rPr", "w:rStyle w:rFonts w:b w:bCs w:color w:sz w:szCs w:u w:rtl w:lang"),
    ("w:styles", "w:docDefaults w:style"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    (
        "w:style",
        "w:name w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr",
    ),
    ("w:numbering", "w:abstractNum w:num"),
    ("w:abstractNum", "w:multiLevelType w:styleLink w:lvl"),
    ("w:lvl", "w:start w:numFmt w:pStyle w:lvlText w:lvlJc w:pPr"),
    ("w:num", "w:abstractNumId w:lvlOverride"),
    ("w:lvlOverride", "w:startOverride"),
    ("w:settings", "w:zoom w:defaultTabStop w:characterSpacingControl w:compat w:themeFontLang"),
];

fn check(part: &str, text: &str) {
    let mut reader = Reader::from_str(text);
    // Each open element with the place in its order that has been reached.
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let (name, is_empty) = match reader.read_event().unwrap() {
            Event::Start(tag) => (tag.name().0.to_owned(), false),
            Event::Empty(tag) => (tag.name().0.to_owned(), true),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        if let Some((parent, reached)) = open.last_mut()
            && let Some((_, order)) = ORDER.iter().find(|(element, _)| element == parent)
        {
            let place = order.split(' ').position(|child| child == name);
            let place = place.unwrap_or_else(|| panic!("{part}: {name} is not known in {parent}"));
            // Runs mix words and tabs; paragraphs and tables, runs and fields follow each other freely.
            let is_free = matches!(parent.as_str(), "w:r" | "w:body" | "w:p") && place > 0;
            assert!(place >= *reached || is_free, "{part}: {name} comes too late in {parent}");
            *reached = place;
        }
        if !is_empty {
            open.push((name, 0));
        }
    }
    assert!(open.is_empty(), "{part}");
}

#[test]
fn the_elements_of_a_word_document_come_in_the_order_of_the_standard() {
    for submission in sample::all() {
        let parts = parts(&export(&submission, Format::Word).bytes);
        assert_eq!(parts[0].0, "[Content_Types].xml");
        parts.iter().filter(|(name, _)| name.ends_with(".xml")).for_each(|(name, text)| check(name, text));
    }
}

#[test]
fn every_part_of_a_word_document_has_its_kind_and_every_relation_its_part() {
    let parts = parts(&export(&sample::all()[0], Format::Word).bytes);
    let text = |name: &str| &parts.iter().find(|(part, _)| part == name).unwrap().1;
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let values = |text: &str, attribute: &str| -> Vec<String> {
        text.split(&format!("{attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    for name in values(text("[Content_Types].xml"), "PartName") {
        assert!(names.contains(&name.trim_start_matches('/')), "{name}");
    }
    for (relations, folder) in [
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
        ("customXml/_rels/item1.xml.rels", "customXml/"),
    ] {
        for target in values(text(relations), "Target") {
            let path = match target.strip_prefix("../") {
                Some(path) => path.to_owned(),
                None => format!("{folder}{target}"),
            };
            assert!(names.contains(&path.as_str()), "{path}");
        }
    }
}

#[test]
fn each_question_begins_its_letters_again_in_a_list_of_its_own() {
    let parts = parts(&export(&sample::submission(vec![sample::full(1), sample::full(2)]), Format::Word).bytes);
    let text = |name: &str| &parts.iter().find(|(part, _)| part == name).unwrap().1;
    let mut lists: Vec<&str> = text("word/document.xml").split("<w:numId w:val=\"").skip(1).collect();
    lists.iter_mut().for_each(|list| *list = list.split('"').next().unwrap());
    assert_eq!(lists, ["2", "2", "2", "2", "2", "2", "3", "3", "3", "3", "3", "3"]);
    assert_eq!(text("word/numbering.xml").matches("<w:startOverride w:val=\"1\"/>").count(), 4);
}
