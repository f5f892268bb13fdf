//! After an answer: for each part what became of it, what the text suggests, and the question that follows.

use leptos::prelude::*;

use crate::citation::Citation;
use crate::followup::{FollowUp, Mark, Outcome, Part, Promise, about, carried, is_over, parts};
use crate::id::{EntryId, RecordId};
use crate::named::Named;
use crate::record::{Entry, Record};
use crate::text::small_first;
use crate::web::browser::{focus_soon, today, tomorrow};
use crate::web::clock;
use crate::web::desk::{Act, Desk};
use crate::web::noted::{change, marks_of, put_back, start_next};
use crate::worker::{AfterShown, NextShown, SuggestionShown, open_suggestions, suggested_promise};

mod about;
mod promise;

use about::AboutWords;
use promise::PromiseForm;

/// One answered question with what is noted on it. Copied freely.
#[derive(Clone, Copy)]
struct Answered {
    desk: Desk,
    /// The question on this page.
    own: (RecordId, EntryId),
    /// Where its marks stand: at this question, or at the same in another version of its page.
    stands: Memo<(RecordId, EntryId)>,
    /// What is noted on it.
    kept: Memo<Option<FollowUp>>,
    /// Its number as printed: what its parts are told apart by.
    number: StoredValue<Option<String>>,
    /// Whether the meeting's day is past: then no supplementary can be put at it.
    is_over: Memo<bool>,
    /// The record and the question in it.
    record: StoredValue<(Record, Entry)>,
    /// What its text suggests, as far as that is still to be answered.
    open: Memo<Vec<SuggestionShown>>,
}

impl Answered {
    fn new(record: &Record, entry: &Entry, known: Memo<Option<AfterShown>>) -> Self {
        let (desk, date, own) = (Desk::here(), record.meeting_date, (record.id, entry.id));
        let is_over = Memo::new(move |_| {
            desk.moment.track();
            clock::wake_at(desk, tomorrow());
            is_over(date, today())
        });
        let record = StoredValue::new((record.clone(), entry.clone()));
        let stands = Memo::new(move |_| known.with(|known| stands(desk, own, known.as_ref())));
        let kept = Memo::new(move |_| {
            let at = stands.get();
            let kept = desk.noted.with(|noted| noted.get(&at).cloned())?;
            Some(record.with_value(|(record, entry)| carried(&kept, record, entry)))
        });
        let open = Memo::new(move |_| {
            let suggested = known.with(|known| known.as_ref().map(|known| known.suggested.clone())).unwrap_or_default();
            kept.with(|kept| open_suggestions(&suggested, kept.as_ref()))
        });
        Self { desk, is_over, own, stands, kept, number: StoredValue::new(entry.number.clone()), record, open }
    }

    /// Where its marks are written.
    fn key(self) -> (RecordId, EntryId) {
        self.stands.get_untracked()
    }

    fn marks(self, part: &Part) -> Vec<Mark> {
        self.kept.with(|kept| marks_of(kept.as_ref(), part))
    }

    /// "Part c of question 1".
    fn name_of(self, part: &Part) -> String {
        let number = self.number.get_value();
        match (part.passage, number) {
            (Some(_), Some(number)) => format!("{} of question {number}", part.name()),
            (None, Some(number)) => format!("Question {number}"),
            (_, None) => part.name(),
        }
    }

    /// A mark takes the place of what stood there; what is lost by that can be put back.
    fn mark(self, part: &Part, outcome: Option<Outcome>) {
        let before = untrack(|| self.marks(part));
        let marks = outcome.map(|outcome| self.by_hand(part, outcome, before.first())).into_iter().collect();
        let is_lost = outcome.is_none() || before.iter().any(|mark| mark.promise.is_some());
        self.replace(part, marks, is_lost.then_some(if outcome.is_none() { "the mark" } else { "the promise" }));
    }

