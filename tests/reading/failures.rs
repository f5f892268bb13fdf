//! Files that cannot be read, or not wholly: each says what is wrong, where, and what to do.

use question_desk::import::{CLIPPED, FailureCode, LARGEST_FILE, LineTrouble};

use super::{Found, fixture, read, read_fixture};

fn codes(found: &Found) -> Vec<&'static str> {
    found.failures.iter().map(|failure| failure.code.name()).collect()
}

#[track_caller]
fn check(name: &str, bytes: &[u8], code: &str, sentence: &str) {
    let found = read(name, bytes.to_vec());
    assert!(found.pages.is_empty() && found.records.is_empty());
    assert_eq!(codes(&found), [code], "{name}");
    assert_eq!(found.failures[0].sentence(), sentence);
}

#[test]
fn a_scanned_pdf_is_said_to_be_pictures() {
    check(
        "scanned.pdf",
        &fixture("scanned.pdf"),
        "scanned-pdf",
        "“scanned.pdf” holds pictures of pages, not text. Look for the same minutes as a web page, or type the questions in.",
    );
    let found = read_fixture("half-scanned.pdf");
    assert_eq!(found.pages.len(), 1);
    assert_eq!(found.failures[0].code, FailureCode::ScannedPages(vec![2]));
    assert_eq!(found.failures[0].place().as_deref(), Some("page 2"));
}

#[test]
fn a_locked_file_is_said_to_be_locked() {
    let sentence =
        "is locked with a password. Ask for a copy without one, or open it, copy its words and paste them here.";
    check("locked.pdf", &fixture("locked.pdf"), "locked", &format!("“locked.pdf” {sentence}"));
    check("locked.zip", &fixture("locked.zip"), "locked", &format!("“locked.zip / secret.txt” {sentence}"));
}

#[test]
fn a_pack_gives_what_can_be_read_and_says_what_cannot() {
    let found = read_fixture("pack.zip");
    let pages: Vec<&str> = found.pages.iter().filter_map(|page| page.context.file_name.as_deref()).collect();
    assert_eq!(
        pages,
        [
            "pack.zip / minutes/panel.txt",
            "pack.zip / minutes/panel.docx",
            "pack.zip / panel.pdf",
            "pack.zip / climb.html"
        ]
    );
    assert_eq!(codes(&found), ["scanned-pdf", "nested-pack", "picture", "line", "empty"]);
    assert_eq!(found.records.len(), 2);
}

#[test]
fn lines_of_questions_are_records_and_a_broken_one_is_named() {
    for name in ["questions.ndjson", "questions.ndjson.gz"] {
        let found = read_fixture(name);
        assert_eq!(found.records.len(), 2);
        assert_eq!(found.failures[0].code, FailureCode::Line { line: 2, trouble: LineTrouble::NotData });
        assert_eq!(found.records[1].remainder, [CLIPPED]);
    }
}

#[test]
fn our_own_papers_open_as_submissions() {
    for name in ["submission-1.html", "submission-1.json"] {
        let bytes = std::fs::read(format!("{}/../{name}", super::FOLDER)).unwrap();
        let found = read(name, bytes.clone());
        assert_eq!((found.submissions, found.pages.len(), found.failures.len()), (1, 0, 0));
        let cut = read(name, bytes[..bytes.len() * 3 / 4].to_vec());
        assert_eq!((cut.submissions, codes(&cut)), (0, vec!["paper"]), "{name}");
    }
}

#[test]
fn other_files_are_refused_for_what_they_are() {
    let check = |name: &str, bytes: &[u8], code: &str| assert_eq!(codes(&read(name, bytes.to_vec())), [code], "{name}");
    check("a.txt", b"", "empty");
    check("a.txt", b" \r\n\t", "empty");
    check("a.txt", b"\xef\xbb\xbf ", "empty");
    check("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "old-word");
    check("a.png", b"\x89PNG\r\n\x1a\n and more", "picture");
    check("a.csv", b"a,b\n1,2\n", "spreadsheet");
    check("a.html", b"<html><script>no()</script></html>", "no-words");
    check("a.pdf", b"%PDF-1.7 and no more", "damaged");
    check("a.zip", b"PK\x03\x04 and no more", "damaged");
    check("a.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "empty-pack");
    check("a.gz", b"\x1f\x8b\x08 and no more", "damaged");
    check("a.json", b"{\"name\": \"package\"}", "other-data");
    check("a.json", b"[1, 2]", "other-data");
    let noise: Vec<u8> = (0..9000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check("a.bin", &noise, "unknown");
    check("a.txt", &vec![b'a'; LARGEST_FILE + 1], "too-large");
}

#[test]
fn a_bomb_stops_at_the_bound() {
    use std::io::Write;
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..120 {
        bomb.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    assert_eq!(codes(&read("bomb.gz", bomb.finish().unwrap())), ["too-large"]);
}
