//! What each HTML element means for reading, by its name.
//!
//! The sets follow the HTML standard's rendering and parsing sections (WHATWG, "13.2.6 Tree construction"
//! and "15.3 Non-replaced elements").

use html5ever::tokenizer::states::RawKind;

/// Elements that begin and end on a line of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    ) || heading_level(name).is_some()
}

/// The level of a heading element.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Elements that have no content and no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose words do not show on the page: programs, styles, fallbacks, pictures, choices of a form.
pub(super) fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "canvas"
            | "datalist"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "object"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "title"
            | "video"
            | "xml"
    )
}

/// Elements whose content is text alone, whatever it looks like.
pub(super) fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => Some(RawKind::Rawtext),
        "script" => Some(RawKind::ScriptData),
        _ => None,
    }
}

/// The open elements that a start tag ends without being told, and where the search for them stops.
pub(super) fn ended_by(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "li" => (&["li"], &["ol", "ul", "menu", "dir", "table", "td", "th", "caption"]),
        "dd" | "dt" => (&["dd", "dt"], &["dl", "table", "td", "th", "caption"]),
        "td" | "th" => (&["td", "th", "caption"], &["table", "tr"]),
        "tr" => (&["tr", "caption"], &["table", "tbody", "thead", "tfoot"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "tr", "caption"], &["table"]),
        _ if is_block(name) => (&["p"], &["table", "td", "th", "caption", "button"]),
        _ => (&[], &[]),
    }
}

/// Elements across which an end tag does not reach.
pub(super) fn stops_end(name: &str) -> &'static [&'static str] {
    match name {
        "table" | "body" | "html" => &[],
        "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" => &["table"],
        "li" => &["ol", "ul", "table", "td", "th", "caption"],
        _ => &["table", "td", "th", "caption"],
    }
}
