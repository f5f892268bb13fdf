//! Abbreviations that the library itself explains: "drug testing on arrest (DToA)".
//!
//! Each letter of the abbreviation must begin a word of the phrase before it, in order; only common words
//! may be passed over. What one answer explains finds every other answer, with either form.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::documents::{Document, Gone};
use super::words::{folded_words, is_common};

/// No explained abbreviation has more letters.
const LONGEST: usize = 8;

/// The words that an abbreviation stands for are looked for in so many bytes before it.
const LONGEST_PHRASE: usize = 200;

/// The abbreviations of the library with what they stand for.
#[derive(Default)]
pub(super) struct Abbreviations {
    meanings: FxHashMap<Box<str>, Vec<Meaning>>,
}

struct Meaning {
    /// The words, parted by spaces.
    words: Box<str>,
    /// The entries that explain it so, rising.
    documents: Vec<Document>,
}

impl Abbreviations {
    /// Learns what a text explains.
    pub(super) fn learn(&mut self, document: Document, text: &str) {
        for (short, words) in explained(text) {
            self.add(document, &short, &words);
        }
    }

    /// Forgets what these entries explained.
    pub(super) fn forget(&mut self, gone: &Gone) {
        self.meanings.retain(|_, meanings| {
            meanings.iter_mut().for_each(|meaning| meaning.documents.retain(|document| !gone.contains(*document)));
            meanings.retain(|meaning| !meaning.documents.is_empty());
            !meanings.is_empty()
        });
    }

    /// What an abbreviation stands for, the commonest meaning first.
    pub(super) fn meanings(&self, short: &str) -> Vec<&str> {
        let mut meanings: Vec<&Meaning> = self.meanings.get(short).into_iter().flatten().collect();
        meanings.sort_by_key(|meaning| (std::cmp::Reverse(meaning.documents.len()), &meaning.words));
        meanings.iter().map(|meaning| &*meaning.words).collect()
    }

    /// The abbreviations of any run of these words, each with the run.
    pub(super) fn shortenings(&self, words: &[String]) -> Vec<(String, Range<usize>)> {
        let initials: Vec<(char, bool)> =
            words.iter().filter_map(|word| Some((word.chars().next()?, is_common(word)))).collect();
        let mut found = Vec::new();
        for (start, end) in
            (0..words.len()).flat_map(|start| (2..=LONGEST + 3).map(move |length| (start, start + length)))
        {
            let (Some(run), Some(initials)) = (words.get(start..end), initials.get(start..end)) else { continue };
            let mut shorts = [true, false].into_iter().map(|with_common| short_for(initials, with_common));
            found.extend(shorts.find(|short| self.stands_for(short, run)).map(|short| (short, start..end)));
        }
        found
    }

    /// How many bytes they take, about.
    pub(super) fn bytes(&self) -> usize {
        let of = |meaning: &Meaning| size_of::<Meaning>() + meaning.words.len() + 4 * meaning.documents.capacity();
        let all = self.meanings.iter().map(|(short, all)| short.len() + all.iter().map(of).sum::<usize>());
        all.sum::<usize>() + self.meanings.capacity() * size_of::<(Box<str>, Vec<Meaning>)>()
    }

    /// Every abbreviation with its meanings and the entries that explain each, in a fixed order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str, &[Document])> {
        let mut all: Vec<_> = self.meanings.iter().collect();
        all.sort_unstable_by_key(|&(short, _)| short);
        all.into_iter().flat_map(|(short, all)| all.iter().map(|one| (&**short, &*one.words, &*one.documents)))
    }

    fn stands_for(&self, short: &str, run: &[String]) -> bool {
        self.meanings.get(short).is_some_and(|all| {
            let phrase = run.join(" ");
            all.iter().any(|meaning| *meaning.words == *phrase)
        })
    }

    /// Adds what an entry explains.
    pub(super) fn add(&mut self, document: Document, short: &str, words: &str) {
        let meanings = self.meanings.entry(short.into()).or_default();
        let place = meanings.iter().position(|meaning| *meaning.words == *words).unwrap_or_else(|| {
            meanings.push(Meaning { words: words.into(), documents: Vec::new() });
            meanings.len() - 1
        });
        if let Some(meaning) = meanings.get_mut(place).filter(|known| known.documents.last() != Some(&document)) {
            meaning.documents.push(document);
        }
    }
}

