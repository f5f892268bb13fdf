//! References that people type: "Question 7 at the last meeting", "Cllr B's question in September".
//!
//! They are noticed and offered as links. What fits is listed, the likeliest first; nothing is linked without a yes.

mod read;
mod when;

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Link;
use crate::id::{BlockId, EntryId, RecordId};
use crate::question::{Kind, Question};
use crate::search::plain_words;

pub use when::When;
pub(crate) use when::{is_month, read as read_when};

/// So many questions are offered for one reference.
const OFFERED: usize = 12;

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
}

/// What is known of a published question: enough to find it by a reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The record.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// Its number, as printed.
    pub number: Option<String>,
    /// Who asked, as printed.
    pub asker: Option<String>,
    /// The body that met.
    pub body: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// Its heading.
    pub heading: Option<String>,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The block that it stands in.
    pub block: BlockId,
    /// The reference; its range is in bytes of the block's text.
    pub mention: Mention,
    /// Its words.
    pub words: String,
    /// What fits, the likeliest first; empty where the library has nothing that fits.
    pub candidates: Vec<Summary>,
}

/// The references in a text, in its order.
pub fn mentions(text: &str) -> Vec<Mention> {
    read::mentions(text)
}

/// The references in a draft that are not linked yet. `known` is what the library holds.
pub fn offers(question: &Question, links: &[Link], known: &[Summary], context: Context<'_>) -> Vec<Offer> {
    let own = question.blocks.iter().filter(|block| !matches!(block.kind, Kind::Quotation(_)));
    let found = own.flat_map(|block| mentions(&block.text).into_iter().map(move |mention| (block, mention)));
    let offers = found.filter_map(|(block, mention)| {
        let words = block.text.get(mention.range.clone())?.to_owned();
        let is_linked = links.iter().any(|link| link.block == block.id && link.words == words);
        (!is_linked).then(|| Offer {
            block: block.id,
            words,
            candidates: resolve(&mention, known, context).into_iter().cloned().collect(),
            mention,
        })
    });
    offers.collect()
}

/// The questions that a reference may mean, the likeliest first: those of the same body before others, later before
/// earlier.
pub fn resolve<'a>(mention: &Mention, known: &'a [Summary], context: Context<'_>) -> Vec<&'a Summary> {
    let is_own_body = |one: &Summary| same_name(one.body.as_deref().unwrap_or_default(), context.body);
    let is_before = |one: &Summary| context.meeting.is_none_or(|meeting| one.date.is_none_or(|date| date < meeting));
    let own_last = known.iter().filter(|one| is_own_body(one) && is_before(one)).filter_map(|one| one.date).max();
    let asker = if mention.own { Some(context.asker) } else { mention.asker.as_deref() };
    let asker: Option<Vec<String>> = asker.map(name_words);
    let fits = |one: &&Summary| {
        is_before(one)
            && mention
                .number
                .as_deref()
                .is_none_or(|number| one.number.as_deref().is_some_and(|own| same_number(own, number)))
            && asker.as_deref().is_none_or(|asker| is_asked_by(one, asker))
            && mention.when.is_none_or(|when| when.is(one.date, own_last, is_own_body(one)))
    };
    let mut found: Vec<&Summary> = known.iter().filter(fits).collect();
    if found.iter().any(|one| is_own_body(one)) {
        found.retain(|one| is_own_body(one));
    }
    // A month without a year means the last one of that name.
    if mention.when.is_some_and(When::leaves_year_open) {
        let last = found.iter().filter_map(|one| one.date).map(Date::year).max();
        found.retain(|one| one.date.map(Date::year) == last);
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.date));
    found.truncate(OFFERED);
    found
}

fn same_name(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

fn same_number(own: &str, typed: &str) -> bool {
    let plain = |number: &str| number.trim().trim_start_matches(['Q', 'q']).trim_end_matches('.').to_lowercase();
    plain(own) == plain(typed)
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

fn name_words(name: &str) -> Vec<String> {
    let words = plain_words(name).into_iter().map(|word| word.folded);
    words.filter(|word| !TITLES.contains(&word.as_str())).collect()
}

/// Whether each word of a name is one of the asker's, or an initial of one.
fn is_asked_by(one: &Summary, asker: &[String]) -> bool {
    let printed = name_words(one.asker.as_deref().unwrap_or_default());
    let has =
        |word: &String| printed.iter().any(|own| own == word || (word.len() == 1 && own.starts_with(word.as_str())));
    !asker.is_empty() && asker.iter().all(has)
}

#[cfg(test)]
mod tests;