    /// Takes a suggested mark over. Where it takes the place of another, that one can be put back.
    fn accept(self, mark: Mark, said: String) {
        let part = mark.part.clone();
        let before = untrack(|| self.marks(&part));
        change(self.desk, self.key(), |kept| kept.mark(mark));
        let after = untrack(|| self.marks(&part));
        if before.iter().all(|old| after.contains(old)) {
            return self.desk.speak(&said);
        }
        let undo =
            Act::new("Undo", move || change(self.desk, self.key(), |kept| put_back(kept, &part, before.clone())));
        self.desk.offer(format!("{said} It takes the place of the mark before."), vec![undo]);
    }

    /// Takes one of a part's marks away; the others stay.
    fn take_away(self, part: &Part, number: usize) {
        let mut marks = untrack(|| self.marks(part));
        if number < marks.len() {
            marks.remove(number);
            self.replace(part, marks, Some("the mark"));
        }
    }

    /// Gives a part other marks. What is lost by it is named, and can be put back.
    fn replace(self, part: &Part, marks: Vec<Mark>, lost: Option<&str>) {
        let before = untrack(|| self.marks(part));
        let key = self.key();
        change(self.desk, key, |kept| put_back(kept, part, marks));
        if let Some(lost) = lost.filter(|_| !before.is_empty()) {
            let part = part.clone();
            let sentence = format!("{}: {lost} was taken away.", self.name_of(&part));
            let undo = Act::new("Undo", move || change(self.desk, key, |kept| put_back(kept, &part, before.clone())));
            self.desk.offer(sentence, vec![undo]);
        }
    }

    /// A mark by hand, about the words that the part's mark was about before, or else about those that belong to it.
    fn by_hand(self, part: &Part, outcome: Outcome, before: Option<&Mark>) -> Mark {
        let kept = before.and_then(|mark| mark.citation.as_deref().cloned());
        let citation = kept.or_else(|| self.belonging(part, outcome));
        let promise = (outcome == Outcome::Promised).then(|| citation.as_ref().map(|it| self.promise_in(it)));
        let promise = promise.map(Option::unwrap_or_default);
        Mark { part: part.clone(), outcome, promise, citation: citation.map(Box::new) }
    }

    /// What some words of the answer promise, as far as the app has read it.
    fn promise_in(self, words: &Citation) -> Promise {
        let by_whom = words.reference.speaker.clone().unwrap_or_default();
        let read = self.open.with_untracked(|open| suggested_promise(open, words));
        read.unwrap_or(Promise { by_whom, ..Promise::default() })
    }

    /// The words of the answer that belong to a part: those that a suggestion on it points at, best one of the same
    /// outcome, or else its paragraphs.
    fn belonging(self, part: &Part, outcome: Outcome) -> Option<Citation> {
        let pointed = self.open.with_untracked(|open| {
            let words = open.iter().filter(|one| one.words.is_some()).map(|one| Mark::from(one.mark.clone()));
            let mut own: Vec<Mark> = words.filter(|mark| mark.part == *part).collect();
            own.sort_by_key(|mark| mark.outcome != outcome);
            own.into_iter().find_map(|mark| mark.citation)
        });
        let own = || self.record.with_value(|(record, entry)| about(record, entry, part));
        pointed.map(|citation| *citation).or_else(own)
    }

    /// Notes that a suggestion is not wanted, so that it does not come back; that can be taken back at once.
    fn refuse(self, mark: Mark) {
        let key = self.key();
        change(self.desk, key, |kept| kept.refuse(mark.clone()));
        let undo = Act::new("Undo", move || change(self.desk, key, |kept| kept.allow(&mark)));
        self.desk.offer("It is not marked, and will not be suggested again.", vec![undo]);
    }

    /// Changes one of a part's marks.
    fn change_mark(self, part: &Part, number: usize, act: impl FnOnce(&mut Mark)) {
        change(self.desk, self.key(), |kept| {
            if let Some(mark) = kept.marks.iter_mut().filter(|mark| mark.part == *part).nth(number) {
                act(mark);
            }
        });
    }

    /// The id of a part's list of marks to choose from.
    fn field_id(self, part: &Part) -> String {
        let passage = part.passage.map_or_else(|| "whole".to_owned(), |passage| passage.to_string());
        format!("mark-{}-{passage}", self.own.1)
    }
}

