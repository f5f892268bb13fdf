//! Documents that are out to do harm: bounded in time and memory, and refused with a sentence.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use question_desk::export::{Format, export};
use question_desk::import::{Brought, Opened, Warning, bring, open};
use question_desk::worker::edited;
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
    assert!(start.elapsed() < Duration::from_secs(90), "{:?}", start.elapsed());
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
    refused(&word(&document), "damaged");
}

/// Runs something that takes a second or two; a crowded machine without optimisation is given more.
#[track_caller]
fn soon<T>(run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    assert!(start.elapsed() < Duration::from_secs(90), "{:?}", start.elapsed());
    result
}

fn open_document(content: &str) -> Vec<u8> {
    pack(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

#[test]
fn a_million_paragraphs_are_too_long_for_a_question_in_every_format() {
    const MANY: usize = 1_000_000;
    refused(
        &open_document(&format!(
            "<a><office:body><office:text>{}</office:text></office:body></a>",
            "<text:p>One.</text:p>".repeat(MANY)
        )),
        "too-long",
    );
    for (name, text) in [
        ("long.html", format!("<!doctype html><html><body>{}</body></html>", "<p>One.</p>".repeat(MANY))),
        ("long.md", "One.\n\n".repeat(MANY)),
        ("long.txt", "One.\n".repeat(MANY)),
        ("long.rtf", format!("{{\\rtf1 {}}}", "One.\\par ".repeat(MANY))),
    ] {
        let failure = soon(|| bring(text.as_bytes(), name)).expect_err("nothing comes of it");
        assert_eq!(failure.code.name(), "too-long", "{name}");
    }
}

#[test]
fn elements_within_elements_without_end_are_read_flat() {
    const DEEP: usize = 200_000;
    let nested = |open: &str, close: &str| format!("{}Deep words.{}", open.repeat(DEEP), close.repeat(DEEP));
    for (name, bytes) in [
        ("deep.docx", word(&nested("<w:p><w:r><w:t>", "</w:t></w:r></w:p>"))),
        ("deep.odt", open_document(&nested("<text:p>", "</text:p>"))),
        ("deep.html", nested("<div>", "</div>").into_bytes()),
        ("deep.rtf", format!("{{\\rtf1 {}}}", nested("{", "}")).into_bytes()),
        ("deep.md", nested("> ", "").into_bytes()),
        ("deep.json", nested("[", "]").into_bytes()),
    ] {
        // What comes of it is all the same, as long as something does.
        let sentence = soon(|| bring(&bytes, name)).map_or_else(|failure| failure.sentence(), |_| "Read.".to_owned());
        assert!(sentence.ends_with('.'), "{name}: {sentence}");
    }
}

#[test]
fn entities_are_never_expanded() {
    let laughs: String =
        (1..10).map(|step| format!("<!ENTITY a{step} '{}'>", format!("&a{};", step - 1).repeat(10))).collect();
    let doctype = format!("<!DOCTYPE a [<!ENTITY a0 'ha'>{laughs}<!ENTITY file SYSTEM 'file:///etc/hostname'>]>");
    let words = "Will you say &a9; and &file;?";
    for (name, bytes) in [
        ("laughs.odt", open_document(&format!("{doctype}<a><office:body><text:p>{words}</text:p></office:body></a>"))),
        ("laughs.html", format!("{doctype}<html><body><p>{words}</p></body></html>").into_bytes()),
    ] {
        let Ok(Brought::Theirs(theirs)) = soon(|| bring(&bytes, name)) else { panic!("{name}") };
        let read: String = theirs.blocks.iter().map(|block| block.text.as_str()).collect();
        assert!(read.len() < 100 && !read.contains("haha"), "{name}: {read}");
    }
}

#[test]
fn a_document_that_word_encrypted_is_said_to_be_locked() {
    let mut container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    container.resize(4096, 0);
    container.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let failure = bring(&container, "secret.docx").expect_err("nothing comes of it");
    assert_eq!(failure.code.name(), "locked", "{}", failure.sentence());
}

#[test]
fn many_parts_that_each_unpack_to_much_share_one_bound() {
    let part = vec![b' '; 60 * 1024 * 1024];
    let names: Vec<String> = (0..40).map(|number| format!("customXml/item{number}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    parts.push(("word/document.xml", &part));
    refused(&pack(&parts), "too-long");
}

#[test]
fn a_page_of_ours_whose_text_became_endless_opens_as_it_was_exported() {
    let submission = sample::submission(vec![sample::full(1)]);
    let page = String::from_utf8(export(&submission, Format::Html).bytes).unwrap();
    let endless = page.replacen("</main>", &format!("{}</main>", "<p>One more.</p>".repeat(100_000)), 1);
    let Opened { submission: opened, warnings, differences } = soon(|| open(endless.as_bytes(), "page.html")).unwrap();
    assert_eq!((opened, warnings, differences), (submission.clone(), vec![Warning::OtherText], vec![]));
    // One paragraph without end is compared with its own, and shown beneath it.
    let words: String = (0..50_000).map(|number| format!("word{number} ")).collect();
    let endless = page.replacen("what it cost;", &words, 1);
    let opened = soon(|| open(endless.as_bytes(), "page.html")).unwrap();
    let shown = soon(|| edited(&submission.drafts, opened.differences));
    assert_eq!(shown.iter().map(|place| place.name.as_str()).collect::<Vec<_>>(), ["Part b"]);
    assert_eq!(shown[0].pieces.len(), 2);
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
    // Names that climb are only ever shown: nothing is written anywhere.
    refused(&pack(&[("../../etc/passwd", b"x"), ("C:\\windows\\a.txt", b"y")]), "many-files");
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
