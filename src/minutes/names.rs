//! Who is named: how people and offices are written in minutes.
//!
//! No list of people or councils is kept: a name is known by its title, its capitals and its place.

use super::scan::{Scan, is_space, phrase_end};

/// Words that open a person's name.
const TITLES: &[&str] = &[
    "councillor",
    "councillors",
    "cllr",
    "cllr.",
    "cllrs",
    "clr",
    "county councillor",
    "alderman",
    "alderwoman",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "mx",
    "dr",
    "dr.",
    "professor",
    "prof",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "baron",
    "rev",
    "revd",
    "reverend",
    "canon",
    "colonel",
    "major",
    "captain",
    "cynghorydd",
    "y cynghorydd",
    "cyng",
    "cyng.",
    "cyngh",
    "honorary alderman",
];

/// Words that open the name of an office.
const OFFICES: &[&str] = &[
    "leader",
    "deputy leader",
    "mayor",
    "deputy mayor",
    "lord mayor",
    "executive mayor",
    "cabinet member",
    "deputy cabinet member",
    "cabinet lead",
    "cabinet adviser",
    "portfolio holder",
    "executive member",
    "lead member",
    "executive lead",
    "board member",
    "executive councillor",
    "executive director",
    "member for",
    "chair",
    "vice chair",
    "vice-chair",
    "chairman",
    "vice-chairman",
    "vice chairman",
    "chairperson",
    "chairwoman",
    "convener",
    "provost",
    "speaker",
    "commissioner",
    "deputy commissioner",
    "pcc",
    "police and crime commissioner",
    "police fire and crime commissioner",
    "police, fire and crime commissioner",
    "pfcc",
    "dpcc",
    "opcc",
    "deputy pcc",
    "deputy police and crime commissioner",
    "apcc",
    "assistant commissioner",
    "chief constable",
    "deputy chief constable",
    "assistant chief constable",
    "chief executive",
    "director",
    "corporate director",
    "assistant director",
    "strategic director",
    "interim director",
    "head of",
    "monitoring officer",
    "secretary",
    "minister",
    "first minister",
    "spokesperson",
    "spokesman",
    "lead councillor",
    "council leader",
    "leader of the council",
    "group leader",
    "arweinydd",
    "yr arweinydd",
    "comisiynydd",
    "y comisiynydd",
    "aelod cabinet",
    "yr aelod cabinet",
    "maer",
    "y maer",
    "officer",
    "solicitor",
    "the council",
    "s151 officer",
    "section 151 officer",
];

/// Small words that may stand within a name.
const JOINERS: &[&str] = &[
    "of", "for", "the", "and", "&", "de", "da", "van", "von", "der", "den", "le", "la", "ap", "ab", "y", "yr", "to",
    "in", "on", "with", "o", "ni", "dros", "a", "behalf", "obo",
];

/// Where a person's title ends, if the text begins with one.
fn title_end(text: &str) -> Option<usize> {
    TITLES.iter().find_map(|title| phrase_end(text, title))
}

fn office_end(text: &str) -> Option<usize> {
    let skipped = without_article(text);
    let lead = text.len() - skipped.len();
    OFFICES.iter().find_map(|office| phrase_end(skipped, office)).map(|end| end + lead)
}

/// The words that the name of an office ends with: "Chief Fire Officer", "Borough Treasurer".
const OFFICE_ENDS: &[&str] =
    &["officer", "director", "manager", "constable", "secretary", "treasurer", "engineer", "solicitor", "inspector"];

/// Whether two to five capitalised words after "the" end as an office does.
fn ends_as_office(text: &str) -> bool {
    let skipped = without_article(text);
    if skipped.len() == text.len() {
        return false;
    }
    let words = skipped.split(is_space).filter(|word| !word.is_empty()).take(5);
    let capitals = words.take_while(|word| word.starts_with(char::is_uppercase));
    capitals.skip(1).any(|word| OFFICE_ENDS.contains(&word.trim_end_matches([',', ':']).to_lowercase().as_str()))
}

/// The text without a leading "the" and its Welsh fellows.
pub(super) fn without_article(text: &str) -> &str {
    let mut scan = Scan::new(text);
    if scan.eat_any(&["the", "yr", "y"]) && !scan.is_done() { scan.rest() } else { text.trim_start_matches(is_space) }
}

/// Whether the text begins with a person's title.
pub(super) fn starts_with_title(text: &str) -> bool {
    title_end(text).is_some_and(|end| text.get(end..).is_some_and(starts_with_capital))
}

/// Whether the text begins with the name of an office, with or without "the".
pub(super) fn starts_with_office(text: &str) -> bool {
    starts_with_capital(without_article(text)) && (office_end(text).is_some() || ends_as_office(text))
}

/// Whether the text begins as a speaker known by title or office does.
pub(super) fn starts_with_speaker(text: &str) -> bool {
    starts_with_title(text) || starts_with_office(text)
}

