//! The fourth step: the record, its doubts, and the account of every word.

mod doubts;
mod entry;
mod parts;
mod quotes;

use crate::id::{EntryId, RECORDS, RecordId};
use crate::record::{Answer, Entry, Place, Record, Source};

use super::evidence::Evidence;
use super::front::{self, Front};
use super::label::{Label, Opens};
use super::paragraph::Paragraph;
use super::scan::has_any;
use super::sequence::{Explained, Section, Step, opens_speech};
use super::{Doubt, DoubtCode, Piece, Reading, Role, SourceContext, Whereabouts};
use entry::Draft;
pub(crate) use entry::squeeze;
pub(crate) use quotes::{strip, strip_passages};

/// Makes the record of an explained page.
pub(super) fn build(
    paragraphs: Vec<Paragraph>,
    explained: &[Explained],
    evidence: &Evidence,
    context: &SourceContext,
) -> Reading {
    let front = front::read(&paragraphs, explained, context.page_title.as_deref());
    let mut builder = Builder::new(&paragraphs, explained, &front);
    for index in 0..paragraphs.len() {
        builder.take(index);
    }
    builder.finish(evidence, context)
}

struct Builder<'a> {
    paragraphs: &'a [Paragraph],
    explained: &'a [Explained],
    front: &'a Front,
    entries: Vec<Draft>,
    remainder: Vec<String>,
    pieces: Vec<Piece>,
    doubts: Vec<Doubt>,
    /// Who is asked according to the section's heading.
    section_to: Option<String>,
    /// Who asks, of a header that several questions share.
    shared: Option<Label>,
    /// Whether the list of documents has begun.
    ended: bool,
    /// Where the words of the paragraph before went, for a paragraph that goes on.
    last: Option<Place>,
}

impl<'a> Builder<'a> {
    fn new(paragraphs: &'a [Paragraph], explained: &'a [Explained], front: &'a Front) -> Self {
        Self {
            paragraphs,
            explained,
            front,
            entries: Vec::new(),
            remainder: Vec::new(),
            pieces: Vec::new(),
            doubts: Vec::new(),
            section_to: None,
            shared: None,
            ended: false,
            last: None,
        }
    }

    fn take(&mut self, index: usize) {
        let (Some(paragraph), Some(explained)) = (self.paragraphs.get(index), self.explained.get(index)) else {
            return;
        };
        match (explained.label(), &explained.step) {
            (Some(label), _) => self.labelled(index, paragraph, label, explained.section),
            (None, Step::Unlabelled) => self.unlabelled(index, paragraph, explained.section),
            (None, _) => self.words(index, paragraph, explained.section),
        }
    }

    /// A paragraph that its label explains.
    fn labelled(&mut self, index: usize, paragraph: &Paragraph, label: &Label, section: Section) {
        match label.opens {
            Opens::Aside => return self.aside(index, paragraph),
            Opens::ToFollow => return self.set_to_follow(index, paragraph),
            Opens::Furniture => return self.piece(index, 0..paragraph.text.len(), Role::Furniture),
            Opens::End => self.ended = true,
            Opens::Section => self.section(label),
            Opens::Question | Opens::Numbered => self.open_question(index, label),
            Opens::Topic => self.open_topic(label),
            Opens::Name => self.named(index, label, section),
            Opens::Addressee | Opens::Subject | Opens::Replier => self.detail(label),
            Opens::Implied => self.open_implied(label),
            Opens::Answer | Opens::SupplementaryAnswer => self.open_answer(index, label, section),
            Opens::Supplementary => self.open_supplementary(index, label),
            Opens::Detail | Opens::Minutes | Opens::Meeting => {}
        }
        if matches!(label.opens, Opens::Section | Opens::Minutes | Opens::End | Opens::Meeting) {
            self.shared = None;
            let role = if self.front.is_about(index) {
                Role::About
            } else if matches!(label.opens, Opens::Section | Opens::Meeting) {
                return self.keep(index, paragraph);
            } else {
                Role::Furniture
            };
            return self.piece(index, 0..paragraph.text.len(), role);
        }
        let entry = self.entries.len().checked_sub(1);
        if label.words_at > 0 {
            self.piece(index, 0..label.words_at, Role::Label(entry));
        }
        self.text(index, paragraph, (label.words_at, true), section);
    }

    /// A stage direction; one about the open question may say that it was withdrawn.
    fn aside(&mut self, index: usize, paragraph: &Paragraph) {
        if has_any(&paragraph.text, &["withdrawn", "withdrew", "not put"])
            && let Some(entry) = self.entries.last_mut().filter(|entry| entry.answer.is_none())
        {
            entry.withdrawn = true;
        }
        self.keep(index, paragraph);
    }

    /// A note in place of an answer: the question has none.
    fn set_to_follow(&mut self, index: usize, paragraph: &Paragraph) {
        if let Some(entry) = self.entries.last_mut() {
            entry.drop_empty_answer();
        }
        self.keep(index, paragraph);
    }

