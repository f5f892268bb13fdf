//! One question as it is put together.

use std::ops::Range;

use crate::id::EntryId;
use crate::minutes::front::dates;
use crate::minutes::label::Label;
use crate::minutes::names;
use crate::minutes::paragraph::Paragraph;
use crate::minutes::scan::is_space;
use crate::minutes::sequence::Section;
use crate::record::{Answer, Entry, Passage, Place, Supplementary};

use super::{parts, quotes};

/// An entry being built, with what doubts need to know of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) number: Option<String>,
    pub(super) asker: Option<String>,
    pub(super) asked_of: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) question: Vec<Passage>,
    pub(super) answer: Option<Answer>,
    pub(super) supplementaries: Vec<Supplementary>,
    /// The numbers of the questions that its answer says it answers.
    pub(super) answers: Vec<String>,
    /// Whether the asker's name stands at the end of the words.
    pub(super) asker_after: bool,
    /// Who will answer, according to the header.
    pub(super) replier: Option<String>,
    /// Whether the page says that it was withdrawn.
    pub(super) withdrawn: bool,
    /// Whether its question is reported speech.
    pub(super) reported: bool,
    /// Whether a plain header opened it.
    pub(super) direct: bool,
    /// Whether an address stands with the name of the asker.
    pub(super) address: bool,
}

impl Draft {
    pub(super) fn new(label: &Label) -> Self {
        let mut draft = Self { direct: !label.sentence && label.sure >= 7, ..Self::default() };
        draft.add(label);
        draft
    }

    /// Takes what a line of the header says, where nothing is known yet.
    pub(super) fn add(&mut self, label: &Label) {
        self.replier = self.replier.take().or_else(|| label.by.clone());
        self.number = self.number.take().or_else(|| label.number.clone());
        self.name_asker(label);
        self.asked_of = label.to.clone().or_else(|| self.asked_of.take());
        self.subject = self.subject.take().or_else(|| label.subject.clone());
        self.reported |= label.reported;
    }

    /// Takes back an answer that has a heading alone.
    pub(super) fn drop_empty_answer(&mut self) {
        let slot = match self.supplementaries.last_mut() {
            Some(last) => &mut last.answer,
            None => &mut self.answer,
        };
        *slot = slot.take().filter(|answer| !answer.paragraphs.is_empty());
    }

    /// Takes what a header shares with the questions after it.
    pub(super) fn share(&mut self, header: &Label) {
        self.asker = self.asker.take().or_else(|| header.who.clone());
        self.asked_of = self.asked_of.take().or_else(|| header.to.clone());
    }

    /// Whether it has its header alone.
    pub(super) fn is_bare(&self) -> bool {
        self.question.is_empty() && self.answer.is_none() && self.supplementaries.is_empty()
    }

    /// Whether a label can be a further line of its header.
    pub(super) fn accepts(&self, label: &Label) -> bool {
        let same = |a: &str, b: &str| names::surname(a) == names::surname(b);
        let asker = match (self.asker.as_deref(), label.who.as_deref()) {
            (Some(asker), Some(who)) => same(asker, who),
            _ => true,
        };
        let number = self.number.is_none() || label.number.is_none() || self.number == label.number;
        asker && number && label.subject.is_none()
    }

    /// Opens the answer to what is open and says where it stands.
    pub(super) fn open_answer(&mut self, section: Section, label: &Label, joins: bool) -> Place {
        if section == Section::Answer {
            self.answers.clone_from(&label.answers);
        }
        let slot = if section == Section::SupplementaryAnswer {
            if !joins && self.supplementaries.last().is_none_or(|last| last.answer.is_some()) {
                self.supplementaries.push(Supplementary::default());
            }
            self.supplementaries.last_mut().map(|last| &mut last.answer)
        } else {
            Some(&mut self.answer)
        };
        if let Some(slot) = slot {
            let answer = slot.get_or_insert_with(Answer::default);
            let replier = self.replier.clone().filter(|_| section == Section::Answer);
            answer.by = answer.by.take().or_else(|| label.who.clone()).or(replier);
        }
        self.place(section).unwrap_or(Place::Answer)
    }

    /// Takes who asks, without an address.
    pub(super) fn name_asker(&mut self, label: &Label) {
        let Some(who) = label.who.clone().filter(|_| self.asker.is_none()) else { return };
        let address = names::address_at(&who);
        self.address |= address.is_some();
        self.asker = address.and_then(|at| who.get(..at)).and_then(names::clean).or(Some(who));
    }

    pub(super) fn name_answerer(&mut self, section: Section, label: &Label) {
        self.open_answer(section, label, true);
    }

    pub(super) fn open_supplementary(&mut self, label: &Label, joins: bool) {
        let bare = self.supplementaries.last().is_some_and(|last| last.question.is_empty() && last.answer.is_none());
        if !(joins && bare) {
            self.supplementaries.push(Supplementary::default());
        }
        self.name_supplementary(label);
    }

    pub(super) fn name_supplementary(&mut self, label: &Label) {
        if let Some(last) = self.supplementaries.last_mut() {
            last.asker = last.asker.take().or_else(|| label.who.clone());
        }
    }

    /// The place of the text that a section is.
    pub(super) fn place(&self, section: Section) -> Option<Place> {
        let last = self.supplementaries.len().checked_sub(1);
        match section {
            Section::Outside => None,
            Section::Question => Some(Place::Question),
            Section::Answer => Some(Place::Answer),
            Section::Supplementary => last.map(Place::Supplementary),
            Section::SupplementaryAnswer => last.map(Place::SupplementaryAnswer),
        }
    }

