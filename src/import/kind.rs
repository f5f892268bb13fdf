//! What a file is: from its first bytes, and from its name only where those do not tell.

use super::failure::FailureCode;

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Page,
    SavedPage,
    Data,
    Pdf,
    RichText,
    /// A zip: a Word document, an OpenDocument text or a pack.
    Zip,
    Gzip,
}

/// How far a PDF's mark may stand from the beginning, in bytes, as readers of PDF allow.
const PDF_HEAD: usize = 1024;

/// The kind of a file that is not text, by its bytes; `None` for what may be text.
pub(super) fn of_bytes(bytes: &[u8], name: &str) -> Result<Option<Kind>, FailureCode> {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    let head = bytes.get(..bytes.len().min(PDF_HEAD)).unwrap_or_default();
    match bytes {
        _ if bytes.iter().all(u8::is_ascii_whitespace) => Err(FailureCode::Empty),
        _ if head.windows(5).any(|mark| mark == b"%PDF-") && !starts(b"PK") => Ok(Some(Kind::Pdf)),
        _ if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") || starts(b"PK\x07\x08") => Ok(Some(Kind::Zip)),
        _ if starts(b"\x1f\x8b") => Ok(Some(Kind::Gzip)),
        _ if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Err(old_office(bytes, name)),
        _ if starts(b"{\\rtf") => Ok(Some(Kind::RichText)),
        _ if is_picture(bytes) => Err(FailureCode::Picture),
        _ if is_recording(bytes) => Err(FailureCode::Recording),
        _ if is_other_pack(bytes) => Err(FailureCode::OtherPack),
        _ => Ok(None),
    }
}

/// The kind of a text.
pub(super) fn of_text(text: &str, name: &str) -> Result<Kind, FailureCode> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
    let ending = ending(name);
    let opens_data = text.starts_with(['{', '[']) && !matches!(ending.as_str(), "txt" | "text");
    match ending.as_str() {
        _ if head.is_empty() => Err(FailureCode::Empty),
        _ if is_mime(&head) => Ok(Kind::SavedPage),
        _ if is_page(&head) => Ok(Kind::Page),
        _ if opens_data || is_json(text) => Ok(Kind::Data),
        "json" | "ndjson" | "jsonl" => Ok(Kind::Data),
        "csv" | "tsv" => Err(FailureCode::Spreadsheet),
        "htm" | "html" | "xhtml" if head.contains('<') => Ok(Kind::Page),
        _ => Ok(Kind::Text),
    }
}

/// The ending of a name in small letters: "docx".
pub(super) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// How far the header lines of an e-mail may go, in bytes: on its way it gets many.
const LETTER_HEAD: usize = 64 * 1024;

/// Whether the bytes are an e-mail, or a page saved as one.
pub(super) fn is_letter(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(LETTER_HEAD)).unwrap_or_default();
    is_mime(&String::from_utf8_lossy(head).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase())
}

/// Whether the text is a document of Akoma Ntoso, in which records go to archives.
pub(super) fn is_archive(text: &str) -> bool {
    text.starts_with('<') && text.chars().take(4096).collect::<String>().contains("<akomaNtoso")
}

/// The header lines of a page saved as one file, or of a mail.
fn is_mime(head: &str) -> bool {
    let header = head.split("\n\n").next().unwrap_or_default().split("\r\n\r\n").next().unwrap_or_default();
    let field = |name: &str| header.lines().any(|line| line.starts_with(name));
    field("mime-version:") && field("content-type:")
}

fn is_page(head: &str) -> bool {
    let marks = ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<!-- saved from url"];
    let blocks = ["<p>", "<p ", "<div", "<table", "<h1", "<h2", "<h3", "<ul", "<ol", "<span", "<b>", "<strong", "<br"];
    marks.iter().any(|mark| head.contains(mark))
        || head.starts_with('<') && blocks.iter().any(|mark| head.contains(mark))
}

/// Whether the text opens as a JSON object with a name does.
fn is_json(text: &str) -> bool {
    let inside = text.strip_prefix('[').map_or(text, str::trim_start);
    inside.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
}

fn is_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 9] = [
        b"\x89PNG\r\n",
        b"\xff\xd8\xff",
        b"GIF87a",
        b"GIF89a",
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"\0\0\x01\0",
        b"\xd7\xcd\xc6\x9a",
    ];
    let named = marks.iter().any(|mark| bytes.starts_with(mark) && (mark.len() > 2 || has_noughts(bytes)));
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let high = bytes.get(4..8) == Some(b"ftyp")
        && bytes.get(8..12).is_some_and(|brand| {
            [b"heic", b"heix", b"mif1", b"avif", b"msf1"].contains(&&[brand[0], brand[1], brand[2], brand[3]])
        });
    named || webp || high
}

