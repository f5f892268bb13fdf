//! References that people type: "Question 7 at the last meeting", "Cllr B's question in September".
//!
//! They are noticed and offered as links. What fits is listed, the likeliest first; nothing is linked without a yes.

mod known;
mod read;
mod when;

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Link;
use crate::calendar::printed_date;
use crate::id::{BlockId, EntryId, RecordId};
use crate::question::{Kind, Question};

pub use known::{Known, Said};
pub use when::When;
pub(crate) use when::{is_month, read as read_when};

/// A reference in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The number of the question: "7", "1933".
    pub number: Option<String>,
    /// Who asked, as typed, without a title: "B Example".
    pub asker: Option<String>,
    /// Whether the writer's own question is meant: "my question".
    pub own: bool,
    /// When it was asked or answered.
    pub when: Option<When>,
    /// The label of the part that is meant, bare: "part b of Question 7", "Question 7(b)".
    pub part: Option<String>,
    /// Whether its answer is meant.
    pub answer: bool,
}

/// What is known of a published question: enough to find it by a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary<'a> {
    /// The record.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// Its number, as printed.
    pub number: Option<&'a str>,
    /// Who asked, as printed.
    pub asker: Option<&'a str>,
    /// The body that met.
    pub body: Option<&'a str>,
    /// The day of the meeting.
    pub date: Option<Date>,
}

impl Summary<'_> {
    /// What it is called where it is linked to: "Question 2 from Cllr A Example, 29 September 2022".
    pub fn name(&self) -> String {
        called(self.number, self.asker, self.date)
    }
}

/// What a published question is called where it is linked to, by what is known of it.
pub(super) fn called(number: Option<&str>, asker: Option<&str>, date: Option<Date>) -> String {
    let known = |field: Option<&str>| field.map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned);
    let number = known(number).map_or("A question".to_owned(), |number| format!("Question {number}"));
    let asker = known(asker).map(|asker| format!(" from {asker}")).unwrap_or_default();
    let date = date.map(|date| format!(", {}", printed_date(date))).unwrap_or_default();
    format!("{number}{asker}{date}")
}

/// Where a reference is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The body that the draft is for.
    pub body: &'a str,
    /// The day of its meeting; what is of that day or later is not meant.
    pub meeting: Option<Date>,
    /// Who writes it.
    pub asker: &'a str,
}

/// A reference in a draft with the questions that it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The block that it stands in.
    pub block: BlockId,
    /// The reference; its range is in bytes of the block's text.
    pub mention: Mention,
    /// Its words.
    pub words: String,
    /// The questions that fit, the likeliest first, each with its record; empty where the library has nothing that fits.
    pub candidates: Vec<(RecordId, EntryId)>,
}

/// The references in a text, in its order.
pub fn mentions(text: &str) -> Vec<Mention> {
    read::mentions(text)
}

/// The references in a draft that are not linked yet. `known` is what the library holds.
pub fn offers(question: &Question, links: &[Link], known: &Known, context: Context<'_>) -> Vec<Offer> {
    let own = question.blocks.iter().filter(|block| !matches!(block.kind, Kind::Quotation(_)));
    let found = own.flat_map(|block| mentions(&block.text).into_iter().map(move |mention| (block, mention)));
    let offers = found.filter_map(|(block, mention)| {
        let words = block.text.get(mention.range.clone())?.to_owned();
        let is_linked = links.iter().any(|link| link.block == block.id && link.words == words);
        (!is_linked).then(|| {
            let found = known.resolve(&mention, context);
            let candidates = found.iter().map(|one| (one.record, one.entry)).collect();
            Offer { block: block.id, words, candidates, mention }
        })
    });
    offers.collect()
}

/// What people are called by before their names.
pub(super) const TITLES: &[&str] = &[
    "cllr",
    "councillor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "alderman",
    "professor",
    "prof",
    "rev",
    "reverend",
];

#[cfg(test)]
mod tests;
