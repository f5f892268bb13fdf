//! What the library says of a draft: earlier questions like it, its quotations beside their sources, and the
//! published questions that its words may refer to.

use serde::{Deserialize, Serialize};

use super::message;
use crate::alike::{self, Beside, DraftText, Earlier, entry_text};
use crate::citation::mention::Offer;
use crate::citation::{Citation, Link, Piece, SourceNow, Standing};
use crate::followup::passage_for;
use crate::format::v1;
use crate::id::{BlockId, EntryId, QuestionId, RecordId};
use crate::question::{Draft, Kind, Question, labels};
use crate::record::{Entry, Passage, Record};
use crate::rules::Quoted;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Earlier questions that ask much the same, the nearest first.
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
    /// Whether they ask the same: then there is a finding on it.
    pub is_same: bool,
    /// The blocks of the draft, with what both share.
    pub here: Vec<SideShown>,
    /// The paragraphs and parts of the earlier question, with what both share.
    pub there: Vec<SideShown>,
    /// The paragraphs of its answer.
    pub answer: Vec<String>,
    /// What to quote of the answer, where it is the same question and has one.
    #[serde(with = "message::kept")]
    pub quotable: Option<v1::Citation>,
    /// The words that introduce that, as the body prints them.
    pub lead_in: String,
}

/// A paragraph or part of one of two questions side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideShown {
    /// Its label as printed: "a.", "(i)"; empty for a paragraph.
    pub label: String,
    /// Its words.
    pub text: String,
    /// What of them the other has too, in bytes.
    pub marks: Vec<(usize, usize)>,
}

/// Two parts of the draft, or the draft and another, that ask the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BesideShown {
    /// The part of the draft to go to; the whole where there is none.
    pub block: Option<BlockId>,
    /// The other draft, where it is one.
    pub other: Option<QuestionId>,
    /// What is alike and why, in one sentence.
    pub sentence: String,
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
        let quotable = || passage_for(record, entry, &DraftText::of(draft).text);
        let quotable = earlier.same.then(quotable).flatten();
        Self {
            record: earlier.record,
            entry: earlier.entry,
            title: earlier.title.clone(),
            source,
            ago: earlier.ago(),
            why: earlier.why(),
            differs: differs((&earlier.only_here, "yours"), (&earlier.only_there, "the earlier one")),
            is_same: earlier.same,
            here: own_side(earlier, draft),
            there: other_side(earlier, entry),
            answer: entry.answer.iter().flat_map(|answer| answer.paragraphs.clone()).collect(),
            lead_in: quotable.as_ref().map(lead_in).unwrap_or_default(),
            quotable: quotable.as_ref().map(v1::Citation::from),
        }
    }
}

/// The draft's blocks but its quotations, which are the words of others.
fn own_side(earlier: &Earlier, draft: &Question) -> Vec<SideShown> {
    let blocks = draft.blocks.iter().zip(labels(&draft.blocks));
    let own = blocks.filter(|(block, _)| !matches!(block.kind, Kind::Quotation(_)) && !block.text.trim().is_empty());
    let side = own.map(|(block, label)| {
        let marks = earlier.here.iter().filter(|(id, _)| *id == block.id);
        SideShown {
            label: label.map(|label| label.printed()).unwrap_or_default(),
            text: block.text.clone(),
            marks: marks.map(|(_, range)| (range.start, range.end)).collect(),
        }
    });
    side.collect()
}

fn other_side(earlier: &Earlier, entry: &Entry) -> Vec<SideShown> {
    let (_, paragraphs) = entry_text(entry);
    let side = entry.question.iter().zip(paragraphs).map(|(passage, at)| {
        let inside = earlier.there.iter().filter(|mark| mark.start < at.end && mark.end > at.start);
        let marks = inside.map(|mark| (mark.start.max(at.start) - at.start, mark.end.min(at.end) - at.start));
        let label = match passage {
            Passage::Part { label, .. } if label.is_empty() => "•".to_owned(),
            Passage::Part { label, .. } => format!("{label}."),
            Passage::Paragraph(_) => String::new(),
        };
        SideShown { label, text: passage.text().to_owned(), marks: marks.collect() }
    });
    side.collect()
}

