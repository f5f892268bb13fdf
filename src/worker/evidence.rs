//! What the library says of a draft: earlier questions like it, its quotations beside their sources, and the
//! published questions that its words may refer to.

use serde::{Deserialize, Serialize};

use super::beside::{BesideShown, SideShown, SidesShown, differs, pieces, pieces_of_entry};
use super::message;
use crate::alike::{DraftText, Earlier};
use crate::citation::mention::Offer;
use crate::citation::{Citation, Link, Piece, SourceNow, Standing};
use crate::followup::passage_for;
use crate::format::v1;
use crate::id::{BlockId, EntryId, RecordId};
use crate::question::{Draft, Kind, Question};
use crate::record::{Entry, Place, Record};
use crate::rules::Quoted;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Earlier questions that ask the same, the nearest first: there is a finding on each.
    pub earlier: Vec<EarlierShown>,
    /// Parts of the draft, and other drafts of the device, that ask the same.
    pub beside: Vec<BesideShown>,
    /// Every quotation with a source.
    pub quotations: Vec<QuotationShown>,
    /// References in the draft's words that are not linked yet.
    pub mentions: Vec<MentionShown>,
    /// The links that stand, with what they mean.
    pub links: Vec<LinkShown>,
}

/// An earlier question beside the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierShown {
    /// The record that holds it.
    pub record: RecordId,
    /// The question in it.
    pub entry: EntryId,
    /// What it is called: what the finding on it names too.
    pub title: String,
    /// Where it comes from, in one line.
    pub source: String,
    /// How long ago it was, in words; empty where that is not known.
    pub ago: String,
    /// Why it is taken to be like the draft.
    pub why: String,
    /// The words that only one of the two has, in words; empty where there are none.
    pub differs: String,
    /// The draft and the earlier question.
    pub sides: SidesShown,
    /// Its answer, and each supplementary with its answer.
    pub said: Vec<SaidShown>,
    /// What to quote of the answer, where it has one.
    #[serde(with = "message::kept")]
    pub quotable: Option<v1::Citation>,
    /// The words that introduce that, as the body prints them.
    pub lead_in: String,
}

/// What was said after a question, under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidShown {
    /// "What was answered", "Supplementary question".
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// A quotation beside its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotationShown {
    /// Its block.
    pub block: BlockId,
    /// The text that was checked.
    pub text: String,
    /// How it stands.
    pub standing: Standing,
    /// How its source stands to the words that were quoted.
    pub source_standing: Standing,
    /// What that means, in one sentence or two.
    pub sentence: String,
    /// Its words beside the words that were quoted.
    pub pieces: Vec<Piece>,
    /// What the source says now, where that is something else.
    pub source: Option<SourceNow>,
    /// The quotation in the words that stand there now, where it is certain which those are.
    #[serde(with = "message::kept")]
    pub requoted: Option<v1::Citation>,
    /// The later version of the page, and the question there, if it can be told which it is.
    pub later: Option<(RecordId, Option<EntryId>)>,
    /// The words that introduce it, as the body prints them.
    pub lead_in: String,
}

/// A reference in the draft's words, with what it may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionShown {
    /// The block.
    pub block: BlockId,
    /// Where the words stand in it, in bytes.
    pub range: (usize, usize),
    /// The words.
    pub words: String,
    /// What fits, the likeliest first.
    pub candidates: Vec<LinkShown>,
}

/// A link with what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkShown {
    /// The link.
    #[serde(with = "message::kept")]
    pub link: v1::Link,
    /// The question that it means, in one line.
    pub source: String,
    /// What it is about.
    pub about: String,
}

impl Evidence {
    /// How each quotation stands to its source.
    pub fn standings(&self) -> Vec<Quoted> {
        self.quotations.iter().map(QuotationShown::standings).collect()
    }
}

