//! Advice on the open question: asked of the worker when typing pauses, and what the writer does with it.

use std::time::Duration;

use jiff::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::{self, focus_soon};
use super::composer::Composer;
use super::desk::Act;
use super::{client, clock};
use crate::citation::{Link, Template};
use crate::format::v1;
use crate::id::BlockId;
use crate::question::{Caret, Declared, Detail, Edit, Kept};
use crate::rules;
use crate::worker::{
    ActShown, AdviceShown, BesideShown, DeclarationShown, EarlierShown, EditShown, FindingShown, Found, PlaceShown,
    Reply, Request, Told,
};

/// How long nothing is typed before the question is checked.
const SOON: Duration = Duration::from_millis(250);

/// How long nothing is typed before a screen reader hears what was found.
const REST: Duration = Duration::from_millis(1_500);

/// What is said of what is ignored.
const IGNORED: &str = "Ignored. It stands under “You know of it and keep it”, and the clerk is not told.";

/// The id of the heading over what was found: the focus goes there when what had it is gone.
pub(super) const HEADING: &str = "checks-heading";

/// The id of the heading over the declarations.
pub(super) const DECLARATIONS: &str = "declarations-heading";

/// The advice on one open question. Copied freely; the pieces of the page take it from the context.
#[derive(Clone, Copy)]
pub(super) struct Advisor {
    /// The question.
    pub(super) composer: Composer,
    /// The advice, once there is any.
    pub(super) advice: RwSignal<Option<AdviceShown>>,
    /// Why there is none.
    pub(super) trouble: RwSignal<Option<String>>,
    /// Of which state of the question the advice is.
    of: StoredValue<Option<Timestamp>>,
    /// Counts what was asked: only the last answer is shown.
    turn: StoredValue<u32>,
    /// What a screen reader was told last.
    told: StoredValue<Option<Told>>,
    /// An earlier question to be opened in the panel that cites.
    pub(super) wanted: RwSignal<Option<Found>>,
    /// What is shown beside this question, and whether it is.
    pub(super) compared: RwSignal<Option<Compared>>,
    pub(super) comparing: RwSignal<bool>,
}

/// What can be shown beside a question.
#[derive(Clone)]
pub(super) enum Compared {
    /// An earlier question.
    Earlier(Box<EarlierShown>),
    /// Another of the device's, or two parts of this one.
    Beside(BesideShown),
}

impl Advisor {
    /// Follows a question from now on.
    pub(super) fn of(composer: Composer) -> Self {
        let advisor = Self {
            composer,
            advice: RwSignal::default(),
            trouble: RwSignal::default(),
            of: StoredValue::default(),
            turn: StoredValue::new(0),
            told: StoredValue::default(),
            wanted: RwSignal::default(),
            compared: RwSignal::default(),
            comparing: RwSignal::new(false),
        };
        Effect::new(move |before: Option<()>| {
            composer.draft.track();
            composer.desk.moment.track();
            composer.desk.bodies.track();
            advisor.ask_after(if before.is_none() { Duration::ZERO } else { SOON });
        });
        advisor
    }

    /// The advice of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// How what is cited is printed: in the body's way, as soon as that is known.
    pub(super) fn template(self) -> Template {
        let of_body = self.advice.with_untracked(|advice| advice.as_ref().map(|advice| advice.template.clone()));
        of_body.unwrap_or_else(|| self.composer.desk.settings.with_untracked(|settings| settings.template.clone()))
    }

