//! Why a file, or a piece of it, could not be read into the library: a code, a place, a sentence.

use super::refusal::{self, Code};

/// A file or a piece of one that was not read. What else was read is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file's name: of one in a pack, "pack.zip / minutes.docx".
    pub name: String,
    /// Why, and where in the file.
    pub code: FailureCode,
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailureCode {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`LARGEST_FILE`](super::LARGEST_FILE), or grows beyond the bounds when unpacked.
    TooLarge,
    /// It was read, but has no words.
    NoWords,
    /// It is a picture.
    Picture,
    /// It is a document of Word from before 2007.
    OldWord,
    /// It is a spreadsheet.
    Spreadsheet,
    /// It is a set of slides.
    Slides,
    /// It is a mail of Outlook.
    Mail,
    /// It is a packed file of another kind than zip.
    OtherPack,
    /// It is sound or video.
    Recording,
    /// It is none of the kinds that are read.
    Unknown,
    /// It needs a password.
    Locked,
    /// It is of a kind that is read, but broken from the start.
    Damaged(Format),
    /// Its end could not be read; what stands before is kept.
    CutShort(Format),
    /// A PDF without any text: pictures of pages.
    ScannedPdf {
        /// How many pages it has.
        pages: usize,
    },
    /// Some pages of a PDF have no text; the others are kept. Their numbers, from 1.
    ScannedPages(Vec<usize>),
    /// A PDF whose letters do not say which letters they are.
    SecretLetters,
    /// A pack inside a pack.
    NestedPack,
    /// A pack holds more files than are read.
    TooManyFiles {
        /// How many were left.
        left: usize,
    },
    /// Packed in a way that is not known here.
    StrangePacking,
    /// A pack without files.
    EmptyPack,
    /// Data, but neither questions nor records.
    OtherData,
    /// A line of a data file that could not be read; the others are kept.
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        trouble: LineTrouble,
    },
    /// Further lines of a data file that could not be read and are not listed.
    MoreLines {
        /// How many.
        lines: usize,
    },
    /// A newer app made it.
    Newer,
    /// It is far longer than a question.
    TooLong,
    /// A pack of files, of which one was to be chosen.
    ManyFiles,
    /// One of our own papers, with its own trouble.
    Paper(Code),
}

/// What a damaged file was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Word document.
    Word,
    /// An OpenDocument text.
    OpenDocument,
    /// A PDF.
    Pdf,
    /// A web page saved as one file.
    SavedPage,
    /// A zip.
    Pack,
    /// A gzip.
    Gzip,
    /// A record of ours.
    Record,
}

/// What is wrong with a line of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineTrouble {
    /// It is no JSON.
    NotData,
    /// It is JSON, but no question.
    NoQuestion,
    /// It is longer than is read.
    TooLong,
}

impl Failure {
    pub(super) fn new(name: &str, code: FailureCode) -> Self {
        Self { name: name.to_owned(), code }
    }

    /// What to tell whoever chose the file: what is wrong, where, and what can be done.
    pub fn sentence(&self) -> String {
        match &self.code {
            FailureCode::Paper(code) => refusal::Refusal::new(code.clone(), &self.name).sentence(),
            code => format!("{} {}", refusal::shown_name(&self.name), code.predicate()),
        }
    }

    /// Where in the file, if it is not the whole: "line 12", "pages 3 and 4", "from some place on".
    pub fn place(&self) -> Option<String> {
        match &self.code {
            FailureCode::Line { line, .. } => Some(format!("line {line}")),
            FailureCode::ScannedPages(pages) => Some(page_list(pages)),
            FailureCode::CutShort(_) => Some("its end".to_owned()),
            _ => None,
        }
    }
}

