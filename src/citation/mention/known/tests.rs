//! What a reference means, found by the lists, beside what it means when every question is looked at.

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::citation::mention::When;
use crate::record::Source;

type Found = (RecordId, EntryId);

/// The plain way: every question that fits, those of the same body alone if there are any, of an open year the last.
fn looked_for(known: &Known, mention: &Mention, context: Context<'_>) -> Vec<Found> {
    let same = |one: Option<&str>| one.unwrap_or_default().trim().eq_ignore_ascii_case(context.body.trim());
    let rows: Vec<(&RecordId, &Row)> = known.records.iter().collect();
    let earlier = |date: Option<Date>| date.filter(|date| context.meeting.is_none_or(|meeting| *date < meeting));
    let own_days = rows.iter().filter(|(_, row)| row.body.is_some() && same(row.body.as_deref()));
    let last = own_days.filter_map(|(_, row)| earlier(row.date)).max();
    let asker = if mention.own { Some(context.asker) } else { mention.asker.as_deref() }.map(name_words);
    let is_when = |when: When, row: &Row| {
        let Some(date) = row.date else { return false };
        match when {
            When::Day(day) => date == day,
            When::DayOfYear(month, day) => (date.month(), date.day()) == (month, day),
            When::Month(month, year) => date.month() == month && year.is_none_or(|year| date.year() == year),
            When::LastMeeting => same(row.body.as_deref()) && Some(date) == last,
        }
    };
    let mut found = Vec::new();
    for (record, row) in rows {
        for line in &row.lines {
            let number =
                |wanted: &str| line.number.as_deref().is_some_and(|own| plain_number(own) == plain_number(wanted));
            let words = name_words(line.asker.as_deref().unwrap_or_default());
            let fits = (row.date.is_none() || earlier(row.date).is_some())
                && mention.number.as_deref().is_none_or(number)
                && asker.as_deref().is_none_or(|asker| is_asked_by(&words, asker))
                && mention.when.is_none_or(|when| is_when(when, row));
            found.extend(fits.then_some((row.date, *record, line.entry, same(row.body.as_deref()))));
        }
    }
    if found.iter().any(|one| one.3) {
        found.retain(|one| one.3);
    }
    if mention.when.is_some_and(When::leaves_year_open) {
        let year = found.iter().filter_map(|one| one.0).map(Date::year).max();
        found.retain(|one| one.0.map(Date::year) == year);
    }
    found.sort_by_key(|one| (std::cmp::Reverse(one.0), one.1, one.2));
    found.into_iter().take(OFFERED).map(|(_, record, entry, _)| (record, entry)).collect()
}

const DAYS: [Date; 6] =
    [date(2022, 3, 1), date(2022, 3, 29), date(2023, 3, 1), date(2023, 9, 1), date(2024, 2, 29), date(2024, 9, 1)];
const BODIES: [&str; 3] = ["Panel", "panel ", "Council"];
const ASKERS: [&str; 4] = ["Cllr A Barrow", "Alan Barrow", "Cllr Barrow Marsh", "B"];
const NUMBERS: [&str; 4] = ["1", "Q1.", "2", "12"];

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = Option<T>> + use<T> {
    prop::option::of(prop::sample::select(all.to_vec()))
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        prop::sample::select(DAYS.to_vec()).prop_map(When::Day),
        prop::sample::select(DAYS.to_vec()).prop_map(|day| When::DayOfYear(day.month(), day.day())),
        prop::sample::select(DAYS.to_vec()).prop_map(|day| When::Month(day.month(), None)),
        prop::sample::select(DAYS.to_vec()).prop_map(|day| When::Month(day.month(), Some(day.year()))),
        Just(When::LastMeeting),
    ]
}

fn record() -> impl Strategy<Value = Record> {
    let question = (one_of(&NUMBERS), one_of(&ASKERS));
    (one_of(&BODIES), one_of(&DAYS), prop::collection::vec(question, 0..6)).prop_map(|(body, day, questions)| {
        let entry = |(at, (number, asker)): (usize, (Option<&str>, Option<&str>))| Entry {
            id: EntryId(Uuid::from_u128(at as u128)),
            number: number.map(str::to_owned),
            asker: asker.map(str::to_owned),
            asked_of: None,
            subject: None,
            question: Vec::new(),
            answer: None,
            supplementaries: Vec::new(),
        };
        let source = Source {
            address: None,
            file_name: None,
            read_at: Timestamp::UNIX_EPOCH,
            hash: String::new(),
            missing: None,
        };
        Record {
            id: RecordId(Uuid::nil()),
            body: body.map(str::to_owned),
            meeting_date: day,
            title: None,
            source,
            entries: questions.into_iter().enumerate().map(entry).collect(),
            remainder: Vec::new(),
        }
    })
}

proptest! {
    #[test]
    fn the_lists_find_what_looking_at_every_question_finds(
        records in prop::collection::vec(record(), 0..12),
        (number, asker, own, when) in (one_of(&NUMBERS), one_of(&ASKERS), any::<bool>(), prop::option::of(when())),
        (body, meeting, own_name) in (one_of(&BODIES), one_of(&DAYS), one_of(&ASKERS)),
    ) {
        let mut known = Known::default();
        for (at, mut record) in records.into_iter().enumerate() {
            record.id = RecordId(Uuid::from_u128(at as u128));
            known.insert(&record);
        }
        let (number, asker) = (number.map(str::to_owned), asker.map(str::to_owned));
        let mention = Mention { range: 0..0, number, asker, own, when, part: None, answer: false };
        let context =
            Context { body: body.unwrap_or_default(), meeting, asker: own_name.unwrap_or_default() };
        let found: Vec<Found> =
            known.resolve(&mention, context).into_iter().map(|one| (one.record, one.entry)).collect();
        prop_assert_eq!(found, looked_for(&known, &mention, context));
    }
}
