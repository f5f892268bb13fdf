//! Paragraphs wholly in quotation marks become quotations, also over several paragraphs.

use super::{PastedKind, Piece};

/// How many paragraphs one quotation may run over.
const LONGEST: usize = 20;

/// How far the quotation that a text begins with reaches.
enum Reach {
    /// It ends with the text; the closing mark stands at this byte.
    End(usize),
    /// It goes on past the text.
    Beyond,
    /// It ends within the text.
    Within,
}

/// The pieces with their quotations found.
pub(super) fn found(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut found = Vec::with_capacity(pieces.len());
    let mut rest = pieces.into_iter().peekable();
    let mut waiting = Vec::new();
    loop {
        while waiting.len() < LONGEST
            && let Some(piece) = rest.next()
        {
            waiting.push(piece);
        }
        match quoted(&waiting) {
            Some((count, quotation)) => {
                waiting.drain(..count);
                found.push(quotation);
            }
            None if waiting.is_empty() => return found,
            None => found.push(waiting.remove(0)),
        }
    }
}

/// The quotation that begins with the first piece, and how many pieces it takes.
fn quoted(pieces: &[Piece]) -> Option<(usize, Piece)> {
    let open = pieces.first()?.text.chars().next()?;
    let close = closing(open)?;
    let mut quotation = Piece::new(PastedKind::Quotation, "", "");
    for (index, piece) in pieces.iter().enumerate() {
        if piece.kind != PastedKind::Paragraph {
            return None;
        }
        // In print each further paragraph of a quotation may begin with the mark again.
        let inner = piece.text.strip_prefix(open);
        let text = inner.unwrap_or(&piece.text);
        let reach = reach(text, open, close);
        if matches!(reach, Reach::Within) || (open == close && !matches!(reach, Reach::End(_))) {
            return None;
        }
        append(&mut quotation, text, inner.map(|_| open), &reach, close);
        if matches!(reach, Reach::End(_)) {
            return (!quotation.text.trim().is_empty()).then_some((index + 1, quotation));
        }
    }
    None
}

fn closing(open: char) -> Option<char> {
    match open {
        '“' => Some('”'),
        '‘' => Some('’'),
        '«' => Some('»'),
        '"' | '\'' => Some(open),
        _ => None,
    }
}

/// Adds a paragraph to a quotation, without its marks.
fn append(quotation: &mut Piece, text: &str, open: Option<char>, reach: &Reach, close: char) {
    if !quotation.text.is_empty() {
        quotation.text.push('\n');
    }
    quotation.taken.extend(open.map(|mark| (quotation.text.len(), mark.to_string())));
    match reach {
        Reach::End(at) => {
            let (words, mark) = text.split_at_checked(*at).unwrap_or((text, ""));
            quotation.text.push_str(words.trim());
            quotation.taken.push((quotation.text.len(), close.to_string()));
            quotation.text.push_str(mark.strip_prefix(close).unwrap_or_default());
        }
        _ => quotation.text.push_str(text.trim()),
    }
}

/// How far a quotation reaches whose opening mark stands before the text. Marks within words are
/// apostrophes; one at a word's end may be ("officers’ pay"), unless a further quotation opens after it.
fn reach(text: &str, open: char, close: char) -> Reach {
    let (mut depth, mut closed_at, mut before) = (1_u32, None, ' ');
    for (at, character) in text.char_indices() {
        let after = text.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let in_word = before.is_alphanumeric() && after.is_alphanumeric();
        let opens = character == open && (open != close || before.is_whitespace());
        if opens && !in_word {
            if closed_at.is_some() {
                return Reach::Within;
            }
            depth += 1;
        } else if character == close && !in_word {
            depth = depth.saturating_sub(1);
            closed_at = closed_at.or((depth == 0).then_some(at));
        }
        before = character;
    }
    ending(text, close, closed_at)
}

fn ending(text: &str, close: char, closed_at: Option<usize>) -> Reach {
    let last = text.strip_suffix('.').filter(|rest| rest.ends_with(close)).unwrap_or(text);
    let at_end = last.strip_suffix(close).map(str::len);
    match (at_end, closed_at) {
        (Some(at), Some(closed)) if closed == at || is_apostrophe(close) => Reach::End(at),
        (None, None) => Reach::Beyond,
        _ => Reach::Within,
    }
}

fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '’' | '\'')
}
