//! A quotation beside the words of its source, word by word.
//!
//! Honest editing is what a reader can see: "[…]" where words were left out, "[sic]", and words in square brackets
//! that are put in or stand for a few of the source's. If the quotation is the source's words edited in this way, the
//! comparison says so; if not, it shows what was added and what is missing.

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::seam::folded;
use super::words::{Note, Token, tokens};

/// Words in brackets stand for so many words of the source, at the most.
const STANDS_FOR: usize = 8;

/// Above so many comparisons the way by honest editing is not looked for: the plain difference is shown.
const MOST_STEPS: usize = 4_000_000;

/// A run of words in a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What became of it.
    pub kind: PieceKind,
    /// The words as printed, with the space after them.
    pub text: String,
}

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PieceKind {
    /// In the quotation and in the source.
    Same,
    /// In the quotation alone.
    Added,
    /// In the source alone, and nothing says so.
    Missing,
    /// A note in brackets: "[…]", "[sic]", "[the Commissioner]".
    Note,
    /// In the source alone, and "[…]" or words in brackets stand for them.
    LeftOut,
}

/// Compares the text of a quotation with the source's words.
pub fn compare(quoted: &str, source: &str) -> Vec<Piece> {
    let (quoted, source) = (Text::of(quoted), Text::of(source));
    honest(&quoted, &source).unwrap_or_else(|| difference(&quoted, &source))
}

/// Whether a comparison found nothing but the source's words and honest editing.
pub fn is_honest(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| !matches!(piece.kind, PieceKind::Added | PieceKind::Missing))
}

/// A text with its tokens.
struct Text<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Text<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, tokens: tokens(text) }
    }

    /// The words from one token up to another, with what stands between that one and them.
    fn words(&self, from: usize, until: usize) -> &'a str {
        let start = |at: usize| self.tokens.get(at).map_or(self.text.len(), |token| token.range.start);
        let begin = if from == 0 { 0 } else { start(from) };
        self.text.get(begin..start(until).max(begin)).unwrap_or_default()
    }
}

/// The pieces of a comparison, of which neighbours of one kind are joined.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn add(&mut self, kind: PieceKind, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(text),
            _ => self.0.push(Piece { kind, text: text.to_owned() }),
        }
    }
}

/// The comparison, if the quotation is the source's words with nothing but honest editing.
fn honest(quoted: &Text<'_>, source: &Text<'_>) -> Option<Vec<Piece>> {
    let steps = quoted.tokens.len().saturating_mul(source.tokens.len());
    let has_notes = quoted.tokens.iter().any(|token| token.note.is_some());
    if !has_notes {
        return same_throughout(quoted, source);
    }
    let reached = (steps <= MOST_STEPS).then(|| reached(&quoted.tokens, &source.tokens))??;
    let mut pieces = Pieces::default();
    for (at, token) in quoted.tokens.iter().enumerate() {
        let (from, until) = (*reached.get(at)?, *reached.get(at + 1)?);
        let is_source = source.tokens.get(from).is_some_and(|word| until == from + 1 && word.plain == token.plain);
        let kind = if is_source { PieceKind::Same } else { PieceKind::Note };
        pieces.add(kind, quoted.words(at, at + 1));
        if !is_source {
            pieces.add(PieceKind::LeftOut, source.words(from, until));
        }
    }
    Some(pieces.0)
}

fn same_throughout(quoted: &Text<'_>, source: &Text<'_>) -> Option<Vec<Piece>> {
    let plain = |text: &Text<'_>| text.tokens.iter().map(|token| token.plain.clone()).collect::<Vec<_>>();
    let text = quoted.text.to_owned();
    (plain(quoted) == plain(source)).then(|| vec![Piece { kind: PieceKind::Same, text }])
}

/// For each word of the quotation how far in the source its way has come before it, and at last the whole source;
/// `None` where there is no such way.
fn reached(quoted: &[Token], source: &[Token]) -> Option<Vec<usize>> {
    let mut ways = vec![vec![false; source.len() + 1]];
    if let Some(first) = ways.first_mut().and_then(|way| way.first_mut()) {
        *first = true;
    }
    for token in quoted {
        let next = step(token, source, ways.last()?);
        ways.push(next);
    }
    ways.last()?.last().filter(|arrived| **arrived)?;
    let mut at = source.len();
    let mut back = vec![at];
    for (token, way) in quoted.iter().zip(&ways).rev() {
        at = from_where(token, source, way, at)?;
        back.push(at);
    }
    back.reverse();
    Some(back)
}

