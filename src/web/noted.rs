//! What the member notes after answers: found at the start, changed on the record's page and in the list of promises,
//! kept at each change in the saver's two places.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Act, Desk};
use super::local::Local;
use super::route::Route;
use super::{browser, client, saver};
use crate::followup::{FollowUp, Mark, Part, begun};
use crate::format::v1;
use crate::id::{EntryId, RecordId};
use crate::question::Draft;
use crate::storage::{Backend, Unreadable, decode_follow_up, encode_follow_up, erased_follow_up, follow_up_key};
use crate::worker::{NextShown, PlaceShown, Reply, Request, Started};

/// All that was noted, by record and question.
pub(super) type Noted = BTreeMap<(RecordId, EntryId), FollowUp>;

/// As many blocks as a question that is started can have.
const BLOCKS: usize = 8;

/// Another tab changed what was noted: the page follows.
pub(super) fn follow(desk: Desk, key: &str, text: Option<&str>) {
    let kept = text.and_then(|text| decode_follow_up(text).ok()).and_then(|kept| kept.payload);
    match (text, kept) {
        (_, Some(kept)) => desk.noted.update(|noted| drop(noted.insert((kept.record, kept.entry), kept))),
        (None, None) => {
            desk.noted.update(|noted| noted.retain(|(record, entry), _| follow_up_key(*record, *entry) != key))
        }
        (Some(_), None) => {}
    }
}

/// Changes what is noted on a question, and keeps it.
pub(super) fn change(desk: Desk, (record, entry): (RecordId, EntryId), act: impl FnOnce(&mut FollowUp)) {
    let key = follow_up_key(record, entry);
    let there = Local.read(&key).ok().flatten();
    if there.is_some_and(|text| matches!(decode_follow_up(&text), Err(Unreadable::Newer))) {
        desk.say("What is noted here was kept by a newer version of Question Desk. Reload the page, then try again.");
        return;
    }
    let known = desk.noted.with_untracked(|noted| noted.get(&(record, entry)).cloned());
    let mut kept = known.unwrap_or_else(|| FollowUp::new(record, entry));
    act(&mut kept);
    if kept.is_empty() {
        saver::remove(desk, key, erased_follow_up(browser::now()));
        desk.noted.update(|noted| drop(noted.remove(&(record, entry))));
    } else {
        saver::save(desk, key, encode_follow_up(&kept, browser::now()));
        desk.noted.update(|noted| drop(noted.insert((record, entry), kept)));
    }
}

/// The marks of a part.
pub(super) fn marks_of(kept: Option<&FollowUp>, part: &Part) -> Vec<Mark> {
    kept.into_iter().flat_map(|kept| &kept.marks).filter(|mark| mark.part == *part).cloned().collect()
}

/// Gives a part the marks that it had.
pub(super) fn put_back(kept: &mut FollowUp, part: &Part, marks: Vec<Mark>) {
    kept.unmark(part);
    kept.marks.extend(marks);
    kept.marks.sort_by(|one, other| one.part.cmp(&other.part));
}

/// Starts the next question from a mark, and opens it where writing goes on.
pub(super) fn start_next(desk: Desk, (record, entry): (RecordId, EntryId), mark: Mark, next: NextShown) {
    let from = FollowUp { marks: vec![mark], ..FollowUp::new(record, entry) };
    let started = Started {
        from: v1::FollowUp::from(&from),
        next,
        template: desk.settings.with_untracked(|settings| settings.template.clone()),
        own: v1::Details::from(&desk.asker()),
        id: browser::fresh_question(),
        blocks: (0..BLOCKS).map(|_| browser::fresh_block()).collect(),
        at: browser::now(),
    };
    spawn_local(async move {
        match client::ask(&Request::Start(Box::new(started))).await {
            Reply::Started(draft) => begin(desk, Draft::from(*draft)),
            Reply::Refused(sentence) => desk.say(sentence),
            _ => desk.say("The question could not be started. Nothing was changed: try again."),
        }
    });
}

/// Opens a draft that was started from an answer, unless one has been begun so already: then that one is offered.
pub(super) fn begin(desk: Desk, next: Draft) {
    let known = desk.drafts.with_untracked(|drafts| begun(drafts.iter(), &next).map(|it| (it.question.id, it.title())));
    let Some((id, title)) = known else { return open(desk, next) };
    let acts = vec![
        Act::new("Open it", move || Route::Compose(id).go()),
        Act::new("Begin another", move || open(desk, next.clone())),
    ];
    desk.offer(format!("You have begun one that quotes these words: “{title}”."), acts);
    browser::focus_soon("notice".to_owned(), None);
}

/// Keeps a new draft and opens it with the caret at its end.
fn open(desk: Desk, draft: Draft) {
    let id = draft.question.id;
    let end = draft.question.blocks.last().map(|block| PlaceShown::Block(block.id, block.text.len(), block.text.len()));
    desk.keep(draft);
    desk.goal.set(end);
    Route::Compose(id).go();
}
