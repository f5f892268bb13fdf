//! What only word processors' files have: counted lists, tracked changes, boxes, tables.

use super::{read_fixture, short};

fn blocks(name: &str) -> Vec<String> {
    let found = read_fixture(name);
    assert_eq!(found.failures, []);
    found.pages[0].blocks.iter().map(short).collect()
}

/// What the fixture says; the box is drawn in a way that only Word knows.
const HARD: [&str; 23] = [
    "h2*|Public questions",
    "li0 1.|First",
    "li1 (a)|Part one",
    "li2 (i)|Deeper",
    "li1 (b)|Part two",
    "li0 2.|Second",
    "p|Between the lists",
    "li0 1.|Again from one",
    "li0 7.|From seven",
    "p|The Panel agreed the river plan.",
    "p|One paragraph that was two.",
    "p*|Bold by style",
    "p|Not all bold",
    "__p|After two blank lines",
    "p|line one\nline two",
    "p|before the page",
    "p|after the page",
    "td|Asker",
    "td|Reply",
    "td|Cllr A Example",
    "td|Yes.",
    "p|In the box",
    "p|Beside a box",
];

#[test]
fn a_word_document_is_read_as_its_reader_sees_it() {
    assert_eq!(blocks("hard.docx"), HARD);
}

#[test]
fn an_opendocument_text_made_of_it_is_read_as_its_reader_sees_it() {
    let expected: Vec<&str> = HARD.into_iter().filter(|line| *line != "p|In the box").collect();
    assert_eq!(blocks("hard.odt"), expected);
}