impl FailureCode {
    /// A fixed name, the same in every version.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::NoWords => "no-words",
            Self::Picture => "picture",
            Self::OldWord => "old-word",
            Self::Spreadsheet => "spreadsheet",
            Self::Slides => "slides",
            Self::Mail => "mail",
            Self::OtherPack => "other-pack",
            Self::Recording => "recording",
            Self::Unknown => "unknown",
            Self::Locked => "locked",
            Self::Damaged(_) => "damaged",
            Self::CutShort(_) => "cut-short",
            Self::ScannedPdf { .. } => "scanned-pdf",
            Self::ScannedPages(_) => "scanned-pages",
            Self::SecretLetters => "secret-letters",
            Self::NestedPack => "nested-pack",
            Self::TooManyFiles { .. } => "too-many-files",
            Self::StrangePacking => "strange-packing",
            Self::EmptyPack => "empty-pack",
            Self::OtherData => "other-data",
            Self::Line { .. } => "line",
            Self::MoreLines { .. } => "more-lines",
            Self::Newer => "newer",
            Self::TooLong => "too-long",
            Self::ManyFiles => "many-files",
            Self::Paper(_) => "paper",
        }
    }

    /// Whether something of the file was read all the same.
    pub fn is_partial(&self) -> bool {
        matches!(
            self,
            Self::CutShort(_)
                | Self::ScannedPages(_)
                | Self::TooManyFiles { .. }
                | Self::Line { .. }
                | Self::MoreLines { .. }
        )
    }

    /// What follows the file's name.
    fn predicate(&self) -> String {
        match self {
            Self::Empty => "is empty. Download it again, or choose another file.".into(),
            Self::TooLarge => too_large(),
            Self::NoWords => "was opened, but there are no words in it. Check that it is the right file.".into(),
            Self::Picture => "is a picture, not text. Type the questions in, or find the page on the council's website.".into(),
            Self::OldWord => save_as("is a Word document in the old .doc form", "open it in Word or LibreOffice and save it as .docx"),
            Self::Spreadsheet => save_as("is a spreadsheet", "copy the cells with the questions and paste them here"),
            Self::Slides => save_as("is a set of slides", "copy the words and paste them here"),
            Self::Mail => save_as("is an Outlook message", "copy its words and paste them here, or save what is attached to it"),
            Self::OtherPack => save_as("is packed in another way than zip", "unpack it and choose the files in it"),
            Self::Recording => "is a recording, not text. Look for the written minutes of the meeting.".into(),
            Self::Unknown => "is not a kind of file that can be read here. Text, web pages, Word (.docx), OpenDocument (.odt), PDF and zip can be.".into(),
            Self::Locked => "is locked with a password. Ask for a copy without one, or open it, copy its words and paste them here.".into(),
            Self::Damaged(format) => format!("is damaged: it is no longer a whole {}. Download it again.", format.noun()),
            Self::CutShort(format) => format!("is damaged: the end of this {} could not be read. What stands before it was kept. Download it again to get the rest.", format.noun()),
            Self::ScannedPdf { .. } => "holds pictures of pages, not text. Look for the same minutes as a web page, or type the questions in.".into(),
            Self::ScannedPages(pages) => scanned_pages(pages),
            Self::SecretLetters => "shows letters, but does not say which letters they are, so its words cannot be read. Look for the same minutes as a web page.".into(),
            Self::NestedPack => "is a zip inside a zip. Unpack it and choose it by itself.".into(),
            Self::TooManyFiles { left } => format!("holds more files than are read at once: {left} were left. Unpack it and choose those by themselves."),
            Self::StrangePacking => "is packed in a way that cannot be read here. Unpack it and choose the file by itself.".into(),
            Self::EmptyPack => "is a zip without files. Choose another file.".into(),
            Self::OtherData => "is a data file without questions that can be read here. Choose a file that was exported from Question Desk, or one question a line.".into(),
            Self::Line { line, trouble } => format!("has a line that {}: line {line}. The other lines were kept.", trouble.verb()),
            Self::MoreLines { lines } => format!("has more lines like these that could not be read: {lines}. The other lines were kept. Check that it is the right file."),
            Self::Newer => "was made with a newer Question Desk. Reload this page to get the newest version, then choose the file again.".into(),
            Self::TooLong => "is far longer than a question. Open it in its own program, copy the words of the question and paste them here.".into(),
            Self::ManyFiles => "is a zip of files. Unpack it and choose the one with the question.".into(),
            Self::Paper(_) => "could not be opened.".into(),
        }
    }
}

impl Format {
    fn noun(self) -> &'static str {
        match self {
            Self::Word => "Word document",
            Self::OpenDocument => "OpenDocument text",
            Self::Pdf => "PDF",
            Self::SavedPage => "saved web page",
            Self::Pack => "zip",
            Self::Gzip => "gzip file",
            Self::Record => "Question Desk record",
        }
    }
}

impl LineTrouble {
    fn verb(self) -> &'static str {
        match self {
            Self::NotData => "is not whole data",
            Self::NoQuestion => "holds no question",
            Self::TooLong => "is too long to be a question",
        }
    }
}

fn save_as(what: &str, advice: &str) -> String {
    format!("{what}, which cannot be read here. To use it, {advice}.")
}

fn too_large() -> String {
    let most = super::LARGEST_FILE / (1024 * 1024);
    format!("is too large: files of up to {most} MB are read. Choose the pages that you need from it.")
}

fn scanned_pages(pages: &[usize]) -> String {
    let verb = if pages.len() == 1 { "is a picture" } else { "are pictures" };
    format!("was read, but {} {verb}, not text. Type in what is missing.", page_list(pages))
}

/// "page 3", "pages 3, 4 and 7"; many are counted.
fn page_list(pages: &[usize]) -> String {
    match pages {
        [one] => format!("page {one}"),
        [most @ .., last] if most.len() < 10 => {
            let most = most.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            format!("pages {most} and {last}")
        }
        _ => format!("{} pages", pages.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_is_wrong_where_and_what_to_do() {
        let check = |code: FailureCode, expected: &str| assert_eq!(Failure::new("a.pdf", code).sentence(), expected);
        check(
            FailureCode::ScannedPages(vec![3]),
            "“a.pdf” was read, but page 3 is a picture, not text. Type in what is missing.",
        );
        check(
            FailureCode::ScannedPages(vec![1, 2, 9]),
            "“a.pdf” was read, but pages 1, 2 and 9 are pictures, not text. Type in what is missing.",
        );
        check(
            FailureCode::Line { line: 12, trouble: LineTrouble::NotData },
            "“a.pdf” has a line that is not whole data: line 12. The other lines were kept.",
        );
        check(FailureCode::Damaged(Format::Pdf), "“a.pdf” is damaged: it is no longer a whole PDF. Download it again.");
        assert_eq!(page_list(&(1..40).collect::<Vec<_>>()), "39 pages");
    }
}
