//! The name of the council, panel or authority, known by its last word and its capitals.

use crate::minutes::names::without_article;
use crate::minutes::scan::{Scan, find_phrase, has_any, is_space};

/// Words that a body's name ends with.
const ENDS: &[&str] = &[
    "council",
    "panel",
    "authority",
    "assembly",
    "corporation",
    "cyngor",
    "parliament",
    "senedd",
    "partnership",
    "association",
];
/// Names that every council uses: they do not say which.
const COMMON: &[&str] = &[
    "council",
    "city council",
    "county council",
    "borough council",
    "district council",
    "town council",
    "parish council",
    "full council",
    "cabinet",
    "executive",
    "council meeting",
    "the council",
    "panel",
    "police and crime panel",
    "police & crime panel",
    "committee",
    "annual council",
    "extraordinary council",
    "ordinary council",
];

/// The panel that "Meeting of Wealdmoor Police and Crime Panel, Tuesday …" names, if it says which.
pub(super) fn of_meeting_line(text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    if !scan.eat_any(&[
        "meeting of",
        "minutes of",
        "agenda item for",
        "agenda for",
        "agenda and minutes of",
        "cyfarfod",
    ]) {
        return None;
    }
    scan.eat("the");
    scan.eat_any(&["meeting of"]);
    scan.eat("the");
    let name = before_day(scan.rest().split(['–', '(']).next()?.split(" - ").next()?);
    let (first, rest) = name.split_once(',').unwrap_or((name, ""));
    let second = rest.split(',').next().unwrap_or("").trim();
    let both = name.trim_matches(|c: char| is_space(c) || c == ',');
    // A comma parts a committee from its council, or stands within a name: "Norton Police, Fire and Crime Panel".
    let names = if is_committee(first) { [first.trim(), second] } else { [first.trim(), both] };
    names.into_iter().find(|name| is_own_name(name)).map(str::to_owned)
}

/// Whether a name ends as that of a committee does, or is one that every council uses.
fn is_committee(name: &str) -> bool {
    let last = name.trim().rsplit(is_space).next().unwrap_or("").to_lowercase();
    ["committee", "sub-committee", "cabinet", "board", "executive", "council", "panel"].contains(&last.as_str())
}

/// Cuts a weekday or a date off the end.
fn before_day(name: &str) -> &str {
    let stops = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "held on", "on"];
    let end = stops.iter().filter_map(|stop| find_phrase(name, stop)).filter(|&at| at > 0).min().unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

/// A line that is a body's name and nothing else, or a name before a bar.
pub(super) fn alone(text: &str) -> Option<String> {
    let name = text.trim_matches(is_space);
    (is_own_name(name) && !has_any(name, &["questions", "question", "minutes", "agenda"])).then(|| name.to_owned())
}

/// The body in a page's own title: "Agenda item - Questions - Exampleshire County Council".
pub(super) fn in_title(title: &str) -> Option<String> {
    let pieces: Vec<&str> =
        title.split(['|', '–', '—', '»', ':']).flat_map(|piece| piece.split(" - ")).map(str::trim).collect();
    pieces.into_iter().rev().find(|piece| is_own_name(piece)).map(str::to_owned)
}

/// "© Exampleshire County Council 2024. All rights reserved."
pub(super) fn in_footer(text: &str) -> Option<String> {
    let after = text.split('©').nth(1).or_else(|| text.split_once("opyright").map(|(_, after)| after))?;
    let bare = after.trim_matches(|c: char| is_space(c) || c.is_ascii_digit() || c == '.');
    let name = bare.split('.').next()?.trim_matches(|c: char| is_space(c) || c.is_ascii_digit() || c == ',');
    is_own_name(name).then(|| name.to_owned())
}

/// Whether the text is the name of one body rather than a word for any.
fn is_own_name(name: &str) -> bool {
    let name = name.trim_matches(|c: char| is_space(c) || matches!(c, '.' | ','));
    let words: Vec<&str> = name.split(is_space).filter(|word| !word.is_empty()).collect();
    let lower = without_article(name).to_lowercase();
    let bodily = words.last().is_some_and(|last| ENDS.contains(&last.to_lowercase().as_str()))
        || has_any(name, &["london borough of", "royal borough of", "city of", "cyngor", "council of", "borough of"]);
    let capitals = words.iter().all(|word| {
        let joins = matches!(
            word.to_lowercase().as_str(),
            "and" | "of" | "the" | "in" | "upon" | "on" | "with" | "y" | "a" | "&" | "for"
        );
        joins || word.chars().next().is_some_and(char::is_uppercase)
    });
    bodily && capitals && (2..=12).contains(&words.len()) && !COMMON.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_named_only_if_its_name_says_which() {
        let check =
            |text: &str, expected: Option<&str>| assert_eq!(of_meeting_line(text).as_deref(), expected, "{text:?}");
        check(
            "Meeting of Wealdmoor and Midwater Police and Crime Panel, Tuesday, 4th February, 2020",
            Some("Wealdmoor and Midwater Police and Crime Panel"),
        );
        check("Minutes of Exampleton City Council, Monday, 21st November, 2011", Some("Exampleton City Council"));
        check("Meeting of City Council, Monday 30 January 2023", None);
        check("Meeting of Cabinet, Tuesday, 17 July 2018", None);
        assert_eq!(alone("London Borough of Exampleton").as_deref(), Some("London Borough of Exampleton"));
        assert_eq!(
            in_footer("© Exampleshire County Council 2024. All rights reserved.").as_deref(),
            Some("Exampleshire County Council")
        );
    }
}
