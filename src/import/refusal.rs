//! Why a file is not opened, in words for whoever chose it.

/// The most characters of a file's name that a sentence shows.
const LONGEST_NAME: usize = 60;

/// How many of them are its end, where its middle is left out.
const KEPT_ENDING: usize = 12;

/// A file that was not opened. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// The file's name as it can be shown.
    pub name: String,
}

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`LARGEST`](super::LARGEST); it was not looked into.
    TooLarge,
    /// It is something else: a picture, a document, a text.
    NotOurs,
    /// It is ours, but some of its bytes are no text any more.
    NotText,
    /// It ends before its data does.
    Truncated,
    /// It is ours, but its data cannot be read.
    Damaged {
        /// The line of the data at which reading stopped, from 1, where there is one.
        line: Option<usize>,
    },
    /// A newer app made it, in a form that this one doesn't know.
    Newer {
        /// The version of the form.
        version: u64,
        /// The version of the app that made it, where the file says so.
        app: Option<String>,
    },
    /// It is a web page without our data: another page, or ours after something took the data out.
    PageWithoutData,
    /// It is a document without our data: another's, or ours after a program took the data out.
    DocumentWithoutData,
    /// It is JSON, but not ours.
    OtherJson,
    /// It is an e-mail without a file of ours attached to it.
    Letter,
    /// It is a record in a form for archives, which is written and never read.
    Archive,
    /// It is a published record.
    Record,
    /// It needs a password.
    Locked,
    /// It is ours and whole, but there is no question in it.
    NoQuestion,
}

impl Refusal {
    pub(super) fn new(code: Code, name: &str) -> Self {
        Self { code, name: shown_name(name) }
    }

    /// What to tell whoever chose the file: what is wrong and what can be done.
    pub fn sentence(&self) -> String {
        format!("{} {}", self.name, self.code.predicate())
    }
}

/// A file's name as a sentence shows it.
pub(super) fn shown_name(name: &str) -> String {
    let shown: String = name.chars().filter(|mark| !mark.is_control()).collect();
    if shown.trim().is_empty() { "This file".to_owned() } else { format!("“{}”", shortened(shown.trim())) }
}

/// A long name without its middle: its ending tells what it is.
fn shortened(name: &str) -> String {
    let length = name.chars().count();
    if length <= LONGEST_NAME {
        return name.to_owned();
    }
    let begins: String = name.chars().take(LONGEST_NAME - KEPT_ENDING - 1).collect();
    let ends: String = name.chars().skip(length - KEPT_ENDING).collect();
    format!("{}…{}", begins.trim_end(), ends.trim_start())
}

impl Code {
    /// What follows the file's name.
    fn predicate(&self) -> String {
        match self {
            Code::Empty => "is empty. Ask for it to be sent again.".into(),
            Code::TooLarge => "is larger than 25 MB, so it is not a Question Desk file. Choose another file.".into(),
            Code::NotOurs => "is not a Question Desk file. Choose a file that was exported from Question Desk.".into(),
            Code::NotText => {
                "is damaged: some of it is no longer text. Ask for it to be sent again as an attachment.".into()
            }
            Code::Truncated => "is cut short: its end is missing. Ask for it to be sent again.".into(),
            Code::Damaged { line } => damaged(*line),
            Code::Newer { app, .. } => newer(app.as_deref()),
            Code::PageWithoutData => {
                "is a web page without Question Desk's data. If it was exported from Question Desk, the data was lost on the way: ask for the file to be sent as an attachment.".into()
            }
            Code::DocumentWithoutData => {
                "is a document without Question Desk's data. If it was exported from Question Desk, a program took the data out when it saved the document: ask for the file as it was exported.".into()
            }
            Code::OtherJson => {
                "is a data file, but not one of Question Desk's. Choose a file that was exported from Question Desk."
                    .into()
            }
            Code::Letter => {
                "is an e-mail without a Question Desk file that can be read here. Save what is attached to it and open that.".into()
            }
            Code::Archive => {
                "is a record in a form for archives, which Question Desk writes and does not read. Add the same record’s .json file on the page “Library” instead.".into()
            }
            Code::Record => "is a published record, not a question to send. Add it on the page “Library”.".into(),
            Code::Locked => "is locked with a password. Ask for a copy without one.".into(),
            Code::NoQuestion => "holds no question. Ask for it to be exported again.".into(),
        }
    }
}

fn damaged(line: Option<usize>) -> String {
    let place = line.map(|line| format!(" at line {line} of its data")).unwrap_or_default();
    format!("is damaged{place} and could not be read. Ask for it to be sent again.")
}

fn newer(app: Option<&str>) -> String {
    let version = app.map(|app| format!(" {app}")).unwrap_or_default();
    format!(
        "was made with a newer Question Desk{version}. Reload this page to get the newest version, then open the file again."
    )
}
