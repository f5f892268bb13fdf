//! What was said at the meeting, as the member noted it, and the question that follows from it.

use jiff::Timestamp;

use super::{Advice, Block, Details, Draft, Kind};
use crate::calendar::{in_britain, printed_date};
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
    /// What was promised in the answer, as far as the member noted it as a promise.
    pub promises: Vec<Promise>,
    /// Sentences of the answer that the member does not want noted as promises, or noted in other words.
    pub refused: Vec<String>,
}

impl Heard {
    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        let is_silent = self.answer.trim().is_empty() && self.supplementary.trim().is_empty();
        is_silent && self.promises.is_empty() && self.refused.is_empty()
    }

    /// Changes a noted promise. `noted_as` is what it was noted as: where that stands in the answer it is not suggested
    /// anew when the promise gets other words.
    pub fn amend(&mut self, number: usize, noted_as: &str, act: impl FnOnce(&mut Promise)) {
        let Some(promise) = self.promises.get_mut(number) else { return };
        act(promise);
        let is_suggested = !noted_as.is_empty() && self.answer.contains(noted_as);
        if promise.what != noted_as && is_suggested && !self.refused.iter().any(|known| known == noted_as) {
            self.refused.push(noted_as.to_owned());
        }
    }

    /// These notes with those of another that they lack, so that neither is lost.
    pub fn with(&self, other: &Heard) -> Heard {
        Heard {
            answer: both(&self.answer, &other.answer),
            supplementary: both(&self.supplementary, &other.supplementary),
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

impl Draft {
    /// The question for a later meeting that follows from what was noted as this one's answer: how it was asked, the
    /// noted words, the supplementary that was put, and room to ask on. Who asks whom stays; the day of the next meeting is not known.
    pub fn follow_up(&self, id: QuestionId, fresh: impl FnMut() -> BlockId, now: Timestamp) -> Draft {
        let supplementary = self.heard.supplementary.trim();
        let put = (!supplementary.is_empty()).then(|| format!("I then asked: “{supplementary}”"));
        self.next(&self.heard.answer, put.into_iter().chain([String::new()]), id, fresh, now)
    }

    /// The question for a later meeting that asks after one promise of this one's answer, as it stands today: it quotes
    /// the promise, or the whole answer where the promise has no words.
    pub fn follow_up_promise(
        &self,
        promise: &Promise,
        id: QuestionId,
        fresh: impl FnMut() -> BlockId,
        now: Timestamp,
    ) -> Draft {
        let quoted = if promise.what.trim().is_empty() { &self.heard.answer } else { &promise.what };
        let asking = large_first(&promise.asking(false, in_britain(now).date()));
        self.next(quoted, [asking], id, fresh, now)
    }

    /// The question for a later meeting that quotes some words of the answer and goes on with some paragraphs.
    fn next(
        &self,
        quoted: &str,
        then: impl IntoIterator<Item = String>,
        id: QuestionId,
        mut fresh: impl FnMut() -> BlockId,
        now: Timestamp,
    ) -> Draft {
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
        next.question.blocks = vec![
            Block::paragraph(fresh(), self.told(subject)),
            Block { id: fresh(), kind: Kind::Quotation(None), text: quoted.trim().to_owned() },
        ];
        next.question.blocks.extend(then.into_iter().map(|text| Block::paragraph(fresh(), text)));
        let Advice { rules, organisation, .. } = self.advice.clone();
        next.advice = Advice { rules, organisation, ..Advice::default() };
        next
    }

    /// "At the meeting on 3 December 2026 I asked about “Dog units” and was told:"
    fn told(&self, subject: &str) -> String {
        let meeting = match self.question.details.meeting_date {
            Some(date) => format!("the meeting on {}", printed_date(date)),
            None => "the last meeting".to_owned(),
        };
        let asked =
            if subject.is_empty() { "asked a question".to_owned() } else { format!("asked about “{subject}”") };
        format!("At {meeting} I {asked} and was told:")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn asked() -> Draft {
        let mut draft = Draft::new(id(1), block(2), &Details::default(), Timestamp::UNIX_EPOCH);
        draft.question.details = Details {
            body: "Example Council".into(),
            meeting_date: date(2026, 12, 3).into(),
            subject: "Dog units".into(),
            asker: "Cllr A Example".into(),
            ..Details::default()
        };
        draft.advice.rules = Some("example".into());
        draft.heard.answer = " Eight of them.\nMore next year. ".into();
        draft
    }

    fn id(number: u128) -> QuestionId {
        QuestionId(Uuid::from_u128(number))
    }

    fn block(number: u128) -> BlockId {
        BlockId(Uuid::from_u128(number))
    }

    fn follow_up(draft: &Draft) -> Draft {
        let mut last = 10;
        let fresh = || {
            last += 1;
            block(last)
        };
        draft.follow_up(id(3), fresh, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn the_follow_up_says_what_was_asked_and_what_was_told() {
        let next = follow_up(&asked());
        let texts: Vec<&str> = next.question.blocks.iter().map(|block| block.text.as_str()).collect();
        let opening = "At the meeting on 3 December 2026 I asked about “Dog units” and was told:";
        assert_eq!(texts, [opening, "Eight of them.\nMore next year.", ""]);
        assert_eq!(next.question.blocks[1].kind, Kind::Quotation(None));
        let details = &next.question.details;
        assert_eq!((details.subject.as_str(), details.meeting_date), ("Follow-up: Dog units", None));
        assert_eq!((details.body.as_str(), details.asker.as_str()), ("Example Council", "Cllr A Example"));
        assert_eq!(next.advice.rules.as_deref(), Some("example"));
        assert!(next.heard.is_empty());
    }

    #[test]
    fn a_subject_is_told_without_what_says_its_kind() {
        let mut draft = asked();
        draft.question.details.subject = "Supplementary: when the new station will open;…".into();
        let next = follow_up(&draft);
        let told = "At the meeting on 3 December 2026 I asked about “when the new station will open” and was told:";
        assert_eq!(next.question.blocks[0].text, told);
        assert_eq!(next.question.details.subject, "Follow-up: when the new station will open");
    }

    #[test]
    fn the_supplementary_that_was_put_is_told_too() {
        let mut draft = asked();
        draft.heard.supplementary = "Where will they be? ".into();
        draft.question.details.subject = " ".into();
        draft.question.blocks[0].text = "How many dog units are there in the county in all?".into();
        let next = follow_up(&draft);
        assert_eq!(next.question.blocks[2].text, "I then asked: “Where will they be?”");
        assert_eq!(next.question.blocks.len(), 4);
        assert_eq!(next.question.details.subject, "Follow-up: How many dog units are there in the…");
    }

    #[test]
    fn the_follow_up_of_one_promise_is_about_it_alone() {
        let mut draft = asked();
        draft.heard.supplementary = "Where will they be?".into();
        let promise = |what: &str, by_when| Promise { what: what.into(), by_when, ..Promise::default() };
        let texts = |promise: Promise| {
            let next = draft.follow_up_promise(&promise, id(3), || block(4), Timestamp::UNIX_EPOCH);
            next.question.blocks.into_iter().map(|block| block.text).collect::<Vec<_>>()
        };
        let told = "At the meeting on 3 December 2026 I asked about “Dog units” and was told:";
        let asking = "Has this been done? If not, by what date will it be?";
        assert_eq!(texts(promise("I will write. ", None)), [told, "I will write.", asking]);
        assert_eq!(texts(promise(" ", None))[1], "Eight of them.\nMore next year.");
        let dated = texts(promise("I will write.", Some(date(1969, 12, 24))));
        assert_eq!(dated[2], format!("This was promised by 24 December 1969. {asking}"));
    }

    #[test]
    fn a_question_of_which_little_is_known_has_a_follow_up_too() {
        let bare = Draft::new(id(1), block(2), &Details::default(), Timestamp::UNIX_EPOCH);
        let next = follow_up(&bare);
        assert_eq!(next.question.blocks[0].text, "At the last meeting I asked a question and was told:");
        assert_eq!(next.question.details.subject, "");
    }

    #[test]
    fn notes_of_two_tabs_are_put_together_without_repeating_them() {
        let notes = |answer: &str| Heard { answer: answer.into(), ..Heard::default() };
        assert_eq!(notes("Eight").with(&notes("Eight of them")).answer, "Eight of them");
        assert_eq!(notes("Eight").with(&notes("")).answer, "Eight");
        assert_eq!(notes("Eight").with(&notes("Nine")).answer, "Eight\nNine");
        let promised = |what: &str| Heard {
            promises: vec![Promise { what: what.into(), ..Promise::default() }],
            ..Heard::default()
        };
        assert_eq!(promised("to write").with(&promised("to write")).promises.len(), 1);
        assert_eq!(promised("to write").with(&promised("to call")).promises.len(), 2);
    }

    #[test]
    fn a_promise_in_other_words_is_not_suggested_anew() {
        let what = "I will write.".to_owned();
        let promises = vec![Promise { what: what.clone(), ..Promise::default() }, Promise::default()];
        let mut heard = Heard { answer: "Eight. I will write.".into(), promises, ..Heard::default() };
        heard.amend(0, &what, |promise| promise.by_whom = "Leader".into());
        heard.amend(1, "", |promise| promise.what = "a list".into());
        heard.amend(2, &what, |promise| promise.what.clear());
        assert!(heard.refused.is_empty());
        for words in ["to write", "to write soon"] {
            heard.amend(0, &what, |promise| promise.what = words.into());
        }
        assert_eq!((heard.promises[0].what.as_str(), heard.promises[0].by_whom.as_str()), ("to write soon", "Leader"));
        assert_eq!(heard.refused, [what]);
    }

    #[test]
    fn a_copy_of_a_question_has_none_of_its_notes() {
        let copy = asked().duplicate(id(4), || block(5), Timestamp::UNIX_EPOCH);
        assert!(copy.heard.is_empty());
    }

    #[test]
    fn a_copy_says_the_same_until_its_words_change() {
        let mut copy = asked().duplicate(id(4), || block(5), Timestamp::UNIX_EPOCH);
        assert!(copy.says_the_same_as(&asked()));
        copy.question.blocks[0].text.push('?');
        assert!(!copy.says_the_same_as(&asked()));
    }
}
