//! Our documents in LibreOffice: opened, printed, and saved again.

use question_desk::document::{Facts, Line, seen};
use question_desk::export::{Format, export, paper};
use question_desk::import::{Intake, Item, Opened, open};
use question_desk::submission::Submission;

use super::sample;
use super::tools::{Folder, convert, has_office};

const FORMATS: [Format; 2] = [Format::Word, Format::OpenDocument];

/// What the preview shows, line by line, with the letters.
fn preview(submission: &Submission) -> Vec<String> {
    let lines = paper(submission).lines(Facts::OneLine);
    lines.iter().map(Line::whole).map(|line| seen(&line)).filter(|line| !line.is_empty()).collect()
}

/// Every sample in both formats: its name without the ending, and its submission.
fn written(folder: &Folder, format: Format) -> Vec<(String, Submission)> {
    let samples = sample::all().into_iter().enumerate();
    let named = samples.map(|(index, submission)| {
        let name = format!("paper-{index}-{}", format.extension());
        folder.write(&format!("{name}.{}", format.extension()), &export(&submission, format).bytes);
        (name, submission)
    });
    named.collect()
}

#[test]
fn libreoffice_shows_every_line_with_its_letter_as_the_preview_does() {
    if !has_office() {
        return;
    }
    let (folder, made) = (Folder::new(), Folder::new());
    let all: Vec<(String, Submission, Format)> = FORMATS
        .into_iter()
        .flat_map(|format| written(&folder, format).into_iter().map(move |(name, paper)| (name, paper, format)))
        .collect();
    let files: Vec<_> =
        all.iter().map(|(name, _, format)| folder.path(&format!("{name}.{}", format.extension()))).collect();
    convert(&files, "txt:Text (encoded):UTF8", &made.path(""));
    convert(&files, "pdf", &made.path(""));
    for (name, submission, _) in &all {
        let text = String::from_utf8(made.read(&format!("{name}.txt"))).unwrap();
        let lines: Vec<String> = text.lines().map(seen).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, preview(submission), "{name}");
        // Letters from the right stand in a PDF in the order in which they are drawn. Of forty questions that end
        // alike, each on a page, our reader of PDFs takes the ends for footers.
        if !name.starts_with("paper-3") && !name.starts_with("paper-6") {
            let printed = without_page_number(&letters(&printed(made.read(&format!("{name}.pdf")))));
            assert_eq!(printed, letters(&preview(submission).concat()), "{name}");
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|mark| mark.is_alphanumeric()).collect()
}

/// The text without the number of an only page. What stands beneath each of several our reader of PDFs leaves out
/// by itself.
fn without_page_number(text: &str) -> String {
    text.strip_suffix("Page1of1").unwrap_or(text).to_owned()
}

/// The words of a PDF.
fn printed(bytes: Vec<u8>) -> String {
    let mut intake = Intake::new("paper.pdf", bytes, jiff::Timestamp::UNIX_EPOCH);
    let mut text = String::new();
    while let Some(step) = intake.next_step() {
        match step.item {
            Some(Item::Page(page)) => page.blocks.iter().for_each(|block| text.push_str(&block.text)),
            Some(Item::Failed(failure)) => panic!("{}", failure.sentence()),
            _ => {}
        }
    }
    text
}

#[test]
fn a_paper_that_libreoffice_saved_again_is_the_same_question_without_a_difference() {
    if !has_office() {
        return;
    }
    for format in FORMATS {
        let (folder, made) = (Folder::new(), Folder::new());
        let all = written(&folder, format);
        let ending = format.extension();
        let files: Vec<_> = all.iter().map(|(name, _)| folder.path(&format!("{name}.{ending}"))).collect();
        convert(&files, ending, &made.path(""));
        for (name, submission) in all {
            let opened = open(&made.read(&format!("{name}.{ending}")), &name);
            assert_eq!(opened, Ok(Opened { submission, warnings: vec![], differences: vec![] }), "{name}");
        }
    }
}
