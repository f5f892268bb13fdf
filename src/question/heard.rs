//! What was said at the meeting, as the member noted it, and the question that follows from it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Advice, Block, Details, Draft, Kind};
use crate::calendar::{in_britain, long_date, printed_date};
use crate::followup::Promise;
use crate::id::{BlockId, QuestionId};
use crate::text::{first_words, large_first, piece};

/// A member's own notes at the meeting. They stay on the device and are no part of the question.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Heard {
    /// What was answered.
    pub answer: String,
    /// The supplementary question.
    pub supplementary: String,
    /// What was answered to it.
    pub supplementary_answer: String,
    /// What was promised in the answer, as far as the member noted it as a promise.
    pub promises: Vec<Promise>,
    /// Sentences of the answer that the member does not want noted as promises, or noted in other words.
    pub refused: Vec<String>,
}

impl Heard {
    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        let is_silent = self.answers().is_empty() && self.supplementary.trim().is_empty();
        is_silent && self.promises.is_empty() && self.refused.is_empty()
    }

    /// What was answered, to the question and to the supplementary, as far as it was noted.
    pub fn answers(&self) -> Vec<&str> {
        [&self.answer, &self.supplementary_answer]
            .map(|answer| answer.trim())
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect()
    }

    /// Changes a noted promise. `noted_as` is what it was noted as: where that stands in an answer it is not suggested
    /// anew when the promise gets other words.
    pub fn amend(&mut self, number: usize, noted_as: &str, act: impl FnOnce(&mut Promise)) {
        let is_suggested = !noted_as.is_empty() && self.answers().iter().any(|answer| answer.contains(noted_as));
        let Some(promise) = self.promises.get_mut(number) else { return };
        act(promise);
        if promise.what != noted_as && is_suggested && !self.refused.iter().any(|known| known == noted_as) {
            self.refused.push(noted_as.to_owned());
        }
    }

    /// These notes with those of another that they lack, so that neither is lost.
    pub fn with(&self, other: &Heard) -> Heard {
        Heard {
            answer: both(&self.answer, &other.answer),
            supplementary: both(&self.supplementary, &other.supplementary),
            supplementary_answer: both(&self.supplementary_answer, &other.supplementary_answer),
            promises: with_others(&self.promises, &other.promises, |one, other| one.what == other.what),
            refused: with_others(&self.refused, &other.refused, |one, other| one == other),
        }
    }
}

/// A list with what another has and it has not.
fn with_others<T: Clone>(mine: &[T], theirs: &[T], is_same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let others = theirs.iter().filter(|other| !mine.iter().any(|one| is_same(one, other)));
    mine.iter().chain(others).cloned().collect()
}

/// Two texts, one below the other; one that the other holds already is not repeated.
fn both(mine: &str, theirs: &str) -> String {
    match (mine.trim(), theirs.trim()) {
        (mine_bare, theirs_bare) if mine_bare.contains(theirs_bare) => mine.to_owned(),
        (mine_bare, theirs_bare) if theirs_bare.contains(mine_bare) => theirs.to_owned(),
        _ => format!("{mine}\n{theirs}"),
    }
}

/// The question that a follow-up from its notes asks after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follows {
    /// Which one; it may have been deleted since.
    pub question: QuestionId,
    /// The day of its meeting, as it was known then.
    pub meeting: Option<Date>,
    /// The quotations that hold words from its notes.
    pub quoted: Vec<BlockId>,
}

impl Draft {
    /// The question for a later meeting that follows from what was noted as this one's answers: how it was asked, the
    /// noted words, the supplementary that was put, and what becomes of each promise that is open today, or else room to
    /// ask on. Who asks whom stays; the day of the next meeting is not known.
    pub fn follow_up(&self, id: QuestionId, mut fresh: impl FnMut() -> BlockId, now: Timestamp) -> Draft {
        let (answer, told) = (self.heard.answer.trim(), self.heard.supplementary_answer.trim());
        let begins_with_it = !answer.is_empty() || told.is_empty();
        let mut blocks = vec![Block::paragraph(fresh(), self.told(begins_with_it))];
        blocks.extend(begins_with_it.then(|| quotation(fresh(), answer)));
        blocks.extend(self.heard.put().map(|put| Block::paragraph(fresh(), put)));
        blocks.extend((!told.is_empty()).then(|| quotation(fresh(), told)));
        let asking = self.heard.asking(in_britain(now).date());
        blocks.extend(asking.into_iter().map(|asking| Block::paragraph(fresh(), asking)));
        self.next(blocks, id, fresh, now)
    }

