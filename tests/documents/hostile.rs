//! Documents that are out to do harm: bounded in time and memory, and refused with a sentence.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use question_desk::export::{Format, export};
use question_desk::import::{bring, open};
use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::sample;

fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, bytes) in files {
        let (mut entry, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::fast()));
        writer.write_all(bytes).unwrap();
        let (encoder, output) = writer.finish().unwrap();
        encoder.finish().unwrap();
        entry.finish(output).unwrap();
    }
    archive.finish().unwrap()
}

#[track_caller]
fn refused(bytes: &[u8], code: &str) {
    let start = Instant::now();
    let failure = bring(bytes, "paper.docx").expect_err("nothing comes of it");
    assert_eq!(failure.code.name(), code, "{}", failure.sentence());
    assert!(open(bytes, "paper.docx").is_err());
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

fn word(document: &str) -> Vec<u8> {
    pack(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

#[test]
fn a_bomb_a_million_paragraphs_and_entities_are_refused() {
    refused(&pack(&[("word/document.xml", &vec![b' '; 200 * 1024 * 1024])]), "too-long");
    let paragraphs = "<w:p><w:r><w:t>One line.</w:t></w:r></w:p>".repeat(1_000_000);
    refused(&word(&format!("<w:document><w:body>{paragraphs}</w:body></w:document>")), "too-long");
    let entity = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    let document = format!("{entity}<w:document><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>");
    assert!(format!("{:?}", bring(&word(&document), "a.docx")).contains("&c;"));
}

#[test]
fn a_document_cannot_reach_out_of_itself() {
    let outside = pack(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            b"<Relationships><Relationship Type='x/officeDocument' Target='../../etc/passwd'/></Relationships>",
        ),
    ]);
    refused(&outside, "damaged");
}

#[test]
fn an_encrypted_document_is_said_to_be_locked() {
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"noise"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    refused(&locked, "locked");
}

#[test]
fn every_beginning_of_a_document_is_refused() {
    for format in [Format::Word, Format::OpenDocument] {
        let bytes = export(&sample::submission(vec![sample::full(1)]), format).bytes;
        for end in (0..bytes.len()).step_by(97) {
            let refusal = open(&bytes[..end], "cut").unwrap_err();
            assert!(refusal.sentence().ends_with('.'));
        }
    }
}
