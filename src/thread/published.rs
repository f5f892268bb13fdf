//! What published questions cite of each other, by the references in their words.
//!
//! A reference is a connection only where it says enough and one question alone fits it. What several fit, or what says
//! little, is told as "may refer to". Nothing is kept of this: it is made from what is known whenever that has changed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Cites, Node, Published, Spot};
use crate::citation::mention::{Context, Known, Mention, Said, Summary, When};
use crate::record::Place;

/// A reference that more questions fit than this is not followed at all.
const SEVERAL: usize = 6;

/// "The last meeting" is believed where the library's last one is so few days earlier: otherwise it may lack one.
const LAST_MEETING: i32 = 120;

/// A number of so many digits tells a question apart from nearly all others.
const LONG_NUMBER: usize = 3;

/// A published question that may refer to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Maybe {
    /// The one that refers.
    pub from: Published,
    /// The one that may be meant.
    pub to: Published,
}

/// What the published questions of a library cite, and what they may refer to.
pub fn published(known: &Known) -> (Vec<Cites>, Vec<Maybe>) {
    let (mut cites, mut maybe) = (Vec::new(), Vec::new());
    for (one, said) in known.referring() {
        let from = (one.record, one.entry);
        for Said { mention, .. } in said.iter().filter(|said| is_worth_following(&said.mention)) {
            let found = meant(known, &one, mention);
            match found.as_slice() {
                [only] if is_certain(&one, mention, only) => cites.push(Cites {
                    from: Node::Published(one.record, one.entry),
                    to: Node::Published(only.record, only.entry),
                    spot: spot(known, mention, only),
                }),
                several if several.len() <= SEVERAL => {
                    maybe.extend(several.iter().map(|other| Maybe { from, to: (other.record, other.entry) }));
                }
                _ => {}
            }
        }
    }
    // The map that they come from has no order of its own.
    cites.sort_by_key(|one| (one.from, one.to));
    maybe.sort_by_key(|one| (one.from, one.to));
    (cites, maybe)
}

/// A short number alone is mostly one of the same page.
fn is_worth_following(mention: &Mention) -> bool {
    mention.when.is_some() || mention.asker.is_some() || mention.own || is_long(mention)
}

fn is_long(mention: &Mention) -> bool {
    let digits = |number: &String| number.bytes().filter(u8::is_ascii_digit).count();
    mention.number.as_ref().is_some_and(|number| digits(number) >= LONG_NUMBER)
}

fn meant<'a>(known: &'a Known, one: &Summary<'_>, mention: &Mention) -> Vec<Summary<'a>> {
    let context =
        Context { body: one.body.unwrap_or_default(), meeting: one.date, asker: one.asker.unwrap_or_default() };
    let mut found = known.resolve(mention, context);
    found.retain(|other| (other.record, other.entry) != (one.record, one.entry));
    found
}

/// Whether a reference says enough for the one question that fits it to be meant: that of another body needs both its
/// number and its day.
fn is_certain(one: &Summary<'_>, mention: &Mention, only: &Summary<'_>) -> bool {
    let is_dated = matches!(mention.when, Some(When::Day(_)));
    let is_own_body = one.body.is_some() && one.body == only.body;
    let who_or_which = mention.number.is_some() || mention.asker.is_some() || mention.own;
    let says_enough = match mention.when {
        Some(When::Day(_) | When::DayOfYear(..)) => true,
        Some(When::LastMeeting) => who_or_which && is_shortly_before(only.date, one.date),
        Some(When::Month(_, Some(_))) => who_or_which,
        Some(When::Month(_, None)) | None => is_long(mention) || mention.number.is_some() && mention.asker.is_some(),
    };
    says_enough && (is_own_body || is_dated && mention.number.is_some())
}

fn is_shortly_before(earlier: Option<Date>, later: Option<Date>) -> bool {
    let days = || later?.since(earlier?).ok().map(|gap| gap.get_days());
    days().is_some_and(|days| days <= LAST_MEETING)
}

/// The part or the answer that is meant, where it says so.
fn spot(known: &Known, mention: &Mention, of: &Summary<'_>) -> Option<Spot> {
    let part = mention.part.as_deref().and_then(|label| known.passage(of.record, of.entry, label));
    match part {
        Some(passage) => Some(Spot { place: Place::Question, paragraphs: Some((passage, passage)) }),
        None => mention.answer.then_some(Spot { place: Place::Answer, paragraphs: None }),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::id::RecordId;
    use crate::minutes::read_text;
    use crate::record::{Passage, Record};

    fn record(id: u128, number: &str, day: Date, words: &str) -> Record {
        let page = format!("Questions\n\nQuestion {number}: from Cllr A Example\n\n{words}\n\nResponse:\n\nBecause.");
        let mut record = read_text(&page, Timestamp::UNIX_EPOCH).record;
        record.id = RecordId(Uuid::from_u128(id));
        record.body = Some("Panel".to_owned());
        record.meeting_date = Some(day);
        record
    }

    fn number_of(node: Node) -> u128 {
        match node {
            Node::Published(record, _) => record.0.as_u128(),
            Node::Draft(id) => id.0.as_u128(),
        }
    }

    /// The question that some words cite, with the place, and how many they may refer to.
    fn cited(words: &str) -> (Option<(u128, Option<Spot>)>, usize) {
        let mut first = record(1, "1933", date(2023, 11, 20), "Why?");
        first.entries[0].question = vec![
            Passage::Paragraph("Of roads:".into()),
            Passage::Part { label: "a".into(), text: "why".into() },
            Passage::Part { label: "b".into(), text: "when?".into() },
        ];
        let mut known = Known::default();
        known.insert(&first);
        known.insert(&record(2, "7", date(2023, 9, 18), "How?"));
        known.insert(&record(3, "7", date(2023, 7, 3), "How many?"));
        known.insert(&record(4, "2", date(2024, 1, 15), words));
        let (cites, maybe) = published(&known);
        (cites.first().map(|one| (number_of(one.to), one.spot)), maybe.len())
    }

    #[test]
    fn a_reference_that_one_question_alone_fits_is_a_connection() {
        let answer = Some(Spot { place: Place::Answer, paragraphs: None });
        let words = "Further to the answer of 20 November 2023 to Question 1933, what has changed?";
        assert_eq!(cited(words), (Some((1, answer)), 0));
        let part = Some(Spot { place: Place::Question, paragraphs: Some((2, 2)) });
        assert_eq!(cited("Part b of Question 1933 was not answered. Why?"), (Some((1, part)), 0));
        assert_eq!(cited("Cllr A Example's question at the last meeting was of roads. Why?"), (Some((1, None)), 0));
    }

    #[test]
    fn what_several_fit_or_what_says_little_only_may_refer() {
        assert_eq!(cited("As the question from Cllr A Example said, why?"), (None, 3));
        assert_eq!(cited("As Question 7 said, why?"), (None, 0), "it may be one of the same page");
        assert_eq!(cited("Question 7 in September said so. Why?"), (None, 1), "no year is said");
        assert_eq!(cited("See Question 1944 of 20 November 2023. Why?"), (None, 0));
    }
}
