//! Reading references: a word that names a question, with what stands around it.
//!
//! "Question 7", "Q7", "UIN 12345" name one by its number; "Cllr B's question", "my question", "the question from
//! Cllr B" and "Cllr B asked on 3 May" by who asked; "the answer of 20 November 2023" and "item 2 of 3 May" by the day. What follows may add to any of them: "at the
//! last meeting", "from Cllr B", "of 3 May", "in September". A part is named before it or with its number: "part b of
//! Question 7", "Question 7(b)".

use std::ops::Range;

use super::{Mention, TITLES, When, when};

/// A word without the marks around it.
#[derive(Clone, Debug)]
struct Word<'a> {
    text: &'a str,
    range: Range<usize>,
    /// Whether the sentence ends after it.
    ends: bool,
}

/// The references in a text, in its order.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let words = words(text);
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match Reader::new(&words).read(at) {
            Some((mention, after)) => {
                // "the answer of 3 May to Question 7" is one reference, and was begun before its last word.
                found.push(mention);
                at = after.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let whole = text.split_whitespace().map(|piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece));
    let bare = whole.filter_map(|(at, piece)| {
        let bare = piece.trim_matches(|mark: char| !mark.is_alphanumeric());
        let start = at + (bare.as_ptr() as usize - piece.as_ptr() as usize);
        let after = piece.get(start - at + bare.len()..).unwrap_or_default();
        let is_initial = bare.chars().count() == 1 && bare.starts_with(char::is_alphabetic);
        let is_short =
            is_initial || bare == "No" || bare == "no" || TITLES.iter().any(|it| bare.eq_ignore_ascii_case(it));
        let ends = after.contains(['?', '!', ';', ':']) || (after.contains('.') && !is_short);
        (!bare.is_empty()).then(|| Word { text: bare, range: start..start + bare.len(), ends })
    });
    bare.collect()
}

/// What is being put together.
#[derive(Default)]
struct Known {
    number: Option<String>,
    asker: Option<String>,
    own: bool,
    when: Option<When>,
    part: Option<String>,
    answer: bool,
}

struct Reader<'a> {
    words: &'a [Word<'a>],
}

