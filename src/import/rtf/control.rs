//! What control words mean for a reader of words.

use crate::import::theirs::Note;

/// The meaning of a control word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    Unicode,
    Fallback,
    CodePage,
    /// The group is no text of the page; what the reader of the page is told of it.
    LeftOut(Option<Note>),
    /// The group is text, although old programs may leave it out.
    Shown,
    /// The group is the marker of a list item.
    Marker,
    /// Something to tell of.
    Noted(Note),
    Bold,
    Italic,
    Hidden,
    Deleted,
    Plain,
    ParagraphDefaults,
    Level,
    Outline,
    /// The list of styles, and one of them.
    Styles,
    Style,
    Table,
    ParagraphEnd,
    LineEnd,
    Space,
    Sign(char),
    Other,
}

pub(super) fn of_word(name: &str) -> Control {
    match name {
        "u" => Control::Unicode,
        "uc" => Control::Fallback,
        "ansicpg" => Control::CodePage,
        "mac" => Control::Other,
        "pict" | "object" => Control::LeftOut(Some(Note::Pictures)),
        "annotation" => Control::LeftOut(Some(Note::Comments)),
        "footnote" => Control::LeftOut(Some(Note::Footnotes)),
        "fonttbl" | "colortbl" | "info" | "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl"
        | "footerr" | "footerf" | "listtable" | "listoverridetable" | "fldinst" | "atnid" | "atnauthor" | "atndate"
        | "atnref" | "xe" | "tc" | "private" | "filetbl" | "revtbl" | "rsidtbl" | "nonshppict" | "bkmkstart"
        | "bkmkend" | "themedata" | "colorschememapping" | "datastore" | "latentstyles" | "pn" | "operator"
        | "generator" | "nonesttables" => Control::LeftOut(None),
        "shppict" | "shptxt" | "fldrslt" | "shpinst" | "shp" => Control::Shown,
        "listtext" | "pntext" => Control::Marker,
        "revised" => Control::Noted(Note::Changes),
        "b" => Control::Bold,
        "i" => Control::Italic,
        "v" => Control::Hidden,
        "deleted" => Control::Deleted,
        "plain" => Control::Plain,
        "pard" => Control::ParagraphDefaults,
        "ilvl" => Control::Level,
        "outlinelevel" => Control::Outline,
        "stylesheet" => Control::Styles,
        "s" => Control::Style,
        "intbl" => Control::Table,
        "par" | "sect" | "page" | "cell" | "nestcell" | "row" | "nestrow" | "column" => Control::ParagraphEnd,
        "line" => Control::LineEnd,
        "tab" | "~" | "emspace" | "enspace" | "qmspace" => Control::Space,
        "_" => Control::Sign('\u{2011}'),
        "emdash" => Control::Sign('—'),
        "endash" => Control::Sign('–'),
        "bullet" => Control::Sign('•'),
        "lquote" => Control::Sign('‘'),
        "rquote" => Control::Sign('’'),
        "ldblquote" => Control::Sign('“'),
        "rdblquote" => Control::Sign('”'),
        _ => Control::Other,
    }
}
