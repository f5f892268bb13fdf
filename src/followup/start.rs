//! Starting the next question from an answer: the supplementary at once, or the follow-up for the next meeting.
//!
//! The quotation stands in it with its citation, and a first sentence that the member goes on from.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;

use super::mark::{Mark, Outcome};
use super::subject::about;
use crate::alike::{Reading, Weigh, signs};
use crate::calendar::in_britain;
use crate::citation::{Citation, Printed, Template};
use crate::id::{BlockId, QuestionId};
use crate::question::{AnswerOf, Block, Details, Draft, Kind};
use crate::record::{Entry, Place, Record};
use crate::text::{large_first, piece, small_first};

/// Which question is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starting {
    /// The one that arises from the answer at the same meeting.
    Supplementary,
    /// One for a later meeting, if its day is known.
    FollowUp(Option<Date>),
}

impl Starting {
    /// What can still be asked once the meeting is over.
    fn later(self) -> Self {
        match self {
            Starting::Supplementary => Starting::FollowUp(None),
            follow_up @ Starting::FollowUp(_) => follow_up,
        }
    }
}

/// What it is started from.
#[derive(Clone, Copy, Debug)]
pub struct From<'a> {
    /// The record.
    pub record: &'a Record,
    /// The question in it.
    pub entry: &'a Entry,
    /// The mark; its citation is what is quoted. Without one the answer's first paragraph is.
    pub mark: &'a Mark,
    /// How the body prints what is cited.
    pub template: &'a Template,
    /// Where it will be printed.
    pub printed: Printed<'a>,
}

/// Whether the meeting of a day is over, so that no supplementary can be put at it any more. On the day itself it can.
pub fn is_over(meeting: Option<Date>, today: Date) -> bool {
    meeting.is_some_and(|date| date < today)
}

/// The draft of the next question. `own` gives the asker's name and ward, `fresh` ids for the blocks. A supplementary to
/// an answer of a meeting that is over becomes the follow-up.
pub fn start(
    from: &From<'_>,
    starting: Starting,
    own: &Details,
    id: QuestionId,
    mut fresh: impl FnMut() -> BlockId,
    now: Timestamp,
) -> Draft {
    let today = in_britain(now).date();
    let starting = if is_over(from.record.meeting_date, today) { starting.later() } else { starting };
    let mut draft = Draft::new(id, fresh(), own, now);
    let citation = from.citation();
    let mut blocks = Vec::new();
    let (record, entry) = (from.record.id, from.entry.id);
    draft.arises_from = (starting == Starting::Supplementary).then_some(AnswerOf { record, entry });
    if let Some(citation) = &citation {
        let introduction = introduction(draft.arises_from, citation, from.template, from.printed);
        blocks.push(Block::paragraph(fresh(), introduction));
        let kind = Kind::Quotation(Some(Box::new(citation.clone())));
        blocks.push(Block { id: fresh(), kind, text: citation.words() });
    }
    blocks.push(Block::paragraph(fresh(), from.asking(starting, today)));
    draft.question.blocks = blocks;
    draft.question.details = Details {
        body: from.record.body.clone().unwrap_or_default(),
        meeting_date: match starting {
            Starting::Supplementary => from.record.meeting_date,
            Starting::FollowUp(date) => date,
        },
        asked_of: from
            .entry
            .asked_of
            .clone()
            .or_else(|| from.entry.speaker(Place::Answer).map(str::to_owned))
            .unwrap_or_default(),
        subject: from.subject(starting),
        ..draft.question.details
    };
    draft
}

/// What introduces a quotation in a draft. In a supplementary question words of the answer that it arises from were said
/// a moment ago, at the same meeting; all else is introduced as the body prints it.
pub fn introduction(
    arises_from: Option<AnswerOf>,
    citation: &Citation,
    template: &Template,
    printed: Printed<'_>,
) -> String {
    let is_its = arises_from == Some(AnswerOf { record: citation.record, entry: citation.entry });
    let is_answer = matches!(citation.place, Place::Answer | Place::SupplementaryAnswer(_));
    if is_its && is_answer { "You have just said:".to_owned() } else { template.lead_in(citation, printed) }
}