impl EarlierShown {
    /// An earlier question as it is shown. `lead_in` gives the words that introduce a quotation.
    pub fn of(
        earlier: &Earlier,
        draft: &Question,
        (record, entry): (&Record, &Entry),
        source: String,
        lead_in: impl Fn(&Citation) -> String,
    ) -> Self {
        let quotable = passage_for(record, entry, &DraftText::of(draft).text);
        Self {
            record: earlier.record,
            entry: earlier.entry,
            title: earlier.title.clone(),
            source,
            ago: earlier.ago(draft.details.meeting_date.is_some()),
            why: earlier.why(),
            differs: differs((&earlier.only_here, "yours"), (&earlier.only_there, "the earlier one")),
            sides: SidesShown {
                one: SideShown { name: "Yours".to_owned(), pieces: pieces(draft, None, &earlier.here) },
                other: SideShown { name: earlier.title.clone(), pieces: pieces_of_entry(entry, &earlier.there) },
            },
            said: said(entry),
            lead_in: quotable.as_ref().map(lead_in).unwrap_or_default(),
            quotable: quotable.as_ref().map(v1::Citation::from),
        }
    }
}

/// The answer to a question, and its supplementaries with theirs. That there is no answer is said in its place.
fn said(entry: &Entry) -> Vec<SaidShown> {
    let one = |place: &Place| {
        let heading = match place {
            Place::Question => return None,
            Place::Answer => "What was answered",
            Place::Supplementary(_) => "Supplementary question",
            Place::SupplementaryAnswer(_) => "What was answered to it",
        };
        let paragraphs = entry.paragraphs(*place).into_iter().map(str::to_owned).collect();
        Some(SaidShown { heading: heading.to_owned(), paragraphs })
    };
    let mut said: Vec<SaidShown> = entry.places().iter().filter_map(one).collect();
    if entry.answer.is_none() {
        let paragraphs = vec!["No answer is in your library.".to_owned()];
        said.insert(0, SaidShown { heading: "What was answered".to_owned(), paragraphs });
    }
    said
}

/// The quotations of a draft that have a source, each with its citation.
pub fn cited(draft: &Draft) -> Vec<(BlockId, &str, &Citation)> {
    let quotations = draft.question.blocks.iter().filter_map(|block| match &block.kind {
        Kind::Quotation(Some(citation)) => Some((block.id, block.text.as_str(), citation.as_ref())),
        _ => None,
    });
    quotations.collect()
}

impl QuotationShown {
    /// How it stands, for the rules.
    pub fn standings(&self) -> Quoted {
        Quoted { block: self.block, standing: self.standing, source: self.source_standing }
    }

    /// A quotation beside the record that it names and the latest version of that record's page, where there are any.
    pub fn of(
        block: BlockId,
        text: &str,
        citation: &Citation,
        record: Option<&Record>,
        later: Option<&Record>,
    ) -> Self {
        let check = citation.check(text, record, later);
        let sentence = check.sentence();
        Self {
            block,
            text: text.to_owned(),
            standing: check.standing,
            source_standing: check.source_standing,
            sentence,
            pieces: check.pieces,
            requoted: check.source.as_ref().and(citation.requoted(record, later).as_ref().map(v1::Citation::from)),
            source: check.source,
            later: check.later,
            lead_in: String::new(),
        }
    }
}

impl MentionShown {
    /// A reference with those of its candidates whose records were read; `None` where there are none.
    pub fn of(offer: Offer, records: &[Record], source: impl Fn(&Record, &Entry) -> String) -> Option<Self> {
        let candidates = offer.candidates.iter().filter_map(|(record, entry)| {
            let record = records.iter().find(|one| one.id == *record)?;
            let entry = record.entries.iter().find(|one| one.id == *entry)?;
            let link = Link::to(record, entry, offer.block, &offer.words);
            Some(LinkShown { link: (&link).into(), source: source(record, entry), about: about(record, entry) })
        });
        let candidates: Vec<LinkShown> = candidates.collect();
        let range = (offer.mention.range.start, offer.mention.range.end);
        (!candidates.is_empty()).then_some(Self { block: offer.block, range, words: offer.words, candidates })
    }
}

/// What a question is about: its heading, or its first words.
pub fn about(record: &Record, entry: &Entry) -> String {
    let heading = entry.subject.as_ref().or(record.title.as_ref()).cloned();
    let first = || entry.question.first().map(|passage| passage.text().chars().take(80).collect::<String>());
    heading.or_else(first).unwrap_or_default()
}
