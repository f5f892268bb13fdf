//! What a screen reader is told of advice once typing rests: what was found, and that there is advice on earlier
//! questions and on what is cited. Only what has become another sentence is told, so that nothing is said at each pause.

use super::advice::AdviceShown;
use crate::citation::Standing;
use crate::rules::LIKE_EARLIER;
use crate::text::join;

/// What was told, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What the checks found.
    found: String,
    /// What there is besides; empty for nothing.
    besides: String,
}

impl Told {
    /// Of some advice.
    pub fn of(advice: &AdviceShown) -> Self {
        Self { found: advice.summary.clone(), besides: besides(advice) }
    }

    /// What to say after something else was told, or after nothing was; `None` where nothing is new.
    pub fn since(&self, before: Option<&Told>) -> Option<String> {
        let before = before.cloned().unwrap_or_default();
        let found = (self.found != before.found).then(|| format!("Checks: {}", self.found));
        let besides = (self.besides != before.besides).then(|| match self.besides.as_str() {
            "" => "No advice on earlier questions or citations is left.".to_owned(),
            besides => format!("There is advice on {besides}."),
        });
        let said: Vec<String> = [found, besides].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// "2 earlier questions like this one and 1 reference to link". Of the earlier questions those count that the checks
/// show; what is cited or kept is dealt with.
fn besides(advice: &AdviceShown) -> String {
    let evidence = &advice.evidence;
    let earlier = advice.findings.iter().filter(|finding| finding.mark.code == LIKE_EARLIER).count();
    let others = evidence.beside.iter().filter(|beside| beside.other.is_some()).count();
    let is_sound = |standing: Standing| standing == Standing::Verbatim;
    let quotations = evidence.quotations.iter().filter(|quotation| !is_sound(quotation.standing)).count();
    let kinds = [
        (earlier, "earlier question like this one", "earlier questions like this one"),
        (others, "of your other questions", "of your other questions"),
        (
            evidence.beside.len() - others,
            "place where your own words ask the same",
            "places where your own words ask the same",
        ),
        (quotations, "quotation to look at", "quotations to look at"),
        (evidence.mentions.len(), "reference to link", "references to link"),
    ];
    let said = kinds.into_iter().filter(|(count, ..)| *count > 0);
    let said = said.map(|(count, one, several)| format!("{count} {}", if count == 1 { one } else { several }));
    join(&said.collect::<Vec<_>>(), "and")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{BlockId, EntryId, QuestionId, RecordId};
    use crate::question::{Details, Draft, Kept};
    use crate::rules::Alike;
    use crate::worker::advice::{report, shown};
    use crate::worker::{BesideShown, Evidence, MentionShown, SidesShown};
    use jiff::Timestamp;
    use uuid::Uuid;

    fn twice(other: Option<QuestionId>) -> BesideShown {
        let (code, words, sentence, reason) = Default::default();
        let mark = Kept { code, block: None, words, sentence, reason }.into();
        BesideShown { block: None, other, sentence: String::new(), sides: SidesShown::default(), mark }
    }

    fn told(summary: &str, mentions: usize, beside: usize) -> Told {
        let block = BlockId(Uuid::nil());
        let mention = MentionShown { block, range: (0, 1), words: "Q7".into(), candidates: Vec::new() };
        let evidence =
            Evidence { mentions: vec![mention; mentions], beside: vec![twice(None); beside], ..Evidence::default() };
        Told::of(&AdviceShown { summary: summary.into(), evidence, ..AdviceShown::default() })
    }

    #[test]
    fn advice_on_what_is_cited_is_told_with_what_was_found_and_only_when_it_is_new() {
        let first = told("Nothing found.", 1, 0);
        let said = first.since(None);
        assert_eq!(said.as_deref(), Some("Checks: Nothing found. There is advice on 1 reference to link."));
        assert_eq!(first.since(Some(&first)), None);
        let found = told("Found: 1 must know.", 1, 0);
        assert_eq!(found.since(Some(&first)).as_deref(), Some("Checks: Found: 1 must know."));
        let more = told("Found: 1 must know.", 2, 2);
        let said = more.since(Some(&found));
        let expected = "There is advice on 2 places where your own words ask the same and 2 references to link.";
        assert_eq!(said.as_deref(), Some(expected));
        let none = told("Found: 1 must know.", 0, 0).since(Some(&more));
        assert_eq!(none.as_deref(), Some("No advice on earlier questions or citations is left."));
    }

    #[test]
    fn only_earlier_questions_with_a_warning_count_and_another_draft_is_told_from_ones_own_parts() {
        let draft =
            Draft::new(QuestionId(Uuid::nil()), BlockId(Uuid::nil()), &Details::default(), Timestamp::UNIX_EPOCH);
        let alike = |number: u128| Alike {
            record: RecordId(Uuid::from_u128(number)),
            entry: EntryId(Uuid::from_u128(number)),
            title: format!("Question {number}"),
            meeting: None,
            share: 90,
        };
        let (now, found) = (Timestamp::UNIX_EPOCH, [alike(1), alike(2)]);
        let mut advice = shown(&draft, None, report(&draft, None, &[], (Some(&found), &[]), now), now);
        advice.evidence.beside = vec![twice(Some(QuestionId(Uuid::nil()))), twice(None)];
        let expected = "2 earlier questions like this one, 1 of your other questions and 1 place where your own words \
                        ask the same";
        assert_eq!(Told::of(&advice).besides, expected);
    }
}