/// What to quote of an answer for a question with these words: the paragraph that shares most with them, or the first
/// where none stands out; `None` where there is no answer.
pub fn passage_for(record: &Record, entry: &Entry, words: &str) -> Option<Citation> {
    let weigh = Weigh::at_large();
    let asked = Reading::of(words, &weigh);
    let mut start = 0;
    let mut best: Option<(f32, Range<usize>)> = None;
    for text in entry.paragraphs(Place::Answer) {
        let range = start..start + text.len();
        start = range.end + PARTED;
        let shares = signs(&asked, &Reading::of(text, &weigh)).words;
        let counts = if shares < LEAST_SHARED { 0.0 } else { shares };
        if !text.trim().is_empty() && best.as_ref().is_none_or(|(most, _)| counts > *most) {
            best = Some((counts, range));
        }
    }
    let (_, range) = best?;
    Citation::quote(record, entry, Place::Answer, range.start, range.end).ok()
}

/// What parts two paragraphs in [`crate::citation::field_text`], in bytes.
const PARTED: usize = 2;

/// A paragraph that shares less than this with a question does not answer it more than the first; set by hand.
const LEAST_SHARED: f32 = 0.1;

impl From<'_> {
    fn citation(&self) -> Option<Citation> {
        let of_part = || passage_for(self.record, self.entry, &self.mark.part.words(self.entry));
        self.mark.citation.as_deref().cloned().or_else(of_part)
    }

    /// What it is about, by the kind of question that it is.
    fn subject(&self, starting: Starting) -> String {
        let subject = about(self.record, self.entry, &self.mark.part);
        match (starting, subject.as_str()) {
            (_, "") => String::new(),
            (Starting::Supplementary, subject) => format!("Supplementary: {subject}"),
            (Starting::FollowUp(_), subject) => format!("Follow-up: {subject}"),
        }
    }

    /// A first sentence, by what became of the part. What was promised by a day is asked for by whether that day is past
    /// when it is asked: on the meeting's day, or today where that is not known.
    fn asking(&self, starting: Starting, today: Date) -> String {
        let is_supplementary = starting == Starting::Supplementary;
        let asked = self.asked();
        let words = match (self.mark.outcome, is_supplementary) {
            (Outcome::Promised, _) => {
                let meeting = match starting {
                    Starting::Supplementary => self.record.meeting_date,
                    Starting::FollowUp(date) => date,
                };
                let promise = self.mark.promise.clone().unwrap_or_default();
                promise.asking(is_supplementary, meeting.unwrap_or(today))
            }
            (Outcome::NotAnswered, _) => format!("this does not answer {asked}. What is the answer?"),
            (Outcome::Partly, _) => format!("this answers only a part of {asked}. What is the rest of the answer?"),
            // Nothing has changed yet: the member knows what to ask.
            (Outcome::Answered, true) => String::new(),
            (Outcome::Answered, false) => "what has changed since?".to_owned(),
        };
        if is_supplementary { format!("Arising from that answer: {words}") } else { large_first(&words) }
    }

    /// What was asked, in its own words: "part b, “how many officers …”".
    fn asked(&self) -> String {
        let part = &self.mark.part;
        let words = part.words(self.entry);
        let words = piece(&words).trim_end_matches(['.', '?']);
        let number = self.entry.number.as_ref().map(|number| format!("Question {number}"));
        let name = match (part.passage, number) {
            (Some(_), Some(number)) => format!("{} of {number}", small_first(&part.name())),
            (Some(_), None) => small_first(&part.name()),
            (None, number) => number.unwrap_or_else(|| "the question".to_owned()),
        };
        let is_short = !words.is_empty() && words.len() <= LONGEST_ASKED && part.passage.is_some();
        if is_short { format!("{name}, “{words}”") } else { name }
    }
}

/// Longer parts are not repeated word for word.
const LONGEST_ASKED: usize = 300;
