//! Papers that somebody edited after they were made.

use question_desk::export::{Format, export};
use question_desk::import::{At, Difference, Opened, open};
use question_desk::paste::PastedKind;

use super::sample;
use super::tools::{Folder, has_module, python};

const EDIT_WORD: &str = "
import sys, docx
d = docx.Document(sys.argv[1])
for p in d.paragraphs:
    if p.text == 'what it cost;':
        p.runs[0].text = 'what all of it cost;'
        p.insert_paragraph_before('and who paid;', p.style)
d.save(sys.argv[2])
";

const EDIT_OPEN: &str = "
import sys
from odf.opendocument import load
from odf import text, teletype
d = load(sys.argv[1])
for p in d.getElementsByType(text.P):
    if teletype.extractText(p) == 'what it cost;':
        p.childNodes[0].data = 'what all of it cost;'
d.save(sys.argv[2])
";

/// Opens an edited paper, and holds that its data is untouched.
fn differences(bytes: &[u8]) -> Vec<Difference> {
    let Opened { submission, warnings, differences } = open(bytes, "paper").unwrap();
    assert_eq!((submission, warnings), (sample::submission(vec![sample::full(1)]), vec![]));
    differences
}

/// The block that the scripts change.
fn changed() -> Difference {
    let id = sample::full(1).question.blocks[6].id;
    let (data, text) = (Some("what it cost;".to_owned()), Some("what all of it cost;".to_owned()));
    Difference { draft: 0, at: At::Block { id, kind: PastedKind::Part }, data, text }
}

#[test]
fn a_word_document_that_was_edited_tells_what_changed() {
    if !has_module("docx") {
        return;
    }
    let folder = Folder::new();
    let file = folder.write("paper.docx", &export(&sample::submission(vec![sample::full(1)]), Format::Word).bytes);
    let edited = folder.path("edited.docx");
    python(EDIT_WORD, &[&file, &edited]);
    let found = differences(&folder.read("edited.docx"));
    // The style gives the new paragraph its letter, and it stands after the last piece of the first part.
    let after = sample::full(1).question.blocks[5].id;
    let at = At::New { after: Some(after), kind: PastedKind::Part };
    let new = Difference { draft: 0, at, data: None, text: Some("and who paid;".to_owned()) };
    assert_eq!(found, [new, changed()]);
}

#[test]
fn an_opendocument_text_that_was_edited_tells_what_changed() {
    if !has_module("odf") {
        return;
    }
    let folder = Folder::new();
    let bytes = export(&sample::submission(vec![sample::full(1)]), Format::OpenDocument).bytes;
    let file = folder.write("paper.odt", &bytes);
    python(EDIT_OPEN, &[&file, &folder.path("edited.odt")]);
    assert_eq!(differences(&folder.read("edited.odt")), [changed()]);
}

#[test]
fn a_page_that_was_edited_tells_what_changed() {
    let page = String::from_utf8(export(&sample::submission(vec![sample::full(1)]), Format::Html).bytes).unwrap();
    let edited = page.replacen("</span>what it cost;", "</span>what all of it cost;", 1);
    assert_ne!(page, edited);
    assert_eq!(differences(edited.as_bytes()), [changed()]);
}
