//! Where to look for what a reference means: by number, by name, by body, by day, all at once.
//!
//! The questions stand in one order, the later first. Every list is of places in that order, so that a day, a month or
//! all before a meeting is a stretch of it, and a reference looks only at the shortest of the lists that it names, within
//! the stretches that it names, and only until enough is found.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Known, is_asked_by, name_words, plain_number};
use crate::citation::mention::{Mention, When};
use crate::id::{EntryId, RecordId};

/// A question: its record, and its place among that record's questions.
type At = (RecordId, u32);

/// The questions of a library by what a reference can say of them. Those of which there is a later version are left out.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// All of them, the later first.
    questions: Vec<Question>,
    /// Each asker's words once, and where that asker's questions stand.
    askers: Vec<(Vec<String>, Vec<u32>)>,
    /// The askers by each word of their names, and by the first letter of each.
    by_name: FxHashMap<String, Vec<u32>>,
    /// Where the questions stand of everybody of a name that was sought before: a library names the same few again.
    sought: RefCell<FxHashMap<Vec<String>, Rc<[u32]>>>,
    by_number: FxHashMap<String, Vec<u32>>,
    /// By the body's name in small letters.
    by_body: FxHashMap<String, Vec<u32>>,
    /// The days on which a body met, by its name in small letters.
    meetings: FxHashMap<String, BTreeSet<Date>>,
}

#[derive(Debug)]
struct Question {
    at: At,
    entry: EntryId,
    date: Option<Date>,
    asker: Option<u32>,
}

/// What is sought.
pub(super) struct Sought<'a> {
    /// The reference.
    pub(super) mention: &'a Mention,
    /// The words of the asker's name, where the reference says who asked.
    pub(super) asker: Option<Vec<String>>,
    /// The body of the question that makes it.
    pub(super) body: &'a str,
    /// The day of that question's meeting: only earlier questions are meant.
    pub(super) before: Option<Date>,
    /// So many are wanted.
    pub(super) most: usize,
}

impl Places {
    pub(super) fn of(known: &Known) -> Self {
        let mut places = Self::default();
        let mut numbered: FxHashMap<&str, u32> = FxHashMap::default();
        for (&record, row) in known.records.iter().filter(|(record, _)| !known.is_overtaken(**record)) {
            if let (Some(body), Some(date)) = (row.body.as_deref(), row.date) {
                places.meetings.entry(lowered(body)).or_default().insert(date);
            }
            for (line, of) in (0u32..).zip(&row.lines) {
                let asker = of.asker.as_deref().map(|name| {
                    *numbered.entry(name).or_insert_with(|| {
                        places.askers.push((name_words(name), Vec::new()));
                        u32::try_from(places.askers.len() - 1).unwrap_or(u32::MAX)
                    })
                });
                places.questions.push(Question { at: (record, line), entry: of.entry, date: row.date, asker });
            }
        }
        places.questions.sort_unstable_by_key(|one| (std::cmp::Reverse(one.date), one.at.0, one.entry));
        places.list(known);
        places
    }

    /// Makes the lists. The questions are in their order, so each list is too.
    fn list(&mut self, known: &Known) {
        for (place, question) in (0u32..).zip(&self.questions) {
            let Some(row) = known.records.get(&question.at.0) else { continue };
            self.by_body.entry(lowered(row.body.as_deref().unwrap_or_default())).or_default().push(place);
            let line = row.lines.get(question.at.1 as usize);
            if let Some(number) = line.and_then(|line| line.number.as_deref()) {
                self.by_number.entry(plain_number(number)).or_default().push(place);
            }
            let asker = question.asker.and_then(|asker| self.askers.get_mut(asker as usize));
            asker.into_iter().for_each(|(_, places)| places.push(place));
        }
        for (asker, (words, _)) in (0u32..).zip(&self.askers) {
            keys_of(words).into_iter().for_each(|key| self.by_name.entry(key).or_default().push(asker));
        }
    }

    /// Where the questions stand of everybody of a name.
    fn of_name(&self, name: &[String]) -> Rc<[u32]> {
        if let Some(known) = self.sought.borrow().get(name) {
            return Rc::clone(known);
        }
        let fewest = name.iter().map(|word| of(&self.by_name, word)).min_by_key(|askers| askers.len());
        let askers = fewest.into_iter().flatten().filter_map(|&asker| self.askers.get(asker as usize));
        let meant = askers.filter(|(words, _)| is_asked_by(words, name));
        let mut places: Vec<u32> = meant.flat_map(|(_, places)| places).copied().collect();
        places.sort_unstable();
        let places: Rc<[u32]> = places.into();
        self.sought.borrow_mut().insert(name.to_vec(), Rc::clone(&places));
        places
    }

    /// The latest meeting of a body before a day.
    pub(super) fn last_meeting(&self, body: &str, before: Option<Date>) -> Option<Date> {
        let days = self.meetings.get(&lowered(body))?;
        match before {
            Some(before) => days.range(..before).next_back().copied(),
            None => days.last().copied(),
        }
    }

