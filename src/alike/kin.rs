//! Words that mean the same in questions to public bodies, or are of one family: "shut" and "closed", "cost" and
//! "spent", "prescribe" and "prescription".
//!
//! Where one text has the one and the other text another, they count as shared, for somewhat less than one word that
//! stands in both. The table was written by hand from what such questions ask about, and from pairs of the fit half that
//! were missed; stemming has brought together what differs in its ending alone.

use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHasher};

use super::reading::{Reading, Word};

/// What two kindred words share of what they tell. Set by hand: between a half and all of it makes little difference.
const SHARED: f32 = 0.7;

/// Words whose stems begin with so many of the same letters are of one family. Five do about as well.
const LETTERS: usize = 6;

/// Words of each line mean nearly the same; no stem is in two.
const EQUIVALENTS: &[&str] = &[
    "cost spend spent expenditure expense outlay",
    "fund finance",
    "fee charge levy",
    "shut close closure",
    "open reopen",
    "begin began begun start commence launch",
    "end finish conclude conclusion complete",
    "stop cease halt discontinue scrap abolish abolition",
    "reduce reduction cut lower decrease minimise",
    "fall fell drop decline",
    "increase raise rise risen rose",
    "grow grew grown growth expand expansion",
    "improve enhance better upgrade",
    "quality standard",
    "worsen deteriorate",
    "plan intend intention",
    "step measure action",
    "assess evaluate estimate analyse analysis appraise",
    "review examine reconsider reassess",
    "effect impact implication consequence affect",
    "merit benefit advantage",
    "help assist support aid",
    "ensure guarantee",
    "provide provision deliver delivery supply",
    "give gave given grant award",
    "tackle address combat",
    "prevent avoid avert",
    "encourage promote incentivise",
    "protect safeguard",
    "risk danger hazard threat",
    "harm damage injury",
    "need require",
    "discuss meet met talk conversation",
    "representation correspondence letter",
    "tell told notify notification",
    "ask request",
    "reply respond response answer",
    "publish publication release",
    "introduce introduction bring brought enact",
    "legislation law statute",
    "policy strategy",
    "rule regulation",
    "ban prohibit",
    "allow permit permission enable",
    "remove withdraw withdrawn",
    "replace substitute",
    "change alter amend reform",
    "extend extension prolong",
    "continue retain keep kept maintain",
    "delay postpone",
    "decide decision determine",
    "choose chose chosen choice select",
    "inspect check audit",
    "monitor track",
    "employ job",
    "employee staff personnel workforce worker",
    "hire recruit appoint",
    "dismiss sack redundant",
    "wage salary pay earn income",
    "child children",
    "young youth teenager",
    "pupil student",
    "elderly older pensioner",
    "person people individual",
    "resident inhabitant",
    "council authority",
    "home house dwelling accommodation",
    "flat apartment",
    "tenant renter tenancy",
    "build built construct",
    "repair mend fix maintenance refurbish renovate",
    "road street highway",
    "car vehicle",
    "lorry hgv truck",
    "bicycle bike cycle cyclist",
    "bus coach",
    "rail railway",
    "accident crash collision",
    "pavement footpath footway",
    "litter rubbish waste garbage",
    "bin collect",
    "sewage sewer wastewater effluent",
    "pollution contaminate",
    "tree woodland forest",
    "health healthcare",
    "medicine medication drug",
    "doctor gp",
    "dentist dental",
    "illness disease sick",
    "treatment treat therapy",
    "death die fatal dead",
    "police constabulary",
    "officer constable",
    "crime criminal offence",
    "theft steal stolen burglary",
    "arrest detain detention imprison",
    "prison jail custody",
    "convict prosecute",
    "violence violent assault attack",
    "fraud scam",
    "weapon arms munition",
    "soldier troop",
    "migrant migrate immigrant",
    "foreign overseas abroad",
    "business company firm enterprise",
    "contract procure",
    "buy bought purchase acquire",
    "sell sold sale",
    "debt arrears",
    "loan lend borrow",
    "target goal aim objective",
    "deadline timetable timeline timescale timeframe schedule",
    "frequent often regular",
    "recent latest",
    "total overall",
    "average mean",
    "proportion percentage share",
    "value worth",
    "lack shortage shortfall insufficient inadequate",
    "enough adequate sufficient",
    "available access",
    "big large",
    "small little",
    "fast quick rapid swift",
    "safe safety",
    "region area",
    "country nation",
    "world global international",
    "show reveal",
    "data information figure statistic",
    "record log",
    "evidence basis",
    "view opinion",
    "stakeholder partner organisation",
    "consult engage",
    "agree deal",
    "promise pledge commitment",
    "use usage utilise",
    "apply application",
    "approve authorise",
    "refuse reject",
    "eligible qualify entitled",
    "compensate redress reimburse refund",
    "poor poverty deprived",
    "consumer customer",
    "farm agriculture",
    "food meal",
    "fish fishery",
    "ship vessel",
    "airport aviation flight",
    "internet online digital broadband",
    "phone telephone mobile",
    "centre facility unit",
    "site location",
    "wales welsh",
    "scotland scottish",
    "ireland irish",
    "england english",
    "britain british uk",
    "france french",
    "germany german",
    "china chinese",
    "india indian",
    "israel israeli",
    "russia russian",
    "ukraine ukrainian",
    "palestine palestinian",
    "europe european eu",
    "america american",
];

