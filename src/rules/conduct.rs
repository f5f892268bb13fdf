//! An allegation about somebody's conduct: looked for only where the body's rules name it as a ground. The hint is
//! narrow, so that it is seldom wrong; the ground stays among what is not checked.

use super::reading::phrases;
use super::{Basis, Checking, Finding, Report, Severity};

const GROUND: &str = "conduct-allegation";

/// Words that blame a person rather than ask about the work. Whole words, in lower case.
const PHRASES: &[&str] = &[
    "breach of the code of conduct",
    "breached the code of conduct",
    "broke the code of conduct",
    "breach of the members’ code",
    "breached the members’ code",
    "misconduct",
    "malpractice",
    "maladministration",
    "corrupt",
    "corruption",
    "fraud",
    "fraudulent",
    "bribed",
    "bribery",
    "dishonest",
    "dishonesty",
    "lied",
    "lying to",
    "misled",
    "cover up",
    "cover-up",
    "covered up",
    "incompetent",
    "incompetence",
    "negligent",
    "bullied",
    "bullying by",
    "failed in his duty",
    "failed in her duty",
    "failed in their duty",
    "abused his position",
    "abused her position",
    "abused their position",
];

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let Some((body, ground)) = checking.body.and_then(|body| Some((body, body.ground(GROUND)?))) else { return };
    for (block, range, words) in phrases(&checking.draft.question, PHRASES) {
        let sentence =
            format!("“{words}” may read as an allegation about somebody’s conduct, which these rules do not take.");
        let finding = Finding::new("conduct", Severity::MayHelp, sentence);
        report.find(finding.in_block(block.id, &block.text, range).because(Some(Basis::of_ground(body, ground))));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, of};
    use crate::body::presets;

    #[test]
    fn blame_is_marked_only_where_the_rules_name_it() {
        let minds = presets().iter().find(|body| body.ground(super::GROUND).is_some());
        assert!(minds.is_some());
        let check = |body, text: &str, expected: Option<&str>| {
            let found = of(&draft(&format!("- {text}")), body, "conduct");
            assert_eq!(found.map(|finding| finding.words).as_deref(), expected, "{text}");
        };
        let text = "Why has nobody said that the officers misled the panel?";
        check(None, text, None);
        check(minds, text, Some("misled"));
        check(minds, "Was there a breach of the code of conduct?", Some("breach of the code of conduct"));
        check(minds, "How is the conduct of bus drivers looked at?", None);
    }
}
