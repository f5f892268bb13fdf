//! Sources: what was read, as one line of the library's list each.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::sketch::{is_same, sketch};
use crate::format::v1::Shelved;
use crate::id::RecordId;
use crate::record::{Record, Source};

/// The source of some records that came from it together. `bytes` is what they and the text take on the device.
pub fn shelved(source: &Source, records: &[Record], bytes: usize, has_text: bool, earlier: Option<String>) -> Shelved {
    let entries = || records.iter().flat_map(|record| &record.entries);
    Shelved {
        hash: source.hash.clone(),
        title: same(records.iter().map(|record| record.title.as_ref())),
        address: source.address.clone(),
        file_name: source.file_name.clone(),
        body: same(records.iter().map(|record| record.body.as_ref())),
        meeting_date: same(records.iter().map(|record| record.meeting_date.as_ref())),
        read_at: source.read_at,
        records: records.iter().map(|record| record.id).collect(),
        questions: entries().count(),
        answers: entries().filter(|entry| entry.answer.is_some()).count(),
        bytes,
        has_text,
        earlier,
        missing: source.missing.clone(),
        sketch: if let [one] = records { sketch(one) } else { Vec::new() },
    }
}

/// What all of them have alike.
fn same<'a, Value: Clone + PartialEq + 'a>(mut values: impl Iterator<Item = Option<&'a Value>>) -> Option<Value> {
    let first = values.next()??;
    values.all(|value| value == Some(first)).then(|| first.clone())
}

/// The sources of records that have none yet: a library kept by the first version of the app had records alone.
/// Each comes with the size of its text.
pub fn missing_sources(records: &[(Record, usize)], known: impl Fn(&str) -> bool) -> Vec<Shelved> {
    let mut by_source: BTreeMap<&str, (Vec<Record>, usize)> = BTreeMap::new();
    for (record, bytes) in records.iter().filter(|(record, _)| !known(&record.source.hash)) {
        let (group, total) = by_source.entry(&record.source.hash).or_default();
        group.push(record.clone());
        *total += bytes;
    }
    let sources = by_source.into_values();
    sources.filter_map(|(group, bytes)| Some(shelved(&group.first()?.source, &group, bytes, false, None))).collect()
}

/// The newest source in the library that is an earlier version of a page: the same address, or, where not both have
/// one, the same file name, the same item of the same meeting, or nearly the same words.
pub fn earlier_version<'a>(page: &Shelved, sources: impl Iterator<Item = &'a Shelved>) -> Option<&'a Shelved> {
    sources.filter(|other| other.hash != page.hash && is_same_page(page, other)).max_by_key(|other| other.read_at)
}

/// The records of pages of which there is a later version, each with the record of the latest.
pub fn later_versions<'a>(sources: impl Iterator<Item = &'a Shelved> + Clone) -> FxHashMap<RecordId, RecordId> {
    let next: FxHashMap<&str, &Shelved> =
        sources.clone().filter_map(|source| Some((source.earlier.as_deref()?, source))).collect();
    let latest = |source: &Shelved| {
        let mut latest = *next.get(source.hash.as_str())?;
        // Versions go on from one another; more steps than there are would be a circle.
        for _ in 0..next.len() {
            let Some(after) = next.get(latest.hash.as_str()) else { break };
            latest = after;
        }
        latest.records.first().copied()
    };
    let pairs = sources.flat_map(|source| {
        let later = latest(source);
        source.records.iter().filter_map(move |record| Some((*record, later?)))
    });
    pairs.filter(|(record, later)| record != later).collect()
}

/// The records of the other kept versions of a record's page, earlier and later, the nearest first.
pub fn other_versions<'a>(record: RecordId, sources: impl Iterator<Item = &'a Shelved> + Clone) -> Vec<RecordId> {
    let Some(own) = sources.clone().find(|source| source.records.contains(&record)) else { return Vec::new() };
    let by_hash: FxHashMap<&str, &Shelved> = sources.clone().map(|source| (source.hash.as_str(), source)).collect();
    let by_earlier: FxHashMap<&str, &Shelved> =
        sources.filter_map(|source| Some((source.earlier.as_deref()?, source))).collect();
    let before = |source: &&'a Shelved| by_hash.get(source.earlier.as_deref()?).copied();
    let after = |source: &&'a Shelved| by_earlier.get(source.hash.as_str()).copied();
    // A circle would go on for ever.
    let steps = by_hash.len();
    let earlier = std::iter::successors(before(&own), before).take(steps);
    let all = earlier.chain(std::iter::successors(after(&own), after).take(steps));
    all.flat_map(|source| source.records.iter().copied()).filter(|other| *other != record).collect()
}

/// Which of several kept versions of one page a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Version {
    /// There is a later one.
    Earlier,
    /// There are earlier ones alone.
    Latest,
}

