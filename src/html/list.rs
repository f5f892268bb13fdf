//! Lists: the marker that a browser or Word would print before an item.

/// What a bullet of any shape is given as.
pub(super) const BULLET: &str = "•";

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markers {
    None,
    Bullet,
    Decimal,
    Letters { upper: bool },
    Roman { upper: bool },
}

impl Markers {
    /// From the `type` attribute of `ol`, `ul` or `li`, where upper and lower case differ.
    pub(super) fn from_attribute(value: &str) -> Option<Self> {
        match value.trim() {
            "1" => Some(Markers::Decimal),
            "a" => Some(Markers::Letters { upper: false }),
            "A" => Some(Markers::Letters { upper: true }),
            "i" => Some(Markers::Roman { upper: false }),
            "I" => Some(Markers::Roman { upper: true }),
            other => Markers::from_style(&other.to_ascii_lowercase()),
        }
    }

    /// From a word of CSS `list-style-type` in lower case.
    pub(super) fn from_style(word: &str) -> Option<Self> {
        match word {
            "none" => Some(Markers::None),
            "disc" | "circle" | "square" => Some(Markers::Bullet),
            "decimal" | "decimal-leading-zero" => Some(Markers::Decimal),
            "lower-alpha" | "lower-latin" => Some(Markers::Letters { upper: false }),
            "upper-alpha" | "upper-latin" => Some(Markers::Letters { upper: true }),
            "lower-roman" => Some(Markers::Roman { upper: false }),
            "upper-roman" => Some(Markers::Roman { upper: true }),
            _ => None,
        }
    }

    /// The marker of the item with this number, as a browser prints it.
    pub(super) fn marker(self, number: i64) -> Option<String> {
        match self {
            Markers::None => None,
            Markers::Bullet => Some(BULLET.to_owned()),
            Markers::Decimal => Some(format!("{number}.")),
            Markers::Letters { upper } => Some(format!("{}.", cased(letters(number), upper, number))),
            Markers::Roman { upper } => Some(format!("{}.", cased(roman(number), upper, number))),
        }
    }
}

/// Numbers that the letters cannot express are printed in figures.
fn cased(name: Option<String>, upper: bool, number: i64) -> String {
    match name {
        Some(name) if upper => name.to_ascii_uppercase(),
        Some(name) => name,
        None => number.to_string(),
    }
}

/// a to z, then aa, ab and so on.
pub(crate) fn letters(number: i64) -> Option<String> {
    let mut rest = u64::try_from(number).ok().filter(|&value| value > 0)?;
    let mut name = Vec::new();
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'a' + u8::try_from(rest % 26).ok()?));
        rest /= 26;
    }
    Some(name.iter().rev().collect())
}

/// i, ii, iii and so on up to 3999.
pub(crate) fn roman(number: i64) -> Option<String> {
    const STEPS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut name = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            name.push_str(letters);
            rest -= value;
        }
    }
    Some(name)
}

/// Word draws its bullets with letters of the Symbol and Wingdings fonts; a reader sees a bullet.
pub(crate) fn word_marker(text: &str) -> String {
    let text = text.trim();
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some('·' | '§' | 'o' | 'Ø' | 'ü' | 'q' | 'v' | '\u{e000}'..='\u{f8ff}'), None) => BULLET.to_owned(),
        _ => text.to_owned(),
    }
}