    fn ask_after(self, wait: Duration) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        let ask = move || {
            if self.is_latest(turn) {
                spawn_local(async move {
                    if self.renew().await {
                        self.tell_at_rest(turn);
                    }
                });
            }
        };
        set_timeout(ask, wait);
    }

    fn is_latest(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Asks for the advice on the question as it stands; says whether it came.
    async fn renew(self) -> bool {
        let Some(draft) = self.composer.draft.try_get_untracked() else { return false };
        let put = self.composer.desk.drafted();
        let others = self.composer.desk.others(draft.question.id);
        let template = self.composer.desk.settings.with_untracked(|settings| settings.template.clone());
        let draft_now = Box::new(v1::Draft::from(&draft));
        let request = Request::Advise { draft: draft_now, put, others, template, now: browser::now() };
        let reply = client::ask(&request).await;
        if self.advice.is_disposed() {
            return false;
        }
        match reply {
            Reply::Advice(advice) => {
                advice.deadline.next.into_iter().for_each(|next| clock::wake_at(self.composer.desk, next));
                self.of.set_value(Some(draft.edited_at));
                self.trouble.set(None);
                // What is found when a question is opened can be read in its place.
                if self.told.with_value(Option::is_none) {
                    self.told.set_value(Some(Told::of(&advice)));
                }
                self.advice.set(Some(*advice));
                true
            }
            Reply::Refused(sentence) => {
                self.trouble.set(Some(sentence));
                false
            }
            _ => false,
        }
    }

    /// Tells a screen reader the whole in one sentence, once typing rests and where it says something new.
    fn tell_at_rest(self, turn: u32) {
        let tell = move || {
            if !self.is_latest(turn) {
                return;
            }
            let Some(told) = self.advice.with_untracked(|advice| advice.as_ref().map(Told::of)) else { return };
            let before = self.told.get_value();
            let said = told.since(before.as_ref());
            self.told.set_value(Some(told));
            said.into_iter().for_each(|said| self.composer.desk.speak(&said));
        };
        set_timeout(tell, REST);
    }

    /// Does what mends a finding. The question may have changed since, so its advice is asked for anew then.
    pub(super) fn mend(self, finding: FindingShown) {
        spawn_local(async move {
            let now = self.composer.draft.try_with_untracked(|draft| draft.edited_at);
            if now != self.of.try_get_value().flatten() {
                self.renew().await;
            }
            match self.act_for(&finding) {
                Some(act) => self.make(act),
                None => self.composer.desk.say("The question has changed meanwhile. Look at what is found now."),
            }
        });
    }

    fn act_for(self, finding: &FindingShown) -> Option<ActShown> {
        let wanted = Kept::from(finding.mark.clone());
        self.advice
            .try_with_untracked(|advice| {
                let found = advice.iter().flat_map(|advice| &advice.findings);
                let same = found.into_iter().find(|found| Kept::from(found.mark.clone()).is_about(&wanted));
                same.and_then(|found| found.act.clone())
            })
            .flatten()
    }

    fn make(self, ActShown { words, edit }: ActShown) {
        let is_detail = matches!(edit, EditShown::Body(_));
        self.composer.pause();
        if is_detail {
            self.composer.alone(edit.into());
        } else if !self.composer.act(edit.into()) {
            return;
        }
        self.composer.pause();
        if is_detail || !self.is_beside_the_sheet() {
            focus_soon(HEADING.to_owned(), None);
        }
        let undo = Act::new("Undo", move || self.composer.undo());
        self.composer.desk.offer(format!("Done: {words}."), vec![undo]);
    }

    /// Whether the question's own fields are on this page.
    pub(super) fn is_beside_the_sheet(self) -> bool {
        self.composer.draft.with_untracked(|draft| {
            let first = draft.question.blocks.first();
            first.is_some_and(|block| {
                browser::element::<web_sys::HtmlElement>(&super::composer::field_id(block.id)).is_some()
            })
        })
    }

    /// "I know, keep it".
    pub(super) fn keep(self, finding: &FindingShown, reason: &str) {
        let kept = Kept { reason: reason.to_owned(), ..finding.mark.clone().into() };
        let edit = self.composer.draft.with_untracked(|draft| rules::keep(draft, kept));
        self.composer.alone(edit);
        self.composer.desk.speak(match (reason.trim(), finding.mark.code == rules::LIKE_EARLIER) {
            ("", true) => IGNORED,
            ("", false) => "Kept. The clerk will see that you know of it.",
            _ => "Kept. The clerk will see it with your reason.",
        });
        focus_soon(HEADING.to_owned(), None);
    }

    /// Ignores that parts of the question, or another of the device's, ask the same. The clerk hears nothing of it.
    pub(super) fn ignore(self, mark: &v1::Kept) {
        let edit = self.composer.draft.with_untracked(|draft| rules::keep(draft, mark.clone().into()));
        self.composer.alone(edit);
        self.composer.desk.speak(IGNORED);
        focus_soon(HEADING.to_owned(), None);
    }

    /// Shows two questions beside each other.
    pub(super) fn compare(self, compared: Compared) {
        self.compared.set(Some(compared));
        self.comparing.set(true);
    }

    /// Takes "keep it" back.
    pub(super) fn let_go(self, finding: &FindingShown) {
        let kept = Kept::from(finding.mark.clone());
        let edit = self.composer.draft.with_untracked(|draft| rules::let_go(draft, &kept));
        self.composer.alone(edit);
        self.composer.desk.speak(if finding.is_gone {
            "Taken back. It no longer goes to the clerk."
        } else {
            "It is shown among the findings again."
        });
        focus_soon(HEADING.to_owned(), None);
    }

    /// Links words of the question to a published one.
    pub(super) fn link(self, link: v1::Link) {
        let link = Link::from(link);
        let said = format!("“{}” is linked.", link.words);
        let links = self.composer.draft.with_untracked(|draft| {
            let others = draft.links.iter().filter(|other| (other.block, &other.words) != (link.block, &link.words));
            others.cloned().chain([link.clone()]).collect()
        });
        self.composer.type_in(Edit::SetDetail(Detail::Links(links)));
        self.composer.desk.speak(&said);
        focus_soon(HEADING.to_owned(), None);
    }

    /// Notes with the draft that words are not to be linked.
    pub(super) fn leave_unlinked(self, block: BlockId, words: &str) {
        let edit = self.composer.draft.with_untracked(|draft| rules::leave_unlinked(draft, block, words));
        self.composer.alone(edit);
        let undo = Act::new("Undo", move || self.composer.undo());
        self.composer.desk.offer(format!("“{words}” is not linked."), vec![undo]);
        focus_soon(HEADING.to_owned(), None);
    }

    /// Takes a link away; the words stay.
    pub(super) fn unlink(self, link: &v1::Link) {
        let links = self.composer.draft.with_untracked(|draft| {
            let others = draft.links.iter().filter(|other| (other.block, &other.words) != (link.block, &link.words));
            others.cloned().collect()
        });
        self.composer.type_in(Edit::SetDetail(Detail::Links(links)));
        self.composer.desk.speak("The link is taken away. The words stay.");
        focus_soon(HEADING.to_owned(), None);
    }

    /// Answers a declaration, or takes the answer back.
    pub(super) fn declare(self, asked: &DeclarationShown, yes: Option<bool>, note: &str) {
        let answer =
            yes.map(|yes| Declared { id: asked.id.clone(), text: asked.text.clone(), yes, note: note.to_owned() });
        let edit = self.composer.draft.with_untracked(|draft| rules::declare(draft, &asked.id, answer));
        self.composer.alone(edit);
    }

    /// Goes to a place in the question, or to the page where the question can be changed.
    pub(super) fn go(self, place: PlaceShown) {
        match place {
            PlaceShown::Declarations => focus_soon(DECLARATIONS.to_owned(), None),
            place if self.is_beside_the_sheet() => self.go_here(place),
            place => {
                self.composer.desk.goal.set(Some(place));
                let id = self.composer.draft.with_untracked(|draft| draft.question.id);
                super::route::Route::Compose(id).go();
            }
        }
    }

    /// Goes to a place of the question on this page.
    pub(super) fn go_here(self, place: PlaceShown) {
        match place {
            PlaceShown::Block(block, start, end) => self.composer.select(block, start, end),
            PlaceShown::Detail(name) => {
                let id = detail_id(&name);
                browser::unfold(&id);
                focus_soon(id, None);
            }
            PlaceShown::Question | PlaceShown::Declarations => {
                let first =
                    self.composer.draft.with_untracked(|draft| draft.question.blocks.first().map(|first| first.id));
                first.into_iter().for_each(|block| self.composer.go(Caret { block, offset: 0 }));
            }
        }
    }
}

/// The id of the field of a detail.
pub(super) fn detail_id(name: &str) -> String {
    format!("detail-{name}")
}