    /// An answer to a question that was not written down.
    fn open_implied(&mut self, label: &Label) {
        let mut draft = Draft::new(label);
        draft.asked_of = self.asked_of();
        draft.answer = Some(Answer { by: label.by.clone(), paragraphs: Vec::new() });
        self.entries.push(draft);
        self.doubt(DoubtCode::Narrative, Some(Place::Answer));
    }

    fn section(&mut self, label: &Label) {
        self.section_to = label.to.clone();
    }

    /// Opens an entry, or adds to the header of the one that has no words yet.
    fn open_question(&mut self, index: usize, label: &Label) {
        if self.continues_header(index, label) {
            if let Some(entry) = self.entries.last_mut() {
                entry.add(label);
            }
            return;
        }
        let shared = self.shared.take().filter(|_| label.who.is_none());
        let mut draft = Draft::new(label);
        if let Some(shared) = &shared {
            draft.share(shared);
        }
        self.shared = if label.shared { Some(label.clone()) } else { shared };
        // Reported speech shortens the office that the heading names whole.
        let heading = self.asked_of();
        let short = |to: &String| label.reported && heading.as_ref().is_some_and(|whole| whole.ends_with(to.as_str()));
        draft.asked_of = draft.asked_of.take().filter(|to| !short(to)).or(heading);
        self.entries.push(draft);
    }

    /// Opens an entry for a topic, which shares its asker with the one before it.
    fn open_topic(&mut self, label: &Label) {
        let bare = self.entries.last().is_some_and(|entry| entry.is_bare() && entry.subject.is_none());
        if bare {
            if let Some(entry) = self.entries.last_mut() {
                entry.add(label);
                entry.reported = true;
            }
            return;
        }
        let mut draft = Draft::new(label);
        draft.reported = true;
        if let Some(before) = self.entries.last() {
            draft.asker = before.asker.clone();
            draft.asked_of = before.asked_of.clone();
        }
        self.entries.push(draft);
    }

    /// Whether the sequence took the label as a further line of the open header.
    fn continues_header(&self, index: usize, label: &Label) -> bool {
        let open = index.checked_sub(1).and_then(|before| self.explained.get(before));
        let Some(entry) = self.entries.last().filter(|entry| entry.is_bare()) else { return false };
        let in_question = open.is_some_and(|before| before.section == Section::Question);
        in_question && entry.accepts(label)
    }

    fn asked_of(&self) -> Option<String> {
        self.section_to.clone().or_else(|| self.front.asked_of.clone())
    }

    /// A name alone on its line, read by its place.
    fn named(&mut self, index: usize, label: &Label, section: Section) {
        let before = index.checked_sub(1).and_then(|before| self.explained.get(before)).map(|before| before.section);
        match section {
            Section::Question if before == Some(Section::Question) && !self.entries.is_empty() => {
                self.names_asker(index, label)
            }
            Section::Question => self.open_question(index, label),
            Section::Answer | Section::SupplementaryAnswer if before == Some(section) => {
                if let Some(entry) = self.entries.last_mut() {
                    entry.name_answerer(section, label);
                }
            }
            Section::Answer | Section::SupplementaryAnswer => self.open_answer(index, label, section),
            Section::Supplementary if before == Some(Section::Supplementary) => {
                if let Some(entry) = self.entries.last_mut() {
                    entry.name_supplementary(label);
                }
            }
            Section::Supplementary => self.open_supplementary(index, label),
            Section::Outside => {}
        }
    }

    fn names_asker(&mut self, index: usize, label: &Label) {
        let Some(entry) = self.entries.last_mut() else { return };
        let after_words = !entry.is_bare();
        if entry.asker.is_none() {
            entry.name_asker(label);
            if after_words {
                self.doubt(DoubtCode::AskerAfterQuestion, Some(Place::Question));
            }
        } else {
            entry.asked_of = label.who.clone();
        }
        let _ = index;
    }

    fn detail(&mut self, label: &Label) {
        if let Some(entry) = self.entries.last_mut() {
            entry.add(label);
        }
    }

    fn open_answer(&mut self, index: usize, label: &Label, section: Section) {
        let Some(entry) = self.entries.last_mut() else { return };
        let joins = index
            .checked_sub(1)
            .and_then(|before| self.explained.get(before))
            .is_some_and(|before| before.section == section);
        let place = entry.open_answer(section, label, joins);
        if label.reported {
            let code = if entry.reported || place != Place::Answer || !entry.direct {
                DoubtCode::Narrative
            } else {
                DoubtCode::UnlabelledAnswer
            };
            self.doubt(code, Some(place));
        }
    }

    fn open_supplementary(&mut self, index: usize, label: &Label) {
        let joins = index
            .checked_sub(1)
            .and_then(|before| self.explained.get(before))
            .is_some_and(|before| before.section == Section::Supplementary);
        let Some(entry) = self.entries.last_mut() else { return };
        entry.open_supplementary(label, joins);
        if label.reported {
            let place = entry.place(Section::Supplementary);
            self.doubt(DoubtCode::Narrative, place);
        }
    }

