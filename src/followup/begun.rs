//! Whether the question that is to be started from an answer has been begun already.

use crate::citation::Quoted;
use crate::id::{EntryId, RecordId};
use crate::question::{Block, Draft, Kind, State};
use crate::record::Place;

/// The draft among some that was begun as another would be now: of the same kind, from the same answer, with the same
/// words quoted, whatever its writer has changed around them since. One that was answered or withdrawn is done with.
pub fn begun<'a>(mut drafts: impl Iterator<Item = &'a Draft>, next: &Draft) -> Option<&'a Draft> {
    drafts.find(|draft| !matches!(draft.state, State::Answered | State::Withdrawn) && is_begun(draft, next))
}

fn is_begun(draft: &Draft, next: &Draft) -> bool {
    let follows = |draft: &Draft| draft.follows.as_ref().map(|follows| follows.question);
    if (draft.arises_from, follows(draft)) != (next.arises_from, follows(next)) {
        return false;
    }
    let (there, wanted) = (said(draft), said(next));
    if wanted.is_empty() { draft.says_the_same_as(next) } else { wanted.iter().all(|words| there.contains(words)) }
}

/// What a quotation is known by.
#[derive(PartialEq)]
enum Said<'a> {
    /// Passages of a published text.
    Cited(RecordId, EntryId, Place, Vec<&'a Quoted>),
    /// Words of one's own notes.
    Noted(&'a str),
}

fn said(draft: &Draft) -> Vec<Said<'_>> {
    draft.question.blocks.iter().filter_map(quoted).collect()
}

fn quoted(block: &Block) -> Option<Said<'_>> {
    match &block.kind {
        Kind::Quotation(Some(it)) => Some(Said::Cited(it.record, it.entry, it.place, it.passages().collect())),
        Kind::Quotation(None) => Some(Said::Noted(block.text.trim())),
        Kind::Paragraph | Kind::Part | Kind::SubPart => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::followup::Promise;
    use crate::id::{BlockId, QuestionId};
    use crate::question::Details;

    fn draft(id: u128) -> Draft {
        let now = Timestamp::UNIX_EPOCH;
        Draft::new(QuestionId(Uuid::from_u128(id)), BlockId(Uuid::nil()), &Details::default(), now)
    }

    fn next(of: &Draft, id: u128) -> Draft {
        of.follow_up(QuestionId(Uuid::from_u128(id)), || BlockId(Uuid::from_u128(id)), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn what_was_begun_from_the_same_notes_is_found_whatever_was_changed_around_the_words() {
        let mut asked = draft(1);
        asked.heard.answer = "Eight. I will write.".into();
        let mut first = next(&asked, 2);
        first.question.details.subject = "Another".into();
        first.question.blocks.push(Block::paragraph(BlockId(Uuid::from_u128(9)), "And why?"));
        let mut drafts = [draft(7), first];
        let found = |drafts: &[Draft], next: &Draft| begun(drafts.iter(), next).map(|it| it.question.id.0.as_u128());
        assert_eq!(found(&drafts, &next(&asked, 3)), Some(2));
        let promise = Promise { what: "I will write.".into(), ..Promise::default() };
        let of_promise =
            asked.follow_up_promise(&promise, QuestionId(Uuid::nil()), || BlockId(Uuid::nil()), Timestamp::UNIX_EPOCH);
        assert_eq!(found(&drafts, &of_promise), None, "other words are quoted");
        let mut other = draft(4);
        other.heard = asked.heard.clone();
        assert_eq!(found(&drafts, &next(&other, 3)), None, "it follows another question");
        drafts[1].state = State::Answered;
        assert_eq!(found(&drafts, &next(&asked, 3)), None, "it is done with");
    }
}
