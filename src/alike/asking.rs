//! What kind of thing a question asks for: a number, a reason, a date, what is being done.
//!
//! "How many complaints were there?" and "Why were there complaints?" share their words and ask for different things;
//! "for what reason" and "why" share no word and ask for the same. The kinds are few and were chosen by how much they
//! tell on the fit half of the pairs that were read (`cargo bench --bench likeness`).

use rustc_hash::FxHashMap;

/// The phrases of each kind, as folded words; "/" parts words of which any may stand at that place.
const KINDS: [&[&str]; 11] = [
    // Why.
    &[
        "why",
        "for what reason/reasons",
        "what is/was/are/were the reason/reasons",
        "the/his/her/its/their reason/reasons for/why/that/behind/is/was/were",
        "on what ground/grounds/basis",
        "evidential basis",
        "rationale",
    ],
    // How many.
    &["how many", "what number/numbers", "number/numbers"],
    // What part.
    &["proportion", "percentage", "what/and share"],
    // When.
    &[
        "when",
        "how long/soon",
        "on/by what date/dates",
        "timetable/timetables/timeline/timelines/timescale/timescales/timeframe/timeframes",
    ],
    // How much money.
    &["how much", "what amount/sum", "cost/costs", "spend/spent/spending", "expenditure", "funding"],
    // What is done.
    &[
        "steps/measures",
        "what action/actions/progress/support",
        "what further/additional/urgent action/actions",
        "doing/done",
    ],
    // What is thought of it.
    &[
        "assessment/assessments/assess/assesses/assessed/assessing",
        "evaluate/evaluated/evaluation",
        "implications/adequacy/effectiveness",
    ],
    // Who was spoken with.
    &[
        "discuss/discussed/discussion/discussions",
        "met/meeting/meetings with",
        "talks/conversations/representations/correspondence",
    ],
    // Whether something will be given out.
    &["publish", "list", "place a copy"],
    // Who, and which of several.
    &["who", "which"],
    // Where.
    &["where"],
];

/// A set of kinds, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u16);

impl Kinds {
    /// Both sets as one.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many kinds stand in one of two sets alone.
    pub(super) fn apart(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }
}

type Phrase = Vec<Vec<&'static str>>;

/// The phrases by their first word.
pub(super) struct Phrases(FxHashMap<&'static str, Vec<(Kinds, Phrase)>>);

impl Phrases {
    pub(super) fn new() -> Self {
        let mut by_first: FxHashMap<&'static str, Vec<(Kinds, Phrase)>> = FxHashMap::default();
        for (at, phrases) in KINDS.iter().enumerate() {
            for phrase in *phrases {
                let mut places = phrase.split(' ').map(|place| place.split('/').collect::<Vec<_>>());
                let first = places.next().unwrap_or_default();
                let rest: Phrase = places.collect();
                for word in first {
                    by_first.entry(word).or_default().push((Kinds(1 << at), rest.clone()));
                }
            }
        }
        Self(by_first)
    }

    /// The kinds whose phrases begin with the first of some folded words, and how many words the longest has; nothing
    /// is no kind and no word.
    pub(super) fn at(&self, words: &[&str]) -> (Kinds, usize) {
        let Some((first, rest)) = words.split_first() else { return Default::default() };
        let fits = |phrase: &Phrase| {
            phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(place, word)| place.contains(word))
        };
        let begun = self.0.get(first).into_iter().flatten().filter(|(_, phrase)| fits(phrase));
        begun.fold(Default::default(), |(kinds, longest), (kind, phrase)| {
            (kinds.with(*kind), longest.max(phrase.len() + 1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Kinds {
        let phrases = Phrases::new();
        let words: Vec<&str> = text.split(' ').collect();
        (0..words.len()).fold(Kinds::default(), |kinds, at| kinds.with(phrases.at(&words[at..]).0))
    }

    #[test]
    fn one_kind_has_several_openings() {
        assert_eq!(kinds("why was it shut"), kinds("for what reason was it shut"));
        assert_eq!(kinds("how many lorries were there"), kinds("what number of lorries was there"));
        assert_eq!(kinds("when will it open"), kinds("what is the timetable"));
        assert_ne!(kinds("how many were there"), kinds("why were there any"));
        assert_eq!(kinds("how many were there").apart(kinds("why were there any")), 2);
        assert_eq!(kinds("the bridge is shut"), Kinds::default());
    }

    #[test]
    fn a_phrase_is_as_long_as_the_longest_that_fits() {
        let phrases = Phrases::new();
        assert_eq!(phrases.at(&["for", "what", "reason", "is", "it"]).1, 3);
        assert_eq!(phrases.at(&["for", "what"]).1, 0);
        assert_eq!(phrases.at(&[]).1, 0);
    }
}
