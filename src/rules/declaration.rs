//! What a body asks the writer to declare, and whether it was.

use super::{Basis, Checking, DetailPlace, Finding, Report, Severity};
use crate::body::{Body, Field, Subject, Test};
use crate::question::Draft;
use crate::text::plural;

/// Something to say yes or no to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Its name, unique within the body.
    pub id: String,
    /// The question to the writer.
    pub text: String,
    /// The answer that the rules look for; `None` where it is not clear which that is.
    pub wanted: Option<bool>,
    /// The rule that asks.
    pub basis: Basis,
    /// What the writer answered.
    pub answer: Option<bool>,
}

/// The questions for the grounds that are known, and the answer that the rules look for.
const KNOWN: &[(&str, &str, bool)] = &[
    ("confidential-exempt", "Would an answer disclose confidential or exempt information?", false),
    ("own-circumstances", "Is it about your own case, or another individual’s?", false),
    ("live-complaint", "Is it about a complaint that is still running?", false),
    ("legal-proceedings", "Does it refer to legal proceedings, begun or expected?", false),
    ("day-to-day-service", "Is it about a day-to-day service that has not been put to that service first?", false),
    ("not-on-agenda", "Is it about an item on the agenda of this meeting?", true),
    ("on-agenda", "Is its matter on the agenda of this meeting?", false),
    ("missing-name-address", "Have you given the clerk your name and address?", true),
];

/// What a body asks the writer of a draft to declare, with the answers so far.
pub fn declarations(draft: &Draft, body: &Body) -> Vec<Declaration> {
    let answer =
        |id: &str| draft.advice.declared.iter().find(|declared| declared.id == id).map(|declared| declared.yes);
    let one = |id: &str, text: &str, wanted, basis| Declaration {
        id: id.to_owned(),
        text: text.to_owned(),
        wanted,
        basis,
        answer: answer(id),
    };
    let who = body.who_may_ask.iter().map(|who| {
        one(
            "who-may-ask",
            &format!("Who may ask: {who} Is that so of you?"),
            Some(true),
            Basis::of(body, Field::WhoMayAsk),
        )
    });
    let grounds = body.grounds.iter().flatten().filter(|ground| ground.test == Test::Declaration);
    let grounds = grounds.map(|ground| {
        let known = KNOWN.iter().find(|(id, ..)| *id == ground.id);
        let text = known.map_or(ground.text.as_str(), |(_, text, _)| text);
        one(&ground.id, text, known.map(|(.., wanted)| *wanted), Basis::of_ground(body, ground))
    });
    let subject = subject(body).map(|(id, wanted)| {
        let text = KNOWN.iter().find(|(known, ..)| *known == id).map_or("", |(_, text, _)| text);
        one(id, text, Some(wanted), Basis::of(body, Field::Subject))
    });
    // The rule's sentence would list all of them.
    let basis = || Basis {
        text: body.clause(Field::Declarations).map(|clause| clause.text.clone()),
        ..Basis::of(body, Field::Declarations)
    };
    let own = body.declarations.iter().map(|asked| one(&asked.id, &asked.text, Some(true), basis()));
    who.chain(grounds).chain(subject).chain(own).collect()
}

/// The declaration that the rule for the subject needs, where no ground asks for it already.
fn subject(body: &Body) -> Option<(&'static str, bool)> {
    let (id, wanted) = match body.subject? {
        Subject::AgendaOnly => ("not-on-agenda", true),
        Subject::NotOnAgenda => ("on-agenda", false),
    };
    body.ground(id).is_none().then_some((id, wanted))
}

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let Some(body) = checking.body else { return };
    let all = declarations(checking.draft, body);
    let open = all.iter().filter(|declaration| declaration.answer.is_none()).count();
    if open > 0 {
        let sentence = format!("{} still to be answered.", plural(open, "declaration"));
        report.find(Finding::new("declarations-open", Severity::MayHelp, sentence).at(DetailPlace::Declarations));
    }
    for declaration in all {
        let unfit =
            declaration.answer.is_some() && declaration.wanted.is_some() && declaration.answer != declaration.wanted;
        if unfit {
            let answer = if declaration.answer == Some(true) { "yes" } else { "no" };
            let sentence = format!(
                "You answered {answer} to “{}” The clerk may ask you about it, or refuse the question.",
                declaration.text
            );
            let finding = Finding::new("declared", Severity::ShouldKnow, sentence).at(DetailPlace::Declarations);
            report.find(Finding { words: declaration.id, ..finding.because(Some(declaration.basis)) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, of};
    use super::super::{choose_rules, declare};
    use super::*;
    use crate::body::offered;
    use crate::question::Declared;

    #[test]
    fn what_is_asked_is_open_until_answered_and_an_answer_against_the_rules_is_said() {
        let mut draft = draft("- Why?");
        let mut body = Body::named("x", "Example Council");
        body.subject = Some(Subject::AgendaOnly);
        body.declarations = offered();
        draft.apply(choose_rules(&draft, Some(&body.id))).unwrap();
        assert_eq!(declarations(&draft, &body).len(), 3);
        assert!(of(&draft, Some(&body), "declarations-open").unwrap().sentence.starts_with("3 declarations"));
        for declaration in declarations(&draft, &body) {
            let yes = declaration.id != "not-on-agenda";
            let answer = Declared { id: declaration.id.clone(), text: declaration.text, yes, note: String::new() };
            draft.apply(declare(&draft, &declaration.id, Some(answer))).unwrap();
        }
        assert_eq!(of(&draft, Some(&body), "declarations-open"), None);
        assert_eq!(of(&draft, Some(&body), "declared").unwrap().words, "not-on-agenda");
        let asked = declarations(&draft, &body).remove(0);
        draft.apply(declare(&draft, &asked.id, None)).unwrap();
        assert_eq!(draft.advice.declared.len(), 2);
    }
}
