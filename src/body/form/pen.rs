//! What goes through the rules: reads what was typed, and notes each input as it stands then.

use jiff::civil::{Date, Time};

use super::{Input, Kind, Piece, Rows, Typed};
use crate::calendar::{clock, read_date, read_time};
use crate::named::Named;

/// The largest number that is taken where a rule sets no smaller bound.
const MOST: u32 = 1_000_000;

/// Reads what was typed and notes the inputs.
pub(super) struct Pen<'a> {
    typed: &'a Typed,
    pub(super) pieces: Vec<Piece>,
    /// The row that is being written, while one is.
    row: Option<Vec<Input>>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(typed: &'a Typed) -> Self {
        Self { typed, pieces: Vec::new(), row: None }
    }

    /// An input whose value is a `T`: `read` takes what was typed or says why not, `shown` writes it.
    fn input<T>(
        &mut self,
        (key, name): (&str, &str),
        kind: Kind,
        value: &mut T,
        read: impl Fn(&str) -> Result<T, String>,
        shown: impl Fn(&T) -> String,
    ) {
        let mut problem = None;
        let mut unread = None;
        if let Some(text) = self.typed.get(key) {
            match read(text) {
                Ok(read) => *value = read,
                Err(sentence) => (problem, unread) = (Some(sentence), Some(text.clone())),
            }
        }
        let value = unread.unwrap_or_else(|| shown(value));
        let input = Input { key: key.to_owned(), name: name.to_owned(), kind, value, problem };
        match &mut self.row {
            Some(row) => row.push(input),
            None => self.pieces.push(Piece::Input(input)),
        }
    }

    /// Words that may not be missing; without any they are empty.
    pub(super) fn text(&mut self, key: &str, name: &str, value: &mut String) {
        self.input((key, name), Kind::Text, value, |text| Ok(text.trim().to_owned()), String::clone);
    }

    /// Words; without any nothing is stated.
    pub(super) fn words(&mut self, key: &str, name: &str, value: &mut Option<String>) {
        let read = |text: &str| Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
        self.input((key, name), Kind::Text, value, read, |value| value.clone().unwrap_or_default());
    }

    /// Several, one on each line.
    pub(super) fn lines(&mut self, key: &str, name: &str, value: &mut Vec<String>) {
        let read = |text: &str| Ok(lines_of(text).map(str::to_owned).collect());
        self.input((key, name), Kind::Long, value, read, |lines: &Vec<String>| lines.join("\n"));
    }

    /// Several of a kind, one on each line, each read and written by itself.
    pub(super) fn listed<T>(
        &mut self,
        named: (&str, &str),
        value: &mut Vec<T>,
        read: impl Fn(&str) -> Result<T, String>,
        shown: impl Fn(&T) -> String,
    ) {
        let read = |text: &str| lines_of(text).map(&read).collect();
        let shown = |all: &Vec<T>| all.iter().map(&shown).collect::<Vec<_>>().join("\n");
        self.input(named, Kind::Long, value, read, shown);
    }

    /// A number of at most so many; without one nothing is stated.
    pub(super) fn number(&mut self, key: &str, name: &str, value: &mut Option<u32>, most: Option<u32>) {
        let most = most.unwrap_or(MOST);
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse().ok().filter(|number| *number <= most).map(Some).ok_or_else(|| whole_number(most)),
        };
        let shown = |value: &Option<u32>| value.map(|number| number.to_string()).unwrap_or_default();
        self.input((key, name), Kind::Number, value, read, shown);
    }

    /// A number that may not be missing.
    pub(super) fn count(&mut self, key: &str, name: &str, value: &mut u32, most: u32) {
        let read = |text: &str| {
            let number = text.trim().parse().ok().filter(|number| *number <= most);
            number.ok_or_else(|| whole_number(most))
        };
        self.input((key, name), Kind::Number, value, read, u32::to_string);
    }

    /// Time in hours, which may have a fraction, kept in minutes.
    pub(super) fn hours(&mut self, key: &str, name: &str, minutes: &mut u32, most: u32) {
        let read = |text: &str| {
            let hours: Option<f64> = text.trim().parse().ok();
            let minutes =
                hours.map(|hours| (hours * 60.0).round()).filter(|minutes| (0.0..=f64::from(most)).contains(minutes));
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is whole and within the bounds above"
            )]
            minutes.map(|minutes| minutes as u32).ok_or_else(|| format!("Write a number of hours up to {}.", most / 60))
        };
        let shown = |minutes: &u32| (f64::from(*minutes) / 60.0).to_string();
        self.input((key, name), Kind::Number, minutes, read, shown);
    }

    /// One out of a few.
    pub(super) fn choice<T: Named>(&mut self, key: &str, name: &str, value: &mut T) {
        let read = |text: &str| T::named(text).ok_or_else(|| "Choose one from the list.".to_owned());
        self.input((key, name), Kind::Choice(choices::<T>(None)), value, read, |value| value.name().to_owned());
    }

    /// One out of a few, or nothing stated.
    pub(super) fn maybe<T: Named>(&mut self, key: &str, name: &str, value: &mut Option<T>) {
        let read = |text: &str| Ok(T::named(text));
        let shown = |value: &Option<T>| value.map(|value| value.name().to_owned()).unwrap_or_default();
        self.input((key, name), Kind::Choice(choices::<T>(Some("Not stated"))), value, read, shown);
    }

    /// Yes, no, or nothing stated.
    pub(super) fn yes_or_no(&mut self, key: &str, name: &str, value: &mut Option<bool>) {
        let choice = |name: &str, words: &str| (name.to_owned(), words.to_owned());
        let kind = Kind::Choice(vec![choice("", "Not stated"), choice("yes", "Yes"), choice("no", "No")]);
        let read = |text: &str| Ok((!text.is_empty()).then_some(text == "yes"));
        let shown = |value: &Option<bool>| value.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned();
        self.input((key, name), kind, value, read, shown);
    }

    /// A tick.
    pub(super) fn tick(&mut self, key: &str, name: &str, value: &mut bool) {
        let shown = |value: &bool| if *value { "yes".to_owned() } else { String::new() };
        self.input((key, name), Kind::Tick, value, |text| Ok(text == "yes"), shown);
    }

    /// A date; without one nothing is stated.
    pub(super) fn date(&mut self, key: &str, name: &str, value: &mut Option<Date>) {
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => read_date(text).map(Some).ok_or_else(|| DATE.to_owned()),
        };
        let shown = |value: &Option<Date>| value.map(|date| date.to_string()).unwrap_or_default();
        self.input((key, name), Kind::Date, value, read, shown);
    }

    /// A date that may not be missing.
    pub(super) fn day(&mut self, key: &str, name: &str, value: &mut Date) {
        let read = |text: &str| read_date(text).ok_or_else(|| DATE.to_owned());
        self.input((key, name), Kind::Date, value, read, Date::to_string);
    }

    /// A time of day; without one none is stated.
    pub(super) fn time(&mut self, key: &str, name: &str, value: &mut Option<Time>) {
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => read_time(text).map(Some).ok_or_else(|| "Write the time like 10:00.".to_owned()),
        };
        let shown = |value: &Option<Time>| value.map(clock).unwrap_or_default();
        self.input((key, name), Kind::Time, value, read, shown);
    }

    /// Several rows of inputs. `blank` makes a new one out of what was given with it.
    pub(super) fn rows<T>(
        &mut self,
        list: List,
        values: &mut Vec<T>,
        blank: impl Fn(&str) -> Option<T>,
        each: impl Fn(&mut Pen, &str, &mut T),
    ) {
        let List { key, one, begins_with } = list;
        let gone = |at: &usize| self.typed.contains_key(&format!("{key}-{at}"));
        let mut at = 0;
        values.retain(|_| {
            at += 1;
            !gone(&(at - 1))
        });
        values.extend(self.typed.get(&format!("{key}+")).and_then(|text| blank(text)));
        let mut rows = Vec::new();
        for (at, value) in values.iter_mut().enumerate() {
            self.row = Some(Vec::new());
            each(self, &format!("{key}.{at}"), value);
            rows.extend(self.row.take());
        }
        let (key, one) = (key.to_owned(), one.to_owned());
        self.pieces.push(Piece::Rows(Rows { key, one, rows, begins_with: begins_with.map(str::to_owned) }));
    }
}

/// What a list is called.
#[derive(Clone, Copy)]
pub(super) struct List<'a> {
    /// The key of the list.
    pub(super) key: &'a str,
    /// What one of them is called.
    pub(super) one: &'a str,
    /// What has to be given to add one.
    pub(super) begins_with: Option<&'a str>,
}

const DATE: &str = "Write the date like 3/12/2026 or 3 December 2026.";

fn whole_number(most: u32) -> String {
    format!("Write a whole number up to {most}.")
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The choices by name and words, perhaps with one for none of them.
fn choices<T: Named>(none: Option<&str>) -> Vec<(String, String)> {
    let none = none.map(|words| (String::new(), words.to_owned()));
    none.into_iter().chain(T::ALL.iter().map(|choice| (choice.name().to_owned(), choice.words().to_owned()))).collect()
}