/// The first letters of words, each with whether it is common: of all, or of those that are not common.
fn short_for(initials: &[(char, bool)], with_common: bool) -> String {
    initials.iter().filter(|&&(_, common)| with_common || !common).map(|&(letter, _)| letter).collect()
}

/// The abbreviations that a text explains, each with its words.
fn explained(text: &str) -> Vec<(String, String)> {
    let opened = text.match_indices('(');
    opened.filter_map(|(at, _)| explained_at(text.get(..at)?, text.get(at + 1..)?)).collect()
}

/// The abbreviation in brackets, and the words before them that it stands for.
fn explained_at(before: &str, inside: &str) -> Option<(String, String)> {
    let length = inside.bytes().take(LONGEST + 2).position(|byte| byte == b')')?;
    let short = abbreviation(inside.get(..length)?)?;
    let start = before.len().saturating_sub(LONGEST_PHRASE);
    let start = (start..=before.len()).find(|&at| before.is_char_boundary(at))?;
    let words = folded_words(before.get(start..)?);
    let words = phrase_before(&words, short, true).or_else(|| phrase_before(&words, short, false))?;
    Some((short.to_ascii_lowercase(), words))
}

/// The abbreviation without the s of more than one, if this looks like one.
fn abbreviation(printed: &str) -> Option<&str> {
    let short = printed.strip_suffix('s').unwrap_or(printed);
    let is_short = (2..=LONGEST).contains(&short.len()) && short.bytes().all(|byte| byte.is_ascii_alphabetic());
    let capitals = short.bytes().filter(u8::is_ascii_uppercase).count();
    (is_short && capitals >= 2).then_some(short)
}

/// The last words that spell the abbreviation with their initials. Where `by_case`, a capital cannot stand
/// for a common word: the O of OPCC is "office", the o of DToA is "on".
fn phrase_before(before: &[String], short: &str, by_case: bool) -> Option<String> {
    let mut letters = short.chars().rev().peekable();
    let mut start = before.len();
    while let Some(&letter) = letters.peek() {
        start = start.checked_sub(1)?;
        let word = before.get(start)?;
        let may_stand = !(by_case && letter.is_uppercase() && is_common(word));
        if may_stand && word.starts_with(letter.to_ascii_lowercase()) {
            letters.next();
        } else if !is_common(word) || start + 1 == before.len() {
            return None;
        }
    }
    Some(before.get(start..)?.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_learned_where_they_are_explained() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found = explained(text);
            let found: Vec<(&str, &str)> = found.iter().map(|(short, words)| (&short[..], &words[..])).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("fund drug testing on arrest (DToA) here", &[("dtoa", "drug testing on arrest")]);
        check(
            "the Office of the Police and Crime Commissioner (OPCC)",
            &[("opcc", "office of the police and crime commissioner")],
        );
        check("Equality, Diversity, and Inclusion (EDI) teams", &[("edi", "equality diversity and inclusion")]);
        check("police community support officers (PCSOs)", &[("pcso", "police community support officers")]);
        check("anti-social behaviour (ASB)", &[("asb", "anti social behaviour")]);
        check("as agreed (NHS) or (a) that (i) and (12)", &[]);
        check("(ABC)", &[]);
    }

    #[test]
    fn both_forms_lead_to_each_other_until_forgotten() {
        let mut abbreviations = Abbreviations::default();
        abbreviations.learn(3, "drug testing on arrest (DToA)");
        let words: Vec<String> = "more drug testing on arrest now".split(' ').map(str::to_owned).collect();
        assert_eq!(abbreviations.meanings("dtoa"), ["drug testing on arrest"]);
        assert_eq!(abbreviations.shortenings(&words), [("dtoa".to_owned(), 1..5)]);
        abbreviations.learn(3, "the Office of the Police and Crime Commissioner (OPCC)");
        let words: Vec<String> = "office of the police and crime commissioner".split(' ').map(str::to_owned).collect();
        assert_eq!(abbreviations.shortenings(&words), [("opcc".to_owned(), 0..7)]);
        abbreviations.forget(&Gone::of(&[3..4, 9..9]));
        assert!(abbreviations.meanings("dtoa").is_empty());
        assert!(abbreviations.shortenings(&words).is_empty());
    }
}
