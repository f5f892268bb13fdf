//! What the library says of a draft: the records that are needed are read, the rest is compared.

use std::cell::RefCell;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::store;
use crate::alike::Earlier;
use crate::citation::mention::{Context, Offer, Summary, mentions, offers};
use crate::citation::{Link, Printed, Template};
use crate::format::v1::Shelved;
use crate::id::RecordId;
use crate::library::source_line;
use crate::question::{Draft, Kind};
use crate::record::Record;
use crate::rules::{Alike, same_name};
use crate::storage::StorageError;
use crate::worker::{
    EarlierShown, Evidence, LinkShown, MentionShown, QuotationShown, about, beside, cited, summaries_of,
};

/// How many records are read in one go for the summaries of all.
const AT_ONCE: usize = 2_000;

/// How many questions are offered for one reference.
const OFFERED: usize = 6;

/// What can be referred to, and of which sources that is: the hash of each and how many records it has.
#[derive(Default)]
struct Known {
    sources: Vec<(String, usize)>,
    summaries: Vec<Summary>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// The earlier questions most like a draft, with the records that were read for them.
pub(super) async fn earlier(draft: &Draft, today: Date) -> Result<(Vec<Earlier>, Vec<Record>), StorageError> {
    store::library().await?;
    let ranking = store::with_library(|library| library.rank_alike(&draft.question));
    let wanted: BTreeSet<RecordId> = ranking.found.iter().map(|found| found.record).collect();
    let records = store::records(&wanted.into_iter().collect::<Vec<_>>()).await?;
    let earlier = store::with_library(|library| library.alike(&draft.question, &ranking, &records, today));
    Ok((earlier, records))
}

/// Those that ask the same, for the checks.
pub(super) fn alike((earlier, _): (Vec<Earlier>, Vec<Record>)) -> Vec<Alike> {
    earlier.iter().filter(|earlier| earlier.same).map(Earlier::alike).collect()
}

/// What the library says of a draft; where it cannot be read, what the draft says alone.
pub(super) async fn of(
    draft: &Draft,
    others: &[Draft],
    template: &Template,
    (earlier, records): (Vec<Earlier>, Vec<Record>),
) -> Evidence {
    let shown = |earlier: &Earlier| {
        let record = records.iter().find(|record| record.id == earlier.record)?;
        let entry = record.entries.iter().find(|entry| entry.id == earlier.entry)?;
        EarlierShown::of(earlier, &draft.question, &records, source_line(record, entry))
    };
    Evidence {
        earlier: earlier.iter().filter_map(shown).collect(),
        beside: beside(draft, others),
        quotations: quotations(draft, template).await,
        mentions: references(draft).await.unwrap_or_default(),
        links: links(draft).await,
    }
}

async fn quotations(draft: &Draft, template: &Template) -> Vec<QuotationShown> {
    let details = &draft.question.details;
    let printed = Printed { body: &details.body, last_meeting: last_meeting(&details.body, details.meeting_date) };
    let mut shown = Vec::new();
    for (block, text, citation) in cited(draft) {
        let record = store::records(&[citation.record]).await.unwrap_or_default().pop();
        let later = match record.as_ref().and_then(|record| later_version(&record.source.hash)) {
            Some(id) => store::records(&[id]).await.unwrap_or_default().pop(),
            None => None,
        };
        let lead_in = template.lead_in(citation, printed);
        let quotation = QuotationShown::of(block, text, citation, record.as_ref(), later.as_ref());
        shown.push(QuotationShown { lead_in, ..quotation });
    }
    shown
}

/// The latest meeting of a body before a day, as far as the library knows.
fn last_meeting(body: &str, before: Option<Date>) -> Option<Date> {
    store::with_sources(|sources| {
        let own = sources.values().filter(|source| source.body.as_deref().is_some_and(|name| same_name(name, body)));
        let dates = own.filter_map(|source| source.meeting_date);
        dates.filter(|date| before.is_none_or(|before| *date < before)).max()
    })
}

/// The record of the latest version of a page, where there is a later one.
fn later_version(hash: &str) -> Option<RecordId> {
    store::with_sources(|sources| {
        let after = |hash: &str| sources.values().find(|source| source.earlier.as_deref() == Some(hash));
        let mut latest = after(hash)?;
        // Versions go on from one another; more steps than sources would be a circle.
        for _ in 0..sources.len() {
            let Some(next) = after(&latest.hash) else { break };
            latest = next;
        }
        latest.records.first().copied()
    })
}

/// The references in a draft's words with what they may mean. The library is gone through only where there are any.
async fn references(draft: &Draft) -> Result<Vec<MentionShown>, StorageError> {
    let own = draft.question.blocks.iter().filter(|block| !matches!(block.kind, Kind::Quotation(_)));
    if own.flat_map(|block| mentions(&block.text)).next().is_none() {
        return Ok(Vec::new());
    }
    know().await?;
    let details = &draft.question.details;
    let context = Context { body: &details.body, meeting: details.meeting_date, asker: &details.asker };
    let mut found = KNOWN.with_borrow(|known| offers(&draft.question, &draft.links, &known.summaries, context));
    found.retain(|offer| !is_said_already(draft, offer));
    found.iter_mut().for_each(|offer| offer.candidates.truncate(OFFERED));
    let wanted: BTreeSet<RecordId> =
        found.iter().flat_map(|offer| &offer.candidates).map(|summary| summary.record).collect();
    let records = store::records(&wanted.into_iter().collect::<Vec<_>>()).await?;
    Ok(found.into_iter().filter_map(|offer| MentionShown::of(offer, &records, source_line)).collect())
}

/// Whether it is known already what a reference means: it is part of a link's words, or it introduces a quotation
/// that is of one of the questions that it may mean.
fn is_said_already(draft: &Draft, offer: &Offer) -> bool {
    let is_linked = draft.links.iter().any(|link| link.block == offer.block && link.words.contains(&offer.words));
    let blocks = &draft.question.blocks;
    let next = blocks.iter().skip_while(|block| block.id != offer.block).nth(1);
    let quoted = next.and_then(|block| match &block.kind {
        Kind::Quotation(Some(citation)) => Some((citation.record, citation.entry)),
        _ => None,
    });
    let introduces = |quoted| offer.candidates.iter().any(|one| (one.record, one.entry) == quoted);
    is_linked || quoted.is_some_and(introduces)
}

/// Makes the summaries of all questions, unless the library is what it was.
async fn know() -> Result<(), StorageError> {
    store::library().await?;
    let sign = |source: &Shelved| (source.hash.clone(), source.records.len());
    let sources: Vec<(String, usize)> = store::with_sources(|sources| sources.values().map(sign).collect());
    if KNOWN.with_borrow(|known| known.sources == sources) {
        return Ok(());
    }
    let ids: Vec<RecordId> =
        store::with_sources(|sources| sources.values().flat_map(|source| source.records.clone()).collect());
    let mut summaries = Vec::new();
    for ids in ids.chunks(AT_ONCE) {
        summaries.extend(store::records(ids).await?.iter().flat_map(summaries_of));
    }
    KNOWN.set(Known { sources, summaries });
    Ok(())
}

/// The links whose words still stand in the draft, with what they mean.
async fn links(draft: &Draft) -> Vec<LinkShown> {
    let standing: Vec<&Link> = draft.links.iter().filter(|link| link.stands_in(&draft.question)).collect();
    let ids: BTreeSet<RecordId> = standing.iter().map(|link| link.record).collect();
    let records = store::records(&ids.into_iter().collect::<Vec<_>>()).await.unwrap_or_default();
    let shown = |link: &Link| {
        let record = records.iter().find(|record| record.id == link.record);
        let found =
            record.and_then(|record| Some((record, record.entries.iter().find(|entry| entry.id == link.entry)?)));
        let (source, about) = match found {
            Some((record, entry)) => (source_line(record, entry), about(record, entry)),
            None => ("a question that is no longer in your library".to_owned(), String::new()),
        };
        LinkShown { link: link.into(), source, about }
    };
    standing.into_iter().map(shown).collect()
}
