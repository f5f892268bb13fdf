//! The grounds for refusing that no check looks for: they are listed, so that nobody takes silence
//! for a pass.

use super::{Checking, NotChecked, Report};
use crate::body::{Field, Test};

/// Grounds that checks of their own look for.
const CHECKED: &[&str] = &[
    "duplicate",
    "over-length",
    "parts",
    "late",
    "names-individual",
    "statement-not-question",
    "operational-policing",
    "not-brief",
];

pub(super) fn check(checking: &Checking, report: &mut Report) {
    let Some(body) = checking.body else { return };
    let Some(grounds) = &body.grounds else { return report.not_stated(checking, Field::Grounds) };
    let open =
        grounds.iter().filter(|ground| ground.test != Test::Declaration && !CHECKED.contains(&ground.id.as_str()));
    for ground in open {
        let sentence = format!("Not checked by this app: {}", ground.text);
        report.not_checked.push(NotChecked { code: "ground", field: Some(Field::Grounds), sentence });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, report};
    use crate::body::presets;

    #[test]
    fn every_ground_of_every_body_is_checked_asked_or_listed() {
        for body in presets() {
            let not_checked = report(&draft("- Why?"), Some(body)).not_checked;
            for ground in body.grounds.iter().flatten() {
                let listed = not_checked.iter().any(|not| not.sentence.ends_with(&ground.text));
                let asked =
                    super::super::declarations(&draft("- Why?"), body).iter().any(|asked| asked.id == ground.id);
                assert!(listed || asked || super::CHECKED.contains(&ground.id.as_str()), "{} {}", body.id, ground.id);
            }
        }
    }
}
