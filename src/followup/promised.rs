//! A promise as a sentence says it: what, by whom, by when; and the sentence that asks whether it was kept.

use jiff::civil::Date;

use super::Promise;
use super::by_when::{Occasion, by_when};
use crate::calendar::printed_date;

impl Promise {
    /// What is asked about it on a day, in sentences that begin with a small letter: whether it was done, or whether its
    /// day will be kept. `is_supplementary` is whether it is asked at once, at the meeting that it was made at.
    pub fn asking(&self, is_supplementary: bool, asked_on: Date) -> String {
        let is_past = self.by_when.is_some_and(|due| due < asked_on);
        match (is_supplementary, self.by_when.map(printed_date)) {
            (_, Some(date)) if is_past => {
                format!("this was promised by {date}. Has this been done? If not, by what date will it be?")
            }
            (_, Some(date)) => format!("this was promised by {date}. Will that day be kept?"),
            (true, None) => "by what date will this be done?".to_owned(),
            (false, None) => "has this been done? If not, by what date will it be?".to_owned(),
        }
    }
}

/// The promise that a sentence makes with some of its words; its day is read in what is handed in third. `speaker` is
/// who gave the answer, and `said` when and where.
pub(super) fn promise(
    (sentence, words, day): (&str, &str, &str),
    speaker: Option<&str>,
    said: Occasion<'_>,
) -> Promise {
    Promise {
        what: sentence.trim().to_owned(),
        by_whom: by_whom(words, speaker),
        by_when: by_when(day, said),
        done: None,
    }
}

/// "I" and "we" are whoever spoke; "officers will" are the officers; what "will be provided" is the speaker's to give.
fn by_whom(words: &str, speaker: Option<&str>) -> String {
    let first = words.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_speaker = ["i", "we"].iter().any(|own| first.eq_ignore_ascii_case(own));
    let passive = words.contains(" be ");
    match speaker {
        Some(speaker) if is_speaker || passive => speaker.to_owned(),
        None if is_speaker || passive => String::new(),
        _ => first.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_promises_is_read_from_its_words() {
        assert_eq!(by_whom("I will write", Some("PCC")), "PCC");
        assert_eq!(by_whom("Officers will report", Some("PCC")), "Officers");
        assert_eq!(by_whom("answer will be provided", Some("PCC")), "PCC");
        assert_eq!(by_whom("I can provide", None), "");
    }
}