/// The parts of a draft that ask the same, and the other drafts that do.
pub fn beside(draft: &Draft, others: &[Draft]) -> Vec<BesideShown> {
    let question = &draft.question;
    let among = alike::among_parts(question);
    let parts = among.iter().map(|pair| {
        let (part, other) = (name(question, pair.other.block), lowered(&name(question, pair.one.block)));
        // Two paragraphs have no labels to tell them apart by.
        let names = (other.clone(), lowered(&part));
        let names = if names.0 == names.1 { ("the earlier one".to_owned(), "the later one".to_owned()) } else { names };
        let why = why(pair, &names.0, &names.1);
        BesideShown {
            block: pair.other.block,
            other: None,
            sentence: format!("{part} asks much the same as {other}. {why}"),
        }
    });
    let drafts: Vec<&Question> = others.iter().map(|other| &other.question).collect();
    let against = alike::against(question, &drafts);
    let drafts = against.iter().filter_map(|pair| {
        let other = others.iter().find(|other| other.question.id == pair.other.question)?;
        let sentence =
            format!("Your question “{}” asks much the same. {}", other.title(), why(pair, "this one", "that one"));
        Some(BesideShown { block: None, other: Some(other.question.id), sentence })
    });
    parts.chain(drafts).collect()
}

/// The questions of a clerk's desk that ask much the same, a sentence for each two.
pub fn alike_ones(drafts: &[Draft]) -> Vec<String> {
    let questions: Vec<&Question> = drafts.iter().map(|draft| &draft.question).collect();
    let named = |id: QuestionId| {
        let draft = drafts.iter().find(|draft| draft.question.id == id)?;
        let asker = draft.question.details.asker.trim();
        let from = if asker.is_empty() { String::new() } else { format!(" from {asker}") };
        Some(format!("“{}”{from}", draft.title()))
    };
    let pairs = alike::between(&questions);
    // One question in two versions is no second question.
    let pairs = pairs.iter().filter(|pair| pair.one.question != pair.other.question);
    let sentence = |pair: &Beside| {
        let (one, other) = (named(pair.one.question)?, named(pair.other.question)?);
        Some(format!("{one} and {other} ask much the same. {}", why(pair, "the first", "the second")))
    };
    pairs.filter_map(sentence).collect()
}

/// Why two are taken to be alike, and in what they differ; `one` and `other` name them within a sentence.
fn why(pair: &Beside, one: &str, other: &str) -> String {
    let differs = differs((&pair.only_one, one), (&pair.only_other, other));
    format!("Both have {}. {differs}", quoted(&pair.both)).trim_end().to_owned()
}

/// "Only yours has “Glossop”. Only the earlier one has “Buxton”."
fn differs(one: (&[String], &str), other: (&[String], &str)) -> String {
    let has =
        |(words, name): (&[String], &str)| (!words.is_empty()).then(|| format!("Only {name} has {}.", quoted(words)));
    [has(one), has(other)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|words| format!("“{words}”")).collect();
    crate::text::join(&quoted, "and")
}

fn name(question: &Question, block: Option<BlockId>) -> String {
    let labelled = question.blocks.iter().zip(labels(&question.blocks));
    let label = labelled.filter(|(one, _)| Some(one.id) == block).find_map(|(_, label)| label);
    label.map_or_else(|| "One paragraph".to_owned(), |label| format!("Part {}", bare(&label.printed())))
}

/// "a" of "a.", "i" of "(i)".
fn bare(label: &str) -> &str {
    label.trim_matches(|mark: char| !mark.is_alphanumeric())
}

fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::{Block, Details};
    use jiff::Timestamp;
    use uuid::Uuid;

    #[test]
    fn what_only_one_of_two_has_is_told_of_both() {
        let draft = |number: u128, place: &str| {
            let id = QuestionId(Uuid::from_u128(number));
            let mut draft = Draft::new(id, BlockId(Uuid::nil()), &Details::default(), Timestamp::UNIX_EPOCH);
            let asked = format!("Why does the front counter of the {place} police station remain shut on Saturdays?");
            draft.question.blocks = vec![Block::paragraph(BlockId(Uuid::from_u128(number)), asked)];
            draft
        };
        let (own, other) = (draft(1, "new"), draft(2, "refurbished"));
        let told = beside(&own, std::slice::from_ref(&other)).pop().unwrap().sentence;
        assert!(told.contains("Both have “"), "{told}");
        assert!(told.ends_with("Only this one has “new”. Only that one has “refurbished”."), "{told}");
        let told = alike_ones(&[own, other]).pop().unwrap();
        assert!(told.ends_with("Only the first has “new”. Only the second has “refurbished”."), "{told}");
    }
}