/// Where marks on a question stand: at itself, if anything is noted there, or at the same question in another version of
/// its page that has any.
fn stands(desk: Desk, own: (RecordId, EntryId), known: Option<&AfterShown>) -> (RecordId, EntryId) {
    let elsewhere = known.map(|known| known.elsewhere.as_slice()).unwrap_or_default();
    desk.noted.with(|noted| {
        let all = std::iter::once(&own).chain(elsewhere);
        all.into_iter().find(|at| noted.contains_key(at)).copied().unwrap_or(own)
    })
}

/// What became of each part of an answered question.
#[component]
pub(super) fn After(
    /// The record.
    record: StoredValue<Record>,
    /// The question in it.
    entry: Entry,
    /// What its text suggests, and where else its marks may stand, once that is known.
    known: Memo<Option<AfterShown>>,
) -> impl IntoView {
    let answered = record.with_value(|record| Answered::new(record, &entry, known));
    let open = answered.open;
    let own_parts = parts(&entry);
    let choices = StoredValue::new(own_parts.clone());
    // The question as a whole is marked where something was said that belongs to no part of it.
    let rows = Memo::new(move |_| {
        let whole = Part::default();
        let is_said = open.with(|open| open.iter().any(|one| Mark::from(one.mark.clone()).part == whole));
        let has_whole = own_parts.contains(&whole);
        let is_there = !has_whole && (is_said || !answered.marks(&whole).is_empty());
        own_parts.iter().cloned().chain(is_there.then_some(whole)).collect::<Vec<_>>()
    });
    let is_over = answered.is_over;
    let heading = format!("after-{}", answered.own.1);
    let labelled = heading.clone();
    let heading_id = StoredValue::new(heading.clone());
    view! {
        <div class="after" role="group" aria-labelledby=labelled>
            <h3 id=heading tabindex="-1">"What became of it"</h3>
            <p class="help">"Marks are yours alone: they stay on this device."</p>
            <Show when=move || answered.stands.get() != answered.own>
                <p class="help">"This was marked on another version of this page. All versions show the same marks."</p>
            </Show>
            <Show when=move || is_over.get()>
                <p class="help">"The meeting is over: a supplementary can no longer be put at it. Write the follow-up for another meeting."</p>
            </Show>
            <For each=move || open.get() key=|one| one.question.clone() + one.words.as_deref().unwrap_or_default() let:one>
                <Suggested answered=answered suggestion=one parts=choices heading=heading_id />
            </For>
            <ul class="marks" role="list">
                <For each=move || rows.get() key=Part::clone let:part>
                    <PartRow answered=answered part=part />
                </For>
            </ul>
        </div>
    }
}

/// A suggestion with a yes and a no.
#[component]
fn Suggested(
    answered: Answered,
    suggestion: SuggestionShown,
    parts: StoredValue<Vec<Part>>,
    heading: StoredValue<String>,
) -> impl IntoView {
    let SuggestionShown { question, words, mark } = suggestion;
    let names = ["Yes", "No"].map(|answer| format!("{answer}: {question}"));
    let [yes_name, no_name] = names;
    let mark = Mark::from(mark);
    let part = RwSignal::new(mark.part.clone());
    let refused = mark.clone();
    let yes = move |_| {
        let part = part.get_untracked();
        let mark = Mark { part: part.clone(), ..mark.clone() };
        let said = format!("{} is marked as {}.", answered.name_of(&part), small_first(mark.outcome.words()));
        answered.accept(mark, said);
        focus_soon(answered.field_id(&part), None);
    };
    let no = move |_| {
        answered.refuse(refused.clone());
        focus_soon(heading.get_value(), None);
    };
    view! {
        <div class="suggestion">
            <p>{question}</p>
            {words.map(|words| view! { <blockquote class="passage">{words}</blockquote> })}
            <WhichPart parts=parts part=part />
            <p class="row">
                <button type="button" aria-label=yes_name on:click=yes>"Yes"</button>
                <button type="button" aria-label=no_name on:click=no>"No"</button>
            </p>
        </div>
    }
}

