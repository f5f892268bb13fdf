//! What an inline `style` attribute says about reading: hidden, bold, italic, list marker.

use super::list::Markers;

/// The few properties that matter to a reader of words; `None` where the style does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The element and all within it does not show.
    pub(super) hidden: bool,
    /// The element shows, which undoes an earlier rule that hid it.
    pub(super) shown: bool,
    /// The element stands on lines of its own.
    pub(super) block: bool,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) markers: Option<Markers>,
    /// The level of a Word list, from 1.
    pub(super) word_level: Option<u8>,
    /// The element holds the marker that Word wrote out for programs that have no lists.
    pub(super) word_marker: bool,
}

impl Style {
    /// Reads a style attribute. What it does not know it passes over.
    pub(super) fn read(attribute: &str) -> Self {
        let mut style = Style::default();
        for declaration in attribute.split(';') {
            if let Some((property, value)) = declaration.split_once(':') {
                style.take(&property.trim().to_ascii_lowercase(), &value.trim().to_ascii_lowercase());
            }
        }
        style
    }

    fn take(&mut self, property: &str, value: &str) {
        match property {
            "display" => {
                self.hidden |= value.starts_with("none");
                self.shown |= !value.starts_with("none");
                self.block |= value.starts_with("block");
            }
            "visibility" => self.hidden |= value.starts_with("hidden"),
            "mso-hide" => self.hidden |= value.starts_with("all"),
            "font-weight" => self.bold = weight(value).or(self.bold),
            "font-style" => self.italic = Some(value.starts_with("italic") || value.starts_with("oblique")),
            "list-style" | "list-style-type" => {
                self.markers = value.split_whitespace().find_map(Markers::from_style).or(self.markers);
            }
            "mso-list" => self.take_word_list(value),
            _ => {}
        }
    }

    fn take_word_list(&mut self, value: &str) {
        self.word_marker |= value.starts_with("ignore");
        let level = value.split_whitespace().find_map(|word| word.strip_prefix("level")?.parse().ok());
        self.word_level = level.or(self.word_level);
    }
}

fn weight(value: &str) -> Option<bool> {
    match value.split_whitespace().next()? {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number => number.parse::<u16>().ok().map(|weight| weight >= 600),
    }
}
