//! From scores to the few entries to show: filters, the words that must be there, order and counts.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::documents::{About, Document, Name, place_of};
use super::matching::{self, Group, Lexicon};
use super::passage::Wanted;
use super::rank::{self, Mix, Scores};
use super::registry::Kept;
use super::{Found, Index, Query, Ranking, exact, near, words};

impl Index {
    /// The order of the answers to a query, for whoever keeps the texts.
    pub fn rank(&self, query: &Query, limit: usize) -> Ranking {
        let (mut documents, ranking) = self.look_up(query, limit);
        self.keep_best(&mut documents, limit);
        Ranking { found: documents.iter().filter_map(|&one| self.found(one)).collect(), ..ranking }
    }

    /// The same with each answer once: entries with the very same answer are listed with the best of them.
    pub fn rank_folded(&self, query: &Query, limit: usize) -> Ranking {
        let (mut documents, ranking) = self.look_up(query, limit);
        let best = self.put_best_first(&mut documents, limit.saturating_mul(4)).len();
        let (best, rest) = documents.split_at_mut(best);
        let mut folded = Folded { found: Vec::new(), by_answer: FxHashMap::default(), limit };
        best.sort_unstable_by(|one, other| self.order(one, other));
        best.iter().for_each(|&one| self.fold(&mut folded, one));
        // The order of the rest matters only where many of the best have the same answer.
        if folded.found.len() < limit {
            rest.sort_unstable_by(|one, other| self.order(one, other));
        }
        rest.iter().for_each(|&one| self.fold(&mut folded, one));
        Ranking { found: folded.found, ..ranking }
    }

    fn fold(&self, folded: &mut Folded, document: (Document, f32)) {
        let answer = self.about.get(document.0 as usize).map_or(0, |about| about.answer);
        match folded.by_answer.get(&answer).filter(|_| answer != 0) {
            Some(&first) => self.add_other(folded.found.get_mut(first), document),
            None if folded.found.len() < folded.limit => {
                folded.by_answer.insert(answer, folded.found.len());
                folded.found.extend(self.found(document));
            }
            None => {}
        }
    }

    fn add_other(&self, first: Option<&mut Found>, document: (Document, f32)) {
        if let (Some(first), Some(other)) = (first, self.found(document)) {
            first.others.push((other.record, other.entry));
        }
    }

    /// Everything found, with the scores, and what is known of it together.
    fn look_up(&self, query: &Query, limit: usize) -> (Vec<(Document, f32)>, Ranking) {
        let mix = rank::mix(query.words.len());
        let (terms, postings, abbreviations) = (&self.terms, &self.postings, &self.abbreviations);
        let lexicon = Lexicon { terms, postings, abbreviations, relative: mix.relative };
        let library =
            rank::Library { mix, lexicon, lengths: &self.lengths, entries: self.entries, totals: self.totals };
        let groups = matching::groups(&library.lexicon, query);
        let scores = rank::scores(&library, &groups);
        let kept = self.passing(query);
        let mut documents = documents_found(mix, &scores, kept.as_deref());
        let facets = self.count(&query.filters.cited, documents.iter().map(|&(document, _)| document));
        if groups.len() > 1 {
            let looked_at = self.put_best_first(&mut documents, limit.max(near::LOOKED_AT_AGAIN));
            near::add_nearness(&library, &groups, &scores.rarity, looked_at);
        }
        let (total, wanted) = (documents.len(), self.wanted(&groups, &scores.rarity));
        (documents, Ranking { total, found: Vec::new(), facets, wanted })
    }

    /// For each entry, whether it is in the library and passes the filters of the query; `None` where
    /// the query has words and no filters, and every entry with any of the words will do.
    fn passing(&self, query: &Query) -> Option<Vec<bool>> {
        if !query.words.is_empty() && !query.has_filters() {
            return None;
        }
        let mut kept = vec![false; self.about.len()];
        let filter = self.filter(query);
        for record in self.records.iter().filter(|record| filter.passes_record(record)) {
            for place in record.entries.clone().map(|document| document as usize) {
                if let (Some(keep), Some(about)) = (kept.get_mut(place), self.about.get(place)) {
                    *keep = filter.passes(about);
                }
            }
        }
        exact::apply(&self.terms, &self.postings, &query.phrases, &query.without, &mut kept);
        Some(kept)
    }

