//! What of a file could not be used for a question, each in a sentence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::import::pack::Pack;
use crate::import::xml::{Node, Xml};

/// Something to know of the words that came from another's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Note {
    /// Its first heading became the subject.
    Subject,
    /// It has comments, which were left out.
    Comments,
    /// It has tracked changes, which were taken as accepted.
    Changes,
    /// It has tables, whose words came as paragraphs.
    Tables,
    /// It has pictures, which were left out.
    Pictures,
    /// It has notes at the foot, which came at the end or were left out.
    Footnotes,
    /// Its end could not be read.
    CutShort,
    /// It is a paper of ours without its data.
    WithoutData,
}

impl Note {
    /// A fixed name, the same in every version.
    pub fn code(self) -> &'static str {
        match self {
            Note::Subject => "subject",
            Note::Comments => "comments",
            Note::Changes => "changes",
            Note::Tables => "tables",
            Note::Pictures => "pictures",
            Note::Footnotes => "footnotes",
            Note::CutShort => "cut-short",
            Note::WithoutData => "without-data",
        }
    }

    /// What to tell whoever opened the file.
    pub fn sentence(self) -> &'static str {
        match self {
            Note::Subject => "Its first heading became the subject.",
            Note::Comments => "Its comments were left out: read them in its own program.",
            Note::Changes => "It has tracked changes. They were taken as accepted: check the words.",
            Note::Tables => "The words of its tables came as paragraphs: check their order.",
            Note::Pictures => "Its pictures were left out: a question holds words alone.",
            Note::Footnotes => "It has footnotes. Check whether their words belong to the question.",
            Note::CutShort => "Its end is damaged and could not be read: compare it with the file.",
            Note::WithoutData => {
                "It was made in Question Desk, but holds no data: it was read by its words. Check the details, the parts and the quotations."
            }
        }
    }
}

/// What the main part of a document of Word or OpenDocument holds beside words.
pub(in crate::import) fn of_package(pack: &Pack, bytes: &[u8]) -> BTreeSet<Note> {
    let mut notes = BTreeSet::new();
    for name in ["word/document.xml", "content.xml"] {
        let part = pack.text(bytes, name).ok().flatten().unwrap_or_default();
        let mut xml = Xml::new(&part);
        while let Some(node) = xml.next() {
            if let Node::Open(tag) = node {
                notes.extend(of_element(tag.full_name()));
            }
        }
    }
    notes
}

fn of_element(name: &str) -> Option<Note> {
    match name {
        "w:commentReference" | "office:annotation" => Some(Note::Comments),
        "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" | "text:changed-region" => Some(Note::Changes),
        "w:tbl" | "table:table" => Some(Note::Tables),
        "w:drawing" | "w:pict" | "draw:image" => Some(Note::Pictures),
        "w:footnoteReference" | "w:endnoteReference" | "text:note" => Some(Note::Footnotes),
        _ => None,
    }
}