/// To which part it belongs is a guess of the app's; the member may know better.
#[component]
fn WhichPart(parts: StoredValue<Vec<Part>>, part: RwSignal<Part>) -> impl IntoView {
    let mut choices = parts.get_value();
    let whole = Part::default();
    if choices.contains(&whole) {
        return None;
    }
    choices.push(whole);
    let options = choices.iter().enumerate().map(|(at, choice)| {
        let is_it = part.with_untracked(|part| part == choice);
        let words = if choice.passage.is_some() { choice.name() } else { "The question as a whole".to_owned() };
        view! { <option value=at selected=is_it>{words}</option> }
    });
    let options = options.collect_view();
    let choose = move |event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| choices.get(at).cloned());
        chosen.into_iter().for_each(|chosen| part.set(chosen));
    };
    Some(view! {
        <label class="line">
            <span class="name">"It belongs to"</span>
            <select on:change=choose>{options}</select>
        </label>
    })
}

/// A part with its mark, or its promises.
#[component]
fn PartRow(answered: Answered, part: Part) -> impl IntoView {
    let id = answered.field_id(&part);
    let shown = part.name();
    let name = format!("{}: what became of it", answered.name_of(&part));
    let part = StoredValue::new(part);
    let marks = Memo::new(move |_| part.with_value(|part| answered.marks(part)));
    let outcome = Memo::new(move |_| marks.with(|marks| marks.first().map(|mark| mark.outcome)));
    let choose = move |event| {
        let outcome = Outcome::named(&event_target_value(&event));
        part.with_value(|part| answered.mark(part, outcome));
    };
    let options = Outcome::ALL.iter().map(|&option| {
        view! { <option value=option.name() selected=move || outcome.get() == Some(option)>{option.words()}</option> }
    });
    let value = move || outcome.get().map_or("", Outcome::name);
    let count = Memo::new(move |_| marks.with(Vec::len));
    view! {
        <li>
            <label class="line">
                <span class="name">{shown}</span>
                <select id=id aria-label=name on:change=choose prop:value=value>
                    <option value="" selected=move || outcome.get().is_none()>"Not marked"</option>
                    {options.collect_view()}
                </select>
            </label>
            <For each=move || 0..count.get() key=|number| *number let:number>
                <MarkBox answered=answered part=part number=number marks=marks />
            </For>
        </li>
    }
}

/// One mark with what was promised and what can follow from it.
#[component]
fn MarkBox(answered: Answered, part: StoredValue<Part>, number: usize, marks: Memo<Vec<Mark>>) -> impl IntoView {
    let has_promise =
        Memo::new(move |_| marks.with(|marks| marks.get(number).is_some_and(|mark| mark.promise.is_some())));
    let which = if number == 0 { String::new() } else { format!(", number {}", number + 1) };
    let of = part.with_value(|part| small_first(&answered.name_of(part))) + &which;
    let start = move |next: NextShown| {
        let mark = marks.with_untracked(|marks| marks.get(number).cloned());
        mark.into_iter().for_each(|mark| start_next(answered.desk, answered.own, mark, next));
    };
    let clear = move |_| {
        part.with_value(|part| answered.take_away(part, number));
        focus_soon("notice".to_owned(), None);
    };
    let [supplementary, follow_up, away] =
        ["Write the supplementary", "Write the follow-up", "Take the mark away"].map(|words| format!("{words}: {of}"));
    let supplementary = StoredValue::new(supplementary);
    view! {
        <Show when=move || has_promise.get()>
            <PromiseForm answered=answered part=part number=number marks=marks />
        </Show>
        <AboutWords answered=answered part=part number=number marks=marks />
        <p class="row">
            <button type="button" aria-label=follow_up on:click=move |_| start(NextShown::FollowUp)>"Write the follow-up"</button>
            {move || (!answered.is_over.get()).then(|| view! {
                <button type="button" aria-label=supplementary.get_value() on:click=move |_| start(NextShown::Supplementary)>"Write the supplementary"</button>
            })}
            <button type="button" class="quiet" aria-label=away on:click=clear>"Take the mark away"</button>
        </p>
    }
}