fn starts_with_capital(text: &str) -> bool {
    text.trim_start_matches(|c: char| is_space(c) || "([“\"'‘.".contains(c))
        .chars()
        .next()
        .is_some_and(char::is_uppercase)
}

/// Where the speaker's name ends, if the text begins with a title or an office: "Councillor A Example,
/// Cabinet Member for Roads, Waste and Safer Streets" of a sentence that goes on with ", explained".
pub(super) fn speaker_end(text: &str) -> Option<usize> {
    starts_with_speaker(text).then(|| capitals_end(text)).filter(|&end| end > 0)
}

/// Whether a small word may stand within a name, in any case.
fn is_joiner(word: &str) -> bool {
    word.len() <= 6 && JOINERS.iter().any(|joiner| word.eq_ignore_ascii_case(joiner))
}

/// Where a run of capitalised words, joiners between them and words in brackets ends.
pub(super) fn capitals_end(text: &str) -> usize {
    let (mut at, mut end, mut open) = (0, 0, 0_usize);
    for piece in text.split_inclusive(is_space).take(40) {
        let word = piece.trim_matches(is_space);
        let start = at;
        at += piece.len();
        let bare = word.trim_matches(|c: char| "(),.;".contains(c));
        let capital = bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() && open > 0);
        let joiner = is_joiner(bare) || matches!(word, "–" | "-" | "—");
        let article = start == 0 && ["the", "y", "yr"].iter().any(|article| bare.eq_ignore_ascii_case(article));
        if word.is_empty() || article || joiner && start > 0 && !word.ends_with(':') {
            open += word.matches('(').count();
            continue;
        }
        if !capital && open == 0 {
            break;
        }
        open = (open + word.matches('(').count()).saturating_sub(word.matches(')').count());
        let kept = word.trim_end_matches([',', ':', ';', '.', '-', '–', '—']);
        end = start + piece.len() - piece.trim_start_matches(is_space).len() + kept.len();
        if word.ends_with([':', ';', '?', '!']) || word.ends_with('.') && bare.chars().count() > 4 {
            break;
        }
    }
    end
}

/// Where "(Councillor X)" stands at the end of a text: who asked it.
pub(super) fn asker_at(text: &str) -> Option<usize> {
    let inner = text.trim_end_matches(|c: char| is_space(c) || c == '.').strip_suffix(')')?;
    let at = inner.rfind('(')?;
    let name = inner.get(at + 1..)?;
    let after_words = text.get(..at).is_some_and(|before| before.trim_end().ends_with(['?', '.', '”']));
    (after_words && starts_with_title(name) && is_name(name)).then_some(at)
}

const STREETS: &[&str] = &["road", "street", "lane", "avenue", "drive", "crescent", "terrace", "close", "rd", "ave"];

/// Where a home address begins after a name: ", 12 Mill Lane, Exampleton" or " of 3 High Road".
pub(super) fn address_at(text: &str) -> Option<usize> {
    // Most names have none of the marks after which an address can stand.
    if !text.bytes().any(|byte| matches!(byte, b',' | b'(')) && !text.as_bytes().windows(4).any(|four| four == b" of ")
    {
        return None;
    }
    let mut found = None;
    for (at, mark) in text.match_indices([',', '(']).chain(text.match_indices(" of ")) {
        let after = text.get(at + mark.len()..).unwrap_or("").trim_start_matches(is_space);
        let piece = after.split([',', ')']).next().unwrap_or("").trim();
        let last = piece.split(is_space).next_back().unwrap_or("").to_lowercase();
        let numbered = piece.starts_with(|c: char| c.is_ascii_digit()) && piece.split(is_space).count() > 1;
        if (numbered
            || STREETS.contains(&last.as_str()) && piece.split(is_space).count() > 1 && !starts_with_speaker(piece))
            && found.is_none_or(|found| at < found)
        {
            found = Some(at);
        }
    }
    found
}

/// Whether the whole text is a name: a person with a title, an office, or two to six capitalised words.
pub(super) fn is_name(text: &str) -> bool {
    let text = text.trim_matches(|c: char| is_space(c) || matches!(c, ':' | ',' | '-' | '–'));
    if text.ends_with('?') || !may_begin_name(text) {
        return false;
    }
    let text = address_at(text).and_then(|at| text.get(..at)).unwrap_or(text);
    let words = text.split(is_space).filter(|word| !word.is_empty()).count();
    if text.is_empty() || words > 24 || text.ends_with('?') || text.contains("? ") || text.len() > 200 {
        return false;
    }
    let covered = capitals_end(text) + 1 >= text.len();
    if starts_with_speaker(text) {
        return covered || words <= 14 && is_mostly_capitals(text) && !text.ends_with('.');
    }
    covered && (2..=9).contains(&words) && is_plain_person(text)
}