    /// Adds the words of a paragraph. Gives each stretch of it with the number of the paragraph it became,
    /// or none where it is a label within.
    pub(super) fn push(
        &mut self,
        section: Section,
        paragraph: &Paragraph,
        words_at: usize,
        labelled: bool,
        goes_on: bool,
        listed: bool,
    ) -> Vec<(Range<usize>, Option<usize>)> {
        let whole = words_at..paragraph.text.len();
        if whole.is_empty() {
            return Vec::new();
        }
        if section == Section::Question {
            return self.push_question(paragraph, words_at, labelled, listed);
        }
        let end = issued_at(&paragraph.text).filter(|&at| at > words_at).unwrap_or(paragraph.text.len());
        let text = squeeze(paragraph.text.get(words_at..end).unwrap_or(""));
        let Some(paragraphs) = self.paragraphs(section).filter(|_| !text.is_empty()) else {
            return vec![(whole, None)];
        };
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.push(' ');
                last.push_str(&text);
            }
            None => paragraphs.push(text),
        }
        let number = Some(paragraphs.len().saturating_sub(1));
        let mut ranges = vec![(words_at..end, number)];
        if end < whole.end {
            ranges.push((end..whole.end, None));
        }
        ranges
    }

    fn paragraphs(&mut self, section: Section) -> Option<&mut Vec<String>> {
        match section {
            Section::Answer => self.answer.as_mut().map(|answer| &mut answer.paragraphs),
            Section::Supplementary => self.supplementaries.last_mut().map(|last| &mut last.question),
            Section::SupplementaryAnswer => self
                .supplementaries
                .last_mut()
                .and_then(|last| last.answer.as_mut())
                .map(|answer| &mut answer.paragraphs),
            Section::Outside | Section::Question => None,
        }
    }

    fn push_question(
        &mut self,
        paragraph: &Paragraph,
        words_at: usize,
        labelled: bool,
        listed: bool,
    ) -> Vec<(Range<usize>, Option<usize>)> {
        let words = squeeze(paragraph.from(words_at));
        if words.is_empty() {
            return vec![(words_at..paragraph.text.len(), None)];
        }
        if let Some(marker) = paragraph.marker.as_deref().filter(|marker| !labelled && self.takes_part(marker, listed))
        {
            self.question.push(Passage::Part { label: marker.to_owned(), text: words });
            return vec![(words_at..paragraph.text.len(), Some(self.question.len() - 1))];
        }
        let mut ranges = Vec::new();
        let whole = paragraph.from(words_at);
        let end = names::asker_at(whole).filter(|_| self.asker.is_none());
        let body = end.and_then(|at| whole.get(..at)).unwrap_or(whole);
        self.asker_after |= end.is_some();
        for stretch in parts::inline(body) {
            let (mark, words) = (stretch.mark, stretch.words);
            if !mark.is_empty() {
                ranges.push((words_at + mark.start..words_at + mark.end, None));
            }
            let text = squeeze(paragraph.from(words_at).get(words.clone()).unwrap_or(""));
            if text.is_empty() {
                let blank = words_at + words.start..words_at + words.end;
                ranges.extend(Some(blank).filter(|blank| !blank.is_empty()).map(|blank| (blank, None)));
                continue;
            }
            self.question.push(match stretch.label {
                Some(label) => Passage::Part { label, text },
                None => Passage::Paragraph(text),
            });
            ranges.push((words_at + words.start..words_at + words.end, Some(self.question.len() - 1)));
        }
        if let Some(at) = end {
            self.asker = whole.get(at..).and_then(names::clean);
            ranges.push((words_at + at..paragraph.text.len(), None));
        }
        ranges
    }

    /// A minute's number is no part; nor is a number on the first words of the question, unless a list follows.
    fn takes_part(&self, marker: &str, listed: bool) -> bool {
        !marker.contains('.') && (!self.question.is_empty() || listed || marker.chars().all(|c| !c.is_ascii_digit()))
    }

    /// Whether any words of an answer stand here.
    pub(super) fn has_answer(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.paragraphs.is_empty())
    }

    pub(super) fn finish(mut self, id: EntryId) -> Entry {
        quotes::strip_passages(&mut self.question);
        if let Some(answer) = &mut self.answer {
            quotes::strip(&mut answer.paragraphs);
        }
        for supplementary in &mut self.supplementaries {
            quotes::strip(&mut supplementary.question);
            if let Some(answer) = &mut supplementary.answer {
                quotes::strip(&mut answer.paragraphs);
            }
        }
        Entry {
            id,
            number: self.number,
            asker: self.asker,
            asked_of: self.asked_of,
            subject: self.subject,
            question: self.question,
            answer: self.answer,
            supplementaries: self.supplementaries,
        }
    }
}

/// Where "Issued 10 March 2021" begins at the end of an answer: a date, not words of it.
fn issued_at(text: &str) -> Option<usize> {
    let at = ["Issued", "ISSUED", "Date issued"].iter().filter_map(|word| text.rfind(word)).min()?;
    let tail = text.get(at..)?;
    let before = text.get(..at)?.trim_end_matches(is_space);
    let alone = before.is_empty() || before.ends_with(['.', '?', '!', '”', '(', '[', '-', '–']);
    (alone && tail.len() < 60 && dates::find(tail).is_some()).then_some(before.len())
}

/// White space folded to single spaces.
pub(crate) fn squeeze(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