    /// The question for a later meeting that asks after one promise of this one's answers, as it stands today: it quotes
    /// the promise, or the whole answer where the promise has no words.
    pub fn follow_up_promise(
        &self,
        promise: &Promise,
        id: QuestionId,
        mut fresh: impl FnMut() -> BlockId,
        now: Timestamp,
    ) -> Draft {
        let what = Some(promise.what.trim()).filter(|what| !what.is_empty());
        let quoted = what.or_else(|| self.heard.answers().into_iter().next()).unwrap_or_default();
        let asking = large_first(&promise.asking(false, in_britain(now).date()));
        let blocks = vec![
            Block::paragraph(fresh(), self.told(true)),
            quotation(fresh(), quoted),
            Block::paragraph(fresh(), asking),
        ];
        self.next(blocks, id, fresh, now)
    }

    /// Where the words of a quotation come from that was begun from the notes on another question: "From your notes of
    /// Wednesday 22 November 2023."
    pub fn noted_source(&self, block: BlockId) -> Option<String> {
        let follows = self.follows.as_ref().filter(|follows| follows.quoted.contains(&block))?;
        let meeting = follows.meeting.map_or_else(|| "the meeting".to_owned(), long_date);
        Some(format!("From your notes of {meeting}."))
    }

    /// The question for a later meeting with these words, which follows this one.
    fn next(&self, blocks: Vec<Block>, id: QuestionId, mut fresh: impl FnMut() -> BlockId, now: Timestamp) -> Draft {
        let details = &self.question.details;
        let subject = piece(&details.subject);
        let opening = || self.question.blocks.iter().map(|block| block.text.trim()).find(|text| !text.is_empty());
        let about = if subject.is_empty() {
            opening().map(|text| first_words(piece(text))).unwrap_or_default()
        } else {
            subject.to_owned()
        };
        let mut next = Draft::new(id, fresh(), details, now);
        next.question.details = Details {
            subject: if about.is_empty() { String::new() } else { format!("Follow-up: {about}") },
            meeting_date: None,
            meeting_time: None,
            ..details.clone()
        };
        let quoted = blocks.iter().filter(|block| block.kind == Kind::Quotation(None)).map(|block| block.id).collect();
        next.follows = Some(Follows { question: self.question.id, meeting: details.meeting_date, quoted });
        next.question.blocks = blocks;
        let Advice { rules, organisation, .. } = self.advice.clone();
        next.advice = Advice { rules, organisation, ..Advice::default() };
        next
    }

    /// "At the meeting on 3 December 2026 I asked about “Dog units” and was told:", or without the end where the answer
    /// was not noted.
    fn told(&self, is_noted: bool) -> String {
        let meeting = match self.question.details.meeting_date {
            Some(date) => format!("the meeting on {}", printed_date(date)),
            None => "the last meeting".to_owned(),
        };
        let subject = piece(&self.question.details.subject);
        let asked =
            if subject.is_empty() { "asked a question".to_owned() } else { format!("asked about “{subject}”") };
        format!("At {meeting} I {asked}{}", if is_noted { " and was told:" } else { "." })
    }
}

impl Heard {
    /// The sentence before the answer to the supplementary, with the supplementary where it was noted.
    fn put(&self) -> Option<String> {
        let supplementary = Some(self.supplementary.trim()).filter(|words| !words.is_empty());
        match (supplementary, self.supplementary_answer.trim().is_empty()) {
            (Some(words), true) => Some(format!("I then asked: “{words}”")),
            (Some(words), false) => Some(format!("I then asked “{words}” and was told:")),
            (None, false) => Some("I then asked a supplementary question and was told:".to_owned()),
            (None, true) => None,
        }
    }

    /// What is asked on a day about each promise that is open; one empty paragraph where none is. A promise that is not
    /// all that was answered is named by its words.
    fn asking(&self, today: Date) -> Vec<String> {
        let open: Vec<&Promise> = self.promises.iter().filter(|promise| promise.done.is_none()).collect();
        let asked = |promise: &&Promise| {
            let (what, asking) = (promise.what.trim(), promise.asking(false, today));
            let is_plain = what.is_empty() || open.len() == 1 && self.answers() == [what];
            if is_plain { large_first(&asking) } else { format!("On “{}”: {asking}", what.trim_end_matches('.')) }
        };
        if open.is_empty() { vec![String::new()] } else { open.iter().map(asked).collect() }
    }
}

fn quotation(id: BlockId, words: &str) -> Block {
    Block { id, kind: Kind::Quotation(None), text: words.trim().to_owned() }
}

#[cfg(test)]
mod tests;
