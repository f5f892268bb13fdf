//! What the whole page knows: the drafts on this device, the settings, what is said to the writer.

use std::sync::Arc;

use jiff::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::noted::Noted;
use super::{browser, client, saver};
use crate::format::v1;
use crate::id::QuestionId;
use crate::question::{Details, Draft, State};
use crate::rules::Put;
use crate::storage::{Aside, SaveState, Settings};
use crate::text::plural;
use crate::worker::{BodyAct, BodyReply, BodyShown, Drafted, Incoming, PlaceShown, Reply, Request};

/// The page's signals. Copied freely; every view takes it from the context.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The drafts, the last edited first.
    pub(super) drafts: RwSignal<Vec<Draft>>,
    /// Whether what is kept on the device has been read.
    pub(super) loaded: RwSignal<bool>,
    /// What is remembered between questions.
    pub(super) settings: RwSignal<Settings>,
    /// What could not be opened.
    pub(super) aside: RwSignal<Vec<Aside>>,
    /// The state of saving.
    pub(super) save: RwSignal<SaveState>,
    /// A sentence with perhaps one act, shown until it is closed or another comes.
    pub(super) notice: RwSignal<Option<Notice>>,
    /// A sentence for screen readers alone.
    pub(super) spoken: RwSignal<String>,
    /// Whether a newer version of the app waits.
    pub(super) update: RwSignal<bool>,
    /// What another tab saved of the question that is open here.
    pub(super) conflict: RwSignal<Option<Draft>>,
    /// The question that is open here and of which another tab has saved newer words.
    pub(super) newer: RwSignal<Option<QuestionId>>,
    /// Counts how often the open question was drawn anew with such words.
    pub(super) reopened: RwSignal<u32>,
    /// The bodies whose rules are known, the device's own first.
    pub(super) bodies: RwSignal<Vec<BodyShown>>,
    /// What is in a body's file that was opened and not yet taken over.
    pub(super) incoming: RwSignal<Option<Incoming>>,
    /// Counts the moments at which words such as "4 days left" have become others.
    pub(super) moment: RwSignal<u32>,
    /// What was noted after answers.
    pub(super) noted: RwSignal<Noted>,
    /// Which other drafts the worker was sent last.
    sent: StoredValue<Option<Sent>>,
    /// Where the writer wants to go in the question that is being opened.
    pub(super) goal: RwSignal<Option<PlaceShown>>,
}

/// Drafts that the worker was sent. A worker that starts after another has failed has been sent nothing.
#[derive(Clone, PartialEq)]
struct Sent {
    /// How many workers had failed then.
    failures: u32,
    /// Which drafts, each with when it was edited.
    drafts: Vec<(QuestionId, Timestamp)>,
}

/// A sentence shown to the writer.
#[derive(Clone)]
pub(super) struct Notice {
    /// The sentence.
    pub(super) sentence: String,
    /// The acts offered with it.
    pub(super) acts: Vec<Act>,
    /// Whether it stays when the writer goes to another page.
    pub(super) lasting: bool,
}

/// An act offered with a sentence. It outlives the piece of the page that offered it: the row that was deleted is
/// gone when its undo is chosen. So it is counted by reference and belongs to no part of the page.
#[derive(Clone)]
pub(super) struct Act {
    /// What the button says.
    pub(super) words: &'static str,
    run: Arc<dyn Fn() + Send + Sync>,
}

impl Act {
    /// What the button says, and what it does.
    pub(super) fn new(words: &'static str, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { words, run: Arc::new(run) }
    }

    /// Does it.
    pub(super) fn run(&self) {
        (self.run)();
    }
}

impl Desk {
    /// The desk with nothing on it yet.
    pub(super) fn new() -> Self {
        Self {
            drafts: RwSignal::default(),
            loaded: RwSignal::new(false),
            settings: RwSignal::default(),
            aside: RwSignal::default(),
            save: RwSignal::new(SaveState::Untouched),
            notice: RwSignal::default(),
            spoken: RwSignal::default(),
            update: RwSignal::new(false),
            conflict: RwSignal::default(),
            newer: RwSignal::default(),
            reopened: RwSignal::new(0),
            bodies: RwSignal::default(),
            incoming: RwSignal::default(),
            moment: RwSignal::new(0),
            noted: RwSignal::default(),
            sent: StoredValue::default(),
            goal: RwSignal::default(),
        }
    }

    /// The desk of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Shows a sentence.
    pub(super) fn say(self, sentence: impl Into<String>) {
        self.offer(sentence, Vec::new());
    }

    /// Shows a sentence with acts that make sense on this page alone.
    pub(super) fn offer(self, sentence: impl Into<String>, acts: Vec<Act>) {
        self.notice.set(Some(Notice { sentence: sentence.into(), acts, lasting: false }));
    }

    /// Shows a sentence with acts that make sense wherever the writer goes.
    pub(super) fn offer_lasting(self, sentence: impl Into<String>, acts: Vec<Act>) {
        self.notice.set(Some(Notice { sentence: sentence.into(), acts, lasting: true }));
    }