/// A mark of two letters alone may begin a text; a text has no noughts soon after.
fn has_noughts(bytes: &[u8]) -> bool {
    bytes.iter().take(32).any(|&byte| byte == 0)
}

fn is_recording(bytes: &[u8]) -> bool {
    let wave = bytes.starts_with(b"RIFF") && matches!(bytes.get(8..12), Some(b"WAVE" | b"AVI "));
    wave || bytes.get(4..8) == Some(b"ftyp")
        || bytes.starts_with(b"ID3")
        || bytes.starts_with(b"OggS")
        || bytes.starts_with(b"\x1aE\xdf\xa3")
}

fn is_other_pack(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 5] = [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a", b"BZh9", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"];
    marks.iter().any(|mark| bytes.starts_with(mark)) || bytes.get(257..262) == Some(b"ustar")
}

/// Files of Office from before 2007 share one container; the names of the streams inside tell them apart.
/// Newer ones with a password are kept in it as well.
fn old_office(bytes: &[u8], name: &str) -> FailureCode {
    let holds = |stream: &str| {
        let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|piece| piece == wide)
    };
    match ending(name).as_str() {
        _ if holds("EncryptedPackage") => FailureCode::Locked,
        _ if holds("WordDocument") => FailureCode::OldWord,
        _ if holds("Workbook") => FailureCode::Spreadsheet,
        _ if holds("PowerPoint Document") => FailureCode::Slides,
        _ if holds("__properties_version1.0") => FailureCode::Mail,
        "xls" => FailureCode::Spreadsheet,
        "ppt" => FailureCode::Slides,
        "msg" => FailureCode::Mail,
        "doc" | "docx" | "dot" => FailureCode::OldWord,
        _ => FailureCode::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_before_the_name_does() {
        let check = |bytes: &[u8], name: &str, expected: Result<Option<Kind>, FailureCode>| {
            assert_eq!(of_bytes(bytes, name), expected, "{name}");
        };
        check(b" \r\n", "a.txt", Err(FailureCode::Empty));
        check(b"%PDF-1.7", "a.docx", Ok(Some(Kind::Pdf)));
        check(b"\n%PDF-1.7", "a", Ok(Some(Kind::Pdf)));
        check(b"PK\x03\x04", "a.pdf", Ok(Some(Kind::Zip)));
        check(b"\x1f\x8b\x08", "a.gz", Ok(Some(Kind::Gzip)));
        check(b"\x89PNG\r\n\x1a\n", "a.txt", Err(FailureCode::Picture));
        check(b"RIFF....WEBPVP8 ", "a", Err(FailureCode::Picture));
        check(b"\0\0\0\x18ftypheic", "a", Err(FailureCode::Picture));
        check(b"\0\0\0\x18ftypmp42", "a", Err(FailureCode::Recording));
        check(b"{\\rtf1 x", "a.doc", Ok(Some(Kind::RichText)));
        check(b"Rar!\x1a\x07", "a.zip", Err(FailureCode::OtherPack));
        check(b"BMX riders asked", "a.txt", Ok(None));
    }

    #[test]
    fn old_office_files_are_told_apart() {
        let container = |stream: &str| {
            let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 64], &wide].concat()
        };
        let check = |stream: &str, name: &str, expected: FailureCode| {
            assert_eq!(of_bytes(&container(stream), name), Err(expected), "{stream}");
        };
        check("WordDocument", "a", FailureCode::OldWord);
        check("Workbook", "a.doc", FailureCode::Spreadsheet);
        check("EncryptedPackage", "a.docx", FailureCode::Locked);
        check("", "a.ppt", FailureCode::Slides);
        check("", "a.msg", FailureCode::Mail);
    }

    #[test]
    fn texts_are_told_apart_by_what_they_begin_with() {
        let check = |text: &str, name: &str, expected: Kind| assert_eq!(of_text(text, name), Ok(expected), "{text}");
        check("<!DOCTYPE html><p>x", "a.txt", Kind::Page);
        check("<p>x</p>", "a", Kind::Page);
        check(
            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>",
            "a",
            Kind::SavedPage,
        );
        check("{\"format\": 1}", "a.txt", Kind::Data);
        check("[1]", "a.json", Kind::Data);
        check("[Minutes of the meeting]", "a.txt", Kind::Text);
        check("Question 1: from Cllr A Example <a@example.org>", "a.html", Kind::Page);
        check("Question 1: is 3 < 4?", "a.txt", Kind::Text);
        assert_eq!(of_text("a,b\n1,2", "a.csv"), Err(FailureCode::Spreadsheet));
    }
}
