//! Marks that the text suggests, each with the words that make it so. Nothing is marked by itself.

use std::ops::Range;

use jiff::civil::Date;

use super::asked::asked_for;
use super::by_when::Occasion;
use super::mark::{Outcome, Part, Promise, parts};
use super::promised::promise;
use super::refusal::{Refusal, refusal};
use super::sentences::sentences;
use crate::alike::{Reading, Weigh, signs, telling_in_both};
use crate::citation::field_text;
use crate::record::{Entry, Passage, Place, Record};
use crate::search::promises;

/// A mark that the text suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The part.
    pub part: Part,
    /// What seems to have become of it.
    pub outcome: Outcome,
    /// Which sign: a fixed name.
    pub code: &'static str,
    /// Why, in one sentence.
    pub why: String,
    /// The text with the words that make it so.
    pub place: Place,
    /// Those words with their sentence, in bytes of [`field_text`]: what to quote.
    pub range: Range<usize>,
    /// What was promised, where it is a promise.
    pub promise: Option<Promise>,
}

/// The marks that the text of a question and its answers suggest: those of each part together, in the order of parts.
/// A question that has no answer yet suggests none. `meetings` are the days on which the record's body meets, as far as
/// they are known: "by the next meeting" is a day only by them.
pub fn suggestions(record: &Record, entry: &Entry, meetings: &[Date]) -> Vec<Suggestion> {
    let Some(answer) = entry.answer.as_ref().filter(|answer| !answer.paragraphs.is_empty()) else { return Vec::new() };
    let reader = Reader::new(record, entry, meetings);
    let mut found = Vec::new();
    for place in entry.places() {
        if matches!(place, Place::Answer | Place::SupplementaryAnswer(_)) {
            found.extend(reader.promised(place));
            found.extend(reader.refused(place));
        }
    }
    found.extend(reader.parts.iter().filter_map(|part| reader.lacking(part, &answer.paragraphs)));
    found.sort_by(|one, other| one.part.cmp(&other.part));
    found
}

/// The promises in an answer as it was noted at its meeting: none of them is noted as one by itself. `speaker` is who
/// gave it.
pub fn noted_promises(answer: &str, speaker: Option<&str>, said: Occasion<'_>) -> Vec<Promise> {
    let mut found: Vec<Promise> = Vec::new();
    for one in pledges(answer) {
        let [said_so, words, day] = [one.range, one.words, one.day].map(|range| answer.get(range).unwrap_or_default());
        let promise = promise((said_so, words, day), speaker, said);
        if !found.iter().any(|known| known.what == promise.what) {
            found.push(promise);
        }
    }
    found
}

struct Reader<'a> {
    entry: &'a Entry,
    said: Occasion<'a>,
    parts: Vec<Part>,
    /// By part, its words.
    readings: Vec<Reading>,
    /// What stands around the parts, and the body's name: a name from there says nothing of which part is meant.
    general: Vec<Reading>,
    weigh: Weigh<'a>,
}

impl<'a> Reader<'a> {
    fn new(record: &'a Record, entry: &'a Entry, meetings: &'a [Date]) -> Self {
        let weigh = Weigh::at_large();
        let parts = parts(entry);
        let readings = parts.iter().map(|part| Reading::of(&part.words(entry), &weigh)).collect();
        let body = record.body.as_deref().unwrap_or_default();
        let around =
            entry.question.iter().filter(|passage| matches!(passage, Passage::Paragraph(_))).map(Passage::text);
        let general = around.chain([body]).map(|text| Reading::of(text, &weigh)).collect();
        let said = Occasion { day: record.meeting_date, body, meetings };
        Self { entry, said, parts, readings, general, weigh }
    }

