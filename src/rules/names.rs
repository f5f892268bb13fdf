//! Names a person who is not the one asked, the asker, or somebody with an office in the question's details.
//!
//! A name is known by its title and its capitals, so many are missed, and some streets are found.

use std::collections::HashSet;

use super::reading::{Piece, is_among, own_blocks, pieces};
use super::{Checking, Finding, Report};
use crate::question::Details;

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "revd",
    "pc",
    "pcso",
    "dc",
    "ds",
    "sgt",
    "sergeant",
    "insp",
    "inspector",
    "superintendent",
];

/// Titles of members. Questions name them all the time, so they count only where the body minds names.
const MEMBERS: &[&str] = &["cllr", "councillor", "alderman"];

/// Capital words after a title that make no name: "Councillor Code of Conduct", "Lord Mayor".
const NO_NAMES: &[&str] = &[
    "advocate",
    "chancellor",
    "chief",
    "code",
    "commissioner",
    "community",
    "fund",
    "grant",
    "grants",
    "justice",
    "lieutenant",
    "mayor",
    "minister",
    "members",
    "president",
    "priority",
    "provost",
    "secretary",
    "speaker",
    "the",
    "training",
    "ward",
];

/// Words after a name that show it to be a place or an institution.
const PLACES: &[&str] = &[
    "academy",
    "avenue",
    "building",
    "centre",
    "close",
    "college",
    "court",
    "drive",
    "foundation",
    "gardens",
    "hall",
    "hospital",
    "house",
    "infirmary",
    "institute",
    "lane",
    "library",
    "park",
    "place",
    "road",
    "school",
    "square",
    "street",
    "theatre",
    "trust",
    "university",
    "way",
];

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let question = &checking.draft.question;
    let members_too = checking.body.is_some_and(|body| body.ground("names-individual").is_some());
    let mut seen: HashSet<&str> = HashSet::new();
    for block in own_blocks(question) {
        for range in names(&block.text, &question.details, members_too) {
            let Some(name) = block.text.get(range.0..range.1).filter(|name| seen.insert(name)) else { continue };
            let (severity, basis) = checking.hint("names-individual");
            let sentence = format!("“{name}” may name a person who is not the one asked: some bodies refuse that.");
            report.find(
                Finding::new("names-person", severity, sentence).in_block(block.id, &block.text, range).because(basis),
            );
        }
    }
}

/// Where persons with a title are named who are not in the details.
fn names(text: &str, details: &Details, members_too: bool) -> Vec<(usize, usize)> {
    let is_title = |word: &str| is_among(word, TITLES) || (members_too && is_among(word, MEMBERS));
    let pieces: Vec<Piece> = pieces(text).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let opens = is_capital(piece.text) && is_title(piece.text);
        let length = if opens { name_length(text, &pieces[at..]) } else { 0 };
        if length > 1 && !is_known(&pieces[at + 1..at + length], details) {
            found.push((piece.start, pieces[at + length - 1].end));
        }
        at += length.max(1);
    }
    found
}

/// How many pieces a title and its name take together; 1 where no name follows.
fn name_length(text: &str, pieces: &[Piece]) -> usize {
    let mut length = 1;
    while let (Some(last), Some(next)) = (pieces.get(length - 1), pieces.get(length)) {
        // A full stop after "Dr." or an initial belongs to the name.
        let is_short = length == 1 || last.text.chars().count() == 1;
        let goes_on = !last.ends || (is_short && text.get(last.end..).is_some_and(|rest| rest.starts_with('.')));
        if !goes_on || length > 4 || !is_capital(next.text) || is_among(next.text, NO_NAMES) {
            break;
        }
        length += 1;
    }
    let is_place = pieces[..length].last().is_some_and(|last| is_among(last.text, PLACES))
        || pieces.get(length).is_some_and(|next| length > 1 && !pieces[length - 1].ends && is_among(next.text, PLACES));
    if is_place { 1 } else { length }
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the surname is that of the one asked or of the asker.
fn is_known(name: &[Piece], details: &Details) -> bool {
    let possessive = |word: &str| word.trim_end_matches("’s").trim_end_matches("'s").to_lowercase();
    let surname = name.last().map(|last| possessive(last.text)).unwrap_or_default();
    let known = [&details.asked_of, &details.asker].into_iter().flat_map(|text| pieces(text));
    known.into_iter().any(|piece| possessive(piece.text) == surname)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, marks, of};
    use crate::body::presets;

    #[test]
    fn a_person_with_a_title_is_named_unless_asked_or_asking() {
        let check = |text: &str, expected| marks(text, "names-person", expected);
        check("Why did Mr John Smith, a resident, wait?", Some("Mr John Smith"));
        check("Why did Dr. Patel wait?", Some("Dr. Patel"));
        check("Why did PC Jones wait?", Some("PC Jones"));
        check("Why did Cllr Example’s letter wait?", None);
        check("What did the Lord Mayor say to the doctor?", None);
        check("When will Sir Robert Peel School open?", None);
        check("What does the Councillor Code say?", None);
        check("Will the miss be mended, Sir? Robert’s was.", None);
    }
    #[test]
    fn members_count_where_the_body_minds_names() {
        let draft = draft("- Why did Councillor Jones wait?");
        assert_eq!(of(&draft, None, "names-person"), None);
        let minds = presets().iter().find(|body| body.ground("names-individual").is_some());
        assert_eq!(of(&draft, minds, "names-person").map(|found| found.words), Some("Councillor Jones".to_owned()));
    }
}
