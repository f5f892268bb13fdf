//! One paper in every format, as it was when somebody last looked it over. QUESTION_DESK_BLESS=1 writes the files
//! anew; what changed in them is then to be looked over again.

use std::fs;
use std::io::Read;

use flate2::read::DeflateDecoder;
use question_desk::export::{File, Format, Letter, export, letter_file, record_file};
use question_desk::format::v1;
use question_desk::import::{Opened, open};
use question_desk::record::Record;
use rawzip::{CompressionMethod, ZipArchive};

use super::sample;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/export");

/// The parts of a package, or the file itself: a package's bytes depend on who packed it.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let Ok(archive) = ZipArchive::from_slice(bytes) else {
        return vec![(String::new(), String::from_utf8(bytes.to_vec()).unwrap())];
    };
    let mut parts = Vec::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        let found = archive.get_entry(entry.wayfinder()).unwrap();
        let mut text = String::new();
        match entry.compression_method() {
            CompressionMethod::DEFLATE => DeflateDecoder::new(found.data()).read_to_string(&mut text).unwrap(),
            _ => found.data().read_to_string(&mut text).unwrap(),
        };
        parts.push((name, text));
    }
    parts
}

fn check(name: &str, made: &[u8]) {
    let path = format!("{FOLDER}/{name}");
    if std::env::var_os("QUESTION_DESK_BLESS").is_some() {
        fs::create_dir_all(FOLDER).unwrap();
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(parts(made), parts(&kept), "{name}");
}

fn file(format: Format) -> File {
    export(&sample::submission(vec![sample::full(1)]), format)
}

#[test]
fn every_format_is_as_it_was_last_looked_over() {
    for format in Format::ALL {
        check(&format!("question.{}", format.extension()), &file(format).bytes);
    }
    let several = sample::submission(vec![sample::full(1), sample::full(2)]);
    check("questions.docx", &export(&several, Format::Word).bytes);
    check("questions.odt", &export(&several, Format::OpenDocument).bytes);
}

#[test]
fn a_letter_and_a_record_are_as_they_were_last_looked_over() {
    let letter = Letter {
        to: "clerk@exampleshire.example".into(),
        subject: "Question for the Panel on 3 December".into(),
        words: "Dear clerk,\n\nmy question is attached.\n".into(),
    };
    check("question.eml", &letter_file(&letter, &file(Format::Text)).bytes);
    check("record.xml", &record_file(&record()).bytes);
}

/// The record that is among the fixtures.
pub(crate) fn record() -> Record {
    let text = include_str!("../fixtures/record-1.json");
    let kept: serde_json::Value = serde_json::from_str(text).unwrap();
    let inner = kept.get("payload").or_else(|| kept.get("record")).unwrap_or(&kept).clone();
    Record::from(serde_json::from_value::<v1::Record>(inner).unwrap())
}

#[test]
fn files_that_this_version_made_open_for_ever() {
    let expected =
        Opened { submission: sample::submission(vec![sample::full(1)]), warnings: vec![], differences: vec![] };
    for format in Format::ALL.into_iter().filter(|format| format.holds_data()) {
        let name = format!("question.{}", format.extension());
        assert_eq!(open(&fs::read(format!("{FOLDER}/{name}")).unwrap(), &name), Ok(expected.clone()), "{name}");
    }
}