    fn promised(&self, place: Place) -> Vec<Suggestion> {
        let text = field_text(self.entry, place);
        let suggested = pledges(&text).into_iter().filter_map(|Pledge { code, words, range, day }| {
            let (said_so, words, day) = (text.get(range.clone())?, text.get(words)?, text.get(day)?);
            Some(Suggestion {
                part: self.part_of(place, &text, &range),
                outcome: Outcome::Promised,
                code,
                why: format!("The answer says “{words}”."),
                place,
                promise: Some(promise((said_so, words, day), self.entry.speaker(place), self.said)),
                range,
            })
        });
        suggested.collect()
    }

    fn refused(&self, place: Place) -> Option<Suggestion> {
        let text = field_text(self.entry, place);
        let (way, range) = refusal(&text)?;
        let words = text.get(range.clone())?;
        let (outcome, code, what) = match way {
            Refusal::NotHeld => (Outcome::NotAnswered, "not-held", "what was asked for is not known or not held"),
            Refusal::NotGiven => (Outcome::NotAnswered, "not-given", "it is not answered here"),
            Refusal::Elsewhere => (Outcome::Partly, "elsewhere", "the answer is to be found elsewhere"),
        };
        let range = sentence_around(&sentences(&text), &range);
        let why = format!("The answer says that {what}: “{words}”.");
        Some(Suggestion { part: self.part_of(place, &text, &range), outcome, code, why, place, range, promise: None })
    }

    /// A number or a day that a part asks for and the answer lacks.
    fn lacking(&self, part: &Part, answer: &[String]) -> Option<Suggestion> {
        let asked = asked_for(&part.words(self.entry))?;
        let own = own_paragraphs(part, answer);
        let where_to_look = if own.is_empty() { answer.join("\n") } else { own.join("\n") };
        let range = 0..field_text(self.entry, Place::Answer).len();
        let (outcome, code, why) = (Outcome::NotAnswered, "lacks-what-was-asked", asked.missing().to_owned());
        (!asked.is_in(&where_to_look)).then(|| Suggestion {
            part: part.clone(),
            outcome,
            code,
            why,
            place: Place::Answer,
            range,
            promise: None,
        })
    }

    /// The part that a sentence of an answer belongs to: by its paragraph's label, or by the words that they share; the
    /// whole question where neither tells. One word alone does not tell, nor does a name that others have too.
    fn part_of(&self, place: Place, text: &str, range: &Range<usize>) -> Part {
        if let ([only], Place::Answer) = (self.parts.as_slice(), place) {
            return only.clone();
        }
        let start = text.get(..range.start).and_then(|before| before.rfind("\n\n")).map_or(0, |at| at + 2);
        let paragraph = text.get(start..).unwrap_or_default();
        if let Some(part) = self.parts.iter().find(|part| is_labelled(paragraph, &part.label)) {
            return part.clone();
        }
        let sentence = Reading::of(text.get(range.clone()).unwrap_or_default(), &self.weigh);
        let shares = self.readings.iter().map(|reading| signs(reading, &sentence).words).enumerate();
        let mut shares: Vec<(usize, f32)> = shares.collect();
        shares.sort_by(|one, other| other.1.total_cmp(&one.1));
        let part = match shares.as_slice() {
            [(at, first), (_, second), ..] if *first >= LEAST_SHARED && *first >= 1.5 * second => Some(*at),
            _ => None,
        };
        let part = part.filter(|at| self.words_of(*at, &sentence) >= LEAST_WORDS);
        part.and_then(|at| self.parts.get(at).cloned()).unwrap_or_default()
    }

    /// How many words that tell something a part and a sentence have in common.
    fn words_of(&self, at: usize, sentence: &Reading) -> usize {
        let others = self.readings.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, reading)| reading);
        let general: Vec<&Reading> = self.general.iter().chain(others).collect();
        self.readings.get(at).map_or(0, |reading| telling_in_both(reading, sentence, &general))
    }
}

/// A sentence belongs to a part only if they share so much of what they tell; set by hand.
const LEAST_SHARED: f32 = 0.15;

/// So many words at the least must be the same.
const LEAST_WORDS: usize = 2;

