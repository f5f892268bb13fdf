//! Where to look for what a reference means: by number, by day, by name, whichever it says.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Known, name_words, plain_number};
use crate::citation::mention::{Mention, When};
use crate::id::RecordId;

/// A question: its record, and its place among that record's questions.
type At = (RecordId, u32);

/// The questions of a library by what a reference can say of them. Those of which there is a later version are left out.
#[derive(Debug, Default)]
pub(super) struct Places {
    by_number: FxHashMap<String, Vec<At>>,
    by_day: BTreeMap<Date, Vec<At>>,
    /// By each word of the asker's name, and by the first letter of each.
    by_name: FxHashMap<String, Vec<At>>,
    /// The days on which a body met, by its name in small letters.
    meetings: FxHashMap<String, BTreeSet<Date>>,
}

impl Places {
    pub(super) fn of(known: &Known) -> Self {
        let mut places = Self::default();
        for (&record, row) in known.records.iter().filter(|(record, _)| !known.is_overtaken(**record)) {
            if let (Some(body), Some(date)) = (row.body.as_deref(), row.date) {
                places.meetings.entry(lowered(body)).or_default().insert(date);
            }
            for (at, line) in (0u32..).zip(&row.lines) {
                places.put((record, at), line.number.as_deref(), line.asker.as_deref(), row.date);
            }
        }
        places
    }

    fn put(&mut self, at: At, number: Option<&str>, asker: Option<&str>, date: Option<Date>) {
        if let Some(number) = number {
            self.by_number.entry(plain_number(number)).or_default().push(at);
        }
        if let Some(date) = date {
            self.by_day.entry(date).or_default().push(at);
        }
        for word in name_words(asker.unwrap_or_default()) {
            let initial = word.chars().take(1).collect::<String>();
            if initial != word {
                self.by_name.entry(initial).or_default().push(at);
            }
            self.by_name.entry(word).or_default().push(at);
        }
    }

    /// The latest meeting of a body before a day.
    pub(super) fn last_meeting(&self, body: &str, before: Option<Date>) -> Option<Date> {
        let days = self.meetings.get(&lowered(body))?;
        match before {
            Some(before) => days.range(..before).next_back().copied(),
            None => days.last().copied(),
        }
    }

    /// The questions among which a reference's meaning is to be sought: by whichever of its words leaves the fewest.
    pub(super) fn near(&self, mention: &Mention, asker: Option<&[String]>, own_last: Option<Date>) -> Vec<At> {
        let numbered = mention.number.as_deref().map(|number| vec![of(&self.by_number, &plain_number(number))]);
        let dated = mention.when.map(|when| self.dated(when, own_last));
        let named = asker.map(|words| {
            let lists = words.iter().map(|word| of(&self.by_name, word));
            lists.min_by_key(|list| list.len()).into_iter().collect()
        });
        let lists = [numbered, dated, named].into_iter().flatten();
        let fewest = lists.min_by_key(|lists: &Vec<&[At]>| lists.iter().map(|list| list.len()).sum::<usize>());
        let mut found: Vec<At> = fewest.unwrap_or_default().concat();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn dated(&self, when: When, own_last: Option<Date>) -> Vec<&[At]> {
        let on = |day: Date| self.by_day.get(&day).map(Vec::as_slice).into_iter().collect();
        match when {
            When::Day(day) => on(day),
            When::LastMeeting => own_last.map(on).unwrap_or_default(),
            When::DayOfYear(..) | When::Month(..) => {
                let days = self.by_day.iter().filter(|(day, _)| when.is(Some(**day), None, false));
                days.map(|(_, list)| list.as_slice()).collect()
            }
        }
    }
}

fn of<'a>(lists: &'a FxHashMap<String, Vec<At>>, key: &str) -> &'a [At] {
    lists.get(key).map_or(&[], Vec::as_slice)
}

fn lowered(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}
