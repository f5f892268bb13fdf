//! A planning or licensing case: looked for only where the body's rules name it as a ground. The hint is narrow, so
//! that it is seldom wrong; the ground stays among what is not checked.

use super::reading::{own_blocks, phrase, pieces};
use super::{Basis, Checking, Finding, Report, Severity};

const GROUND: &str = "planning-licensing";

/// Words that go before one case. Whole words, in lower case.
const PHRASES: &[&str] = &[
    "planning application for",
    "planning application at",
    "planning application number",
    "planning application reference",
    "application for planning permission",
    "licensing application for",
    "licensing application by",
    "application for a premises licence",
    "premises licence for",
    "licence application by",
];

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let Some((body, ground)) = checking.body.and_then(|body| Some((body, body.ground(GROUND)?))) else { return };
    for block in own_blocks(&checking.draft.question) {
        let Some(range) = reference(&block.text).or_else(|| phrase(&block.text, PHRASES)) else { continue };
        let words = block.text.get(range.0..range.1).unwrap_or_default();
        let sentence = format!("“{words}” may be about one planning or licensing case, which these rules do not take.");
        let finding = Finding::new("planning", Severity::MayHelp, sentence);
        report.find(finding.in_block(block.id, &block.text, range).because(Some(Basis::of_ground(body, ground))));
    }
}

/// The reference of an application: "24/01234/FUL".
fn reference(text: &str) -> Option<(usize, usize)> {
    let is_one = |word: &str| {
        let steps: Vec<&str> = word.split('/').collect();
        let digits = |step: &str, least: usize, most: usize| {
            (least..=most).contains(&step.len()) && step.bytes().all(|byte| byte.is_ascii_digit())
        };
        matches!(steps.as_slice(), [year, number, kind]
            if digits(year, 2, 4) && digits(number, 3, 6)
                && (2..=6).contains(&kind.len()) && kind.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    pieces(text).find(|piece| is_one(piece.text)).map(|piece| (piece.start, piece.end))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, of};
    use crate::body::{Body, Ground, Test};

    #[test]
    fn one_case_is_marked_only_where_the_rules_name_it() {
        let mut body = Body::named("x", "Example Council");
        let check = |body: &Body, text: &str, expected: Option<&str>| {
            let found = of(&draft(&format!("- {text}")), Some(body), "planning");
            assert_eq!(found.map(|found| found.words).as_deref(), expected, "{text}");
        };
        check(&body, "Why was 24/01234/FUL refused?", None);
        let text = "Planning matters.".to_owned();
        body.grounds = Some(vec![Ground { id: super::GROUND.into(), test: Test::Pattern, text, months: None }]);
        check(&body, "Why was 24/01234/FUL refused?", Some("24/01234/FUL"));
        check(&body, "When is the planning application for Mill Lane heard?", Some("planning application for"));
        check(&body, "How many planning applications came in 2023/24, and on 12/2026?", None);
        check(&body, "Will the planning policy change?", None);
    }
}