/// Whether the first letter is a capital, perhaps after a bracket, or the text begins with a title or an article
/// in small letters.
fn may_begin_name(text: &str) -> bool {
    let capital = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    capital || starts_with_speaker(text)
}

/// Whether the whole text names a person or office by a title.
pub(super) fn is_titled_name(text: &str) -> bool {
    starts_with_speaker(text) && is_name(text)
}

/// Two or more words that begin with capitals and hold no digit: "Rosalind Pettifer".
fn is_plain_person(text: &str) -> bool {
    let first = text.split([',', '(', '–']).next().unwrap_or(text).trim();
    let words: Vec<&str> = first.split(is_space).filter(|word| !word.is_empty()).collect();
    (2..=5).contains(&words.len())
        && !first.chars().any(|c| c.is_ascii_digit())
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase) || JOINERS.contains(word))
        && !words.iter().any(|word| COMMON.contains(&word.to_lowercase().as_str()))
}

/// Capitalised words that begin headings rather than names of people.
const COMMON: &[&str] = &[
    "question",
    "questions",
    "answer",
    "response",
    "reply",
    "supplementary",
    "item",
    "agenda",
    "minutes",
    "council",
    "meeting",
    "supporting",
    "documents",
    "public",
    "report",
    "written",
    "oral",
    "notice",
    "motion",
    "appendix",
    "subject",
    "date",
    "the",
    "this",
    "what",
    "how",
    "why",
    "when",
    "will",
    "can",
    "does",
    "yes",
    "no",
];

fn is_mostly_capitals(text: &str) -> bool {
    let words = text.split(is_space).filter(|word| word.chars().any(char::is_alphabetic));
    let (mut capitals, mut all) = (0, 0);
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        all += 1;
        capitals += usize::from(bare.chars().next().is_some_and(char::is_uppercase) || is_joiner(bare));
    }
    capitals == all
}

/// The name as records keep it: without the words that introduce it, a leading "the", brackets around the
/// whole, and a closing colon or dash.
pub(super) fn clean(text: &str) -> Option<String> {
    let trimmed = |text: &str| -> String {
        let loose = |c: char| is_space(c) || matches!(c, ':' | ',' | ';' | '-' | '–' | '—' | '\u{200b}');
        text.trim_matches(loose).to_owned()
    };
    let mut name = trimmed(text);
    if name.starts_with('(') && name.ends_with(')') && name.matches('(').count() == 1 {
        name = trimmed(&name[1..name.len() - 1]);
    }
    let mut name = trimmed(without_article(&name));
    if name.ends_with('.') && !ends_with_initial(&name) {
        name.pop();
    }
    let folded = name.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").replace(" ,", ",");
    (!folded.is_empty()).then_some(folded)
}

fn ends_with_initial(name: &str) -> bool {
    name.rsplit(is_space).next().is_some_and(|word| word.chars().filter(|c| c.is_alphabetic()).count() == 1)
}

/// The words of a name that tell people apart: the last of the name proper, in lower case.
pub(super) fn surname(name: &str) -> String {
    let person = name.split([',', '(', '–']).next().unwrap_or(name);
    let last = person.split(is_space).rfind(|word| word.chars().any(char::is_alphabetic)).unwrap_or("");
    last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_title_office_and_capitals() {
        let check = |text: &str, expected: bool| assert_eq!(is_name(text), expected, "{text:?}");
        check("Cllr A Example", true);
        check("Councillor Mrs Fairbrook:", true);
        check("Rosa Penhallow – Sallow Borough Council", true);
        check("the Leader of the Council (Councillor B Sample)", true);
        check("Cabinet Member – Transport, Parking and Public Realm", true);
        check("The closure of the day centre was announced", false);
        check("Twinning", false);
        check("Councillor A Example asked why", false);
    }

    #[test]
    fn a_speaker_ends_before_the_verb() {
        let check = |text: &str, expected: &str| {
            assert_eq!(speaker_end(text).and_then(|end| text.get(..end)), Some(expected), "{text:?}");
        };
        check(
            "Councillor Hadley, Cabinet Member for Roads, Waste and Safer Streets, explained that",
            "Councillor Hadley, Cabinet Member for Roads, Waste and Safer Streets",
        );
        check("The Leader stated that he", "The Leader");
        check("Councillor Example was not sure", "Councillor Example");
        check("The Mayor of Danes, Ruth Elder, gave the following", "The Mayor of Danes, Ruth Elder");
    }

    #[test]
    fn a_name_is_kept_without_what_introduces_it() {
        assert_eq!(clean("the  Leader:"), Some("Leader".to_owned()));
        assert_eq!(clean("(Rosa Penhallow – Sallow)"), Some("Rosa Penhallow – Sallow".to_owned()));
        assert_eq!(clean(" – "), None);
    }
}
