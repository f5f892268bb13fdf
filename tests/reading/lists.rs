//! Lists that a file only defines, made at random: every item has the number that its reader sees.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;
use question_desk::html::TextKind;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::read;

fn pack(files: &[(&str, &str)]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut packed);
    for (name, text) in files {
        let (mut entry, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(text.as_bytes()).unwrap();
        let (encoder, descriptor) = writer.finish().unwrap();
        encoder.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    packed
}

/// The marker of each item, counted by looking back for each: how many of its level stand after the last
/// item of a higher one.
fn expected(levels: &[usize]) -> Vec<String> {
    let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let number = |index: usize, level: usize| {
        let before = levels[..=index].iter().rev().take_while(|&&other| other >= level);
        before.filter(|&&other| other == level).count()
    };
    let marker = |(index, &level): (usize, &usize)| match level {
        0 => format!("{}.", number(index, 0)),
        1 => format!("{}.{})", number(index, 0).max(1), char::from(b'a' + number(index, 1) as u8 - 1)),
        _ => format!("({})", roman[number(index, 2) - 1]),
    };
    levels.iter().enumerate().map(marker).collect()
}

fn markers(name: &str, file: Vec<u8>) -> Vec<String> {
    let found = read(name, file);
    let blocks = &found.pages[0].blocks;
    let marker = |kind: &TextKind| match kind {
        TextKind::ListItem { marker, .. } => marker.clone().unwrap_or_default(),
        other => format!("{other:?}"),
    };
    blocks.iter().map(|block| marker(&block.kind)).collect()
}

fn word(levels: &[usize]) -> Vec<u8> {
    let mut body = String::from("<w:document><w:body>");
    for level in levels {
        let _ = write!(
            body,
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        );
    }
    body.push_str("</w:body></w:document>");
    let level = |level: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='9'>{}{}{}</w:abstractNum>\
         <w:num w:numId='3'><w:abstractNumId w:val='9'/></w:num></w:numbering>",
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%1.%2)"),
        level(2, "lowerRoman", "(%3)"),
    );
    pack(&[("word/document.xml", &body), ("word/numbering.xml", &numbering)])
}

fn open_document(levels: &[usize]) -> Vec<u8> {
    let styles = "<text:list-style style:name='L'>\
        <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
        <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' text:display-levels='2'/>\
        <text:list-level-style-number text:level='3' style:num-format='i' style:num-prefix='(' style:num-suffix=')'/>\
        </text:list-style>";
    let mut body = String::new();
    let mut open = 0;
    for &level in levels {
        while open > level + 1 {
            body.push_str("</text:list-item></text:list>");
            open -= 1;
        }
        if open == level + 1 {
            body.push_str("</text:list-item><text:list-item>");
        }
        while open < level + 1 {
            body.push_str(if open == 0 {
                "<text:list text:style-name='L'><text:list-item>"
            } else {
                "<text:list><text:list-item>"
            });
            open += 1;
        }
        body.push_str("<text:p>x</text:p>");
    }
    body.push_str(&"</text:list-item></text:list>".repeat(open));
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    pack(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

/// Levels of a list as people write them: never more than one deeper than the item before.
fn levels() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0_usize..3, 0..11).prop_map(|wishes| {
        let mut deepest = 1;
        let level = |wish: usize| {
            let level = wish.min(deepest);
            deepest = level + 1;
            level
        };
        std::iter::once(0).chain(wishes.into_iter().map(level)).collect()
    })
}

proptest! {
    #[test]
    fn every_item_has_the_number_that_its_reader_sees(levels in levels()) {
        prop_assert_eq!(markers("a.docx", word(&levels)), expected(&levels));
        prop_assert_eq!(markers("a.odt", open_document(&levels)), expected(&levels));
    }
}