    /// An answer that place or grammar opened.
    fn unlabelled(&mut self, index: usize, paragraph: &Paragraph, section: Section) {
        let Some(entry) = self.entries.last_mut() else { return self.keep(index, paragraph) };
        let place = entry.open_answer(section, &Label::default(), false);
        let code =
            if place == Place::Answer { DoubtCode::UnlabelledAnswer } else { DoubtCode::UnlabelledSupplementaryAnswer };
        self.doubt(code, Some(place));
        self.words(index, paragraph, section);
    }

    /// Words of what is open; outside of all, what the front knows, or the remainder.
    fn words(&mut self, index: usize, paragraph: &Paragraph, section: Section) {
        let whole = 0..paragraph.text.len();
        if section != Section::Outside && !self.entries.is_empty() {
            if paragraph.words_at > 0 {
                let entry = self.entries.len().checked_sub(1);
                self.piece(index, 0..paragraph.words_at, Role::Label(entry));
            }
            self.text(index, paragraph, (paragraph.words_at, false), section);
        } else if self.front.is_about(index) {
            self.piece(index, whole, Role::About);
        } else if front::is_furniture(self.paragraphs, index, self.ended) {
            self.piece(index, whole, Role::Furniture);
        } else {
            self.keep(index, paragraph);
        }
    }

    /// Puts the words from a place in the paragraph into the text that is open.
    fn text(&mut self, index: usize, paragraph: &Paragraph, (words_at, labelled): (usize, bool), section: Section) {
        let Some(number) = self.entries.len().checked_sub(1) else { return };
        let listed = self.is_listed(index);
        let Some(entry) = self.entries.last_mut() else { return };
        let placed = entry.place(section);
        let goes_on = paragraph.goes_on && placed.is_some() && placed == self.last;
        for (range, paragraph_number) in entry.push(section, paragraph, words_at, labelled, goes_on, listed) {
            let role = match (placed, paragraph_number) {
                (Some(place), Some(paragraph)) => Role::Text { entry: number, place, paragraph },
                _ => Role::Label(Some(number)),
            };
            self.pieces.push(Piece { paragraph: index, range, role });
        }
        self.last = placed;
    }

    /// Whether the next paragraph goes on with the same question and has a marker as well.
    fn is_listed(&self, index: usize) -> bool {
        let next = self
            .explained
            .get(index + 1)
            .is_some_and(|next| next.section == Section::Question && next.step == Step::Words);
        next && self
            .paragraphs
            .get(index + 1)
            .is_some_and(|next| next.marker.as_deref().is_some_and(|marker| !marker.contains('.')))
    }

    fn keep(&mut self, index: usize, paragraph: &Paragraph) {
        let place = self.remainder.len();
        self.remainder.push(entry::squeeze(&paragraph.text));
        self.piece(index, 0..paragraph.text.len(), Role::Remainder(place));
    }

    fn piece(&mut self, paragraph: usize, range: std::ops::Range<usize>, role: Role) {
        self.pieces.push(Piece { paragraph, range, role });
    }

    /// A doubt about the entry that is open: about its next paragraph at a place, or about the whole.
    fn doubt(&mut self, code: DoubtCode, place: Option<Place>) {
        let Some(entry) = self.entries.len().checked_sub(1) else { return };
        let at = place.map_or(Whereabouts::Entry(entry), |place| Whereabouts::Text { entry, place, paragraph: 0 });
        self.doubts.push(Doubt { code, at });
    }

    fn finish(mut self, evidence: &Evidence, context: &SourceContext) -> Reading {
        let id = RecordId::derived(RECORDS, &context.hash);
        let mut drafts = std::mem::take(&mut self.entries);
        share_joint_answers(&mut drafts);
        doubts::raise(&drafts, &self.remainder, self.front, evidence, &mut self.doubts);
        let entries: Vec<Entry> = drafts
            .into_iter()
            .enumerate()
            .map(|(index, draft)| draft.finish(EntryId::derived(id.0, &index.to_string())))
            .collect();
        let record = Record {
            id,
            body: self.front.body.clone(),
            meeting_date: self.front.date,
            title: self.front.title.clone(),
            source: Source {
                address: context.address.clone(),
                file_name: context.file_name.clone(),
                read_at: context.read_at,
                hash: context.hash.clone(),
                missing: context.missing.clone(),
            },
            entries,
            remainder: self.remainder,
        };
        let page = self.paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect();
        debug_assert!(self.explained.iter().all(|explained| {
            explained.label().is_none_or(|label| !opens_speech(label.opens) || explained.section != Section::Outside)
        }));
        Reading { record, doubts: self.doubts, page, pieces: self.pieces }
    }
}

/// Questions that were answered together each carry the joint answer.
fn share_joint_answers(drafts: &mut [Draft]) {
    let joint: Vec<(Vec<String>, Option<Answer>)> = drafts
        .iter()
        .filter(|draft| draft.answers.len() > 1)
        .map(|draft| (draft.answers.clone(), draft.answer.clone()))
        .collect();
    for (numbers, answer) in joint {
        for draft in drafts.iter_mut().filter(|draft| draft.answer.is_none()) {
            if draft.number.as_ref().is_some_and(|number| numbers.contains(number)) {
                draft.answer.clone_from(&answer);
            }
        }
    }
}
