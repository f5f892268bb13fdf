//! The same page of minutes as text, web page, Word, OpenDocument, PDF and saved page.

use question_desk::import::Page;
use question_desk::minutes;
use question_desk::record::{Entry, Passage, Record};
use question_desk::text::normalise;

use super::{read_fixture, short};

/// The words of an entry, one text a line, in reading order.
fn shown(entry: &Entry) -> Vec<String> {
    let mut lines = vec![format!("{:?} {:?} {:?} {:?}", entry.number, entry.asker, entry.asked_of, entry.subject)];
    for passage in &entry.question {
        lines.push(match passage {
            Passage::Paragraph(text) => format!("question: {}", normalise(text)),
            Passage::Part { label, text } => format!("part {label}: {}", normalise(text)),
        });
    }
    let answer = entry.answer.iter().flat_map(|answer| &answer.paragraphs);
    lines.extend(answer.map(|text| format!("answer: {}", normalise(text))));
    for supplementary in &entry.supplementaries {
        lines.extend(supplementary.question.iter().map(|text| format!("supplementary: {}", normalise(text))));
        let answer = supplementary.answer.iter().flat_map(|answer| &answer.paragraphs);
        lines.extend(answer.map(|text| format!("its answer: {}", normalise(text))));
    }
    lines
}

fn record(page: &Page) -> Record {
    minutes::read(&page.blocks, &page.context).record
}

fn lines(record: &Record) -> Vec<String> {
    let head = format!("{:?} {:?} {:?}", record.title, record.body, record.meeting_date);
    std::iter::once(head).chain(record.entries.iter().flat_map(shown)).collect()
}

#[track_caller]
fn check(name: &str) {
    let plain = lines(&record(&read_fixture("panel.txt").pages[0]));
    assert!(plain.len() > 15, "{plain:#?}");
    let found = read_fixture(name);
    assert_eq!(found.failures, [], "{name}");
    let page = &found.pages[0];
    let read = lines(&record(page));
    let blocks = || page.blocks.iter().map(short).collect::<Vec<_>>().join("\n");
    for (index, expected) in plain.iter().enumerate() {
        assert_eq!(read.get(index), Some(expected), "{name}\n{}", blocks());
    }
    assert_eq!(read.len(), plain.len(), "{name}\n{}", blocks());
    assert_eq!(record(page).source.file_name.as_deref(), Some(name));
}

#[test]
fn text_in_other_encodings_is_the_same_page() {
    check("panel-utf16.txt");
    check("panel-windows.txt");
}

#[test]
fn a_web_page_is_the_same_page() {
    check("panel.html");
    check("panel-windows.html");
}

#[test]
fn a_saved_web_page_is_the_same_page() {
    check("panel.mhtml");
    check("panel-base64.mht");
}

#[test]
fn a_word_document_is_the_same_page() {
    check("panel.docx");
    check("panel-office.docx");
}

#[test]
fn an_opendocument_text_is_the_same_page() {
    check("panel.odt");
    check("panel-odfpy.odt");
}

#[test]
fn a_pdf_is_the_same_page() {
    check("panel.pdf");
    check("panel-reportlab.pdf");
    check("restricted.pdf");
}

#[test]
fn a_file_says_its_title_and_a_saved_page_where_it_was() {
    for name in
        ["panel.html", "panel.docx", "panel.odt", "panel.pdf", "panel.mhtml", "panel-odfpy.odt", "panel-reportlab.pdf"]
    {
        let page = read_fixture(name).pages.remove(0);
        assert_eq!(page.context.page_title.as_deref(), Some("Member questions to the PCC"), "{name}");
    }
    let page = read_fixture("panel.mhtml").pages.remove(0);
    assert_eq!(page.context.address.as_deref(), Some("https://exampleshire.example/questions?id=7&item=4"));
}

#[test]
fn the_same_text_is_the_same_record_pasted_or_read() {
    let text = String::from_utf8(super::fixture("panel.txt")).unwrap();
    let pasted = minutes::read_text(&text, jiff::Timestamp::UNIX_EPOCH).record;
    assert_eq!(record(&read_fixture("panel.txt").pages[0]).id, pasted.id);
}
