//! Whether the question keeps to the body's limit of words, by the body's own idea of what counts.

use super::reading::lengths;
use super::{Checking, Finding, Report, Severity};
use crate::body::{Counts, Field, Words};
use crate::question::Question;
use crate::text::plural;

/// How many words of a question a limit counts. Where it is not stated which, all that is sent.
pub fn counted(question: &Question, limit: Words) -> usize {
    let lengths = lengths(question);
    let alone = limit.counts == Some(Counts::Question);
    let opening = if alone && lengths.asks { 0 } else { lengths.opening };
    let quoted = if limit.quotations.unwrap_or(!alone) { lengths.quoted } else { 0 };
    opening + lengths.asking + quoted
}

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let Some(limit) = checking.body.and_then(|body| body.limits.words) else {
        return report.not_stated(checking, Field::Words);
    };
    let question = &checking.draft.question;
    let (count, all, max) = (counted(question, limit), question.words(), limit.max as usize);
    let finding = if count > max {
        let which =
            limit.counts.map(|counts| if counts == Counts::Question { " in the question alone" } else { " in all" });
        let over = plural(count - max, "word");
        let sentence =
            format!("{}{}; the limit is {max}: take out {over}.", plural(count, "word"), which.unwrap_or_default());
        Finding::new("too-many-words", Severity::MustKnow, sentence).counting(count)
    } else if all > max {
        let sentence = format!(
            "{} by this body’s count, within the limit of {max}, but {all} in all: ask the clerk whether the opening and quoted words count.",
            plural(count, "word")
        );
        Finding::new("words-in-all", Severity::MayHelp, sentence).counting(all)
    } else if pieces(question) > max {
        let sentence = format!(
            "{}, within the limit of {max}, but a word processor counts lone dashes and signs too and may find more.",
            plural(count, "word")
        );
        Finding::new("words-near", Severity::MayHelp, sentence)
    } else {
        return;
    };
    report.find(finding.because(checking.basis(Field::Words)));
}

/// All that stands between white space, as word processors count.
fn pieces(question: &Question) -> usize {
    question.blocks.iter().map(|block| block.text.split_whitespace().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, of, report};
    use super::*;
    use crate::body::Body;

    const QUESTION: &str = "- The road was shut in May.\nq We shall open it.\n- Will the Leader say:\np when;\np why?";

    fn limit(max: u32, counts: Option<Counts>, quotations: Option<bool>) -> Words {
        Words { max, counts, quotations }
    }

    #[test]
    fn each_body_counts_what_it_counts() {
        let check = |counts, quotations, expected| {
            assert_eq!(counted(&draft(QUESTION).question, limit(1, counts, quotations)), expected);
        };
        check(None, None, 16);
        check(Some(Counts::Submission), None, 16);
        check(Some(Counts::Submission), Some(false), 12);
        check(Some(Counts::Question), None, 6);
        check(Some(Counts::Question), Some(true), 10);
        let statement = draft("- The road was shut in May.").question;
        assert_eq!(counted(&statement, limit(1, Some(Counts::Question), None)), 6);
    }

    #[test]
    fn too_many_words_are_said_with_the_limit_and_its_clause() {
        let mut body = Body::named("x", "Example Council");
        body.limits.words = Some(limit(5, Some(Counts::Question), None));
        let found = of(&draft(QUESTION), Some(&body), "too-many-words").unwrap();
        assert_eq!(found.sentence, "6 words in the question alone; the limit is 5: take out 1 word.");
        assert!(found.basis.unwrap().line().starts_with("At most 5 words"));
        body.limits.words = Some(limit(6, Some(Counts::Question), None));
        assert!(of(&draft(QUESTION), Some(&body), "words-in-all").is_some());
        body.limits.words = Some(limit(3, None, None));
        assert!(of(&draft("- Why – or when?"), Some(&body), "words-near").is_some());
        assert!(of(&draft("- Why or when?"), Some(&body), "words-near").is_none());
    }

    #[test]
    fn a_limit_that_is_not_stated_is_not_checked() {
        let body = Body::named("x", "Example Council");
        let not_checked = report(&draft(QUESTION), Some(&body)).not_checked;
        assert!(not_checked.iter().any(|not| not.field == Some(Field::Words) && not.code == "not-stated"));
    }
}