/// Where one more word of the quotation leads.
fn step(token: &Token, source: &[Token], way: &[bool]) -> Vec<bool> {
    let mut next = vec![false; way.len()];
    for (at, _) in way.iter().enumerate().filter(|(_, reached)| **reached) {
        if source.get(at).is_some_and(|word| word.plain == token.plain)
            && let Some(after) = next.get_mut(at + 1)
        {
            *after = true;
        }
        let room = source.len() - at;
        let most = most_left_out(token).map_or(0, |most| most.min(room));
        if source.get(at).is_some_and(|word| token.recases(word))
            && let Some(after) = next.get_mut(at + 1)
        {
            *after = true;
        }
        if most_left_out(token).is_some() {
            next.iter_mut().skip(at).take(most + 1).for_each(|after| *after = true);
        }
        if token.note == Some(Note::LeftOut) {
            break;
        }
    }
    next
}

/// Whether a word of the quotation is this one of the source.
fn is_said(token: &Token, word: &Token) -> bool {
    word.plain == token.plain || token.recases(word)
}

/// How many words of the source a note may stand for.
fn most_left_out(token: &Token) -> Option<usize> {
    match token.note? {
        Note::LeftOut => Some(usize::MAX),
        Note::PutIn => Some(STANDS_FOR),
        Note::Recased => None,
    }
}

/// From where a word of the quotation led to a place: along the source's own words where it can.
fn from_where(token: &Token, source: &[Token], way: &[bool], at: usize) -> Option<usize> {
    let is_reached = |at: usize| way.get(at).copied().unwrap_or(false);
    let before = at.checked_sub(1).filter(|&before| is_reached(before));
    if let Some(before) = before.filter(|&before| source.get(before).is_some_and(|word| is_said(token, word))) {
        return Some(before);
    }
    let most = most_left_out(token)?;
    (at.saturating_sub(most)..=at).rev().find(|&from| is_reached(from))
}

/// What was added and what is missing, where the editing is not honest throughout.
fn difference(quoted: &Text<'_>, source: &Text<'_>) -> Vec<Piece> {
    let plain = |text: &Text<'_>| text.tokens.iter().map(|token| token.plain.clone()).collect::<Vec<_>>();
    let mut pieces = Pieces::default();
    for operation in capture_diff_slices(Algorithm::Myers, &plain(source), &plain(quoted)) {
        let (old, new) = (operation.old_range(), operation.new_range());
        if let DiffOp::Equal { .. } = operation {
            pieces.add(PieceKind::Same, quoted.words(new.start, new.end));
            continue;
        }
        let notes = quoted.tokens.get(new.clone()).unwrap_or_default();
        let only_notes = !notes.is_empty() && notes.iter().all(|token| most_left_out(token).is_some());
        let room = notes.iter().filter_map(most_left_out).max().unwrap_or(0);
        let seen = only_notes && old.len() <= room;
        pieces.add(if seen { PieceKind::LeftOut } else { PieceKind::Missing }, source.words(old.start, old.end));
        for (at, token) in new.clone().zip(notes) {
            let kind = if most_left_out(token).is_some() { PieceKind::Note } else { PieceKind::Added };
            pieces.add(kind, quoted.words(at, at + 1));
        }
    }
    pieces.0
}

/// The quotation with the source's words put back and honest editing kept.
pub(super) fn restored(quoted: &str, source: &str) -> String {
    let pieces = compare(quoted, source);
    let kept = pieces.iter().filter(|piece| !matches!(piece.kind, PieceKind::Added | PieceKind::LeftOut));
    let mut text = String::new();
    for piece in kept {
        let apart =
            text.is_empty() || text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
        let space = if apart || !starts_word(&piece.text) { "" } else { " " };
        text.push_str(space);
        text.push_str(&piece.text);
    }
    let text = folded(text.trim());
    if is_honest(&compare(&text, source)) { text } else { source.to_owned() }
}