/// The answer's paragraphs that are labelled with a part's letter.
fn own_paragraphs<'a>(part: &Part, answer: &'a [String]) -> Vec<&'a str> {
    answer.iter().map(String::as_str).filter(|paragraph| is_labelled(paragraph, &part.label)).collect()
}

/// Whether a paragraph begins with a part's label: "(a) ", "a) ", "a. ".
pub(super) fn is_labelled(paragraph: &str, label: &str) -> bool {
    let start = paragraph.trim_start();
    let bare = start.strip_prefix('(').unwrap_or(start);
    let after = bare.get(..label.len()).filter(|head| head.eq_ignore_ascii_case(label)).and(bare.get(label.len()..));
    !label.is_empty() && after.is_some_and(|after| after.starts_with([')', '.', ':']))
}

/// A promise in a text.
struct Pledge {
    /// Which sign: a fixed name.
    code: &'static str,
    /// The words that make it a promise.
    words: Range<usize>,
    /// Its sentence, or its own piece of one that makes several promises, each with its day: what to quote.
    range: Range<usize>,
    /// What its day is read in: the same, without a clause before it that promises nothing.
    day: Range<usize>,
}

/// The promises of a text, in its order. A second one in a sentence stands alone where a joining word or mark leads to
/// it ("I will write by May, and officers will report in June"); otherwise it belongs to the one before it.
fn pledges(text: &str) -> Vec<Pledge> {
    let mut found: Vec<Pledge> = Vec::new();
    let sentences = sentences(text);
    for one in promises(text) {
        let mut range = sentence_around(&sentences, &one.range);
        if let Some(before) = found.last_mut().filter(|before| before.range.end == range.end) {
            let between = text.get(before.words.end..one.range.start);
            let Some(own) = between.and_then(before_joint) else { continue };
            before.range.end = before.words.end + own.len();
            before.day.end = before.range.end;
            range.start = one.range.start;
        }
        let before = text.get(range.start..one.range.start).unwrap_or_default();
        let day = if is_led_in(before) { one.range.start } else { range.start }..range.end;
        found.push(Pledge { code: one.code, words: one.range, range, day });
    }
    found
}

/// Whether a clause ends in "and", "but" or a semicolon, so that what comes after it is a clause of its own. After a
/// comma alone it mostly is not: "By May, I will write".
fn is_led_in(clause: &str) -> bool {
    let clause = clause.trim_end();
    let article = [" the", " our", " my"].iter().find_map(|article| clause.strip_suffix(article));
    let clause = article.unwrap_or(clause).trim_end();
    clause.ends_with(';') || [" and", " but", ",and", ",but"].iter().any(|joint| clause.ends_with(joint))
}

/// What stands before the words or marks that join another clause on; `None` where the text does not end with any.
fn before_joint(text: &str) -> Option<&str> {
    let mut own = text.trim_end();
    let is_word = |head: &str| head.is_empty() || head.ends_with(|mark: char| !mark.is_alphanumeric());
    let strip = |own: &str| {
        let word = JOINTS.iter().find_map(|joint| own.strip_suffix(joint).filter(|head| is_word(head)));
        word.or_else(|| own.strip_suffix([',', ';', ':', '–', '—'])).map(|head| head.trim_end().len())
    };
    let whole = own.len();
    while let Some(head) = strip(own).and_then(|length| own.get(..length)) {
        own = head;
    }
    (own.len() < whole).then_some(own)
}

/// Words that join a clause to the one before it.
const JOINTS: &[&str] = &["and", "but", "then", "also"];

/// The sentence that some words stand in, or the sentences where they stand in several.
fn sentence_around(sentences: &[Range<usize>], words: &Range<usize>) -> Range<usize> {
    let first = sentences.partition_point(|sentence| sentence.end <= words.start);
    let after = sentences.partition_point(|sentence| sentence.start < words.end);
    match sentences.get(first..after) {
        Some([only]) => only.clone(),
        Some([first, .., last]) => first.start..last.end,
        _ => words.clone(),
    }
}
