//! Days as minutes print them: "Wednesday, 17th January, 2024", "06/12/2018", "2024-01-17".

use jiff::civil::Date;

use crate::minutes::scan::is_space;

const MONTHS: [(&str, &str); 12] = [
    ("january", "ionawr"),
    ("february", "chwefror"),
    ("march", "mawrth"),
    ("april", "ebrill"),
    ("may", "mai"),
    ("june", "mehefin"),
    ("july", "gorffennaf"),
    ("august", "awst"),
    ("september", "medi"),
    ("october", "hydref"),
    ("november", "tachwedd"),
    ("december", "rhagfyr"),
];

/// The first whole day, with its year, that the text prints.
pub(in crate::minutes) fn find(text: &str) -> Option<Date> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words: Vec<&str> = text
        .split(|c: char| is_space(c) || matches!(c, ',' | '(' | ')' | ';'))
        .map(|word| word.trim_matches(|c: char| matches!(c, '.' | ':' | '–')))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| written(&words, at).or_else(|| words.get(at).and_then(|word| figures(word))))
}

/// "17th January 2024", "17 of January 2024" or "January 17 2024".
fn written(words: &[&str], at: usize) -> Option<Date> {
    let word = |step: usize| words.get(at + step).copied();
    let (first, second) = (word(0)?, word(1)?);
    if let (Some(day), Some(month)) = (day(first), month(second)) {
        return date(year(word(2)?)?, month, day);
    }
    if let (Some(day), Some(month)) = (day(first), word(2).filter(|_| second == "of").and_then(month)) {
        return date(year(word(3)?)?, month, day);
    }
    date(year(word(2)?)?, month(first)?, day(second)?)
}

fn day(word: &str) -> Option<i8> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let suffix = word.get(digits..)?.to_ascii_lowercase();
    let plain =
        matches!(suffix.as_str(), "" | "st" | "nd" | "rd" | "th" | "fed" | "eg" | "ydd" | "ain" | "af" | "il" | "ed");
    word.get(..digits)?.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

fn month(word: &str) -> Option<i8> {
    if word.len() > 12 || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = word.to_lowercase();
    let matches = |name: &str| {
        name == lower || lower.len() == 3 && name.starts_with(&lower) || lower == "sept" && name == "september"
    };
    let index = MONTHS.iter().position(|(english, welsh)| matches(english) || *welsh == lower)?;
    i8::try_from(index + 1).ok()
}

fn year(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1900..=2199).contains(year))
}

/// "06/12/2018", "6.12.18", "2024-01-17": day first, as in Britain.
fn figures(word: &str) -> Option<Date> {
    let pieces: Vec<&str> = word.split(['/', '.', '-']).collect();
    let [a, b, c] = pieces.as_slice() else { return None };
    if let Some(year) = year(a) {
        return date(year, b.parse().ok()?, c.parse().ok()?);
    }
    let short = (c.len() == 2).then(|| c.parse::<i16>().ok()).flatten().map(|short| 2000 + short);
    date(year(c).or(short)?, b.parse().ok()?, a.parse().ok()?)
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_as_minutes_print_them() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(find(text).map(|date| date.to_string()).as_deref(), expected, "{text:?}");
        };
        check("Meeting of Council, Wednesday, 17th January, 2024 7.00 p.m. (Item 11.)", Some("2024-01-17"));
        check("Item 41 Oral Questions, 06/12/2018 Council", Some("2018-12-06"));
        check("Council - Wednesday 13 July 2016 10.00 am", Some("2016-07-13"));
        check("dydd Mawrth, 4 Chwefror 2020", Some("2020-02-04"));
        check("on 31 February 2020", None);
        check("between 1 April and 31 December", None);
    }
}
