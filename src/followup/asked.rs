//! What kind of thing a part asks for, and whether an answer has one of that kind.

use crate::citation::mention::is_month;

/// Something that can be looked for in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AskedFor {
    /// "How many", "how much", "what proportion".
    Number,
    /// "When", "by what date".
    Date,
}

const NUMBERS: &[&str] = &[
    "how many",
    "how much",
    "what number",
    "what percentage",
    "what proportion",
    "the number of",
    "the proportion of",
    "the percentage of",
    "what the cost",
    "what is the cost",
    "what was the cost",
    "how often",
];

const DATES: &[&str] = &[
    "when will",
    "when did",
    "when does",
    "when is",
    "when was",
    "when he",
    "when she",
    "when they",
    "when the",
    "by when",
    "what date",
    "which date",
    "what timetable",
    "what timescale",
    "how soon",
];

/// What a part asks for, as far as it is of these kinds.
pub(super) fn asked_for(part: &str) -> Option<AskedFor> {
    let lower = part.to_lowercase();
    let has = |phrases: &[&str]| {
        phrases.iter().any(|phrase| {
            lower
                .match_indices(phrase)
                .any(|(at, _)| !lower.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric))
        })
    };
    if has(NUMBERS) {
        Some(AskedFor::Number)
    } else if has(DATES) || lower.trim() == "when?" {
        Some(AskedFor::Date)
    } else {
        None
    }
}

impl AskedFor {
    /// What is missing, in words.
    pub(super) fn missing(self) -> &'static str {
        match self {
            AskedFor::Number => "It asks for a number, and the answer has none.",
            AskedFor::Date => "It asks when, and the answer names no day, month, year or time.",
        }
    }

    /// Whether an answer has something of the kind.
    pub(super) fn is_in(self, answer: &str) -> bool {
        match self {
            AskedFor::Number => has_number(answer),
            AskedFor::Date => has_time(answer),
        }
    }
}

const NUMBER_WORDS: &[&str] = &[
    "none", "nobody", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen",
    "half", "all", "every", "hundred", "thousand", "million", "majority", "third", "quarter",
];

fn has_number(answer: &str) -> bool {
    let words: Vec<&str> = words(answer).collect();
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let is_year = word.len() == 4 && word.parse().is_ok_and(|year: i32| (1900..2100).contains(&year));
        let is_date = is_month(next) || is_month(before) || is_year;
        let is_label = word.len() == 1 && before.eq_ignore_ascii_case("question");
        // "No officers" is a number; "no comment" and "no information" are none.
        let is_none = word.eq_ignore_ascii_case("no") && next.ends_with('s');
        (word.contains(|letter: char| letter.is_ascii_digit()) && !is_date && !is_label)
            || is_none
            || NUMBER_WORDS.iter().any(|number| word.eq_ignore_ascii_case(number))
    })
}

const TIME_WORDS: &[&str] = &[
    "today",
    "tomorrow",
    "yesterday",
    "immediately",
    "already",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "day",
    "days",
    "spring",
    "summer",
    "autumn",
    "winter",
    "annually",
    "monthly",
    "never",
    "shortly",
    "soon",
    "quarter",
    "monday",
    "mondays",
    "tuesday",
    "tuesdays",
    "wednesday",
    "wednesdays",
    "thursday",
    "thursdays",
    "friday",
    "fridays",
    "saturday",
    "saturdays",
    "sunday",
    "sundays",
    "weekend",
    "weekends",
    "weekday",
    "weekdays",
    "morning",
    "mornings",
    "noon",
    "afternoon",
    "afternoons",
    "evening",
    "evenings",
    "night",
    "nights",
    "tonight",
    "midnight",
    "hour",
    "hours",
    "minutes",
    "daily",
    "weekly",
    "fortnight",
    "fortnightly",
    "quarterly",
    "yearly",
    "christmas",
    "easter",
];

/// What goes on after "now" and "once" where they tell no time: "is now being built", "once again".
const NO_TIME_AFTER: &[&str] = &["again", "more", "being"];

fn has_time(answer: &str) -> bool {
    let words: Vec<&str> = words(answer).collect();
    let is_any = |word: &str, of: &[&str]| of.iter().any(|one| word.eq_ignore_ascii_case(one));
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let is_year = word.len() == 4 && word.parse().is_ok_and(|year: i32| (1900..2100).contains(&year));
        let is_moment = is_any(word, &["now", "once"]) && !next.ends_with("ing") && !is_any(next, NO_TIME_AFTER);
        is_year || is_month(word) || is_clock(word) || is_moment || is_any(word, TIME_WORDS)
    })
}

/// "9am", "10.30pm".
fn is_clock(word: &str) -> bool {
    let figures = ["am", "pm"].iter().find_map(|half| word.strip_suffix(half));
    figures.is_some_and(|figures| figures.starts_with(|letter: char| letter.is_ascii_digit()))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | ',' | '\'')).filter_map(|word| {
        let bare = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        (!bare.is_empty()).then_some(bare)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_looked_for_in_the_answer() {
        let check = |part: &str, answer: &str, expected: Option<bool>| {
            let found = asked_for(part).map(|kind| kind.is_in(answer));
            assert_eq!(found, expected, "{part} / {answer}");
        };
        check("How many officers are there?", "There are 493.", Some(true));
        check("How many officers are there?", "There are many, since May 2022.", Some(false));
        check("How many are there?", "None.", Some(true));
        check("How many are there?", "I have no comment.", Some(false));
        check("How many are there?", "No officers left.", Some(true));
        check("When will it open?", "It opens in Spring.", Some(true));
        check("When will it open?", "It is being built.", Some(false));
        check("When was it swept?", "It was swept on Friday and is swept every Friday.", Some(true));
        check("When was it put back?", "It was put back this morning.", Some(true));
        check("When was it put back?", "Last week.", Some(true));
        check("When will it open?", "At 9am.", Some(true));
        check("When will it open?", "It is open now.", Some(true));
        check("When will it open?", "Once the works are done.", Some(true));
        check("When will it open?", "It is now being built, once again.", Some(false));
        check("When will it open?", "The team opened it.", Some(false));
        check("Why is it shut?", "It is.", None);
        check("Somehow many roads", "", None);
    }
}