    fn filter<'a>(&self, query: &'a Query) -> Filter<'a> {
        let controls = &query.filters;
        Filter {
            query,
            asker: [self.names_with(&query.from), self.names_among(&controls.askers)],
            answerer: [self.names_with(&query.to), self.names_among(&controls.answered_by)],
            body: [self.names_with(&query.body), self.names_among(&controls.bodies)],
        }
    }

    /// Which names have the words of every list, the last letters of each word left open; `None` if nothing is asked.
    fn names_with(&self, wanted: &[Vec<String>]) -> Passing {
        let has_word = |words: &[String], wanted: &String| words.iter().any(|word| word.starts_with(wanted.as_str()));
        let has_all = |name: &str| {
            let words = words::folded_words(name);
            wanted.iter().flatten().all(|wanted| has_word(&words, wanted))
        };
        (!wanted.is_empty()).then(|| self.names.passing(has_all))
    }

    /// Which names are on the list; `None` if nothing is asked.
    fn names_among(&self, wanted: &[String]) -> Passing {
        (!wanted.is_empty()).then(|| self.names.passing(|name| wanted.iter().any(|wanted| wanted == name)))
    }

    fn keep_best(&self, documents: &mut Vec<(Document, f32)>, limit: usize) {
        self.put_best_first(documents, limit);
        documents.truncate(limit);
        documents.sort_unstable_by(|one, other| self.order(one, other));
    }

    /// Puts the best of them before the others, in any order; gives the best.
    fn put_best_first<'a>(&self, documents: &'a mut [(Document, f32)], limit: usize) -> &'a mut [(Document, f32)] {
        if limit < documents.len() {
            documents.select_nth_unstable_by(limit, |one, other| self.order(one, other));
        }
        let best = limit.min(documents.len());
        documents.split_at_mut(best).0
    }

    fn order(&self, one: &(Document, f32), other: &(Document, f32)) -> Ordering {
        other.1.total_cmp(&one.1).then_with(|| self.newest_first(one.0, other.0))
    }

    /// The order of equals: by date, and within a day by record and place, however they came in.
    fn newest_first(&self, one: Document, other: Document) -> Ordering {
        let record =
            |document: Document| self.about.get(document as usize).and_then(|about| self.records.at(about.record));
        let (first, second) = (record(one), record(other));
        let date = |record: Option<&Kept>| record.and_then(|record| record.date);
        let id = |record: Option<&Kept>| record.map(|record| record.id);
        date(second).cmp(&date(first)).then_with(|| (id(first), one).cmp(&(id(second), other)))
    }

    fn found(&self, (document, score): (Document, f32)) -> Option<Found> {
        let about = self.about.get(document as usize)?;
        Some(Found { record: self.records.at(about.record)?.id, entry: about.entry, score, others: Vec::new() })
    }

    /// The words to look for and to mark in a passage, each with what it tells.
    fn wanted(&self, groups: &[Group], rarity: &[f32]) -> Wanted {
        let mut wanted = Wanted::default();
        for (number, (group, rarity)) in groups.iter().zip(rarity).enumerate() {
            let spelt_out = group.phrases.iter().flatten().filter_map(|(word, _)| self.terms.find(word));
            for (term, weight) in group.forms.iter().copied().chain(spelt_out.map(|term| (term, 0.5))) {
                wanted.entry(term).or_insert((number as u32, weight * rarity));
            }
        }
        wanted
    }
}

/// What is to be shown, and which of it has which answer.
struct Folded {
    found: Vec<Found>,
    by_answer: FxHashMap<u64, usize>,
    limit: usize,
}

/// By name, whether it passes; `None` passes all, also what has no name.
type Passing = Option<Vec<bool>>;

/// All the filters of a query.
struct Filter<'a> {
    query: &'a Query,
    asker: [Passing; 2],
    answerer: [Passing; 2],
    body: [Passing; 2],
}

impl Filter<'_> {
    fn passes(&self, about: &About) -> bool {
        let answers = |passing| passes(passing, about.answered_by) || passes(passing, about.asked_of);
        let controls = &self.query.filters;
        self.asker.iter().all(|passing| passes(passing, about.asker))
            && self.answerer.iter().all(answers)
            && (!controls.only_promises || about.promise)
            && (!controls.only_cited || controls.cited.contains(&about.entry))
    }

    fn passes_record(&self, record: &Kept) -> bool {
        let years = &self.query.filters.years;
        self.body.iter().all(|passing| passes(passing, record.body))
            && self.query.days.contain(record.date)
            && (years.is_empty() || record.date.is_some_and(|date| years.contains(&date.year())))
    }
}

fn passes(passing: &Passing, name: Option<Name>) -> bool {
    let named = |names: &Vec<bool>| name.and_then(|name| names.get(place_of(name))).copied().unwrap_or(false);
    passing.as_ref().is_none_or(named)
}

/// The entries that pass the filters and have enough of the query or, where none has, any of it.
fn documents_found(mix: &Mix, scores: &Scores, kept: Option<&[bool]>) -> Vec<(Document, f32)> {
    let passes = |document: usize| kept.is_none_or(|kept| kept.get(document).copied().unwrap_or(false));
    let with = |enough: f32| {
        let good = scores.sums.iter().enumerate().filter(|&(document, sum)| sum.has >= enough && passes(document));
        good.map(|(document, sum)| (document as Document, scores.of(mix, sum))).collect()
    };
    let best: Vec<_> = with(scores.enough);
    if best.is_empty() { with(f32::MIN_POSITIVE) } else { best }
}