/// What kindred words have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kin {
    /// The line of the table.
    Meaning(usize),
    /// A hash of the letters that the family begins with.
    Family(u64),
}

impl Kin {
    /// That of a stem; numbers and short words outside the table have none.
    pub(super) fn of(stem: &str) -> Option<Self> {
        static LINES: LazyLock<FxHashMap<String, usize>> = LazyLock::new(lines);
        let family = || {
            let head = stem.get(..LETTERS).filter(|head| head.chars().all(|letter| letter.is_ascii_alphabetic()))?;
            let mut hasher = FxHasher::default();
            hasher.write(head.as_bytes());
            Some(Self::Family(hasher.finish()))
        };
        LINES.get(stem).map(|line| Self::Meaning(*line)).or_else(family)
    }
}

fn lines() -> FxHashMap<String, usize> {
    let stemmer = Stemmer::new(Algorithm::English);
    let words = EQUIVALENTS.iter().enumerate().flat_map(|(at, line)| line.split(' ').map(move |word| (word, at)));
    words.map(|(word, at)| (stemmer.stem(word).into_owned(), at)).collect()
}

/// The words of two texts that stand in one alone and have kin in the other.
pub(super) struct Kindred {
    /// What the kindred words of both share.
    each: FxHashMap<Kin, f32>,
}

impl Kindred {
    /// Those of two texts; the same whichever comes first.
    pub(super) fn of(one: &Reading, other: &Reading) -> Self {
        let (mut each, there) = (alone(one, other), alone(other, one));
        each.retain(|kin, here| {
            there.get(kin).is_some_and(|there| {
                *here = SHARED * (*here + there) / 2.0;
                true
            })
        });
        Self { each }
    }

    /// What they share together.
    pub(super) fn sum(&self) -> f32 {
        self.each.values().sum()
    }

    /// What a word that stands in one text alone shares with its kin in the other.
    pub(super) fn shared(&self, word: &Word) -> Option<f32> {
        self.each.get(&word.kin?).copied()
    }
}

/// The most that words tell which stand in one text alone, by their kin.
fn alone(one: &Reading, other: &Reading) -> FxHashMap<Kin, f32> {
    let mut told: FxHashMap<Kin, f32> = FxHashMap::default();
    for word in one.words.iter().filter(|word| !other.has(word)) {
        if let Some(kin) = word.kin {
            let most = told.entry(kin).or_default();
            *most = most.max(word.weight);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alike::Weigh;

    fn kin(word: &str) -> Option<Kin> {
        Kin::of(&Stemmer::new(Algorithm::English).stem(word))
    }

    #[test]
    fn no_stem_is_in_two_lines() {
        assert_eq!(lines().len(), EQUIVALENTS.iter().flat_map(|line| line.split(' ')).count());
    }

    #[test]
    fn words_of_one_meaning_and_of_one_family_are_kindred() {
        assert_eq!(kin("closed"), kin("shut"));
        assert_eq!(kin("spent"), kin("cost"));
        assert_eq!(kin("prescribed"), kin("prescription"));
        assert_ne!(kin("received"), kin("approved"));
        assert_eq!(kin("2023"), None);
        assert_eq!(kin("20232024"), None);
        assert_eq!(kin("ŵŵŵ"), None);
    }

    #[test]
    fn a_word_that_stands_in_both_has_no_kin() {
        let weigh = Weigh::at_large();
        let read = |text: &str| Reading::of(text, &weigh);
        let shared = |one: &str, other: &str| Kindred::of(&read(one), &read(other)).sum();
        assert!(shared("the bridge is shut", "the bridge is closed") > 0.0);
        assert_eq!(
            shared("the bridge is shut", "the bridge is closed")
                .total_cmp(&shared("the bridge is closed", "the bridge is shut")),
            std::cmp::Ordering::Equal
        );
        assert!(shared("the bridge is shut", "the bridge is shut and closed") <= 0.0);
    }
}