fn starts_word(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::normalise;

    const SOURCE: &str = "From the start of Uplift counting to end of July 2022 the force have recruited 493 police \
                          officers, of which 237 (48%) are female officers.";

    /// Pieces as a line: "=same" "+added" "-missing" "*note" "~left out".
    fn shown(quoted: &str, source: &str) -> Vec<String> {
        let sign = |kind| match kind {
            PieceKind::Same => '=',
            PieceKind::Added => '+',
            PieceKind::Missing => '-',
            PieceKind::Note => '*',
            PieceKind::LeftOut => '~',
        };
        compare(quoted, source).iter().map(|piece| format!("{}{}", sign(piece.kind), piece.text.trim())).collect()
    }

    #[test]
    fn another_printing_is_the_same_throughout() {
        assert_eq!(shown("‘Harm – to\nHope’", "'Harm—to Hope'"), ["=‘Harm – to\nHope’"]);
    }

    #[test]
    fn honest_editing_is_shown_as_such() {
        assert_eq!(
            shown("the force have [sic] recruited 493 […] officers", "the force have recruited 493 police officers"),
            ["=the force have", "*[sic]", "=recruited 493", "*[…]", "~police", "=officers"]
        );
        assert_eq!(shown("[The force] fell", "It fell"), ["*[The force]", "~It", "=fell"]);
        assert_eq!(shown("[w]rite soon", "Write soon"), ["*[w]rite", "~Write", "=soon"]);
        assert!(!is_honest(&compare("[b]rite soon", "Write soon")));
        assert!(!is_honest(&compare("[w]rite soon", "soon")));
        assert_eq!(shown("a […] d", "a b c a d"), ["=a", "*[…]", "~b c a", "=d"]);
        assert!(is_honest(&compare("From the start […] the force have recruited […] female officers.", SOURCE)));
    }

    #[test]
    fn what_is_not_honest_is_shown_word_by_word() {
        assert_eq!(shown("237 (58%) are", "237 (48%) are"), ["=237 (", "-48", "+58", "=%) are"]);
        assert_eq!(shown("the force recruited", "the force have recruited"), ["=the force", "-have", "=recruited"]);
        assert_eq!(shown("", "a b"), ["-a b"]);
        let far = "a b c d e f g h i j k l";
        assert!(!is_honest(&compare("a [x] l", far)));
        assert!(!is_honest(&compare("a […] l b", far)));
        assert!(!is_honest(&compare("[…] a", far)));
    }

    #[test]
    fn restoring_puts_the_words_back_and_keeps_honest_editing() {
        let source = "It rose by 39% in May, and fell in June.";
        assert_eq!(restored("It fell by 3% in May", source), source);
        assert_eq!(restored("It rose by 40% […] in June.", source), "It rose by 39% […] in June.");
        assert_eq!(
            restored("It rose [sic] by 39% in May, and fell in June.", source),
            "It rose [sic] by 39% in May, and fell in June."
        );
        let apart = "It rose by […] never, never, never […] in June.";
        assert!(!restored(apart, source).contains("[…] […]"), "{}", restored(apart, source));
        assert_eq!(restored("", source), source);
    }

    fn words() -> impl Strategy<Value = String> {
        "((a|b|39|%|\\[…\\]|\\[sic\\]|\\[x y\\]|\\[A\\]b|Ab|é|-|’|\\.|…)( |\n|)){0,14}|\\PC{0,20}"
    }

    proptest! {
        #[test]
        fn the_same_and_the_source_alone_are_the_source(quoted in words(), source in words()) {
            let pieces = compare(&quoted, &source);
            let flat = |text: &str| -> String {
                let seen = text.chars().filter(|letter| !letter.is_control() && !letter.is_whitespace());
                normalise(&seen.collect::<String>()).replace('…', "...").replace(['\u{ad}', '\u{200b}', '\u{feff}'], "")
            };
            let of = |other: [PieceKind; 2]| -> String {
                pieces.iter().filter(|piece| !other.contains(&piece.kind)).map(|piece| piece.text.as_str()).collect()
            };
            let unseen = |text: &str| text.contains(|letter| matches!(letter, '\u{200c}'..='\u{200f}' | '\u{2060}'));
            prop_assume!(!unseen(&quoted) && !unseen(&source));
            prop_assert_eq!(flat(&of([PieceKind::Added, PieceKind::Note])), flat(&source));
            prop_assert_eq!(flat(&of([PieceKind::Missing, PieceKind::LeftOut])), flat(&quoted));
        }

        #[test]
        fn what_was_restored_is_honest(quoted in words(), source in words()) {
            prop_assert!(is_honest(&compare(&restored(&quoted, &source), &source)));
        }
    }
}
