//! Documents that other programs made: their words become a question, and what cannot be used is said.

use question_desk::import::{Brought, Note, Theirs, bring};

use super::tools::{Folder, convert, has_module, has_office, has_pandoc, pandoc, python};

const MARKDOWN: &str = "\
# Officers on the river path

Will the Commissioner say:

a.  how many officers walked the river path;

    (i) in June; and

    (ii) in July;

b.  what it [really]{.insertion author=\"A\" date=\"2026-01-01T00:00:00Z\"}[dearly]{.deletion author=\"A\" date=\"2026-01-01T00:00:00Z\"} cost; and

c.  when [they will]{.comment-start id=\"1\" author=\"A\" date=\"2026-01-01T00:00:00Z\"}be mended[]{.comment-end id=\"1\"}?

| Month | Officers |
|-------|----------|
| June  | 12       |
";

const PARTS: [&str; 5] = [
    "Part how many officers walked the river path;",
    "SubPart in June; and",
    "SubPart in July;",
    "Part what it really cost; and",
    "Part when be mended?",
];

fn theirs(name: &str, bytes: &[u8]) -> Theirs {
    match bring(bytes, name) {
        Ok(Brought::Theirs(theirs)) => theirs,
        other => panic!("{name}: {other:?}"),
    }
}

/// Holds that the parts of the question came as parts, after its opening.
fn has_parts(name: &str, theirs: &Theirs) {
    let shown: Vec<String> =
        theirs.blocks.iter().map(|block| format!("{:?} {}", block.kind, block.text.trim())).collect();
    assert_eq!(theirs.subject, "Officers on the river path", "{name}");
    assert_eq!(shown[0], "Paragraph Will the Commissioner say:", "{name}");
    assert_eq!(shown[1..6], PARTS, "{name}");
}

#[test]
fn documents_of_pandoc_are_read_with_their_lists_and_said_to_hold_more() {
    if !has_pandoc() {
        return;
    }
    let folder = Folder::new();
    let markdown = folder.write("paper.md", MARKDOWN.as_bytes());
    for name in ["paper.docx", "paper.odt", "paper.html", "paper.rtf"] {
        pandoc(&markdown, &folder.path(name));
    }
    let word = theirs("paper.docx", &folder.read("paper.docx"));
    has_parts("paper.docx", &word);
    assert_eq!(word.notes, [Note::Subject, Note::Comments, Note::Changes, Note::Tables]);
    // Where Pandoc has no way to track changes it writes both words.
    for name in ["paper.odt", "paper.html", "paper.rtf"] {
        let theirs = theirs(name, &folder.read(name));
        let shown: Vec<String> = theirs.blocks.iter().map(|block| format!("{:?} {}", block.kind, block.text)).collect();
        let starts = ["Part how many", "SubPart in June", "SubPart in July", "Part what it", "Part when"];
        let parts = shown.iter().skip_while(|line| !line.starts_with("Part")).zip(starts);
        assert_eq!(parts.filter(|(line, start)| line.starts_with(start)).count(), 5, "{name} {shown:#?}");
        assert!(theirs.notes.contains(&Note::Tables), "{name} {:?}", theirs.notes);
    }
}

#[test]
fn documents_of_libreoffice_are_read_with_their_lists() {
    if !has_pandoc() || !has_office() {
        return;
    }
    let (folder, made) = (Folder::new(), Folder::new());
    pandoc(&folder.write("paper.md", MARKDOWN.as_bytes()), &folder.path("paper.docx"));
    for ending in ["odt", "rtf", "docx"] {
        convert(&[folder.path("paper.docx")], ending, &made.path(""));
        let name = format!("paper.{ending}");
        let theirs = theirs(&name, &made.read(&name));
        has_parts(&name, &theirs);
        for note in [Note::Comments, Note::Changes, Note::Tables] {
            assert!(theirs.notes.contains(&note), "{name} {:?}", theirs.notes);
        }
    }
}

const MAKE_WORD: &str = "
import sys, docx
d = docx.Document()
d.add_heading('Officers on the river path', 0)
d.add_paragraph('Will the Commissioner say:')
for words in ['how many officers;', 'what it cost; and', 'when?']:
    d.add_paragraph(words, style='List Number')
d.add_table(1, 2).cell(0, 0).text = 'in a table'
d.save(sys.argv[1])
";

#[test]
fn a_document_of_python_docx_is_read_with_its_list() {
    if !has_module("docx") {
        return;
    }
    let folder = Folder::new();
    python(MAKE_WORD, &[&folder.path("paper.docx")]);
    let theirs = theirs("paper.docx", &folder.read("paper.docx"));
    let shown: Vec<String> = theirs.blocks.iter().map(|block| format!("{:?} {}", block.kind, block.text)).collect();
    let expected = [
        "Paragraph Will the Commissioner say:",
        "Part how many officers;",
        "Part what it cost; and",
        "Part when?",
        "Paragraph in a table",
    ];
    assert_eq!((theirs.subject.as_str(), shown), ("Officers on the river path", expected.map(str::to_owned).to_vec()));
    assert_eq!(theirs.notes, [Note::Subject, Note::Tables]);
}
