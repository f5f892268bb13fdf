//! The grammar of markers: "a.", "(a)", "a)", "(i)", "1.", "1)", bullets.

/// What a marker counts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Letter { upper: bool },
    Roman { upper: bool },
    Number,
    Bullet(char),
}

/// What stands around the letter or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Punctuation {
    /// "a." or a bullet's nothing.
    Dot,
    /// "a)"
    Bracket,
    /// "(a)"
    Brackets,
}

/// One way to read a marker: what it counts with, and which place it has, from 1. A bullet has none: 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) kind: Kind,
    pub(super) punctuation: Punctuation,
    pub(super) value: u32,
}

impl Reading {
    /// Whether the two are markers of one list.
    pub(super) fn is_like(self, other: Reading) -> bool {
        self.kind == other.kind && self.punctuation == other.punctuation
    }

    pub(super) fn is_capital(self) -> bool {
        matches!(self.kind, Kind::Letter { upper: true } | Kind::Roman { upper: true })
    }

    pub(super) fn is_bullet(self) -> bool {
        matches!(self.kind, Kind::Bullet(_))
    }

    /// A bullet that nobody types for anything else.
    pub(super) fn is_plain_bullet(self) -> bool {
        matches!(self.kind, Kind::Bullet(mark) if !matches!(mark, '-' | '–' | '—' | '*' | '·'))
    }
}

/// A marker with its readings: "i" is the ninth letter and the first Roman number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) first: Reading,
    pub(super) second: Option<Reading>,
}

impl Label {
    pub(super) fn readings(self) -> impl Iterator<Item = Reading> {
        std::iter::once(self.first).chain(self.second)
    }

    /// The label of a list's marker. One of unknown shape is as good as a bullet.
    pub(super) fn of_marker(marker: &str) -> Self {
        let bullet = Reading { kind: Kind::Bullet('•'), punctuation: Punctuation::Dot, value: 0 };
        parse(marker).map_or(Label { first: bullet, second: None }, |(label, _)| label)
    }
}

/// The marker at the start of a line, and the words after it.
pub(super) fn parse(text: &str) -> Option<(Label, &str)> {
    bullet(text).or_else(|| counted(text))
}

fn bullet(text: &str) -> Option<(Label, &str)> {
    let mut characters = text.chars();
    let mark = characters.next()?;
    let rest = characters.as_str();
    let fits = match mark {
        '•'
        | '◦'
        | '▪'
        | '▫'
        | '■'
        | '□'
        | '●'
        | '○'
        | '‣'
        | '⁃'
        | '∙'
        | '·'
        | '–'
        | '—'
        | '-'
        | '*'
        | '➢'
        | '✓'
        | '\u{e000}'..='\u{f8ff}' => is_gap(rest),
        // Word's plain text has the letters of its symbol fonts.
        'o' | '§' => rest.starts_with('\t'),
        _ => false,
    };
    let reading = Reading { kind: Kind::Bullet(mark), punctuation: Punctuation::Dot, value: 0 };
    fits.then_some((Label { first: reading, second: None }, rest.trim_start()))
}

fn is_gap(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

fn counted(text: &str) -> Option<(Label, &str)> {
    let (opened, inner) = text.strip_prefix('(').map_or((false, text), |inner| (true, inner));
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).take(6).count();
    let (name, after) = inner.split_at_checked(length)?;
    let (punctuation, rest) = match (opened, after.strip_prefix(')'), after.strip_prefix('.')) {
        (true, Some(rest), _) => (Punctuation::Brackets, rest),
        (false, Some(rest), _) => (Punctuation::Bracket, rest),
        (false, _, Some(rest)) => (Punctuation::Dot, rest),
        _ => return None,
    };
    // "1.How many" is sloppy typing; "1.5" and "e.g." are not markers.
    if !is_gap(rest) && !rest.starts_with(char::is_uppercase) {
        return None;
    }
    Some((label(name, punctuation)?, rest.trim_start()))
}

fn label(name: &str, punctuation: Punctuation) -> Option<Label> {
    let reading = |(kind, value)| Reading { kind, punctuation, value };
    let mut readings = [number(name), letter(name), roman(name)].into_iter().flatten().map(reading);
    Some(Label { first: readings.next()?, second: readings.next() })
}

fn number(name: &str) -> Option<(Kind, u32)> {
    let value = name.parse().ok().filter(|value| (1..100).contains(value))?;
    Some((Kind::Number, value))
}

fn letter(name: &str) -> Option<(Kind, u32)> {
    match name.as_bytes() {
        [letter @ b'a'..=b'z'] => Some((Kind::Letter { upper: false }, u32::from(letter - b'a') + 1)),
        [letter @ b'A'..=b'Z'] => Some((Kind::Letter { upper: true }, u32::from(letter - b'A') + 1)),
        _ => None,
    }
}

const ROMAN: [&str; 20] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx",
];

fn roman(name: &str) -> Option<(Kind, u32)> {
    let upper = name.bytes().all(|byte| byte.is_ascii_uppercase());
    let lower = name.bytes().all(|byte| byte.is_ascii_lowercase());
    let place = ROMAN.iter().position(|roman| (upper || lower) && roman.eq_ignore_ascii_case(name))?;
    Some((Kind::Roman { upper }, u32::try_from(place).ok()? + 1))
}