impl<'a> Reader<'a> {
    fn new(words: &'a [Word<'a>]) -> Self {
        Self { words }
    }

    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }

    fn is(&self, at: usize, wanted: &[&str]) -> bool {
        wanted.iter().any(|wanted| self.word(at).eq_ignore_ascii_case(wanted))
    }

    /// Whether the sentence goes on after a word.
    fn goes_on(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| !word.ends)
    }

    /// A reference that begins at a word, and the first word after it.
    fn read(&self, start: usize) -> Option<(Mention, usize)> {
        let mut known = Known::default();
        let mut at = self.opening(self.part(start, &mut known), &mut known)?;
        while let Some(after) = self.more(at, &mut known) {
            at = after;
        }
        let says_enough = known.number.is_some() || known.when.is_some() || known.asker.is_some();
        let range = self.words.get(start)?.range.start..self.words.get(at.checked_sub(1)?)?.range.end;
        let Known { number, asker, own, when, part, answer } = known;
        says_enough.then_some((Mention { range, number, asker, own, when, part, answer }, at))
    }

    /// "part b of"; gives the first word after it, or the same word where there is none.
    fn part(&self, at: usize, known: &mut Known) -> usize {
        let is_named = self.is(at, &["part"]) && is_label(self.word(at + 1)) && self.is(at + 2, &["of", "to"]);
        if !is_named {
            return at;
        }
        known.part = Some(self.word(at + 1).to_lowercase());
        if self.is(at + 3, &["the"]) { at + 4 } else { at + 3 }
    }

    /// What names the question; gives the first word after it.
    fn opening(&self, at: usize, known: &mut Known) -> Option<usize> {
        if let Some(after) = self.numbered(at, known) {
            return Some(after);
        }
        if self.is(at, &["my"]) && self.is(at + 1, &["question", "supplementary"]) {
            known.own = true;
            return Some(self.numbered(at + 1, known).unwrap_or(at + 2));
        }
        if let Some((name, after)) = self.owner(at)
            && self.is(after, &["question", "supplementary"])
        {
            known.asker = Some(name);
            return Some(self.numbered(after, known).unwrap_or(after + 1));
        }
        if self.is(at, &["question"]) {
            return self.by(at + 1).map(|(name, after)| {
                known.asker = Some(name);
                after
            });
        }
        self.item(at, known).or_else(|| self.asked(at, known)).or_else(|| self.answer(at, known))
    }

    /// "item 2 of 28 September 2023": with the day or meeting alone, since the items of this paper are meant without one.
    fn item(&self, at: usize, known: &mut Known) -> Option<usize> {
        let named = self.is(at, &["item"]) && self.goes_on(at);
        let (number, part) = number(self.word(at + 1)).filter(|_| named && self.goes_on(at + 1))?;
        let (when, after) = self.time(at + 2)?;
        *known = Known {
            number: Some(number.to_owned()),
            when: Some(when),
            part: part.or(known.part.take()),
            ..Known::default()
        };
        Some(after)
    }

    /// "Cllr B asked on 3 May", "Cllr B asked at the last meeting".
    fn asked(&self, at: usize, known: &mut Known) -> Option<usize> {
        let (name, after) = self.person(at)?;
        let begins = self.goes_on(after - 1) && self.is(after, &["asked"]) && self.goes_on(after);
        let (when, after) = self.time(after + 1).filter(|_| begins)?;
        (known.asker, known.when) = (Some(name), Some(when));
        Some(after)
    }

    /// "Question 7", "Question No. 7", "Q7", "UIN 12345", "PQ 592".
    fn numbered(&self, at: usize, known: &mut Known) -> Option<usize> {
        let first = self.word(at);
        if let Some((number, part)) = first.strip_prefix(['Q', 'q']).and_then(number) {
            known.number = Some(number.to_owned());
            known.part = part.or(known.part.take());
            return Some(at + 1);
        }
        if !self.is(at, &["question", "uin", "pq", "q"]) || !self.goes_on(at) {
            return None;
        }
        let at = if self.is(at + 1, &["no", "number", "nr", "uin", "pq"]) { at + 2 } else { at + 1 };
        let (number, part) = number(self.word(at))?;
        known.number = Some(number.to_owned());
        known.part = part.or(known.part.take());
        Some(at + 1)
    }

    /// "answer of 20 November 2023", "answer given on 3 May", with "to Question 7" after it where it stands.
    fn answer(&self, at: usize, known: &mut Known) -> Option<usize> {
        if !self.is(at, &["answer", "reply", "response"]) {
            return None;
        }
        known.answer = true;
        // "The PCC's reply in September" is one; "they will reply in September" is none.
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let is_thing = without_possessive(before).len() < before.len() || self.is(at.saturating_sub(1), BEFORE_A_THING);
        let mut after = at + 1;
        while self.is(after, BEFORE_A_DAY) || is_thing && self.is(after, &["in"]) {
            after += 1;
        }
        if self.is(after.saturating_sub(1), &["to"])
            && let Some(after) = self.numbered(after, known)
        {
            return Some(after);
        }
        let (when, used) = self.day(after).filter(|_| after > at + 1)?;
        known.when = Some(when);
        let after = after + used;
        let to = usize::from(self.is(after, &["to"]));
        let the = usize::from(self.is(after + to, &["the"]));
        Some(self.numbered(after + to + the, known).filter(|_| to > 0).unwrap_or(after))
    }

    /// What adds to a reference: when, or who asked; gives the first word after it.
    fn more(&self, at: usize, known: &mut Known) -> Option<usize> {
        if !self.goes_on(at.checked_sub(1)?) {
            return None;
        }
        if known.when.is_none()
            && let Some((when, after)) = self.time(at)
        {
            known.when = Some(when);
            return Some(after);
        }
        let (name, after) = self.by(at).filter(|_| known.asker.is_none() && !known.own)?;
        known.asker = Some(name);
        Some(after)
    }

    /// "at the last meeting", "at the meeting of 3 May", "of 3 May 2023", "in September".
    fn time(&self, at: usize) -> Option<(When, usize)> {
        if !self.is(at, &["at", "of", "on", "in", "from", "to", "dated"]) {
            return None;
        }
        let mut last = false;
        for after in at + 1..at + 7 {
            last |= self.is(after, &["last", "previous"]);
            if self.is(after, &["meeting"]) {
                let (when, used) = self.after_meeting(after + 1).unwrap_or((When::LastMeeting, 0));
                return (last || used > 0).then_some((when, after + 1 + used));
            }
            if let Some((when, used)) = self.day(after).filter(|_| !last) {
                // "at the 3 May meeting"
                let meeting = usize::from(self.is(after + used, &["meeting"]));
                return Some((when, after + used + meeting));
            }
            let goes_on = self.is(after, &["the", "last", "previous", "our", "this"]) || is_initials(self.word(after));
            if !goes_on {
                return None;
            }
        }
        None
    }

    fn after_meeting(&self, at: usize) -> Option<(When, usize)> {
        let preposition = self.is(at, &["of", "on", "in"]) && self.goes_on(at.saturating_sub(1));
        let (when, used) = self.day(at + 1).filter(|_| preposition)?;
        Some((when, used + 1))
    }

    fn day(&self, at: usize) -> Option<(When, usize)> {
        let at_article = usize::from(self.is(at, &["the"]));
        let from = at + at_article;
        let ends = self.words.iter().skip(from).take(4).position(|word| word.ends).map_or(4, |place| place + 1);
        let words: Vec<&str> = self.words.iter().skip(from).take(ends).map(|word| word.text).collect();
        when::read(&words).map(|(when, used)| (when, used + at_article))
    }

    /// "from Cllr B Example", "by Mr C", "asked by Cllr B".
    fn by(&self, at: usize) -> Option<(String, usize)> {
        let at = if self.is(at, &["asked", "put", "raised"]) { at + 1 } else { at };
        if !self.is(at, &["from", "by", "of"]) {
            return None;
        }
        self.person(at + 1)
    }

    /// A title with a name: the name without its title.
    fn person(&self, at: usize) -> Option<(String, usize)> {
        self.is(at, TITLES).then_some(())?;
        let mut after = at + 1;
        while after <= at + 3 && is_name(self.word(after)) {
            after += 1;
            if self.words.get(after - 1).is_some_and(|word| word.ends) {
                break;
            }
        }
        let name: Vec<&str> = (at + 1..after).map(|place| without_possessive(self.word(place))).collect();
        (!name.is_empty()).then(|| (name.join(" "), after))
    }

    /// "Cllr B Example's": the name, and the first word after it.
    fn owner(&self, at: usize) -> Option<(String, usize)> {
        let (name, after) = self.person(at)?;
        let last = self.word(after - 1);
        (without_possessive(last).len() < last.len() || last.ends_with('s')).then_some((name, after))
    }
}

