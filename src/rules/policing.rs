//! Operational policing: for police and crime panels, whose questions are about the Commissioner's
//! own work. How the force is run is for the Chief Constable.

use super::reading::phrases;
use super::{Checking, Finding, Report};
use crate::body::{Body, Forum};

/// What only the force decides. Whole words, in lower case.
const PHRASES: &[&str] = &[
    "crime number",
    "crime reference",
    "incident number",
    "ongoing investigation",
    "live investigation",
    "current investigation",
    "state of the investigation",
    "progress of the investigation",
    "investigation into the burglary",
    "investigation into the murder",
    "investigation into the death",
    "was arrested",
    "were arrested",
    "been arrested",
    "arrest of",
    "charging decision",
    "officers attended",
    "officers did not attend",
    "officers failed to attend",
    "officers were sent",
    "officers be sent",
    "officers deployed",
    "officers be deployed",
    "chief constable deploy",
    "deploy more officers",
    "deploy officers",
    "deployment of officers",
    "covert surveillance",
    "forensic evidence",
    "shift pattern",
    "shift patterns",
];

pub(super) fn check(checking: &Checking, report: &mut Report) {
    if !checking.body.is_some_and(concerns_police) {
        return;
    }
    for (block, range, words) in phrases(&checking.draft.question, PHRASES) {
        let (severity, basis) = checking.hint("operational-policing");
        let sentence = format!(
            "“{words}” may be about the running of the force, which is for the Chief Constable: ask what the Commissioner does about it."
        );
        report.find(
            Finding::new("operational", severity, sentence).in_block(block.id, &block.text, range).because(basis),
        );
    }
}

fn concerns_police(body: &Body) -> bool {
    body.forum == Forum::PoliceAndCrimePanel || body.ground("operational-policing").is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{draft, of};
    use crate::body::{Body, Forum};

    #[test]
    fn the_running_of_the_force_is_marked_at_police_and_crime_panels_alone() {
        let draft = draft("- Why was nobody sent when a man was arrested in Mill Lane?");
        let mut body = Body::named("x", "Example Panel");
        assert_eq!(of(&draft, Some(&body), "operational"), None);
        body.forum = Forum::PoliceAndCrimePanel;
        assert_eq!(of(&draft, Some(&body), "operational").map(|found| found.words), Some("was arrested".to_owned()));
    }
}
