//! What the library says of a draft: the records that are needed are read, the rest is compared.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::store;
use crate::alike::Earlier;
use crate::citation::mention::{Context, Offer, mentions, offers};
use crate::citation::{Citation, Link, Printed, Template};
use crate::followup::introduction;
use crate::id::RecordId;
use crate::library::{later_versions, source_line};
use crate::question::{Block, Draft, Kind};
use crate::record::Record;
use crate::rules::{Alike, Quoted, same_name};
use crate::storage::StorageError;
use crate::worker::{EarlierShown, Evidence, LinkShown, MentionShown, QuotationShown, about, beside, cited};

/// How many questions are offered for one reference.
const OFFERED: usize = 6;

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
    let printed = printed(draft);
    let shown = |earlier: &Earlier| {
        let record = records.iter().find(|record| record.id == earlier.record)?;
        let entry = record.entries.iter().find(|entry| entry.id == earlier.entry)?;
        let lead_in = |citation: &Citation| template.lead_in(citation, printed);
        let source = source_line(record, entry);
        Some(EarlierShown::of(earlier, &draft.question, (record, entry), source, lead_in))
    };
    Evidence {
        earlier: earlier.iter().filter(|earlier| earlier.same).filter_map(shown).collect(),
        beside: beside(draft, others),
        quotations: quotations(draft, template).await,
        mentions: references(draft, template).await.unwrap_or_default(),
        links: links(draft).await,
    }
}

/// Where a draft will be printed.
fn printed(draft: &Draft) -> Printed<'_> {
    let details = &draft.question.details;
    Printed { body: &details.body, last_meeting: last_meeting(&details.body, details.meeting_date) }
}

async fn quotations(draft: &Draft, template: &Template) -> Vec<QuotationShown> {
    let printed = printed(draft);
    let mut shown = Vec::new();
    for (block, text, citation) in cited(draft) {
        let record = store::records(&[citation.record]).await.unwrap_or_default().pop();
        let later = match record.as_ref().and_then(|record| later_version(record.id)) {
            Some(id) => store::records(&[id]).await.unwrap_or_default().pop(),
            None => None,
        };
        let lead_in = introduction(draft.arises_from, citation, template, printed);
        let quotation = QuotationShown::of(block, text, citation, record.as_ref(), later.as_ref());
        shown.push(QuotationShown { lead_in, ..quotation });
    }
    shown
}

/// How each quotation of a draft stands to its source.
pub(super) async fn standings(draft: &Draft) -> Vec<Quoted> {
    let shown = quotations(draft, &Template::default()).await;
    shown.iter().map(QuotationShown::standings).collect()
}

/// The latest meeting of a body before a day, as far as the library knows.
fn last_meeting(body: &str, before: Option<Date>) -> Option<Date> {
    store::with_sources(|sources| {
        let own = sources.values().filter(|source| source.body.as_deref().is_some_and(|name| same_name(name, body)));
        let dates = own.filter_map(|source| source.meeting_date);
        dates.filter(|date| before.is_none_or(|before| *date < before)).max()
    })
}

/// The record of the latest version of a record's page, where there is a later one.
fn later_version(record: RecordId) -> Option<RecordId> {
    store::with_sources(|sources| later_versions(sources.values()).get(&record).copied())
}

/// The references in a draft's words with what they may mean. The library is gone through only where there are any.
async fn references(draft: &Draft, template: &Template) -> Result<Vec<MentionShown>, StorageError> {
    let own = draft.question.blocks.iter().filter(|block| !matches!(block.kind, Kind::Quotation(_)));
    if own.flat_map(|block| mentions(&block.text)).next().is_none() {
        return Ok(Vec::new());
    }
    store::library().await?;
    let details = &draft.question.details;
    let context = Context { body: &details.body, meeting: details.meeting_date, asker: &details.asker };
    let mut found = store::with_library(|library| offers(&draft.question, &draft.links, library.known(), context));
    let lead_in = |citation: &Citation| template.lead_in(citation, printed(draft));
    found.retain(|offer| !is_said_already(draft, offer, lead_in));
    found.iter_mut().for_each(|offer| offer.candidates.truncate(OFFERED));
    let wanted: BTreeSet<RecordId> =
        found.iter().flat_map(|offer| &offer.candidates).map(|(record, _)| *record).collect();
    let records = store::records(&wanted.into_iter().collect::<Vec<_>>()).await?;
    Ok(found.into_iter().filter_map(|offer| MentionShown::of(offer, &records, source_line)).collect())
}

/// Whether nothing need be asked of a reference: it is not to be linked, it is part of a link's words, or it introduces
/// a quotation, in the words that the app gives or of a question that the draft quotes.
fn is_said_already(draft: &Draft, offer: &Offer, lead_in: impl Fn(&Citation) -> String) -> bool {
    let is_linked = draft.links.iter().any(|link| link.block == offer.block && link.words.contains(&offer.words));
    let is_left = draft.advice.unlinked.iter().any(|(block, words)| (*block, words) == (offer.block, &offer.words));
    let blocks = &draft.question.blocks;
    let next = blocks.windows(2).find_map(|pair| match pair {
        [block, Block { kind: Kind::Quotation(Some(citation)), .. }] if block.id == offer.block => {
            Some((block, citation))
        }
        _ => None,
    });
    let introduces = |(block, citation): (&Block, &Citation)| {
        let quoted = cited(draft).into_iter().map(|(_, _, citation)| (citation.record, citation.entry));
        block.text.contains(&lead_in(citation)) || quoted.into_iter().any(|quoted| offer.candidates.contains(&quoted))
    };
    is_linked || is_left || next.is_some_and(|(block, citation)| introduces((block, citation)))
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
