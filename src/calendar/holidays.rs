//! The bank holidays of the three divisions of the United Kingdom.
//!
//! The list lies in `data/bank-holidays.json` with its source and licence. It names weekdays only:
//! where a holiday falls on a weekend the substitute day is named. Outside its span nothing is known.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::named::{Named, choices};

choices! {
    /// Which list of bank holidays a body keeps.
    Division {
        /// England and Wales.
        EnglandAndWales = "england-and-wales", "England and Wales";
        /// Scotland. Many councils there keep local days instead, which are in no list.
        Scotland = "scotland", "Scotland";
        /// Northern Ireland.
        NorthernIreland = "northern-ireland", "Northern Ireland";
    }
}

/// The file as it is written: rows of a date, a title and sometimes a note.
#[derive(Default, Deserialize)]
struct File {
    from: Date,
    to: Date,
    divisions: BTreeMap<String, Vec<Vec<String>>>,
}

/// The span that is known, and each division's days in order.
struct Holidays {
    from: Date,
    to: Date,
    days: Vec<Vec<(Date, String)>>,
}

static HOLIDAYS: LazyLock<Holidays> = LazyLock::new(|| {
    // A file that cannot be read leaves an empty span, so every date is said to be provisional.
    let file: File = serde_json::from_str(include_str!("data/bank-holidays.json")).unwrap_or_default();
    let days = Division::ALL.iter().map(|division| rows(&file, *division)).collect();
    Holidays { from: file.from, to: file.to, days }
});

fn rows(file: &File, division: Division) -> Vec<(Date, String)> {
    let rows = file.divisions.get(division.name()).map(Vec::as_slice).unwrap_or_default();
    let read = |row: &Vec<String>| Some((row.first()?.parse().ok()?, row.get(1)?.clone()));
    let mut days: Vec<(Date, String)> = rows.iter().filter_map(read).collect();
    days.sort();
    days
}

/// The name of the bank holiday on a day, if it is one.
pub fn holiday(division: Division, day: Date) -> Option<&'static str> {
    let days = HOLIDAYS.days.get(division as usize)?;
    let at = days.binary_search_by_key(&day, |(date, _)| *date).ok()?;
    days.get(at).map(|(_, title)| title.as_str())
}

/// The first and the last day whose holidays are known.
pub fn known_span() -> (Date, Date) {
    (HOLIDAYS.from, HOLIDAYS.to)
}

/// Whether it is known if a day is a bank holiday.
pub fn is_known(day: Date) -> bool {
    let (from, to) = known_span();
    (from..=to).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_division_has_its_own_days() {
        let check = |division, day, expected| assert_eq!(holiday(division, day), expected);
        let easter_monday = date(2024, 4, 1);
        check(Division::EnglandAndWales, easter_monday, Some("Easter Monday"));
        check(Division::Scotland, easter_monday, None);
        check(Division::Scotland, date(2026, 6, 15), Some("World Cup bank holiday"));
        check(Division::NorthernIreland, date(2025, 3, 17), Some("St Patrick’s Day"));
        check(Division::EnglandAndWales, date(2025, 3, 17), None);
    }

    #[test]
    fn the_whole_file_is_read() {
        assert_eq!(known_span(), (date(2012, 1, 1), date(2028, 12, 31)));
        let file: File = serde_json::from_str(include_str!("data/bank-holidays.json")).unwrap();
        for (division, days) in Division::ALL.iter().zip(&HOLIDAYS.days) {
            assert_eq!(days.len(), file.divisions[division.name()].len());
            assert!(days.len() > 130 && days.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
        assert!(is_known(date(2028, 12, 31)) && !is_known(date(2029, 1, 1)));
    }
}
