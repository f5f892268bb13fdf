//! What a file with a body's rules would change, before it does.

use super::{Body, Field};
use crate::named::Named;

/// One rule that a file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which rule.
    pub field: Field,
    /// The sentence that it makes now; `None` where it is not stated.
    pub before: Option<String>,
    /// The sentence that it would make.
    pub after: Option<String>,
}

impl Changed {
    /// The change in one sentence.
    pub fn sentence(&self) -> String {
        let name = self.field.words();
        match (&self.before, &self.after) {
            (Some(before), Some(after)) if before == after => {
                format!("{name}: details change that this page does not show.")
            }
            (Some(before), Some(after)) => format!("{name}: now “{before}” It becomes “{after}”"),
            (None, Some(after)) => format!("{name}: not stated until now. It becomes “{after}”"),
            (Some(before), None) => format!("{name}: now “{before}” It becomes not stated."),
            (None, None) => format!("{name}: details change that this page does not show."),
        }
    }
}

/// What a body from a file changes, field by field. Against nothing, all that it states.
pub fn changes(now: Option<&Body>, file: &Body) -> Vec<Changed> {
    let changed = |field: &Field| {
        let before = now.and_then(|body| field.sentence(body));
        let after = field.sentence(file);
        (before != after).then_some(Changed { field: *field, before, after })
    };
    let shown: Vec<Changed> = Field::ALL.iter().filter_map(changed).collect();
    match now {
        // What no sentence shows must still not change unseen.
        Some(body) if shown.is_empty() && body != file => {
            vec![Changed { field: Field::Name, before: Some(body.name.clone()), after: Some(body.name.clone()) }]
        }
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{PerOrganisation, PerYear, Words};

    #[test]
    fn a_file_says_what_it_changes_and_nothing_else() {
        let mut now = Body::named("x", "Example Council");
        now.limits.words = Some(Words { max: 100, counts: None, quotations: None });
        now.limits.per_organisation = Some(PerOrganisation { max: 1 });
        let mut file = now.clone();
        assert_eq!(changes(Some(&now), &file), []);
        file.limits.words = Some(Words { max: 150, counts: None, quotations: None });
        file.limits.per_organisation = None;
        file.limits.per_year = Some(PerYear { max: 4, year: None });
        let sentences: Vec<String> = changes(Some(&now), &file).iter().map(Changed::sentence).collect();
        assert_eq!(
            sentences,
            [
                "Words: now “At most 100 words.” It becomes “At most 150 words.”",
                "Questions from one organisation: now “One organisation may put at most 1 question at a meeting.” It becomes not stated.",
                "Questions in a year: not stated until now. It becomes “One person may put at most 4 questions in a year.”",
            ]
        );
    }

    #[test]
    fn a_new_body_shows_all_that_it_states() {
        let file = Body::named("x", "Example Council");
        let fields: Vec<Field> = changes(None, &file).iter().map(|changed| changed.field).collect();
        assert_eq!(fields, [Field::Name, Field::Forum, Field::Audience, Field::Division, Field::Status]);
    }

    #[test]
    fn what_no_sentence_shows_does_not_change_unseen() {
        let now = Body::named("x", "Example Council");
        let file = Body { id: "y".into(), ..now.clone() };
        assert_eq!(changes(Some(&now), &file).len(), 1);
    }
}
