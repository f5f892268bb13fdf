//! From the words of a query to the words of the library: exact forms, relatives, beginnings, slips.

use super::abbreviations::Abbreviations;
use super::query::{Phrase, Query, QueryWord};
use super::shelves::Shelves;
use super::terms::{Term, Terms};

/// How much a longer word counts that begins like an unfinished one.
const LONGER: f32 = 0.8;

/// How much a word counts that is one slip away.
const SLIP: f32 = 0.5;

/// For each of its letters, no more words than this stand for an unfinished word.
const MOST_LONGER: usize = 50;

/// All words of the library that stand for one word of the query, each with its weight.
pub(super) struct Group {
    pub(super) forms: Vec<(Term, f32)>,
    /// The phrases that the word is short for.
    pub(super) phrases: Vec<Phrase>,
    /// Where the word stands in the query.
    pub(super) place: u32,
}

/// No more words of a query than this are looked for.
const MOST_WORDS: usize = 24;

/// How much an abbreviation counts for each word that it stands for.
const SHORT: f32 = 0.4;

/// So many meanings of an abbreviation are looked for.
const MOST_MEANINGS: usize = 2;

/// Where the words are looked up.
pub(super) struct Lexicon<'a> {
    pub(super) terms: &'a Terms,
    pub(super) postings: &'a Shelves,
    pub(super) abbreviations: &'a Abbreviations,
    /// How much a relative of a word counts beside the word itself.
    pub(super) relative: f32,
}

/// The groups of a query, in its order; a word that comes again joins the first.
pub(super) fn groups(lexicon: &Lexicon<'_>, query: &Query) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for word in &query.words {
        let forms = lexicon.forms(word);
        let first = forms.first().map(|&(term, _)| term);
        if !groups.iter().any(|group| first.is_some() && group.forms.first().map(|&(term, _)| term) == first) {
            groups.push(Group { forms, phrases: lexicon.meanings(word), place: word.place });
        }
    }
    lexicon.add_abbreviations(&mut groups, query);
    lexicon.keep_rarest(&mut groups);
    groups
}

impl Lexicon<'_> {
    /// Leaves the words that tell most, in their order, so that a whole page can be pasted as a query.
    fn keep_rarest(&self, groups: &mut Vec<Group>) {
        let entries = |group: &Group| group.forms.iter().map(|&(term, _)| self.count(term)).sum::<usize>();
        let mut counts: Vec<usize> = groups.iter().map(entries).filter(|&entries| entries > 0).collect();
        counts.sort_unstable();
        if let Some(&most) = counts.get(MOST_WORDS - 1) {
            groups.retain(|group| (1..=most).contains(&entries(group)));
        }
    }

    /// The phrases that a word is short for.
    fn meanings(&self, word: &QueryWord) -> Vec<Phrase> {
        let meanings = self.abbreviations.meanings(&word.folded);
        meanings.iter().take(MOST_MEANINGS).filter_map(|words| super::query::phrase(words, false)).collect()
    }

    /// Where the query spells out a phrase, its abbreviation stands for each of the words.
    fn add_abbreviations(&self, groups: &mut [Group], query: &Query) {
        for (short, run) in self.abbreviations.shortenings(&query.spoken) {
            let Some(term) = self.terms.find(&short) else { continue };
            for group in groups.iter_mut().filter(|group| run.contains(&(group.place as usize))) {
                add(&mut group.forms, std::iter::once(term), SHORT);
            }
        }
    }

    fn count(&self, term: Term) -> usize {
        self.postings.count(term)
    }

    /// So many of the words that most entries have.
    fn commonest(&self, words: impl Iterator<Item = Term>, most: usize) -> impl Iterator<Item = Term> {
        let mut counted: Vec<(usize, Term)> = words.map(|term| (self.count(term), term)).collect();
        if counted.len() > most {
            let word = |term| self.terms.word(term);
            counted.select_nth_unstable_by(most, |one, other| {
                other.0.cmp(&one.0).then_with(|| word(one.1).cmp(word(other.1)))
            });
            counted.truncate(most);
        }
        counted.into_iter().map(|(_, term)| term)
    }

    fn forms(&self, word: &QueryWord) -> Vec<(Term, f32)> {
        let in_use = |term: &Term| self.count(*term) > 0;
        let exact = self.terms.find(&word.folded).filter(in_use);
        let mut forms: Vec<(Term, f32)> = exact.map(|term| (term, 1.0)).into_iter().collect();
        add(&mut forms, self.terms.relatives(&word.folded).into_iter().filter(in_use), self.relative);
        if word.unfinished {
            let longer = self.terms.beginning_with(&word.folded).into_iter().filter(in_use);
            add(&mut forms, self.commonest(longer, MOST_LONGER * word.folded.len()), LONGER);
        }
        if forms.is_empty() && word.folded.chars().count() >= 4 {
            add(&mut forms, self.terms.one_slip_from(&word.folded).into_iter().filter(in_use), SLIP);
        }
        forms
    }
}

fn add(forms: &mut Vec<(Term, f32)>, more: impl Iterator<Item = Term>, weight: f32) {
    for term in more {
        if !forms.iter().any(|&(known, _)| known == term) {
            forms.push((term, weight));
        }
    }
}
