//! File names that Windows, macOS, Linux and shared drives all take.

use super::Format;
use crate::question::{Details, Question};

/// The longest name in characters, and in bytes of UTF-8, with its ending. File systems allow 255
/// bytes; the rest is left for what browsers add: " (1)", ".part".
const LONGEST: usize = 120;
const MOST_BYTES: usize = 220;

/// A name for the file of a question: "2026-12-03 Police and Crime Panel - Cllr A Example - Bus fares.docx".
///
/// Letters of any language are kept, and the punctuation that every system allows. Anything else
/// becomes a space. It is at most 120 characters long and never a name that Windows reserves.
pub fn file_name(question: &Question, format: Format) -> String {
    let Details { meeting_date, body, asker, subject, .. } = &question.details;
    let date = meeting_date.map(|date| date.to_string()).unwrap_or_default();
    let pieces = [body, asker, subject].map(|words| safe(words));
    let pieces: Vec<String> = pieces.into_iter().filter(|words| !words.is_empty()).collect();
    safe_name(&format!("{date} {}", pieces.join(" - ")), format.extension())
}

/// A name of these words for a file with this ending, which is given without its full stop. It is at most 120
/// characters long and never a name that Windows reserves.
pub fn safe_name(words: &str, ending: &str) -> String {
    let ending = format!(".{ending}");
    let stem = shortened(&safe(words), LONGEST - ending.len(), MOST_BYTES - ending.len());
    if is_reserved(&stem) { format!("Question {stem}").trim_end().to_owned() + &ending } else { stem + &ending }
}

/// The text with what some system refuses made spaces, spaces folded, and both ends clear of the
/// marks that hide a file, read as an option of a command, or are dropped by Windows.
fn safe(text: &str) -> String {
    let plain: String = text.chars().map(|mark| if is_safe(mark) { mark } else { ' ' }).collect();
    let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    trimmed(&folded).to_owned()
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|mark: char| matches!(mark, ' ' | '.' | '-' | ',' | '_'))
}

fn is_safe(mark: char) -> bool {
    // Accents that stand after their letter are not letters themselves.
    mark.is_alphanumeric() || matches!(mark, '\u{300}'..='\u{36f}') || " -_.,()'’‘&+£–".contains(mark)
}

/// The text cut to a length in characters and in bytes, between words where that is possible.
fn shortened(text: &str, characters: usize, bytes: usize) -> String {
    let fits =
        |&(index, (start, mark)): &(usize, (usize, char))| index < characters && start + mark.len_utf8() <= bytes;
    let cut = text.char_indices().enumerate().take_while(fits).map(|(_, (start, mark))| start + mark.len_utf8()).last();
    let cut = cut.unwrap_or(0);
    let kept = text.get(..cut).unwrap_or_default();
    let whole_words = if cut < text.len() { kept.rfind(' ').and_then(|space| kept.get(..space)) } else { None };
    trimmed(whole_words.filter(|words| words.len() * 2 > cut).unwrap_or(kept)).to_owned()
}

/// Whether Windows takes the name for a device, whatever its ending; an empty name counts too.
fn is_reserved(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |name: &str| {
        let rest = first.strip_prefix(name).unwrap_or_default();
        let mut digits = rest.chars();
        matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    matches!(first.as_str(), "" | "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use uuid::Uuid;

    use super::*;
    use crate::id::QuestionId;

    fn name(meeting_date: Option<Date>, asker: &str, subject: &str) -> String {
        let details = Details { meeting_date, asker: asker.into(), subject: subject.into(), ..Details::default() };
        file_name(&Question { id: QuestionId(Uuid::nil()), details, blocks: Vec::new() }, Format::Html)
    }

    #[test]
    fn a_file_is_named_by_its_meeting_asker_and_subject() {
        let day = Some(date(2026, 12, 3));
        let check = |named: String, expected: &str| assert_eq!(named, expected);
        check(
            name(day, "Cllr A Example", "Officer representation"),
            "2026-12-03 Cllr A Example - Officer representation.html",
        );
        check(name(None, "Cllr A Example", ""), "Cllr A Example.html");
        check(name(None, "", ""), "Question.html");
        check(
            name(day, "Cllr Siân O’Example", "Bws: y A487/A4120?"),
            "2026-12-03 Cllr Siân O’Example - Bws y A487 A4120.html",
        );
    }

    #[test]
    fn names_that_a_system_would_refuse_are_made_plain() {
        let check = |subject: &str, expected: &str| assert_eq!(name(None, "", subject), expected);
        check("CON", "Question CON.html");
        check("com1.roads", "Question com1.roads.html");
        check("Lpt³", "Question Lpt³.html");
        check("../..\\etc: <a|b> \"c\" *?\u{0}\u{7f}", "etc a b c.html");
        check("-rf .hidden. ", "rf .hidden.html");
        check("Conservation", "Conservation.html");
        check("\u{202e}txt.exe\u{200b}", "txt.exe.html");
    }

    #[test]
    fn long_names_are_cut_between_words() {
        let long = name(Some(date(2026, 12, 3)), "Cllr A Example", &"representation ".repeat(20));
        assert!(long.chars().count() <= 120 && long.ends_with("representation.html"), "{long}");
        let wide = name(None, "", &"字".repeat(200));
        assert!(wide.chars().count() > 60 && wide.len() <= 220, "{wide}");
    }
}