/// The sources of which more than one version is kept, by their hashes.
pub fn versions<'a>(sources: impl Iterator<Item = &'a Shelved> + Clone) -> FxHashMap<&'a str, Version> {
    let kept: FxHashSet<&str> = sources.clone().map(|source| source.hash.as_str()).collect();
    let pairs = sources.filter_map(|source| Some((source.earlier.as_deref()?, source.hash.as_str())));
    let pairs: Vec<(&str, &str)> = pairs.filter(|(earlier, _)| kept.contains(earlier)).collect();
    let latest = pairs.iter().map(|(_, later)| (*later, Version::Latest));
    latest.chain(pairs.iter().map(|(earlier, _)| (*earlier, Version::Earlier))).collect()
}

fn is_same_page(page: &Shelved, other: &Shelved) -> bool {
    if let (Some(own), Some(address)) = (&page.address, &other.address) {
        return own == address;
    }
    if page.file_name.is_some() && page.file_name == other.file_name {
        return true;
    }
    let names = |page: &Shelved| Some((page.body.clone()?, page.meeting_date?, page.title.clone()?));
    names(page).is_some_and(|own| names(other) == Some(own)) || is_same(&page.sketch, &other.sketch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::read_text;
    use jiff::Timestamp;

    const PAGE: &str = "Member questions\n\nQuestion 1: from Cllr A Example\n\nWhy?\n\nResponse:\n\nBecause.";

    fn record(text: &str, address: Option<&str>) -> Record {
        let mut record = read_text(text, Timestamp::UNIX_EPOCH).record;
        record.source.address = address.map(str::to_owned);
        record
    }

    fn line(text: &str, address: Option<&str>) -> Shelved {
        let record = record(text, address);
        shelved(&record.source, std::slice::from_ref(&record), 10, true, None)
    }

    #[test]
    fn a_source_counts_its_questions_and_answers() {
        let line = line(PAGE, None);
        assert_eq!((line.questions, line.answers, line.records.len()), (1, 1, 1));
    }

    #[test]
    fn a_page_at_the_same_address_with_other_words_is_a_later_version() {
        let (old, new) =
            (line(PAGE, Some("https://a.example/1")), line("Question 1: from Cllr B", Some("https://a.example/1")));
        assert_eq!(earlier_version(&new, [&old].into_iter()), Some(&old));
        assert_eq!(earlier_version(&old, [&old].into_iter()), None);
        assert_eq!(earlier_version(&new, [&line(PAGE, Some("https://b.example"))].into_iter()), None);
    }

    #[test]
    fn the_latest_version_stands_for_all_before_it() {
        let source = |text: &str, earlier: Option<&Shelved>| Shelved {
            earlier: earlier.map(|source| source.hash.clone()),
            ..line(text, None)
        };
        let first = source(PAGE, None);
        let second = source("Question 1: from Cllr B", Some(&first));
        let third = source("Question 1: from Cllr C", Some(&second));
        let later = later_versions([&first, &second, &third].into_iter());
        let latest = third.records[0];
        assert_eq!(later, [(first.records[0], latest), (second.records[0], latest)].into_iter().collect());
        let circle = Shelved { earlier: Some(third.hash.clone()), ..first };
        assert_eq!(later_versions([&circle, &second, &third].into_iter()).len(), 3, "a circle ends");
    }

    #[test]
    fn each_of_the_kept_versions_of_a_page_is_told() {
        let after = |line: Shelved, earlier: &Shelved| Shelved { earlier: Some(earlier.hash.clone()), ..line };
        let first = line(PAGE, None);
        let second = after(line(&PAGE.replace("Why", "When"), None), &first);
        let third = after(line(&PAGE.replace("Why", "Where"), None), &second);
        let told = versions([&third, &first, &second].into_iter());
        let of = |source: &Shelved| told.get(source.hash.as_str()).copied();
        assert_eq!([&first, &second].map(of), [Some(Version::Earlier); 2]);
        assert_eq!((of(&third), versions([&second].into_iter()).len()), (Some(Version::Latest), 0));
        let others = other_versions(second.records[0], [&third, &first, &second].into_iter());
        assert_eq!(others, [first.records[0], third.records[0]]);
        assert_eq!(other_versions(second.records[0], [&second].into_iter()), []);
    }

    #[test]
    fn a_page_pasted_again_with_a_word_changed_is_a_later_version() {
        let pasted = "Question 1: from Cllr A Example\n\nWill the Leader say when the bridge over the river will be \
                      mended?\n\nResponse:\n\nIt will be mended in March, and officers will write to all who live there.";
        let old = line(pasted, None);
        assert_eq!(earlier_version(&line(&pasted.replace("March", "April"), None), [&old].into_iter()), Some(&old));
        assert_eq!(earlier_version(&line(PAGE, None), [&old].into_iter()), None);
    }

    #[test]
    fn records_of_the_first_version_get_their_sources() {
        let records = [(record(PAGE, None), 7), (record("Question 2: from Cllr B\n\nWhen?", None), 5)];
        let known = records[1].0.source.hash.clone();
        let made = missing_sources(&records, |hash| hash == known);
        assert_eq!(made.len(), 1);
        assert_eq!((made[0].bytes, &made[0].hash), (7, &records[0].0.source.hash));
    }
}