    /// The writer goes to another page: what was said of the old one goes. What only says how an act ended goes along
    /// to the page that the act led to, and no further.
    pub(super) fn turn_page(self) {
        match self.notice.get_untracked() {
            Some(notice) if !notice.lasting => self.notice.set(None),
            // It is drawn already, and must not be spoken again.
            Some(notice) if notice.acts.is_empty() => {
                self.notice.update_untracked(|notice| notice.iter_mut().for_each(|notice| notice.lasting = false));
            }
            _ => {}
        }
    }

    /// An edit was made: an undo that was offered for the one before would undo this one.
    pub(super) fn end_offer(self) {
        let is_offer = self
            .notice
            .with_untracked(|notice| notice.as_ref().is_some_and(|notice| !notice.lasting && !notice.acts.is_empty()));
        if is_offer {
            self.notice.set(None);
        }
    }

    /// Tells a screen reader what happened. The same sentence twice is spoken twice.
    pub(super) fn speak(self, sentence: &str) {
        let again = self.spoken.with_untracked(|spoken| spoken == sentence);
        self.spoken.set(if again { format!("{sentence}\u{a0}") } else { sentence.to_owned() });
    }

    /// The draft with this id, as it was last kept.
    pub(super) fn draft(self, id: QuestionId) -> Option<Draft> {
        self.drafts.with_untracked(|drafts| drafts.iter().find(|draft| draft.question.id == id).cloned())
    }

    /// Puts a draft in the list, first, in place of an older state of it.
    pub(super) fn place(self, draft: Draft) {
        self.drafts.update(|drafts| {
            drafts.retain(|other| other.question.id != draft.question.id);
            drafts.insert(0, draft);
            drafts.sort_by_key(|draft| std::cmp::Reverse(draft.edited_at));
        });
    }

    /// Puts a draft in the list and keeps it on the device.
    pub(super) fn keep(self, draft: Draft) {
        self.place(draft.clone());
        saver::keep(self, &draft);
    }

    /// Reads the list of bodies anew.
    pub(super) fn refresh_bodies(self) {
        spawn_local(async move {
            let request = Request::Bodies { act: BodyAct::List, at: browser::now() };
            if let Reply::Bodies(BodyReply::List(list)) = client::ask(&request).await {
                self.bodies.set(list);
            }
        });
    }

    /// The questions that are drafted here, as far as their number is concerned.
    pub(super) fn drafted(self) -> Vec<Drafted> {
        self.drafts.with_untracked(|drafts| drafts.iter().filter_map(Put::of_draft).map(Drafted::from).collect())
    }

    /// The other drafts that a question is compared with: all that are not withdrawn. `None` where they are those that
    /// the worker was sent last.
    pub(super) fn others(self, id: QuestionId) -> Option<Vec<v1::Draft>> {
        self.drafts.with_untracked(|drafts| {
            let is_other =
                |draft: &&Draft| draft.question.id != id && !draft.example && draft.state != State::Withdrawn;
            let others: Vec<&Draft> = drafts.iter().filter(is_other).collect();
            let edited = others.iter().map(|draft| (draft.question.id, draft.edited_at));
            let sign = Sent { failures: client::failures(), drafts: edited.collect() };
            let before = self.sent.try_update_value(|sent| sent.replace(sign)).flatten();
            (before != self.sent.get_value()).then(|| others.into_iter().map(v1::Draft::from).collect())
        })
    }

    /// Who asks: the name and the ward that are remembered.
    pub(super) fn asker(self) -> Details {
        let Settings { asker, ward, .. } = self.settings.get_untracked();
        Details { asker, ward, ..Details::default() }
    }

    /// Asks the worker for a file, saves it, and says so with what to know of it.
    pub(super) fn save_file(self, request: Request, what: &'static str) {
        spawn_local(async move {
            let client::Answer { reply, file } = client::ask_for_file(&request).await;
            match (reply, file) {
                (Reply::File { name }, Some(file)) if browser::download_blob(&name, &file).is_ok() => {
                    self.say(format!("Saved “{name}” among your downloads. {what}"));
                }
                (Reply::Refused(sentence), _) => self.say(sentence),
                _ => self.say("The browser did not let the file be saved. Try again, or in another browser."),
            }
        });
    }

    /// Begins a question, with the asker as last time.
    pub(super) fn begin(self) -> QuestionId {
        let draft = Draft::new(browser::fresh_question(), browser::fresh_block(), &self.asker(), browser::now());
        let id = draft.question.id;
        self.keep(draft);
        id
    }

    /// Takes a draft off the list and the device, and offers to put it back.
    pub(super) fn delete(self, id: QuestionId) {
        let Some(draft) = self.draft(id) else { return };
        self.drafts.update(|drafts| drafts.retain(|other| other.question.id != id));
        saver::erase(self, id);
        let open = draft.heard.promises.iter().filter(|promise| promise.done.is_none()).count();
        let promises = if open == 0 { String::new() } else { format!(" with {}", plural(open, "open promise")) };
        let sentence = format!("Deleted “{}”{promises}.", draft.title());
        let put_back = Act::new("Undo", move || {
            self.keep(draft.clone());
            self.say(format!("Put back “{}”.", draft.title()));
        });
        self.offer_lasting(sentence, vec![put_back]);
    }
}