/// What says that the answer is a thing and nothing that is done.
const BEFORE_A_THING: &[&str] = &["the", "his", "her", "their", "your", "its", "last", "written"];

/// What may stand between "the answer" and its day: "the answer that I gave to her on 3 May".
const BEFORE_A_DAY: &[&str] = &[
    "given", "gave", "of", "on", "dated", "from", "to", "me", "her", "him", "them", "us", "the", "i", "you", "he",
    "she", "they", "we", "that", "which", "was", "provided",
];

/// A number with the part that stands behind it in brackets: "7" and "b" of "7(b".
fn number(word: &str) -> Option<(&str, Option<String>)> {
    let (number, part) = word.split_once('(').map_or((word, None), |(number, part)| (number, Some(part)));
    let part = part.filter(|part| is_label(part)).map(str::to_lowercase);
    is_number(number).then_some((number, part))
}

/// The label of a part: "b", "ii".
fn is_label(word: &str) -> bool {
    let is_letter = word.len() == 1 && word.bytes().all(|letter| letter.is_ascii_alphabetic());
    is_letter
        || (word.len() <= 4 && !word.is_empty() && word.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x')))
}

/// A number of a question has a digit: "7", "11.1", "HL123", "7a".
fn is_number(word: &str) -> bool {
    word.len() <= 10
        && word.contains(|letter: char| letter.is_ascii_digit())
        && word.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '/' | '-'))
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// "PCP" in "the last PCP meeting".
fn is_initials(word: &str) -> bool {
    word.len() <= 6 && word.len() >= 2 && word.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}
