//! Our documents in the libraries that councils' own programs use.

use question_desk::export::{Format, export};

use super::sample;
use super::tools::{Folder, has_module, python};

const READ_WORD: &str = "
import sys, docx
d = docx.Document(sys.argv[1])
c = d.core_properties
print('|'.join([c.title, c.author, c.subject, c.language, c.created.isoformat()]))
for p in d.paragraphs:
    print(p.style.name + '|' + p.text.replace('\\t', ' '))
";

#[test]
fn python_docx_reads_the_styles_and_the_properties() {
    if !has_module("docx") {
        return;
    }
    let folder = Folder::new();
    let file = folder.write("paper.docx", &export(&sample::submission(vec![sample::full(1)]), Format::Word).bytes);
    let expected = "\
Question from Cllr A Example: Officers on the river path, 1|Cllr A Example|Officers on the river path, 1|en-GB|2026-11-23T09:30:00
Title|Question from Cllr A Example
Heading 1|Officers on the river path, 1
Details|Body: Exampleshire Police and Crime Panel
Details|Meeting: Thursday 3 December 2026, 10:00
Details|To: Police and Crime Commissioner
Details|Ward or division: Mill Ward
Details|Submitted: Monday 23 November 2026, 09:30
Details|Length: 61 words in 3 parts
Details|Reference: ";
    let read = python(READ_WORD, &[&file]);
    assert!(read.starts_with(expected), "{read}");
    for line in [
        "Normal|Will the Commissioner say:",
        "Quote|They will follow in June.",
        "Quote Source|PCC Response to Question 7 from Cllr B Example",
        "Part|how many officers walked the river path",
        "Part Continued|and on how many days;",
        "Sub-part|in June; and",
    ] {
        assert!(read.lines().any(|found| found.starts_with(line)), "{line} is not in {read}");
    }
}

const READ_OPEN: &str = "
import sys
from odf.opendocument import load
from odf import text, teletype
d = load(sys.argv[1])
for p in d.getElementsByType(text.H) + d.getElementsByType(text.P):
    print(p.getAttribute('stylename') + '|' + teletype.extractText(p).replace('\\t', ' '))
print(len(d.getElementsByType(text.ListItem)))
";

#[test]
fn odfpy_reads_the_styles_and_the_lists() {
    if !has_module("odf") {
        return;
    }
    let folder = Folder::new();
    let bytes = export(&sample::submission(vec![sample::full(1)]), Format::OpenDocument).bytes;
    // Who looks at the bytes alone sees the kind: nothing may stand before it.
    assert_eq!(&bytes[30..77], b"mimetypeapplication/vnd.oasis.opendocument.text");
    let read = python(READ_OPEN, &[&folder.write("paper.odt", &bytes)]);
    for line in [
        "Heading_20_1|Officers on the river path, 1",
        "Title|Question from Cllr A Example",
        "Details_20_Start|Body: Exampleshire Police and Crime Panel",
        "Quotations|They will follow in June.",
        "Part|what it cost;",
        "Sub-part|by month; and",
        // Six items, and one more that only holds the piece that goes on after a paragraph.
        "7",
    ] {
        assert!(read.lines().any(|found| found == line), "{line} is not in {read}");
    }
}