    /// The questions that a reference may mean, the later first: those of the same body, or of all where none of that
    /// fits; of a day or a month without a year those of the last year that has one.
    pub(super) fn meant(&self, sought: &Sought<'_>) -> Vec<At> {
        let own = self.by_body.get(&lowered(sought.body)).map_or(&[][..], Vec::as_slice);
        let found = self.found(sought, Some(own));
        let is_own_alone = sought.mention.when == Some(When::LastMeeting);
        if found.is_empty() && !is_own_alone { self.found(sought, None) } else { found }
    }

    fn found(&self, sought: &Sought<'_>, body: Option<&[u32]>) -> Vec<At> {
        let number = sought.mention.number.as_deref().map(|number| of(&self.by_number, &plain_number(number)));
        let named = sought.asker.as_deref().map(|name| self.of_name(name));
        let lists: Vec<&[u32]> = body.into_iter().chain(number).chain(named.as_deref()).collect();
        let is_year_open = sought.mention.when.is_some_and(When::leaves_year_open);
        let mut found = Vec::new();
        for stretch in self.stretches(sought) {
            let within = |list: &'_ &[u32]| {
                let place = |bound: usize| list.partition_point(|&place| (place as usize) < bound);
                place(stretch.start)..place(stretch.end)
            };
            let shortest = lists.iter().min_by_key(|list| within(list).len());
            let places: Box<dyn Iterator<Item = usize>> = match shortest {
                Some(list) => Box::new(list.get(within(list)).into_iter().flatten().map(|&place| place as usize)),
                None => Box::new(stretch.clone()),
            };
            let is_in = |list: &&[u32], place: usize| list.binary_search_by(|one| (*one as usize).cmp(&place)).is_ok();
            let holds = |place: &usize| lists.iter().all(|list| is_in(list, *place));
            let room = sought.most - found.len();
            found.extend(places.filter(holds).take(room));
            if found.len() == sought.most || is_year_open && !found.is_empty() {
                break;
            }
        }
        found.into_iter().filter_map(|place| Some(self.questions.get(place)?.at)).collect()
    }

    /// The stretches of the order in which a reference's meaning is to be sought, the later first.
    fn stretches(&self, sought: &Sought<'_>) -> Vec<Range<usize>> {
        let first = sought.before.map_or(0, |before| self.place_before(before));
        let all = first..self.questions.len();
        let span = |from: Option<Date>, to: Option<Date>| {
            let (Some(from), Some(to)) = (from, to) else { return 0..0 };
            let after = to.tomorrow().map_or(0, |day| self.place_before(day));
            after.max(first)..self.place_before(from).max(first)
        };
        match sought.mention.when {
            None => vec![all],
            Some(When::Day(day)) => vec![span(Some(day), Some(day))],
            Some(When::LastMeeting) => {
                let last = self.last_meeting(sought.body, sought.before);
                vec![span(last, last)]
            }
            Some(When::Month(month, Some(year))) => {
                let begins = Date::new(year, month, 1).ok();
                vec![span(begins, begins.map(Date::last_of_month))]
            }
            Some(When::Month(month, None)) => {
                self.each_year(|year| Date::new(year, month, 1).ok(), |day| day.last_of_month(), span)
            }
            Some(When::DayOfYear(month, day)) => {
                self.each_year(|year| Date::new(year, month, day).ok(), |day| day, span)
            }
        }
    }

    /// The stretches of a day or month of every year that there is, the last year first.
    fn each_year(
        &self,
        begins: impl Fn(i16) -> Option<Date>,
        ends: impl Fn(Date) -> Date,
        span: impl Fn(Option<Date>, Option<Date>) -> Range<usize>,
    ) -> Vec<Range<usize>> {
        let dated = self.questions.get(..self.questions.partition_point(|one| one.date.is_some())).unwrap_or_default();
        let year = |question: Option<&Question>| question.and_then(|one| one.date).map(Date::year);
        let (Some(last), Some(first)) = (year(dated.first()), year(dated.last())) else { return Vec::new() };
        (first..=last)
            .rev()
            .map(|year| span(begins(year), begins(year).map(&ends)))
            .filter(|it| !it.is_empty())
            .collect()
    }

    /// The first place of a question before a day; those without a day are before any.
    fn place_before(&self, day: Date) -> usize {
        self.questions.partition_point(|one| one.date.is_some_and(|date| date >= day))
    }
}

/// What a name is listed under: its words, and the first letter of each.
fn keys_of(words: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = words.to_vec();
    keys.extend(words.iter().map(|word| word.chars().take(1).collect()));
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn of<'a>(lists: &'a FxHashMap<String, Vec<u32>>, key: &str) -> &'a [u32] {
    lists.get(key).map_or(&[], Vec::as_slice)
}

fn lowered(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}
