//! Our papers after somebody had them: other data, other text, comments.

use std::io::Write;

use jiff::Timestamp;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use uuid::Uuid;

use super::*;
use crate::export::{Format, export};
use crate::id::{BlockId, QuestionId};
use crate::import::{Note, open};
use crate::question::{Details, Draft};
use crate::submission::Submission;

/// A submission of one question with these words.
pub(in crate::import) fn submission(words: &str) -> Submission {
    let (question, block) = (QuestionId(Uuid::from_u128(7)), BlockId(Uuid::from_u128(8)));
    let mut draft = Draft::new(question, block, &Details::default(), Timestamp::UNIX_EPOCH);
    draft.question.details.asker = "Cllr A Example".into();
    draft.question.blocks[0].text = words.into();
    Submission::of(draft, Timestamp::UNIX_EPOCH, "0.1.0")
}

/// The package with its text parts changed.
pub(in crate::import) fn repacked(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let pack = Pack::open(bytes, ROOM).unwrap();
    let mut writer = ZipArchiveWriter::new(Vec::new());
    for entry in &pack.entries {
        let part = change(&entry.name, pack.unpack(bytes, entry).unwrap());
        let (mut file, config) =
            writer.new_file(&entry.name).compression_method(CompressionMethod::STORE).start().unwrap();
        let mut output = config.wrap(&mut file);
        output.write_all(&part).unwrap();
        let (_, descriptor) = output.finish().unwrap();
        file.finish(descriptor).unwrap();
    }
    writer.finish().unwrap()
}

fn replaced(part: Vec<u8>, old: &str, new: &str) -> Vec<u8> {
    let text = String::from_utf8(part).unwrap();
    assert!(text.contains(old), "{text}");
    text.replacen(old, new, 1).into_bytes()
}

#[test]
fn data_that_was_put_in_the_place_of_other_data_does_not_go_unseen() {
    for format in [Format::Html, Format::Word, Format::OpenDocument] {
        let [honest, other] = ["How many buses run?", "How many buses never run?"].map(submission);
        let (bytes, swapped) = (export(&honest, format).bytes, export(&other, format).bytes);
        let bytes = match format {
            Format::Html => {
                let [mut page, other] = [bytes, swapped].map(|bytes| String::from_utf8(bytes).unwrap());
                let inside = |page: &str| page::held(page).unwrap().json.to_owned();
                page = page.replace(&inside(&page), &inside(&other));
                page.into_bytes()
            }
            _ => {
                let others = Pack::open(&swapped, ROOM).unwrap();
                let hash = |bytes: &[u8]| {
                    let pack = Pack::open(bytes, ROOM).unwrap();
                    let carried = in_word(&pack, bytes).or_else(|| in_open_document(&pack, bytes));
                    carried.unwrap().text_hash.unwrap()
                };
                let (old, new) = (hash(&swapped), hash(&bytes));
                repacked(&bytes, |name, part| match name {
                    DATA_PART | DATA_ENTRY | "meta.xml" => {
                        let text = others.text(&swapped, name).unwrap().unwrap();
                        text.replace(&old, &new).into_bytes()
                    }
                    _ => part,
                })
            }
        };
        let opened = open(&bytes, "paper").unwrap();
        assert_eq!(opened.submission, other, "{format:?}");
        let texts: Vec<_> = opened.differences.iter().filter(|found| matches!(found.at, At::Block { .. })).collect();
        assert_eq!(texts.len(), 1, "{format:?}");
        assert_eq!(texts[0].text.as_deref(), Some("How many buses run?"));
    }
}

#[test]
fn a_file_whose_lines_around_the_question_another_version_wrote_is_as_it_was_made() {
    let bytes = export(&submission("How many buses run?"), Format::Html).bytes;
    let page = String::from_utf8(bytes).unwrap().replace("<dt>Length</dt>", "<dt>How long</dt>");
    let hash = document::hash(Seen::of_document(&html::blocks(page::shown(&page))).iter().map(|line| &line.whole));
    let old = page::held(&page).unwrap().text_hash.unwrap().to_owned();
    assert_eq!(open(page.as_bytes(), "paper").unwrap().differences.len(), 1);
    assert_eq!(open(page.replace(&old, &hash).as_bytes(), "paper").unwrap().differences, []);
}

#[test]
fn comments_and_tracked_changes_in_our_own_document_are_told() {
    let bytes = export(&submission("How many buses run?"), Format::Word).bytes;
    assert_eq!(open(&bytes, "paper").unwrap().warnings, []);
    let edited = repacked(&bytes, |name, part| match name {
        "word/document.xml" => {
            replaced(part, "</w:p>", "<w:ins w:id=\"1\"><w:r><w:commentReference w:id=\"0\"/></w:r></w:ins></w:p>")
        }
        _ => part,
    });
    let opened = open(&edited, "paper").unwrap();
    assert_eq!(opened.differences, []);
    assert_eq!(opened.warnings, [Note::Comments, Note::Changes].map(Warning::Noted));
}

#[test]
fn a_text_that_cannot_be_read_is_not_told_as_missing() {
    let bytes = export(&submission("How many buses run?"), Format::OpenDocument).bytes;
    let damaged = repacked(&bytes, |name, part| if name == "content.xml" { Vec::new() } else { part });
    let opened = open(&damaged, "paper").unwrap();
    assert_eq!((opened.warnings, opened.differences), (vec![Warning::TextUnread], vec![]));
}
